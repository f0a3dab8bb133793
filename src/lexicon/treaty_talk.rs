//! How news speaks of treaties: well-known ones, verbs that put one at a stage, words that say what one provides.

use std::collections::HashMap;

use crate::model::{Deontic, ProvisionKind, TreatyStatus};

/// A row of `data/treaties.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WellKnown {
    /// Its name.
    pub name: &'static str,
    /// The year in which it was signed.
    pub year: i16,
    /// ISO 3166 alpha-3 codes of the states bound, where they are few.
    pub parties: Vec<&'static str>,
    /// ATOP's obligations, where it is an alliance.
    pub obligations: Vec<ProvisionKind>,
}

/// `data/treaties.tsv`, `data/treaty_stages.tsv` and `data/provision_words.tsv`.
#[derive(Debug, Default)]
pub struct TreatyTalk {
    known: Vec<WellKnown>,
    /// Names and other names, in lower case, with the place of their treaty.
    names: HashMap<String, usize>,
    stages: HashMap<&'static str, TreatyStatus>,
    deontic: HashMap<&'static str, Deontic>,
    /// Lemmas joined by spaces with their kind; ".." stands for a few words between.
    kinds: Vec<(&'static str, ProvisionKind)>,
}

impl TreatyTalk {
    pub(crate) fn embedded() -> Self {
        let mut known = Vec::new();
        let mut names = HashMap::new();
        for line in include_str!("../../data/treaties.tsv").lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [name, aliases, _, year, parties, obligations, _] = cells[..] else {
                unreachable!("the embedded tables are read by the tests");
            };
            let listed = |cell: &'static str| cell.split('|').filter(|part| !part.is_empty());
            for form in listed(aliases).chain([name]) {
                names.insert(form.to_lowercase(), known.len());
            }
            known.push(WellKnown {
                name,
                year: year
                    .parse()
                    .expect("the embedded tables are read by the tests"),
                parties: listed(parties).collect(),
                obligations: listed(obligations)
                    .map(|kind| {
                        kind.parse()
                            .expect("the embedded tables are read by the tests")
                    })
                    .collect(),
            });
        }
        let stages = rows(include_str!("../../data/treaty_stages.tsv")).collect();
        let mut deontic = HashMap::new();
        let mut kinds = Vec::new();
        for (words, what) in rows::<String>(include_str!("../../data/provision_words.tsv")) {
            match what.parse::<Deontic>() {
                Ok(mode) => {
                    deontic.insert(words, mode);
                }
                Err(_) => kinds.push((
                    words,
                    what.parse()
                        .expect("the embedded tables are read by the tests"),
                )),
            }
        }
        Self {
            known,
            names,
            stages,
            deontic,
            kinds,
        }
    }

    /// The well-known treaty of this name.
    ///
    /// ```
    /// use detente::lexicon::Lexicon;
    /// let lexicon = Lexicon::new();
    /// let treaty = lexicon.treaty_talk().known("JCPOA").expect("everybody knows it");
    /// assert_eq!((treaty.name, treaty.year), ("Joint Comprehensive Plan of Action", 2015));
    /// ```
    pub fn known(&self, name: &str) -> Option<&WellKnown> {
        let at = *self.names.get(&name.to_lowercase())?;
        self.known.get(at)
    }

    /// The well-known treaties, by their names.
    pub fn all_known(&self) -> &[WellKnown] {
        &self.known
    }

    /// The stage at which a verb or noun puts the treaty that it is said of.
    pub fn stage(&self, lemma: &str) -> Option<TreatyStatus> {
        self.stages.get(lemma).copied()
    }

    /// Whether a verb or modal binds, forbids or allows.
    pub fn deontic(&self, lemma: &str) -> Option<Deontic> {
        self.deontic.get(lemma).copied()
    }

    /// What a provision is about whose lemmas, joined by spaces, are these: of what fits, what says most counts.
    pub fn provision(&self, lemmas: &str) -> ProvisionKind {
        let padded = format!(" {} ", lemmas.replace('’', "'"));
        self.kinds
            .iter()
            .filter_map(|(words, kind)| {
                let at = place_of(words, &padded)?;
                let said = words.split(' ').filter(|word| *word != "..").count();
                Some((std::cmp::Reverse(said), at, *kind))
            })
            .min_by_key(|&(said, at, _)| (said, at))
            .map_or(ProvisionKind::Other, |(_, _, kind)| kind)
    }
}

/// So many words ".." stands for at most.
const BETWEEN: usize = 5;

/// Where words stand in a text of words, each between spaces: "come to .. aid" is in "come to each other 's aid".
fn place_of(words: &str, padded: &str) -> Option<usize> {
    let mut parts = words.split(" .. ").map(|part| format!(" {part} "));
    let first = parts.next()?;
    let rest: Vec<String> = parts.collect();
    padded.match_indices(first.as_str()).find_map(|(at, _)| {
        let mut end = at + first.len() - 1;
        for part in &rest {
            let behind = padded.get(end..)?;
            let next = behind.find(part.as_str())?;
            let between = behind.get(..next)?.split_whitespace().count();
            if between > BETWEEN {
                return None;
            }
            end += next + part.len() - 1;
        }
        Some(at)
    })
}

fn rows<T: std::str::FromStr>(table: &'static str) -> impl Iterator<Item = (&'static str, T)> {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?))
    };
    table
        .lines()
        .skip(1)
        .map(move |line| row(line).expect("the embedded tables are read by the tests"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_well_known() {
        let talk = TreatyTalk::embedded();
        assert!(talk.all_known().len() >= 150);
        assert!(talk.all_known().is_sorted_by_key(|treaty| treaty.name));
        for treaty in talk.all_known() {
            assert!((1700..2100).contains(&treaty.year), "{}", treaty.name);
            assert!(
                treaty.parties.iter().all(|code| code.len() == 3),
                "{}",
                treaty.name
            );
        }
        assert!(talk.known("treaty of nowhere").is_none());
    }

    #[test]
    fn sorts_provisions_by_what_says_most() {
        let talk = TreatyTalk::embedded();
        for (lemmas, kind) in [
            ("renounce the use of force", ProvisionKind::Nonaggression),
            ("must consult its ally", ProvisionKind::Consultation),
            ("cut duty on wine", ProvisionKind::Trade),
            ("must come to the other 's aid", ProvisionKind::Defense),
            ("come to its ally’s aid", ProvisionKind::Defense),
            (
                "come to the table and, as long as it last, cut aid",
                ProvisionKind::EconomicCooperation,
            ),
            ("let aid through", ProvisionKind::Other),
            ("name a street after a poet", ProvisionKind::Other),
        ] {
            assert_eq!(talk.provision(lemmas), kind, "{lemmas}");
        }
        assert_eq!(talk.stage("ratify"), Some(TreatyStatus::Ratified));
        assert_eq!(talk.stage("paint"), None);
    }
}
