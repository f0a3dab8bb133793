//! The days of holidays.

use jiff::civil::{Date, Weekday};

use super::point::{Unit, move_day};
use crate::extract::scan::Phrase;

/// The day of a holiday in a year.
pub(super) fn holiday_in(phrase: &Phrase, year: i16) -> Option<Date> {
    let mut numbers = phrase
        .value
        .split('-')
        .map(|number| number.parse::<i8>().ok());
    match phrase.class {
        "day" => Date::new(year, numbers.next()??, numbers.next()??).ok(),
        // Month, weekday from Monday as 1, which one of the month; 5 is the last.
        "weekday" => {
            let first = Date::new(year, numbers.next()??, 1).ok()?;
            let weekday = Weekday::from_monday_one_offset(numbers.next()??).ok()?;
            let nth = numbers.next()??;
            first
                .nth_weekday_of_month(if nth == 5 { -1 } else { nth }, weekday)
                .ok()
        }
        "easter" => move_day(easter(year)?, Unit::Day, phrase.value.parse().ok()?),
        _ => None,
    }
}

/// Easter Sunday of the Gregorian calendar, after the computus of Meeus, Jones and Butcher.
#[expect(
    clippy::many_single_char_names,
    reason = "the computus names its steps so"
)]
fn easter(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    Date::new(year as i16, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_follows_the_computus() {
        for (year, month, day) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2024, 3, 31),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), Date::new(year, month, day).ok(), "{year}");
        }
    }
}
