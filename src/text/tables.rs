//! What the reading of sentences and words knows of English: the tables of `data/text/`.

use std::sync::LazyLock;

/// A list of forms with a value each, made once from a table.
///
/// Found by the first byte and then by halving, so a look-up hashes nothing and allocates nothing.
#[derive(Debug)]
pub(crate) struct Table<V> {
    rows: Vec<(&'static str, V)>,
    /// Where the rows that begin with a byte begin; one more than there are bytes, so the last bucket ends too.
    buckets: Vec<u16>,
}

impl<V> Table<V> {
    /// Reads a table: a line of headings, then rows of tab-separated columns, the form first.
    fn read(tsv: &'static str, value: impl Fn(&str, &'static str) -> V) -> Self {
        let mut rows: Vec<(&'static str, V)> = tsv
            .lines()
            .skip(1)
            .filter_map(|line| {
                let mut columns = line.split('\t');
                let form = columns.next().filter(|form| !form.is_empty())?;
                Some((form, value(form, columns.next().unwrap_or_default())))
            })
            .collect();
        rows.sort_by_key(|(form, _)| *form);
        let buckets = (0..=256)
            .map(|first| {
                rows.partition_point(|(form, _)| usize::from(form.as_bytes()[0]) < first) as u16
            })
            .collect();
        Self { rows, buckets }
    }

    fn bucket(&self, first: u8) -> &[(&'static str, V)] {
        let first = usize::from(first);
        &self.rows[usize::from(self.buckets[first])..usize::from(self.buckets[first + 1])]
    }

    /// The value of exactly this form.
    pub(crate) fn find(&self, form: &str) -> Option<&V> {
        let bucket = self.bucket(*form.as_bytes().first()?);
        let at = bucket
            .binary_search_by_key(&form, |(known, _)| known)
            .ok()?;
        Some(&bucket[at].1)
    }

    /// The value of this form written in lower case.
    pub(crate) fn find_lowercase(&self, form: &str) -> Option<&V> {
        let mut lower = [0; 16];
        let lower = lower.get_mut(..form.len())?;
        lower.copy_from_slice(form.as_bytes());
        lower.make_ascii_lowercase();
        self.find(std::str::from_utf8(lower).ok()?)
    }

    /// The longest form that `text` begins with.
    pub(crate) fn longest_prefix(&self, text: &str) -> Option<&'static str> {
        let bucket = self.bucket(*text.as_bytes().first()?);
        bucket
            .iter()
            .map(|(form, _)| *form)
            .filter(|form| text.starts_with(form))
            .max_by_key(|form| form.len())
    }
}

/// What a stop after an abbreviation can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// Stands before a name: never the end of a sentence.
    Title,
    /// An abbreviation only where a number follows: "No. 3".
    Number,
    /// Keeps its stop inside a sentence only; at its end the stop is the sentence's.
    Inner,
    /// May end a sentence, with the stop.
    Free,
}

pub(crate) struct Tables {
    /// Abbreviations, written with their stop.
    pub(crate) abbreviations: Table<Abbreviation>,
    /// Words that are written together, lower case, with the lengths of their parts.
    pub(crate) contractions: Table<Vec<usize>>,
    /// Words that begin with an apostrophe, without it.
    pub(crate) elisions: Table<()>,
    pub(crate) emoticons: Table<()>,
    /// What ends names of hosts and files, without the dot.
    pub(crate) endings: Table<()>,
    /// What keeps its hyphen: "anti-aircraft" is one word.
    pub(crate) prefixes: Table<()>,
    /// Verbs that follow a quotation: "said", "asked".
    pub(crate) reporting_verbs: Table<()>,
    /// Words that begin sentences, capitalised.
    pub(crate) starters: Table<()>,
    /// Units that are written onto their number.
    pub(crate) units: Table<()>,
}

impl Tables {
    /// What the stop of this abbreviation can mean; a title also counts in capitals ("GEN.").
    pub(crate) fn abbreviation(&self, form: &str) -> Option<Abbreviation> {
        let exact = self.abbreviations.find(form);
        if exact.is_some() || form.len() > 8 || !form.is_ascii() {
            return exact.copied();
        }
        let mut capitalised = [0; 8];
        let capitalised = capitalised.get_mut(..form.len())?;
        capitalised.copy_from_slice(form.as_bytes());
        let (_, rest) = capitalised.split_first_mut()?;
        if rest.len() < 2 || rest.iter().any(u8::is_ascii_lowercase) {
            return None;
        }
        rest.make_ascii_lowercase();
        let found = self
            .abbreviations
            .find(std::str::from_utf8(capitalised).ok()?)?;
        (*found == Abbreviation::Title).then_some(*found)
    }
}

pub(crate) static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    abbreviations: Table::read(
        include_str!("../../data/text/abbreviations.tsv"),
        |_, class| match class {
            "title" => Abbreviation::Title,
            "number" => Abbreviation::Number,
            "inner" => Abbreviation::Inner,
            _ => Abbreviation::Free,
        },
    ),
    contractions: Table::read(
        include_str!("../../data/text/contractions.tsv"),
        |_, parts| parts.split('|').map(str::len).collect(),
    ),
    elisions: Table::read(include_str!("../../data/text/elisions.tsv"), |_, _| ()),
    emoticons: Table::read(include_str!("../../data/text/emoticons.tsv"), |_, _| ()),
    endings: Table::read(include_str!("../../data/text/endings.tsv"), |_, _| ()),
    prefixes: Table::read(include_str!("../../data/text/prefixes.tsv"), |_, _| ()),
    reporting_verbs: Table::read(
        include_str!("../../data/text/reporting_verbs.tsv"),
        |_, _| (),
    ),
    starters: Table::read(include_str!("../../data/text/starters.tsv"), |_, _| ()),
    units: Table::read(include_str!("../../data/text/units.tsv"), |_, _| ()),
});

#[cfg(test)]
mod tests {
    #[test]
    fn tables_are_sorted_and_every_row_has_its_source() {
        for (name, tsv) in [
            (
                "abbreviations",
                include_str!("../../data/text/abbreviations.tsv"),
            ),
            (
                "contractions",
                include_str!("../../data/text/contractions.tsv"),
            ),
            ("elisions", include_str!("../../data/text/elisions.tsv")),
            ("emoticons", include_str!("../../data/text/emoticons.tsv")),
            ("endings", include_str!("../../data/text/endings.tsv")),
            ("languages", include_str!("../../data/text/languages.tsv")),
            ("prefixes", include_str!("../../data/text/prefixes.tsv")),
            (
                "reporting_verbs",
                include_str!("../../data/text/reporting_verbs.tsv"),
            ),
            ("starters", include_str!("../../data/text/starters.tsv")),
            ("units", include_str!("../../data/text/units.tsv")),
        ] {
            let mut lines = tsv.lines();
            let columns = lines.next().unwrap().split('\t').count();
            let mut last = "";
            for line in lines {
                let row: Vec<_> = line.split('\t').collect();
                assert_eq!(row.len(), columns, "{name}: {line}");
                assert!(!row[columns - 1].is_empty(), "{name}: {line} has no source");
                assert!(last < row[0], "{name}: {} after {last}", row[0]);
                last = row[0];
            }
        }
    }

    #[test]
    fn parts_of_a_contraction_make_the_word() {
        for line in include_str!("../../data/text/contractions.tsv")
            .lines()
            .skip(1)
        {
            let row: Vec<_> = line.split('\t').collect();
            assert_eq!(row[1].replace('|', ""), row[0]);
        }
    }
}
