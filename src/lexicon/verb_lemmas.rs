//! From the forms of the verbs that tables name to those verbs.
//!
//! A tagger that has never seen a verb makes up its dictionary form ("bombe" of "bombed"); the verbs that matter here are known.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::verbs::inflect;

/// Of the tables that ship, or of a user's.
type Lemma = Cow<'static, str>;

/// The forms of known verbs.
#[derive(Debug, Default)]
pub struct VerbLemmas {
    known: HashSet<Lemma>,
    irregular: HashMap<&'static str, &'static str>,
    regular: HashMap<String, Lemma>,
}

const FORMS: &str = include_str!("../../data/verb_forms.tsv");

impl VerbLemmas {
    pub(crate) fn new(lemmas: impl Iterator<Item = Lemma>) -> Self {
        let mut verbs = Self {
            known: lemmas.filter(|lemma| !lemma.contains(' ')).collect(),
            ..Self::default()
        };
        let mut is_irregular = HashSet::new();
        for row in FORMS.lines().skip(1) {
            let mut cells = row.split('\t');
            if let (Some(form), Some(lemma), Some("form")) =
                (cells.next(), cells.next(), cells.next())
                && verbs.known.contains(lemma)
            {
                verbs.irregular.entry(form).or_insert(lemma);
                is_irregular.insert(lemma);
            }
        }
        let mut known: Vec<Lemma> = verbs.known.iter().cloned().collect();
        // Of "hop" and "hope", "hoped" is the longer one's.
        known.sort_unstable_by(|one, other| {
            other.len().cmp(&one.len()).then_with(|| one.cmp(other))
        });
        let mut form = String::new();
        for lemma in known {
            for ending in ["s", "ing", "ed"] {
                if ending == "ed" && is_irregular.contains(&*lemma) {
                    continue;
                }
                for doubled in [false, true] {
                    inflect(&lemma, ending, doubled, &mut form);
                    verbs
                        .regular
                        .entry(form.clone())
                        .or_insert_with(|| lemma.clone());
                }
            }
        }
        verbs
    }

    /// The verb that a form in lower case is of, where the tagger says that its dictionary form is `lemma`.
    pub fn lemma<'a>(&'a self, form: &str, lemma: &'a str) -> &'a str {
        if let Some(known) = self.irregular.get(form) {
            return known;
        }
        if self.known.contains(lemma) {
            return lemma;
        }
        self.regular.get(form).map_or(lemma, |known| known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mends_what_the_tagger_made_up() {
        let verbs = VerbLemmas::new(
            ["bomb", "free", "lend", "shell", "hop", "hope"]
                .into_iter()
                .map(Lemma::from),
        );
        for (form, tagged, lemma) in [
            ("bombed", "bombe", "bomb"),
            ("freed", "fre", "free"),
            ("lent", "go", "lend"),
            ("shelling", "shel", "shell"),
            ("hoped", "hop", "hop"),
            ("hoping", "hopp", "hope"),
            ("painted", "paint", "paint"),
        ] {
            assert_eq!(verbs.lemma(form, tagged), lemma, "{form}");
        }
    }
}
