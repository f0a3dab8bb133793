//! The relative clauses that say what a treaty provides.

use crate::extract::Passage;
use crate::syntax::{Relation, Upos};

/// So many words after a treaty's word a clause of it may begin at most.
const REACH: usize = 30;

/// The clauses after a treaty's word that "which" or "that" ties to it, each with its pronoun: those that the parser hangs
/// there, and those that it hangs to a name or a date between ("the accord of 2019 with Paris, which obliged each side …").
pub(super) fn of(passage: &Passage<'_>, word: usize) -> Vec<(usize, usize)> {
    let syntax = passage.syntax;
    pronouns(passage, word)
        .filter_map(|pronoun| {
            let clause = syntax.head(pronoun).filter(|&clause| clause > pronoun)?;
            let is_subject = syntax.relation(pronoun) == Relation::Nsubj;
            let is_under = is_under(passage, pronoun);
            if !is_subject && !is_under {
                return None;
            }
            let is_own =
                syntax.relation(clause) == Relation::Acl && syntax.head(clause) == Some(word);
            (is_own || is_meant(passage, word, pronoun, clause)).then_some((pronoun, clause))
        })
        .collect()
}

/// Verbs that say what a treaty does but that the parser took for nouns or adjectives, each with the last word of its clause:
/// "gives flowers free access and cuts tariffs", "a trade accord that freed farm goods from duty".
pub(super) fn misread(passage: &Passage<'_>, word: usize) -> Vec<(usize, usize)> {
    let syntax = passage.syntax;
    let end = syntax.sentence(syntax.sentence_of(word)).end;
    let is_act = |at: usize| {
        let lemma = passage.lemma(at);
        passage.lexicon.event_frames().is_a(lemma, "treaty_act")
            || passage.lexicon.treaty_talk().deontic(lemma).is_some()
    };
    let last = |verb: usize| {
        (verb + 1..end)
            .take_while(|&at| !matches!(passage.word(at), "," | ";" | "." | ":"))
            .last()
    };
    let mut found = Vec::new();
    // "The accord calls for …", read as one noun.
    if is_read_as_noun(passage, word) {
        found.extend(last(word + 1).map(|last| (word + 1, last)));
    }
    // "which was signed in March and cuts duties", "it gives access and cuts tariffs".
    let acts = syntax.relation(word) == Relation::Nsubj
        && syntax
            .head(word)
            .is_some_and(|verb| verb > word && syntax.xpos(verb) == "VBZ" && is_act(verb));
    let from = if acts {
        Some(word)
    } else {
        of(passage, word).first().map(|&(pronoun, _)| pronoun)
    };
    if let Some(from) = from {
        found.extend(
            (from + 2..end.saturating_sub(1))
                .take(REACH)
                .filter(|&at| {
                    syntax.xpos(at) == "NNS"
                        && is_act(at)
                        && matches!(passage.word(at - 1), "and" | ",")
                        && !matches!(syntax.upos(at + 1), Upos::Adp | Upos::Punct | Upos::Cconj)
                })
                .filter_map(|at| Some((at, last(at)?))),
        );
    }
    found.extend(pronouns(passage, word).filter_map(|pronoun| {
        let verb = pronoun + 1;
        let is_misread = verb < end
            && matches!(syntax.xpos(verb), "VBD" | "VBN" | "VBZ")
            && matches!(syntax.relation(verb), Relation::Amod | Relation::Compound)
            && is_act(verb)
            && syntax.head(pronoun).is_some_and(|clause| {
                syntax.head(verb) == Some(clause) && is_meant_here(passage, word, pronoun)
            });
        is_misread.then(|| Some((verb, last(verb)?))).flatten()
    }));
    found
}

/// Whether a treaty's word is the subject of a verb behind it that the parser took for a noun: "the accord calls for …".
pub(super) fn is_read_as_noun(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let verb = word + 1;
    syntax.relation(word) == Relation::Compound
        && syntax.head(word) == Some(verb)
        && syntax.xpos(verb) == "NNS"
        && (frames.is_a(passage.lemma(verb), "treaty_own")
            || frames.is_a(passage.lemma(verb), "treaty_says")
            || syntax.head(verb).is_none() && frames.is_a(passage.lemma(verb), "treaty_act"))
}

/// Whether a relative pronoun stands under the treaty: "under which", "according to which".
pub(super) fn is_under(passage: &Passage<'_>, pronoun: usize) -> bool {
    super::provisions::is_under(passage.syntax, pronoun) || passage.word(pronoun - 1) == "under"
}

fn pronouns<'a>(passage: &'a Passage<'_>, word: usize) -> impl Iterator<Item = usize> + 'a {
    let syntax = passage.syntax;
    let end = syntax.sentence(syntax.sentence_of(word)).end;
    (word + 1..end.min(word + REACH))
        .filter(move |&pronoun| matches!(passage.lemma(pronoun), "which" | "that"))
}

/// Whether a clause says what treaties do, and this treaty's word is the nearest that it can be about.
fn is_meant(passage: &Passage<'_>, word: usize, pronoun: usize, clause: usize) -> bool {
    let lemma = passage.lemma(clause);
    let is_binding = is_under(passage, pronoun)
        || passage.lexicon.treaty_talk().deontic(lemma).is_some()
        || passage.lexicon.event_frames().is_a(lemma, "treaty_act");
    is_binding && is_meant_here(passage, word, pronoun)
}

fn is_meant_here(passage: &Passage<'_>, word: usize, pronoun: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    (word + 1..pronoun).all(|between| {
        let is_own = syntax.is_below(between, word);
        if !is_own && frames.is_a(&passage.lemma(between).to_lowercase(), "treaty") {
            return false;
        }
        // "a convention with Russia on consular protection", "signed in the presence of …".
        is_under(passage, pronoun)
            || is_own
            || syntax.upos(between) != Upos::Noun
            || syntax.relation(between) == Relation::Obl
    })
}
