//! A text as the lexicon sees it: runs of letters and digits, and what stands between them.

use super::fold::{fold, is_ignored};
use crate::text::Span;

/// A run of letters and digits ("Guinea", "U.S.", "OPEC+", "&").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Atom {
    start: u32,
    end: u32,
    /// Hash of the folded letters: the atom's identity.
    pub(crate) hash: u64,
    pub(crate) shape: Shape,
    /// What stands between the atom before and this one.
    pub(crate) gap: Gap,
    /// Which of the first sixteen letters are capitals, one bit each.
    pub(crate) capitals: u16,
}

impl Atom {
    pub(crate) const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    pub(crate) fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    pub(crate) const fn len(self) -> usize {
        (self.end - self.start) as usize
    }
}

/// How the letters of an atom are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Shape {
    /// No letters with case: digits, other scripts.
    None,
    Lower,
    /// A capital, then small letters.
    Title,
    Upper,
    Mixed,
}

/// What stands between two atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Gap {
    /// The text's start, or an empty line.
    Break,
    /// Nothing.
    None,
    /// White space, one line break at most.
    Space,
    Hyphen,
    Apostrophe,
    Period,
    PeriodSpace,
    Comma,
    Slash,
    /// Anything else: brackets, quotation marks, dashes.
    Other,
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

const fn mix(hash: u64, byte: u8) -> u64 {
    (hash ^ byte as u64).wrapping_mul(PRIME)
}

/// The identity of a word in small ASCII letters, at compile time.
pub(crate) const fn hash_ascii(word: &[u8]) -> u64 {
    let mut hash = OFFSET;
    let mut at = 0;
    while at < word.len() {
        hash = mix(hash, word[at]);
        at += 1;
    }
    hash
}

/// The identity of a word: the hash that an [`Atom`] of the same letters has.
pub(crate) fn hash_of(word: &str) -> u64 {
    if word.is_ascii() {
        let small = word.bytes().map(|byte| byte.to_ascii_lowercase());
        return small.fold(OFFSET, mix);
    }
    let mut hash = OFFSET;
    let mut buffer = [0; 4];
    for c in word.chars() {
        fold(c, |plain| {
            hash = plain.encode_utf8(&mut buffer).bytes().fold(hash, mix);
        });
    }
    hash
}

/// Reads a text into atoms, in one pass.
///
/// Only the first 4 GiB are read.
pub(crate) fn atoms(text: &str) -> Vec<Atom> {
    let mut atoms = Vec::with_capacity(text.len() / 6);
    atoms.extend(Atoms::new(text));
    atoms
}

/// The atoms of a text, one after another.
pub(crate) struct Atoms<'t> {
    text: &'t str,
    at: usize,
    limit: usize,
    last_end: Option<usize>,
}

impl<'t> Atoms<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            limit: text.len().min(u32::MAX as usize),
            last_end: None,
        }
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    /// Where the single capital at `at..end` goes on as "U.S.", and its hash.
    fn dotted(&self, start: usize, end: usize) -> Option<(usize, u64)> {
        let bytes = self.text.as_bytes();
        let capital = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_uppercase);
        let ends = |at: usize| {
            self.text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .is_none_or(|c| !c.is_alphanumeric() && c != '_')
        };
        if !capital(start) || end != start + 1 {
            return None;
        }
        let mut hash = mix(OFFSET, bytes[start].to_ascii_lowercase());
        let mut end = end;
        while bytes.get(end) == Some(&b'.') && capital(end + 1) && ends(end + 2) {
            hash = mix(hash, bytes[end + 1].to_ascii_lowercase());
            end += 2;
        }
        if end == start + 1 {
            return None;
        }
        if bytes.get(end) == Some(&b'.') {
            end += 1;
        }
        Some((end, hash))
    }

    fn gap(&self, start: usize) -> Gap {
        let Some(last_end) = self.last_end else {
            return Gap::Break;
        };
        gap_of(&self.text[last_end..start])
    }
}

impl Iterator for Atoms<'_> {
    type Item = Atom;

    fn next(&mut self) -> Option<Atom> {
        let bytes = self.text.as_bytes();
        // To the next letter or digit.
        let start = loop {
            if self.at >= self.limit {
                return None;
            }
            let byte = bytes[self.at];
            if byte.is_ascii() {
                if byte.is_ascii_alphanumeric() || byte == b'_' {
                    break self.at;
                }
                self.at += 1;
                if byte == b'&' {
                    let start = self.at - 1;
                    let gap = self.gap(start);
                    self.last_end = Some(self.at);
                    return Some(Atom {
                        start: start as u32,
                        end: self.at as u32,
                        hash: hash_of("and"),
                        shape: Shape::Lower,
                        gap,
                        capitals: 0,
                    });
                }
            } else {
                let c = self.char_at(self.at)?;
                if c.is_alphanumeric() {
                    break self.at;
                }
                self.at += c.len_utf8();
            }
        };
        let gap = self.gap(start);
        let mut hash = OFFSET;
        let mut end = start;
        let (mut capitals, mut uppers, mut lowers) = (0, 0usize, 0usize);
        while end < self.limit {
            let byte = bytes[end];
            if byte.is_ascii_lowercase() {
                lowers += 1;
                hash = mix(hash, byte);
            } else if byte.is_ascii_uppercase() {
                capitals |= capital(uppers + lowers);
                uppers += 1;
                hash = mix(hash, byte.to_ascii_lowercase());
            } else if byte.is_ascii_digit() || byte == b'_' || (byte == b'+' && end > start) {
                hash = mix(hash, byte);
            } else if byte.is_ascii() {
                break;
            } else {
                let Some(c) = self.char_at(end) else { break };
                if c.is_uppercase() {
                    capitals |= capital(uppers + lowers);
                    uppers += 1;
                } else if c.is_lowercase() {
                    lowers += 1;
                } else if !c.is_alphanumeric() && !is_ignored(c) {
                    break;
                }
                let mut buffer = [0; 4];
                fold(c, |plain| {
                    hash = plain.encode_utf8(&mut buffer).bytes().fold(hash, mix);
                });
                end += c.len_utf8();
                continue;
            }
            end += 1;
        }
        if let Some((dotted_end, dotted_hash)) = self.dotted(start, end) {
            (end, hash) = (dotted_end.min(self.limit), dotted_hash);
        }
        let shape = match (uppers, lowers) {
            (0, 0) => Shape::None,
            (0, _) => Shape::Lower,
            (_, 0) => Shape::Upper,
            (1, _) if capitals == 1 => Shape::Title,
            _ => Shape::Mixed,
        };
        self.at = end;
        self.last_end = Some(end);
        Some(Atom {
            start: start as u32,
            end: end as u32,
            hash,
            shape,
            gap,
            capitals,
        })
    }
}

/// The bit of a letter that is a capital.
const fn capital(letter: usize) -> u16 {
    if letter < 16 { 1 << letter } else { 0 }
}

fn gap_of(between: &str) -> Gap {
    // By far the most frequent.
    match between {
        " " => return Gap::Space,
        "" => return Gap::None,
        _ => {}
    }
    let mut mark = None;
    let (mut space_before, mut space_after, mut lines) = (false, false, 0);
    for c in between.chars().filter(|&c| !is_ignored(c)) {
        if c.is_whitespace() {
            lines += usize::from(c == '\n' || c == '\u{2029}');
            space_before |= mark.is_none();
            space_after |= mark.is_some();
        } else if mark.replace(c).is_some() {
            // Two marks; an empty line may still follow.
            mark = Some('\0');
        }
    }
    match mark {
        _ if lines > 1 => Gap::Break,
        None => Gap::Space,
        Some('-' | '\u{2010}' | '\u{2011}' | '–')
            if !space_before && (!space_after || lines == 1) =>
        {
            Gap::Hyphen
        }
        Some('\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' | 'ʿ' | 'ʾ')
            if !space_before && !space_after =>
        {
            Gap::Apostrophe
        }
        Some('.') if !space_before && !space_after => Gap::Period,
        Some('.') if !space_before => Gap::PeriodSpace,
        Some(',') if !space_before && space_after => Gap::Comma,
        Some('/') => Gap::Slash,
        Some(_) => Gap::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        atoms(text).iter().map(|atom| atom.of(text)).collect()
    }

    fn gaps(text: &str) -> Vec<Gap> {
        atoms(text).iter().map(|atom| atom.gap).collect()
    }

    #[test]
    fn keeps_dotted_acronyms_whole() {
        assert_eq!(
            words("the U.S.-led U.N. force"),
            ["the", "U.S.", "led", "U.N.", "force"]
        );
        assert_eq!(words("J. Smith of D.C."), ["J", "Smith", "of", "D.C."]);
        assert_eq!(atoms("U.S.")[0].hash, atoms("US")[0].hash);
    }

    #[test]
    fn parts_at_marks() {
        assert_eq!(
            words("Moscow’s R&AW, OPEC+"),
            ["Moscow", "s", "R", "&", "AW", "OPEC+"]
        );
        assert_eq!(
            gaps("Guinea-Bissau Lt. Gen. d\u{2019}Ivoire, A/B (C)\nD\n\nE"),
            [
                Gap::Break,
                Gap::Hyphen,
                Gap::Space,
                Gap::PeriodSpace,
                Gap::PeriodSpace,
                Gap::Apostrophe,
                Gap::Comma,
                Gap::Slash,
                Gap::Other,
                Gap::Other,
                Gap::Break,
            ]
        );
    }

    #[test]
    fn knows_shapes() {
        let shapes: Vec<_> = atoms("Iran IRAN iran al-Qaeda YouTube 38 G7")
            .iter()
            .map(|atom| atom.shape)
            .collect();
        assert_eq!(
            shapes,
            [
                Shape::Title,
                Shape::Upper,
                Shape::Lower,
                Shape::Lower,
                Shape::Title,
                Shape::Mixed,
                Shape::None,
                Shape::Upper
            ]
        );
    }

    proptest! {
        #[test]
        fn lie_on_character_boundaries_in_order(text in "\\PC{0,80}") {
            let mut last = 0;
            for atom in atoms(&text) {
                let span = atom.span();
                prop_assert!(text.get(span.range()).is_some());
                prop_assert!(span.start >= last && !span.is_empty());
                last = span.end;
            }
        }

        #[test]
        fn has_the_identity_of_its_word(word in "[A-Za-zÀ-ÖØ-öø-ÿ]{1,12}") {
            prop_assert_eq!(atoms(&word)[0].hash, hash_of(&word));
        }
    }
}
