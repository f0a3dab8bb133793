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
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something else that the words say"
)]
pub(super) struct Naming {
    pub(super) way: Way,
    pub(super) span: Span,
    pub(super) noun: String,
    /// The words before the noun that say what it is about.
    pub(super) modifiers: Vec<String>,
    pub(super) is_definite: bool,
    /// Whether the noun is always one for a treaty, as "treaty" and unlike "deal".
    pub(super) is_treaty_word: bool,
    /// Whether the noun alone takes up no treaty of another kind, as "the convention".
    pub(super) is_own_kind: bool,
    /// Whether it says what states make treaties about: "a security deal".
    pub(super) is_topical: bool,
    /// Whether it says with whom.
    pub(super) has_partner: bool,
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
            way: renamed(passage, word).map_or(Way::Named, Way::SameAs),
            span: found.span,
            noun: lemma,
            modifiers: vec![passage.lexicon.entry(found.entry).name.to_lowercase()],
            is_definite: true,
            is_treaty_word: true,
            is_own_kind: false,
            is_topical: true,
            has_partner: false,
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
    let is_subject = super::relatives::is_read_as_noun(passage, word);
    if matches!(syntax.relation(word), Relation::Compound | Relation::Amod) && !is_subject
        || passage.name_at(word).is_some()
    {
        return None;
    }
    // What the parser hung to the noun that it took the verb for is the treaty's.
    let before: Vec<usize> = syntax
        .children(if is_subject { word + 1 } else { word })
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
            && !is_headline(passage, word)
        || lemma != "deal" && is_called_after_place(passage, roles, &before);
    let determiner = before
        .iter()
        .copied()
        .find(|&child| syntax.relation(child) == Relation::Det);
    // "has signed no treaty", "any deal" name none.
    if determiner.is_some_and(|child| matches!(passage.lemma(child), "no" | "any" | "every")) {
        return None;
    }
    let is_definite =
        determiner.is_some_and(|child| matches!(passage.lemma(child), "the" | "this" | "that"));
    let has_partner = syntax.children(word).any(|child| {
        child > word
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| matches!(passage.lemma(case), "with" | "between" | "among"))
    });
    let signed = year(passage, dates, word);
    // "Trade deals have cost jobs" speaks of no treaty.
    let is_generic = syntax.xpos(word) == "NNS"
        && determiner.is_none()
        && !has_partner
        && !is_name
        && before.iter().all(|&child| {
            syntax.deprel(child).subtype != Subtype::Poss
                && syntax.relation(child) != Relation::Nummod
                && !roles.names_actor(child)
                && passage.name_at(child).is_none()
        })
        && !syntax
            .children(word)
            .any(|child| child > word && syntax.relation(child) == Relation::Acl)
        && !is_headline(passage, word)
        && signed.is_none();
    if is_generic {
        return None;
    }
    let has_owner = before
        .iter()
        .any(|&child| syntax.deprel(child).subtype == Subtype::Poss || roles.names_actor(child));
    let first = before
        .iter()
        .copied()
        .filter(|&child| describes(&child) || frames.is_a(passage.lemma(child), "stage_word"))
        .min()
        .unwrap_or(word);
    // "double-taxation treaty", "free-trade deal".
    let first = (1..=2).fold(first, |first, _| match first.checked_sub(2) {
        Some(before) if matches!(passage.word(first - 1), "-" | "–") => before,
        _ => first,
    });
    let span = passage.span(first).cover(passage.span(word));
    // "the Trans-Pacific Partnership trade deal"
    let name_before = before.iter().copied().find(|&child| {
        passage
            .name_at(child)
            .is_some_and(|found| passage.lexicon.entry(found.entry).kind == EntryKind::Treaty)
    });
    let way = if let Some(head) = renamed(passage, word).or(name_before) {
        Way::SameAs(head)
    } else if is_name {
        Way::Named
    } else if is_definite && modifiers.is_empty() && !has_owner && !has_partner {
        Way::Bare
    } else {
        Way::Described
    };
    // "The EU-Turkey deal", "the Iran agreement".
    let is_of_states = is_definite
        && before.iter().any(|&child| {
            matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
                && roles.names_actor(child)
        });
    let is_own_kind = lemma == "convention" || frames.is_a(&lemma, "treaty_loose");
    Some(Naming {
        way,
        span,
        noun: lemma,
        is_own_kind,
        modifiers: if is_name {
            vec![span.of(passage.text).to_lowercase()]
        } else {
            modifiers
        },
        is_definite,
        // "The convention" is one only where the text has told of it.
        is_treaty_word: is_treaty_word && (way != Way::Bare || !is_own_kind),
        is_topical: before
            .iter()
            .any(|&child| frames.is_a(&passage.lemma(child).to_lowercase(), "treaty_topic")),
        has_partner: has_partner || is_of_states,
        year: signed
            .as_ref()
            .map(|time| time.value.chars().take(4).collect()),
        signed,
    })
}

/// The treaty's word that this one gives another name: "a mutual defence pact, the Liptako-Gourma Charter,".
fn renamed(passage: &Passage<'_>, word: usize) -> Option<usize> {
    let syntax = passage.syntax;
    let head = syntax.head(word)?;
    let frames = passage.lexicon.event_frames();
    let is_treaty = frames.is_a(&passage.lemma(head).to_lowercase(), "treaty_word")
        || frames.is_a(&passage.lemma(head).to_lowercase(), "treaty_deal")
        || passage
            .name_at(head)
            .is_some_and(|found| passage.lexicon.entry(found.entry).kind == EntryKind::Treaty);
    (syntax.relation(word) == Relation::Appos && is_treaty).then_some(head)
}

/// "the Doha accord", "the Minsk agreements": one that goes by the place where it was made.
fn is_called_after_place(passage: &Passage<'_>, roles: &Roles<'_>, before: &[usize]) -> bool {
    let syntax = passage.syntax;
    let has_article = before
        .iter()
        .any(|&child| syntax.relation(child) == Relation::Det && passage.lemma(child) == "the");
    let mut modifiers = before
        .iter()
        .copied()
        .filter(|&child| syntax.relation(child) == Relation::Compound);
    has_article
        && modifiers.next().is_some_and(|place| {
            syntax.upos(place) == Upos::Propn
                && passage.word(place).starts_with(char::is_uppercase)
                && !roles.names_actor(place)
        })
        && modifiers.next().is_none()
}

/// Whether a word for a treaty means a bargain, a congress or a statute: "business deals", "the party's convention",
/// "the Green New Deal", "signed the Protection Act".
fn is_something_else(passage: &Passage<'_>, roles: &Roles<'_>, word: usize, lemma: &str) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    // "A memorandum of understanding" is one treaty.
    let is_part = lemma == "understanding"
        && syntax
            .head(word)
            .is_some_and(|head| passage.lemma(head).eq_ignore_ascii_case("memorandum"));
    if is_part {
        return true;
    }
    let has_modifier = syntax.children(word).any(|child| {
        child < word
            && matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
            && (frames.is_a(&passage.lemma(child).to_lowercase(), "no_treaty")
                || passage.word(child) == "New" && lemma == "deal")
    });
    if has_modifier {
        return true;
    }
    // The doctors follow a protocol, states sign one.
    if frames.is_a(lemma, "treaty_loose") {
        return !is_loose_treaty(passage, roles, word);
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
    let is_staged = is_done_with(passage, word);
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

/// Whether something is done with a noun that is only done with what binds: it is signed, ratified, left.
fn is_done_with(passage: &Passage<'_>, word: usize) -> bool {
    super::stages::verbs(passage, word).into_iter().any(|verb| {
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
    })
}

/// Whether a protocol, memorandum or charter is one that binds: it is between some, signed, ratified or left, or its name
/// says that it belongs to a treaty.
fn is_loose_treaty(passage: &Passage<'_>, roles: &Roles<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let understanding = syntax
        .children(word)
        .find(|&child| passage.lemma(child).eq_ignore_ascii_case("understanding"));
    let parts = syntax.children(word).chain(
        understanding
            .into_iter()
            .flat_map(|below| syntax.children(below)),
    );
    let is_between = parts.into_iter().any(|child| {
        child > word
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| match passage.lemma(case) {
                    "between" | "among" => true,
                    "with" => roles.is_named(child),
                    _ => false,
                })
    });
    is_between || is_done_with(passage, word) || renamed(passage, word).is_some()
        // "The memorandum" of which the text has spoken.
        || syntax
            .child(word, Relation::Det)
            .is_some_and(|det| passage.lemma(det) == "the")
            && syntax.children(word).filter(|&child| child < word).count() == 1
            && syntax.children(word).all(|child| child < word || syntax.relation(child) == Relation::Punct)
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

/// "The text", "the document", of which something is said that is said of treaties.
pub(super) fn is_text(passage: &Passage<'_>, word: usize, is_near: bool) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let is_bare = frames.is_a(passage.lemma(word), "treaty_text")
        && syntax.relation(word) == Relation::Nsubj
        && syntax
            .child(word, Relation::Det)
            .is_some_and(|det| passage.lemma(det) == "the")
        && syntax.children(word).count() == 1;
    is_bare
        && syntax
            .head(word)
            .is_some_and(|verb| is_of_treaties(passage, verb, is_near))
}

/// Whether a verb says what treaties do or what is done with them, the former only of one that was spoken of just before.
fn is_of_treaties(passage: &Passage<'_>, verb: usize, is_near: bool) -> bool {
    let talk = passage.lexicon.treaty_talk();
    let frames = passage.lexicon.event_frames();
    let lemma = passage.lemma(verb);
    talk.stage(lemma).is_some()
        || talk.deontic(lemma).is_some()
        || is_near && frames.is_a(lemma, "treaty_own") && {
            // "It calls for a withdrawal", not "it calls".
            lemma != "call" || super::provisions::has_for(passage, verb)
        }
        || super::stages::enters_into_force(passage.syntax, verb)
}

/// "it", "its terms" or "the text", which may mean the treaty spoken of.
pub(super) fn is_it(passage: &Passage<'_>, word: usize, is_near: bool) -> bool {
    let syntax = passage.syntax;
    if is_text(passage, word, is_near) {
        return true;
    }
    // "It and Azerbaijan" are parties.
    if syntax.upos(word) != Upos::Pron
        || !matches!(passage.lemma(word), "it" | "its")
        || syntax.child(word, Relation::Conj).is_some()
    {
        return false;
    }
    match syntax.relation(word) {
        Relation::Nsubj | Relation::Obj | Relation::Obl => syntax.head(word).is_some_and(|verb| {
            is_of_treaties(passage, verb, is_near) || super::provisions::is_under(syntax, word)
        }),
        _ => {
            super::provisions::is_under(syntax, word)
                || syntax.head(word).is_some_and(|noun| {
                    passage.lemma(noun) == "term" && super::provisions::is_under(syntax, noun)
                })
        }
    }
}
