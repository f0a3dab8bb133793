//! What deeds are called (`data/verdicts.tsv`): "in line with international law", "illegal".

use std::sync::LazyLock;

use crate::model::Stand;

/// Phrases that judge a deed, and the words that lead to them.
#[derive(Debug, Default)]
pub struct Verdicts {
    /// The longest first.
    phrases: Vec<(&'static str, Stand)>,
    /// Stand between a thing and what it is called: "is", "as".
    copulas: Vec<&'static str>,
    /// Stand before a verdict and do not change it: "clearly".
    degrees: Vec<&'static str>,
    /// Turn a verdict round: "not".
    negations: Vec<&'static str>,
}

impl Verdicts {
    /// The shipped ones.
    pub fn get() -> &'static Self {
        static VERDICTS: LazyLock<Verdicts> = LazyLock::new(Verdicts::embedded);
        &VERDICTS
    }

    fn embedded() -> Self {
        let mut verdicts = Self::default();
        for row in include_str!("../../data/verdicts.tsv").lines().skip(1) {
            let mut cells = row.split('\t');
            let phrase = cells.next().unwrap_or_default();
            match cells.next().unwrap_or_default() {
                "copula" => verdicts.copulas.push(phrase),
                "degree" => verdicts.degrees.push(phrase),
                "negation" => verdicts.negations.push(phrase),
                stand => verdicts.phrases.push((
                    phrase,
                    stand
                        .parse()
                        .expect("unit tests read every row of the embedded tables"),
                )),
            }
        }
        verdicts
            .phrases
            .sort_by_key(|(phrase, _)| (usize::MAX - phrase.len(), *phrase));
        verdicts
    }

    /// The stand that words show which follow those for a deed: "was clearly illegal".
    pub fn of(&self, said: &str) -> Option<Stand> {
        let mut words = said.split(' ').skip(1);
        words.find(|word| self.copulas.contains(word))?;
        let mut words = words.peekable();
        let is_negated = words
            .next_if(|word| self.negations.contains(word))
            .is_some();
        while words.next_if(|word| self.degrees.contains(word)).is_some() {}
        let predicate = words.collect::<Vec<_>>().join(" ").to_lowercase();
        let is_called = |phrase: &str| {
            predicate
                .strip_prefix(phrase)
                .is_some_and(|rest| rest.chars().next().is_none_or(|next| !next.is_alphabetic()))
        };
        let &(_, stand) = self.phrases.iter().find(|(phrase, _)| is_called(phrase))?;
        Some(match (is_negated, stand) {
            (true, Stand::Condemns) => Stand::Justifies,
            (true, Stand::Justifies) => Stand::Condemns,
            (_, stand) => stand,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_row() {
        let verdicts = Verdicts::get();
        let rows = include_str!("../../data/verdicts.tsv").lines().skip(1);
        let read = verdicts.phrases.len()
            + verdicts.copulas.len()
            + verdicts.degrees.len()
            + verdicts.negations.len();
        assert_eq!(read, rows.count());
    }

    #[test]
    fn finds_what_a_deed_is_called() {
        for (said, stand) in [
            (" was illegal", Some(Stand::Condemns)),
            (
                " on Monday was clearly an act of war.",
                Some(Stand::Condemns),
            ),
            (
                " are fully in line with international law",
                Some(Stand::Justifies),
            ),
            (" was not illegal", Some(Stand::Justifies)),
            (" was large", None),
            (" illegal", None),
            (" was illegally filmed", None),
            ("", None),
        ] {
            assert_eq!(Verdicts::get().of(said), stand, "{said}");
        }
    }
}
