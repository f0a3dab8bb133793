//! The words of time and number, from `data/time` and `data/amounts`.

use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! time_words {
    ($($(#[$doc:meta])* $name:ident = $class:literal),+ $(,)?) => {
        /// What a word can mean in an expression of time; the value beside it is the table's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub(crate) enum TimeWord {
            /// None.
            #[default]
            None,
            $($(#[$doc])* $name),+
        }

        impl TimeWord {
            fn of_class(class: &str) -> Option<Self> {
                match class {
                    $($class => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

time_words! {
    A = "a",
    After = "after",
    Ago = "ago",
    AmPm = "am_pm",
    And = "and",
    Another = "another",
    Approx = "approx",
    At = "at",
    Before = "before",
    By = "by",
    ClockWord = "clock_word",
    /// What follows an age of a few years where it is a child's.
    Child = "child",
    Coming = "coming",
    Consecutive = "consecutive",
    Couple = "couple",
    Current = "current",
    Day = "day",
    DayPart = "day_part",
    DayParts = "day_parts",
    Decade = "decade",
    Early = "early",
    Ended = "ended",
    Era = "era",
    Every = "every",
    Few = "few",
    Fiscal = "fiscal",
    Following = "following",
    For = "for",
    Future = "future",
    Half = "half",
    Hence = "hence",
    In = "in",
    /// What a number after it names: "Resolution 1973".
    Label = "label",
    Late = "late",
    Latest = "latest",
    Least = "least",
    Mid = "mid",
    Month = "month",
    /// Also another word: "may", "march"; or an abbreviation that needs company: "Mar".
    MonthWeak = "month_weak",
    More = "more",
    OClock = "o_clock",
    Of = "of",
    Often = "often",
    OftenWeak = "often_weak",
    Old = "old",
    On = "on",
    Once = "once",
    Opening = "opening",
    Or = "or",
    Overnight = "overnight",
    Part = "part",
    Past = "past",
    Per = "per",
    Period = "period",
    Possessive = "possessive",
    Preposition = "preposition",
    Previous = "previous",
    Recent = "recent",
    Ref = "ref",
    Same = "same",
    Season = "season",
    /// Also another word: "fall", "spring".
    SeasonWeak = "season_weak",
    Seasons = "seasons",
    Shift = "shift",
    Than = "than",
    That = "that",
    The = "the",
    These = "these",
    This = "this",
    To = "to",
    Tonight = "tonight",
    Unit = "unit",
    Units = "units",
    Up = "up",
    Weekday = "weekday",
    WeekdayWeak = "weekday_weak",
    Weekdays = "weekdays",
    Zone = "zone",
}

/// What a word is worth as a number.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum NumberWord {
    /// Nothing.
    #[default]
    None,
    /// One to nineteen.
    Small(f64),
    /// Twenty to ninety.
    Tens(f64),
    Hundred,
    /// Thousand and up.
    Scale(f64),
    /// "bn", "m": only right after figures.
    ScaleShort(f64),
    /// Dozen, score.
    Dozen(f64),
    Ordinal(f64),
    /// "hundreds", "dozens".
    Vague(f64),
}

/// What is known of a word's form.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Form {
    pub(crate) time: TimeWord,
    /// The value of the table's row; of a word's class it is the class that says what it means.
    pub(crate) value: &'static str,
    pub(crate) number: NumberWord,
    /// Where in [`Words::phrases`] the phrases stand that begin with it, and how many.
    phrases: (u16, u16),
}

impl Form {
    pub(crate) fn is_known(&self) -> bool {
        self.time != TimeWord::None || self.number != NumberWord::None || self.phrases.1 > 0
    }

    /// The value as a number.
    pub(crate) fn figure(&self) -> i32 {
        self.value.parse().unwrap_or(0)
    }

    /// The fixed phrases that begin with it, the longest first.
    pub(crate) fn phrases(&self) -> &'static [Phrase] {
        let (start, len) = (usize::from(self.phrases.0), usize::from(self.phrases.1));
        words().phrases.get(start..start + len).unwrap_or_default()
    }
}

/// A fixed phrase or a holiday.
#[derive(Debug)]
pub(crate) struct Phrase {
    /// Its words, in small letters.
    form: &'static str,
    pub(crate) class: &'static str,
    pub(crate) value: &'static str,
    /// A name: it is written with a capital.
    pub(crate) is_name: bool,
}

impl Phrase {
    /// The length of the phrase at the start of a text, whatever its case, apostrophes and spaces.
    pub(crate) fn len_in(&self, text: &str) -> Option<usize> {
        phrase_len(self.form, text)
    }

    fn first_word(&self) -> &'static str {
        let end = self.form.find([' ', '\'']).unwrap_or(self.form.len());
        &self.form[..end]
    }
}

/// The length of a phrase in small letters at the start of a text, whatever the text's case, apostrophes and spaces.
pub(crate) fn phrase_len(form: &str, text: &str) -> Option<usize> {
    let mut rest = text.char_indices().peekable();
    for wanted in form.chars() {
        let (_, char) = rest.next()?;
        let is_same = match wanted {
            ' ' => char.is_whitespace(),
            '\'' => matches!(char, '\'' | '’'),
            _ => char.eq_ignore_ascii_case(&wanted),
        };
        if !is_same {
            return None;
        }
        if wanted == ' ' {
            // Lines may be broken and indented; more than this is no phrase.
            for _ in 0..8 {
                if rest.next_if(|(_, char)| char.is_whitespace()).is_none() {
                    break;
                }
            }
        }
    }
    Some(rest.peek().map_or(text.len(), |(at, _)| *at))
}

#[derive(Debug)]
pub(crate) struct Words {
    forms: HashMap<&'static str, Form>,
    /// For each first letter, the lengths of the forms that begin with it, as bits.
    lengths: [u32; 128],
    phrases: Vec<Phrase>,
}

impl Words {
    /// What is known of a word, in whatever case it is written.
    pub(crate) fn find(&self, word: &str) -> Form {
        let mut lower = [0; 31];
        let Some(lower) = lower.get_mut(..word.len()) else {
            return Form::default();
        };
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        let known = lower
            .first()
            .and_then(|&first| self.lengths.get(usize::from(first)))
            .is_some_and(|lengths| lengths & (1 << lower.len()) != 0);
        if !known {
            return Form::default();
        }
        std::str::from_utf8(lower)
            .ok()
            .and_then(|lower| self.forms.get(lower))
            .copied()
            .unwrap_or_default()
    }
}

/// The words of time and number.
pub(crate) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(load);
    &WORDS
}

fn rows(tsv: &'static str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    tsv.lines().skip(1).filter_map(|line| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?, cells.next()?))
    })
}

fn load() -> Words {
    let mut forms: HashMap<&'static str, Form> = HashMap::new();
    for (form, class, value) in rows(include_str!("../../../data/time/words.tsv")) {
        let entry = forms.entry(form).or_default();
        entry.time = TimeWord::of_class(class).unwrap_or_default();
        entry.value = value;
    }
    for (form, class, value) in rows(include_str!("../../../data/amounts/numbers.tsv")) {
        let value = value.parse().unwrap_or(0.0);
        forms.entry(form).or_default().number = match class {
            "small" => NumberWord::Small(value),
            "tens" => NumberWord::Tens(value),
            "hundred" => NumberWord::Hundred,
            "scale" => NumberWord::Scale(value),
            "scale_short" => NumberWord::ScaleShort(value),
            "dozen" => NumberWord::Dozen(value),
            "ordinal" => NumberWord::Ordinal(value),
            "vague" => NumberWord::Vague(value),
            _ => NumberWord::None,
        };
    }
    let mut phrases = Vec::new();
    for (tsv, is_name) in [
        (include_str!("../../../data/time/phrases.tsv"), false),
        (include_str!("../../../data/time/holidays.tsv"), true),
    ] {
        phrases.extend(rows(tsv).map(|(form, class, value)| Phrase {
            form,
            class,
            value,
            is_name,
        }));
    }
    phrases.sort_by_key(|phrase| {
        (
            phrase.first_word(),
            usize::MAX - phrase.form.len(),
            phrase.form,
        )
    });
    for (at, phrase) in phrases.iter().enumerate() {
        let entry = forms.entry(phrase.first_word()).or_default();
        if entry.phrases.1 == 0 {
            entry.phrases.0 = at as u16;
        }
        entry.phrases.1 += 1;
    }
    let mut lengths = [0; 128];
    #[expect(clippy::iter_over_hash_type, reason = "bits are the same in any order")]
    for form in forms.keys() {
        if let Some(bits) = lengths.get_mut(usize::from(form.as_bytes()[0])) {
            *bits |= 1 << form.len().min(31);
        }
    }
    Words {
        forms,
        lengths,
        phrases,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_of_the_tables_is_known() {
        for (form, class, _) in rows(include_str!("../../../data/time/words.tsv")) {
            assert!(
                TimeWord::of_class(class).is_some(),
                "{form}: no class {class}"
            );
        }
        for (form, _, value) in rows(include_str!("../../../data/amounts/numbers.tsv")) {
            assert_ne!(words().find(form).number, NumberWord::None, "{form}");
            assert!(value.parse::<f64>().is_ok(), "{form}: {value} is no number");
        }
    }

    #[test]
    fn finds_words_in_any_case_and_no_others() {
        assert_eq!(words().find("JUNE").time, TimeWord::Month);
        assert_eq!(words().find("Sept.").figure(), 9);
        for unknown in ["", "Juneau", "é", "a-word-that-is-longer-than-any-of-them"] {
            assert!(!words().find(unknown).is_known(), "{unknown}");
        }
    }
}
