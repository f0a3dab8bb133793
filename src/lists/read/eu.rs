//! The EU's consolidated financial sanctions list, xmlFullSanctionsList 1.1.

use super::draft::{Draft, add_measure};
use super::facts;
use super::source::Input;
use super::words::{Order, date, name, name_of_parts, one_line};
use super::xml::{Node, ROOT};
use crate::Error;
use crate::lists::tables::{self, Fact};
use crate::lists::{
    Address, ContactKind, Country, Identifier, IdentifierKind, LegalBasis, ListDate, ListEntry,
    ListName, NameKind, NamePart, NamePartKind, NameQuality, PartialDate, Place, RawPosition,
};
use crate::model::{ActorKind, Measure};

pub(super) fn read(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let records = &["sanctionEntity"];
    draft.xml(
        input,
        records,
        ("logicalId=\"", "\""),
        |draft, kind, node, position| {
            if kind == ROOT {
                let published = node.attribute("generationDate");
                draft.list.published = published.map(|words| date(words, Order::DayFirst));
                return Ok(());
            }
            let entry = entry(draft, node, position)?;
            draft.list.entries.push(entry);
            Ok(())
        },
    )
}

fn day(words: &str) -> ListDate {
    date(words, Order::DayFirst)
}

fn entry(draft: &Draft, node: &Node, position: RawPosition) -> Result<ListEntry, String> {
    let id = node
        .attribute("logicalId")
        .ok_or("the entry has no logicalId")?;
    let subject = node.all("subjectType").next();
    let code = subject.and_then(|subject| {
        subject
            .attribute("code")
            .or(subject.attribute("classificationCode"))
    });
    let kind = match code {
        Some("person" | "P") => ActorKind::Person,
        // Ships are enterprises here; what identifies one as a ship is its number.
        _ if is_ship(node) => ActorKind::Vessel,
        _ => ActorKind::Other,
    };
    let mut entry = ListEntry::new(id, kind);
    entry.position = position;
    for alias in node.all("nameAlias") {
        add_name(&mut entry, alias);
    }
    if entry.names.is_empty() {
        return Err("the entry has no name".to_owned());
    }
    add_measure(&mut entry, Measure::Financial, None);
    for act in node.all("regulation") {
        if let Some(programme) = act.attribute("programme") {
            draft.add_programme(&mut entry, programme);
        }
        entry.legal_bases.push(LegalBasis {
            name: act.attribute("numberTitle").unwrap_or_default().to_owned(),
            date: act.attribute("publicationDate").map(day),
            url: act.text("publicationUrl").map(str::to_owned),
        });
    }
    let began = node
        .all("regulation")
        .filter_map(|act| act.attribute("entryIntoForceDate"));
    let began = node
        .attribute("designationDate")
        .into_iter()
        .chain(began)
        .map(day);
    entry.listed = began
        .filter(|date| date.value.is_some())
        .min_by_key(|date| date.value);
    for (label, attribute) in [
        ("EU reference number", "euReferenceNumber"),
        ("United Nations id", "unitedNationId"),
    ] {
        if let Some(number) = node.attribute(attribute) {
            entry.identifiers.push(Identifier {
                kind: IdentifierKind::ListReference,
                label: label.to_owned(),
                number: number.to_owned(),
                country: None,
                issued: None,
                expires: None,
                note: None,
            });
        }
    }
    facts::note_said(
        &mut entry,
        "designation details",
        node.attribute("designationDetails"),
    );
    entry.remarks.extend(remarks(node));
    for address in node.all("address") {
        add_address(&mut entry, address);
    }
    for born in node.all("birthdate") {
        add_birth(&mut entry, born);
    }
    for citizenship in node.all("citizenship") {
        entry.citizenships.extend(country(citizenship));
    }
    for document in node.all("identification") {
        add_document(&mut entry, document);
    }
    Ok(entry)
}

fn is_ship(node: &Node) -> bool {
    let mut codes = node
        .all("identification")
        .filter_map(|id| id.attribute("identificationTypeCode"));
    codes.any(|code| code == "imo")
}

fn remarks(node: &Node) -> impl Iterator<Item = String> {
    node.all("remark")
        .filter_map(Node::words)
        .map(|words| one_line(words).into_owned())
}

/// The remarks as one note.
fn note(node: &Node) -> Option<String> {
    let words: Vec<String> = remarks(node).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn add_name(entry: &mut ListEntry, alias: &Node) {
    let kind = if entry.names.is_empty() {
        NameKind::Primary
    } else {
        NameKind::Aka
    };
    let parts = [
        (NamePartKind::Given, alias.attribute("firstName")),
        (NamePartKind::Middle, alias.attribute("middleName")),
        (NamePartKind::Family, alias.attribute("lastName")),
    ];
    let parted = name_of_parts(parts, kind);
    let Some(mut full) = alias
        .attribute("wholeName")
        .map(|words| name(words, kind))
        .or_else(|| parted.clone())
    else {
        return;
    };
    full.parts = parted.map(|name: ListName| name.parts).unwrap_or_default();
    if full.parts.is_empty() && entry.kind != ActorKind::Person {
        full.parts
            .push(NamePart::new(NamePartKind::Whole, full.full.clone()));
    }
    full.language = alias.attribute("nameLanguage").map(str::to_lowercase);
    full.note = note(alias);
    let is_low = full
        .note
        .as_deref()
        .is_some_and(|note| note.to_lowercase().contains("low quality"));
    if alias.attribute("strong") == Some("false") || is_low {
        full.quality = NameQuality::Weak;
    }
    entry.names.push(full);
    if let Some(words) = alias.attribute("title") {
        facts::add_words(&mut entry.titles, words);
    }
    if let Some(words) = alias.attribute("function") {
        facts::add_words(&mut entry.positions, words);
    }
    if let Some(words) = alias.attribute("gender") {
        facts::gender(entry, words);
    }
}

/// The country of a fact; `00` is none.
fn country(node: &Node) -> Option<Country> {
    let code = node
        .attribute("countryIso2Code")
        .filter(|&code| code != "00");
    let name = node
        .attribute("countryDescription")
        .filter(|&name| name != "UNKNOWN");
    let code = code.and_then(tables::code_of);
    let mut country = Country::named(name.or(node.attribute("countryIso2Code")?.into())?);
    if code.is_none() && name.is_none() {
        return None;
    }
    country.code = code.or(country.code);
    Some(country)
}

fn add_address(entry: &mut ListEntry, node: &Node) {
    for info in node.all("contactInfo") {
        let key = info.attribute("key").unwrap_or_default();
        let Some(value) = info.attribute("value").or(info.words()) else {
            continue;
        };
        match tables::fact(key) {
            Some(Fact::Contact(kind)) => facts::contact(entry, kind, value),
            _ if key.eq_ignore_ascii_case("web") => {
                facts::contact(entry, ContactKind::Website, value);
            }
            _ => facts::note(entry, key, value),
        }
    }
    let joined = |fields: &[&str]| {
        let words: Vec<_> = fields
            .iter()
            .filter_map(|field| node.attribute(field))
            .map(one_line)
            .collect();
        (!words.is_empty()).then(|| words.join(", "))
    };
    let mut notes: Vec<String> = note(node).into_iter().collect();
    if node.attribute("asAtListingTime") == Some("true") {
        notes.push("as at the time of listing".to_owned());
    }
    let address = Address {
        street: joined(&["street", "poBox"]),
        city: joined(&["city"]),
        region: joined(&["place", "region"]),
        postal_code: joined(&["zipCode"]),
        country: country(node),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    };
    if address != Address::default() {
        entry.addresses.push(address);
    }
}

fn add_birth(entry: &mut ListEntry, node: &Node) {
    let number = |field: &str| {
        node.attribute(field)
            .and_then(|words| words.parse::<u16>().ok())
            .filter(|&n| n > 0)
    };
    let year = |year: Option<u16>| year.and_then(|year| PartialDate::new(year, None, None));
    let small = |field| number(field).and_then(|number| u8::try_from(number).ok());
    let (first, last) = (year(number("yearRangeFrom")), year(number("yearRangeTo")));
    let whole = node
        .attribute("birthdate")
        .and_then(|words| day(words).value);
    let parts = || {
        let month = small("monthOfYear");
        PartialDate::new(number("year")?, month, month.and(small("dayOfMonth")))
    };
    let value = whole.or_else(parts).or(first).or(last);
    let until = if whole.is_none() && parts().is_none() {
        last.filter(|_| first.is_some())
    } else {
        None
    };
    if value.is_some() {
        let shown = |date: PartialDate| date.to_string();
        let written = match (node.attribute("birthdate"), until) {
            (Some(words), _) => words.to_owned(),
            (None, Some(until)) => format!("{} to {until}", value.map(shown).unwrap_or_default()),
            (None, None) => value.map(shown).unwrap_or_default(),
        };
        let text = match node
            .attribute("calendarType")
            .filter(|&calendar| calendar != "GREGORIAN")
        {
            Some(calendar) => format!("{written} ({})", calendar.to_lowercase()),
            None => written,
        };
        entry.births.push(ListDate {
            value,
            until,
            is_circa: node.attribute("circa") == Some("true"),
            text,
        });
    } else if let Some(words) = note(node) {
        facts::note(entry, "birthdate", &words);
    }
    let words: Vec<&str> = ["place", "city", "region"]
        .iter()
        .filter_map(|field| node.attribute(field))
        .collect();
    let country = country(node);
    if !words.is_empty() || country.is_some() {
        let name = match &country {
            Some(country) if words.is_empty() => country.name.clone(),
            _ => words.join(", "),
        };
        entry.birth_places.push(Place {
            name,
            country,
            note: note(node),
        });
    }
}

fn add_document(entry: &mut ListEntry, node: &Node) {
    let Some(number) = node.attribute("number").or(node.attribute("latinNumber")) else {
        return;
    };
    let code = node.attribute("identificationTypeCode").unwrap_or("other");
    let kind = match tables::fact(code) {
        Some(Fact::Identifier(kind)) => kind,
        _ => IdentifierKind::Other,
    };
    let mut notes: Vec<String> = note(node).into_iter().collect();
    notes.extend(
        node.attribute("latinNumber")
            .filter(|&latin| latin != number)
            .map(|latin| format!("in Latin letters {latin}")),
    );
    notes.extend(
        node.attribute("issuedBy")
            .map(|words| format!("issued by {words}")),
    );
    notes.extend(
        node.attribute("nameOnDocument")
            .map(|words| format!("in the name of {words}")),
    );
    let states = [
        ("diplomatic", "diplomatic"),
        ("knownExpired", "known to be expired"),
        ("knownFalse", "known to be false"),
        ("reportedLost", "reported lost"),
        ("revokedByIssuer", "revoked by its issuer"),
    ];
    let states = states
        .iter()
        .filter(|(field, _)| node.attribute(field) == Some("true"));
    notes.extend(states.map(|(_, words)| (*words).to_owned()));
    entry.identifiers.push(Identifier {
        kind,
        label: node
            .attribute("identificationTypeDescription")
            .unwrap_or(code)
            .to_owned(),
        number: number.trim_start_matches("IMO ").to_owned(),
        country: country(node),
        issued: node
            .attribute("issueDate")
            .or(node.attribute("issuedDate"))
            .map(day),
        expires: node.attribute("validTo").map(day),
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    });
}
