//! Years, decades and centuries.

use super::{Cursor, Parsed};
use crate::extract::dates::meaning::{Anchor, Meaning, YearName};
use crate::extract::dates::point::{Point, Unit};
use crate::extract::scan::{NumberWord, Shape, TimeWord};

impl Cursor<'_> {
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

    /// "44 BC".
    pub(super) fn year_before_christ(&self, at: usize) -> Option<Parsed> {
        let Shape::Digits {
            value: year @ 1..=9999,
            ..
        } = self.shape(at)?
        else {
            return None;
        };
        let astronomical = 1 - i16::try_from(year).ok()?;
        (self.time(at + 1) == TimeWord::Era)
            .then_some((at + 2, Meaning::Point(Point::Year(astronomical))))
    }

    /// A year alone.
    pub(super) fn bare_year(&self, at: usize) -> Option<Parsed> {
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
        let is_people = matches!(
            next,
            "people" | "men" | "women" | "children" | "troops" | "soldiers" | "dead"
        );
        let next_is_plural =
            next.len() > 3 && next.ends_with('s') && !next.ends_with("ss") && !self.is_capital(end)
                || is_people;
        let is_round = year % 100 == 0;
        let is_usual = (1900..=2100).contains(&year)
            && !(is_round && next_is_plural)
            && (is_led || !is_people);
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
    pub(super) fn decade(&self, at: usize) -> Option<Parsed> {
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
    pub(super) fn century(&self, at: usize) -> Option<Parsed> {
        let start = if self.time(at) == TimeWord::The {
            at + 1
        } else {
            at
        };
        let (next, number) = self.ordinal(start)?;
        let next = self.past_hyphen(next);
        let is_century = matches!(self.unit(next), Some(Unit::Century));
        let is_century = is_century && self.time(next + 1) != TimeWord::Era;
        (is_century && (1..=99).contains(&number))
            .then_some((next + 1, Meaning::Point(Point::Century(number as i16 - 1))))
    }
}
