//! Names of an index that are like a given one.

use std::cell::RefCell;

use super::align::Aligner;
use super::alike::alike;
use super::fold::Script;
use super::index::{Index, LOOKED_UP};
use super::judge::{best_score, compare, least_weight};
use super::keys::{MOST_JOINED, joined, joined_key, keys_for, keys_for_joined};
use super::name::Name;
use super::word::{OwnedWord, Sphere, Word, WordKind};

/// A name of the index with its score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    pub(super) name: u32,
    pub(super) score: f32,
}

/// Room for searches, kept by each thread between them.
#[derive(Debug, Default)]
struct Room {
    aligner: Aligner,
    /// For each name how much of its weight has been found, and in which step last; 0 is never.
    shares: Vec<(f32, u32)>,
    touched: Vec<u32>,
    ids: Vec<u32>,
    alike: Vec<(f32, f32, u32)>,
}

impl Room {
    fn add(&mut self, name: u32, share: f32, step: u32) {
        let Some((sum, last)) = self.shares.get_mut(name as usize) else {
            return;
        };
        if *last == 0 {
            self.touched.push(name);
        }
        // A word goes with one word of a name.
        if *last != step {
            *last = step;
            *sum += share;
        }
    }

    /// Leaves the room as it was found.
    fn clear(&mut self) {
        for name in self.touched.drain(..) {
            if let Some(share) = self.shares.get_mut(name as usize) {
                *share = (0.0, 0);
            }
        }
    }
}

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
}

/// A bound must not lose what a word that is not looked up would add.
const SLACK: f32 = 0.08;

/// The names of this sphere that score at least `threshold`, in the order of the index.
pub(super) fn search(index: &Index, query: &Name, sphere: Sphere, threshold: f32) -> Vec<Found> {
    ROOM.with_borrow_mut(|room| {
        room.shares
            .resize(index.names.len().max(room.shares.len()), (0.0, 0));
        let found = search_in(index, query, sphere, threshold, room);
        room.clear();
        found
    })
}

fn search_in(
    index: &Index,
    query: &Name,
    sphere: Sphere,
    threshold: f32,
    room: &mut Room,
) -> Vec<Found> {
    let words = query.views();
    let mut step = 0;
    for word in words.iter().filter(|word| word.weight >= LOOKED_UP) {
        step += 1;
        look_up(index, word, room, step);
        step += 1;
        for &name in index.by_joined.find(joined_key(word.text)) {
            room.add(name, word.weight * 2.0, step);
        }
    }
    for (at, text) in joined(&words) {
        step += 1;
        let weight = words[at..].iter().take(MOST_JOINED).map(|word| word.weight);
        look_up_joined(index, text, weight.sum(), sphere, room, step);
    }
    let weight: f32 = words.iter().map(least_weight).sum();
    // Words that are not looked up may agree with any.
    let free: f32 = words
        .iter()
        .filter(|word| word.weight < LOOKED_UP || word.kind == WordKind::Initial)
        .map(|word| word.weight)
        .sum();
    let Room {
        aligner,
        shares,
        touched,
        ..
    } = room;
    touched.sort_unstable();
    let mut found = Vec::new();
    let mut theirs: Vec<Word<'_>> = Vec::new();
    for &name in touched.iter() {
        let Some(row) = index
            .names
            .get(name as usize)
            .filter(|row| row.sphere == sphere)
        else {
            continue;
        };
        let share = shares[name as usize].0 + free;
        if best_score(share, weight, row.weight) + SLACK < threshold {
            continue;
        }
        theirs.clear();
        theirs.extend(index.words_of(row));
        let score = compare(aligner, &words, &theirs, (query.legal, row.legal), sphere).score;
        if score >= threshold {
            found.push(Found { name, score });
        }
    }
    found
}

/// Notes the names that have a word like this one.
fn look_up(index: &Index, word: &Word<'_>, room: &mut Room, step: u32) {
    room.ids.clear();
    let ids = &mut room.ids;
    keys_for(word, |key| ids.extend_from_slice(index.by_key.find(key)));
    note(index, word, word.weight, room, step);
}

/// Notes the names that have a word like these words written as one.
fn look_up_joined(
    index: &Index,
    text: String,
    weight: f32,
    sphere: Sphere,
    room: &mut Room,
    step: u32,
) {
    let word = OwnedWord::new(text, WordKind::Name, sphere, Script::Letters);
    room.ids.clear();
    let ids = &mut room.ids;
    keys_for_joined(&word.text, &word.sound, |key| {
        ids.extend_from_slice(index.by_key.find(key));
    });
    note(index, &word.view(), weight, room, step);
}

fn note(index: &Index, word: &Word<'_>, weight: f32, room: &mut Room, step: u32) {
    room.ids.sort_unstable();
    room.ids.dedup();
    let mut alike_words = std::mem::take(&mut room.alike);
    alike_words.clear();
    alike_words.extend(room.ids.iter().filter_map(|&id| {
        let other = index.word(id);
        let (_, degree) = alike(word, &other)?;
        Some((degree, f32::midpoint(weight, other.weight), id))
    }));
    alike_words.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.2.cmp(&other.2)));
    for &(_, share, id) in &alike_words {
        for &name in index.names_with(id) {
            room.add(name, share, step);
        }
    }
    room.alike = alike_words;
}
