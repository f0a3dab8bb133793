//! What is known of an actor.

use super::Roles;
use crate::extract::claims::{Found, of_verb};
use crate::model::{ActorId, ActorKind, MentionKind};
use crate::text::Span;

/// PLOVER sectors of those who act for a state, a party or an army, or against one.
const PUBLIC: [&str; 11] = [
    "GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "PTY", "REB", "IGO", "REL",
];

impl Roles<'_> {
    /// Whether an actor is a state, party or army, or acts for one or against it.
    pub(in crate::extract) fn is_public(&self, actor: ActorId) -> bool {
        let one = &self.actors[actor.index()];
        match one.kind {
            ActorKind::State
            | ActorKind::GovernmentBody
            | ActorKind::InternationalOrganization
            | ActorKind::PoliticalParty
            | ActorKind::ArmedGroup
            | ActorKind::Bloc
            | ActorKind::Ngo => true,
            ActorKind::Media => false,
            _ => {
                one.country.is_some()
                    || one
                        .sector
                        .as_ref()
                        .is_some_and(|sector| PUBLIC.iter().any(|public| sector.contains(public)))
            }
        }
    }

    /// Whether an actor is some people of whom nothing more is said: "many people".
    pub(in crate::extract::events) fn is_anybody(&self, actor: ActorId) -> bool {
        let one = &self.actors[actor.index()];
        one.kind == ActorKind::Group && one.country.is_none() && one.sector.is_none()
    }

    /// What an actor is.
    pub(in crate::extract) fn kind(&self, actor: ActorId) -> ActorKind {
        self.actors[actor.index()].kind
    }

    /// Whether a person is the object of what another person does: those who carry arms go by other names.
    pub(in crate::extract::events) fn is_person_to_person(&self, object: usize) -> bool {
        let syntax = self.passage.syntax;
        let is_person = |word: usize| {
            matches!(self.mentioned(word), Some((actor, MentionKind::Name | MentionKind::Pronoun))
                if self.kind(actor) == ActorKind::Person)
        };
        let Some(Found::Word(subject)) =
            syntax.head(object).map(|verb| of_verb(self.passage, verb))
        else {
            return false;
        };
        is_person(object) && is_person(subject)
    }

    /// Whether a text never calls an actor by a name.
    pub(in crate::extract) fn is_unnamed(&self, actor: ActorId) -> bool {
        let mentions = &self.actors[actor.index()].mentions;
        mentions
            .iter()
            .all(|mention| mention.kind == MentionKind::Nominal)
    }

    /// The state of a code, where the text names it.
    pub(in crate::extract) fn state(&self, code: &str) -> Option<ActorId> {
        self.states.get(code).copied()
    }

    /// Whether it is known which state or body an actor is ("the country" may be any).
    pub(in crate::extract) fn is_known(&self, actor: ActorId) -> bool {
        let one = &self.actors[actor.index()];
        one.kind != ActorKind::State || one.country.is_some()
    }

    /// The state that a person or body acts for, where the text names it; else the actor itself.
    pub(in crate::extract) fn state_of(&self, actor: ActorId) -> ActorId {
        let one = &self.actors[actor.index()];
        if !matches!(one.kind, ActorKind::Person | ActorKind::GovernmentBody) {
            return actor;
        }
        one.country
            .as_ref()
            .and_then(|country| self.states.get(country.as_str()))
            .copied()
            .unwrap_or(actor)
    }

    /// Whether it is known of which state somebody is, or that he is one of a kind.
    pub(super) fn is_placed(&self, actor: ActorId) -> bool {
        let one = &self.actors[actor.index()];
        one.country.is_some() || !self.is_unnamed(actor)
    }

    /// "The two countries", "both sides", "the two ministers".
    pub(super) fn is_two(&self, noun: usize) -> bool {
        let syntax = self.passage.syntax;
        matches!(syntax.lemma(noun), "they" | "both")
            || syntax
                .children(noun)
                .any(|child| child < noun && matches!(syntax.lemma(child), "two" | "both"))
    }

    /// Whom "the two" stands for: the last two people before it, of offices, else the last two states.
    pub(super) fn last_two(&self, noun: usize, byte: usize) -> Vec<ActorId> {
        let is_office = self
            .passage
            .lexicon
            .event_frames()
            .is_a(self.passage.syntax.lemma(noun), "office");
        if !is_office {
            return self.states_before(byte);
        }
        let mut people = Vec::new();
        for (_, &(_, actor, kind)) in self.mentions.range(..byte).rev().take(24) {
            if self.kind(actor) == ActorKind::Person
                && kind == MentionKind::Name
                && !people.contains(&actor)
            {
                people.push(actor);
            }
            if people.len() == 2 {
                break;
            }
        }
        people.sort_unstable();
        people
    }

    /// The last two states that are named before a place in its paragraph.
    pub(in crate::extract) fn states_before(&self, byte: usize) -> Vec<ActorId> {
        let paragraphs = &self.passage.segments.paragraphs;
        let at = paragraphs.partition_point(|paragraph| paragraph.end <= byte);
        let start = paragraphs.get(at).map_or(0, |paragraph| paragraph.start);
        let mut states = Vec::new();
        for (_, &(end, actor, _)) in self.mentions.range(start..byte).rev().take(24) {
            // Of "the Chinese-brokered deal" China is no party.
            let is_part = self.passage.text[end..].starts_with('-');
            if self.kind(actor) == ActorKind::State
                && !is_part
                && self.is_known(actor)
                && !states.contains(&actor)
            {
                states.push(actor);
            }
            if states.len() == 2 {
                break;
            }
        }
        states.sort_unstable();
        states
    }

    /// Whether a part of the text names an actor only as who helped others: "a US-brokered accord".
    pub(in crate::extract) fn is_helper_in(&self, actor: ActorId, span: Span) -> bool {
        let frames = self.passage.lexicon.event_frames();
        let mut own = self
            .mentions
            .range(span.start..span.end)
            .filter(|(_, (_, named, _))| *named == actor)
            .peekable();
        own.peek().is_some()
            && own.all(|(_, &(end, ..))| {
                let behind = self.passage.text.get(end..).unwrap_or_default();
                behind.strip_prefix('-').is_some_and(|rest| {
                    let verb = rest.split(|c: char| !c.is_alphabetic()).next();
                    verb.is_some_and(|verb| frames.is_a(verb, "helper"))
                })
            })
    }

    /// The states and armed groups that are named in a part of the text, each once.
    pub(in crate::extract) fn powers_in(&self, span: Span) -> Vec<ActorId> {
        let mut powers = Vec::new();
        for (_, &(_, actor, kind)) in self.mentions.range(span.start..span.end) {
            let can_be = match self.kind(actor) {
                ActorKind::State => self.is_known(actor),
                ActorKind::ArmedGroup => kind == MentionKind::Name,
                _ => false,
            };
            if can_be && !powers.contains(&actor) {
                powers.push(actor);
            }
        }
        powers
    }
}
