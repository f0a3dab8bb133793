//! Who does what to whom: event words, frames and roles off the trees.
//!
//! # What it finds
//! Events that a frame of `data/event_frames.tsv` names, with those who do them and to whom they are done, what they are
//! done with, how much, when, and how certain it is to whoever reports it.
//!
//! # What it leaves out
//! Acts that are only demanded or imagined; bare nouns without anyone who takes part.

mod certainty;
mod roles;

use crate::extract::Passage;
use crate::lexicon::EventFrame;
use crate::model::{
    Actor, Claim, Cue, DateExpression, Event, EventId, EventObject, Quantity, Time,
};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

pub(super) use roles::{Roles, objects};

/// What the events of a text are tied to.
pub(crate) struct Found<'a> {
    pub(crate) actors: &'a [Actor],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) dates: &'a [DateExpression],
}

/// The events of a text, in the order of their triggers; links them with the claims that hold them.
pub(crate) fn events(passage: &Passage<'_>, found: &Found<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let roles = Roles::new(passage, found.actors);
    let mut events: Vec<(Event, usize)> = Vec::new();
    for sentence in passage.sentences() {
        for word in sentence {
            if let Some(event) = event(passage, found, &roles, word) {
                events.push((event, word));
            }
        }
    }
    link_exchanges(passage, &mut events);
    let mut events: Vec<Event> = events.into_iter().map(|(event, _)| event).collect();
    for (at, event) in events.iter_mut().enumerate() {
        event.id = EventId::from_index(at);
        for claim in claims.iter_mut() {
            if claim
                .content
                .iter()
                .any(|span| span.contains(event.trigger.span))
            {
                claim.events.push(event.id);
                event.claims.push(claim.id);
            }
        }
    }
    events
}

fn event(
    passage: &Passage<'_>,
    found: &Found<'_>,
    roles: &Roles<'_>,
    word: usize,
) -> Option<Event> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let frame = frames
        .word(syntax.lemma(word), syntax.upos(word))
        .find(|frame| fits(passage, roles, frame, word))?;
    let factuality = certainty::of(passage, word)?;
    let (mut actors, mut recipients) = roles.of(frame, word);
    recipients.retain(|recipient| !actors.contains(recipient));
    if frame.is_mutual {
        actors.append(&mut recipients);
        actors.sort_unstable();
        actors.dedup();
    }
    let is_noun = frame.upos == Upos::Noun;
    if actors.is_empty() && (is_noun || recipients.is_empty()) {
        return None;
    }
    let span = trigger(passage, frame, word);
    let object = (!is_noun).then(|| object(passage, word)).flatten();
    Some(Event {
        id: EventId::from_index(0),
        plover: frame.plover,
        mode: frame.mode.clone(),
        kind: frame.kind,
        cameo: frame.cameo.clone(),
        trigger: Cue {
            span,
            lemma: frame.lemma.clone(),
        },
        actors,
        recipients,
        quantity: object
            .as_ref()
            .and_then(|object| quantity(found.quantities, object.span)),
        object,
        time: time(passage, found.dates, word),
        place: None,
        factuality,
        claims: Vec::new(),
        in_exchange_for: None,
    })
}

/// Whether a word stands as its frame asks: with the particle, and with an object of the class.
fn fits(passage: &Passage<'_>, roles: &Roles<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    let has_particle = frame.particle.as_deref().is_none_or(|particle| {
        syntax.children(word).any(|child| {
            child > word
                && (syntax.lemma(child) == particle
                    || syntax
                        .children(child)
                        .any(|case| case < child && syntax.lemma(case) == particle))
        })
    });
    let has_object = frame.object.as_deref().is_none_or(|class| {
        let things: Vec<usize> = if frame.upos == Upos::Noun {
            syntax
                .children(word)
                .filter(|&child| {
                    matches!(
                        syntax.relation(child),
                        Relation::Compound | Relation::Amod | Relation::Nmod
                    )
                })
                .collect()
        } else {
            roles::objects(syntax, word)
                .chain(syntax.children(word).filter(|&child| {
                    frame.particle.is_some() && syntax.relation(child) == Relation::Obl
                }))
                .collect()
        };
        things
            .into_iter()
            .any(|thing| is_of_class(passage, roles, thing, class))
    });
    has_particle
        && has_object
        && !matches!(
            syntax.relation(word),
            Relation::Amod | Relation::Compound | Relation::Case
        )
}

fn is_of_class(passage: &Passage<'_>, roles: &Roles<'_>, thing: usize, class: &str) -> bool {
    let syntax = passage.syntax;
    match class {
        "actor" => roles.names_actor(thing),
        "organization" => roles.names_organization(thing),
        _ => {
            let frames = passage.lexicon.event_frames();
            frames.is_a(syntax.lemma(thing), class)
                || syntax.children(thing).any(|child| {
                    matches!(syntax.relation(child), Relation::Compound | Relation::Conj)
                        && frames.is_a(syntax.lemma(child), class)
                })
        }
    }
}

/// The words that name the event: of a light verb with its noun both.
fn trigger(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> Span {
    let syntax = passage.syntax;
    let span = passage.span(word);
    let particle = frame.particle.as_deref().and_then(|particle| {
        syntax
            .children(word)
            .find(|&child| child > word && child <= word + 2 && syntax.lemma(child) == particle)
    });
    match (particle, frame.object.as_deref()) {
        (Some(particle), _) => span.cover(passage.span(particle)),
        (None, Some("exercise" | "talks")) => roles::objects(syntax, word)
            .find(|&object| object > word && object < word + 6)
            .map_or(span, |object| span.cover(passage.span(object))),
        _ => span,
    }
}

fn object(passage: &Passage<'_>, word: usize) -> Option<EventObject> {
    let syntax = passage.syntax;
    let head = roles::objects(syntax, word).next()?;
    let words: Vec<usize> = syntax
        .subtree(head)
        .skip_while(|&word| {
            word < head
                && matches!(
                    syntax.relation(word),
                    Relation::Det | Relation::Case | Relation::Punct
                )
        })
        .take_while(|&word| {
            word <= head
                || !matches!(
                    syntax.relation(word),
                    Relation::Acl
                        | Relation::Appos
                        | Relation::Punct
                        | Relation::Parataxis
                        | Relation::Conj
                        | Relation::Cc
                )
        })
        .collect();
    let (&first, &last) = (words.first()?, words.last()?);
    let span = passage.span(first).cover(passage.span(last));
    Some(EventObject {
        span,
        text: span.of(passage.text).to_owned(),
    })
}

fn quantity(quantities: &[Quantity], object: Span) -> Option<Quantity> {
    let first = quantities.partition_point(|quantity| quantity.span.end <= object.start);
    quantities
        .get(first)
        .filter(|quantity| quantity.span.overlaps(object))
        .cloned()
}

/// The time that stands in the trigger's own clause.
fn time(passage: &Passage<'_>, dates: &[DateExpression], word: usize) -> Option<Time> {
    let syntax = passage.syntax;
    let clause = passage.span(word).cover(syntax.subtree_span(word));
    let first = dates.partition_point(|date| date.span.end <= clause.start);
    dates[first..]
        .iter()
        .take_while(|date| date.span.start < clause.end)
        .find_map(|date| {
            let head = passage.word_from(date.span.start);
            // In the clause itself, not in one below it.
            let path: Vec<usize> = syntax
                .ancestors(head)
                .take_while(|&above| above != word)
                .collect();
            let is_own = syntax.is_below(head, word)
                && path.iter().all(|&above| {
                    !matches!(
                        syntax.relation(above),
                        Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Parataxis
                    ) && (syntax.relation(above) != Relation::Conj
                        || syntax.upos(above) != Upos::Verb)
                });
            (is_own && date.value.starts_with(|first: char| first.is_ascii_digit()))
                .then(|| Time::new(date.value.clone(), date.span))
        })
}

/// "in exchange for deploying …", "in return for …": what is given in return is the event below the words.
fn link_exchanges(passage: &Passage<'_>, events: &mut [(Event, usize)]) {
    let syntax = passage.syntax;
    for at in 0..events.len() {
        let word = events[at].1;
        let exchange = (at + 1..events.len()).take(4).find(|&other| {
            let later = events[other].1;
            if syntax.sentence_of(later) != syntax.sentence_of(word) {
                return false;
            }
            let between = passage.span(word).end..passage.span(later).start;
            let words = &passage.text[between];
            words.contains("in exchange for") || words.contains("in return for")
        });
        if let Some(other) = exchange {
            events[at].0.in_exchange_for = Some(EventId::from_index(other));
        }
    }
}
