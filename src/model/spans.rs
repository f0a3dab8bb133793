//! Reaches every span of the records, to convert their unit.

use super::{Actor, Analysis, Claim, Event, Sanction, Treaty};
use crate::text::Span;

impl Analysis {
    /// Applies `change` to every span of every record.
    pub(crate) fn map_spans(&mut self, mut change: impl FnMut(Span) -> Span) {
        let mut change = |span: &mut Span| *span = change(*span);
        self.sentences.iter_mut().for_each(&mut change);
        for actor in &mut self.actors {
            visit_actor(actor, &mut change);
        }
        for claim in &mut self.claims {
            visit_claim(claim, &mut change);
        }
        for event in &mut self.events {
            visit_event(event, &mut change);
        }
        for treaty in &mut self.treaties {
            visit_treaty(treaty, &mut change);
        }
        for sanction in &mut self.sanctions {
            visit_sanction(sanction, &mut change);
        }
        for quantity in &mut self.quantities {
            change(&mut quantity.span);
        }
        for date in &mut self.dates {
            change(&mut date.span);
        }
    }
}

fn visit_actor(actor: &mut Actor, change: &mut impl FnMut(&mut Span)) {
    for role in &mut actor.roles {
        change(&mut role.span);
    }
    for mention in &mut actor.mentions {
        change(&mut mention.span);
    }
}

fn visit_claim(claim: &mut Claim, change: &mut impl FnMut(&mut Span)) {
    claim.source.span.iter_mut().for_each(&mut *change);
    if let Some(cue) = &mut claim.cue {
        change(&mut cue.span);
    }
    claim.cue_phrase.iter_mut().for_each(&mut *change);
    claim.content.iter_mut().for_each(&mut *change);
    if let Some(time) = &mut claim.time {
        change(&mut time.span);
    }
    for edge in claim.evidence.iter_mut().flat_map(|found| &mut found.edges) {
        change(&mut edge.word);
        change(&mut edge.head);
    }
}

fn visit_event(event: &mut Event, change: &mut impl FnMut(&mut Span)) {
    change(&mut event.trigger.span);
    for thing in [&mut event.object, &mut event.place].into_iter().flatten() {
        change(&mut thing.span);
    }
    if let Some(quantity) = &mut event.quantity {
        change(&mut quantity.span);
    }
    if let Some(time) = &mut event.time {
        change(&mut time.span);
    }
}

fn visit_treaty(treaty: &mut Treaty, change: &mut impl FnMut(&mut Span)) {
    if let Some(time) = &mut treaty.signed {
        change(&mut time.span);
    }
    treaty.mentions.iter_mut().for_each(&mut *change);
    for provision in &mut treaty.provisions {
        change(&mut provision.span);
        provision.condition.iter_mut().for_each(&mut *change);
    }
}

fn visit_sanction(sanction: &mut Sanction, change: &mut impl FnMut(&mut Span)) {
    for span in [
        &mut sanction.reason,
        &mut sanction.objective,
        &mut sanction.legal_basis,
    ] {
        span.iter_mut().for_each(&mut *change);
    }
    if let Some(time) = &mut sanction.time {
        change(&mut time.span);
    }
    sanction.mentions.iter_mut().for_each(change);
}

/// Applies `change` to every span of a treaty that stands alone.
pub(crate) fn map_treaty(treaty: &mut Treaty, change: &mut impl FnMut(Span) -> Span) {
    visit_treaty(treaty, &mut |span: &mut Span| *span = change(*span));
}
