//! The attributed words: which they are, and where exactly they begin and end.

use std::ops::Range;

use crate::extract::Passage;
use crate::extract::quotes::{Quote, Quotes};
use crate::syntax::{Relation, Syntax, Upos};
use crate::text::Span;

/// Words as spans: runs of neighbours, without the punctuation at their edges.
pub(super) fn spans(passage: &Passage<'_>, words: impl IntoIterator<Item = usize>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for word in words {
        match &mut run {
            Some(run) if run.end == word => run.end = word + 1,
            _ => {
                spans.extend(run.take().and_then(|run| trimmed(passage, run)));
                run = Some(word..word + 1);
            }
        }
    }
    spans.extend(run.and_then(|run| trimmed(passage, run)));
    spans
}

/// A run of words without the punctuation at its edges; nothing where no word is left.
fn trimmed(passage: &Passage<'_>, mut run: Range<usize>) -> Option<Span> {
    let is_punctuation = |word: usize| {
        passage.syntax.upos(word) == Upos::Punct
            || !passage.word(word).contains(char::is_alphanumeric)
    };
    while !run.is_empty() && is_punctuation(run.start) {
        run.start += 1;
    }
    while !run.is_empty() && is_punctuation(run.end - 1) && !closes_bracket(passage, &run) {
        run.end -= 1;
    }
    (!run.is_empty()).then(|| passage.span_of(&run))
}

/// Whether a run's last word closes a bracket that the run opens.
fn closes_bracket(passage: &Passage<'_>, run: &Range<usize>) -> bool {
    passage.word(run.end - 1) == ")" && run.clone().any(|word| passage.word(word) == "(")
}

/// The words of a clause, without the word that only introduces it ("that").
pub(super) fn clause(syntax: &Syntax, passage: &Passage<'_>, head: usize) -> Vec<usize> {
    let complementiser = syntax.children(head).find(|&child| {
        syntax.relation(child) == Relation::Mark && passage.word(child).eq_ignore_ascii_case("that")
    });
    let words = syntax.subtree(head);
    match complementiser {
        // What stands before "that" belongs to the cue's clause.
        Some(that) => words.filter(|&word| word > that).collect(),
        None => words.collect(),
    }
}

/// Widens a content to the whole of a quotation that it is the quoted part of, over the borders of the sentence.
pub(super) fn widened(content: Vec<Span>, sentence: Span, quotes: &Quotes) -> Vec<Span> {
    let mut wide: Vec<Span> = Vec::with_capacity(content.len());
    for span in content {
        let around = quotes.overlapping(span).iter().find(|quote| {
            quote.inner.contains(span)
                && (quote.outer.start < sentence.start || quote.outer.end > sentence.end)
        });
        let span = match around {
            Some(quote) => Span::new(
                if quote.outer.start < sentence.start {
                    quote.inner.start
                } else {
                    span.start
                },
                if quote.outer.end > sentence.end {
                    quote.inner.end
                } else {
                    span.end
                },
            ),
            None => span,
        };
        match wide.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.cover(span),
            _ => wide.push(span),
        }
    }
    wide
}

/// A quotation's words without the punctuation at their edges.
pub(super) fn quoted(passage: &Passage<'_>, quote: &Quote) -> Option<Span> {
    trimmed(passage, quote.words.clone())
}
