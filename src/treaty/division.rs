//! Lines that head a part, a chapter, an annex: with a number, without a verb, not as a reference.

use super::bytes::{
    dash_len, line_end, skip_blanks, skip_blanks_back, skip_space, skip_space_back, word_before,
};
use super::heading::is_heading_line;
use super::number;
use super::scan::Mark;
use super::words::WORDS;
use crate::text::Span;

/// A heading with its label.
#[derive(Debug, Clone)]
pub(super) struct Headed {
    pub start: usize,
    pub number: Option<String>,
    pub heading: Option<Span>,
    /// Past the heading.
    pub end: usize,
}

/// Whether what stands before a mark lets it head something.
fn is_free(text: &str, mark: &Mark) -> bool {
    let bytes = text.as_bytes();
    let end = skip_space_back(bytes, mark.start);
    let Some(last) = end.checked_sub(1).map(|last| bytes[last]) else {
        return true;
    };
    if mark.at_line_start {
        let breaks = super::bytes::breaks(bytes, end, mark.start);
        let word = word_before(text, end).to_ascii_lowercase();
        return breaks > 1
            || !WORDS.reference_before.contains(word.as_str()) && !matches!(last, b',' | b'(');
    }
    matches!(last, b'.' | b':' | b';' | b'_' | b'>' | b')' | b'"' | b'\'')
        || last >= 0x80
        || last.is_ascii_digit()
}

/// The number or letter after a label, where it has one, and where it ends.
fn number_after(text: &str, label_end: usize) -> Option<(String, usize)> {
    let bytes = text.as_bytes();
    let mut at = skip_blanks(bytes, label_end);
    for sign in ["No.", "NO.", "N°", "-"] {
        if text[at..].starts_with(sign) {
            at = skip_blanks(bytes, at + sign.len());
        }
    }
    at += dash_len(bytes, at);
    at = skip_blanks(bytes, at);
    if let Some(number) = number::read(text, at).first() {
        return Some((text[number.start..number.end].to_owned(), number.end));
    }
    // "Annex A", "PROTOCOL B"
    let letter = bytes.get(at)?;
    (letter.is_ascii_uppercase()
        && !bytes
            .get(at + 1)
            .copied()
            .is_some_and(super::bytes::is_word))
    .then(|| ((*letter as char).to_string(), at + 1))
}

/// The heading that a mark opens, if it opens one. `next` is where the next article or mark stands.
pub(super) fn headed(text: &str, mark: &Mark, next: usize, needs_number: bool) -> Option<Headed> {
    if !is_free(text, mark) {
        return None;
    }
    let bytes = text.as_bytes();
    let label = &text[mark.start..mark.end];
    let shouts = label.bytes().all(|byte| !byte.is_ascii_lowercase());
    let numbered = number_after(text, mark.end);
    let (number, number_end) = match numbered {
        Some((number, end)) => (Some(number), end),
        None if needs_number => return None,
        None => (None, mark.end),
    };
    let mut at = skip_blanks(bytes, number_end);
    while matches!(bytes.get(at), Some(b'.' | b':' | b')' | b'*' | b'_' | b'#'))
        || dash_len(bytes, at) > 0
    {
        at = skip_blanks(bytes, at + dash_len(bytes, at).max(1));
    }
    let start = super::scan::line_start_before(bytes, mark.start)
        .filter(|_| mark.at_line_start)
        .unwrap_or(mark.start);
    let bare = Headed {
        start,
        number: number.clone(),
        heading: None,
        end: at,
    };
    match bytes.get(at) {
        None => Some(bare),
        Some(b'\n' | b'\r') => {
            // The heading may stand on the next line or block.
            let line = skip_space(bytes, at);
            let end = line_end(bytes, line);
            let is_heading = line < next
                && end <= next
                && end - line < 160
                && is_heading_line(text, line, end)
                && !text[line..end].starts_with("Article");
            Some(if is_heading {
                Headed {
                    heading: Some(Span::new(line, skip_blanks_back(bytes, end))),
                    end,
                    ..bare
                }
            } else {
                bare
            })
        }
        Some(&byte) => {
            // Words on the label's own line.
            let end = line_end(bytes, at);
            if mark.at_line_start {
                let names = end - at < 220
                    && !byte.is_ascii_lowercase()
                    && !matches!(byte, b',' | b';')
                    && is_heading_line(text, at, end)
                    && (number.is_some() || shouts);
                let bracketed = byte == b'(' && end - at < 200;
                return (names || bracketed).then(|| Headed {
                    heading: Some(Span::new(at, skip_blanks_back(bytes, end))),
                    end,
                    ..bare
                });
            }
            // One line for all: the heading goes on up to the article that follows at once.
            if byte.is_ascii_lowercase() || matches!(byte, b',' | b';') {
                return None;
            }
            if next > at && next - at < 200 {
                let between = &text[at..next];
                let says = between
                    .split_ascii_whitespace()
                    .any(|word| WORDS.verb.contains(word));
                if !says && !between.contains(['.', ';']) {
                    return Some(Headed {
                        heading: Some(Span::new(at, skip_blanks_back(bytes, next))),
                        end: next,
                        ..bare
                    });
                }
                if between.is_empty() {
                    return Some(bare);
                }
            }
            None
        }
    }
}
