//! A sanctions list as entities.

use super::{Entity, clean, country, hash, lines, sender_country, slug};
use crate::lists::{
    Address, Contact, ContactKind, Identifier, IdentifierKind, ListEntry, ListRelation, NameKind,
    NamePartKind, NameQuality, RelationKind, SanctionsList,
};
use crate::model::ActorKind;

impl SanctionsList {
    /// The list as `FollowTheMoney` entities: each party with its sanction, addresses, documents and ties.
    ///
    /// Ids are made of the list's id and the entry's key, so that they are the same in every run and from one
    /// publication to the next. What the model has no property for stands in `notes`.
    ///
    /// ```
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lists/un.xml");
    /// let entities = detente::load_list(path)?.to_ftm();
    /// let sanction = entities.iter().find(|entity| entity.schema == "Sanction").unwrap();
    /// assert_eq!(sanction.properties["entity"], ["un-sc-9000001"]);
    /// assert_eq!(sanction.properties["country"], ["un"]);
    /// # Ok::<(), detente::Error>(())
    /// ```
    pub fn to_ftm(&self) -> Vec<Entity> {
        let mut seen = std::collections::HashSet::new();
        let mut entities = Vec::new();
        let mut others = std::collections::HashSet::new();
        for entry in &self.entries {
            if seen.insert(entry.id.as_str()) {
                add(&mut entities, &mut others, self, entry);
            }
        }
        entities
    }

    /// The entities of [`SanctionsList::to_ftm`] as JSON, one a line.
    pub fn to_ftm_lines(&self) -> String {
        lines(&self.to_ftm())
    }
}

fn id_of(list: &SanctionsList, key: &str) -> String {
    let id = slug(&list.id);
    if id.is_empty() {
        slug(key)
    } else {
        format!("{id}-{}", slug(key))
    }
}

/// The schema of an actor, with the topic that says more.
pub(super) fn schema(kind: ActorKind) -> (&'static str, Option<&'static str>) {
    match kind {
        ActorKind::State => ("PublicBody", Some("gov.national")),
        ActorKind::GovernmentBody => ("PublicBody", None),
        ActorKind::InternationalOrganization => ("PublicBody", Some("gov.igo")),
        ActorKind::Person => ("Person", None),
        ActorKind::PoliticalParty => ("Organization", Some("pol.party")),
        ActorKind::Company => ("Company", None),
        ActorKind::Vessel => ("Vessel", None),
        ActorKind::Aircraft => ("Airplane", None),
        ActorKind::ArmedGroup | ActorKind::Ngo | ActorKind::Media | ActorKind::Bloc => {
            ("Organization", None)
        }
        ActorKind::Group => ("LegalEntity", None),
        // An organisation of which the list does not say more.
        _ => ("Organization", None),
    }
}

/// Adds the entities of an entry; `known` are the ids of those beside the parties.
fn add(
    entities: &mut Vec<Entity>,
    known: &mut std::collections::HashSet<String>,
    list: &SanctionsList,
    entry: &ListEntry,
) {
    let id = id_of(list, &entry.id);
    let dataset = dataset(&list.id);
    let (schema, topic) = schema(entry.kind);
    let mut party = Entity::new(id.clone(), schema, &dataset);
    let is_legal = !matches!(entry.kind, ActorKind::Vessel | ActorKind::Aircraft);
    party.caption = clean::name(entry.name());
    party.target = true;
    names(&mut party, entry);
    if !party.properties.contains_key("name") {
        party.put("name", id.clone());
    }
    party.put("topics", "sanction".to_owned());
    if let Some(topic) = topic {
        party.put("topics", topic.to_owned());
    }
    let is_person = entry.kind == ActorKind::Person;
    if is_person {
        person(&mut party, entry);
    } else {
        for one in entry.nationalities.iter().chain(&entry.citizenships) {
            party.country("country", one.code);
        }
        for (label, values) in [("title", &entry.titles), ("position", &entry.positions)] {
            for words in values {
                party.text("notes", &format!("{label}: {words}"));
            }
        }
        for born in &entry.births {
            party.text("notes", &format!("born: {}", born.text));
        }
        for place in &entry.birth_places {
            party.text("notes", &format!("born in: {}", place.name));
        }
    }
    for contact in &entry.contacts {
        contact_of(&mut party, contact, is_legal);
    }
    ship(&mut party, entry);
    let mut others = Vec::new();
    for one in &entry.identifiers {
        identifier(&mut party, &mut others, one, entry.kind, &dataset);
    }
    for address in &entry.addresses {
        if let Some(place) = address_of(address, &dataset) {
            party.refer("addressEntity", &place.id);
            others.push(place);
        }
    }
    for words in &entry.remarks {
        party.text("notes", words);
    }
    for note in &entry.notes {
        party.text("notes", &format!("{}: {}", note.label, note.text));
    }
    others.push(sanction(list, entry, &id, &dataset));
    for relation in &entry.relations {
        match relation
            .entry
            .as_deref()
            .filter(|other| list.entry(other).is_some())
        {
            Some(other) => others.push(link(&id, &id_of(list, other), relation, &dataset)),
            None => party.text(
                "notes",
                &format!(
                    "{}: {}",
                    relation.kind.as_str().replace('_', " "),
                    relation.name
                ),
            ),
        }
    }
    entities.push(party);
    // Two parties may live at one address.
    entities.extend(
        others
            .into_iter()
            .filter(|other| known.insert(other.id.clone())),
    );
}

/// A data set's name: small letters, digits and underscores.
pub(super) fn dataset(id: &str) -> String {
    let name: String = id
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign.to_ascii_lowercase()
            } else {
                '_'
            }
        })
        .collect();
    if name.is_empty() {
        "detente".to_owned()
    } else {
        name
    }
}

fn names(party: &mut Entity, entry: &ListEntry) {
    for name in &entry.names {
        let property = match (name.kind, name.quality) {
            (NameKind::Primary, _) | (NameKind::Variation, NameQuality::Strong) => "name",
            (_, NameQuality::Weak) => "weakAlias",
            (NameKind::Fka, _) => "previousName",
            _ => "alias",
        };
        party.name(property, &name.full);
    }
    if entry.kind != ActorKind::Person {
        return;
    }
    for part in entry.names.iter().flat_map(|name| &name.parts) {
        let property = match part.kind {
            NamePartKind::Given => "firstName",
            NamePartKind::Middle => "middleName",
            NamePartKind::Family => "lastName",
            NamePartKind::Patronymic => "fatherName",
            NamePartKind::Matronymic => "motherName",
            _ => continue,
        };
        party.string(property, &part.text);
    }
}

fn person(party: &mut Entity, entry: &ListEntry) {
    for words in &entry.titles {
        party.string("title", words);
    }
    for words in &entry.positions {
        party.string("position", words);
    }
    if let Some(gender) = entry.gender {
        party.put("gender", gender.to_string());
    }
    for born in &entry.births {
        party.date("birthDate", born.value);
        party.date("birthDate", born.until);
        if born.is_circa || born.until.is_some() || born.value.is_none() {
            party.text(
                "notes",
                &format!("born: {}", crate::lists::written_date(born)),
            );
        }
    }
    for place in &entry.birth_places {
        party.string("birthPlace", &place.name);
        party.country(
            "birthCountry",
            place.country.as_ref().and_then(|country| country.code),
        );
    }
    for (property, countries) in [
        ("nationality", &entry.nationalities),
        ("citizenship", &entry.citizenships),
    ] {
        for one in countries {
            party.country(property, one.code);
            if one.code.and_then(country).is_none() {
                party.text("notes", &format!("{property}: {}", one.name));
            }
        }
    }
}

fn contact_of(party: &mut Entity, contact: &Contact, is_legal: bool) {
    let known = match contact.kind {
        ContactKind::Website => clean::url(&contact.value).map(|value| ("website", value)),
        ContactKind::Email => clean::email(&contact.value).map(|value| ("email", value)),
        // Which telephone numbers there are is another's knowledge.
        ContactKind::Phone | ContactKind::Fax => None,
    };
    match known.filter(|_| is_legal) {
        Some((property, value)) => party.put(property, value),
        None => party.text("notes", &format!("{}: {}", contact.kind, contact.value)),
    }
}

fn ship(party: &mut Entity, entry: &ListEntry) {
    let is_vessel = entry.kind == ActorKind::Vessel;
    if let Some(ship) = &entry.vessel {
        let mut notes = Vec::new();
        if is_vessel {
            if let Some(words) = &ship.vessel_type {
                party.string("type", words);
            }
            party.country("flag", ship.flag.as_ref().and_then(|flag| flag.code));
            for flag in &ship.past_flags {
                party.country("pastFlags", flag.code);
            }
            for (property, words) in [
                ("tonnage", &ship.tonnage),
                ("grossRegisteredTonnage", &ship.gross_tonnage),
            ] {
                match words.as_deref().map(|words| (words, clean::number(words))) {
                    Some((_, Some(number))) => party.put(property, number),
                    Some((words, None)) => notes.push(format!("{property}: {words}")),
                    None => {}
                }
            }
            party.date(
                "buildDate",
                ship.built.as_ref().and_then(|built| built.value),
            );
        }
        notes.extend(ship.length.iter().map(|words| format!("length: {words}")));
        notes.extend(ship.owners.iter().map(|words| format!("owner: {words}")));
        notes.extend(
            ship.past_owners
                .iter()
                .map(|words| format!("past owner: {words}")),
        );
        for note in notes {
            party.text("notes", &note);
        }
    }
    if let Some(plane) = &entry.aircraft {
        if entry.kind == ActorKind::Aircraft {
            if let Some(words) = &plane.model {
                party.string("model", words);
            }
            party.date(
                "buildDate",
                plane.built.as_ref().and_then(|built| built.value),
            );
        }
        for words in &plane.operators {
            party.text("notes", &format!("operator: {words}"));
        }
    }
}

/// A number as the party's own property, and, where more is known about it, as a document.
fn identifier(
    party: &mut Entity,
    others: &mut Vec<Entity>,
    one: &Identifier,
    kind: ActorKind,
    dataset: &str,
) {
    let number = clean::text(&one.number, 1000);
    let is_person = kind == ActorKind::Person;
    let property = match (kind, one.kind) {
        (_, IdentifierKind::Wikidata) => Some("wikidataId"),
        // It goes with the sanction.
        (_, IdentifierKind::ListReference) => return,
        (ActorKind::Vessel, IdentifierKind::Imo) => clean::imo(&number).map(|_| "imoNumber"),
        (ActorKind::Vessel, IdentifierKind::Mmsi) => Some("mmsi"),
        (ActorKind::Vessel, IdentifierKind::CallSign) => Some("callSign"),
        (ActorKind::Vessel, IdentifierKind::Registration) => Some("registrationNumber"),
        (ActorKind::Aircraft, IdentifierKind::SerialNumber) => Some("serialNumber"),
        (ActorKind::Aircraft, IdentifierKind::TailNumber | IdentifierKind::Registration) => {
            Some("registrationNumber")
        }
        (ActorKind::Vessel | ActorKind::Aircraft, _) => None,
        (_, IdentifierKind::Passport) if is_person => Some("passportNumber"),
        (_, IdentifierKind::NationalId) => Some("idNumber"),
        (_, IdentifierKind::TaxId) => Some("taxNumber"),
        (_, IdentifierKind::Registration) => Some("registrationNumber"),
        (_, IdentifierKind::Imo) if !is_person => clean::imo(&number).map(|_| "imoNumber"),
        _ => None,
    };
    let value = if property == Some("imoNumber") {
        clean::imo(&number).unwrap_or_default()
    } else {
        number.clone()
    };
    let is_told = property.is_some_and(|property| party.identifier(property, &value));
    let country = one.country.as_ref().and_then(|country| country.code);
    let is_more =
        country.is_some() || one.issued.is_some() || one.expires.is_some() || one.note.is_some();
    let is_vehicle = matches!(kind, ActorKind::Vessel | ActorKind::Aircraft);
    if is_told && (!is_more || is_vehicle) {
        return;
    }
    if is_vehicle || number.is_empty() || number.chars().count() > 64 {
        let words = [Some(number.as_str()), one.note.as_deref()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("; ");
        party.text("notes", &format!("{}: {words}", one.label));
        return;
    }
    let schema = if one.kind == IdentifierKind::Passport {
        "Passport"
    } else {
        "Identification"
    };
    let id = format!("{}-id-{}", party.id, hash([one.label.as_str(), &number]));
    let mut document = Entity::new(id, schema, dataset);
    document.caption.clone_from(&number);
    document.refer("holder", &party.id);
    document.identifier("number", &number);
    document.string("type", &one.label);
    document.country("country", country);
    document.date("startDate", one.issued.as_ref().and_then(|day| day.value));
    document.date("endDate", one.expires.as_ref().and_then(|day| day.value));
    if let Some(words) = &one.note {
        document.text("summary", words);
    }
    others.push(document);
}

fn address_of(address: &Address, dataset: &str) -> Option<Entity> {
    let line = clean::address(&address.line());
    if line.is_empty() {
        return None;
    }
    let mut place = Entity::new(
        format!(
            "addr-{}",
            hash([line.as_str(), address.note.as_deref().unwrap_or_default()])
        ),
        "Address",
        dataset,
    );
    place.caption.clone_from(&line);
    place.put("full", line);
    let parts = [
        ("street", &address.street),
        ("city", &address.city),
        ("region", &address.region),
        ("postalCode", &address.postal_code),
    ];
    for (property, words) in parts {
        if let Some(words) = words {
            place.string(property, words);
        }
    }
    place.country(
        "country",
        address.country.as_ref().and_then(|country| country.code),
    );
    if let Some(words) = &address.note {
        place.text("summary", words);
    }
    Some(place)
}

fn sanction(list: &SanctionsList, entry: &ListEntry, id: &str, dataset: &str) -> Entity {
    let mut sanction = Entity::new(format!("{id}-sanction"), "Sanction", dataset);
    sanction.refer("entity", id);
    sanction.string("authority", &list.title);
    sanction.identifier("authorityId", &entry.id);
    if let Some(code) = list.sender.as_deref().and_then(sender_country) {
        sanction.put("country", code);
    }
    for programme in &entry.programmes {
        sanction.string("program", &programme.code);
    }
    sanction.caption = entry
        .programmes
        .first()
        .map_or_else(|| list.title.clone(), |one| one.code.clone());
    for measure in &entry.measures {
        sanction.string(
            "provisions",
            measure.text.as_deref().unwrap_or(measure.measure.as_str()),
        );
    }
    for words in &entry.reasons {
        sanction.text("reason", words);
    }
    for basis in &entry.legal_bases {
        sanction.text("description", &basis.name);
        if let Some(url) = basis.url.as_deref().and_then(clean::url) {
            sanction.put("sourceUrl", url);
        }
    }
    sanction.date(
        "listingDate",
        entry.listed.as_ref().and_then(|day| day.value),
    );
    for day in &entry.updated {
        sanction.date("modifiedAt", day.value);
    }
    for one in entry
        .identifiers
        .iter()
        .filter(|one| one.kind == IdentifierKind::ListReference)
    {
        let is_un = list.sender.as_deref() == Some("un")
            || one.label.starts_with("UN ")
            || one.label.starts_with("United Nations");
        sanction.identifier(if is_un { "unscId" } else { "authorityId" }, &one.number);
    }
    sanction
}

fn link(from: &str, to: &str, relation: &ListRelation, dataset: &str) -> Entity {
    let (schema, ends) = match relation.kind {
        RelationKind::Family => ("Family", ["person", "relative"]),
        _ => ("UnknownLink", ["subject", "object"]),
    };
    let id = format!("link-{}", hash([from, to, relation.kind.as_str()]));
    let mut link = Entity::new(id, schema, dataset);
    link.caption = relation.kind.as_str().replace('_', " ");
    let [first, second] = ends;
    link.refer(first, from);
    link.refer(second, to);
    let property = if schema == "Family" {
        "relationship"
    } else {
        "role"
    };
    link.string(property, relation.kind.as_str());
    if let Some(words) = &relation.text {
        link.text("summary", words);
    }
    link
}
