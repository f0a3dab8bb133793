//! `detente lists`: sanctions lists in, entries, tables and differences out.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};

use super::failure::{Failure, complain, exit_code};
use super::output::{self, Output};
use super::table_files::refuse_terminal;
use super::tables::{self, Look};
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::corpus::{TableFormat, TableWriter};
use crate::lists::{
    ListOptions, ListTable, ListWarningKind, SanctionsList, diff_lists, load_list_with,
};
use crate::{Error, ErrorKind};

const EXAMPLES: &str = "\
Examples:
  detente lists sdn.xml
  detente lists un.xml --format csv --table names
  detente lists diff sdn-old.xml sdn.xml";

/// Read sanctions lists of OFAC, the UN, the EU, the UK, and FollowTheMoney entities.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,

    #[command(flatten)]
    read: Read,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Say what was added, removed and changed from one list to a later one
    Diff(Diff),
}

#[derive(Debug, Args)]
struct Read {
    /// Lists: files, or a folder that holds OFAC's CSV files
    #[arg(required = true, value_name = "FILE")]
    paths: Vec<PathBuf>,

    /// How to write what was read [default: table on a terminal, else jsonl]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// The table that csv, tsv and parquet write
    #[arg(long, value_parser = table_name(), default_value_t = ListTable::Entries)]
    table: ListTable,

    /// Fail at the first thing that is wrong in a list
    #[arg(long)]
    strict: bool,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Diff {
    /// The earlier list
    #[arg(value_name = "OLD")]
    before: PathBuf,

    /// The later list
    #[arg(value_name = "NEW")]
    after: PathBuf,

    /// How to write the difference: table or json [default: table on a terminal, else json]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// Fail at the first thing that is wrong in a list
    #[arg(long)]
    strict: bool,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Tables for reading
    Table,
    /// One array of lists
    Json,
    /// One entry a line
    Jsonl,
    /// FollowTheMoney entities, one a line
    Ftm,
    /// One table of all lists, see --table
    Csv,
    /// The same with tabs
    Tsv,
    /// One table of all lists, see --table
    Parquet,
}

fn table_name() -> impl TypedValueParser<Value = ListTable> {
    PossibleValuesParser::new(ListTable::ALL.iter().map(|table| table.as_str()))
        .try_map(|name| name.parse::<ListTable>())
}

fn format_of(format: Option<Format>, output: Option<&PathBuf>, otherwise: Format) -> Format {
    let ending = output
        .and_then(|path| path.extension())
        .and_then(|ending| ending.to_str());
    let is_ftm = output.is_some_and(|path| path.to_string_lossy().ends_with(".ftm.json"));
    match (format, ending) {
        (Some(format), _) => format,
        (None, _) if is_ftm => Format::Ftm,
        (None, Some("json")) => Format::Json,
        (None, Some("csv")) => Format::Csv,
        (None, Some("tsv")) => Format::Tsv,
        (None, Some("parquet")) => Format::Parquet,
        (None, None) if output.is_none() && output::is_terminal() => Format::Table,
        (None, _) => otherwise,
    }
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    let (result, output) = match &arguments.action {
        Some(Action::Diff(diff)) => (compare(diff), diff.output.as_ref()),
        None => (read(&arguments.read), arguments.read.output.as_ref()),
    };
    exit_code(result, output.map(PathBuf::as_path))
}

fn options(is_strict: bool) -> ListOptions {
    let options = ListOptions::default();
    if is_strict { options.strict() } else { options }
}

/// The most warnings of one list that are shown one by one.
const MOST: usize = 20;

/// Tells what was wrong; whether a record was left out.
fn warn(list: &SanctionsList) -> bool {
    for warning in list.warnings.iter().take(MOST) {
        let line = warning
            .line
            .map(|line| format!(", line {line}"))
            .unwrap_or_default();
        let entry = warning
            .entry
            .as_ref()
            .map(|entry| format!("entry {entry}: "))
            .unwrap_or_default();
        complain(&format!(
            "{}{line}: {entry}{}",
            warning.source, warning.message
        ));
    }
    if list.warnings.len() > MOST {
        let more = list.warnings.len() - MOST;
        complain(&format!(
            "{}: {more} more faults; --format json has them all",
            list.source
        ));
    }
    let left_out = [ListWarningKind::Record, ListWarningKind::Truncated];
    list.warnings
        .iter()
        .any(|warning| left_out.contains(&warning.kind))
}

fn read(arguments: &Read) -> Result<u8, Failure> {
    let format = format_of(arguments.format, arguments.output.as_ref(), Format::Jsonl);
    if format == Format::Parquet {
        refuse_terminal(TableFormat::Parquet, arguments.output.as_deref())?;
    }
    let options = options(arguments.strict);
    let look = Look::of_output(arguments.output.is_none() && output::is_terminal());
    let mut lists = Vec::new();
    let mut has_failed = false;
    for path in &arguments.paths {
        match load_list_with(path, &options) {
            Ok(list) => {
                has_failed |= warn(&list);
                lists.push(list);
            }
            Err(error) => {
                has_failed = true;
                complain(&error.to_string());
            }
        }
    }
    if lists.is_empty() {
        return Ok(FAILED);
    }
    let mut output = Output::open(arguments.output.as_deref())?;
    match format {
        Format::Table => {
            for (at, list) in lists.iter().enumerate() {
                if at > 0 {
                    output.write_all(tables::separator(look).as_bytes())?;
                }
                output.write_all(tables::render_list(list, look).as_bytes())?;
            }
        }
        Format::Json => {
            serde_json::to_writer(&mut output, &lists).map_err(io::Error::from)?;
            output.write_all(b"\n")?;
        }
        Format::Jsonl => {
            for entry in lists.iter().flat_map(|list| &list.entries) {
                serde_json::to_writer(&mut output, entry).map_err(io::Error::from)?;
                output.write_all(b"\n")?;
            }
        }
        Format::Ftm => {
            for list in &lists {
                output.write_all(list.to_ftm_lines().as_bytes())?;
            }
        }
        Format::Csv => output = rows(&lists, arguments.table, TableFormat::Csv, output)?,
        Format::Tsv => output = rows(&lists, arguments.table, TableFormat::Tsv, output)?,
        Format::Parquet => output = rows(&lists, arguments.table, TableFormat::Parquet, output)?,
    }
    output.finish()?;
    Ok(if has_failed { SOME_FAILED } else { DONE })
}

fn rows(
    lists: &[SanctionsList],
    table: ListTable,
    format: TableFormat,
    output: Output,
) -> io::Result<Output> {
    let mut writer = TableWriter::new(table.schema(), format, output)?;
    for list in lists {
        writer.write(&list.batch(table))?;
    }
    writer.finish()
}

fn compare(arguments: &Diff) -> Result<u8, Failure> {
    let format = format_of(arguments.format, arguments.output.as_ref(), Format::Json);
    let options = options(arguments.strict);
    let load = |path: &PathBuf| load_list_with(path, &options).map_err(Failure::Usage);
    let (before, after) = (load(&arguments.before)?, load(&arguments.after)?);
    let has_failed = warn(&before) | warn(&after);
    let diff = diff_lists(&before, &after);
    let look = Look::of_output(arguments.output.is_none() && output::is_terminal());
    let words = match format {
        Format::Table => tables::render_list_diff(&before, &after, &diff, look),
        Format::Json | Format::Jsonl => {
            let json =
                serde_json::to_string(&diff).map_err(|cause| Failure::Output(cause.into()))?;
            json + "\n"
        }
        Format::Ftm | Format::Csv | Format::Tsv | Format::Parquet => {
            let message = "a difference is written as table or json";
            return Err(Failure::Usage(
                Error::new(ErrorKind::Option, message).with_origin("--format"),
            ));
        }
    };
    let mut output = Output::open(arguments.output.as_deref())?;
    output.write_all(words.as_bytes())?;
    output.finish()?;
    Ok(if has_failed { SOME_FAILED } else { DONE })
}
