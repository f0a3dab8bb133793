//! OFAC's sdn.xml and consolidated.xml, in its old namespace and its new one.

use super::draft::{Draft, add_measure};
use super::facts::{self, Labelled};
use super::source::Input;
use super::words::{Order, date, name, name_of_parts};
use super::xml::Node;
use crate::Error;
use crate::lists::tables::{self, Fact};
use crate::lists::{
    Address, Country, IdentifierKind, ListEntry, ListName, NameKind, NamePartKind, NameQuality,
    RawPosition,
};
use crate::model::{ActorKind, Measure};

pub(super) fn read(input: Input, draft: &mut Draft) -> Result<(), Error> {
    // The list's own spelling.
    let records = &["sdnEntry", "publshInformation", "publishInformation"];
    draft.xml(
        input,
        records,
        ("<uid>", "<"),
        |draft, kind, node, position| {
            match kind {
                "sdnEntry" => {
                    let entry = entry(draft, node, position)?;
                    draft.list.entries.push(entry);
                }
                "publshInformation" | "publishInformation" => {
                    draft.list.published = node
                        .text("Publish_Date")
                        .map(|words| date(words, Order::MonthFirst));
                    let count = node
                        .text("Record_Count")
                        .map(|words| words.replace(',', ""));
                    draft.list.stated_count = count.and_then(|count| count.parse().ok());
                }
                _ => {}
            }
            Ok(())
        },
    )
}

fn entry(draft: &Draft, node: &Node, position: RawPosition) -> Result<ListEntry, String> {
    let id = node.text("uid").ok_or("the entry has no uid")?;
    let kind = match node.text("sdnType") {
        Some("Individual") => ActorKind::Person,
        Some("Vessel") => ActorKind::Vessel,
        Some("Aircraft") => ActorKind::Aircraft,
        _ => ActorKind::Other,
    };
    let mut entry = ListEntry::new(id, kind);
    entry.position = position;
    let main = name_in(node, kind, NameKind::Primary).ok_or("the entry has no name")?;
    entry.names.push(main);
    for alias in node.within("akaList", "aka") {
        let name_kind = match alias.text("type").unwrap_or_default() {
            "f.k.a." => NameKind::Fka,
            "n.k.a." => NameKind::Nka,
            _ => NameKind::Aka,
        };
        if let Some(mut alias_name) = name_in(alias, kind, name_kind) {
            if alias.text("category") == Some("weak") {
                alias_name.quality = NameQuality::Weak;
            }
            entry.names.push(alias_name);
        }
    }
    for programme in node
        .within("programList", "program")
        .filter_map(Node::words)
    {
        draft.add_programme(&mut entry, programme);
    }
    if entry.measures.is_empty() {
        add_measure(&mut entry, Measure::Financial, None);
    }
    entry.titles.extend(node.text("title").map(str::to_owned));
    entry
        .remarks
        .extend(node.text("remarks").map(str::to_owned));
    for id in node.within("idList", "id") {
        identifier(&mut entry, id);
    }
    for address in node.within("addressList", "address") {
        entry.addresses.push(address_of(address));
    }
    let dates = node.within("dateOfBirthList", "dateOfBirthItem");
    for words in dates.filter_map(|item| item.text("dateOfBirth")) {
        entry.births.push(date(words, Order::DayFirst));
    }
    let places = node.within("placeOfBirthList", "placeOfBirthItem");
    for words in places.filter_map(|item| item.text("placeOfBirth")) {
        entry.birth_places.push(facts::place(words));
    }
    let countries = |list, item| {
        node.within(list, item)
            .filter_map(|item| item.text("country"))
    };
    entry.nationalities = countries("nationalityList", "nationality")
        .map(Country::named)
        .collect();
    entry.citizenships = countries("citizenshipList", "citizenship")
        .map(Country::named)
        .collect();
    for ship in node.all("vesselInfo") {
        let facts = [
            ("callSign", Fact::Identifier(IdentifierKind::CallSign)),
            ("vesselType", Fact::VesselType),
            ("vesselFlag", Fact::VesselFlag),
            ("vesselOwner", Fact::VesselOwner),
            ("tonnage", Fact::VesselTonnage),
            ("grossRegisteredTonnage", Fact::VesselGrossTonnage),
        ];
        for (label, fact) in facts {
            if let Some(value) = ship.text(label) {
                facts::add(
                    &mut entry,
                    fact,
                    Labelled {
                        label,
                        value,
                        ..Labelled::default()
                    },
                );
            }
        }
    }
    Ok(entry)
}

fn name_in(node: &Node, kind: ActorKind, name_kind: NameKind) -> Option<ListName> {
    let (given, family) = (node.text("firstName"), node.text("lastName"));
    if kind == ActorKind::Person {
        return name_of_parts(
            [(NamePartKind::Given, given), (NamePartKind::Family, family)],
            name_kind,
        );
    }
    match (given, family) {
        (Some(given), Some(family)) => Some(name(&format!("{given} {family}"), name_kind)),
        (given, family) => given.or(family).map(|words| name(words, name_kind)),
    }
}

/// The list of identifiers also holds facts of other kinds, behind the same labels as in remarks.
fn identifier(entry: &mut ListEntry, id: &Node) {
    let Some(label) = id.text("idType") else {
        return;
    };
    let number = id.text("idNumber");
    let fact = tables::fact(label).or_else(|| tables::fact_at_start(label).map(|(_, fact)| fact));
    let labelled = Labelled {
        label,
        value: number.unwrap_or_default(),
        country: id.text("idCountry"),
        issued: id.text("issueDate"),
        expires: id.text("expirationDate"),
        note: None,
    };
    match (fact, number) {
        (Some(Fact::Note), _) | (_, None) => facts::note(entry, label, labelled.value),
        (Some(fact), Some(_)) => facts::add(entry, fact, labelled),
        (None, Some(_)) => facts::add(entry, Fact::Identifier(IdentifierKind::Other), labelled),
    }
}

fn address_of(node: &Node) -> Address {
    let lines: Vec<&str> = ["address1", "address2", "address3"]
        .iter()
        .filter_map(|line| node.text(line))
        .collect();
    let owned = |name| node.text(name).map(str::to_owned);
    Address {
        street: (!lines.is_empty()).then(|| lines.join(", ")),
        city: owned("city"),
        region: owned("stateOrProvince"),
        postal_code: owned("postalCode"),
        country: node.text("country").map(Country::named),
        note: None,
    }
}
