//! From the sense of an expression to its value, against the day of publication and what was named before.

use jiff::civil::{Date, Weekday};

use super::holidays::holiday_in;
use super::meaning::{Anchor, Clock, Meaning, YearName};
use super::point::{Letters, Point, Unit, move_day, season_month};
use super::tense::Tense;
use super::value;
use crate::extract::scan::Phrase;

/// Months back beyond which the next month of that name is nearer.
const FAR_MONTHS: i32 = 10;
/// Days back beyond which the next day of that name is nearer.
const FAR_DAYS: i32 = 270;

/// What is known while a text is read from front to back.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) published: Option<Date>,
    /// The time named last.
    pub(super) reference: Option<Point>,
    /// The day named last.
    day: Option<Date>,
    /// The quarter named last.
    quarter: Option<Point>,
}

impl Context {
    pub(super) fn new(published: Option<Date>) -> Self {
        Self {
            published,
            ..Self::default()
        }
    }

    /// The value of an expression; what it names becomes the reference of the next.
    pub(super) fn resolve(
        &mut self,
        meaning: &Meaning,
        clock: Clock,
        tense: &dyn Fn() -> Tense,
    ) -> String {
        if let Meaning::Value(value) = meaning {
            return value::write(*value);
        }
        let point = self.point(meaning, tense);
        let mut value = match point {
            Some(point) => {
                // What is compared with a year before is still spoken of after it.
                let is_comparison = matches!(
                    meaning,
                    Meaning::Moved {
                        unit: Unit::Year,
                        by: -1,
                        ..
                    }
                );
                if !is_comparison {
                    self.remember(point);
                }
                point.to_string()
            }
            None => value::unanchored(meaning),
        };
        match clock {
            Clock::None => {}
            Clock::Part(part) => {
                value.push('T');
                value.push_str(part);
            }
            Clock::Minutes(minutes) => {
                let (hour, minute) = (minutes / 60, minutes % 60);
                value = format!("{value}T{hour:02}:{minute:02}");
            }
        }
        value
    }

    fn remember(&mut self, point: Point) {
        self.reference = Some(point);
        match point {
            Point::Day(date) => self.day = Some(date),
            Point::Quarter { .. } => self.quarter = Some(point),
            _ => {}
        }
    }

    fn point(&self, meaning: &Meaning, tense: &dyn Fn() -> Tense) -> Option<Point> {
        match *meaning {
            Meaning::Point(point) => Some(point),
            Meaning::MonthDay {
                month,
                day,
                year: Some(year),
            } => month_day(self.year(year)?, month, day),
            Meaning::MonthDay {
                month,
                day,
                year: None,
            } => self.nearest_month_day(month, day, tense),
            Meaning::ShiftedMonth { month, by } => self.shifted_month(month, by, tense),
            Meaning::DayOfMonth(day) => {
                let first = self
                    .reference
                    .and_then(Point::first_day)
                    .or(self.published)?;
                Date::new(first.year(), first.month(), day)
                    .ok()
                    .map(Point::Day)
            }
            Meaning::Weekday {
                weekday,
                by,
                anchor,
            } => self.weekday(weekday, by, anchor, tense).map(Point::Day),
            Meaning::Season { season, by, year } => self.season(season, by, year, tense),
            Meaning::Part { unit, number, year } => self.part(unit, number, year, tense),
            Meaning::Unit { unit, by, anchor } => self.unit(unit, by, anchor),
            Meaning::Spoken(unit) => self.spoken(unit),
            Meaning::Moved { unit, by, anchor } => self.moved(unit, by, anchor),
            Meaning::Holiday { phrase, by, year } => self.holiday(phrase, by, year, tense),
            Meaning::Weekend => {
                let published = self.published?;
                let is_past =
                    tense() != Tense::Future && published.weekday().to_monday_one_offset() < 6;
                self.unit(
                    Unit::Weekend,
                    if is_past { -1 } else { 0 },
                    Anchor::Published,
                )
            }
            Meaning::Value(_) | Meaning::Nothing => None,
        }
    }

    /// The day that relative expressions of this anchor count from.
    fn day_of(&self, anchor: Anchor) -> Option<Date> {
        match anchor {
            Anchor::Published => self.published,
            Anchor::Reference => self.reference.and_then(Point::first_day).or(self.published),
        }
    }

    fn year(&self, year: YearName) -> Option<i16> {
        match year {
            YearName::Known(year) => Some(year),
            YearName::Shifted(by, anchor) => self.day_of(anchor)?.year().checked_add(by),
        }
    }

    fn nearest_month_day(
        &self,
        month: i8,
        day: Option<i8>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let published = self.published?;
        let Some(day) = day else {
            let back = i32::from((published.month() - month).rem_euclid(12));
            let is_past = match tense() {
                Tense::Past => back <= FAR_MONTHS,
                Tense::Future => back == 0 || 12 - back > FAR_MONTHS,
                Tense::Unknown => back <= 9,
            };
            let months = if is_past { -back } else { 12 - back };
            let by = if back == 0 { 0 } else { i64::from(months) };
            return Some(Point::month_of(move_day(
                published.first_of_month(),
                Unit::Month,
                by,
            )?));
        };
        let this = published.year();
        // The 29th of February is not in every year.
        let past = (0..8).find_map(|by| {
            Date::new(this - by, month, day)
                .ok()
                .filter(|date| *date <= published)
        })?;
        let next = (0..8).find_map(|by| {
            Date::new(this + by, month, day)
                .ok()
                .filter(|date| *date > published)
        })?;
        let back = published.since(past).ok()?.get_days();
        let ahead = next.since(published).ok()?.get_days();
        let is_past = match tense() {
            Tense::Past => back <= FAR_DAYS || back <= ahead,
            Tense::Future => back == 0 || ahead > FAR_DAYS,
            Tense::Unknown => back <= ahead,
        };
        Some(Point::Day(if is_past { past } else { next }))
    }

    fn shifted_month(&self, month: i8, by: i16, tense: &dyn Fn() -> Tense) -> Option<Point> {
        let published = self.published?;
        let back = (published.month() - month).rem_euclid(12);
        let year_back = published.year() - i16::from(published.month() < month);
        let year = match by {
            // "last May" in May is a year ago.
            ..0 if back == 0 => year_back - 1,
            ..0 => year_back,
            0 if tense() == Tense::Past && back <= 6 => year_back,
            0 => published.year(),
            _ if back == 0 => year_back + 1,
            _ => year_back + 1,
        };
        Some(Point::Month { year, month })
    }

    fn weekday(
        &self,
        weekday: i8,
        by: Option<i8>,
        anchor: Anchor,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Date> {
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        let from = self.day_of(anchor)?;
        let before = || from.nth_weekday(-1, weekday).ok();
        let after = || from.nth_weekday(1, weekday).ok();
        let is_today = from.weekday() == weekday;
        match by {
            Some(..=-1) => before(),
            Some(1..) => after(),
            _ if is_today => Some(from),
            _ => match tense() {
                Tense::Future => after(),
                Tense::Past => before(),
                Tense::Unknown => {
                    if by.is_some() {
                        after()
                    } else {
                        before()
                    }
                }
            },
        }
    }

    fn season(
        &self,
        season: Letters,
        by: Option<i16>,
        year: Option<YearName>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        if let Some(year) = year {
            return Some(Point::Season {
                year: self.year(year)?,
                season,
            });
        }
        let published = self.published?;
        let begins = season_month(season);
        // Winter begins in the year before the one that most of it lies in.
        let this_year = published.year();
        let has_begun = published.month() >= begins;
        let latest = if has_begun { this_year } else { this_year - 1 };
        let is_on = (published.month() - begins).rem_euclid(12) < 3;
        let year = match by {
            Some(..0) => {
                if is_on {
                    latest - 1
                } else {
                    latest
                }
            }
            Some(0) => {
                if is_on || has_begun && tense() == Tense::Past {
                    latest
                } else {
                    this_year
                }
            }
            Some(_) => latest + 1,
            None => match tense() {
                Tense::Future if !is_on => latest + 1,
                _ => latest,
            },
        };
        Some(Point::Season { year, season })
    }

    fn part(
        &self,
        unit: Unit,
        number: i8,
        year: Option<YearName>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        let build = |year| {
            if unit == Unit::Half {
                Point::Half { year, half: number }
            } else {
                Point::Quarter {
                    year,
                    quarter: number,
                }
            }
        };
        if let Some(year) = year {
            return Some(build(self.year(year)?));
        }
        let published = self.published?;
        let this = build(published.year());
        let begins = this.first_day()?;
        // A quarter that has not begun is last year's, unless it is near or looked forward to.
        let months_ahead = i32::from(begins.month()) - i32::from(published.month());
        let is_this = begins <= published || months_ahead <= 3 || tense() == Tense::Future;
        Some(if is_this {
            this
        } else {
            build(published.year() - 1)
        })
    }

    fn unit(&self, unit: Unit, by: i64, anchor: Anchor) -> Option<Point> {
        let day = self.day_of(anchor)?;
        Point::of_day(day, unit).moved(unit, by)
    }

    /// The unit that is being spoken of.
    fn spoken(&self, unit: Unit) -> Option<Point> {
        match unit {
            Unit::Quarter => self
                .quarter
                .or_else(|| self.unit(Unit::Quarter, -1, Anchor::Published)),
            Unit::Day => Some(Point::Day(self.day.or(self.published)?)),
            _ => {
                let reference = self
                    .reference
                    .filter(|point| point.unit() <= unit)
                    .and_then(Point::first_day);
                Some(Point::of_day(reference.or(self.published)?, unit))
            }
        }
    }

    fn moved(&self, unit: Unit, by: i64, anchor: Anchor) -> Option<Point> {
        let is_comparison = unit == Unit::Year && by == -1;
        // In a report on a quarter, "a year ago" is that quarter a year before.
        let base = match anchor {
            Anchor::Published => self.quarter.filter(|_| is_comparison),
            // Nobody compares with the day that is a year before yesterday.
            Anchor::Reference
                if is_comparison && self.reference.is_some_and(|point| self.is_near(point)) =>
            {
                self.quarter
                    .or(self.published.map(|date| Point::Year(date.year())))
            }
            Anchor::Reference => self.reference,
        };
        match base {
            Some(base) if base.unit() >= unit || unit >= Unit::Month => base.moved(unit, by),
            Some(base) => base
                .first_day()
                .and_then(|day| move_day(day, unit, by))
                .map(Point::Day),
            None => self.since_published(unit, by),
        }
    }

    /// A day of the days around publication.
    fn is_near(&self, point: Point) -> bool {
        let (Point::Day(day), Some(published)) = (point, self.published) else {
            return false;
        };
        published
            .since(day)
            .is_ok_and(|length| length.get_days().abs() <= 7)
    }

    fn since_published(&self, unit: Unit, by: i64) -> Option<Point> {
        let day = move_day(self.published?, unit, by)?;
        // Weeks are counted to the day.
        let unit = if matches!(unit, Unit::Week | Unit::Fortnight | Unit::Weekend) {
            Unit::Day
        } else {
            unit
        };
        Some(Point::of_day(day, unit))
    }

    fn holiday(
        &self,
        phrase: &Phrase,
        by: Option<i16>,
        year: Option<YearName>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Point> {
        if let Some(year) = year {
            return holiday_in(phrase, self.year(year)?).map(Point::Day);
        }
        let published = self.published?;
        let in_year = |by: i16| holiday_in(phrase, published.year() + by);
        let this = in_year(0)?;
        let (past, next) = if this <= published {
            (this, in_year(1)?)
        } else {
            (in_year(-1)?, this)
        };
        let back = published.since(past).ok()?.get_days();
        let ahead = next.since(published).ok()?.get_days();
        let is_past = match by {
            Some(..=-1) => true,
            Some(1..) => false,
            _ => match tense() {
                Tense::Past => back <= FAR_DAYS,
                Tense::Future => back == 0,
                Tense::Unknown => back <= ahead,
            },
        };
        Some(Point::Day(if is_past { past } else { next }))
    }
}

fn month_day(year: i16, month: i8, day: Option<i8>) -> Option<Point> {
    match day {
        Some(day) => Date::new(year, month, day).ok().map(Point::Day),
        None => Some(Point::Month { year, month }),
    }
}
