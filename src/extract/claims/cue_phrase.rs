//! The predicate that a cue stands in: "has also *denied*", "did not *say*", "was critical *of*".
//!
//! # What it finds
//! Auxiliaries, negation and adverbs right before and after the cue, the "to" of an infinitive and the verb that it
//! continues ("went on to say"), determiner and adjectives of a noun, and the adposition or colon that leads to the
//! content.
//!
//! # What it leaves out
//! Times and places ("said on Monday"), the source, and whatever another word parts from the cue.

use super::candidate::Candidate;
use crate::extract::Passage;
use crate::model::Construction;
use crate::syntax::{Relation, Subtype, Upos};
use crate::text::Span;

/// The words of a cue with those of its predicate.
///
/// `cues` are those of all claims, in order.
pub(super) fn of(passage: &Passage<'_>, candidate: &Candidate<'_>, cues: &[Candidate<'_>]) -> Span {
    let words = passage.word_from(candidate.cue.start)..passage.word_from(candidate.cue.end);
    if candidate.construction == Construction::Layout || words.is_empty() {
        return candidate.cue;
    }
    let around = Around {
        passage,
        candidate,
        cues,
    };
    let sentences = &passage.segments.sentences;
    let Some(sentence) = passage.segments.sentence_at(candidate.cue.start) else {
        return candidate.cue;
    };
    let sentence = &sentences[sentence].words;
    let start = around.start(words.start, sentence.start);
    let end = around.end(words.end, sentence.end.max(words.end));
    passage.span_of(&(start..end)).cover(candidate.cue)
}

struct Around<'r, 'l> {
    passage: &'r Passage<'l>,
    candidate: &'r Candidate<'l>,
    cues: &'r [Candidate<'l>],
}

impl Around<'_, '_> {
    /// Whether a word is neither content nor source.
    fn is_free(&self, word: usize) -> bool {
        let span = self.passage.span(word);
        self.candidate.source != Some(word)
            && !self
                .candidate
                .content
                .iter()
                .any(|content| content.overlaps(span))
    }

    fn start(&self, cue: usize, from: usize) -> usize {
        let syntax = self.passage.syntax;
        let is_noun = syntax.upos(self.candidate.word) == Upos::Noun;
        let mut start = cue;
        while start > from {
            let before = start - 1;
            let is_part = match syntax.upos(before) {
                Upos::Aux | Upos::Part => syntax.relation(before) != Relation::Case,
                // "went on to say"
                Upos::Adv if syntax.relation(before) == Relation::Compound => {
                    before > from && self.continues(before - 1)
                }
                Upos::Adv => !is_noun && !syntax.has_feat(before, "PronType=Int"),
                Upos::Det | Upos::Cconj => {
                    is_noun && syntax.upos(before) == Upos::Det
                        || syntax.deprel(before).subtype == Subtype::Preconj
                }
                Upos::Adj => is_noun && syntax.relation(before) == Relation::Amod,
                // "went on to say": the verb that an infinitive continues, where it attributes nothing itself.
                Upos::Verb => self.continues(before),
                _ => false,
            };
            if !is_part || !self.is_free(before) {
                break;
            }
            start = before;
        }
        start
    }

    /// Whether a verb only says how the infinitive goes on that the cue is: it attributes nothing itself.
    fn continues(&self, verb: usize) -> bool {
        let syntax = self.passage.syntax;
        let cue = self.candidate.word;
        syntax.upos(verb) == Upos::Verb
            && syntax.head(cue) == Some(verb)
            && matches!(syntax.relation(cue), Relation::Xcomp | Relation::Advcl)
            && syntax
                .children(cue)
                .any(|child| child < cue && syntax.lemma(child) == "to")
            && !self.attributes(verb)
    }

    /// Whether a word is the cue of a claim.
    fn attributes(&self, word: usize) -> bool {
        let span = self.passage.span(word);
        let first = self.cues.partition_point(|cue| cue.cue.end <= span.start);
        self.cues
            .get(first)
            .is_some_and(|cue| cue.cue.overlaps(span))
    }

    fn end(&self, cue: usize, to: usize) -> usize {
        let syntax = self.passage.syntax;
        let mut end = cue;
        while end < to {
            let is_adverb = syntax.upos(end) == Upos::Adv
                && syntax.head(end) == Some(self.candidate.word)
                && !syntax.has_feat(end, "PronType=Int");
            if !is_adverb || !self.is_free(end) {
                break;
            }
            end += 1;
        }
        if end < to && self.is_free(end) && self.leads(end) {
            end += 1;
        }
        end
    }

    /// Whether an adposition or a colon leads from the cue to the content.
    fn leads(&self, word: usize) -> bool {
        match self.passage.syntax.upos(word) {
            Upos::Punct => self.passage.word(word) == ":",
            Upos::Adp => {
                let lemma = self.passage.syntax.lemma(word);
                self.candidate.entry.takes_after(lemma)
                    || self
                        .candidate
                        .content
                        .iter()
                        .any(|content| self.passage.word_from(content.start) == word + 1)
            }
            _ => false,
        }
    }
}
