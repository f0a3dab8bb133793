//! What each record says, as a card and as the row of a table.

use std::fmt::Write;

use super::escape::Escaped;
use crate::Analysis;
use crate::model::{ActorId, Claim, Event, Sanction, SourceKind, Treaty};
use crate::text::{Span, one_line};

/// The id of each record, and its card: what it says, in a line.
pub(super) struct Cards {
    pub actors: Vec<(String, String)>,
    pub claims: Vec<(String, String)>,
    pub events: Vec<(String, String)>,
    pub treaties: Vec<(String, String)>,
    pub sanctions: Vec<(String, String)>,
}

impl Cards {
    pub(super) fn of(analysis: &Analysis) -> Self {
        let says = |id: String, row: &[String]| {
            let line: Vec<&str> = row
                .iter()
                .map(String::as_str)
                .filter(|cell| !cell.is_empty())
                .collect();
            let card = format!("{id}: {}", line.join(" · "));
            (id, card)
        };
        Self {
            actors: analysis
                .actors
                .iter()
                .map(|actor| says(actor.id.to_string(), &actor_row(analysis, actor)))
                .collect(),
            claims: analysis
                .claims
                .iter()
                .map(|claim| says(claim.id.to_string(), &claim_row(analysis, claim)))
                .collect(),
            events: analysis
                .events
                .iter()
                .map(|event| says(event.id.to_string(), &event_row(analysis, event)))
                .collect(),
            treaties: analysis
                .treaties
                .iter()
                .map(|treaty| says(treaty.id.to_string(), &treaty_row(analysis, treaty)))
                .collect(),
            sanctions: analysis
                .sanctions
                .iter()
                .map(|sanction| says(sanction.id.to_string(), &sanction_row(analysis, sanction)))
                .collect(),
        }
    }
}

pub(super) fn write_tables(
    analysis: &Analysis,
    cards: &Cards,
    out: &mut String,
) -> std::fmt::Result {
    write_table(
        "actors",
        &[
            "name",
            "kind",
            "country, sector",
            "offices",
            "known by",
            "mentions",
        ],
        analysis
            .actors
            .iter()
            .map(|actor| actor_row(analysis, actor)),
        &cards.actors,
        out,
    )?;
    write_table(
        "claims",
        &["who", "act", "what", "certainty", "cue", "when"],
        analysis
            .claims
            .iter()
            .map(|claim| claim_row(analysis, claim)),
        &cards.claims,
        out,
    )?;
    write_table(
        "events",
        &[
            "type",
            "who",
            "to whom",
            "what",
            "when, where",
            "certainty",
            "frame",
        ],
        analysis
            .events
            .iter()
            .map(|event| event_row(analysis, event)),
        &cards.events,
        out,
    )?;
    write_positions(analysis, out)?;
    write_table(
        "treaties",
        &["name", "parties", "status", "signed", "provisions"],
        analysis
            .treaties
            .iter()
            .map(|treaty| treaty_row(analysis, treaty)),
        &cards.treaties,
        out,
    )?;
    write_table(
        "sanctions",
        &[
            "who", "against", "measures", "status", "why", "towards", "when",
        ],
        analysis
            .sanctions
            .iter()
            .map(|sanction| sanction_row(analysis, sanction)),
        &cards.sanctions,
        out,
    )
}

fn write_table<const N: usize>(
    kind: &str,
    header: &[&str; N],
    rows: impl Iterator<Item = [String; N]>,
    cards: &[(String, String)],
    out: &mut String,
) -> std::fmt::Result {
    if cards.is_empty() {
        return Ok(());
    }
    write!(
        out,
        "<details open class=\"t-{kind}\"><summary>{kind}</summary><div class=\"scroll\"><table><thead><tr><th></th>"
    )?;
    for name in header {
        write!(out, "<th>{name}</th>")?;
    }
    out.push_str("</tr></thead><tbody>");
    for ((id, card), row) in cards.iter().zip(rows) {
        write!(
            out,
            "<tr data-r=\"{id}\" data-card=\"{}\"><td>{id}</td>",
            Escaped(card)
        )?;
        for cell in row {
            write!(out, "<td>{}</td>", Escaped(&cell))?;
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div></details>");
    Ok(())
}

fn write_positions(analysis: &Analysis, out: &mut String) -> std::fmt::Result {
    let positions = analysis.positions();
    if positions.is_empty() {
        return Ok(());
    }
    out.push_str(
        "<details open class=\"t-claims\"><summary>positions</summary><div class=\"scroll\"><table><thead><tr>\
         <th></th><th>about</th><th>who</th><th>stands</th><th>in the words</th></tr></thead><tbody>",
    );
    for position in positions {
        let id = position.about.id();
        let claim = analysis.claims.get(position.claim.index());
        write!(
            out,
            "<tr data-r=\"{} {id}\"><td>{id}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            position.claim,
            Escaped(&analysis.describe(position.about)),
            Escaped(
                &claim
                    .map(|claim| source(analysis, claim))
                    .unwrap_or_default()
            ),
            position.stand,
            Escaped(
                &position
                    .cue
                    .map(|cue| line(analysis, cue))
                    .unwrap_or_default()
            ),
        )?;
    }
    out.push_str("</tbody></table></div></details>");
    Ok(())
}

fn actor_row(analysis: &Analysis, actor: &crate::model::Actor) -> [String; 6] {
    let place: Vec<&str> = [actor.country.as_deref(), actor.sector.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let offices: Vec<String> = actor
        .roles
        .iter()
        .map(|role| match role.of {
            Some(of) => format!("{} ({})", role.title, name(analysis, of)),
            None => role.title.clone(),
        })
        .collect();
    [
        actor.name.clone(),
        plain(actor.kind.as_str()),
        place.join(", "),
        offices.join("; "),
        actor.basis.to_string(),
        actor.mentions.len().to_string(),
    ]
}

fn claim_row(analysis: &Analysis, claim: &Claim) -> [String; 6] {
    let content: Vec<String> = claim
        .content
        .iter()
        .map(|&span| line(analysis, span))
        .collect();
    let certainty = format!(
        "{}, author {}",
        claim.factuality.source, claim.factuality.author
    );
    let cue = claim.cue.as_ref().map(|cue| cue.lemma.clone());
    [
        source(analysis, claim),
        claim.act.to_string(),
        content.join(" … "),
        certainty,
        cue.unwrap_or_else(|| "quotation marks".to_owned()),
        claim
            .time
            .as_ref()
            .map(|time| time.value.clone())
            .unwrap_or_default(),
    ]
}

fn event_row(analysis: &Analysis, event: &Event) -> [String; 7] {
    let what: Vec<String> = [
        event
            .quantity
            .as_ref()
            .map(|quantity| line(analysis, quantity.span)),
        event
            .object
            .as_ref()
            .map(|object| line(analysis, object.span)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let what = match what.as_slice() {
        // "12 missiles" holds "12".
        [amount, thing] if thing.contains(amount.as_str()) => thing.clone(),
        _ => what.join(", "),
    };
    let at: Vec<&str> = [
        event.time.as_ref().map(|time| time.value.as_str()),
        event.place.as_ref().map(|place| place.text.as_str()),
    ]
    .into_iter()
    .flatten()
    .collect();
    [
        format!("{} {}", event.plover, plain(event.kind.as_str())),
        names(analysis, &event.actors),
        names(analysis, &event.recipients),
        what,
        at.join(", "),
        event.factuality.to_string(),
        event.evidence.clone().unwrap_or_default(),
    ]
}

fn treaty_row(analysis: &Analysis, treaty: &Treaty) -> [String; 5] {
    let provisions: Vec<&str> = treaty
        .provisions
        .iter()
        .map(|provision| provision.kind.as_str())
        .collect();
    [
        treaty.name.clone(),
        names(analysis, &treaty.parties),
        plain(treaty.status.as_str()),
        treaty
            .signed
            .as_ref()
            .map(|time| time.value.clone())
            .unwrap_or_default(),
        plain(&provisions.join(", ")),
    ]
}

fn sanction_row(analysis: &Analysis, sanction: &Sanction) -> [String; 7] {
    let measures: Vec<&str> = sanction
        .measures
        .iter()
        .map(|measure| measure.as_str())
        .collect();
    let objectives: Vec<&str> = sanction
        .objectives
        .iter()
        .map(|objective| objective.as_str())
        .collect();
    [
        names(analysis, &sanction.senders),
        names(analysis, &sanction.targets),
        measures.join(", "),
        plain(sanction.status.as_str()),
        sanction
            .reason
            .map(|span| line(analysis, span))
            .unwrap_or_default(),
        plain(&objectives.join(", ")),
        sanction
            .time
            .as_ref()
            .map(|time| time.value.clone())
            .unwrap_or_default(),
    ]
}

fn source(analysis: &Analysis, claim: &Claim) -> String {
    match (claim.source.actor, claim.source.span) {
        (Some(actor), _) => name(analysis, actor).to_owned(),
        (None, Some(span)) => line(analysis, span),
        (None, None) if claim.source.kind == SourceKind::Author => "the author".to_owned(),
        (None, None) => "unnamed".to_owned(),
    }
}

fn name(analysis: &Analysis, actor: ActorId) -> &str {
    analysis
        .actors
        .get(actor.index())
        .map_or("", |actor| actor.name.as_str())
}

fn names(analysis: &Analysis, actors: &[ActorId]) -> String {
    let names: Vec<&str> = actors.iter().map(|&actor| name(analysis, actor)).collect();
    names.join(", ")
}

fn line(analysis: &Analysis, span: Span) -> String {
    one_line(span.of(&analysis.text)).into_owned()
}

/// A code as words: `government body`.
fn plain(code: &str) -> String {
    code.replace('_', " ")
}
