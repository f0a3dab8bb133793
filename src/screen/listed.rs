//! What an index keeps of a list's entries.

use super::word::Sphere;
use crate::lists::{
    CountryCode, Gender, IdentifierKind, ListDate, ListEntry, NameKind, NameQuality,
};
use crate::model::ActorKind;

/// An entry, as far as screening asks for it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Listed {
    /// Which list it is on.
    pub(super) list: u32,
    pub(super) id: String,
    pub(super) kind: ActorKind,
    pub(super) names: Vec<ListedName>,
    pub(super) births: Vec<ListDate>,
    pub(super) countries: Vec<CountryCode>,
    pub(super) gender: Option<Gender>,
    pub(super) identifiers: Vec<ListedNumber>,
    pub(super) programmes: Vec<String>,
}

/// A name of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListedName {
    pub(super) text: String,
    pub(super) kind: NameKind,
    pub(super) quality: NameQuality,
}

/// A number that identifies an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListedNumber {
    pub(super) kind: IdentifierKind,
    /// In capitals, letters and digits alone.
    pub(super) number: String,
}

impl Listed {
    pub(super) fn new(list: u32, entry: &ListEntry) -> Self {
        let mut countries: Vec<CountryCode> = entry
            .countries()
            .iter()
            .filter_map(|country| country.code)
            .collect();
        let birth_countries = entry
            .birth_places
            .iter()
            .filter_map(|place| place.country.as_ref()?.code);
        for code in birth_countries {
            if !countries.contains(&code) {
                countries.push(code);
            }
        }
        let mut programmes: Vec<String> = Vec::new();
        for programme in &entry.programmes {
            if !programmes.contains(&programme.code) {
                programmes.push(programme.code.clone());
            }
        }
        Self {
            list,
            id: entry.id.clone(),
            kind: entry.kind,
            names: entry
                .names
                .iter()
                .map(|name| ListedName {
                    text: name.full.clone(),
                    kind: name.kind,
                    quality: name.quality,
                })
                .collect(),
            births: entry
                .births
                .iter()
                .filter(|born| born.value.is_some())
                .map(|born| ListDate {
                    text: String::new(),
                    ..born.clone()
                })
                .collect(),
            countries,
            gender: entry.gender,
            identifiers: entry
                .identifiers
                .iter()
                .map(|identifier| ListedNumber {
                    kind: identifier.kind,
                    number: bare_number(&identifier.number),
                })
                .filter(|identifier| identifier.number.len() >= SHORTEST_NUMBER)
                .collect(),
            programmes,
        }
    }

    pub(super) fn sphere(&self) -> Sphere {
        match self.kind {
            ActorKind::Person => Sphere::Person,
            ActorKind::Vessel | ActorKind::Aircraft => Sphere::Craft,
            _ => Sphere::Body,
        }
    }
}

/// Shorter numbers identify nobody.
pub(super) const SHORTEST_NUMBER: usize = 5;

/// A number in capitals, letters and digits alone.
pub(super) fn bare_number(number: &str) -> String {
    number
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}
