//! What is read off the encoder: tags, heads, labels and names.

use super::layer::{fixed, largest, squash, tanh};
use super::{Answer, BUCKETS, Config, Network, ONE, ONE_HEAD, Scratch, bucket, rows};
use crate::syntax::kernel::multiply;
use crate::syntax::mst;

/// What a name costs right after another of its kind: in running text the two are nearly always one.
const ADJACENT: f32 = 3.0;

/// One, of the dependent of an arc, which is wider than other values, and of an arc's score.
const ONE_DEPENDENT: f32 = 256.0;
const LIMIT_DEPENDENT: f32 = 8191.0;
const ONE_SCORE: f32 = ONE_HEAD * ONE_DEPENDENT;

impl Network {
    pub(super) fn split_heads(&self, total: usize, scratch: &mut Scratch) {
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

    pub(super) fn answer_tags(&self, scratch: &mut Scratch, out: &mut [Answer]) {
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
                for (values, answer) in values.chunks_exact(width).zip(out.iter_mut()) {
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

    pub(super) fn answer_arcs(&self, scratch: &mut Scratch, out: &mut [Answer]) {
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

    pub(super) fn answer_labels(&self, scratch: &mut Scratch, out: &mut [Answer]) {
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
    pub(super) fn answer_entities(&self, scratch: &mut Scratch, out: &mut [Answer]) {
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
