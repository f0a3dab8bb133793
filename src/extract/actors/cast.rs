//! The actors as they are gathered, before they get their places.

use std::collections::{BTreeMap, HashMap};

use super::institutions::Institution;
use crate::extract::Passage;
use crate::lexicon::{Entry, EntryId, Gender, Match, Reading, Way};
use crate::model::{Actor, ActorId, ActorKind, Basis, Mention, MentionKind, Role};
use crate::syntax::EntityKind;
use crate::text::Span;

/// How far back, in mentions, the actor of a common noun is looked for.
const MAX_MENTIONS_BACK: usize = 200;

/// An actor's number while they are gathered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Member(usize);

/// A role whose owner has no id yet.
#[derive(Debug)]
pub(super) struct Office {
    pub(super) title: String,
    pub(super) span: Span,
    pub(super) of: Option<Member>,
}

/// Whether a name is part of a longer name that the entity recogniser takes for a person's ("Jordan Hale").
fn is_in_person(passage: &Passage<'_>, found: &Match) -> bool {
    let word = passage.word_from(found.span.start);
    found.way == Way::Name
        && passage.entity_at(word).is_some_and(|entity| {
            let span = passage.span_of(&(entity.start..entity.end));
            entity.kind == EntityKind::Person && span != found.span && span.contains(found.span)
        })
}

/// Whether a name is part of a body's longer one.
fn is_in_body(passage: &Passage<'_>, found: &Match, bodies: &[Institution]) -> bool {
    let word = passage.word_from(found.span.start);
    let after = bodies.partition_point(|body| body.words.end <= word);
    bodies
        .get(after)
        .is_some_and(|body| body.words.contains(&word))
}

/// Whether an agency stands in a dateline, "SEOUL, Jan 5 (Reuters) -", where it says whose text this is.
pub(super) fn is_in_dateline(passage: &Passage<'_>, span: Span) -> bool {
    let text = passage.text;
    let before = text[..span.start].trim_end().ends_with('(');
    let after = text[span.end..].strip_prefix(')').map(str::trim_start);
    before && after.is_some_and(|after| after.starts_with(['-', '–', '—']))
}

/// The actors found so far.
#[derive(Debug, Default)]
pub(super) struct Cast {
    actors: Vec<Actor>,
    offices: Vec<Vec<Office>>,
    by_entry: HashMap<EntryId, Member>,
    /// All mentions, by where they begin.
    mentions: BTreeMap<usize, (Member, Span)>,
    /// What names and titles say of persons.
    genders: HashMap<Member, Gender>,
    /// Where the long names of bodies stand, in text order.
    institutions: Vec<Span>,
    /// Parties of one part of a state.
    branches: Vec<Member>,
}

impl Cast {
    /// Adds everything that the lexicon knows as an actor, except within the longer names of other bodies.
    pub(super) fn add_matches(&mut self, passage: &Passage<'_>, bodies: &[Institution]) {
        for found in passage
            .found
            .names
            .iter()
            .filter(|found| found.reading == Reading::Actor)
        {
            let entry = passage.lexicon.entry(found.entry);
            let Some(kind) = entry.kind.actor() else {
                continue;
            };
            if is_in_person(passage, found)
                || is_in_body(passage, found, bodies)
                || kind == ActorKind::Media && is_in_dateline(passage, found.span)
            {
                continue;
            }
            let member = match self.by_entry.get(&found.entry) {
                Some(&member) => member,
                None => {
                    let member = self.add(entry.name.as_ref(), kind);
                    self.know(member, entry);
                    self.by_entry.insert(found.entry, member);
                    member
                }
            };
            self.mention(member, found.span, found.way.mention_kind());
        }
    }

    /// Writes down what the lexicon knows.
    fn know(&mut self, member: Member, entry: &Entry) {
        let actor = &mut self.actors[member.0];
        actor.country = entry.country().map(str::to_owned);
        actor.sector = entry.sector.as_deref().map(str::to_owned);
        actor.identifiers = entry.identifiers.clone();
        actor.basis = Basis::Lexicon;
    }

    /// A new actor, known by its words alone.
    pub(super) fn add(&mut self, name: impl Into<String>, kind: ActorKind) -> Member {
        let member = Member(self.actors.len());
        self.actors
            .push(Actor::new(ActorId::from_index(member.0), name, kind));
        self.offices.push(Vec::new());
        member
    }

    /// Notes where a body's long name stands; they come in text order.
    pub(super) fn institution(&mut self, span: Span) {
        self.institutions.push(span);
    }

    /// Notes that the party is one of a part of a state.
    pub(super) fn branch(&mut self, member: Member) {
        self.branches.push(member);
    }

    /// Whether a word is part of a body's long name.
    pub(super) fn is_in_institution(&self, word: Span) -> bool {
        let after = self
            .institutions
            .partition_point(|name| name.end <= word.start);
        self.institutions
            .get(after)
            .is_some_and(|name| name.contains(word))
    }

    /// Notes a mention.
    pub(super) fn mention(&mut self, member: Member, span: Span, kind: MentionKind) {
        self.actors[member.0]
            .mentions
            .push(Mention::new(span, kind));
        self.mentions.insert(span.start, (member, span));
    }

    /// The actor whose mention begins here.
    pub(super) fn at(&self, start: usize) -> Option<Member> {
        self.mentions.get(&start).map(|&(member, _)| member)
    }

    /// The actor whose mention holds a word, with the mention.
    pub(super) fn holding(&self, word: Span) -> Option<(Member, Span)> {
        let (_, &(member, mention)) = self.mentions.range(..word.end).next_back()?;
        mention.contains(word).then_some((member, mention))
    }

    /// What is known of an actor.
    pub(super) fn actor(&self, member: Member) -> &Actor {
        &self.actors[member.0]
    }

    /// Notes what a name or title says of a person; the first that says anything counts.
    pub(super) fn set_gender(&mut self, member: Member, gender: Gender) {
        if gender != Gender::Either {
            self.genders.entry(member).or_insert(gender);
        }
    }

    /// What names and titles say of a person.
    pub(super) fn gender(&self, member: Member) -> Gender {
        self.genders.get(&member).copied().unwrap_or(Gender::Either)
    }

    /// Whether a mention already holds some of these words.
    pub(super) fn is_taken(&self, span: Span) -> bool {
        let before = self.mentions.range(..span.end).next_back();
        before.is_some_and(|(_, (_, mention))| mention.overlaps(span))
    }

    /// The mentions that begin between two places, in text order.
    pub(super) fn mentions_between(
        &self,
        start: usize,
        end: usize,
    ) -> impl DoubleEndedIterator<Item = (Member, Span)> + '_ {
        self.mentions.range(start..end).map(|(_, &mention)| mention)
    }

    /// Of the actors that a word can mean, the one mentioned last before a place.
    pub(super) fn latest(&self, before: usize, lemma: &str) -> Option<Member> {
        let mentions = self.mentions.range(..before).rev().take(MAX_MENTIONS_BACK);
        mentions
            .map(|(_, &(member, _))| member)
            .find(|member| self.is_called(member.0, lemma))
    }

    /// The body of this name, or the one of whose name this is the end or the beginning: "Unity Party" of "Unity Party of America".
    pub(super) fn named_longer(&self, name: &str) -> Option<Member> {
        let is_part = |longer: &str| {
            let ends = || {
                longer
                    .strip_suffix(name)
                    .is_some_and(|rest| rest.ends_with(' '))
            };
            let begins = || {
                longer.strip_prefix(name).is_some_and(|rest| {
                    [" of ", " for ", " on ", " at "]
                        .iter()
                        .any(|joint| rest.starts_with(joint))
                })
            };
            ends() || begins()
        };
        let is_body =
            |at: usize| !matches!(self.actors[at].kind, ActorKind::Person | ActorKind::Group);
        let bodies = || (0..self.actors.len()).filter(|&at| is_body(at));
        if let Some(same) = bodies().find(|&at| self.actors[at].name == name) {
            return Some(Member(same));
        }
        let mut longer = bodies()
            .filter(|&at| !self.branches.contains(&Member(at)) && is_part(&self.actors[at].name));
        let only = longer.next().map(Member);
        only.filter(|_| name.contains(' ') && longer.next().is_none())
    }

    /// Whether a common noun fits an actor's name or one of its offices: "ministry" for "Foreign Ministry".
    fn is_called(&self, at: usize, lemma: &str) -> bool {
        let ends = |words: &str| {
            words.len() >= lemma.len()
                && words.is_char_boundary(words.len() - lemma.len())
                && words[words.len() - lemma.len()..].eq_ignore_ascii_case(lemma)
        };
        // "Department of Justice" is a department.
        let heads = |name: &str| {
            [" of ", " for ", " on "]
                .iter()
                .filter_map(|joint| name.split_once(joint))
                .any(|(head, _)| ends(head))
        };
        let actor = &self.actors[at];
        ends(&actor.name)
            || actor.kind != ActorKind::Person && heads(&actor.name)
            || self.offices[at].iter().any(|office| ends(&office.title))
    }

    /// Sets country and sector where they are not known yet.
    pub(super) fn affiliate(
        &mut self,
        member: Member,
        country: Option<String>,
        sector: Option<String>,
        basis: Basis,
    ) {
        let actor = &mut self.actors[member.0];
        if actor.country.is_none() && country.is_some() {
            actor.country = country;
            actor.basis = basis;
        }
        if actor.sector.is_none() {
            actor.sector = sector;
        }
    }

    /// Notes an office.
    pub(super) fn office(&mut self, member: Member, office: Office) {
        let offices = &mut self.offices[member.0];
        if offices.iter().all(|known| known.span != office.span) {
            offices.push(office);
        }
    }

    /// Whether some words say an office of an actor.
    pub(super) fn is_office_of(&self, member: Member, words: Span) -> bool {
        self.offices[member.0]
            .iter()
            .any(|office| office.span.overlaps(words))
    }

    /// Where offices stand that the text gives to somebody, in text order.
    pub(super) fn office_spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = self
            .offices
            .iter()
            .flatten()
            .map(|office| office.span)
            .collect();
        spans.sort_unstable();
        spans
    }

    /// The actors in the order of their first mention, with ids, each with its mentions and roles in text order.
    pub(super) fn into_actors(self) -> Vec<Actor> {
        let Self {
            mut actors,
            offices,
            ..
        } = self;
        for actor in &mut actors {
            actor.mentions.sort_by_key(|mention| mention.span);
            actor.mentions.dedup_by_key(|mention| mention.span);
        }
        let mut order: Vec<usize> = (0..actors.len())
            .filter(|&at| !actors[at].mentions.is_empty())
            .collect();
        order.sort_by_key(|&at| (actors[at].mentions[0].span, at));
        let mut ids = vec![None; actors.len()];
        for (place, &at) in order.iter().enumerate() {
            ids[at] = Some(ActorId::from_index(place));
        }
        for ((actor, mut offices), id) in actors.iter_mut().zip(offices).zip(&ids) {
            if let Some(id) = *id {
                actor.id = id;
            }
            offices.sort_by_key(|office| office.span);
            for Office { title, span, of } in offices {
                actor
                    .roles
                    .push(Role::new(title, of.and_then(|of| ids[of.0]), span));
            }
        }
        let mut actors: Vec<_> = actors
            .into_iter()
            .zip(ids)
            .filter(|(_, id)| id.is_some())
            .map(|(actor, _)| actor)
            .collect();
        actors.sort_by_key(|actor| actor.id);
        actors
    }
}
