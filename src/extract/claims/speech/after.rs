//! Where the content after a cue begins: "said on Monday that …", "said: “…”", "told him the talks failed".

use std::ops::Range;

use super::cue_clause::CueClause;
use crate::extract::claims::find::Finder;
use crate::extract::claims::words::is_clause;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::syntax::{Relation, Subtype, Upos};

/// Content that follows a cue.
pub(super) struct After {
    pub(super) start: usize,
    pub(super) is_marked: bool,
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
        let syntax = self.passage.syntax;
        let mut at = clause.end;
        if clause.is_inverted {
            return self.after_inverted(at, verb, unit, has_before);
        }
        if clause.is_as {
            return self.after_as(clause, unit);
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
            if self.is_word(syntax.lemma(at), CueWord::Question)
                && (entry.takes(&Frame::Question) || entry.takes(&Frame::Clause))
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
            // "told his aides he planned to": two noun phrases, and the second is a subject.
            if let Some(next) = self
                .addressee_end(at, verb, unit)
                .filter(|_| entry.takes(&Frame::Addressee) && !has_addressee)
            {
                has_addressee = true;
                at = next;
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
            });
        }
        let quote = (at..unit.end).find(|&word| self.is_hidden(word, verb))?;
        let mut between = at..quote;
        (!between.any(|word| syntax.upos(word) == Upos::Verb) && self.is_punct(quote - 1))
            .then_some(After {
                start: quote,
                is_marked: true,
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
        })
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

    /// The end of a noun phrase right after which a pronoun begins a clause.
    fn addressee_end(&self, at: usize, verb: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let end = (at..unit.end).find(|&word| {
            self.is_hidden(word, verb)
                || !(matches!(
                    syntax.upos(word),
                    Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num
                ) || syntax.deprel(word).subtype == Subtype::Poss
                    || syntax.xpos(word) == "POS")
        })?;
        let is_noun = end > at && matches!(syntax.upos(end - 1), Upos::Noun | Upos::Propn);
        if is_noun && !self.is_hidden(end, verb) && syntax.has_feat(end, "Case=Nom") {
            return Some(end);
        }
        // "told NPR Berg had left", "told the paper, the plan had failed"
        let outlet = self.outlet_end(at, unit)?;
        let next = outlet + usize::from(outlet < unit.end && self.passage.word(outlet) == ",");
        (next < unit.end && self.begins_subject(next) && self.has_clause(next..unit.end))
            .then_some(next)
    }

    /// The first word after a medium or an addressee in capitals that a clause can follow: "told *NPR* Berg had left".
    fn outlet_end(&self, at: usize, unit: &Range<usize>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let letters = self.passage.word(at);
        let is_acronym = letters.len() > 2
            && letters.chars().all(char::is_uppercase)
            && syntax.upos(at) == Upos::Propn;
        let next = at + 1;
        let name_end = (next..unit.end)
            .find(|&word| syntax.upos(word) != Upos::Propn)
            .unwrap_or(unit.end);
        // A name that a verb follows is the subject, any other belongs to the medium: "told CNN Europe the talks …".
        let is_subject = name_end > next
            && self.passage.word(next).contains(char::is_lowercase)
            && (name_end..unit.end)
                .find(|&word| !self.is_punct(word))
                .is_some_and(|verb| self.is_finite(verb));
        (is_acronym && next < unit.end && (self.passage.word(next) == "," || is_subject))
            .then_some(next)
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
    fn goes_on(&self, at: usize, verb: usize, unit: &Range<usize>) -> bool {
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
