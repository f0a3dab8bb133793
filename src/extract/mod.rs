//! Words, trees and lexicon into records.

mod actors;
mod claims;
mod dates;
mod events;
mod passage;
mod positions;
mod quantities;
mod quotes;
mod sanctions;
mod scan;
mod treaties;

pub(crate) use actors::{actors, cull};
pub(crate) use claims::claims;
pub use dates::dates;
pub(crate) use events::{Found as FoundSoFar, events};
pub(crate) use passage::Passage;
pub use quantities::quantities;
pub(crate) use sanctions::sanctions;
pub(crate) use treaties::treaties;
