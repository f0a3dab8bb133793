//! Entities of `FollowTheMoney`, one JSON object a line, flat or nested.

mod party;
mod ties;

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;

use self::party::{address_of, document_of, impose, party};
use self::ties::{LINKS, Link, inverse};
use super::draft::Draft;
use super::source::Input;
use crate::Error;
use crate::lists::{ListFormat, ListRelation, ListWarningKind, RawPosition};
use crate::model::ActorKind;

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
