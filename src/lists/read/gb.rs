//! What the four British formats have in common: the same facts under slightly different names, over several rows.

use std::collections::HashMap;

use super::draft::{Draft, add_measure};
use super::facts::{self, Labelled, add_country, add_date, add_name, add_words};
use super::words::{Order, date, name, name_of_parts, one_line, said};
use crate::lists::tables::{self, Fact};
use crate::lists::{
    Address, ContactKind, Country, Identifier, IdentifierKind, ListEntry, ListRelation, NameKind,
    NamePartKind, NameQuality, Place, RawPosition, RelationKind,
};
use crate::model::ActorKind;

/// One row, or one designation: words by their field.
#[derive(Debug, Default)]
pub(super) struct Fields(HashMap<&'static str, Vec<String>>);

/// The field that a column or element is, by its letters in small.
fn field(label: &str) -> Option<&'static str> {
    let letters: String = label
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_lowercase())
        .collect();
    Some(match letters.as_str() {
        "uniqueid" | "uksanctionslistref" => "reference",
        "ofsigroupid" | "groupid" => "group",
        "unreferencenumber" | "unref" => "un_reference",
        "name1" => "name1",
        "name2" => "name2",
        "name3" => "name3",
        "name4" => "name4",
        "name5" => "name5",
        "name6" => "name6",
        "nametype" | "aliastype" => "name_type",
        "aliasstrength" | "aliasquality" => "strength",
        "title" => "title",
        "namenonlatinscript" => "non_latin",
        "nonlatinscripttype" | "namenonlatinscripttype" | "nonlatinscriptname" => "non_latin_type",
        "nonlatinscriptlanguage" | "namenonlatinscriptlanguage" => "non_latin_language",
        "regimename" | "regime" => "regime",
        "individualentityship" | "designationtype" | "grouptypedescription" | "grouptype" => "kind",
        "designationsource" | "listingtype" => "source",
        "sanctionsimposed" => "measures",
        "otherinformation" => "other",
        "ukstatementofreasons" => "reasons",
        "addressline1" | "address1" => "address1",
        "addressline2" | "address2" => "address2",
        "addressline3" | "address3" => "address3",
        "addressline4" | "address4" => "address4",
        "addressline5" | "address5" => "address5",
        "addressline6" | "address6" => "address6",
        "addresspostalcode" | "postcode" | "postzipcode" => "postal_code",
        "addresscountry" | "country" => "country",
        "phonenumber" => "phone",
        "website" => "website",
        "emailaddress" => "email",
        "datedesignated" | "uksanctionslistdatedesignated" => "designated",
        "datelisted" | "listedon" => "listed",
        "lastupdated" => "updated",
        "dob" | "individualdateofbirth" | "dateofbirth" => "born",
        "nationality" | "nationalityies" | "individualnationality" => "nationality",
        "nationalidentifiernumber" | "individualninumber" | "nationalidentificationnumber" => {
            "national_id"
        }
        "nationalidentifieradditionalinformation"
        | "individualnidetails"
        | "nationalidentificationdetails" => "national_id_note",
        "passportnumber" | "individualpassportnumber" => "passport",
        "passportadditionalinformation" | "individualpassportdetails" | "passportdetails" => {
            "passport_note"
        }
        "position" | "individualposition" => "position",
        "gender" | "individualgender" => "gender",
        "townofbirth" | "individualtownofbirth" => "birth_town",
        "countryofbirth" | "individualcountryofbirth" => "birth_country",
        "typeofentity" | "entitytype" => "entity_type",
        "subsidiary" | "subsidiaries" | "entitysubsidiaries" => "subsidiary",
        "parentcompany" | "entityparentcompany" => "parent",
        "businessregistrationnumber"
        | "businessregistrationnumbers"
        | "entitybusinessregnumber" => "registration",
        "imonumber" | "shipimonumber" => "imo",
        "currentowneroperator"
        | "currentowneroperators"
        | "shipcurrentowners"
        | "currentowners" => "owner",
        "previousowneroperator"
        | "previousowneroperators"
        | "shippreviousowners"
        | "previousowners" => "past_owner",
        "currentbelievedflagofship" | "shipflag" | "flagofship" => "flag",
        "previousflag" | "previousflags" | "shippreviousflags" => "past_flag",
        "typeofship" | "shiptype" => "ship_type",
        "tonnageofship" | "shiptonnage" => "tonnage",
        "lengthofship" | "shiplength" => "length",
        "yearbuilt" | "shipyearbuilt" => "built",
        "hullidentificationnumber"
        | "hullidentificationnumberhin"
        | "shiphullidentificationnumber" => "hull",
        "dateadditionalsanctions" => "additional_date",
        "groupsanctions" => "additional",
        "groupstatus" => "status",
        _ => return None,
    })
}

/// The field of a column, where it is one of the formats'.
pub(super) fn is_field(label: &str) -> bool {
    field(label).is_some()
}

impl Fields {
    /// Adds what a field says; false where the field is not known.
    pub(super) fn add(&mut self, label: &str, words: &str) -> bool {
        let Some(field) = field(label) else {
            return false;
        };
        if let Some(words) = said(words) {
            self.0.entry(field).or_default().push(words.to_owned());
        }
        true
    }

    pub(super) fn one(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.first().map(String::as_str)
    }

    fn all(&self, field: &str) -> impl Iterator<Item = &str> {
        self.0.get(field).into_iter().flatten().map(String::as_str)
    }
}

fn day(words: &str) -> crate::lists::ListDate {
    date(words, Order::DayFirst)
}

/// A new entry for the designation that a row belongs to.
pub(super) fn entry(id: &str, fields: &Fields, position: RawPosition) -> ListEntry {
    let kind = match fields.one("kind") {
        Some("Individual") => ActorKind::Person,
        Some("Ship") => ActorKind::Vessel,
        _ => ActorKind::Other,
    };
    let mut entry = ListEntry::new(id, kind);
    entry.position = position;
    entry
}

/// Adds the name in the fields.
pub(super) fn add_name_of(entry: &mut ListEntry, fields: &Fields) {
    let label = fields.one("name_type").unwrap_or_default().to_lowercase();
    let kind = match label.as_str() {
        "primary name" => NameKind::Primary,
        "primary name variation" => NameKind::Variation,
        "fka" | "f.k.a." | "formerly known as" => NameKind::Fka,
        "nka" => NameKind::Nka,
        _ => NameKind::Aka,
    };
    let named = if entry.kind == ActorKind::Person {
        let given = ["name2", "name3", "name4", "name5"]
            .map(|field| (NamePartKind::Middle, fields.one(field)));
        let parts = [(NamePartKind::Given, fields.one("name1"))]
            .into_iter()
            .chain(given)
            .chain([(NamePartKind::Family, fields.one("name6"))]);
        name_of_parts(parts, kind)
    } else {
        let words: Vec<&str> = ["name1", "name2", "name3", "name4", "name5", "name6"]
            .iter()
            .filter_map(|field| fields.one(field))
            .collect();
        (!words.is_empty()).then(|| name(&words.join(" "), kind))
    };
    if let Some(mut named) = named {
        if fields
            .one("strength")
            .is_some_and(|words| words.to_lowercase().starts_with("low"))
        {
            named.quality = NameQuality::Weak;
        }
        add_name(&mut entry.names, named);
    }
    if let Some(words) = fields.one("non_latin") {
        let mut named = name(words, NameKind::Variation);
        named.language = fields.one("non_latin_language").map(str::to_lowercase);
        named.note = fields.one("non_latin_type").map(str::to_owned);
        add_name(&mut entry.names, named);
    }
}

/// Adds the address in the fields.
pub(super) fn add_address_of(entry: &mut ListEntry, fields: &Fields) {
    let lines = ["address1", "address2", "address3", "address4", "address5"];
    let lines: Vec<_> = lines
        .iter()
        .filter_map(|field| fields.one(field))
        .map(one_line)
        .collect();
    let address = Address {
        street: (!lines.is_empty()).then(|| lines.join(", ")),
        // The last line is the town or the province.
        city: fields.one("address6").map(str::to_owned),
        region: None,
        postal_code: fields.one("postal_code").map(str::to_owned),
        country: fields.one("country").map(Country::named),
        note: None,
    };
    if address != Address::default() && !entry.addresses.contains(&address) {
        entry.addresses.push(address);
    }
}

/// Adds everything else, each fact once.
pub(super) fn add_facts(draft: &Draft, entry: &mut ListEntry, fields: &Fields) {
    for words in fields.all("title") {
        add_words(&mut entry.titles, words);
    }
    for words in fields.all("position") {
        add_words(&mut entry.positions, words);
    }
    if let Some(words) = fields.one("regime") {
        let before = entry.measures.len();
        draft.add_programme(entry, words);
        if fields.one("measures").is_some() {
            // The designation says itself what is imposed.
            entry.measures.truncate(before);
        }
    }
    for words in fields
        .all("measures")
        .flat_map(|words| words.split('|'))
        .filter_map(said)
    {
        add_measure(entry, tables::measure(words), Some(words));
    }
    for words in fields.all("reasons") {
        add_words(&mut entry.reasons, &one_line(words));
    }
    for words in fields.all("other") {
        add_words(&mut entry.remarks, words);
    }
    let listed = fields.one("designated").or(fields.one("listed"));
    if entry.listed.is_none() {
        entry.listed = listed.map(day);
    }
    for words in fields.all("updated") {
        add_date(&mut entry.updated, day(words));
    }
    for words in fields.all("born") {
        add_date(&mut entry.births, day(words));
    }
    for words in fields.all("gender") {
        facts::gender(entry, words);
    }
    for words in fields.all("nationality").flat_map(numbered) {
        add_country(&mut entry.nationalities, Country::named(words));
    }
    for (kind, field) in [
        (ContactKind::Phone, "phone"),
        (ContactKind::Website, "website"),
        (ContactKind::Email, "email"),
    ] {
        for words in fields.all(field).flat_map(numbered) {
            facts::contact(entry, kind, words);
        }
    }
    let identifiers = [
        (
            IdentifierKind::ListReference,
            "reference",
            "UK Sanctions List reference",
        ),
        (IdentifierKind::ListReference, "group", "OFSI Group ID"),
        (
            IdentifierKind::ListReference,
            "un_reference",
            "UN reference",
        ),
        (
            IdentifierKind::Registration,
            "registration",
            "business registration number",
        ),
        (IdentifierKind::Imo, "imo", "IMO number"),
        (
            IdentifierKind::SerialNumber,
            "hull",
            "hull identification number",
        ),
    ];
    for (kind, field, label) in identifiers {
        for value in fields.all(field) {
            if field != "registration" && value == entry.id {
                continue;
            }
            add_identifier(entry, kind, label, value, None);
        }
    }
    for (kind, field, note, label) in [
        (
            IdentifierKind::Passport,
            "passport",
            "passport_note",
            "passport",
        ),
        (
            IdentifierKind::NationalId,
            "national_id",
            "national_id_note",
            "national identifier",
        ),
    ] {
        let notes: Vec<&str> = fields.all(note).collect();
        let numbers: Vec<&str> = fields.all(field).collect();
        for at in 0..numbers.len().max(notes.len()) {
            let number = numbers.get(at).copied().unwrap_or_default();
            add_identifier(entry, kind, label, number, notes.get(at).copied());
        }
    }
    let (towns, countries): (Vec<&str>, Vec<&str>) = (
        fields.all("birth_town").collect(),
        fields.all("birth_country").collect(),
    );
    for at in 0..towns.len().max(countries.len()) {
        let country = countries.get(at).copied();
        let place = Place {
            name: towns
                .get(at)
                .copied()
                .or(country)
                .unwrap_or_default()
                .to_owned(),
            country: country.map(Country::named),
            note: None,
        };
        if !entry.birth_places.contains(&place) {
            entry.birth_places.push(place);
        }
    }
    for (kind, field) in [
        (RelationKind::OwnedBy, "parent"),
        (RelationKind::Owns, "subsidiary"),
    ] {
        for words in fields.all(field) {
            let relation = ListRelation {
                kind,
                name: words.to_owned(),
                entry: None,
                text: None,
            };
            if !entry.relations.contains(&relation) {
                entry.relations.push(relation);
            }
        }
    }
    let notes = [
        ("type of entity", "entity_type"),
        ("designation source", "source"),
        ("status", "status"),
        ("additional sanctions", "additional"),
        ("additional sanctions since", "additional_date"),
    ];
    for (label, field) in notes {
        for words in fields.all(field) {
            if !entry
                .notes
                .iter()
                .any(|note| note.label == label && note.text == words)
            {
                facts::note(entry, label, words);
            }
        }
    }
    add_ship(entry, fields);
}

fn add_ship(entry: &mut ListEntry, fields: &Fields) {
    let fact_fields = [
        ("ship_type", Fact::VesselType),
        ("flag", Fact::VesselFlag),
        ("tonnage", Fact::VesselTonnage),
        ("built", Fact::VesselBuilt),
    ];
    for (label, fact) in fact_fields {
        for value in fields.all(label) {
            facts::add(
                entry,
                fact,
                Labelled {
                    label,
                    value,
                    ..Labelled::default()
                },
            );
        }
    }
    for value in fields.all("past_flag") {
        let ship = entry.vessel.get_or_insert_default();
        add_country(&mut ship.past_flags, Country::named(value));
    }
    for value in fields.all("owner") {
        add_words(&mut entry.vessel.get_or_insert_default().owners, value);
    }
    for value in fields.all("past_owner") {
        add_words(&mut entry.vessel.get_or_insert_default().past_owners, value);
    }
    if let Some(value) = fields.one("length") {
        entry.vessel.get_or_insert_default().length = Some(value.to_owned());
    }
}

fn add_identifier(
    entry: &mut ListEntry,
    kind: IdentifierKind,
    label: &str,
    number: &str,
    note: Option<&str>,
) {
    let number = match kind {
        IdentifierKind::Imo => number.trim_start_matches("IMO").trim_start(),
        _ => number,
    };
    let is_known = |known: &Identifier| {
        known.label == label && known.number == number && known.note.as_deref() == note
    };
    if !entry.identifiers.iter().any(is_known) {
        let labelled = Labelled {
            label,
            value: number,
            note,
            ..Labelled::default()
        };
        facts::add(entry, Fact::Identifier(kind), labelled);
    }
}

/// Several values in one cell: "(1) Iraq. (2) Jordan".
fn numbered(words: &str) -> impl Iterator<Item = &str> {
    let is_list = words.starts_with("(1)");
    let parts = words.split('(').map(move |part| {
        if !is_list {
            return words;
        }
        let part = part.split_once(')').map_or(part, |(_, rest)| rest);
        part.trim().trim_end_matches(['.', ','])
    });
    let count = if is_list { usize::MAX } else { 1 };
    parts.take(count).filter(|part| !part.is_empty())
}

/// Puts the main name first, and names a first one main where the list does not.
pub(super) fn order_names(entry: &mut ListEntry) {
    entry
        .names
        .sort_by_key(|name| name.kind != NameKind::Primary);
    if let Some(first) = entry.names.first_mut()
        && first.kind != NameKind::Primary
    {
        first.kind = NameKind::Primary;
    }
}
