//! Names of lists, kept so that those like a given one are found without reading the rest.

use std::collections::HashMap;

use super::fold::Script;
use super::judge::{acronym_letters, least_weight};
use super::keys::{joined, joined_key, keys_of};
use super::name::{LegalForms, Name};
use super::tables::Groups;
use super::word::{OwnedWord, Sphere, Word, WordKind};

/// From this weight on a word is looked up.
pub(super) const LOOKED_UP: f32 = 0.25;

/// A part of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Part {
    pub(super) start: u32,
    pub(super) len: u32,
}

/// A word of any number of names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WordRow {
    pub(super) text: Part,
    pub(super) sound: Part,
    pub(super) skeleton: Part,
    pub(super) spellings: Groups,
    pub(super) nicknames: Groups,
    pub(super) kind: WordKind,
    pub(super) weight: f32,
    pub(super) script: Script,
}

/// A name of an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct NameRow {
    pub(super) entry: u32,
    /// Which of the entry's names it is.
    pub(super) number: u32,
    /// Its words, in `name_words`.
    pub(super) words: Part,
    pub(super) legal: LegalForms,
    pub(super) sphere: Sphere,
    /// What all its words weigh.
    pub(super) weight: f32,
}

/// Numbers under sorted keys.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct KeyTable {
    pub(super) keys: Vec<u32>,
    pub(super) values: Vec<u32>,
    /// Where the keys with each first byte begin; one more than there are bytes.
    pub(super) buckets: Vec<u32>,
}

/// Keys are told apart first by so many of their bits.
const BUCKET_BITS: u32 = 16;

impl KeyTable {
    pub(super) fn new(mut pairs: Vec<(u32, u32)>) -> Self {
        pairs.sort_unstable();
        pairs.dedup();
        let (keys, values) = pairs.into_iter().unzip();
        Self::sorted(keys, values)
    }

    /// A table of keys that are in order.
    pub(super) fn sorted(keys: Vec<u32>, values: Vec<u32>) -> Self {
        let mut buckets = vec![0_u32; (1 << BUCKET_BITS) + 1];
        for key in &keys {
            buckets[(key >> (32 - BUCKET_BITS)) as usize + 1] += 1;
        }
        let mut sum = 0;
        for bucket in &mut buckets {
            sum += *bucket;
            *bucket = sum;
        }
        Self {
            keys,
            values,
            buckets,
        }
    }

    pub(super) fn find(&self, key: u32) -> &[u32] {
        let bucket = (key >> (32 - BUCKET_BITS)) as usize;
        let bounds = (self.buckets.get(bucket), self.buckets.get(bucket + 1));
        let (Some(&from), Some(&to)) = bounds else {
            return &[];
        };
        let (from, to) = (from as usize, to as usize);
        let keys = self.keys.get(from..to).unwrap_or_default();
        let start = from + keys.partition_point(|known| *known < key);
        let len = self.keys[start..to.max(start)]
            .iter()
            .take_while(|known| **known == key)
            .count();
        self.values.get(start..start + len).unwrap_or_default()
    }
}

/// The words and names of all lists.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Index {
    /// The letters of all words.
    pub(super) letters: String,
    pub(super) words: Vec<WordRow>,
    pub(super) names: Vec<NameRow>,
    /// Numbers of words, name after name.
    pub(super) name_words: Vec<u32>,
    /// Words by the keys of their letters and sounds.
    pub(super) by_key: KeyTable,
    /// Names by words of theirs that may be written as one.
    pub(super) by_joined: KeyTable,
    /// Names by word.
    pub(super) by_word: KeyTable,
}

impl Index {
    pub(super) fn word(&self, id: u32) -> Word<'_> {
        let row = &self.words[id as usize];
        Word {
            text: self.letters_of(row.text),
            sound: self.letters_of(row.sound),
            skeleton: self.letters_of(row.skeleton),
            spellings: row.spellings,
            nicknames: row.nicknames,
            kind: row.kind,
            weight: row.weight,
            script: row.script,
        }
    }

    fn letters_of(&self, part: Part) -> &str {
        let start = part.start as usize;
        self.letters
            .get(start..start + part.len as usize)
            .unwrap_or_default()
    }

    /// The words of a name.
    pub(super) fn words_of(&self, name: &NameRow) -> impl Iterator<Item = Word<'_>> {
        let start = name.words.start as usize;
        let ids = self
            .name_words
            .get(start..start + name.words.len as usize)
            .unwrap_or_default();
        ids.iter().map(|&id| self.word(id))
    }

    /// Names that hold the word.
    pub(super) fn names_with(&self, word: u32) -> &[u32] {
        let bounds = (
            self.by_word.buckets.get(word as usize),
            self.by_word.buckets.get(word as usize + 1),
        );
        match bounds {
            (Some(&from), Some(&to)) => self
                .by_word
                .values
                .get(from as usize..to as usize)
                .unwrap_or_default(),
            _ => &[],
        }
    }
}

/// Makes an index name by name.
#[derive(Debug, Default)]
pub(super) struct IndexBuilder {
    index: Index,
    known: HashMap<(String, WordKind, Sphere, Script), u32>,
    word_names: Vec<(u32, u32)>,
    joined_names: Vec<(u32, u32)>,
}

impl IndexBuilder {
    /// Adds a name of an entry.
    pub(super) fn add(&mut self, entry: u32, number: u32, name: &str, sphere: Sphere) {
        let ready = Name::new(name, sphere);
        if ready.words.is_empty() {
            return;
        }
        let id = self.index.names.len() as u32;
        let views = ready.views();
        for (_, text) in joined(&views) {
            self.joined_names.push((joined_key(&text), id));
        }
        if sphere == Sphere::Body && views.len() > 2 {
            let letters: Vec<u8> = acronym_letters(&views).collect();
            if letters.len() > 2
                && let Ok(letters) = String::from_utf8(letters)
            {
                self.joined_names.push((joined_key(&letters), id));
            }
        }
        let words = Part {
            start: self.index.name_words.len() as u32,
            len: ready.words.len() as u32,
        };
        let weight = views.iter().map(least_weight).sum();
        for word in ready.words {
            let weighty = word.weight >= LOOKED_UP;
            let word = self.word(word, sphere);
            self.index.name_words.push(word);
            if weighty {
                self.word_names.push((word, id));
            }
        }
        self.index.names.push(NameRow {
            entry,
            number,
            words,
            legal: ready.legal,
            sphere,
            weight,
        });
    }

    fn word(&mut self, word: OwnedWord, sphere: Sphere) -> u32 {
        let id = self.index.words.len() as u32;
        let row = WordRow {
            text: Part::default(),
            sound: Part::default(),
            skeleton: Part::default(),
            spellings: word.spellings,
            nicknames: word.nicknames,
            kind: word.kind,
            weight: word.weight,
            script: word.script,
        };
        let key = (word.text, word.kind, sphere, word.script);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let row = WordRow {
            text: self.letters(&key.0),
            sound: self.letters(&word.sound),
            skeleton: self.letters(&word.skeleton),
            ..row
        };
        self.index.words.push(row);
        self.known.insert(key, id);
        id
    }

    fn letters(&mut self, letters: &str) -> Part {
        let start = self.index.letters.len() as u32;
        self.index.letters.push_str(letters);
        Part {
            start,
            len: letters.len() as u32,
        }
    }

    /// The index of all names that were added.
    pub(super) fn build(mut self) -> Index {
        let mut keys = Vec::new();
        for id in 0..self.index.words.len() as u32 {
            let word = self.index.word(id);
            if word.weight >= LOOKED_UP {
                keys_of(&word, |key| keys.push((key, id)));
            }
        }
        self.index.by_key = KeyTable::new(keys);
        self.index.by_joined = KeyTable::new(self.joined_names);
        self.index.by_word = by_number(self.word_names, self.index.words.len());
        self.index
    }
}

/// A table whose keys are numbers from 0 on, so that its buckets are its keys.
fn by_number(mut pairs: Vec<(u32, u32)>, numbers: usize) -> KeyTable {
    pairs.sort_unstable();
    pairs.dedup();
    let mut buckets = vec![0_u32; numbers + 1];
    for (number, _) in &pairs {
        buckets[*number as usize + 1] += 1;
    }
    let mut sum = 0;
    for bucket in &mut buckets {
        sum += *bucket;
        *bucket = sum;
    }
    KeyTable {
        keys: Vec::new(),
        values: pairs.into_iter().map(|(_, value)| value).collect(),
        buckets,
    }
}
