//! Deeds of people who stand for nobody: "the actor met his agent", "the airline offers flights".

use super::Roles;
use super::roles::objects;
use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::lexicon::{ActorWord, EventFrame};
use crate::model::{ActorId, ActorKind, EventKind, Plover};
use crate::syntax::Upos;

/// Whether an act that anyone does every day is done here by private people alone.
pub(super) fn is_private(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
    actors: &[ActorId],
    recipients: &[ActorId],
) -> bool {
    let frames = passage.lexicon.event_frames();
    // "They asked me to stay": what people tell of themselves.
    if is_told_of_oneself(passage, roles, word)
        && !actors
            .iter()
            .chain(recipients)
            .any(|&actor| roles.is_public(actor))
    {
        return true;
    }
    // "Many people expressed their anger", "the people vote"
    let is_stand = matches!(
        frame.plover,
        Plover::Accuse | Plover::Support | Plover::Reject | Plover::Request | Plover::Agree
    );
    if is_stand
        && recipients.is_empty()
        && !actors.is_empty()
        && actors.iter().all(|&actor| roles.is_anybody(actor))
    {
        return true;
    }
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
    // "spoke with the president about it": not with reporters.
    if frames.is_a(&frame.lemma, "chat") && frame.object.is_none() {
        let all = || actors.iter().chain(recipients);
        return all().count() < 2 || !all().all(|actor| roles.is_public(*actor));
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

/// Whether those who speak or are spoken to do it or have it done to them.
fn is_told_of_oneself(passage: &Passage<'_>, roles: &Roles<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let verb = if syntax.upos(word) == Upos::Verb {
        Some(word)
    } else {
        roles.light_verb(word)
    };
    let words = passage.lexicon.actor_words();
    let is_one = |word: usize| {
        syntax.upos(word) == Upos::Pron
            && [ActorWord::First, ActorWord::FirstSeveral, ActorWord::Second]
                .iter()
                .any(|&person| words.is(&passage.word(word).to_lowercase(), person))
    };
    verb.is_some_and(|verb| {
        matches!(of_verb(passage, verb), Found::Word(subject) if is_one(subject))
            || objects(syntax, verb).any(is_one)
    })
}
