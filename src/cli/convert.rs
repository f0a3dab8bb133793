//! `detente convert`: analyses in, the field's own formats out.

use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::failure::{Failure, complain, exit_code};
use super::output::Output;
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::export;
use crate::{Analysis, Error};

const EXAMPLES: &str = "\
Examples:
  detente analyze news/ | detente convert - --format icews > events.tsv
  detente convert analyses.jsonl --format graphml --output graph.graphml";

/// Write analyses, as `detente analyze --format jsonl` gives them, in the field's own formats.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct Arguments {
    /// Files of analyses, one a line, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// What to write
    #[arg(long, short, value_enum)]
    format: Format,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table of events like ICEWS', tab-separated, coded after CAMEO
    Icews,
    /// Events as PLOVER's JSON, one a line
    Plover,
    #[value(help = "Claims as schema.org's Claim and ClaimReview, one JSON-LD document a line")]
    Claims,
    /// FollowTheMoney entities, one a line
    Ftm,
    #[value(
        help = "The graph of actors, claims and events as GraphML, one document after the other"
    )]
    Graphml,
    /// The same graph as node-link JSON, one document a line
    Graph,
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    exit_code(
        convert(arguments).map_err(Failure::Output),
        arguments.output.as_deref(),
    )
}

fn open(path: &PathBuf) -> io::Result<Box<dyn BufRead>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    Ok(Box::new(BufReader::new(std::fs::File::open(path)?)))
}

fn convert(arguments: &Arguments) -> io::Result<u8> {
    let mut output = Output::open(arguments.output.as_deref())?;
    if arguments.format == Format::Icews {
        writeln!(output, "{}", export::ICEWS_COLUMNS.join("\t"))?;
    }
    let (mut done, mut failed) = (0u64, 0u64);
    for path in &arguments.paths {
        let name = path.display().to_string();
        let reader = match open(path) {
            Ok(reader) => reader,
            Err(cause) => {
                failed += 1;
                complain(&format!("{name}: {cause}"));
                continue;
            }
        };
        for (line, number) in reader.lines().zip(1..) {
            // A line that is no UTF-8 is read past; what cannot be read at all, such as a folder, stays so.
            let is_over = line
                .as_ref()
                .is_err_and(|cause| cause.kind() != io::ErrorKind::InvalidData);
            let analysis = match line {
                Ok(line) if line.trim().is_empty() => continue,
                Ok(line) => Analysis::from_json(&line),
                Err(cause) => Err(Error::new(crate::ErrorKind::Io, cause.to_string())),
            };
            match analysis {
                Ok(analysis) => {
                    done += 1;
                    write_one(&analysis, arguments.format, &mut output)?;
                }
                Err(error) => {
                    failed += 1;
                    complain(&error.with_origin(&name).with_line(number).to_string());
                }
            }
            if is_over {
                break;
            }
        }
    }
    if done == 0 && failed > 0 {
        return Ok(FAILED);
    }
    output.finish()?;
    Ok(if failed > 0 { SOME_FAILED } else { DONE })
}

fn write_one(analysis: &Analysis, format: Format, output: &mut Output) -> io::Result<()> {
    match format {
        Format::Icews => {
            for row in export::icews_rows(analysis) {
                let cells: Vec<String> = row
                    .iter()
                    .map(|cell| cell.replace(['\t', '\n', '\r'], " "))
                    .collect();
                writeln!(output, "{}", cells.join("\t"))?;
            }
            Ok(())
        }
        Format::Plover => {
            for event in export::plover_json(analysis) {
                writeln!(output, "{event}")?;
            }
            Ok(())
        }
        Format::Claims => writeln!(output, "{}", export::to_json_ld(analysis)),
        Format::Ftm => output.write_all(analysis.to_ftm_lines().as_bytes()),
        Format::Graphml => output.write_all(export::to_graphml(analysis).as_bytes()),
        Format::Graph => writeln!(output, "{}", export::to_graph_json(analysis)),
    }
}
