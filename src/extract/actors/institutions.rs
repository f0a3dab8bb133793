//! Names of bodies whole: "Commission on Presidential Debates", "Department of Forestry and Fire Protection".
//!
//! A body's name has one word that says what it is ("Commission", "Institute"). Capitalised words before it belong to it,
//! and so does what it is for, behind "of", "for" or "on"; there "and" and commas part no names.

use std::collections::HashMap;
use std::ops::Range;

use super::cast::Cast;
use crate::extract::Passage;
use crate::lexicon::{ActorWord, EntryKind, Match, Reading, Way};
use crate::model::{ActorKind, Basis, MentionKind};
use crate::syntax::{EntityKind, Upos};

/// No name of a body has more words.
const MAX_WORDS: usize = 14;

/// A body's whole name.
#[derive(Debug)]
pub(super) struct Institution {
    pub(super) words: Range<usize>,
    kind: ActorKind,
    /// The state whose adjective is part of the name, or whose name ends it.
    country: Option<String>,
    /// Whether it is a party of one part of a state, beside the party of that name.
    is_branch: bool,
}

/// The bodies of a text whose names are longer than what the lexicon and the entity recogniser have of them, in text order.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Institution> {
    let mut found: Vec<Institution> = Vec::new();
    for sentence in passage.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            match whole(passage, at, &sentence) {
                Some(body) => {
                    at = body.words.end;
                    found.push(body);
                }
                None => at += 1,
            }
        }
    }
    found
}

/// Adds the bodies, each with its later mentions by the same words.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast, bodies: &[Institution]) {
    let mut known = HashMap::new();
    // Long names first: "Court of Justice" may stand before or behind "European Court of Justice".
    let mut by_length: Vec<&Institution> = bodies.iter().collect();
    by_length.sort_by_key(|body| std::cmp::Reverse(body.words.len()));
    for body in by_length {
        let span = passage.span_of(&body.words);
        let name = span.of(passage.text);
        let member = *known.entry(name).or_insert_with(|| {
            let member = cast
                .named_longer(name)
                .unwrap_or_else(|| cast.add(name, body.kind));
            if body.is_branch {
                cast.branch(member);
            }
            member
        });
        cast.affiliate(member, body.country.clone(), None, Basis::Text);
        cast.mention(member, span, MentionKind::Name);
    }
    for body in bodies {
        cast.institution(passage.span_of(&body.words));
    }
}

/// The body in whose name this is the word that says what it is.
fn whole(passage: &Passage<'_>, head: usize, sentence: &Range<usize>) -> Option<Institution> {
    let kind = passage.lexicon.organisation_word(passage.word(head))?;
    if !may_belong(passage, head) {
        return None;
    }
    let next = head + 1;
    // "Congress President": what follows names something else, or is the word that counts.
    if next < sentence.end && is_capital(passage, next) {
        return None;
    }
    let end = complement(passage, next, sentence.end, kind);
    let mut start = head;
    while start > sentence.start && head - start < MAX_WORDS && may_precede(passage, start - 1) {
        start -= 1;
    }
    start = start_of_entity(passage, start, head, kind);
    let pair = first_of_pair(passage, start, head, sentence);
    let is_paired = pair < start;
    start = pair;
    // The adjective of a state belongs to the names of clubs and parties, and stands before those of its own organs.
    let adjective = start
        .checked_sub(1)
        .filter(|&before| before >= sentence.start)
        .and_then(|before| passage.name_at(before))
        .filter(|found| found.way == Way::Adjective && found.reading == Reading::Actor)
        .filter(|_| kind != ActorKind::GovernmentBody && (start < head || end > next));
    if let Some(found) = adjective {
        start = passage.word_from(found.span.start);
    }
    let words = start..end;
    if words.len() < 2 || end == next && adjective.is_none() && !is_paired {
        return None;
    }
    let span = passage.span_of(&words);
    // What the lexicon has in full it knows better.
    let is_known = (start..end)
        .filter_map(|word| passage.name_at(word))
        .any(|found| !span.contains(found.span) || found.span == span);
    let is_nominal = passage
        .nominal_at(start)
        .is_some_and(|(_, after)| after >= end);
    (!is_known && !is_nominal).then(|| Institution {
        country: country(passage, adjective, head, end),
        is_branch: kind == ActorKind::PoliticalParty
            && (next..end).any(|word| place_after(passage, word).is_some()),
        words,
        kind,
    })
}

/// Where the entity recogniser has an organisation begin that reaches to the word that says what it is: "People's Party".
fn start_of_entity(passage: &Passage<'_>, start: usize, head: usize, kind: ActorKind) -> usize {
    let Some(entity) = passage.entity_at(head) else {
        return start;
    };
    let is_whole = entity.kind == EntityKind::Organization
        && is_capital(passage, entity.start)
        && (entity.start..start).all(|word| {
            passage.name_at(word).is_none()
                && passage
                    .lexicon
                    .organisation_word(passage.word(word))
                    .is_none()
                && (passage.word(word) != "'s" || kind == ActorKind::PoliticalParty)
        });
    if is_whole {
        entity.start.min(start)
    } else {
        start
    }
}

/// Where a name begins that has a pair of words before its head: "the Peace and Freedom Party".
fn first_of_pair(
    passage: &Passage<'_>,
    start: usize,
    head: usize,
    sentence: &Range<usize>,
) -> usize {
    let first = start
        .checked_sub(2)
        .filter(|&first| first > sentence.start && start < head)
        .filter(|_| matches!(passage.word(start - 1), "and" | "&"));
    let belongs = |&first: &usize| {
        may_belong(passage, first)
            && goes_on(passage, first)
            && matches!(passage.word(first - 1), "the" | "The")
    };
    first.filter(belongs).unwrap_or(start)
}

/// The end of a name with all that its body is for: from the word behind its head on.
fn complement(passage: &Passage<'_>, from: usize, end: usize, kind: ActorKind) -> usize {
    let mut last = from;
    if matches!(kind, ActorKind::Company | ActorKind::Media) {
        return last;
    }
    let mut at = from;
    while at + 1 < end && at - from < MAX_WORDS {
        let is_of = passage.word(at) == "of";
        let is_more = at > from && passage.word(at) == "in";
        if !is_of && !is_more && !matches!(passage.word(at), "for" | "on") {
            break;
        }
        let first = at + 1 + usize::from(passage.word(at + 1) == "the");
        let Some(after) = part(passage, first, end, is_of, kind) else {
            break;
        };
        last = list(passage, first, after, end, kind);
        at = last;
    }
    // "University of Hawaii at Mānoa".
    if last > from && last + 1 < end && passage.word(last) == "at" {
        let is_there = passage.name_at(last + 1).is_some()
            || passage
                .entity_at(last + 1)
                .is_some_and(|entity| entity.kind == EntityKind::Location);
        if is_there && is_capital(passage, last + 1) {
            last = (last + 1..end)
                .find(|&word| !is_capital(passage, word))
                .unwrap_or(end);
        }
    }
    last
}

/// The end of the capitalised words behind "of", "for" or "on", if they can be what a body is for.
fn part(
    passage: &Passage<'_>,
    first: usize,
    end: usize,
    is_of: bool,
    kind: ActorKind,
) -> Option<usize> {
    if first >= end || !is_capital(passage, first) {
        return None;
    }
    let is_full = first + 1 < end && is_capital(passage, first + 1);
    let is_person = match passage.entity_at(first) {
        Some(entity) => entity.kind == EntityKind::Person,
        None => is_full && !is_of && passage.lexicon.given_name(passage.word(first)).is_some(),
    };
    if is_person {
        return None;
    }
    if let Some(found) = passage.name_at(first) {
        let is_state_or_bloc = matches!(
            passage.lexicon.entry(found.entry).kind,
            EntryKind::Actor(ActorKind::State | ActorKind::Bloc)
        );
        let is_place = matches!(
            passage.lexicon.entry(found.entry).kind,
            EntryKind::Place | EntryKind::Subdivision
        );
        let is_adjective = found.way == Way::Adjective;
        if !is_of && !is_adjective
            || is_state_or_bloc && !is_adjective && kind == ActorKind::GovernmentBody
            || !is_state_or_bloc && !is_place
        {
            return None;
        }
    } else if !is_of {
        let is_other = passage
            .entity_at(first)
            .is_some_and(|entity| entity.kind != EntityKind::Organization);
        if is_other || passage.title_at(first).is_some() {
            return None;
        }
    }
    let mut after = first;
    while after < end && is_capital(passage, after) {
        after += 1;
    }
    Some(after)
}

/// The end of a list that goes on behind its first part: "Transport, Construction and Housing".
fn list(passage: &Passage<'_>, first: usize, after: usize, end: usize, kind: ActorKind) -> usize {
    if let Some(next) = place_after(passage, first) {
        // "The Port Authority of New York and New Jersey" is for both; of states and towns each has its own.
        let second = (next == after && next + 1 < end && passage.word(next) == "and")
            .then(|| place_after(passage, next + 1))
            .flatten();
        return second
            .filter(|_| kind == ActorKind::GovernmentBody)
            .unwrap_or(after);
    }
    let is_place = passage.name_at(first).is_some()
        || passage
            .entity_at(first)
            .is_some_and(|entity| entity.kind == EntityKind::Location);
    let mut at = after;
    while !is_place && at + 1 < end {
        let joint = passage.word(at);
        let mut next = at + 1;
        let mut is_last = matches!(joint, "and" | "&");
        if joint == "," && passage.word(next) == "and" {
            next += 1;
            is_last = true;
        } else if joint != "," && !is_last {
            break;
        }
        let mut stop = next;
        while stop < end && is_capital(passage, stop) && goes_on(passage, stop) {
            stop += 1;
        }
        if stop == next || stop < end && is_capital(passage, stop) {
            break;
        }
        if is_last {
            return stop;
        }
        at = stop;
    }
    after
}

/// The end of a known place that is no state, and that begins at a word.
fn place_after(passage: &Passage<'_>, word: usize) -> Option<usize> {
    let found = passage.name_at(word)?;
    (found.reading == Reading::Place && found.span.start == passage.span(word).start)
        .then(|| passage.word_from(found.span.end))
}

/// Whether a capitalised word can be one more thing that a body is for, and names nobody itself.
fn goes_on(passage: &Passage<'_>, word: usize) -> bool {
    let letters = passage.word(word);
    passage.name_at(word).is_none()
        && passage.title_at(word).is_none()
        && passage.lexicon.given_name(letters).is_none()
        && passage.lexicon.organisation_word(letters).is_none()
        && passage
            .entity_at(word)
            .is_none_or(|entity| entity.kind == EntityKind::Organization)
}

/// Whether a word can stand before the word that says what a body is.
fn may_precede(passage: &Passage<'_>, word: usize) -> bool {
    let is_person = passage
        .entity_at(word)
        .is_some_and(|entity| entity.kind == EntityKind::Person);
    may_belong(passage, word)
        && !is_person
        && passage.title_at(word).is_none()
        && passage
            .name_at(word)
            .is_none_or(|found| found.reading == Reading::Place)
}

/// Whether a word is written and tagged as part of a name.
fn may_belong(passage: &Passage<'_>, word: usize) -> bool {
    is_capital(passage, word)
        && matches!(
            passage.syntax.upos(word),
            Upos::Propn | Upos::Noun | Upos::Adj
        )
}

/// Whether a word is capitalised, and neither a day nor a month.
fn is_capital(passage: &Passage<'_>, word: usize) -> bool {
    let letters = passage.word(word);
    letters.starts_with(char::is_uppercase)
        && !passage
            .lexicon
            .actor_words()
            .is(letters, ActorWord::Calendar)
}

/// The state of a name: its adjective, or the state that what it is for begins with.
fn country(
    passage: &Passage<'_>,
    adjective: Option<&Match>,
    head: usize,
    end: usize,
) -> Option<String> {
    let within = || (head..end).find_map(|word| passage.name_at(word));
    let found = adjective.or_else(within)?;
    passage
        .lexicon
        .entry(found.entry)
        .country()
        .map(str::to_owned)
}
