//! Products of integer matrices: exact, so that every machine gets the same bits.

#![allow(
    clippy::inline_always,
    reason = "kernels must be compiled into the level that they run on"
)]

use pulp::NullaryFnOnce;

/// Columns that are computed together.
const PANEL: usize = 32;

/// The instructions that the kernels use on this machine.
#[derive(Clone, Copy, Debug)]
pub(super) enum Level {
    #[cfg(target_arch = "x86_64")]
    Avx512(pulp::x86::V4),
    #[cfg(target_arch = "x86_64")]
    Avx2(pulp::x86::V3),
    Portable,
}

impl Level {
    /// The best that the machine has.
    pub(super) fn detect() -> Self {
        Self::all().next().unwrap_or(Self::Portable)
    }

    /// All that the machine has, the best first.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        #[cfg(target_arch = "x86_64")]
        let native = [
            pulp::x86::V4::try_new().map(Self::Avx512),
            pulp::x86::V3::try_new().map(Self::Avx2),
        ];
        #[cfg(not(target_arch = "x86_64"))]
        let native = [];
        native.into_iter().flatten().chain([Self::Portable])
    }

    /// Runs element-wise work compiled for this level; the closure must be `#[inline(always)]`.
    #[inline]
    pub(super) fn run(self, work: impl FnMut()) {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512(simd) => simd.vectorize(Work(work)),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(simd) => simd.vectorize(Work(work)),
            Self::Portable => Work(work).call(),
        }
    }
}

/// Work that is called by reference: a closure's `call_once` is a function of its own, which would not be compiled for the level.
struct Work<F>(F);

impl<F: FnMut()> NullaryFnOnce for Work<F> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        (self.0)();
    }
}

/// A matrix of weights, laid out for [`multiply`]: panels of 32 columns, in each the pairs of rows, in each the columns.
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
        Level::Avx512(simd) => simd.vectorize(Product::<_, 12, 4> {
            inputs,
            starts,
            weights,
            out,
            block: Avx512Block(simd),
        }),
        #[cfg(target_arch = "x86_64")]
        Level::Avx2(simd) => simd.vectorize(Product::<_, 2, 1> {
            inputs,
            starts,
            weights,
            out,
            block: Avx2Block(simd),
        }),
        Level::Portable => Product::<_, 2, 1> {
            inputs,
            starts,
            weights,
            out,
            block: PortableBlock,
        }
        .call(),
    }
}

/// A product, by blocks of `MANY` rows, as many as the registers hold sums of, then of `FEW`, then row by row.
struct Product<'a, B, const MANY: usize, const FEW: usize> {
    inputs: &'a [i16],
    starts: &'a [usize],
    weights: &'a Packed,
    out: &'a mut [i32],
    block: B,
}

impl<B: Block, const MANY: usize, const FEW: usize> NullaryFnOnce for Product<'_, B, MANY, FEW> {
    type Output = ();

    #[inline(always)]
    fn call(mut self) {
        let (panels, _) = self.weights.data.as_chunks::<{ 2 * PANEL }>();
        for (number, panel) in panels.chunks_exact(self.weights.pairs.max(1)).enumerate() {
            let column = number * PANEL;
            let row = self.rows::<MANY>(0, panel, column);
            let row = self.rows::<FEW>(row, panel, column);
            self.rows::<1>(row, panel, column);
        }
    }
}

impl<B: Block, const MANY: usize, const FEW: usize> Product<'_, B, MANY, FEW> {
    /// Blocks of `R` rows from `row` on, for the panel that begins at `column`; gives the first row that is left.
    #[inline(always)]
    fn rows<const R: usize>(
        &mut self,
        mut row: usize,
        panel: &[[i16; 2 * PANEL]],
        column: usize,
    ) -> usize {
        let (depth, width) = (self.weights.depth(), self.weights.width());
        while let Some(starts) = self.starts[row..].first_chunk::<R>() {
            let mut inputs: [&[[i16; 2]]; R] = [&[]; R];
            for (input, &start) in inputs.iter_mut().zip(starts) {
                *input = self.inputs[start..start + depth].as_chunks().0;
            }
            let mut sums = [[0; PANEL]; R];
            self.block.run(inputs, panel, &mut sums);
            for (r, sums) in sums.iter().enumerate() {
                let start = (row + r) * width + column;
                self.out[start..start + PANEL].copy_from_slice(sums);
            }
            row += R;
        }
        row
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
        for (input, out) in inputs.iter().zip(out) {
            let mut sums = [0; PANEL];
            for (&[first, second], weights) in input.iter().zip(panel) {
                let (first, second) = (i32::from(first), i32::from(second));
                for (n, sum) in sums.iter_mut().enumerate() {
                    *sum +=
                        first * i32::from(weights[2 * n]) + second * i32::from(weights[2 * n + 1]);
                }
            }
            *out = sums;
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
        mut inputs: [&[[i16; 2]]; R],
        panel: &[[i16; 2 * PANEL]],
        out: &mut [[i32; PANEL]; R],
    ) {
        use std::arch::x86_64::__m256i;
        let (avx, avx2) = (self.0.avx, self.0.avx2);
        let mut sums = [[avx._mm256_setzero_si256(); 4]; R];
        // Spares the loop the checks of bounds; `map` would not be inlined.
        for input in &mut inputs {
            *input = &input[..panel.len()];
        }
        for (k, weights) in panel.iter().enumerate() {
            let weights: [__m256i; 4] = pulp::cast(*weights);
            for (input, sums) in inputs.iter().zip(sums.iter_mut()) {
                let pair = avx._mm256_set1_epi32(pulp::cast(input[k]));
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = avx2._mm256_add_epi32(*sum, avx2._mm256_madd_epi16(pair, weights));
                }
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            *out = pulp::cast(sums);
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
struct Avx512Block(pulp::x86::V4);

#[cfg(target_arch = "x86_64")]
impl Block for Avx512Block {
    #[inline(always)]
    fn run<const R: usize>(
        self,
        mut inputs: [&[[i16; 2]]; R],
        panel: &[[i16; 2 * PANEL]],
        out: &mut [[i32; PANEL]; R],
    ) {
        use std::arch::x86_64::__m512i;
        let (avx512f, avx512bw) = (self.0.avx512f, self.0.avx512bw);
        let mut sums = [[avx512f._mm512_setzero_si512(); 2]; R];
        // Spares the loop the checks of bounds; `map` would not be inlined.
        for input in &mut inputs {
            *input = &input[..panel.len()];
        }
        for (k, weights) in panel.iter().enumerate() {
            let weights: [__m512i; 2] = pulp::cast(*weights);
            for (input, sums) in inputs.iter().zip(sums.iter_mut()) {
                let pair = avx512f._mm512_set1_epi32(pulp::cast(input[k]));
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum =
                        avx512f._mm512_add_epi32(*sum, avx512bw._mm512_madd_epi16(pair, weights));
                }
            }
        }
        for (out, sum) in out.iter_mut().zip(sums) {
            *out = pulp::cast(sum);
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
            for level in Level::all() {
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
