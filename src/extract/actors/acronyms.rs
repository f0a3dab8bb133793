//! Short names that the text itself introduces: "UK Maritime Trade Operations (UKMTO)".

use std::collections::HashMap;

use super::cast::{Cast, Member};
use crate::extract::Passage;
use crate::model::{ActorKind, MentionKind};

/// Adds the introduced short names and their later mentions.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast) {
    let mut introduced: HashMap<&str, Member> = HashMap::new();
    for word in 0..passage.segments.words.len() {
        let letters = passage.word(word);
        if !is_acronym(letters) || cast.is_taken(passage.span(word)) {
            continue;
        }
        let is_bracketed = word > 0
            && passage.word(word - 1) == "("
            && word + 1 < passage.segments.words.len()
            && passage.word(word + 1) == ")";
        if is_bracketed {
            let known = before_bracket(passage, cast, word - 1, letters);
            if let Some(member) = known.or_else(|| spelled_out(passage, cast, word - 1, letters)) {
                introduced.insert(letters, member);
            }
        }
        if let Some(&member) = introduced.get(letters) {
            cast.mention(member, passage.span(word), MentionKind::Name);
        }
    }
}

/// Whether a word is written as a short name is: mostly capitals.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=10).contains(&word.len())
        && word.starts_with(|first: char| first.is_ascii_uppercase())
        && word.chars().filter(char::is_ascii_uppercase).count() >= 2
        && word
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

/// The actor whose mention ends right before a bracket, or one word before it ("the … agency (UKMTO)"), if the letters are
/// its initials.
fn before_bracket(
    passage: &Passage<'_>,
    cast: &Cast,
    bracket: usize,
    letters: &str,
) -> Option<Member> {
    let end = passage.span(bracket).start;
    let start = passage.span(bracket.saturating_sub(8)).start;
    let (member, span) = cast.mentions_between(start, end).last()?;
    let first = letters.chars().next()?;
    let has_initial = span
        .of(passage.text)
        .split([' ', '-'])
        .any(|word| word.starts_with(first));
    let is_near = bracket - passage.word_from(span.end).min(bracket) <= 1;
    // "Parliament of Upper Marsh (UM)": the letters are the place's alone.
    let is_of_place = span
        .of(passage.text)
        .split_once(" of ")
        .is_some_and(|(_, place)| {
            place
                .split(' ')
                .filter_map(|word| word.chars().next())
                .eq(letters.chars())
        });
    (has_initial && is_near && !is_of_place).then_some(member)
}

/// The name before a bracket whose initials the letters are, as an actor of its own.
fn spelled_out(
    passage: &Passage<'_>,
    cast: &mut Cast,
    bracket: usize,
    letters: &str,
) -> Option<Member> {
    let mut left = letters
        .chars()
        .rev()
        .filter(char::is_ascii_uppercase)
        .peekable();
    let mut first = bracket;
    while let Some(&initial) = left.peek() {
        first = first.checked_sub(1)?;
        let word = passage.word(first);
        if word.starts_with(initial) {
            left.next();
        } else if word.starts_with(char::is_uppercase) || !word.chars().all(char::is_alphabetic) {
            return None;
        }
    }
    let words = first..bracket;
    if words.is_empty() || words.clone().any(|word| cast.is_taken(passage.span(word))) {
        return None;
    }
    let span = passage.span_of(&words);
    let kind = words
        .rev()
        .find_map(|word| passage.lexicon.organisation_word(passage.word(word)));
    let member = cast.add(span.of(passage.text), kind.unwrap_or(ActorKind::Other));
    cast.mention(member, span, MentionKind::Name);
    Some(member)
}
