//! The forms of verbs, for tests on the verb behind a name.

use super::atoms::hash_of;
use super::trie::{ByWord, Hashes};
use super::tsv::Table;
use crate::Error;

/// What the table of verb forms says.
#[derive(Debug, Default)]
pub(crate) struct VerbForms<'t> {
    irregular: ByWord<&'t str, Vec<&'t str>>,
    /// Words that stand between a subject and its verb.
    skipped: Hashes,
}

impl<'t> VerbForms<'t> {
    pub(crate) fn read(table: &Table<'t>) -> Result<Self, Error> {
        let (form, lemma, kind) = (
            table.column("form")?,
            table.column("lemma")?,
            table.column("use")?,
        );
        let mut forms = Self::default();
        for row in table.rows() {
            let row = row?;
            match row.cell(kind) {
                "form" => forms
                    .irregular
                    .entry(row.cell(lemma))
                    .or_default()
                    .push(row.cell(form)),
                "auxiliary" | "adverb" => {
                    forms.skipped.insert(hash_of(row.cell(form)));
                }
                other => {
                    return Err(table.error(
                        &row,
                        "use",
                        format_args!("{other:?}; expected form, auxiliary or adverb"),
                    ));
                }
            }
        }
        Ok(forms)
    }

    pub(crate) fn into_skipped(self) -> Hashes {
        self.skipped
    }

    /// The identities of all forms of these verbs, sorted.
    pub(crate) fn of<'w>(&self, lemmas: impl Iterator<Item = &'w str>) -> Box<[u64]> {
        let mut hashes = Vec::new();
        let mut form = String::new();
        for lemma in lemmas {
            hashes.push(hash_of(lemma));
            let irregular = self.irregular.get(lemma);
            for irregular in irregular.into_iter().flatten() {
                hashes.push(hash_of(irregular));
            }
            for ending in ["s", "ing", "ed"] {
                if ending == "ed" && irregular.is_some() {
                    continue;
                }
                for doubled in [false, true] {
                    inflect(lemma, ending, doubled, &mut form);
                    hashes.push(hash_of(&form));
                }
            }
        }
        hashes.sort_unstable();
        hashes.dedup();
        hashes.into_boxed_slice()
    }
}

/// Writes a regular form; with the last consonant doubled ("admitted") where asked for.
pub(super) fn inflect(lemma: &str, ending: &str, doubled: bool, form: &mut String) {
    form.clear();
    form.push_str(lemma);
    let mut ends = lemma.chars().rev();
    let (last, before) = (
        ends.next().unwrap_or_default(),
        ends.next().unwrap_or_default(),
    );
    let is_vowel = |c| "aeiou".contains(c);
    match (ending, last) {
        ("s", 'y') if !is_vowel(before) => {
            form.pop();
            form.push_str("ies");
            return;
        }
        ("s", 's' | 'x' | 'z' | 'h' | 'o') => form.push('e'),
        ("ed", 'y') if !is_vowel(before) => {
            form.pop();
            form.push('i');
        }
        ("ed", 'e') => {
            form.pop();
        }
        ("ing", 'e') if before != 'e' => {
            form.pop();
        }
        ("ing" | "ed", _) if doubled && !is_vowel(last) => form.push(last),
        _ => {}
    }
    form.push_str(ending);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_regular_and_irregular_forms() {
        let table = Table::new(
            "t",
            "form\tlemma\tuse\nsaid\tsay\tform\nhas\thave\tauxiliary\n",
        )
        .unwrap();
        let forms = VerbForms::read(&table).unwrap();
        let found = forms.of(["say", "deny", "admit", "urge", "reject", "push"].into_iter());
        for form in [
            "says", "said", "saying", "denies", "denied", "denying", "admitted", "admits", "urged",
            "urging", "rejects", "rejected", "pushes",
        ] {
            assert!(found.binary_search(&hash_of(form)).is_ok(), "{form}");
        }
        for form in ["sayed", "denys", "urgeed", "city"] {
            assert!(found.binary_search(&hash_of(form)).is_err(), "{form}");
        }
    }
}
