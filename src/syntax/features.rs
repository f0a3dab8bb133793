//! What the network sees of a word: hashed features of its form.
//!
//! A word is its normal form (lower case, digits as `0`) and a set of keys: its affixes, its shape, its length and the
//! gazetteer classes of the normal form. The trainer keeps the keys that are frequent enough; a key that the model does
//! not know adds nothing.

/// Longest normal form, in characters; what follows is not looked at.
const MAX_CHARS: usize = 40;

/// Letters that name the gazetteer's classes, in the order of their bits: given name, surname, name on a sanctions
/// list, city, part of a longer place name, country, demonym, part of an organisation's name, title.
pub const GAZETTEER_CLASSES: &str = "gsocpndat";

const WORD: u64 = 1;
const SUFFIX: u64 = 10;
const PREFIX: u64 = 20;
const SHAPE: u64 = 30;
const CASE: u64 = 31;
const LENGTH: u64 = 32;
const CLASSES: u64 = 40;
const CLASS: u64 = 41;

#[inline]
fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 29)
}

#[inline]
fn finish(hash: u64) -> u64 {
    hash ^ (hash >> 32)
}

/// Writes the normal form of a word: lower case, ASCII digits as `0`, typographic quotes and dashes as ASCII ones.
pub fn normalise(form: &str, out: &mut Vec<char>) {
    out.clear();
    for c in form.chars().take(MAX_CHARS) {
        out.push(match c {
            '0'..='9' => '0',
            c if c.is_ascii() => c.to_ascii_lowercase(),
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201C}' | '\u{201D}' => '"',
            '\u{2013}' | '\u{2014}' => '-',
            c => c.to_lowercase().next().unwrap_or(c),
        });
    }
}

/// The key of a normal form.
pub fn word_key(normal: &[char]) -> u64 {
    let mut hash = mix(0x5EED, WORD);
    for &c in normal {
        hash = mix(hash, u64::from(u32::from(c)) + 1);
    }
    finish(hash)
}

/// Writes the keys of a word's affixes, shape, case, length and gazetteer classes.
///
/// `is_first` says whether the word opens its sentence; `classes` are the gazetteer's bits of its normal form.
pub fn affix_keys(form: &str, normal: &[char], is_first: bool, classes: u16, out: &mut Vec<u64>) {
    out.clear();
    let count = normal.len();
    let mut hash = mix(0x5EED, SUFFIX);
    for (k, &c) in normal
        .iter()
        .rev()
        .enumerate()
        .take(5.min(count.saturating_sub(1)))
    {
        hash = mix(hash, u64::from(u32::from(c)) + 1);
        out.push(finish(mix(hash, k as u64)));
    }
    let mut hash = mix(0x5EED, PREFIX);
    for (k, &c) in normal
        .iter()
        .enumerate()
        .take(4.min(count.saturating_sub(1)))
    {
        hash = mix(hash, u64::from(u32::from(c)) + 1);
        out.push(finish(mix(hash, k as u64)));
    }
    let mut hash = mix(0x5EED, SHAPE);
    let (mut last, mut run, mut kept) = ('\0', 0, 0);
    let (mut upper, mut lower, mut digits, mut others) = (0, 0, 0, 0);
    for c in form.chars().take(MAX_CHARS) {
        let class = if c.is_uppercase() {
            upper += 1;
            'X'
        } else if c.is_alphabetic() {
            lower += 1;
            'x'
        } else if c.is_numeric() {
            digits += 1;
            '0'
        } else {
            others += 1;
            c
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 2 && kept < 8 {
            hash = mix(hash, u64::from(u32::from(class)) + 1);
            kept += 1;
        }
    }
    out.push(finish(hash));
    let is_capital = form.chars().next().is_some_and(char::is_uppercase);
    let case = u64::from(is_capital)
        | u64::from(upper > 1) << 1
        | u64::from(lower > 0) << 2
        | u64::from(digits > 0) << 3
        | u64::from(others > 0) << 4;
    out.push(finish(mix(mix(CASE, case), u64::from(is_first))));
    out.push(finish(mix(
        mix(LENGTH, count.min(12) as u64),
        u64::from(is_capital),
    )));
    if classes != 0 {
        out.push(finish(mix(
            mix(CLASSES, u64::from(classes)),
            u64::from(is_capital),
        )));
        let is_titled = u64::from(is_capital && lower > 0);
        let mut bits = classes;
        while bits != 0 {
            out.push(finish(mix(
                mix(CLASS, u64::from(bits.trailing_zeros())),
                is_titled,
            )));
            bits &= bits - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(form: &str) -> Vec<u64> {
        let (mut normal, mut out) = (Vec::new(), Vec::new());
        normalise(form, &mut normal);
        affix_keys(form, &normal, false, 0, &mut out);
        out
    }

    #[test]
    fn normal_form_ignores_case_and_digits() {
        let mut normal = Vec::new();
        normalise("COVID-19", &mut normal);
        assert_eq!(normal.iter().collect::<String>(), "covid-00");
    }

    #[test]
    fn words_that_end_alike_share_keys() {
        let (a, b) = (keys("ratified"), keys("signified"));
        assert!(a[..5].iter().zip(&b[..5]).all(|(a, b)| a == b));
        assert_ne!(a[5], b[5]);
    }

    #[test]
    fn short_words_have_no_affix_as_long_as_themselves() {
        assert_eq!(keys("a").len(), 3);
        assert_eq!(keys("").len(), 3);
    }
}
