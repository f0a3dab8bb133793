//! How much and when.

use super::Look;
use super::grid::{Column, Grid};
use super::words::{Words, clean};
use crate::model::{Quantity, Relation};

pub(super) fn quantities(words: &Words<'_>, look: Look) -> Option<Grid> {
    let columns = vec![
        Column::Text("Words"),
        Column::Text("Amount"),
        Column::Aside("In the text"),
    ];
    let rows = words.analysis.quantities.iter().map(|quantity| {
        vec![
            words.of(quantity.span),
            amount(quantity),
            if look.is_wide() {
                words.context(quantity.span)
            } else {
                String::new()
            },
        ]
    });
    Grid::new("Quantities", columns, rows)
}

pub(super) fn dates(words: &Words<'_>, look: Look) -> Option<Grid> {
    let columns = vec![
        Column::Text("Words"),
        Column::Code("Value"),
        Column::Code("Kind"),
        Column::Aside("In the text"),
    ];
    let rows = words.analysis.dates.iter().map(|date| {
        vec![
            words.of(date.span),
            clean(&date.value),
            date.kind.to_string(),
            if look.is_wide() {
                words.context(date.span)
            } else {
                String::new()
            },
        ]
    });
    Grid::new("Dates", columns, rows)
}

/// An amount with the sign of its bound and its unit: `> 10,000 soldiers`, `3–5 USD`.
pub(super) fn amount(quantity: &Quantity) -> String {
    let sign = match quantity.relation {
        Relation::Exact => "",
        Relation::MoreThan => "> ",
        Relation::LessThan => "< ",
        Relation::About => "≈ ",
        Relation::AtLeast => "≥ ",
        Relation::AtMost => "≤ ",
        Relation::UpTo => "up to ",
    };
    let mut amount = format!("{sign}{}", number(quantity.value));
    if let Some(upper) = quantity.upper {
        amount.push('–');
        amount.push_str(&number(upper));
    }
    if let Some(unit) = &quantity.unit {
        amount.push(' ');
        amount.push_str(&clean(unit));
    }
    amount
}

/// A number with commas between thousands.
fn number(value: f64) -> String {
    let digits = format!("{value}");
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn writes_numbers_for_readers() {
        for (value, words) in [
            (0.0, "0"),
            (12.0, "12"),
            (999.0, "999"),
            (1000.0, "1,000"),
            (2_500_000_000.0, "2,500,000,000"),
            (-1234.5, "-1,234.5"),
            (0.25, "0.25"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(number(value), words);
        }
    }

    #[test]
    fn writes_bounds_and_units() {
        let mut quantity = Quantity::new(10_000.0, Relation::MoreThan, Span::new(0, 1));
        quantity.unit = Some("soldiers".to_owned());
        assert_eq!(amount(&quantity), "> 10,000 soldiers");
        quantity.upper = Some(12_000.0);
        quantity.relation = Relation::Exact;
        assert_eq!(amount(&quantity), "10,000–12,000 soldiers");
    }
}
