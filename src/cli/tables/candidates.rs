//! Candidates from sanctions lists as tables.

use super::grid::{Column, Grid};
use super::words::clean;
use super::{Look, grid};
use crate::screen::{Candidate, ReasonKind, ScreenedActor};

/// The candidates for a name.
pub(crate) fn render_candidates(name: &str, candidates: &[Candidate], look: Look) -> String {
    let mut page = heading(name, look);
    let table = Grid::new("Candidates", columns(false), candidates.iter().map(row));
    finish(&mut page, table, look);
    page
}

/// The candidates for each actor of an article.
pub(crate) fn render_screened(name: &str, actors: &[ScreenedActor], look: Look) -> String {
    let mut page = heading(name, look);
    let rows = actors.iter().flat_map(|actor| {
        actor.candidates.iter().map(|candidate| {
            let mut cells = vec![clean(&actor.name)];
            cells.extend(row(candidate));
            cells
        })
    });
    finish(
        &mut page,
        Grid::new("Candidates", columns(true), rows),
        look,
    );
    page
}

fn heading(name: &str, look: Look) -> String {
    let mut page = String::new();
    for line in grid::wrapped(&clean(name), look.width) {
        page.push_str(&look.bold(&line));
        page.push('\n');
    }
    page
}

fn finish(page: &mut String, table: Option<Grid>, look: Look) {
    match table {
        Some(table) => page.push_str(&table.render(look)),
        None => {
            page.push_str(&look.dim("No candidates."));
            page.push('\n');
        }
    }
    page.push('\n');
}

fn columns(with_actor: bool) -> Vec<Column> {
    let mut columns = vec![
        Column::Number("Score"),
        Column::Text("Listed as"),
        Column::Text("Alias"),
        Column::Code("List"),
        Column::Code("Entry"),
        Column::Text("Why"),
    ];
    if with_actor {
        columns.insert(0, Column::Text("Actor"));
    }
    columns
}

fn row(candidate: &Candidate) -> Vec<String> {
    // That a word is the same is seen from the names.
    let reasons = candidate
        .reasons
        .iter()
        .filter(|reason| reason.kind != ReasonKind::Same)
        .map(ToString::to_string);
    let evidence = candidate.evidence.iter().map(ToString::to_string);
    let why: Vec<String> = reasons.chain(evidence).collect();
    let alias = if candidate.matched == candidate.name {
        String::new()
    } else {
        clean(&candidate.matched)
    };
    vec![
        format!("{:.2}", candidate.score),
        clean(&candidate.name),
        alias,
        clean(&candidate.list),
        clean(&candidate.entry),
        clean(&why.join("; ")),
    ]
}
