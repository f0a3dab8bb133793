//! `detente analyze`: documents in, records out.

use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{Failure, exit_code};
use super::output::{self, Output};
use super::progress::Progress;
use super::rows::{OutputFormat, Rows, error_row};
use super::table_files::{TableFiles, table_name};
use super::tables::{self, Look};
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::corpus::{BatchOptions, Table, TableFormat, in_order};
use crate::formats::{self, ReadOptions};
use crate::lexicon::Lexicon;
use crate::model::ClaimGuide;
use crate::text::parse_date;
use crate::{Analysis, Analyzer, Error, ErrorKind};

const EXAMPLES: &str = "\
Examples:
  detente analyze article.txt
  detente analyze news/ --format parquet --output tables
  zcat wire.jsonl.gz | detente analyze - | jq .claims
  detente analyze wire.csv --text body --table events --output events.csv
  detente analyze article.html --format positions";

/// Read documents into actors, claims, events, treaties, sanctions, quantities and dates.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct Arguments {
    /// Files, folders, patterns ("news/*.html"), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to write the records [default: table on a terminal, what FILE ends in, else jsonl]
    #[arg(long, short, value_enum)]
    format: Option<OutputFormat>,

    /// Write the rows of this table alone, as csv, tsv, parquet or jsonl
    #[arg(long, value_name = "TABLE", value_parser = table_name())]
    table: Option<Table>,

    /// Write to this file, or folder of tables, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Say under the tables why each claim and event is there; other formats say it in `evidence`
    #[arg(long)]
    explain: bool,

    /// Whose rules say what a claim is: our own, or those of the corpus PolNeAR, whose cues are whole predicates
    #[arg(long, value_name = "GUIDE", value_enum, default_value_t)]
    claim_guide: Guide,

    /// Add names, words or event frames of your own: a table called as one of detente's is (`companies.tsv`, `event_frames.tsv`), or a PETRARCH dictionary (`.actors`, `.agents`)
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,

    /// Leave out the event frames that ship, so that only your own name events
    #[arg(long, requires = "lexicon")]
    only_own_event_frames: bool,

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

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Guide {
    #[default]
    Own,
    Polnear,
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
    /// The same, asked to explain itself.
    pub(super) fn explained(mut self) -> Self {
        self.explain = true;
        self.format.get_or_insert(OutputFormat::Table);
        self
    }

    fn analyzer(&self) -> Result<Analyzer, Error> {
        let mut lexicon = Lexicon::builder();
        for file in &self.lexicon {
            lexicon = lexicon.with_file(file)?;
        }
        if self.only_own_event_frames {
            lexicon = lexicon.with_only_own_event_frames();
        }
        let guide = match self.claim_guide {
            Guide::Own => ClaimGuide::Own,
            Guide::Polnear => ClaimGuide::Polnear,
        };
        Ok(Analyzer::new()
            .with_lexicon(lexicon.build()?)
            .with_claim_guide(guide))
    }

    fn format(&self) -> OutputFormat {
        let ending = self
            .output
            .as_ref()
            .and_then(|path| path.extension()?.to_str());
        match (self.format, ending.and_then(OutputFormat::of_ending)) {
            (Some(format), _) | (None, Some(format)) => format,
            (None, None)
                if self.output.is_none() && self.table.is_none() && output::is_terminal() =>
            {
                OutputFormat::Table
            }
            (None, None) => OutputFormat::Jsonl,
        }
    }

    /// The tables to be written, where it is them.
    fn table_format(&self, format: OutputFormat) -> Result<Option<TableFormat>, Error> {
        match (format, self.table) {
            (OutputFormat::Jsonl, Some(_)) => Ok(Some(TableFormat::JsonLines)),
            (format, table) => match format.of_table() {
                None if table.is_some() => {
                    let message = "tables are written as csv, tsv, parquet or jsonl";
                    Err(Error::new(ErrorKind::Option, message).with_origin("--table"))
                }
                format => Ok(format),
            },
        }
    }
}

/// Where the records go.
enum Sink {
    Documents(Rows),
    Tables(Box<TableFiles>),
}

/// What a thread has made of a document.
enum Made {
    Words(String),
    Analysis(Box<Analysis>),
}

impl Sink {
    fn write(&mut self, made: &Made) -> io::Result<()> {
        match (self, made) {
            (Self::Documents(rows), Made::Words(words)) => rows.write(words),
            (Self::Tables(tables), Made::Analysis(analysis)) => tables.push(analysis),
            (Self::Documents(_), Made::Analysis(_)) | (Self::Tables(_), Made::Words(_)) => {
                unreachable!("the threads make what the sink takes")
            }
        }
    }

    fn write_error(&mut self, error: &Error, format: OutputFormat) -> io::Result<()> {
        match self {
            Self::Documents(rows) if format.has_error_rows() => {
                rows.write(&error_row(error, format))
            }
            Self::Documents(_) => Ok(()),
            Self::Tables(tables) => tables.push_error(error),
        }
    }

    fn finish(self) -> io::Result<()> {
        match self {
            Self::Documents(rows) => rows.finish(),
            Self::Tables(tables) => tables.finish(),
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
    let analyzer = arguments.analyzer().map_err(Failure::Usage)?;
    let format = arguments.format();
    let table_format = arguments.table_format(format)?;
    let output = arguments.output.as_deref();
    let look = Look::of_output(output.is_none() && output::is_terminal());
    let mut sink = match table_format {
        Some(format) => Sink::Tables(Box::new(TableFiles::open(format, arguments.table, output)?)),
        None => Sink::Documents(Rows::new(format, look, Output::open(output)?)),
    };
    let documents = formats::read_all(&arguments.paths, &options);
    let watch = documents.watch();
    let mut progress = Progress::new(watch.clone(), output.is_none() && output::is_terminal());

    let mut batch = BatchOptions::default();
    if let Some(threads) = arguments.threads {
        batch = batch.with_threads(threads);
    }
    let rendered = in_order(documents, batch, |doc| {
        let analysis = analyzer.analyze(&doc);
        if table_format.is_some() {
            return Made::Analysis(Box::new(analysis));
        }
        Made::Words(match format {
            OutputFormat::Table if arguments.explain => {
                tables::render(&analysis, look) + &tables::explanation(&analysis, look)
            }
            OutputFormat::Table => tables::render(&analysis, look),
            OutputFormat::Html => analysis.to_html(),
            OutputFormat::Positions => tables::render_positions(&analysis, look),
            OutputFormat::Ftm => analysis.to_ftm_lines(),
            _ => analysis.into_json(),
        })
    });

    let mut tally = Tally::default();
    for result in rendered {
        for note in watch.take_notes() {
            progress.print(&format!("detente: note: {}: {}", note.origin, note.message));
        }
        match result {
            Ok(made) => {
                tally.read += 1;
                sink.write(&made)?;
            }
            Err(error) => {
                tally.failed += 1;
                progress.print(&format!("detente: {error}"));
                if arguments.strict {
                    break;
                }
                sink.write_error(&error, format)?;
            }
        }
        progress.advance();
    }
    progress.finish();
    let Tally { read, failed } = tally;
    // Of a run that failed as a whole no file is left.
    if failed == 0 || !(arguments.strict || read == 0) || arguments.output.is_none() {
        sink.finish()?;
    }
    if failed > 0 && read + failed > 1 {
        progress.print(&format!(
            "detente: {failed} of {} documents could not be read",
            read + failed
        ));
    }
    Ok(tally)
}
