//! The UN Security Council's consolidated list.

use super::draft::Draft;
use super::facts;
use super::source::Input;
use super::words::{Order, date, name, name_of_parts, one_line};
use super::xml::{Node, ROOT};
use crate::Error;
use crate::lists::tables::{self, Fact};
use crate::lists::{
    Address, Country, Identifier, IdentifierKind, ListDate, ListEntry, NameKind, NamePartKind,
    NameQuality, Place, RawPosition,
};
use crate::model::ActorKind;

pub(super) fn read(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let records = &["INDIVIDUAL", "ENTITY"];
    draft.xml(
        input,
        records,
        ("<DATAID>", "<"),
        |draft, kind, node, position| {
            let kind = match kind {
                ROOT => {
                    let published = node.attribute("dateGenerated");
                    draft.list.published = published.map(|words| date(words, Order::DayFirst));
                    return Ok(());
                }
                "INDIVIDUAL" => ActorKind::Person,
                _ => ActorKind::Other,
            };
            let entry = entry(draft, node, kind, position)?;
            draft.list.entries.push(entry);
            Ok(())
        },
    )
}

fn entry(
    draft: &Draft,
    node: &Node,
    kind: ActorKind,
    position: RawPosition,
) -> Result<ListEntry, String> {
    let id = node.text("DATAID").ok_or("the entry has no DATAID")?;
    let mut entry = ListEntry::new(id, kind);
    entry.position = position;
    let names = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"];
    let main = if kind == ActorKind::Person {
        let kinds = [
            NamePartKind::Given,
            NamePartKind::Other,
            NamePartKind::Other,
            NamePartKind::Other,
        ];
        let parts = kinds.into_iter().zip(names.map(|name| node.text(name)));
        name_of_parts(parts, NameKind::Primary)
    } else {
        let words: Vec<&str> = names.iter().filter_map(|name| node.text(name)).collect();
        (!words.is_empty()).then(|| name(&words.join(" "), NameKind::Primary))
    };
    entry.names.push(main.ok_or("the entry has no name")?);
    if let Some(words) = node.text("NAME_ORIGINAL_SCRIPT") {
        entry.names.push(name(words, NameKind::Variation));
    }
    let group = if kind == ActorKind::Person {
        "INDIVIDUAL"
    } else {
        "ENTITY"
    };
    let blocks = |block: &'static str| {
        let wanted = format!("{group}_{block}");
        node.children
            .iter()
            .filter(move |child| child.name == wanted)
    };
    for alias in blocks("ALIAS") {
        add_alias(&mut entry, alias);
    }
    if let Some(programme) = node.text("UN_LIST_TYPE") {
        draft.add_programme(&mut entry, programme);
    }
    if let Some(number) = node.text("REFERENCE_NUMBER") {
        entry.identifiers.push(Identifier {
            kind: IdentifierKind::ListReference,
            label: "REFERENCE_NUMBER".to_owned(),
            number: number.to_owned(),
            country: None,
            issued: None,
            expires: None,
            note: None,
        });
    }
    entry.listed = node
        .text("LISTED_ON")
        .map(|words| date(words, Order::DayFirst));
    let updates = node
        .within("LAST_DAY_UPDATED", "VALUE")
        .filter_map(Node::words);
    entry.updated = updates.map(|words| date(words, Order::DayFirst)).collect();
    let values = |outer| node.within(outer, "VALUE").filter_map(Node::words);
    entry.titles = values("TITLE")
        .map(|words| one_line(words).into_owned())
        .collect();
    entry.positions = values("DESIGNATION")
        .map(|words| one_line(words).into_owned())
        .collect();
    entry.nationalities = values("NATIONALITY").map(Country::named).collect();
    if let Some(words) = node.text("GENDER") {
        facts::gender(&mut entry, words);
    }
    entry
        .remarks
        .extend(node.text("COMMENTS1").map(str::to_owned));
    for label in [
        "NATIONALITY2",
        "SUBMITTED_BY",
        "INTERPOL_LINK",
        "VERSIONNUM",
    ] {
        facts::note_said(&mut entry, label, node.text(label));
    }
    for born in blocks("DATE_OF_BIRTH") {
        entry.births.extend(birth(born));
    }
    for place in blocks("PLACE_OF_BIRTH") {
        entry.birth_places.extend(place_of(place));
    }
    for address in blocks("ADDRESS") {
        entry.addresses.extend(address_of(address));
    }
    for document in blocks("DOCUMENT") {
        entry.identifiers.extend(document_of(document));
    }
    Ok(entry)
}

fn add_alias(entry: &mut ListEntry, alias: &Node) {
    let Some(words) = alias.text("ALIAS_NAME") else {
        return;
    };
    let note = alias.text("NOTE");
    let is_former = |words: &str| {
        ["previously", "formerly"]
            .iter()
            .any(|word| words.to_lowercase().starts_with(word))
    };
    let kind = match alias.text("QUALITY") {
        Some("f.k.a.") => NameKind::Fka,
        _ if note.is_some_and(is_former) => NameKind::Fka,
        _ => NameKind::Aka,
    };
    let mut full = name(words, kind);
    if alias.text("QUALITY") == Some("Low") {
        full.quality = NameQuality::Weak;
    }
    full.note = note.map(|words| one_line(words).into_owned());
    let quality = full.quality;
    entry.names.push(full);
    // One field may hold several names: "A; B", "A (B; C)".
    if words.contains(';') {
        for words in words.split([';', '(', ')']) {
            let words = words.trim();
            if words.chars().filter(|sign| sign.is_alphabetic()).count() > 1
                && words != "original script"
            {
                let mut one = name(words, NameKind::Variation);
                one.quality = quality;
                entry.names.push(one);
            }
        }
    }
    // An alias may come with a birth of its own.
    entry.births.extend(
        alias
            .text("DATE_OF_BIRTH")
            .map(|words| date(words, Order::DayFirst)),
    );
    let city = alias.text("CITY_OF_BIRTH");
    let country = alias.text("COUNTRY_OF_BIRTH");
    if city.is_some() || country.is_some() {
        entry.birth_places.push(Place {
            name: city.or(country).unwrap_or_default().to_owned(),
            country: country.map(Country::named),
            note: Some(format!("as {words}")),
        });
    }
}

fn birth(node: &Node) -> Option<ListDate> {
    let words = ["DATE", "YEAR"].iter().find_map(|field| node.text(field));
    let mut born = match (words, node.text("FROM_YEAR"), node.text("TO_YEAR")) {
        (Some(words), ..) => date(words, Order::DayFirst),
        (None, Some(from), Some(to)) => date(&format!("{from} to {to}"), Order::DayFirst),
        (None, from, to) => date(from.or(to).or(node.text("NOTE"))?, Order::DayFirst),
    };
    let says_about = |words: &str| words.to_ascii_lowercase().contains("approx");
    born.is_circa |= [node.text("TYPE_OF_DATE"), node.text("NOTE")]
        .into_iter()
        .flatten()
        .any(says_about);
    if let Some(note) = node.text("NOTE").filter(|note| *note != born.text) {
        born.text = format!("{} ({})", born.text, one_line(note));
    }
    Some(born)
}

fn place_of(node: &Node) -> Option<Place> {
    let parts: Vec<&str> = ["STREET", "CITY", "STATE_PROVINCE"]
        .iter()
        .filter_map(|field| node.text(field))
        .collect();
    let (country, words) = (node.text("COUNTRY"), node.text("NOTE"));
    if parts.is_empty() && country.is_none() && words.is_none() {
        return None;
    }
    Some(Place {
        name: if parts.is_empty() {
            country.unwrap_or_default().to_owned()
        } else {
            parts.join(", ")
        },
        country: country.map(Country::named),
        note: words.map(|words| one_line(words).into_owned()),
    })
}

fn address_of(node: &Node) -> Option<Address> {
    let owned = |field| node.text(field).map(|words| one_line(words).into_owned());
    let address = Address {
        street: owned("STREET"),
        city: owned("CITY"),
        region: owned("STATE_PROVINCE"),
        postal_code: owned("ZIP_CODE"),
        country: node.text("COUNTRY").map(Country::named),
        note: owned("NOTE"),
    };
    (address != Address::default()).then_some(address)
}

fn document_of(node: &Node) -> Option<Identifier> {
    let types: Vec<_> = ["TYPE_OF_DOCUMENT", "TYPE_OF_DOCUMENT2"]
        .iter()
        .filter_map(|field| node.text(field))
        .map(one_line)
        .collect();
    let words = node.text("NOTE").map(|words| one_line(words).into_owned());
    let number = node.text("NUMBER");
    if number.is_none() && words.is_none() {
        return None;
    }
    let kind = types.iter().find_map(|label| match tables::fact(label)? {
        Fact::Identifier(kind) => Some(kind),
        _ => None,
    });
    let mut notes: Vec<String> = words.into_iter().collect();
    notes.extend(
        node.text("CITY_OF_ISSUE")
            .map(|city| format!("issued in {city}")),
    );
    let country = node
        .text("ISSUING_COUNTRY")
        .or(node.text("COUNTRY_OF_ISSUE"));
    Some(Identifier {
        kind: kind.unwrap_or(IdentifierKind::Other),
        label: types.join(", "),
        number: number.unwrap_or_default().to_owned(),
        country: country.map(Country::named),
        issued: node
            .text("DATE_OF_ISSUE")
            .map(|words| date(words, Order::DayFirst)),
        expires: None,
        note: (!notes.is_empty()).then(|| notes.join("; ")),
    })
}
