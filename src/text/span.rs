//! Places in a text.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a text: from `start` up to, not including, `end`.
///
/// In Rust both count UTF-8 bytes, so `&text[span.range()]` is the words meant. In JSON, in tables and in Python both
/// count Unicode code points; [`Offsets`] converts between the two.
///
/// ```
/// use detente::text::Span;
/// let span = Span::new(3, 9);
/// assert_eq!(&"Où va Moscou ?"[span.range()], " va Mo");
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    Serialize,
    Deserialize,
    JsonSchema,
)]
pub struct Span {
    /// Where it begins.
    pub start: usize,
    /// Where it ends: the first position that no longer belongs to it.
    pub end: usize,
}

impl Span {
    /// The stretch from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The same stretch as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The words meant.
    ///
    /// # Panics
    /// Where the span does not lie on character boundaries of `text`; spans of an analysis always fit its own text.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// How many bytes it holds.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The same stretch of a text that begins `by` bytes earlier.
    #[must_use]
    pub const fn shifted(self, by: usize) -> Self {
        Self {
            start: self.start + by,
            end: self.end + by,
        }
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }
}

/// Converts offsets into one text between bytes and code points.
///
/// Made in one forward pass over the text; a text that is all ASCII needs no table.
///
/// ```
/// use detente::text::{Offsets, Span};
/// let offsets = Offsets::new("Zoé a dit");
/// assert_eq!(offsets.to_chars(Span::new(5, 6)), Span::new(4, 5));
/// assert_eq!(offsets.to_bytes(Span::new(4, 5)), Span::new(5, 6));
/// ```
#[derive(Debug, Clone)]
pub struct Offsets<'t> {
    text: &'t str,
    /// Code points before every `STEP`-th byte; empty where the text is ASCII.
    chars_before: Vec<usize>,
}

/// Bytes between two entries of the table: a look-up counts at most so many.
const STEP: usize = 64;

const fn begins_char(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

fn count_chars(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| begins_char(byte)).count()
}

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str) -> Self {
        if text.is_ascii() {
            return Self {
                text,
                chars_before: Vec::new(),
            };
        }
        let mut before = 0;
        let chars_before = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let here = before;
                before += count_chars(chunk);
                here
            })
            .collect();
        Self { text, chars_before }
    }

    /// From bytes to code points. A position inside a character counts as its end; one past the text as the text's end.
    pub fn to_chars(&self, span: Span) -> Span {
        Span::new(self.char_at(span.start), self.char_at(span.end))
    }

    /// From code points to bytes. A position past the text counts as the text's end.
    pub fn to_bytes(&self, span: Span) -> Span {
        Span::new(self.byte_at(span.start), self.byte_at(span.end))
    }

    fn char_at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.chars_before.is_empty() {
            return byte;
        }
        let chunk = (byte / STEP).min(self.chars_before.len() - 1);
        self.chars_before[chunk] + count_chars(&self.text.as_bytes()[chunk * STEP..byte])
    }

    fn byte_at(&self, char: usize) -> usize {
        if self.chars_before.is_empty() {
            return char.min(self.text.len());
        }
        let chunk = self.chars_before.partition_point(|&before| before <= char) - 1;
        let mut left = char - self.chars_before[chunk];
        for (at, &byte) in self.text.as_bytes().iter().enumerate().skip(chunk * STEP) {
            if begins_char(byte) {
                if left == 0 {
                    return at;
                }
                left -= 1;
            }
        }
        self.text.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn converts_there_and_back(text in "\\PC{0,200}") {
            let offsets = Offsets::new(&text);
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                let there = offsets.to_chars(Span::new(byte, text.len()));
                prop_assert_eq!(there, Span::new(chars, text.chars().count()));
                prop_assert_eq!(offsets.to_bytes(there), Span::new(byte, text.len()));
            }
        }
    }

    #[test]
    fn clamps_what_lies_outside() {
        for text in ["", "abc", "ab→"] {
            let offsets = Offsets::new(text);
            assert_eq!(
                offsets.to_bytes(Span::new(90, 91)),
                Span::new(text.len(), text.len())
            );
            assert_eq!(
                offsets.to_chars(Span::new(90, 91)).end,
                text.chars().count()
            );
        }
    }
}
