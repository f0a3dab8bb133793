//! The actors of a text by the places of their mentions.

use crate::model::{Actor, ActorId, ActorKind, MentionKind};
use crate::text::Span;

/// Mentions and roles in text order, for look-ups by place.
pub(super) struct Mentions<'a> {
    actors: &'a [Actor],
    places: Vec<(Span, usize)>,
    roles: Vec<(Span, usize)>,
    /// The names of persons.
    persons: Vec<(Span, ActorId)>,
}

impl<'a> Mentions<'a> {
    pub(super) fn new(actors: &'a [Actor]) -> Self {
        let mut mentions = Vec::new();
        let mut roles = Vec::new();
        let mut persons = Vec::new();
        for (at, actor) in actors.iter().enumerate() {
            mentions.extend(actor.mentions.iter().map(|mention| (mention.span, at)));
            roles.extend(actor.roles.iter().map(|role| (role.span, at)));
            let names = actor
                .mentions
                .iter()
                .filter(|mention| mention.kind == MentionKind::Name);
            if actor.kind == ActorKind::Person {
                persons.extend(names.map(|name| (name.span, actor.id)));
            }
        }
        mentions.sort_unstable();
        roles.sort_unstable();
        persons.sort_unstable();
        Self {
            actors,
            places: mentions,
            roles,
            persons,
        }
    }

    /// The actor that some words mention.
    pub(super) fn at(&self, words: Span) -> Option<ActorId> {
        self.find(&self.places, words)
    }

    /// The actor whose role stands in some words.
    pub(super) fn with_role(&self, words: Span) -> Option<ActorId> {
        self.find(&self.roles, words)
    }

    /// The persons' names that begin between two places, in text order.
    pub(super) fn persons(&self, start: usize, end: usize) -> &[(Span, ActorId)] {
        let first = self.persons.partition_point(|(name, _)| name.start < start);
        let after = self.persons.partition_point(|(name, _)| name.start < end);
        &self.persons[first..after.max(first)]
    }

    fn find(&self, places: &[(Span, usize)], words: Span) -> Option<ActorId> {
        let after = places.partition_point(|(span, _)| span.start < words.end);
        places[..after]
            .iter()
            .rev()
            .take(4)
            .find(|(span, _)| span.overlaps(words))
            .map(|&(_, at)| self.actors[at].id)
    }

    /// Every actor mentioned in some words, in the order of their first mention there.
    pub(super) fn within(&self, words: &[Span]) -> Vec<ActorId> {
        let mut found = Vec::new();
        for span in words {
            let first = self
                .places
                .partition_point(|(mention, _)| mention.start < span.start);
            for &(mention, at) in &self.places[first..] {
                if mention.start >= span.end {
                    break;
                }
                let id = self.actors[at].id;
                if mention.end <= span.end && !found.contains(&id) {
                    found.push(id);
                }
            }
        }
        found
    }

    /// What kind of actor this is.
    pub(super) fn kind(&self, id: ActorId) -> Option<ActorKind> {
        let actor = self.actors.iter().find(|actor| actor.id == id)?;
        Some(actor.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mention, MentionKind};

    #[test]
    fn finds_actors_by_place() {
        let mut moscow = Actor::new(ActorId::from_index(0), "Russia", ActorKind::State);
        moscow
            .mentions
            .push(Mention::new(Span::new(0, 6), MentionKind::Metonym));
        moscow
            .mentions
            .push(Mention::new(Span::new(30, 36), MentionKind::Name));
        let mut minsk = Actor::new(ActorId::from_index(1), "Belarus", ActorKind::State);
        minsk
            .mentions
            .push(Mention::new(Span::new(20, 25), MentionKind::Metonym));
        let actors = [moscow, minsk];
        let mentions = Mentions::new(&actors);
        assert_eq!(mentions.at(Span::new(3, 6)), Some(actors[0].id));
        assert_eq!(mentions.at(Span::new(6, 20)), None);
        assert_eq!(
            mentions.within(&[Span::new(10, 40)]),
            [actors[1].id, actors[0].id]
        );
        assert!(mentions.within(&[Span::new(22, 33)]).is_empty());
    }
}
