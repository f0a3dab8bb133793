//! Whether a word stands as a frame asks: with its particle, and with an object of its class.

use super::{Found, Roles, headline, roles};
use crate::extract::Passage;
use crate::lexicon::EventFrame;
use crate::syntax::{Relation, Upos};

/// Whether a word stands as its frame asks: with the particle, and with an object of the class.
pub(super) fn fits(
    passage: &Passage<'_>,
    found: &Found<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
) -> bool {
    let syntax = passage.syntax;
    let has_particle = frame.particle.as_deref().is_none_or(|particle| {
        let (particle, is_wanted) = match particle.strip_prefix('!') {
            Some(particle) => (particle, false),
            None => (particle, true),
        };
        let is_one = |word: usize| {
            let lemma = passage.lemma(word);
            particle.split('|').any(|particle| particle == lemma)
        };
        // "ordered diplomats to leave" may hang on the diplomats.
        let clauses = roles::objects(syntax, word)
            .flat_map(|object| syntax.children(object))
            .filter(|&clause| syntax.relation(clause) == Relation::Acl);
        let has_one = syntax.children(word).any(|child| {
            child > word
                && (is_one(child)
                    || syntax
                        .children(child)
                        .any(|case| case < child && is_one(case))
                        && !is_time(passage, found, child))
        }) || clauses.into_iter().any(is_one)
            // "fired rockets at Israel" may hang on the rockets.
            || is_wanted && roles.is_aimed(frame, word, particle)
            // "handed over 300 kg": wherever the parser hung it.
            || passage.segments.words.len() > word + 1
                && matches!(syntax.upos(word + 1), Upos::Adp | Upos::Adv)
                && is_one(word + 1);
        has_one == is_wanted
    });
    let has_object = frame.object_class().is_none_or(|(class, is_wanted)| {
        // "called for the minister to resign": whatever the parser makes of what follows.
        if class == "any" && !is_wanted && is_next(passage, frame, word) {
            return true;
        }
        let is_misread = headline::is_main(passage, frame, word);
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
            // Whom something is sent is not what is sent.
            roles::objects(syntax, word)
                .filter(|&thing| class == "actor" || !is_given_to(passage, thing))
                // The subject that a misread main verb seems to stand with is none either.
                .filter(|&thing| syntax.head(word) != Some(thing) || !is_misread)
                .chain(syntax.children(word).filter(|&child| {
                    (is_wanted || class != "any")
                        && frame.particle.is_some()
                        && syntax.relation(child) == Relation::Obl
                }))
                .collect()
        };
        let has_one = things
            .into_iter()
            .any(|thing| is_of_class(passage, roles, thing, class));
        has_one == is_wanted
    });
    has_particle
        && has_object
        && !matches!(
            syntax.relation(word),
            Relation::Amod | Relation::Compound | Relation::Case
        )
}

/// Whether a frame's particle follows its word at once.
fn is_next(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    passage.segments.words.len() > word + 1
        && frame
            .particle
            .as_deref()
            .is_some_and(|particle| particle == passage.lemma(word + 1))
}

/// Whether an object is to whom something is given: the first of two, whatever the parser calls it.
fn is_given_to(passage: &Passage<'_>, thing: usize) -> bool {
    let syntax = passage.syntax;
    match syntax.relation(thing) {
        Relation::Iobj => true,
        Relation::Obj => syntax.head(thing).is_some_and(|verb| {
            syntax
                .children(verb)
                .any(|other| other > thing + 1 && syntax.relation(other) == Relation::Obj)
        }),
        _ => false,
    }
}

/// Whether a noun is when something is done: "fired a missile on Tuesday" fires on nobody.
fn is_time(passage: &Passage<'_>, found: &Found<'_>, noun: usize) -> bool {
    let span = passage.span(noun);
    let first = found
        .dates
        .partition_point(|date| date.span.end <= span.start);
    found
        .dates
        .get(first)
        .is_some_and(|date| date.span.overlaps(span))
}

fn is_of_class(passage: &Passage<'_>, roles: &Roles<'_>, thing: usize, class: &str) -> bool {
    let syntax = passage.syntax;
    match class {
        "any" => true,
        // "ordered the general's killing" orders nobody.
        "actor" => {
            let is_deed = syntax.upos(thing) == Upos::Noun
                && !roles.is_named(thing)
                && passage
                    .lexicon
                    .event_frames()
                    .word(syntax.lemma(thing), Upos::Noun)
                    .next()
                    .is_some();
            !is_deed && roles.names_actor(thing)
        }
        "organization" => roles.names_organization(thing),
        "person" => roles.is_person_to_person(thing),
        _ if class.starts_with('=') => {
            // "=curfew|emergency": these words themselves.
            let is_one = |word: usize| class[1..].split('|').any(|one| one == passage.lemma(word));
            // "a state of emergency", "a package of aid"
            let holds = matches!(passage.lemma(thing), "state" | "act")
                || passage
                    .lexicon
                    .event_frames()
                    .is_a(passage.lemma(thing), "measure")
                || passage
                    .lexicon
                    .event_frames()
                    .is_a(passage.lemma(thing), "package");
            // A public health emergency is no rule by force.
            let is_health = |word: usize| {
                syntax
                    .children(word)
                    .any(|part| part < word && passage.lemma(part) == "health")
            };
            is_one(thing) && !is_health(thing)
                || syntax.children(thing).any(|child| {
                    (matches!(syntax.relation(child), Relation::Compound | Relation::Conj)
                        || syntax.relation(child) == Relation::Nmod && holds)
                        && is_one(child)
                })
        }
        _ => {
            let frames = passage.lexicon.event_frames();
            // "700 tons of rice", "a series of bombs"
            let is_measure = frames.is_a(passage.lemma(thing), "measure");
            // A press conference is held with nobody.
            if class == "talks"
                && syntax.children(thing).any(|child| {
                    syntax.relation(child) == Relation::Compound
                        && frames.is_a(passage.lemma(child), "publicity")
                })
            {
                return false;
            }
            frames.is_a(passage.lemma(thing), class)
                || syntax.children(thing).any(|child| {
                    (matches!(
                        syntax.relation(child),
                        Relation::Compound | Relation::Conj | Relation::Amod
                    ) || is_measure && syntax.relation(child) == Relation::Nmod)
                        && frames.is_a(passage.lemma(child), class)
                })
        }
    }
}
