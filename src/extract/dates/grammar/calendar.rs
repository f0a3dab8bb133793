//! Days and months as a calendar names them.

use super::{Cursor, Parsed, longer};
use crate::extract::dates::meaning::{Anchor, Meaning, YearName};
use crate::extract::dates::point::Point;
use crate::extract::scan::{NumberWord, Shape, TimeWord};

impl Cursor<'_> {
    pub(super) fn calendar(&self, at: usize) -> Option<Parsed> {
        if let Some(Shape::Calendar { year, month, day }) = self.shape(at) {
            let date = jiff::civil::Date::new(year, month, day).ok()?;
            return Some((at + 1, Meaning::Point(Point::Day(date))));
        }
        [
            self.weekday(at),
            self.month_first(at),
            self.day_first(at),
            self.second_day(at),
            self.day_of_month(at),
            self.year_before_christ(at),
            self.bare_year(at),
            self.decade(at),
            self.century(at),
        ]
        .into_iter()
        .fold(None, longer)
    }

    /// "Monday", "Monday, Oct. 26, 1998", "Friday 13 October".
    fn weekday(&self, at: usize) -> Option<Parsed> {
        let is_weak = match self.time(at) {
            TimeWord::Weekday => false,
            TimeWord::WeekdayWeak => true,
            _ => return None,
        };
        if !self.is_capital(at) {
            return None;
        }
        let mut next = at + 1;
        if self.is_mark(next, '.') && self.is_glued(next) && is_weak {
            next += 1;
        }
        let day = if self.is_mark(next, ',') {
            next + 1
        } else {
            next
        };
        let day = if self.time(day) == TimeWord::The {
            day + 1
        } else {
            day
        };
        if let Some(full) = self.month_first(day).or_else(|| self.day_first(day))
            && matches!(
                full.1,
                Meaning::MonthDay { day: Some(_), .. } | Meaning::Point(Point::Day(_))
            )
        {
            return Some(full);
        }
        if is_weak {
            return None;
        }
        let weekday = self.figure(at) as i8;
        Some((
            at + 1,
            Meaning::Weekday {
                weekday,
                by: None,
                anchor: Anchor::Published,
            },
        ))
    }

    /// The number of the month named by a token.
    pub(super) fn month_name(&self, at: usize) -> Option<(usize, i8)> {
        if !matches!(self.time(at), TimeWord::Month | TimeWord::MonthWeak) || !self.is_capital(at) {
            return None;
        }
        let mut next = at + 1;
        // The stop of an abbreviation that stands as a token of its own.
        if self.is_mark(next, '.')
            && self.is_glued(next)
            && matches!(self.shape(next + 1), Some(Shape::Digits { .. }))
        {
            next += 1;
        }
        Some((next, self.figure(at) as i8))
    }

    /// "March", "March 5", "March 5, 2011", "March 2011", "March of last year".
    fn month_first(&self, at: usize) -> Option<Parsed> {
        let (next, month) = self.month_name(at)?;
        let the = if self.time(next) == TimeWord::The {
            next + 1
        } else {
            next
        };
        if let Some((end, day)) = self.day_number(the).filter(|&(end, _)| !self.counts(end)) {
            return Some(self.day_with_year(end, month, day));
        }
        let comma = if self.is_mark(next, ',') {
            next + 1
        } else {
            next
        };
        if let Some((end, year)) = self
            .year_figure(comma)
            .filter(|&(end, _)| !self.counts(end))
        {
            return Some((
                end,
                Meaning::MonthDay {
                    month,
                    day: None,
                    year: Some(YearName::Known(year)),
                },
            ));
        }
        if self.time(next) == TimeWord::Of
            && let Some((end, year)) = self.year_name(next + 1)
        {
            return Some((
                end,
                Meaning::MonthDay {
                    month,
                    day: None,
                    year: Some(year),
                },
            ));
        }
        self.is_month_here(at).then_some((
            at + 1,
            Meaning::MonthDay {
                month,
                day: None,
                year: None,
            },
        ))
    }

    /// Whether a name of a month alone is one, and no verb and nobody's name.
    fn is_month_here(&self, at: usize) -> bool {
        let before = self.time_before(at);
        let has_evidence =
            matches!(
                before,
                TimeWord::In
                    | TimeWord::Of
                    | TimeWord::By
                    | TimeWord::Preposition
                    | TimeWord::After
                    | TimeWord::Before
                    | TimeWord::Early
                    | TimeWord::Late
                    | TimeWord::Shift
                    | TimeWord::This
                    | TimeWord::Every
                    | TimeWord::Mid
                    | TimeWord::The
                    | TimeWord::For
            ) || at >= 2 && self.is_mark(at - 1, '-') && self.time(at - 2) == TimeWord::Mid
                || at >= 2
                    && matches!(before, TimeWord::And | TimeWord::Or | TimeWord::To)
                    && self.time(at - 2) == TimeWord::Month;
        if self.time(at) == TimeWord::MonthWeak {
            // An abbreviation without its stop needs a number beside it.
            return has_evidence
                && matches!(self.letters(at).len(), 5) | self.is_word(at, "may")
                && !self.is_capital(at + 1);
        }
        let names_somebody = self.is_capital(at + 1)
            && self.time(at + 1) == TimeWord::None
            && self.shape(at + 1) == Some(Shape::Word)
            || at > 0
                && self.is_capital(at - 1)
                && self.shape(at - 1) == Some(Shape::Word)
                && self.time(at - 1) == TimeWord::None
                && at > 1
                && self.is_capital(at - 2);
        has_evidence || !names_somebody
    }

    /// "12 March 2011", "the 12th of March".
    fn day_first(&self, at: usize) -> Option<Parsed> {
        let start = if self.time(at) == TimeWord::The {
            at + 1
        } else {
            at
        };
        let (next, day) = self.day_number(start)?;
        let month_at = if self.time(next) == TimeWord::Of {
            next + 1
        } else {
            next
        };
        let (end, month) = self.month_name(month_at)?;
        // "12 May" is a day; "the first May" and "the first of March" need the figure or the "of".
        if matches!(self.shape(start), Some(Shape::Word)) && month_at == next {
            return None;
        }
        let parsed = self.day_with_year(end, month, day);
        // Without a year the stop of "12 Sept." may be the sentence's.
        let has_year = parsed.0 > end;
        Some((if has_year { parsed.0 } else { month_at + 1 }, parsed.1))
    }

    /// A day and month, with the year that follows at `end`, "March 5, 2011".
    fn day_with_year(&self, end: usize, month: i8, day: i8) -> Parsed {
        let comma = if self.is_mark(end, ',') { end + 1 } else { end };
        let year = self.year_figure(comma);
        let meaning = Meaning::MonthDay {
            month,
            day: Some(day),
            year: year.map(|(_, year)| YearName::Known(year)),
        };
        (year.map_or(end, |(end, _)| end), meaning)
    }

    /// "25" of "April 24 and 25", "7" of "Jan. 5-7".
    fn second_day(&self, at: usize) -> Option<Parsed> {
        let (end, day) = self.day_number(at)?;
        let joined = matches!(
            self.time_before(at),
            TimeWord::And | TimeWord::To | TimeWord::Or
        ) || at > 0
            && matches!(self.shape(at - 1), Some(Shape::Mark('-' | '–' | '—')));
        if !joined || at < 3 || self.day_number(at - 2).is_none() {
            return None;
        }
        let month = if self.is_mark(at - 3, '.') {
            at.checked_sub(4)?
        } else {
            at - 3
        };
        self.month_name(month)?;
        // "May 5 and 20 soldiers" goes on to count.
        let ends_here = match self.shape(end) {
            None => true,
            Some(Shape::Mark(mark)) => mark != '%',
            Some(Shape::Word) => matches!(
                self.time(end),
                TimeWord::In
                    | TimeWord::On
                    | TimeWord::At
                    | TimeWord::And
                    | TimeWord::Preposition
                    | TimeWord::For
                    | TimeWord::To
            ),
            _ => false,
        };
        ends_here.then_some((end, Meaning::DayOfMonth(day)))
    }

    /// A number that can be a day of a month.
    fn day_number(&self, at: usize) -> Option<(usize, i8)> {
        let (end, day) = match self.shape(at)? {
            Shape::Digits { value, len } if len <= 2 => (at + 1, i32::try_from(value).ok()?),
            Shape::Ordinal(_) | Shape::Word => self.ordinal(at)?,
            _ => return None,
        };
        (1..=31).contains(&day).then_some((end, day as i8))
    }

    /// Whether what stands here makes the number before it a count.
    pub(super) fn counts(&self, at: usize) -> bool {
        let at = self.past_hyphen(at);
        matches!(
            self.number(at),
            NumberWord::Scale(_) | NumberWord::Hundred | NumberWord::Dozen(_)
        ) || self.is_mark(at, '%')
            || matches!(self.time(at), TimeWord::Units | TimeWord::AmPm)
            || self.is_word(at, "percent")
            || self.is_word(at, "per") && self.is_word(at + 1, "cent")
    }

    /// "the 21st" of the month that is spoken of.
    fn day_of_month(&self, at: usize) -> Option<Parsed> {
        let is_led = matches!(self.time_before(at), TimeWord::On | TimeWord::By)
            && self.time(at) == TimeWord::The
            && matches!(self.shape(at + 1), Some(Shape::Ordinal(1..=31)));
        let (end, day) = self.day_number(at + 1).filter(|_| is_led)?;
        let counts_something = self.hyphen(end).is_some()
            || self.shape(end) == Some(Shape::Word) && self.time(end) == TimeWord::None
            || self.unit(end).is_some();
        (!counts_something).then_some((end, Meaning::DayOfMonth(day)))
    }
}
