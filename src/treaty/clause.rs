//! The sentences of articles.

use super::bytes::{skip_space, skip_space_back, word_before};
use super::heading::is_list_sign;
use super::record::{Article, Paragraph};
use crate::text::Span;

/// A sentence of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sentence {
    /// With the list that it leads, if it leads one.
    pub span: Span,
    /// Where its own words end and its list begins.
    pub lead_end: usize,
}

/// Calls `take` with every sentence of an article, in text order: first a list's lead, then what its items say.
pub(super) fn sentences(text: &str, article: &Article, take: &mut impl FnMut(Sentence)) {
    for paragraph in &article.paragraphs {
        of_paragraph(text, paragraph, take);
    }
}

fn of_paragraph(text: &str, paragraph: &Paragraph, take: &mut impl FnMut(Sentence)) {
    let own_end = paragraph
        .items
        .first()
        .map_or(paragraph.span.end, |item| item.span.start);
    let start = after_sign(text, paragraph);
    split(text, start, own_end, &mut |span| {
        let leads =
            span.end == skip_space_back(text.as_bytes(), own_end) && !paragraph.items.is_empty();
        take(Sentence {
            span: if leads {
                Span::new(span.start, trimmed_end(text, paragraph.span.end))
            } else {
                span
            },
            lead_end: span.end,
        });
    });
    for item in &paragraph.items {
        of_paragraph(text, item, take);
    }
}

fn trimmed_end(text: &str, end: usize) -> usize {
    skip_space_back(text.as_bytes(), end)
}

/// Past a paragraph's number.
pub(super) fn after_sign(text: &str, paragraph: &Paragraph) -> usize {
    let bytes = text.as_bytes();
    let start = paragraph.span.start;
    if !is_list_sign(bytes, start) {
        return start;
    }
    let mut at = start;
    if let Some(number) = &paragraph.number {
        // "1.The Parties": the sign ends with its stop or bracket.
        at = text[start..paragraph.span.end]
            .find(number.as_str())
            .map_or(start, |len| start + len + number.len());
        while matches!(bytes.get(at), Some(b')' | b'.')) {
            at += 1;
        }
    } else {
        while at < paragraph.span.end && !bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
    skip_space(bytes, at).min(paragraph.span.end)
}

/// Splits a stretch at the stops that end sentences.
pub(super) fn split(text: &str, start: usize, end: usize, take: &mut impl FnMut(Span)) {
    let bytes = &text.as_bytes()[..end];
    let mut from = skip_space(bytes, start);
    let mut at = from;
    while let Some(stop) = bytes
        .get(at..)
        .and_then(|rest| memchr::memchr2(b'.', b'?', rest))
        .map(|len| at + len)
    {
        at = stop + 1;
        if ends_sentence(text, bytes, stop) {
            let mut until = stop + 1;
            // A closing quotation mark or bracket belongs to the sentence.
            while until < bytes.len() {
                let len = super::bytes::quote_len(bytes, until)
                    + usize::from(matches!(bytes[until], b')'));
                if len == 0 {
                    break;
                }
                until += len;
            }
            if until > from {
                take(Span::new(from, until));
            }
            from = skip_space(bytes, until);
            at = from.max(at);
        }
    }
    let until = skip_space_back(bytes, end);
    if until > from {
        take(Span::new(from, until));
    }
}

fn ends_sentence(text: &str, bytes: &[u8], stop: usize) -> bool {
    let mut next = stop + 1;
    while next < bytes.len() {
        let len = super::bytes::quote_len(bytes, next) + usize::from(bytes[next] == b')');
        if len == 0 {
            break;
        }
        next += len;
    }
    let after = skip_space(bytes, next);
    let Some(&first) = bytes.get(after) else {
        return true;
    };
    let before = bytes.get(stop.wrapping_sub(1)).copied().unwrap_or(b' ');
    if after == next {
        // "…peoples.They": the space was lost.
        return before.is_ascii_lowercase() && first.is_ascii_uppercase();
    }
    let opens = first.is_ascii_uppercase()
        || matches!(first, b'(' | b'"' | b'[')
        || first >= 0x80
        || first.is_ascii_digit() && before.is_ascii_lowercase();
    if !opens {
        return false;
    }
    let word = word_before(text, stop);
    let is_short = matches!(
        word.to_ascii_lowercase().as_str(),
        "art"
            | "arts"
            | "no"
            | "nos"
            | "para"
            | "paras"
            | "mr"
            | "mrs"
            | "ms"
            | "dr"
            | "st"
            | "cf"
            | "vol"
            | "p"
            | "pp"
            | "i.e"
            | "e.g"
            | "viz"
            | "al"
    );
    !(is_short || word.len() == 1 && word.as_bytes()[0].is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split(text, 0, text.len(), &mut |span| found.push(span.of(text)));
        found
    }

    #[test]
    fn splits_at_stops_before_capitals() {
        assert_eq!(
            of(
                "The lock shall open. It shall close.They may stay.  \u{201c}So be it.\u{201d} Amen."
            ),
            [
                "The lock shall open.",
                "It shall close.",
                "They may stay.",
                "\u{201c}So be it.\u{201d}",
                "Amen."
            ]
        );
    }

    #[test]
    fn leaves_abbreviations_and_numbers_whole() {
        for text in [
            "Art. 5 of Annex No. 7 and 1.5 feet hold",
            "Mr. K. Aho of the U.S. Board signs.",
            "",
        ] {
            assert_eq!(of(text).len(), usize::from(!text.is_empty()), "{text}");
        }
    }
}
