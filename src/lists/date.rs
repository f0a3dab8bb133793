//! Dates as lists know them: whole, in part, about, between.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Error, ErrorKind};

/// A date that a list gives, as exact as the list knows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListDate {
    /// The date, or the first of a range; none where the words are no date.
    pub value: Option<PartialDate>,
    /// The last date of a range.
    pub until: Option<PartialDate>,
    /// Whether the list says "circa" or "approximately".
    pub is_circa: bool,
    /// The date as the list writes it.
    pub text: String,
}

impl ListDate {
    /// Whether a day, month or year could be this date; "circa" gives a year of grace on either side.
    pub fn allows(&self, date: PartialDate) -> bool {
        let Some(value) = self.value else {
            return true;
        };
        let grace = u16::from(self.is_circa);
        let last = self.until.unwrap_or(value);
        if self.is_circa || self.until.is_some() {
            (value.year.saturating_sub(grace)..=last.year.saturating_add(grace))
                .contains(&date.year)
        } else {
            value.agrees_with(date)
        }
    }
}

/// A year, a month or a day, written `1962`, `1962-11` or `1962-11-23`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: u16,
    /// 0 where it is not known.
    month: u8,
    /// 0 where it is not known.
    day: u8,
}

impl PartialDate {
    /// A date of these parts, each known only where the one before it is.
    ///
    /// ```
    /// use detente::lists::PartialDate;
    /// assert_eq!(PartialDate::new(1962, Some(11), None).unwrap().to_string(), "1962-11");
    /// assert!(PartialDate::new(1962, Some(2), Some(30)).is_none());
    /// ```
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let is_real = match (month, day) {
            (None, None) => true,
            (None, Some(_)) => false,
            (Some(month), None) => (1..=12).contains(&month),
            (Some(month), Some(day)) => jiff::civil::Date::new(
                year.try_into().ok()?,
                month.try_into().ok()?,
                day.try_into().ok()?,
            )
            .is_ok(),
        };
        ((1..=9999).contains(&year) && is_real).then_some(Self {
            year,
            month: month.unwrap_or(0),
            day: day.unwrap_or(0),
        })
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, where it is known.
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, where it is known.
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Whether both could be the same day: every part that both know is equal.
    pub fn agrees_with(self, other: Self) -> bool {
        let agree = |ours: u8, theirs: u8| ours == 0 || theirs == 0 || ours == theirs;
        self.year == other.year && agree(self.month, other.month) && agree(self.day, other.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl fmt::Debug for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PartialDate {
    type Err = Error;

    fn from_str(words: &str) -> Result<Self, Error> {
        let fault = || {
            Error::new(
                ErrorKind::Date,
                format!("{words:?} is no date; expected YYYY, YYYY-MM or YYYY-MM-DD"),
            )
        };
        let number = |digits: &str, length: usize| -> Option<u16> {
            (digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| digits.parse().ok())
                .flatten()
        };
        let mut parts = words.split('-');
        let year = parts
            .next()
            .and_then(|part| number(part, 4))
            .ok_or_else(fault)?;
        let mut small = || match parts.next() {
            None => Ok(None),
            Some(part) => number(part, 2).map(|n| Some(n as u8)).ok_or_else(fault),
        };
        let (month, day) = (small()?, small()?);
        if parts.next().is_some() {
            return Err(fault());
        }
        Self::new(year, month, day).ok_or_else(fault)
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

impl JsonSchema for PartialDate {
    fn schema_name() -> Cow<'static, str> {
        "PartialDate".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(words: &str) -> PartialDate {
        words.parse().unwrap()
    }

    #[test]
    fn reads_and_writes_what_is_known() {
        for words in ["1962", "1962-11", "1962-11-23"] {
            assert_eq!(date(words).to_string(), words);
        }
        for words in [
            "",
            "62",
            "1962-13",
            "1962-02-30",
            "1962-1",
            "1962-11-23-1",
            "0000",
            "1962--1",
        ] {
            assert!(words.parse::<PartialDate>().is_err(), "{words}");
        }
    }

    #[test]
    fn agrees_where_both_know() {
        assert!(date("1962").agrees_with(date("1962-11-23")));
        assert!(!date("1962-11").agrees_with(date("1962-12")));
        assert!(!date("1962").agrees_with(date("1963")));
    }

    #[test]
    fn allows_a_range_and_grace() {
        let mut born = ListDate {
            value: Some(date("1953")),
            until: Some(date("1958")),
            is_circa: false,
            text: String::new(),
        };
        assert!(born.allows(date("1958-03-01")) && !born.allows(date("1959")));
        born.until = None;
        assert!(!born.allows(date("1954")));
        born.is_circa = true;
        assert!(born.allows(date("1954")) && !born.allows(date("1955")));
    }
}
