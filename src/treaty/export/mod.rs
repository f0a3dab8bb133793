//! A treaty's text in other people's forms: Markdown, tables, Akoma Ntoso, a page for reading.

mod akoma_ntoso;
mod markdown;
mod page;
mod table;

pub use table::TreatyTable;

use super::TreatyText;
use crate::text::{Span, one_line};

/// The words of a span on one line.
fn line(treaty: &TreatyText, span: Span) -> String {
    one_line(span.of(&treaty.text)).into_owned()
}

/// The title, or the id where there is none.
fn name(treaty: &TreatyText) -> String {
    match treaty.title {
        Some(title) => line(treaty, title),
        None if treaty.id.is_empty() => "Treaty".to_owned(),
        None => treaty.id.clone(),
    }
}

/// A final clause's field as words: `entry into force`.
fn words(field: &str) -> String {
    field.replace('_', " ")
}
