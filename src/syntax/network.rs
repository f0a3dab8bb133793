//! The network: embeddings, a bidirectional recurrent encoder, and what is read off it.
//!
//! Products are of whole numbers, and what lies between them is made of additions, multiplications and divisions of
//! 32-bit floats in a fixed order: the same text gives the same tree on every machine.

#![allow(
    clippy::inline_always,
    clippy::cast_precision_loss,
    reason = "work under a level must be compiled into it; sums and counts stay within what a float holds or are rounded alike everywhere"
)]

use std::ops::Range;

use super::features;
use super::kernel::{Level, Packed, multiply};
use super::model::{ModelFile, Table};
use super::mst;
use crate::{Error, ErrorKind};

/// Buckets of the distance between a word and its head: half for heads before, half for heads after.
pub const BUCKETS: usize = 20;
/// Words of a sentence that are parsed together; a longer one is parsed in pieces.
pub(super) const MAX_WORDS: usize = 256;

/// What a name costs right after another of its kind: in running text the two are nearly always one.
const ADJACENT: f32 = 3.0;

/// One, in the whole numbers that stand for values between -1 and 1.
const ONE: f32 = 4096.0;
const ONE_HEAD: f32 = 2048.0;
const ONE_DEPENDENT: f32 = 256.0;
const LIMIT_DEPENDENT: f32 = 8191.0;
const ONE_SCORE: f32 = ONE_HEAD * ONE_DEPENDENT;

/// The hyperbolic tangent, by a quotient of polynomials.
#[inline(always)]
pub fn tanh(x: f32) -> f32 {
    let x = x.clamp(-4.97, 4.97);
    let square = x * x;
    x * (135_135.0 + square * (17_325.0 + square * (378.0 + square)))
        / (135_135.0 + square * (62_370.0 + square * (3_150.0 + square * 28.0)))
}

/// The logistic function, by [`tanh`].
#[inline(always)]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

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

/// Rounds to a whole number of 16 bits.
#[inline(always)]
fn fixed(x: f32) -> i16 {
    (x + 12_582_912.0).to_bits() as i16
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

/// A layer of weights with the scale and the bias of its results.
#[derive(Debug)]
struct Linear {
    weights: Packed,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

impl Linear {
    fn read(file: &ModelFile, name: &str, rows: usize, columns: usize) -> Result<Self, Error> {
        Self::read_columns(file, name, rows, columns, 0..columns)
    }

    fn read_columns(
        file: &ModelFile,
        name: &str,
        rows: usize,
        columns: usize,
        range: Range<usize>,
    ) -> Result<Self, Error> {
        Self::read_parts(file, name, rows, columns, range, 1)
    }

    /// Reads weights for inputs that come in `parts` of equal length: their columns stand side by side, part by part.
    fn read_parts(
        file: &ModelFile,
        name: &str,
        rows: usize,
        columns: usize,
        range: Range<usize>,
        parts: usize,
    ) -> Result<Self, Error> {
        let data = file.sized(&format!("{name}.w"), rows * columns)?;
        let (start, len, depth) = (range.start, range.len(), rows / parts);
        let weights = Packed::new(depth, parts * len, |row, column| {
            let row = row + column / len * depth;
            i16::from(data[row * columns + start + column % len].cast_signed())
        });
        let mut scale = file.floats(&format!("{name}.s"), columns)?[range.clone()].to_vec();
        let mut bias = file.floats(&format!("{name}.b"), columns)?[range].to_vec();
        let width = weights.width() / parts;
        scale.resize(width, 0.0);
        bias.resize(width, 0.0);
        Ok(Self {
            weights,
            scale,
            bias,
        })
    }

    /// Rows of inputs to rows of values, [`Packed::width`] apart.
    fn apply(
        &self,
        level: Level,
        inputs: &[i16],
        starts: &[usize],
        sums: &mut Vec<i32>,
        values: &mut Vec<f32>,
    ) {
        multiply(level, inputs, starts, &self.weights, sums);
        let width = self.weights.width();
        let (scale, bias) = (&self.scale[..width], &self.bias[..width]);
        values.resize(sums.len(), 0.0);
        level.run(
            #[inline(always)]
            || {
                for (sums, values) in sums.chunks_exact(width).zip(values.chunks_exact_mut(width)) {
                    for n in 0..width {
                        values[n] = sums[n] as f32 * scale[n] + bias[n];
                    }
                }
            },
        );
    }
}

/// The place of the first of the largest values.
#[inline(always)]
fn largest(values: &[f32]) -> usize {
    let mut lanes = [f32::MIN; 16];
    let (chunks, rest) = values.as_chunks::<16>();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = if value > *lane { value } else { *lane };
        }
    }
    let mut best = f32::MIN;
    for &value in lanes.iter().chain(rest) {
        best = if value > best { value } else { best };
    }
    values.iter().position(|&value| value >= best).unwrap_or(0)
}

/// One direction of a recurrent layer.
#[derive(Debug)]
struct Direction {
    gates: Linear,
    forget: Vec<f32>,
    reset: Vec<f32>,
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
    pub(super) fn read(
        file: ModelFile,
        counts: [usize; 3],
        deprels: &[String],
    ) -> Result<Self, Error> {
        let broken = |message: String| Error::new(ErrorKind::Model, message).with_origin("model");
        let numbers: Vec<usize> = file
            .numbers("config")?
            .iter()
            .map(|&n| n as usize)
            .collect();
        let &[
            words,
            affixes,
            word,
            affix,
            hidden,
            layers,
            arc,
            label,
            tag,
            entity,
            triples,
        ] = &numbers[..]
        else {
            return Err(broken(format!(
                "config has {} numbers, expected 11",
                numbers.len()
            )));
        };
        let config = Config {
            word,
            affix,
            hidden,
            arc,
            label,
            tag,
            entity,
        };
        let is_sound = [word, affix, hidden, arc, label, tag, entity]
            .iter()
            .all(|size| size % 2 == 0 && (2..=512).contains(size))
            && hidden % 16 == 0
            && (1..=8).contains(&layers)
            && words <= 1 << 16
            && affixes <= 1 << 16;
        if !is_sound {
            return Err(broken(format!(
                "config {numbers:?} has a size out of bounds"
            )));
        }
        let both = 2 * hidden;
        let mut encoder = Vec::new();
        for layer in 0..layers {
            let rows = if layer == 0 { 3 * (word + affix) } else { both };
            let gates = if layer == 0 { 4 } else { 3 };
            let parts = if layer == 0 { 3 } else { 1 };
            let name = format!("layer{layer}");
            let recurrent = file.floats(&format!("{name}.v"), 2 * both)?;
            let direction = |d: usize| -> Result<Direction, Error> {
                let range = d * gates * hidden..(d + 1) * gates * hidden;
                Ok(Direction {
                    gates: Linear::read_parts(&file, &name, rows, gates * both, range, parts)?,
                    forget: recurrent[d * hidden..(d + 1) * hidden].to_vec(),
                    reset: recurrent[both + d * hidden..both + (d + 1) * hidden].to_vec(),
                })
            };
            encoder.push([direction(0)?, direction(1)?]);
        }
        let table = |name: &str, rows: usize| -> Result<Table, Error> {
            let table = Table::read(&file, name)?;
            match table.largest() {
                Some(largest) if usize::from(largest) >= rows => Err(broken(format!(
                    "table \"{name}\" names row {largest} of {rows}"
                ))),
                _ => Ok(table),
            }
        };
        let list = file.sized("triples", triples * 6)?;
        let triples: Vec<[u16; 3]> = list
            .as_chunks::<6>()
            .0
            .iter()
            .map(|&[a, b, c, d, e, f]| [[a, b], [c, d], [e, f]].map(u16::from_le_bytes))
            .collect();
        let fits = |triple: &[u16; 3]| {
            triple
                .iter()
                .zip(&counts)
                .all(|(&n, &count)| usize::from(n) < count)
        };
        if triples.is_empty() || !triples.is_sorted() || !triples.iter().all(fits) {
            return Err(broken("triples name tags that are not listed".to_string()));
        }
        let root_deprel = deprels.iter().position(|name| name == "root");
        Ok(Self {
            level: Level::detect(),
            words: table("words", words)?,
            affixes: table("affixes", affixes)?,
            gazetteer: Table::read(&file, "gazetteer")?,
            word_rows: file.place("words.e", words * word)?,
            affix_rows: file.place("affixes.e", affixes * affix)?,
            layers: encoder,
            heads: Linear::read(&file, "heads", both, 2 * arc + 2 * label + tag + entity)?,
            dependent: Linear::read(&file, "arc", arc, arc + BUCKETS)?,
            head_distance: Linear::read(&file, "arc.d", arc, BUCKETS)?,
            root_arc: file
                .floats("root.arc", arc)?
                .iter()
                .map(|&x| fixed((x * ONE_HEAD).clamp(-4095.0, 4095.0)))
                .collect(),
            root_label: file.floats("root.label", label)?,
            label_distance: file.floats("label.d", (BUCKETS + 1) * label)?,
            labels: Linear::read(&file, "label", label, deprels.len())?,
            tags: Linear::read(&file, "tag", tag, counts.iter().sum())?,
            entities: Linear::read(&file, "entity", entity, 7)?,
            triples,
            counts,
            root_deprel: root_deprel.ok_or_else(|| broken("deprels lack root".to_string()))?,
            config,
            file,
        })
    }

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
                    self.level.run(Neighbours {
                        lengths,
                        places: &scratch.places,
                        products: &scratch.products,
                        sums: &mut scratch.sums,
                        width: direction.gates.scale.len(),
                    });
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
                self.level.run(Recur {
                    direction,
                    lengths,
                    sums: &scratch.sums,
                    skip: (number > 0).then_some(&before[..]),
                    out: after,
                    hidden: self.config.hidden,
                    column: d * self.config.hidden,
                    is_backward: d == 1,
                    state: &mut scratch.state,
                });
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

    fn split_heads(&self, total: usize, scratch: &mut Scratch) {
        let Config {
            arc,
            label,
            tag,
            entity,
            ..
        } = self.config;
        scratch.dependents.resize(total * arc, 0);
        scratch.arc_heads.resize(total * arc, 0);
        scratch.halves.resize(total * 2 * label, 0.0);
        scratch.tags.resize(total * tag, 0);
        scratch.entities.resize(total * entity, 0);
        let Scratch {
            sums,
            dependents,
            arc_heads,
            halves,
            tags,
            entities,
            ..
        } = scratch;
        let heads = &self.heads;
        self.level.run(
            #[inline(always)]
            || {
                let width = heads.weights.width();
                let (scale, bias) = (&heads.scale[..width], &heads.bias[..width]);
                for (row, sums) in sums.chunks_exact(width).take(total).enumerate() {
                    squash(
                        heads,
                        sums,
                        0,
                        ONE,
                        &mut dependents[row * arc..(row + 1) * arc],
                    );
                    squash(
                        heads,
                        sums,
                        arc,
                        ONE_HEAD,
                        &mut arc_heads[row * arc..(row + 1) * arc],
                    );
                    let start = 2 * arc;
                    for (n, half) in halves[row * 2 * label..(row + 1) * 2 * label]
                        .iter_mut()
                        .enumerate()
                    {
                        *half = sums[start + n] as f32 * scale[start + n] + bias[start + n];
                    }
                    let start = 2 * arc + 2 * label;
                    squash(
                        heads,
                        sums,
                        start,
                        ONE,
                        &mut tags[row * tag..(row + 1) * tag],
                    );
                    squash(
                        heads,
                        sums,
                        start + tag,
                        ONE,
                        &mut entities[row * entity..(row + 1) * entity],
                    );
                }
            },
        );
    }

    fn answer_tags(&self, scratch: &mut Scratch, out: &mut [Answer]) {
        rows(&mut scratch.row_starts, out.len(), self.config.tag);
        let Scratch {
            tags,
            row_starts,
            sums,
            values,
            ..
        } = scratch;
        self.tags.apply(self.level, tags, row_starts, sums, values);
        let width = self.tags.weights.width();
        let [upos, xpos, feats] = self.counts;
        self.level.run(
            #[inline(always)]
            || {
                for (values, answer) in values.chunks_exact(width).zip(out) {
                    let (universal, rest) = values.split_at(upos);
                    let (penn, rest) = rest.split_at(xpos);
                    let bundles = &rest[..feats];
                    // Each by itself where that is a known triple; else the best triple.
                    let single = [largest(universal), largest(penn), largest(bundles)];
                    let mut best = single.map(|n| n as u16);
                    if self.triples.binary_search(&best).is_err() {
                        let mut best_value = f32::MIN;
                        for triple in &self.triples {
                            let [a, b, c] = triple.map(usize::from);
                            let value = universal[a] + penn[b] + bundles[c];
                            if value > best_value {
                                best_value = value;
                                best = *triple;
                            }
                        }
                    }
                    [answer.upos, answer.xpos, answer.feats] = best;
                }
            },
        );
    }

    fn answer_arcs(&self, scratch: &mut Scratch, out: &mut [Answer]) {
        let total = out.len();
        let arc = self.config.arc;
        rows(&mut scratch.row_starts, total, arc);
        scratch.projected.resize(total * arc, 0);
        scratch.distances.resize(total * BUCKETS, 0);
        scratch.head_distances.resize(total * BUCKETS, 0);
        let Scratch {
            dependents,
            arc_heads,
            row_starts,
            sums,
            values,
            projected,
            distances,
            head_distances,
            ..
        } = scratch;
        self.dependent
            .apply(self.level, dependents, row_starts, sums, values);
        let width = self.dependent.weights.width();
        self.level.run(
            #[inline(always)]
            || {
                for (row, values) in values.chunks_exact(width).enumerate() {
                    let out = &mut projected[row * arc..(row + 1) * arc];
                    for (x, value) in out.iter_mut().zip(values) {
                        let value = value * ONE_DEPENDENT;
                        *x = fixed(value.clamp(-LIMIT_DEPENDENT, LIMIT_DEPENDENT));
                    }
                    score(
                        &values[arc..],
                        &mut distances[row * BUCKETS..(row + 1) * BUCKETS],
                    );
                }
            },
        );
        self.head_distance
            .apply(self.level, arc_heads, row_starts, sums, values);
        let width = self.head_distance.weights.width();
        for (row, values) in values.chunks_exact(width).enumerate() {
            score(
                values,
                &mut head_distances[row * BUCKETS..(row + 1) * BUCKETS],
            );
        }
        let mut at = 0;
        for &len in &scratch.lengths {
            let heads = &scratch.arc_heads[at * arc..(at + len) * arc];
            scratch.packed.fill(arc, len + 1, |k, column| {
                if column == len {
                    self.root_arc[k]
                } else {
                    heads[column * arc + k]
                }
            });
            multiply(
                self.level,
                &scratch.projected,
                &scratch.row_starts[at..at + len],
                &scratch.packed,
                &mut scratch.sums,
            );
            let width = scratch.packed.width();
            scratch.scores.clear();
            for i in 0..len {
                let sums = &scratch.sums[i * width..(i + 1) * width];
                scratch.scores.push(sums[len]);
                let own = &scratch.distances[(at + i) * BUCKETS..(at + i + 1) * BUCKETS];
                for (j, &sum) in sums[..len].iter().enumerate() {
                    let b = bucket(i, j);
                    let other = scratch.head_distances[(at + j) * BUCKETS + b];
                    scratch
                        .scores
                        .push(sum.saturating_add(own[b]).saturating_add(other));
                }
            }
            mst::decode(len, &scratch.scores, &mut scratch.heads);
            for (answer, &head) in out[at..at + len].iter_mut().zip(&scratch.heads) {
                answer.head = head;
            }
            at += len;
        }
    }

    fn answer_labels(&self, scratch: &mut Scratch, out: &mut [Answer]) {
        let total = out.len();
        let label = self.config.label;
        scratch.tags.resize(total * label, 0);
        let Scratch {
            tags,
            halves,
            lengths,
            ..
        } = scratch;
        self.level.run(
            #[inline(always)]
            || {
                let mut at = 0;
                for &len in lengths.iter() {
                    for i in 0..len {
                        let own = &halves[(at + i) * 2 * label..][..label];
                        let head = out[at + i].head as usize;
                        let (other, place) = if head == 0 {
                            (&self.root_label[..label], BUCKETS)
                        } else {
                            let start = (at + head - 1) * 2 * label + label;
                            (&halves[start..start + label], bucket(i, head - 1))
                        };
                        let distance = &self.label_distance[place * label..][..label];
                        let row = &mut tags[(at + i) * label..][..label];
                        for n in 0..label {
                            row[n] = fixed(tanh(own[n] + other[n] + distance[n]) * ONE);
                        }
                    }
                    at += len;
                }
            },
        );
        rows(&mut scratch.row_starts, total, label);
        let Scratch {
            tags,
            row_starts,
            sums,
            values,
            ..
        } = scratch;
        self.labels
            .apply(self.level, tags, row_starts, sums, values);
        let (width, count) = (self.labels.weights.width(), self.labels.weights.columns());
        for (values, answer) in values.chunks_exact_mut(width).zip(out) {
            answer.deprel = self.root_deprel as u16;
            if answer.head > 0 {
                values[self.root_deprel] = f32::MIN;
                answer.deprel = largest(&values[..count]) as u16;
            }
        }
    }

    /// The best sequence of labels in which an inside follows its beginning.
    fn answer_entities(&self, scratch: &mut Scratch, out: &mut [Answer]) {
        rows(&mut scratch.row_starts, out.len(), self.config.entity);
        let Scratch {
            entities,
            row_starts,
            sums,
            values,
            ..
        } = scratch;
        self.entities
            .apply(self.level, entities, row_starts, sums, values);
        let width = self.entities.weights.width();
        let mut at = 0;
        for &len in &scratch.lengths {
            scratch.paths.clear();
            for i in 0..len {
                let values = &scratch.values[(at + i) * width..(at + i + 1) * width];
                let before = scratch.paths.last().copied();
                let mut step = [(f32::MIN, 0_u8); 7];
                for (b, entry) in step.iter_mut().enumerate() {
                    let is_inside = b > 0 && b % 2 == 0;
                    let (value, from) = match before {
                        None if is_inside => (-1e9, 0),
                        None => (0.0, 0),
                        Some(before) if is_inside => {
                            let (begin, inside) = (before[b - 1].0, before[b].0);
                            if begin >= inside {
                                (begin, b - 1)
                            } else {
                                (inside, b)
                            }
                        }
                        Some(before) => {
                            let mut best = (before[0].0, 0);
                            for (a, entry) in before.iter().enumerate().skip(1) {
                                let is_same = b > 0 && (a == b || a == b + 1);
                                let value = entry.0 - if is_same { ADJACENT } else { 0.0 };
                                if value > best.0 {
                                    best = (value, a);
                                }
                            }
                            best
                        }
                    };
                    *entry = (value + values[b], from as u8);
                }
                scratch.paths.push(step);
            }
            let mut best = 0;
            if let Some(last) = scratch.paths.last() {
                for b in 1..7 {
                    if last[b].0 > last[best].0 {
                        best = b;
                    }
                }
            }
            for i in (0..len).rev() {
                out[at + i].entity = best as u8;
                best = usize::from(scratch.paths[i][best].1);
            }
            at += len;
        }
    }
}

/// Values as scores of arcs.
#[inline(always)]
fn score(values: &[f32], out: &mut [i32]) {
    for (score, value) in out.iter_mut().zip(values) {
        *score = (value * ONE_SCORE) as i32;
    }
}

/// Squashed results of a layer, from column `start` on, as whole numbers.
#[inline(always)]
fn squash(layer: &Linear, sums: &[i32], start: usize, one: f32, out: &mut [i16]) {
    let range = start..start + out.len();
    let (sums, scale, bias) = (
        &sums[range.clone()],
        &layer.scale[range.clone()],
        &layer.bias[range],
    );
    for (((out, &sum), scale), bias) in out.iter_mut().zip(sums).zip(scale).zip(bias) {
        *out = fixed(tanh(sum as f32 * scale + bias) * one);
    }
}

/// The beginnings of rows of a width.
fn rows(starts: &mut Vec<usize>, count: usize, width: usize) {
    starts.clear();
    starts.extend((0..count).map(|row| row * width));
}

/// One step of one unit: candidate, forget gate and reset gate before squashing; its state; what it is mixed with.
#[inline(always)]
fn cell([candidate, forget, reset]: [f32; 3], state: &mut f32, skip: f32) -> i16 {
    let (forget, reset) = (sigmoid(forget), sigmoid(reset));
    *state = forget * *state + (1.0 - forget) * tanh(candidate);
    fixed((reset * *state + (1.0 - reset) * skip) * ONE)
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

/// Adds up, for each word, what the word before it, itself and the word after it give to the first layer.
struct Neighbours<'a> {
    lengths: &'a [usize],
    /// For each word, its row of products.
    places: &'a [u32],
    /// For each different word three parts: what it gives to the next word, to itself and to the word before.
    products: &'a [i32],
    sums: &'a mut [i32],
    width: usize,
}

impl pulp::NullaryFnOnce for Neighbours<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let width = self.width;
        let part = |word: usize, part: usize| {
            let start = (self.places[word] as usize * 3 + part) * width;
            &self.products[start..start + width]
        };
        let mut at = 0;
        for &len in self.lengths {
            for word in at..at + len {
                let sums = &mut self.sums[word * width..(word + 1) * width];
                sums.copy_from_slice(part(word, 1));
                if word > at {
                    add(sums, part(word - 1, 0));
                }
                if word + 1 < at + len {
                    add(sums, part(word + 1, 2));
                }
            }
            at += len;
        }
    }
}

#[inline(always)]
fn add(sums: &mut [i32], others: &[i32]) {
    for (sum, other) in sums.iter_mut().zip(others) {
        *sum += other;
    }
}

/// The element-wise recurrence of one direction over a block.
struct Recur<'a> {
    direction: &'a Direction,
    lengths: &'a [usize],
    sums: &'a [i32],
    /// The layer's inputs, which its results are mixed with; the first layer computes them with a fourth gate.
    skip: Option<&'a [i16]>,
    out: &'a mut [i16],
    hidden: usize,
    column: usize,
    is_backward: bool,
    state: &'a mut [f32],
}

impl pulp::NullaryFnOnce for Recur<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Direction {
            gates,
            forget,
            reset,
        } = self.direction;
        let h = self.hidden;
        let width = gates.scale.len();
        let both = 2 * h;
        let (forget, reset, state) = (&forget[..h], &reset[..h], &mut self.state[..h]);
        let part = |n: usize| {
            (
                &gates.scale[n * h..(n + 1) * h],
                &gates.bias[n * h..(n + 1) * h],
            )
        };
        let (s0, b0) = part(0);
        let (s1, b1) = part(1);
        let (s2, b2) = part(2);
        let mut at = 0;
        for &len in self.lengths {
            state.fill(0.0);
            for step in 0..len {
                let row = at
                    + if self.is_backward {
                        len - 1 - step
                    } else {
                        step
                    };
                let sums = &self.sums[row * width..(row + 1) * width];
                let (u0, u1, u2) = (&sums[..h], &sums[h..2 * h], &sums[2 * h..3 * h]);
                let start = row * both + self.column;
                let out = &mut self.out[start..start + h];
                if let Some(skip) = self.skip {
                    let skip = &skip[start..start + h];
                    for n in 0..h {
                        let gates = [
                            u0[n] as f32 * s0[n] + b0[n],
                            u1[n] as f32 * s1[n] + b1[n] + forget[n] * state[n],
                            u2[n] as f32 * s2[n] + b2[n] + reset[n] * state[n],
                        ];
                        out[n] = cell(gates, &mut state[n], f32::from(skip[n]) * (1.0 / ONE));
                    }
                } else {
                    let (s3, b3) = part(3);
                    let u3 = &sums[3 * h..4 * h];
                    for n in 0..h {
                        let gates = [
                            u0[n] as f32 * s0[n] + b0[n],
                            u1[n] as f32 * s1[n] + b1[n] + forget[n] * state[n],
                            u2[n] as f32 * s2[n] + b2[n] + reset[n] * state[n],
                        ];
                        out[n] = cell(gates, &mut state[n], tanh(u3[n] as f32 * s3[n] + b3[n]));
                    }
                }
            }
            at += len;
        }
    }
}
