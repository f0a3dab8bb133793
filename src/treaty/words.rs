//! The words that the reading of treaties rests on, loaded once from `data/treaty_*.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The rows of a table of this crate, without its header.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .skip(1)
        .filter(|line| !line.is_empty())
        .map(|line| line.split('\t').collect())
}

/// A set of lower-case words or phrases of one use.
pub(super) type Set = HashSet<&'static str>;

/// `treaty_words.tsv`, one set a use.
#[derive(Default)]
pub(super) struct Words {
    pub reference_before: Set,
    pub reference_after: Set,
    pub body_start: Set,
    pub body_word: Set,
    pub verb: Set,
    pub strong_verb: Set,
    pub small_word: Set,
    pub recital: Set,
}

impl Words {
    /// Whether one of `set` stands at `at` in the text, whatever its case, and ends at a word's end.
    pub(super) fn starts(set: &Set, text: &str, at: usize, most_words: usize) -> bool {
        let rest = text.get(at..).unwrap_or_default();
        let mut phrase = String::with_capacity(40);
        for word in rest.split_ascii_whitespace().take(most_words) {
            if !phrase.is_empty() {
                phrase.push(' ');
            }
            phrase.push_str(word.trim_end_matches([',', ';', ':']));
            phrase.make_ascii_lowercase();
            if set.contains(phrase.as_str()) {
                return true;
            }
        }
        false
    }
}

pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    for row in rows(include_str!("../../data/treaty_words.tsv")) {
        let [form, kind, ..] = row[..] else { continue };
        match kind {
            "reference_before" => drop(words.reference_before.insert(form)),
            "reference_after" => drop(words.reference_after.insert(form)),
            "body_start" => drop(words.body_start.insert(form)),
            "body_word" => drop(words.body_word.insert(form)),
            "strong_verb" => drop(words.strong_verb.insert(form)),
            "verb" => drop(words.verb.insert(form)),
            "small_word" => drop(words.small_word.insert(form)),
            "recital" => drop(words.recital.insert(form)),
            _ => {}
        }
    }
    words
});

/// `treaty_numbers.tsv`: a word's use and value.
pub(super) static NUMBERS: LazyLock<HashMap<&'static str, (NumberWord, u32)>> =
    LazyLock::new(|| {
        rows(include_str!("../../data/treaty_numbers.tsv"))
            .filter_map(|row| {
                let [form, kind, value, ..] = row[..] else {
                    return None;
                };
                let kind = match kind {
                    "cardinal" => NumberWord::Cardinal,
                    "ordinal" => NumberWord::Ordinal,
                    "ten" => NumberWord::Ten,
                    "hundred" => NumberWord::Hundred,
                    "repeat" => NumberWord::Repeat,
                    "month" => NumberWord::Month,
                    _ => return None,
                };
                Some((form, (kind, value.parse().ok()?)))
            })
            .collect()
    });

/// What a number word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberWord {
    Cardinal,
    Ordinal,
    /// Twenty to ninety: a cardinal or ordinal may follow.
    Ten,
    Hundred,
    /// "bis", "ter": a number put in between.
    Repeat,
    Month,
}
