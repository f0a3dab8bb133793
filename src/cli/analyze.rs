//! `detente analyze`: documents in, records out.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{Failure, exit_code};
use super::output::{self, Output};
use super::progress::Progress;
use super::rows::{OutputFormat, Rows, error_row};
use super::tables::{self, Look};
use super::{DONE, FAILED, SOME_FAILED};
use crate::corpus::{BatchOptions, in_order};
use crate::formats::{self, ReadOptions};
use crate::text::parse_date;
use crate::{Analyzer, Error};

/// Read documents into actors, claims, events, treaties, sanctions, quantities and dates.
#[derive(Debug, Args)]
#[command(after_help = super::EXIT_CODES)]
pub(super) struct Arguments {
    /// Files, folders, patterns ("news/*.html"), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to write the records [default: table on a terminal, json for FILE.json, html for FILE.html, else jsonl]
    #[arg(long, short, value_enum)]
    format: Option<OutputFormat>,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Say under the tables why each claim and event is there; other formats say it in `evidence`
    #[arg(long)]
    explain: bool,

    /// Work on so many threads [default: one a core]
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<NonZeroUsize>,

    /// Stop at the first document that cannot be read, with exit code 2 and without an output file
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    reading: Reading,
}

/// How documents are to be read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct Reading {
    /// The day of publication of documents that do not bring their own, such as 2024-11-22
    #[arg(long, value_name = "DATE")]
    published: Option<String>,

    /// The field or column of the text [default: text]
    #[arg(long, value_name = "FIELD")]
    text: Option<String>,

    /// The field or column of the title; '' for none [default: title]
    #[arg(long, value_name = "FIELD")]
    title: Option<String>,

    /// The field or column of the id; '' for none [default: id]
    #[arg(long, value_name = "FIELD")]
    id: Option<String>,

    /// The field or column of the day of publication; '' for none [default: published]
    #[arg(long, value_name = "FIELD")]
    date: Option<String>,

    /// The input's format, whatever the files' names say
    #[arg(long, value_name = "FORMAT", value_enum)]
    input_format: Option<InputFormat>,

    /// The input's encoding, such as windows-1252 [default: by byte order mark, else UTF-8, else a guess]
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum InputFormat {
    Txt,
    Json,
    Jsonl,
    Csv,
    Tsv,
    Parquet,
    Html,
}

impl Reading {
    pub(super) fn options(&self) -> Result<ReadOptions, Error> {
        let mut options = ReadOptions::default();
        if let Some(field) = &self.text {
            options = options.with_text(field);
        }
        if let Some(field) = &self.title {
            options = options.with_title(field);
        }
        if let Some(field) = &self.id {
            options = options.with_id(field);
        }
        if let Some(field) = &self.date {
            options = options.with_published(field);
        }
        if let Some(format) = self.input_format {
            options = options.with_format(match format {
                InputFormat::Txt => formats::Format::Text,
                InputFormat::Json => formats::Format::Json,
                InputFormat::Jsonl => formats::Format::JsonLines,
                InputFormat::Csv => formats::Format::Csv,
                InputFormat::Tsv => formats::Format::Tsv,
                InputFormat::Parquet => formats::Format::Parquet,
                InputFormat::Html => formats::Format::Html,
            });
        }
        if let Some(encoding) = &self.encoding {
            options = options
                .with_encoding(encoding)
                .map_err(|error| error.with_origin("--encoding"))?;
        }
        if let Some(words) = &self.published {
            let day = parse_date(words).map_err(|error| error.with_origin("--published"))?;
            options = options.with_default_published(day);
        }
        Ok(options)
    }
}

impl Arguments {
    fn format(&self) -> OutputFormat {
        match (self.format, &self.output) {
            (Some(format), _) => format,
            (None, Some(path)) if path.extension().is_some_and(|ending| ending == "json") => {
                OutputFormat::Json
            }
            (None, Some(path)) if path.extension().is_some_and(|ending| ending == "html") => {
                OutputFormat::Html
            }
            (None, None) if output::is_terminal() => OutputFormat::Table,
            (None, _) => OutputFormat::Jsonl,
        }
    }
}

/// What became of the batch.
#[derive(Debug, Default)]
struct Tally {
    read: u64,
    failed: u64,
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    let code = analyze(arguments).map(|tally| match tally {
        Tally { failed: 0, .. } => DONE,
        Tally { read: 0, .. } => FAILED,
        _ if arguments.strict => FAILED,
        _ => SOME_FAILED,
    });
    exit_code(code, arguments.output.as_deref())
}

fn analyze(arguments: &Arguments) -> Result<Tally, Failure> {
    let options = arguments.reading.options().map_err(Failure::Usage)?;
    let format = arguments.format();
    let output = Output::open(arguments.output.as_deref())?;
    let documents = formats::read_all(&arguments.paths, &options);
    let watch = documents.watch();
    let prints_on_terminal = arguments.output.is_none() && output::is_terminal();
    let mut progress = Progress::new(watch.clone(), prints_on_terminal);

    let mut batch = BatchOptions::default();
    if let Some(threads) = arguments.threads {
        batch = batch.with_threads(threads);
    }
    let analyzer = Analyzer::new();
    let look = Look::of_output(prints_on_terminal);
    let rendered = in_order(documents, batch, |doc| {
        let analysis = analyzer.analyze(&doc);
        match format {
            OutputFormat::Table if arguments.explain => {
                tables::render(&analysis, look) + &tables::explanation(&analysis, look)
            }
            OutputFormat::Table => tables::render(&analysis, look),
            OutputFormat::Json | OutputFormat::Jsonl => analysis.to_json(),
            OutputFormat::Html => analysis.to_html(),
            OutputFormat::Positions => tables::render_positions(&analysis, look),
        }
    });
    let mut rows = Rows::new(format, look, output);

    let mut tally = Tally::default();
    for result in rendered {
        for note in watch.take_notes() {
            progress.print(&format!("detente: note: {}: {}", note.origin, note.message));
        }
        match result {
            Ok(words) => {
                tally.read += 1;
                rows.write(&words)?;
            }
            Err(error) => {
                tally.failed += 1;
                progress.print(&format!("detente: {error}"));
                if arguments.strict {
                    break;
                }
                if !matches!(format, OutputFormat::Table | OutputFormat::Positions) {
                    rows.write(&error_row(&error, format))?;
                }
            }
        }
        progress.advance();
    }
    progress.finish();
    let Tally { read, failed } = tally;
    // Of a run that failed as a whole no file is left.
    if failed == 0 || !(arguments.strict || read == 0) || arguments.output.is_none() {
        rows.finish()?;
    }
    if failed > 0 && read + failed > 1 {
        progress.print(&format!(
            "detente: {failed} of {} documents could not be read",
            read + failed
        ));
    }
    Ok(tally)
}
