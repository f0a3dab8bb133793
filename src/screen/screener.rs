//! Lists made ready for screening.

use super::align::Aligner;
use super::candidate::{Candidate, ScreenedActor};
use super::compare::{explain, rounded, sphere_of};
use super::evidence::weigh;
use super::index::{Index, IndexBuilder, KeyTable};
use super::keys::identifier_key;
use super::listed::{Listed, SHORTEST_NUMBER, bare_number};
use super::name::Name;
use super::query::Query;
use super::search::search;
use super::word::Sphere;
use crate::lists::SanctionsList;
use crate::model::{ActorKind, Analysis, MentionKind};

/// Any number of lists, indexed so that a name is looked for in all of them at once.
///
/// Made once and shared between threads; the same names and lists always give the same candidates.
///
/// ```
/// use detente::lists::{ListEntry, SanctionsList};
/// use detente::model::ActorKind;
/// use detente::screen::{Query, Screener};
/// let mut list = SanctionsList::new("own", "A list of our own");
/// list.entries.push(ListEntry::with_name("1", ActorKind::Person, "Mohammed Rouhani"));
/// let screener = Screener::new(&[list]);
/// let candidates = screener.matches(&Query::new("Muhammad Rohani").with_kind(ActorKind::Person));
/// assert_eq!(candidates[0].entry, "1");
/// assert!(screener.matches(&Query::new("Anna Keller")).is_empty());
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Screener {
    pub(super) lists: Vec<String>,
    pub(super) entries: Vec<Listed>,
    pub(super) index: Index,
    /// Entries by the keys of their identifiers.
    pub(super) by_number: KeyTable,
}

const _: () = {
    const fn is_shared<T: Send + Sync>() {}
    is_shared::<Screener>();
};

impl Screener {
    /// Indexes lists.
    pub fn new(lists: &[SanctionsList]) -> Self {
        let mut builder = IndexBuilder::default();
        let mut entries = Vec::new();
        let mut numbers = Vec::new();
        for (list, number) in lists.iter().zip(0..) {
            for entry in &list.entries {
                let listed = Listed::new(number, entry);
                let id = entries.len() as u32;
                let sphere = listed.sphere();
                for (name, number) in listed.names.iter().zip(0..) {
                    let is_known = listed.names[..number as usize]
                        .iter()
                        .any(|known| known.text == name.text && known.quality == name.quality);
                    if !is_known {
                        builder.add(id, number, &name.text, sphere);
                    }
                }
                for identifier in &listed.identifiers {
                    numbers.push((identifier_key(&identifier.number), id));
                }
                entries.push(listed);
            }
        }
        Self {
            lists: lists.iter().map(|list| list.id.clone()).collect(),
            entries,
            index: builder.build(),
            by_number: KeyTable::new(numbers),
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The ids of the lists, in the order in which they were given.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(String::as_str)
    }

    /// The listed parties that the query may mean, the best first, each once.
    pub fn matches(&self, query: &Query) -> Vec<Candidate> {
        let mut best: Vec<(u32, Hit)> = Vec::new();
        let spheres: &[Sphere] = match sphere_of(query.kind) {
            Some(Sphere::Person) => &[Sphere::Person],
            Some(Sphere::Body) => &[Sphere::Body],
            Some(Sphere::Craft) => &[Sphere::Craft],
            None => &[Sphere::Person, Sphere::Body, Sphere::Craft],
        };
        let mut aligner = Aligner::default();
        // What agrees beside the name lifts a score over the threshold; how far a name may be below it is decided here.
        let reach = if query.born.is_some() || !query.countries.is_empty() {
            0.05
        } else {
            0.0
        };
        for &sphere in spheres {
            let name = Name::new(&query.name, sphere);
            let mut found: Vec<(u32, Hit)> =
                search(&self.index, &name, sphere, query.threshold - reach)
                    .into_iter()
                    .filter_map(|found| {
                        let row = self.index.names.get(found.name as usize)?;
                        Some((row.entry, Hit::Name(row.number, rounded(found.score))))
                    })
                    .collect();
            for number in &query.identifiers {
                let number = bare_number(number);
                if number.len() < SHORTEST_NUMBER {
                    continue;
                }
                for &entry in self.by_number.find(identifier_key(&number)) {
                    let same = |entry: &&Listed| {
                        entry.sphere() == sphere
                            && entry.identifiers.iter().any(|known| known.number == number)
                    };
                    if self.entries.get(entry as usize).as_ref().is_some_and(same) {
                        found.push((entry, Hit::Number));
                    }
                }
            }
            found.sort_by_key(|(entry, _)| *entry);
            for group in found.chunk_by(|one, other| one.0 == other.0) {
                let Some(entry) = self.entries.get(group[0].0 as usize) else {
                    continue;
                };
                let hit = group
                    .iter()
                    .map(|(_, hit)| hit.weighed(query, entry))
                    .reduce(|best, next| if next.1 > best.1 { next } else { best });
                if let Some((hit, score)) = hit
                    && score >= f64::from(query.threshold) - TIE
                {
                    best.push((group[0].0, hit));
                }
            }
        }
        let mut candidates: Vec<Candidate> = best
            .into_iter()
            .filter_map(|(entry, hit)| {
                let entry = self.entries.get(entry as usize)?;
                Some(self.candidate(query, entry, hit, &mut aligner))
            })
            .collect();
        // A stable sort keeps the order of the lists among equals.
        candidates.sort_by(|one, other| other.score.total_cmp(&one.score));
        candidates
    }

    fn candidate(
        &self,
        query: &Query,
        entry: &Listed,
        hit: Hit,
        aligner: &mut Aligner,
    ) -> Candidate {
        let number = match hit {
            Hit::Name(number, _) => number as usize,
            Hit::Number => 0,
        };
        let matched = entry.names.get(number);
        let text = matched.map_or("", |name| name.text.as_str());
        let sphere = entry.sphere();
        let comparison = explain(
            aligner,
            (&query.name, &Name::new(&query.name, sphere)),
            (text, &Name::new(text, sphere)),
            sphere,
        );
        let quality = matched.map_or(crate::lists::NameQuality::Strong, |name| name.quality);
        let (score, evidence) = weigh(comparison.score, query, entry, quality);
        Candidate {
            score: (score * 10_000.0).round() / 10_000.0,
            list: self
                .lists
                .get(entry.list as usize)
                .cloned()
                .unwrap_or_default(),
            entry: entry.id.clone(),
            kind: entry.kind,
            name: entry
                .names
                .first()
                .map(|name| name.text.clone())
                .unwrap_or_default(),
            matched: text.to_owned(),
            matched_kind: matched.map_or(crate::lists::NameKind::Primary, |name| name.kind),
            matched_quality: quality,
            name_score: comparison.score,
            reasons: comparison.reasons,
            evidence,
            programmes: entry.programmes.clone(),
        }
    }

    /// Screens every named person, organisation, ship and aircraft of an article, with the default threshold.
    ///
    /// States and unnamed groups are left out. The article's own word for an actor's country is taken as evidence.
    pub fn screen(&self, analysis: &Analysis) -> Vec<ScreenedActor> {
        self.screen_from(analysis, Query::THRESHOLD)
    }

    /// As [`Screener::screen`], with candidates from this score on.
    pub fn screen_from(&self, analysis: &Analysis, threshold: f32) -> Vec<ScreenedActor> {
        let mut screened = Vec::new();
        for actor in &analysis.actors {
            let is_named = actor
                .mentions
                .iter()
                .any(|mention| mention.kind == MentionKind::Name);
            let is_screened = !matches!(
                actor.kind,
                ActorKind::State | ActorKind::Bloc | ActorKind::Group
            );
            if !is_named || !is_screened {
                continue;
            }
            let mut query = Query::new(&actor.name)
                .with_kind(actor.kind)
                .with_threshold(threshold);
            if let Some(code) = actor.country.as_ref().and_then(|code| code.parse().ok()) {
                query = query.with_country(code);
            }
            let candidates = self.matches(&query);
            if !candidates.is_empty() {
                screened.push(ScreenedActor {
                    actor: actor.id,
                    name: actor.name.clone(),
                    kind: actor.kind,
                    mentions: actor.mentions.clone(),
                    candidates,
                });
            }
        }
        screened
    }
}

/// What rounding may take from a score.
const TIE: f64 = 1e-4;

/// In which way an entry was found.
#[derive(Debug, Clone, Copy)]
enum Hit {
    /// By the name with this number, with this score.
    Name(u32, f64),
    /// By an identifier.
    Number,
}

impl Hit {
    /// The hit with its score after the evidence.
    fn weighed(self, query: &Query, entry: &Listed) -> (Self, f64) {
        let (number, score) = match self {
            Self::Name(number, score) => (number, score),
            // The name is compared later; an identifier carries the candidate by itself.
            Self::Number => (0, 0.5),
        };
        let quality = entry
            .names
            .get(number as usize)
            .map_or(crate::lists::NameQuality::Strong, |name| name.quality);
        (self, weigh(score, query, entry, quality).0)
    }
}
