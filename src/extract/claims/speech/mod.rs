//! Clauses and quotations that a verb of saying attributes.
//!
//! Word order says more than the tree here: a quotation stands as a block beside its cue, and a clause of speech reaches
//! from its cue to the end of the sentence unless something plainly leaves it. The tree settles what order leaves open.
//!
//! [`cue_clause`] finds verb and speaker (with [`subject`]), [`before`] and [`after`] the content beside them ([`walk`]
//! goes to it, past the [`addressee`]), and [`content_end`] where it stops.

mod addressee;
mod after;
mod before;
mod content_end;
mod cue_clause;
mod subject;
mod walk;

use std::ops::Range;

use super::content::{Content, spans};
use super::find::Finder;
use super::source::Found;
use crate::lexicon::{Cue, Frame};
use crate::syntax::{Relation, Upos};
use cue_clause::CueClause;

/// What a verb of saying attributes, and to whom.
pub(super) struct Speech {
    pub(super) source: Found,
    pub(super) content: Content,
}

impl Finder<'_, '_> {
    /// What a verb of saying attributes.
    pub(super) fn speech(&self, entry: &Cue, verb: usize, after: usize) -> Option<Speech> {
        let takes_clause = entry.takes(&Frame::Clause);
        let takes_question = entry.takes(&Frame::Question);
        let takes_quote = entry.takes(&Frame::Quote);
        if !takes_clause && !takes_question && !takes_quote {
            return None;
        }
        let unit = self.unit(verb);
        if unit.is_empty() {
            return None;
        }
        let mut clause = self.cue_clause(verb, &unit, true);
        clause.end = clause.end.max(after);
        let before = self.before(&clause, verb, &unit);
        // "a source speaking to Fox said: …": what follows is of the later verb.
        let is_of_another = |start: usize| {
            (clause.end..start).any(|word| {
                self.is_finite(word) && !self.is_hidden(word, verb) && self.is_cue(word)
            })
        };
        let after = self
            .after(entry, &clause, verb, &unit, before.is_some())
            .filter(|after| !is_of_another(after.start));
        let mut words: Vec<usize> = Vec::new();
        let (before, before_is_quote) = match before {
            Some((range, is_quote))
                if is_quote
                    || takes_clause
                        && (takes_quote
                            || self.ends_sentence(verb) && clause.start < verb
                            || entry.takes(&Frame::DocumentObject)
                                && self.is_inserted(&clause, verb, &unit)) =>
            {
                (Some(range), is_quote)
            }
            _ => (None, false),
        };
        // A verb without a subject of its own says what follows it: "…,” claiming that …", "… and said that …".
        let before = before.filter(|_| {
            let is_bare = !clause.is_inverted
                && (clause.start..verb).all(|word| {
                    matches!(
                        self.passage.syntax.upos(word),
                        Upos::Cconj | Upos::Aux | Upos::Adv | Upos::Part
                    )
                })
                && (clause.start < verb || self.passage.syntax.xpos(verb) == "VBG");
            !is_bare || after.as_ref().is_none_or(|after| !after.is_marked)
        });
        // "… said “no” and Berg said “yes”": the quotation before is of the clause before.
        let before = before.filter(|_| {
            !(before_is_quote
                && self.passage.syntax.upos(clause.start) == Upos::Cconj
                && after.as_ref().is_some_and(|after| after.is_marked))
        });
        // What a quotation has said to its end goes on only in another.
        let after = after.filter(|after| {
            !before
                .as_ref()
                .is_some_and(|range| self.is_all_quoted(range, verb))
                || after.is_marked && !after.is_plain
                || self.is_hidden(after.start, verb)
        });
        // "If it “had failed” there, she said, “we would know”": a quotation that goes on in small letters.
        let (before, before_is_quote) = match (&before, &after) {
            (None, Some(after)) if self.resumes(after.start, &clause, verb, &unit) => {
                (Some(unit.start..clause.start - 1), true)
            }
            _ => (before, before_is_quote),
        };
        // A plain clause before counts only where nothing plain follows: "When it ended, he said it was over".
        let before = before.filter(|_| {
            before_is_quote
                || after
                    .as_ref()
                    .is_none_or(|after| !after.is_marked && self.word_before(after.start) == ",")
        });
        if before.is_none() && after.is_none() {
            return None;
        }
        if let Some(before) = &before {
            words.extend(before.clone());
        }
        if let Some(after) = &after {
            let end = self.content_end(after.start, clause.end, verb, &unit);
            let start = words
                .last()
                .map_or(after.start, |&last| after.start.max(last + 1));
            let is_of_noun = self.passage.syntax.relation(verb) == Relation::Acl
                && self.passage.syntax.xpos(verb) == "VBG";
            if is_of_noun {
                words.extend(self.up_to_predicate((start..end).collect(), verb));
            } else {
                words.extend(start..end);
            }
        }
        let head = words
            .first()
            .zip(words.last())
            .and_then(|(&first, &last)| self.top(first..last + 1, verb));
        let spans = spans(self.passage, words);
        if spans.is_empty() {
            return None;
        }
        Some(Speech {
            source: clause.source,
            content: Content {
                spans: self.widened(spans),
                head,
            },
        })
    }

    /// Whether a cue's clause stands between commas in its sentence: "The plan, records show, was old".
    fn is_inserted(&self, clause: &CueClause, verb: usize, unit: &Range<usize>) -> bool {
        clause.start > unit.start
            && clause.start < verb
            && self.word_before(clause.start) == ","
            && clause.end < unit.end
            && self.passage.word(clause.end) == ","
            && self.has_finite(clause.end..unit.end)
    }

    /// Whether some words are one quotation, up to the mark that ends its sentence.
    fn is_all_quoted(&self, words: &Range<usize>, verb: usize) -> bool {
        words
            .clone()
            .all(|word| self.is_hidden(word, verb) || self.is_punct(word))
            && words.end > words.start
            && matches!(self.passage.word(words.end - 1), "," | "." | "?" | "!")
    }

    /// Whether a quotation after the cue goes on with the clause before it.
    fn resumes(&self, after: usize, clause: &CueClause, verb: usize, unit: &Range<usize>) -> bool {
        let Some(first) = (after..unit.end).find(|&word| !self.is_punct(word)) else {
            return false;
        };
        !clause.is_inverted
            && clause.start > unit.start + 1
            && self.is_hidden(first, verb)
            && self.passage.word(first).starts_with(char::is_lowercase)
            && self.word_before(clause.start) == ","
            && (clause.end..first).any(|word| self.passage.word(word) == ",")
            && (unit.start..clause.start).any(|word| self.is_hidden(word, verb))
    }
}
