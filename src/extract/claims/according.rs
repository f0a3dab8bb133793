//! "According to X": the source follows, the content is the clause around it.

use std::ops::Range;

use super::candidate::Candidate;
use super::find::Finder;
use crate::lexicon::Cue;
use crate::model::Construction;
use crate::syntax::{Relation, Upos};

impl<'l> Finder<'_, 'l> {
    /// "according to X": the source follows, the content is the clause around it.
    pub(super) fn according(&self, entry: &'l Cue, words: &Range<usize>) -> Option<Candidate<'l>> {
        let syntax = self.passage.syntax;
        // The name after it is the head of the phrase, whose head is the clause's.
        let source = syntax
            .head(words.start)
            .filter(|&head| head >= words.end)
            .or_else(|| {
                (words.end..self.sentence.end).find(|&word| {
                    matches!(syntax.upos(word), Upos::Noun | Upos::Propn | Upos::Pron)
                })
            })?;
        let unit = self.unit(words.start);
        let end = (source + 1..unit.end)
            .find(|&word| {
                self.passage.word(word) == ","
                    || self.is_hidden(word, source)
                    || !syntax.is_below(word, source)
            })
            .unwrap_or(unit.end);
        // An apposition of the source between commas is the source's too.
        let end = match (end..unit.end).find(|&word| self.passage.word(word) == "," && word > end) {
            Some(comma)
                if words.start > unit.start
                    && syntax.children(source).any(|child| {
                        syntax.relation(child) == Relation::Appos && (end..comma).contains(&child)
                    }) =>
            {
                comma
            }
            _ => end,
        };
        let first = (unit.start..words.start)
            .rev()
            .find(|&word| self.passage.word(word) == ";")
            .map_or(unit.start, |word| word + 1);
        let last = (end..unit.end)
            .find(|&word| self.passage.word(word) == ";")
            .unwrap_or(unit.end);
        let around: Vec<usize> = (first..words.start).chain(end..last).collect();
        let clause_head = self.top(
            if words.start > first + 1 {
                first..words.start
            } else {
                end..last
            },
            source,
        );
        let content = self.finish_all(around, clause_head)?;
        Some(Candidate {
            entry,
            construction: Construction::Adposition,
            word: words.start,
            cue: self.passage.span_of(words),
            source: Some(source),
            content: content.spans,
            content_head: content.head,
        })
    }
}
