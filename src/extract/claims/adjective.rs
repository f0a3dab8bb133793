//! Adjectives as cues: "is confident that …".

use super::candidate::Candidate;
use super::find::Finder;
use super::source::{self, Found};
use crate::lexicon::Cue;
use crate::model::Construction;
use crate::syntax::Relation;

impl<'l> Finder<'_, 'l> {
    /// "is confident that …".
    pub(super) fn adjective(&self, entry: &'l Cue, adjective: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        syntax.child(adjective, Relation::Cop)?;
        let content = self.content_of(entry, adjective, adjective + 1)?;
        let Found::Word(source) = source::of_verb(self.passage, adjective) else {
            return None;
        };
        Some(Candidate {
            entry,
            construction: Construction::Adjective,
            word: adjective,
            cue: self.passage.span(adjective),
            source: Some(source),
            content: content.spans,
            content_head: content.head,
        })
    }
}
