//! Where a text names a person: beside a title or an office, by a known given or family name, or by the recogniser.

use std::ops::Range;

use super::cast::Cast;
use super::names::{name_at, parts};
use super::offices::{Owner, owner_after, owner_before, role_after_comma};
use super::{holders, kinds};
use crate::extract::Passage;
use crate::lexicon::{ActorWord, Gender, Number, TitleUse};
use crate::model::{ActorKind, Basis, MentionKind};
use crate::syntax::{EntityKind, Upos};
use crate::text::Span;

/// Words between an office and the comma before its holder's name.
const MAX_COMPLEMENT: usize = 8;

/// A name that stands where only a person's name can, or has a person's given or family name in it.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) name: Range<usize>,
    pub(super) parts: Vec<String>,
    pub(super) role: Option<Span>,
    pub(super) owner: Option<Owner>,
    /// The state of a place that the office is for.
    pub(super) country: Option<String>,
    pub(super) sector: Option<String>,
    pub(super) gender: Gender,
    /// Whether its title is for several ("Senators").
    pub(super) is_for_several: bool,
}

/// The persons that a sentence names.
pub(super) fn find(
    passage: &Passage<'_>,
    cast: &Cast,
    sentence: Range<usize>,
    sightings: &mut Vec<Sighting>,
) {
    let mut at = sentence.start;
    while at < sentence.end {
        if cast.is_in_institution(passage.span(at)) {
            at += 1;
            continue;
        }
        let found = title_before(passage, cast, at, &sentence)
            .or_else(|| by_known_name(passage, at, &sentence))
            .or_else(|| by_entity(passage, at, sentence.end))
            .or_else(|| by_apposition(passage, cast, at, &sentence))
            .or_else(|| title_before_comma(passage, cast, at, &sentence));
        let Some(mut sighting) = found else {
            at += 1;
            continue;
        };
        if sighting.role.is_none()
            && (is_of_thing(passage, &sighting.name) || is_after_article(passage, &sighting.name))
        {
            at = sighting.name.end;
            continue;
        }
        if sighting.role.is_none()
            && let Some(role) = role_after_comma(passage, cast, sighting.name.end, sentence.end)
        {
            sighting.role = Some(role.span);
            sighting.owner = role.owner;
            sighting.sector = role.sector;
        }
        if sighting.role.is_none() && !holds_title(passage, &mut sighting) {
            at = sighting.name.end;
            continue;
        }
        let others = if sighting.is_for_several {
            holders::others(passage, &sighting, sentence.end)
        } else {
            Vec::new()
        };
        sightings.push(sighting);
        sightings.extend(others);
        at = sightings.last().map_or(at + 1, |last| last.name.end);
    }
}

/// Takes the title out of what looks like a name, as "Lake County Sheriff Ann Hall", and says whether a name is left.
fn holds_title(passage: &Passage<'_>, sighting: &mut Sighting) -> bool {
    let name = sighting.name.clone();
    let Some((at, title, after)) = name
        .clone()
        .filter_map(|word| Some((word, passage.title_at(word)?)))
        .map(|(word, (title, after))| (word, title, after))
        .find(|(_, title, after)| {
            // "Martin Luther King": a noble title may be a name.
            let is_noble = title
                .sector
                .as_deref()
                .is_some_and(|sector| sector.ends_with("ELI"));
            *after <= name.end
                && !is_noble
                && matches!(title.position, TitleUse::Before | TitleUse::Both)
        })
    else {
        return true;
    };
    if after == name.end || passage.is_glued(after - 1, after) {
        // "The Pope" stands for his name.
        return name.len() == 1;
    }
    sighting.role = Some(passage.span_of(&(at..after)));
    sighting.sector = title.sector.as_deref().map(str::to_owned);
    sighting.name = after..name.end;
    sighting.parts = parts(passage, &sighting.name);
    true
}

/// Moves a sighting that is an organisation's name after all ("Delos Shipping") to where it belongs, and says whether it
/// was one. What the entity recogniser knows for an organisation is read with its bounds elsewhere.
pub(super) fn moved_to_organizations(
    passage: &Passage<'_>,
    cast: &mut Cast,
    sighting: &Sighting,
) -> bool {
    let name = &sighting.name;
    if sighting.role.is_some() {
        return false;
    }
    let is_after_article = name.start > 0 && matches!(passage.word(name.start - 1), "the" | "The");
    let of_name = name
        .clone()
        .rev()
        .take(if is_after_article { name.len() } else { 1 })
        .find_map(|word| passage.lexicon.organisation_word(passage.word(word)))
        .filter(|_| name.len() > 1);
    let Some(kind) = of_name.or_else(|| kinds::said(passage, name)) else {
        return false;
    };
    let is_recognised = passage
        .entity_at(name.start)
        .is_some_and(|entity| entity.kind == EntityKind::Organization);
    if !is_recognised {
        let span = passage.span_of(name);
        let member = cast.add(span.of(passage.text), kind);
        cast.mention(member, span, MentionKind::Name);
    }
    true
}

/// Whether an article stands before a name, as none does before a person's: "the Sandy Point area".
fn is_after_article(passage: &Passage<'_>, name: &Range<usize>) -> bool {
    let is_body = || {
        name.clone().any(|word| {
            passage
                .lexicon
                .organisation_word(passage.word(word))
                .is_some()
        })
    };
    let is_title = || passage.title_at(name.start).is_some();
    name.start > 0
        && matches!(passage.word(name.start - 1), "the" | "The")
        && !is_body()
        && !is_title()
}

/// Whether a name is a place's or a storm's that is called after a person, or the line below a picture.
fn is_of_thing(passage: &Passage<'_>, name: &Range<usize>) -> bool {
    let words = passage.lexicon.actor_words();
    let before = |back: usize| name.start.checked_sub(back).map(|at| passage.word(at));
    let last = passage.word(name.end - 1);
    let says_what = words.is(last, ActorWord::PlaceHead)
        || words.is(passage.word(name.start), ActorWord::NamesThing);
    name.len() > 1 && says_what
        || before(1).is_some_and(|word| words.is(word, ActorWord::NamesThing))
        || before(1) == Some(":") && before(2).is_some_and(|word| words.is(word, ActorWord::Credit))
}

/// "Russian President Vladimir Putin", "Lt. Gen. Kim", "Mr Lavrov".
fn title_before(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Sighting> {
    let (title, title_end) = passage.title_at(at)?;
    if title.position == TitleUse::Appositive {
        return None;
    }
    let (after, start) = holders::behind_titles(passage, title_end, sentence.end);
    let plain = name_at(passage, start, sentence.end);
    let between = plain
        .is_none()
        .then(|| holders::between(passage, cast, after, sentence.end))
        .flatten()
        .filter(|_| title.position == TitleUse::Both && title.number != Number::Plural);
    let name = plain.or_else(|| name_at(passage, between.as_ref()?.name, sentence.end))?;
    // "General Assembly" is no general.
    let is_body = passage
        .lexicon
        .organisation_word(passage.word(name.end - 1))
        .is_some()
        && passage
            .entity_at(name.end - 1)
            .is_none_or(|entity| entity.kind != EntityKind::Person);
    if is_body {
        return None;
    }
    let is_office = title.position != TitleUse::Honorific;
    // The title's own first word may name the state: "North Korean leader".
    let within = passage.name_at(at).and_then(|found| {
        let member = cast.at(found.span.start)?;
        Some((
            Owner {
                member,
                basis: Basis::Modifier,
            },
            passage.word_from(found.span.end),
        ))
    });
    let first = within.map_or_else(
        || modifiers_before(passage, at, sentence.start),
        |(_, first)| first.min(after - 1),
    );
    let (owner_between, country) =
        between.map_or((None, None), |between| (between.owner, between.country));
    let has_country = country.is_some();
    let owner = owner_between
        .or_else(|| within.map(|(owner, _)| owner))
        .or_else(|| {
            (is_office && !has_country)
                .then(|| {
                    owner_before(passage, cast, first, sentence)
                        .or_else(|| in_context(passage, cast, at, sentence))
                })
                .flatten()
        });
    Some(Sighting {
        parts: parts(passage, &name),
        name,
        role: is_office.then(|| passage.span_of(&(first..after))),
        owner,
        country,
        sector: title
            .sector
            .as_deref()
            .filter(|_| is_office)
            .map(str::to_owned),
        gender: title.gender,
        is_for_several: title.number == Number::Plural,
    })
}

/// "Russia's ambassador in Bucharest, Valery Kuzmin, …".
fn title_before_comma(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Sighting> {
    let (title, after) = passage.title_at(at)?;
    if title.position == TitleUse::Honorific
        || title.position == TitleUse::Before
        || title.number == Number::Plural
    {
        return None;
    }
    let comma = (after..sentence.end.min(after + MAX_COMPLEMENT))
        .find(|&word| passage.word(word) == ",")?;
    // What stands between belongs to the office: "of …", "in …", "to …".
    let is_complement = comma == after || passage.syntax.upos(after) == Upos::Adp;
    let name = name_at(passage, comma + 1, sentence.end).filter(|_| is_complement)?;
    let parts = parts(passage, &name);
    let is_person = passage
        .entity_at(name.start)
        .is_some_and(|entity| entity.kind == EntityKind::Person)
        || passage
            .lexicon
            .given_name(passage.word(name.start))
            .is_some();
    let first = modifiers_before(passage, at, sentence.start);
    let owner = owner_before(passage, cast, first, sentence)
        .or_else(|| owner_after(passage, cast, after, comma));
    (is_person && parts.len() > 1).then(|| Sighting {
        name,
        parts,
        role: Some(passage.span_of(&(first..comma))),
        owner,
        country: None,
        sector: title.sector.as_deref().map(str::to_owned),
        gender: title.gender,
        is_for_several: false,
    })
}

/// The first of the adjectives and nouns right before a title that belong to it: "top security" of "top security advisor".
fn modifiers_before(passage: &Passage<'_>, title: usize, start: usize) -> usize {
    let is_modifier = |word: usize| {
        matches!(passage.syntax.upos(word), Upos::Adj | Upos::Noun)
            && passage.name_at(word).is_none()
    };
    (start..title)
        .rev()
        .take_while(|&word| is_modifier(word))
        .last()
        .unwrap_or(title)
}

/// A name of two or more words with a known given name first, or a family name of a language that puts it first.
fn by_known_name(passage: &Passage<'_>, at: usize, sentence: &Range<usize>) -> Option<Sighting> {
    let word = passage.word(at);
    let is_given = passage.lexicon.given_name(word).is_some();
    let is_family_first = || {
        passage
            .lexicon
            .family_name(word)
            .is_some_and(|family| family.is_first)
    };
    if !is_given && !is_family_first() {
        return None;
    }
    let name = name_at(passage, at, sentence.end)?;
    let parts = parts(passage, &name);
    (parts.len() > 1).then_some(Sighting {
        name,
        parts,
        role: None,
        owner: None,
        country: None,
        sector: None,
        gender: Gender::Either,
        is_for_several: false,
    })
}

/// A name that the entity recogniser takes for a person's.
fn by_entity(passage: &Passage<'_>, at: usize, end: usize) -> Option<Sighting> {
    let entity = passage
        .entity_at(at)
        .filter(|entity| entity.kind == EntityKind::Person && entity.start <= at)?;
    // "Capt." and "H.E." are no part of a name; "J." is.
    let is_abbreviation = passage.word(at).ends_with('.') && passage.word(at).chars().count() > 2;
    if is_abbreviation || at > entity.start && !passage.word(at - 1).ends_with('.') {
        return None;
    }
    let name = name_at(passage, at, end)?;
    Some(Sighting {
        parts: parts(passage, &name),
        name,
        role: None,
        owner: None,
        country: None,
        sector: None,
        gender: Gender::Either,
        is_for_several: false,
    })
}

/// A proper name of two or more words with an office after its comma: "Shin Won-sik, South Korea's top security advisor".
fn by_apposition(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Sighting> {
    let is_proper = |word: usize| passage.syntax.upos(word) == Upos::Propn;
    if !is_proper(at) || at > sentence.start && is_proper(at - 1) {
        return None;
    }
    let name = name_at(passage, at, sentence.end)?;
    let parts = parts(passage, &name);
    let role = role_after_comma(passage, cast, name.end, sentence.end)?;
    (parts.len() > 1).then_some(Sighting {
        name,
        parts,
        role: Some(role.span),
        owner: role.owner,
        country: None,
        sector: role.sector,
        gender: Gender::Either,
        is_for_several: false,
    })
}

/// Of an office without an owner beside it: the state that is the sentence's first plain name ("North Korea has …, with
/// Foreign Minister Choe Son Hui …").
fn in_context(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Owner> {
    let begin = passage.span(sentence.start).start;
    let here = passage.span(at).start;
    let first = passage
        .found
        .names
        .partition_point(|found| found.span.start < begin);
    passage.found.names[first..]
        .iter()
        .take_while(|found| found.span.end <= here)
        .find_map(|found| {
            let member = cast.at(found.span.start)?;
            let is_plain = found.way.mention_kind() != MentionKind::Demonym
                && cast.actor(member).kind == ActorKind::State
                && !is_oblique(passage, found.span);
            is_plain.then_some(Owner {
                member,
                basis: Basis::Role,
            })
        })
}

/// Whether a find stands after an adposition or is a possessor.
fn is_oblique(passage: &Passage<'_>, span: Span) -> bool {
    let Some(word) = passage.segments.word_at(span.start) else {
        return true;
    };
    let after = passage
        .segments
        .words
        .partition_point(|next| next.span.start < span.end);
    let is_possessor =
        after < passage.segments.words.len() && super::offices::is_possessive(passage.word(after));
    let is_after_adposition = word > 0
        && passage
            .lexicon
            .actor_words()
            .is(passage.word(word - 1), ActorWord::Adposition);
    is_possessor || is_after_adposition
}
