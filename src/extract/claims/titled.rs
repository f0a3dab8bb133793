//! Sources that a title or a description names before the name: "the mayor of London, Sadiq Khan", "Foreign Office
//! spokeswoman Anna Berg", wherever the parser hung the name.

use super::mentions::Mentions;
use super::source;
use crate::extract::Passage;
use crate::model::{ActorId, ActorKind};
use crate::syntax::Upos;

/// Words of a title, at most.
const MAX_TITLE_WORDS: usize = 5;

/// The person whose name ends a source's words, or stands right after them, alone or between commas.
pub(super) fn person(
    passage: &Passage<'_>,
    mentions: &Mentions<'_>,
    head: usize,
) -> Option<ActorId> {
    if !matches!(passage.syntax.upos(head), Upos::Noun | Upos::Propn) {
        return None;
    }
    let words = source::span(passage, head);
    let after = passage.word_from(words.end).max(head + 1);
    let limit = passage.segments.words.len().min(after + 4);
    let end = passage.span(limit - 1).end;
    let names = mentions.persons(words.start, end);
    let is_person = |head| {
        let span = passage.span(head);
        names.iter().any(|(name, _)| name.overlaps(span))
    };
    if is_person(head) {
        return None;
    }
    names
        .iter()
        .find(|(name, _)| {
            let start = passage.word_from(name.start);
            let next = passage.word_from(name.end).max(start + 1);
            start > head && is_described(passage, head, after, start, next)
        })
        .map(|&(_, person)| person)
}

/// Whether the words from a head on say who the name is that begins at `start` and that `next` follows. The source's own
/// words go up to `after`.
fn is_described(
    passage: &Passage<'_>,
    head: usize,
    after: usize,
    start: usize,
    next: usize,
) -> bool {
    let syntax = passage.syntax;
    let count = passage.segments.words.len();
    let follows = |word: usize, marks: &[&str]| word < count && marks.contains(&passage.word(word));
    if follows(next, &["'s", "’s", "'", "’"]) {
        return false;
    }
    // Its own title: "Dr", "Prime Minister".
    let title = title_before(passage, head, start);
    let first = title.unwrap_or(start);
    let before = first - 1;
    let is_apart = passage.word(before) == ",";
    let is_joined = matches!(
        syntax.upos(before),
        Upos::Noun | Upos::Propn | Upos::Adj | Upos::Verb
    ) || before == head;
    if !is_apart && !is_joined {
        return false;
    }
    let mut between = head + 1..first;
    // "generals, including President Grant"; "officials who met Berg".
    let is_cut = between.clone().any(|word| {
        matches!(syntax.upos(word), Upos::Verb | Upos::Aux | Upos::Sconj)
            || matches!(
                passage.word(word),
                "including" | "such" | "like" | ";" | ":" | "(" | "—"
            )
    });
    // "a spokesman for President Grant" is not the president.
    let is_of = title.is_some() && between.any(|word| syntax.upos(word) == Upos::Adp);
    if is_cut || is_of {
        return false;
    }
    if !is_apart {
        return next >= after && first <= after || next < after && follows(next, &[",", "and"]);
    }
    // "The mayor, Anna Berg, said", not "According to the mayor, Anna Berg left".
    let closes = follows(next, &[",", ".", ")", "”", "\""]) || next >= count;
    let is_list = follows(next, &[","]) && follows(next + 1, &["and", "or"]);
    let is_one = matches!(syntax.xpos(head), "NN" | "NNP");
    is_one && closes && !is_list && first <= after + 1
}

/// The first word of the title or the noun for a person that stands right before a name and after a head.
fn title_before(passage: &Passage<'_>, head: usize, name: usize) -> Option<usize> {
    (name.saturating_sub(MAX_TITLE_WORDS).max(head + 1)..name).find(|&word| {
        passage
            .title_at(word)
            .is_some_and(|(_, after)| after == name)
            || passage.nominal_at(word).is_some_and(|(nominal, after)| {
                after == name && matches!(nominal.kind, ActorKind::Person | ActorKind::Group)
            })
    })
}
