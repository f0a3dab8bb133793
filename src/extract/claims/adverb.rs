//! Adverbs as cues: "reportedly".

use super::candidate::Candidate;
use super::find::Finder;
use crate::lexicon::Cue;
use crate::model::Construction;
use crate::syntax::Relation;

impl<'l> Finder<'_, 'l> {
    /// "reportedly": the author passes on what the clause says.
    pub(super) fn adverb(&self, entry: &'l Cue, adverb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let head = syntax.head(adverb)?;
        let top = self.clause_top(head);
        let words = syntax.subtree(top).filter(|&word| word != adverb);
        let content = self.finish(words, None)?;
        Some(Candidate {
            entry,
            construction: Construction::Adverb,
            word: adverb,
            cue: self.passage.span(adverb),
            source: None,
            content: content.spans,
            content_head: content.head,
        })
    }

    /// The verb or predicate whose clause a word belongs to.
    fn clause_top(&self, word: usize) -> usize {
        let syntax = self.passage.syntax;
        syntax
            .ancestors(word)
            .find(|&word| {
                matches!(
                    syntax.relation(word),
                    Relation::Root
                        | Relation::Ccomp
                        | Relation::Advcl
                        | Relation::Parataxis
                        | Relation::Acl
                ) || syntax.head(word).is_none()
            })
            .unwrap_or(word)
    }
}
