use super::rows::rows;
use super::{Place, code_points};
use crate::Error;
use jiff::civil::Date;

rows! {
    /// One row for each row handed in, in the same order, whether it could be read or not.
    struct Document {
        /// Which row of the input it was, counted from 0.
        row: u32,
        /// The document's name; the row number where none was given.
        id: String,
        /// The title.
        title: Option<String>,
        /// The day of publication.
        published: Option<Date>,
        /// The ISO 639-1 code of the text's language, or `und`; empty where the row could not be read.
        language: Option<String>,
        /// How many code points the text has, title included; empty where the row could not be read.
        characters: Option<u32>,
        /// How many sentences it has; empty where the row could not be read.
        sentences: Option<u32>,
        /// Why the row could not be read.
        error: Option<String>,
        /// The code of the error's kind: `encoding`, `date`, `missing_field`, …
        error_kind: Option<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        let analysis = place.analysis;
        self.add(Document {
            row: place.row,
            id: place.id,
            title: analysis.title.as_deref(),
            published: analysis.published,
            language: Some(&analysis.language),
            characters: Some(code_points(&analysis.text)),
            sentences: Some(analysis.sentences.len() as u32),
            error: None,
            error_kind: None,
        });
    }

    pub(super) fn push_error(&mut self, row: u32, id: &str, error: &Error) {
        self.add(Document {
            row,
            id,
            title: None,
            published: None,
            language: None,
            characters: None,
            sentences: None,
            error: Some(&error.to_string()),
            error_kind: Some(error.kind().code()),
        });
    }
}
