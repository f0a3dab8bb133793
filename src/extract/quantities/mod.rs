//! Counts, amounts of money and measures, with their bounds.
//!
//! See `docs/quantities.md` for what is found and left out.

mod amount;
mod counted;
mod table;

use super::scan::{self, Token};
use crate::model::{DateExpression, Quantity};
use crate::text::Segments;

use self::amount::{Found, Reader};

/// The quantities of a text, in text order, without overlaps.
///
/// `dates` are the expressions of time of the same text; a number in one of them is none.
///
/// # Example
/// ```
/// use detente::extract::quantities;
/// use detente::text::segment;
///
/// let text = "Resolution 2397 binds more than 10,000 soldiers.";
/// let found = quantities(text, &segment(text, None), &[]);
/// assert_eq!(found.len(), 1);
/// assert_eq!((found[0].value, found[0].unit.as_deref()), (10_000.0, Some("soldiers")));
/// ```
pub fn quantities(text: &str, segments: &Segments, dates: &[DateExpression]) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let mut dates = dates.iter().peekable();
    for index in 0..segments.sentences.len() {
        tokens.clear();
        scan::scan(text, segments.words_of(index), &mut tokens);
        let reader = Reader {
            text,
            tokens: &tokens,
        };
        let mut at = 0;
        while at < tokens.len() {
            let Some(Found {
                end,
                number,
                quantity,
            }) = reader.quantity(at)
            else {
                at += 1;
                continue;
            };
            while dates
                .next_if(|date| date.span.end <= number.start)
                .is_some()
            {}
            let is_date = dates.peek().is_some_and(|date| date.span.overlaps(number));
            let overlaps = found
                .last()
                .is_some_and(|last| last.span.end > quantity.span.start);
            if !is_date && !overlaps {
                found.push(quantity);
            }
            at = if is_date { at + 1 } else { end.max(at + 1) };
        }
    }
    found
}
