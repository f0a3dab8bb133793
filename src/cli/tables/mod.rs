//! An analysis as tables that a person reads: a heading, and one table for each kind of record that was found.

mod actors;
mod candidates;
mod claims;
mod events;
mod explain;
mod expressions;
mod grid;
mod lists;
mod positions;
mod sanctions;
mod treaties;
mod treaty_texts;
mod words;

use crate::Analysis;
pub(super) use candidates::{render_candidates, render_screened};
use grid::Grid;
pub(super) use lists::{render_list, render_list_diff};
pub(super) use positions::{HEADER as POSITIONS_HEADER, render_positions};
pub(super) use treaty_texts::render_treaty;
use words::{Words, clean};

/// The widest that tables grow: longer lines are hard to read.
const WIDTH_MAX: u16 = 140;
/// The narrowest that tables shrink to.
const WIDTH_MIN: u16 = 60;
/// The width where nothing says how wide the output is.
const WIDTH_UNKNOWN: u16 = 100;
/// Tables of at least this width show their less important columns too.
const WIDE: u16 = 100;

/// How tables look: how wide they are and whether they may use bold and dim letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    width: u16,
    has_styles: bool,
    is_terminal: bool,
}

impl Look {
    /// As wide as the terminal; plain where the output goes elsewhere or the user wants no colours.
    pub(super) fn of_output(prints_on_terminal: bool) -> Self {
        let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
        let width = prints_on_terminal
            .then(|| comfy_table::Table::new().width().or_else(columns))
            .flatten()
            .unwrap_or(WIDTH_UNKNOWN);
        let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
            || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        Self {
            width: width.clamp(WIDTH_MIN, WIDTH_MAX),
            has_styles: prints_on_terminal && !is_unwanted,
            is_terminal: prints_on_terminal,
        }
    }

    /// Whether a person reads them on a terminal.
    pub(super) fn is_terminal(self) -> bool {
        self.is_terminal
    }

    fn is_wide(self) -> bool {
        self.width >= WIDE
    }

    fn bold(self, words: &str) -> String {
        self.styled("\x1b[1m", words)
    }

    fn dim(self, words: &str) -> String {
        self.styled("\x1b[2m", words)
    }

    fn styled(self, code: &str, words: &str) -> String {
        if self.has_styles {
            format!("{code}{words}\x1b[0m")
        } else {
            words.to_owned()
        }
    }
}

/// The tables of one document.
pub(super) fn render(analysis: &Analysis, look: Look) -> String {
    let mut page = heading(analysis, look);
    let words = Words::new(analysis);
    let grids: [Option<Grid>; 7] = [
        actors::grid(&words),
        claims::grid(&words, look),
        events::grid(&words, look),
        treaties::grid(&words),
        sanctions::grid(&words),
        expressions::quantities(&words, look),
        expressions::dates(&words, look),
    ];
    let mut is_empty = true;
    for grid in grids.into_iter().flatten() {
        is_empty = false;
        page.push('\n');
        page.push_str(&grid.render(look));
    }
    if is_empty {
        page.push('\n');
        page.push_str(&look.dim("No records."));
        page.push('\n');
    }
    page
}

/// Why each claim and event of a document is there, to stand under its tables.
pub(super) fn explanation(analysis: &Analysis, look: Look) -> String {
    explain::section(&Words::new(analysis), look)
        .map(|section| format!("\n{section}"))
        .unwrap_or_default()
}

/// A line between two documents.
pub(super) fn separator(look: Look) -> String {
    format!("\n{}\n\n", look.dim(&"─".repeat(look.width.into())))
}

fn heading(analysis: &Analysis, look: Look) -> String {
    let mut heading = String::new();
    let id = clean(&analysis.id);
    let title = analysis
        .title
        .as_deref()
        .map(clean)
        .filter(|title| !title.is_empty());
    let name = title.as_ref().unwrap_or(&id);
    for line in grid::wrapped(name, look.width) {
        heading.push_str(&look.bold(&line));
        heading.push('\n');
    }
    let mut facts = Vec::new();
    if title.is_some() && !id.is_empty() {
        facts.push(id);
    }
    if let Some(day) = analysis.published {
        facts.push(format!("published {day}"));
    }
    facts.push(match analysis.language.as_str() {
        "und" => "language not told".to_owned(),
        code => format!("language {code}"),
    });
    facts.push(match analysis.sentences.len() {
        1 => "1 sentence".to_owned(),
        count => format!("{count} sentences"),
    });
    for line in grid::wrapped(&facts.join(" · "), look.width) {
        heading.push_str(&look.dim(&line));
        heading.push('\n');
    }
    heading
}

#[cfg(test)]
mod tests;
