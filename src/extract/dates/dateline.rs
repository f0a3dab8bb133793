//! The day of publication that a text's own first lines give.

use jiff::civil::Date;

use super::grammar::Cursor;
use super::meaning::{Found, Meaning, YearName};
use super::point::Point;
use crate::extract::scan::Shape;

/// Headline, byline, dateline: sentences that are looked at.
pub(super) const SENTENCES: usize = 4;
/// Tokens of a sentence before which a dateline's date begins: "MEXICO CITY, Mexico, ".
const TOKENS: usize = 8;

/// The date of a dateline: "SEOUL, Jan 5, 2024 (Reuters) -", or a full date that is a line of its own.
pub(super) fn published(cursor: &Cursor<'_>) -> Option<Date> {
    let first = (0..TOKENS.min(cursor.tokens.len())).find_map(|at| cursor.expression(at))?;
    let date = full_date(&first)?;
    let is_line = first.start == 0 && first.end == cursor.tokens.len();
    let before_is_place = first.start > 0
        && cursor.tokens[..first.start].iter().all(|token| {
            token.capital || matches!(token.shape, Shape::Mark(',' | '.' | '-' | '(' | ')'))
        });
    let is_dateline = before_is_place
        && cursor.tokens.get(first.end).is_some_and(|token| {
            matches!(token.shape, Shape::Mark('(' | '-' | '–' | '—' | '_' | ':'))
        });
    (is_line || is_dateline).then_some(date)
}

fn full_date(found: &Found) -> Option<Date> {
    match found.meaning {
        Meaning::Point(Point::Day(date)) => Some(date),
        Meaning::MonthDay {
            month,
            day: Some(day),
            year: Some(YearName::Known(year)),
        } => Date::new(year, month, day).ok(),
        _ => None,
    }
}
