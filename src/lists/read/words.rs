//! Values as lists write them: empty cells, scripts, dates.

use std::borrow::Cow;

use crate::lists::{ListDate, ListName, NameKind, NamePart, NamePartKind, PartialDate};
pub(super) use crate::text::one_line;

/// The words without blanks around them; none for the ways in which lists say nothing.
pub(super) fn said(words: &str) -> Option<&str> {
    let words = words.trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
    (!matches!(words, "" | "-0-" | "-")).then_some(words)
}

/// The ISO 15924 code of the script that most letters are in.
pub(super) fn script_of(words: &str) -> Option<&'static str> {
    use whatlang::Script;
    if words.is_ascii() {
        let has_letter = words.bytes().any(|byte| byte.is_ascii_alphabetic());
        return has_letter.then_some("Latn");
    }
    Some(match whatlang::detect_script(words)? {
        Script::Latin => "Latn",
        Script::Arabic => "Arab",
        Script::Cyrillic => "Cyrl",
        Script::Mandarin => "Hani",
        Script::Hangul => "Hang",
        Script::Hiragana | Script::Katakana => "Jpan",
        Script::Hebrew => "Hebr",
        Script::Greek => "Grek",
        Script::Devanagari => "Deva",
        Script::Bengali => "Beng",
        Script::Georgian => "Geor",
        Script::Armenian => "Armn",
        Script::Ethiopic => "Ethi",
        Script::Myanmar => "Mymr",
        Script::Thai => "Thai",
        Script::Khmer => "Khmr",
        Script::Tamil => "Taml",
        Script::Telugu => "Telu",
        Script::Gujarati => "Gujr",
        Script::Gurmukhi => "Guru",
        Script::Kannada => "Knda",
        Script::Malayalam => "Mlym",
        Script::Oriya => "Orya",
        Script::Sinhala => "Sinh",
    })
}

/// A name of these words, with its script.
pub(super) fn name(full: &str, kind: NameKind) -> ListName {
    let mut name = ListName::new(one_line(full), kind);
    name.script = script_of(full).map(Cow::Borrowed);
    name
}

/// A name of parts in reading order; parts without words are left out. None where all are.
pub(super) fn name_of_parts(
    parts: impl IntoIterator<Item = (NamePartKind, Option<impl AsRef<str>>)>,
    kind: NameKind,
) -> Option<ListName> {
    let parts: Vec<NamePart> = parts
        .into_iter()
        .filter_map(|(kind, text)| {
            let text = text?;
            Some(NamePart::new(kind, one_line(said(text.as_ref())?)))
        })
        .collect();
    let mut full = String::with_capacity(parts.iter().map(|part| part.text.len() + 1).sum());
    for part in &parts {
        if !full.is_empty() {
            full.push(' ');
        }
        full.push_str(&part.text);
    }
    if full.is_empty() {
        return None;
    }
    let script = script_of(&full).map(Cow::Borrowed);
    let mut name = ListName::new(full, kind);
    name.script = script;
    name.parts = parts;
    Some(name)
}

/// The name of a person written "FAMILY, Given".
pub(super) fn family_first(words: &str, kind: NameKind) -> ListName {
    match words.split_once(", ") {
        Some((family, given)) => name_of_parts(
            [
                (NamePartKind::Given, Some(given)),
                (NamePartKind::Family, Some(family)),
            ],
            kind,
        )
        .unwrap_or_else(|| name(words, kind)),
        None => {
            let mut name = name(words, kind);
            name.parts = vec![NamePart::new(NamePartKind::Family, name.full.clone())];
            name
        }
    }
}

/// Whether `03/04/1960` is the third of April or the fourth of March.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    DayFirst,
    MonthFirst,
}

/// Reads a date in any of the ways of lists.
pub(super) fn date(words: &str, order: Order) -> ListDate {
    let text = words.trim();
    let mut is_circa = false;
    let mut rest = text;
    for word in ["circa", "approximately", "about", "around", "ca.", "c."] {
        if let Some((head, tail)) = rest.split_at_checked(word.len())
            && head.eq_ignore_ascii_case(word)
        {
            is_circa = true;
            rest = tail.trim_start();
        }
    }
    let range = [" to ", " and ", " - ", "\u{2013}", "-"]
        .iter()
        .filter_map(|sign| rest.split_once(sign))
        .find_map(|(first, last)| {
            let first = first
                .trim_start_matches(|sign: char| {
                    sign.is_ascii_alphabetic() && first.to_ascii_lowercase().starts_with("between")
                })
                .trim();
            let first = first.strip_prefix("between ").unwrap_or(first);
            Some((point(first, order)?, point(last.trim(), order)?))
        });
    let whole = point(rest, order);
    let (value, until) = match (whole, range) {
        (Some(value), _) => (Some(value), None),
        (None, Some((first, last))) if first <= last => (Some(first), Some(last)),
        _ => (None, None),
    };
    ListDate {
        value,
        until,
        is_circa,
        text: text.to_owned(),
    }
}

/// A day, month or year.
fn point(words: &str, order: Order) -> Option<PartialDate> {
    let bytes = words.as_bytes();
    // Most dates of lists are of this form, with or without a time of day.
    if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' {
        let rest = &bytes[10..];
        let is_day = rest.is_empty() || matches!(rest[0], b'T' | b' ' | b'Z' | b'+');
        if is_day && let Ok(date) = words.get(..10)?.parse() {
            return Some(date);
        }
    }
    let mut parts: [Option<Part>; 3] = [None; 3];
    let tokens = words.split(|sign: char| !sign.is_alphanumeric());
    for (at, token) in tokens.filter(|token| !token.is_empty()).enumerate() {
        *parts.get_mut(at)? = Some(part(token)?);
    }
    let year = |part: Option<Part>| match part {
        Some(Part::Number(number, 4)) => Some(number),
        _ => None,
    };
    let small = |number: u16| u8::try_from(number).ok();
    let known = |number: Option<u8>| number.filter(|&number| number > 0);
    match parts {
        [first, None, _] => PartialDate::new(year(first)?, None, None),
        [Some(Part::Month(month)), second, None] => {
            PartialDate::new(year(second)?, Some(month), None)
        }
        [Some(Part::Number(y, 4)), Some(Part::Number(month, 2)), None] => {
            PartialDate::new(y, small(month), None)
        }
        [
            Some(Part::Number(month, 1 | 2)),
            Some(Part::Number(y, 4)),
            None,
        ] => PartialDate::new(y, small(month), None),
        [
            Some(Part::Number(y, 4)),
            Some(Part::Number(month, _)),
            Some(Part::Number(day, _)),
        ] => PartialDate::new(y, known(small(month)), known(small(day))),
        [Some(Part::Number(day, _)), Some(Part::Month(month)), third]
        | [Some(Part::Month(month)), Some(Part::Number(day, _)), third] => {
            PartialDate::new(year(third)?, Some(month), known(small(day)))
        }
        [first, second, third] => {
            let number = |part: Option<Part>| match part {
                Some(Part::Number(number, 1 | 2)) => Some(small(number)),
                Some(Part::Unknown) => Some(Some(0)),
                _ => None,
            };
            let (first, second) = (number(first)?, number(second)?);
            let (day, month) = match order {
                Order::DayFirst => (first, second),
                Order::MonthFirst => (second, first),
            };
            let month = known(month);
            PartialDate::new(year(third)?, month, known(day).filter(|_| month.is_some()))
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Part {
    /// A number and how many digits it has.
    Number(u16, u8),
    Month(u8),
    /// `dd` or `mm` in the place of a number that is not known.
    Unknown,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn part(token: &str) -> Option<Part> {
    if token.bytes().all(|byte| byte.is_ascii_digit()) {
        return (token.len() <= 4)
            .then(|| token.parse().ok())
            .flatten()
            .map(|number| Part::Number(number, token.len() as u8));
    }
    if matches!(token, "dd" | "mm" | "DD" | "MM" | "xx" | "XX") {
        return Some(Part::Unknown);
    }
    let start = token.get(..3)?;
    let at = MONTHS.iter().position(|month| {
        month
            .get(..3)
            .is_some_and(|month| start.eq_ignore_ascii_case(month))
    })?;
    let is_month = MONTHS[at]
        .get(..token.len())
        .is_some_and(|name| name.eq_ignore_ascii_case(token));
    is_month.then_some(Part::Month(at as u8 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &str) -> String {
        let date = date(words, Order::DayFirst);
        let circa = if date.is_circa { "~" } else { "" };
        match (date.value, date.until) {
            (Some(value), Some(until)) => format!("{circa}{value}..{until}"),
            (Some(value), None) => format!("{circa}{value}"),
            _ => "?".to_owned(),
        }
    }

    #[test]
    fn reads_dates_as_lists_write_them() {
        for (words, expected) in [
            ("23 Nov 1962", "1962-11-23"),
            ("Nov 1962", "1962-11"),
            ("November 23, 1962", "1962-11-23"),
            ("1962", "1962"),
            ("circa 1960", "~1960"),
            ("Circa 05 May 1960", "~1960-05-05"),
            ("1958 to 1960", "1958..1960"),
            ("1958-1960", "1958..1960"),
            ("between 1953 and 1958", "1953..1958"),
            ("circa 1958 to 1960", "~1958..1960"),
            ("01 Jan 1970 to 31 Dec 1975", "1970-01-01..1975-12-31"),
            ("12/05/1958", "1958-05-12"),
            ("dd/mm/1945", "1945"),
            ("dd/07/1945", "1945-07"),
            ("00/00/1946", "1946"),
            ("00/07/1946", "1946-07"),
            ("2004-06-07T00:00:00", "2004-06-07"),
            ("2026-08-05T16:47:04.449+02:00", "2026-08-05"),
            ("1962-11", "1962-11"),
            ("1965-04-14", "1965-04-14"),
            ("5-4-1960", "1960-04-05"),
        ] {
            assert_eq!(shown(words), expected, "{words}");
        }
        assert_eq!(
            date("07/30/2026", Order::MonthFirst)
                .value
                .unwrap()
                .to_string(),
            "2026-07-30"
        );
    }

    #[test]
    fn leaves_what_is_no_date() {
        for words in [
            "",
            "-",
            "unknown",
            "31 Feb 1960",
            "13/13/1960",
            "1960 to 1950",
            "12 May",
            "Mayor 1960",
            "١٩٦٢",
            "99999",
        ] {
            assert_eq!(shown(words), "?", "{words}");
        }
    }

    #[test]
    fn turns_a_name_round() {
        let name = family_first("DOE, John Q.", NameKind::Primary);
        assert_eq!(name.full, "John Q. DOE");
        assert_eq!(name.part(NamePartKind::Family), Some("DOE"));
        assert_eq!(family_first("Madonna", NameKind::Aka).full, "Madonna");
    }

    #[test]
    fn tells_scripts_apart() {
        for (words, script) in [
            ("Vállalat", Some("Latn")),
            ("محمد حسن آخوند", Some("Arab")),
            ("Иванов", Some("Cyrl")),
            ("中国", Some("Hani")),
            ("김정은", Some("Hang")),
            ("123", None),
        ] {
            assert_eq!(script_of(words), script, "{words}");
        }
    }
}
