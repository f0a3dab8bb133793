//! The words that mean a treaty.

use crate::extract::Passage;
use crate::extract::events::Roles;
use crate::lexicon::EntryKind;
use crate::model::{ActorKind, DateExpression, Time, TreatyStatus};
use crate::syntax::{Relation, Subtype, Upos};
use crate::text::Span;

/// In which way words mean a treaty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By its name.
    Named,
    /// By what it is about: "a security pact".
    Described,
    /// By "the treaty" alone.
    Bare,
    /// As a second name of the treaty that this word names.
    SameAs(usize),
}

/// Words that mean a treaty.
#[derive(Debug)]
pub(super) struct Naming {
    pub(super) way: Way,
    pub(super) span: Span,
    pub(super) noun: String,
    /// The words before the noun that say what it is about.
    pub(super) modifiers: Vec<String>,
    pub(super) is_definite: bool,
    /// Whether the noun is always one for a treaty, as "treaty" and unlike "deal".
    pub(super) is_treaty_word: bool,
    pub(super) year: Option<String>,
    pub(super) signed: Option<Time>,
}

/// What a word says of a treaty, if it heads words that mean one.
pub(super) fn naming(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    dates: &[DateExpression],
    word: usize,
) -> Option<Naming> {
    let syntax = passage.syntax;
    if !matches!(syntax.upos(word), Upos::Noun | Upos::Propn | Upos::X) {
        return None;
    }
    let frames = passage.lexicon.event_frames();
    let written = passage.word(word);
    let lemma = passage.lemma(word).to_lowercase();
    let name = passage
        .name_at(word)
        .filter(|found| passage.lexicon.entry(found.entry).kind == EntryKind::Treaty);
    if let Some(found) = name {
        // Once for all words of the name: at its last.
        if found.span.end != passage.span(word).end {
            return None;
        }
        return Some(Naming {
            way: Way::Named,
            span: found.span,
            noun: lemma,
            modifiers: vec![passage.lexicon.entry(found.entry).name.to_lowercase()],
            is_definite: true,
            is_treaty_word: true,
            year: None,
            signed: None,
        });
    }
    let is_treaty_word = frames.is_a(&lemma, "treaty_word");
    let is_capital = written.starts_with(char::is_uppercase);
    let has_article = syntax
        .child(word, Relation::Det)
        .is_some_and(|article| passage.lemma(article) == "the");
    let is_signed_name = is_capital
        && is_signed(passage, word)
        && (!roles.names_actor(word) || has_article && passage.name_at(word).is_none());
    if !is_treaty_word && !frames.is_a(&lemma, "treaty_deal") && !is_signed_name {
        return None;
    }
    if is_something_else(passage, roles, word, &lemma) {
        return None;
    }
    if matches!(syntax.relation(word), Relation::Compound | Relation::Amod)
        || passage.name_at(word).is_some()
    {
        return None;
    }
    let before: Vec<usize> = syntax
        .children(word)
        .filter(|&child| child < word)
        .collect();
    let describes = |&child: &usize| {
        matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
            && syntax.upos(child) != Upos::Num
            && !roles.names_actor(child)
            && !frames.is_a(passage.lemma(child), "stage_word")
    };
    let modifiers: Vec<String> = before
        .iter()
        .copied()
        .filter(describes)
        .map(|child| passage.lemma(child).to_lowercase())
        .collect();
    let is_name = is_signed_name
        || is_capital
            && before.iter().any(|&child| {
                describes(&child) && passage.word(child).starts_with(char::is_uppercase)
            })
            && !is_headline(passage, word);
    let determiner = before
        .iter()
        .copied()
        .find(|&child| syntax.relation(child) == Relation::Det);
    let is_definite =
        determiner.is_some_and(|child| matches!(passage.lemma(child), "the" | "this" | "that"));
    let has_owner = before
        .iter()
        .any(|&child| syntax.deprel(child).subtype == Subtype::Poss || roles.names_actor(child));
    let has_partner = syntax.children(word).any(|child| {
        child > word
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| matches!(passage.lemma(case), "with" | "between" | "among"))
    });
    let first = before
        .iter()
        .copied()
        .filter(|&child| describes(&child) || frames.is_a(passage.lemma(child), "stage_word"))
        .min()
        .unwrap_or(word);
    let span = passage.span(first).cover(passage.span(word));
    let signed = year(passage, dates, word);
    let way = if syntax.relation(word) == Relation::Appos
        && let Some(head) = syntax.head(word)
        && passage
            .name_at(head)
            .is_some_and(|found| passage.lexicon.entry(found.entry).kind == EntryKind::Treaty)
    {
        Way::SameAs(head)
    } else if is_name {
        Way::Named
    } else if is_definite && modifiers.is_empty() && !has_owner && !has_partner {
        Way::Bare
    } else {
        Way::Described
    };
    Some(Naming {
        way,
        span,
        noun: lemma,
        modifiers: if is_name {
            vec![span.of(passage.text).to_lowercase()]
        } else {
            modifiers
        },
        is_definite,
        // "The convention" is one only where the text has told of it.
        is_treaty_word: is_treaty_word && (way != Way::Bare || passage.lemma(word) != "convention"),
        year: signed
            .as_ref()
            .map(|time| time.value.chars().take(4).collect()),
        signed,
    })
}

/// Whether a word for a treaty means a bargain, a congress or a statute: "business deals", "the party's convention",
/// "the Green New Deal", "signed the Protection Act".
fn is_something_else(passage: &Passage<'_>, roles: &Roles<'_>, word: usize, lemma: &str) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let has_modifier = syntax.children(word).any(|child| {
        child < word
            && matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
            && (frames.is_a(&passage.lemma(child).to_lowercase(), "no_treaty")
                || passage.word(child) == "New" && lemma == "deal")
    });
    if has_modifier {
        return true;
    }
    if lemma != "convention" {
        return frames.is_a(lemma, "law");
    }
    let is_about = syntax.children(word).any(|child| {
        child > word
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| match passage.lemma(case) {
                    "on" | "against" | "for" | "relating" | "concerning" => true,
                    "with" | "between" => roles.is_named(child),
                    _ => false,
                })
    });
    let is_staged = super::stages::verbs(passage, word).into_iter().any(|verb| {
        matches!(
            super::stages::stage(passage, verb),
            Some(
                TreatyStatus::Signed
                    | TreatyStatus::Ratified
                    | TreatyStatus::Withdrawn
                    | TreatyStatus::Violated
                    | TreatyStatus::Suspended
                    | TreatyStatus::InForce
            )
        )
    });
    let is_party = roles.owners(word).into_iter().any(|owner| {
        !matches!(
            roles.kind(owner),
            ActorKind::State | ActorKind::InternationalOrganization
        )
    });
    let is_bare = syntax
        .child(word, Relation::Det)
        .is_some_and(|det| passage.lemma(det) == "the")
        && syntax.children(word).filter(|&child| child < word).count() == 1;
    is_party || !(is_about || is_staged || is_bare)
}

/// Whether a sentence has nearly all its words in capitals, so that they make no name.
fn is_headline(passage: &Passage<'_>, word: usize) -> bool {
    let sentence = passage.syntax.sentence(passage.syntax.sentence_of(word));
    let long = sentence
        .clone()
        .filter(|&word| passage.word(word).chars().count() > 3);
    let (all, capital) = long.fold((0, 0), |(all, capital), word| {
        let is_capital = passage.word(word).starts_with(char::is_uppercase);
        (all + 1, capital + usize::from(is_capital))
    });
    capital * 4 > all * 3
}

/// Whether a word is what someone signs or ratifies.
fn is_signed(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.relation(word) == Relation::Obj
        && syntax
            .head(word)
            .is_some_and(|verb| matches!(passage.lemma(verb), "sign" | "ratify" | "initial"))
}

/// "the pact of 2001", "the 1974 accord".
fn year(passage: &Passage<'_>, dates: &[DateExpression], word: usize) -> Option<Time> {
    let syntax = passage.syntax;
    let own = passage.span(word);
    let at = |start: usize| {
        let index = dates.partition_point(|date| date.span.end <= start);
        dates
            .get(index)
            .filter(|date| {
                date.span.start <= start && date.value.starts_with(|c: char| c.is_ascii_digit())
            })
            .map(|date| Time::new(date.value.clone(), date.span))
    };
    syntax
        .children(word)
        .find_map(|child| {
            let span = passage.span(child);
            let is_behind = child > word
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| matches!(passage.lemma(case), "of" | "from"));
            (is_behind || child < word)
                .then(|| at(span.start))
                .flatten()
        })
        .filter(|time| time.span.end <= own.start || time.span.start >= own.end)
}

/// "it" or "its terms", which may mean the treaty spoken of.
pub(super) fn is_it(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    if syntax.upos(word) != Upos::Pron || !matches!(passage.lemma(word), "it" | "its") {
        return false;
    }
    let talk = passage.lexicon.treaty_talk();
    match syntax.relation(word) {
        Relation::Nsubj | Relation::Obj | Relation::Obl => syntax.head(word).is_some_and(|verb| {
            talk.stage(passage.lemma(verb)).is_some()
                || talk.deontic(passage.lemma(verb)).is_some()
                || super::stages::enters_into_force(syntax, verb)
                || super::provisions::is_under(syntax, word)
        }),
        _ => {
            super::provisions::is_under(syntax, word)
                || syntax.head(word).is_some_and(|noun| {
                    passage.lemma(noun) == "term" && super::provisions::is_under(syntax, noun)
                })
        }
    }
}
