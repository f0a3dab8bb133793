//! Clauses and quotations that a verb of saying attributes.
//!
//! Word order says more than the tree here: a quotation stands as a block beside its cue, and a clause of speech reaches
//! from its cue to the end of the sentence unless something plainly leaves it. The tree settles what order leaves open.

use std::ops::Range;

use super::content::spans;
use super::find::{Content, Finder, is_clause};
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::syntax::{Relation, Subtype, Upos};

/// What a verb of saying attributes, and to whom.
pub(super) struct Speech {
    pub(super) source: Found,
    pub(super) content: Content,
}

/// The clause that a cue heads, as far as it is not content.
pub(super) struct CueClause {
    /// Its first word.
    start: usize,
    /// The first word after verb and source.
    end: usize,
    pub(super) source: Found,
    is_inverted: bool,
    /// "as X said".
    is_as: bool,
}

/// Content that follows a cue.
struct After {
    start: usize,
    is_marked: bool,
}

impl Finder<'_, '_> {
    /// The words that a cue can reach: its sentence, or its quotation's part of it.
    pub(super) fn unit(&self, word: usize) -> Range<usize> {
        match self.quotes.around(word) {
            Some(quote) => {
                quote.words.start.max(self.sentence.start)..quote.words.end.min(self.sentence.end)
            }
            None => self.dateline_end()..self.sentence.end,
        }
    }

    /// The first word after a dateline: "SEOUL, Oct 5 (Yonhap) -- North Korea …".
    fn dateline_end(&self) -> usize {
        let start = self.sentence.start;
        let first = self.passage.word(start);
        if first.len() < 3 || !first.chars().all(char::is_uppercase) {
            return start;
        }
        (start + 1..self.sentence.end.min(start + 14))
            .take_while(|&word| !self.is_finite(word))
            .find(|&word| matches!(self.passage.word(word), "—" | "–" | "--" | "-"))
            .map_or(start, |dash| dash + 1)
    }

    /// Whether a word stands in a quotation that another does not stand in.
    pub(super) fn is_hidden(&self, word: usize, from: usize) -> bool {
        self.quotes
            .number(word)
            .is_some_and(|number| self.quotes.number(from) != Some(number))
    }

    pub(super) fn is_punct(&self, word: usize) -> bool {
        self.passage.syntax.upos(word) == Upos::Punct
            || !self.passage.word(word).contains(char::is_alphanumeric)
    }

    pub(super) fn is_finite(&self, word: usize) -> bool {
        matches!(self.passage.syntax.xpos(word), "VBD" | "VBZ" | "VBP" | "MD")
    }

    fn has_finite(&self, mut words: Range<usize>) -> bool {
        words.any(|word| self.is_finite(word))
    }

    /// Whether some words hold a finite verb with a subject.
    fn has_clause(&self, words: Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        words.clone().any(|word| {
            self.is_finite(word)
                && std::iter::once(word).chain(syntax.head(word)).any(|head| {
                    syntax.children(head).any(|child| {
                        syntax.relation(child) == Relation::Nsubj && words.contains(&child)
                    })
                })
        })
    }

    /// Whether some words can be a clause; the tree takes some past tenses for participles.
    fn may_be_clause(&self, words: Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        self.has_finite(words.clone())
            || words.clone().skip(1).any(|word| {
                syntax.xpos(word) == "VBN"
                    && syntax.relation(word) != Relation::Amod
                    && matches!(
                        syntax.upos(word - 1),
                        Upos::Noun | Upos::Propn | Upos::Pron | Upos::Adv
                    )
            })
    }

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
        let after = self.after(entry, &clause, verb, &unit, before.is_some());
        let mut words: Vec<usize> = Vec::new();
        let (before, before_is_quote) = match before {
            Some((range, is_quote)) if is_quote || takes_clause && takes_quote => {
                (Some(range), is_quote)
            }
            _ => (None, false),
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
            words.extend(start..end);
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

    fn is_capitalised(&self, word: usize) -> bool {
        self.passage.word(word).starts_with(char::is_uppercase)
    }

    fn word_before(&self, word: usize) -> &str {
        word.checked_sub(1)
            .map_or("", |word| self.passage.word(word))
    }

    /// The word that the content's main clause hangs on.
    pub(super) fn top(&self, words: Range<usize>, verb: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let is_top = |&word: &usize| {
            syntax
                .head(word)
                .is_none_or(|head| !words.contains(&head) || head == verb)
        };
        let tops = || words.clone().filter(|&word| word != verb).filter(is_top);
        tops()
            .find(|&word| is_clause(syntax, word))
            .or_else(|| tops().find(|&word| syntax.upos(word) != Upos::Punct))
    }

    /// Where the clause of a cue begins and ends, and who speaks.
    ///
    /// What only speech has is looked for where the cue `is_speech`: a subject that a comma parts from its verb.
    pub(super) fn cue_clause(
        &self,
        verb: usize,
        unit: &Range<usize>,
        is_speech: bool,
    ) -> CueClause {
        let syntax = self.passage.syntax;
        if let Some((head, end)) = self.inverted(verb, unit) {
            return CueClause {
                start: verb,
                end,
                source: Found::Word(head),
                is_inverted: true,
                is_as: false,
            };
        }
        let mut group = verb;
        while group > unit.start
            && !self.is_hidden(group - 1, verb)
            && (matches!(syntax.upos(group - 1), Upos::Aux | Upos::Adv | Upos::Part)
                || syntax.relation(group - 1) == Relation::Aux)
        {
            group -= 1;
        }
        let subject = self
            .subject(verb, group, unit)
            .or_else(|| self.reduced_subject(verb, group))
            .or_else(|| is_speech.then(|| self.apposed_subject(verb, group, unit))?);
        let source = match subject {
            Some(subject) => source::resolve(self.passage, verb, subject),
            None => match source::of_verb(self.passage, verb) {
                Found::Word(word) if self.is_hidden(word, verb) => Found::Missing,
                found => found,
            },
        };
        // ", adding …": of the cue before, where the tree hangs the participle on a word of that cue's content.
        let is_participle =
            subject.is_none() && syntax.xpos(verb) == "VBG" && self.word_before(group) == ",";
        let source = match source {
            Found::Word(word) if is_participle || word > verb && syntax.xpos(verb) == "VBG" => {
                let otherwise = if word > verb { Found::Missing } else { source };
                self.earlier_subject(verb, unit)
                    .map_or(otherwise, Found::Word)
            }
            source => source,
        };
        let mut start = group;
        if let Some(subject) = subject {
            start = subject.min(group);
            while start > unit.start
                && !self.is_hidden(start - 1, verb)
                && !self.is_punct(start - 1)
                && syntax.is_below(start - 1, subject)
            {
                start -= 1;
            }
        }
        let mut is_as = false;
        if start > unit.start && self.passage.word(start - 1).eq_ignore_ascii_case("as") {
            is_as = true;
            start -= 1;
        } else if start > unit.start && syntax.upos(start - 1) == Upos::Cconj {
            start -= 1;
        }
        CueClause {
            start,
            end: verb + 1,
            source,
            is_inverted: false,
            is_as,
        }
    }

    /// "…," said X: the head of the source after the verb, and the first word after it.
    pub(super) fn inverted(&self, verb: usize, unit: &Range<usize>) -> Option<(usize, usize)> {
        let syntax = self.passage.syntax;
        let next = verb + 1;
        if next >= unit.end
            || self.is_hidden(next, verb)
            || !matches!(
                syntax.xpos(verb),
                "VBD" | "VBZ" | "VBP" | "VBN" | "NNS" | "NN"
            )
        {
            return None;
        }
        let is_name = match syntax.upos(next) {
            Upos::Propn | Upos::Noun | Upos::Det | Upos::Adj | Upos::Num => {
                !matches!(syntax.lemma(next), "that" | "this" | "no" | "nothing")
            }
            Upos::Pron => {
                matches!(
                    syntax.lemma(next),
                    "he" | "she"
                        | "they"
                        | "I"
                        | "we"
                        | "its"
                        | "his"
                        | "her"
                        | "their"
                        | "one"
                        | "my"
                        | "our"
                ) && syntax.xpos(next) != "PRP"
                    || syntax.has_feat(next, "Case=Nom")
            }
            Upos::Verb => syntax.relation(next) == Relation::Amod,
            Upos::Intj | Upos::X | Upos::Adv => self.is_capitalised(next),
            _ => false,
        };
        if !is_name {
            return None;
        }
        let before = verb.checked_sub(1)?;
        let is_same_paragraph = !self.passage.text
            [self.passage.span(before).end..self.passage.span(verb).start]
            .contains("\n\n");
        let follows_quote = is_same_paragraph
            && (self.is_hidden(before, verb)
                || self.passage.word(before) == ","
                    && before > 0
                    && self.is_hidden(before - 1, verb));
        let clause_end = (next..unit.end)
            .find(|&word| {
                self.is_hidden(word, verb)
                    || matches!(
                        self.passage.word(word),
                        "," | ";" | ":" | "—" | "–" | "(" | "-"
                    )
                    || matches!(
                        syntax.lemma(word),
                        "who"
                            | "which"
                            | "that"
                            | "where"
                            | "whose"
                            | "as"
                            | "after"
                            | "when"
                            | "while"
                    )
            })
            .unwrap_or(unit.end);
        let has_clause = self.has_finite(next..clause_end);
        let own = syntax.children(verb).find(|&child| {
            child < verb
                && syntax.relation(child) == Relation::Nsubj
                && !self.is_hidden(child, verb)
        });
        if own.is_some() && has_clause || own.is_some() && !follows_quote {
            return None;
        }
        let follows_clause = before >= unit.start
            && self.passage.word(before) == ","
            && !has_clause
            && (self.has_finite(unit.start..before) || self.splits(clause_end, verb, unit));
        if !follows_quote && !follows_clause {
            return None;
        }
        // Up to the head of the noun phrase that begins here, never back to the verb.
        let mut head = next;
        while let Some(above) = syntax.head(head)
            && above > verb
            && above < clause_end
            && matches!(
                syntax.relation(head),
                Relation::Det
                    | Relation::Amod
                    | Relation::Compound
                    | Relation::Nummod
                    | Relation::Nmod
                    | Relation::Flat
                    | Relation::Case
                    | Relation::Nsubj
                    | Relation::Advmod
                    | Relation::Cc
            )
        {
            head = above;
        }
        let mut end = next + 1;
        while end < clause_end {
            end += 1;
        }
        Some((head, end))
    }

    /// Whether a clause that a comma ends stands between a subject and its verb: "the clause, argues X, is a veto".
    fn splits(&self, comma: usize, verb: usize, unit: &Range<usize>) -> bool {
        comma + 1 < unit.end
            && self.passage.word(comma) == ","
            && (self.is_hidden(comma + 1, verb) || self.is_finite(comma + 1))
    }

    /// The subject before a verb: the tree's, unless another name stands right before the verb.
    fn subject(&self, verb: usize, group: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let own = syntax.children(verb).find(|&child| {
            child < verb
                && unit.contains(&child)
                && matches!(syntax.relation(child), Relation::Nsubj)
                && !self.is_hidden(child, verb)
        });
        let Some(near) = self.name_before(group, verb, unit) else {
            return own;
        };
        match own {
            Some(own) if syntax.is_below(near, own) || syntax.is_below(own, near) => Some(own),
            Some(own) if self.has_finite(own..near) || self.is_split_off(near) => Some(near),
            Some(own) => Some(own),
            // A verb that takes part in another's clause has that one's subject, unless a name stands before it.
            None => (matches!(syntax.xpos(verb), "VBD" | "VBZ" | "VBP" | "NNS")
                || syntax.xpos(verb) == "VBN" && self.is_capitalised(near) && group == verb)
                .then_some(near)
                .filter(|&near| {
                    let relation = syntax.relation(near);
                    !matches!(relation, Relation::Obj | Relation::Obl | Relation::Iobj)
                        || syntax.has_feat(near, "Case=Nom")
                }),
        }
    }

    /// The noun before a participle that the tree takes for a clause as subject: "an advertisement released on Monday accuses".
    fn reduced_subject(&self, verb: usize, group: usize) -> Option<usize> {
        let syntax = self.passage.syntax;
        let clause = syntax.children(verb).find(|&child| {
            child < group
                && matches!(syntax.relation(child), Relation::Ccomp | Relation::Csubj)
                && matches!(syntax.xpos(child), "VBN" | "VBD")
                && !(child..group).any(|word| self.is_punct(word))
        })?;
        syntax.children(clause).find(|&child| {
            child < clause
                && matches!(syntax.relation(child), Relation::Nsubj | Relation::Obl)
                && matches!(syntax.upos(child), Upos::Noun | Upos::Propn)
                && !self.is_hidden(child, verb)
        })
    }

    /// The noun phrase before a verb that a comma parts from it: "Anna Berg, the mayor, said".
    fn apposed_subject(&self, verb: usize, group: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        if !self.is_finite(verb)
            || group <= unit.start + 1
            || !matches!(self.word_before(group), "," | "—" | "–" | "--" | "-")
            || source::of_verb(self.passage, verb) != Found::Missing
        {
            return None;
        }
        let has_case = |word: usize| {
            syntax.children(word).any(|child| {
                child < word
                    && syntax.relation(child) == Relation::Case
                    && syntax.deprel(child).subtype != Subtype::Poss
            })
        };
        let mut head = (unit.start..group - 1)
            .rev()
            .take_while(|&word| !self.is_hidden(word, verb) && !self.is_finite(word))
            .find(|&word| {
                matches!(syntax.upos(word), Upos::Noun | Upos::Propn)
                    && !matches!(
                        syntax.relation(word),
                        Relation::Compound | Relation::Flat | Relation::Obl
                    )
                    && !has_case(word)
            })?;
        while let Some(above) = syntax.head(head).filter(|&above| {
            matches!(syntax.relation(head), Relation::Appos | Relation::Conj) && above < head
        }) && unit.contains(&above)
            && !has_case(above)
            && matches!(syntax.upos(above), Upos::Noun | Upos::Propn)
        {
            head = above;
        }
        Some(head)
    }

    /// The subject of the last finite verb before a participle.
    fn earlier_subject(&self, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        (unit.start..verb)
            .rev()
            .filter(|&word| !self.is_hidden(word, verb) && self.is_cue(word))
            .find_map(|word| {
                syntax.children(word).find(|&child| {
                    child < word
                        && syntax.relation(child) == Relation::Nsubj
                        && !self.is_hidden(child, verb)
                })
            })
    }

    /// Whether a noun phrase follows a comma, which no subject and verb have between them but in pairs.
    fn is_split_off(&self, head: usize) -> bool {
        let syntax = self.passage.syntax;
        let first = syntax
            .subtree(head)
            .find(|&word| !self.is_punct(word))
            .unwrap_or(head);
        self.word_before(first) == "," && syntax.relation(head) != Relation::Appos
    }

    /// The head of the noun phrase that ends right before a word.
    fn name_before(&self, word: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let mut last = word.checked_sub(1).filter(|&last| last >= unit.start)?;
        if self.passage.word(last) == ")" {
            last = (unit.start..last)
                .rev()
                .take(8)
                .find(|&word| self.passage.word(word) == "(")?
                .checked_sub(1)?;
        }
        let is_usual = matches!(
            syntax.upos(last),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
        );
        let is_name = is_usual
            || last > unit.start
                && self.word_before(last) == ","
                && matches!(
                    syntax.upos(last),
                    Upos::Adj | Upos::Intj | Upos::X | Upos::Adp
                )
                && self.is_capitalised(last);
        if last < unit.start || self.is_hidden(last, verb) || !is_name {
            return None;
        }
        let mut head = last;
        while is_usual
            && let Some(above) = syntax.head(head)
            && above != verb
            && unit.contains(&above)
            && above < verb
            && !self.is_hidden(above, verb)
            && matches!(
                syntax.upos(above),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            )
            && matches!(
                syntax.relation(head),
                Relation::Flat
                    | Relation::Compound
                    | Relation::Amod
                    | Relation::Nummod
                    | Relation::Nmod
                    | Relation::Conj
                    | Relation::Appos
                    | Relation::Det
            )
        {
            head = above;
        }
        let is_marked = syntax.children(head).any(|child| {
            syntax.relation(child) == Relation::Case
                && syntax.deprel(child).subtype != Subtype::Poss
                && child < head
                && syntax.lemma(child) != "'s"
        });
        let is_time = syntax.deprel(head).subtype == Subtype::Tmod
            || syntax.deprel(head).subtype == Subtype::Unmarked;
        (!is_marked && !is_time).then_some(head)
    }

    /// Content before the cue's clause, and whether it is a quotation.
    fn before(
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
            return (closes && !gap.contains("\n\n") && (is_lower || self.ends_soon(verb, unit)))
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
            if open <= unit.start {
                return Some((quote.words.start.max(unit.start)..quote.words.end, true));
            }
            let is_apart = matches!(self.passage.word(open - 1), "," | ":" | ";" | "—" | "–");
            let first = if is_apart || !self.has_finite(unit.start..open) && quote.words.len() > 4 {
                quote.words.start
            } else {
                unit.start
            };
            let is_quote = true;
            return Some((first..quote.words.end, is_quote));
        }
        if self.passage.word(last) != ","
            && !matches!(self.passage.word(last), "—" | "–" | "--" | "-")
        {
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
        let begins_apart = matches!(
            syntax.lemma(unit.start),
            "when"
                | "after"
                | "as"
                | "while"
                | "although"
                | "though"
                | "before"
                | "since"
                | "asked"
        ) && syntax.upos(unit.start) != Upos::Noun
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

    /// Whether nothing but an adjunct follows the cue.
    fn ends_soon(&self, verb: usize, unit: &Range<usize>) -> bool {
        !self.has_finite(verb + 1..unit.end)
    }

    /// Where the content after a cue begins.
    fn after(
        &self,
        entry: &Cue,
        clause: &CueClause,
        verb: usize,
        unit: &Range<usize>,
        has_before: bool,
    ) -> Option<After> {
        let syntax = self.passage.syntax;
        let mut at = clause.end;
        if clause.is_inverted {
            if self.splits(at, verb, unit) && has_before && !self.is_hidden(at + 1, verb) {
                return Some(After {
                    start: at + 1,
                    is_marked: false,
                });
            }
            // Else only a quotation goes on after an inverted cue.
            let quote = (at..unit.end).find(|&word| self.is_hidden(word, verb))?;
            let between = at..quote;
            return (!between
                .clone()
                .any(|word| matches!(syntax.upos(word), Upos::Verb))
                && self.is_punct(quote - 1))
            .then_some(After {
                start: quote,
                is_marked: true,
            });
        }
        if clause.is_as {
            // "As X said, …": the clause after the comma.
            let comma = (at..unit.end).find(|&word| self.passage.word(word) == ",")?;
            return ((clause.start == unit.start || !self.has_finite(unit.start..clause.start))
                && comma + 1 < unit.end
                && self.has_finite(comma + 1..unit.end))
            .then_some(After {
                start: comma + 1,
                is_marked: true,
            });
        }
        let mut has_addressee = false;
        while at < unit.end {
            let word = self.passage.word(at);
            if self.is_hidden(at, verb) {
                let is_whole = self
                    .quotes
                    .around(at)
                    .is_some_and(|quote| quote.words.len() > 1);
                return (entry.takes(&Frame::Quote) || is_whole).then_some(After {
                    start: at,
                    is_marked: true,
                });
            }
            if word == ":" {
                return (at + 1 < unit.end).then_some(After {
                    start: at + 1,
                    is_marked: true,
                });
            }
            if word.eq_ignore_ascii_case("that")
                && (syntax.upos(at) == Upos::Sconj
                    || syntax.relation(at) == Relation::Mark
                    || has_addressee
                    || at > verb + 1)
            {
                return (entry.takes(&Frame::Clause) && at + 1 < unit.end).then_some(After {
                    start: at + 1,
                    is_marked: true,
                });
            }
            if matches!(
                syntax.lemma(at),
                "whether" | "how" | "why" | "what" | "who" | "where" | "when" | "if" | "which"
            ) && (entry.takes(&Frame::Question) || entry.takes(&Frame::Clause))
                && (entry.takes(&Frame::Question) || syntax.lemma(at) == "what")
                && self.has_finite(at..unit.end)
            {
                let is_time = matches!(syntax.lemma(at), "when" | "if" | "where")
                    && syntax.head(verb).is_none()
                    && entry.takes(&Frame::Clause)
                    && has_before;
                return (!is_time).then_some(After {
                    start: at,
                    is_marked: true,
                });
            }
            if word == "," || matches!(word, "—" | "–" | "(") {
                if at + 1 < unit.end && self.is_hidden(at + 1, verb) {
                    return Some(After {
                        start: at + 1,
                        is_marked: true,
                    });
                }
                if has_before && word == "," && self.goes_on(at + 1, verb, unit) {
                    return Some(After {
                        start: at + 1,
                        is_marked: false,
                    });
                }
                // "If anything, Berg argued in a letter, it is …"
                if word == ","
                    && entry.takes(&Frame::Rest)
                    && clause.start > unit.start
                    && self.word_before(clause.start) == ","
                    && self.goes_on(at + 1, verb, unit)
                    && self.is_plain_clause(at + 1, verb, unit)
                {
                    return Some(After {
                        start: at + 1,
                        is_marked: true,
                    });
                }
                // "said, however, that …"; "said — in a statement — that …"
                let close = if word == "(" { ")" } else { word };
                let closing = (at + 1..unit.end.min(at + 14))
                    .find(|&other| self.passage.word(other) == close)?;
                let next = closing + 1;
                let resumes = next < unit.end
                    && (self.is_hidden(next, verb)
                        || syntax.lemma(next) == "that" && syntax.upos(next) == Upos::Sconj
                        || word == "("
                        || closing - at <= 3);
                if !resumes {
                    return None;
                }
                at = next;
                continue;
            }
            if matches!(syntax.lemma(at), "otherwise" | "so")
                && (at + 1 >= unit.end || self.is_punct(at + 1))
            {
                return entry.takes(&Frame::Clause).then_some(After {
                    start: at,
                    is_marked: true,
                });
            }
            if syntax.upos(at) == Upos::Adv
                && at + 1 < unit.end
                && self.passage.word(at + 1) == "that"
            {
                at += 1;
                continue;
            }
            // What hangs on the verb itself is said of the saying.
            let own = syntax
                .ancestors(at)
                .take_while(|&above| above != verb)
                .last()
                .filter(|&root| syntax.head(root) == Some(verb) && root > verb);
            if let Some(own) = own {
                let end = self.end_below(own, at, unit);
                let relation = syntax.relation(own);
                let is_case = self.case_of(own).is_some();
                let skips = match relation {
                    Relation::Obj | Relation::Iobj => {
                        entry.takes(&Frame::Addressee)
                            && !has_addressee
                            && !self.heads_clause(at, unit, own)
                    }
                    Relation::Obl => {
                        is_case
                            || matches!(
                                syntax.deprel(own).subtype,
                                Subtype::Tmod | Subtype::Unmarked
                            )
                    }
                    Relation::Advmod => end == at + 1,
                    Relation::Compound | Relation::Cc => true,
                    _ => false,
                };
                if skips && end > at {
                    has_addressee |= matches!(relation, Relation::Obj | Relation::Iobj);
                    at = end;
                    continue;
                }
            } else if syntax.upos(at) == Upos::Adv
                && at + 1 < unit.end
                && syntax.upos(at + 1) == Upos::Sconj
            {
                at += 1;
                continue;
            }
            if entry.takes(&Frame::Addressee)
                && !has_addressee
                && syntax.upos(at) == Upos::Pron
                && syntax.has_feat(at, "Case=Acc")
            {
                has_addressee = true;
                at += 1;
                continue;
            }
            if !entry.takes(&Frame::Clause) {
                return None;
            }
            return (self.is_plain_clause(at, verb, unit)
                || entry.takes(&Frame::Rest) && self.is_stretch(at, verb, unit))
            .then_some(After {
                start: at,
                is_marked: true,
            });
        }
        None
    }

    /// Whether a stretch begins here that can be a clause whose verb the tagger did not see: "said smugglers dig tunnels".
    fn is_stretch(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
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

    /// Whether the words from here are subject and verb, not an object: "said Moscow rejects it".
    fn heads_clause(&self, at: usize, unit: &Range<usize>, object: usize) -> bool {
        let syntax = self.passage.syntax;
        // An object with a finite verb of its own right after it, where no clause follows as complement.
        let end = self.end_below(object, at, unit);
        !syntax
            .children(object)
            .any(|child| syntax.relation(child) == Relation::Acl)
            && end < unit.end
            && self.is_finite(end)
            && syntax.upos(at) != Upos::Pron
    }

    fn end_below(&self, head: usize, from: usize, unit: &Range<usize>) -> usize {
        let syntax = self.passage.syntax;
        let mut end = from;
        while end < unit.end
            && syntax.is_below(end, head)
            && !(end > from
                && (self.is_hidden(end, from)
                    || matches!(self.passage.word(end), "that" | ":" | "whether" | "how")))
        {
            end += 1;
        }
        end
    }

    /// Whether a clause begins here: its first verb is finite.
    fn is_plain_clause(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        let first = (at..unit.end).find(|&word| {
            !self.is_hidden(word, verb)
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
        let is_adverbial = matches!(
            syntax.lemma(at),
            "as" | "after" | "before" | "while" | "since" | "because"
        ) && syntax.upos(at) != Upos::Noun;
        let has_comma = || (at..first).any(|word| self.passage.word(word) == ",");
        self.is_finite(first)
            && !is_adverbial
            && (first > at || syntax.relation(verb) == Relation::Acl)
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

    /// Whether the sentence goes on with the content after a cue that interrupts it.
    fn goes_on(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
        let syntax = self.passage.syntax;
        at < unit.end
            && syntax.xpos(at) != "VBG"
            && !(syntax.upos(at) == Upos::Cconj && self.begins_cue(at + 1, verb, unit))
            && !matches!(
                syntax.lemma(at),
                "as" | "according" | "after" | "while" | "who" | "which" | "whose"
            )
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

    /// The first word after content that begins at a word.
    pub(super) fn content_end(
        &self,
        start: usize,
        cue_end: usize,
        verb: usize,
        unit: &Range<usize>,
    ) -> usize {
        let syntax = self.passage.syntax;
        // A quotation that is all the content ends it.
        if let Some(quote) = self
            .quotes
            .around(start)
            .filter(|_| self.is_hidden(start, verb))
        {
            let end = quote.words.end.min(unit.end);
            let ends = matches!(
                self.passage.word(end.saturating_sub(1)),
                "." | "," | "?" | "!" | "…"
            ) || end + 1 >= unit.end;
            let next = (end + 1).min(unit.end);
            if ends
                || next < unit.end
                    && matches!(self.passage.word(next), "," | "." | ";")
                    && !self
                        .quotes
                        .overlapping(self.span)
                        .iter()
                        .any(|other| other.words.start > end)
            {
                return end;
            }
        }
        let top = self.top(start..unit.end, verb);
        let main = self.main_clause(start, verb, unit);
        for word in start + 1..unit.end {
            if main == Some(word) {
                return word;
            }
            if self.is_hidden(word, verb) {
                continue;
            }
            let letters = self.passage.word(word);
            if letters == ";" {
                return word;
            }
            let before = self.passage.word(word - 1);
            let follows_comma =
                before == "," || before == "—" || before == "–" || self.is_hidden(word - 1, verb);
            let is_verbless = !self.has_clause(start..word);
            if self.begins_conjunct(word, verb, unit, is_verbless)
                || before == ","
                    && (matches!(letters, "though" | "although" | "while")
                        || is_verbless
                            && matches!(letters, "with" | "as" | "after" | "before" | "when"))
            {
                // The comma or conjunction goes too.
                return word;
            }
            if follows_comma
                && (syntax.xpos(word) == "VBG" && self.is_cue(word) || letters == "according")
            {
                return word;
            }
            let is_new = |other: usize| top.is_none_or(|top| !syntax.is_below(other, top));
            let is_link = syntax.upos(word) == Upos::Cconj;
            if !(follows_comma || is_link) || !is_new(word) {
                continue;
            }
            let Some(root) = syntax
                .ancestors(word)
                .take_while(|&above| above != verb && above >= cue_end)
                .find(|&above| {
                    syntax
                        .head(above)
                        .is_none_or(|head| head == verb || head < cue_end)
                })
            else {
                continue;
            };
            let leaves = match syntax.relation(root) {
                Relation::Conj | Relation::Parataxis => {
                    (follows_comma
                        || self.is_cue(root)
                        || !syntax
                            .children(root)
                            .any(|child| syntax.relation(child) == Relation::Nsubj))
                        && root > word
                }
                Relation::Advcl => follows_comma && !matches!(letters, "if" | "because" | "unless"),
                _ => false,
            };
            if leaves && is_new(root) {
                return word;
            }
        }
        unit.end
    }

    /// The first word of the clause that the cue's clause belongs to, where it follows the content: "After he said that it
    /// failed, they left".
    fn main_clause(&self, start: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let main = syntax
            .ancestors(verb)
            .find(|&above| above > start && unit.contains(&above))?;
        let first = syntax
            .children(main)
            .filter(|&child| child > verb && child < main && !syntax.is_below(verb, child))
            .filter_map(|child| syntax.subtree(child).find(|&word| word > verb))
            .filter(|&word| !self.is_punct(word))
            .min()
            .unwrap_or(main);
        let first = match syntax.upos(first) {
            Upos::Aux | Upos::Verb | Upos::Adv => first,
            _ if self.word_before(first) == "," || self.is_hidden(first - 1, verb) => first,
            _ => return None,
        };
        let follows = self.word_before(first) == "," || self.is_hidden(first - 1, verb);
        (first > start + 2 && follows && (self.has_finite(start..first) || first > start + 4))
            .then_some(first)
    }

    /// Whether a further verb of the cue's subject begins here: ", called it …", "and urged …".
    fn begins_conjunct(
        &self,
        at: usize,
        verb: usize,
        unit: &Range<usize>,
        is_verbless: bool,
    ) -> bool {
        let syntax = self.passage.syntax;
        let is_link = syntax.upos(at) == Upos::Cconj;
        let follows_comma = self.word_before(at) == ",";
        if !is_link && !follows_comma {
            return false;
        }
        let mut next = if is_link { at + 1 } else { at };
        let mut has_perfect = false;
        while next < unit.end && matches!(syntax.upos(next), Upos::Adv | Upos::Aux) {
            has_perfect |= matches!(syntax.xpos(next), "VBZ" | "VBP" | "VBD");
            next += 1;
        }
        if next >= unit.end || self.is_hidden(next, verb) || syntax.upos(next) != Upos::Verb {
            return false;
        }
        let is_past = |word: usize| matches!(syntax.xpos(word), "VBD" | "VBN");
        let is_like = syntax.xpos(next) == syntax.xpos(verb)
            || is_past(next) && is_past(verb)
            || has_perfect && is_link && self.is_finite(verb) && self.is_cue(next);
        if !is_like || !matches!(syntax.xpos(verb), "VBD" | "VBN" | "VBZ" | "VBP") {
            return false;
        }
        // Beside a noun a finite verb shares the cue's subject; beside a clause only another cue may.
        is_verbless && (is_link || self.is_cue(next)) || follows_comma && self.is_cue(next)
    }

    pub(super) fn is_cue(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.upos(word) == Upos::Verb
            && self
                .passage
                .lexicon
                .cues()
                .word(syntax.lemma(word), Upos::Verb)
                .next()
                .is_some()
    }
}
