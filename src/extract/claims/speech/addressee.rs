//! Whom something is said to, between a cue and its content: "told *his aides* he planned to".

use std::ops::Range;

use crate::extract::claims::find::Finder;
use crate::syntax::{Relation, Subtype, Upos};

impl Finder<'_, '_> {
    /// The end of a noun phrase right after which a pronoun begins a clause.
    pub(super) fn addressee_end(
        &self,
        at: usize,
        verb: usize,
        unit: &Range<usize>,
    ) -> Option<usize> {
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

    /// Whether the words from here are subject and verb, not an object: "said Moscow rejects it".
    pub(super) fn heads_clause(&self, at: usize, unit: &Range<usize>, object: usize) -> bool {
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

    /// The first word from one on that another does not hold, or that begins a clause or quotation.
    pub(super) fn end_below(&self, head: usize, from: usize, unit: &Range<usize>) -> usize {
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
}
