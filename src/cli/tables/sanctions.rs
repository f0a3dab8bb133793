//! Who penalises whom, how and why.

use super::grid::{Column, Grid};
use super::words::{Words, listed, spoken};

pub(super) fn grid(words: &Words<'_>) -> Option<Grid> {
    let columns = vec![
        Column::Text("By"),
        Column::Text("On"),
        Column::Text("Measures"),
        Column::Code("Status"),
        Column::Text("Because of"),
        Column::Code("Towards"),
        Column::Aside("As written"),
    ];
    let rows = words.analysis.sanctions.iter().map(|sanction| {
        vec![
            words.names(&sanction.senders),
            words.names(&sanction.targets),
            listed(sanction.measures.iter().map(ToString::to_string)),
            spoken(sanction.status.as_str()),
            sanction
                .reason
                .map(|span| words.quotation(span))
                .unwrap_or_default(),
            listed(
                sanction
                    .objectives
                    .iter()
                    .map(|objective| spoken(objective.as_str())),
            ),
            sanction
                .mentions
                .first()
                .map(|&span| words.quotation(span))
                .unwrap_or_default(),
        ]
    });
    Grid::new("Sanctions", columns, rows)
}
