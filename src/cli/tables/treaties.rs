//! What binds whom to what.

use super::grid::{Column, Grid};
use super::words::{Words, clean, listed, spoken};
use crate::model::Provision;

pub(super) fn grid(words: &Words<'_>) -> Option<Grid> {
    let columns = vec![
        Column::Text("Treaty"),
        Column::Text("Parties"),
        Column::Code("Signed"),
        Column::Code("Status"),
        Column::Text("Provides for"),
    ];
    let rows = words.analysis.treaties.iter().map(|treaty| {
        let provisions: Vec<_> = treaty
            .provisions
            .iter()
            .map(|each| provision(each, words))
            .collect();
        vec![
            clean(&treaty.name),
            listed(treaty.parties.iter().map(|&party| words.name(party))),
            treaty
                .signed
                .as_ref()
                .map(|time| clean(&time.value))
                .unwrap_or_default(),
            spoken(treaty.status.as_str()),
            provisions.join("\n"),
        ]
    });
    Grid::new("Treaties", columns, rows)
}

fn provision(provision: &Provision, words: &Words<'_>) -> String {
    format!(
        "{}: {}",
        spoken(provision.kind.as_str()),
        words.quotation(provision.span)
    )
}
