//! What each name found means here: the tables' rules, tried on what stands around it.

use super::atoms::{Gap, Shape};
use super::build::Inner;
use super::entry::{Cut, EntryId, EntryKind, Surface, Way};
use super::pattern::Style;
use super::rules::{Outcome, Place, Rule, Test};
use super::scan::{Hit, Scan};
use crate::model::ActorKind;
use crate::text::Span;

/// What a name in a text stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reading {
    /// Someone who can act.
    Actor,
    /// A place, and no actor ("in Moscow", "Crimea").
    Place,
    /// Part of a person's name ("Chad Smith").
    Person,
    /// A fixed phrase or a treaty's name, and none of the names in it.
    Phrase,
}

/// A name that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Match {
    /// The words, without an article or a possessive 's.
    pub span: Span,
    /// What it names.
    pub entry: EntryId,
    /// In which way.
    pub way: Way,
    /// As what.
    pub reading: Reading,
}

/// Decides in text order.
pub(crate) struct Resolver<'a> {
    pub(super) lexicon: &'a Inner,
    pub(super) text: &'a str,
    pub(super) scan: &'a Scan,
    /// Which cues the document has.
    pub(super) cues: Vec<bool>,
    /// Which entries the document names without doubt.
    pub(super) named: Vec<bool>,
    /// How many mentions were decided when each entry was mentioned last; 0 where it was not.
    pub(super) last: Vec<u32>,
    /// Words that the document has behind a given name: surnames, wherever else they stand.
    surnames: Vec<u64>,
    matches: Vec<Match>,
    /// What became of each hit before the one being decided.
    pub(super) decided: Vec<Option<Reading>>,
}

impl<'a> Resolver<'a> {
    pub(crate) fn new(lexicon: &'a Inner, text: &'a str, scan: &'a Scan) -> Self {
        let mut cues = vec![false; lexicon.cue_count];
        for &(cue, _) in &scan.cues {
            cues[cue as usize] = true;
        }
        Self {
            lexicon,
            text,
            scan,
            cues,
            named: vec![false; lexicon.entries.len()],
            last: vec![0; lexicon.entries.len()],
            surnames: Vec::new(),
            matches: Vec::with_capacity(scan.names.list.len()),
            decided: Vec::with_capacity(scan.names.list.len()),
        }
    }

    pub(crate) fn resolve(mut self) -> Vec<Match> {
        self.find_surnames();
        self.find_named();
        for at in 0..self.scan.names.list.len() {
            let hit = self.scan.names.list[at];
            let found = self.decide(at, &hit);
            if let Some((entry, way, reading)) = found {
                if reading == Reading::Actor {
                    self.last[entry.index()] = at as u32 + 1;
                }
                self.push(&hit, entry, way, reading);
            }
            self.decided.push(found.map(|(_, _, reading)| reading));
        }
        self.matches
    }

    /// Notes a match; of "US Treasury" two, of "M23 rebels" without the noun, of "the North" with the article.
    fn push(&mut self, hit: &Hit, entry: EntryId, way: Way, reading: Reading) {
        let surfaces = self.scan.names.of(hit).iter();
        let cut = surfaces
            .map(|&surface| &self.lexicon.surfaces[surface as usize])
            .find(|surface| surface.entry == Some(entry))
            .map_or(Cut::default(), |surface| surface.cut);
        let atoms = &self.scan.atoms;
        let span = |start: usize, end: usize| atoms[start].span().cover(atoms[end - 1].span());
        let (mut start, mut end) = (hit.start as usize, hit.end as usize);
        let owner_end = start + cut.owner as usize;
        if cut.owner > 0
            && let Some(owner) = self.lexicon.entries[entry.index()].parent
        {
            self.last[owner.index()] = self.last[entry.index()];
            self.matches.push(Match {
                span: span(start, owner_end),
                entry: owner,
                way: cut.owner_way,
                reading: Reading::Actor,
            });
            // A possessive's s stands between.
            start = owner_end + usize::from(atoms[owner_end].gap == Gap::Apostrophe);
        }
        end -= (cut.tail as usize).min(end - start - 1);
        start -= usize::from(cut.has_article);
        self.matches.push(Match {
            span: span(start, end),
            entry,
            way,
            reading,
        });
    }

    /// Notes the entries that are named by forms which mean one thing only, or whose rules need no more than the sentence.
    fn find_named(&mut self) {
        for at in 0..self.scan.names.list.len() {
            let hit = self.scan.names.list[at];
            let (mut entry, mut is_certain) = (None, true);
            for &surface in self.scan.names.of(&hit) {
                let surface = &self.lexicon.surfaces[surface as usize];
                if matches!(surface.way, Way::Short | Way::Seat) {
                    is_certain = false;
                } else if let Some(rules) = surface.rules {
                    let rules = &self.lexicon.rules[rules as usize];
                    is_certain &= rules.iter().all(|rule| rule.test.is_local());
                } else {
                    is_certain &= entry.is_none_or(|other| Some(other) == surface.entry);
                    entry = surface.entry;
                }
            }
            if is_certain && let Some((entry, _, Reading::Actor)) = self.decide(at, &hit) {
                self.named[entry.index()] = true;
            }
        }
    }

    /// What a hit means: its entry, the way, the reading.
    fn decide(&self, at: usize, hit: &Hit) -> Option<(EntryId, Way, Reading)> {
        let (entry, way, reading) = self.read_hit(at, hit)?;
        if self.is_surname(hit, way) {
            return Some((entry, way, Reading::Person));
        }
        let is_part = match self.lexicon.entries[entry.index()].kind.actor() {
            // The agency of a dateline says nothing.
            Some(ActorKind::Media) => Self::is_dateline(self.place(hit)) || self.goes_on(hit),
            Some(ActorKind::Company | ActorKind::Ngo) => self.goes_on(hit),
            _ => false,
        };
        (!is_part).then_some((entry, way, reading))
    }

    /// Notes the names that are surnames in this document: "Michael Bloomberg", and "Bloomberg" from then on.
    fn find_surnames(&mut self) {
        for hit in &self.scan.names.list {
            let start = hit.start as usize;
            let atom = self.scan.atoms[start];
            if hit.end != hit.start + 1 || atom.gap != Gap::Space || start == 0 {
                continue;
            }
            let sentence = self.scan.sentences[self.scan.sentence_of(start)];
            let given = self.scan.atoms[start - 1];
            // A capital at the start of a sentence or in a headline says little ("Mark Israel's 75 years").
            if sentence.style == Style::Running
                && start > sentence.start as usize + 1
                && given.shape == Shape::Title
                && self.lexicon.names.given.contains_key(&given.hash)
                && !self.surnames.contains(&atom.hash)
                && self.may_be_surname(hit)
            {
                self.surnames.push(atom.hash);
            }
        }
    }

    /// A state's name is a surname only where its rules think of one: "Roman Egypt" is no person.
    fn may_be_surname(&self, hit: &Hit) -> bool {
        self.scan.names.of(hit).iter().all(|&surface| {
            let surface = &self.lexicon.surfaces[surface as usize];
            let has_test = || {
                let rules = surface
                    .rules
                    .map(|rules| &self.lexicon.rules[rules as usize]);
                rules.is_some_and(|rules| {
                    rules
                        .iter()
                        .any(|rule| matches!(rule.test, Test::GivenBefore))
                })
            };
            !surface
                .entry
                .is_some_and(|entry| self.lexicon.is_state(entry))
                || has_test()
        })
    }

    fn is_surname(&self, hit: &Hit, way: Way) -> bool {
        matches!(way, Way::Name | Way::Seat | Way::Short)
            && hit.end == hit.start + 1
            && self
                .surnames
                .contains(&self.scan.atoms[hit.start as usize].hash)
    }

    /// Whether one plain word is the start of a longer name that no table has ("the National Zoo").
    fn goes_on(&self, hit: &Hit) -> bool {
        let first = self.scan.atoms[hit.start as usize];
        hit.end == hit.start + 1 && first.shape == Shape::Title && self.is_capital_after(hit)
    }

    fn read_hit(&self, at: usize, hit: &Hit) -> Option<(EntryId, Way, Reading)> {
        let surfaces = || {
            self.scan
                .names
                .of(hit)
                .iter()
                .map(|&surface| &self.lexicon.surfaces[surface as usize])
        };
        if let Some(rules) = surfaces().find_map(|surface| surface.rules) {
            let found = self.by_rules(at, hit, &self.lexicon.rules[rules as usize], None)?;
            let is_media =
                self.lexicon.entries[found.0.index()].kind.actor() == Some(ActorKind::Media);
            return (!is_media || !Self::is_dateline(self.place(hit))).then_some(found);
        }
        // Of several full names, the one spoken of latest, else the first in the tables; of short ones, the latest.
        let last = |surface: &Surface| surface.entry.map_or(0, |entry| self.last[entry.index()]);
        let full = surfaces()
            .filter(|surface| surface.way != Way::Short)
            .reduce(|best, other| {
                if last(other) > last(best) {
                    other
                } else {
                    best
                }
            });
        let chosen = full.or_else(|| {
            surfaces()
                .filter(|surface| last(surface) > 0)
                .max_by_key(|surface| last(surface))
        })?;
        let entry = chosen.entry?;
        Some((entry, chosen.way, self.reading_of(entry)))
    }

    fn reading_of(&self, entry: EntryId) -> Reading {
        match self.lexicon.entries[entry.index()].kind {
            EntryKind::Actor(_) => Reading::Actor,
            EntryKind::Place | EntryKind::Subdivision => Reading::Place,
            EntryKind::Phrase | EntryKind::Treaty => Reading::Phrase,
        }
    }

    pub(super) fn place(&self, hit: &Hit) -> Place<'a> {
        Place {
            text: self.text,
            atoms: &self.scan.atoms,
            start: hit.start as usize,
            end: hit.end as usize,
        }
    }

    /// What the first rule whose test holds says. In the rules of a class, `of` is the entry they are tried for.
    fn by_rules(
        &self,
        at: usize,
        hit: &Hit,
        rules: &[Rule],
        of: Option<EntryId>,
    ) -> Option<(EntryId, Way, Reading)> {
        for rule in rules {
            let mut found = None;
            if !self.holds(at, hit, rule, &mut found) {
                continue;
            }
            let own = || {
                self.scan
                    .names
                    .of(hit)
                    .iter()
                    .map(|&surface| &self.lexicon.surfaces[surface as usize])
                    .filter_map(|surface| Some((surface.entry?, surface.way)))
            };
            let with_way = |entry| {
                let way = own().find(|&(other, _)| other == entry).map(|(_, way)| way);
                (
                    entry,
                    way.unwrap_or(if of.is_some() { Way::Seat } else { Way::Name }),
                )
            };
            let first = || of.map(with_way).or_else(|| own().next());
            let read_as = |reading| first().map(|(entry, way)| (entry, way, reading));
            return match rule.outcome {
                Outcome::Class(class, entry) if of.is_none() => {
                    let rules = &self.lexicon.rules[class as usize];
                    self.by_rules(at, hit, rules, Some(entry))
                }
                Outcome::None | Outcome::Class(..) => None,
                Outcome::Entry(entry) => {
                    let (entry, way) = with_way(entry);
                    Some((entry, way, self.reading_of(entry)))
                }
                Outcome::Same => found.map(|entry| {
                    let (entry, way) = with_way(entry);
                    (entry, way, self.reading_of(entry))
                }),
                Outcome::Actor => read_as(Reading::Actor),
                Outcome::Place => read_as(Reading::Place),
                Outcome::Person => read_as(Reading::Person),
            };
        }
        None
    }
}
