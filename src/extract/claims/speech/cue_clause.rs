//! The clause that a cue heads: where it begins and ends, who speaks, and whether the verb stands first ("…," said X).

use std::ops::Range;

use crate::extract::claims::find::Finder;
use crate::extract::claims::source::{self, Found};
use crate::lexicon::CueWord;
use crate::syntax::{Relation, Upos};

/// The clause that a cue heads, as far as it is not content.
pub(in crate::extract::claims) struct CueClause {
    /// Its first word.
    pub(super) start: usize,
    /// The first word after verb and source.
    pub(super) end: usize,
    pub(in crate::extract::claims) source: Found,
    pub(super) is_inverted: bool,
    /// "as X said".
    pub(super) is_as: bool,
}

impl Finder<'_, '_> {
    /// Where the clause of a cue begins and ends, and who speaks.
    ///
    /// What only speech has is looked for where the cue `is_speech`: a subject that a comma parts from its verb.
    pub(in crate::extract::claims) fn cue_clause(
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
        let source = match source {
            Found::Missing => self
                .crossing_subject(verb, unit)
                .or_else(|| self.shared_subject(verb, group, unit))
                .or_else(|| is_speech.then(|| self.described_subject(verb, group, unit))?)
                .map_or(Found::Missing, Found::Word),
            source => source,
        };
        // ", adding …": of the cue before, where the tree hangs the participle on a word of that cue's content.
        let is_participle =
            subject.is_none() && syntax.xpos(verb) == "VBG" && self.follows_pause(group, verb);
        let source = match source {
            Found::Word(word) if is_participle || word > verb && syntax.xpos(verb) == "VBG" => {
                // "Noting that it failed, Berg left": what opens the sentence is of the subject after it.
                let opens = verb <= unit.start + 1
                    && (syntax.is_below(verb, word)
                        || syntax
                            .head(word)
                            .is_some_and(|head| syntax.is_below(verb, head)));
                let otherwise = if word > verb && !opens {
                    Found::Missing
                } else {
                    source
                };
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
                && (syntax.is_below(start - 1, subject) || self.modifies(start - 1, verb))
            {
                start -= 1;
            }
        }
        let mut is_as = false;
        let follows_as =
            start > unit.start && self.passage.word(start - 1).eq_ignore_ascii_case("as");
        let is_even = follows_as
            && start > unit.start + 1
            && self.passage.word(start - 2).eq_ignore_ascii_case("even");
        if follows_as && !is_even {
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

    /// Whether a word belongs to the noun that the tree takes the verb for: "…, *federal* judge rules."
    fn modifies(&self, word: usize, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax.upos(verb) != Upos::Verb
            && syntax.head(word) == Some(verb)
            && matches!(
                syntax.relation(word),
                Relation::Amod | Relation::Compound | Relation::Det | Relation::Nummod
            )
    }

    /// "…," said X: the head of the source after the verb, and the first word after it.
    pub(in crate::extract::claims) fn inverted(
        &self,
        verb: usize,
        unit: &Range<usize>,
    ) -> Option<(usize, usize)> {
        let syntax = self.passage.syntax;
        let next = verb + 1;
        if next >= unit.end
            || self.is_hidden(next, verb)
            || self.is_word(syntax.lemma(verb), CueWord::Addressed)
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
                self.is_word(syntax.lemma(next), CueWord::BeginsSource)
                    && syntax.xpos(next) != "PRP"
                    || syntax.has_feat(next, "Case=Nom")
            }
            Upos::Verb => syntax.relation(next) == Relation::Amod,
            Upos::Intj | Upos::X | Upos::Adv => self.is_capitalised(next),
            _ => false,
        };
        if !is_name {
            return None;
        }
        let before = verb.saturating_sub(1);
        let is_same_paragraph = before < verb
            && !self.passage.text[self.passage.span(before).end..self.passage.span(verb).start]
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
                    || self.is_word(syntax.lemma(word), CueWord::EndsSource)
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
        // "Remarked Anna Berg, a biologist, “…”": the verb opens the sentence.
        let opens = verb == unit.start && !has_clause && self.introduces_quote(clause_end, verb);
        let follows_clause = before >= unit.start
            && self.passage.word(before) == ","
            && !has_clause
            && (self.has_finite(unit.start..before) || self.splits(clause_end, verb, unit));
        if !follows_quote && !follows_clause && !opens {
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
        Some((head, clause_end.max(next + 1)))
    }

    /// Whether a quotation begins after a comma or colon, with no finite verb before it.
    fn introduces_quote(&self, from: usize, verb: usize) -> bool {
        let Some(quote) = (from..self.sentence.end).find(|&word| self.is_hidden(word, verb)) else {
            return false;
        };
        let open = (from..quote)
            .rev()
            .find(|&word| matches!(self.passage.word(word), "," | ":"));
        open.is_some_and(|open| quote - open <= 2) && !self.has_finite(from..quote)
    }

    /// Whether a clause that a comma ends stands between a subject and its verb: "the clause, argues X, is a veto".
    pub(super) fn splits(&self, comma: usize, verb: usize, unit: &Range<usize>) -> bool {
        comma + 1 < unit.end
            && self.passage.word(comma) == ","
            && (self.is_hidden(comma + 1, verb) || self.is_finite(comma + 1))
    }
}
