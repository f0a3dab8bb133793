//! From pairs of words to one score.

use std::cmp::Ordering;

use super::align::{Aligner, Pair};
use super::alike::Likeness;
use super::name::{Clash, LegalForms};
use super::word::{Sphere, Word, WordKind};

/// What a score rests on, beside the pairs of words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Verdict {
    /// From 0 to 1.
    pub(super) score: f32,
    pub(super) is_acronym: bool,
    pub(super) patronymics_differ: bool,
    pub(super) numbers_differ: bool,
    pub(super) clash: Option<Clash>,
}

/// A word that only one name has counts so much of its weight against it.
const EXTRA: f32 = 0.3;
/// Words that stand where the other name has others count so much more,
const CONFLICT: f32 = 0.6;
/// and take up to this share of the whole score.
const CONFLICT_SHARE: f32 = 0.3;
/// What is left of a score where numbers differ: names that agree otherwise stay in sight.
const NUMBERS: f32 = 0.73;
/// What is left where one has a number and the other none.
const NUMBER_MISSING: f32 = 0.85;
/// What is left where fathers' names differ.
const PATRONYMICS: f32 = 0.7;
/// What is left where one word of a person's several is all that agrees.
const ONE_WORD: f32 = 0.85;
/// What is left where the only word is short and not written the same.
const SHORT_WORD: f32 = 0.9;
/// What is left where no word is quite the same.
const ALL_LOOSE: f32 = 0.93;
/// What a word that is written differently loses where it stands elsewhere as well.
const ELSEWHERE: f32 = 0.3;
/// A father's name that only one name has counts so much: many leave it out.
const PATRONYMIC: f32 = 0.35;
/// The least that a common word weighs against other words.
const COMMON_CONTRAST: f32 = 0.6;
/// How sure it is that letters are the first letters of a body's name.
const ACRONYM: f32 = 0.75;
/// From this weight on a word names someone.
const TELLING: f32 = 0.35;

/// Compares two names: aligns their words, then judges. The order of the names makes no difference.
pub(super) fn compare(
    aligner: &mut Aligner,
    a: &[Word<'_>],
    b: &[Word<'_>],
    legal: (LegalForms, LegalForms),
    sphere: Sphere,
) -> Verdict {
    let order = a
        .iter()
        .map(|word| word.text)
        .cmp(b.iter().map(|word| word.text));
    match order {
        Ordering::Equal if !a.is_empty() => {
            aligner.align_equal(a);
            judge(aligner, a, b, legal, sphere)
        }
        Ordering::Greater => {
            aligner.align(b, a);
            let verdict = judge(aligner, b, a, (legal.1, legal.0), sphere);
            aligner.swap();
            verdict
        }
        _ => {
            aligner.align(a, b);
            judge(aligner, a, b, legal, sphere)
        }
    }
}

fn judge(
    aligner: &Aligner,
    a: &[Word<'_>],
    b: &[Word<'_>],
    legal: (LegalForms, LegalForms),
    sphere: Sphere,
) -> Verdict {
    let left = (
        Leftover::of(a, aligner.taken.0),
        Leftover::of(b, aligner.taken.1),
    );
    let mut verdict = Verdict {
        score: 0.0,
        is_acronym: false,
        patronymics_differ: left.0.patronymic && left.1.patronymic,
        numbers_differ: left.0.number && left.1.number,
        clash: legal.0.clash(legal.1),
    };
    if sphere == Sphere::Body && (is_acronym(a, b) || is_acronym(b, a)) {
        verdict.is_acronym = true;
        verdict.score = ACRONYM;
        return verdict;
    }
    let (mut matched, mut good, mut agreeing) = (0.0, 0.0, 0);
    let mut is_full = false;
    for pair in &aligner.pairs {
        let moved = pair.likeness == Likeness::Letters && crosses(aligner, pair.at);
        let degree = pair.degree - if moved { ELSEWHERE } else { 0.0 };
        matched += pair.weight;
        good += pair.weight * degree;
        is_full |= pair.likeness != Likeness::Initial && pair.weight > 0.25;
        if pair.weight > TELLING {
            agreeing += pair.len.0.max(pair.len.1);
        }
    }
    if !is_full {
        return verdict;
    }
    let conflict = left.0.contrast.min(left.1.contrast);
    let extra = (left.0.weight - left.1.weight).abs();
    let mut score = good / (matched + CONFLICT * conflict + EXTRA * extra);
    score *= 1.0 - CONFLICT_SHARE * (conflict / matched.clamp(0.3, 1.0)).min(1.0);
    if let [only] = aligner.pairs.as_slice()
        && only.likeness == Likeness::Letters
        && a.len().min(b.len()) == 1
        && a[only.at.0].text.len() < 6
    {
        score *= SHORT_WORD;
    }
    let is_loose = |pair: &Pair| matches!(pair.likeness, Likeness::Letters | Likeness::Initial);
    if aligner.pairs.len() > 1 && aligner.pairs.iter().all(is_loose) {
        score *= ALL_LOOSE;
    }
    if sphere == Sphere::Person && agreeing < 2 && telling(a).max(telling(b)) > 1 {
        score *= ONE_WORD;
    }
    if verdict.patronymics_differ {
        score *= PATRONYMICS;
    }
    if verdict.numbers_differ {
        score *= NUMBERS;
    } else if left.0.number || left.1.number {
        score *= NUMBER_MISSING;
    }
    score *= match verdict.clash {
        Some(Clash::Slight) => 0.96,
        Some(Clash::Grave) => 0.65,
        None => 1.0,
    };
    verdict.score = score.clamp(0.0, 1.0);
    verdict
}

/// The most that two names of these weights can score, where words of the weight `share` agree.
pub(super) fn best_score(share: f32, a: f32, b: f32) -> f32 {
    if share <= 0.0 {
        return 0.0;
    }
    let left = ((a - share).max(0.0), (b - share).max(0.0));
    let conflict = left.0.min(left.1);
    let extra = (left.0 - left.1).abs();
    let score = share / (share + CONFLICT * conflict + EXTRA * extra);
    score * (1.0 - CONFLICT_SHARE * (conflict / share.clamp(0.3, 1.0)).min(1.0))
}

/// The least that a word weighs where the other name has not got it.
pub(super) fn least_weight(word: &Word<'_>) -> f32 {
    match word.kind {
        WordKind::Patronymic => PATRONYMIC,
        WordKind::Number => 0.0,
        WordKind::Name if word.text.bytes().any(|byte| byte.is_ascii_digit()) => 0.0,
        _ => word.weight,
    }
}

/// Whether a word stands on one side of another word in one name, and on the other side in the other.
fn crosses(aligner: &Aligner, at: (usize, usize)) -> bool {
    aligner
        .pairs
        .iter()
        .any(|other| other.at.0 != at.0 && (other.at.0 < at.0) != (other.at.1 < at.1))
}

/// How many words name someone.
fn telling(words: &[Word<'_>]) -> usize {
    words
        .iter()
        .filter(|word| word.weight > TELLING && word.kind != WordKind::Number)
        .count()
}

/// Whether one word of `short` is made of the first letters of `long`.
fn is_acronym(short: &[Word<'_>], long: &[Word<'_>]) -> bool {
    let [short] = short else {
        return false;
    };
    matches!(short.kind, WordKind::Name | WordKind::Acronym)
        && short.text.len() >= 3
        && acronym_letters(long).eq(short.text.bytes())
}

/// The first letters of the words that are no particles.
pub(super) fn acronym_letters<'a>(words: &'a [Word<'_>]) -> impl Iterator<Item = u8> + 'a {
    words
        .iter()
        .filter(|word| !matches!(word.kind, WordKind::Particle(_)))
        .filter_map(|word| word.text.bytes().next())
}

/// What one name has and the other has not.
#[derive(Debug, Default)]
struct Leftover {
    weight: f32,
    /// The weight, where the other name has other words: even a common word tells bodies apart ("Bank", "Trading").
    contrast: f32,
    patronymic: bool,
    number: bool,
}

impl Leftover {
    fn of(words: &[Word<'_>], taken: u32) -> Self {
        let mut left = Self::default();
        for (at, word) in words.iter().enumerate() {
            if taken & (1 << at) != 0 {
                continue;
            }
            left.patronymic |= word.kind == WordKind::Patronymic;
            left.number |= word.kind == WordKind::Number
                || word.kind == WordKind::Name
                    && word.text.bytes().any(|byte| byte.is_ascii_digit());
            let weight = least_weight(word);
            left.weight += weight;
            left.contrast += if word.kind == WordKind::Name && weight > 0.0 {
                weight.max(COMMON_CONTRAST)
            } else {
                weight
            };
        }
        left
    }
}
