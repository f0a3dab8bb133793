//! Where the content after a cue begins, by the order of its clause: "said on Monday that …", "…,” said X. “…”", "As X said, …".

use std::ops::Range;

use super::cue_clause::CueClause;
use super::walk::{Step, Walk};
use crate::extract::claims::find::Finder;
use crate::extract::claims::words::is_clause;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::syntax::{Relation, Subtype, Upos};

/// Content that follows a cue.
pub(super) struct After {
    pub(super) start: usize,
    /// Whether it is content wherever it stands; else only as the rest of what stands before the cue.
    pub(super) is_marked: bool,
    /// Whether nothing but a clause marks it: no "that", colon or quotation.
    pub(super) is_plain: bool,
}

impl Finder<'_, '_> {
    /// Where the content after a cue begins.
    pub(super) fn after(
        &self,
        entry: &Cue,
        clause: &CueClause,
        verb: usize,
        unit: &Range<usize>,
        has_before: bool,
    ) -> Option<After> {
        if clause.is_inverted {
            return self.after_inverted(clause.end, verb, unit, has_before);
        }
        if clause.is_as {
            return (!self.has_own_content(entry, verb))
                .then(|| self.after_as(clause, unit))
                .flatten();
        }
        let mut walk = Walk {
            finder: self,
            entry,
            clause,
            verb,
            unit,
            has_before,
            has_addressee: false,
        };
        let mut at = clause.end;
        while at < unit.end {
            match walk.step(at) {
                Step::To(next) => at = next,
                Step::Begins(after) => return Some(after),
                Step::Ends => return None,
            }
        }
        None
    }

    /// What goes on after "…," said X: the clause that the cue splits, else only a quotation.
    fn after_inverted(
        &self,
        at: usize,
        verb: usize,
        unit: &Range<usize>,
        has_before: bool,
    ) -> Option<After> {
        let syntax = self.passage.syntax;
        if self.splits(at, verb, unit) && has_before && !self.is_hidden(at + 1, verb) {
            return Some(After {
                start: at + 1,
                is_marked: false,
                is_plain: false,
            });
        }
        let quote = (at..unit.end).find(|&word| self.is_hidden(word, verb))?;
        let mut between = at..quote;
        (!between.any(|word| syntax.upos(word) == Upos::Verb) && self.is_punct(quote - 1))
            .then_some(After {
                start: quote,
                is_marked: true,
                is_plain: false,
            })
    }

    /// Whether an object or the words after an adposition say what a verb is about: "as X recognised *the danger*, …".
    fn has_own_content(&self, entry: &Cue, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.children(verb).any(|child| {
            child > verb
                && match syntax.relation(child) {
                    Relation::Obj => !entry.takes(&Frame::Addressee),
                    Relation::Xcomp => entry.takes(&Frame::Infinitive),
                    Relation::Obl | Relation::Advcl => self
                        .case_of(child)
                        .is_some_and(|case| entry.takes_after(case)),
                    _ => false,
                }
        })
    }

    /// "As X said, …": the clause after the comma.
    fn after_as(&self, clause: &CueClause, unit: &Range<usize>) -> Option<After> {
        let comma = (clause.end..unit.end).find(|&word| self.passage.word(word) == ",")?;
        ((clause.start == unit.start || !self.has_finite(unit.start..clause.start))
            && comma + 1 < unit.end
            && self.has_finite(comma + 1..unit.end))
        .then_some(After {
            start: comma + 1,
            is_marked: true,
            is_plain: false,
        })
    }

    /// Whether a stretch begins here that can be a clause whose verb the tagger did not see: "said smugglers dig tunnels".
    pub(super) fn is_stretch(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        let end = (at..unit.end)
            .find(|&word| {
                matches!(self.passage.word(word), "," | ";") || self.is_hidden(word, verb)
            })
            .unwrap_or(unit.end);
        let words = (at..end).filter(|&word| !self.is_punct(word)).count();
        let is_gerund = syntax.xpos(at) == "VBG" && self.has_finite(at..end);
        let is_about = syntax.upos(at) == Upos::Adv
            && at + 1 < end
            && matches!(syntax.upos(at + 1), Upos::Num | Upos::Noun | Upos::Det);
        words >= 4
            && (self.is_finite(verb) || syntax.xpos(verb) == "VBN")
            && (is_gerund
                || is_about
                || matches!(
                    syntax.upos(at),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Det | Upos::Num | Upos::Adj
                ))
            && syntax.deprel(at).subtype != Subtype::Tmod
            && !matches!(syntax.lemma(at), "what" | "who" | "which")
    }

    /// Whether a clause begins here: its first verb is finite.
    pub(super) fn is_plain_clause(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        let first = (at..unit.end).find(|&word| {
            (!self.is_hidden(word, verb) || self.opens_predicate(word, at))
                && matches!(syntax.upos(word), Upos::Verb | Upos::Aux)
                && !matches!(
                    syntax.relation(word),
                    Relation::Amod | Relation::Compound | Relation::Case
                )
        });
        let begins = matches!(
            syntax.upos(at),
            Upos::Noun
                | Upos::Propn
                | Upos::Pron
                | Upos::Det
                | Upos::Num
                | Upos::Adj
                | Upos::Adv
                | Upos::Aux
                | Upos::Sconj
                | Upos::Verb
                | Upos::Part
        ) || syntax.upos(at) == Upos::Adp && syntax.relation(at) == Relation::Case;
        let Some(first) = first else { return false };
        if !begins {
            return false;
        }
        let is_adverbial =
            self.is_word(syntax.lemma(at), CueWord::Adverbial) && syntax.upos(at) != Upos::Noun;
        let has_comma = || (at..first).any(|word| self.passage.word(word) == ",");
        self.is_finite(first)
            && !is_adverbial
            && (first > at || self.leaves_subject(verb))
            && (!has_comma()
                || syntax.upos(at) == Upos::Adp
                || syntax.child(verb, Relation::Ccomp).is_some())
            || syntax.children(verb).any(|child| {
                child >= at
                    && syntax.relation(child) == Relation::Ccomp
                    && is_clause(syntax, child)
                    && self.has_finite(at..unit.end)
            })
    }

    /// Whether a verb heads a relative clause whose pronoun can be the content's subject: "which she said had failed".
    fn leaves_subject(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.relation(verb) == Relation::Acl
            && syntax.children(verb).any(|child| {
                child < verb
                    && syntax.relation(child) == Relation::Nsubj
                    && !matches!(syntax.lemma(child), "who" | "which" | "that")
            })
    }

    /// Whether a quotation begins with the verb of a subject before it: "told them Berg “has no plan”".
    fn opens_predicate(&self, word: usize, from: usize) -> bool {
        word >= from + 2
            && self
                .quotes
                .around(word)
                .is_some_and(|quote| quote.words.start == word)
            && matches!(
                self.passage.syntax.upos(word - 2),
                Upos::Noun | Upos::Propn | Upos::Pron
            )
    }

    /// Whether the sentence goes on with the content after a cue that interrupts it.
    pub(super) fn goes_on(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        at < unit.end
            && syntax.xpos(at) != "VBG"
            && !(syntax.upos(at) == Upos::Cconj && self.begins_cue(at + 1, verb, unit))
            && !self.is_word(syntax.lemma(at), CueWord::LeavesSpeech)
    }

    /// Whether another cue's clause begins here, with or without its subject.
    fn begins_cue(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        let first = (at..unit.end).find(|&word| syntax.upos(word) == Upos::Verb);
        first.is_some_and(|first| {
            first <= at + 3
                && !self.is_hidden(first, verb)
                && self
                    .passage
                    .lexicon
                    .cues()
                    .word(syntax.lemma(first), Upos::Verb)
                    .any(|entry| entry.takes(&Frame::Clause) || entry.takes(&Frame::Quote))
        })
    }
}
