//! Dates as a calendar names them: days, months, years, decades, centuries, seasons, quarters, holidays.

use super::{Cursor, Parsed, longer};
use crate::extract::dates::meaning::{Anchor, Meaning, YearName};
use crate::extract::dates::point::{Point, Unit};
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
            let comma = if self.is_mark(end, ',') { end + 1 } else { end };
            if let Some((end, year)) = self.year_figure(comma) {
                return Some((
                    end,
                    Meaning::MonthDay {
                        month,
                        day: Some(day),
                        year: Some(YearName::Known(year)),
                    },
                ));
            }
            return Some((
                end,
                Meaning::MonthDay {
                    month,
                    day: Some(day),
                    year: None,
                },
            ));
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
        let comma = if self.is_mark(end, ',') { end + 1 } else { end };
        if let Some((end, year)) = self.year_figure(comma) {
            return Some((
                end,
                Meaning::MonthDay {
                    month,
                    day: Some(day),
                    year: Some(YearName::Known(year)),
                },
            ));
        }
        Some((
            month_at + 1,
            Meaning::MonthDay {
                month,
                day: Some(day),
                year: None,
            },
        ))
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
    fn counts(&self, at: usize) -> bool {
        let at = self.past_hyphen(at);
        matches!(
            self.number(at),
            NumberWord::Scale(_) | NumberWord::Hundred | NumberWord::Dozen(_)
        ) || self.is_mark(at, '%')
            || matches!(self.time(at), TimeWord::Units | TimeWord::AmPm)
            || self.is_word(at, "percent")
            || self.is_word(at, "per") && self.is_word(at + 1, "cent")
    }

    /// Four figures that can be a year.
    pub(super) fn year_figure(&self, at: usize) -> Option<(usize, i16)> {
        match self.shape(at)? {
            Shape::Digits {
                value: value @ 1000..=2199,
                len: 4,
            } => Some((at + 1, value as i16)),
            _ => None,
        }
    }

    /// "nineteen ninety-four", "two thousand and three", "twenty twelve".
    fn year_words(&self, at: usize) -> Option<(usize, i16)> {
        let century = match self.number(at) {
            NumberWord::Small(value @ 16.0..=19.0) | NumberWord::Tens(value @ 20.0) => value as i16,
            NumberWord::Small(2.0) if self.is_word(at + 1, "thousand") => {
                let and = if self.time(at + 2) == TimeWord::And {
                    at + 3
                } else {
                    at + 2
                };
                return match self.number(and) {
                    NumberWord::Small(years) => Some((and + 1, 2000 + years as i16)),
                    _ => Some((at + 2, 2000)),
                };
            }
            _ => return None,
        };
        let next = self.past_hyphen(at + 1);
        match self.number(next) {
            NumberWord::Small(years @ 10.0..) => Some((next + 1, century * 100 + years as i16)),
            NumberWord::Tens(tens) => {
                let last = self.past_hyphen(next + 1);
                match self.number(last) {
                    NumberWord::Small(years @ 1.0..=9.0) => {
                        Some((last + 1, century * 100 + (tens + years) as i16))
                    }
                    _ => Some((next + 1, century * 100 + tens as i16)),
                }
            }
            _ => None,
        }
    }

    /// A year as another date names it: "1994", "last year", "the year".
    pub(super) fn year_name(&self, at: usize) -> Option<(usize, YearName)> {
        if let Some((end, year)) = self.year_figure(at).or_else(|| self.year_words(at)) {
            return Some((end, YearName::Known(year)));
        }
        let (by, anchor) = match self.time(at) {
            TimeWord::Shift => (self.figure(at) as i16, Anchor::Published),
            TimeWord::This => (0, Anchor::Published),
            TimeWord::That => (0, Anchor::Reference),
            TimeWord::The => match self.time(at + 1) {
                TimeWord::Previous => return self.year_noun(at + 2, -1, Anchor::Reference),
                TimeWord::Following => return self.year_noun(at + 2, 1, Anchor::Reference),
                TimeWord::Same => return self.year_noun(at + 2, 0, Anchor::Reference),
                _ => return self.year_noun(at + 1, 0, Anchor::Published),
            },
            _ => return None,
        };
        self.year_noun(at + 1, by, anchor)
    }

    fn year_noun(&self, at: usize, by: i16, anchor: Anchor) -> Option<(usize, YearName)> {
        (self.unit(at) == Some(Unit::Year)).then_some((at + 1, YearName::Shifted(by, anchor)))
    }

    /// A year alone.
    fn bare_year(&self, at: usize) -> Option<Parsed> {
        let known = |end, year| Some((end, Meaning::Point(Point::Year(year))));
        // "fiscal 1988", "the fiscal year 1988", "the year 1988"
        let mut start = at;
        let mut announced = false;
        if self.time(start) == TimeWord::The {
            start += 1;
        }
        if self.time(start) == TimeWord::Fiscal {
            start += 1;
            announced = true;
        }
        if self.unit(start) == Some(Unit::Year) {
            start += 1;
            announced = true;
        }
        if announced {
            let (end, year) = self.year_figure(start).or_else(|| self.year_words(start))?;
            return known(end, year);
        }
        let before = self.time_before(at);
        let is_led = matches!(
            before,
            TimeWord::In
                | TimeWord::By
                | TimeWord::Preposition
                | TimeWord::After
                | TimeWord::Before
                | TimeWord::Early
                | TimeWord::Late
                | TimeWord::Mid
        );
        if let Some((end, year)) = self.year_words(at) {
            let is_of = before == TimeWord::Of && at >= 2 && self.time(at - 2) != TimeWord::None;
            return if is_led && self.units(end).is_none() || is_of {
                known(end, year)
            } else {
                None
            };
        }
        let (end, year) = self.year_figure(at)?;
        if self.counts(end) || self.is_part_of_code(at, end) {
            return None;
        }
        // A count of a round thousand or hundred is written without its comma now and then.
        let next = self.letters(end);
        let next_is_plural =
            next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && !self.is_capital(end)
                || matches!(next, "people" | "men" | "women" | "troops" | "dead");
        let is_round = year % 100 == 0;
        let is_usual = (1900..=2100).contains(&year) && !(is_round && next_is_plural);
        // "the Act of 1869", "the war of 1812"
        let is_of = before == TimeWord::Of
            && (1500..1900).contains(&year)
            && self.shape(end) != Some(Shape::Word);
        let is_old = (is_led || is_of) && !next_is_plural && !is_round;
        if is_usual || is_old {
            known(end, year)
        } else {
            None
        }
    }

    /// Whether figures belong to something else than a date: "$1990", "Resolution 1973", "F-1990", "12.1990".
    fn is_part_of_code(&self, at: usize, end: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return self.is_mark(end, ')')
                || self.is_mark(end, '.') && self.is_glued(end) && self.is_glued(end + 1);
        };
        let is_code = match self.shape(before) {
            Some(Shape::Mark('-' | '/' | '.' | ':' | '–' | ',')) if self.is_glued(at) => {
                // "2013-2014", "mid-1990", "May/1990" are dates, "F-1990" and "3,1990" are none.
                before == 0
                    || !(self.time(before - 1) != TimeWord::None
                        || self.year_figure(before - 1).is_some())
            }
            Some(Shape::Word) => {
                self.time(before) == TimeWord::Label
                    || self.is_glued(at)
                    || self.is_word(before, "us")
                    || self.is_word(before, "rs")
            }
            Some(
                Shape::Digits { .. }
                | Shape::Number(_)
                | Shape::Mark('$' | '€' | '£' | '¥' | '₩' | '#' | '₹' | '+' | '@' | '=' | '_' | '*'),
            ) => true,
            _ => false,
        };
        let goes_on = match self.shape(end) {
            Some(Shape::Mark('/' | '@' | '_' | '=')) => self.is_glued(end),
            Some(Shape::Mark('-')) => {
                self.is_glued(end)
                    && self.is_glued(end + 1)
                    && !matches!(
                        self.shape(end + 1),
                        Some(Shape::Digits { .. } | Shape::Word)
                    )
            }
            Some(Shape::Word) => self.is_glued(end) && self.time(end) != TimeWord::Possessive,
            _ => false,
        };
        is_code || goes_on
    }

    /// "the 1990s", "the '80s", "the nineties".
    fn decade(&self, at: usize) -> Option<Parsed> {
        let mut start = at;
        if self.time(start) == TimeWord::The {
            start += 1;
        }
        let has_article = start > at
            || self.time_before(at) == TimeWord::The
            || self.time_before(at) == TimeWord::Mid;
        if matches!(self.shape(start), Some(Shape::Mark('\'' | '’' | '‘'))) {
            start += 1;
        }
        let decade = match self.shape(start)? {
            Shape::Decade(year @ 1000..) => year / 10,
            // A decade without its century is the last one that has passed, for readers of this century.
            Shape::Decade(year @ 30..=90) => 190 + year / 10,
            Shape::Decade(year @ 10..=20) if has_article => 200 + year / 10,
            Shape::Word if self.time(start) == TimeWord::Decade && has_article => {
                190 + self.figure(start) as i16 / 10
            }
            _ => return None,
        };
        Some((start + 1, Meaning::Point(Point::Decade(decade))))
    }

    /// "the 20th century", "the nineteenth century".
    fn century(&self, at: usize) -> Option<Parsed> {
        let start = if self.time(at) == TimeWord::The {
            at + 1
        } else {
            at
        };
        let (next, number) = self.ordinal(start)?;
        let next = self.past_hyphen(next);
        let is_century = matches!(self.unit(next), Some(Unit::Century));
        (is_century && (1..=99).contains(&number))
            .then_some((next + 1, Meaning::Point(Point::Century(number as i16 - 1))))
    }

    /// "the third quarter of 1984", "first half of last year", "this year's third quarter", "Q3 2012".
    pub(super) fn part_of_year(&self, at: usize) -> Option<Parsed> {
        let mut next = at;
        let mut year = None;
        if self.time(next) == TimeWord::The {
            next += 1;
        }
        if let Some((end, name)) = self.year_name(next).or_else(|| self.year_name(at)) {
            next = if self.time(end) == TimeWord::Possessive {
                end + 1
            } else {
                end
            };
            year = Some(name);
        } else if self.unit(next) == Some(Unit::Year)
            && let Some(ago) = self.hyphen(next + 1)
            && matches!(self.time(ago), TimeWord::Ago | TimeWord::Early)
        {
            // "the year-earlier third quarter"
            year = Some(YearName::Shifted(-1, Anchor::Reference));
            next = ago + 1;
        }
        if self.time(next) == TimeWord::Fiscal {
            next += 1;
        }
        let (unit_at, number) = if let Some((end, number)) = self.ordinal(next) {
            (self.past_hyphen(end), number)
        } else if self.time(next) == TimeWord::Shift && self.figure(next) < 0 {
            (next + 1, 0)
        } else {
            return self.short_quarter(at);
        };
        let is_joined = self.hyphen(unit_at.saturating_sub(1)).is_some();
        let unit_at = if self.time(unit_at) == TimeWord::Fiscal {
            unit_at + 1
        } else {
            unit_at
        };
        let (unit, most) = if self.time(unit_at) == TimeWord::Half {
            (Unit::Half, 2)
        } else if self.unit(unit_at) == Some(Unit::Quarter) {
            (Unit::Quarter, 4)
        } else {
            return None;
        };
        let mut end = unit_at + 1;
        if self.time(end) == TimeWord::Of
            && let Some((after, name)) = self.year_name(end + 1)
        {
            year = Some(name);
            end = after;
        } else if let Some((after, known)) = self.year_figure(end) {
            year = Some(YearName::Known(known));
            end = after;
        }
        // "the first half" of a match, "the last quarter".
        if year.is_none() && (number == 0 || unit == Unit::Half && !is_joined) {
            return None;
        }
        let number = if number == 0 { most } else { number };
        (1..=most).contains(&number).then_some((
            end,
            Meaning::Part {
                unit,
                number: number as i8,
                year,
            },
        ))
    }

    /// "Q3", "Q3 2012".
    fn short_quarter(&self, at: usize) -> Option<Parsed> {
        let unit = match self.letters(at) {
            "Q" => Unit::Quarter,
            "H" => Unit::Half,
            _ => return None,
        };
        let Some(Shape::Digits {
            value: value @ 1..=4,
            len: 1,
        }) = self.shape(at + 1)
        else {
            return None;
        };
        let year = self.year_figure(at + 2);
        if !self.is_glued(at + 1) || unit == Unit::Half && (year.is_none() || value > 2) {
            return None;
        }
        let end = year.map_or(at + 2, |(end, _)| end);
        let year = year.map(|(_, year)| YearName::Known(year));
        Some((
            end,
            Meaning::Part {
                unit,
                number: value as i8,
                year,
            },
        ))
    }

    /// "last fall", "the winter of 1994", "summer 2012", "this past spring".
    pub(super) fn season(&self, at: usize) -> Option<Parsed> {
        let mut next = at;
        let mut by = None;
        let mut is_led = matches!(
            self.time_before(at),
            TimeWord::In
                | TimeWord::By
                | TimeWord::Preposition
                | TimeWord::Early
                | TimeWord::Late
                | TimeWord::Mid
        );
        match self.time(next) {
            TimeWord::The => {
                next += 1;
                is_led = true;
            }
            TimeWord::This | TimeWord::That => {
                by = Some(0);
                next += 1;
                if matches!(self.time(next), TimeWord::Past | TimeWord::Coming) {
                    by = Some(if self.time(next) == TimeWord::Past {
                        -1
                    } else {
                        1
                    });
                    next += 1;
                }
            }
            TimeWord::Shift => {
                by = Some(self.figure(next) as i16);
                next += 1;
            }
            _ => {}
        }
        let is_weak = match self.time(next) {
            TimeWord::Season => false,
            TimeWord::SeasonWeak => true,
            _ => return None,
        };
        let season = self.value(next);
        let end = next + 1;
        let of = if self.time(end) == TimeWord::Of {
            end + 1
        } else {
            end
        };
        let year = if of > end {
            self.year_name(of)
        } else {
            self.year_figure(of)
                .map(|(end, year)| (end, YearName::Known(year)))
        };
        if let Some((end, year)) = year {
            return Some((
                end,
                Meaning::Season {
                    season,
                    by: None,
                    year: Some(year),
                },
            ));
        }
        // "the fall of Kabul", "to fall", "spring up".
        let is_season = by.is_some()
            || is_led && of == end
            || !is_weak && self.time_before(at) != TimeWord::A && !self.is_capital(at);
        is_season.then_some((
            end,
            Meaning::Season {
                season,
                by,
                year: None,
            },
        ))
    }

    /// "Thanksgiving Day", "last Christmas", "Election Day 2008".
    pub(super) fn holiday(&self, at: usize) -> Option<Parsed> {
        let by = match self.time(at) {
            TimeWord::Shift => Some(self.figure(at) as i16),
            TimeWord::This => Some(0),
            _ => None,
        };
        let start = if by.is_some() { at + 1 } else { at };
        let token = self.tokens.get(start)?;
        for phrase in token.form.phrases().iter().filter(|phrase| phrase.is_name) {
            if let Some(end) = self.phrase_end(start, phrase) {
                let year = self.year_figure(end);
                return Some((
                    year.map_or(end, |(end, _)| end),
                    Meaning::Holiday {
                        phrase,
                        by,
                        year: year.map(|(_, year)| YearName::Known(year)),
                    },
                ));
            }
        }
        None
    }
}
