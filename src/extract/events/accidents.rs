//! Deaths and blows that nobody meant: fires, storms, illnesses, animals, crashes.

use super::roles::objects;
use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::lexicon::EventFrame;
use crate::model::Plover;
use crate::syntax::{Relation, Upos};

/// Whether what kills or hits is nobody's act: "the fire killed five", "was killed in a crash", "killed by his lions".
pub(super) fn is_accident(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    if frame.plover != Plover::Assault && frame.plover != Plover::Coerce || frame.upos != Upos::Verb
    {
        return false;
    }
    let syntax = passage.syntax;
    if let Found::Word(subject) = of_verb(passage, word) {
        // "It destroyed 200 homes": the fire of the sentence before.
        let is_again = matches!(syntax.lemma(subject), "it" | "this" | "event" | "incident");
        if is_harm(passage, subject) || is_again && is_harm_before(passage, subject) {
            return true;
        }
    }
    // "fires burning the forest"
    if syntax.relation(word) == Relation::Acl
        && syntax.head(word).is_some_and(|noun| is_harm(passage, noun))
    {
        return true;
    }
    let frames = passage.lexicon.event_frames();
    let is_in_harm = syntax.children(word).any(|child| {
        child > word
            && syntax.relation(child) == Relation::Obl
            && is_harm(passage, child)
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| frames.is_a(syntax.lemma(case), "harms_in"))
    });
    is_in_harm || is_mishap(passage, word) || hits_no_one(passage, word)
}

/// Whether a noun is what harms without meaning to: an accident, an illness, a storm with its name, an animal.
fn is_harm(passage: &Passage<'_>, noun: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let is_one = |word: usize| {
        let lemma = syntax.lemma(word).to_lowercase();
        frames.is_a(&lemma, "accident") || frames.is_a(&lemma, "animal")
    };
    match syntax.upos(noun) {
        Upos::Noun => is_one(noun),
        // "Typhoon Haiyan"
        Upos::Propn => std::iter::once(noun)
            .chain(syntax.children(noun).filter(|&part| {
                matches!(
                    syntax.relation(part),
                    Relation::Compound | Relation::Flat | Relation::Nmod
                )
            }))
            .any(|part| {
                let lemma = syntax.lemma(part).to_lowercase();
                frames.is_a(&lemma, "storm")
            }),
        _ => false,
    }
}

/// So far into a sentence its main verb is looked for.
const ROOT_WORDS: usize = 64;

/// Whether the sentence before that of a word is about an accident.
fn is_harm_before(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let Some(before) = syntax.sentence_of(word).checked_sub(1) else {
        return false;
    };
    let subject = syntax
        .sentence(before)
        .take(ROOT_WORDS)
        .find(|&word| syntax.head(word).is_none())
        .and_then(|root| syntax.child(root, Relation::Nsubj));
    subject.is_some_and(|subject| is_harm(passage, subject))
}

/// Whether what is joined to a verb says that it was an accident: "killed when the bus crashed", "overturned, killing
/// two", "was killed while working".
fn is_mishap(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let is_one =
        |verb: usize| syntax.upos(verb) == Upos::Verb && frames.is_a(passage.lemma(verb), "mishap");
    let is_joined = |verb: usize| {
        matches!(
            syntax.relation(verb),
            Relation::Conj | Relation::Advcl | Relation::Parataxis
        )
    };
    let above = syntax
        .ancestors(word)
        .take_while(|&verb| is_joined(verb))
        .filter_map(|verb| syntax.head(verb));
    let mut below = syntax.children(word).filter(|&verb| is_joined(verb));
    let is_pastime = |verb: usize| {
        syntax.relation(verb) == Relation::Advcl
            && syntax.xpos(verb) == "VBG"
            && frames.is_a(passage.lemma(verb), "pastime")
    };
    above.take(3).any(is_one)
        || below.any(|verb| is_one(verb) || is_pastime(verb))
        || above_hits_no_one(passage, word)
}

/// "The car struck a group of motorcycles, killing seven".
fn above_hits_no_one(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.head(word).is_some_and(|above| {
        matches!(syntax.relation(word), Relation::Advcl | Relation::Conj)
            && passage
                .lexicon
                .event_frames()
                .is_a(passage.lemma(above), "strikes")
            && hits_no_one(passage, above)
    })
}

/// Whether what is hit or killed is an animal, or something that one runs into.
fn hits_no_one(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let mut things = objects(syntax, word).peekable();
    let class = if frames.is_a(passage.lemma(word), "strikes") {
        "obstacle"
    } else {
        "animal"
    };
    things.peek().is_some()
        && things.all(|thing| {
            let is_one = |noun: usize| {
                let lemma = syntax.lemma(noun);
                frames.is_a(lemma, class) || frames.is_a(lemma, "animal")
            };
            // "a group of motorcycles"
            is_one(thing)
                || syntax.children(thing).any(|part| {
                    syntax.relation(part) == Relation::Nmod
                        && is_one(part)
                        && syntax
                            .child(part, Relation::Case)
                            .is_some_and(|case| syntax.lemma(case) == "of")
                })
        })
}
