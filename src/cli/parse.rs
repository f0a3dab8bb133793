//! `detente parse`: text or CoNLL-U in, CoNLL-U out.

use std::io::Write;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::analyze::Reading;
use super::failure::{Failure, complain, exit_code};
use super::output::Output;
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::corpus::{BatchOptions, in_order};
use crate::formats::documents::{has_ending, read_verbatim};
use crate::formats::read_all;
use crate::syntax::{Parser, conllu};
use crate::text::segment;
use crate::{Document, Error, ErrorKind};

/// The endings of CoNLL-U files.
const CONLLU: [&str; 2] = ["conllu", "conll"];

const EXAMPLES: &str = "\
Examples:
  detente parse article.txt                        sentences, words, tags, lemmas and trees of a text
  detente parse news/ -o news.conllu               of every document in a folder
  detente parse gold.conllu > predicted.conllu     the words of a treebank, all else predicted anew
  echo 'Seoul denied it.' | detente parse -";

/// Read documents into words, tags, lemmas, trees and names, as CoNLL-U.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct Arguments {
    /// Files, folders, patterns ("news/*.html"), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// What is read [default: conllu for files that end in .conllu or .conll, else text]
    #[arg(long, value_enum)]
    input: Option<Input>,

    /// Write to this file, which appears only when it is whole
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Work on so many threads [default: one a core]
    #[arg(long, short = 'j', value_name = "N")]
    threads: Option<NonZeroUsize>,

    #[command(flatten)]
    reading: Reading,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Input {
    /// Documents of any format that `analyze` reads
    Text,
    /// Words and sentences of CoNLL-U files, which are kept
    Conllu,
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    exit_code(parse(arguments), arguments.output.as_deref())
}

impl Arguments {
    fn input(&self) -> Result<Input, Error> {
        let conllu = self
            .paths
            .iter()
            .filter(|path| has_ending(path, &CONLLU))
            .count();
        match (self.input, conllu) {
            (Some(input), _) => Ok(input),
            (None, 0) => Ok(Input::Text),
            (None, count) if count == self.paths.len() => Ok(Input::Conllu),
            (None, count) => Err(Error::new(
                ErrorKind::Option,
                format!(
                    "{count} of {} paths end in .conllu; say what all of them are, text or conllu",
                    self.paths.len()
                ),
            )
            .with_origin("--input")),
        }
    }
}

fn parse(arguments: &Arguments) -> Result<u8, Failure> {
    let options = arguments.reading.options().map_err(Failure::Usage)?;
    let input = arguments.input().map_err(Failure::Usage)?;
    let mut batch = BatchOptions::default();
    if let Some(threads) = arguments.threads {
        batch = batch.with_threads(threads);
    }
    let documents: Box<dyn Iterator<Item = Result<Document, Error>> + Send> = match input {
        Input::Text => Box::new(read_all(&arguments.paths, &options)),
        Input::Conllu => Box::new(read_verbatim(&arguments.paths, &CONLLU, &options)),
    };
    let parser = Parser::new();
    let parsed = in_order(documents, batch, |doc| match input {
        Input::Text => Ok(read_text(&parser, &doc)),
        Input::Conllu => conllu::read(doc.text())
            .map(|sentences| conllu::write(&conllu::reparse(&parser, sentences)))
            .map_err(|error| error.with_origin(doc.id().unwrap_or_default())),
    });
    let mut output = Output::open(arguments.output.as_deref())?;
    let (mut read, mut failed) = (0u64, 0u64);
    for result in parsed {
        match result.and_then(|parsed| parsed) {
            Ok(file) => {
                read += 1;
                output.write_all(file.as_bytes())?;
            }
            Err(error) => {
                failed += 1;
                complain(&error.to_string());
            }
        }
    }
    if read == 0 && failed > 0 {
        return Ok(FAILED);
    }
    output.finish()?;
    Ok(if failed > 0 { SOME_FAILED } else { DONE })
}

fn read_text(parser: &Parser, doc: &Document) -> String {
    let segments = segment(doc.text(), doc.title().map(str::len));
    let syntax = parser.parse(doc.text(), &segments);
    let id = doc.id().unwrap_or_default();
    conllu::write(&conllu::document(id, doc.text(), &segments, &syntax))
}
