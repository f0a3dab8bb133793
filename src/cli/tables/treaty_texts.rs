//! A treaty's text as tables that a person reads.

use super::grid::{Column, Grid};
use super::words::clean;
use super::{Look, grid};
use crate::treaty::{TreatyTable, TreatyText};

/// The most obligations shown; the CSV has them all.
const MOST: usize = 200;

/// The tables of one treaty.
pub(in crate::cli) fn render_treaty(treaty: &TreatyText, look: Look) -> String {
    let mut page = String::new();
    let title = treaty.title.map(|span| clean(span.of(&treaty.text)));
    for line in grid::wrapped(&title.unwrap_or_else(|| clean(&treaty.id)), look.width) {
        page.push_str(&look.bold(&line));
        page.push('\n');
    }
    let mut facts = Vec::new();
    if let Some(record) = &treaty.treaty {
        let parties = record
            .parties
            .iter()
            .filter_map(|id| treaty.actors.get(id.index()));
        facts.extend(parties.map(|actor| clean(&actor.name)));
        facts.extend(
            record
                .signed
                .as_ref()
                .map(|signed| format!("signed {}", signed.value)),
        );
    }
    facts.push(format!("{} articles", treaty.articles.len()));
    facts.extend(
        treaty
            .coding
            .cow_class
            .map(|class| format!("alliance: {class}")),
    );
    for line in grid::wrapped(&facts.join(" · "), look.width) {
        page.push_str(&look.dim(&line));
        page.push('\n');
    }
    let articles = Grid::new(
        "Articles",
        vec![
            Column::Code("Number"),
            Column::Text("Heading"),
            Column::Aside("For"),
        ],
        treaty.rows(TreatyTable::Articles).into_iter().map(|row| {
            vec![
                clean(&format!("{} {}", row[1], row[2])),
                clean(&row[3]),
                row[5].replace('|', ", ").replace('_', " "),
            ]
        }),
    );
    let obligations = Grid::new(
        "Obligations",
        vec![
            Column::Code("Article"),
            Column::Code("Modality"),
            Column::Text("Bearer"),
            Column::Text("Act"),
            Column::Aside("Condition"),
        ],
        treaty
            .rows(TreatyTable::Obligations)
            .into_iter()
            .take(MOST)
            .map(|row| {
                let when = [&row[7], &row[8]].map(|words| clean(words)).join(" ");
                vec![
                    clean(&format!("{} {}", row[1], row[2])),
                    row[3].replace('_', " "),
                    clean(&row[4]),
                    clean(&row[5]),
                    when.trim().to_owned(),
                ]
            }),
    );
    let clauses = Grid::new(
        "Final clauses",
        vec![
            Column::Code("Clause"),
            Column::Code("Article"),
            Column::Code("Fixes"),
            Column::Text("Words"),
        ],
        treaty
            .rows(TreatyTable::FinalClauses)
            .into_iter()
            .map(|row| {
                let fixes: Vec<_> = [&row[3], &row[4], &row[7]]
                    .into_iter()
                    .filter(|cell| !cell.is_empty())
                    .map(|cell| cell.replace('|', ", "))
                    .collect();
                vec![
                    row[1].replace('_', " "),
                    clean(&row[2]),
                    fixes.join(", "),
                    clean(&row[10]),
                ]
            }),
    );
    let provisions = Grid::new(
        "Provisions",
        vec![Column::Code("Kind"), Column::Text("Articles")],
        treaty
            .coding
            .provisions
            .iter()
            .map(|coded| vec![coded.kind.to_string(), clean(&coded.articles.join(", "))]),
    );
    let warnings = Grid::new(
        "Warnings",
        vec![Column::Text("Warning")],
        treaty
            .warnings
            .iter()
            .map(|warning| vec![clean(&warning.message)]),
    );
    for grid in [articles, obligations, clauses, provisions, warnings]
        .into_iter()
        .flatten()
    {
        page.push('\n');
        page.push_str(&grid.render(look));
    }
    page
}
