//! Nouns as cues: "the allegation that …", "Moscow's claim of …", "its refusal to …".

use super::candidate::Candidate;
use super::content::clause;
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::{Cue, Frame};
use crate::model::Construction;
use crate::syntax::Relation;

impl<'l> Finder<'_, 'l> {
    /// "the allegation that …", "Moscow's claim of …", "its refusal to …".
    pub(super) fn noun(&self, entry: &'l Cue, noun: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let content = syntax
            .children(noun)
            .filter(|&child| child > noun)
            .find_map(|child| match syntax.relation(child) {
                Relation::Acl | Relation::Ccomp
                    if entry.takes(&Frame::Clause) && self.marked_that(child) =>
                {
                    self.finish(clause(syntax, self.passage, child), Some(child))
                }
                Relation::Acl if entry.takes(&Frame::Infinitive) && self.is_infinitive(child) => {
                    self.finish(syntax.subtree(child), None)
                }
                Relation::Nmod | Relation::Acl
                    if self
                        .case_of(child)
                        .is_some_and(|case| entry.takes_after(case)) =>
                {
                    self.after_case(child, child)
                }
                _ => None,
            })?;
        if syntax.head(noun).is_some_and(|verb| {
            syntax.relation(noun) == Relation::Obj
                && self
                    .passage
                    .lexicon
                    .cues()
                    .word(syntax.lemma(verb), syntax.upos(verb))
                    .any(|entry| self.expression(entry, verb).is_some())
        }) {
            return None;
        }
        let Found::Word(source) = source::of_noun(self.passage, noun) else {
            return None;
        };
        if source == noun && content.head.is_none() {
            return None;
        }
        Some(Candidate {
            entry,
            construction: Construction::Noun,
            word: noun,
            cue: self.passage.span(noun),
            source: (source != noun).then_some(source),
            content: content.spans,
            content_head: content.head,
        })
    }

    fn marked_that(&self, clause: usize) -> bool {
        let syntax = self.passage.syntax;
        syntax
            .children(clause)
            .any(|child| syntax.relation(child) == Relation::Mark && syntax.lemma(child) == "that")
    }
}
