//! Reads news and documents on international affairs into typed records, each tied to the words it rests on.
//!
//! ```
//! use detente::{Analyzer, Document};
//! let analysis = Analyzer::new().analyze(&Document::new("Seoul said that Russia sent missiles to North Korea."));
//! let claim = &analysis.claims[0];
//! assert_eq!(claim.content[0].of(&analysis.text), "Russia sent missiles to North Korea");
//! ```
//!
//! # Where to begin
//! [`Analyzer::analyze`] reads one [`Document`] into an [`Analysis`]; `Analyzer::analyze_batch` (feature `rayon`) reads many,
//! which `formats::read` (feature `readers`) finds in files. [`treaty::TreatyText::parse`] reads a treaty's text,
//! [`load_list`] a sanctions list, and [`screen::Screener`] looks names and articles up in lists. [`corpus::Corpus`] joins
//! documents. Extraction cannot fail; what reads bytes, dates and files gives an [`Error`].
//!
//! # Features
//! `rayon` and `readers` are on by default; `arrow` brings tables and Parquet, `cli` the command.
//!
//! # Floors
//! Each module uses only those above it in this list; `docs/architecture.md` follows a sentence through them.
//!
//! * `error`: the one error type.
//! * `names`: enumerations whose members have a fixed name.
//! * `whole`: files that get their name when they are whole.
//! * [`text`]: documents, spans, sentences, words.
//! * [`syntax`]: words into dependency trees.
//! * [`model`]: the records, plain typed data.
//! * [`lexicon`]: what the world and the language know, from the tables in `data/`.
//! * [`extract`]: trees and lexicon into records.
//! * `analyzer`: from a document to its records.
//! * `page`: an analysis as a page for reading.
//! * [`treaty`]: the full texts of treaties.
//! * `formats`: documents from files.
//! * [`lists`]: official sanctions lists.
//! * [`export`]: analyses in the formats of the field.
//! * [`ftm`]: FollowTheMoney entities of lists and analyses.
//! * [`corpus`]: many documents.
//! * [`screen`]: names against lists.
//! * `cli`: the command.

mod analyzer;
#[cfg(feature = "cli")]
pub mod cli;
pub mod corpus;
mod error;
pub mod export;
pub mod extract;
#[cfg(feature = "readers")]
pub mod formats;
pub mod ftm;
pub mod lexicon;
pub mod lists;
pub mod model;
mod names;
mod page;
pub mod screen;
pub mod syntax;
pub mod text;
pub mod treaty;
mod whole;

pub use analyzer::Analyzer;
pub use error::{Error, ErrorKind};
pub use lists::load_list;
pub use model::Analysis;
pub use text::Document;

/// The Rust of the documents runs as tests.
#[cfg(doctest)]
mod documents {
    #[doc = include_str!("../README.md")]
    mod readme {}
    #[doc = include_str!("../docs/dates.md")]
    mod dates {}
    #[doc = include_str!("../docs/events.md")]
    mod events {}
    #[doc = include_str!("../docs/lexicon.md")]
    mod lexicon {}
    #[doc = include_str!("../docs/quantities.md")]
    mod quantities {}
    #[doc = include_str!("../docs/quickstart.md")]
    mod quickstart {}
    #[doc = include_str!("../docs/screening.md")]
    mod screening {}
    #[doc = include_str!("../docs/syntax.md")]
    mod syntax {}
    #[doc = include_str!("../docs/text.md")]
    mod text {}
}
