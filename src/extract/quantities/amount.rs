//! Numbers with what bounds them.

use super::counted::{Counted, Sense};
use super::table::{Noun, TABLES};
use crate::extract::scan::{NumberWord, Shape, TimeWord, Token, read_number};
use crate::model::{Quantity, Relation};
use crate::text::Span;

/// Tokens of the longest bound.
const BOUND: usize = 5;

/// Reads the quantities of one sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
}

/// A quantity as a place of tokens.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// The token after its last.
    pub(super) end: usize,
    /// The number alone.
    pub(super) number: Span,
    pub(super) quantity: Quantity,
}

/// A number before its bounds and its unit are known.
#[derive(Debug, Clone, Copy)]
struct Amount {
    start: usize,
    end: usize,
    value: f64,
    upper: Option<f64>,
    /// "hundreds": the least that the plural can mean.
    is_vague: bool,
    currency: Option<&'static str>,
    in_words: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn letters(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn shape(&self, at: usize) -> Option<Shape> {
        self.tokens.get(at).map(|token| token.shape)
    }

    pub(super) fn time(&self, at: usize) -> TimeWord {
        self.tokens
            .get(at)
            .map_or(TimeWord::None, |token| token.form.time)
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        matches!(self.shape(at), Some(Shape::Mark('-' | '‑' | '–' | '—')))
    }

    fn number_word(&self, at: usize) -> NumberWord {
        self.tokens
            .get(at)
            .map_or(NumberWord::None, |token| token.form.number)
    }

    /// The quantity whose number begins at a token.
    pub(super) fn quantity(&self, at: usize) -> Option<Found> {
        let amount = self.amount(at)?;
        let (start, bound) = self.bound_before(amount.start, amount.upper.is_some());
        let (amount_end, after) = match TABLES.after.at(self.text, self.tokens, amount.end) {
            Some((end, &relation)) => (end, Some(relation)),
            None => (amount.end, None),
        };
        let counted = self.counted(amount_end, amount.currency);
        if !self.stands(&amount, &counted, start, bound.is_some() || after.is_some()) {
            return None;
        }
        let by_itself = if amount.is_vague {
            Relation::AtLeast
        } else {
            Relation::Exact
        };
        let relation = bound
            .filter(|bound| *bound != Relation::Exact)
            .or(after)
            .unwrap_or(by_itself);
        let end = counted.end.max(amount_end);
        let span = Span::new(
            self.tokens.get(start)?.span.start,
            self.tokens.get(end - 1)?.span.end,
        );
        let mut quantity = Quantity::new(amount.value, relation, span);
        quantity.upper = amount.upper;
        quantity.unit = counted.unit;
        let number = Span::new(
            self.tokens.get(amount.start)?.span.start,
            self.tokens.get(amount.end - 1)?.span.end,
        );
        Some(Found {
            end,
            number,
            quantity,
        })
    }

    fn amount(&self, at: usize) -> Option<Amount> {
        if let Some((next, &currency)) = TABLES.marks.at(self.text, self.tokens, at) {
            let number = read_number(self.tokens, next).filter(|number| !number.in_words)?;
            let mut amount = Amount {
                start: at,
                end: next + number.len,
                value: number.value,
                upper: None,
                is_vague: false,
                currency: Some(currency),
                in_words: false,
            };
            self.read_upper(&mut amount);
            return Some(amount);
        }
        if let Some(vague) = self.vague(at) {
            return Some(vague);
        }
        let number = read_number(self.tokens, at)?;
        let mut amount = Amount {
            start: at,
            end: at + number.len,
            value: number.value,
            upper: None,
            is_vague: false,
            currency: None,
            in_words: number.in_words,
        };
        self.read_upper(&mut amount);
        Some(amount)
    }

    /// "dozens of", "tens of thousands of", "several hundred".
    fn vague(&self, at: usize) -> Option<Amount> {
        let is_few =
            self.time(at) == TimeWord::Few && !self.letters(at).eq_ignore_ascii_case("numerous");
        let start = at;
        let at = if is_few { at + 1 } else { at };
        let mut value = match (is_few, self.number_word(at)) {
            (true, NumberWord::Hundred) => 100.0,
            (true, NumberWord::Scale(value) | NumberWord::Dozen(value))
            | (false, NumberWord::Vague(value)) => value,
            _ => return None,
        };
        let mut end = at + 1;
        while self.time(end) == TimeWord::Of
            && let NumberWord::Vague(more) = self.number_word(end + 1)
        {
            value *= more;
            end += 2;
            if end > at + 7 {
                break;
            }
        }
        if self.time(end) == TimeWord::Of {
            end += 1;
        }
        // "a few thousand" has its article before.
        let start = if is_few && start > 0 && self.time(start - 1) == TimeWord::A {
            start - 1
        } else {
            start
        };
        Some(Amount {
            start,
            end,
            value: value * 2.0,
            upper: None,
            is_vague: true,
            currency: None,
            in_words: true,
        })
    }

    /// "3 and 5" after "between", "25-30", "25 to 30".
    fn read_upper(&self, amount: &mut Amount) {
        let joint = amount.end;
        let is_between = amount.start > 0
            && self
                .letters(amount.start - 1)
                .eq_ignore_ascii_case("between");
        let goes_on = match self.time(joint) {
            TimeWord::And => is_between,
            TimeWord::To => true,
            TimeWord::Or => amount.in_words,
            _ => {
                self.is_hyphen(joint)
                    && self.is_glued(joint)
                    && self.is_glued(joint + 1)
                    && !amount.in_words
            }
        };
        if !goes_on {
            return;
        }
        let next = match TABLES.marks.at(self.text, self.tokens, joint + 1) {
            Some((next, _)) if amount.currency.is_some() => next,
            _ => joint + 1,
        };
        let Some(upper) = read_number(self.tokens, next) else {
            return;
        };
        // "$2-3 billion": the scale is said once.
        let scale = self
            .tokens
            .get(next + upper.len - 1)
            .map_or(NumberWord::None, |token| token.form.number);
        let mut value = amount.value;
        if let NumberWord::Scale(scale) | NumberWord::ScaleShort(scale) = scale
            && value < 1000.0
            && scale > value
            && amount.end == amount.start + 1 + usize::from(amount.currency.is_some())
        {
            value *= scale;
        }
        if upper.value > value {
            amount.value = value;
            amount.upper = Some(upper.value);
            amount.end = next + upper.len;
        }
    }

    /// What bounds a number from before, and where it begins: "more than", "up to some".
    fn bound_before(&self, at: usize, is_range: bool) -> (usize, Option<Relation>) {
        let mut start = at;
        let mut relation: Option<Relation> = None;
        for _ in 0..2 {
            let found = (start.saturating_sub(BOUND)..start).find_map(|from| {
                let (end, &relation) = TABLES.before.at(self.text, self.tokens, from)?;
                (end == start).then_some((from, relation))
            });
            let Some((from, outer)) = found else { break };
            start = from;
            if outer != Relation::Exact || relation.is_none() {
                relation = Some(outer);
            }
        }
        if is_range
            && relation.is_none()
            && start > 0
            && self.letters(start - 1).eq_ignore_ascii_case("between")
        {
            start -= 1;
        }
        (start, relation)
    }

    /// Whether a number counts or measures anything.
    fn stands(&self, amount: &Amount, counted: &Counted, start: usize, is_bounded: bool) -> bool {
        if amount.currency.is_some() || counted.sense == Sense::Measure {
            return !self.is_part_of_code(amount, counted);
        }
        if matches!(counted.sense, Sense::Time | Sense::Name)
            || self.is_part_of_code(amount, counted)
            || self.is_age_or_list(amount, start)
        {
            return false;
        }
        if self.is_hyphen(amount.end)
            && self.is_glued(amount.end)
            && self.is_glued(amount.end + 1)
            && counted.sense != Sense::Strength
        {
            return false;
        }
        let has_unit = counted.unit.is_some();
        if amount.upper.is_some() && !has_unit && !is_bounded {
            // "2-3" is a score more often than a count.
            return false;
        }
        if amount.is_vague {
            return true;
        }
        if amount.in_words {
            // "Group of Seven", "the one", "no one".
            let is_title = self.is_capital(amount.start) && amount.start > 0 && !has_unit;
            let is_one = amount.value < 2.0;
            // "one of the victims" counts nothing.
            if is_one && self.time(amount.end) == TimeWord::Of {
                return false;
            }
            return !is_title
                && (!is_one || has_unit && is_bounded || counted.sense == Sense::Plural)
                && (has_unit || is_bounded || counted.sense == Sense::Verb);
        }
        // "Executive Order 13902", "Formula 1": bare figures after a name belong to it, and long ones without a comma.
        let is_long = matches!(
            self.shape(amount.start),
            Some(Shape::Digits { len: 4.., .. })
        );
        is_bounded
            || has_unit && !is_long
            || amount.start == 0
            || !self.is_capital(amount.start - 1)
    }

    /// "Resolution 2397", "F-35", "G20", "24/7", "555-2013", "1.", "38th".
    fn is_part_of_code(&self, amount: &Amount, counted: &Counted) -> bool {
        let glued_before = self.is_glued(amount.start) && amount.start > 0;
        let before = amount.start.checked_sub(1);
        if let Some(before) = before {
            if self.time(before) == TimeWord::Label {
                return true;
            }
            // "No. 3" whose stop stands apart.
            if matches!(self.shape(before), Some(Shape::Mark('.')))
                && before > 0
                && self.time(before - 1) == TimeWord::Label
            {
                return true;
            }
            match self.shape(before) {
                Some(Shape::Mark('-' | '‑' | '–' | '.' | ':' | ',' | '\'' | '’' | '+'))
                    if glued_before =>
                {
                    let opens = before == 0
                        || !self.is_glued(before)
                            && !matches!(self.shape(before), Some(Shape::Mark('+')));
                    return !opens;
                }
                Some(Shape::Word | Shape::Mark('#' | '/' | '@' | '_' | '=' | '^'))
                    if glued_before =>
                {
                    return true;
                }
                Some(Shape::Digits { .. } | Shape::Number(_)) => return true,
                _ => {}
            }
        }
        let goes_on = match self.shape(amount.end) {
            Some(Shape::Mark('/' | '@' | '_' | '=' | ':' | '^')) => {
                self.is_glued(amount.end)
                    && self.is_glued(amount.end + 1)
                    && amount.currency.is_none()
                    && matches!(
                        self.shape(amount.end + 1),
                        Some(Shape::Digits { .. } | Shape::Number(_))
                    )
            }
            Some(Shape::Mark('-' | '–' | '‑' | '.')) => {
                self.is_glued(amount.end)
                    && self.is_glued(amount.end + 1)
                    && matches!(
                        self.shape(amount.end + 1),
                        Some(
                            Shape::Digits { .. }
                                | Shape::Number(_)
                                | Shape::Clock(_)
                                | Shape::Ordinal(_)
                        )
                    )
            }
            Some(Shape::Word) => self.is_glued(amount.end) && counted.sense != Sense::Measure,
            Some(Shape::Ordinal(_)) => true,
            _ => false,
        };
        goes_on || self.is_fraction(amount.end)
    }

    /// "two-thirds", "one third".
    fn is_fraction(&self, end: usize) -> bool {
        let next = if self.is_hyphen(end) { end + 1 } else { end };
        matches!(self.number_word(next), NumberWord::Ordinal(_))
            || TABLES.noun(self.letters(next)) == Some(Noun::Fraction)
            || self.time(next) == TimeWord::Half && self.is_hyphen(end)
    }

    /// "Kopp, 44, of Vermont"; "1. Sign the treaty", "(3)".
    fn is_age_or_list(&self, amount: &Amount, start: usize) -> bool {
        let mark = |at: usize| match self.shape(at) {
            Some(Shape::Mark(mark)) => mark,
            _ => ' ',
        };
        // "aged about 68", "at the age of 95"
        let is_age_noun = start > 0
            && (self.time(start - 1) == TimeWord::Label
                || start > 1
                    && self.time(start - 1) == TimeWord::Of
                    && self.letters(start - 2).eq_ignore_ascii_case("age"));
        if is_age_noun {
            return true;
        }
        let after = mark(amount.end);
        if amount.start == 0 {
            return matches!(after, '.' | ')' | ':') || self.tokens.len() == amount.end;
        }
        let before = mark(amount.start - 1);
        let is_age = before == ','
            && matches!(after, ',' | '.' | ';' | ')')
            && amount.start >= 2
            && self.is_capital(amount.start - 2)
            && amount.value < 120.0;
        let is_list = matches!(before, '(' | '[') && matches!(after, ')' | ']');
        is_age || is_list
    }
}
