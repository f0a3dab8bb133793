//! Which words of one name go with which of another.

#![expect(
    clippy::cast_precision_loss,
    reason = "the words of a name and their letters are few"
)]

use super::alike::{Likeness, alike};
use super::word::{Joint, Word, WordKind};

/// Words of one name that go with words of the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    /// The first word of either side.
    pub(super) at: (usize, usize),
    /// How many words of either side: more than one where words are written together.
    pub(super) len: (usize, usize),
    pub(super) likeness: Likeness,
    /// How much they are alike, from 0 to 1.
    pub(super) degree: f32,
    /// The share of the names that they carry.
    pub(super) weight: f32,
}

/// Room for aligning, kept between names.
#[derive(Debug, Default)]
pub(super) struct Aligner {
    candidates: Vec<Pair>,
    pub(super) pairs: Vec<Pair>,
    /// Words of either side that have a pair, as bits.
    pub(super) taken: (u32, u32),
}

/// So many words may be written as one.
const MOST_JOINED: usize = 3;

impl Aligner {
    /// Pairs each word with the same word of an equal name.
    pub(super) fn align_equal(&mut self, words: &[Word<'_>]) {
        self.pairs.clear();
        self.taken = (u32::MAX, u32::MAX);
        self.pairs
            .extend(words.iter().enumerate().map(|(at, word)| Pair {
                at: (at, at),
                len: (1, 1),
                likeness: Likeness::Same,
                degree: 1.0,
                weight: word.weight,
            }));
    }

    /// Pairs the words of two names, the surest first.
    pub(super) fn align(&mut self, a: &[Word<'_>], b: &[Word<'_>]) {
        self.candidates.clear();
        self.pairs.clear();
        self.taken = (0, 0);
        let kin = has_kin(a) && has_kin(b);
        for (i, one) in a.iter().enumerate() {
            for (j, other) in b.iter().enumerate() {
                if kin && is_father(a, i) != is_father(b, j) && (i == 0 || j == 0) {
                    continue;
                }
                if let Some((likeness, degree)) = alike(one, other) {
                    self.candidates.push(Pair {
                        at: (i, j),
                        len: (1, 1),
                        likeness,
                        degree,
                        weight: f32::midpoint(one.weight, other.weight),
                    });
                }
            }
        }
        for (j, other) in b.iter().enumerate() {
            joined(a, other, |i, len, degree, weight| {
                self.candidates.push(Pair {
                    at: (i, j),
                    len: (len, 1),
                    likeness: Likeness::Joined,
                    degree,
                    weight,
                });
            });
        }
        for (i, one) in a.iter().enumerate() {
            joined(b, one, |j, len, degree, weight| {
                self.candidates.push(Pair {
                    at: (i, j),
                    len: (1, len),
                    likeness: Likeness::Joined,
                    degree,
                    weight,
                });
            });
        }
        self.initials(a, b);
        let worth = |pair: &Pair| {
            pair.degree * pair.degree * pair.weight / pair.len.0.max(pair.len.1) as f32
        };
        self.candidates.sort_by(|one, other| {
            let distance = |pair: &Pair| pair.at.0.abs_diff(pair.at.1);
            worth(other)
                .total_cmp(&worth(one))
                .then_with(|| distance(one).cmp(&distance(other)))
                .then_with(|| one.at.cmp(&other.at))
                .then_with(|| one.len.cmp(&other.len))
        });
        for pair in &self.candidates {
            let bits = (mask(pair.at.0, pair.len.0), mask(pair.at.1, pair.len.1));
            if self.taken.0 & bits.0 == 0 && self.taken.1 & bits.1 == 0 {
                self.taken.0 |= bits.0;
                self.taken.1 |= bits.1;
                self.pairs.push(*pair);
            }
        }
    }
}

impl Aligner {
    /// Gives the pairs as they are with the names exchanged.
    pub(super) fn swap(&mut self) {
        self.taken = (self.taken.1, self.taken.0);
        for pair in &mut self.pairs {
            pair.at = (pair.at.1, pair.at.0);
            pair.len = (pair.len.1, pair.len.0);
        }
    }

    /// "JC" may be the initials of two names.
    fn initials(&mut self, a: &[Word<'_>], b: &[Word<'_>]) {
        for (i, one) in a.iter().enumerate() {
            for j in 0..b.len().saturating_sub(1) {
                if are_initials(one, &b[j..j + 2]) {
                    self.candidates
                        .push(initial_pair((i, j), (1, 2), &b[j..j + 2]));
                }
            }
        }
        for (j, other) in b.iter().enumerate() {
            for i in 0..a.len().saturating_sub(1) {
                if are_initials(other, &a[i..i + 2]) {
                    self.candidates
                        .push(initial_pair((i, j), (2, 1), &a[i..i + 2]));
                }
            }
        }
    }
}

fn are_initials(short: &Word<'_>, names: &[Word<'_>]) -> bool {
    short.kind == WordKind::Name
        && short.text.len() == names.len()
        && names.iter().all(|name| name.bends() && name.text.len() > 2)
        && short
            .text
            .bytes()
            .zip(names)
            .all(|(letter, name)| name.text.as_bytes().first() == Some(&letter))
}

fn initial_pair(at: (usize, usize), len: (usize, usize), names: &[Word<'_>]) -> Pair {
    Pair {
        at,
        len,
        likeness: Likeness::Initial,
        degree: 0.8,
        weight: names.iter().map(|name| name.weight).sum::<f32>() / 2.0,
    }
}

const fn mask(at: usize, len: usize) -> u32 {
    ((1 << len) - 1) << at
}

fn has_kin(words: &[Word<'_>]) -> bool {
    words
        .iter()
        .any(|word| word.kind == WordKind::Particle(Joint::Kin))
}

/// Whether the word follows "bin" or its like, with or without an article.
fn is_father(words: &[Word<'_>], at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| words[at].kind);
    before(1) == Some(WordKind::Particle(Joint::Kin))
}

/// Words of `parts` that together are `whole`.
fn joined(parts: &[Word<'_>], whole: &Word<'_>, mut found: impl FnMut(usize, usize, f32, f32)) {
    if !matches!(whole.kind, WordKind::Name | WordKind::Patronymic) || whole.text.len() < 4 {
        return;
    }
    for at in 0..parts.len() {
        let mut len = parts[at].text.len();
        for (count, part) in parts[at..].iter().enumerate().skip(1).take(MOST_JOINED - 1) {
            len += part.text.len();
            if len > whole.text.len() + 1 {
                break;
            }
            if len + 1 < whole.text.len() {
                continue;
            }
            let words = &parts[at..=at + count];
            if let Some(degree) = together(words, len, whole) {
                let sum: f32 = words.iter().map(|word| word.weight).sum();
                found(at, count + 1, degree, f32::midpoint(sum, whole.weight));
            }
        }
    }
}

/// How well words written as one are a word.
fn together(parts: &[Word<'_>], len: usize, whole: &Word<'_>) -> Option<f32> {
    if len == whole.text.len() {
        let mut rest = whole.text;
        if parts.iter().all(|part| match rest.strip_prefix(part.text) {
            Some(after) => {
                rest = after;
                true
            }
            None => false,
        }) {
            return Some(0.98);
        }
    }
    if len < 7 {
        return None;
    }
    let text: String = parts.iter().map(|part| part.text).collect();
    if super::sound::sound(&text) == whole.sound {
        return Some(0.94);
    }
    let changes = rapidfuzz::distance::osa::distance_with_args(
        text.bytes(),
        whole.text.bytes(),
        &rapidfuzz::distance::osa::Args::default().score_cutoff(1),
    )?;
    Some(0.95 - changes as f32 / len as f32)
}
