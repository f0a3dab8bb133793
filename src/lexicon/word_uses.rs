//! Tables of words with their uses: `word`, `use`, `source`.

use std::collections::HashMap;

/// Words, each with the uses that a table gives it.
#[derive(Debug)]
pub struct WordUses<K> {
    words: HashMap<&'static str, Vec<K>>,
}

impl<K> Default for WordUses<K> {
    fn default() -> Self {
        Self {
            words: HashMap::new(),
        }
    }
}

impl<K: Copy + PartialEq> WordUses<K> {
    /// The rows of an embedded table, whose uses `read` knows.
    pub(super) fn embedded(table: &'static str, read: impl Fn(&str) -> Option<K>) -> Self {
        let mut words: HashMap<_, Vec<_>> = HashMap::new();
        for line in table.lines().skip(1) {
            let mut cells = line.split('\t');
            let (word, cell) = (
                cells.next().unwrap_or_default(),
                cells.next().unwrap_or_default(),
            );
            let kind = read(cell).expect("unit tests read every row of the embedded tables");
            words.entry(word).or_default().push(kind);
        }
        Self { words }
    }

    /// Whether a word has this use.
    pub fn is(&self, word: &str, kind: K) -> bool {
        self.words
            .get(word)
            .is_some_and(|kinds| kinds.contains(&kind))
    }
}
