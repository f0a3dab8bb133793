//! What beside the name speaks for or against a candidate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::listed::{Listed, bare_number};
use super::query::Query;
use crate::lists::{Gender, IdentifierKind, NameQuality};
use crate::names::named;

named! {
    /// Which fact beside the name speaks for or against a candidate.
    EvidenceKind {
        /// The date of birth may be the same.
        BornAgrees = "born_agrees",
        /// The date of birth is another.
        BornDiffers = "born_differs",
        /// A country is the same.
        CountryAgrees = "country_agrees",
        /// All countries are others; people and firms move.
        CountryDiffers = "country_differs",
        /// The gender is another.
        GenderDiffers = "gender_differs",
        /// A number that identifies is the same.
        IdentifierAgrees = "identifier_agrees",
        /// A ship's or firm's number of the same kind is another.
        IdentifierDiffers = "identifier_differs",
        /// The list itself holds the alias too weak to go by.
        WeakAlias = "weak_alias",
    }
}

impl EvidenceKind {
    /// Whether it speaks for the candidate.
    pub fn is_for(self) -> bool {
        matches!(
            self,
            Self::BornAgrees | Self::CountryAgrees | Self::IdentifierAgrees
        )
    }
}

/// A fact that speaks for or against a candidate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Evidence {
    /// Which fact.
    pub kind: EvidenceKind,
    /// What was asked for.
    pub asked: String,
    /// What the list says.
    pub listed: String,
}

impl Evidence {
    fn new(kind: EvidenceKind, asked: &impl ToString, listed: &impl ToString) -> Self {
        Self {
            kind,
            asked: asked.to_string(),
            listed: listed.to_string(),
        }
    }
}

/// As a person would note it: `born_differs: 1961 is not 1974`.
impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.kind, self.asked == self.listed) {
            (EvidenceKind::WeakAlias, _) => f.write_str("weak alias"),
            (kind, true) => write!(f, "{kind}: {}", self.listed),
            (kind, false) => write!(f, "{kind}: {}, listed {}", self.asked, self.listed),
        }
    }
}

/// The score after the evidence, and the evidence.
///
/// What agrees takes away a part of what the name's score lacks; what differs takes a part of the score.
pub(super) fn weigh(
    score: f64,
    query: &Query,
    entry: &Listed,
    quality: NameQuality,
) -> (f64, Vec<Evidence>) {
    let mut evidence = Vec::new();
    let mut score = score;
    let mut note = |found: Option<(Evidence, f64)>| {
        let Some((fact, strength)) = found else {
            return;
        };
        score = if fact.kind.is_for() {
            score + (1.0 - score) * strength
        } else {
            score * (1.0 - strength)
        };
        evidence.push(fact);
    };
    if quality == NameQuality::Weak {
        note(Some((
            Evidence::new(EvidenceKind::WeakAlias, &"", &""),
            0.07,
        )));
    }
    note(born(query, entry));
    note(country(query, entry));
    note(gender(query, entry));
    note(identifier(query, entry));
    (score, evidence)
}

fn born(query: &Query, entry: &Listed) -> Option<(Evidence, f64)> {
    let asked = query.born?;
    let known = |date: &crate::lists::ListDate| match (date.value, date.until) {
        (Some(from), Some(until)) => format!("{from} to {until}"),
        (Some(from), None) if date.is_circa => format!("about {from}"),
        (Some(from), None) => from.to_string(),
        _ => String::new(),
    };
    if let Some(date) = entry.births.iter().find(|date| date.allows(asked)) {
        let is_day = asked.day().is_some() && date.value.is_some_and(|value| value == asked);
        let strength = if is_day { 0.4 } else { 0.2 };
        return Some((
            Evidence::new(EvidenceKind::BornAgrees, &asked, &known(date)),
            strength,
        ));
    }
    let nearest = entry.births.iter().min_by_key(|date| {
        date.value
            .map_or(u16::MAX, |value| value.year().abs_diff(asked.year()))
    })?;
    let years = nearest.value?.year().abs_diff(asked.year());
    // Lists and papers err by a year, and swap day and month.
    let strength = if years <= 1 { 0.08 } else { 0.25 };
    Some((
        Evidence::new(EvidenceKind::BornDiffers, &asked, &known(nearest)),
        strength,
    ))
}

fn country(query: &Query, entry: &Listed) -> Option<(Evidence, f64)> {
    let asked = query.countries.first()?;
    let first = entry.countries.first()?;
    let shared = query
        .countries
        .iter()
        .find(|code| entry.countries.contains(code));
    Some(match shared {
        Some(code) => (Evidence::new(EvidenceKind::CountryAgrees, code, code), 0.15),
        None => (
            Evidence::new(EvidenceKind::CountryDiffers, asked, first),
            0.07,
        ),
    })
}

fn gender(query: &Query, entry: &Listed) -> Option<(Evidence, f64)> {
    let (asked, listed) = (query.gender?, entry.gender?);
    let differs = asked != listed && asked != Gender::Other && listed != Gender::Other;
    differs.then(|| {
        (
            Evidence::new(EvidenceKind::GenderDiffers, &asked, &listed),
            0.25,
        )
    })
}

fn identifier(query: &Query, entry: &Listed) -> Option<(Evidence, f64)> {
    let asked: Vec<String> = query
        .identifiers
        .iter()
        .map(|number| bare_number(number))
        .collect();
    let shared = entry
        .identifiers
        .iter()
        .find(|known| asked.contains(&known.number));
    if let Some(known) = shared {
        return Some((
            Evidence::new(EvidenceKind::IdentifierAgrees, &known.number, &known.number),
            0.9,
        ));
    }
    // A ship has one IMO number for life, seven digits that nothing else is written with.
    let imo = |number: &str| {
        let digits = number.strip_prefix("IMO").unwrap_or(number);
        (digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.to_owned())
    };
    let theirs = entry
        .identifiers
        .iter()
        .filter(|known| known.kind == IdentifierKind::Imo)
        .find_map(|known| imo(&known.number))?;
    let ours = asked.iter().find_map(|number| imo(number))?;
    Some(if ours == theirs {
        (
            Evidence::new(EvidenceKind::IdentifierAgrees, &ours, &theirs),
            0.9,
        )
    } else {
        (
            Evidence::new(EvidenceKind::IdentifierDiffers, &ours, &theirs),
            0.4,
        )
    })
}
