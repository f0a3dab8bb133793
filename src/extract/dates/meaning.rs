//! What an expression says before it is held against the calendar.

use super::point::{Letters, Point, Unit};
use crate::extract::scan::Phrase;
use crate::model::DateKind;

/// What a relative expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// The day of publication.
    Published,
    /// The time named last.
    Reference,
}

/// A year as an expression names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearName {
    Known(i16),
    /// Years from the anchor's.
    Shifted(i16, Anchor),
}

/// The sense of an expression.
#[derive(Debug, Clone, Copy)]
pub(super) enum Meaning {
    Point(Point),
    /// "March", "March 5", "March of last year".
    MonthDay {
        month: i8,
        day: Option<i8>,
        year: Option<YearName>,
    },
    /// "last March", "next March".
    ShiftedMonth {
        month: i8,
        by: i16,
    },
    /// "25" of "April 24 and 25".
    DayOfMonth(i8),
    /// 1 is Monday; `by` of -1 is "last", of 1 "next", of 0 "this".
    Weekday {
        weekday: i8,
        by: Option<i8>,
        anchor: Anchor,
    },
    Season {
        season: Letters,
        by: Option<i16>,
        year: Option<YearName>,
    },
    /// "third quarter", "first half": `unit` is a quarter or a half; 0 counts for the last one of the year.
    Part {
        unit: Unit,
        number: i8,
        year: Option<YearName>,
    },
    /// "this week", "last year", "the following month".
    Unit {
        unit: Unit,
        by: i64,
        anchor: Anchor,
    },
    /// "the quarter", "that day": the unit that is being spoken of.
    Spoken(Unit),
    /// "two weeks ago", "a year earlier".
    Moved {
        unit: Unit,
        by: i64,
        anchor: Anchor,
    },
    Holiday {
        phrase: &'static Phrase,
        by: Option<i16>,
        year: Option<YearName>,
    },
    /// "the weekend".
    Weekend,
    Value(Value),
    /// No time: "Bloody Sunday".
    Nothing,
}

/// What needs no calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Value {
    /// `PAST_REF` and the like, and ready-made durations and sets.
    Fixed(&'static str),
    /// How many of a unit; of "several" no number is known.
    Length {
        amount: Option<f64>,
        unit: Unit,
    },
    /// "every Monday", "each July", "summers".
    EveryWeekday(i8),
    EveryMonth(i8),
    EverySeason(Letters),
    EveryPart(Letters),
}

/// The time of day beside a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Clock {
    #[default]
    None,
    /// "morning".
    Part(Letters),
    /// Minutes after midnight.
    Minutes(i32),
}

/// An expression of a sentence, as places of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) kind: DateKind,
    pub(super) meaning: Meaning,
    pub(super) clock: Clock,
}
