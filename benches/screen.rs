//! How fast names are looked up. Run with `cargo bench --bench screen`.

use detente::lists::{ListEntry, ListName, NameKind, SanctionsList};
use detente::model::ActorKind;
use detente::screen::{Query, Screener, compare_names};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) as usize % end
    }

    /// A word of two to four syllables.
    fn word(&mut self) -> String {
        const ONSETS: [&str; 18] = [
            "b", "d", "f", "g", "h", "j", "k", "kh", "l", "m", "n", "r", "s", "sh", "t", "v", "y",
            "z",
        ];
        const VOWELS: [&str; 7] = ["a", "e", "i", "o", "u", "ai", "ou"];
        const CODAS: [&str; 6] = ["", "", "n", "r", "d", "s"];
        (0..2 + self.below(3))
            .map(|_| {
                let parts = [
                    ONSETS[self.below(18)],
                    VOWELS[self.below(7)],
                    CODAS[self.below(6)],
                ];
                parts.concat()
            })
            .collect()
    }

    /// A person's name of two to four words, of which some are common.
    fn name(&mut self, common: &[String]) -> String {
        let words: Vec<String> = (0..2 + self.below(3))
            .map(|_| match self.below(3) {
                0 => common[self.below(common.len())].clone(),
                _ => self.word(),
            })
            .collect();
        words.join(" ")
    }
}

/// A list of so many entries with two aliases each.
fn list(entries: usize) -> SanctionsList {
    let mut numbers = Numbers(7);
    let mut common: Vec<String> = (0..150).map(|_| numbers.word()).collect();
    common.extend(["mohammed", "ali", "abdul", "ahmad", "hassan", "kim", "ivan"].map(String::from));
    let mut list = SanctionsList::new("generated", "Generated names");
    for id in 0..entries {
        let kind = [ActorKind::Person, ActorKind::Person, ActorKind::Company][id % 3];
        let mut entry = ListEntry::with_name(id.to_string(), kind, numbers.name(&common));
        for _ in 0..2 {
            entry
                .names
                .push(ListName::new(numbers.name(&common), NameKind::Aka));
        }
        list.entries.push(entry);
    }
    list
}

/// Names of the list with a letter less.
fn queries(list: &SanctionsList) -> Vec<Query> {
    let names = list.entries.iter().step_by(97).map(|entry| {
        let mut name = entry.name().to_owned();
        name.remove(1);
        Query::new(name).with_kind(entry.kind)
    });
    names.collect()
}

#[divan::bench(args = [1_000, 20_000])]
fn match_name(bencher: Bencher<'_, '_>, entries: usize) {
    let list = list(entries);
    let queries = queries(&list);
    let screener = Screener::new(&[list]);
    let mut turn = queries.iter().cycle();
    bencher.bench_local(move || {
        turn.next()
            .map(|query| screener.matches(black_box(query)).len())
    });
}

#[divan::bench(args = [10_000])]
fn index(bencher: Bencher<'_, '_>, entries: usize) {
    let lists = [list(entries)];
    bencher.bench_local(|| Screener::new(black_box(&lists)));
}

#[divan::bench(args = [10_000])]
fn load(bencher: Bencher<'_, '_>, entries: usize) {
    let bytes = Screener::new(&[list(entries)]).to_bytes();
    bencher.bench_local(|| Screener::from_bytes(black_box(&bytes)).map(|screener| screener.len()));
}

#[divan::bench]
fn compare() -> f64 {
    let names = black_box(("Mohammed Hassan Qadri", "Muhammad Hasan al-Qadiri"));
    compare_names(names.0, names.1, Some(ActorKind::Person)).score
}
