//! The network: embeddings, a bidirectional recurrent encoder, and what is read off it.
//!
//! Products are of whole numbers, and what lies between them is made of additions, multiplications and divisions of
//! 32-bit floats in a fixed order: the same text gives the same tree on every machine.

#![allow(
    clippy::inline_always,
    clippy::cast_precision_loss,
    reason = "work under a level must be compiled into it; sums and counts stay within what a float holds or are rounded alike everywhere"
)]

mod answers;
mod layer;
mod read;
mod recurrence;

use std::ops::Range;

pub use self::layer::{sigmoid, tanh};

use self::layer::Linear;
use self::recurrence::{Direction, Neighbours, Recur};
use super::features;
use super::kernel::{Level, Packed, multiply};
use super::model::{ModelFile, Table};

/// Buckets of the distance between a word and its head: half for heads before, half for heads after.
pub const BUCKETS: usize = 20;
/// Words of a sentence that are parsed together; a longer one is parsed in pieces.
pub(super) const MAX_WORDS: usize = 256;

/// One, in the whole numbers that stand for values between -1 and 1.
const ONE: f32 = 4096.0;
/// One, of the head of an arc.
const ONE_HEAD: f32 = 2048.0;

/// The bucket of a head at `head` for a dependent at `dependent`.
pub fn bucket(dependent: usize, head: usize) -> usize {
    let (distance, side) = if head > dependent {
        (head - dependent, BUCKETS / 2)
    } else {
        (dependent - head, 0)
    };
    let bucket = match distance {
        0..=1 => 0,
        2 => 1,
        3 => 2,
        4 => 3,
        5..=6 => 4,
        7..=9 => 5,
        10..=14 => 6,
        15..=22 => 7,
        23..=40 => 8,
        _ => 9,
    };
    bucket + side
}

/// The sizes of the network's parts, as the model file's section `config` lists them.
#[derive(Debug, Clone, Copy)]
struct Config {
    word: usize,
    affix: usize,
    hidden: usize,
    arc: usize,
    label: usize,
    tag: usize,
    entity: usize,
}

/// The network, ready to run.
#[derive(Debug)]
pub(super) struct Network {
    file: ModelFile,
    level: Level,
    config: Config,
    words: Table,
    affixes: Table,
    gazetteer: Table,
    word_rows: Range<usize>,
    affix_rows: Range<usize>,
    layers: Vec<[Direction; 2]>,
    heads: Linear,
    dependent: Linear,
    head_distance: Linear,
    root_arc: Vec<i16>,
    root_label: Vec<f32>,
    label_distance: Vec<f32>,
    labels: Linear,
    tags: Linear,
    entities: Linear,
    /// Part of speech, language-specific tag and features that occur together.
    triples: Vec<[u16; 3]>,
    counts: [usize; 3],
    root_deprel: usize,
}

/// What the network says of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Answer {
    pub(super) upos: u16,
    pub(super) xpos: u16,
    pub(super) feats: u16,
    /// 0 for the root, else the number of the head in its sentence, from 1.
    pub(super) head: u32,
    pub(super) deprel: u16,
    /// 0 for none, then beginning and inside of each kind in turn.
    pub(super) entity: u8,
}

/// Buffers that are kept from block to block.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    normal: Vec<char>,
    keys: Vec<u64>,
    input: Vec<i16>,
    input_starts: Vec<usize>,
    slots: Vec<u32>,
    places: Vec<u32>,
    products: Vec<i32>,
    states: [Vec<i16>; 2],
    starts: Vec<usize>,
    sums: Vec<i32>,
    values: Vec<f32>,
    state: Vec<f32>,
    dependents: Vec<i16>,
    arc_heads: Vec<i16>,
    halves: Vec<f32>,
    tags: Vec<i16>,
    entities: Vec<i16>,
    projected: Vec<i16>,
    distances: Vec<i32>,
    head_distances: Vec<i32>,
    packed: Packed,
    row_starts: Vec<usize>,
    scores: Vec<i32>,
    heads: Vec<u32>,
    paths: Vec<[(f32, u8); 7]>,
    lengths: Vec<usize>,
}

impl Network {
    /// The same network on other instructions.
    #[cfg(test)]
    pub(super) fn with_level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }

    /// Answers for a block of sentences, each of at most [`MAX_WORDS`] words; `forms` gives the words of all in turn.
    pub(super) fn run<'a>(
        &self,
        lengths: &[usize],
        forms: impl Iterator<Item = &'a str>,
        scratch: &mut Scratch,
        out: &mut Vec<Answer>,
    ) {
        let total: usize = lengths.iter().sum();
        out.clear();
        out.resize(total, Answer::default());
        if total == 0 {
            return;
        }
        scratch.lengths.clear();
        scratch.lengths.extend_from_slice(lengths);
        self.embed(lengths, forms, scratch);
        let both = 2 * self.config.hidden;
        scratch.starts.clear();
        scratch.starts.extend((0..total).map(|row| row * both));
        for state in &mut scratch.states {
            state.resize(total * both, 0);
        }
        for (number, layer) in self.layers.iter().enumerate() {
            for (d, direction) in layer.iter().enumerate() {
                let weights = &direction.gates.weights;
                if number == 0 {
                    let Scratch {
                        input,
                        input_starts,
                        products,
                        ..
                    } = scratch;
                    multiply(self.level, input, input_starts, weights, products);
                    scratch.sums.resize(total * direction.gates.scale.len(), 0);
                    let mut neighbours = Neighbours {
                        lengths,
                        places: &scratch.places,
                        products: &scratch.products,
                        sums: &mut scratch.sums,
                        width: direction.gates.scale.len(),
                    };
                    self.level.run(
                        #[inline(always)]
                        || neighbours.add(),
                    );
                } else {
                    let inputs = &scratch.states[(number + 1) % 2];
                    multiply(
                        self.level,
                        inputs,
                        &scratch.starts,
                        weights,
                        &mut scratch.sums,
                    );
                }
                let [even, odd] = &mut scratch.states;
                let (before, after) = if number % 2 == 0 {
                    (odd, even)
                } else {
                    (even, odd)
                };
                scratch.state.clear();
                scratch.state.resize(self.config.hidden, 0.0);
                let mut recur = Recur {
                    direction,
                    lengths,
                    sums: &scratch.sums,
                    skip: (number > 0).then_some(&before[..]),
                    out: after,
                    hidden: self.config.hidden,
                    column: d * self.config.hidden,
                    is_backward: d == 1,
                    state: &mut scratch.state,
                };
                self.level.run(
                    #[inline(always)]
                    || recur.run(),
                );
            }
        }
        let last = (self.layers.len() + 1) % 2;
        multiply(
            self.level,
            &scratch.states[last],
            &scratch.starts,
            &self.heads.weights,
            &mut scratch.sums,
        );
        self.split_heads(total, scratch);
        self.answer_tags(scratch, out);
        self.answer_arcs(scratch, out);
        self.answer_labels(scratch, out);
        self.answer_entities(scratch, out);
    }

    /// Sums the embeddings of the features of every different word of the block, and notes which of them each word is.
    fn embed<'a>(
        &self,
        lengths: &[usize],
        mut forms: impl Iterator<Item = &'a str>,
        scratch: &mut Scratch,
    ) {
        let (word, affix) = (self.config.word, self.config.affix);
        let width = word + affix;
        let total: usize = lengths.iter().sum();
        let words = &self.file.bytes()[self.word_rows.clone()];
        let affixes = &self.file.bytes()[self.affix_rows.clone()];
        scratch.input.clear();
        scratch.places.clear();
        let mut seen: Vec<(&str, bool)> = Vec::new();
        let slots = (2 * total).next_power_of_two();
        scratch.slots.clear();
        scratch.slots.resize(slots, u32::MAX);
        for &len in lengths {
            for place in 0..len {
                let form = forms.next().unwrap_or_default();
                let is_first = place == 0;
                let mut slot = hash(form, is_first) & (slots - 1);
                while let Some(&known) = seen.get(scratch.slots[slot] as usize)
                    && known != (form, is_first)
                {
                    slot = (slot + 1) & (slots - 1);
                }
                if scratch.slots[slot] != u32::MAX {
                    scratch.places.push(scratch.slots[slot]);
                    continue;
                }
                let number = seen.len();
                scratch.slots[slot] = number as u32;
                scratch.places.push(number as u32);
                seen.push((form, is_first));
                features::normalise(form, &mut scratch.normal);
                let key = features::word_key(&scratch.normal);
                let classes = self.gazetteer.find(key).unwrap_or(0);
                let Scratch { normal, keys, .. } = scratch;
                features::affix_keys(form, normal, is_first, classes, keys);
                scratch.input.resize((number + 1) * width, 0);
                let (for_word, for_affix) = scratch.input[number * width..].split_at_mut(word);
                if let Some(found) = self.words.find(key) {
                    let start = usize::from(found) * word;
                    for (x, &e) in for_word.iter_mut().zip(&words[start..start + word]) {
                        *x = i16::from(e.cast_signed());
                    }
                }
                for &key in &scratch.keys {
                    if let Some(found) = self.affixes.find(key) {
                        let start = usize::from(found) * affix;
                        for (x, &e) in for_affix.iter_mut().zip(&affixes[start..start + affix]) {
                            *x += i16::from(e.cast_signed());
                        }
                    }
                }
            }
        }
        rows(&mut scratch.input_starts, seen.len(), width);
    }
}

/// The beginnings of rows of a width.
fn rows(starts: &mut Vec<usize>, count: usize, width: usize) {
    starts.clear();
    starts.extend((0..count).map(|row| row * width));
}

/// The hash of a word within a block.
fn hash(form: &str, is_first: bool) -> usize {
    let mut hash = u64::from(is_first);
    for &byte in form.as_bytes() {
        hash = (hash ^ u64::from(byte))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            .rotate_left(23);
    }
    (hash ^ (hash >> 32)) as usize
}
