//! Documents, spans, sentences and words.

mod document;
mod language;
mod lines;
mod segments;
mod sentences;
mod span;
mod tables;
mod words;

pub use document::{Document, parse_date};
pub use language::language;
pub use segments::{Segments, Sentence, Word, segment};
pub use span::{Offsets, Span};
