//! Words of sanctions: what a verb says of their stage, what a noun says of their measure.

use std::collections::HashMap;

use crate::model::{Measure, SanctionStatus};

/// `data/sanction_verbs.tsv` and `data/sanction_measures.tsv`.
#[derive(Debug, Default)]
pub struct SanctionWords {
    verbs: HashMap<&'static str, SanctionStatus>,
    measures: HashMap<&'static str, Measure>,
}

impl SanctionWords {
    pub(crate) fn embedded() -> Self {
        let verbs = rows(include_str!("../../data/sanction_verbs.tsv"));
        let measures = rows(include_str!("../../data/sanction_measures.tsv"));
        Self { verbs, measures }
    }

    /// The stage at which a verb puts the sanctions that are its object.
    pub fn status(&self, lemma: &str) -> Option<SanctionStatus> {
        self.verbs.get(lemma).copied()
    }

    /// The measure that a word before or behind a sanction names.
    pub fn measure(&self, lemma: &str) -> Option<Measure> {
        self.measures.get(lemma).copied()
    }
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
