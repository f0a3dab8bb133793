//! Documents, spans, sentences and words.

mod document;
mod span;

pub use document::{Document, parse_date};
pub use span::{Offsets, Span};
