//! Times of day.

use super::{Cursor, is_day};
use crate::extract::dates::meaning::{Anchor, Clock, Found, Meaning};
use crate::extract::dates::point::Unit;
use crate::extract::scan::{NumberWord, Shape, TimeWord};
use crate::model::DateKind;

impl Cursor<'_> {
    /// "10 p.m. Wednesday", "noon", "around 7:15 p.m.", "1400 GMT", "this evening", "last night", "overnight".
    pub(super) fn clock_time(&self, at: usize) -> Option<Found> {
        let start = if self.time(at) == TimeWord::Approx {
            at + 1
        } else {
            at
        };
        if let Some((end, minutes)) = self.minutes(start) {
            let on = if self.time(end) == TimeWord::On {
                end + 1
            } else {
                end
            };
            let on = if self.is_mark(end, ',') { end + 1 } else { on };
            let day = self
                .date(on)
                .filter(|day| day.clock == Clock::None && is_day(&day.meaning));
            let (end, meaning) = day.map_or((end, Meaning::Spoken(Unit::Day)), |day| {
                (day.end, day.meaning)
            });
            let clock = Clock::Minutes(minutes);
            return Some(Found {
                clock,
                ..Self::found(at, end, DateKind::Time, meaning)
            });
        }
        self.part_of_day(at)
    }

    /// Minutes after midnight.
    fn minutes(&self, at: usize) -> Option<(usize, i32)> {
        if self.time(at) == TimeWord::ClockWord {
            return Some((at + 1, self.figure(at)));
        }
        let (mut next, mut minutes, mut is_sure) = match self.shape(at)? {
            Shape::Clock(minutes) => {
                let is_led = matches!(
                    self.time_before(at),
                    TimeWord::At | TimeWord::By | TimeWord::Approx
                );
                (at + 1, minutes, is_led)
            }
            Shape::Digits { value, len: 1..=2 } if value < 24 => {
                (at + 1, i32::try_from(value).ok()? * 60, false)
            }
            Shape::Digits { value, len: 4 } if value < 2400 && value % 100 < 60 => {
                // "1400 GMT"
                let minutes = i32::try_from(value / 100 * 60 + value % 100).ok()?;
                let zone = self.time(at + 1) == TimeWord::Zone && self.is_capital(at + 1);
                return zone.then_some((at + 2, minutes));
            }
            // "7.30 p.m."
            Shape::Number(value)
                if (0.0..24.0).contains(&value) && self.time(at + 1) == TimeWord::AmPm =>
            {
                let hours = value.floor();
                let rest = ((value - hours) * 100.0).round();
                if rest >= 60.0 {
                    return None;
                }
                (at + 1, (hours * 60.0 + rest) as i32, false)
            }
            Shape::Word => match self.number(at) {
                NumberWord::Small(value) if (1.0..=12.0).contains(&value) => {
                    (at + 1, value as i32 * 60, false)
                }
                _ => return None,
            },
            _ => return None,
        };
        if self.time(next) == TimeWord::OClock {
            is_sure = true;
            next += 1;
        }
        if self.time(next) == TimeWord::AmPm {
            let is_afternoon = self.figure(next) == 12;
            if minutes / 60 > 12 && !is_afternoon {
                return None;
            }
            minutes = match (minutes / 60, is_afternoon) {
                (12, false) => minutes - 12 * 60,
                (..12, true) => minutes + 12 * 60,
                _ => minutes,
            };
            is_sure = true;
            next += 1;
        }
        let is_clock = is_sure || matches!(self.shape(at), Some(Shape::Clock(_)));
        if is_clock && self.time(next) == TimeWord::Zone && self.is_capital(next) {
            is_sure = true;
            next += 1;
        } else if is_sure && self.is_word(next, "local") && self.is_word(next + 1, "time") {
            next += 2;
        }
        is_sure.then_some((next, minutes))
    }

    /// "this evening", "tonight", "last night", "that night", "the morning of May 5", "in the morning".
    fn part_of_day(&self, at: usize) -> Option<Found> {
        let time = |end, meaning, part| {
            let clock = Clock::Part(part);
            Some(Found {
                clock,
                ..Self::found(at, end, DateKind::Time, meaning)
            })
        };
        let unit = |by, anchor| Meaning::Unit {
            unit: Unit::Day,
            by,
            anchor,
        };
        match self.time(at) {
            TimeWord::Tonight => return time(at + 1, unit(0, Anchor::Published), "NI"),
            TimeWord::Overnight => return time(at + 1, unit(-1, Anchor::Published), "NI"),
            _ => {}
        }
        // "early this morning", "late last night"
        let determiner = match self.time(at) {
            TimeWord::Early | TimeWord::Late | TimeWord::Mid => self.past_hyphen(at + 1),
            _ => at,
        };
        let mut part = determiner + 1;
        let meaning = match self.time(determiner) {
            TimeWord::This => unit(0, Anchor::Published),
            TimeWord::That => Meaning::Spoken(Unit::Day),
            TimeWord::Shift if self.figure(determiner) < 0 => unit(-1, Anchor::Published),
            TimeWord::The => {
                let (by, after) = match self.time(part) {
                    TimeWord::Shift if self.figure(part) > 0 => (1, part + 1),
                    TimeWord::Following => (1, part + 1),
                    TimeWord::Previous => (-1, part + 1),
                    TimeWord::Same => (0, part + 1),
                    _ => (0, part),
                };
                part = after;
                if by == 0 {
                    Meaning::Spoken(Unit::Day)
                } else {
                    unit(by, Anchor::Reference)
                }
            }
            // "by mid afternoon"
            TimeWord::DayPart if determiner > at => {
                return time(
                    determiner + 1,
                    Meaning::Spoken(Unit::Day),
                    self.value(determiner),
                );
            }
            _ => return None,
        };
        if self.time(part) != TimeWord::DayPart {
            return None;
        }
        let letters = self.value(part);
        let end = part + 1;
        if self.time(end) == TimeWord::Of
            && let Some(day) = self.date(end + 1).filter(|day| is_day(&day.meaning))
        {
            return time(day.end, day.meaning, letters);
        }
        time(end, meaning, letters)
    }
}
