//! What the text itself says an unknown name is: "the airline Viazul", "Brightgate, a cybersecurity firm".

use std::ops::Range;

use crate::extract::Passage;
use crate::lexicon::ActorWord;
use crate::model::ActorKind;
use crate::syntax::Upos;

/// No apposition has more words before the one that counts.
const MAX_MODIFIERS: usize = 6;

/// The kind that a common noun right before a name or in apposition behind it gives it.
pub(super) fn said(passage: &Passage<'_>, name: &Range<usize>) -> Option<ActorKind> {
    before(passage, name.start).or_else(|| behind(passage, name.end))
}

fn class(passage: &Passage<'_>, word: usize) -> Option<ActorKind> {
    let letters = passage.word(word);
    passage
        .lexicon
        .organisation_word(letters)
        .filter(|_| letters.starts_with(char::is_lowercase))
}

fn before(passage: &Passage<'_>, start: usize) -> Option<ActorKind> {
    class(passage, start.checked_sub(1)?)
}

fn behind(passage: &Passage<'_>, end: usize) -> Option<ActorKind> {
    let words = passage.segments.words.len();
    let sentence_end = passage
        .segments
        .sentence_at(passage.span(end.min(words).checked_sub(1)?).start)
        .and_then(|sentence| passage.segments.sentences.get(sentence))
        .map_or(words, |sentence| sentence.words.end);
    let begins = end + 2 < sentence_end
        && passage.word(end) == ","
        && passage
            .lexicon
            .actor_words()
            .is(passage.word(end + 1), ActorWord::BeginsOffice)
        && passage.word(end + 1) != "and";
    if !begins {
        return None;
    }
    let last = (end + 2..sentence_end.min(end + 2 + MAX_MODIFIERS))
        .take_while(|&word| {
            passage.word(word) == "-"
                || matches!(
                    passage.syntax.upos(word),
                    Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
                )
        })
        .last()?;
    class(passage, last)
}
