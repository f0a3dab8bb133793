//! Who speaks and acts.

use super::grid::{Column, Grid};
use super::words::{Words, clean, listed, spoken};
use crate::model::Actor;

/// The most forms of one name that a table shows.
const FORMS_MAX: usize = 8;

pub(super) fn grid(words: &Words<'_>) -> Option<Grid> {
    let columns = vec![
        Column::Text("Actor"),
        Column::Text("Kind"),
        Column::Code("Country"),
        Column::Text("Role"),
        Column::Number("Times"),
        Column::Aside("As written"),
    ];
    let rows = words.analysis.actors.iter().map(|actor| {
        vec![
            clean(&actor.name),
            spoken(actor.kind.as_str()),
            actor.country.clone().unwrap_or_default(),
            listed(actor.roles.iter().map(|role| clean(&role.title))),
            actor.mentions.len().to_string(),
            forms(actor, words),
        ]
    });
    Grid::new("Actors", columns, rows)
}

/// The distinct ways in which the text writes an actor, in the order of their first use.
fn forms(actor: &Actor, words: &Words<'_>) -> String {
    let mut forms: Vec<(String, usize)> = Vec::new();
    for mention in &actor.mentions {
        let form = words.of(mention.span);
        match forms.iter_mut().find(|(known, _)| *known == form) {
            Some((_, times)) => *times += 1,
            None => forms.push((form, 1)),
        }
    }
    let more = forms.len() > FORMS_MAX;
    let shown = forms
        .into_iter()
        .take(FORMS_MAX)
        .map(|(form, times)| match times {
            1 => form,
            _ => format!("{form} ×{times}"),
        });
    listed(shown.chain(more.then(|| "…".to_owned())))
}
