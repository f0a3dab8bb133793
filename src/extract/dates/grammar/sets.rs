//! Times that come again.

use super::Cursor;
use crate::extract::dates::meaning::{Found, Meaning, Value};
use crate::extract::dates::point::Unit;
use crate::extract::scan::{TimeWord, read_number};
use crate::model::DateKind;

impl Cursor<'_> {
    /// "every day", "each July", "every two weeks", "daily", "Mondays", "per day".
    pub(super) fn set(&self, at: usize) -> Option<Found> {
        let (end, value) = match self.time(at) {
            TimeWord::Every => self.every(at + 1)?,
            TimeWord::Per => {
                let unit = self.unit(at + 1).filter(|&unit| unit >= Unit::Day)?;
                (
                    at + 2,
                    Value::Length {
                        amount: Some(1.0),
                        unit,
                    },
                )
            }
            TimeWord::Often if !self.is_capital(at) || at == 0 => {
                (at + 1, Value::Fixed(self.value(at)))
            }
            TimeWord::Weekdays if self.is_capital(at) => {
                (at + 1, Value::EveryWeekday(self.figure(at) as i8))
            }
            _ => return None,
        };
        Some(Self::found(at, end, DateKind::Set, Meaning::Value(value)))
    }

    fn every(&self, at: usize) -> Option<(usize, Value)> {
        match self.time(at) {
            TimeWord::Unit => {
                let unit = self.unit(at)?;
                return Some((
                    at + 1,
                    Value::Length {
                        amount: Some(1.0),
                        unit,
                    },
                ));
            }
            TimeWord::Weekday if self.is_capital(at) => {
                return Some((at + 1, Value::EveryWeekday(self.figure(at) as i8)));
            }
            TimeWord::Month if self.is_capital(at) => {
                return Some((at + 1, Value::EveryMonth(self.figure(at) as i8)));
            }
            TimeWord::Season | TimeWord::SeasonWeak => {
                return Some((at + 1, Value::EverySeason(self.value(at))));
            }
            TimeWord::DayPart => return Some((at + 1, Value::EveryPart(self.value(at)))),
            TimeWord::Few => {
                let unit = self.units(at + 1)?;
                return Some((at + 2, Value::Length { amount: None, unit }));
            }
            _ => {}
        }
        if self.is_word(at, "other") {
            let unit = self.unit(at + 1).filter(|&unit| unit >= Unit::Day)?;
            return Some((
                at + 2,
                Value::Length {
                    amount: Some(2.0),
                    unit,
                },
            ));
        }
        let number = read_number(self.tokens, at)?;
        let noun = at + number.len;
        let unit = self.units(noun)?;
        Some((
            noun + 1,
            Value::Length {
                amount: Some(number.value),
                unit,
            },
        ))
    }
}
