//! Products of integer matrices: exact, so that every machine gets the same bits.

#![allow(
    clippy::inline_always,
    reason = "kernels must be compiled into the level that they run on"
)]

/// Columns that are computed together.
const PANEL: usize = 16;
/// Rows that are computed together.
const ROWS: usize = 6;

/// The instructions that the kernels use on this machine.
#[derive(Clone, Copy, Debug)]
pub(super) enum Level {
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
    Portable,
}

impl Level {
    /// The best that the machine has.
    pub(super) fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        if let Some(simd) = pulp::x86::V3::try_new() {
            return Self::Avx2(simd);
        }
        Self::Portable
    }

    /// Runs element-wise work compiled for this level.
    #[inline]
    pub(super) fn run<F: pulp::NullaryFnOnce>(self, work: F) -> F::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.vectorize(work),
            Self::Portable => work.call(),
        }
    }
}

/// A matrix of weights, laid out for [`multiply`]: panels of 16 columns, in each the pairs of rows, in each the columns.
#[derive(Debug, Default, Clone)]
pub(super) struct Packed {
    data: Vec<i16>,
    pairs: usize,
    columns: usize,
}

impl Packed {
    /// Packs the element at row `k` and column `n` of a matrix of `rows` and `columns`.
    pub(super) fn new(rows: usize, columns: usize, at: impl Fn(usize, usize) -> i16) -> Self {
        let mut packed = Self::default();
        packed.fill(rows, columns, at);
        packed
    }

    /// Packs anew, keeping the allocation.
    pub(super) fn fill(&mut self, rows: usize, columns: usize, at: impl Fn(usize, usize) -> i16) {
        self.pairs = rows.div_ceil(2);
        self.columns = columns;
        self.data.clear();
        self.data
            .reserve(self.pairs * columns.next_multiple_of(PANEL) * 2);
        for start in (0..columns).step_by(PANEL) {
            for pair in 0..self.pairs {
                for column in start..start + PANEL {
                    for row in [2 * pair, 2 * pair + 1] {
                        let is_inside = column < columns && row < rows;
                        self.data.push(if is_inside { at(row, column) } else { 0 });
                    }
                }
            }
        }
    }

    /// Columns without their padding.
    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// Columns with their padding: the width of a row of results.
    pub(super) fn width(&self) -> usize {
        self.columns.next_multiple_of(PANEL)
    }

    /// Rows with their padding: what a row of inputs must hold.
    pub(super) fn depth(&self) -> usize {
        self.pairs * 2
    }
}

/// Multiplies the rows of inputs that begin at `starts` with the weights; row `r` of the results begins at `r * width`.
///
/// The caller keeps the sums below 2^31: inputs within 2^15, weights within 2^7 and at most 512 rows of weights, or the like.
pub(super) fn multiply(
    level: Level,
    inputs: &[i16],
    starts: &[usize],
    weights: &Packed,
    out: &mut Vec<i32>,
) {
    out.resize(starts.len() * weights.width(), 0);
    match level {
        #[cfg(target_arch = "x86_64")]
        Level::Avx2(simd) => simd.vectorize(
            #[inline(always)]
            || drive(inputs, starts, weights, out, Avx2Block(simd)),
        ),
        Level::Portable => drive(inputs, starts, weights, out, PortableBlock),
    }
}

trait Block: Copy {
    fn run<const R: usize>(
        self,
        inputs: [&[[i16; 2]]; R],
        panel: &[[i16; 2 * PANEL]],
        out: &mut [[i32; PANEL]; R],
    );
}

#[inline(always)]
fn drive<B: Block>(inputs: &[i16], starts: &[usize], weights: &Packed, out: &mut [i32], block: B) {
    let (rows, depth, width) = (starts.len(), weights.depth(), weights.width());
    let (panels, _) = weights.data.as_chunks::<{ 2 * PANEL }>();
    for (number, panel) in panels.chunks_exact(weights.pairs.max(1)).enumerate() {
        let mut row = 0;
        while row < rows {
            let count = ROWS.min(rows - row);
            macro_rules! step {
                ($r:literal) => {{
                    let slices: [&[[i16; 2]]; $r] = std::array::from_fn(|r| {
                        let start = starts[row + r];
                        inputs[start..start + depth].as_chunks::<2>().0
                    });
                    let mut sums = [[0; PANEL]; $r];
                    block.run(slices, panel, &mut sums);
                    for (r, sums) in sums.iter().enumerate() {
                        let start = (row + r) * width + number * PANEL;
                        out[start..start + PANEL].copy_from_slice(sums);
                    }
                }};
            }
            match count {
                1 => step!(1),
                2 => step!(2),
                3 => step!(3),
                4 => step!(4),
                5 => step!(5),
                _ => step!(6),
            }
            row += count;
        }
    }
}

#[derive(Clone, Copy)]
struct PortableBlock;

impl Block for PortableBlock {
    #[inline(always)]
    fn run<const R: usize>(
        self,
        inputs: [&[[i16; 2]]; R],
        panel: &[[i16; 2 * PANEL]],
        out: &mut [[i32; PANEL]; R],
    ) {
        for (k, weights) in panel.iter().enumerate() {
            for (input, sums) in inputs.iter().zip(out.iter_mut()) {
                let [first, second] = input[k].map(i32::from);
                for (n, sum) in sums.iter_mut().enumerate() {
                    *sum +=
                        first * i32::from(weights[2 * n]) + second * i32::from(weights[2 * n + 1]);
                }
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
struct Avx2Block(pulp::x86::V3);

#[cfg(target_arch = "x86_64")]
impl Block for Avx2Block {
    #[inline(always)]
    fn run<const R: usize>(
        self,
        inputs: [&[[i16; 2]]; R],
        panel: &[[i16; 2 * PANEL]],
        out: &mut [[i32; PANEL]; R],
    ) {
        use std::arch::x86_64::__m256i;
        let (avx, avx2) = (self.0.avx, self.0.avx2);
        let mut sums: [[__m256i; 2]; R] = [[avx._mm256_setzero_si256(); 2]; R];
        let inputs = inputs.map(|input| &input[..panel.len()]);
        for (k, weights) in panel.iter().enumerate() {
            let [low, high]: [__m256i; 2] = pulp::cast(*weights);
            for (input, sums) in inputs.iter().zip(sums.iter_mut()) {
                let pair = avx._mm256_set1_epi32(pulp::cast(input[k]));
                sums[0] = avx2._mm256_add_epi32(sums[0], avx2._mm256_madd_epi16(pair, low));
                sums[1] = avx2._mm256_add_epi32(sums[1], avx2._mm256_madd_epi16(pair, high));
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            *out = pulp::cast(sums);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_level_gives_the_plain_product() {
        let mut seed = 1_u32;
        let mut next = move || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) as i16
        };
        for (rows, depth, columns) in [(1, 1, 1), (7, 5, 17), (13, 64, 33), (6, 96, 16)] {
            let stride = depth + depth % 2;
            let inputs: Vec<i16> = (0..rows * stride).map(|_| next() / 8).collect();
            let weights: Vec<i16> = (0..depth * columns).map(|_| next() / 256).collect();
            let packed = Packed::new(depth, columns, |k, n| weights[k * columns + n]);
            for level in [Level::detect(), Level::Portable] {
                let mut out = Vec::new();
                let starts: Vec<usize> = (0..rows).map(|row| row * stride).collect();
                multiply(level, &inputs, &starts, &packed, &mut out);
                for row in 0..rows {
                    for column in 0..columns {
                        let expected: i32 = (0..depth)
                            .map(|k| {
                                i32::from(inputs[row * stride + k])
                                    * i32::from(weights[k * columns + column])
                            })
                            .sum();
                        assert_eq!(out[row * packed.width() + column], expected);
                    }
                }
            }
        }
    }
}
