//! Cues in the passive: "is expected to …", "was accused of …", "as reported by …".

use super::content::{Content, clause};
use super::find::Finder;
use super::source::{self};
use super::words::is_clause;
use crate::lexicon::{Cue, Frame};
use crate::model::Act;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// Whether a participle without an auxiliary is passive: "when asked whether …", "as first reported by …".
    pub(super) fn is_bare_passive(&self, entry: &Cue, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let asks = |next: usize| {
            next < self.sentence.end
                && (matches!(self.passage.word(next), "by" | "about" | "whether" | "if")
                    || matches!(syntax.xpos(next), "WRB" | "WP" | "WDT"))
        };
        let is_asked = verb == self.sentence.start
            || self.passage.word(verb - 1) == "," && syntax.relation(verb) == Relation::Advcl;
        if is_asked
            && entry.act == Act::Ask
            && asks(verb + 1)
            && matches!(syntax.xpos(verb), "VBN" | "VBD" | "VB")
        {
            return true;
        }
        if !matches!(syntax.xpos(verb), "VBN" | "VBD") {
            return false;
        }
        let is_time =
            |word: usize| matches!(self.passage.word(word), "when" | "When" | "if" | "If");
        let mut first = verb;
        while first > self.sentence.start
            && syntax.upos(first - 1) == Upos::Adv
            && !is_time(first - 1)
        {
            first -= 1;
        }
        // "Berg, when asked whether …": no subject stands between, wherever the tree finds one.
        if entry.act == Act::Ask && first > self.sentence.start && is_time(first - 1) {
            return true;
        }
        if syntax
            .children(verb)
            .any(|child| matches!(syntax.relation(child), Relation::Aux | Relation::Nsubj))
        {
            return false;
        }
        first > self.sentence.start
            && (is_time(first - 1)
                || self.passage.word(first - 1).eq_ignore_ascii_case("as")
                    && source::with_case(self.passage, verb, &["by"]).is_some())
    }

    /// Whether it is said in so many words whom a passive is about: "Berg was accused of lying", not "those who were".
    pub(super) fn is_of_named_subject(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .child(verb, Relation::Nsubj)
            .is_some_and(|subject| subject < verb && !syntax.has_feat(subject, "PronType=Rel"))
    }

    /// "As reported by the paper, …": the clause around it.
    pub(super) fn as_reported(&self, entry: &Cue, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        if !entry.takes(&Frame::Clause) {
            return None;
        }
        let unit = self.unit(verb);
        let mut first = verb;
        while first > unit.start && matches!(syntax.upos(first - 1), Upos::Adv | Upos::Aux) {
            first -= 1;
        }
        if first == unit.start || !self.passage.word(first - 1).eq_ignore_ascii_case("as") {
            return None;
        }
        let first = first - 1;
        let end = (verb..unit.end)
            .find(|&word| self.passage.word(word) == ",")
            .unwrap_or(unit.end);
        let (words, range) = if first > unit.start + 3 {
            ((unit.start..first).chain(end..unit.end), unit.start..first)
        } else {
            ((end..end).chain(end..unit.end), end..unit.end)
        };
        let head = self.top(range, verb);
        head.filter(|&head| is_clause(syntax, head))
            .and_then(|head| self.finish(words, Some(head)))
    }

    /// The content of a passive: "is expected to …", "was accused of …", "it is said that …".
    pub(super) fn passive_content(&self, entry: &Cue, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let subject = syntax
            .children(verb)
            .find(|&child| matches!(syntax.relation(child), Relation::Nsubj | Relation::Csubj));
        if let Some(head) = syntax.child(verb, Relation::Ccomp) {
            return self.finish(clause(syntax, self.passage, head), Some(head));
        }
        if let Some(infinitive) = syntax
            .child(verb, Relation::Xcomp)
            .filter(|&head| self.is_infinitive(head))
        {
            return match subject
                .filter(|_| entry.takes(&Frame::ObjectInfinitive) && entry.act == Act::Demand)
            {
                Some(subject) => self.finish(
                    syntax.subtree(subject).chain(syntax.subtree(infinitive)),
                    None,
                ),
                None => self.finish(syntax.subtree(infinitive), Some(infinitive)),
            };
        }
        let joined = syntax.children(verb).find(|&other| {
            other > verb
                && matches!(syntax.relation(other), Relation::Obl | Relation::Advcl)
                && self.case_of(other).is_some_and(|case| {
                    entry.takes_object_and(case) || case == "as" && entry.takes(&Frame::ObjectAs)
                })
        });
        if entry.act == Act::Ask
            && let Some(matter) = syntax.children(verb).find(|&other| {
                other > verb
                    && self
                        .case_of(other)
                        .is_some_and(|case| entry.takes_after(case))
            })
        {
            return self.after_case(matter, matter);
        }
        let subject = subject?;
        if let Some(joined) = joined {
            return self.finish(syntax.subtree(subject).chain(syntax.subtree(joined)), None);
        }
        entry
            .takes(&Frame::Object)
            .then(|| self.finish(syntax.subtree(subject), None))
            .flatten()
    }
}
