//! Looking at the tokens of one sentence.

use crate::extract::dates::point::Unit;
use crate::extract::scan::{NumberWord, Phrase, Shape, TimeWord, Token};

/// The tokens of a sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::extract::dates) struct Cursor<'a> {
    pub(in crate::extract::dates) text: &'a str,
    pub(in crate::extract::dates) tokens: &'a [Token],
}

impl<'a> Cursor<'a> {
    pub(super) fn time(&self, at: usize) -> TimeWord {
        self.tokens
            .get(at)
            .map_or(TimeWord::None, |token| token.form.time)
    }

    /// What the token before is.
    pub(super) fn time_before(&self, at: usize) -> TimeWord {
        at.checked_sub(1).map_or(TimeWord::None, |at| self.time(at))
    }

    pub(super) fn value(&self, at: usize) -> &'static str {
        self.tokens.get(at).map_or("", |token| token.form.value)
    }

    pub(super) fn figure(&self, at: usize) -> i32 {
        self.tokens.get(at).map_or(0, |token| token.form.figure())
    }

    pub(super) fn number(&self, at: usize) -> NumberWord {
        self.tokens
            .get(at)
            .map_or(NumberWord::None, |token| token.form.number)
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.tokens.get(at).map(|token| token.shape)
    }

    pub(super) fn letters(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        self.letters(at).eq_ignore_ascii_case(word)
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.shape(at) == Some(Shape::Mark(mark))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// The token after a hyphen that joins two words.
    pub(super) fn hyphen(&self, at: usize) -> Option<usize> {
        let is_hyphen = matches!(self.shape(at), Some(Shape::Mark('-' | '‑' | '–')));
        (is_hyphen && self.is_glued(at) && self.is_glued(at + 1)).then_some(at + 1)
    }

    pub(super) fn past_hyphen(&self, at: usize) -> usize {
        self.hyphen(at).unwrap_or(at)
    }

    /// The unit of a singular noun.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        (self.time(at) == TimeWord::Unit).then(|| Unit::of_noun(self.value(at)))?
    }

    /// The unit of a plural noun.
    pub(super) fn units(&self, at: usize) -> Option<Unit> {
        (self.time(at) == TimeWord::Units).then(|| Unit::of_noun(self.value(at)))?
    }

    /// "first" to "thirty-first", "5th": the number and the token after it.
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, i32)> {
        match self.shape(at)? {
            Shape::Ordinal(value) => Some((at + 1, i32::try_from(value).ok()?)),
            Shape::Word => match self.number(at) {
                NumberWord::Ordinal(value) => Some((at + 1, value as i32)),
                NumberWord::Tens(tens) => {
                    let next = self.past_hyphen(at + 1);
                    match self.number(next) {
                        NumberWord::Ordinal(value) if value < 10.0 => {
                            Some((next + 1, (tens + value) as i32))
                        }
                        _ => None,
                    }
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Where a fixed phrase ends that begins at a token.
    pub(super) fn phrase_end(&self, at: usize, phrase: &Phrase) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if phrase.is_name && !token.capital {
            return None;
        }
        let start = token.span.start;
        let end = start + phrase.len_in(self.text.get(start..)?)?;
        // No phrase has more tokens than this.
        let last = (at..at + 10).find(|&last| {
            self.tokens
                .get(last)
                .is_none_or(|token| token.span.end >= end)
        })?;
        (self.tokens.get(last)?.span.end == end).then_some(last + 1)
    }
}
