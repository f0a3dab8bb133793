//! What of one document is what of another: kind, roles, time and object must not speak against it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::actors::{Cast, most_frequent};
use super::view::{EventRow, Rows, folded};
use super::window::Window;
use super::{JoinOptions, JoinedActor, Link, by_day};
use crate::lexicon::Lexicon;

/// Kinds in which nobody is at the receiving end: who is named first is chance.
const MUTUAL: [&str; 8] = [
    "agreement",
    "treaty_signing",
    "negotiation",
    "meeting",
    "call",
    "trade",
    "military_exercise",
    "ceasefire",
];

/// The class of words (`data/event_words.tsv`) that do not say what an object is.
const EMPTY: &str = "empty";

/// An event that one or more documents report.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct JoinedEvent {
    /// Its id in the corpus: the document that reported it first and the event's id there (`wire-1/e2`).
    pub id: String,
    /// The kind: `arms_transfer`, `visit`, …
    pub kind: String,
    /// The PLOVER type.
    pub plover: String,
    /// In words: `arms transfer: Russia → North Korea`.
    pub what: String,
    /// The ids of those who do it.
    pub actors: Vec<String>,
    /// Their names.
    pub actor_names: Vec<String>,
    /// The ids of those to whom it is done.
    pub recipients: Vec<String>,
    /// Their names.
    pub recipient_names: Vec<String>,
    /// What is given, sent, signed, in the words that most reports use.
    pub object: Option<String>,
    /// The least and the largest quantity that is reported, of the unit that most reports use.
    pub quantity: Option<(f64, f64)>,
    /// What is counted.
    pub unit: Option<String>,
    /// First and last day on which it can have happened, where a report says so.
    pub days: Option<(Date, Date)>,
    /// How many documents report it.
    pub documents: u32,
    /// How often they do.
    pub reports: u32,
    /// The day on which it was first reported.
    pub first_reported: Option<Date>,
    /// The document that did.
    pub first_document: String,
    /// Who is the first to assert it.
    pub first_claimed_by: Option<String>,
    /// When.
    pub first_claimed: Option<Date>,
    /// Who confirms it.
    pub confirmed_by: Vec<String>,
    /// Who denies it.
    pub denied_by: Vec<String>,
    /// Who declines to say.
    pub declined_by: Vec<String>,
}

/// Which joined event each document's events are.
pub(super) struct EventLinks<'a> {
    of: HashMap<(u32, &'a str), usize>,
}

impl EventLinks<'_> {
    pub(super) fn joined(&self, row: u32, local: &str) -> Option<usize> {
        self.of.get(&(row, local)).copied()
    }

    pub(super) fn links(&self, rows: &Rows<'_>, events: &[JoinedEvent]) -> Vec<Link> {
        let links = rows.events.iter().filter_map(|local| {
            Some(Link {
                row: local.row,
                document: rows.document(local.row).to_owned(),
                local: local.id.to_owned(),
                joined: events.get(self.joined(local.row, local.id)?)?.id.clone(),
            })
        });
        links.collect()
    }
}

/// An event as it is compared.
struct Report {
    at: usize,
    actors: BTreeSet<usize>,
    recipients: BTreeSet<usize>,
    object: BTreeSet<String>,
    window: Window,
}

/// Reports of one event.
struct Cluster {
    reports: Vec<usize>,
    actors: BTreeSet<usize>,
    recipients: BTreeSet<usize>,
    object: BTreeSet<String>,
    window: Window,
}

/// Joins the events of all documents.
///
/// Reports are taken in the order of publication; each joins the reported event that shares the most with it.
pub(super) fn join<'a>(
    rows: &Rows<'a>,
    actors: &[JoinedActor],
    cast: &Cast<'_>,
    options: JoinOptions,
) -> (Vec<JoinedEvent>, EventLinks<'a>) {
    let mut order: Vec<usize> = (0..rows.events.len()).collect();
    order.sort_by_key(|&at| {
        let row = rows.events[at].row;
        (by_day(rows.published(row)), rows.document(row), at)
    });
    let mut clusters: Vec<Cluster> = Vec::new();
    // Clusters that can be meant: of one kind, with one of the actors.
    let mut known: HashMap<(&str, &str, usize), Vec<usize>> = HashMap::new();
    for at in order {
        let event = &rows.events[at];
        // What is nothing in particular is the same only where the same word says it.
        let word = if event.kind == "other" {
            event.trigger
        } else {
            ""
        };
        let report = report(rows, actors, cast, at, options);
        let mut taking_part: Vec<usize> =
            report.actors.union(&report.recipients).copied().collect();
        taking_part.retain(|&actor| actors[actor].is_named());
        let candidates: BTreeSet<usize> = taking_part
            .iter()
            .filter_map(|&actor| known.get(&(event.kind, word, actor)))
            .flatten()
            .copied()
            .collect();
        let best = candidates
            .into_iter()
            .filter_map(|cluster| {
                Some((likeness(&clusters[cluster], &report, event.kind)?, cluster))
            })
            .max_by_key(|&(likeness, cluster)| (likeness, std::cmp::Reverse(cluster)));
        let index = match best {
            Some((_, cluster)) => {
                clusters[cluster].take(report);
                cluster
            }
            None => {
                clusters.push(Cluster {
                    reports: vec![at],
                    actors: report.actors,
                    recipients: report.recipients,
                    object: report.object,
                    window: report.window,
                });
                clusters.len() - 1
            }
        };
        for actor in taking_part {
            let clusters = known.entry((event.kind, word, actor)).or_default();
            if !clusters.contains(&index) {
                clusters.push(index);
            }
        }
    }
    let mut of = HashMap::new();
    for (index, cluster) in clusters.iter().enumerate() {
        for &at in &cluster.reports {
            of.insert((rows.events[at].row, rows.events[at].id), index);
        }
    }
    let events = clusters
        .iter()
        .map(|cluster| describe(rows, actors, cluster))
        .collect();
    (events, EventLinks { of })
}

fn report(
    rows: &Rows<'_>,
    actors: &[JoinedActor],
    cast: &Cast<'_>,
    at: usize,
    options: JoinOptions,
) -> Report {
    let event = &rows.events[at];
    let side = |locals: &[String]| -> BTreeSet<usize> {
        let joined = locals
            .iter()
            .filter_map(|local| cast.joined(event.row, local));
        joined.filter(|&actor| actor < actors.len()).collect()
    };
    Report {
        at,
        actors: side(&event.actors),
        recipients: side(&event.recipients),
        object: event.object.map(content_words).unwrap_or_default(),
        window: Window::of(event.time, rows.published(event.row), options.window_days),
    }
}

impl Cluster {
    fn take(&mut self, report: Report) {
        if let Some(window) = self.window.meet(report.window) {
            self.window = window;
        }
        self.reports.push(report.at);
        self.actors.extend(report.actors);
        self.recipients.extend(report.recipients);
        self.object.extend(report.object);
    }
}

/// How much a report shares with an event; none where something speaks against their being one.
fn likeness(cluster: &Cluster, report: &Report, kind: &str) -> Option<(usize, usize, bool)> {
    cluster.window.meet(report.window)?;
    let shared = if MUTUAL.contains(&kind) {
        let all = |one: &BTreeSet<usize>, other: &BTreeSet<usize>| -> BTreeSet<usize> {
            one.union(other).copied().collect()
        };
        fit(
            &all(&cluster.actors, &cluster.recipients),
            &all(&report.actors, &report.recipients),
        )?
    } else {
        fit(&cluster.actors, &report.actors)? + fit(&cluster.recipients, &report.recipients)?
    };
    if shared == 0 {
        return None;
    }
    let things = cluster.object.intersection(&report.object).count();
    if things == 0 && !cluster.object.is_empty() && !report.object.is_empty() {
        return None;
    }
    Some((
        shared,
        things,
        cluster.window.is_stated == report.window.is_stated,
    ))
}

/// How many are on both sides; none where each side has somebody whom the other leaves out.
fn fit(one: &BTreeSet<usize>, other: &BTreeSet<usize>) -> Option<usize> {
    (one.is_subset(other) || other.is_subset(one)).then(|| one.len().min(other.len()))
}

/// The words of an object that say what it is, in the singular.
fn content_words(object: &str) -> BTreeSet<String> {
    let folded = folded(object);
    let lexicon = Lexicon::new();
    let words = folded.split(' ').filter(|word| {
        !word.is_empty()
            && !lexicon.event_frames().is_a(word, EMPTY)
            && !word.bytes().all(|byte| byte.is_ascii_digit())
    });
    words
        .map(|word| match word.strip_suffix('s') {
            Some(singular) if singular.len() > 2 && !singular.ends_with('s') => singular.to_owned(),
            _ => word.to_owned(),
        })
        .collect()
}

fn describe(rows: &Rows<'_>, actors: &[JoinedActor], cluster: &Cluster) -> JoinedEvent {
    let reports: Vec<&EventRow<'_>> = cluster.reports.iter().map(|&at| &rows.events[at]).collect();
    let first = reports[0];
    let side = |of: &BTreeSet<usize>| -> Vec<(String, String)> {
        let named = of.iter().map(|&at| &actors[at]);
        named
            .map(|actor| (actor.id.clone(), actor.name.clone()))
            .collect()
    };
    let (actor_ids, actor_names): (Vec<_>, Vec<_>) = side(&cluster.actors).into_iter().unzip();
    let (recipient_ids, recipient_names): (Vec<_>, Vec<_>) =
        side(&cluster.recipients).into_iter().unzip();
    let documents: BTreeSet<u32> = reports.iter().map(|report| report.row).collect();
    let unit = most_frequent(
        reports
            .iter()
            .filter_map(|report| report.unit.map(str::to_owned)),
    );
    let counted = reports
        .iter()
        .filter(|report| report.unit == unit.as_deref());
    let amounts: Vec<f64> = counted.filter_map(|report| report.quantity).collect();
    JoinedEvent {
        id: format!("{}/{}", rows.document(first.row), first.id),
        kind: first.kind.to_owned(),
        plover: first.plover.to_owned(),
        what: what(first, &actor_names, &recipient_names),
        actors: actor_ids,
        actor_names,
        recipients: recipient_ids,
        recipient_names,
        object: most_frequent(
            reports
                .iter()
                .filter_map(|report| report.object.map(str::to_owned)),
        ),
        quantity: amounts
            .iter()
            .copied()
            .reduce(f64::min)
            .zip(amounts.iter().copied().reduce(f64::max)),
        unit,
        days: cluster.window.stated(),
        documents: documents.len() as u32,
        reports: reports.len() as u32,
        first_reported: rows.published(first.row),
        first_document: rows.document(first.row).to_owned(),
        first_claimed_by: None,
        first_claimed: None,
        confirmed_by: Vec::new(),
        denied_by: Vec::new(),
        declined_by: Vec::new(),
    }
}

/// An event in words, as [`Analysis::describe`](crate::Analysis::describe) says it.
fn what(event: &EventRow<'_>, actors: &[String], recipients: &[String]) -> String {
    let kind = match event.kind {
        "other" => event.trigger.to_owned(),
        kind => kind.replace('_', " "),
    };
    match (actors.join(", ").as_str(), recipients.join(", ").as_str()) {
        ("", "") => kind,
        (who, "") => format!("{kind}: {who}"),
        ("", whom) => format!("{kind}: → {whom}"),
        (who, whom) => format!("{kind}: {who} → {whom}"),
    }
}
