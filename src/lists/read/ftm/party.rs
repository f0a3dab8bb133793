//! What an entity says of a party: names, births, documents, addresses, and the sanctions on it.

use super::Entity;
use crate::lists::read::draft::add_measure;
use crate::lists::read::facts::{self, add_country, add_date, add_words};
use crate::lists::read::words::{Order, date, name};
use crate::lists::tables;
use crate::lists::{
    Address, ContactKind, Country, CountryCode, Identifier, IdentifierKind, LegalBasis, ListDate,
    ListEntry, NameKind, NamePart, NamePartKind, NameQuality, Place,
};
use crate::model::{ActorKind, Measure};

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

pub(super) fn party(entity: &Entity, kind: ActorKind) -> ListEntry {
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

pub(super) fn address_of(entity: &Entity) -> Address {
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

pub(super) fn document_of(entity: &Entity) -> Option<Identifier> {
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
pub(super) fn impose(entry: &mut ListEntry, sanction: &Entity) -> Option<String> {
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
