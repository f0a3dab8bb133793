//! A sentence as the tokens that dates and quantities are made of.
//!
//! Finer than words: "third-quarter" is three tokens, "10pm" two. What each token can mean is looked up once.

mod numbers;
mod table;

pub(crate) use numbers::read_number;
pub(crate) use table::{Form, NumberWord, Phrase, TimeWord, phrase_len, words};

use crate::text::{Span, Word};

/// What a token is written with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// Letters.
    Word,
    /// Digits alone.
    Digits { value: u32, len: u8 },
    /// Digits with commas or a decimal point.
    Number(f64),
    /// "5th".
    Ordinal(u32),
    /// "14:30", in minutes.
    Clock(i32),
    /// "2024-01-05" and the like.
    Calendar { year: i16, month: i8, day: i8 },
    /// "1990s", "80s".
    Decade(i16),
    /// A single mark.
    Mark(char),
}

/// A token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) shape: Shape,
    pub(crate) form: Form,
    /// No white space stands between it and the token before.
    pub(crate) glued: bool,
    /// Its first letter is a capital.
    pub(crate) capital: bool,
}

/// Appends the tokens of some words.
pub(crate) fn scan(text: &str, sentence: &[Word], tokens: &mut Vec<Token>) {
    let known = words();
    let mut end_before = usize::MAX;
    for word in sentence {
        let letters = word.span.of(text);
        let glued = word.span.start == end_before;
        end_before = word.span.end;
        let form = known.find(letters);
        let is_word = form.is_known() || letters.bytes().all(|byte| byte.is_ascii_alphabetic());
        if is_word {
            push(tokens, word.span, Shape::Word, form, glued, letters);
            continue;
        }
        if let Some(shape) = calendar(letters) {
            push(tokens, word.span, shape, Form::default(), glued, letters);
            continue;
        }
        split(text, word.span, glued, tokens);
    }
}

fn push(tokens: &mut Vec<Token>, span: Span, shape: Shape, form: Form, glued: bool, letters: &str) {
    tokens.push(Token {
        span,
        shape,
        form,
        glued,
        capital: letters.starts_with(|char: char| char.is_uppercase()),
    });
}

/// Splits a word where letters, digits and marks meet.
fn split(text: &str, span: Span, glued: bool, tokens: &mut Vec<Token>) {
    let known = words();
    let word = span.of(text);
    let mut at = 0;
    let mut glued = glued;
    while let Some(first) = word[at..].chars().next() {
        let rest = &word[at..];
        let (len, shape) = if first.is_ascii_digit() {
            digits(rest)
        } else if first.is_alphabetic() {
            (letters_len(rest), Shape::Word)
        } else {
            (first.len_utf8(), Shape::Mark(first))
        };
        let piece = &rest[..len];
        let form = if shape == Shape::Word {
            known.find(piece)
        } else {
            Form::default()
        };
        let start = span.start + at;
        push(
            tokens,
            Span::new(start, start + len),
            shape,
            form,
            glued,
            piece,
        );
        glued = true;
        at += len;
    }
}

/// The length of the letters at the start, with stops and apostrophes between letters.
pub(crate) fn letters_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let inner = matches!(char, '.' | '\'' | '’')
            && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !(char.is_alphabetic() || inner) {
            // The stop of "a.m." belongs to it.
            let abbreviated = char == '.' && rest[..at].contains('.');
            return if abbreviated { at + 1 } else { end };
        }
        end = at + char.len_utf8();
    }
    end
}

/// What begins with a digit: its length and its shape.
fn digits(rest: &str) -> (usize, Shape) {
    let bytes = rest.as_bytes();
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let len = run(0);
    let whole = rest[..len].parse::<u32>().ok();
    let after = &bytes[len..];
    let is_border = |at: usize| {
        bytes
            .get(at)
            .is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    if let Some(value) = whole {
        let suffix = after
            .get(..2)
            .map(|two| [two[0].to_ascii_lowercase(), two[1].to_ascii_lowercase()]);
        if matches!(suffix.as_ref(), Some(b"st" | b"nd" | b"rd" | b"th")) && is_border(len + 2) {
            return (len + 2, Shape::Ordinal(value));
        }
        if (len == 4 || len == 2) && value % 10 == 0 {
            let tail = match after {
                [b's', ..] => 1,
                [b'\'', b's', ..] => 2,
                [0xe2, 0x80, 0x99, b's', ..] => 4,
                _ => 0,
            };
            if tail > 0 && is_border(len + tail) {
                return (len + tail, Shape::Decade(value as i16));
            }
        }
        if len <= 2 && value < 24 && after.first() == Some(&b':') && run(len + 1) == 2 {
            let minutes: u32 = rest[len + 1..len + 3].parse().unwrap_or(60);
            let seconds = if bytes.get(len + 3) == Some(&b':') && run(len + 4) == 2 {
                3
            } else {
                0
            };
            if minutes < 60 {
                return (
                    len + 3 + seconds,
                    Shape::Clock((value * 60 + minutes).cast_signed()),
                );
            }
        }
    }
    // Thousands: "1,234,567"; a comma elsewhere parts a list.
    let mut end = len;
    if len <= 3 {
        while bytes.get(end) == Some(&b',') && run(end + 1) == 3 {
            end += 4;
        }
    }
    let grouped = end > len;
    if bytes.get(end) == Some(&b'.')
        && run(end + 1) > 0
        && bytes.get(end + 1 + run(end + 1)) != Some(&b'.')
    {
        end += 1 + run(end + 1);
        return (end, Shape::Number(parse_number(&rest[..end])));
    }
    match whole {
        Some(value) if !grouped => (
            len,
            Shape::Digits {
                value,
                len: len.min(255) as u8,
            },
        ),
        _ => (end, Shape::Number(parse_number(&rest[..end]))),
    }
}

fn parse_number(digits: &str) -> f64 {
    let mut buffer = [0u8; 32];
    let mut len = 0;
    for byte in digits.bytes().filter(|&byte| byte != b',') {
        let Some(slot) = buffer.get_mut(len) else {
            // Longer than any count: the magnitude is all that is left of it.
            return digits.replace(',', "").parse().unwrap_or(f64::MAX);
        };
        *slot = byte;
        len += 1;
    }
    std::str::from_utf8(&buffer[..len])
        .ok()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(0.0)
}

/// A date in figures: "2024-01-05", "2024/01/05", "05/01/2024" (month first, unless it cannot be), "5.1.2024".
fn calendar(word: &str) -> Option<Shape> {
    let mark = word.bytes().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(mark, b'-' | b'/' | b'.') || word.len() > 10 || !word.is_ascii() {
        return None;
    }
    let mut parts = word.split(mark as char);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |part: &str| -> Option<i16> {
        (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())?
    };
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    let (year, month, day) = match (first.len(), third.len(), mark) {
        (4, 1..=2, _) => (a, b, c),
        (1..=2, 4, b'.') => (c, b, a),
        (1..=2, 4, _) if a > 12 => (c, b, a),
        (1..=2, 4, _) => (c, a, b),
        _ => return None,
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok()?;
    Some(Shape::Calendar { year, month, day })
}
