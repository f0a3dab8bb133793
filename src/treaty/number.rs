//! The numbers that articles, parts and annexes carry: Arabic, Roman, dotted, dashed, spelled out, with bis or a letter.

use super::bytes::{dash_len, skip_blanks};
use super::words::{NUMBERS, NumberWord};

/// Where a number stands in a rising sequence.
///
/// `1.2`, `1-2` and `I-2` have a major and a minor part; `12 bis` and `12A` a suffix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(super) struct Key {
    pub major: u32,
    pub minor: u32,
    pub suffix: u32,
}

impl Key {
    pub(super) const fn of(major: u32) -> Self {
        Self {
            major,
            minor: 0,
            suffix: 0,
        }
    }

    pub(super) const fn is_dotted(self) -> bool {
        self.minor > 0
    }

    /// The number after this one, in the same chapter.
    pub(super) const fn next(self) -> Self {
        if self.is_dotted() {
            Self {
                minor: self.minor + 1,
                suffix: 0,
                ..self
            }
        } else {
            Self::of(self.major + 1)
        }
    }
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Style {
    Arabic,
    Roman,
    Word,
}

/// One way to read the characters after a label as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub key: Key,
    pub style: Style,
    pub start: usize,
    pub end: usize,
    /// How much speaks against this reading (a space inside, a letter misread): 0 for a clean number.
    pub cost: i32,
}

/// The readings of one number, most literal first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Readings {
    readings: [Option<Number>; 4],
}

impl Readings {
    fn push(&mut self, number: Number) {
        if let Some(slot) = self.readings.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(number);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Number> + '_ {
        self.readings.iter().flatten().copied()
    }

    /// The same readings, said by other words.
    pub(super) fn moved(mut self, start: usize, end: usize) -> Self {
        for reading in self.readings.iter_mut().flatten() {
            (reading.start, reading.end) = (start, end);
        }
        self
    }

    pub(super) fn first(&self) -> Option<Number> {
        self.readings[0]
    }
}

const SPACED: i32 = 6;
const MISREAD: i32 = 12;

/// Every way to read a number that begins at `at`.
pub(super) fn read(text: &str, at: usize) -> Readings {
    let bytes = text.as_bytes();
    let mut readings = Readings::default();
    match bytes.get(at) {
        Some(b'0'..=b'9') => arabic(bytes, at, &mut readings),
        Some(b'I' | b'V' | b'X' | b'L' | b'C' | b'i' | b'v' | b'x' | b'l') => {
            roman(bytes, at, &mut readings);
            if readings.first().is_none() {
                spelled(text, at, &mut readings);
            }
        }
        Some(byte) if byte.is_ascii_alphabetic() => spelled(text, at, &mut readings),
        _ => {}
    }
    readings
}

fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut value = 0u32;
    let mut end = at;
    while let Some(byte @ b'0'..=b'9') = bytes.get(end) {
        if end - at == 4 {
            return None;
        }
        value = value * 10 + u32::from(byte - b'0');
        end += 1;
    }
    (end > at).then_some((value, end))
}

fn arabic(bytes: &[u8], at: usize, readings: &mut Readings) {
    let Some((first, mut end)) = digits(bytes, at) else {
        return;
    };
    let mut cost = 0;
    if bytes.get(end).is_some_and(u8::is_ascii_alphabetic) {
        // "l5" and "1O" are misread digits; "12A" and "12a" are numbers of their own; "5th" is none.
        let letter = bytes[end];
        if bytes
            .get(end + 1)
            .copied()
            .is_some_and(super::bytes::is_word)
        {
            let Some((value, after)) = misread_digits(bytes, at) else {
                if bytes[end..].starts_with(b"bis") || bytes[end..].starts_with(b"ter") {
                    readings.push(suffixed(bytes, Key::of(first), Style::Arabic, at, end, 0));
                } else if letter.is_ascii_uppercase() {
                    // A word is glued to the number.
                    readings.push(plain(Key::of(first), at, end, MISREAD));
                }
                return;
            };
            readings.push(plain(Key::of(value), at, after, MISREAD));
            return;
        }
        if matches!(letter, b'l' | b'I' | b'O' | b'o')
            && let Some((value, after)) = misread_digits(bytes, at)
        {
            readings.push(plain(Key::of(value), at, after, MISREAD));
        }
        let suffix = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
        readings.push(plain(
            Key {
                suffix,
                ..Key::of(first)
            },
            at,
            end + 1,
            0,
        ));
        return;
    }
    // "1.2", "1-2", "1.02"
    let join = match bytes.get(end) {
        Some(b'.' | b':') => 1,
        _ => dash_len(bytes, end),
    };
    if join > 0
        && let Some((second, after)) = digits(bytes, end + join)
        && !bytes.get(after).is_some_and(u8::is_ascii_alphabetic)
        && second > 0
    {
        // "1.2.3" names a paragraph.
        let deeper = bytes.get(after) == Some(&b'.') && digits(bytes, after + 1).is_some();
        let key = Key {
            minor: second,
            ..Key::of(first)
        };
        readings.push(plain(key, at, after, if deeper { MISREAD } else { 0 }));
        readings.push(plain(Key::of(first), at, end, MISREAD));
        return;
    }
    readings.push(suffixed(bytes, Key::of(first), Style::Arabic, at, end, 0));
    // "1 5" for 15, as scans have it.
    for _ in 0..2 {
        let next = skip_blanks(bytes, end);
        if next == end || next - end > 2 || end - at > 4 {
            break;
        }
        let Some((second, after)) = digits(bytes, next) else {
            break;
        };
        if after - next > 2 || bytes.get(after).copied().is_some_and(super::bytes::is_word) {
            break;
        }
        let value = readings.iter().last().map_or(0, |last| last.key.major);
        let value = value * 10u32.pow((after - next) as u32) + second;
        if value > 999 {
            break;
        }
        cost += SPACED;
        // "2 1. The Parties" is more likely article 2, paragraph 1.
        let paragraph = bytes.get(after) == Some(&b'.');
        readings.push(plain(
            Key::of(value),
            at,
            after,
            cost + if paragraph { SPACED } else { 0 },
        ));
        end = after;
    }
}

fn plain(key: Key, start: usize, end: usize, cost: i32) -> Number {
    Number {
        key,
        style: Style::Arabic,
        start,
        end,
        cost,
    }
}

/// Digits among which a scanner has put letters of the same shape.
fn misread_digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let mut value = 0u32;
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'l' | b'I' => 1,
            b'O' | b'o' => 0,
            byte if super::bytes::is_word(byte) => return None,
            _ => break,
        };
        value = value * 10 + u32::from(digit);
        end += 1;
        if end - at > 3 {
            return None;
        }
    }
    (value > 0).then_some((value, end))
}

/// The number with the "bis" or the capital letter that follows it.
fn suffixed(bytes: &[u8], key: Key, style: Style, start: usize, end: usize, cost: i32) -> Number {
    let number = Number {
        key,
        style,
        start,
        end,
        cost,
    };
    let mut at = skip_blanks(bytes, end);
    at += dash_len(bytes, at);
    let len = bytes[at.min(bytes.len())..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphabetic())
        .count();
    let word = &bytes[at.min(bytes.len())..][..len];
    if (3..=9).contains(&len)
        && let Ok(word) = std::str::from_utf8(word)
        && let Some(&(NumberWord::Repeat, value)) = NUMBERS.get(word.to_ascii_lowercase().as_str())
    {
        return Number {
            key: Key {
                suffix: value,
                ..key
            },
            end: at + len,
            ..number
        };
    }
    // "12-A": glued, or it is a dash before a heading.
    if len == 1 && word[0].is_ascii_uppercase() && at == end + dash_len(bytes, end) && at > end {
        return Number {
            key: Key {
                suffix: u32::from(word[0] - b'A') + 1,
                ..key
            },
            end: at + 1,
            ..number
        };
    }
    number
}

const fn roman_digit(byte: u8) -> u32 {
    match byte.to_ascii_uppercase() {
        b'I' => 1,
        b'V' => 5,
        b'X' => 10,
        b'L' => 50,
        b'C' => 100,
        _ => 0,
    }
}

/// The value of Roman digits: a smaller one before a larger one counts against it.
fn roman_value(run: &[u8]) -> Option<u32> {
    let mut value = 0u32;
    let mut largest = 0;
    for &byte in run.iter().rev() {
        let digit = roman_digit(byte);
        if digit < largest {
            value = value.checked_sub(digit)?;
        } else {
            largest = digit;
            value += digit;
        }
    }
    Some(value)
}

/// Roman digits of a value below 400.
pub(super) fn to_roman(mut value: u32) -> String {
    const STEPS: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = String::new();
    for (step, digits) in STEPS {
        while value >= step {
            roman.push_str(digits);
            value -= step;
        }
    }
    roman
}

fn roman(bytes: &[u8], at: usize, readings: &mut Readings) {
    let upper = bytes[at].is_ascii_uppercase();
    let run = |from: usize| {
        bytes[from..]
            .iter()
            .take_while(|&&byte| roman_digit(byte) > 0 && byte.is_ascii_uppercase() == upper)
            .count()
    };
    let len = run(at);
    let end = at + len;
    if len == 0 || len > 9 || bytes.get(end).copied().is_some_and(super::bytes::is_word) {
        misread_roman(bytes, at, readings);
        return;
    }
    let Some(value) = roman_strict(&bytes[at..end]) else {
        misread_roman(bytes, at, readings);
        return;
    };
    // "I-2", "II.3"
    let join = match bytes.get(end) {
        Some(b'.') => 1,
        _ => dash_len(bytes, end),
    };
    if join > 0
        && let Some((second, after)) = digits(bytes, end + join)
        && second > 0
        && !bytes.get(after).is_some_and(u8::is_ascii_alphabetic)
    {
        readings.push(Number {
            key: Key {
                minor: second,
                ..Key::of(value)
            },
            style: Style::Roman,
            start: at,
            end: after,
            cost: 0,
        });
        return;
    }
    let cost = if upper { 0 } else { 4 };
    readings.push(suffixed(bytes, Key::of(value), Style::Roman, at, end, cost));
    // "X I" for XI
    let next = skip_blanks(bytes, end);
    if upper && next > end && next - end <= 2 && next < bytes.len() {
        let more = run(next);
        let after = next + more;
        if more > 0 && !bytes.get(after).copied().is_some_and(super::bytes::is_word) {
            let mut joined = [0u8; 18];
            if len + more <= joined.len() {
                joined[..len].copy_from_slice(&bytes[at..end]);
                joined[len..len + more].copy_from_slice(&bytes[next..after]);
                if let Some(value) = roman_strict(&joined[..len + more]) {
                    readings.push(Number {
                        key: Key::of(value),
                        style: Style::Roman,
                        start: at,
                        end: after,
                        cost: MISREAD,
                    });
                }
            }
        }
    }
}

fn roman_strict(run: &[u8]) -> Option<u32> {
    let value = roman_value(run)?;
    let canon = to_roman(value);
    (canon.len() == run.len() && canon.as_bytes().eq_ignore_ascii_case(run)).then_some(value)
}

/// Roman digits of which a scanner has read an `I` as `l` or `1`.
fn misread_roman(bytes: &[u8], at: usize, readings: &mut Readings) {
    let mut run = [0u8; 9];
    let mut len = 0;
    let is_roman = loop {
        let Some(byte) = bytes
            .get(at + len)
            .copied()
            .filter(|&byte| super::bytes::is_word(byte))
        else {
            break len > 0;
        };
        let digit = match byte {
            b'l' | b'1' => b'I',
            b'I' | b'V' | b'X' | b'L' | b'C' => byte,
            _ => break false,
        };
        let Some(slot) = run.get_mut(len) else {
            break false;
        };
        *slot = digit;
        len += 1;
    };
    if is_roman && let Some(value) = roman_strict(&run[..len]) {
        readings.push(Number {
            key: Key::of(value),
            style: Style::Roman,
            start: at,
            end: at + len,
            cost: MISREAD,
        });
    }
    if let Some((value, end)) = misread_digits(bytes, at) {
        readings.push(plain(Key::of(value), at, end, MISREAD));
    }
}

fn letters(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let len = rest
        .bytes()
        .position(|byte| !byte.is_ascii_alphabetic())
        .unwrap_or(rest.len());
    &rest[..len]
}

fn number_word(text: &str, at: usize) -> Option<(NumberWord, u32, usize)> {
    let word = letters(text, at);
    if word.len() < 3 || word.len() > 12 {
        return None;
    }
    let &(kind, value) = NUMBERS.get(word.to_ascii_lowercase().as_str())?;
    Some((kind, value, at + word.len()))
}

/// "One", "Twenty-first", "One hundred and two".
fn spelled(text: &str, at: usize, readings: &mut Readings) {
    let bytes = text.as_bytes();
    let Some((kind, mut value, mut end)) = number_word(text, at) else {
        return;
    };
    let next = |end: usize| {
        let at = skip_blanks(bytes, end);
        let at = at + dash_len(bytes, at);
        number_word(text, skip_blanks(bytes, at))
    };
    match kind {
        NumberWord::Hundred | NumberWord::Repeat | NumberWord::Month => return,
        NumberWord::Ten => {
            if let Some((NumberWord::Cardinal | NumberWord::Ordinal, unit, after)) = next(end)
                && unit < 10
            {
                value += unit;
                end = after;
            }
        }
        NumberWord::Cardinal => {
            if let Some((NumberWord::Hundred, _, after)) = next(end) {
                value *= 100;
                end = after;
                let and = skip_blanks(bytes, end);
                let rest = if number_joiner(bytes, and) {
                    and + 3
                } else {
                    end
                };
                if let Some((kind, more, after)) = next(rest) {
                    value += more;
                    end = after;
                    if kind == NumberWord::Ten
                        && let Some((NumberWord::Cardinal, unit, after)) = next(end)
                        && unit < 10
                    {
                        value += unit;
                        end = after;
                    }
                }
            }
        }
        NumberWord::Ordinal => {}
    }
    readings.push(Number {
        key: Key::of(value),
        style: Style::Word,
        start: at,
        end,
        cost: 0,
    });
}

/// Whether the "and" of "one hundred and two" stands at `at`.
fn number_joiner(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at..at + 4)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"and "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(words: &str) -> Vec<(u32, u32, u32, usize)> {
        read(words, 0)
            .iter()
            .map(|number| {
                let Key {
                    major,
                    minor,
                    suffix,
                } = number.key;
                (major, minor, suffix, number.end)
            })
            .collect()
    }

    #[test]
    fn finds_every_way_of_writing() {
        assert_eq!(keys("12 The Parties"), [(12, 0, 0, 2)]);
        assert_eq!(keys("12. Scope"), [(12, 0, 0, 2)]);
        assert_eq!(keys("1.10 Scope")[0], (1, 10, 0, 4));
        assert_eq!(keys("2\u{2013}3 Scope")[0], (2, 3, 0, 5));
        assert_eq!(keys("XIV\n"), [(14, 0, 0, 3)]);
        assert_eq!(keys("III-116"), [(3, 116, 0, 7)]);
        assert_eq!(keys("12 bis"), [(12, 0, 2, 6)]);
        assert_eq!(keys("12A Scope"), [(12, 0, 1, 3)]);
        assert_eq!(keys("Twenty-one: Scope"), [(21, 0, 0, 10)]);
        assert_eq!(keys("ONE HUNDRED AND TWO"), [(102, 0, 0, 19)]);
        assert_eq!(keys("First"), [(1, 0, 0, 5)]);
    }

    #[test]
    fn finds_what_scanners_spoil() {
        assert_eq!(keys("2 1 Payments"), [(2, 0, 0, 1), (21, 0, 0, 3)]);
        assert_eq!(keys("l5\n")[0], (15, 0, 0, 2));
        assert_eq!(keys("Vll\n")[0], (7, 0, 0, 3));
        assert_eq!(keys("X I\n")[1], (11, 0, 0, 3));
    }

    #[test]
    fn leaves_what_is_no_number() {
        for words in [
            "5th",
            "Industrial",
            "is",
            "IIII",
            "Definitions",
            "",
            "12345",
            "VX",
            "of",
        ] {
            assert_eq!(keys(words), [], "{words}");
        }
    }
}
