//! Claims that answer another claim: "Moscow denied it", "rejected the accusation".

use crate::extract::Passage;
use crate::lexicon::CueWord;
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

/// So many claims before an answer can be what it answers.
const CLAIMS: usize = 32;

/// Contents of answers lie in one another no deeper than this.
const DEPTH: usize = 8;

/// The answers among the claims, to be found by their words.
pub(super) struct Answers<'a> {
    /// Contents, by their start.
    contents: Vec<(Span, &'a Claim)>,
}

impl<'a> Answers<'a> {
    pub(super) fn new(claims: &'a [Claim]) -> Self {
        // What stands before the cue was told by another: "blamed Minsk for closing the road, a charge Minsk denies".
        let follows = |claim: &&Claim| {
            claim.cue.as_ref().is_none_or(|cue| {
                let mut contents = claim.content.iter();
                contents.all(|content| content.start >= cue.span.start)
            })
        };
        let answers = claims
            .iter()
            .filter(|claim| is_answer(claim))
            .filter(follows);
        let mut contents: Vec<(Span, &Claim)> = answers
            .flat_map(|claim| claim.content.iter().map(move |&content| (content, claim)))
            .collect();
        contents.sort_by_key(|&(content, claim)| (content, claim.id));
        Self { contents }
    }

    /// The innermost answer whose content holds these words.
    pub(super) fn holding(&self, words: Span) -> Option<&'a Claim> {
        let end = self
            .contents
            .partition_point(|(content, _)| content.start <= words.start);
        let inner = self.contents[..end].iter().rev().take(DEPTH);
        inner
            .copied()
            .find(|(content, _)| content.contains(words))
            .map(|(_, claim)| claim)
    }
}

/// Whether a claim answers what others say, rather than telling something of its own.
fn is_answer(claim: &Claim) -> bool {
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
            .take(CLAIMS)
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
    let is_told = passage
        .lexicon
        .cues()
        .is(passage.lemma(head), CueWord::Told);
    match syntax.upos(head) {
        Upos::Pron if is_told || matches!(passage.lemma(head), "it" | "this" | "that") => {
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
            (is_speech || is_told).then_some((Meant::Speech, head))
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
