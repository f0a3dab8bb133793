//! How rendered documents follow each other in the output.

use std::io::{self, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::output::Output;
use super::tables::{self, Look};
use crate::Error;
use crate::corpus::TableFormat;
use crate::page::Escaped;

/// How records are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// Tables for reading
    Table,
    /// One array of analyses
    Json,
    /// One analysis a line
    Jsonl,
    /// A page for reading, with the text marked
    Html,
    /// Who stands how to what: a table on a terminal, else tab-separated rows
    Positions,
    /// FollowTheMoney entities, one a line
    Ftm,
    /// Rows of the table that --table names, or a file for each in the folder of --output
    Csv,
    /// The same with tabs
    Tsv,
    /// The same as Apache Parquet
    Parquet,
}

impl OutputFormat {
    /// The format that a file's ending asks for.
    pub(super) fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "json" => Self::Json,
            "html" => Self::Html,
            "csv" => Self::Csv,
            "tsv" => Self::Tsv,
            "parquet" => Self::Parquet,
            _ => return None,
        })
    }

    /// How it writes tables; `None` where it writes whole documents.
    pub(super) fn of_table(self) -> Option<TableFormat> {
        Some(match self {
            Self::Csv => TableFormat::Csv,
            Self::Tsv => TableFormat::Tsv,
            Self::Parquet => TableFormat::Parquet,
            _ => return None,
        })
    }

    /// Whether a document that could not be read has a row in its place.
    pub(super) fn has_error_rows(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Html)
    }
}

const PAGE: &str = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\">\
    <title>detente</title>\n";

/// The row that stands in the place of a document that could not be read.
pub(super) fn error_row(error: &Error, format: OutputFormat) -> String {
    #[derive(Serialize)]
    struct Row<'a> {
        id: Option<&'a str>,
        error: Words<'a>,
    }
    #[derive(Serialize)]
    struct Words<'a> {
        kind: &'static str,
        origin: Option<&'a str>,
        line: Option<u64>,
        message: &'a str,
    }
    if format == OutputFormat::Html {
        return format!("<p>{}</p>", Escaped(&error.to_string()));
    }
    let row = Row {
        id: error.document(),
        error: Words {
            kind: error.kind().code(),
            origin: error.origin(),
            line: error.line(),
            message: error.message(),
        },
    };
    serde_json::to_string(&row)
        .expect("the row holds only strings and numbers, which JSON can write")
}

/// Writes rendered documents one after the other, as the format joins them.
pub(super) struct Rows {
    format: OutputFormat,
    look: Look,
    output: Output,
    is_empty: bool,
}

impl Rows {
    pub(super) fn new(format: OutputFormat, look: Look, output: Output) -> Self {
        Self {
            format,
            look,
            output,
            is_empty: true,
        }
    }

    pub(super) fn write(&mut self, words: &str) -> io::Result<()> {
        let before = match self.format {
            OutputFormat::Json => if self.is_empty { "[\n" } else { ",\n" }.to_owned(),
            OutputFormat::Positions if !self.look.is_terminal() => if self.is_empty {
                tables::POSITIONS_HEADER
            } else {
                ""
            }
            .to_owned(),
            OutputFormat::Table | OutputFormat::Positions if !self.is_empty => {
                tables::separator(self.look)
            }
            OutputFormat::Html => if self.is_empty { PAGE } else { "<hr>\n" }.to_owned(),
            _ => String::new(),
        };
        self.is_empty = false;
        self.output.write_all(before.as_bytes())?;
        self.output.write_all(words.as_bytes())?;
        match self.format {
            OutputFormat::Jsonl | OutputFormat::Html => self.output.write_all(b"\n"),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        if self.format == OutputFormat::Json {
            let end: &[u8] = if self.is_empty { b"[]\n" } else { b"\n]\n" };
            self.output.write_all(end)?;
        }
        self.output.finish()
    }
}
