//! A layer of weights, and the functions between layers.

use std::ops::Range;

use super::super::kernel::{Level, Packed, multiply};
use super::super::model::ModelFile;
use crate::Error;

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

/// Rounds to a whole number of 16 bits.
#[inline(always)]
pub(super) fn fixed(x: f32) -> i16 {
    (x + 12_582_912.0).to_bits() as i16
}

/// A layer of weights with the scale and the bias of its results.
#[derive(Debug)]
pub(super) struct Linear {
    pub(super) weights: Packed,
    pub(super) scale: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

impl Linear {
    pub(super) fn read(
        file: &ModelFile,
        name: &str,
        rows: usize,
        columns: usize,
    ) -> Result<Self, Error> {
        Self::read_columns(file, name, rows, columns, 0..columns)
    }

    pub(super) fn read_columns(
        file: &ModelFile,
        name: &str,
        rows: usize,
        columns: usize,
        range: Range<usize>,
    ) -> Result<Self, Error> {
        Self::read_parts(file, name, rows, columns, range, 1)
    }

    /// Reads weights for inputs that come in `parts` of equal length: their columns stand side by side, part by part.
    pub(super) fn read_parts(
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
    pub(super) fn apply(
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
pub(super) fn largest(values: &[f32]) -> usize {
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

/// Squashed results of a layer, from column `start` on, as whole numbers.
#[inline(always)]
pub(super) fn squash(layer: &Linear, sums: &[i32], start: usize, one: f32, out: &mut [i16]) {
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
