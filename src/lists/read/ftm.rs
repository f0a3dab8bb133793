//! Entities of `FollowTheMoney`, one JSON object a line, flat or nested.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;

use super::draft::{Draft, add_measure};
use super::facts::{self, add_country, add_date, add_words};
use super::source::Input;
use super::words::{Order, date, name};
use crate::Error;
use crate::lists::tables;
use crate::lists::{
    Address, ContactKind, Country, CountryCode, Identifier, IdentifierKind, LegalBasis, ListDate,
    ListEntry, ListFormat, ListRelation, ListWarningKind, NameKind, NamePart, NamePartKind,
    NameQuality, Place, RawPosition, RelationKind,
};
use crate::model::{ActorKind, Measure};

/// How deep nested entities may lie.
const MAX_DEPTH: usize = 16;

/// A line, or an entity within one.
#[derive(Debug, Deserialize)]
struct Raw {
    id: String,
    schema: String,
    #[serde(default)]
    caption: Option<String>,
    #[serde(default)]
    properties: BTreeMap<String, Vec<Value>>,
    #[serde(default)]
    datasets: Vec<String>,
    #[serde(default)]
    target: Option<bool>,
    #[serde(default)]
    first_seen: Option<String>,
    #[serde(default)]
    last_change: Option<String>,
}

/// An entity whose values are words.
#[derive(Debug)]
struct Entity {
    id: String,
    schema: String,
    caption: Option<String>,
    properties: BTreeMap<String, Vec<String>>,
    datasets: Vec<String>,
    is_target: Option<bool>,
    first_seen: Option<String>,
    last_change: Option<String>,
    position: RawPosition,
}

impl Entity {
    fn all(&self, property: &str) -> impl Iterator<Item = &str> {
        self.properties
            .get(property)
            .into_iter()
            .flatten()
            .map(String::as_str)
    }

    fn one(&self, property: &str) -> Option<&str> {
        self.all(property).next()
    }
}

/// Properties under which nested entities lie that point back at the outer one, and the property that does so.
const REVERSE: [(&str, &str); 17] = [
    ("sanctions", "entity"),
    ("ownershipOwner", "owner"),
    ("ownershipAsset", "asset"),
    ("directorshipDirector", "director"),
    ("directorshipOrganization", "organization"),
    ("membershipMember", "member"),
    ("membershipOrganization", "organization"),
    ("employmentEmployee", "employee"),
    ("employmentEmployer", "employer"),
    ("familyPerson", "person"),
    ("familyRelative", "relative"),
    ("associates", "person"),
    ("associations", "associate"),
    ("unknownLinkFrom", "subject"),
    ("unknownLinkTo", "object"),
    ("agencyClient", "client"),
    ("agentRepresentation", "agent"),
];

pub(super) fn read(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let bytes = input.into_bytes()?;
    let mut entities = Vec::new();
    let mut at = 0;
    for (line, number) in bytes.split(|&byte| byte == b'\n').zip(1..) {
        let position = RawPosition {
            line: number,
            start_byte: at as u64,
            end_byte: (at + line.len()) as u64,
        };
        at += line.len() + 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Raw>(line) {
            Ok(raw) => {
                let is_nested = raw.properties.values().flatten().any(Value::is_object);
                if is_nested {
                    draft.list.format = ListFormat::FtmNested;
                }
                flatten(raw, &position, 0, &mut entities);
            }
            Err(cause) => {
                let key = key_of(line);
                draft.warn(
                    ListWarningKind::Record,
                    Some(number),
                    key.as_deref(),
                    format!("no entity: {cause}"),
                );
            }
        }
    }
    build(draft, &entities);
    Ok(())
}

/// The id in a line that is no JSON.
fn key_of(line: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let rest = line.split_once("\"id\"")?.1.split_once('"')?.1;
    rest.split_once('"')
        .map(|(id, _)| id.chars().take(200).collect())
}

/// Turns nested entities into flat ones; the outer one first.
fn flatten(raw: Raw, position: &RawPosition, depth: usize, entities: &mut Vec<Entity>) {
    let at = entities.len();
    entities.push(Entity {
        id: raw.id.clone(),
        schema: raw.schema,
        caption: raw.caption,
        properties: BTreeMap::new(),
        datasets: raw.datasets,
        is_target: raw.target,
        first_seen: raw.first_seen,
        last_change: raw.last_change,
        position: position.clone(),
    });
    let mut properties: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (property, values) in raw.properties {
        for value in values {
            let words = match value {
                Value::String(words) => words,
                Value::Object(_) if depth < MAX_DEPTH => {
                    let Ok(inner) = serde_json::from_value::<Raw>(value) else {
                        continue;
                    };
                    let id = inner.id.clone();
                    let inner_at = entities.len();
                    flatten(inner, position, depth + 1, entities);
                    let back = REVERSE.iter().find(|(outer, _)| *outer == property);
                    if let Some((_, back)) = back {
                        if let Some(inner) = entities.get_mut(inner_at) {
                            inner
                                .properties
                                .entry((*back).to_owned())
                                .or_insert_with(|| vec![raw.id.clone()]);
                        }
                        continue;
                    }
                    id
                }
                Value::Number(number) => number.to_string(),
                _ => continue,
            };
            properties.entry(property.clone()).or_default().push(words);
        }
    }
    if let Some(outer) = entities.get_mut(at) {
        // A nested entity may have been told already what it points back at.
        for (property, values) in properties {
            outer.properties.entry(property).or_insert(values);
        }
    }
}

fn kind_of(entity: &Entity) -> Option<ActorKind> {
    let topics = |topic: &str| {
        entity
            .all("topics")
            .any(|known| known == topic || known.starts_with(&format!("{topic}.")))
    };
    Some(match entity.schema.as_str() {
        "Person" => ActorKind::Person,
        "Company" => ActorKind::Company,
        "PublicBody" if topics("gov.igo") => ActorKind::InternationalOrganization,
        "PublicBody"
            if entity.one("topics") == Some("gov.national")
                && entity.one("sector") == Some("state") =>
        {
            ActorKind::State
        }
        "PublicBody" => ActorKind::GovernmentBody,
        "Organization" if topics("pol.party") => ActorKind::PoliticalParty,
        "Organization" if topics("gov.igo") => ActorKind::InternationalOrganization,
        "Vessel" => ActorKind::Vessel,
        "Airplane" => ActorKind::Aircraft,
        "Organization" | "LegalEntity" | "CryptoWallet" | "Security" | "Vehicle" | "Asset"
        | "Thing" => ActorKind::Other,
        _ => return None,
    })
}

fn build(draft: &mut Draft, entities: &[Entity]) {
    let by_id: HashMap<&str, &Entity> = entities
        .iter()
        .map(|entity| (entity.id.as_str(), entity))
        .collect();
    let mut sanctions: HashMap<&str, Vec<&Entity>> = HashMap::new();
    let mut links: HashMap<&str, Vec<(&Entity, Link)>> = HashMap::new();
    let mut documents: HashMap<&str, Vec<&Entity>> = HashMap::new();
    for entity in entities {
        match entity.schema.as_str() {
            "Sanction" => {
                for target in entity.all("entity") {
                    if !by_id.contains_key(target) {
                        let line = Some(entity.position.line);
                        draft.warn(
                            ListWarningKind::Orphan,
                            line,
                            Some(&entity.id),
                            format!("the sanction falls on {target:?}, which is not in the file"),
                        );
                    }
                    sanctions.entry(target).or_default().push(entity);
                }
            }
            "Passport" | "Identification" => {
                for holder in entity.all("holder") {
                    documents.entry(holder).or_default().push(entity);
                }
            }
            schema => {
                for link in LINKS.iter().filter(|link| link.schema == schema) {
                    for from in entity.all(link.from) {
                        links.entry(from).or_default().push((entity, *link));
                    }
                }
            }
        }
    }
    let mut senders: Vec<String> = Vec::new();
    for entity in entities {
        let Some(kind) = kind_of(entity) else {
            continue;
        };
        let own = sanctions.get(entity.id.as_str());
        let has_topic = entity
            .all("topics")
            .any(|topic| topic == "sanction" || topic == "debarment");
        if entity.is_target == Some(false) && own.is_none() {
            continue;
        }
        if entity.is_target.is_none() && own.is_none() && !has_topic && !sanctions.is_empty() {
            continue;
        }
        let mut entry = party(entity, kind);
        if entry.names.is_empty() {
            draft.warn(
                ListWarningKind::Record,
                Some(entity.position.line),
                Some(&entity.id),
                "the entity has no name",
            );
            continue;
        }
        for address in entity.all("addressEntity").filter_map(|id| by_id.get(id)) {
            entry.addresses.push(address_of(address));
        }
        for document in documents.get(entity.id.as_str()).into_iter().flatten() {
            entry.identifiers.extend(document_of(document));
        }
        for sanction in own.into_iter().flatten() {
            senders.extend(impose(&mut entry, sanction));
        }
        for (edge, link) in links.get(entity.id.as_str()).into_iter().flatten() {
            for other in edge.all(link.to) {
                let known = by_id.get(other);
                let name = known.and_then(|known| known.caption.as_deref().or(known.one("name")));
                let text = ["role", "relationship", "summary"]
                    .iter()
                    .find_map(|property| edge.one(property));
                let kind = match text.and_then(|text| text.parse().ok()) {
                    Some(kind) if link.from == "subject" => kind,
                    Some(kind) if link.from == "object" => inverse(kind),
                    _ => link.kind,
                };
                entry.relations.push(ListRelation {
                    kind,
                    name: name.unwrap_or(other).to_owned(),
                    entry: known.map(|known| known.id.clone()),
                    text: edge
                        .one("role")
                        .or(edge.one("relationship"))
                        .map(str::to_owned),
                });
            }
        }
        draft.list.entries.push(entry);
    }
    // Names of entries that are no targets stay names.
    let kept: std::collections::HashSet<String> = draft
        .list
        .entries
        .iter()
        .map(|entry| entry.id.clone())
        .collect();
    for entry in &mut draft.list.entries {
        for relation in &mut entry.relations {
            relation.entry = relation.entry.take().filter(|id| kept.contains(id));
        }
    }
    senders.sort();
    senders.dedup();
    if let [sender] = senders.as_slice() {
        draft.list.sender = Some(sender.clone());
    }
    let mut sets: Vec<&str> = entities
        .iter()
        .flat_map(|entity| &entity.datasets)
        .map(String::as_str)
        .collect();
    sets.sort_unstable();
    sets.dedup();
    draft.list.id = match sets.as_slice() {
        [set] => (*set).to_owned(),
        _ => "ftm".to_owned(),
    };
    draft.list.title = format!(
        "FollowTheMoney entities of {}",
        if sets.is_empty() {
            "an unnamed data set".to_owned()
        } else {
            sets.join(", ")
        }
    );
}

/// The same tie, seen from its other end.
fn inverse(kind: RelationKind) -> RelationKind {
    match kind {
        RelationKind::OwnedBy => RelationKind::Owns,
        RelationKind::Owns => RelationKind::OwnedBy,
        RelationKind::SupportedBy => RelationKind::Supports,
        RelationKind::Supports => RelationKind::SupportedBy,
        RelationKind::Leads => RelationKind::LedBy,
        RelationKind::LedBy => RelationKind::Leads,
        RelationKind::ActsFor => RelationKind::Linked,
        kind => kind,
    }
}

/// An edge and the way in which it is read from one end.
#[derive(Debug, Clone, Copy)]
struct Link {
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    kind: RelationKind,
}

const fn link(
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    kind: RelationKind,
) -> Link {
    Link {
        schema,
        from,
        to,
        kind,
    }
}

const LINKS: [Link; 13] = [
    link("Ownership", "owner", "asset", RelationKind::Owns),
    link("Ownership", "asset", "owner", RelationKind::OwnedBy),
    link(
        "Directorship",
        "director",
        "organization",
        RelationKind::Leads,
    ),
    link(
        "Directorship",
        "organization",
        "director",
        RelationKind::LedBy,
    ),
    link("Representation", "agent", "client", RelationKind::ActsFor),
    link("Family", "person", "relative", RelationKind::Family),
    link("Family", "relative", "person", RelationKind::Family),
    link("Associate", "person", "associate", RelationKind::Associate),
    link("Associate", "associate", "person", RelationKind::Associate),
    link(
        "Membership",
        "member",
        "organization",
        RelationKind::Associate,
    ),
    link(
        "Employment",
        "employee",
        "employer",
        RelationKind::Associate,
    ),
    link("UnknownLink", "subject", "object", RelationKind::Linked),
    link("UnknownLink", "object", "subject", RelationKind::Linked),
];

fn day(words: &str) -> ListDate {
    date(words, Order::DayFirst)
}

/// A country by its two small letters.
fn country(code: &str) -> Country {
    let code = code.to_ascii_uppercase();
    let known = tables::code_of(&code);
    let mut country = Country::named(code);
    country.code = known;
    if let Some(words) = known.and_then(tables::country_name) {
        words.clone_into(&mut country.name);
    }
    country
}

fn party(entity: &Entity, kind: ActorKind) -> ListEntry {
    let mut entry = ListEntry::new(entity.id.clone(), kind);
    entry.position = entity.position.clone();
    names(entity, &mut entry);
    entry.births = entity.all("birthDate").map(day).collect();
    for words in entity.all("birthPlace") {
        entry.birth_places.push(facts::place(words));
    }
    for code in entity.all("birthCountry") {
        let country = country(code);
        if !entry.birth_places.iter().any(|place| {
            place
                .country
                .as_ref()
                .is_some_and(|known| known.code == country.code)
        }) {
            entry.birth_places.push(Place {
                name: country.name.clone(),
                country: Some(country),
                note: None,
            });
        }
    }
    for code in entity.all("nationality") {
        add_country(&mut entry.nationalities, country(code));
    }
    for code in entity.all("citizenship") {
        add_country(&mut entry.citizenships, country(code));
    }
    entry.titles = entity.all("title").map(str::to_owned).collect();
    entry.positions = entity.all("position").map(str::to_owned).collect();
    for words in entity.all("gender") {
        facts::gender(&mut entry, words);
    }
    for words in entity.all("address") {
        entry.addresses.push(Address {
            street: Some(words.to_owned()),
            ..Address::default()
        });
    }
    let contacts = [
        ("email", ContactKind::Email),
        ("phone", ContactKind::Phone),
        ("website", ContactKind::Website),
    ];
    for (property, kind) in contacts {
        for words in entity.all(property) {
            facts::contact(&mut entry, kind, words);
        }
    }
    let identifiers = [
        ("passportNumber", IdentifierKind::Passport),
        ("idNumber", IdentifierKind::NationalId),
        ("taxNumber", IdentifierKind::TaxId),
        ("vatCode", IdentifierKind::TaxId),
        ("innCode", IdentifierKind::TaxId),
        ("kppCode", IdentifierKind::TaxId),
        ("registrationNumber", IdentifierKind::Registration),
        ("ogrnCode", IdentifierKind::Registration),
        ("uscCode", IdentifierKind::Registration),
        ("imoNumber", IdentifierKind::Imo),
        ("mmsi", IdentifierKind::Mmsi),
        ("callSign", IdentifierKind::CallSign),
        ("serialNumber", IdentifierKind::SerialNumber),
        ("swiftBic", IdentifierKind::SwiftBic),
        ("leiCode", IdentifierKind::Lei),
        ("wikidataId", IdentifierKind::Wikidata),
        ("socialSecurityNumber", IdentifierKind::SocialSecurity),
        ("publicKey", IdentifierKind::CryptoWallet),
        ("uniqueEntityId", IdentifierKind::Other),
        ("dunsCode", IdentifierKind::Other),
        ("permId", IdentifierKind::Other),
        ("isin", IdentifierKind::Isin),
    ];
    for (property, kind) in identifiers {
        // The registration of an aircraft is its tail number.
        let kind = if property == "registrationNumber" && entry.kind == ActorKind::Aircraft {
            IdentifierKind::TailNumber
        } else {
            kind
        };
        for number in entity.all(property) {
            let number = number.trim_start_matches("IMO").trim();
            entry.identifiers.push(identifier(kind, property, number));
        }
    }
    vehicle(entity, &mut entry);
    for words in entity.all("notes").chain(entity.all("description")) {
        add_words(&mut entry.remarks, words);
    }
    let known = [
        "sector",
        "legalForm",
        "incorporationDate",
        "dissolutionDate",
        "deathDate",
        "jurisdiction",
        "mainCountry",
        "country",
        "topics",
        "religion",
        "ethnicity",
        "education",
        "political",
        "status",
        "sourceUrl",
        "summary",
        "keywords",
        "currency",
    ];
    for label in known {
        for words in entity.all(label) {
            facts::note(&mut entry, label, words);
        }
    }
    if entity.first_seen.is_some() {
        facts::note_said(&mut entry, "first_seen", entity.first_seen.as_deref());
    }
    let updated = entity
        .all("modifiedAt")
        .chain(entity.last_change.as_deref());
    for words in updated {
        add_date(&mut entry.updated, day(words));
    }
    entry
}

fn names(entity: &Entity, entry: &mut ListEntry) {
    let main = entity
        .caption
        .as_deref()
        .filter(|caption| entity.all("name").any(|name| name == *caption));
    let main = main.or(entity.one("name")).or(entity.caption.as_deref());
    let Some(main) = main
        .or(entity.one("publicKey"))
        .filter(|name| !name.is_empty())
    else {
        return;
    };
    let mut first = name(main, NameKind::Primary);
    let parts = [
        (NamePartKind::Given, "firstName"),
        (NamePartKind::Middle, "middleName"),
        (NamePartKind::Patronymic, "fatherName"),
        (NamePartKind::Family, "lastName"),
        (NamePartKind::Matronymic, "motherName"),
    ];
    for (kind, property) in parts {
        // Parts of several names stand side by side; those of the main name are in it.
        if let Some(words) = entity.all(property).find(|words| main.contains(*words)) {
            first.parts.push(NamePart::new(kind, words));
        }
    }
    entry.names.push(first);
    let kinds = [
        ("name", NameKind::Aka, NameQuality::Strong),
        ("alias", NameKind::Aka, NameQuality::Strong),
        ("previousName", NameKind::Fka, NameQuality::Strong),
        ("abbreviation", NameKind::Aka, NameQuality::Weak),
        ("weakAlias", NameKind::Aka, NameQuality::Weak),
    ];
    for (property, kind, quality) in kinds {
        for words in entity.all(property) {
            if entry.names.iter().any(|known| known.full == words) {
                continue;
            }
            let mut name = name(words, kind);
            let is_other_script = property == "name"
                && name.script != entry.names.first().and_then(|first| first.script.clone());
            if is_other_script {
                name.kind = NameKind::Variation;
            }
            name.quality = quality;
            entry.names.push(name);
        }
    }
}

fn vehicle(entity: &Entity, entry: &mut ListEntry) {
    match entry.kind {
        ActorKind::Vessel => {
            let ship = entry.vessel.get_or_insert_default();
            ship.vessel_type = entity.one("type").map(str::to_owned);
            ship.flag = entity.one("flag").map(country);
            ship.past_flags = entity.all("pastFlags").map(country).collect();
            ship.tonnage = entity
                .one("tonnage")
                .or(entity.one("deadweightTonnage"))
                .map(str::to_owned);
            ship.gross_tonnage = entity.one("grossRegisteredTonnage").map(str::to_owned);
            ship.built = entity.one("buildDate").map(day);
            for words in entity.all("pastNames") {
                entry.names.push(name(words, NameKind::Fka));
            }
        }
        ActorKind::Aircraft => {
            let plane = entry.aircraft.get_or_insert_default();
            plane.model = entity
                .one("model")
                .or(entity.one("type"))
                .map(str::to_owned);
            plane.built = entity.one("buildDate").map(day);
        }
        _ => {}
    }
}

fn identifier(kind: IdentifierKind, label: &str, number: &str) -> Identifier {
    Identifier {
        kind,
        label: label.to_owned(),
        number: number.to_owned(),
        country: None,
        issued: None,
        expires: None,
        note: None,
    }
}

fn address_of(entity: &Entity) -> Address {
    let owned = |property| entity.one(property).map(str::to_owned);
    let street: Vec<&str> = ["remarks", "street", "street2", "postOfficeBox"]
        .iter()
        .flat_map(|property| entity.all(property))
        .collect();
    let mut address = Address {
        street: (!street.is_empty()).then(|| street.join(", ")),
        city: owned("city"),
        region: owned("state").or(owned("region")),
        postal_code: owned("postalCode"),
        country: entity.one("country").map(country),
        note: owned("summary"),
    };
    if address.street.is_none() && address.city.is_none() {
        address.street = owned("full");
    }
    address
}

fn document_of(entity: &Entity) -> Option<Identifier> {
    let number = entity.one("number").or(entity.one("passportNumber"))?;
    let label = entity.one("type").unwrap_or(&entity.schema);
    let kind = match (entity.schema.as_str(), tables::fact(label)) {
        ("Passport", _) => IdentifierKind::Passport,
        (_, Some(tables::Fact::Identifier(kind))) => kind,
        _ => IdentifierKind::Other,
    };
    let mut found = identifier(kind, label, number);
    found.country = entity.one("country").map(country);
    found.issued = entity.one("startDate").map(day);
    found.expires = entity.one("endDate").map(day);
    found.note = entity
        .one("summary")
        .or(entity.one("authority"))
        .map(str::to_owned);
    Some(found)
}

/// Adds what a sanction says; gives back who imposes it.
fn impose(entry: &mut ListEntry, sanction: &Entity) -> Option<String> {
    let authority = sanction.one("authority").unwrap_or_default();
    let code = sanction.one("country");
    let sender = match code {
        Some("eu") => Some("eu".to_owned()),
        _ if authority.contains("United Nations") || authority.contains("UN Security Council") => {
            Some("un".to_owned())
        }
        Some(code) => {
            tables::code_of(&code.to_ascii_uppercase()).map(|code: CountryCode| code.to_string())
        }
        None => None,
    };
    let mut implied = Vec::new();
    let codes: Vec<&str> = sanction.all("program").collect();
    let codes = if codes.is_empty() {
        sanction.all("programId").collect()
    } else {
        codes
    };
    for code in codes {
        let (programme, measures) = tables::programme(sender.as_deref().unwrap_or_default(), code);
        implied.extend(measures.iter().copied());
        if !entry.programmes.contains(&programme) {
            entry.programmes.push(programme);
        }
    }
    for words in sanction
        .all("provisions")
        .flat_map(|words| words.split('|'))
    {
        // Exports of this library write the kind of measure where the list has no words for it.
        let kind = words.parse::<Measure>();
        match kind {
            Ok(measure) => add_measure(entry, measure, None),
            Err(_) => add_measure(entry, tables::measure(words), Some(words.trim())),
        }
    }
    if sanction.one("provisions").is_none() {
        for measure in implied {
            add_measure(entry, measure, None);
        }
        if entry.measures.is_empty() {
            add_measure(entry, Measure::Other, None);
        }
    }
    for words in sanction.all("reason") {
        add_words(&mut entry.reasons, words);
    }
    for words in sanction.all("summary") {
        add_words(&mut entry.remarks, words);
    }
    if entry.listed.is_none() {
        entry.listed = sanction
            .one("listingDate")
            .or(sanction.one("startDate"))
            .map(day);
    }
    for words in sanction.all("modifiedAt") {
        add_date(&mut entry.updated, day(words));
    }
    for number in sanction.all("authorityId").chain(sanction.all("unscId")) {
        if !entry.identifiers.iter().any(|known| known.number == number) {
            entry
                .identifiers
                .push(identifier(IdentifierKind::ListReference, authority, number));
        }
    }
    for words in sanction.all("description") {
        entry.legal_bases.push(LegalBasis {
            name: words.to_owned(),
            date: sanction.one("date").map(day),
            url: sanction.one("sourceUrl").map(str::to_owned),
        });
    }
    for label in ["authority", "duration", "status", "endDate", "publisher"] {
        facts::note_said(entry, label, sanction.one(label));
    }
    sender
}
