//! How what needs no calendar is written: durations, sets, and dates that nothing anchors.

use super::meaning::{Meaning, Value};
use super::point::Unit;

/// The TIMEX3 value.
pub(super) fn write(value: Value) -> String {
    match value {
        Value::Fixed(value) => value.to_owned(),
        Value::Length { amount, unit } => length(amount, unit),
        Value::EveryWeekday(weekday) => format!("XXXX-WXX-{weekday}"),
        Value::EveryMonth(month) => format!("XXXX-{month:02}"),
        Value::EverySeason(season) => format!("XXXX-{season}"),
        Value::EveryPart(part) => format!("XXXX-XX-XXT{part}"),
    }
}

fn length(amount: Option<f64>, unit: Unit) -> String {
    let (letter, factor, unknown) = match unit {
        Unit::Second => ("S", 1.0, "PTXS"),
        Unit::Minute => ("M", 1.0, "PTXM"),
        Unit::Hour => ("H", 1.0, "PTXH"),
        Unit::Day | Unit::Night => ("D", 1.0, "PXD"),
        Unit::Weekend => ("WE", 1.0, "PXWE"),
        Unit::Week => ("W", 1.0, "PXW"),
        Unit::Fortnight => ("W", 2.0, "PXW"),
        Unit::Month => ("M", 1.0, "PXM"),
        Unit::Quarter => ("Q", 1.0, "PXQ"),
        Unit::Half => ("M", 6.0, "PXM"),
        Unit::Year => ("Y", 1.0, "PXY"),
        Unit::Decade => ("Y", 10.0, "PXDE"),
        Unit::Century => ("Y", 100.0, "PXCE"),
        Unit::Millennium => ("Y", 1000.0, "PXML"),
    };
    let Some(amount) = amount else {
        return unknown.to_owned();
    };
    let mut amount = amount * factor;
    let mut letter = letter;
    // Half an hour is thirty minutes.
    if unit == Unit::Hour && amount < 1.0 {
        amount *= 60.0;
        letter = "M";
    }
    if unit == Unit::Year && amount < 1.0 {
        amount *= 12.0;
        letter = "M";
    }
    let time = if unit.is_of_clock() { "T" } else { "" };
    format!("P{time}{amount}{letter}")
}

/// The value where nothing says which one is meant.
pub(super) fn unanchored(meaning: &Meaning) -> String {
    match *meaning {
        Meaning::MonthDay {
            month,
            day: Some(day),
            ..
        } => format!("XXXX-{month:02}-{day:02}"),
        Meaning::MonthDay { month, .. } | Meaning::ShiftedMonth { month, .. } => {
            format!("XXXX-{month:02}")
        }
        Meaning::DayOfMonth(day) => format!("XXXX-XX-{day:02}"),
        Meaning::Weekday { weekday, .. } => format!("XXXX-WXX-{weekday}"),
        Meaning::Season { season, .. } => format!("XXXX-{season}"),
        Meaning::Part {
            unit: Unit::Half,
            number,
            ..
        } => format!("XXXX-H{number}"),
        Meaning::Part { number, .. } => format!("XXXX-Q{number}"),
        Meaning::Weekend => unknown(Unit::Weekend).to_owned(),
        Meaning::Unit { unit, .. } | Meaning::Spoken(unit) | Meaning::Moved { unit, .. } => {
            unknown(unit).to_owned()
        }
        Meaning::Holiday { phrase, .. } if phrase.class == "day" => {
            format!("XXXX-{}", phrase.value)
        }
        Meaning::Holiday { .. } | Meaning::Point(_) | Meaning::Value(_) | Meaning::Nothing => {
            unknown(Unit::Day).to_owned()
        }
    }
}

fn unknown(unit: Unit) -> &'static str {
    match unit {
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        Unit::Month => "XXXX-XX",
        Unit::Quarter => "XXXX-QX",
        Unit::Half => "XXXX-HX",
        Unit::Year => "XXXX",
        Unit::Decade => "XXX",
        Unit::Century | Unit::Millennium => "XX",
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day | Unit::Night => "XXXX-XX-XX",
    }
}
