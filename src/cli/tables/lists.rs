//! Sanctions lists, and what changed in one, as tables that a person reads.

use std::collections::BTreeMap;

use super::grid::{Column, Grid};
use super::words::clean;
use super::{Look, grid};
use crate::lists::{EntryName, ListDiff, ListEntry, SanctionsList};

/// The most entries of a list that are shown; the other formats have them all.
const MOST: usize = 40;

/// The tables of one list.
pub(in crate::cli) fn render_list(list: &SanctionsList, look: Look) -> String {
    let mut page = heading(&list.title, &facts(list), look);
    let mut counts: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    for programme in list.entries.iter().flat_map(|entry| &entry.programmes) {
        let name = programme.name.as_deref().unwrap_or_default();
        counts.entry(&programme.code).or_insert((0, name)).0 += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(code, (count, _))| (std::cmp::Reverse(*count), *code));
    let programmes = Grid::new(
        "Programmes",
        vec![
            Column::Text("Programme"),
            Column::Number("Entries"),
            Column::Aside("Name"),
        ],
        counts.iter().take(MOST).map(|(code, (count, name))| {
            let name = if *name == *code {
                String::new()
            } else {
                clean(name)
            };
            vec![clean(code), count.to_string(), name]
        }),
    );
    let entries = Grid::new(
        "Entries",
        vec![
            Column::Code("Key"),
            Column::Code("Kind"),
            Column::Text("Name"),
            Column::Text("Born"),
            Column::Text("Countries"),
            Column::Text("Programmes"),
            Column::Code("Listed"),
        ],
        list.entries.iter().take(MOST).map(row),
    );
    for grid in [programmes, entries].into_iter().flatten() {
        page.push('\n');
        page.push_str(&grid.render(look));
    }
    let left = list.entries.len().saturating_sub(MOST);
    if left > 0 {
        page.push_str(&look.dim(&format!(
            "  … and {left} more entries; --format jsonl or csv has them all"
        )));
        page.push('\n');
    }
    page
}

fn row(entry: &ListEntry) -> Vec<String> {
    let countries: Vec<String> = entry
        .countries()
        .iter()
        .map(|country| {
            country
                .code
                .map_or_else(|| clean(&country.name), |code| code.to_string())
        })
        .collect();
    let aliases = match entry.aliases().len() {
        0 => String::new(),
        1 => " (1 alias)".to_owned(),
        count => format!(" ({count} aliases)"),
    };
    let codes: Vec<String> = entry
        .programmes
        .iter()
        .map(|one| clean(&one.code))
        .collect();
    vec![
        clean(&entry.id),
        entry.kind.as_str().replace('_', " "),
        clean(entry.name()) + &aliases,
        entry
            .births
            .iter()
            .map(crate::lists::written_date)
            .collect::<Vec<_>>()
            .join(", "),
        countries.join(" "),
        codes.join(", "),
        entry
            .listed
            .as_ref()
            .map(crate::lists::written_date)
            .unwrap_or_default(),
    ]
}

fn facts(list: &SanctionsList) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(
        list.published
            .as_ref()
            .map(|day| format!("published {}", crate::lists::written_date(day))),
    );
    facts.push(counted(list.entries.len(), "entry", "entries"));
    let aliases: usize = list.entries.iter().map(|entry| entry.aliases().len()).sum();
    let addresses: usize = list.entries.iter().map(|entry| entry.addresses.len()).sum();
    facts.push(counted(aliases, "alias", "aliases"));
    facts.push(counted(addresses, "address", "addresses"));
    if !list.warnings.is_empty() {
        facts.push(counted(list.warnings.len(), "fault", "faults"));
    }
    facts.push(clean(&list.source));
    facts
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn heading(title: &str, facts: &[String], look: Look) -> String {
    let mut page = String::new();
    for line in grid::wrapped(&clean(title), look.width) {
        page.push_str(&look.bold(&line));
        page.push('\n');
    }
    for line in grid::wrapped(&facts.join(" · "), look.width) {
        page.push_str(&look.dim(&line));
        page.push('\n');
    }
    page
}

/// What changed between two lists.
pub(in crate::cli) fn render_list_diff(
    before: &SanctionsList,
    after: &SanctionsList,
    diff: &ListDiff,
    look: Look,
) -> String {
    let day = |list: &SanctionsList| {
        list.published
            .as_ref()
            .map_or_else(|| clean(&list.source), crate::lists::written_date)
    };
    let counts = vec![
        format!("{} to {}", day(before), day(after)),
        format!("{} added", diff.added.len()),
        format!("{} removed", diff.removed.len()),
        format!("{} changed", diff.changed.len()),
    ];
    let mut page = heading(&after.title, &counts, look);
    let names = |name: &'static str, entries: &[EntryName]| {
        Grid::new(
            name,
            vec![
                Column::Code("Key"),
                Column::Code("Kind"),
                Column::Text("Name"),
                Column::Text("Programmes"),
            ],
            entries.iter().map(|entry| {
                vec![
                    clean(&entry.id),
                    entry.kind.as_str().replace('_', " "),
                    clean(&entry.name),
                    clean(&entry.programmes.join(", ")),
                ]
            }),
        )
    };
    let changed = Grid::new(
        "Changed",
        vec![
            Column::Code("Key"),
            Column::Text("Name"),
            Column::Code("Field"),
            Column::Text("No longer"),
            Column::Text("Now"),
        ],
        diff.changed.iter().flat_map(|entry| {
            entry.fields.iter().enumerate().map(|(at, change)| {
                let first = |words: &str| if at == 0 { clean(words) } else { String::new() };
                let lines = |words: &[String]| {
                    words
                        .iter()
                        .map(|words| clean(words))
                        .collect::<Vec<_>>()
                        .join("\n")
                };
                vec![
                    first(&entry.id),
                    first(&entry.name),
                    change.field.replace('_', " "),
                    lines(&change.removed),
                    lines(&change.added),
                ]
            })
        }),
    );
    for grid in [
        names("Added", &diff.added),
        names("Removed", &diff.removed),
        changed,
    ]
    .into_iter()
    .flatten()
    {
        page.push('\n');
        page.push_str(&grid.render(look));
    }
    if diff.is_empty() {
        page.push('\n');
        page.push_str(&look.dim("Nothing has changed."));
        page.push('\n');
    }
    page
}
