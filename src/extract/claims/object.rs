//! How far an object reaches as content: what it is to do, what it is called, and what an adposition joins to it.

use super::content::{Content, own_words};
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::{Cue, CueWord, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// The gerund that an adposition of the cue joins to its object, where the tree hangs it elsewhere: "accused the paper
    /// and its owner of lying".
    pub(super) fn joined_after(&self, entry: &Cue, object: usize, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        (object + 1..self.unit(verb).end)
            .take_while(|&word| !matches!(self.passage.word(word), ";" | ":"))
            .take_while(|&word| !self.is_finite(word) || syntax.relation(word) == Relation::Aux)
            .find(|&word| {
                entry.takes_object_and(syntax.lemma(word))
                    && word + 1 < self.sentence.end
                    && (syntax.xpos(word + 1) == "VBG" || self.is_hidden(word + 1, verb))
            })
            .map(|word| word + 1)
    }

    /// Whether the subject of a verb is a document.
    pub(super) fn is_of_document(&self, verb: usize) -> bool {
        let Found::Word(subject) = source::of_verb(self.passage, verb) else {
            return false;
        };
        let cues = self.passage.lexicon.cues();
        cues.is(self.passage.syntax.lemma(subject), CueWord::Document)
    }

    /// The "to" before an infinitive that an object is asked to do: "urged it for weeks to drop the text".
    ///
    /// What is reported or found of an object is what it is or has: "found it to be unlawful", not "found a way to end it".
    pub(super) fn infinitive_after(
        &self,
        entry: &Cue,
        object: usize,
        verb: usize,
    ) -> Option<usize> {
        let syntax = self.passage.syntax;
        let is_state = matches!(entry.act, Act::Assert | Act::Allege | Act::Reveal)
            && !entry.takes(&Frame::Addressee);
        (object + 1..self.unit(verb).end)
            .take_while(|&word| {
                !matches!(syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD")
                    && !matches!(self.passage.word(word), "," | ";" | ":")
            })
            .find(|&word| {
                syntax.upos(word) == Upos::Part
                    && syntax.lemma(word) == "to"
                    && word + 1 < self.sentence.end
                    && (syntax.head(word) == Some(word + 1) || syntax.xpos(word + 1) == "VB")
                    && (!is_state || matches!(syntax.lemma(word + 1), "be" | "have"))
            })
    }

    /// An object and what it is called: "called the measures outdated".
    pub(super) fn predicated(&self, object: usize, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(object).find(|&word| word > verb)?;
        let unit = self.unit(verb);
        let end = self.content_end(start, verb + 1, verb, &unit);
        // The noun phrase ends where a predicate can begin.
        let predicate = (start + 1..end).find(|&word| {
            let before = syntax.upos(word - 1);
            let follows_noun = matches!(before, Upos::Noun | Upos::Propn | Upos::Pron);
            self.is_hidden(word, verb)
                || follows_noun
                    && matches!(
                        syntax.upos(word),
                        Upos::Det
                            | Upos::Adj
                            | Upos::Adv
                            | Upos::Verb
                            | Upos::Num
                            | Upos::Noun
                            | Upos::Propn
                    )
                    && (!matches!(syntax.upos(word), Upos::Noun | Upos::Propn)
                        || before == Upos::Pron)
                    && !matches!(
                        syntax.xpos(word),
                        "VBD" | "VBZ" | "VBP" | "MD" | "VB" | "WDT"
                    )
        })?;
        (predicate < end)
            .then(|| self.finish(start..end, None))
            .flatten()
    }

    /// The word that what follows a noun and says what it holds hangs on, where the tree hangs it on the verb: "rejected the idea
    /// *that* it failed", "explained its plan to *leave*".
    pub(super) fn said_after(&self, noun: usize, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let next = own_words(self.passage, noun).last()? + 1;
        let unit = self.unit(verb);
        if next + 1 >= unit.end || syntax.upos(noun) != Upos::Noun || self.is_hidden(next, verb) {
            return None;
        }
        let letters = self.passage.word(next);
        if letters == "that" && syntax.upos(next) == Upos::Sconj {
            return Some(next);
        }
        if letters == "to" && syntax.xpos(next + 1) == "VB" {
            return syntax
                .head(next)
                .filter(|&deed| deed > next)
                .or(Some(next + 1));
        }
        // "reiterated its call *for calm*"
        let rows = self.passage.lexicon.cues();
        syntax.head(next).filter(|&matter| {
            matter > next
                && syntax.relation(next) == Relation::Case
                && rows
                    .word(syntax.lemma(noun), Upos::Noun)
                    .any(|row| row.takes_after(syntax.lemma(next)))
        })
    }

    /// The last dependent that belongs with an object: "announced sanctions against Moscow".
    pub(super) fn last_of_object(&self, entry: &Cue, verb: usize, object: usize) -> usize {
        let syntax = self.passage.syntax;
        if !matches!(
            entry.act,
            Act::Promise | Act::Demand | Act::Reveal | Act::Support | Act::Criticize
        ) {
            return object;
        }
        let mut last = object;
        for other in syntax.children(verb).filter(|&other| other > object) {
            let is_joined = match syntax.relation(other) {
                Relation::Obl => self.case_of(other).is_some_and(|case| {
                    self.is_word(case, CueWord::ObjectCase)
                        && !(case == "in" && syntax.upos(other) != Upos::Noun)
                }),
                _ => false,
            };
            let first = syntax
                .subtree(other)
                .find(|&word| !self.is_punct(word))
                .unwrap_or(other);
            if !is_joined || self.passage.word(first.saturating_sub(1)) == "," {
                break;
            }
            last = other;
        }
        last
    }
}

/// Whether an object can be content of a cue.
pub(super) fn takes_object(entry: &Cue) -> bool {
    entry.frames.iter().any(|frame| {
        matches!(
            frame,
            Frame::Object
                | Frame::ObjectInfinitive
                | Frame::ObjectAs
                | Frame::ObjectPredicate
                | Frame::ObjectAnd(_)
        )
    })
}
