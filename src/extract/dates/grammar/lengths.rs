//! Lengths of time, and the dates that they lead to: "three days", "two years ago".

use super::Cursor;
use crate::extract::dates::meaning::{Anchor, Found, Meaning, Value};
use crate::extract::dates::point::Unit;
use crate::extract::scan::{Shape, TimeWord, read_number};
use crate::model::DateKind;

/// How many.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Amount {
    Known(f64),
    /// "several".
    Vague,
    /// "a", "an".
    Article,
    /// No word says it: "weeks".
    Unsaid,
}

impl Cursor<'_> {
    pub(super) fn length(&self, at: usize) -> Option<Found> {
        let bound = self.past_bounds(at);
        let mut next = bound;
        let mut framed = false;
        let mut is_past = false;
        if matches!(self.time(next), TimeWord::The | TimeWord::These) {
            next += 1;
            framed = true;
        } else if self.time(next) == TimeWord::This && self.time(next + 1) == TimeWord::Past {
            next += 1;
        }
        let has_article = framed;
        match self.time(next) {
            TimeWord::Past => {
                next += 1;
                framed = true;
                is_past = true;
            }
            TimeWord::Shift
            | TimeWord::Previous
            | TimeWord::Coming
            | TimeWord::Following
            | TimeWord::Opening
            | TimeWord::Recent => {
                next += 1;
                framed = true;
            }
            _ if has_article && self.is_word(next, "first") => {
                next += 1;
            }
            _ => {}
        }
        if framed {
            next = self.past_bounds(next);
        }
        let amount_at = next;
        let amount = self.amount(&mut next);
        let is_more = amount != Amount::Unsaid && self.time(next) == TimeWord::More;
        if is_more || self.time(next) == TimeWord::Consecutive && amount != Amount::Article {
            next += 1;
        }
        let hyphen = self.hyphen(next);
        let noun = hyphen.unwrap_or(next);
        let (unit, is_plural) = match (self.unit(noun), self.units(noun)) {
            (Some(unit), _) => (unit, false),
            (_, Some(unit)) => (unit, true),
            _ => return None,
        };
        let end = noun + 1;
        let stands = match amount {
            Amount::Known(value) => {
                // "three second", "one quarter" are no lengths of time, "three-quarter" neither.
                let is_fraction = unit == Unit::Quarter && (hyphen.is_some() || !framed);
                (is_plural || value <= 1.0 || unit != Unit::Second) && !is_fraction
            }
            Amount::Vague => is_plural || hyphen.is_some(),
            Amount::Article => {
                !is_plural && hyphen.is_none() && self.may_follow_article(at, unit, end)
            }
            Amount::Unsaid if is_plural => {
                let is_counted = matches!(
                    self.shape(at.wrapping_sub(1)),
                    Some(Shape::Digits { .. } | Shape::Number(_))
                ) || at > 0 && self.is_mark(at - 1, '-');
                if framed {
                    unit > Unit::Second
                } else {
                    !is_counted && hyphen.is_none() && self.may_stand_bare(at, unit)
                }
            }
            Amount::Unsaid => {
                let is_long = self
                    .hyphen(end)
                    .is_some_and(|after| self.is_word(after, "long"));
                unit >= Unit::Day && hyphen.is_none() && (is_past || is_long && !framed)
            }
        };
        // "60 Minutes", "Seven Days" are titles.
        let is_title = self.is_capital(noun) && hyphen.is_none() && amount != Amount::Unsaid;
        if !stands || is_title {
            return None;
        }
        // The article before "two-year plan" is the plan's.
        let is_attribute = hyphen.is_some() && framed && amount_at == bound + 1;
        let start = if is_attribute { amount_at } else { at };
        self.with_ending(start, end, amount, unit, hyphen.is_some())
    }

    /// Steps over "about", "more than", "at least", "up to".
    fn past_bounds(&self, at: usize) -> usize {
        match (self.time(at), self.time(at + 1)) {
            (TimeWord::Approx, _) => at + 1,
            (TimeWord::More, TimeWord::Than)
            | (TimeWord::At, TimeWord::Least)
            | (TimeWord::Up, TimeWord::To) => at + 2,
            (TimeWord::Preposition, _)
                if self.is_word(at, "over") && self.starts_amount(at + 1) =>
            {
                at + 1
            }
            _ => at,
        }
    }

    fn starts_amount(&self, at: usize) -> bool {
        self.time(at) == TimeWord::A || read_number(self.tokens, at).is_some()
    }

    fn amount(&self, next: &mut usize) -> Amount {
        if let Some(number) = read_number(self.tokens, *next) {
            *next += number.len;
            return Amount::Known(number.value);
        }
        match (self.time(*next), self.time(*next + 1)) {
            (TimeWord::Half, TimeWord::A) => {
                *next += 2;
                Amount::Known(0.5)
            }
            (TimeWord::Half, _) if self.hyphen(*next + 1).is_some() => {
                *next += 1;
                Amount::Known(0.5)
            }
            (TimeWord::A, TimeWord::Few) | (TimeWord::Few, TimeWord::Of) => {
                *next += 2;
                Amount::Vague
            }
            (TimeWord::A, TimeWord::Couple) => {
                *next += if self.time(*next + 2) == TimeWord::Of {
                    3
                } else {
                    2
                };
                Amount::Known(2.0)
            }
            (TimeWord::Couple, TimeWord::Of) => {
                *next += 2;
                Amount::Known(2.0)
            }
            (TimeWord::Few, _) => {
                *next += 1;
                Amount::Vague
            }
            (TimeWord::A, TimeWord::Half) if self.hyphen(*next + 2).is_some() => {
                *next += 2;
                Amount::Known(0.5)
            }
            (TimeWord::A, TimeWord::Another) => {
                *next += 2;
                Amount::Article
            }
            (TimeWord::A | TimeWord::Another, _) => {
                *next += 1;
                Amount::Article
            }
            _ => Amount::Unsaid,
        }
    }

    /// Whether "a" and a unit are a length: "a week", but not "a second term", "a quarter of", "a day-to-day".
    fn may_follow_article(&self, at: usize, unit: Unit, end: usize) -> bool {
        let goes_on = self
            .hyphen(end)
            .is_some_and(|after| self.time(after) != TimeWord::Old);
        if goes_on || self.time(end) == TimeWord::Of && unit != Unit::Week {
            return false;
        }
        match unit {
            Unit::Second | Unit::Quarter | Unit::Weekend | Unit::Night | Unit::Millennium => false,
            // "one day" and "a day" that stand for "once".
            Unit::Day => self.time_before(at) != TimeWord::Of,
            _ => true,
        }
    }

    /// Whether a bare plural is a length: "for weeks", but not "in seconds", "the Times".
    fn may_stand_bare(&self, at: usize, unit: Unit) -> bool {
        let is_led = matches!(
            self.time_before(at),
            TimeWord::For
                | TimeWord::In
                | TimeWord::Preposition
                | TimeWord::After
                | TimeWord::Before
        );
        match unit {
            Unit::Second | Unit::Quarter | Unit::Night | Unit::Weekend => false,
            Unit::Minute | Unit::Hour => is_led || self.time(at + 1) == TimeWord::Ago,
            _ => !self.is_capital(at) || at == 0,
        }
    }

    /// What a length leads to: "ago", "earlier", "later", "old", "and a half".
    fn with_ending(
        &self,
        at: usize,
        end: usize,
        amount: Amount,
        unit: Unit,
        hyphenated: bool,
    ) -> Option<Found> {
        let mut end = end;
        let mut value = match amount {
            Amount::Known(value) => Some(value),
            Amount::Article => Some(1.0),
            Amount::Unsaid if self.time(end - 1) == TimeWord::Unit => Some(1.0),
            Amount::Vague | Amount::Unsaid => None,
        };
        if self.time(end) == TimeWord::And
            && self.time(end + 1) == TimeWord::A
            && self.time(end + 2) == TimeWord::Half
        {
            value = value.map(|value| value + 0.5);
            end += 3;
        }
        let old = self.past_hyphen(end);
        if self.is_word(old, "old") {
            if !self.may_be_aged(value, unit, old, hyphenated) {
                return None;
            }
            end = old + 1;
        } else if self.is_word(old, "long") {
            end = old + 1;
        }
        let or_so = if self.time(end) == TimeWord::Or && self.is_word(end + 1, "so") {
            end + 2
        } else {
            end
        };
        let hyphen = self.past_hyphen(or_so);
        let (by, anchor) = match self.time(hyphen) {
            TimeWord::Ago => (-1, Anchor::Published),
            TimeWord::Hence => (1, Anchor::Published),
            TimeWord::Early if self.is_word(hyphen, "earlier") => (-1, Anchor::Reference),
            TimeWord::Late if self.is_word(hyphen, "later") => (1, Anchor::Reference),
            _ if self.is_word(or_so, "from") && self.is_word(or_so + 1, "now") => {
                (1, Anchor::Published)
            }
            _ => {
                let kind = DateKind::Duration;
                return Some(Self::found(
                    at,
                    end,
                    kind,
                    Meaning::Value(Value::Length {
                        amount: value,
                        unit,
                    }),
                ));
            }
        };
        let end = if self.is_word(or_so, "from") {
            or_so + 2
        } else {
            hyphen + 1
        };
        let meaning = match value {
            Some(value) if value < 1e6 => {
                let (value, unit) = in_whole_units(value, unit);
                Meaning::Moved {
                    unit,
                    by: by * value as i64,
                    anchor,
                }
            }
            _ => Meaning::Value(Value::Fixed(if by < 0 { "PAST_REF" } else { "FUTURE_REF" })),
        };
        Some(Self::found(at, end, DateKind::Date, meaning))
    }

    /// "the two-year-old war", but not "a 62-year-old", "52 years old", "a six-year-old boy".
    fn may_be_aged(&self, value: Option<f64>, unit: Unit, old: usize, hyphenated: bool) -> bool {
        let next = old + 1;
        let is_thing = matches!(self.shape(next), Some(Shape::Word))
            && !self.is_capital(next)
            && matches!(self.time(next), TimeWord::None | TimeWord::Fiscal);
        hyphenated && is_thing && (unit != Unit::Year || value.is_some_and(|value| value < 14.0))
    }
}

/// An amount in a unit of which it is a whole number: half a century is fifty years.
fn in_whole_units(value: f64, unit: Unit) -> (f64, Unit) {
    if value.fract() == 0.0 {
        return (value, unit);
    }
    match unit {
        Unit::Millennium => (value * 1000.0, Unit::Year),
        Unit::Century => (value * 100.0, Unit::Year),
        Unit::Decade => (value * 10.0, Unit::Year),
        Unit::Year => (value * 12.0, Unit::Month),
        Unit::Month => (value * 30.0, Unit::Day),
        Unit::Week => (value * 7.0, Unit::Day),
        _ => (value, unit),
    }
}
