//! Who says what.

use super::Look;
use super::grid::{Column, Grid};
use super::words::{Words, certainty, listed};
use crate::model::{Claim, SourceKind};

pub(super) fn grid(words: &Words<'_>, look: Look) -> Option<Grid> {
    let columns = vec![
        Column::Text("Who"),
        Column::Text("Act"),
        Column::Text("Cue"),
        Column::Text("Content"),
        Column::Text("Certainty"),
    ];
    let rows = words.analysis.claims.iter().map(|claim| {
        vec![
            source(claim, words),
            claim.act.to_string(),
            if look.is_wide() {
                cue(claim, words)
            } else {
                String::new()
            },
            listed(claim.content.iter().map(|&span| words.quotation(span))),
            certainty(claim.factuality.source).to_owned(),
        ]
    });
    Grid::new("Claims", columns, rows)
}

/// Whose claim it is and through whom; a claim within another stands under an arrow.
fn source(claim: &Claim, words: &Words<'_>) -> String {
    let who = match (claim.source.actor, claim.source.span, claim.source.kind) {
        (_, _, SourceKind::Author) => "the author".to_owned(),
        (Some(actor), ..) => words.name(actor),
        (None, Some(span), _) => words.of(span),
        (None, None, _) => "somebody".to_owned(),
    };
    let through = claim.medium.as_ref().and_then(|medium| medium.actor);
    let arrow = if claim.within.is_some() { "↳ " } else { "" };
    match through {
        Some(medium) => format!("{arrow}{who}, through {}", words.name(medium)),
        None => format!("{arrow}{who}"),
    }
}

fn cue(claim: &Claim, words: &Words<'_>) -> String {
    claim
        .cue
        .as_ref()
        .map(|cue| words.of(cue.span))
        .unwrap_or_default()
}
