//! Days, months, years and periods, told by elements of their own.

use super::super::words::{Order, date};
use super::super::xml::Node;
use crate::lists::{ListDate, PartialDate};

pub(super) fn day(node: &Node) -> Option<ListDate> {
    let value = point(node)?;
    Some(ListDate {
        value: Some(value),
        until: None,
        is_circa: false,
        text: value.to_string(),
    })
}

/// The date in elements `Year`, `Month` and `Day`.
fn point(node: &Node) -> Option<PartialDate> {
    let small = |name| {
        node.text(name)
            .and_then(|words| words.parse().ok())
            .filter(|&number: &u8| number > 0)
    };
    let month = small("Month");
    PartialDate::new(
        node.text("Year")?.parse().ok()?,
        month,
        month.and(small("Day")),
    )
}

/// A period as a date: a day, a whole month, a whole year, or a range.
pub(super) fn period(node: &Node) -> Option<ListDate> {
    let ends = |name| {
        let end = node.all(name).next()?;
        let first = end.all("From").next().and_then(point)?;
        let last = end.all("To").next().and_then(point).unwrap_or(first);
        Some((first, last, end.attribute("Approximate") == Some("true")))
    };
    let (first, start_last, is_about) = ends("Start")?;
    let (end_first, last, _) = ends("End").unwrap_or((first, start_last, false));
    let is_circa = is_about;
    let last = last.max(end_first).max(start_last);
    let whole = |value: PartialDate| ListDate {
        value: Some(value),
        until: None,
        is_circa,
        text: value.to_string(),
    };
    if first == last {
        return Some(whole(first));
    }
    let is_day =
        |date: PartialDate, month, day| date.month() == Some(month) && date.day() == Some(day);
    if first.year() == last.year() && is_day(first, 1, 1) && is_day(last, 12, 31) {
        return PartialDate::new(first.year(), None, None).map(whole);
    }
    let is_month = first.day() == Some(1)
        && (first.year(), first.month()) == (last.year(), last.month())
        && PartialDate::new(last.year(), last.month(), last.day().map(|day| day + 1)).is_none();
    if is_month {
        return PartialDate::new(first.year(), first.month(), None).map(whole);
    }
    let mut range = date(&format!("{first} to {last}"), Order::DayFirst);
    range.value = Some(first);
    range.until = Some(last);
    range.is_circa = is_circa;
    Some(range)
}
