//! What a number counts or measures.

use super::amount::Reader;
use super::table::{Noun, TABLES};
use crate::extract::scan::{NumberWord, Shape, TimeWord};
use crate::text::one_line;

/// Words after a number that are looked at for its noun.
const WORDS: usize = 6;

/// What sort of words stand after a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Sense {
    #[default]
    Nothing,
    /// A currency or a unit of measure.
    Measure,
    /// A plural noun.
    Plural,
    /// A unit of time or an age.
    Time,
    /// A name that the number is part of: "1718 Committee".
    Name,
    /// "-strong"
    Strength,
    /// A verb or a mark, so that the number stands for what it counts.
    Verb,
}

/// What stands after a number.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted {
    /// The token after it; 0 where there is nothing.
    pub(super) end: usize,
    pub(super) unit: Option<String>,
    pub(super) sense: Sense,
}

impl Counted {
    fn of_sense(sense: Sense) -> Self {
        Self {
            sense,
            ..Self::default()
        }
    }

    fn of_unit(end: usize, unit: String, sense: Sense) -> Self {
        Self {
            end,
            unit: Some(unit),
            sense,
        }
    }
}

impl Reader<'_> {
    /// What is counted from the token after a number on; `currency` is what stood before the number.
    pub(super) fn counted(&self, at: usize, currency: Option<&'static str>) -> Counted {
        if let Some(code) = currency {
            return Counted::of_unit(at, code.to_owned(), Sense::Measure);
        }
        let is_joined = self.is_hyphen(at) && self.is_glued(at) && self.is_glued(at + 1);
        let start = if is_joined { at + 1 } else { at };
        if matches!(
            self.time(start),
            TimeWord::Unit | TimeWord::Units | TimeWord::AmPm | TimeWord::OClock
        ) {
            return Counted::of_sense(Sense::Time);
        }
        let measure = TABLES
            .currencies
            .at(self.text, self.tokens, start)
            .or_else(|| TABLES.units.at(self.text, self.tokens, start));
        if let Some((end, unit)) = measure {
            return Counted::of_unit(end, (*unit).to_owned(), Sense::Measure);
        }
        if is_joined {
            let sense = if self.letters(start).eq_ignore_ascii_case("strong") {
                Sense::Strength
            } else {
                Sense::Nothing
            };
            return Counted {
                end: start + 1,
                unit: None,
                sense,
            };
        }
        self.noun(start)
    }

    /// The noun of the words that follow a number: "radar sites" of "Houthi radar sites near Sanaa".
    fn noun(&self, at: usize) -> Counted {
        let at =
            if self.time(at) == TimeWord::Of && self.letters(at + 1).eq_ignore_ascii_case("the") {
                at + 2
            } else {
                at
            };
        let mut last_word = None;
        for next in at..at + WORDS {
            let Some(token) = self.tokens.get(next) else {
                break;
            };
            if token.shape != Shape::Word {
                let is_inner_hyphen =
                    self.is_hyphen(next) && token.glued && self.is_glued(next + 1);
                if is_inner_hyphen {
                    continue;
                }
                break;
            }
            let word = token.span.of(self.text);
            if self.is_stop(next) {
                break;
            }
            // "police officers", "crew members": the last of two is counted.
            let goes_on = self.shape(next + 1) == Some(Shape::Word)
                && is_plural(self.letters(next + 1))
                && !self.is_stop(next + 1);
            if is_plural(word) && !self.is_hyphen(next + 1) && !goes_on {
                return Counted::of_unit(next + 1, self.unit(at, next), Sense::Plural);
            }
            last_word = Some(next);
        }
        let Some(last) = last_word else {
            return Counted::of_sense(Sense::Verb);
        };
        // "1718 Committee": a name without a plural is what the number belongs to.
        let is_name = self.is_capital(at) && last == at || self.is_capital(last) && last > at;
        let is_verb = last == at && has_ending(self.letters(at), &["ed", "ing", "ly"]);
        Counted::of_sense(match (is_verb, is_name) {
            (true, _) => Sense::Verb,
            (_, true) => Sense::Name,
            _ => Sense::Nothing,
        })
    }

    /// Whether a word ends what a number counts.
    fn is_stop(&self, at: usize) -> bool {
        let word = self.letters(at);
        // Adjectives of time ("more", "past") may stand before a noun, other words of time not.
        let is_time = !matches!(
            self.time(at),
            TimeWord::None
                | TimeWord::More
                | TimeWord::Another
                | TimeWord::Consecutive
                | TimeWord::Old
                | TimeWord::Current
                | TimeWord::Past
                | TimeWord::Future
                | TimeWord::Recent
                | TimeWord::Opening
                | TimeWord::Fiscal
                | TimeWord::Child
                | TimeWord::Label
                | TimeWord::Few
                | TimeWord::Seasons
        );
        is_time || noun_class(word) == Some(Noun::Stop)
    }

    /// The noun with the nouns right before it.
    fn unit(&self, first: usize, head: usize) -> String {
        let mut start = head;
        while start > first {
            let before = start - 1;
            let word = self.letters(before);
            let is_noun = !self.is_capital(before)
                && self.shape(before) == Some(Shape::Word)
                && !matches!(noun_class(word), Some(Noun::Adjective | Noun::Stop))
                && self.time(before) == TimeWord::None
                && self.tokens[before].form.number == NumberWord::None
                && !self.is_hyphen(start)
                && (before == first || !self.is_hyphen(before - 1))
                && !has_ending(
                    word,
                    &[
                        "ed", "al", "ic", "ive", "ous", "ful", "less", "able", "ible", "ish",
                        "ese", "ian", "ing", "ant", "ent", "ary", "ern",
                    ],
                );
            if !is_noun {
                break;
            }
            start = before;
        }
        let end = self.tokens[head].span.end;
        one_line(&self.text[self.tokens[start].span.start..end]).into_owned()
    }
}

fn noun_class(word: &str) -> Option<Noun> {
    TABLES.noun(word).or_else(|| {
        word.starts_with(char::is_uppercase)
            .then(|| TABLES.noun(&word.to_lowercase()))?
    })
}

/// Whether a word is a plural noun, by the table or by its "s".
fn is_plural(word: &str) -> bool {
    match noun_class(word) {
        Some(Noun::Plural) => true,
        Some(_) => false,
        None => {
            word.len() > 3
                && word.ends_with('s')
                && !["ss", "us", "is", "ous"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
        }
    }
}

fn has_ending(word: &str, endings: &[&str]) -> bool {
    endings
        .iter()
        .any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}
