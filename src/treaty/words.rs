//! The words that the reading of treaties rests on, loaded once from `data/treaty_*.tsv`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

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

/// `treaty_clauses.tsv`.
pub(super) struct Clauses {
    pub party: Set,
    pub organ: Set,
    pub no_subject: Set,
    pub nothing_subject: Set,
    pub leading: Set,
    pub condition_leading: Set,
    pub exception_leading: Set,
    pub relative: Set,
    pub subject_start: Set,
    pub adverb: Set,
    /// Conditions (even) and exceptions (odd) within a sentence.
    pub trailing: AhoCorasick,
    pub trailing_is_exception: Vec<bool>,
    pub beneficiary: AhoCorasick,
    /// Before a noun that looks like a verb: "the means".
    pub before_noun: Set,
    /// Between an auxiliary and its verb: "shall also refrain".
    pub between: Set,
    /// What may follow the noun that a subject is about.
    pub after_head: Set,
    /// In a parenthesis, makes a duty one of trying.
    pub effort: AhoCorasick,
    /// Verbs whose "that" clause binds.
    pub binding: AhoCorasick,
    /// Opens what an entry into force waits for.
    pub entry_condition: AhoCorasick,
    /// Opens the day of an entry into force, where nothing says what it waits for.
    pub entry_day: AhoCorasick,
    /// Says that something may not be made.
    pub denial: AhoCorasick,
}

pub(super) static CLAUSES: LazyLock<Clauses> = LazyLock::new(|| {
    let of = |wanted: &str| -> Vec<&'static str> {
        rows(include_str!("../../data/treaty_clauses.tsv"))
            .filter_map(|row| match row[..] {
                [form, kind, ..] if kind == wanted => Some(form),
                _ => None,
            })
            .collect()
    };
    let set = |wanted: &str| -> Set { of(wanted).into_iter().collect() };
    let conditions = of("condition");
    let exceptions = of("exception");
    let trailing: Vec<_> = conditions.iter().chain(&exceptions).copied().collect();
    Clauses {
        party: set("party"),
        organ: set("organ"),
        no_subject: set("no_subject"),
        nothing_subject: set("nothing_subject"),
        leading: set("leading"),
        condition_leading: set("condition_leading"),
        exception_leading: set("exception_leading"),
        relative: set("relative"),
        subject_start: set("subject_start"),
        adverb: set("adverb"),
        trailing: automaton(&trailing),
        trailing_is_exception: trailing
            .iter()
            .enumerate()
            .map(|(index, _)| index >= conditions.len())
            .collect(),
        beneficiary: automaton(&of("beneficiary")),
        before_noun: set("before_noun"),
        between: set("between"),
        after_head: set("after_head"),
        effort: automaton(&of("effort")),
        binding: automaton(&of("binding")),
        entry_condition: automaton(&of("entry_condition")),
        entry_day: automaton(&of("entry_day")),
        denial: automaton(&of("denial")),
    }
});

fn automaton(forms: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms)
        .expect("a table of short phrases makes an automaton")
}

/// The words at `at` in small letters, up to three, one at a time longer.
pub(super) fn phrases(text: &str, at: usize, end: usize) -> impl Iterator<Item = String> + '_ {
    let words = text.get(at..end).unwrap_or_default();
    let mut phrase = String::new();
    words.split_ascii_whitespace().take(4).map(move |word| {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(word.trim_matches([',', ';', ':', '"', '(', ')']));
        phrase.make_ascii_lowercase();
        phrase.clone()
    })
}

pub(super) fn starts_with(set: &Set, text: &str, at: usize, end: usize) -> bool {
    phrases(text, at, end).any(|phrase| set.contains(phrase.as_str()))
}
