//! Where an event happens: a place's name that an adposition hangs on the words that name the event.

use crate::extract::Passage;
use crate::lexicon::{EntryKind, EventFrame, Reading, Slot};
use crate::model::{ActorId, ActorKind, EventObject, Plover};
use crate::syntax::{EntityKind, Relation, Upos};
use crate::text::Span;

use super::roles::{Roles, objects};

/// The place of the event that `word` names; nobody who takes part in it.
pub(super) fn of(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
    trigger: Span,
    taking_part: &[ActorId],
) -> Option<EventObject> {
    let syntax = passage.syntax;
    // "held talks in Geneva": the noun says as much of the event as the verb.
    let heads = [Some(word), roles.light_verb(word), happening(passage, word)]
        .into_iter()
        .flatten()
        .chain(objects(syntax, word).filter(|&object| {
            trigger.contains(passage.span(object)) || frame.upos == Upos::Verb && is_bodily(frame)
        }));
    let reader = Reader {
        passage,
        roles,
        frame,
        taking_part,
    };
    heads
        .flat_map(|head| syntax.children(head))
        .find_map(|child| reader.place(child, 0))
        .map(|span| EventObject {
            span,
            text: span.of(passage.text).to_owned(),
        })
}

/// The verb that only says that what a noun names happens: "talks began in Muscat".
fn happening(passage: &Passage<'_>, noun: usize) -> Option<usize> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    syntax.head(noun).filter(|&verb| {
        syntax.relation(noun) == Relation::Nsubj
            && syntax.upos(noun) == Upos::Noun
            && frames.is_a(passage.lemma(verb), "happening")
    })
}

/// Whether whom it is done to is where it is done: "attacked a convoy near Kharkiv".
fn is_bodily(frame: &EventFrame) -> bool {
    matches!(
        frame.plover,
        Plover::Assault | Plover::Coerce | Plover::Mobilize
    )
}

struct Reader<'a> {
    passage: &'a Passage<'a>,
    roles: &'a Roles<'a>,
    frame: &'a EventFrame,
    taking_part: &'a [ActorId],
}

impl Reader<'_> {
    /// The place that a phrase names, or that it stands at: "at a summit in Geneva".
    fn place(&self, child: usize, depth: usize) -> Option<Span> {
        let (passage, syntax) = (self.passage, self.passage.syntax);
        if !matches!(syntax.relation(child), Relation::Obl | Relation::Nmod) {
            return None;
        }
        let case = syntax
            .children(child)
            .find(|&case| case < child && syntax.relation(case) == Relation::Case)?;
        let frames = passage.lexicon.event_frames();
        let case = passage.word(case).to_lowercase();
        let is_in = frames.is_a(&case, "locating");
        if !is_in && !frames.is_a(&case, "locating_spot") && !frames.is_a(&case, "meanwhile") {
            return None;
        }
        // "intervened in Chad": what the frame asks for takes part.
        let is_slot = depth == 0
            && self.frame.actors.iter().chain(&self.frame.recipients).any(
                |slot| matches!(slot, Slot::After(word) | Slot::ObjectAfter(word) if *word == case),
            );
        if is_slot || frames.is_a(&case, "meanwhile") && depth > 0 {
            return None;
        }
        if let Some(span) = self.name(child, is_in) {
            return Some(span);
        }
        let is_thing = syntax.upos(child) == Upos::Noun && depth == 0;
        is_thing
            .then(|| {
                syntax
                    .children(child)
                    .filter(|&below| below > child)
                    .find_map(|below| self.place(below, depth + 1))
            })
            .flatten()
    }

    /// The name of a place that has this word: a state's only behind words for inside and near.
    fn name(&self, word: usize, is_in: bool) -> Option<Span> {
        let passage = self.passage;
        let takes_part = self
            .roles
            .group(word)
            .iter()
            .any(|actor| self.taking_part.contains(actor));
        if takes_part {
            return None;
        }
        if let Some(found) = passage.name_at(word) {
            // "in the Russian army": the word itself has to be the name's.
            let is_whole = found.span.end >= passage.span(word).end;
            let is_place = match found.reading {
                Reading::Place => true,
                Reading::Actor => {
                    is_in
                        && matches!(
                            passage.lexicon.entry(found.entry).kind,
                            EntryKind::Actor(ActorKind::State)
                                | EntryKind::Place
                                | EntryKind::Subdivision
                        )
                }
                _ => false,
            };
            return (is_whole && is_place).then_some(found.span);
        }
        let entity = passage.entity_at(word)?;
        let is_place =
            entity.kind == EntityKind::Location && (entity.end == word + 1 || entity.start == word);
        (is_place && entity.end > entity.start)
            .then(|| passage.span_of(&(entity.start..entity.end)))
    }
}
