//! Whom the names of persons mean, and whom a short name means again.

use std::cmp::Reverse;

use super::cast::{Cast, Member, Office};
use super::names::{name_at, parts};
use super::sightings::{Sighting, find, moved_to_organizations};
use crate::extract::Passage;
use crate::lexicon::Gender;
use crate::model::{ActorKind, Basis, MentionKind};

/// Words after which a person is no longer spoken of.
const FAR: usize = 150;

/// Words within which a person still is.
const NEAR: usize = 60;

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
