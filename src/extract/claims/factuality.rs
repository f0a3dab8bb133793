//! How certain a source is of what it says.

use super::candidate::Candidate;
use crate::extract::Passage;
use crate::lexicon::Frame;
use crate::model::{Act, Factuality};
use crate::syntax::{Relation, Upos};

/// The act and the source's certainty: the cue's, changed by negation, modals and hedges in the content's clause.
pub(super) fn judge(passage: &Passage<'_>, candidate: &Candidate<'_>) -> (Act, Factuality) {
    let (act, base) = (candidate.entry.act, candidate.entry.source);
    if is_negated(passage, candidate.word) && act == Act::Believe {
        return (act, negative(base));
    }
    if candidate.entry.takes(&Frame::ObjectAs) || candidate.entry.takes(&Frame::ObjectPredicate) {
        return (judgement(passage, candidate).unwrap_or(act), base);
    }
    let Some(head) = candidate.content_head else {
        return (act, base);
    };
    if base != Factuality::CertainPositive {
        return (act, base);
    }
    let lexicon = &passage.lexicon;
    if act == Act::Assert
        && modal(passage, head).is_some_and(|modal| lexicon.hedges().is_demand(modal))
    {
        return (Act::Demand, Factuality::Uncommitted);
    }
    let hedged = hedge(passage, head).unwrap_or(base);
    if is_negated(passage, head) {
        (act, negative(hedged))
    } else {
        (act, hedged)
    }
}

/// To call something good is to support it, to call it bad to criticise it; what is said last of it counts.
fn judgement(passage: &Passage<'_>, candidate: &Candidate<'_>) -> Option<Act> {
    let hedges = passage.lexicon.hedges();
    candidate.content.iter().rev().find_map(|span| {
        let words = passage.word_from(span.start)..passage.word_from(span.end);
        words
            .rev()
            .find_map(|word| hedges.judgement(passage.syntax.lemma(word)))
    })
}

fn modal<'t>(passage: &Passage<'t>, head: usize) -> Option<&'t str> {
    let syntax = passage.syntax;
    syntax
        .children(head)
        .find(|&child| syntax.relation(child) == Relation::Aux && syntax.xpos(child) == "MD")
        .map(|child| syntax.lemma(child))
}

/// What the words of a clause say of its certainty.
fn hedge(passage: &Passage<'_>, head: usize) -> Option<Factuality> {
    let syntax = passage.syntax;
    let hedges = passage.lexicon.hedges();
    std::iter::once(head)
        .chain(
            syntax.children(head).filter(|&child| {
                matches!(syntax.relation(child), Relation::Aux | Relation::Advmod)
            }),
        )
        .find_map(|word| hedges.factuality(syntax.lemma(word), syntax.upos(word)))
}

/// Whether a word's clause is negated.
pub(in crate::extract) fn is_negated(passage: &Passage<'_>, head: usize) -> bool {
    let syntax = passage.syntax;
    syntax.children(head).any(|child| {
        let is_adverb = matches!(syntax.relation(child), Relation::Advmod)
            && matches!(syntax.lemma(child), "not" | "never" | "n't");
        let is_no = matches!(
            syntax.relation(child),
            Relation::Nsubj | Relation::Obj | Relation::Det
        ) && (matches!(syntax.lemma(child), "nothing" | "nobody" | "none")
            || syntax.relation(child) == Relation::Nsubj
                && syntax
                    .children(child)
                    .any(|det| syntax.upos(det) == Upos::Det && syntax.lemma(det) == "no"));
        is_adverb || is_no
    })
}

const fn negative(factuality: Factuality) -> Factuality {
    match factuality {
        Factuality::CertainPositive => Factuality::CertainNegative,
        Factuality::ProbablePositive => Factuality::ProbableNegative,
        Factuality::PossiblePositive => Factuality::PossibleNegative,
        Factuality::CertainNegative => Factuality::CertainPositive,
        Factuality::ProbableNegative => Factuality::ProbablePositive,
        Factuality::PossibleNegative => Factuality::PossiblePositive,
        other => other,
    }
}
