//! Who takes part in an event: from the slots of its frame to actors.

use std::collections::BTreeMap;

use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::lexicon::{EventFrame, Slot};
use crate::model::{Actor, ActorId, ActorKind, MentionKind};
use crate::syntax::{Relation, Subtype, Syntax, Upos};

/// The actors of a text by the places where they are mentioned.
pub(in crate::extract) struct Roles<'a> {
    passage: &'a Passage<'a>,
    /// By where a mention begins: its end and its actor.
    mentions: BTreeMap<usize, (usize, ActorId, MentionKind)>,
    /// The same for the words that name an actor's office.
    offices: BTreeMap<usize, (usize, ActorId)>,
    actors: &'a [Actor],
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
        Self {
            passage,
            mentions,
            offices,
            actors,
        }
    }

    /// The actors and the recipients of the event that a word names by a frame.
    pub(super) fn of(&self, frame: &EventFrame, word: usize) -> (Vec<ActorId>, Vec<ActorId>) {
        let actors = if frame.is_mutual {
            let mut all: Vec<ActorId> = frame
                .actors
                .iter()
                .flat_map(|slot| self.in_slot(slot, word))
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        } else {
            self.first(&frame.actors, word)
        };
        (actors, self.first(&frame.recipients, word))
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
            Slot::Subject => match of_verb(self.passage, word) {
                Found::Word(subject) => self.group(subject),
                _ => Vec::new(),
            },
            Slot::Object => objects(syntax, word)
                .next()
                .map(|object| self.group(object))
                .unwrap_or_default(),
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
            Slot::After(adposition) => self.after(word, adposition),
            Slot::ObjectAfter(adposition) => objects(syntax, word)
                .next()
                .map(|object| self.after(object, adposition))
                .unwrap_or_default(),
        }
    }

    /// The subject of the verb that a noun is the object of: "carried out an attack".
    fn light_subject(&self, noun: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let Some(verb) = syntax.head(noun).filter(|&verb| {
            syntax.relation(noun) == Relation::Obj && syntax.upos(verb) == Upos::Verb
        }) else {
            return Vec::new();
        };
        let is_light = self
            .passage
            .lexicon
            .event_frames()
            .is_a(syntax.lemma(verb), "light");
        match of_verb(self.passage, verb) {
            Found::Word(subject) if is_light => self.group(subject),
            _ => Vec::new(),
        }
    }

    /// What follows an adposition below a word, or, where the parser hung it on the object, below that.
    fn after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
        let own = self.directly_after(word, adposition);
        if !own.is_empty() {
            return own;
        }
        objects(self.passage.syntax, word)
            .map(|object| self.directly_after(object, adposition))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    fn directly_after(&self, word: usize, adposition: &str) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let has_case = |child: usize| {
            syntax.children(child).any(|case| {
                case < child
                    && syntax.relation(case) == Relation::Case
                    && syntax.lemma(case) == adposition
            })
        };
        syntax
            .children(word)
            .filter(|&child| {
                child > word && matches!(syntax.relation(child), Relation::Obl | Relation::Nmod)
            })
            .filter(|&child| has_case(child))
            .map(|child| self.group(child))
            .find(|actors| !actors.is_empty())
            .unwrap_or_default()
    }

    /// The actors of a noun and of those joined to it.
    pub(in crate::extract) fn group(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let joined = syntax.children(head).filter(|&child| {
            syntax.relation(child) == Relation::Conj && syntax.upos(child) != Upos::Verb
        });
        let mut actors: Vec<ActorId> = std::iter::once(head)
            .chain(joined)
            .flat_map(|word| self.named_by(word))
            .collect();
        let mut seen = Vec::new();
        actors.retain(|actor| {
            let is_new = !seen.contains(actor);
            seen.push(*actor);
            is_new
        });
        actors
    }

    /// Whom a noun means: the actor that it mentions, or, of a common noun, the state or body before it ("Russian
    /// warplanes", "11 Russian diplomats").
    fn named_by(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        if let Some((actor, kind)) = self.mentioned(head) {
            let is_loose =
                kind == MentionKind::Nominal && self.actors[actor.index()].kind == ActorKind::Group;
            let owners = if is_loose {
                self.owners(head)
            } else {
                Vec::new()
            };
            return if owners.is_empty() {
                vec![actor]
            } else {
                owners
            };
        }
        let span = self.passage.span(head);
        let office = self.offices.range(..=span.start).next_back();
        if let Some((_, &(_, actor))) = office.filter(|(_, (end, _))| span.start < *end) {
            return vec![actor];
        }
        let flat = syntax
            .children(head)
            .filter(|&child| matches!(syntax.relation(child), Relation::Flat | Relation::Appos));
        if let Some((actor, _)) = flat.into_iter().find_map(|child| self.mentioned(child)) {
            return vec![actor];
        }
        self.owners(head)
    }

    /// The actors that a noun belongs to or is modified by.
    fn owners(&self, head: usize) -> Vec<ActorId> {
        let syntax = self.passage.syntax;
        let mut owners = Vec::new();
        for child in syntax.children(head) {
            let is_modifier = child < head
                && matches!(
                    syntax.relation(child),
                    Relation::Amod | Relation::Compound | Relation::Nmod
                )
                || syntax.deprel(child).subtype == Subtype::Poss;
            if is_modifier {
                let joined = syntax
                    .children(child)
                    .filter(|&other| syntax.relation(other) == Relation::Conj);
                for word in std::iter::once(child).chain(joined) {
                    if let Some((actor, _)) = self
                        .mentioned(word)
                        .filter(|(actor, _)| !owners.contains(actor))
                    {
                        owners.push(actor);
                    }
                }
            }
        }
        if owners.is_empty() {
            // "the ambassador of Peru", "the crew of the Delos".
            let belonging = syntax.children(head).filter(|&child| {
                child > head
                    && syntax.relation(child) == Relation::Nmod
                    && syntax
                        .child(child, Relation::Case)
                        .is_some_and(|case| syntax.lemma(case) == "of")
            });
            owners.extend(
                belonging
                    .filter_map(|child| self.mentioned(child))
                    .map(|(actor, _)| actor),
            );
        }
        owners
    }

    /// The actor whose mention holds a word.
    fn mentioned(&self, word: usize) -> Option<(ActorId, MentionKind)> {
        let span = self.passage.span(word);
        let (_, &(end, actor, kind)) = self.mentions.range(..=span.start).next_back()?;
        (span.start < end).then_some((actor, kind))
    }

    /// Whether a noun means an actor.
    pub(super) fn names_actor(&self, head: usize) -> bool {
        !self.group(head).is_empty()
    }

    /// Whether a noun means an organisation that one can leave.
    pub(super) fn names_organization(&self, head: usize) -> bool {
        self.mentioned(head).is_some_and(|(actor, _)| {
            self.actors[actor.index()].kind == ActorKind::InternationalOrganization
        })
    }
}

/// The objects of a verb, or the subjects of its passive, or the noun that its participle stands with.
pub(in crate::extract) fn objects(
    syntax: &Syntax,
    verb: usize,
) -> impl Iterator<Item = usize> + '_ {
    let direct = syntax.children(verb).filter(|&child| {
        syntax.relation(child) == Relation::Obj
            || syntax.deprel(child).subtype == Subtype::Pass
                && syntax.relation(child) == Relation::Nsubj
    });
    let noun = syntax
        .head(verb)
        .filter(|_| syntax.relation(verb) == Relation::Acl && syntax.xpos(verb) == "VBN");
    direct.chain(noun)
}
