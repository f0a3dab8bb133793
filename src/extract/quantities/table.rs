//! The words around numbers, from `data/amounts`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::scan::{Token, letters_len, phrase_len};
use crate::model::Relation;

/// A row of a table.
#[derive(Debug)]
pub(super) struct Row<V> {
    form: &'static str,
    pub(super) value: V,
}

/// Phrases, found by their first token.
#[derive(Debug)]
pub(super) struct Phrases<V> {
    /// Of each first token the rows, the longest form first.
    rows: HashMap<&'static str, Vec<Row<V>>>,
}

impl<V> Phrases<V> {
    fn read(tsv: &'static str, value: impl Fn(&'static str, &'static str) -> Option<V>) -> Self {
        let mut rows: HashMap<_, Vec<Row<V>>> = HashMap::new();
        for line in tsv.lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(form), Some(class), Some(cell)) = (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            if let Some(value) = value(class, cell) {
                rows.entry(first_token(form))
                    .or_default()
                    .push(Row { form, value });
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for rows in rows.values_mut() {
            rows.sort_by_key(|row| usize::MAX - row.form.len());
        }
        Self { rows }
    }

    /// The longest phrase that begins at a token, and the token after it.
    pub(super) fn at(&self, text: &str, tokens: &[Token], at: usize) -> Option<(usize, &V)> {
        let token = tokens.get(at)?;
        let letters = token.span.of(text);
        let mut lower = [0; 24];
        let lower = lower.get_mut(..letters.len())?;
        lower.copy_from_slice(letters.as_bytes());
        lower.make_ascii_lowercase();
        let rows = self.rows.get(std::str::from_utf8(lower).ok()?)?;
        let rest = text.get(token.span.start..)?;
        rows.iter().find_map(|row| {
            let end = token.span.start + phrase_len(row.form, rest)?;
            // No phrase has more tokens than this.
            let last = (at..at + 12)
                .find(|&last| tokens.get(last).is_none_or(|token| token.span.end >= end))?;
            (tokens.get(last)?.span.end == end).then_some((last + 1, &row.value))
        })
    }
}

/// The first token of a form, as the scanner parts it.
fn first_token(form: &'static str) -> &'static str {
    let len = match form.chars().next() {
        Some(first) if first.is_alphabetic() => letters_len(form),
        Some(first) => first.len_utf8(),
        None => 0,
    };
    &form[..len]
}

/// What a word after a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// A plural without "s", or one that looks like something else.
    Plural,
    /// Ends the words that a number counts.
    Stop,
    /// Ends in "s" and is no plural.
    NotPlural,
    /// Says what the counted is like.
    Adjective,
    /// "two-thirds"
    Fraction,
}

#[derive(Debug)]
pub(super) struct Tables {
    /// Bounds that stand before a number.
    pub(super) before: Phrases<Relation>,
    /// Bounds that stand after it.
    pub(super) after: Phrases<Relation>,
    /// Currencies by what stands before a number.
    pub(super) marks: Phrases<&'static str>,
    /// Currencies by what stands after a number.
    pub(super) currencies: Phrases<&'static str>,
    pub(super) units: Phrases<&'static str>,
    nouns: HashMap<&'static str, Noun>,
}

impl Tables {
    /// What is known of a word in small letters.
    pub(super) fn noun(&self, word: &str) -> Option<Noun> {
        self.nouns.get(word).copied()
    }
}

pub(super) static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let bounds = include_str!("../../../data/amounts/bounds.tsv");
    let currencies = include_str!("../../../data/amounts/currencies.tsv");
    let relation = |place: &'static str| {
        move |class: &'static str, value: &'static str| {
            (class == place).then(|| value.parse().ok())?
        }
    };
    let of_class = |wanted: &'static str| move |class, value| (class == wanted).then_some(value);
    Tables {
        before: Phrases::read(bounds, relation("before")),
        after: Phrases::read(bounds, relation("after")),
        marks: Phrases::read(currencies, of_class("mark")),
        currencies: Phrases::read(currencies, of_class("noun")),
        units: Phrases::read(
            include_str!("../../../data/amounts/units.tsv"),
            of_class("unit"),
        ),
        nouns: include_str!("../../../data/amounts/nouns.tsv")
            .lines()
            .skip(1)
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let form = cells.next()?;
                let noun = match cells.next()? {
                    "plural" => Noun::Plural,
                    "stop" => Noun::Stop,
                    "not_plural" => Noun::NotPlural,
                    "adjective" => Noun::Adjective,
                    "ordinal_fraction" => Noun::Fraction,
                    _ => return None,
                };
                Some((form, noun))
            })
            .collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_tables_is_known() {
        for (tsv, classes) in [
            (
                include_str!("../../../data/amounts/bounds.tsv"),
                &["before", "after"][..],
            ),
            (
                include_str!("../../../data/amounts/currencies.tsv"),
                &["mark", "noun"],
            ),
            (include_str!("../../../data/amounts/units.tsv"), &["unit"]),
            (
                include_str!("../../../data/amounts/nouns.tsv"),
                &[
                    "adjective",
                    "not_plural",
                    "ordinal_fraction",
                    "plural",
                    "stop",
                ],
            ),
        ] {
            for line in tsv.lines().skip(1) {
                let class = line.split('\t').nth(1).unwrap_or_default();
                assert!(classes.contains(&class), "{line}");
            }
        }
        for line in include_str!("../../../data/amounts/bounds.tsv")
            .lines()
            .skip(1)
        {
            let relation = line.split('\t').nth(2).unwrap_or_default();
            assert!(relation.parse::<Relation>().is_ok(), "{line}");
        }
    }
}
