//! Event tables: rows like those of ICEWS, coded after CAMEO, and PLOVER's JSON.

use serde_json::{Value, json};

use crate::Analysis;
use crate::model::{Actor, ActorId, Event};
use crate::text::{Offsets, Span, one_line};

/// The columns of [`icews_rows`], named as ICEWS names its own, with what detente knows beyond it at the end.
pub const ICEWS_COLUMNS: [&str; 20] = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "Event Type",
    "Event Mode",
    "Event Kind",
    "Factuality",
    "Quantity",
    "Start",
    "End",
];

/// One row for each pair of an event's actor and recipient, as in ICEWS; a side that nobody is on is empty.
///
/// The date is the event's where it is a day, else the day of publication. Offsets count code points.
///
/// ```
/// use detente::export::{ICEWS_COLUMNS, icews_rows};
/// use detente::{Analyzer, Document};
/// let analysis = Analyzer::new().analyze(&Document::new("Kenya attacked Chad."));
/// let row = &icews_rows(&analysis)[0];
/// assert_eq!(row.len(), ICEWS_COLUMNS.len());
/// assert_eq!((row[2].as_str(), row[7].as_str()), ("Kenya", "Chad"));
/// ```
pub fn icews_rows(analysis: &Analysis) -> Vec<Vec<String>> {
    let offsets = Offsets::new(&analysis.text);
    let mut rows = Vec::new();
    for event in &analysis.events {
        let none: &[Option<ActorId>] = &[None];
        let side = |ids: &[ActorId]| ids.iter().copied().map(Some).collect::<Vec<_>>();
        let (sources, targets) = (side(&event.actors), side(&event.recipients));
        let sources = if sources.is_empty() { none } else { &sources };
        let targets = if targets.is_empty() { none } else { &targets };
        for source in sources {
            for target in targets {
                rows.push(row(analysis, event, *source, *target, &offsets));
            }
        }
    }
    rows
}

fn row(
    analysis: &Analysis,
    event: &Event,
    source: Option<ActorId>,
    target: Option<ActorId>,
    offsets: &Offsets<'_>,
) -> Vec<String> {
    let actor = |id: Option<ActorId>| id.and_then(|id| analysis.actors.get(id.index()));
    let (source, target) = (actor(source), actor(target));
    let name = |actor: Option<&Actor>| {
        actor
            .map(|actor| one_line(&actor.name).into_owned())
            .unwrap_or_default()
    };
    let sector = |actor: Option<&Actor>| {
        actor
            .and_then(|actor| actor.sector.clone())
            .unwrap_or_default()
    };
    let country = |actor: Option<&Actor>| {
        actor
            .and_then(|actor| actor.country.clone())
            .unwrap_or_default()
    };
    let span = offsets.to_chars(event.trigger.span);
    vec![
        format!("{}-{}", analysis.id, event.id),
        date(analysis, event),
        name(source),
        sector(source),
        country(source),
        one_line(event.trigger.span.of(&analysis.text)).into_owned(),
        event.cameo.clone().unwrap_or_default(),
        name(target),
        sector(target),
        country(target),
        analysis.id.clone(),
        sentence_of(analysis, event.trigger.span)
            .map(|(number, _)| number.to_string())
            .unwrap_or_default(),
        String::new(),
        event.plover.to_string(),
        event.mode.clone().unwrap_or_default(),
        event.kind.to_string(),
        event.factuality.to_string(),
        event
            .quantity
            .as_ref()
            .map(|quantity| quantity.value.to_string())
            .unwrap_or_default(),
        span.start.to_string(),
        span.end.to_string(),
    ]
}

/// The event's day, month or year, else the day of publication.
fn date(analysis: &Analysis, event: &Event) -> String {
    let is_date = |value: &&str| {
        value.len() >= 4
            && value
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let own = event
        .time
        .as_ref()
        .map(|time| time.value.as_str())
        .filter(is_date);
    let published = || analysis.published.map(|day| day.to_string());
    own.map(str::to_owned)
        .or_else(published)
        .unwrap_or_default()
}

/// The sentence that holds these words, with its number, counted from 1.
fn sentence_of(analysis: &Analysis, words: Span) -> Option<(usize, Span)> {
    let sentences = analysis.sentences.iter().copied().enumerate();
    let mut holding = sentences
        .filter(|(_, sentence)| sentence.start <= words.start && words.end <= sentence.end);
    holding.next().map(|(at, sentence)| (at + 1, sentence))
}

/// The events of an analysis as PLOVER's JSON, one object an event.
pub fn plover_json(analysis: &Analysis) -> Vec<Value> {
    let side = |ids: &[ActorId]| -> Vec<Value> {
        let actors = ids.iter().filter_map(|id| analysis.actors.get(id.index()));
        let actor = |actor: &Actor| {
            json!({
                "actor": actor.name,
                "code": actor.country,
                "sector": actor.sector,
                "cameo": actor.identifiers.cameo,
                "kind": actor.kind,
            })
        };
        actors.map(actor).collect()
    };
    let event = |event: &Event| {
        let sentence = sentence_of(analysis, event.trigger.span);
        json!({
            "id": format!("{}-{}", analysis.id, event.id),
            "date": date(analysis, event),
            "event": event.plover,
            "mode": event.mode,
            "kind": event.kind,
            "cameo": event.cameo,
            "source": side(&event.actors),
            "target": side(&event.recipients),
            "object": event.object.as_ref().map(|object| object.text.as_str()),
            "quantity": event.quantity.as_ref().map(|quantity| quantity.value),
            "place": event.place.as_ref().map(|place| place.text.as_str()),
            "factuality": event.factuality,
            "text": sentence.map(|(_, span)| span.of(&analysis.text)),
            "document": analysis.id,
            "headline": analysis.title,
            "published": analysis.published.map(|day| day.to_string()),
        })
    };
    analysis.events.iter().map(event).collect()
}
