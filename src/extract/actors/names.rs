//! Persons' names as the world writes them.

use std::ops::Range;

use crate::extract::Passage;
use crate::lexicon::{ActorWord, Particle, fold_char};
use crate::syntax::Upos;

/// No name has more words.
const MAX_WORDS: usize = 9;

/// Whether a word is written as a name is: a capital first, no digits.
fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && word
            .chars()
            .all(|letter| letter.is_alphabetic() || matches!(letter, '.' | '\'' | '’' | '-'))
        && !word.ends_with("'s")
}

/// Whether a word may belong to a name, being no find of the lexicon's and not "I".
fn may_name(passage: &Passage<'_>, word: usize) -> bool {
    is_name_word(passage.word(word))
        && passage.name_at(word).is_none()
        && !(passage.syntax.upos(word) == Upos::Pron
            && passage
                .lexicon
                .actor_words()
                .is(&passage.word(word).to_ascii_lowercase(), ActorWord::First))
}

/// The person's name that begins at a word: capitalised words, hyphenated parts, initials and particles
/// ("Kim Jong Un", "Shin Won-sik", "Mohammed bin Salman", "George H. W. Bush", "Bashar al-Assad").
pub(super) fn name_at(passage: &Passage<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = start;
    let mut last = start;
    while at < end && at - start < MAX_WORDS {
        let word = passage.word(at);
        if at > start
            && word == "-"
            && at + 1 < end
            && passage.is_glued(at - 1, at)
            && passage.is_glued(at, at + 1)
        {
            // A hyphenated part counts whatever its case.
            if !passage.word(at + 1).chars().all(char::is_alphabetic) {
                break;
            }
            at += 2;
            last = at;
        } else if may_name(passage, at) {
            at += 1;
            last = at;
        } else if matches!(
            passage.lexicon.particle(word),
            Some(Particle::Inner | Particle::Prefix)
        ) {
            at += 1;
        } else {
            break;
        }
    }
    // A sentence does not end inside a name, nor a name in a particle.
    (last > start).then_some(start..last)
}

/// The parts of a name that tell persons apart: hyphens joined, particles and initials left out, letters small.
pub(super) fn parts(passage: &Passage<'_>, name: &Range<usize>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut is_hyphenated = false;
    for at in name.clone() {
        let word = passage.word(at);
        if word == "-" {
            is_hyphenated = true;
            continue;
        }
        let mut small = String::with_capacity(word.len());
        word.chars()
            .for_each(|letter| fold_char(letter, |plain| small.push(plain)));
        match parts.last_mut() {
            // "al-Assad" is the name "assad"; "Won-sik" is one name.
            Some(before) if is_hyphenated => {
                if passage.lexicon.particle(before).is_some() {
                    *before = small;
                } else {
                    before.push_str(&small);
                }
            }
            _ => parts.push(small),
        }
        is_hyphenated = false;
    }
    let is_weak = |part: &String| {
        passage.lexicon.particle(part).is_some() || part.ends_with('.') || part.chars().count() == 1
    };
    if parts.iter().any(|part| !is_weak(part)) {
        parts.retain(|part| !is_weak(part));
    }
    parts
}
