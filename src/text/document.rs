//! What is handed in: one document.

use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;

use crate::{Error, ErrorKind};

/// A text with what is known about it before it is read.
///
/// `text` is kept to the letter: every offset of an analysis points into it. A title that stands apart is put before the
/// body, with one empty line between, and belongs to the text from then on.
///
/// ```
/// use detente::Document;
/// let doc = Document::new("Moscow denied it.").with_title("Drones over Kyiv").with_id("wire-1");
/// assert_eq!(doc.text(), "Drones over Kyiv\n\nMoscow denied it.");
/// assert_eq!(doc.title(), Some("Drones over Kyiv"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Document {
    id: Option<String>,
    /// Bytes of `text` that are the title.
    title_len: Option<usize>,
    published: Option<Date>,
    text: String,
}

impl Document {
    /// A document of this text alone.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// Puts a title before the text. An empty title changes nothing; a second title goes before the first.
    #[must_use]
    pub fn with_title(mut self, title: &str) -> Self {
        if !title.is_empty() {
            self.text = format!("{title}\n\n{}", self.text);
            self.title_len = Some(title.len());
        }
        self
    }

    /// Says that the text begins with its title, `title_len` bytes long.
    ///
    /// A length that is past the text or inside a character is ignored.
    #[must_use]
    pub fn with_title_within(mut self, title_len: usize) -> Self {
        self.title_len = self.text.is_char_boundary(title_len).then_some(title_len);
        self
    }

    /// Names the document; tables and records of a batch are joined by this name.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the day of publication, against which "yesterday" is read.
    #[must_use]
    pub fn with_published(mut self, published: Date) -> Self {
        self.published = Some(published);
        self
    }

    /// The name, where one was given.
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// The title, where one was given.
    pub fn title(&self) -> Option<&str> {
        self.title_len.map(|len| &self.text[..len])
    }

    /// The day of publication, where one was given.
    pub fn published(&self) -> Option<Date> {
        self.published
    }

    /// The whole text as read, title first.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }
}

/// Reads a day of publication: an ISO 8601 date, or a date and time of which the day counts.
///
/// # Errors
/// [`ErrorKind::Date`] with the words found and the form expected.
///
/// ```
/// use detente::text::parse_date;
/// assert_eq!(parse_date("2024-11-22T08:00:00Z")?.to_string(), "2024-11-22");
/// assert!(parse_date("2024-13-45").is_err());
/// # Ok::<(), detente::Error>(())
/// ```
pub fn parse_date(words: &str) -> Result<Date, Error> {
    Pieces::parse(words.trim())
        .map(|pieces| pieces.date())
        .map_err(|cause| {
            Error::new(
                ErrorKind::Date,
                format!("{words:?} is no date ({cause}); expected the form 2024-11-22 or 2024-11-22T08:00:00Z"),
            )
        })
}
