//! Whose claim it is.

use super::mentions::Mentions;
use crate::extract::Passage;
use crate::lexicon::{Way, WithState};
use crate::model::{ActorId, ActorKind};
use crate::syntax::{Relation, Subtype, Syntax, Upos};
use crate::text::Span;

/// Where the source of a cue is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::extract) enum Found {
    /// This word heads it.
    Word(usize),
    /// The words say that somebody does it, but not who ("is believed to").
    Nobody,
    /// There is none: the word attributes nothing here.
    Missing,
}

/// The source of a verb: its subject, the agent of a passive, or what it shares with the clause around it.
pub(in crate::extract) fn of_verb(passage: &Passage<'_>, verb: usize) -> Found {
    let mut verb = verb;
    // Each step goes to a word's head, so there are no more steps than words.
    loop {
        let syntax = passage.syntax;
        if is_passive(syntax, verb) {
            return agent(passage, verb).map_or(Found::Nobody, Found::Word);
        }
        if let Some(subject) = subject(syntax, verb) {
            return resolve(passage, verb, subject);
        }
        // "…, claims South Korea": after what is said, the object's place is the subject's.
        if syntax.relation(verb) == Relation::Parataxis
            && let Some(inverted) = syntax.child(verb, Relation::Obj).filter(|&object| {
                object == verb + 1 || !syntax.children(object).any(|child| child < verb)
            })
            && syntax.upos(inverted) != Upos::Pron
            && syntax.children(verb).count() == 2
        {
            return Found::Word(inverted);
        }
        if syntax.child(verb, Relation::Expl).is_some() {
            return Found::Nobody;
        }
        let Some(head) = syntax.head(verb) else {
            return Found::Missing;
        };
        match syntax.relation(verb) {
            Relation::Conj | Relation::Advcl | Relation::Parataxis | Relation::Ccomp => verb = head,
            Relation::Xcomp => {
                if let Some(object) = syntax
                    .child(head, Relation::Obj)
                    .or_else(|| syntax.child(head, Relation::Iobj))
                {
                    return Found::Word(object);
                }
                // "was ordered to leave", "is prepared to sign": who is ordered leaves.
                if syntax
                    .child(verb, Relation::Mark)
                    .is_some_and(|mark| syntax.lemma(mark) == "to")
                    && is_passive(syntax, head)
                    && let Some(subject) = subject(syntax, head)
                {
                    return resolve(passage, head, subject);
                }
                verb = head;
            }
            Relation::Acl => return of_noun(passage, head),
            _ => return Found::Missing,
        }
        if !matches!(
            syntax.upos(verb),
            Upos::Verb | Upos::Aux | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Adv
        ) {
            return Found::Missing;
        }
    }
}

/// The source of a noun: its possessor, the words after "by" or "from", the subject of the verb it belongs to ("issued a
/// statement"), else what it names itself ("a report said").
pub(super) fn of_noun(passage: &Passage<'_>, noun: usize) -> Found {
    let syntax = passage.syntax;
    if let Some(possessor) = syntax
        .children(noun)
        .find(|&child| syntax.deprel(child).subtype == Subtype::Poss)
        .or_else(|| with_case(passage, noun, &["by", "from"]))
    {
        return Found::Word(possessor);
    }
    match (syntax.relation(noun), syntax.head(noun)) {
        (Relation::Obj | Relation::Obl, Some(head))
            if syntax.upos(head) == Upos::Verb
                && !is_apart(passage, noun)
                && (syntax.relation(noun) == Relation::Obj || is_given(passage, noun)) =>
        {
            of_verb(passage, head)
        }
        _ => Found::Word(noun),
    }
}

/// Whether a noun is what its verb's subject gives: "left with *a* warning that …", not "came with *the* news that …".
fn is_given(passage: &Passage<'_>, noun: usize) -> bool {
    let syntax = passage.syntax;
    let word = |relation| syntax.child(noun, relation).map(|word| syntax.lemma(word));
    matches!(word(Relation::Case), Some("in" | "with" | "on")) && word(Relation::Det) != Some("the")
}

/// Whether an adposition parts a noun from what its verb's subject does: "arrested *after* the allegation that …".
fn is_apart(passage: &Passage<'_>, noun: usize) -> bool {
    passage
        .syntax
        .child(noun, Relation::Case)
        .is_some_and(|case| {
            matches!(
                passage.syntax.lemma(case),
                "after" | "before" | "since" | "until" | "amid" | "despite" | "follow" | "during"
            )
        })
}

/// A nominal dependent with one of these adpositions.
pub(super) fn with_case(passage: &Passage<'_>, head: usize, cases: &[&str]) -> Option<usize> {
    let syntax = passage.syntax;
    syntax.children(head).find(|&child| {
        matches!(syntax.relation(child), Relation::Obl | Relation::Nmod)
            && syntax.child(child, Relation::Case).is_some_and(|case| {
                cases
                    .iter()
                    .any(|&word| passage.word(case).eq_ignore_ascii_case(word))
            })
    })
}

pub(in crate::extract) fn is_passive(syntax: &Syntax, verb: usize) -> bool {
    // "had been and said": what stands before the conjunction is of the verb before.
    let conjunction = syntax
        .children(verb)
        .find(|&child| child < verb && syntax.relation(child) == Relation::Cc)
        .unwrap_or(0);
    let mut auxiliaries = syntax
        .children(verb)
        .filter(|&child| syntax.relation(child) == Relation::Aux && child >= conjunction)
        .peekable();
    let has_any = auxiliaries.peek().is_some();
    // A past tense that the tree takes for a participle has no auxiliary.
    auxiliaries.any(|child| syntax.deprel(child).subtype == Subtype::Pass)
        || has_any
            && syntax.children(verb).any(|child| {
                syntax.deprel(child).subtype == Subtype::Pass
                    && matches!(syntax.relation(child), Relation::Nsubj | Relation::Csubj)
            })
}

/// The source of a verb that is passive without an auxiliary.
pub(super) fn of_passive(passage: &Passage<'_>, verb: usize) -> Found {
    agent(passage, verb).map_or(Found::Nobody, Found::Word)
}

fn agent(passage: &Passage<'_>, verb: usize) -> Option<usize> {
    let syntax = passage.syntax;
    syntax
        .children(verb)
        .find(|&child| syntax.deprel(child).subtype == Subtype::Agent)
        .or_else(|| with_case(passage, verb, &["by"]))
}

fn subject(syntax: &Syntax, verb: usize) -> Option<usize> {
    let mut subjects = syntax
        .children(verb)
        .filter(|&child| syntax.relation(child) == Relation::Nsubj);
    let first = subjects.next()?;
    // A dateline's city may hang there too: the last one before the verb is its subject.
    Some(
        subjects
            .take_while(|&child| child < verb)
            .last()
            .unwrap_or(first),
    )
}

/// A relative pronoun stands for the noun that its clause belongs to.
pub(super) fn resolve(passage: &Passage<'_>, verb: usize, subject: usize) -> Found {
    let syntax = passage.syntax;
    let is_relative = syntax.has_feat(subject, "PronType=Rel")
        || matches!(passage.word(subject), "who" | "which")
            && syntax.relation(verb) == Relation::Acl;
    match syntax.head(verb) {
        Some(noun) if is_relative && syntax.relation(verb) == Relation::Acl => Found::Word(noun),
        _ => Found::Word(subject),
    }
}

/// The pronoun that stands for a noun as subject of a relative clause, which a verb heads or is joined to: the words
/// that name the source there, as "he" would.
pub(super) fn pronoun(passage: &Passage<'_>, verb: usize, noun: usize) -> Option<usize> {
    let syntax = passage.syntax;
    let clause = std::iter::once(verb)
        .chain(syntax.ancestors(verb))
        .find(|&word| syntax.relation(word) != Relation::Conj)?;
    if syntax.relation(clause) != Relation::Acl || syntax.head(clause) != Some(noun) {
        return None;
    }
    syntax.children(clause).find(|&child| {
        child < clause
            && syntax.relation(child) == Relation::Nsubj
            && (syntax.has_feat(child, "PronType=Rel")
                || matches!(syntax.lemma(child), "who" | "which" | "that"))
    })
}

/// The words of a source: its head with what belongs to it, up to the first clause or apposition.
pub(super) fn span(passage: &Passage<'_>, head: usize) -> Span {
    let syntax = passage.syntax;
    let stop = syntax
        .children(head)
        .filter(|&child| child > head)
        .find(|&child| {
            matches!(
                syntax.relation(child),
                Relation::Acl | Relation::Appos | Relation::Parataxis | Relation::Punct
            ) && !is_inside_name(passage, child)
        })
        .map_or(usize::MAX, |child| {
            syntax.subtree(child).next().unwrap_or(child)
        });
    // "It was a study that …": what the noun is said of is no part of it.
    let start = syntax
        .children(head)
        .filter(|&child| {
            child < head
                && matches!(
                    syntax.relation(child),
                    Relation::Nsubj | Relation::Cop | Relation::Expl
                )
        })
        .last()
        .map_or(0, |child| child + 1);
    let begins = |word: usize| syntax.relation(word) != Relation::Case || word > head;
    let words = syntax
        .subtree(head)
        .filter(|&word| start <= word && word < stop)
        .skip_while(|&word| {
            !begins(word) && syntax.head(word) == Some(head)
                || syntax.upos(word) == Upos::Punct
                || word < head && syntax.relation(word) == Relation::Fixed
        });
    words.fold(passage.span(head), |span, word| {
        span.cover(passage.span(word))
    })
}

/// Whether a word is a hyphen that joins two parts of a name: "Berg-Lind".
fn is_inside_name(passage: &Passage<'_>, word: usize) -> bool {
    let span = passage.span(word);
    passage.word(word) == "-"
        && word
            .checked_sub(1)
            .is_some_and(|before| passage.span(before).end == span.start)
        && passage.text[span.end..].starts_with(char::is_alphanumeric)
}

/// The actor that the head of a source mentions.
pub(super) fn actor(
    passage: &Passage<'_>,
    mentions: &Mentions<'_>,
    head: usize,
) -> Option<ActorId> {
    let syntax = passage.syntax;
    let word = passage.span(head);
    super::titled::person(passage, mentions, head)
        .or_else(|| mentions.at(word))
        .or_else(|| {
            // The name may be flat below a title: "President Putin".
            let is_name = syntax.upos(head) == Upos::Propn;
            syntax
                .children(head)
                .filter(|&child| match syntax.relation(child) {
                    Relation::Flat | Relation::Appos => true,
                    // "a Moscow official" is not Moscow.
                    Relation::Compound => is_name,
                    _ => false,
                })
                .find_map(|child| mentions.at(passage.span(child)))
        })
        // "South Korea's top security advisor, who …": the person whose office it is.
        .or_else(|| mentions.with_role(word))
        .or_else(|| government(passage, mentions, head))
}

/// The state that its government, authorities or leadership stand for: "the Malian authorities". A capital before them
/// may have a government of its own.
fn government(passage: &Passage<'_>, mentions: &Mentions<'_>, head: usize) -> Option<ActorId> {
    let syntax = passage.syntax;
    let (nominal, _) = passage.nominal_at(head)?;
    if nominal.with_state != WithState::State {
        return None;
    }
    syntax
        .children(head)
        .filter(|&child| {
            child < head
                && (matches!(syntax.relation(child), Relation::Amod | Relation::Compound)
                    || syntax.deprel(child).subtype == Subtype::Poss)
                && passage
                    .name_at(child)
                    .is_some_and(|found| found.way != Way::Seat)
        })
        .find_map(|child| mentions.at(passage.span(child)))
        .filter(|&actor| mentions.kind(actor) == Some(ActorKind::State))
}
