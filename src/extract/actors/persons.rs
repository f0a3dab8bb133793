//! Persons: named beside a title or an office, or by a known given or family name, and mentioned again in short.

use std::cmp::Reverse;
use std::ops::Range;

use super::cast::{Cast, Member, Office};
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

/// Words after which a person is no longer spoken of.
const FAR: usize = 150;

/// Words within which a person still is.
const NEAR: usize = 60;

/// A name that stands where only a person's name can, or has a person's given or family name in it.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub(super) name: Range<usize>,
    pub(super) parts: Vec<String>,
    role: Option<Span>,
    owner: Option<Owner>,
    /// The state of a place that the office is for.
    country: Option<String>,
    sector: Option<String>,
    gender: Gender,
    /// Whether its title is for several ("Senators").
    is_for_several: bool,
}

/// A person with the names that mean this person.
#[derive(Debug)]
struct Person {
    member: Member,
    parts: Vec<String>,
    /// Whether the family name stands first.
    is_family_first: bool,
    gender: Gender,
    /// Where the first mention stands.
    first_at: usize,
    /// The last word of the latest mention.
    seen_at: usize,
    /// How often one part of the name alone has meant this person.
    short: usize,
}

impl Person {
    /// Whether fewer words than the whole name mean this person.
    fn is_meant_by(&self, parts: &[String]) -> bool {
        let [first, rest @ ..] = self.parts.as_slice() else {
            return false;
        };
        if self.parts == parts {
            return true;
        }
        match parts {
            [part] => {
                rest.contains(part) || (part == first && (self.is_family_first || rest.is_empty()))
            }
            // "Wanda Vega" for "Wanda Vega Garrido".
            _ if !self.is_family_first && self.parts.starts_with(parts) => true,
            // "Suu Kyi" for "Aung San Suu Kyi"; "Vladimir Putin" for "Vladimir Vladimirovich Putin".
            [.., last] => {
                let mut whole = self.parts.iter();
                self.parts.last() == Some(last)
                    && parts.iter().all(|part| whole.any(|other| other == part))
            }
            [] => false,
        }
    }
}

/// Adds the persons of a text.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast) {
    let mut sightings: Vec<Sighting> = Vec::new();
    for sentence in passage.sentences() {
        find(passage, cast, sentence, &mut sightings);
    }
    sightings.retain(|sighting| !moved_to_organizations(passage, cast, sighting));
    let mut persons: Vec<Person> = Vec::new();
    let mut whose: Vec<Option<usize>> = vec![None; sightings.len()];
    // Full names first, so that a short name in the headline finds the person that the body introduces.
    let (full, short): (Vec<usize>, Vec<usize>) =
        (0..sightings.len()).partition(|&at| sightings[at].parts.len() > 1);
    for at in full.into_iter().chain(short) {
        let sighting = &sightings[at];
        let bearers = bearers(&persons, &sighting.parts, sighting.gender).count();
        if sighting.parts.len() == 1 && bearers > 1 {
            // Which of them it is, the mentions before it tell.
            continue;
        }
        let known = meant(
            &persons,
            sighting.name.start,
            &sighting.parts,
            sighting.gender,
        )
        .or_else(|| sole_bearer(passage, &persons, &sighting.parts))
        .or_else(|| {
            // A fuller name may come second.
            persons.iter().position(|person| {
                sighting.parts.len() > person.parts.len() && person.parts.len() > 1 && {
                    let fuller = Person {
                        parts: sighting.parts.clone(),
                        ..*person
                    };
                    fuller.is_meant_by(&person.parts)
                }
            })
        });
        let index = known.unwrap_or_else(|| {
            let member = cast.add(
                passage.span_of(&sighting.name).of(passage.text),
                ActorKind::Person,
            );
            let is_family_first = sighting.parts.first().is_some_and(|first| {
                passage
                    .lexicon
                    .family_name(&capitalised(first))
                    .is_some_and(|family| family.is_first)
            });
            let given = sighting
                .name
                .clone()
                .find_map(|word| passage.lexicon.given_name(passage.word(word)));
            let gender = match sighting.gender {
                Gender::Either => given.unwrap_or(Gender::Either),
                known => known,
            };
            persons.push(Person {
                member,
                parts: sighting.parts.clone(),
                is_family_first,
                gender,
                first_at: sighting.name.start,
                seen_at: sighting.name.end,
                short: 0,
            });
            persons.len() - 1
        });
        whose[at] = Some(index);
    }
    let mut next = 0;
    for sentence in passage.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            if let Some(sighting) = sightings
                .get(next)
                .filter(|sighting| sighting.name.start == at)
            {
                let whose =
                    whose[next].or_else(|| meant(&persons, at, &sighting.parts, sighting.gender));
                if let Some(index) = whose {
                    note(passage, cast, &mut persons[index], sighting);
                }
                at = sighting.name.end;
                next += 1;
                continue;
            }
            let Some(name) = name_at(passage, at, sentence.end) else {
                at += 1;
                continue;
            };
            let name_parts = parts(passage, &name);
            if let Some(index) = meant(&persons, at, &name_parts, Gender::Either) {
                let person = &mut persons[index];
                person.seen_at = name.end;
                person.short += usize::from(name_parts.len() == 1);
                cast.mention(person.member, passage.span_of(&name), MentionKind::Name);
                at = name.end;
            } else {
                at += 1;
            }
        }
    }
}

/// The one person with a given name, where it stands alone ("Waseem" for "Waseem Azeem").
fn sole_bearer(passage: &Passage<'_>, persons: &[Person], name: &[String]) -> Option<usize> {
    let [given] = name else { return None };
    passage.lexicon.given_name(&capitalised(given))?;
    let mut bearers = (0..persons.len())
        .filter(|&at| persons[at].parts.len() > 1 && persons[at].parts.first() == Some(given));
    bearers.next().filter(|_| bearers.next().is_none())
}

/// The persons whom a name can mean.
fn bearers<'p>(
    persons: &'p [Person],
    parts: &'p [String],
    gender: Gender,
) -> impl Iterator<Item = usize> + 'p {
    (0..persons.len()).filter(move |&index| {
        let person = &persons[index];
        let fits =
            gender == Gender::Either || person.gender == Gender::Either || person.gender == gender;
        fits && person.is_meant_by(parts)
    })
}

/// The person whom a name means. Of several who bear a family name it is the one whom it has meant so far, or who came
/// first, not a relative who comes in between; after a stretch that only the relative is in, it is the relative.
fn meant(persons: &[Person], at: usize, parts: &[String], gender: Gender) -> Option<usize> {
    let before = || bearers(persons, parts, gender).filter(|&index| persons[index].seen_at <= at);
    let latest = before().max_by_key(|&index| persons[index].seen_at);
    let Some(latest) = latest else {
        return bearers(persons, parts, gender).min_by_key(|&index| persons[index].seen_at);
    };
    if parts.len() > 1 {
        return Some(latest);
    }
    before()
        .max_by_key(|&index| (persons[index].short, Reverse(persons[index].first_at)))
        .filter(|&usual| {
            let person = &persons[usual];
            // Many who are no relatives share a family name that stands first.
            (person.short > 0 || !person.is_family_first)
                && (at - person.seen_at < FAR || at - persons[latest].seen_at > NEAR)
        })
        .or(Some(latest))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

/// Writes down what a sighting says of its person.
fn note(passage: &Passage<'_>, cast: &mut Cast, person: &mut Person, sighting: &Sighting) {
    person.seen_at = sighting.name.end;
    person.short += usize::from(sighting.parts.len() == 1);
    cast.mention(
        person.member,
        passage.span_of(&sighting.name),
        MentionKind::Name,
    );
    cast.set_gender(person.member, sighting.gender);
    let given = sighting
        .name
        .clone()
        .find_map(|word| passage.lexicon.given_name(passage.word(word)));
    cast.set_gender(person.member, given.unwrap_or(Gender::Either));
    let (of, country, basis) = match &sighting.owner {
        Some(owner) => (
            owner.member,
            cast.actor(owner.member).country.clone(),
            owner.basis,
        ),
        None => {
            cast.affiliate(
                person.member,
                sighting.country.clone(),
                sighting.sector.clone(),
                Basis::Role,
            );
            if let Some(span) = sighting.role {
                cast.office(
                    person.member,
                    Office {
                        title: span.of(passage.text).to_owned(),
                        span,
                        of: None,
                    },
                );
            }
            return;
        }
    };
    cast.affiliate(person.member, country, sighting.sector.clone(), basis);
    if let Some(span) = sighting.role {
        cast.office(
            person.member,
            Office {
                title: span.of(passage.text).to_owned(),
                span,
                of: Some(of),
            },
        );
    }
}

fn find(passage: &Passage<'_>, cast: &Cast, sentence: Range<usize>, sightings: &mut Vec<Sighting>) {
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
fn moved_to_organizations(passage: &Passage<'_>, cast: &mut Cast, sighting: &Sighting) -> bool {
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
