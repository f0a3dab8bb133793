//! How far a treaty has come: signed, ratified, left.

use super::Known;
use crate::extract::Passage;
use crate::extract::events::{Roles, certainty_of, objects, time_of};
use crate::model::{ActorKind, DateExpression, Factuality, TreatyStatus};
use crate::syntax::{Relation, Subtype, Syntax, Upos};

/// The order in which a treaty's life goes on.
pub(super) fn rank(status: TreatyStatus) -> u8 {
    match status {
        TreatyStatus::Proposed => 1,
        TreatyStatus::Negotiated => 2,
        TreatyStatus::Signed => 3,
        TreatyStatus::InForce => 4,
        TreatyStatus::Ratified => 5,
        TreatyStatus::Violated => 6,
        TreatyStatus::Suspended => 7,
        TreatyStatus::Withdrawn => 8,
        TreatyStatus::Terminated => 9,
        TreatyStatus::Unknown => 0,
    }
}

/// What the verbs around a treaty's word say of its stage, who signed it and when.
pub(super) fn read(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    dates: &[DateExpression],
    known: &mut Known,
    word: usize,
) {
    let syntax = passage.syntax;
    let is_draft = syntax
        .subtree(word)
        .any(|child| child < word && passage.lemma(child) == "draft");
    if is_draft {
        reach(known, TreatyStatus::Negotiated);
    }
    let is_proposed = syntax
        .children(word)
        .any(|child| child < word && matches!(passage.lemma(child), "proposed" | "propose"));
    if is_proposed {
        // Whatever is said of it, it is not yet signed.
        reach(known, TreatyStatus::Proposed);
        return;
    }
    for verb in verbs(passage, word) {
        let Some(stage) = stage(passage, verb) else {
            continue;
        };
        let is_real = certainty_of(passage, verb) == Some(Factuality::CertainPositive)
            && !is_denied(passage, verb);
        if !is_real || is_near(passage, verb) {
            // Who is about to sign has agreed on it.
            let is_planned = stage == TreatyStatus::Signed
                && certainty_of(passage, verb).is_some_and(|certainty| {
                    matches!(
                        certainty,
                        Factuality::CertainPositive | Factuality::ProbablePositive
                    )
                })
                && !is_denied(passage, verb);
            if is_planned {
                reach(known, TreatyStatus::Negotiated);
            }
            continue;
        }
        reach(known, stage);
        if stage == TreatyStatus::Signed {
            if known.treaty.signed.is_none() {
                known.treaty.signed = time_of(passage, dates, verb);
            }
            for actor in roles.subject(verb) {
                if roles.kind(actor) == ActorKind::Person
                    && !known.treaty.signatories.contains(&actor)
                {
                    known.treaty.signatories.push(actor);
                }
            }
        }
    }
}

fn reach(known: &mut Known, stage: TreatyStatus) {
    let treaty = &mut known.treaty;
    // A year beside a treaty's name says only that there is one; what the text tells goes before.
    let is_told = treaty.status != TreatyStatus::Unknown;
    if !is_told || rank(stage) > rank(treaty.status) {
        treaty.status = stage;
    }
}

/// The verbs and nouns that something is said of a treaty with.
pub(super) fn verbs(passage: &Passage<'_>, word: usize) -> Vec<usize> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let mut verbs = Vec::new();
    let mut below = word;
    for _ in 0..4 {
        let Some(head) = syntax.head(below) else {
            break;
        };
        match syntax.relation(below) {
            Relation::Obj | Relation::Obl | Relation::Nsubj
                if matches!(syntax.upos(head), Upos::Verb | Upos::Aux) =>
            {
                verbs.push(head);
                break;
            }
            Relation::Nmod if frames.is_a(passage.lemma(head), "treaty_part") => below = head,
            Relation::Nmod
                if passage
                    .lexicon
                    .treaty_talk()
                    .stage(passage.lemma(head))
                    .is_some() =>
            {
                verbs.push(head);
                break;
            }
            Relation::Conj | Relation::Appos => below = head,
            _ => break,
        }
    }
    // "signed by …", "which the two countries had signed".
    verbs.extend(syntax.children(word).filter(|&child| {
        child > word
            && syntax.relation(child) == Relation::Acl
            && (syntax.xpos(child) == "VBN" && objects(syntax, child).any(|object| object == word)
                || syntax
                    .children(child)
                    .any(|part| is_relative_object(syntax, part)))
    }));
    let concluding = concluding(passage, word);
    verbs.extend(
        concluding
            .into_iter()
            .filter(|verb| !verbs.contains(verb))
            .collect::<Vec<_>>(),
    );
    // What is joined to the first of them and shares its object: "signed and ratified".
    let joined: Vec<usize> = verbs
        .first()
        .into_iter()
        .flat_map(|&verb| syntax.children(verb))
        .filter(|&child| {
            syntax.relation(child) == Relation::Conj
                && syntax.upos(child) == Upos::Verb
                && syntax.child(child, Relation::Obj).is_none()
        })
        .collect();
    verbs.extend(joined);
    verbs
}

/// The verbs of the clauses after a treaty's word that say who concluded it: "that the two had signed in May".
pub(super) fn concluding(passage: &Passage<'_>, word: usize) -> Vec<usize> {
    let syntax = passage.syntax;
    syntax
        .children(word)
        .filter(|&child| {
            child > word
                && syntax.relation(child) == Relation::Acl
                && syntax.upos(child) == Upos::Verb
                && syntax.child(child, Relation::Nsubj).is_some_and(|subject| {
                    syntax.deprel(subject).subtype != Subtype::Pass
                        && !matches!(syntax.lemma(subject), "which" | "that")
                })
                && syntax.children(child).all(|part| {
                    syntax.relation(part) != Relation::Obj || is_relative_object(syntax, part)
                })
                && matches!(
                    stage(passage, child),
                    Some(TreatyStatus::Signed | TreatyStatus::Negotiated)
                )
        })
        .collect()
}

/// "close to signing", "ready to sign".
fn is_near(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    syntax.head(verb).is_some_and(|head| {
        matches!(
            syntax.relation(verb),
            Relation::Advcl | Relation::Xcomp | Relation::Ccomp
        ) && frames.is_a(passage.lemma(head), "not_yet")
    })
}

fn is_relative_object(syntax: &Syntax, word: usize) -> bool {
    (syntax.relation(word) == Relation::Obj
        || syntax.relation(word) == Relation::Nsubj && syntax.deprel(word).subtype == Subtype::Pass)
        && matches!(syntax.lemma(word), "which" | "that")
}

pub(super) fn stage(passage: &Passage<'_>, verb: usize) -> Option<TreatyStatus> {
    if enters_into_force(passage.syntax, verb) {
        return Some(TreatyStatus::InForce);
    }
    passage.lexicon.treaty_talk().stage(passage.lemma(verb))
}

/// "entered into force", "took effect".
pub(super) fn enters_into_force(syntax: &Syntax, verb: usize) -> bool {
    matches!(syntax.lemma(verb), "enter" | "come" | "take")
        && syntax
            .children(verb)
            .any(|child| matches!(syntax.lemma(child), "force" | "effect"))
}

/// Whether what a verb says stands under a denial.
fn is_denied(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    syntax.head(verb).is_some_and(|head| {
        matches!(
            syntax.relation(verb),
            Relation::Ccomp | Relation::Xcomp | Relation::Obj | Relation::Advcl
        ) && frames.is_a(passage.lemma(head), "denied")
    })
}
