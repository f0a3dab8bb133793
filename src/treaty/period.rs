//! Lengths of time and dates as final clauses write them.

use super::bytes::{skip_blanks, skip_space, skip_space_back, word, word_before};
use super::words::{NUMBERS, NumberWord};
use crate::model::Time;
use crate::text::Span;

/// The first length of time in a stretch: `P6M` for "six months", `P10Y` for "ten (10) years".
pub(super) fn period(text: &str, within: Span) -> Option<Time> {
    let mut from = within.start;
    next_period(text, within, &mut from)
}

/// The last length of time in a stretch.
pub(super) fn last_period(text: &str, within: Span) -> Option<Time> {
    let mut from = within.start;
    std::iter::from_fn(|| next_period(text, within, &mut from)).last()
}

/// The next length of time from `from` on, which moves past it.
fn next_period(text: &str, within: Span, from: &mut usize) -> Option<Time> {
    let mut at = *from;
    for token in text
        .get(at..within.end)?
        .split_inclusive([' ', '-', '(', ')', ',', ';', '.'])
    {
        let start = at;
        at += token.len();
        *from = at;
        let unit = match token
            .trim_end_matches([' ', '-', '(', ')', ',', ';', '.', '\'', '’'])
            .to_ascii_lowercase()
            .as_str()
        {
            "day" | "days" => 'D',
            "week" | "weeks" => 'W',
            "month" | "months" | "month's" | "months'" => 'M',
            "year" | "years" | "year's" | "years'" => 'Y',
            _ => continue,
        };
        let Some((value, number_start)) = number_before(text, start, within.start) else {
            continue;
        };
        let end = start
            + token
                .trim_end_matches([' ', '-', '(', ')', ',', ';', '.'])
                .len();
        return Some(Time::new(
            format!("P{value}{unit}"),
            Span::new(number_start, end),
        ));
    }
    None
}

/// The number that ends right before `end`, in digits or words, and where it begins.
fn number_before(text: &str, end: usize, limit: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut end = end;
    loop {
        let trimmed = skip_space_back(bytes, end);
        let next = trimmed
            - usize::from(trimmed > limit && matches!(bytes[trimmed - 1], b'(' | b')' | b'-'));
        if next == end {
            break;
        }
        end = next;
    }
    let token = word_before(text, end);
    let start = end - token.len();
    if token.is_empty() || start < limit {
        return None;
    }
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        // "ten (10) years": the words are the number's begin.
        let value = token.parse().ok().filter(|value| *value < 1000)?;
        let from = match number_before(text, start, limit) {
            Some((same, from)) if same == value => from,
            _ => start,
        };
        return Some((value, from));
    }
    let value = number_words(token)?;
    // "one hundred and eighty", "thirty five"
    let mut total = value;
    let mut from = start;
    let before = skip_space_back(bytes, start);
    let previous = word_before(text, before);
    if let Some((NumberWord::Ten, ten)) = known(previous)
        && value < 10
    {
        total += ten;
        from = before - previous.len();
    }
    let rest = skip_space_back(bytes, from);
    if text
        .get(limit..rest)
        .unwrap_or_default()
        .to_ascii_lowercase()
        .ends_with("hundred and")
    {
        let hundred = rest - "hundred and".len();
        let many = skip_space_back(bytes, hundred);
        let word = word_before(text, many);
        if let Some((NumberWord::Cardinal, count)) = known(word) {
            total += count * 100;
            from = many - word.len();
        }
    }
    Some((total, from))
}

fn known(word: &str) -> Option<(NumberWord, u32)> {
    NUMBERS.get(word.to_ascii_lowercase().as_str()).copied()
}

/// "six", "twenty-one", "sixtieth".
fn number_words(token: &str) -> Option<u32> {
    let small = token.to_ascii_lowercase();
    if let Some((kind, value)) = known(&small) {
        return (!matches!(kind, NumberWord::Repeat | NumberWord::Month)).then_some(value);
    }
    let (ten, unit) = small.split_once('-')?;
    let (NumberWord::Ten, ten) = known(ten)? else {
        return None;
    };
    let (_, unit) = known(unit)?;
    (unit < 10).then_some(ten + unit)
}

/// The first calendar date in a stretch: "4 May 1921", "May 4, 1921", "this fourth day of May, nineteen hundred and twenty-one".
pub(super) fn date(text: &str, within: Span) -> Option<Time> {
    let bytes = text.as_bytes();
    let words = within.of(text);
    let mut at = within.start;
    for token in words.split_inclusive([' ', ',', '.', ';', '\n']) {
        let start = at;
        at += token.len();
        let name = token.trim_end_matches([' ', ',', '.', ';', '\n']);
        let Some((NumberWord::Month, month)) = known(name) else {
            continue;
        };
        if !name.starts_with(|first: char| first.is_uppercase()) {
            continue;
        }
        let end = start + name.len();
        let before = day_before(text, start, within.start);
        let mut next = skip_space(bytes, end);
        // "May 4, 1921"
        let mut day = before.map(|(day, _)| day);
        if day.is_none()
            && let Some((value, after)) =
                digits(bytes, next).filter(|(value, _)| (1..=31).contains(value))
        {
            day = Some(value);
            next = after;
            for ending in ["st", "nd", "rd", "th"] {
                if text[next..].starts_with(ending) {
                    next += 2;
                }
            }
        }
        while matches!(bytes.get(next), Some(b',' | b' ' | b'\n')) {
            next += 1;
        }
        for lead in [
            "in the year of our Lord ",
            "in the year ",
            "of the year ",
            "of ",
            "the year ",
        ] {
            if text[next..].starts_with(lead) {
                next += lead.len();
            }
        }
        let Some((year, year_end)) = digits(bytes, next)
            .filter(|(year, _)| (1500..2100).contains(year))
            .or_else(|| year_words(text, next))
        else {
            continue;
        };
        let value = match day {
            Some(day) => format!("{year:04}-{month:02}-{day:02}"),
            None => format!("{year:04}-{month:02}"),
        };
        let from = before.map_or(start, |(_, from)| from);
        return Some(Time::new(value, Span::new(from, year_end)));
    }
    None
}

fn digits(bytes: &[u8], at: usize) -> Option<(u32, usize)> {
    let len = bytes
        .get(at..)?
        .iter()
        .take(5)
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if len == 0 || len > 4 {
        return None;
    }
    let value = bytes[at..at + len]
        .iter()
        .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    Some((value, at + len))
}

/// The day before a month's name: "4", "4th", "fourth day of", "24 day of".
fn day_before(text: &str, start: usize, limit: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut end = skip_space_back(bytes, start);
    for tail in ["of", "day"] {
        let token = word_before(text, end);
        if token.eq_ignore_ascii_case(tail) {
            end = skip_space_back(bytes, end - token.len());
        }
    }
    let token = word_before(text, end);
    let from = end - token.len();
    if from < limit || token.is_empty() {
        return None;
    }
    let number =
        token.trim_end_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '.');
    let day = if token.starts_with(|first: char| first.is_ascii_digit()) {
        number.parse().ok()?
    } else {
        let unit = number_words(token)?;
        let before = skip_space_back(bytes, from);
        let ten = word_before(text, before);
        match known(ten) {
            Some((NumberWord::Ten, ten)) if unit < 10 => ten + unit,
            _ => unit,
        }
    };
    (1..=31).contains(&day).then_some((day, from))
}

/// "one thousand nine hundred and forty-nine", "nineteen hundred and forty-nine", "two thousand and thirteen".
fn year_words(text: &str, at: usize) -> Option<(u32, usize)> {
    let bytes = text.as_bytes();
    let mut pos = at;
    let mut total = 0u32;
    let mut part = 0u32;
    let mut end = at;
    for _ in 0..9 {
        let token = word(text, pos);
        let small = token.to_ascii_lowercase();
        match small.as_str() {
            "and" => {}
            "thousand" => {
                total += part.max(1) * 1000;
                part = 0;
                end = pos + token.len();
            }
            "hundred" => {
                total += part.max(1) * 100;
                part = 0;
                end = pos + token.len();
            }
            _ => {
                let Some(value) = number_words(&small) else {
                    break;
                };
                part += value;
                end = pos + token.len();
            }
        }
        pos = skip_blanks(bytes, pos + token.len());
        pos += usize::from(bytes.get(pos) == Some(&b','));
        pos = skip_blanks(bytes, pos);
    }
    let year = total + part;
    (1500..2100).contains(&year).then_some((year, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(find: fn(&str, Span) -> Option<Time>, text: &str) -> Option<(String, String)> {
        find(text, Span::new(0, text.len())).map(|time| (time.value, time.span.of(text).to_owned()))
    }

    #[test]
    fn finds_periods() {
        for (text, expected, words) in [
            ("after six months from then", "P6M", "six months"),
            ("for ten (10) years", "P10Y", "ten (10) years"),
            ("on the thirtieth day after", "P30D", "thirtieth day"),
            ("a 90-day notice", "P90D", "90-day"),
            (
                "one hundred and eighty days",
                "P180D",
                "one hundred and eighty days",
            ),
            ("twenty-five years", "P25Y", "twenty-five years"),
        ] {
            assert_eq!(
                value(period, text),
                Some((expected.into(), words.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn finds_dates() {
        for (text, expected) in [
            ("on 4 May 1921, in", "1921-05-04"),
            ("on May 4, 1921.", "1921-05-04"),
            ("on 4th May, 1921", "1921-05-04"),
            (
                "this twenty-fourth day of May, nineteen hundred and twenty-one,",
                "1921-05-24",
            ),
            (
                "this second day of May, two thousand and thirteen.",
                "2013-05-02",
            ),
            (
                "the seventh day of May one thousand nine hundred and sixty-six",
                "1966-05-07",
            ),
            ("in May 1921", "1921-05"),
        ] {
            assert_eq!(
                value(date, text).map(|(value, _)| value).as_deref(),
                Some(expected),
                "{text}"
            );
        }
    }

    #[test]
    fn leaves_other_numbers() {
        for text in [
            "may 1921",
            "in years to come",
            "every day",
            "",
            "Article 5 of the year",
            "May the lock hold",
        ] {
            assert_eq!(value(period, text), None, "{text}");
            assert_eq!(value(date, text), None, "{text}");
        }
    }
}
