//! The attributed words: which they are, and where exactly they begin and end.

use std::ops::Range;

use super::find::Finder;
use crate::extract::Passage;
use crate::extract::quotes::{Quote, Quotes};
use crate::lexicon::CueWord;
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
                && !matches!(passage.word(word), "%" | "$" | "€" | "£" | "¥" | "°")
    };
    while !run.is_empty() && is_punctuation(run.start) && !opens_bracket(passage, &run) {
        run.start += 1;
    }
    while !run.is_empty() && is_punctuation(run.end - 1) && !closes_bracket(passage, &run) {
        run.end -= 1;
    }
    (!run.is_empty()).then(|| passage.span_of(&run))
}

/// Whether a run begins with a bracket around words of its own: "[w]e cannot".
fn opens_bracket(passage: &Passage<'_>, run: &Range<usize>) -> bool {
    let next = run.start + 1;
    passage.word(run.start) == "["
        && next < run.end
        && passage.word(next).contains(char::is_alphanumeric)
        && run.clone().any(|word| passage.word(word) == "]")
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
        // "called it “a trap. We fell into it.”": a quotation that begins in the content goes on behind its sentence.
        let opened = quotes.overlapping(span).iter().find(|quote| {
            span.start < quote.outer.start
                && quote.inner.start < span.end
                && quote.outer.end > sentence.end
        });
        let span = match opened {
            Some(quote) => Span::new(span.start, quote.inner.end),
            None => span,
        };
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

/// A content with the word that its clause hangs on.
pub(super) struct Content {
    pub(super) spans: Vec<Span>,
    pub(super) head: Option<usize>,
}

impl Finder<'_, '_> {
    /// The content that some words make, up to the source that ", according to" gives for what holds them.
    pub(super) fn finish(
        &self,
        words: impl IntoIterator<Item = usize>,
        head: Option<usize>,
    ) -> Option<Content> {
        let mut is_first = true;
        let words: Vec<usize> = words.into_iter().collect();
        let start = words.first().copied().unwrap_or_default();
        let end = words.last().map_or(start, |&last| last + 1);
        let mut is_verbless = true;
        let words = words.into_iter().take_while(|&word| {
            let begins_verb = is_verbless && !is_first && self.joins_verb(word);
            is_verbless &= !self.is_finite(word);
            if begins_verb {
                return false;
            }
            let ends = word > self.sentence.start
                && (self.passage.word(word - 1) == ","
                    && (self.passage.word(word) == "according"
                        || !is_first
                            && self.comments(word)
                            && !self.leaves_verb(start..word, &(start..end)))
                    || !is_first
                        && (self.passage.word(word - 1) == ","
                            || self.closes_quote(word - 1)
                            || self.is_dash(word - 1))
                        && self.adds_cue(word));
            is_first = false;
            !ends
        });
        self.finish_all(words, head)
    }

    /// Whether a conjunction joins a finite verb here, which nothing but the cue's own can be joined to: "called for calm *and
    /// left*".
    fn joins_verb(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        let next = (word + 1..self.sentence.end).find(|&next| syntax.upos(next) != Upos::Adv);
        matches!(self.passage.word(word), "and" | "but")
            && self.quotes.number(word).is_none()
            && next.is_some_and(|next| {
                // "a truce, a vote, and *expanded* trade"
                let is_item = next == word + 1
                    && self.word_before(word) == ","
                    && syntax.upos(next) == Upos::Verb
                    && !self.is_cue(next);
                let verb = match syntax.xpos(next) {
                    "MD" => syntax.head(next).unwrap_or(next),
                    _ => next,
                };
                !is_item
                    && matches!(syntax.xpos(next), "VBD" | "VBZ" | "MD")
                    && syntax.upos(verb) == Upos::Verb
                    && syntax.relation(verb) == Relation::Conj
                    && self.quotes.number(next).is_none()
            })
    }

    /// Whether a participle that attributes begins here: ", saying …", ", before adding …".
    pub(super) fn adds_cue(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        let first = if matches!(
            self.passage.word(word),
            "before" | "without" | "while" | "by"
        ) {
            word + 1
        } else {
            word
        };
        (first..self.sentence.end.min(first + 3))
            .take_while(|&word| matches!(syntax.upos(word), Upos::Verb | Upos::Adv))
            .find(|&word| syntax.upos(word) == Upos::Verb)
            .is_some_and(|verb| {
                syntax.xpos(verb) == "VBG"
                    && self.is_cue(verb)
                    && !self.has_auxiliary(verb)
                    && (self.quotes.number(verb) == self.quotes.number(word - 1)
                        || self.closes_quote(word - 1) && self.quotes.number(verb).is_none())
            })
    }

    /// Whether a word is the mark that closes a quotation.
    fn closes_quote(&self, word: usize) -> bool {
        self.quotes
            .around(word)
            .is_some_and(|quote| quote.words.end == word)
    }

    /// Whether a clause begins here in which somebody comments on what is before it: ", which she said was …".
    pub(super) fn comments(&self, word: usize) -> bool {
        let syntax = self.passage.syntax;
        matches!(self.passage.word(word), "which" | "who" | "whom")
            && (word + 1..self.sentence.end.min(word + 8))
                .take_while(|&word| !self.is_punct(word))
                .find(|&word| self.is_finite(word))
                .is_some_and(|verb| {
                    verb > word + 1
                        && self.is_cue(verb)
                        && syntax.children(verb).any(|child| {
                            child > word
                                && child < verb
                                && syntax.relation(child) == Relation::Nsubj
                        })
                })
    }

    pub(super) fn finish_all(
        &self,
        words: impl IntoIterator<Item = usize>,
        head: Option<usize>,
    ) -> Option<Content> {
        let spans = spans(self.passage, words);
        (!spans.is_empty()).then(|| Content {
            spans: self.widened(spans),
            head,
        })
    }

    pub(super) fn widened(&self, spans: Vec<Span>) -> Vec<Span> {
        widened(spans, self.span, self.quotes)
    }

    /// From an object over what is said of it to where nothing of that goes on.
    pub(super) fn reach(&self, object: usize, joined: usize, verb: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(object).find(|&word| word > verb)?;
        let unit = self.unit(verb);
        let end = self.content_end(joined.max(start), verb + 1, verb, &unit);
        let end = (joined + 1..end)
            .find(|&word| self.begins_other_clause(start, word, &unit))
            .unwrap_or(end);
        self.finish(start..end.max(object + 1), None)
    }

    /// What somebody is to do, up to a clause that only says when or why.
    pub(super) fn deed(&self, infinitive: usize) -> Option<Content> {
        let words = own_words(self.passage, infinitive);
        let end = words.iter().position(|&word| {
            word > infinitive
                && self.word_before(word) == ","
                && !matches!(self.passage.word(word), "as" | "with")
                && self.is_word(self.passage.word(word), CueWord::LeavesObject)
        });
        let end = end.unwrap_or(words.len());
        self.finish(words.into_iter().take(end), None)
    }

    /// From one dependent to the end of another.
    pub(super) fn stretch(&self, first: usize, last: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(first).next()?;
        let end = own_words(self.passage, last)
            .into_iter()
            .take_while(|&word| {
                word <= last
                    || self.passage.word(word - 1) != ","
                    || !self.is_word(self.passage.word(word), CueWord::LeavesObject)
                        && !self.begins_participle(start, word)
            })
            .last()?;
        self.finish(start..=end.max(first), None)
    }

    /// What follows the adposition of one dependent, to the end of another.
    pub(super) fn after_case(&self, first: usize, last: usize) -> Option<Content> {
        let syntax = self.passage.syntax;
        let start = syntax.subtree(first).find(|&word| {
            !(syntax.head(word) == Some(first)
                && word < first
                && (syntax.relation(word) == Relation::Case
                    || syntax.relation(word) == Relation::Mark
                        && !self.is_word(syntax.lemma(word), CueWord::Question)))
        })?;
        let end = own_words(self.passage, last).into_iter().next_back()?;
        self.finish(start..=end.max(start), None)
    }
}

/// The words below a word, without a later conjunct that is a clause of its own beside a noun or an infinitive: what the
/// parser hangs on the nearest word often belongs further up.
pub(super) fn own_words(passage: &Passage<'_>, head: usize) -> Vec<usize> {
    let syntax = passage.syntax;
    let is_bare = |word: usize| syntax.upos(word) != Upos::Verb || syntax.xpos(word) == "VB";
    let strange: Vec<usize> = syntax
        .children(head)
        .filter(|&child| {
            syntax.relation(child) == Relation::Conj
                && is_bare(head)
                && syntax.upos(child) == Upos::Verb
                && syntax.xpos(child) != "VB"
        })
        .collect();
    let first = strange.first().map_or(usize::MAX, |&child| {
        syntax.subtree(child).next().unwrap_or(child)
    });
    syntax
        .subtree(head)
        .filter(|&word| word < first)
        .take_while(|&word| word <= head || passage.word(word) != ";")
        .collect()
}
