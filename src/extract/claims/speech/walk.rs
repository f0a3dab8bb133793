//! From a cue on, word by word, to where its content begins: over adverbs, times, places, insertions and the one it is said to.

use std::ops::Range;

use super::after::After;
use super::cue_clause::CueClause;
use crate::extract::claims::find::Finder;
use crate::lexicon::{Cue, CueWord, Frame};
use crate::syntax::{Relation, Subtype, Upos};

/// What a word after a cue decides.
pub(super) enum Step {
    /// Content begins.
    Begins(After),
    /// There is none.
    Ends,
    /// What stands before this word is said of the saying.
    To(usize),
}

/// A cue whose content is looked for after it.
pub(super) struct Walk<'w, 'r, 'l> {
    pub(super) finder: &'w Finder<'r, 'l>,
    pub(super) entry: &'w Cue,
    pub(super) clause: &'w CueClause,
    pub(super) verb: usize,
    pub(super) unit: &'w Range<usize>,
    /// Whether there is content before the cue.
    pub(super) has_before: bool,
    /// Whether whom it is said to has been passed.
    pub(super) has_addressee: bool,
}

impl Walk<'_, '_, '_> {
    /// What a word decides; those before it are passed.
    pub(super) fn step(&mut self, at: usize) -> Step {
        self.marked(at)
            .or_else(|| self.pause(at))
            .or_else(|| self.so(at))
            .or_else(|| self.addressed(at))
            .or_else(|| self.dependent(at))
            .or_else(|| self.pronoun(at))
            .unwrap_or_else(|| self.plain(at))
    }

    /// A mark of content: a quotation, a colon, "that", a word of questions.
    fn marked(&self, at: usize) -> Option<Step> {
        let (finder, entry, verb, unit) = (self.finder, self.entry, self.verb, self.unit);
        let syntax = finder.passage.syntax;
        let word = finder.passage.word(at);
        if finder.is_hidden(at, verb) {
            let is_whole = finder
                .quotes
                .around(at)
                .is_some_and(|quote| quote.words.len() > 1);
            return Some(begins_if(entry.takes(&Frame::Quote) || is_whole, at));
        }
        if word == ":" {
            return Some(begins_if(at + 1 < unit.end, at + 1));
        }
        if word.eq_ignore_ascii_case("that")
            && (syntax.upos(at) == Upos::Sconj
                || syntax.relation(at) == Relation::Mark
                || self.has_addressee
                || at > verb + 1)
        {
            return Some(begins_if(
                entry.takes(&Frame::Clause) && at + 1 < unit.end,
                at + 1,
            ));
        }
        if finder.is_word(syntax.lemma(at), CueWord::Question)
            && (entry.takes(&Frame::Question) || entry.takes(&Frame::Clause))
            && (entry.takes(&Frame::Question) || syntax.lemma(at) == "what")
            && finder.has_finite(at..unit.end)
        {
            let is_time = matches!(syntax.lemma(at), "when" | "if" | "where")
                && syntax.head(verb).is_none()
                && entry.takes(&Frame::Clause)
                && self.has_before;
            return Some(begins_if(!is_time, at));
        }
        None
    }

    /// A comma, dash or bracket: a quotation or the rest of the content may follow, or an insertion.
    fn pause(&self, at: usize) -> Option<Step> {
        let (finder, entry, verb, unit) = (self.finder, self.entry, self.verb, self.unit);
        let syntax = finder.passage.syntax;
        let word = finder.passage.word(at);
        if !matches!(word, "," | "—" | "–" | "(") {
            return None;
        }
        if at + 1 < unit.end && finder.is_hidden(at + 1, verb) {
            return Some(begins_if(true, at + 1));
        }
        if self.has_before && word == "," && finder.goes_on(at + 1, verb, unit) {
            return Some(Step::Begins(After {
                start: at + 1,
                is_marked: false,
                is_plain: false,
            }));
        }
        // "If anything, Berg argued in a letter, it is …"
        if word == ","
            && entry.takes(&Frame::Rest)
            && self.clause.start > unit.start
            && finder.word_before(self.clause.start) == ","
            && finder.goes_on(at + 1, verb, unit)
            && finder.is_plain_clause(at + 1, verb, unit)
        {
            return Some(begins_if(true, at + 1));
        }
        // "said, however, that …"; "said — in a statement — that …"
        let close = if word == "(" { ")" } else { word };
        let next = (at + 1..unit.end.min(at + 14))
            .find(|&other| finder.passage.word(other) == close)
            .map(|closing| closing + 1)
            .filter(|&next| {
                next < unit.end
                    && (finder.is_hidden(next, verb)
                        || syntax.lemma(next) == "that" && syntax.upos(next) == Upos::Sconj
                        || word == "("
                        || next - at <= 4)
            });
        Some(next.map_or(Step::Ends, Step::To))
    }

    /// "said so", "said otherwise".
    fn so(&self, at: usize) -> Option<Step> {
        let (finder, unit) = (self.finder, self.unit);
        let syntax = finder.passage.syntax;
        if matches!(syntax.lemma(at), "otherwise" | "so")
            && (at + 1 >= unit.end || finder.is_punct(at + 1))
        {
            return Some(begins_if(self.entry.takes(&Frame::Clause), at));
        }
        (syntax.upos(at) == Upos::Adv && at + 1 < unit.end && finder.passage.word(at + 1) == "that")
            .then_some(Step::To(at + 1))
    }

    /// "told his aides he planned to": two noun phrases, and the second is a subject.
    fn addressed(&mut self, at: usize) -> Option<Step> {
        let next = self
            .finder
            .addressee_end(at, self.verb, self.unit)
            .filter(|_| self.entry.takes(&Frame::Addressee) && !self.has_addressee)?;
        self.has_addressee = true;
        Some(Step::To(next))
    }

    /// What hangs on the verb itself is said of the saying.
    fn dependent(&mut self, at: usize) -> Option<Step> {
        let (finder, verb, unit) = (self.finder, self.verb, self.unit);
        let syntax = finder.passage.syntax;
        let Some(own) = syntax
            .ancestors(at)
            .take_while(|&above| above != verb)
            .last()
            .filter(|&root| syntax.head(root) == Some(verb) && root > verb)
        else {
            return (syntax.upos(at) == Upos::Adv
                && at + 1 < unit.end
                && syntax.upos(at + 1) == Upos::Sconj)
                .then_some(Step::To(at + 1));
        };
        let end = finder.end_below(own, at, unit);
        let relation = syntax.relation(own);
        let skips = match relation {
            Relation::Obj | Relation::Iobj => {
                self.entry.takes(&Frame::Addressee)
                    && !self.has_addressee
                    && !finder.heads_clause(at, unit, own)
            }
            Relation::Obl => {
                finder.case_of(own).is_some()
                    || matches!(
                        syntax.deprel(own).subtype,
                        Subtype::Tmod | Subtype::Unmarked
                    )
            }
            Relation::Advmod => end == at + 1,
            Relation::Compound | Relation::Cc => true,
            _ => false,
        };
        if !skips || end <= at {
            return None;
        }
        self.has_addressee |= matches!(relation, Relation::Obj | Relation::Iobj);
        Some(Step::To(end))
    }

    /// A pronoun as addressee: "told them".
    fn pronoun(&mut self, at: usize) -> Option<Step> {
        let syntax = self.finder.passage.syntax;
        let is_addressee = self.entry.takes(&Frame::Addressee)
            && !self.has_addressee
            && syntax.upos(at) == Upos::Pron
            && syntax.has_feat(at, "Case=Acc");
        self.has_addressee |= is_addressee;
        is_addressee.then_some(Step::To(at + 1))
    }

    /// Content without a mark: a clause from here, or what can be one.
    fn plain(&self, at: usize) -> Step {
        let (finder, entry, verb, unit) = (self.finder, self.entry, self.verb, self.unit);
        let is_clause = entry.takes(&Frame::Clause)
            && (finder.is_plain_clause(at, verb, unit)
                || entry.takes(&Frame::Rest) && finder.is_stretch(at, verb, unit));
        if !is_clause {
            return Step::Ends;
        }
        Step::Begins(After {
            start: at,
            is_marked: true,
            is_plain: true,
        })
    }
}

/// Marked content that begins at a word where something holds, else none.
fn begins_if(holds: bool, start: usize) -> Step {
    if holds {
        Step::Begins(After {
            start,
            is_marked: true,
            is_plain: false,
        })
    } else {
        Step::Ends
    }
}
