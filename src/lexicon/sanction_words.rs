//! Words of sanctions: what a verb says of their stage, what a noun says of their measure, what leads to aim and law.

use std::collections::{HashMap, HashSet};

use crate::model::{Measure, Objective, SanctionStatus};

/// `data/sanction_verbs.tsv`, `data/sanction_measures.tsv`, `data/sanction_objective_words.tsv` and `data/sanction_phrases.tsv`.
#[derive(Debug, Default)]
pub struct SanctionWords {
    verbs: HashMap<&'static str, SanctionStatus>,
    measures: HashMap<&'static str, Measure>,
    /// Lemmas joined by spaces.
    objectives: HashMap<String, Objective>,
    aim_verbs: HashSet<&'static str>,
    under: HashSet<&'static str>,
    aims: Vec<Vec<&'static str>>,
    reasons: Vec<Vec<&'static str>>,
    laws: Vec<(Vec<&'static str>, LawNeeds)>,
}

/// No phrase of `data/sanction_objective_words.tsv` has more words.
const LONGEST_OBJECTIVE: usize = 5;

/// What has to stand with the word for a law, so that it names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum LawNeeds {
    Nothing,
    /// "Resolution 1718".
    Number,
    /// "the 14th package".
    Ordinal,
}

/// Words that name a law.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Law {
    /// How many they are.
    pub(crate) words: usize,
    pub(crate) needs: LawNeeds,
}

impl SanctionWords {
    pub(crate) fn embedded() -> Self {
        let mut words = Self {
            verbs: rows(include_str!("../../data/sanction_verbs.tsv")),
            measures: rows(include_str!("../../data/sanction_measures.tsv")),
            objectives: rows(include_str!("../../data/sanction_objective_words.tsv"))
                .into_iter()
                .map(|(words, objective)| (words.replace('-', " "), objective))
                .collect(),
            ..Self::default()
        };
        for line in include_str!("../../data/sanction_phrases.tsv")
            .lines()
            .skip(1)
        {
            let mut cells = line.split('\t');
            let (Some(phrase), Some(what)) = (cells.next(), cells.next()) else {
                continue;
            };
            let law = |needs| (phrase.split(' ').collect(), needs);
            match what {
                "aim_verb" => _ = words.aim_verbs.insert(phrase),
                "under" => _ = words.under.insert(phrase),
                "reason" => words.reasons.push(phrase.split(' ').collect()),
                "aim" => words.aims.push(phrase.split(' ').collect()),
                "law" => words.laws.push(law(LawNeeds::Nothing)),
                "law_number" => words.laws.push(law(LawNeeds::Number)),
                "law_ordinal" => words.laws.push(law(LawNeeds::Ordinal)),
                other => unreachable!("{other:?}: tests/data.rs reads every row"),
            }
        }
        words
            .laws
            .sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        words
    }

    /// The stage at which a verb puts the sanctions that are its object.
    pub fn status(&self, lemma: &str) -> Option<SanctionStatus> {
        self.verbs.get(lemma).copied()
    }

    /// The measure that a word before or behind a sanction names.
    pub fn measure(&self, lemma: &str) -> Option<Measure> {
        self.measures.get(lemma).copied()
    }

    /// What is said of a sanction's ends by these lemmas, in the order of the objectives: of phrases that overlap, the
    /// first and longest ("chemical weapon attack" is no "chemical weapon").
    pub fn objectives<'w>(&self, lemmas: impl Iterator<Item = &'w str>) -> Vec<Objective> {
        let lemmas: Vec<String> = lemmas
            .flat_map(|lemma| lemma.split('-'))
            .filter(|part| part.starts_with(char::is_alphanumeric))
            .map(str::to_lowercase)
            .collect();
        let mut found = Vec::new();
        let mut from = 0;
        while from < lemmas.len() {
            let longest = (1..=LONGEST_OBJECTIVE.min(lemmas.len() - from))
                .rev()
                .find_map(|words| {
                    let phrase = lemmas.get(from..from + words)?.join(" ");
                    Some((words, *self.objectives.get(&phrase)?))
                });
            from += match longest {
                Some((words, objective)) => {
                    found.push(objective);
                    words
                }
                None => 1,
            };
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Whether "to" with this verb says what a sanction is for ("to force").
    pub fn is_aim(&self, lemma: &str) -> bool {
        self.aim_verbs.contains(lemma)
    }

    /// Whether a word leads from a sanction to the law behind it ("under").
    pub fn is_under(&self, word: &str) -> bool {
        self.under.contains(word.to_lowercase().as_str())
    }

    /// How many words say that an aim follows ("in a bid to"), of the words that `word` counts.
    pub(crate) fn aim_marker<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> Option<usize> {
        let mut known = self.aims.iter();
        known.find(|phrase| is_written(phrase, &word)).map(Vec::len)
    }

    /// How many words say that a reason follows ("in retaliation for"), of the words that `word` counts.
    pub(crate) fn reason_marker<'w>(
        &self,
        word: impl Fn(usize) -> Option<&'w str>,
    ) -> Option<usize> {
        let mut known = self.reasons.iter();
        known.find(|phrase| is_written(phrase, &word)).map(Vec::len)
    }

    /// The law that the words name which `word` counts.
    pub(crate) fn law<'w>(&self, word: impl Fn(usize) -> Option<&'w str>) -> Option<Law> {
        let mut known = self.laws.iter();
        known
            .find(|(phrase, _)| is_written(phrase, &word))
            .map(|(phrase, needs)| Law {
                words: phrase.len(),
                needs: *needs,
            })
    }
}

fn is_written<'w>(phrase: &[&str], word: impl Fn(usize) -> Option<&'w str>) -> bool {
    let mut words = phrase.iter().enumerate();
    words.all(|(at, known)| word(at).is_some_and(|word| word.eq_ignore_ascii_case(known)))
}

fn rows<T: std::str::FromStr>(table: &'static str) -> HashMap<&'static str, T> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?))
    };
    table
        .lines()
        .skip(1)
        .map(|line| row(line).expect("the embedded tables are read by the tests"))
        .collect()
}
