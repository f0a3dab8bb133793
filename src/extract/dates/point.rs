//! Points of the calendar, as coarse as known.

use std::fmt;

use jiff::Span as Length;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit of a singular or plural noun.
    pub(super) fn of_noun(noun: &str) -> Option<Self> {
        Some(match noun {
            "second" => Self::Second,
            "minute" => Self::Minute,
            "hour" => Self::Hour,
            "day" => Self::Day,
            "night" => Self::Night,
            "weekend" => Self::Weekend,
            "week" => Self::Week,
            "fortnight" => Self::Fortnight,
            "month" => Self::Month,
            "quarter" => Self::Quarter,
            "year" => Self::Year,
            "decade" => Self::Decade,
            "century" => Self::Century,
            "millennium" => Self::Millennium,
            _ => return None,
        })
    }

    /// Shorter than a day.
    pub(super) fn is_of_clock(self) -> bool {
        self < Self::Day
    }
}

/// A season or a part of a day, by its TIMEX3 letters.
pub(super) type Letters = &'static str;

/// A point of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Day(Date),
    Week {
        year: i16,
        week: i8,
    },
    Weekend {
        year: i16,
        week: i8,
    },
    Month {
        year: i16,
        month: i8,
    },
    Quarter {
        year: i16,
        quarter: i8,
    },
    Half {
        year: i16,
        half: i8,
    },
    Season {
        year: i16,
        season: Letters,
    },
    Year(i16),
    /// The year without its last digit.
    Decade(i16),
    /// The year without its last two digits.
    Century(i16),
}

impl Point {
    pub(super) fn month_of(date: Date) -> Self {
        Self::Month {
            year: date.year(),
            month: date.month(),
        }
    }

    /// The first day that is certainly in it, or near it.
    pub(super) fn first_day(self) -> Option<Date> {
        let first = |year: i16, month: i8| Date::new(year, month, 1).ok();
        match self {
            Self::Day(date) => Some(date),
            Self::Week { year, week } | Self::Weekend { year, week } => {
                Some(ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date())
            }
            Self::Month { year, month } => first(year, month),
            Self::Quarter { year, quarter } => first(year, quarter * 3 - 2),
            Self::Half { year, half } => first(year, half * 6 - 5),
            Self::Season { year, season } => first(year, season_month(season)),
            Self::Year(year) => first(year, 1),
            Self::Decade(decade) => first(decade.checked_mul(10)?, 1),
            Self::Century(century) => first(century.checked_mul(100)?, 1),
        }
    }

    /// The unit that it is one of.
    pub(super) fn unit(self) -> Unit {
        match self {
            Self::Day(_) => Unit::Day,
            Self::Week { .. } => Unit::Week,
            Self::Weekend { .. } => Unit::Weekend,
            Self::Month { .. } => Unit::Month,
            Self::Quarter { .. } | Self::Season { .. } => Unit::Quarter,
            Self::Half { .. } => Unit::Half,
            Self::Year(_) => Unit::Year,
            Self::Decade(_) => Unit::Decade,
            Self::Century(_) => Unit::Century,
        }
    }

    /// The point of a unit that a day lies in.
    pub(super) fn of_day(date: Date, unit: Unit) -> Self {
        let week = date.iso_week_date();
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => Self::Day(date),
            Unit::Week | Unit::Fortnight => Self::Week {
                year: week.year(),
                week: week.week(),
            },
            Unit::Weekend => Self::Weekend {
                year: week.year(),
                week: week.week(),
            },
            Unit::Month => Self::month_of(date),
            Unit::Quarter => Self::Quarter {
                year: date.year(),
                quarter: (date.month() + 2) / 3,
            },
            Unit::Half => Self::Half {
                year: date.year(),
                half: (date.month() + 5) / 6,
            },
            Unit::Year => Self::Year(date.year()),
            Unit::Decade => Self::Decade(date.year().div_euclid(10)),
            Unit::Century | Unit::Millennium => Self::Century(date.year().div_euclid(100)),
        }
    }

    /// The same kind of point some units later; earlier where `amount` is below zero.
    pub(super) fn moved(self, unit: Unit, amount: i64) -> Option<Self> {
        let small = i16::try_from(amount).ok()?;
        match self {
            Self::Decade(decade) if unit == Unit::Decade => {
                Some(Self::Decade(decade.checked_add(small)?))
            }
            Self::Century(century) if unit == Unit::Century => {
                Some(Self::Century(century.checked_add(small)?))
            }
            Self::Season { year, season } => {
                let years = years(unit, amount)?;
                Some(Self::Season {
                    year: year.checked_add(i16::try_from(years).ok()?)?,
                    season,
                })
            }
            Self::Year(year) => {
                let years = years(unit, amount)?;
                Some(Self::Year(year.checked_add(i16::try_from(years).ok()?)?))
            }
            Self::Week { year, week } if unit == Unit::Year => Some(Self::Week {
                year: year.checked_add(small)?,
                week,
            }),
            Self::Weekend { year, week } if unit == Unit::Year => Some(Self::Weekend {
                year: year.checked_add(small)?,
                week,
            }),
            _ => Some(Self::of_day(
                move_day(self.first_day()?, unit, amount)?,
                self.unit(),
            )),
        }
    }
}

/// Whole years in an amount of a unit of at least a year.
fn years(unit: Unit, amount: i64) -> Option<i64> {
    let factor = match unit {
        Unit::Year => 1,
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => return None,
    };
    amount.checked_mul(factor)
}

/// A day some units later, where the calendar has it.
pub(super) fn move_day(date: Date, unit: Unit, amount: i64) -> Option<Date> {
    // Beyond this the calendar ends in any unit of a day or more.
    if amount.unsigned_abs() > 20_000 * 366 {
        return None;
    }
    let length: Length = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(date),
        Unit::Day | Unit::Night => Length::new().try_days(amount).ok()?,
        Unit::Week | Unit::Weekend => Length::new().try_days(amount.checked_mul(7)?).ok()?,
        Unit::Fortnight => Length::new().try_days(amount.checked_mul(14)?).ok()?,
        Unit::Month => Length::new().try_months(amount).ok()?,
        Unit::Quarter => Length::new().try_months(amount.checked_mul(3)?).ok()?,
        Unit::Half => Length::new().try_months(amount.checked_mul(6)?).ok()?,
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
            Length::new().try_years(years(unit, amount)?).ok()?
        }
    };
    date.checked_add(length).ok()
}

/// The month that a season begins in, in the northern hemisphere.
pub(super) fn season_month(season: Letters) -> i8 {
    match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(date) => write!(
                f,
                "{}-{:02}-{:02}",
                Padded(date.year()),
                date.month(),
                date.day()
            ),
            Self::Week { year, week } => write!(f, "{}-W{week:02}", Padded(year)),
            Self::Weekend { year, week } => write!(f, "{}-W{week:02}-WE", Padded(year)),
            Self::Month { year, month } => write!(f, "{}-{month:02}", Padded(year)),
            Self::Quarter { year, quarter } => write!(f, "{}-Q{quarter}", Padded(year)),
            Self::Half { year, half } => write!(f, "{}-H{half}", Padded(year)),
            Self::Season { year, season } => write!(f, "{}-{season}", Padded(year)),
            Self::Year(year) => Padded(year).fmt(f),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
        }
    }
}

/// A year of four digits, as ISO 8601 writes it; before the year 0 with TIMEX3's "BC".
struct Padded(i16);

impl fmt::Display for Padded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ 0.. => write!(f, "{year:04}"),
            year => write!(f, "BC{:04}", 1 - i32::from(year)),
        }
    }
}
