//! Quarters, halves, seasons and holidays.

use super::{Cursor, Parsed};
use crate::extract::dates::meaning::{Anchor, Meaning, YearName};
use crate::extract::dates::point::Unit;
use crate::extract::scan::{Shape, TimeWord};

impl Cursor<'_> {
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
