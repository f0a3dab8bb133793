//! Who is cited for what another reports: "reported, citing officials".

use super::candidate::Candidate;
use super::find::Finder;
use crate::syntax::{Relation, Upos};

impl<'l> Finder<'_, 'l> {
    /// "reported, citing officials": those who are cited say what is reported.
    pub(super) fn pass_on(&self, candidates: &mut [Candidate<'l>]) {
        let syntax = self.passage.syntax;
        for at in 1..candidates.len() {
            let word = candidates[at].word;
            let is_citing = matches!(candidates[at].entry.lemma.as_str(), "cite" | "quote")
                && syntax.xpos(word) == "VBG"
                && candidates[at].content_head.is_none();
            let Some(object) = syntax
                .child(word, Relation::Obj)
                .filter(|&object| is_citing && self.is_somebody(object))
            else {
                continue;
            };
            let (before, rest) = candidates.split_at(at);
            let reported = before
                .iter()
                .rev()
                .chain(&rest[1..])
                .find(|other| {
                    syntax.is_below(word, other.word)
                        && other.content_head.is_some()
                        && !other
                            .content
                            .iter()
                            .any(|span| span.contains(self.passage.span(word)))
                })
                .map(|other| (other.content.clone(), other.content_head));
            if let Some((content, head)) = reported {
                candidates[at].source = Some(object);
                candidates[at].content = content;
                candidates[at].content_head = head;
            }
        }
    }

    /// Whether a word names or describes somebody who can speak.
    fn is_somebody(&self, word: usize) -> bool {
        self.passage.nominal_at(word).is_some()
            || self.passage.name_at(word).is_some()
            || self.passage.entity_at(word).is_some()
            || self.passage.syntax.upos(word) == Upos::Propn
            || matches!(
                self.passage.syntax.lemma(word),
                "person" | "people" | "source"
            )
    }
}
