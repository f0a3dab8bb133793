//! Trees with the labels of `ClearNLP`, which spaCy's English models write, into Universal Dependencies.
//!
//! `data/clear_relations.tsv` gives each label its relation. Where the two schemes hang words differently, the tree changes:
//! a preposition becomes the `case` (or `mark`) of its object, a form of "be" the `cop` of its predicate; conjuncts hang on the
//! first of them, and each conjunction on the conjunct that it stands before.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Deprel;

/// A word with its head and label as the parser wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearWord {
    /// Its dictionary form.
    pub lemma: String,
    /// Its universal part of speech, by name.
    pub upos: String,
    /// The number of its head in the document; none at a root.
    pub head: Option<usize>,
    /// The label of its relation.
    pub label: String,
}

impl ClearWord {
    fn is_nominal(&self) -> bool {
        matches!(
            self.upos.as_str(),
            "NOUN" | "PROPN" | "PRON" | "NUM" | "SYM"
        )
    }
}

/// What a label does to the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Structure {
    Same,
    /// A preposition above its object.
    Marker,
    /// A noun below a preposition.
    Object,
    /// A clause below a preposition.
    Clause,
    /// What a copula says of its subject.
    Predicate,
    Conjunct,
    Conjunction,
}

static LABELS: LazyLock<BTreeMap<&str, (&str, Structure)>> = LazyLock::new(|| {
    let rows = include_str!("../../data/clear_relations.tsv")
        .lines()
        .skip(1);
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (label, universal) = (cells.next()?, cells.next()?);
        let structure = match cells.next()? {
            "marker" => Structure::Marker,
            "object" => Structure::Object,
            "clause" => Structure::Clause,
            "predicate" => Structure::Predicate,
            "conjunct" => Structure::Conjunct,
            "conjunction" => Structure::Conjunction,
            _ => Structure::Same,
        };
        Some((label, (universal, structure)))
    })
    .collect()
});

/// Whether one of these labels is `ClearNLP`'s and none of Universal Dependencies.
///
/// ```
/// use detente::syntax::clear::is_clear;
/// assert!(is_clear(["nsubj", "dobj"].into_iter()));
/// assert!(!is_clear(["nsubj", "obj", "sb"].into_iter()));
/// ```
pub fn is_clear<'a>(mut labels: impl Iterator<Item = &'a str>) -> bool {
    labels.any(|label| label.parse::<Deprel>().is_err() && LABELS.contains_key(label))
}

/// Hangs and labels the words as Universal Dependencies does; a label that is in neither scheme stays.
///
/// Heads outside of the words are taken for roots.
pub fn to_universal(words: &mut [ClearWord]) {
    let mut tree = Tree::new(words);
    tree.flatten_conjuncts();
    for word in tree.words.iter_mut() {
        if let Some(&(universal, _)) = LABELS.get(word.label.as_str()) {
            universal.clone_into(&mut word.label);
        }
    }
    // Later words first, so that in "out of the city" the city is below "out" when that is looked at.
    for marker in (0..tree.words.len()).rev() {
        tree.lower_marker(marker);
    }
    for predicate in 0..tree.words.len() {
        tree.lower_copula(predicate);
    }
}

struct Tree<'w> {
    words: &'w mut [ClearWord],
    /// The heads that the words came with.
    given: Vec<Option<usize>>,
    structures: Vec<Structure>,
    children: Vec<Vec<usize>>,
}

impl<'w> Tree<'w> {
    fn new(words: &'w mut [ClearWord]) -> Self {
        let count = words.len();
        let mut children = vec![Vec::new(); count];
        for (number, word) in words.iter_mut().enumerate() {
            word.head = word.head.filter(|&head| head < count && head != number);
            if let Some(head) = word.head {
                children[head].push(number);
            }
        }
        let structure = |word: &ClearWord| {
            let known = LABELS.get(word.label.as_str());
            known.map_or(Structure::Same, |&(_, structure)| structure)
        };
        Self {
            given: words.iter().map(|word| word.head).collect(),
            structures: words.iter().map(structure).collect(),
            words,
            children,
        }
    }

    fn hang(&mut self, word: usize, head: Option<usize>) {
        if let Some(old) = self.words[word].head {
            self.children[old].retain(|&child| child != word);
        }
        self.words[word].head = head;
        if let Some(new) = head {
            self.children[new].push(word);
        }
    }

    /// Hangs conjuncts on the first of them, and conjunctions on the conjunct that they stand before.
    fn flatten_conjuncts(&mut self) {
        let mut moves = Vec::new();
        for (number, word) in self.words.iter().enumerate() {
            let Some(head) = word.head else { continue };
            match self.structures[number] {
                Structure::Conjunct => {
                    // Heads may run in a circle.
                    let chain = std::iter::successors(Some(head), |&above| {
                        let is_later = self.structures[above] == Structure::Conjunct;
                        self.words[above].head.filter(|_| is_later)
                    });
                    let first = chain.take(64).last().unwrap_or(head);
                    moves.push((number, first));
                }
                Structure::Conjunction => {
                    let next = self.children[head].iter().copied().find(|&child| {
                        child > number && self.structures[child] == Structure::Conjunct
                    });
                    moves.extend(next.map(|next| (number, next)));
                }
                _ => {}
            }
        }
        for (word, head) in moves {
            if word != head {
                self.hang(word, Some(head));
            }
        }
    }

    /// Hangs a preposition, and what hangs on it, below its object.
    fn lower_marker(&mut self, marker: usize) {
        // What an inner preposition left here ("out of the city") counts as its object, where this is a preposition too.
        let is_outer =
            self.structures[marker] == Structure::Marker && !self.words[marker].is_nominal();
        let object = self.children[marker].iter().copied().find(|&child| {
            let is_object = matches!(
                self.structures[child],
                Structure::Object | Structure::Clause
            );
            is_object
                && self.words[child].label != "conj"
                && (is_outer || self.given[child] == Some(marker))
        });
        let Some(object) = object else {
            let word = &mut self.words[marker];
            if self.structures[marker] == Structure::Marker
                && matches!(word.upos.as_str(), "ADP" | "SCONJ" | "PART")
            {
                word.label = "advmod".to_string();
            }
            return;
        };
        let is_clause = self.structures[object] == Structure::Clause;
        let is_in_noun = self.words[marker]
            .head
            .is_some_and(|head| self.words[head].is_nominal());
        let label = match (self.structures[marker], is_clause, is_in_noun) {
            (Structure::Marker, ..) if self.words[marker].label == "obl:agent" => "obl:agent",
            (Structure::Marker, true, true) => "acl",
            (Structure::Marker, true, false) => "advcl",
            (Structure::Marker, false, true) => "nmod",
            (Structure::Marker, false, false) => "obl",
            _ => self.words[marker].label.as_str(),
        };
        let label = label.to_string();
        self.swap(marker, object, if is_clause { "mark" } else { "case" });
        self.words[object].label = label;
    }

    /// Hangs a form of "be", and what hangs on it, below its predicate.
    fn lower_copula(&mut self, predicate: usize) {
        let is_predicate = self.structures[predicate] == Structure::Predicate;
        let Some(copula) = self.words[predicate].head.filter(|_| is_predicate) else {
            return;
        };
        let word = &self.words[copula];
        if word.label == "cop" || !word.lemma.eq_ignore_ascii_case("be") {
            return;
        }
        let label = word.label.clone();
        self.swap(copula, predicate, "cop");
        self.words[predicate].label = label;
    }

    /// Puts `lower` in the place of its head, which hangs on it from now on.
    fn swap(&mut self, head: usize, lower: usize, label: &str) {
        let above = self.words[head].head;
        if above == Some(lower) {
            return;
        }
        self.hang(lower, above);
        for child in self.children[head].clone() {
            self.hang(child, Some(lower));
        }
        self.hang(head, Some(lower));
        label.clone_into(&mut self.words[head].label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Lines of form, lemma, part of speech, head from 1 (0 at the root) and label.
    fn universal(rows: &str) -> Vec<String> {
        let rows: Vec<Vec<&str>> = rows
            .lines()
            .map(|row| row.split_whitespace().collect())
            .collect();
        let mut words: Vec<ClearWord> = rows
            .iter()
            .map(|row| ClearWord {
                lemma: row[1].to_string(),
                upos: row[2].to_string(),
                head: row[3].parse::<usize>().expect("a number").checked_sub(1),
                label: row[4].to_string(),
            })
            .collect();
        to_universal(&mut words);
        rows.iter()
            .zip(&words)
            .map(|(row, word)| {
                let head = word.head.map_or("-", |head| rows[head][0]);
                format!("{} {} {head}", row[0], word.label)
            })
            .collect()
    }

    #[test]
    fn objects_of_prepositions_stand_above_them() {
        let found = universal(
            "Troops troop NOUN 2 nsubj\nmoved move VERB 0 ROOT\nout out ADP 2 prep\nof of ADP 3 prep\n\
             Kherson Kherson PROPN 4 pobj\nby by ADP 2 prep\ncrossing cross VERB 6 pcomp\nit it PRON 7 dobj",
        );
        assert_eq!(
            found,
            [
                "Troops nsubj moved",
                "moved root -",
                "out case Kherson",
                "of case Kherson",
                "Kherson obl moved",
                "by mark crossing",
                "crossing advcl moved",
                "it obj crossing",
            ]
        );
    }

    #[test]
    fn what_belongs_to_a_noun_is_nmod_and_agents_are_agents() {
        let found = universal(
            "Talks talk NOUN 5 nsubjpass\nwith with ADP 1 prep\nSeoul Seoul PROPN 2 pobj\nwere be AUX 5 auxpass\n\
             halted halt VERB 0 ROOT\nby by ADP 5 agent\nMoscow Moscow PROPN 6 pobj",
        );
        assert_eq!(found[2], "Seoul nmod Talks");
        assert_eq!(found[1], "with case Seoul");
        assert_eq!(found[0], "Talks nsubj:pass halted");
        assert_eq!(found[3], "were aux:pass halted");
        assert_eq!(found[6], "Moscow obl:agent halted");
    }

    #[test]
    fn a_noun_with_a_noun_below_it_is_no_preposition() {
        let found = universal(
            "gave give VERB 0 ROOT\nenvoys envoy NOUN 1 dative\nin in ADP 2 prep\nParis Paris PROPN 3 pobj\na a DET 6 det\n\
             note note NOUN 1 dobj",
        );
        assert_eq!(found[1], "envoys iobj gave");
        assert_eq!(found[3], "Paris nmod envoys");
        assert_eq!(found[5], "note obj gave");
    }

    #[test]
    fn predicates_stand_above_be_and_below_other_verbs() {
        let found = universal(
            "It it PRON 2 nsubj\nis be AUX 0 ROOT\nnot not PART 2 neg\nready ready ADJ 2 acomp\n. . PUNCT 2 punct",
        );
        assert_eq!(
            found,
            [
                "It nsubj ready",
                "is cop ready",
                "not advmod ready",
                "ready root -",
                ". punct ready"
            ]
        );
        let found =
            universal("It it PRON 2 nsubj\nbecame become VERB 0 ROOT\nready ready ADJ 2 acomp");
        assert_eq!(found[2], "ready xcomp became");
    }

    #[test]
    fn conjuncts_hang_on_the_first() {
        let found = universal(
            "met meet VERB 0 ROOT\nin in ADP 1 prep\nParis Paris PROPN 2 pobj\nand and CCONJ 2 cc\nin in ADP 2 conj\n\
             London London PROPN 5 pobj",
        );
        assert_eq!(found[2], "Paris obl met");
        assert_eq!(found[3], "and cc London");
        assert_eq!(found[5], "London conj Paris");
        let found = universal(
            "Seoul x PROPN 0 ROOT\n, , PUNCT 1 punct\nTokyo x PROPN 1 conj\nand and CCONJ 3 cc\nKyiv x PROPN 3 conj",
        );
        assert_eq!(found[4], "Kyiv conj Seoul");
        assert_eq!(found[3], "and cc Kyiv");
    }

    #[test]
    fn every_label_becomes_one_that_is_known() {
        for (universal, _) in LABELS.values() {
            universal.parse::<Deprel>().expect(universal);
        }
    }

    proptest! {
        #[test]
        fn any_heads_are_taken(rows in prop::collection::vec((0usize..14, 0usize..44), 0..12)) {
            let labels: Vec<&str> = LABELS.keys().copied().collect();
            let mut words: Vec<ClearWord> = rows
                .iter()
                .map(|&(head, label)| ClearWord {
                    lemma: "be".to_string(),
                    upos: "ADP".to_string(),
                    head: head.checked_sub(1),
                    label: labels[label % labels.len()].to_string(),
                })
                .collect();
            to_universal(&mut words);
            for word in &words {
                prop_assert!(word.label.parse::<Deprel>().is_ok());
                prop_assert!(word.head.is_none_or(|head| head < words.len()));
            }
        }
    }
}
