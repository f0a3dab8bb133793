//! Dates that count from the day of publication or from the time named last.

use super::{Cursor, Parsed};
use crate::extract::dates::meaning::{Anchor, Meaning, Value};
use crate::extract::dates::point::Unit;
use crate::extract::scan::{Shape, TimeWord};

impl Cursor<'_> {
    pub(super) fn relative(&self, at: usize) -> Option<Parsed> {
        match self.time(at) {
            // "USA Today"
            TimeWord::Day if self.is_capital(at) && at > 0 && self.is_capital(at - 1) => None,
            TimeWord::Day => Some((
                at + 1,
                Self::days(i64::from(self.figure(at)), Anchor::Published),
            )),
            TimeWord::Shift
            | TimeWord::Past
            | TimeWord::Previous
            | TimeWord::Coming
            | TimeWord::Following => self.shifted(at, at),
            TimeWord::This => match self.time(at + 1) {
                TimeWord::Past | TimeWord::Coming | TimeWord::Shift | TimeWord::Current => {
                    self.shifted(at + 1, at)
                }
                _ => self.this(at),
            },
            TimeWord::That => self.this(at),
            TimeWord::The => self.definite(at),
            TimeWord::Same => self.spoken_unit(at + 1),
            TimeWord::Unit => self.year_earlier(at).or_else(|| self.year_end(at)),
            _ => None,
        }
    }

    fn days(by: i64, anchor: Anchor) -> Meaning {
        Meaning::Unit {
            unit: Unit::Day,
            by,
            anchor,
        }
    }

    /// "this week", "this September", "this Friday", "that year".
    fn this(&self, at: usize) -> Option<Parsed> {
        let next = at + 1;
        let anchor = if self.time(at) == TimeWord::This {
            Anchor::Published
        } else {
            Anchor::Reference
        };
        let next = if self.time(next) == TimeWord::Fiscal || self.time(next) == TimeWord::Same {
            next + 1
        } else {
            next
        };
        // "This Week" is a programme, "this day" a flourish.
        let is_title = self.is_capital(next)
            && !self
                .letters(next)
                .bytes()
                .all(|byte| byte.is_ascii_uppercase());
        let is_flourish = self.unit(next) == Some(Unit::Day) && anchor == Anchor::Published;
        if let Some(unit) = self
            .unit(next)
            .filter(|&unit| unit >= Unit::Day && !is_title && !is_flourish)
        {
            let meaning = match (unit, anchor) {
                (Unit::Weekend, Anchor::Published) => Meaning::Weekend,
                (_, Anchor::Published) => Meaning::Unit {
                    unit,
                    by: 0,
                    anchor,
                },
                _ => Meaning::Spoken(unit),
            };
            return Some((next + 1, meaning));
        }
        self.named(next, 0, anchor)
    }

    /// "last week", "next May", "the previous Friday", "this past spring": the word that shifts is at `at`.
    fn shifted(&self, at: usize, start: usize) -> Option<Parsed> {
        let has_article = start < at && self.time(start) == TimeWord::The;
        let (by, anchor) = match self.time(at) {
            TimeWord::Shift => (self.figure(at), Anchor::Published),
            TimeWord::Past => (-1, Anchor::Published),
            TimeWord::Coming => (1, Anchor::Published),
            TimeWord::Previous => (-1, Anchor::Reference),
            TimeWord::Following => (1, Anchor::Reference),
            TimeWord::Current => (0, Anchor::Published),
            _ => return None,
        };
        let next = at + 1;
        let next = if self.time(next) == TimeWord::Fiscal {
            next + 1
        } else {
            next
        };
        if let Some(unit) = self.unit(next).filter(|&unit| unit >= Unit::Day) {
            let is_bare_past =
                self.time(at) == TimeWord::Past && self.time(start) != TimeWord::This;
            // "past year", "the past week" are lengths; "past Friday" is read below.
            if is_bare_past {
                return None;
            }
            // "the next day" follows what was told last, "next week" follows today.
            let follows = has_article && self.time(at) == TimeWord::Shift && by > 0;
            let anchor = if unit == Unit::Day || follows {
                Anchor::Reference
            } else {
                anchor
            };
            // "the following" needs its article; "last day" is no date.
            if unit == Unit::Day && !has_article {
                return None;
            }
            if unit == Unit::Day && by < 0 && self.time(at) == TimeWord::Shift {
                return None;
            }
            return Some((
                next + 1,
                Meaning::Unit {
                    unit,
                    by: i64::from(by),
                    anchor,
                },
            ));
        }
        if matches!(self.time(at), TimeWord::Past) && self.time(start) != TimeWord::This {
            return None;
        }
        self.named(next, by, anchor)
    }

    /// A weekday, month or season that a word before shifts.
    fn named(&self, at: usize, by: i32, anchor: Anchor) -> Option<Parsed> {
        match self.time(at) {
            TimeWord::Weekday if self.is_capital(at) => {
                let weekday = self.figure(at) as i8;
                let full = self.calendar(at).filter(|(end, _)| *end > at + 1);
                full.or(Some((
                    at + 1,
                    Meaning::Weekday {
                        weekday,
                        by: Some(by as i8),
                        anchor,
                    },
                )))
            }
            TimeWord::Month | TimeWord::MonthWeak if self.is_capital(at) => {
                if let Some(full) = self.calendar(at).filter(|(end, _)| *end > at + 1) {
                    return Some(full);
                }
                let is_name = self.time(at) == TimeWord::Month
                    || self.is_word(at, "may")
                    || self.is_word(at, "march");
                let month = self.figure(at) as i8;
                is_name.then_some((
                    at + 1,
                    Meaning::ShiftedMonth {
                        month,
                        by: by as i16,
                    },
                ))
            }
            TimeWord::Season | TimeWord::SeasonWeak => {
                let season = self.value(at);
                Some((
                    at + 1,
                    Meaning::Season {
                        season,
                        by: Some(by as i16),
                        year: None,
                    },
                ))
            }
            _ => None,
        }
    }

    /// What begins with "the".
    fn definite(&self, at: usize) -> Option<Parsed> {
        let next = at + 1;
        match self.time(next) {
            TimeWord::Shift
            | TimeWord::Past
            | TimeWord::Previous
            | TimeWord::Coming
            | TimeWord::Following
            | TimeWord::Current => self.shifted(next, at),
            TimeWord::Same | TimeWord::Fiscal => self.spoken_unit(next + 1),
            TimeWord::Latest => self
                .spoken_unit(next + 1)
                .filter(|_| self.unit(next + 1) != Some(Unit::Day)),
            TimeWord::Unit => {
                let unit = self.unit(next)?;
                if let Some(beside) = self.beside(next, unit) {
                    return Some(beside);
                }
                if unit == Unit::Day {
                    return None;
                }
                self.year_earlier(next)
                    .or_else(|| self.year_end(next))
                    .or_else(|| self.spoken_unit(next))
            }
            // "the 1989 period"
            _ => {
                let (end, year) = self.year_figure(next)?;
                (self.time(end) == TimeWord::Period).then_some((
                    end + 1,
                    Meaning::Point(crate::extract::dates::point::Point::Year(year)),
                ))
            }
        }
    }

    /// "the day before yesterday", "the week before last", "the year before".
    fn beside(&self, at: usize, unit: Unit) -> Option<Parsed> {
        let by = match self.time(at + 1) {
            TimeWord::Before => -1,
            TimeWord::After => 1,
            _ => return None,
        };
        let end = at + 2;
        let is_next_to_last = self.time(end) == TimeWord::Shift
            || self.time(end) == TimeWord::Day && unit == Unit::Day;
        let (by, anchor, end) = if is_next_to_last && i64::from(self.figure(end)) == by {
            (by * 2, Anchor::Published, end + 1)
        } else if self.shape(end) != Some(Shape::Word)
            && !matches!(self.shape(end), Some(Shape::Digits { .. }))
        {
            (by, Anchor::Reference, end)
        } else {
            return None;
        };
        Some((end, Meaning::Unit { unit, by, anchor }))
    }

    /// The unit that is being spoken of: "the quarter", "the year", "the month of May".
    pub(super) fn spoken_unit(&self, at: usize) -> Option<Parsed> {
        let at = if self.time(at) == TimeWord::Fiscal {
            at + 1
        } else {
            at
        };
        let unit = self.unit(at).filter(|&unit| unit >= Unit::Day)?;
        if self.hyphen(at + 1).is_some() || matches!(unit, Unit::Millennium | Unit::Fortnight) {
            return None;
        }
        if unit == Unit::Month
            && self.time(at + 1) == TimeWord::Of
            && let Some(full) = self.calendar(at + 2)
        {
            return Some(full);
        }
        let meaning = match unit {
            Unit::Weekend => Meaning::Weekend,
            // "the year ended March 31" is a length.
            Unit::Year if self.time(at + 1) == TimeWord::Ended => Meaning::Value(Value::Length {
                amount: Some(1.0),
                unit,
            }),
            _ => Meaning::Spoken(unit),
        };
        Some((at + 1, meaning))
    }

    /// "year-earlier", "the year-ago quarter".
    fn year_earlier(&self, at: usize) -> Option<Parsed> {
        let unit = self.unit(at)?;
        let next = self.hyphen(at + 1)?;
        let is_back = self.time(next) == TimeWord::Ago
            || self.time(next) == TimeWord::Early && self.is_word(next, "earlier");
        if !is_back {
            return None;
        }
        let end = match self.time(next + 1) {
            TimeWord::Period | TimeWord::Unit => next + 2,
            _ => next + 1,
        };
        Some((
            end,
            Meaning::Moved {
                unit,
                by: -1,
                anchor: Anchor::Reference,
            },
        ))
    }

    /// "year-end", "year end".
    fn year_end(&self, at: usize) -> Option<Parsed> {
        let next = self.past_hyphen(at + 1);
        let is_end = self.unit(at) == Some(Unit::Year) && self.is_word(next, "end");
        is_end.then_some((
            next + 1,
            Meaning::MonthDay {
                month: 12,
                day: Some(31),
                year: None,
            },
        ))
    }
}
