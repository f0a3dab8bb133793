//! What an entry says, one line a fact, for reading and for comparing.

use super::country::Country;
use super::date::ListDate;
use super::details::{Identifier, Place};
use super::entry::ListEntry;
use super::name::{ListName, NameKind, NameQuality};

/// A fact of an entry: the field that it is of, and its words.
pub(crate) type FactLine = (&'static str, String);

/// Every fact of the entry, in the order of its fields.
pub(crate) fn facts(entry: &ListEntry) -> Vec<FactLine> {
    let mut facts: Vec<FactLine> = Vec::new();
    let mut add = |field, words: String| {
        if !words.is_empty() {
            facts.push((field, words));
        }
    };
    add("kind", entry.kind.to_string());
    for named in &entry.names {
        add("names", name(named));
    }
    for words in &entry.titles {
        add("titles", words.clone());
    }
    for words in &entry.positions {
        add("positions", words.clone());
    }
    if let Some(gender) = entry.gender {
        add("gender", gender.to_string());
    }
    for born in &entry.births {
        add("births", date(born));
    }
    for born in &entry.birth_places {
        add("birth_places", place(born));
    }
    for one in &entry.nationalities {
        add("nationalities", one.name.clone());
    }
    for one in &entry.citizenships {
        add("citizenships", one.name.clone());
    }
    for one in &entry.identifiers {
        add("identifiers", identifier(one));
    }
    for address in &entry.addresses {
        add(
            "addresses",
            with_note(address.line(), address.note.as_deref()),
        );
    }
    for contact in &entry.contacts {
        add("contacts", format!("{}: {}", contact.kind, contact.value));
    }
    if let Some(ship) = &entry.vessel {
        let flag = |flag: &Country| flag.name.clone();
        let parts = [
            ("type", ship.vessel_type.clone()),
            ("flag", ship.flag.as_ref().map(flag)),
            ("past flags", joined(ship.past_flags.iter().map(flag))),
            ("owners", joined(ship.owners.iter().cloned())),
            ("past owners", joined(ship.past_owners.iter().cloned())),
            ("tonnage", ship.tonnage.clone()),
            ("gross tonnage", ship.gross_tonnage.clone()),
            ("length", ship.length.clone()),
            ("built", ship.built.as_ref().map(date)),
        ];
        for (label, words) in parts {
            add(
                "vessel",
                words
                    .map(|words| format!("{label}: {words}"))
                    .unwrap_or_default(),
            );
        }
    }
    if let Some(plane) = &entry.aircraft {
        let parts = [
            ("model", plane.model.clone()),
            ("operators", joined(plane.operators.iter().cloned())),
            ("built", plane.built.as_ref().map(date)),
        ];
        for (label, words) in parts {
            add(
                "aircraft",
                words
                    .map(|words| format!("{label}: {words}"))
                    .unwrap_or_default(),
            );
        }
    }
    for programme in &entry.programmes {
        add(
            "programmes",
            match &programme.name {
                Some(name) if *name != programme.code => format!("{} ({name})", programme.code),
                _ => programme.code.clone(),
            },
        );
    }
    for basis in &entry.legal_bases {
        let day = basis.date.as_ref().map(date);
        add("legal_bases", with_note(basis.name.clone(), day.as_deref()));
    }
    for measure in &entry.measures {
        add(
            "measures",
            with_note(measure.measure.to_string(), measure.text.as_deref()),
        );
    }
    for words in &entry.reasons {
        add("reasons", words.clone());
    }
    for words in &entry.remarks {
        add("remarks", words.clone());
    }
    add(
        "listed",
        entry.listed.as_ref().map(date).unwrap_or_default(),
    );
    for day in &entry.updated {
        add("updated", date(day));
    }
    for relation in &entry.relations {
        add(
            "relations",
            format!(
                "{} {}",
                relation.kind.as_str().replace('_', " "),
                relation.name
            ),
        );
    }
    for note in &entry.notes {
        add("notes", format!("{}: {}", note.label, note.text));
    }
    facts
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn with_note(words: String, note: Option<&str>) -> String {
    match note {
        Some(note) if words.is_empty() => note.to_owned(),
        Some(note) => format!("{words} ({note})"),
        None => words,
    }
}

fn name(name: &ListName) -> String {
    let mut marks = Vec::new();
    if name.kind != NameKind::Primary {
        marks.push(name.kind.as_str());
    }
    if name.quality == NameQuality::Weak {
        marks.push("weak");
    }
    with_note(
        name.full.clone(),
        (!marks.is_empty()).then(|| marks.join(", ")).as_deref(),
    )
}

/// A date as known: `1962`, `1953 to 1958`, `circa 1960`; its words where it is none.
pub(crate) fn date(date: &ListDate) -> String {
    let circa = if date.is_circa { "circa " } else { "" };
    match (date.value, date.until) {
        (Some(value), Some(until)) => format!("{circa}{value} to {until}"),
        (Some(value), None) => format!("{circa}{value}"),
        (None, _) => date.text.clone(),
    }
}

fn place(place: &Place) -> String {
    let country = place.country.as_ref().map(|country| country.name.as_str());
    match country {
        Some(country) if !place.name.contains(country) => format!("{}, {country}", place.name),
        _ => place.name.clone(),
    }
}

fn identifier(one: &Identifier) -> String {
    let country = one.country.as_ref().map(|country| country.name.clone());
    let issued = one
        .issued
        .as_ref()
        .map(|day| format!("issued {}", date(day)));
    let expires = one
        .expires
        .as_ref()
        .map(|day| format!("expires {}", date(day)));
    let marks = joined(
        [country, issued, expires, one.note.clone()]
            .into_iter()
            .flatten(),
    );
    with_note(format!("{}: {}", one.label, one.number), marks.as_deref())
}
