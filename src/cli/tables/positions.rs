//! Who stands how to what.

use super::grid::{Column, Grid};
use super::words::{Words, clean};
use super::{Look, heading};
use crate::Analysis;
use crate::model::Position;

/// The first line where positions go into a file or a pipe.
pub(in crate::cli) const HEADER: &str =
    "document\tabout\tid\twhat\tactor\tname\tstand\twords\tclaim\ttime\n";

/// The positions of one document: a table on a terminal, else tab-separated rows.
pub(in crate::cli) fn render_positions(analysis: &Analysis, look: Look) -> String {
    if !look.is_terminal() {
        return rows(analysis);
    }
    let mut page = heading(analysis, look);
    page.push('\n');
    match grid(&Words::new(analysis)) {
        Some(grid) => page.push_str(&grid.render(look)),
        None => page.push_str(&look.dim("No positions.\n")),
    }
    page
}

fn grid(words: &Words<'_>) -> Option<Grid> {
    let columns = vec![
        Column::Text("About"),
        Column::Text("Who"),
        Column::Code("Stands"),
        Column::Aside("Words"),
    ];
    let mut last = None;
    let rows = words.analysis.positions();
    let rows = rows.iter().map(|position| {
        let what = if last == Some(position.about) {
            String::new()
        } else {
            clean(&words.analysis.describe(position.about))
        };
        last = Some(position.about);
        vec![
            what,
            name(words, position),
            position.stand.to_string(),
            position.cue.map(|cue| words.of(cue)).unwrap_or_default(),
        ]
    });
    Grid::new("Positions", columns, rows)
}

fn rows(analysis: &Analysis) -> String {
    let words = Words::new(analysis);
    let mut lines = String::new();
    for position in analysis.positions() {
        let cells = [
            clean(&analysis.id),
            position.about.kind().to_owned(),
            position.about.id(),
            clean(&analysis.describe(position.about)),
            position
                .actor
                .map(|actor| actor.to_string())
                .unwrap_or_default(),
            name(&words, &position),
            position.stand.to_string(),
            position.cue.map(|cue| words.of(cue)).unwrap_or_default(),
            position.claim.to_string(),
            position.time.map(|time| time.value).unwrap_or_default(),
        ];
        lines.push_str(&cells.join("\t"));
        lines.push('\n');
    }
    lines
}

/// The actor's name, or the words for a source that is not named.
fn name(words: &Words<'_>, position: &Position) -> String {
    if let Some(actor) = position.actor {
        return words.name(actor);
    }
    let claim = words.analysis.claims.get(position.claim.index());
    claim
        .and_then(|claim| claim.source.span)
        .map_or_else(|| "the author".to_owned(), |span| words.of(span))
}
