//! Words that stand beside cues and say how to read them (`data/cue_words.tsv`).

use std::collections::HashMap;

/// What a word beside a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueWord {
    /// A thing that holds words or facts and so can be a source: "the poll shows …".
    Document,
    /// A form of speech that "in", "on", "at" or "during" names: "said in an interview".
    Form,
    /// A cue verb whose third person is as often the plural of a noun that is no cue: "reports".
    Plural,
    /// Opens a clause beside the main one: "after he said that …".
    Opener,
}

impl CueWord {
    fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "document" => Self::Document,
            "form" => Self::Form,
            "plural" => Self::Plural,
            "opener" => Self::Opener,
            _ => return None,
        })
    }
}

/// The words beside cues, each with its uses.
#[derive(Debug, Default)]
pub(super) struct CueWords {
    words: HashMap<&'static str, Vec<CueWord>>,
}

impl CueWords {
    pub(super) fn embedded() -> Self {
        let mut words: HashMap<_, Vec<_>> = HashMap::new();
        for line in include_str!("../../data/cue_words.tsv").lines().skip(1) {
            let mut cells = line.split('\t');
            let (word, cell) = (
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
            );
            let kind =
                CueWord::read(cell).expect("a unit test reads every row of data/cue_words.tsv");
            words.entry(word).or_default().push(kind);
        }
        Self { words }
    }

    pub(super) fn is(&self, lemma: &str, kind: CueWord) -> bool {
        self.words
            .get(lemma)
            .is_some_and(|kinds| kinds.contains(&kind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_row() {
        let words = CueWords::embedded();
        assert!(words.is("poll", CueWord::Document) && words.is("report", CueWord::Form));
        assert!(!words.is("poll", CueWord::Form) && !words.is("river", CueWord::Document));
    }
}
