//! Expressions of time among the tokens of a sentence.
//!
//! Each rule looks a bounded number of tokens ahead, so that reading is linear in the text.

mod calendar;
mod clock;
mod cursor;
mod lengths;
mod parts;
mod relative;
mod sets;
mod years;

pub(super) use cursor::Cursor;

use super::meaning::{Clock, Found, Meaning, Value};
use super::point::Unit;
use crate::extract::scan::{Shape, TimeWord};
use crate::model::DateKind;

/// A sense and the token after its last.
type Parsed = (usize, Meaning);

impl Cursor<'_> {
    /// The longest expression that begins at a token.
    pub(super) fn expression(&self, at: usize) -> Option<Found> {
        if !self.may_begin(at) {
            return None;
        }
        let candidates = [
            self.phrase(at),
            self.clock_time(at),
            self.date(at),
            self.length(at),
            self.set(at),
            self.reference(at),
        ];
        let mut best: Option<Found> = None;
        for candidate in candidates.into_iter().flatten() {
            if best.is_none_or(|best| candidate.end > best.end) {
                best = Some(candidate);
            }
        }
        best
    }

    fn may_begin(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| match token.shape {
            Shape::Word => token.form.is_known() || token.capital && token.span.len() == 1,
            Shape::Mark(mark) => matches!(mark, '\'' | '’'),
            _ => true,
        })
    }

    fn found(at: usize, end: usize, kind: DateKind, meaning: Meaning) -> Found {
        Found {
            start: at,
            end,
            kind,
            meaning,
            clock: Clock::None,
        }
    }

    /// A point of the calendar with what stands around it: "early this week", "Friday morning", "the end of 1990".
    fn date(&self, at: usize) -> Option<Found> {
        let (end, meaning) = self.modified(at)?;
        let kind = if matches!(meaning, Meaning::Value(_)) {
            DateKind::Duration
        } else {
            DateKind::Date
        };
        let mut found = Self::found(at, end, kind, meaning);
        if self.time(end) == TimeWord::DayPart && is_day(&meaning) && self.value(end) != "DT" {
            found.end = end + 1;
            found.kind = DateKind::Time;
            found.clock = Clock::Part(self.value(end));
        }
        Some(found)
    }

    /// A point, or part of one.
    fn modified(&self, at: usize) -> Option<Parsed> {
        let bare = self.point(at);
        let after_the = if self.time(at) == TimeWord::The {
            at + 1
        } else {
            at
        };
        let part = match self.time(after_the) {
            TimeWord::Early | TimeWord::Late | TimeWord::Mid => {
                let next = self.past_hyphen(after_the + 1);
                if self.time(next) == TimeWord::In && self.time(next + 1) == TimeWord::The {
                    // "later in the day"
                    self.spoken_unit(next + 2)
                } else {
                    self.point(next)
                }
            }
            TimeWord::Part if self.time(after_the + 1) == TimeWord::Of => self.point(after_the + 2),
            TimeWord::Part => self.hyphen(after_the + 1).and_then(|next| self.point(next)),
            _ => None,
        };
        longer(bare, part)
    }

    /// A point of the calendar.
    fn point(&self, at: usize) -> Option<Parsed> {
        [
            self.calendar(at),
            self.part_of_year(at),
            self.season(at),
            self.relative(at),
            self.holiday(at),
        ]
        .into_iter()
        .fold(None, longer)
    }

    fn phrase(&self, at: usize) -> Option<Found> {
        let token = self.tokens.get(at)?;
        for phrase in token.form.phrases().iter().filter(|phrase| !phrase.is_name) {
            let Some(end) = self.phrase_end(at, phrase) else {
                continue;
            };
            if phrase.class == "none" {
                return self
                    .is_capital(at)
                    .then(|| Self::found(at, end, DateKind::Date, Meaning::Nothing));
            }
            let kind = match phrase.class {
                "duration" => DateKind::Duration,
                _ => DateKind::Date,
            };
            return Some(Self::found(
                at,
                end,
                kind,
                Meaning::Value(Value::Fixed(phrase.value)),
            ));
        }
        None
    }

    /// "now", "recently", "current", "future".
    fn reference(&self, at: usize) -> Option<Found> {
        let value = match self.time(at) {
            TimeWord::Ref => {
                let after_as = at > 0 && self.is_word(at - 1, "as");
                // "Park Won-soon"
                let is_joined = at > 0 && self.hyphen(at - 1) == Some(at);
                if after_as || is_joined || self.time(at + 1) == TimeWord::After {
                    return None;
                }
                self.value(at)
            }
            TimeWord::Current if self.is_word(at, "current") => "PRESENT_REF",
            TimeWord::Recent => "PAST_REF",
            _ => return None,
        };
        Some(Self::found(
            at,
            at + 1,
            DateKind::Date,
            Meaning::Value(Value::Fixed(value)),
        ))
    }
}

fn longer(a: Option<Parsed>, b: Option<Parsed>) -> Option<Parsed> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Whether a sense is of a single day.
fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Point(point) => point.unit() == Unit::Day,
        Meaning::MonthDay { day, .. } => day.is_some(),
        Meaning::Weekday { .. } | Meaning::Holiday { .. } | Meaning::DayOfMonth(_) => true,
        Meaning::Unit { unit, .. } | Meaning::Spoken(unit) => *unit == Unit::Day,
        Meaning::Moved { unit, .. } => matches!(unit, Unit::Day | Unit::Week),
        _ => false,
    }
}
