//! A text with every run of white space made one space, so that phrases are found across line breaks.

use super::record::{Article, Paragraph};
use crate::text::Span;

/// The flat text, and where its places stand in the text that it was made of.
#[derive(Debug)]
pub(super) struct Flat {
    pub text: String,
    /// The same in small letters; ASCII letters only, so that places agree.
    pub lower: String,
    /// Places from which on the two texts run in step: flat, original.
    anchors: Vec<(usize, usize)>,
}

impl Flat {
    pub(super) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut flat = String::with_capacity(text.len());
        let mut anchors = vec![(0, 0)];
        let mut from = 0;
        let mut at = 0;
        while at < bytes.len() {
            if !matches!(bytes[at], b' ' | b'\n' | b'\r' | b'\t' | 0xC2) {
                at += 1;
                continue;
            }
            let end = super::bytes::skip_space(bytes, at);
            if end == at {
                at += 1;
                continue;
            }
            if end - at == 1 && bytes[at] == b' ' {
                at = end;
                continue;
            }
            flat.push_str(&text[from..at]);
            flat.push(' ');
            if end - at > 1 {
                anchors.push((flat.len(), end));
            }
            from = end;
            at = end;
        }
        flat.push_str(&text[from..]);
        let lower = flat.to_ascii_lowercase();
        Self {
            text: flat,
            lower,
            anchors,
        }
    }

    /// From a place of the flat text to one of the original.
    pub(super) fn to_original(&self, at: usize) -> usize {
        let index = self.anchors.partition_point(|(flat, _)| *flat <= at) - 1;
        let (flat, original) = self.anchors[index];
        original + (at - flat)
    }

    /// A flat span's words in the original: white space after them is left out.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.to_original(span.start);
        let words = span.of(&self.text).trim_end_matches(' ').len();
        if words == 0 {
            return Span::new(start, start);
        }
        // The end of the last character, so that a run of white space behind it stays outside.
        Span::new(start, self.to_original(span.start + words - 1) + 1)
    }

    /// From a place of the original to one of the flat text.
    pub(super) fn to_flat(&self, at: usize) -> usize {
        let index = self
            .anchors
            .partition_point(|(_, original)| *original <= at)
            - 1;
        let (flat, original) = self.anchors[index];
        let next = self
            .anchors
            .get(index + 1)
            .map_or(self.text.len(), |(flat, _)| *flat);
        (flat + (at - original)).min(next)
    }

    /// A span of the original in the flat text.
    pub(super) fn flat(&self, span: Span) -> Span {
        let start = self.to_flat(span.start);
        Span::new(start, self.to_flat(span.end).max(start))
    }

    /// An article with its places in the flat text.
    pub(super) fn article(&self, article: &Article) -> Article {
        Article {
            heading: article.heading.map(|span| self.flat(span)),
            span: self.flat(article.span),
            text_start: self.to_flat(article.text_start),
            paragraphs: article
                .paragraphs
                .iter()
                .map(|paragraph| self.paragraph(paragraph))
                .collect(),
            ..article.clone()
        }
    }

    fn paragraph(&self, paragraph: &Paragraph) -> Paragraph {
        Paragraph {
            number: paragraph.number.clone(),
            span: self.flat(paragraph.span),
            items: paragraph
                .items
                .iter()
                .map(|item| self.paragraph(item))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn words_are_the_same_in_both(text in "[ab\u{e9}\u{a0} \n\r\t]{0,40}") {
            let flat = Flat::new(&text);
            prop_assert!(!flat.text.contains("  ") && !flat.text.contains('\n'));
            for (at, letter) in flat.text.char_indices().filter(|(_, letter)| !letter.is_whitespace()) {
                let original = flat.original(Span::new(at, at + letter.len_utf8()));
                prop_assert_eq!(original.of(&text), letter.to_string());
                prop_assert_eq!(flat.to_flat(original.start), at);
            }
        }
    }
}
