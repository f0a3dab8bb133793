//! What comparing names knows of names: the tables of `data/screen/`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Rows that a word belongs to; 0 fills the rest.
pub(super) type Groups = [u16; 4];

/// Where in a word a rule of sounds holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Start,
    Any,
    /// At the end, for letters of this length.
    End(usize),
}

/// What a word of a person's name is besides a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Particle {
    /// "al", "the"; carries nothing.
    Article,
    /// "von", "de"; carries little.
    Preposition,
    /// "bin", "ben": what follows is the father's name.
    Kin,
    /// "abu": what follows is a child's name.
    Kunya,
}

/// What kind of body a legal form makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum LegalForm {
    Inc,
    Ltd,
    Llc,
    Jsc,
    Partnership,
    Unitary,
    Nonprofit,
    Sole,
}

impl LegalForm {
    pub(super) const ALL: [Self; 8] = [
        Self::Inc,
        Self::Ltd,
        Self::Llc,
        Self::Jsc,
        Self::Partnership,
        Self::Unitary,
        Self::Nonprofit,
        Self::Sole,
    ];

    /// Whether members and profit are those of a firm.
    pub(super) fn is_firm(self) -> bool {
        !matches!(self, Self::Unitary | Self::Nonprofit | Self::Sole)
    }
}

/// Rules of sounds, by their first letter, the longest first.
pub(super) struct Sounds(HashMap<u8, Vec<(&'static str, Place, &'static str)>>);

impl Sounds {
    /// The longest rule for the beginning of a word's rest: how many letters it takes, and what they sound like.
    pub(super) fn longest(
        &self,
        rest: &str,
        holds: impl Fn(Place) -> bool,
    ) -> Option<(usize, &'static str)> {
        let rules = self.0.get(rest.as_bytes().first()?)?;
        rules
            .iter()
            .find(|(letters, place, _)| rest.starts_with(letters) && holds(*place))
            .map(|(letters, _, sound)| (letters.len(), *sound))
    }
}

/// Forms of several words, by their first word, the longest first.
pub(super) type Forms<T> = HashMap<&'static str, Vec<(Vec<&'static str>, T)>>;

/// The tables, read once.
pub(super) struct Tables {
    pub(super) sounds: Sounds,
    pub(super) spellings: HashMap<&'static str, Groups>,
    pub(super) nicknames: HashMap<&'static str, Groups>,
    pub(super) honorifics: HashSet<&'static str>,
    pub(super) particles: HashMap<&'static str, Particle>,
    /// The class of a form, and whether it is also a slip after persons.
    pub(super) legal_forms: Forms<(LegalForm, bool)>,
    /// The short form that stands for a form.
    pub(super) abbreviations: Forms<&'static str>,
    /// How many names in 1,000 hold the word.
    pub(super) person_words: HashMap<&'static str, f32>,
    pub(super) organisation_words: HashMap<&'static str, f32>,
    pub(super) numbers: HashMap<&'static str, u32>,
    /// Changes with any of the tables, so that an index made with others can be told.
    pub(super) fingerprint: u32,
}

const SOUNDS: &str = include_str!("../../data/screen/sounds.tsv");
const SPELLINGS: &str = include_str!("../../data/screen/spellings.tsv");
const NICKNAMES: &str = include_str!("../../data/screen/nicknames.tsv");
const HONORIFICS: &str = include_str!("../../data/screen/honorifics.tsv");
const PARTICLES: &str = include_str!("../../data/screen/particles.tsv");
const LEGAL_FORMS: &str = include_str!("../../data/screen/legal_forms.tsv");
const PERSON_WORDS: &str = include_str!("../../data/screen/person_words.tsv");
const ORGANISATION_WORDS: &str = include_str!("../../data/screen/organisation_words.tsv");
const NUMBERS: &str = include_str!("../../data/treaty_numbers.tsv");

const ABBREVIATIONS: &str = include_str!("../../data/screen/abbreviations.tsv");

const ALL: [&str; 10] = [
    ABBREVIATIONS,
    SOUNDS,
    SPELLINGS,
    NICKNAMES,
    HONORIFICS,
    PARTICLES,
    LEGAL_FORMS,
    PERSON_WORDS,
    ORGANISATION_WORDS,
    NUMBERS,
];

/// The tables.
pub(super) fn tables() -> &'static Tables {
    static TABLES: LazyLock<Tables> = LazyLock::new(Tables::read);
    &TABLES
}

impl Tables {
    fn read() -> Self {
        let spellings = groups(SPELLINGS, 2);
        let mut nicknames = groups(NICKNAMES, 1);
        widen(&mut nicknames, &spellings);
        Self {
            sounds: sounds(),
            spellings,
            nicknames,
            honorifics: rows(HONORIFICS).map(|row| row[0]).collect(),
            particles: rows(PARTICLES).map(|row| particle(&row)).collect(),
            legal_forms: legal_forms(),
            abbreviations: forms(ABBREVIATIONS, |row| row[1]),
            person_words: counts(PERSON_WORDS),
            organisation_words: counts(ORGANISATION_WORDS),
            numbers: numbers(),
            fingerprint: ALL
                .iter()
                .fold(0, |hash, table| super::hash::more(hash, table.as_bytes())),
        }
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}

fn sounds() -> Sounds {
    let mut rules: Vec<_> = rows(SOUNDS)
        .map(|row| {
            let letters: &str = row[0];
            let place = match row[1] {
                "start" => Place::Start,
                "end" => Place::End(letters.len()),
                _ => Place::Any,
            };
            (letters, place, row[2])
        })
        .collect();
    // Of equally long rules the one for a place is the narrower.
    rules.sort_by_key(|(letters, place, _)| {
        (usize::MAX - letters.len(), matches!(place, Place::Any))
    });
    let mut by_first: HashMap<u8, Vec<_>> = HashMap::new();
    for rule in rules {
        by_first.entry(rule.0.as_bytes()[0]).or_default().push(rule);
    }
    Sounds(by_first)
}

fn add(groups: &mut Groups, group: u16) {
    if !groups.contains(&group)
        && let Some(free) = groups.iter_mut().find(|group| **group == 0)
    {
        *free = group;
    }
}

/// Words with the rows that they belong to, counted from 1.
fn groups(table: &'static str, variants: usize) -> HashMap<&'static str, Groups> {
    let mut by_word: HashMap<&'static str, Groups> = HashMap::new();
    for (row, group) in rows(table).zip(1..) {
        for word in std::iter::once(row[0]).chain(row[variants].split('|')) {
            add(by_word.entry(word).or_default(), group);
        }
    }
    by_word
}

/// Gives the nicknames of a name to its spellings too.
fn widen(nicknames: &mut HashMap<&'static str, Groups>, spellings: &HashMap<&'static str, Groups>) {
    let mut of_spelling: HashMap<u16, Groups> = HashMap::new();
    for (row, nickname) in rows(NICKNAMES).zip(1..) {
        for &spelling in spellings.get(row[0]).into_iter().flatten() {
            if spelling != 0 {
                add(of_spelling.entry(spelling).or_default(), nickname);
            }
        }
    }
    for (row, spelling) in rows(SPELLINGS).zip(1..) {
        let Some(more) = of_spelling.get(&spelling) else {
            continue;
        };
        for word in std::iter::once(row[0]).chain(row[2].split('|')) {
            let known = nicknames.entry(word).or_default();
            more.iter()
                .filter(|&&group| group != 0)
                .for_each(|&group| add(known, group));
        }
    }
}

fn particle(row: &[&'static str]) -> (&'static str, Particle) {
    let particle = match row[1] {
        "article" => Particle::Article,
        "kin" => Particle::Kin,
        "kunya" => Particle::Kunya,
        _ => Particle::Preposition,
    };
    (row[0], particle)
}

fn legal_forms() -> Forms<(LegalForm, bool)> {
    forms(LEGAL_FORMS, |row| {
        let form = match row[1] {
            "ltd" => LegalForm::Ltd,
            "llc" => LegalForm::Llc,
            "jsc" => LegalForm::Jsc,
            "partnership" => LegalForm::Partnership,
            "unitary" => LegalForm::Unitary,
            "nonprofit" => LegalForm::Nonprofit,
            "sole" => LegalForm::Sole,
            _ => LegalForm::Inc,
        };
        (form, row[2] == "1")
    })
}

fn forms<T>(table: &'static str, value: impl Fn(&[&'static str]) -> T) -> Forms<T> {
    let mut rows: Vec<_> = rows(table).collect();
    rows.sort_by_key(|row| usize::MAX - row[0].split(' ').count());
    let mut by_first: Forms<T> = HashMap::new();
    for row in rows {
        let words: Vec<&str> = row[0].split(' ').collect();
        let value = value(&row);
        by_first.entry(words[0]).or_default().push((words, value));
    }
    by_first
}

fn counts(table: &'static str) -> HashMap<&'static str, f32> {
    rows(table)
        .map(|row| (row[0], row[1].parse().unwrap_or(0.0)))
        .collect()
}

fn numbers() -> HashMap<&'static str, u32> {
    rows(NUMBERS)
        .filter(|row| matches!(row[1], "cardinal" | "ordinal" | "ten"))
        .filter_map(|row| Some((row[0], row[2].parse().ok()?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_and_every_row_has_its_source() {
        for table in ALL {
            let mut last = String::new();
            let columns = table.lines().next().unwrap().split('\t').count();
            for line in table.lines().skip(1) {
                let row: Vec<_> = line.split('\t').collect();
                assert_eq!(row.len(), columns, "{line}");
                assert!(!row[columns - 1].is_empty(), "{line} has no source");
                let key = format!("{}\t{}", row[0], row[1]);
                assert!(last < key, "{key} after {last}");
                last = key;
            }
        }
    }

    #[test]
    fn words_are_folded_and_no_word_belongs_to_more_rows_than_fit() {
        for (table, variants) in [(SPELLINGS, 2), (NICKNAMES, 1)] {
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for row in rows(table) {
                for word in std::iter::once(row[0]).chain(row[variants].split('|')) {
                    let folded = super::super::fold::fold(word);
                    assert!(
                        folded.len() == 1 && folded[0].text == word,
                        "{word} is not as names are compared"
                    );
                    *counts.entry(word).or_default() += 1;
                }
            }
            let mut crowded: Vec<_> = counts.into_iter().filter(|(_, rows)| *rows > 4).collect();
            crowded.sort_unstable();
            assert!(crowded.is_empty(), "{crowded:?}");
        }
    }

    #[test]
    fn knows_what_a_word_is() {
        let tables = tables();
        assert_eq!(tables.particles["bin"], Particle::Kin);
        assert_eq!(tables.particles["al"], Particle::Article);
        assert_eq!(tables.numbers["three"], 3);
        assert!(tables.organisation_words["company"] > tables.organisation_words["iron"]);
        assert!(!tables.particles.contains_key("putin"));
    }
}
