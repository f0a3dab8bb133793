//! What stands in quotation marks.

use std::ops::Range;

use crate::text::{Segments, Span};

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quote {
    /// With the marks.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// The words between the marks.
    pub(crate) words: Range<usize>,
}

/// The quotations of a text, in text order, without those inside others.
#[derive(Debug, Default)]
pub(crate) struct Quotes {
    list: Vec<Quote>,
    /// For each word the number of the quotation that holds it, or [`NONE`]. The marks are held too.
    of_word: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Quotes {
    /// Finds the quotations of a text.
    ///
    /// Marks are paired within a paragraph. A mark that opens a paragraph and is not closed in it quotes the whole
    /// paragraph, as newspapers write a quotation of several; any other unpaired mark quotes nothing.
    pub(crate) fn new(text: &str, segments: &Segments) -> Self {
        let mut quotes = Self {
            list: Vec::new(),
            of_word: vec![NONE; segments.words.len()],
        };
        let mut first = 0;
        for &paragraph in &segments.paragraphs {
            let after = first
                + segments.words[first..].partition_point(|word| word.span.start < paragraph.end);
            let marks: Vec<(usize, Mark)> = (first..after)
                .filter_map(|word| Some((word, mark(text, segments.words[word].span)?)))
                .collect();
            quotes.pair(paragraph, first..after, segments, &marks);
            first = after;
        }
        quotes
    }

    fn pair(
        &mut self,
        paragraph: Span,
        words: Range<usize>,
        segments: &Segments,
        marks: &[(usize, Mark)],
    ) {
        let span = |word: usize| segments.words[word].span;
        let last_single = marks
            .iter()
            .rposition(|(_, mark)| *mark == Mark::SingleCloses);
        let mut open: Option<(usize, bool)> = None;
        for (at, &(word, mark)) in marks.iter().enumerate() {
            let is_single = matches!(mark, Mark::SingleOpens | Mark::SingleCloses);
            match open {
                Some((begin, was_single)) if was_single == is_single => match mark {
                    Mark::Closes | Mark::Either | Mark::SingleCloses => {
                        self.push(
                            span(begin).cover(span(word)),
                            Span::new(span(begin).end, span(word).start),
                            begin..word + 1,
                            begin + 1..word,
                        );
                        open = None;
                    }
                    // The earlier mark was never closed.
                    Mark::Opens | Mark::SingleOpens => open = Some((word, is_single)),
                },
                None if matches!(mark, Mark::Opens | Mark::Either) => open = Some((word, false)),
                // Some writers open with the mark that closes.
                None if mark == Mark::Closes && (word == words.start) => open = Some((word, false)),
                None if mark == Mark::SingleOpens => {
                    open = last_single
                        .is_some_and(|last| last > at)
                        .then_some((word, true));
                }
                _ => {}
            }
        }
        if let Some((begin, false)) = open
            && begin == words.start
        {
            self.push(
                paragraph,
                Span::new(span(begin).end, paragraph.end),
                begin..words.end,
                begin + 1..words.end,
            );
        }
    }

    fn push(&mut self, outer: Span, inner: Span, held: Range<usize>, words: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let number = u32::try_from(self.list.len()).unwrap_or(NONE);
        self.of_word[held].fill(number);
        self.list.push(Quote {
            outer,
            inner,
            words,
        });
    }

    /// All quotations, in text order.
    pub(crate) fn all(&self) -> &[Quote] {
        &self.list
    }

    /// The number of the quotation that holds a word or mark.
    pub(crate) fn number(&self, word: usize) -> Option<usize> {
        self.of_word
            .get(word)
            .copied()
            .filter(|&number| number != NONE)
            .map(|number| number as usize)
    }

    /// The quotation that holds a word or mark.
    pub(crate) fn around(&self, word: usize) -> Option<&Quote> {
        self.number(word).and_then(|number| self.list.get(number))
    }

    /// The quotations that share words with a span.
    pub(crate) fn overlapping(&self, span: Span) -> &[Quote] {
        &self.list[self.numbers(span)]
    }

    /// The numbers of the quotations that share words with a span.
    pub(crate) fn numbers(&self, span: Span) -> Range<usize> {
        let first = self
            .list
            .partition_point(|quote| quote.outer.end <= span.start);
        let after = self
            .list
            .partition_point(|quote| quote.outer.start < span.end);
        first..after.max(first)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
    SingleOpens,
    SingleCloses,
}

fn mark(text: &str, span: Span) -> Option<Mark> {
    Some(match span.of(text) {
        "\"" | "''" | "``" | "'''" => Mark::Either,
        "“" | "„" | "«" => Mark::Opens,
        "”" | "»" => Mark::Closes,
        "‘" => Mark::SingleOpens,
        "’" | "'" => {
            let before = text[..span.start].chars().next_back();
            let after = text[span.end..].chars().next();
            let is_apart =
                |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            match (before.is_none_or(char::is_whitespace), is_apart(after)) {
                (true, false) => Mark::SingleOpens,
                (false, true) => Mark::SingleCloses,
                _ => return None,
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    fn inner(text: &str) -> Vec<&str> {
        let segments = segment(text, None);
        let quotes = Quotes::new(text, &segments);
        for (number, quote) in quotes.all().iter().enumerate() {
            assert!(
                quote
                    .words
                    .clone()
                    .all(|word| quotes.number(word) == Some(number))
            );
            assert_eq!(quotes.overlapping(quote.inner), std::slice::from_ref(quote));
        }
        quotes
            .all()
            .iter()
            .map(|quote| quote.inner.of(text))
            .collect()
    }

    #[test]
    fn finds_straight_and_curly_pairs() {
        assert_eq!(
            inner("\"No,\" he said. “It’s over,” she said."),
            ["No,", "It’s over,"]
        );
        assert_eq!(inner("'We will go', says Paris"), ["We will go"]);
        assert_eq!(
            inner("He said: \"They call it 'peace' here.\""),
            ["They call it 'peace' here."]
        );
        assert_eq!(inner("''No deal,'' he said."), ["No deal,"]);
    }

    #[test]
    fn quotes_a_paragraph_that_only_opens() {
        assert_eq!(
            inner("\"First part.\n\n\"Second part,\" he said."),
            ["First part.", "Second part,"]
        );
        assert_eq!(
            inner("”A closing mark in front.” ― a reader"),
            ["A closing mark in front."]
        );
    }

    #[test]
    fn leaves_apostrophes_and_stray_marks() {
        assert!(inner("The troops' pay and the '90s").is_empty());
        assert!(inner("It was 5\" wide.").is_empty());
        assert!(inner("He left.” Then \"\" came.").is_empty());
    }
}
