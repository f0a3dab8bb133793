//! Who holds an office that is said before the name, with whose office it is between them or with several holders:
//! "Prime Minister of India Narendra Modi", "Senators Harris and Warren".

use std::ops::Range;

use super::cast::Cast;
use super::names::{name_at, parts};
use super::offices::{Owner, owner_after};
use super::sightings::Sighting;
use crate::extract::Passage;
use crate::lexicon::{ActorWord, EntryKind, Reading, TitleUse};
use crate::model::ActorKind;
use crate::syntax::EntityKind;

/// No place in an office has more words ("of Rostov on Don").
const MAX_PLACE: usize = 5;

/// What stands between an office and its holder's name.
#[derive(Debug)]
pub(super) struct Between {
    /// The first word of the name.
    pub(super) name: usize,
    pub(super) owner: Option<Owner>,
    /// The state that a place is in, which owns no office.
    pub(super) country: Option<String>,
}

/// The holder's name behind an office and whose it is: "of the United States Joe Biden", "from Vermont Bernie Sanders".
pub(super) fn between(
    passage: &Passage<'_>,
    cast: &Cast,
    after: usize,
    end: usize,
) -> Option<Between> {
    let is_case = after + 1 < end
        && (passage.word(after) == "from"
            || passage
                .lexicon
                .actor_words()
                .is(passage.word(after), ActorWord::OwnerCase));
    if !is_case {
        return None;
    }
    let first = after + 1 + usize::from(passage.word(after + 1) == "the");
    if first >= end {
        return None;
    }
    let found = passage
        .name_at(first)
        .filter(|found| found.span.start >= passage.span(after + 1).start);
    let (name, country) = if let Some((member, span)) = cast
        .holding(passage.span(first))
        .filter(|&(member, _)| cast.actor(member).kind != ActorKind::Person)
    {
        (
            passage.word_from(span.end),
            cast.actor(member).country.clone(),
        )
    } else if let Some(found) = found {
        let entry = passage.lexicon.entry(found.entry);
        let is_place = found.reading == Reading::Place
            && matches!(entry.kind, EntryKind::Place | EntryKind::Subdivision);
        if !is_place {
            return None;
        }
        (
            passage.word_from(found.span.end),
            entry.country().map(str::to_owned),
        )
    } else {
        (unknown_place(passage, first, end)?, None)
    };
    if name >= end || !begins_person(passage, name) {
        return None;
    }
    Some(Between {
        name,
        owner: owner_after(passage, cast, after, end),
        country,
    })
}

/// The first word behind a place that only the entity recogniser knows, or that stands before a known given name.
fn unknown_place(passage: &Passage<'_>, first: usize, end: usize) -> Option<usize> {
    let is_capital = |word: usize| passage.word(word).starts_with(char::is_uppercase);
    if let Some(place) = passage
        .entity_at(first)
        .filter(|entity| entity.kind == EntityKind::Location && entity.start == first)
    {
        return Some(place.end);
    }
    let is_given = |word: usize| passage.lexicon.given_name(passage.word(word)).is_some();
    (first + 1..end.min(first + MAX_PLACE))
        .take_while(|&word| is_capital(word))
        .find(|&word| is_given(word) && word + 1 < end && is_capital(word + 1))
        .filter(|_| is_capital(first) && !is_given(first) && passage.title_at(first).is_none())
}

/// Whether a person's name begins at a word: as the recogniser says, or with a known given name.
fn begins_person(passage: &Passage<'_>, word: usize) -> bool {
    let letters = passage.word(word);
    letters.starts_with(char::is_uppercase)
        && (passage.lexicon.given_name(letters).is_some()
            || passage
                .entity_at(word)
                .is_some_and(|entity| entity.kind == EntityKind::Person))
}

/// The first word behind the titles that follow a title: "Detective Constable", "Director Dr.".
pub(super) fn behind_titles(passage: &Passage<'_>, after: usize, end: usize) -> (usize, usize) {
    let (mut office_end, mut name) = (after, after);
    while name < end
        && let Some((title, next)) = passage.title_at(name)
        && title.position != TitleUse::Appositive
        && passage.word(name).starts_with(char::is_uppercase)
        && next < end
    {
        // "Detective Constable" is one office, "candidate Senator" are two.
        let is_same = passage.word(after - 1).starts_with(char::is_uppercase);
        if title.position != TitleUse::Honorific && is_same {
            office_end = next;
        }
        name = next;
    }
    (office_end, name)
}

/// The other holders of a plural title, behind the first: "Harris, Warren and Klobuchar".
pub(super) fn others(passage: &Passage<'_>, first: &Sighting, end: usize) -> Vec<Sighting> {
    let mut found = Vec::new();
    let mut at = first.name.end;
    while at + 1 < end {
        let is_comma = passage.word(at) == ",";
        let is_last = passage.word(at + usize::from(is_comma)) == "and";
        let start = at + usize::from(is_comma) + usize::from(is_last);
        if start == at || start >= end {
            break;
        }
        let Some(name) = other_name(passage, start, end) else {
            break;
        };
        at = name.end;
        let mut other = first.clone();
        other.parts = parts(passage, &name);
        other.name = name;
        found.push(other);
        if is_last {
            return found;
        }
    }
    // Without "and" the comma begins another clause.
    Vec::new()
}

fn other_name(passage: &Passage<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    let letters = passage.word(start);
    let is_title = passage.title_at(start).is_some();
    let is_day = passage
        .lexicon
        .actor_words()
        .is(letters, ActorWord::Calendar);
    name_at(passage, start, end).filter(|_| !is_title && !is_day)
}
