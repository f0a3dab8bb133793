//! Numbers in figures and words.

use super::{NumberWord, Shape, TimeWord, Token};

/// A number and how many tokens it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    pub(crate) len: usize,
    /// Written in words alone.
    pub(crate) in_words: bool,
}

/// Reads the number that begins at a token: "12", "1,200", "2.5 million", "25bn", "twenty-four", "a hundred", "two
/// hundred and fifty", "half a dozen", "two and a half", "a million and a half".
pub(crate) fn read_number(tokens: &[Token], at: usize) -> Option<Number> {
    let first = tokens.get(at)?;
    match first.shape {
        Shape::Digits { value, .. } => Some(with_scale(tokens, at, f64::from(value))),
        Shape::Number(value) => Some(with_scale(tokens, at, value)),
        Shape::Word => in_words(tokens, at),
        _ => None,
    }
}

fn word(tokens: &[Token], at: usize) -> NumberWord {
    tokens
        .get(at)
        .map_or(NumberWord::None, |token| token.form.number)
}

fn time(tokens: &[Token], at: usize) -> TimeWord {
    tokens
        .get(at)
        .map_or(TimeWord::None, |token| token.form.time)
}

/// Steps over a hyphen that joins two parts of a number.
fn past_hyphen(tokens: &[Token], at: usize) -> usize {
    let is_hyphen = tokens
        .get(at)
        .is_some_and(|token| token.glued && matches!(token.shape, Shape::Mark('-' | '‑')));
    let is_joined = tokens.get(at + 1).is_some_and(|token| token.glued);
    if is_hyphen && is_joined { at + 1 } else { at }
}

fn with_scale(tokens: &[Token], at: usize, value: f64) -> Number {
    let mut next = at + 1;
    let mut value = value;
    // "6 1/2"
    if let (
        Some(Shape::Digits { value: above, .. }),
        Some(Shape::Mark('/')),
        Some(Shape::Digits { value: below, .. }),
    ) = (
        shape(tokens, next),
        shape(tokens, next + 1),
        shape(tokens, next + 2),
    ) && !tokens[next].glued
        && above < below
        && below <= 16
    {
        value += f64::from(above) / f64::from(below);
        next += 3;
    }
    let scaled = past_hyphen(tokens, next);
    match word(tokens, scaled) {
        NumberWord::Scale(scale) | NumberWord::Dozen(scale) => {
            value *= scale;
            next = scaled + 1;
        }
        NumberWord::Hundred => {
            value *= 100.0;
            next = scaled + 1;
        }
        NumberWord::ScaleShort(scale) if tokens[scaled].glued || !tokens[scaled].capital => {
            value *= scale;
            next = scaled + 1;
        }
        _ => {}
    }
    Number {
        value,
        len: next - at,
        in_words: false,
    }
}

fn shape(tokens: &[Token], at: usize) -> Option<Shape> {
    tokens.get(at).map(|token| token.shape)
}

fn in_words(tokens: &[Token], at: usize) -> Option<Number> {
    let mut next = at;
    let mut total = 0.0;
    let mut group = 0.0;
    let mut is_number = false;
    // "half a dozen", "half a million"
    if time(tokens, at) == TimeWord::Half && time(tokens, at + 1) == TimeWord::A {
        let scale = match word(tokens, at + 2) {
            NumberWord::Dozen(scale) | NumberWord::Scale(scale) => scale,
            NumberWord::Hundred => 100.0,
            _ => return None,
        };
        return Some(Number {
            value: scale / 2.0,
            len: 3,
            in_words: true,
        });
    }
    let article = time(tokens, at) == TimeWord::A;
    if article {
        if !matches!(
            word(tokens, at + 1),
            NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen(_)
        ) {
            return None;
        }
        group = 1.0;
        next += 1;
    }
    // Numbers of English have no more parts than this.
    for _ in 0..24 {
        let place = if is_number {
            past_hyphen(tokens, next)
        } else {
            next
        };
        let place = if is_number && group % 100.0 == 0.0 && time(tokens, place) == TimeWord::And {
            match word(tokens, place + 1) {
                NumberWord::Small(_) | NumberWord::Tens(_) if total > 0.0 || group >= 100.0 => {
                    place + 1
                }
                _ => break,
            }
        } else {
            place
        };
        match word(tokens, place) {
            NumberWord::Small(value)
                if group % 100.0 == 0.0
                    || (value < 10.0 && group % 100.0 >= 20.0 && group % 10.0 == 0.0) =>
            {
                group += value;
            }
            NumberWord::Tens(value) if group % 100.0 == 0.0 => group += value,
            NumberWord::Hundred if group > 0.0 && group < 100.0 => group *= 100.0,
            NumberWord::Dozen(scale) if group > 0.0 && total == 0.0 => {
                group *= scale;
                next = place + 1;
                is_number = true;
                break;
            }
            NumberWord::Scale(scale) if group > 0.0 => {
                total += group * scale;
                group = 0.0;
            }
            _ => break,
        }
        is_number = true;
        next = place + 1;
    }
    if !is_number {
        return None;
    }
    let mut value = total + group;
    // "two and a half", "a million and a half"
    if time(tokens, next) == TimeWord::And
        && time(tokens, next + 1) == TimeWord::A
        && time(tokens, next + 2) == TimeWord::Half
    {
        value += if article { value / 2.0 } else { 0.5 };
        next += 3;
    }
    Some(Number {
        value,
        len: next - at,
        in_words: true,
    })
}
