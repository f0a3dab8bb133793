//! What every extractor reads: a text, its words and trees, and what the lexicon knows in it.

use std::ops::Range;

use crate::lexicon::{Found, Lexicon, Match, Nominal, Reading, Title};
use crate::syntax::{Entity, Syntax, Upos};
use crate::text::{Segments, Span};

/// A text with its words, its trees and the lexicon's finds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Passage<'t> {
    pub(crate) text: &'t str,
    pub(crate) segments: &'t Segments,
    /// Trees over the same words.
    pub(crate) syntax: &'t Syntax,
    pub(crate) lexicon: &'t Lexicon,
    pub(crate) found: &'t Found<'t>,
}

impl<'t> Passage<'t> {
    /// The letters of a word.
    pub(crate) fn word(&self, word: usize) -> &'t str {
        self.span(word).of(self.text)
    }

    /// The dictionary form of a word: of a known verb as the lexicon has it, else as the tagger says.
    pub(crate) fn lemma(&self, word: usize) -> &'t str {
        let lemma = self.syntax.lemma(word);
        if !matches!(self.syntax.upos(word), Upos::Verb) {
            return lemma;
        }
        let form = self.word(word);
        let verbs = self.lexicon.verb_lemmas();
        if form.bytes().any(|byte| byte.is_ascii_uppercase()) {
            verbs.lemma(&form.to_lowercase(), lemma)
        } else {
            verbs.lemma(form, lemma)
        }
    }

    /// Where a word stands.
    pub(crate) fn span(&self, word: usize) -> Span {
        self.segments.words[word].span
    }

    /// From the first to the last of some words.
    pub(crate) fn span_of(&self, words: &Range<usize>) -> Span {
        self.span(words.start).cover(self.span(words.end - 1))
    }

    /// The words of each sentence.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = Range<usize>> + 't {
        self.segments
            .sentences
            .iter()
            .map(|sentence| sentence.words.clone())
    }

    /// The first word that begins at or after a byte.
    pub(crate) fn word_from(&self, byte: usize) -> usize {
        self.segments
            .words
            .partition_point(|word| word.span.start < byte)
    }

    /// Whether two neighbouring words are written together.
    pub(crate) fn is_glued(&self, first: usize, second: usize) -> bool {
        self.span(first).end == self.span(second).start
    }

    /// The name of the lexicon's that holds a word, unless it is part of a person's name there.
    pub(crate) fn name_at(&self, word: usize) -> Option<&'t Match> {
        let span = self.span(word);
        let index = self
            .found
            .names
            .partition_point(|found| found.span.end <= span.start);
        self.found
            .names
            .get(index)
            .filter(|found| found.span.overlaps(span) && found.reading != Reading::Person)
    }

    /// The title that begins at a word, with the first word after it.
    pub(crate) fn title_at(&self, word: usize) -> Option<(&'t Title, usize)> {
        let start = self.span(word).start;
        let index = self
            .found
            .titles
            .partition_point(|found| found.span.start < start);
        let found = self
            .found
            .titles
            .get(index)
            .filter(|found| found.span.start == start)?;
        Some((found.word, self.word_from(found.span.end)))
    }

    /// The common noun for an actor that begins at a word, with the first word after it.
    pub(crate) fn nominal_at(&self, word: usize) -> Option<(&'t Nominal, usize)> {
        let start = self.span(word).start;
        let index = self
            .found
            .nominals
            .partition_point(|found| found.span.start < start);
        let found = self
            .found
            .nominals
            .get(index)
            .filter(|found| found.span.start == start)?;
        Some((found.word, self.word_from(found.span.end)))
    }

    /// The entity recogniser's name that holds a word.
    pub(crate) fn entity_at(&self, word: usize) -> Option<&'t Entity> {
        let entities = self.syntax.entities();
        let index = entities.partition_point(|entity| entity.end <= word);
        entities.get(index).filter(|entity| entity.start <= word)
    }
}
