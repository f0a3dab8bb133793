//! What is promised or foretold and threatens: "vowed to attack its neighbour", "will cut off aid unless …".

use super::fitting::fits;
use super::{Found, Roles};
use crate::extract::Passage;
use crate::lexicon::EventFrame;
use crate::model::{ActorId, Event, EventKind, Factuality, Plover};
use crate::syntax::{Relation, Upos};

/// Whom a promise threatens: those whom it promises to attack.
pub(super) fn promised(
    passage: &Passage<'_>,
    found: &Found<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
) -> Vec<ActorId> {
    let syntax = passage.syntax;
    if frame.kind != EventKind::Promise || frame.upos != Upos::Verb {
        return Vec::new();
    }
    let Some(deed) = syntax.child(word, Relation::Xcomp) else {
        return Vec::new();
    };
    passage
        .lexicon
        .event_frames()
        .word(passage.lemma(deed), Upos::Verb)
        .find(|deeds| fits(passage, found, roles, deeds, deed))
        .filter(|deeds| deeds.plover == Plover::Assault)
        .map(|deeds| roles.first(&deeds.recipients, deed))
        .unwrap_or_default()
}

/// Makes a threat of what somebody will do on a condition that he sets: "may halt its aid if …".
pub(super) fn set_conditional(passage: &Passage<'_>, event: &mut Event, word: usize) {
    let syntax = passage.syntax;
    let is_hostile = matches!(
        event.plover,
        Plover::Sanction | Plover::Coerce | Plover::Assault
    );
    let is_ahead = matches!(
        event.factuality,
        Factuality::ProbablePositive | Factuality::PossiblePositive
    );
    if !is_hostile || !is_ahead || event.actors.is_empty() || syntax.upos(word) != Upos::Verb {
        return;
    }
    let frames = passage.lexicon.event_frames();
    let is_condition = |clause: usize| {
        clause > word
            && syntax.relation(clause) == Relation::Advcl
            && syntax.children(clause).any(|mark| {
                syntax.relation(mark) == Relation::Mark
                    && frames.is_a(syntax.lemma(mark), "condition")
            })
    };
    if syntax.children(word).any(is_condition) {
        let is_force = event.plover == Plover::Assault;
        set(event, is_force);
    }
}

/// Makes an event a threat.
pub(super) fn set(event: &mut Event, is_force: bool) {
    event.plover = Plover::Threaten;
    event.kind = EventKind::Threat;
    event.mode = None;
    let code = if is_force { "138" } else { "130" };
    event.cameo = Some(code.to_owned());
}
