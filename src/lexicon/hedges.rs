//! Words that weaken or judge what a clause says (`data/hedges.tsv`, `data/evaluative.tsv`).

use std::collections::HashMap;

use crate::model::{Act, Factuality};
use crate::syntax::Upos;

/// Modals and adverbs with the certainty that they leave, and words of praise and blame.
#[derive(Debug, Default)]
pub struct Hedges {
    words: HashMap<&'static str, Vec<(Upos, Factuality, bool)>>,
    judgements: HashMap<&'static str, Act>,
}

impl Hedges {
    pub(crate) fn embedded() -> Self {
        let mut hedges = Self::default();
        for line in include_str!("../../data/hedges.tsv").lines().skip(1) {
            hedges
                .add_word(line)
                .expect("tests/data.rs reads every row of data/hedges.tsv");
        }
        for line in include_str!("../../data/evaluative.tsv").lines().skip(1) {
            hedges
                .add_judgement(line)
                .expect("tests/data.rs reads every row of data/evaluative.tsv");
        }
        hedges
    }

    fn add_word(&mut self, line: &'static str) -> Option<()> {
        let mut cells = line.split('\t');
        let (lemma, pos, factuality, act) =
            (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let word = (pos.parse().ok()?, factuality.parse().ok()?, act == "demand");
        self.words.entry(lemma).or_default().push(word);
        Some(())
    }

    fn add_judgement(&mut self, line: &'static str) -> Option<()> {
        let mut cells = line.split('\t');
        let (lemma, act) = (cells.next()?, cells.next()?);
        self.judgements.insert(lemma, act.parse().ok()?);
        Some(())
    }

    fn find(&self, lemma: &str, upos: Upos) -> Option<(Factuality, bool)> {
        let known = self.words.get(lemma)?;
        known
            .iter()
            .find(|(pos, ..)| *pos == upos)
            .map(|&(_, factuality, is_demand)| (factuality, is_demand))
    }

    /// The certainty that a word leaves to its clause.
    pub fn factuality(&self, lemma: &str, upos: Upos) -> Option<Factuality> {
        self.find(lemma, upos)
            .filter(|(_, is_demand)| !is_demand)
            .map(|(factuality, _)| factuality)
    }

    /// Whether a modal makes a demand of its clause ("must").
    pub fn is_demand(&self, lemma: &str) -> bool {
        self.find(lemma, Upos::Aux)
            .is_some_and(|(_, is_demand)| is_demand)
    }

    /// Whether a word praises or blames what it is said of: [`Act::Support`] or [`Act::Criticize`].
    pub fn judgement(&self, lemma: &str) -> Option<Act> {
        self.judgements.get(lemma).copied()
    }
}
