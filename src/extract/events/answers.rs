//! Claims that answer another claim: "Moscow denied it", "rejected the accusation".

use crate::extract::Passage;
use crate::model::{Act, Claim, ClaimId, Event};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

/// An answer stands in the sentence of what it answers, or so many after it.
const SENTENCES: usize = 3;

/// What an answer speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// "it": what was said.
    Told,
    /// "the accusation": what an accusation says, and not that somebody accuses.
    Speech,
}

/// Whether a claim answers what others say, rather than telling something of its own.
pub(super) fn is_answer(claim: &Claim) -> bool {
    matches!(
        claim.act,
        Act::Deny | Act::Confirm | Act::Decline | Act::Ask
    )
}

/// Ties answers to the events of the claims that they answer.
pub(super) fn link(passage: &Passage<'_>, events: &mut [Event], claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let (before, rest) = claims.split_at_mut(at);
        let Some(answer) = rest.first_mut() else {
            return;
        };
        let Some((meant, word)) = meant(passage, answer) else {
            continue;
        };
        let Some(told) = before
            .iter()
            .rev()
            .find(|told| is_meant(passage, told, answer, word))
        else {
            continue;
        };
        if meant == Meant::Speech {
            for id in std::mem::take(&mut answer.events) {
                events[id.index()]
                    .claims
                    .retain(|&claim| claim != answer.id);
            }
        }
        for &id in &told.events {
            if !answer.events.contains(&id) {
                answer.events.push(id);
                add(&mut events[id.index()].claims, answer.id);
            }
        }
        answer.events.sort_unstable();
    }
}

fn add(claims: &mut Vec<ClaimId>, claim: ClaimId) {
    if let Err(at) = claims.binary_search(&claim) {
        claims.insert(at, claim);
    }
}

/// What an answer speaks of, and the word that says so, where this is all that it says.
fn meant(passage: &Passage<'_>, answer: &Claim) -> Option<(Meant, usize)> {
    let [content] = answer.content[..] else {
        return None;
    };
    if !is_answer(answer) {
        return None;
    }
    let syntax = passage.syntax;
    let head = head(passage, content)?;
    let is_alone = !syntax.children(head).any(|child| {
        content.contains(passage.span(child))
            && matches!(
                syntax.relation(child),
                Relation::Acl | Relation::Ccomp | Relation::Appos | Relation::Conj
            )
    });
    if !is_alone {
        return None;
    }
    match syntax.upos(head) {
        Upos::Pron if matches!(passage.lemma(head), "it" | "this" | "that") => {
            (answer.act != Act::Ask).then_some((Meant::Told, head))
        }
        Upos::Noun => {
            let mut cues = passage.lexicon.cues().word(passage.lemma(head), Upos::Noun);
            let is_speech = cues.any(|cue| {
                matches!(
                    cue.act,
                    Act::Assert | Act::Allege | Act::Reveal | Act::Believe
                )
            });
            is_speech.then_some((Meant::Speech, head))
        }
        _ => None,
    }
}

/// The word of a span that all others of it hang on.
fn head(passage: &Passage<'_>, span: Span) -> Option<usize> {
    let first = passage.word_from(span.start);
    let mut inside = (first..)
        .take_while(|&word| word < passage.syntax.len() && passage.span(word).start < span.end);
    inside.find(|&word| {
        passage
            .syntax
            .head(word)
            .is_none_or(|head| !span.contains(passage.span(head)))
    })
}

/// Whether a claim of somebody else, not long before, is what an answer speaks of.
fn is_meant(passage: &Passage<'_>, told: &Claim, answer: &Claim, word: usize) -> bool {
    let Some(cue) = &told.cue else {
        return false;
    };
    let sentence = |word: usize| passage.syntax.sentence_of(word);
    let cue = passage.word_from(cue.span.start);
    !told.events.is_empty()
        && (told.source.actor.is_none() || told.source.actor != answer.source.actor)
        && matches!(
            told.act,
            Act::Assert | Act::Allege | Act::Reveal | Act::Believe | Act::Confirm
        )
        && cue < word
        && sentence(word) - sentence(cue) <= SENTENCES
}
