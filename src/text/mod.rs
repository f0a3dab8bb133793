//! Documents, spans, sentences and words.

mod document;
mod language;
mod lines;
mod one_line;
mod segments;
mod sentences;
mod span;
mod tables;
mod words;

pub use document::{Document, parse_date};
pub use language::language;
pub(crate) use one_line::one_line;
pub use segments::{Segments, Sentence, Word, segment};
pub use span::{Offsets, Span};
