//! What a treaty provides.

use std::ops::Range;

use super::{Known, parties, relatives, stages};
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
        let is_participle = syntax.relation(clause) == Relation::Acl
            && syntax.xpos(clause) == "VBG"
            && !syntax
                .children(clause)
                .any(|part| part < clause && is_relative(passage, part));
        if is_participle {
            by_treaty(passage, roles, known, clause);
        }
    }
    for (pronoun, clause) in relatives::of(passage, word) {
        if relatives::is_under(passage, pronoun) {
            below(passage, roles, known, clause);
        } else {
            by_treaty(passage, roles, known, clause);
        }
    }
    for (verb, last) in relatives::misread(passage, word) {
        push_plain(passage, known, verb, last);
    }
    // "have struck a deal: London will hand over …".
    for verb in stages::verbs(passage, word) {
        let told = syntax.children(verb).find(|&child| {
            child > word
                && syntax.relation(child) == Relation::Parataxis
                && syntax.subtree(child).next().is_some_and(|first| {
                    let is_colon = |word: usize| passage.word(word) == ":";
                    is_colon(first) || first.checked_sub(1).is_some_and(is_colon)
                })
        });
        if let Some(told) = told.filter(|_| stages::stage(passage, verb).is_some()) {
            below(passage, roles, known, told);
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

fn is_relative(passage: &Passage<'_>, word: usize) -> bool {
    matches!(passage.lemma(word), "which" | "that")
}

/// Whether a word stands after "under" or "according to".
pub(super) fn is_under(syntax: &Syntax, word: usize) -> bool {
    syntax
        .child(word, Relation::Case)
        .is_some_and(|case| matches!(syntax.lemma(case), "under" | "according" | "accord"))
}

/// What a treaty itself does: "limits both to …", and what is joined to it.
fn by_treaty(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, verb: usize) {
    let syntax = passage.syntax;
    for verb in joined(passage, verb) {
        let lemma = passage.lemma(verb);
        let talk = passage.lexicon.treaty_talk();
        let frames = passage.lexicon.event_frames();
        // "The pact says that both must …", "'Both shall …', it reads."
        if frames.is_a(lemma, "treaty_says") {
            let said = syntax
                .child(verb, Relation::Ccomp)
                .or_else(|| syntax.child(verb, Relation::Parataxis))
                .or_else(|| {
                    syntax
                        .head(verb)
                        .filter(|_| syntax.relation(verb) == Relation::Parataxis)
                });
            if let Some(said) = said.filter(|&said| syntax.child(said, Relation::Nsubj).is_some()) {
                below(passage, roles, known, said);
                continue;
            }
        }
        let is_for = || frames.is_a(lemma, "treaty_own") && has_for(passage, verb);
        let is_binding = || {
            talk.deontic(lemma).is_some()
                && syntax
                    .children(verb)
                    .any(|child| child > verb && syntax.relation(child) != Relation::Punct)
        };
        let is_provision = syntax.upos(verb) == Upos::Verb
            && (syntax.child(verb, Relation::Obj).is_some() || is_for() || is_binding())
            && !is_about_treaty(passage, verb)
            && !frames.is_a(lemma, "no_provision")
            && !is_negated(passage, verb);
        // What else is said of a treaty is none of its terms: "fulfils a goal", "gave them reason to doubt".
        let is_of_treaties = talk.deontic(lemma).is_some()
            || frames.is_a(lemma, "treaty_own")
            || frames.is_a(lemma, "treaty_act");
        let is_weak = || {
            let lemmas: Vec<String> = syntax
                .subtree(verb)
                .filter(|&word| word >= verb)
                .take(20)
                .map(|word| passage.lemma(word).to_lowercase())
                .collect();
            frames.is_a(lemma, "treaty_weak")
                && talk.provision(&lemmas.join(" ")) == ProvisionKind::Other
        };
        if !is_provision || !is_of_treaties || is_weak() {
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
        let is_all = objects(syntax, verb)
            .next()
            .is_some_and(|object| is_everyone(passage, object));
        known.acts_now |= matches!(syntax.xpos(verb), "VBZ" | "VBP")
            && (talk.deontic(lemma).is_some() || frames.is_a(lemma, "treaty_act"));
        push(passage, known, verb, verb, &bound, is_all);
    }
}

/// Whether something stands after "for" below a verb.
pub(super) fn has_for(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    syntax.children(verb).any(|child| {
        syntax
            .child(child, Relation::Case)
            .is_some_and(|case| passage.lemma(case) == "for")
    })
}

/// "revives a pact", "ends the accord".
fn is_about_treaty(passage: &Passage<'_>, verb: usize) -> bool {
    let frames = passage.lexicon.event_frames();
    let object = passage.syntax.child(verb, Relation::Obj);
    object.is_some_and(|object| {
        let lemma = passage.lemma(object);
        frames.is_a(lemma, "treaty") || frames.is_a(lemma, "treaty_part")
    })
}

/// What holds under a treaty: "both must halt …".
fn below(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, verb: usize) {
    let syntax = passage.syntax;
    let subject = syntax.child(verb, Relation::Nsubj);
    let bound = subject
        .map(|subject| roles.group(subject))
        .unwrap_or_default();
    let is_all = subject.is_some_and(|subject| is_everyone(passage, subject));
    let clauses = joined(passage, verb);
    // "Hamas will free 33 hostages and Israel will withdraw": who is bound is a party.
    let mut all = bound.clone();
    for &clause in &clauses[1..] {
        all.extend(
            syntax
                .child(clause, Relation::Nsubj)
                .map(|own| roles.group(own))
                .unwrap_or_default(),
        );
    }
    if known.treaty.parties.len() < 2 && all.len() > 1 {
        parties::add(roles, known, all);
    }
    for clause in clauses {
        let own = syntax.child(clause, Relation::Nsubj);
        let first = own.map_or_else(
            || auxiliary(syntax, clause).unwrap_or(clause),
            |own| syntax.subtree(own).next().unwrap_or(own),
        );
        let is_all = own.map_or(is_all, |own| is_everyone(passage, own));
        let bound = own.map_or_else(|| bound.clone(), |own| roles.group(own));
        push(passage, known, clause, first, &bound, is_all);
    }
}

/// "Neither side may …", "both must …", told right after the treaty itself.
pub(super) fn follow(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    known: &mut Known,
    sentence: Range<usize>,
) {
    let syntax = passage.syntax;
    let talk = passage.lexicon.treaty_talk();
    let Some(root) = sentence.clone().find(|&word| syntax.head(word).is_none()) else {
        return;
    };
    let is_all = syntax
        .child(root, Relation::Nsubj)
        .is_some_and(|subject| is_everyone(passage, subject));
    let is_bound = syntax.children(root).any(|child| {
        syntax.relation(child) == Relation::Aux && talk.deontic(passage.lemma(child)).is_some()
    });
    if !is_all || syntax.upos(root) != Upos::Verb {
        return;
    }
    if is_bound {
        below(passage, roles, known, root);
    } else if passage
        .lexicon
        .event_frames()
        .is_a(passage.lemma(root), "undertaking")
        && let Some(clause) = syntax.child(root, Relation::Xcomp)
    {
        let first = syntax.subtree(clause).next().unwrap_or(clause);
        push(passage, known, clause, first, &[], true);
    }
}

/// Whether a word means all parties: "each side", "neither", "the two countries".
fn is_everyone(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let lemma = passage.lemma(word).to_lowercase();
    let is_every = |lemma: &str| matches!(lemma, "both" | "each" | "either" | "neither" | "none");
    is_every(&lemma)
        || frames.is_a(&lemma, "treaty_side")
            && syntax.children(word).any(|child| {
                child < word
                    && (is_every(&passage.lemma(child).to_lowercase())
                        || matches!(passage.lemma(child), "two" | "three" | "all" | "all the")
                        || matches!(lemma.as_str(), "party" | "signatory")
                            && syntax.relation(child) == Relation::Det)
            })
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

fn joined(passage: &Passage<'_>, verb: usize) -> Vec<usize> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let mut all = vec![verb];
    // "fixes the line, opens two crossings": the parser may take the first for an adjunct of the second.
    if syntax.relation(verb) == Relation::Advcl
        && let Some(head) = syntax.head(verb).filter(|&head| head > verb)
        && syntax.xpos(head) == syntax.xpos(verb)
        && syntax.child(head, Relation::Nsubj).is_none()
    {
        all.push(head);
    }
    let mut at = 0;
    while let Some(&one) = all.get(at) {
        all.extend(syntax.children(one).filter(|&child| {
            child > one
                && (syntax.relation(child) == Relation::Conj
                    || syntax.relation(child) == Relation::Parataxis
                        && syntax.child(child, Relation::Nsubj).is_some()
                        && !frames.is_a(passage.lemma(child), "treaty_says"))
                && syntax.upos(child) == Upos::Verb
                // "provided that …" is a condition.
                && syntax.lemma(child) != "provide"
        }));
        at += 1;
    }
    all
}

fn auxiliary(syntax: &Syntax, verb: usize) -> Option<usize> {
    syntax
        .children(verb)
        .find(|&child| syntax.relation(child) == Relation::Aux)
}

/// Adds the clause of a verb from a word on, or each of its objects where they are about different things.
fn push(
    passage: &Passage<'_>,
    known: &mut Known,
    verb: usize,
    first: usize,
    bound: &[ActorId],
    is_all: bool,
) {
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
    // A verb whose object the parser hung elsewhere.
    if words == [verb] {
        words.extend(until_comma(passage, verb));
    }
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
            if is_all {
                known.binds_all.push(span);
            }
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
        let spans: Vec<(ProvisionKind, Span, usize)> = parts
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
                (lemmas(&own), span, own.len())
            })
            .collect();
        let is_each = spans.len() > 1
            && spans.iter().all(|&(_, _, words)| words > 2)
            && spans.iter().enumerate().all(|(at, (kind, ..))| {
                *kind != ProvisionKind::Other && spans[..at].iter().all(|(other, ..)| other != kind)
            });
        if is_each {
            for (kind, span, _) in spans {
                add(kind, span);
            }
            return;
        }
    }
    add(lemmas(&words), passage.span(start).cover(passage.span(end)));
}

/// The words after a verb up to the next mark.
fn until_comma(passage: &Passage<'_>, verb: usize) -> std::ops::Range<usize> {
    let syntax = passage.syntax;
    let end = syntax.sentence(syntax.sentence_of(verb)).end;
    let mark = (verb + 1..end).find(|&word| matches!(passage.word(word), "," | ";" | "." | ":"));
    verb + 1..mark.unwrap_or(end)
}

/// Adds what a verb says that the parser did not take for one: "gives access and cuts tariffs".
fn push_plain(passage: &Passage<'_>, known: &mut Known, verb: usize, last: usize) {
    let talk = passage.lexicon.treaty_talk();
    let lemmas: Vec<String> = (verb..=last)
        .map(|word| passage.lemma(word).to_lowercase())
        .collect();
    let span = passage.span(verb).cover(passage.span(last));
    let kind = talk.provision(&lemmas.join(" "));
    let provisions = &mut known.treaty.provisions;
    // What the clause before has swallowed of it is cut off.
    for before in provisions.iter_mut() {
        if before.span.start < span.start && span.start < before.span.end {
            let end = (0..verb)
                .rev()
                .find(|&word| !matches!(passage.syntax.upos(word), Upos::Punct | Upos::Cconj))
                .map_or(before.span.start, |word| passage.span(word).end);
            before.span = Span::new(before.span.start, end.max(before.span.start));
        }
    }
    if !provisions.iter().any(|known| known.span.overlaps(span)) {
        provisions.push(Provision {
            deontic: talk.deontic(passage.lemma(verb)),
            ..Provision::new(kind, span)
        });
    }
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
        let holds_clause = is_mark
            && syntax.children(word).any(|own| {
                own > word && matches!(syntax.relation(own), Relation::Advcl | Relation::Acl)
            });
        if holds_clause {
            return Some((word, word));
        }
        (is_mark || is_case)
            .then(|| syntax.head(word))
            .flatten()
            .filter(|&head| head > word)
            .map(|head| (word, head))
    })?;
    let (word, mut clause) = head;
    // "consult whenever a dispute arises": the parser may hang the clause below its first word.
    if clause == word
        && let Some(own) = syntax.children(word).find(|&own| own > word)
    {
        clause = own;
    }
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
