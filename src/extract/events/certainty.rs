//! How certain an event is to whoever reports it.

use crate::extract::Passage;
use crate::extract::claims::is_negated;
use crate::model::Factuality;
use crate::syntax::{Relation, Upos};

/// The certainty of the event that a word names; nothing where it is only demanded or imagined.
pub(in crate::extract) fn of(passage: &Passage<'_>, word: usize) -> Option<Factuality> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    // What should be done is demanded.
    if modal(passage, word).is_some_and(|modal| frames.is_a(modal, "obliges")) {
        return None;
    }
    let mut certainty = own(passage, word);
    let mut below = word;
    // What stands above it up to the clause that is told as such.
    while let Some(head) = syntax.head(below) {
        let lemma = passage.lemma(head);
        let is_told = syntax.relation(below) == Relation::Acl
            && (syntax.child(below, Relation::Nsubj).is_some() || syntax.xpos(below) == "VBN");
        if is_told {
            // A relative clause tells what it tells, whatever is said of its noun.
            break;
        }
        // "declined to resign after he was accused": what it is put beside is told as such.
        let is_beside = syntax.relation(below) == Relation::Advcl
            && !matches!(syntax.xpos(below), "VB" | "VBG")
            && syntax.child(below, Relation::Mark).is_some_and(|mark| {
                let mark = passage.lemma(mark);
                frames.is_a(mark, "aside") && !frames.is_a(mark, "condition")
            });
        if is_beside {
            break;
        }
        match syntax.relation(below) {
            Relation::Xcomp
            | Relation::Ccomp
            | Relation::Acl
            | Relation::Advcl
            | Relation::Obl
            | Relation::Obj => {
                let has_mark = |mark: &str| {
                    syntax
                        .children(below)
                        .any(|child| child < below && passage.lemma(child) == mark)
                };
                let is_infinitive = has_mark("to") && syntax.xpos(below) == "VB";
                let is_open = is_infinitive
                    || matches!(syntax.xpos(below), "VB")
                    || is_subjunctive(passage, below)
                    || modal(passage, below).is_some();
                if has_mark("whether") && !is_asked_as_done(passage, below)
                    || frames.is_a(lemma, "considered")
                        && matches!(syntax.xpos(below), "VBG" | "VB" | "VBP")
                        && matches!(syntax.relation(below), Relation::Xcomp | Relation::Ccomp)
                {
                    // "would not say whether he supported it", "considered severing ties"
                    return None;
                }
                if syntax.relation(below) == Relation::Acl
                    && syntax.xpos(below) == "VBG"
                    && frames.is_a(lemma, "imagined")
                    && has_mark("of")
                {
                    // "the goal of ousting the president"
                    return None;
                }
                if frames.is_a(lemma, "undone") && syntax.relation(below) != Relation::Obj {
                    certainty = Factuality::CertainNegative;
                } else if is_open
                    && frames.is_a(lemma, "wanted")
                    && syntax.relation(below) != Relation::Obl
                {
                    return None;
                } else if is_infinitive
                    && (frames.is_a(lemma, "planned") || is_announced(passage, head))
                {
                    certainty = weaker(certainty, Factuality::ProbablePositive);
                } else if is_infinitive
                    && matches!(syntax.relation(below), Relation::Advcl | Relation::Acl)
                    && !frames.is_a(lemma, "means")
                {
                    // What is done for it, is not yet done.
                    return None;
                } else if syntax.relation(below) == Relation::Advcl
                    && syntax.children(below).any(|mark| {
                        syntax.relation(mark) == Relation::Mark
                            && frames.is_a(passage.lemma(mark), "condition")
                    })
                {
                    return None;
                } else if syntax.relation(below) == Relation::Ccomp {
                    break;
                }
            }
            Relation::Conj => {}
            _ => break,
        }
        below = head;
    }
    Some(certainty)
}

/// Whether a headline says of its subject what it will do: "Iran to reopen embassy".
fn is_announced(passage: &Passage<'_>, subject: usize) -> bool {
    let syntax = passage.syntax;
    syntax.sentence_of(subject) == 0
        && syntax.head(subject).is_none()
        && syntax.upos(subject) == Upos::Propn
}

/// "insisted that Turkey withdraw": the bare form behind a subject of one.
fn is_subjunctive(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    syntax.xpos(verb) == "VBP"
        && syntax.child(verb, Relation::Aux).is_none()
        && syntax.child(verb, Relation::Nsubj).is_some_and(|subject| {
            matches!(syntax.upos(subject), Upos::Noun | Upos::Propn)
                && syntax.has_feat(subject, "Number=Sing")
                && syntax.child(subject, Relation::Conj).is_none()
        })
}

/// The modal verb of a clause.
fn modal<'t>(passage: &Passage<'t>, word: usize) -> Option<&'t str> {
    let syntax = passage.syntax;
    let modal = syntax
        .children(word)
        .find(|&child| syntax.relation(child) == Relation::Aux && syntax.xpos(child) == "MD");
    modal.map(|modal| passage.lemma(modal))
}

fn own(passage: &Passage<'_>, word: usize) -> Factuality {
    if is_negated(passage, word)
        || frames_undone(passage, word)
        || is_of_neither(passage, word)
        || is_none(passage, word)
    {
        return Factuality::CertainNegative;
    }
    let frames = passage.lexicon.event_frames();
    match modal(passage, word) {
        Some(modal) if frames.is_a(modal, "foretells") => Factuality::ProbablePositive,
        Some(modal) if frames.is_a(modal, "allows") => Factuality::PossiblePositive,
        _ => Factuality::CertainPositive,
    }
}

/// "declined to say whether Moscow had sent missiles" asks of a deed, "whether he supported it" of a mind.
fn is_asked_as_done(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    let mut below = syntax.children(verb);
    if below.any(|child| syntax.relation(child) == Relation::Aux && passage.lemma(child) == "have")
    {
        return true;
    }
    let subject = syntax.child(verb, Relation::Nsubj);
    syntax.xpos(verb) == "VBD" && subject.is_some_and(|subject| syntax.upos(subject) != Upos::Pron)
}

/// "expressed no regret"
fn is_none(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.child(word, Relation::Obj).is_some_and(|object| {
        syntax
            .child(object, Relation::Det)
            .is_some_and(|det| passage.lemma(det) == "no")
    })
}

/// "Neither the EU nor the US would endorse it."
fn is_of_neither(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.child(word, Relation::Nsubj).is_some_and(|subject| {
        subject < word
            && syntax
                .children(subject)
                .any(|child| child < subject && syntax.lemma(child) == "neither")
    })
}

/// Verbs that say of themselves that nothing was done: "abstained".
fn frames_undone(passage: &Passage<'_>, word: usize) -> bool {
    let lemma = passage.lemma(word);
    passage.lexicon.event_frames().is_a(lemma, "not_done")
}

fn weaker(certainty: Factuality, other: Factuality) -> Factuality {
    if certainty == Factuality::CertainPositive {
        other
    } else {
        certainty
    }
}
