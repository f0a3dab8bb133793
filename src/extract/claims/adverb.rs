//! Adverbs as cues: "reportedly".

use super::candidate::Candidate;
use super::find::Finder;
use crate::lexicon::{Cue, CueWord};
use crate::model::Construction;
use crate::syntax::{Relation, Upos};

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

    /// "ahead in the latest poll": the poll says what the clause says.
    pub(super) fn survey(&self, entry: &'l Cue, adposition: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let noun = syntax.head(adposition).filter(|&noun| {
            noun > adposition
                && syntax.relation(adposition) == Relation::Case
                && syntax.xpos(noun) == "NN"
                && self.is_word(syntax.lemma(noun), CueWord::Survey)
        })?;
        let top = self.clause_top(noun);
        if top == noun || self.is_cue(top) {
            return None;
        }
        let words = syntax
            .subtree(top)
            .filter(|&word| !syntax.is_below(word, noun));
        let content = self.finish_all(words, Some(top))?;
        Some(Candidate {
            entry,
            construction: Construction::Adposition,
            word: adposition,
            cue: self.passage.span(adposition),
            source: Some(noun),
            content: content.spans,
            content_head: content.head,
        })
    }

    /// "seems to have failed": the author infers what subject and complement say together.
    pub(super) fn evidential(&self, entry: &'l Cue, verb: usize) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        let complement = syntax.children(verb).find(|&child| {
            child > verb
                && match syntax.relation(child) {
                    Relation::Xcomp => {
                        syntax.upos(child) != Upos::Noun || self.is_infinitive(child)
                    }
                    Relation::Ccomp => true,
                    _ => false,
                }
        })?;
        let subject = syntax
            .children(verb)
            .find(|&child| child < verb && syntax.relation(child) == Relation::Nsubj);
        let words = subject
            .into_iter()
            .flat_map(|subject| syntax.subtree(subject))
            .filter(|&word| word < verb)
            .chain(syntax.subtree(complement));
        let content = self.finish(words, Some(complement))?;
        Some(Candidate {
            entry,
            construction: Construction::Adverb,
            word: verb,
            cue: self.passage.span(verb),
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
