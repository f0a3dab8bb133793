//! Lemmas: edit scripts chosen by a word's tags and its ending.

use super::model::{ModelFile, Table};
use crate::{Error, ErrorKind};

/// Longest ending that a rule looks at.
pub const MAX_ENDING: usize = 7;
/// Stands for any language-specific tag in a rule's key.
pub const ANY_XPOS: u16 = u16::MAX;

fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    product ^ (product >> 29)
}

/// The key that the rules of a pair of tags begin with.
pub fn tags_key(upos: u16, xpos: u16) -> u64 {
    mix(mix(0x1E33A, u64::from(upos)), u64::from(xpos))
}

/// Extends a key by one more letter, going backwards; `None` is the beginning of the word.
pub fn extend_key(key: u64, letter: Option<char>) -> u64 {
    mix(key, letter.map_or(1, |c| u64::from(u32::from(c)) + 2))
}

/// The slot of a key in the table.
pub fn finish_key(key: u64) -> u64 {
    key ^ (key >> 32)
}

/// The key of the rule for letter case.
pub fn case_key(upos: u16, xpos: u16, case: u8, is_first: bool) -> u64 {
    finish_key(mix(
        mix(tags_key(upos, xpos), 0xCA5E + u64::from(case)),
        u64::from(is_first),
    ))
}

/// How a form is written: 0 in lower case, 1 with a capital first, 2 in capitals, 3 otherwise.
pub fn case_class(form: &str) -> u8 {
    let mut letters = form.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return 0;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => 0,
        (true, 0, _) => 1,
        (true, _, 0) => 2,
        _ => 3,
    }
}

/// What makes a lemma of a form: how many letters fall away at its end, and what is put there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Script {
    /// Letters that fall away.
    pub strip: usize,
    /// What follows.
    pub append: String,
}

impl Script {
    /// The script that leads from a form to a lemma, both in lower case.
    pub fn between(form: &str, lemma: &str) -> Self {
        let same = form
            .chars()
            .zip(lemma.chars())
            .take_while(|(a, b)| a == b)
            .count();
        Self {
            strip: form.chars().count() - same,
            append: lemma.chars().skip(same).collect(),
        }
    }
}

/// Letter case of a lemma.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u16)]
pub enum LemmaCase {
    /// All in lower case.
    Lower = 0,
    /// As in the form.
    Kept = 1,
    /// A capital, then lower case.
    Title = 2,
}

/// Rules for lemmas, learnt from treebanks.
#[derive(Debug)]
pub(super) struct Lemmatiser {
    rules: Table,
    cases: Table,
    scripts: Vec<Script>,
}

impl Lemmatiser {
    pub(super) fn read(file: &ModelFile) -> Result<Self, Error> {
        let broken = |line: &str| {
            Error::new(ErrorKind::Model, format!("\"{line}\" is no edit script"))
                .with_origin("model")
        };
        let scripts = file
            .lines("lemma.scripts")?
            .iter()
            .map(|line| {
                let (strip, append) = line.split_once(' ').ok_or_else(|| broken(line))?;
                Ok(Script {
                    strip: strip.parse().map_err(|_| broken(line))?,
                    append: append.to_string(),
                })
            })
            .collect::<Result<Vec<_>, Error>>()?;
        let rules = Table::read(file, "lemma.rules")?;
        if rules
            .largest()
            .is_some_and(|largest| usize::from(largest) >= scripts.len())
        {
            return Err(broken("a rule beyond the list"));
        }
        Ok(Self {
            rules,
            cases: Table::read(file, "lemma.cases")?,
            scripts,
        })
    }

    /// Appends the lemma of a form to `out`.
    pub(super) fn write(
        &self,
        form: &str,
        upos: u16,
        xpos: u16,
        is_first: bool,
        letters: &mut Vec<char>,
        out: &mut String,
    ) {
        let class = case_class(form);
        let case = if class == 0 {
            LemmaCase::Kept
        } else {
            let found = self
                .cases
                .find(case_key(upos, xpos, class, is_first))
                .or_else(|| self.cases.find(case_key(upos, ANY_XPOS, class, is_first)));
            match found {
                Some(1) => LemmaCase::Kept,
                Some(2) => LemmaCase::Title,
                _ => LemmaCase::Lower,
            }
        };
        let script = self.script(form, upos, xpos, letters);
        let keep = form.chars().count() - script.map_or(0, |script| script.strip);
        for (n, c) in form.chars().take(keep).enumerate() {
            match case {
                LemmaCase::Kept => out.push(c),
                LemmaCase::Title if n == 0 => out.extend(c.to_uppercase()),
                LemmaCase::Title | LemmaCase::Lower => out.extend(c.to_lowercase()),
            }
        }
        if let Some(script) = script {
            out.push_str(&script.append);
        }
    }

    /// The script of the longest ending that has a rule, and that the form is long enough for.
    fn script(&self, form: &str, upos: u16, xpos: u16, letters: &mut Vec<char>) -> Option<&Script> {
        lower(form, letters);
        for xpos in [xpos, ANY_XPOS] {
            let mut key = tags_key(upos, xpos);
            let mut best = self.rules.find(finish_key(key));
            for letter in letters.iter().rev().take(MAX_ENDING) {
                key = extend_key(key, Some(*letter));
                best = self.rules.find(finish_key(key)).or(best);
            }
            if letters.len() > MAX_ENDING {
                for letter in letters.iter().rev().skip(MAX_ENDING) {
                    key = extend_key(key, Some(*letter));
                }
            }
            best = self.rules.find(finish_key(extend_key(key, None))).or(best);
            if let Some(script) = best.map(|best| &self.scripts[usize::from(best)]) {
                // No word has an empty lemma.
                let leaves_letters = script.strip < letters.len() || !script.append.is_empty();
                return (script.strip <= letters.len() && leaves_letters).then_some(script);
            }
        }
        None
    }
}

/// Writes a form's letters in lower case, digits kept.
pub fn lower(form: &str, out: &mut Vec<char>) {
    out.clear();
    out.extend(form.chars().map(|c| c.to_lowercase().next().unwrap_or(c)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_lead_from_form_to_lemma() {
        assert_eq!(
            Script::between("treaties", "treaty"),
            Script {
                strip: 3,
                append: "y".into()
            }
        );
        assert_eq!(
            Script::between("was", "be"),
            Script {
                strip: 3,
                append: "be".into()
            }
        );
        assert_eq!(
            Script::between("deny", "deny"),
            Script {
                strip: 0,
                append: String::new()
            }
        );
    }

    #[test]
    fn case_is_told_by_letters_alone() {
        let classes = ["talks", "Moscow", "NATO", "iPhone", "U.S.", "2024"].map(case_class);
        assert_eq!(classes, [0, 1, 2, 3, 2, 0]);
    }
}
