//! An article's paragraphs and the lists in them.

use super::bytes::{skip_blanks, skip_blanks_back, skip_space_back, word_before};
use super::heading::is_list_sign;
use super::number::to_roman;
use super::record::Paragraph;
use super::words::WORDS;
use crate::text::Span;

/// How a paragraph or an item is numbered; each list of a text keeps to one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// `1.` `1)`
    Number,
    /// `(1)`
    NumberInBrackets,
    /// `(a)` `a)` `a.`
    Letter,
    /// `(i)`
    Roman,
    /// `-` `•`
    Bullet,
    /// None: a block of its own.
    Block,
}

#[derive(Debug, Clone, Copy)]
struct Start {
    at: usize,
    sign: Sign,
    value: u32,
    /// Where the sign ends.
    end: usize,
}

/// A list that is open at some point of the text.
struct Open {
    sign: Sign,
    last: u32,
}

/// The paragraphs of `text[start..end]`.
pub(super) fn paragraphs(text: &str, start: usize, end: usize) -> Vec<Paragraph> {
    let bytes = &text.as_bytes()[..end];
    if start >= end || skip_blanks(bytes, start) >= end {
        return Vec::new();
    }
    let starts = starts(text, bytes, start);
    let mut top = Vec::new();
    let mut at = 0;
    while at < starts.len() {
        let depth = starts[at].1;
        top.push(build(text, &starts, &mut at, end, depth));
    }
    top
}

/// The paragraph or item at `starts[*at]` with all that belongs under it.
fn build(
    text: &str,
    starts: &[(Start, usize)],
    at: &mut usize,
    end: usize,
    depth: usize,
) -> Paragraph {
    let (start, _) = starts[*at];
    *at += 1;
    let mut items = Vec::new();
    while let Some(&(_, level)) = starts.get(*at) {
        if level <= depth {
            break;
        }
        items.push(build(text, starts, at, end, level));
    }
    let until = starts.get(*at).map_or(end, |(next, _)| next.at);
    let number = (start.sign != Sign::Block && start.sign != Sign::Bullet).then(|| {
        text[start.at..start.end]
            .trim_matches(['(', ')', '.', ' '])
            .to_owned()
    });
    Paragraph {
        number,
        span: Span::new(start.at, until),
        items,
    }
}

/// Every start of a paragraph or item with its level, in text order.
fn starts(text: &str, bytes: &[u8], from: usize) -> Vec<(Start, usize)> {
    let mut found: Vec<(Start, usize)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    // Whether the lists that are open hang under a paragraph without a number.
    let mut is_led = false;
    let mut at = from;
    let mut first = true;
    while at < bytes.len() {
        let (blank_line, at_line_start) = if first {
            (true, true)
        } else {
            let line = matches!(bytes[at - 1], b'\n' | b'\r');
            (line && is_after_blank_line(bytes, at), line)
        };
        let here = skip_blanks(bytes, at);
        if here >= bytes.len() {
            break;
        }
        if !matches!(bytes[here], b'\n' | b'\r') {
            let read = sign(bytes, here, &open);
            let accepted = read.filter(|start| fits(text, start, &open, at_line_start, first));
            if let Some(start) = accepted {
                let depth = enter(&mut open, &start);
                if depth == 0 && matches!(start.sign, Sign::Number | Sign::NumberInBrackets) {
                    is_led = false;
                }
                found.push((start, depth + usize::from(is_led)));
            } else if first || blank_line && is_block(text, bytes, here, &found) {
                open.clear();
                is_led = true;
                found.push((
                    Start {
                        at: here,
                        sign: Sign::Block,
                        value: 0,
                        end: here,
                    },
                    0,
                ));
            }
        }
        first = false;
        at = next_place(bytes, here.max(at));
    }
    found
}

fn is_after_blank_line(bytes: &[u8], at: usize) -> bool {
    let before = skip_space_back(bytes, at);
    super::bytes::breaks(bytes, before, at) > 1
}

/// The next place after `at` where a paragraph or item could begin: a line's start, or past the end of a clause.
fn next_place(bytes: &[u8], at: usize) -> usize {
    let mut at = at;
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => return at + 1,
            b'\r' if bytes.get(at + 1) != Some(&b'\n') => return at + 1,
            b' ' | b'\t' => {
                let next = at + 1;
                if matches!(bytes.get(next), Some(b'(' | b'1'..=b'9'))
                    || bytes.get(next + 1) == Some(&b')')
                {
                    return next;
                }
            }
            // "…thereof;(b)"
            b';' | b':' | b'.' if bytes.get(at + 1) == Some(&b'(') => return at + 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

/// The sign at `at`, if one stands there.
fn sign(bytes: &[u8], at: usize, open: &[Open]) -> Option<Start> {
    if !is_list_sign(bytes, at) {
        return None;
    }
    let bracket = usize::from(bytes[at] == b'(');
    let run_start = at + bracket;
    let rest = &bytes[run_start.min(bytes.len())..];
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let start = |sign, value, end| Start {
        at,
        sign,
        value,
        end,
    };
    if digits > 0 {
        let value = rest[..digits]
            .iter()
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        let sign = if bracket == 1 {
            Sign::NumberInBrackets
        } else {
            Sign::Number
        };
        let mut end = run_start + digits + 1;
        // "(a)." and "1.)"
        end += usize::from(matches!(bytes.get(end), Some(b'.' | b')')));
        return Some(start(sign, value, end));
    }
    let letters = rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    if letters > 0 {
        let word = &rest[..letters];
        let end = run_start + letters + 1;
        let letter = word[0].to_ascii_lowercase();
        let roman = roman_item(word);
        let letter_value = u32::from(letter - b'a') + 1 + 26 * (letters as u32 - 1);
        let last_letter = open.iter().rev().find(|open| open.sign == Sign::Letter);
        let last_roman = open.iter().rev().find(|open| open.sign == Sign::Roman);
        let as_roman = match (roman, letters) {
            (Some(_), 2..) => true,
            (Some(value), _) => {
                let continues_roman = last_roman.is_some_and(|open| open.last + 1 == value);
                let continues_letters =
                    last_letter.is_some_and(|open| open.last + 1 == letter_value);
                continues_roman || value == 1 && !continues_letters
            }
            (None, _) => false,
        };
        return Some(match roman {
            Some(value) if as_roman => start(Sign::Roman, value, end),
            _ => start(Sign::Letter, letter_value, end),
        });
    }
    let len = match bytes[at] {
        b'-' => 1,
        _ => 3,
    };
    Some(start(Sign::Bullet, 0, at + len))
}

/// The value of a Roman numeral of a list item, up to thirty-nine.
fn roman_item(word: &[u8]) -> Option<u32> {
    (1..40).find(|&value| to_roman(value).as_bytes().eq_ignore_ascii_case(word))
}

/// Whether a sign at this place goes on with a list or opens one.
fn fits(text: &str, start: &Start, open: &[Open], at_line_start: bool, first: bool) -> bool {
    let bytes = text.as_bytes();
    let last = open
        .iter()
        .rev()
        .find(|open| open.sign == start.sign)
        .map(|open| open.last);
    if first {
        return start.sign != Sign::Bullet || at_line_start;
    }
    if start.sign == Sign::Bullet {
        // A page number between dashes is no item.
        return at_line_start
            && bytes
                .get(skip_blanks(bytes, start.end))
                .is_some_and(|&byte| !byte.is_ascii_digit() && !matches!(byte, b'-' | b'\n'));
    }
    let end = skip_space_back(bytes, start.at);
    let before = end.checked_sub(1).map(|last| bytes[last]);
    let ends_clause = matches!(before, Some(b'.' | b';' | b':' | b',' | b')' | b'"'))
        || super::bytes::quote_before(bytes, end);
    let refers = || {
        let word = word_before(text, end).to_ascii_lowercase();
        WORDS.reference_before.contains(word.as_str())
            && !matches!(
                word.as_str(),
                "and"
                    | "or"
                    | "by"
                    | "to"
                    | "that"
                    | "of"
                    | "in"
                    | "on"
                    | "for"
                    | "with"
                    | "either"
                    | "both"
                    | "from"
            )
    };
    match last {
        Some(last) if start.value == last + 1 => {
            at_line_start && !refers()
                || ends_clause
                || matches!(
                    word_before(text, end).to_ascii_lowercase().as_str(),
                    "and" | "or" | "and/or"
                ) && start.sign != Sign::Number
        }
        // A number was left out, or a list begins again.
        Some(last) => {
            at_line_start && (start.value > last && start.value <= last + 3)
                || start.value == 1
                    && (before == Some(b':') || at_line_start && !refers())
                    && start.sign != Sign::Number
        }
        None => {
            start.value == 1
                && (at_line_start && !refers()
                    || before == Some(b':')
                    || start.sign != Sign::Number
                        && ends_clause
                        && before != Some(b',')
                        && before != Some(b')')
                    || start.sign == Sign::Letter && !refers() && is_spelled_list(text, start))
                || at_line_start && start.sign == Sign::Number && start.value == 2
        }
    }
}

/// Whether the second letter follows soon: "to (a) survey and (b) mark the bed".
fn is_spelled_list(text: &str, start: &Start) -> bool {
    let mut end = (start.end + 400).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start.end..end)
        .is_some_and(|rest| rest.contains(" (b) "))
}

/// Puts a sign into the open lists and says how many it stands under.
fn enter(open: &mut Vec<Open>, start: &Start) -> usize {
    if start.sign == Sign::Number {
        open.clear();
    }
    if let Some(depth) = open.iter().position(|open| open.sign == start.sign) {
        open.truncate(depth + 1);
        open[depth].last = start.value;
    } else {
        open.push(Open {
            sign: start.sign,
            last: start.value,
        });
    }
    open.len() - 1
}

/// Whether an unnumbered block opens a paragraph of its own.
fn is_block(text: &str, bytes: &[u8], at: usize, found: &[(Start, usize)]) -> bool {
    let end = super::bytes::line_end(bytes, at);
    let line = text[at..end].trim();
    // Page numbers and rules between pages.
    let is_page = line.len() < 12
        && !line.contains(|letter: char| letter.is_alphabetic() && letter.is_lowercase());
    let before = skip_blanks_back(bytes, skip_space_back(bytes, at));
    let ended = before == 0
        || matches!(bytes[before - 1], b'.' | b';' | b':' | b')' | b'-')
        || super::bytes::quote_before(bytes, before);
    !is_page && ended && !found.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> String {
        fn write(paragraphs: &[Paragraph], text: &str, out: &mut String) {
            for paragraph in paragraphs {
                let own = paragraph
                    .items
                    .first()
                    .map_or(paragraph.span.end, |item| item.span.start);
                let words = text[paragraph.span.start..own].trim();
                *out += "[";
                *out += paragraph.number.as_deref().unwrap_or("");
                *out += "|";
                *out += words;
                write(&paragraph.items, text, out);
                out.push(']');
            }
        }
        let mut out = String::new();
        write(&paragraphs(text, 0, text.len()), text, &mut out);
        out
    }

    #[test]
    fn finds_numbers_and_lists_on_lines() {
        assert_eq!(
            outline("1. One:\n(a) aa;\n(b) bb:\n(i) x;\n(ii) y.\n2. Two."),
            "[1|1. One:[a|(a) aa;][b|(b) bb:[i|(i) x;][ii|(ii) y.]]][2|2. Two.]"
        );
        assert_eq!(
            outline("Lead:\n- one;\n- two."),
            "[|Lead:[|- one;][|- two.]]"
        );
        assert_eq!(outline("(a) aa;\n(b) bb."), "[a|(a) aa;][b|(b) bb.]");
    }

    #[test]
    fn finds_numbers_and_lists_within_one_line() {
        assert_eq!(
            outline("1. One. 2. Two: (a) aa; and (b) bb. 3. Three."),
            "[1|1. One.][2|2. Two:[a|(a) aa; and][b|(b) bb.]][3|3. Three.]"
        );
    }

    #[test]
    fn finds_blocks_between_empty_lines() {
        assert_eq!(
            outline("One.\n\nTwo.\n\n- 4 -\n\nThree."),
            "[|One.][|Two.\n\n- 4 -][|Three.]"
        );
    }

    #[test]
    fn leaves_references_alone() {
        for text in [
            "Under paragraph 2. of this article, in (b) above and 1995. No more.",
            "See Annex 1. The list (a) holds.",
        ] {
            assert_eq!(outline(text), format!("[|{text}]"));
        }
    }
}
