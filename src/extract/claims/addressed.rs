//! First and second persons that attribute nothing: "Do you think …?", "if you want it", "I know him".

use super::candidate::Candidate;
use super::turns::Turn;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::lexicon::ActorWord;
use crate::model::{Act, Construction};
use crate::syntax::Upos;

/// Whether a cue's subject is who is spoken to, or who speaks in an interview, and nothing is said there of what they say.
pub(super) fn says_nothing(
    passage: &Passage<'_>,
    quotes: &Quotes,
    turns: &[Turn],
    candidate: &Candidate<'_>,
) -> bool {
    let Some(source) = candidate
        .source
        .filter(|&word| passage.syntax.upos(word) == Upos::Pron)
    else {
        return false;
    };
    let small = passage.word(source).to_ascii_lowercase();
    let words = passage.lexicon.actor_words();
    // "Let's talk about it."
    if matches!(small.as_str(), "'s" | "’s") {
        return true;
    }
    if words.is(&small, ActorWord::Second) {
        return !tells(passage, candidate);
    }
    let is_first = words.is(&small, ActorWord::First) || words.is(&small, ActorWord::FirstSeveral);
    let in_turn = || {
        let turn = turns.partition_point(|turn| turn.label.end <= source);
        quotes.number(source).is_none()
            && turn
                .checked_sub(1)
                .is_some_and(|turn| source < turns[turn].end)
    };
    let is_thought = matches!(
        candidate.entry.act,
        Act::Assert | Act::Believe | Act::Promise | Act::Predict | Act::Reveal
    );
    is_first && is_thought && in_turn() && !has_clause(passage, candidate)
}

/// "You said that …": somebody spoken to has said something, which no question asks for.
fn tells(passage: &Passage<'_>, candidate: &Candidate<'_>) -> bool {
    let syntax = passage.syntax;
    let is_past = candidate.construction == Construction::Speech
        && matches!(syntax.xpos(candidate.word), "VBD" | "VBN")
        && !matches!(
            candidate.entry.act,
            Act::Believe | Act::Predict | Act::Promise
        );
    is_past && has_clause(passage, candidate) && !is_asked(passage, candidate)
}

fn is_asked(passage: &Passage<'_>, candidate: &Candidate<'_>) -> bool {
    passage
        .segments
        .sentence_at(candidate.cue.start)
        .is_some_and(|sentence| {
            let words = passage.segments.sentences[sentence].words.clone();
            words.rev().take(3).any(|word| passage.word(word) == "?")
        })
}

/// Whether the content has a finite verb.
fn has_clause(passage: &Passage<'_>, candidate: &Candidate<'_>) -> bool {
    candidate.content.iter().any(|span| {
        let first = passage.word_from(span.start);
        let after = passage.word_from(span.end);
        (first..after).any(|word| matches!(passage.syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD"))
    })
}
