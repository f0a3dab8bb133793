//! The one error type of the crate.

use std::fmt;

/// What went wrong while reading bytes, dates, files or lists.
///
/// Extraction itself has no errors: any `&str` gives an [`Analysis`](crate::Analysis). An `Error` says where the input
/// stands (`origin`: a file, a line, a record), what was found there and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    origin: Option<String>,
    line: Option<u64>,
    document: Option<String>,
    message: String,
}

/// The kinds of [`Error`], each with a stable code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A file, folder or pipe could not be read or written.
    Io,
    /// Bytes are not text in the declared or detected encoding.
    Encoding,
    /// A file's shape is not what its format asks for.
    Format,
    /// A named column or field is not there.
    MissingField,
    /// A date is none.
    Date,
    /// An option has a value that it cannot have.
    Option,
    /// The input is larger than a stated limit.
    Limit,
    /// A model file is corrupt or foreign.
    Model,
    /// The caller asked to stop.
    Cancelled,
    /// A fault of this crate; the message says what to report.
    Internal,
}

impl ErrorKind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 10] = [
        Self::Io,
        Self::Encoding,
        Self::Format,
        Self::MissingField,
        Self::Date,
        Self::Option,
        Self::Limit,
        Self::Model,
        Self::Cancelled,
        Self::Internal,
    ];

    /// The stable code of the kind, as the `error` column and the Python exceptions show it.
    ///
    /// ```
    /// assert_eq!(detente::ErrorKind::MissingField.code(), "missing_field");
    /// ```
    pub const fn code(self) -> &'static str {
        match self {
            Self::Io => "io",
            Self::Encoding => "encoding",
            Self::Format => "format",
            Self::MissingField => "missing_field",
            Self::Date => "date",
            Self::Option => "option",
            Self::Limit => "limit",
            Self::Model => "model",
            Self::Cancelled => "cancelled",
            Self::Internal => "internal",
        }
    }
}

impl Error {
    /// An error of a kind, with a message in lower case and without a full stop.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self {
            kind,
            origin: None,
            line: None,
            document: None,
            message: message.into(),
        }
    }

    /// Names the file, the column or the record that the error is about.
    #[must_use]
    pub fn with_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// Names the line, counted from 1, that the error is about.
    #[must_use]
    pub fn with_line(mut self, line: u64) -> Self {
        self.line = Some(line);
        self
    }

    /// Names the document that cannot be read because of the error.
    #[must_use]
    pub fn with_document(mut self, id: impl Into<String>) -> Self {
        self.document = Some(id.into());
        self
    }

    /// The kind.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The file, column or record, where one is known.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    /// The line, counted from 1, where one is known.
    pub fn line(&self) -> Option<u64> {
        self.line
    }

    /// The id of the document that cannot be read, where one is known.
    pub fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// What was found and what was expected, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.origin, self.line) {
            (Some(origin), Some(line)) => write!(f, "{origin}, line {line}: {}", self.message),
            (Some(origin), None) => write!(f, "{origin}: {}", self.message),
            (None, Some(line)) => write!(f, "line {line}: {}", self.message),
            (None, None) => f.write_str(&self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_where_and_what() {
        let error = Error::new(ErrorKind::Date, "date \"2024-13-45\" has no such month")
            .with_origin("wire.jsonl")
            .with_line(3);
        assert_eq!(
            error.to_string(),
            "wire.jsonl, line 3: date \"2024-13-45\" has no such month"
        );
    }

    #[test]
    fn every_kind_has_its_own_code() {
        let mut codes: Vec<_> = ErrorKind::ALL.iter().map(|kind| kind.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), ErrorKind::ALL.len());
    }
}
