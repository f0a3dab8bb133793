//! Expressions of time and their TIMEX3 values.
//!
//! See `docs/dates.md` for what is found and left out, the values, and the figures.

mod dateline;
mod grammar;
mod holidays;
mod meaning;
mod point;
mod resolve;
mod tense;
mod value;

use jiff::civil::Date;

pub(crate) use tense::Tense;

use self::grammar::Cursor;
use self::meaning::Meaning;
use self::resolve::Context;
use super::scan::{self, Token};
use crate::model::DateExpression;
use crate::text::{Segments, Span};

/// The expressions of time of a text, in text order, without overlaps.
///
/// Relative ones are read against `published`, or the date of the text's dateline where that is not known.
///
/// # Example
/// ```
/// use detente::extract::dates;
/// use detente::text::{parse_date, segment};
///
/// let text = "The treaty was signed in June.";
/// let found = dates(text, &segment(text, None), Some(parse_date("2024-11-22")?));
/// assert_eq!(found[0].value, "2024-06");
/// // Without a day of publication the year stays open.
/// assert_eq!(dates(text, &segment(text, None), None)[0].value, "XXXX-06");
/// # Ok::<(), detente::Error>(())
/// ```
pub fn dates(text: &str, segments: &Segments, published: Option<Date>) -> Vec<DateExpression> {
    dates_with(text, segments, published, &|_| None)
}

/// As [`dates`], with what is known of the tense in which the words at a place stand.
pub(crate) fn dates_with(
    text: &str,
    segments: &Segments,
    published: Option<Date>,
    tense: &dyn Fn(Span) -> Option<Tense>,
) -> Vec<DateExpression> {
    let mut found = Vec::new();
    let mut tokens: Vec<Token> = Vec::new();
    let mut context = Context::new(published);
    for index in 0..segments.sentences.len() {
        tokens.clear();
        scan::scan(text, segments.words_of(index), &mut tokens);
        let cursor = Cursor {
            text,
            tokens: &tokens,
        };
        if context.published.is_none() && index < dateline::SENTENCES {
            context.published = dateline::published(&cursor);
        }
        read_sentence(&cursor, &mut context, tense, &mut found);
    }
    found
}

fn read_sentence(
    cursor: &Cursor<'_>,
    context: &mut Context,
    tense: &dyn Fn(Span) -> Option<Tense>,
    found: &mut Vec<DateExpression>,
) {
    let mut at = 0;
    while at < cursor.tokens.len() {
        let Some(expression) = cursor.expression(at) else {
            at += 1;
            continue;
        };
        let (start, end) = (
            expression.start,
            expression.end.max(at + 1).min(cursor.tokens.len()),
        );
        if matches!(expression.meaning, Meaning::Nothing) {
            at = end;
            continue;
        }
        let span = cursor.tokens[start].span.cover(cursor.tokens[end - 1].span);
        let tense_here = || {
            tense(span).unwrap_or_else(|| tense::by_words(cursor.text, cursor.tokens, start, end))
        };
        let value = context.resolve(&expression.meaning, expression.clock, &tense_here);
        found.push(DateExpression::new(span, expression.kind, value));
        at = end;
    }
}
