//! To whom a reaction is, where the text says only to what: "condemned the attack", "welcomed the deal".

use super::roles::objects;
use crate::extract::Passage;
use crate::lexicon::EventFrame;
use crate::model::{ActorId, Event, EventKind, Factuality, Plover};
use crate::syntax::{Relation, Upos};

/// Reactions look back over so many events.
const LOOK_BACK: usize = 16;

/// "The decision" was told of no more sentences before.
const DEED_SENTENCES: usize = 3;

/// Those who did what the object of a reaction speaks of again.
pub(super) fn doers(
    passage: &Passage<'_>,
    frame: &EventFrame,
    word: usize,
    actors: &[ActorId],
    told: &[(Event, usize)],
) -> Vec<ActorId> {
    let is_reaction = matches!(
        frame.kind,
        EventKind::Criticism | EventKind::Endorsement | EventKind::Rejection
    );
    if !is_reaction || frame.upos != Upos::Verb {
        return Vec::new();
    }
    let Some(thing) = thing(passage, word) else {
        return Vec::new();
    };
    let recent = told.iter().rev().take(LOOK_BACK);
    let others = |event: &Event| -> Vec<ActorId> {
        let doers = event.actors.iter();
        doers
            .filter(|actor| !actors.contains(actor))
            .copied()
            .collect()
    };
    recent
        .filter(|(event, at)| is_meant(passage, thing, event, *at))
        .map(|(event, _)| event)
        .map(others)
        .find(|doers| !doers.is_empty())
        .unwrap_or_default()
}

/// The noun that a reaction is to, where it is a thing of which the text has told.
fn thing(passage: &Passage<'_>, word: usize) -> Option<usize> {
    let syntax = passage.syntax;
    objects(syntax, word)
        .chain(syntax.children(word).filter(|&child| {
            child > word
                && syntax.relation(child) == Relation::Obl
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| syntax.lemma(case) == "against")
        }))
        .find(|&thing| {
            let is_definite = syntax.sentence_of(thing) == 0
                || syntax.children(thing).any(|child| {
                    child < thing
                        && syntax.relation(child) == Relation::Det
                        && matches!(
                            syntax.lemma(child),
                            "the" | "this" | "that" | "these" | "those"
                        )
                });
            syntax.upos(thing) == Upos::Noun && is_definite
        })
}

/// Whether a noun can stand for an event: "the launch" for a test, "the deal" for a signing, "the decision" for any deed.
fn is_meant(passage: &Passage<'_>, thing: usize, event: &Event, at: usize) -> bool {
    if event.factuality == Factuality::CertainNegative {
        return false;
    }
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let lemma = passage.syntax.lemma(thing);
    let is_named = frames
        .word(lemma, Upos::Noun)
        .chain(frames.word(lemma, Upos::Verb))
        .any(|frame| frame.kind == event.kind && frame.kind != EventKind::Other);
    let is_deal = frames.is_a(lemma, "treaty")
        && matches!(
            event.kind,
            EventKind::Agreement | EventKind::TreatySigning | EventKind::Ceasefire
        );
    // "The decision" is one just told of, unless it says itself which.
    let is_near = syntax.sentence_of(thing) <= syntax.sentence_of(at) + DEED_SENTENCES;
    let is_bare = !syntax.children(thing).any(|child| {
        child > thing && matches!(syntax.relation(child), Relation::Nmod | Relation::Acl)
    });
    is_named
        || is_deal
        || frames.is_a(lemma, "deed")
            && is_near
            && is_bare
            && (!is_said(event) || event.kind == EventKind::Vote)
}

/// Whether an act is one of words or meetings.
pub(super) fn is_said(event: &Event) -> bool {
    matches!(
        event.plover,
        Plover::Accuse | Plover::Request | Plover::Support | Plover::Consult
    )
}

/// Whether a noun speaks again of what was told at a word: "such actions", "this step".
pub(super) fn is_deed(passage: &Passage<'_>, noun: usize, told: usize) -> bool {
    let syntax = passage.syntax;
    syntax.upos(noun) == Upos::Noun
        && syntax.sentence_of(noun) <= syntax.sentence_of(told) + 1
        && passage
            .lexicon
            .event_frames()
            .is_a(syntax.lemma(noun), "deed")
        && syntax.children(noun).any(|child| {
            child < noun
                && matches!(
                    syntax.lemma(child),
                    "such" | "this" | "that" | "these" | "those"
                )
        })
}
