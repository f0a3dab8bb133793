//! Deeds of people who stand for nobody: "the actor met his agent", "the airline offers flights".

use super::Roles;
use crate::extract::Passage;
use crate::lexicon::EventFrame;
use crate::model::{ActorId, ActorKind, EventKind, Plover};

/// Whether an act that anyone does every day is done here by private people alone.
pub(super) fn is_private(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    actors: &[ActorId],
    recipients: &[ActorId],
) -> bool {
    let frames = passage.lexicon.event_frames();
    let is_everyday = match frame.plover {
        Plover::Concede | Plover::Cooperate | Plover::Aid | Plover::Consult | Plover::Agree => true,
        Plover::Retreat => frame.kind == EventKind::TroopWithdrawal,
        Plover::Support => frame.kind == EventKind::TreatySigning,
        Plover::Sanction => !actors.is_empty(),
        _ => false,
    };
    if !is_everyday || frame.kind == EventKind::Ceasefire {
        return false;
    }
    // What is sold every day, is done by whoever sells it; whoever promises in his own name speaks to the public.
    let is_sale = frames.is_a(&frame.lemma, "everyday");
    let is_public = |actor: &ActorId| {
        roles.is_public(*actor)
            || frame.plover == Plover::Agree && !is_sale && roles.kind(*actor) == ActorKind::Person
    };
    if is_sale && !actors.is_empty() {
        return !actors.iter().any(is_public);
    }
    !actors.iter().chain(recipients).any(is_public)
}
