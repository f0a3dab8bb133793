//! What binds whom to what, as news speaks of it.
//!
//! # What it finds
//! Treaties, pacts, accords, truces that a text names ("New START") or describes ("a security pact with Japan"), each with all
//! its mentions, its parties, who signed and when, the furthest stage that the text reports, and what it provides.
//!
//! # What it leaves out
//! Deals and agreements of nobody who could be a party (sport, business); treaties that are only meant by "it".

mod parties;
mod provisions;
mod stages;
mod talk;

use crate::extract::Passage;
use crate::extract::events::Roles;
use crate::model::{Actor, ActorKind, DateExpression, Treaty, TreatyId, TreatyStatus};

use talk::{Naming, Way};

/// Treaties are compared with so many before them, so that a text of treaties takes no longer than its length.
const LOOK_BACK: usize = 32;

/// A treaty with what tells it from others.
#[derive(Debug)]
pub(super) struct Known {
    treaty: Treaty,
    noun: String,
    modifiers: Vec<String>,
    year: Option<String>,
    is_named: bool,
    is_in_title: bool,
}

/// The treaties of a text, in the order of their first mentions.
pub(crate) fn treaties(
    passage: &Passage<'_>,
    actors: &[Actor],
    dates: &[DateExpression],
) -> Vec<Treaty> {
    let roles = Roles::new(passage, actors);
    let mut known: Vec<Known> = Vec::new();
    for (number, sentence) in passage.sentences().enumerate() {
        let mut latest = known.len().checked_sub(1);
        for word in sentence.clone() {
            if let Some(naming) = talk::naming(passage, &roles, dates, word) {
                let at = resolve(passage, &mut known, naming, number);
                if let Some(at) = at {
                    latest = Some(at);
                    let treaty = &mut known[at];
                    parties::read(passage, &roles, treaty, word);
                    stages::read(passage, &roles, dates, treaty, word);
                    provisions::read(passage, &roles, treaty, word);
                }
            } else if let Some(at) = latest.filter(|_| talk::is_it(passage, word)) {
                let treaty = &mut known[at];
                stages::read(passage, &roles, dates, treaty, word);
                provisions::read(passage, &roles, treaty, word);
            }
        }
    }
    for one in &mut known {
        let treaty = passage.lexicon.treaty_talk().known(&one.treaty.name);
        if let Some(treaty) = treaty.filter(|treaty| treaty.parties.len() < 5) {
            let named = treaty.parties.iter().filter_map(|code| roles.state(code));
            parties::add(&roles, one, named.collect::<Vec<_>>());
        }
    }
    let is_half_known = |one: &&mut Known| one.treaty.parties.len() == 1;
    for one in known.iter_mut().filter(is_half_known) {
        parties::complete(passage, &roles, one);
    }
    // "The text revives a trade accord of 1998": of the same two.
    for at in 1..known.len() {
        if known[at].treaty.parties.is_empty() && !known[at].is_named {
            let (before, after) = known.split_at_mut(at);
            let paragraph = |known: &Known| {
                let start = known
                    .treaty
                    .mentions
                    .last()
                    .map_or(0, |mention| mention.start);
                passage
                    .segments
                    .paragraphs
                    .partition_point(|paragraph| paragraph.end <= start)
            };
            if let Some(other) = before.last()
                && paragraph(other) == paragraph(&after[0])
            {
                after[0].treaty.parties.clone_from(&other.treaty.parties);
            }
        }
    }
    for one in known.iter_mut().filter(|one| one.treaty.parties.is_empty()) {
        parties::complete(passage, &roles, one);
    }
    let mut treaties: Vec<Treaty> = known
        .into_iter()
        .filter(|known| is_treaty(actors, known))
        .map(|known| known.treaty)
        .collect();
    for (at, treaty) in treaties.iter_mut().enumerate() {
        treaty.id = TreatyId::from_index(at);
        treaty.provisions.sort_by_key(|provision| provision.span);
    }
    treaties
}

/// Only those who can be bound by a treaty make one of a "deal".
fn is_treaty(actors: &[Actor], known: &Known) -> bool {
    known.is_named
        || known.treaty.parties.iter().any(|party| {
            matches!(
                actors[party.index()].kind,
                ActorKind::State
                    | ActorKind::InternationalOrganization
                    | ActorKind::ArmedGroup
                    | ActorKind::Bloc
                    | ActorKind::GovernmentBody
            )
        })
}

/// The treaty that some words mean: one that is known already, or a new one.
fn resolve(
    passage: &Passage<'_>,
    known: &mut Vec<Known>,
    naming: Naming,
    sentence: usize,
) -> Option<usize> {
    let from = known.len().saturating_sub(LOOK_BACK);
    let recent = || (from..known.len()).rev();
    let fits = |at: usize| {
        let one = &known[at];
        naming.year.is_none() || one.year.is_none() || naming.year == one.year
    };
    let same = match naming.way {
        Way::Bare => recent()
            .find(|&at| known[at].noun == naming.noun && fits(at))
            .or_else(|| recent().find(|&at| fits(at))),
        Way::SameAs(head) => {
            let span = passage.span(head);
            recent().find(|&at| {
                known[at]
                    .treaty
                    .mentions
                    .iter()
                    .any(|mention| mention.overlaps(span))
            })
        }
        Way::Named => recent()
            .find(|&at| known[at].modifiers == naming.modifiers && fits(at))
            .or_else(|| recent().find(|&at| is_from_title(&known[at]) && fits(at))),
        Way::Described => recent()
            .find(|&at| {
                fits(at)
                    && known[at]
                        .modifiers
                        .iter()
                        .any(|word| naming.modifiers.contains(word))
                    && (naming.is_definite || is_from_title(&known[at]))
            })
            .or_else(|| recent().find(|&at| is_from_title(&known[at]) && fits(at))),
    };
    if let Some(at) = same {
        let one = &mut known[at];
        if !one.treaty.mentions.contains(&naming.span) {
            one.treaty.mentions.push(naming.span);
        }
        one.is_named |= naming.way == Way::Named;
        if is_from_title(one) && sentence > 0 {
            one.is_in_title = false;
            one.noun = naming.noun;
            naming
                .span
                .of(passage.text)
                .clone_into(&mut one.treaty.name);
        }
        one.modifiers.extend(naming.modifiers);
        one.year = one.year.take().or(naming.year);
        one.treaty.signed = one.treaty.signed.take().or(naming.signed);
        return Some(at);
    }
    if naming.way == Way::Bare && !naming.is_treaty_word {
        return None;
    }
    known.push(Known {
        treaty: Treaty {
            id: TreatyId::from_index(0),
            name: naming.span.of(passage.text).to_owned(),
            parties: Vec::new(),
            signatories: Vec::new(),
            status: if naming.signed.is_some() {
                TreatyStatus::InForce
            } else {
                TreatyStatus::Unknown
            },
            signed: naming.signed,
            mentions: vec![naming.span],
            provisions: Vec::new(),
        },
        noun: naming.noun,
        modifiers: naming.modifiers,
        year: naming.year,
        is_named: naming.way == Way::Named,
        is_in_title: sentence == 0 && is_headline(passage),
    });
    Some(known.len() - 1)
}

/// Whether the first sentence ends without a stop, as headlines do.
fn is_headline(passage: &Passage<'_>) -> bool {
    let first = passage.segments.sentences.first();
    first.is_some_and(|first| {
        !first
            .span
            .of(passage.text)
            .ends_with(['.', '!', '?', '”', '"', ':'])
    })
}

fn is_from_title(known: &Known) -> bool {
    known.is_in_title
}
