//! What stands around a name: the tests that rules ask for.

use super::atoms::{Atom, Gap, Shape, hash_ascii};
use super::entry::{EntryId, Way};
use super::pattern::{Style, has_article};
use super::resolve::{Reading, Resolver};
use super::rules::{Outcome, Place, Rule, Test};
use super::scan::Hit;
use super::words::TitleUse;

const AND: u64 = hash_ascii(b"and");
const OR: u64 = hash_ascii(b"or");

/// Tokens to both sides in which `near` looks.
const NEAR: usize = 10;

impl Resolver<'_> {
    /// Whether a rule's test holds for a hit; the entry that it found goes to `found`.
    pub(super) fn holds(
        &self,
        at: usize,
        hit: &Hit,
        rule: &Rule,
        found: &mut Option<EntryId>,
    ) -> bool {
        let atoms = &self.scan.atoms;
        let (start, end) = (hit.start as usize, hit.end as usize);
        let place = self.place(hit);
        let sentence = || self.scan.sentences[self.scan.sentence_of(start)];
        let named = |entries: &[EntryId]| entries.iter().any(|entry| self.named[entry.index()]);
        match &rule.test {
            Test::Always => true,
            Test::Before(phrases) => phrases.stand_before(place),
            Test::After(phrases) => phrases.stand_after(place),
            Test::Near(cues) => self.is_near(hit, cues),
            Test::Document(cues) => cues.iter().any(|&cue| self.cues[cue as usize]),
            Test::Named(entries) => named(entries),
            Test::Earlier(entries) => entries.iter().any(|entry| self.last[entry.index()] > 0),
            Test::Last(entries) => {
                *found = entries
                    .iter()
                    .copied()
                    .filter(|entry| self.last[entry.index()] > 0)
                    .max_by_key(|entry| self.last[entry.index()]);
                found.is_some()
            }
            Test::Defined => self.is_defined(hit, rule.outcome),
            Test::CapitalAfter => self.is_capital_after(hit),
            Test::CapitalBefore => {
                let sentence = sentence();
                sentence.style == Style::Running
                    && start > sentence.start as usize + 1
                    && atoms[start].gap == Gap::Space
                    && is_capitalised(atoms[start - 1])
                    // "On Friday Moscow said": days and months stand before names.
                    && !self.lexicon.skipped_before_verb.contains(&atoms[start - 1].hash)
                    && self.scan.names.ending_at(start).is_none()
                    && self.scan.titles.ending_at(start).is_none()
            }
            Test::GivenBefore => {
                start > 0 && matches!(atoms[start].gap, Gap::Space | Gap::PeriodSpace) && {
                    let before = atoms[start - 1];
                    let is_given = before.shape != Shape::Lower
                        && self.lexicon.names.given.contains_key(&before.hash);
                    is_given || self.is_honorific_before(start)
                }
            }
            Test::Start => start == sentence().start as usize,
            Test::Shouted => sentence().style == Style::Shouted,
            Test::Dateline => Self::is_dateline(place),
            Test::Subject(forms) => self.is_subject_of(end, forms),
            Test::Object(forms) => {
                // Past an article: "visited the White House".
                let start = start - usize::from(has_article(atoms, start));
                start > sentence().start as usize
                    && atoms[start].gap == Gap::Space
                    && forms.binary_search(&atoms[start - 1].hash).is_ok()
            }
            Test::Dyad { is_tight } => self.is_in_dyad(at, hit, *is_tight),
            Test::HomeAfter => self.is_before_home(at, hit),
            Test::Route => self.is_on_route(start, end),
            Test::Listed => self.is_listed(at, hit),
            Test::OwnerOfCapital(phrases) => {
                const S: u64 = hash_ascii(b"s");
                let owns = atoms
                    .get(end)
                    .is_some_and(|next| next.gap == Gap::Apostrophe && next.hash == S);
                owns && self.is_capital_at(hit, end + 1) && phrases.stand_before(place)
            }
        }
    }

    /// Whether a capitalised word follows that starts no name and no title.
    pub(super) fn is_capital_after(&self, hit: &Hit) -> bool {
        self.is_capital_at(hit, hit.end as usize)
    }

    /// Whether the word at `at`, in the hit's own sentence, is capitalised and starts no name and no title.
    fn is_capital_at(&self, hit: &Hit, at: usize) -> bool {
        let sentence = self.scan.sentences[self.scan.sentence_of(hit.start as usize)];
        sentence.style == Style::Running
            && at < sentence.end as usize
            && self.scan.atoms[at].gap == Gap::Space
            && is_capitalised(self.scan.atoms[at])
            && !self
                .lexicon
                .skipped_before_verb
                .contains(&self.scan.atoms[at].hash)
            && self.scan.names.starting_at(at).is_none()
            && self.scan.titles.starting_at(at).is_none()
    }

    /// Whether the words stand in "from A to B", as A or B.
    fn is_on_route(&self, start: usize, end: usize) -> bool {
        const FROM: u64 = hash_ascii(b"from");
        const TO: u64 = hash_ascii(b"to");
        // Words that the name of the other place has at most.
        const LENGTH: usize = 3;
        let atoms = &self.scan.atoms;
        let is_word = |at: usize, hash: u64| atoms.get(at).is_some_and(|atom| atom.hash == hash);
        let is_name = |at: usize| atoms.get(at).is_some_and(|atom| atom.shape != Shape::Lower);
        let Some(before) = start.checked_sub(1) else {
            return false;
        };
        if is_word(before, FROM) {
            return is_word(end, TO) && is_name(end + 1);
        }
        is_word(before, TO)
            && (1..=LENGTH)
                .map_while(|back| before.checked_sub(back))
                .take_while(|&at| is_name(at))
                .any(|at| at > 0 && is_word(at - 1, FROM))
    }

    /// Whether the hit goes on a list of places: behind one that was read as a place, by a comma, "and" or "or".
    fn is_listed(&self, at: usize, hit: &Hit) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let (names, atoms) = (&self.scan.names.list, &self.scan.atoms);
        let (end, start) = (names[before].end as usize, hit.start as usize);
        let is_joined = (end == start && atoms[start].gap == Gap::Comma)
            || (end + 1 == start
                && matches!(atoms[end].hash, AND | OR)
                && matches!(atoms[end].gap, Gap::Space | Gap::Comma)
                && atoms[start].gap == Gap::Space);
        is_joined && self.decided.get(before) == Some(&Some(Reading::Place))
    }

    fn is_near(&self, hit: &Hit, cues: &[u32]) -> bool {
        let sentence = self.scan.sentences[self.scan.sentence_of(hit.start as usize)];
        let from = (hit.start as usize)
            .saturating_sub(NEAR)
            .max(sentence.start as usize);
        let to = (hit.end as usize + NEAR).min(sentence.end as usize);
        let first = self
            .scan
            .cues
            .partition_point(|&(_, at)| (at as usize) < from);
        self.scan.cues[first..]
            .iter()
            .take_while(|&&(_, at)| (at as usize) < to)
            .any(|(cue, _)| cues.contains(cue))
    }

    /// Whether the document introduces the form: a full name of the outcome, then the form in brackets.
    fn is_defined(&self, hit: &Hit, outcome: Outcome) -> bool {
        let Outcome::Entry(entry) = outcome else {
            return false;
        };
        let form = self.scan.atoms[hit.start as usize].hash;
        let names = &self.scan.names;
        names.list.iter().enumerate().skip(1).any(|(at, other)| {
            let before = names.list[at - 1];
            self.scan.atoms[other.start as usize].hash == form
                && before.end == other.start
                && self.bracket_before(other.start as usize)
                && names
                    .of(&before)
                    .iter()
                    .any(|&surface| self.lexicon.surfaces[surface as usize].entry == Some(entry))
        })
    }

    fn bracket_before(&self, atom: usize) -> bool {
        let place = Place {
            text: self.text,
            atoms: &self.scan.atoms,
            start: atom,
            end: atom,
        };
        place.between(atom).trim_end().ends_with('(')
    }

    fn is_honorific_before(&self, start: usize) -> bool {
        self.scan.titles.ending_at(start).is_some_and(|hit| {
            self.scan.titles.of(hit).iter().any(|&title| {
                matches!(
                    self.lexicon.titles[title as usize].position,
                    TitleUse::Honorific | TitleUse::Before
                )
            })
        })
    }

    /// Whether the hit stands in a dateline: "MOSCOW, June 5 (Reuters) - The", "Kyiv (AP) — The".
    pub(super) fn is_dateline(place: Place<'_>) -> bool {
        // Atoms that a dateline is long at most.
        const LENGTH: usize = 10;
        let starts_line = |at: usize| {
            at == 0 || place.atoms[at].gap == Gap::Break || place.between(at).contains('\n')
        };
        let from = place.start.saturating_sub(LENGTH);
        let Some(first) = (from..=place.start).rev().find(|&at| starts_line(at)) else {
            return false;
        };
        // Names, months and numbers up to the dash.
        for at in first..first + LENGTH {
            let Some(atom) = place.atoms.get(at) else {
                return false;
            };
            if at > first {
                let between = place.between(at);
                let trimmed = between.trim();
                if trimmed.ends_with(['—', '–'])
                    || trimmed.ends_with("--")
                    || between.ends_with(" - ")
                {
                    return at >= place.end;
                }
                if starts_line(at) {
                    return false;
                }
            }
            if atom.shape == Shape::Lower && !place.between(at).ends_with('(') {
                return false;
            }
        }
        false
    }

    /// Whether one of the verb forms follows, auxiliaries and adverbs between aside.
    fn is_subject_of(&self, end: usize, forms: &[u64]) -> bool {
        let atoms = &self.scan.atoms;
        let mut skipped_adverb = 0;
        for (at, atom) in atoms.iter().enumerate().skip(end).take(5) {
            if !matches!(atom.gap, Gap::Space | Gap::Apostrophe)
                || (at == end && atom.gap != Gap::Space)
            {
                return false;
            }
            if forms.binary_search(&atom.hash).is_ok() {
                return true;
            }
            let is_adverb = atom.shape == Shape::Lower && atom.of(self.text).ends_with("ly");
            skipped_adverb += usize::from(is_adverb);
            if skipped_adverb > 2
                || !(is_adverb || self.lexicon.skipped_before_verb.contains(&atom.hash))
            {
                return false;
            }
        }
        false
    }

    /// Whether the hit is joined to a state's name or seat.
    fn is_in_dyad(&self, at: usize, hit: &Hit, is_tight: bool) -> bool {
        let hits = &self.scan.names.list;
        let before = at.checked_sub(1).and_then(|before| hits.get(before));
        let is_place_before = || {
            at > 0
                && self
                    .decided
                    .get(at - 1)
                    .is_some_and(|reading| *reading != Some(Reading::Actor))
        };
        before.is_some_and(|before| self.are_joined(before, hit, is_tight) && !is_place_before())
            || hits
                .get(at + 1)
                .is_some_and(|after| self.are_joined(hit, after, is_tight))
    }

    /// Whether the hit's own state, or a part of it, follows behind a comma: "Kyiv, Ukraine".
    fn is_before_home(&self, at: usize, hit: &Hit) -> bool {
        let Some(next) = self.scan.names.list.get(at + 1) else {
            return false;
        };
        let names = &self.scan.names;
        let countries = |hit| {
            let surfaces = names.of(hit).iter();
            surfaces
                .filter_map(|&at| self.lexicon.surfaces[at as usize].entry)
                .filter_map(|entry| self.lexicon.entries[entry.index()].country())
        };
        next.start == hit.end
            && self.scan.atoms[next.start as usize].gap == Gap::Comma
            && countries(hit).any(|country| countries(next).any(|other| other == country))
    }

    fn are_joined(&self, left: &Hit, right: &Hit, is_tight: bool) -> bool {
        let atoms = &self.scan.atoms;
        let (end, start) = (left.end as usize, right.start as usize);
        let is_joined = if end == start {
            matches!(atoms[start].gap, Gap::Hyphen | Gap::Slash)
        } else {
            !is_tight
                && end + 1 == start
                && matches!(atoms[end].hash, AND | OR)
                && atoms[end].gap == Gap::Space
                && atoms[start].gap == Gap::Space
        };
        let names_state = |hit: &Hit| {
            self.scan.names.of(hit).iter().any(|&surface| {
                let surface = &self.lexicon.surfaces[surface as usize];
                matches!(surface.way, Way::Name | Way::Seat)
                    && surface
                        .entry
                        .is_some_and(|entry| self.lexicon.is_state(entry))
            })
        };
        is_joined && names_state(left) && names_state(right)
    }
}

const fn is_capitalised(atom: Atom) -> bool {
    matches!(atom.shape, Shape::Title | Shape::Mixed)
}
