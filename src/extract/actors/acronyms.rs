//! Short names that the text itself introduces: "UK Maritime Trade Operations (UKMTO)".

use std::collections::HashMap;

use super::cast::{Cast, Member};
use crate::extract::Passage;
use crate::model::MentionKind;

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
        if is_bracketed && let Some(member) = before_bracket(passage, cast, word - 1, letters) {
            introduced.insert(letters, member);
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
    (has_initial && is_near).then_some(member)
}
