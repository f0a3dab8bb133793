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
mod relatives;
mod stages;
mod talk;

use crate::extract::Passage;
use crate::extract::events::Roles;
use crate::model::{Actor, ActorKind, DateExpression, Treaty, TreatyId, TreatyStatus};

use crate::text::Span;

use talk::{Naming, Way};

/// Treaties are compared with so many before them, so that a text of treaties takes no longer than its length.
const LOOK_BACK: usize = 32;

/// A treaty with what tells it from others.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something else that the words say"
)]
pub(super) struct Known {
    treaty: Treaty,
    noun: String,
    modifiers: Vec<String>,
    year: Option<String>,
    is_named: bool,
    is_in_title: bool,
    /// Whether a firm or a private person concluded it.
    is_private: bool,
    /// Whether its words are always of treaties: "pact" or "security deal", unlike "deal".
    is_sure: bool,
    is_topical: bool,
    /// Whether the text speaks of it as of one that is known: "the deal", "their deal".
    is_definite: bool,
    /// Whether its parties are only those who are named around it.
    is_guessed: bool,
    /// Whether a provision is told as one that holds.
    acts_now: bool,
    /// The provisions that bind every party.
    binds_all: Vec<Span>,
}

/// The treaties of a text, in the order of their first mentions.
pub(crate) fn treaties(
    passage: &Passage<'_>,
    actors: &[Actor],
    dates: &[DateExpression],
) -> Vec<Treaty> {
    let roles = Roles::new(passage, actors);
    let mut known: Vec<Known> = Vec::new();
    // The treaty that was told of last, with the sentence.
    let mut told: Option<(usize, usize)> = None;
    for (number, sentence) in passage.sentences().enumerate() {
        let mut latest = known.len().checked_sub(1);
        let mut is_spoken_of = false;
        for word in sentence.clone() {
            if let Some(naming) = talk::naming(passage, &roles, dates, word) {
                let at = resolve(passage, &mut known, naming, number);
                if let Some(at) = at {
                    latest = Some(at);
                    told = Some((at, number));
                    is_spoken_of = true;
                    let treaty = &mut known[at];
                    parties::read(passage, &roles, treaty, word);
                    stages::read(passage, &roles, dates, treaty, word);
                    provisions::read(passage, &roles, treaty, word);
                }
            } else if let Some(at) = latest.filter(|_| {
                let is_near = told.is_some_and(|(_, last)| last + 1 >= number);
                talk::is_it(passage, word, is_near)
            }) {
                let treaty = &mut known[at];
                if talk::is_text(passage, word, true) {
                    treaty.treaty.mentions.push(passage.span(word));
                }
                told = Some((at, number));
                is_spoken_of = true;
                stages::read(passage, &roles, dates, treaty, word);
                provisions::read(passage, &roles, treaty, word);
            }
        }
        if let Some((at, _)) = told.filter(|&(_, last)| !is_spoken_of && last + 1 == number) {
            told = Some((at, number));
            provisions::follow(passage, &roles, &mut known[at], sentence.clone());
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
                after[0].is_guessed = true;
            }
        }
    }
    for one in known.iter_mut().filter(|one| one.treaty.parties.is_empty()) {
        parties::complete(passage, &roles, one);
        one.is_guessed = true;
    }
    let mut known = merged(known);
    for one in &mut known {
        finish(passage, one);
    }
    let has_named = known.iter().any(|known| known.is_named);
    let mut treaties: Vec<Treaty> = known
        .into_iter()
        .filter(|known| is_treaty(actors, known, has_named))
        .map(|known| known.treaty)
        .collect();
    for (at, treaty) in treaties.iter_mut().enumerate() {
        treaty.id = TreatyId::from_index(at);
        treaty.provisions.sort_by_key(|provision| provision.span);
    }
    treaties
}

/// Fills what only the whole text tells.
fn finish(passage: &Passage<'_>, known: &mut Known) {
    let treaty = &mut known.treaty;
    // A year beside a treaty's name says that there is one, unless the text tells more.
    if treaty.status == TreatyStatus::Unknown && (treaty.signed.is_some() || known.acts_now) {
        treaty.status = TreatyStatus::InForce;
    }
    for provision in &mut treaty.provisions {
        if provision.bound.is_empty() && known.binds_all.contains(&provision.span) {
            provision.bound.clone_from(&treaty.parties);
        }
    }
    // What a headline says in short is told in full below it.
    let title = passage.segments.sentences.first().map(|title| title.span);
    let title = title.filter(|_| is_headline(passage));
    let is_below = |span: Span| title.is_some_and(|title| !title.contains(span));
    if treaty.provisions.iter().any(|told| is_below(told.span)) {
        treaty.provisions.retain(|told| is_below(told.span));
    }
}

/// The treaties, of two with the same name and the same parties one.
fn merged(all: Vec<Known>) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for one in all {
        let from = known.len().saturating_sub(LOOK_BACK);
        let same = known[from..].iter_mut().find(|other| {
            let (new, old) = (&one.treaty.parties, &other.treaty.parties);
            let is_part = |part: &[_], whole: &[_]| part.iter().all(|party| whole.contains(party));
            other.noun == one.noun
                && !one.modifiers.is_empty()
                && other.modifiers == one.modifiers
                && (one.year.is_none() || other.year.is_none() || one.year == other.year)
                && !new.is_empty()
                && !old.is_empty()
                && (is_part(new, old) || is_part(old, new))
        });
        match same {
            Some(other) => other.take_in(one),
            None => known.push(one),
        }
    }
    known
}

impl Known {
    /// Adds what was told of the same treaty elsewhere.
    fn take_in(&mut self, other: Self) {
        self.is_private |= other.is_private;
        self.binds_all.extend(other.binds_all);
        let (own, other) = (&mut self.treaty, other.treaty);
        own.mentions.extend(other.mentions);
        own.mentions.sort_unstable();
        for party in other.parties {
            if !own.parties.contains(&party) {
                own.parties.push(party);
            }
        }
        for signatory in other.signatories {
            if !own.signatories.contains(&signatory) {
                own.signatories.push(signatory);
            }
        }
        own.signed = own.signed.take().or(other.signed);
        if stages::rank(other.status) > stages::rank(own.status) {
            own.status = other.status;
        }
        own.provisions.extend(other.provisions);
    }
}

/// Only those who can be bound by a treaty make one of a "deal".
fn is_treaty(actors: &[Actor], known: &Known, has_named: bool) -> bool {
    if known.is_named {
        return true;
    }
    // "Without a deal": none that there is, or none of states.
    let is_open = known.treaty.status == TreatyStatus::Unknown
        && known.is_guessed
        && known.treaty.provisions.is_empty()
        && (!known.is_definite || !known.is_sure);
    let is_bargain =
        !known.is_sure && known.treaty.parties.len() < 2 && known.treaty.signatories.is_empty();
    if known.is_private || is_open || is_bargain {
        return false;
    }
    // "The 2018 peace agreement": whose it is need not be told, unless it may be one that the text has named.
    let is_told = known.is_topical
        && (!has_named || known.year.is_some() || known.treaty.status != TreatyStatus::Unknown)
        && (known.is_definite || known.year.is_some())
        && known.treaty.status != TreatyStatus::Proposed;
    is_told
        || known.is_sure && !known.treaty.signatories.is_empty()
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
            // One that is told of rather than one of long ago that is compared with it.
            .or_else(|| {
                recent().find(|&at| !naming.is_own_kind && fits(at) && known[at].year.is_none())
            })
            .or_else(|| recent().find(|&at| !naming.is_own_kind && fits(at))),
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
            // "The nuclear deal" where the text has named the Iran nuclear deal.
            .or_else(|| {
                recent().find(|&at| {
                    let name = known[at].treaty.name.to_lowercase();
                    known[at].is_named
                        && naming.is_definite
                        && !naming.modifiers.is_empty()
                        && fits(at)
                        && naming
                            .modifiers
                            .iter()
                            .all(|word| name.contains(word.as_str()))
                })
            })
            .or_else(|| recent().find(|&at| is_from_title(&known[at]) && fits(at))),
    };
    if let Some(at) = same {
        let one = &mut known[at];
        if !one.treaty.mentions.contains(&naming.span) {
            one.treaty.mentions.push(naming.span);
        }
        one.is_named |= naming.way == Way::Named;
        one.is_definite |= naming.is_definite;
        one.is_sure |= naming.is_treaty_word || naming.is_topical || naming.has_partner;
        if is_from_title(one) && sentence > 0 {
            one.is_in_title = false;
            one.noun = naming.noun;
            naming
                .span
                .of(passage.text)
                .clone_into(&mut one.treaty.name);
        }
        for modifier in naming.modifiers {
            if !one.modifiers.contains(&modifier) {
                one.modifiers.push(modifier);
            }
        }
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
            status: TreatyStatus::Unknown,
            signed: naming.signed,
            mentions: vec![naming.span],
            provisions: Vec::new(),
        },
        noun: naming.noun,
        modifiers: naming.modifiers,
        year: naming.year,
        is_named: naming.way == Way::Named,
        is_in_title: sentence == 0 && is_headline(passage),
        is_private: false,
        is_sure: naming.is_treaty_word || naming.is_topical || naming.has_partner,
        is_topical: naming.is_topical,
        is_definite: naming.is_definite,
        is_guessed: false,
        acts_now: false,
        binds_all: Vec::new(),
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
