//! A name made ready for comparison.

use std::ops::Range;

use super::fold::{Folded, Script, fold, join_acronyms};
use super::tables::{LegalForm, tables};
use super::word::{OwnedWord, Sphere, Word, WordKind};

/// So many words of a name are compared.
pub(super) const MOST_WORDS: usize = 24;

/// A name as words that can be compared.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) words: Vec<OwnedWord>,
    /// Where the words stand in the name as it was given.
    pub(super) places: Vec<Range<usize>>,
    pub(super) legal: LegalForms,
}

/// The legal forms that a name holds, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LegalForms(pub(super) u8);

impl LegalForms {
    fn add(&mut self, form: LegalForm) {
        self.0 |= 1 << form as u8;
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether one body can hardly have both.
    pub(super) fn clash(self, other: Self) -> Option<Clash> {
        if self.is_empty() || other.is_empty() || self.0 & other.0 != 0 {
            return None;
        }
        let firm = |forms: Self| {
            LegalForm::ALL
                .into_iter()
                .filter(|&form| forms.0 & (1 << form as u8) != 0)
                .all(LegalForm::is_firm)
        };
        Some(if firm(self) && firm(other) {
            Clash::Slight
        } else {
            Clash::Grave
        })
    }
}

/// How badly two legal forms go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clash {
    /// Both are firms.
    Slight,
    /// A firm and something else.
    Grave,
}

impl Name {
    pub(super) fn new(name: &str, sphere: Sphere) -> Self {
        let folded = match sphere {
            Sphere::Person => fold(name),
            Sphere::Body | Sphere::Craft => join_acronyms(fold(name)),
        };
        let mut legal = LegalForms::default();
        let mut words = Vec::with_capacity(folded.len());
        let mut places = Vec::with_capacity(folded.len());
        let mut at = 0;
        while let Some(word) = folded.get(at).filter(|_| words.len() < MOST_WORDS) {
            let texts: Vec<&str> = folded[at..]
                .iter()
                .take(9)
                .map(|word| word.text.as_str())
                .collect();
            if let Some((form, taken)) = legal_form(&texts, sphere) {
                legal.add(form);
                at += taken;
                continue;
            }
            if sphere == Sphere::Body
                && let Some((short, taken)) = abbreviation(&texts)
            {
                words.push(OwnedWord::new(
                    short.to_owned(),
                    WordKind::Name,
                    sphere,
                    Script::Letters,
                ));
                places.push(word.place.start..folded[at + taken - 1].place.end);
                at += taken;
                continue;
            }
            let (text, kind, taken) = read(&folded[at..], words.is_empty(), sphere);
            words.push(OwnedWord::new(text, kind, sphere, word.script));
            places.push(word.place.start..folded[at + taken - 1].place.end);
            at += taken;
        }
        if words.iter().all(|word| word.weight < 0.1) {
            // A name of nothing but forms and titles is all it is.
            return Self::literal(&folded, sphere);
        }
        Self {
            words,
            places,
            legal,
        }
    }

    /// Every word as a name.
    fn literal(folded: &[Folded], sphere: Sphere) -> Self {
        let folded = &folded[..folded.len().min(MOST_WORDS)];
        Self {
            words: folded
                .iter()
                .map(|word| OwnedWord::new(word.text.clone(), WordKind::Name, sphere, word.script))
                .collect(),
            places: folded.iter().map(|word| word.place.clone()).collect(),
            legal: LegalForms::default(),
        }
    }

    pub(super) fn views(&self) -> Vec<Word<'_>> {
        self.words.iter().map(OwnedWord::view).collect()
    }
}

/// The legal form that the words begin with, and how many words it takes.
fn legal_form(words: &[&str], sphere: Sphere) -> Option<(LegalForm, usize)> {
    if sphere == Sphere::Craft {
        return None;
    }
    let forms = tables().legal_forms.get(words.first()?)?;
    forms
        .iter()
        .find(|(form, (_, after_persons))| {
            (sphere == Sphere::Body || *after_persons) && words.starts_with(form)
        })
        .map(|(form, (class, _))| (*class, form.len()))
}

/// The one form of all ways to write a common word or a state's name, and how many words it takes.
fn abbreviation(words: &[&str]) -> Option<(&'static str, usize)> {
    let forms = tables().abbreviations.get(words.first()?)?;
    forms
        .iter()
        .find(|(form, _)| words.starts_with(form))
        .map(|(form, short)| (*short, form.len()))
}

/// The first word's text, what it does, and how many words were read.
fn read(words: &[Folded], first: bool, sphere: Sphere) -> (String, WordKind, usize) {
    let word = &words[0];
    let text = word.text.as_str();
    let tables = tables();
    let as_it_is = |kind| (text.to_owned(), kind, 1);
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = text.trim_start_matches('0');
        let digits = if digits.is_empty() { "0" } else { digits };
        return (digits.to_owned(), WordKind::Number, 1);
    }
    if sphere == Sphere::Person {
        if text.len() == 1 {
            return as_it_is(WordKind::Initial);
        }
        if word.script == Script::Syllables {
            return as_it_is(WordKind::Name);
        }
        if tables.honorifics.contains(text) {
            return as_it_is(WordKind::Honorific);
        }
        if let Some(&particle) = tables.particles.get(text) {
            return as_it_is(WordKind::Particle(particle.into()));
        }
        let text = letters_for_digits(text);
        let kind = if !first && is_patronymic(&text) {
            WordKind::Patronymic
        } else {
            WordKind::Name
        };
        return (text, kind, 1);
    }
    if word.acronym {
        return as_it_is(WordKind::Acronym);
    }
    if let Some(&number) = tables.numbers.get(text) {
        let unit = words
            .get(1)
            .filter(|_| number >= 20 && number % 10 == 0)
            .and_then(|next| tables.numbers.get(next.text.as_str()))
            .filter(|unit| (1..10).contains(*unit));
        return match unit {
            Some(unit) => ((number + unit).to_string(), WordKind::Number, 2),
            None => (number.to_string(), WordKind::Number, 1),
        };
    }
    if !first
        && word.capitals
        && let Some(number) = roman(text)
    {
        return (number.to_string(), WordKind::Number, 1);
    }
    if let Some(&particle) = tables.particles.get(text) {
        return as_it_is(WordKind::Particle(particle.into()));
    }
    as_it_is(WordKind::Name)
}

/// "Ig0r" is written with a digit for a letter.
fn letters_for_digits(text: &str) -> String {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || digits * 2 > text.len() {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| match letter {
            '0' => 'o',
            '1' => 'i',
            '3' => 'e',
            '4' => 'a',
            '5' => 's',
            '7' => 't',
            '9' => 'g',
            other => other,
        })
        .collect()
}

/// East Slavic names of fathers end so.
fn is_patronymic(text: &str) -> bool {
    const ENDINGS: [&str; 16] = [
        "ovich", "evich", "ovych", "yovych", "ovna", "evna", "ivna", "yevna", "ovitch", "evitch",
        "owitsch", "ewitsch", "avich", "avna", "owicz", "ievich",
    ];
    text.len() > 6 && ENDINGS.iter().any(|ending| text.ends_with(ending))
}

/// The value of a Roman numeral below 40.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = text.bytes().take_while(|&byte| byte == b'x').count();
    let rest = &text[tens..];
    let ones = ONES.iter().position(|&one| one == rest)?;
    let value = tens * 10 + ones;
    (1..40).contains(&value).then_some(value as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, sphere: Sphere) -> Vec<String> {
        Name::new(name, sphere)
            .words
            .into_iter()
            .map(|word| word.text)
            .collect()
    }

    fn kinds(name: &str) -> Vec<WordKind> {
        Name::new(name, Sphere::Person)
            .words
            .into_iter()
            .map(|word| word.kind)
            .collect()
    }

    #[test]
    fn legal_forms_are_no_words_of_a_name() {
        for name in [
            "OOO Vesna",
            "Vesna GmbH",
            "Vesna S.R.L.",
            "Vesna Sp. z o.o.",
            "Vesna Limited Liability Company",
        ] {
            assert_eq!(texts(name, Sphere::Body), ["vesna"], "{name}");
        }
        assert_eq!(texts("Vesna LLC", Sphere::Person), ["vesna"]);
    }

    #[test]
    fn words_that_only_look_like_forms_stay() {
        assert_eq!(texts("Sa Co", Sphere::Person), ["sa", "co"]);
        assert_eq!(texts("Limited", Sphere::Body), ["limited"]);
        assert_eq!(texts("Mr", Sphere::Person), ["mr"]);
    }

    #[test]
    fn numbers_are_their_value() {
        assert_eq!(texts("Brigade forty-four", Sphere::Body), ["brigade", "44"]);
        assert_eq!(texts("Fund VIII", Sphere::Body), ["fund", "8"]);
        assert_eq!(texts("007 Shipping", Sphere::Body), ["7", "shipping"]);
        assert_eq!(texts("Civil Works", Sphere::Body), ["civil", "works"]);
    }

    #[test]
    fn letters_with_stops_are_one_word_of_a_body_and_initials_of_a_person() {
        assert_eq!(texts("A.B.C. Trading", Sphere::Body), ["abc", "trading"]);
        assert_eq!(
            kinds("V. V. Petrov"),
            [WordKind::Initial, WordKind::Initial, WordKind::Name]
        );
    }

    #[test]
    fn knows_patronymics_and_particles() {
        assert_eq!(
            kinds("Oleg Borisovich Petrov"),
            [WordKind::Name, WordKind::Patronymic, WordKind::Name]
        );
        assert_eq!(kinds("Abramovich")[0], WordKind::Name);
        assert_eq!(
            kinds("Usama bin Ladin")[1],
            WordKind::Particle(super::super::word::Joint::Kin)
        );
    }
}
