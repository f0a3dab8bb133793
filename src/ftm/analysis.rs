//! An analysis of an article as entities.

use std::collections::BTreeMap;

use super::list::{dataset, schema};
use super::{Entity, clean, country, hash, lines};
use crate::Analysis;
use crate::lists::{PartialDate, code_of};
use crate::model::{Actor, ActorId, ActorKind, Event, MentionKind, Sanction};

impl Analysis {
    /// The named actors, sanctions and events of the analysis as `FollowTheMoney` entities.
    ///
    /// A state has the same id in every analysis; any other actor has an id of its kind, name and country. A sanction's
    /// `country` is its sender.
    ///
    /// ```
    /// use detente::{Analyzer, Document};
    /// let doc = Document::new("Washington imposed sanctions on Iran.");
    /// let entities = Analyzer::new().analyze(&doc).to_ftm();
    /// let sanction = entities.iter().find(|entity| entity.schema == "Sanction").unwrap();
    /// assert_eq!(sanction.properties["country"], ["us"]);
    /// assert_eq!(sanction.properties["entity"], ["state-irn"]);
    /// ```
    pub fn to_ftm(&self) -> Vec<Entity> {
        let set = dataset("detente");
        let mut entities: BTreeMap<String, Entity> = BTreeMap::new();
        let mut ids: Vec<Option<String>> = Vec::new();
        for actor in &self.actors {
            let entity = entity_of(actor, &set);
            ids.push(entity.as_ref().map(|entity| entity.id.clone()));
            if let Some(entity) = entity {
                entities.entry(entity.id.clone()).or_insert(entity);
            }
        }
        let of = |id: &ActorId| ids.get(id.index()).cloned().flatten();
        let mut others = Vec::new();
        for sanction in &self.sanctions {
            others.extend(sanction_of(self, sanction, &of, &set));
        }
        for target in others
            .iter()
            .flat_map(|sanction| &sanction.properties["entity"])
        {
            if let Some(entity) = entities.get_mut(target) {
                entity.target = true;
            }
        }
        for event in &self.events {
            others.extend(event_of(self, event, &of, &set));
        }
        entities.into_values().chain(others).collect()
    }

    /// The entities of [`Analysis::to_ftm`] as JSON, one a line.
    pub fn to_ftm_lines(&self) -> String {
        lines(&self.to_ftm())
    }
}

/// An actor that has a name; unnamed sources are none.
fn entity_of(actor: &Actor, set: &str) -> Option<Entity> {
    let name = clean::name(&actor.name);
    let is_named = actor.kind == ActorKind::State
        || actor
            .mentions
            .iter()
            .any(|mention| matches!(mention.kind, MentionKind::Name | MentionKind::Metonym));
    if name.is_empty() || !is_named || actor.kind == ActorKind::Group {
        return None;
    }
    let (schema, topic) = schema(actor.kind);
    let iso3 = actor
        .identifiers
        .iso3
        .as_deref()
        .or(actor.country.as_deref());
    let code = iso3.and_then(code_of);
    let id = match (actor.kind, iso3) {
        (ActorKind::State, Some(iso3)) => format!("state-{}", iso3.to_lowercase()),
        _ => {
            let country = actor.country.as_deref().unwrap_or_default();
            format!("actor-{}", hash([actor.kind.as_str(), &name, country]))
        }
    };
    let mut entity = Entity::new(id, schema, set);
    entity.caption.clone_from(&name);
    entity.put("name", name);
    entity.country("country", code);
    if let Some(topic) = topic {
        entity.put("topics", topic.to_owned());
    }
    if actor.kind == ActorKind::Person {
        for role in &actor.roles {
            entity.string("position", &role.title);
        }
    }
    if let Some(item) = &actor.identifiers.wikidata {
        entity.identifier("wikidataId", item);
    }
    Some(entity)
}

/// The day, month or year of a time, where it is one.
fn point(value: &str) -> Option<PartialDate> {
    value.parse().ok()
}

fn sanction_of(
    analysis: &Analysis,
    record: &Sanction,
    of: &dyn Fn(&ActorId) -> Option<String>,
    set: &str,
) -> Option<Entity> {
    let targets: Vec<String> = record.targets.iter().filter_map(of).collect();
    let first = targets.first()?;
    let place = record
        .mentions
        .first()
        .map(|span| span.start.to_string())
        .unwrap_or_default();
    let senders: Vec<String> = record.senders.iter().filter_map(of).collect();
    let mut words = vec![analysis.id.as_str(), &analysis.text, &place, first];
    words.extend(senders.iter().map(String::as_str));
    let mut sanction = Entity::new(format!("sanction-{}", hash(words)), "Sanction", set);
    for target in &targets {
        sanction.refer("entity", target);
    }
    for sender in record
        .senders
        .iter()
        .filter_map(|id| analysis.actors.get(id.index()))
    {
        let code = match sender.name.as_str() {
            "European Union" => Some("eu".to_owned()),
            name if name.starts_with("United Nations") => Some("un".to_owned()),
            _ => {
                let iso3 = sender
                    .identifiers
                    .iso3
                    .as_deref()
                    .or(sender.country.as_deref());
                iso3.and_then(code_of).and_then(country)
            }
        };
        if let Some(code) = code {
            sanction.put("country", code);
        }
        sanction.string("authority", &sender.name);
    }
    for measure in &record.measures {
        sanction.string("provisions", measure.as_str());
    }
    sanction.string("status", record.status.as_str());
    if let Some(reason) = record.reason {
        sanction.text("reason", reason.of(&analysis.text));
    }
    if let Some(basis) = record.legal_basis {
        sanction.text("description", basis.of(&analysis.text));
    }
    sanction.date(
        "date",
        record.time.as_ref().and_then(|time| point(&time.value)),
    );
    if let Some(mention) = record.mentions.first() {
        sanction.text("summary", mention.of(&analysis.text));
        sanction.caption = clean::text(mention.of(&analysis.text), 200);
    }
    Some(sanction)
}

fn event_of(
    analysis: &Analysis,
    record: &Event,
    of: &dyn Fn(&ActorId) -> Option<String>,
    set: &str,
) -> Option<Entity> {
    let actors: Vec<String> = record.actors.iter().filter_map(of).collect();
    let recipients: Vec<String> = record.recipients.iter().filter_map(of).collect();
    if actors.is_empty() && recipients.is_empty() {
        return None;
    }
    let start = record.trigger.span.start.to_string();
    let id = format!(
        "event-{}",
        hash([
            analysis.id.as_str(),
            &analysis.text,
            &start,
            record.plover.as_str()
        ])
    );
    let mut event = Entity::new(id, "Event", set);
    let words = record.trigger.span.of(&analysis.text);
    event.caption = format!("{} ({words})", record.kind.as_str().replace('_', " "));
    let caption = event.caption.clone();
    event.name("name", &caption);
    for actor in &actors {
        event.refer("organizer", actor);
    }
    for recipient in &recipients {
        event.refer("involved", recipient);
    }
    let time = record.time.as_ref().and_then(|time| point(&time.value));
    event.date("date", time);
    event.string("keywords", record.plover.as_str());
    event.string("keywords", record.kind.as_str());
    let sentence = analysis.sentences.iter().find(|sentence| {
        sentence.start <= record.trigger.span.start && record.trigger.span.end <= sentence.end
    });
    if let Some(sentence) = sentence {
        event.text("summary", sentence.of(&analysis.text));
    }
    event.string("recordId", &record.id.to_string());
    Some(event)
}
