//! How documents are to be read.

use jiff::civil::Date;

use crate::{Error, ErrorKind};

/// The largest document that is read by default: 256 MiB.
pub const MAX_BYTES: u64 = 256 << 20;

/// The formats that documents come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// One text a file; a short first line is its title.
    Text,
    /// One object a file, or an array of them.
    Json,
    /// One object a line.
    JsonLines,
    /// Comma-separated rows under a line of column names.
    Csv,
    /// Tab-separated rows under a line of column names.
    Tsv,
    /// Rows of an Apache Parquet file (feature `arrow`).
    Parquet,
    /// A web page.
    Html,
}

impl Format {
    /// Every format with the endings of the file names it goes by, the first of which is also its name.
    pub const ENDINGS: [(Self, &'static [&'static str]); 7] = [
        (Self::Text, &["txt", "text"]),
        (Self::Json, &["json"]),
        (Self::JsonLines, &["jsonl", "ndjson"]),
        (Self::Csv, &["csv"]),
        (Self::Tsv, &["tsv", "tab"]),
        (Self::Parquet, &["parquet"]),
        (Self::Html, &["html", "htm", "xhtml"]),
    ];

    /// The format of files that end so, in whatever case.
    ///
    /// ```
    /// use detente::formats::Format;
    /// assert_eq!(Format::from_ending("HTM"), Some(Format::Html));
    /// assert_eq!(Format::from_ending("pdf"), None);
    /// ```
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ENDINGS.into_iter().find_map(|(format, endings)| {
            endings
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending))
                .then_some(format)
        })
    }
}

/// How documents are to be read; the default suits most files.
///
/// ```
/// use detente::formats::ReadOptions;
/// let options = ReadOptions::default().with_text("body").with_published("pubdate");
/// assert!(options.with_encoding("klingon").is_err());
/// ```
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    pub(super) format: Option<Format>,
    pub(super) fields: Fields,
    pub(super) encoding: Option<&'static encoding_rs::Encoding>,
    pub(super) published: Option<Date>,
    pub(super) max_bytes: Option<u64>,
}

impl ReadOptions {
    /// Reads everything as this format, whatever the file's name says.
    #[must_use]
    pub fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Names the field or column of the text (by default `text`).
    #[must_use]
    pub fn with_text(mut self, field: impl Into<String>) -> Self {
        self.fields.text = Field::Named(field.into());
        self
    }

    /// Names the field or column of the title (by default `title`, where there is one; an empty name for none).
    #[must_use]
    pub fn with_title(mut self, field: impl Into<String>) -> Self {
        self.fields.title = Field::named(field.into());
        self
    }

    /// Names the field or column of the id (by default `id`, where there is one; an empty name for none).
    #[must_use]
    pub fn with_id(mut self, field: impl Into<String>) -> Self {
        self.fields.id = Field::named(field.into());
        self
    }

    /// Names the field or column of the day of publication (by default `published`, where there is one; an empty name
    /// for none).
    #[must_use]
    pub fn with_published(mut self, field: impl Into<String>) -> Self {
        self.fields.published = Field::named(field.into());
        self
    }

    /// Sets the day of publication of documents that do not bring their own.
    #[must_use]
    pub fn with_default_published(mut self, published: Date) -> Self {
        self.published = Some(published);
        self
    }

    /// Declares the encoding by a name that the web knows: `utf-8`, `windows-1252`, `shift_jis`, …
    ///
    /// # Errors
    /// [`ErrorKind::Option`] where no encoding has that name.
    pub fn with_encoding(mut self, name: &str) -> Result<Self, Error> {
        let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())
            .ok_or_else(|| {
                Error::new(
                    ErrorKind::Option,
                    format!("{name:?} is no encoding; expected a name such as utf-8, utf-16le, windows-1252, shift_jis"),
                )
            })?;
        self.encoding = Some(encoding);
        Ok(self)
    }

    /// Refuses documents of more bytes (by default [`MAX_BYTES`]).
    #[must_use]
    pub fn with_max_bytes(mut self, max_bytes: u64) -> Self {
        self.max_bytes = Some(max_bytes);
        self
    }

    pub(super) fn max_bytes(&self) -> u64 {
        self.max_bytes.unwrap_or(MAX_BYTES)
    }
}

/// Which field or column holds what.
#[derive(Debug, Clone, Default)]
pub(super) struct Fields {
    pub(super) text: Field,
    pub(super) title: Field,
    pub(super) id: Field,
    pub(super) published: Field,
}

/// The name of one field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Field {
    /// The default name, where such a field is there.
    #[default]
    Default,
    /// This name; the caller relies on it.
    Named(String),
    /// None: a field of the default name means something else.
    Ignored,
}

impl Field {
    fn named(name: String) -> Self {
        if name.is_empty() {
            Self::Ignored
        } else {
            Self::Named(name)
        }
    }

    fn or<'a>(&'a self, default: &'a str) -> Option<&'a str> {
        match self {
            Self::Default => Some(default),
            Self::Named(name) => Some(name),
            Self::Ignored => None,
        }
    }
}

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    Text,
    Title,
    Id,
    Published,
}

impl Fields {
    /// Each use with the name of its field and whether the caller named it.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Use, &str, bool)> {
        [
            (Use::Text, &self.text, "text"),
            (Use::Title, &self.title, "title"),
            (Use::Id, &self.id, "id"),
            (Use::Published, &self.published, "published"),
        ]
        .into_iter()
        .filter_map(|(what, field, default)| {
            let name = field.or(default)?;
            Some((what, name, matches!(field, Field::Named(_))))
        })
    }

    /// The name of the field for this use, where one is looked for.
    pub(super) fn name(&self, of: Use) -> Option<&str> {
        self.iter()
            .find_map(|(what, name, _)| (what == of).then_some(name))
    }
}
