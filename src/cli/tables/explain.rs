//! Why each claim and event is there: the row of the lexicon's tables, the construction, the edges of the tree.

use super::Look;
use super::grid::wrapped;
use super::words::{Words, listed};
use crate::model::{Claim, Edge, Event};

/// A section under the tables; none where there is nothing to explain.
pub(super) fn section(words: &Words<'_>, look: Look) -> Option<String> {
    let analysis = words.analysis;
    if analysis.claims.is_empty() && analysis.events.is_empty() {
        return None;
    }
    let mut page = format!("{}\n", look.bold("Why"));
    for claim in &analysis.claims {
        page.push_str(&of_claim(claim, words, look));
    }
    for event in &analysis.events {
        page.push_str(&of_event(event, words, look));
    }
    Some(page)
}

fn of_claim(claim: &Claim, words: &Words<'_>, look: Look) -> String {
    let who = match (claim.source.actor, claim.source.span) {
        (Some(actor), _) => words.name(actor),
        (None, Some(span)) => words.of(span),
        (None, None) => "the author".to_owned(),
    };
    let cue = claim
        .cue
        .as_ref()
        .map_or_else(String::new, |cue| words.of(cue.span));
    let content = listed(claim.content.iter().map(|&span| words.quotation(span)));
    let mut page = headline(&format!("{} {who} · {cue} · {content}", claim.id), look);
    let Some(evidence) = &claim.evidence else {
        return page;
    };
    page.push_str(&line(
        "row",
        &format!("{} ({})", evidence.entry, evidence.construction),
        look,
    ));
    let edges: Vec<_> = evidence
        .edges
        .iter()
        .map(|edge| arrow(edge, words))
        .collect();
    if !edges.is_empty() {
        page.push_str(&line("tree", &edges.join("; "), look));
    }
    page
}

fn of_event(event: &Event, words: &Words<'_>, look: Look) -> String {
    let mut page = headline(
        &format!(
            "{} {} · {} · {}",
            event.id,
            words.of(event.trigger.span),
            event.plover,
            event.kind
        ),
        look,
    );
    if let Some(frame) = &event.evidence {
        page.push_str(&line("row", frame, look));
    }
    page
}

/// "said ─nsubj→ minister": the head, the relation, what hangs on it.
fn arrow(edge: &Edge, words: &Words<'_>) -> String {
    format!(
        "{} ─{}→ {}",
        words.of(edge.head),
        edge.relation,
        words.of(edge.word)
    )
}

fn headline(words: &str, look: Look) -> String {
    let mut page = String::new();
    for (at, line) in wrapped(words, look.width.saturating_sub(3))
        .iter()
        .enumerate()
    {
        page.push_str(if at == 0 { " " } else { "    " });
        page.push_str(line);
        page.push('\n');
    }
    page
}

fn line(name: &str, words: &str, look: Look) -> String {
    let mut page = String::new();
    for (at, line) in wrapped(words, look.width.saturating_sub(11))
        .iter()
        .enumerate()
    {
        let name = if at == 0 { name } else { "" };
        page.push_str("    ");
        page.push_str(&look.dim(&format!("{name:<5}")));
        page.push(' ');
        page.push_str(line);
        page.push('\n');
    }
    page
}
