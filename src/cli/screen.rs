//! `detente screen`: names and articles in, candidates from sanctions lists out.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::analyze::Reading;
use super::failure::{Failure, complain, exit_code};
use super::output::{self, Output};
use super::tables::{self, Look};
use super::{DONE, EXIT_CODES, FAILED, SOME_FAILED};
use crate::corpus::{BatchOptions, in_order};
use crate::formats::read_all;
use crate::lists::CountryCode;
use crate::model::ActorKind;
use crate::screen::{Query, ScreenedActor, Screener};
use crate::{Analyzer, Error, ErrorKind, load_list};

const EXAMPLES: &str = "\
Examples:
  detente screen --list sdn.xml --list un.xml \"Ivan Petrov\"
  detente screen --list sdn.xml --articles news/ --format jsonl
  detente screen --list sdn.xml --save-index sdn.index";

/// Look names, or the actors of articles, up in sanctions lists.
///
/// What comes out are candidates for a person to look at, not findings.
#[derive(Debug, Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"))]
pub(super) struct Arguments {
    /// Names to look up; - reads one a line from standard input
    #[arg(value_name = "NAME", required_unless_present_any = ["articles", "save_index"])]
    names: Vec<String>,

    /// A sanctions list, or an index that --save-index wrote; may be given several times
    #[arg(long, short, required = true, value_name = "FILE")]
    list: Vec<PathBuf>,

    /// Files, folders or patterns of articles whose actors are looked up
    #[arg(long, value_name = "PATH", num_args = 1..)]
    articles: Vec<PathBuf>,

    /// How to write the candidates [default: table on a terminal, else jsonl]
    #[arg(long, short, value_enum)]
    format: Option<Format>,

    /// The least score of a candidate, from 0.4 to 1
    #[arg(long, value_name = "SCORE", default_value_t = Query::THRESHOLD)]
    threshold: f32,

    /// What the names are of: person, company, vessel, … [default: any]
    #[arg(long, value_name = "KIND")]
    kind: Option<ActorKind>,

    /// A country that the names are tied to, as an alpha-3 code
    #[arg(long, value_name = "CODE")]
    country: Option<CountryCode>,

    /// When the named person was born: a year, a month or a day
    #[arg(long, value_name = "DATE")]
    born: Option<crate::lists::PartialDate>,

    /// Save the index of the lists, for the next time
    #[arg(long, value_name = "FILE")]
    save_index: Option<PathBuf>,

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
    /// One name or article a line
    Jsonl,
}

pub(super) fn run(arguments: &Arguments) -> u8 {
    exit_code(screen(arguments), arguments.output.as_deref())
}

fn screen(arguments: &Arguments) -> Result<u8, Failure> {
    if !(0.4..=1.0).contains(&arguments.threshold) {
        let message = format!("{} is not between 0.4 and 1", arguments.threshold);
        return Err(Error::new(ErrorKind::Option, message)
            .with_origin("--threshold")
            .into());
    }
    let screener = screener(&arguments.list)?;
    if let Some(path) = &arguments.save_index {
        screener.save(path)?;
    }
    let is_terminal = arguments.output.is_none() && output::is_terminal();
    let page = Page {
        format: arguments.format.unwrap_or(if is_terminal {
            Format::Table
        } else {
            Format::Jsonl
        }),
        look: Look::of_output(is_terminal),
    };
    let mut output = Output::open(arguments.output.as_deref())?;
    for name in names(&arguments.names)? {
        let words = page.name(&screener, arguments, &name);
        output.write_all(words.as_bytes())?;
    }
    let code = articles(arguments, &screener, page, &mut output)?;
    if code == FAILED {
        return Ok(code);
    }
    output.finish()?;
    Ok(code)
}

/// The lists' index. An index that was saved is loaded; it stands alone.
fn screener(paths: &[PathBuf]) -> Result<Screener, Error> {
    if let [path] = paths
        && is_index(path)
    {
        return Screener::load(path);
    }
    let mut lists = Vec::new();
    for path in paths {
        if is_index(path) {
            let message = "a saved index cannot be joined with other lists; give it alone";
            return Err(
                Error::new(ErrorKind::Option, message).with_origin(path.display().to_string())
            );
        }
        let list = load_list(path)?;
        for warning in &list.warnings {
            let line = warning
                .line
                .map_or(String::new(), |line| format!(", line {line}"));
            complain(&format!("{}{line}: {}", warning.source, warning.message));
        }
        lists.push(list);
    }
    Ok(Screener::new(&lists))
}

fn is_index(path: &Path) -> bool {
    use std::io::Read;
    let mut start = [0; 8];
    std::fs::File::open(path)
        .and_then(|mut file| file.read_exact(&mut start))
        .is_ok_and(|()| Screener::is_index(&start))
}

/// The names, with those of standard input in the place of `-`.
fn names(given: &[String]) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for name in given {
        if name == "-" {
            for line in io::stdin().lines() {
                let line = line?;
                if !line.trim().is_empty() {
                    names.push(line);
                }
            }
        } else {
            names.push(name.clone());
        }
    }
    Ok(names)
}

fn articles(
    arguments: &Arguments,
    screener: &Screener,
    page: Page,
    output: &mut Output,
) -> Result<u8, Failure> {
    if arguments.articles.is_empty() {
        return Ok(DONE);
    }
    let options = arguments.reading.options()?;
    let analyzer = Analyzer::new();
    let documents = read_all(&arguments.articles, &options);
    let rendered = in_order(documents, BatchOptions::default(), |doc| {
        let analysis = analyzer.analyze(&doc);
        let actors = screener.screen_from(&analysis, arguments.threshold);
        page.article(&analysis, &actors)
    });
    let (mut read, mut failed) = (0_u64, 0_u64);
    for result in rendered {
        match result {
            Ok(words) => {
                read += 1;
                output.write_all(words.as_bytes())?;
            }
            Err(error) => {
                failed += 1;
                complain(&error.to_string());
            }
        }
    }
    Ok(match (read, failed) {
        (_, 0) => DONE,
        (0, _) => FAILED,
        _ => SOME_FAILED,
    })
}

/// How candidates are written.
#[derive(Debug, Clone, Copy)]
struct Page {
    format: Format,
    look: Look,
}

impl Page {
    fn name(self, screener: &Screener, arguments: &Arguments, name: &str) -> String {
        let mut query = Query::new(name).with_threshold(arguments.threshold);
        if let Some(kind) = arguments.kind {
            query = query.with_kind(kind);
        }
        if let Some(country) = arguments.country {
            query = query.with_country(country);
        }
        if let Some(born) = arguments.born {
            query = query.with_born(born);
        }
        let candidates = screener.matches(&query);
        match self.format {
            Format::Table => tables::render_candidates(name, &candidates, self.look),
            Format::Jsonl => format!("{}\n", json!({"name": name, "candidates": candidates})),
        }
    }

    fn article(self, analysis: &crate::Analysis, actors: &[ScreenedActor]) -> String {
        match self.format {
            Format::Table => {
                let name = analysis.title.as_deref().unwrap_or(&analysis.id);
                tables::render_screened(name, actors, self.look)
            }
            Format::Jsonl => {
                let json = ScreenedActor::to_json(actors, &analysis.text);
                let actors: Value = serde_json::from_str(&json).unwrap_or_default();
                format!("{}\n", json!({"id": analysis.id, "actors": actors}))
            }
        }
    }
}
