//! The recurrent encoder's steps, which a level of instructions runs.

use super::ONE;
use super::layer::{Linear, fixed, sigmoid, tanh};

/// One direction of a recurrent layer.
#[derive(Debug)]
pub(super) struct Direction {
    pub(super) gates: Linear,
    pub(super) forget: Vec<f32>,
    pub(super) reset: Vec<f32>,
}

/// Adds up, for each word, what the word before it, itself and the word after it give to the first layer.
pub(super) struct Neighbours<'a> {
    pub(super) lengths: &'a [usize],
    /// For each word, its row of products.
    pub(super) places: &'a [u32],
    /// For each different word three parts: what it gives to the next word, to itself and to the word before.
    pub(super) products: &'a [i32],
    pub(super) sums: &'a mut [i32],
    pub(super) width: usize,
}

impl Neighbours<'_> {
    #[inline(always)]
    pub(super) fn add(&mut self) {
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
pub(super) struct Recur<'a> {
    pub(super) direction: &'a Direction,
    pub(super) lengths: &'a [usize],
    pub(super) sums: &'a [i32],
    /// The layer's inputs, which its results are mixed with; the first layer computes them with a fourth gate.
    pub(super) skip: Option<&'a [i16]>,
    pub(super) out: &'a mut [i16],
    pub(super) hidden: usize,
    pub(super) column: usize,
    pub(super) is_backward: bool,
    pub(super) state: &'a mut [f32],
}

impl Recur<'_> {
    #[inline(always)]
    pub(super) fn run(&mut self) {
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

/// One step of one unit: candidate, forget gate and reset gate before squashing; its state; what it is mixed with.
#[inline(always)]
fn cell([candidate, forget, reset]: [f32; 3], state: &mut f32, skip: f32) -> i16 {
    let (forget, reset) = (sigmoid(forget), sigmoid(reset));
    *state = forget * *state + (1.0 - forget) * tanh(candidate);
    fixed((reset * *state + (1.0 - reset) * skip) * ONE)
}
