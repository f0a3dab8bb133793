//! What happens between actors.

use super::Look;
use super::expressions::amount;
use super::grid::{Column, Grid};
use super::words::{Words, certainty, clean, listed, spoken};
use crate::model::Event;

pub(super) fn grid(words: &Words<'_>, look: Look) -> Option<Grid> {
    let columns = vec![
        Column::Text("Event"),
        Column::Code("PLOVER"),
        Column::Text("By"),
        Column::Text("To or with"),
        Column::Text("What"),
        Column::Code("When"),
        Column::Text("Certainty"),
    ];
    let rows = words.analysis.events.iter().map(|event| {
        vec![
            spoken(event.kind.as_str()),
            if look.is_wide() {
                event.plover.to_string()
            } else {
                String::new()
            },
            words.names(&event.actors),
            words.names(&event.recipients),
            what(event, words),
            event
                .time
                .as_ref()
                .map(|time| clean(&time.value))
                .unwrap_or_default(),
            certainty(event.factuality).to_owned(),
        ]
    });
    Grid::new("Events", columns, rows)
}

/// The object with its amount, or else the words that name the event.
fn what(event: &Event, words: &Words<'_>) -> String {
    let amount = event.quantity.as_ref().map(amount).unwrap_or_default();
    let object = event
        .object
        .as_ref()
        .map(|object| clean(&object.text))
        .unwrap_or_default();
    let place = event
        .place
        .as_ref()
        .map(|place| format!("in {}", clean(&place.text)));
    let amount = Some(amount).filter(|amount| !object.contains(amount.as_str()));
    let what = listed(amount.into_iter().chain([object]).chain(place));
    if what.is_empty() {
        words.of(event.trigger.span)
    } else {
        what
    }
}
