//! Where the clause of a noun ends and the predicate that the noun is subject of begins: "the claim that it failed *convinced* nobody".

use super::find::Finder;
use crate::syntax::{Relation, Upos};

impl Finder<'_, '_> {
    /// The words of a noun's clause up to the verb that the sentence has none of besides: "the claim that it failed *convinced*
    /// nobody", "since the claim that it failed, *they* had left".
    pub(super) fn up_to_predicate(&self, mut words: Vec<usize>, noun: usize) -> Vec<usize> {
        let syntax = self.passage.syntax;
        let unit = self.unit(noun);
        let Some(&last) = words.last() else {
            return words;
        };
        let is_whole = words.len() == last + 1 - words[0];
        if !is_whole || self.has_finite(unit.start..noun) || self.has_finite(last + 1..unit.end) {
            return words;
        }
        let first = words[0];
        let is_own = |verb: usize| {
            std::iter::once(verb)
                .chain(syntax.head(verb))
                .any(|head| syntax.head(verb - 1) == Some(head))
        };
        let end = (first + 2..=last).find(|&word| {
            if !self.has_clause(first..word) || syntax.upos(word) == Upos::Adj {
                return false;
            }
            let before = syntax.upos(word - 1);
            if self.passage.word(word - 1) == "," {
                return self.is_finite(word)
                    || self.begins_subject(word) && self.has_clause(word..unit.end);
            }
            self.is_finite(word)
                && match before {
                    Upos::Noun | Upos::Propn => {
                        syntax.relation(word - 1) != Relation::Nsubj && !is_own(word)
                    }
                    // "that the dam had burst *were* false"
                    Upos::Verb => {
                        self.is_finite(word)
                            && matches!(syntax.xpos(word - 1), "VBN" | "VBD")
                            && !(first..word).any(|other| syntax.xpos(other) == "WP")
                    }
                    Upos::Adv | Upos::Adj | Upos::Num => !syntax
                        .children(word)
                        .any(|child| syntax.relation(child) == Relation::Nsubj && child > first),
                    _ => false,
                }
        });
        words.truncate(end.map_or(words.len(), |end| end - first));
        words
    }
}
