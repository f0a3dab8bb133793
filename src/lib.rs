//! Reads news and documents on international affairs into typed records, each tied to the words it rests on.

mod analyzer;
#[cfg(feature = "cli")]
pub mod cli;
pub mod corpus;
mod error;
pub mod extract;
#[cfg(feature = "readers")]
pub mod formats;
pub mod lexicon;
pub mod model;
mod names;
pub mod syntax;
pub mod text;
pub mod treaty;

pub use analyzer::Analyzer;
pub use error::{Error, ErrorKind};
pub use model::Analysis;
pub use text::Document;
