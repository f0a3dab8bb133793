//! Words into records.

mod dates;
mod scan;

pub use dates::dates;
