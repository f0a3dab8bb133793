//! Reads a sanctions list and looks the actors of an article up in it.
//!
//! `cargo run --release --example lists -- examples/lists/un.xml`, with any list that detente reads.

use std::env;
use std::io::{self, Write};

use detente::screen::Screener;
use detente::{Analyzer, Document, load_list};

const ARTICLE: &str = "Dora Weller met Haitian officials in Geneva on Friday, Kenya said.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::stdout().lock();
    let path = env::args().nth(1).ok_or("expected a list")?;
    let list = load_list(path)?;
    writeln!(
        out,
        "{}: {} entries, {} warnings",
        list.id,
        list.entries.len(),
        list.warnings.len()
    )?;
    let screener = Screener::new(&[list]);
    let analysis = Analyzer::new().analyze(&Document::new(ARTICLE));
    for screened in screener.screen(&analysis) {
        for candidate in &screened.candidates {
            writeln!(
                out,
                "{} may be {} ({}, {}): {:.2}",
                screened.name, candidate.name, candidate.list, candidate.entry, candidate.score
            )?;
        }
    }
    Ok(())
}
