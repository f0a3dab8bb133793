//! Who of one document is who of another: by identifiers first, then by names with their context.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Link;
use super::view::{ActorRow, Rows, folded};

/// The kind of unnamed and collective sources: those of one document are not those of another.
const UNNAMED: &str = "group";
/// The kind of what is nothing else: it can be anything that has the same name.
const ANYTHING: &str = "other";

/// An actor of one or more documents.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JoinedActor {
    /// Its id in the corpus, which stays when documents are added: an ISO 3166 alpha-3 code (`PRK`), a Wikidata item, or
    /// kind, name and country (`person:shin-won-sik:KOR`). Unnamed sources have one a document (`wire-1/a4`).
    pub id: String,
    /// The name that most documents use.
    pub name: String,
    /// What it is: `state`, `person`, …
    pub kind: String,
    /// ISO 3166 alpha-3 code of affiliation.
    pub country: Option<String>,
    /// PLOVER sector code.
    pub sector: Option<String>,
    /// ISO 3166-1 alpha-3 code, of a state or territory itself.
    pub iso3: Option<String>,
    /// Correlates of War state number.
    pub cow: Option<String>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Every name that a document uses, in the order of the alphabet.
    pub names: Vec<String>,
    /// How many documents speak of it.
    pub documents: u32,
    /// How often they mention it.
    pub mentions: u32,
}

impl JoinedActor {
    /// Whether it is somebody of whom another document can speak.
    pub(super) fn is_named(&self) -> bool {
        self.kind != UNNAMED
    }
}

/// Which joined actor each document's actors are.
pub(super) struct Cast<'a> {
    /// By row and local id: an index into the joined actors.
    of: HashMap<(u32, &'a str), usize>,
}

impl<'a> Cast<'a> {
    pub(super) fn joined(&self, row: u32, local: &'a str) -> Option<usize> {
        self.of.get(&(row, local)).copied()
    }

    pub(super) fn links(&self, rows: &Rows<'_>, actors: &[JoinedActor]) -> Vec<Link> {
        let links = rows.actors.iter().filter_map(|local| {
            Some(Link {
                row: local.row,
                document: rows.document(local.row).to_owned(),
                local: local.id.to_owned(),
                joined: actors
                    .get(*self.of.get(&(local.row, local.id))?)?
                    .id
                    .clone(),
            })
        });
        links.collect()
    }
}

/// Joins the actors of all documents.
pub(super) fn join<'a>(rows: &Rows<'a>) -> (Vec<JoinedActor>, Cast<'a>) {
    let locals = &rows.actors;
    let mut sets = Sets::of(locals);
    by_identifiers(locals, &mut sets);
    by_names(locals, &mut sets);
    let mut clusters: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for local in 0..locals.len() {
        clusters.entry(sets.root(local)).or_default().push(local);
    }
    let mut joined: Vec<(JoinedActor, Vec<usize>)> = clusters
        .into_values()
        .map(|members| (describe(rows, &members), members))
        .collect();
    joined.sort_by(|(a, _), (b, _)| {
        let rank = |actor: &JoinedActor| std::cmp::Reverse((actor.documents, actor.mentions));
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    let mut taken = BTreeSet::new();
    let mut of = HashMap::new();
    let mut actors = Vec::with_capacity(joined.len());
    for (index, (mut actor, members)) in joined.into_iter().enumerate() {
        let plain = actor.id.clone();
        let mut number = 2;
        while !taken.insert(actor.id.clone()) {
            actor.id = format!("{plain}:{number}");
            number += 1;
        }
        for member in members {
            let local = &locals[member];
            of.insert((local.row, local.id), index);
        }
        actors.push(actor);
    }
    (actors, Cast { of })
}

/// Sets of actors that are one, none of which may have two identities.
struct Sets<'a> {
    parents: Vec<usize>,
    identities: Vec<Option<&'a str>>,
}

impl<'a> Sets<'a> {
    fn of(locals: &[ActorRow<'a>]) -> Self {
        Self {
            parents: (0..locals.len()).collect(),
            identities: locals
                .iter()
                .map(|local| local.iso3.or(local.wikidata))
                .collect(),
        }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = (a.min(b), a.max(b));
        if let (Some(one), Some(other)) = (self.identities[first], self.identities[second])
            && one != other
        {
            return;
        }
        self.identities[first] = self.identities[first].or(self.identities[second]);
        self.parents[second] = first;
    }
}

fn by_identifiers<'a>(locals: &[ActorRow<'a>], sets: &mut Sets<'a>) {
    let mut first: HashMap<(u8, &str), usize> = HashMap::new();
    for (at, local) in locals.iter().enumerate() {
        let keys = [(0, local.iso3), (1, local.wikidata), (2, local.cow)];
        for (system, key) in keys {
            let Some(key) = key else { continue };
            let &mut known = first.entry((system, key)).or_insert(at);
            sets.unite(known, at);
        }
    }
}

/// Unites actors of one name whose kinds and countries do not speak against it. What is not known of one is taken from
/// the others only where they leave no choice.
fn by_names<'a>(locals: &[ActorRow<'a>], sets: &mut Sets<'a>) {
    let mut named: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, local) in locals.iter().enumerate() {
        if local.kind != UNNAMED {
            let name = folded(local.name);
            if !name.is_empty() {
                named.entry(name).or_default().push(at);
            }
        }
    }
    for members in named.values() {
        let mut classes: BTreeMap<(&str, Option<&str>), usize> = BTreeMap::new();
        for &at in members {
            let local = &locals[at];
            let &mut first = classes.entry((local.kind, local.country)).or_insert(at);
            sets.unite(first, at);
        }
        // Those of a known kind find their country first; what can be anything comes after them.
        let unsure = |is_anything: bool| {
            classes.iter().filter(move |&(&(kind, country), _)| {
                (kind == ANYTHING) == is_anything && (is_anything || country.is_none())
            })
        };
        for (&(kind, country), &at) in unsure(false).chain(unsure(true)) {
            let fitting: BTreeSet<usize> = classes
                .iter()
                .filter(|&(&(other_kind, other_country), _)| {
                    (kind, country) != (other_kind, other_country)
                        && (kind == other_kind || kind == ANYTHING)
                        && (country.is_none() || country == other_country)
                })
                .map(|(_, &other)| sets.root(other))
                .collect();
            if let (Some(&other), 1) = (fitting.first(), fitting.len()) {
                sets.unite(at, other);
            }
        }
    }
}

fn describe(rows: &Rows<'_>, members: &[usize]) -> JoinedActor {
    let locals = || members.iter().map(|&at| &rows.actors[at]);
    let most =
        |value: &dyn Fn(&ActorRow<'_>) -> Option<String>| most_frequent(locals().filter_map(value));
    let kind = most(&|local| (local.kind != ANYTHING).then(|| local.kind.to_owned()));
    let name = most(&|local| Some(local.name.to_owned())).unwrap_or_default();
    let documents: BTreeSet<u32> = locals().map(|local| local.row).collect();
    let mut actor = JoinedActor {
        id: String::new(),
        name,
        kind: kind.unwrap_or_else(|| ANYTHING.to_owned()),
        country: most(&|local| local.country.map(str::to_owned)),
        sector: most(&|local| local.sector.map(str::to_owned)),
        iso3: most(&|local| local.iso3.map(str::to_owned)),
        cow: most(&|local| local.cow.map(str::to_owned)),
        wikidata: most(&|local| local.wikidata.map(str::to_owned)),
        names: locals()
            .map(|local| local.name.to_owned())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect(),
        documents: documents.len() as u32,
        mentions: locals()
            .map(|local| local.mentions)
            .fold(0, u32::saturating_add),
    };
    actor.id = id_of(rows, &actor, &rows.actors[members[0]]);
    actor
}

fn id_of(rows: &Rows<'_>, actor: &JoinedActor, first: &ActorRow<'_>) -> String {
    if let Some(code) = actor.iso3.as_ref().or(actor.wikidata.as_ref()) {
        return code.clone();
    }
    let name = folded(&actor.name);
    if !actor.is_named() || name.is_empty() {
        return format!("{}/{}", rows.document(first.row), first.id);
    }
    let country = actor.country.as_ref().map(|country| format!(":{country}"));
    format!(
        "{}:{}{}",
        actor.kind,
        name.replace(' ', "-"),
        country.unwrap_or_default()
    )
}

/// The value that comes most often; of several the longest, then the first of the alphabet.
pub(super) fn most_frequent(values: impl Iterator<Item = String>) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts
        .into_iter()
        .min_by_key(|(value, count)| std::cmp::Reverse((*count, value.chars().count())))
        .map(|(value, _)| value)
}
