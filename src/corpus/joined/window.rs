//! The days in which an event can have happened.

use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// From one day to another, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) from: Date,
    pub(super) to: Date,
    /// Whether a text says so; else it is derived from the day of publication.
    pub(super) is_stated: bool,
}

impl Window {
    /// The window of an event with this TIMEX3 value, of a document published on this day.
    pub(super) fn of(time: Option<&str>, published: Option<Date>, days: u16) -> Self {
        if let Some((from, to)) = time.and_then(stated) {
            return Self {
                from,
                to,
                is_stated: true,
            };
        }
        let (from, to) = match published {
            Some(day) => (day.saturating_sub(i64::from(days).days()), day),
            None => (Date::MIN, Date::MAX),
        };
        Self {
            from,
            to,
            is_stated: false,
        }
    }

    /// First and last day, where a text says them.
    pub(super) fn stated(self) -> Option<(Date, Date)> {
        self.is_stated.then_some((self.from, self.to))
    }

    /// The days that lie in both; none where there are none.
    ///
    /// Two days that texts state may be one apart: the sun does not rise everywhere at once.
    pub(super) fn meet(self, other: Self) -> Option<Self> {
        let slack = i64::from(self.is_stated && other.is_stated).days();
        let (from, to) = (self.from.max(other.from), self.to.min(other.to));
        if from > to.saturating_add(slack) {
            return None;
        }
        if self.is_stated != other.is_stated {
            // What is stated is better known than what is derived.
            return Some(if self.is_stated { self } else { other });
        }
        Some(Self {
            from: from.min(to),
            to: to.max(from),
            is_stated: self.is_stated,
        })
    }
}

/// First and last day of a TIMEX3 value that names days of the calendar.
fn stated(value: &str) -> Option<(Date, Date)> {
    let value = value.split('T').next()?;
    let mut parts = value.split('-');
    let year: i16 = match parts.next()? {
        year if year.len() == 4 => year.parse().ok()?,
        _ => return None,
    };
    let part = parts.next();
    let day = parts.next();
    let Some(part) = part else {
        return Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?));
    };
    if let Some(quarter) = part.strip_prefix('Q') {
        let quarter = ["1", "2", "3", "4"]
            .iter()
            .position(|&one| one == quarter)?;
        return months(year, 3 * quarter as i8 + 1, 3);
    }
    if let Some(half) = part.strip_prefix('H') {
        let half = ["1", "2"].iter().position(|&one| one == half)?;
        return months(year, 6 * half as i8 + 1, 6);
    }
    let month: i8 = match part {
        "SP" => return months(year, 3, 3),
        "SU" => return months(year, 6, 3),
        "FA" => return months(year, 9, 3),
        "WI" => return months(year, 12, 3),
        week if week.starts_with('W') => {
            let number = week[1..].parse().ok()?;
            let monday = ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
            return Some((monday, monday.checked_add(6.days()).ok()?));
        }
        month => month.parse().ok()?,
    };
    match day {
        Some(day) => {
            let day = Date::new(year, month, day.parse().ok()?).ok()?;
            Some((day, day))
        }
        None => months(year, month, 1),
    }
}

fn months(year: i16, first: i8, count: i64) -> Option<(Date, Date)> {
    let from = Date::new(year, first, 1).ok()?;
    let past = from.checked_add(count.months()).ok()?;
    Some((from, past.yesterday().ok()?))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn days(value: &str) -> Option<String> {
        stated(value).map(|(from, to)| format!("{from} {to}"))
    }

    #[test]
    fn reads_what_names_days() {
        assert_eq!(days("2024-11-22").as_deref(), Some("2024-11-22 2024-11-22"));
        assert_eq!(
            days("2024-11-22T08:00").as_deref(),
            Some("2024-11-22 2024-11-22")
        );
        assert_eq!(days("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(days("2024").as_deref(), Some("2024-01-01 2024-12-31"));
        assert_eq!(days("2024-Q4").as_deref(), Some("2024-10-01 2024-12-31"));
        assert_eq!(days("2024-H2").as_deref(), Some("2024-07-01 2024-12-31"));
        assert_eq!(days("2024-W01").as_deref(), Some("2024-01-01 2024-01-07"));
        assert_eq!(days("2024-WI").as_deref(), Some("2024-12-01 2025-02-28"));
    }

    #[test]
    fn leaves_what_names_none() {
        for value in [
            "",
            "P3D",
            "PRESENT_REF",
            "XXXX-06",
            "2024-13",
            "2024-02-30",
            "199",
            "2024-Q9",
            "2024-Q0",
            "2024-W60",
            "2024-é",
            "T08:00",
            "99999",
            "2024-XX-12",
            "2024-Q-128",
            "2024-Q100",
            "2024-H3",
        ] {
            assert_eq!(days(value), None, "{value}");
        }
    }

    #[test]
    fn windows_meet_where_they_share_a_day() {
        let published = Some(date(2024, 11, 22));
        let unknown = Window::of(None, published, 30);
        let june = Window::of(Some("2024-06"), published, 30);
        let tuesday = Window::of(Some("2024-11-19"), published, 30);
        let wednesday = Window::of(Some("2024-11-20"), published, 30);
        let friday = Window::of(Some("2024-11-22"), published, 30);
        assert_eq!(unknown.meet(tuesday), Some(tuesday));
        assert_eq!(unknown.meet(june), None);
        assert!(tuesday.meet(wednesday).is_some(), "time zones");
        assert_eq!(tuesday.meet(friday), None);
        assert!(june.meet(Window::of(None, None, 30)).is_some());
    }
}
