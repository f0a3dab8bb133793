//! Who takes part in an event: from the slots of its frame to actors.

mod known;
mod named;
mod nearby;
mod subject;

use std::collections::BTreeMap;

use super::headline;
use crate::extract::Passage;
use crate::extract::claims::{Found, is_passive, of_verb};
use crate::lexicon::{EventFrame, Slot};
use crate::model::{Actor, ActorId, ActorKind, MentionKind, Plover};
use crate::syntax::{Relation, Subtype, Syntax, Upos};

/// The actors of a text by the places where they are mentioned.
pub(in crate::extract) struct Roles<'a> {
    passage: &'a Passage<'a>,
    /// By where a mention begins: its end and its actor.
    mentions: BTreeMap<usize, (usize, ActorId, MentionKind)>,
    /// The same for the words that name an actor's office.
    offices: BTreeMap<usize, (usize, ActorId)>,
    actors: &'a [Actor],
    /// The states by their codes.
    states: BTreeMap<&'a str, ActorId>,
}

impl<'a> Roles<'a> {
    pub(in crate::extract) fn new(passage: &'a Passage<'a>, actors: &'a [Actor]) -> Self {
        let mentions = actors
            .iter()
            .flat_map(|actor| {
                actor.mentions.iter().map(|mention| {
                    (
                        mention.span.start,
                        (mention.span.end, actor.id, mention.kind),
                    )
                })
            })
            .collect();
        let offices = actors
            .iter()
            .flat_map(|actor| {
                actor
                    .roles
                    .iter()
                    .map(|role| (role.span.start, (role.span.end, actor.id)))
            })
            .collect();
        let states = actors
            .iter()
            .filter(|actor| actor.kind == ActorKind::State)
            .filter_map(|actor| Some((actor.country.as_deref()?, actor.id)))
            .collect();
        Self {
            passage,
            mentions,
            offices,
            actors,
            states,
        }
    }

    /// The actors and the recipients of the event that a word names by a frame.
    pub(in crate::extract::events) fn of(
        &self,
        frame: &EventFrame,
        word: usize,
    ) -> (Vec<ActorId>, Vec<ActorId>) {
        // The subject of a main verb that the parser takes for a participle.
        let misread = headline::is_main(self.passage, frame, word)
            .then(|| self.passage.syntax.head(word))
            .flatten();
        let in_slot = |slot: &Slot| match (slot, misread) {
            (Slot::Subject, Some(noun)) => self.group(noun),
            _ => self.in_slot(slot, word),
        };
        let actors = if frame.is_mutual {
            let mut all: Vec<ActorId> = frame.actors.iter().flat_map(in_slot).collect();
            all.sort_unstable();
            all.dedup();
            let named = all.iter().filter(|&&actor| self.is_placed(actor)).count();
            if named < 2
                && let Found::Word(subject) = of_verb(self.passage, word)
                && self.is_two(subject)
            {
                let start = self.passage.span(subject).start;
                let both = self.last_two(subject, start);
                if both.len() == 2 {
                    all = both;
                }
            }
            all
        } else {
            let mut slots = frame.actors.iter().map(in_slot);
            slots.find(|actors| !actors.is_empty()).unwrap_or_default()
        };
        let recipients = if frame.recipients.contains(&Slot::Owner) {
            // Whose arrest it is; who announced it is none of them.
            let in_slot = |slot: &Slot| match slot {
                Slot::Owner => self.owners(word),
                _ => self.in_slot(slot, word),
            };
            let mut slots = frame.recipients.iter().map(in_slot);
            slots.find(|actors| !actors.is_empty()).unwrap_or_default()
        } else if misread.is_some() {
            let mut slots = frame.recipients.iter().map(in_slot);
            slots
                .find(|others| !others.is_empty() && *others != actors)
                .unwrap_or_default()
        } else {
            self.first(&frame.recipients, word)
        };
        if actors == recipients && frame.upos == Upos::Noun {
            // "the criticism of Sudan by Chad", "announced the withdrawal from Syria"
            let slots = frame.actors.iter().map(|slot| self.in_slot(slot, word));
            let doers = slots
                .chain(std::iter::once_with(|| self.light_subject(word)))
                .find(|doers| !doers.is_empty() && *doers != recipients);
            if let Some(doers) = doers {
                return (doers, recipients);
            }
            // "Khashoggi's killing" is not his doing, nor is the arrest of a general the general's.
            let is_suffered = frame.recipients.contains(&Slot::Owner)
                || matches!(
                    frame.plover,
                    Plover::Assault | Plover::Coerce | Plover::Sanction | Plover::Accuse
                );
            if is_suffered {
                return (Vec::new(), recipients);
            }
        }
        (actors, recipients)
    }

    /// The actors of the first slot that has any.
    pub(in crate::extract) fn first(&self, slots: &[Slot], word: usize) -> Vec<ActorId> {
        slots
            .iter()
            .map(|slot| self.in_slot(slot, word))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    fn in_slot(&self, slot: &Slot, word: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let is_noun = syntax.upos(word) == Upos::Noun;
        match slot {
            Slot::Subject => self.subject(word),
            Slot::Object => {
                let named = objects(syntax, word)
                    .map(|object| self.group(object))
                    .find(|actors| !actors.is_empty())
                    .unwrap_or_default();
                // "urged Moscow to …": the parser may make it the subject of what is urged.
                if named.is_empty() && !is_passive(syntax, word) {
                    self.right_after(word)
                } else {
                    named
                }
            }
            Slot::Indirect => syntax
                .child(word, Relation::Iobj)
                .map(|object| self.group(object))
                .unwrap_or_default(),
            Slot::ObjectOwner => objects(syntax, word)
                .next()
                .map(|object| self.owners(object))
                .unwrap_or_default(),
            Slot::Owner => {
                let owners = self.owners(word);
                if owners.is_empty() && is_noun {
                    self.light_subject(word)
                } else {
                    owners
                }
            }
            Slot::After(adposition) => {
                let named = self.after(word, adposition);
                if named.is_empty() {
                    self.later_after(word, adposition)
                } else {
                    named
                }
            }
            Slot::ObjectAfter(adposition) => objects(syntax, word)
                .next()
                .map(|object| self.after(object, adposition))
                .unwrap_or_default(),
        }
    }
}

/// The objects of a verb, or the subjects of its passive, or the noun that its participle or relative clause stands with.
pub(in crate::extract) fn objects(
    syntax: &Syntax,
    verb: usize,
) -> impl Iterator<Item = usize> + '_ {
    let is_clause = syntax.relation(verb) == Relation::Acl;
    let direct = syntax
        .children(verb)
        .filter(|&child| {
            matches!(syntax.relation(child), Relation::Obj | Relation::Iobj)
                || syntax.deprel(child).subtype == Subtype::Pass
                    && syntax.relation(child) == Relation::Nsubj
        })
        .map(move |child| {
            // "the tents that it had sent": what the pronoun stands for.
            let is_relative = is_clause && matches!(syntax.lemma(child), "which" | "that" | "whom");
            syntax.head(verb).filter(|_| is_relative).unwrap_or(child)
        });
    // "is under sanctions and was condemned": a passive shares the subject of what it is joined to.
    let shared = syntax.head(verb).filter(|_| {
        syntax.relation(verb) == Relation::Conj
            && syntax.child(verb, Relation::Nsubj).is_none()
            && is_passive(syntax, verb)
    });
    let shared = shared.and_then(|head| syntax.child(head, Relation::Nsubj));
    let noun = syntax.head(verb).filter(|_| {
        is_clause && syntax.xpos(verb) == "VBN" && syntax.child(verb, Relation::Nsubj).is_none()
    });
    direct.chain(shared).chain(noun)
}
