//! What a treaty provides.

use super::{Known, parties};
use crate::extract::Passage;
use crate::extract::claims::is_negated;
use crate::extract::events::{Roles, objects};
use crate::model::{ActorId, Deontic, Provision, ProvisionKind};
use crate::syntax::{Relation, Subtype, Syntax, Upos};
use crate::text::Span;

/// Adds what the clauses around a treaty's word say that it provides.
pub(super) fn read(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, word: usize) {
    let syntax = passage.syntax;
    // The treaty does it: "the pact obliges each side to …".
    if syntax.relation(word) == Relation::Nsubj
        && syntax.deprel(word).subtype != Subtype::Pass
        && let Some(verb) = syntax.head(word)
    {
        by_treaty(passage, roles, known, verb);
    }
    for clause in syntax.children(word).filter(|&child| child > word) {
        if syntax.relation(clause) == Relation::Acl {
            let relative = syntax
                .children(clause)
                .find(|&part| part < clause && matches!(passage.lemma(part), "which" | "that"));
            match relative {
                Some(part) if is_under(syntax, part) => below(passage, roles, known, clause),
                Some(part) if syntax.relation(part) == Relation::Nsubj => {
                    by_treaty(passage, roles, known, clause);
                }
                None if syntax.xpos(clause) == "VBG" => by_treaty(passage, roles, known, clause),
                _ => {}
            }
        }
    }
    // "Under the pact, both must …".
    let noun = syntax
        .head(word)
        .filter(|&head| passage.lemma(head) == "term" && is_under(syntax, head))
        .unwrap_or(word);
    if is_under(syntax, noun) {
        match syntax.head(noun).filter(|&head| {
            syntax.upos(head) != Upos::Noun || syntax.child(head, Relation::Nsubj).is_some()
        }) {
            Some(verb) => below(passage, roles, known, verb),
            None => items(passage, roles, known, noun),
        }
    }
}

/// Whether a word stands after "under".
pub(super) fn is_under(syntax: &Syntax, word: usize) -> bool {
    syntax
        .child(word, Relation::Case)
        .is_some_and(|case| syntax.lemma(case) == "under")
}

/// What a treaty itself does: "limits both to …", and what is joined to it.
fn by_treaty(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, verb: usize) {
    let syntax = passage.syntax;
    for verb in joined(syntax, verb) {
        let lemma = passage.lemma(verb);
        let talk = passage.lexicon.treaty_talk();
        let is_provision = syntax.upos(verb) == Upos::Verb
            && syntax.child(verb, Relation::Obj).is_some()
            && !is_about_treaty(passage, verb)
            && !passage.lexicon.event_frames().is_a(lemma, "no_provision")
            && !is_negated(passage, verb);
        if !is_provision {
            continue;
        }
        let bound: Vec<ActorId> = objects(syntax, verb)
            .next()
            .filter(|_| talk.deontic(lemma).is_some())
            .map(|object| roles.group(object))
            .unwrap_or_default();
        if bound.len() > 1 {
            parties::add(roles, known, bound.iter().copied());
        }
        push(passage, known, verb, verb, &bound);
    }
}

/// "revives a pact", "ends the accord".
fn is_about_treaty(passage: &Passage<'_>, verb: usize) -> bool {
    let frames = passage.lexicon.event_frames();
    let object = passage.syntax.child(verb, Relation::Obj);
    object.is_some_and(|object| frames.is_a(passage.lemma(object), "treaty"))
}

/// What holds under a treaty: "both must halt …".
fn below(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, verb: usize) {
    let syntax = passage.syntax;
    let subject = syntax.child(verb, Relation::Nsubj);
    let bound = subject
        .map(|subject| roles.group(subject))
        .unwrap_or_default();
    if known.treaty.parties.len() < 2 && bound.len() > 1 {
        parties::add(roles, known, bound.iter().copied());
    }
    for clause in joined(syntax, verb) {
        let own = syntax.child(clause, Relation::Nsubj);
        let first = own.map_or_else(
            || auxiliary(syntax, clause).unwrap_or(clause),
            |own| syntax.subtree(own).next().unwrap_or(own),
        );
        let bound = own.map_or_else(|| bound.clone(), |own| roles.group(own));
        push(passage, known, clause, first, &bound);
    }
}

/// The items of a list after "Under its terms:".
fn items(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, word: usize) {
    let syntax = passage.syntax;
    let after = syntax.sentence_of(word) + 1;
    let lists = passage.segments.sentences.iter().skip(after).take(20);
    for sentence in lists {
        let is_item = sentence
            .words
            .clone()
            .next()
            .is_some_and(|first| matches!(passage.word(first), "•" | "-" | "–" | "*" | "·"));
        if !is_item {
            break;
        }
        let root = sentence
            .words
            .clone()
            .find(|&word| syntax.head(word).is_none());
        if let Some(root) = root {
            below(passage, roles, known, root);
        }
    }
}

fn joined(syntax: &Syntax, verb: usize) -> Vec<usize> {
    std::iter::once(verb)
        .chain(syntax.children(verb).filter(|&child| {
            child > verb
                && (syntax.relation(child) == Relation::Conj
                    || syntax.relation(child) == Relation::Parataxis
                        && syntax.child(child, Relation::Nsubj).is_some())
                && syntax.upos(child) == Upos::Verb
        }))
        .collect()
}

fn auxiliary(syntax: &Syntax, verb: usize) -> Option<usize> {
    syntax
        .children(verb)
        .find(|&child| syntax.relation(child) == Relation::Aux)
}

/// Adds the clause of a verb from a word on, or each of its objects where they are about different things.
fn push(passage: &Passage<'_>, known: &mut Known, verb: usize, first: usize, bound: &[ActorId]) {
    let syntax = passage.syntax;
    let condition = condition(passage, verb);
    let cut: Vec<usize> = syntax
        .children(verb)
        .filter(|&child| {
            // A comma within the clause does not end it.
            child > verb
                && (matches!(syntax.relation(child), Relation::Conj | Relation::Parataxis)
                    && syntax.upos(child) == Upos::Verb
                    || passage.word(child) == ";")
        })
        .filter_map(|child| syntax.subtree(child).next())
        .collect();
    let is_kept = |word: &usize| {
        *word >= first
            && cut.iter().all(|start| word < start)
            && condition.is_none_or(|span| !span.overlaps(passage.span(*word)))
    };
    let mut words: Vec<usize> = syntax.subtree(verb).filter(is_kept).collect();
    while words.last().is_some_and(|&word| {
        syntax.upos(word) == Upos::Punct || syntax.relation(word) == Relation::Cc
    }) {
        words.pop();
    }
    let Some((&start, &end)) = words.first().zip(words.last()) else {
        return;
    };
    let talk = passage.lexicon.treaty_talk();
    let lemmas = |words: &[usize]| {
        let lemmas: Vec<String> = words
            .iter()
            .map(|&word| passage.lemma(word).to_lowercase())
            .collect();
        talk.provision(&lemmas.join(" "))
    };
    let modal = syntax
        .children(verb)
        .find_map(|child| talk.deontic(passage.lemma(child)));
    let is_forbidden = is_negated(passage, verb)
        || syntax
            .child(verb, Relation::Nsubj)
            .is_some_and(|subject| matches!(passage.lemma(subject), "neither" | "none" | "nobody"));
    let deontic = if is_forbidden {
        Some(Deontic::Prohibition)
    } else {
        talk.deontic(passage.lemma(verb)).or(modal)
    };
    let mut add = |kind: ProvisionKind, span: Span| {
        if !known
            .treaty
            .provisions
            .iter()
            .any(|known| known.span.overlaps(span))
        {
            known.treaty.provisions.push(Provision {
                kind,
                deontic,
                span,
                bound: bound.to_vec(),
                condition,
            });
        }
    };
    // "mandates military support in case of an attack and cooperation against sanctions".
    if let Some(object) = syntax.child(verb, Relation::Obj) {
        let parts: Vec<usize> = std::iter::once(object)
            .chain(
                syntax
                    .children(object)
                    .filter(|&child| syntax.relation(child) == Relation::Conj),
            )
            .collect();
        let spans: Vec<(ProvisionKind, Span)> = parts
            .iter()
            .map(|&part| {
                let own: Vec<usize> = syntax
                    .subtree(part)
                    .filter(is_kept)
                    .filter(|&word| {
                        part != object
                            || parts
                                .iter()
                                .skip(1)
                                .all(|&other| !syntax.is_below(word, other) && word != other)
                    })
                    .filter(|&word| syntax.relation(word) != Relation::Cc)
                    .collect();
                let span = own.iter().fold(passage.span(part), |span, &word| {
                    span.cover(passage.span(word))
                });
                (lemmas(&own), span)
            })
            .collect();
        let is_each = spans.len() > 1
            && spans.iter().enumerate().all(|(at, (kind, _))| {
                *kind != ProvisionKind::Other && spans[..at].iter().all(|(other, _)| other != kind)
            });
        if is_each {
            for (kind, span) in spans {
                add(kind, span);
            }
            return;
        }
    }
    add(lemmas(&words), passage.span(start).cover(passage.span(end)));
}

/// "if …", "unless …", "in case of …": what triggers it.
fn condition(passage: &Passage<'_>, verb: usize) -> Option<Span> {
    let syntax = passage.syntax;
    let below = syntax.subtree(verb).take(120);
    let mut starts = below.filter(|&word| word > verb);
    let head = starts.find_map(|word| {
        let is_mark = matches!(syntax.relation(word), Relation::Mark | Relation::Advmod)
            && matches!(
                passage.lemma(word),
                "if" | "unless" | "once" | "when" | "whenever" | "before" | "after"
            );
        let is_case = syntax.relation(word) == Relation::Case
            && passage.lemma(word) == "in"
            && [word + 1, word + 2].iter().any(|&next| {
                next < syntax.len() && matches!(passage.lemma(next), "case" | "event")
            });
        let is_provided = matches!(passage.lemma(word), "provide" | "provided")
            && passage.word(word) == "provided";
        if is_provided {
            return Some((word, word));
        }
        (is_mark || is_case)
            .then(|| syntax.head(word))
            .flatten()
            .filter(|&head| head > word)
            .map(|head| (word, head))
    })?;
    let (word, clause) = head;
    let last = syntax
        .subtree(clause)
        .filter(|&inner| {
            syntax.relation(inner) != Relation::Conj
                || inner < clause
                || syntax.upos(inner) != Upos::Verb
        })
        .last()
        .filter(|&last| last > word)?;
    let last = (word..=last)
        .rev()
        .find(|&word| syntax.upos(word) != Upos::Punct)?;
    Some(passage.span(word).cover(passage.span(last)))
}
