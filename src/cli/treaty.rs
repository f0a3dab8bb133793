//! `detente treaty`: treaty texts in, structure and law out.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::analyze::Reading;
use super::failure::{Failure, complain, exit_code};
use super::output::{self, Output};
use super::tables::{self, Look};
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::corpus::{BatchOptions, in_order};
use crate::formats::read_all;
use crate::lexicon::Lexicon;
use crate::treaty::{TreatyTable, TreatyText, diff, diff_to_markdown};
use crate::{Document, Error, ErrorKind};

const EXAMPLES: &str = "\
Examples:
  detente treaty treaty.txt
  detente treaty treaty.txt --format csv --table obligations
  detente treaty --diff draft.txt final.txt";

/// Read treaty texts into articles, obligations, final clauses and provisions.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct Arguments {
    /// Files, folders, patterns ("treaties/*.txt"), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// How to write what was read [default: table on a terminal, else jsonl]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// The table that csv writes
    #[arg(long, value_enum, default_value_t = Rows::Obligations)]
    table: Rows,

    /// Compare two texts article by article (formats: table, markdown, json, jsonl)
    #[arg(long)]
    diff: bool,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for reading
    Table,
    /// One array of treaties
    Json,
    /// One treaty a line
    Jsonl,
    /// Markdown, in headings and lists
    Markdown,
    /// Akoma Ntoso 3.0 XML
    Akn,
    /// One table of all treaties, see --table
    Csv,
    /// A page for reading
    Html,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rows {
    Articles,
    Obligations,
    FinalClauses,
}

impl Rows {
    const fn table(self) -> TreatyTable {
        match self {
            Self::Articles => TreatyTable::Articles,
            Self::Obligations => TreatyTable::Obligations,
            Self::FinalClauses => TreatyTable::FinalClauses,
        }
    }
}

impl Arguments {
    fn format(&self) -> Format {
        match (self.format, &self.output) {
            (Some(format), _) => format,
            (None, None) if output::is_terminal() => Format::Table,
            (None, Some(path)) => match path.extension().and_then(|ending| ending.to_str()) {
                Some("json") => Format::Json,
                Some("md") => Format::Markdown,
                Some("xml" | "akn") => Format::Akn,
                Some("csv") => Format::Csv,
                Some("html") => Format::Html,
                _ => Format::Jsonl,
            },
            (None, None) => Format::Jsonl,
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    let result = if arguments.diff {
        compare(arguments)
    } else {
        read(arguments)
    };
    exit_code(result, arguments.output.as_deref())
}

fn parse(doc: &Document, lexicon: &Lexicon) -> TreatyText {
    TreatyText::parse_with(doc.text(), lexicon).with_id(doc.id().unwrap_or_default())
}

fn read(arguments: &Arguments) -> Result<u8, Failure> {
    let options = arguments.reading.options().map_err(Failure::Usage)?;
    let format = arguments.format();
    let table = arguments.table.table();
    let look = Look::of_output(arguments.output.is_none() && output::is_terminal());
    let lexicon = Lexicon::new();
    let documents = read_all(&arguments.paths, &options);
    let rendered = in_order(documents, BatchOptions::default(), |doc| {
        let treaty = parse(&doc, &lexicon);
        match format {
            Format::Table => tables::render_treaty(&treaty, look),
            Format::Json | Format::Jsonl => treaty.to_json(),
            Format::Markdown => treaty.to_markdown(),
            Format::Akn => treaty.to_akoma_ntoso(),
            Format::Html => treaty.to_html(),
            Format::Csv => csv(&treaty.rows(table)),
        }
    });
    let mut output = Output::open(arguments.output.as_deref())?;
    let (mut read, mut failed) = (0u64, 0u64);
    match format {
        Format::Csv => {
            let header = table
                .columns()
                .iter()
                .map(|&name| name.to_owned())
                .collect();
            output.write_all(csv(&[header]).as_bytes())?;
        }
        Format::Json => output.write_all(b"[")?,
        Format::Html => output.write_all(b"<!DOCTYPE html>\n<meta charset=\"utf-8\">\n")?,
        _ => {}
    }
    for result in rendered {
        let words = match result {
            Ok(words) => words,
            Err(error) => {
                failed += 1;
                complain(&error.to_string());
                continue;
            }
        };
        let between = match format {
            Format::Json => if read == 0 { "\n" } else { ",\n" }.to_owned(),
            Format::Table if read > 0 => tables::separator(look),
            Format::Markdown if read > 0 => "\n".to_owned(),
            _ => String::new(),
        };
        read += 1;
        output.write_all(between.as_bytes())?;
        output.write_all(words.as_bytes())?;
        if matches!(format, Format::Jsonl | Format::Akn | Format::Html) {
            output.write_all(b"\n")?;
        }
    }
    if format == Format::Json {
        output.write_all(if read == 0 { b"]\n" } else { b"\n]\n" })?;
    }
    if read == 0 && failed > 0 {
        return Ok(FAILED);
    }
    output.finish()?;
    Ok(if failed > 0 { SOME_FAILED } else { DONE })
}

fn compare(arguments: &Arguments) -> Result<u8, Failure> {
    let options = arguments.reading.options().map_err(Failure::Usage)?;
    let lexicon = Lexicon::new();
    let mut treaties = Vec::new();
    for result in read_all(&arguments.paths, &options) {
        treaties.push(parse(&result.map_err(Failure::Usage)?, &lexicon));
    }
    let [before, after] = treaties.as_slice() else {
        return Err(Failure::Usage(
            Error::new(
                ErrorKind::Option,
                format!(
                    "{} texts were given; a comparison takes two",
                    treaties.len()
                ),
            )
            .with_origin("--diff"),
        ));
    };
    let diffs = diff(before, after);
    let words = match arguments.format() {
        Format::Json | Format::Jsonl => {
            serde_json::to_string(&diffs).map_err(|cause| Failure::Output(cause.into()))?
        }
        Format::Table | Format::Markdown => diff_to_markdown(&diffs),
        Format::Akn | Format::Csv | Format::Html => {
            return Err(Failure::Usage(
                Error::new(
                    ErrorKind::Option,
                    "a comparison is written as table, markdown, json or jsonl",
                )
                .with_origin("--format"),
            ));
        }
    };
    let mut output = Output::open(arguments.output.as_deref())?;
    writeln!(output, "{}", words.trim_end())?;
    output.finish()?;
    Ok(DONE)
}

/// Rows as CSV.
fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer
            .write_record(row)
            .expect("writing to memory cannot fail");
    }
    let bytes = writer.into_inner().expect("writing to memory cannot fail");
    String::from_utf8(bytes).expect("only strings were written")
}
