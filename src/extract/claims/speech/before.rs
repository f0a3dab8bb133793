//! Content before the cue: "The talks failed, the minister said."

use std::ops::Range;

use super::cue_clause::CueClause;
use crate::extract::claims::find::Finder;
use crate::extract::claims::source::Found;
use crate::extract::claims::words::is_clause;
use crate::lexicon::CueWord;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// Content before the cue's clause, and whether it is a quotation.
    pub(super) fn before(
        &self,
        clause: &CueClause,
        verb: usize,
        unit: &Range<usize>,
    ) -> Option<(Range<usize>, bool)> {
        let syntax = self.passage.syntax;
        let last = clause.start.checked_sub(1)?;
        if clause.start == unit.start {
            // "Will you?" he asked: the sentence before ended inside the quotation.
            let quote = self
                .quotes
                .around(last)
                .filter(|_| self.is_hidden(last, verb))?;
            let gap = &self.passage.text
                [self.passage.span(last).end..self.passage.span(clause.start).start];
            let is_lower = self
                .passage
                .word(clause.start)
                .starts_with(char::is_lowercase)
                || clause.is_inverted;
            let closes = self.passage.span(last).end == quote.outer.end;
            // "“Go.” It also urged Minsk to stay": what a cue says with an object is not the quotation before.
            let has_object = syntax
                .children(verb)
                .any(|child| child > verb && syntax.relation(child) == Relation::Obj)
                && !self.is_word(syntax.lemma(verb), CueWord::Addressed);
            let is_tag = is_lower || self.ends_soon(verb, unit) && !has_object;
            return (closes && !gap.contains("\n\n") && is_tag)
                .then(|| (quote.words.clone(), true));
        }
        let is_mark = self.is_punct(last);
        if !is_mark {
            return None;
        }
        let quoted = if self.is_hidden(last, verb) {
            Some(last)
        } else {
            last.checked_sub(1).filter(|&word| {
                word >= unit.start && self.passage.word(last) == "," && self.is_hidden(word, verb)
            })
        };
        if let Some(word) = quoted {
            let quote = self.quotes.around(word)?;
            let open = quote.words.start.saturating_sub(1);
            // "Recalling “a trap,” the statement urged …": of the participle.
            let is_of_participle = [unit.start, open.saturating_sub(1)].iter().any(|&word| {
                word < open
                    && word >= unit.start
                    && matches!(syntax.xpos(word), "VBG" | "VBN")
                    && self.is_cue(word)
            }) && !clause.is_inverted
                && !self.has_finite(unit.start..open);
            if is_of_participle {
                return None;
            }
            if open <= unit.start {
                return Some((quote.words.start.max(unit.start)..quote.words.end, true));
            }
            let is_apart = matches!(self.passage.word(open - 1), "," | ":" | ";" | "—" | "–");
            let first = if is_apart || !self.has_finite(unit.start..open) && quote.words.len() > 4 {
                quote.words.start
            } else {
                unit.start
            };
            return Some((first..quote.words.end, true));
        }
        if self.passage.word(last) != "," && !self.is_dash(last) {
            return None;
        }
        // "It is not over, but Berg claims victory": two clauses side by side.
        if syntax.upos(clause.start) == Upos::Cconj && !clause.is_inverted && !clause.is_as {
            return None;
        }
        let range = unit.start..last;
        let is_split = || {
            let next = clause.end;
            clause.is_inverted && self.splits(next, verb, unit)
                || !clause.is_inverted && self.splits(verb + 1, verb, unit)
        };
        let is_between_commas = !clause.is_inverted
            && verb + 1 < unit.end
            && self.passage.word(last) == ","
            && self.passage.word(verb + 1) == ","
            && clause.start < verb;
        if !self.may_be_clause(range.clone()) {
            return (is_split() || is_between_commas && range.len() > 3).then_some((range, false));
        }
        if is_between_commas && !clause.is_as {
            return Some((range, false));
        }
        // A bare verb shares the clause before it as a conjunct, not as content.
        let has_subject = clause.start < verb || clause.is_inverted;
        if !has_subject {
            return None;
        }
        let top = self.top(range.clone(), verb)?;
        let has_clause = self.has_clause(range.clone());
        let is_adjunct = syntax.head(top) == Some(verb)
            && (matches!(syntax.relation(top), Relation::Obl | Relation::Advmod) && !has_clause
                || syntax.relation(top) == Relation::Nsubj && clause.source == Found::Word(top)
                || syntax.relation(top) == Relation::Advcl
                    && syntax.child(top, Relation::Mark).is_some());
        let begins_apart = self.is_word(syntax.lemma(unit.start), CueWord::Opener)
            && syntax.upos(unit.start) != Upos::Noun
            && !self.ends_soon(verb, unit);
        let is_clause = |top| {
            is_clause(syntax, top)
                || syntax.relation(top) == Relation::Nsubj
                || has_clause && self.ends_soon(verb, unit)
        };
        (is_clause(top) && !is_adjunct && !begins_apart && !clause.is_as
            || clause.is_as && is_clause(top))
        .then_some((range, false))
    }

    /// Whether the sentence ends with a word.
    pub(super) fn ends_sentence(&self, word: usize) -> bool {
        (word + 1..self.sentence.end).all(|word| self.is_punct(word))
    }

    /// Whether nothing but an adjunct follows the cue.
    fn ends_soon(&self, verb: usize, unit: &Range<usize>) -> bool {
        !self.has_finite(verb + 1..unit.end)
    }
}
