//! What can be asked of a joined corpus: who contradicts whom, and what an actor did and said in order of time.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Joined, JoinedActor, JoinedPosition, by_day};

/// Two stands to one event or treaty that cannot both be right.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Contradiction {
    /// The earliest stand of one actor that it is so.
    pub assertion: JoinedPosition,
    /// The earliest stand of another, or of the same one, that it is not so.
    pub denial: JoinedPosition,
}

impl Contradiction {
    /// Whether one actor contradicts itself.
    pub fn is_reversal(&self) -> bool {
        self.assertion.actor == self.denial.actor
    }
}

/// Something that an actor did, underwent or said.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Moment {
    /// When: the event's first day, or the day of publication where no text says it.
    pub day: Option<Date>,
    /// What the actor is in it: `actor`, `recipient`, or how it stands to it: `asserts`, `denies`, …
    pub part: String,
    /// The joined event's id; a treaty's is `treaty:` and its name.
    pub about_id: String,
    /// The event or treaty, in words.
    pub what: String,
    /// The document that reports it first.
    pub document: String,
    /// What the actor says.
    pub content: Option<String>,
}

impl Joined {
    /// Every pair of actors of which one asserts or confirms what the other denies.
    pub fn contradictions(&self) -> Vec<Contradiction> {
        let mut found = Vec::new();
        for stands in self.positions.chunk_by(|a, b| a.about_id == b.about_id) {
            let first_of_each = |wanted: &[&str]| -> Vec<&JoinedPosition> {
                let mut seen = BTreeSet::new();
                let known = stands
                    .iter()
                    .filter(|one| wanted.contains(&one.stand.as_str()));
                known
                    .filter(|one| one.actor.is_some() && seen.insert(&one.actor))
                    .collect()
            };
            let denials = first_of_each(&["denies"]);
            for assertion in first_of_each(&["asserts", "confirms"]) {
                found.extend(denials.iter().map(|&denial| Contradiction {
                    assertion: assertion.clone(),
                    denial: denial.clone(),
                }));
            }
        }
        found
    }

    /// What an actor did, underwent and said, in order of time.
    pub fn timeline(&self, actor: &JoinedActor) -> Vec<Moment> {
        let mut moments = Vec::new();
        for event in &self.events {
            let sides = [("actor", &event.actors), ("recipient", &event.recipients)];
            for (part, ids) in sides {
                if ids.contains(&actor.id) {
                    moments.push(Moment {
                        day: event.days.map(|(from, _)| from).or(event.first_reported),
                        part: part.to_owned(),
                        about_id: event.id.clone(),
                        what: event.what.clone(),
                        document: event.first_document.clone(),
                        content: None,
                    });
                }
            }
        }
        for position in &self.positions {
            if position.actor.as_ref() == Some(&actor.id) {
                moments.push(Moment {
                    day: position.published,
                    part: position.stand.clone(),
                    about_id: position.about_id.clone(),
                    what: position.what.clone(),
                    document: position.document.clone(),
                    content: Some(position.content.clone()),
                });
            }
        }
        moments.sort_by_key(|moment| by_day(moment.day));
        moments
    }
}
