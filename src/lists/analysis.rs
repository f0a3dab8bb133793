//! An entry as the records that news gives: an actor, and a sanction on it.

use super::entry::ListEntry;
use super::list::SanctionsList;
use super::summary::facts;
use super::tables;
use crate::model::{
    Actor, ActorId, ActorKind, Identifiers, Mention, MentionKind, Role, Sanction, SanctionId,
    SanctionStatus, Time,
};
use crate::text::Span;
use crate::{Analysis, Document};

impl ListEntry {
    /// The entry as an analysis of the same shape as that of an article: the party and the list's sender as actors, and
    /// the sanction between them.
    ///
    /// The text is the entry's facts, one a line, each behind the name of its field; the records' spans lie in it.
    ///
    /// ```
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lists/un.xml");
    /// let list = detente::load_list(path)?;
    /// let analysis = list.entries[0].to_analysis(&list);
    /// let sanction = &analysis.sanctions[0];
    /// assert_eq!(analysis.actors[sanction.targets[0].index()].name, "Dora Weller");
    /// assert_eq!(analysis.actors[sanction.senders[0].index()].name, "United Nations Security Council");
    /// assert_eq!(sanction.time.as_ref().unwrap().value, "2025-10-17");
    /// # Ok::<(), detente::Error>(())
    /// ```
    pub fn to_analysis(&self, list: &SanctionsList) -> Analysis {
        let mut text = String::new();
        let mut lines: Vec<(&str, Span)> = Vec::new();
        for (field, words) in facts(self) {
            text.push_str(&field.replace('_', " "));
            text.push_str(": ");
            let start = text.len();
            text.push_str(&words);
            lines.push((field, Span::new(start, text.len())));
            text.push('\n');
        }
        let of = |wanted: &'static str| {
            lines
                .iter()
                .filter(move |(field, _)| *field == wanted)
                .map(|(_, span)| *span)
        };

        let target = ActorId::from_index(0);
        let mut party = Actor::new(target, self.name(), self.kind);
        let country = self
            .countries()
            .into_iter()
            .find_map(|country| country.code);
        party.country = country.map(|code| code.to_string());
        let names = of("names").zip(&self.names);
        party.mentions = names
            .map(|(span, name)| {
                Mention::new(
                    Span::new(span.start, span.start + name.full.len()),
                    MentionKind::Name,
                )
            })
            .collect();
        let roles = of("positions").zip(&self.positions);
        party.roles = roles
            .map(|(span, title)| Role::new(title, None, span))
            .collect();
        let wikidata = self
            .identifiers
            .iter()
            .find(|id| id.kind == super::IdentifierKind::Wikidata);
        party.identifiers.wikidata = wikidata.map(|id| id.number.clone());

        let sender = sender(list);
        let mut measures: Vec<_> = self.measures.iter().map(|one| one.measure).collect();
        measures.sort_unstable();
        measures.dedup();
        let mut objectives: Vec<_> = self
            .programmes
            .iter()
            .flat_map(|one| one.objectives.iter().copied())
            .collect();
        objectives.sort_unstable();
        objectives.dedup();
        let time = self.listed.as_ref().and_then(|listed| listed.value);
        let sanction = Sanction {
            id: SanctionId::from_index(0),
            senders: sender.iter().map(|actor| actor.id).collect(),
            targets: vec![target],
            measures,
            status: SanctionStatus::InForce,
            reason: of("reasons").next(),
            objective: None,
            objectives,
            legal_basis: of("legal_bases").next(),
            time: time
                .zip(of("listed").next())
                .map(|(value, span)| Time::new(value.to_string(), span)),
            mentions: of("programmes").collect(),
            claims: Vec::new(),
        };
        let mut analysis = Analysis::new(Document::new(text).with_id(self.id.clone()));
        analysis.actors.push(party);
        analysis.actors.extend(sender);
        analysis.sanctions.push(sanction);
        analysis
    }
}

/// Who imposes what the list says.
fn sender(list: &SanctionsList) -> Option<Actor> {
    let id = ActorId::from_index(1);
    Some(match list.sender.as_deref()? {
        "un" => Actor::new(
            id,
            "United Nations Security Council",
            ActorKind::InternationalOrganization,
        ),
        "eu" => Actor::new(id, "European Union", ActorKind::InternationalOrganization),
        code => {
            let name = code
                .parse()
                .ok()
                .and_then(tables::country_name)
                .unwrap_or(code);
            let mut state = Actor::new(id, name, ActorKind::State);
            state.country = Some(code.to_owned());
            state.identifiers = Identifiers {
                iso3: Some(code.to_owned()),
                ..Identifiers::default()
            };
            state
        }
    })
}
