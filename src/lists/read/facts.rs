//! A labelled fact of a list put where it belongs in an entry.

use super::words::{Order, date, said};
use crate::lists::tables::Fact;
use crate::lists::{
    Contact, ContactKind, Country, Gender, Identifier, IdentifierKind, ListDate, ListEntry,
    ListName, ListRelation, NameKind, Note, Place, RelationKind,
};

/// A labelled fact, as a list writes it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Labelled<'a> {
    pub(super) label: &'a str,
    pub(super) value: &'a str,
    pub(super) country: Option<&'a str>,
    pub(super) issued: Option<&'a str>,
    pub(super) expires: Option<&'a str>,
    pub(super) note: Option<&'a str>,
}

/// Adds a fact to the entry.
pub(super) fn add(entry: &mut ListEntry, fact: Fact, labelled: Labelled<'_>) {
    let value = labelled.value;
    let day = |words: Option<&str>| {
        words
            .and_then(said)
            .map(|words| date(words, Order::DayFirst))
    };
    match fact {
        Fact::Identifier(kind) => {
            let number = match kind {
                IdentifierKind::Imo => value.trim_start_matches("IMO").trim_start(),
                _ => value,
            };
            entry.identifiers.push(Identifier {
                kind,
                label: labelled.label.to_owned(),
                number: number.to_owned(),
                country: labelled.country.map(Country::named),
                issued: day(labelled.issued),
                expires: day(labelled.expires),
                note: labelled.note.map(str::to_owned),
            });
        }
        Fact::Contact(kind) => contact(entry, kind, value),
        Fact::Gender => gender(entry, value),
        Fact::Birth => entry.births.push(date(value, Order::DayFirst)),
        Fact::BirthPlace => entry.birth_places.push(place(value)),
        Fact::Nationality => entry.nationalities.push(Country::named(value)),
        Fact::Citizenship => entry.citizenships.push(Country::named(value)),
        Fact::VesselFlag => {
            let ship = entry.vessel.get_or_insert_default();
            let known = ship.flag.as_ref().map(|flag| flag.name.as_str());
            if known.is_none() {
                ship.flag = Some(Country::named(value));
            } else if known != Some(value) {
                ship.past_flags.push(Country::named(value));
            }
        }
        Fact::VesselPastFlag => entry
            .vessel
            .get_or_insert_default()
            .past_flags
            .push(Country::named(value)),
        Fact::VesselPastName => entry.names.push(super::words::name(value, NameKind::Fka)),
        Fact::VesselType => {
            let ship = entry.vessel.get_or_insert_default();
            match &mut ship.vessel_type {
                Some(known) if known != value => *known = format!("{known}; {value}"),
                known => *known = Some(value.to_owned()),
            }
        }
        Fact::VesselOwner => entry
            .vessel
            .get_or_insert_default()
            .owners
            .push(value.to_owned()),
        Fact::VesselBuilt => {
            entry.vessel.get_or_insert_default().built = Some(date(value, Order::DayFirst));
        }
        Fact::VesselTonnage => {
            entry.vessel.get_or_insert_default().tonnage = Some(value.to_owned());
        }
        Fact::VesselGrossTonnage => {
            entry.vessel.get_or_insert_default().gross_tonnage = Some(value.to_owned());
        }
        Fact::AircraftModel => {
            entry.aircraft.get_or_insert_default().model = Some(value.to_owned());
        }
        Fact::AircraftOperator => entry
            .aircraft
            .get_or_insert_default()
            .operators
            .push(value.to_owned()),
        Fact::AircraftBuilt => {
            entry.aircraft.get_or_insert_default().built = Some(date(value, Order::DayFirst));
        }
        Fact::Title => entry.titles.push(value.to_owned()),
        Fact::Position => entry.positions.push(value.to_owned()),
        Fact::Relation => entry.relations.push(ListRelation {
            kind: RelationKind::Linked,
            name: value.to_owned(),
            entry: None,
            text: Some(labelled.label.trim_end_matches(':').to_owned()),
        }),
        Fact::Note => note(entry, labelled.label, value),
    }
}

/// Keeps a fact that has no field of its own.
pub(super) fn note(entry: &mut ListEntry, label: &str, text: &str) {
    entry.notes.push(Note {
        label: label.trim_end_matches([':', ' ']).to_owned(),
        text: text.to_owned(),
    });
}

/// Keeps a fact that has no field of its own, if there is one.
pub(super) fn note_said(entry: &mut ListEntry, label: &str, text: Option<&str>) {
    if let Some(text) = text.and_then(said) {
        note(entry, label, text);
    }
}

/// Adds a way to reach the party, once.
pub(super) fn contact(entry: &mut ListEntry, kind: ContactKind, value: &str) {
    let contact = Contact {
        kind,
        value: value.to_owned(),
    };
    if !entry.contacts.contains(&contact) {
        entry.contacts.push(contact);
    }
}

/// Sets the gender; two that differ are `other`.
pub(super) fn gender(entry: &mut ListEntry, value: &str) {
    let is = |words: [&str; 2]| words.iter().any(|word| word.eq_ignore_ascii_case(value));
    let gender = if is(["male", "m"]) {
        Gender::Male
    } else if is(["female", "f"]) {
        Gender::Female
    } else {
        Gender::Other
    };
    entry.gender = match entry.gender {
        Some(known) if known != gender => Some(Gender::Other),
        _ => Some(gender),
    };
}

/// A place whose last part may be its country ("Shati, Gaza Strip").
pub(super) fn place(words: &str) -> Place {
    let last = words.rsplit(", ").next().unwrap_or(words);
    let whole = Country::named(words);
    let country = if whole.code.is_some() {
        whole
    } else {
        Country::named(last)
    };
    Place {
        name: words.to_owned(),
        country: country.code.is_some().then_some(country),
        note: None,
    }
}

/// A date added once.
pub(super) fn add_date(dates: &mut Vec<ListDate>, date: ListDate) {
    if !dates.contains(&date) {
        dates.push(date);
    }
}

/// A name added once.
pub(super) fn add_name(names: &mut Vec<ListName>, name: ListName) {
    let is_known = |known: &ListName| {
        known.full == name.full && known.kind == name.kind && known.quality == name.quality
    };
    if !names.iter().any(is_known) {
        names.push(name);
    }
}

/// Words added once.
pub(super) fn add_words(known: &mut Vec<String>, words: &str) {
    if !known.iter().any(|known| known == words) {
        known.push(words.to_owned());
    }
}

/// A country added once.
pub(super) fn add_country(known: &mut Vec<Country>, country: Country) {
    if !known.contains(&country) {
        known.push(country);
    }
}
