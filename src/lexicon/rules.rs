//! Which of several things a form means here: tests on what stands around it, as `data/rules.tsv` has them.

use super::atoms::{Atom, Gap, Shape, atoms};
use super::entry::EntryId;

/// What a form means where a test holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Entry(EntryId),
    /// A place, and no actor.
    Place,
    /// Part of a person's name.
    Person,
    /// Not a name at all.
    None,
    /// The entry that the test found.
    Same,
    /// The entry of the surface itself.
    Actor,
    /// What the rules of a class say; where they say that it acts, this entry does.
    Class(u32, EntryId),
}

/// A test with the reading that it gives.
#[derive(Debug)]
pub(crate) struct Rule {
    pub(crate) outcome: Outcome,
    pub(crate) test: Test,
}

/// A test on what stands around an occurrence.
#[derive(Debug)]
pub(crate) enum Test {
    Always,
    Before(Phrases),
    After(Phrases),
    /// Indices of cues.
    Near(Vec<u32>),
    Document(Vec<u32>),
    Named(Vec<EntryId>),
    Earlier(Vec<EntryId>),
    Last(Vec<EntryId>),
    Defined,
    CapitalAfter,
    CapitalBefore,
    GivenBefore,
    Start,
    Shouted,
    Dateline,
    Subject(Box<[u64]>),
    Object(Box<[u64]>),
    /// By any joint, or by a hyphen or slash only.
    Dyad {
        is_tight: bool,
    },
    HomeAfter,
    Route,
    Listed,
    OwnerOfCapital(Phrases),
}

impl Test {
    /// Whether the test looks no further than the occurrence's own sentence.
    pub(crate) const fn is_local(&self) -> bool {
        !matches!(
            self,
            Self::Document(_) | Self::Named(_) | Self::Earlier(_) | Self::Last(_) | Self::Defined
        )
    }
}

/// Words that may stand right beside a form.
#[derive(Debug, Default)]
pub(crate) struct Phrases {
    /// Sorted by the identity of the atom next to the form.
    phrases: Vec<(u64, Phrase)>,
    /// Single marks (",", "(").
    marks: Vec<char>,
}

/// A word or several.
#[derive(Debug)]
struct Phrase {
    atoms: Box<[(u64, Shape)]>,
    /// What has to stand between the phrase and the form.
    glue: Glue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glue {
    Space,
    /// A space behind an abbreviation's full stop.
    Period,
    Hyphen,
    Apostrophe,
    Comma,
    Bracket,
}

impl Glue {
    const fn of(mark: char) -> Option<Self> {
        match mark {
            '-' => Some(Self::Hyphen),
            '\'' | '’' => Some(Self::Apostrophe),
            ',' => Some(Self::Comma),
            '(' => Some(Self::Bracket),
            '.' => Some(Self::Period),
            _ => None,
        }
    }

    fn fits(self, gap: Gap, between: &str) -> bool {
        match self {
            Self::Space => matches!(gap, Gap::Space | Gap::None),
            Self::Period => matches!(gap, Gap::Space | Gap::PeriodSpace),
            Self::Hyphen => gap == Gap::Hyphen,
            Self::Apostrophe => gap == Gap::Apostrophe,
            Self::Comma => gap == Gap::Comma,
            Self::Bracket => between.trim_start().starts_with('('),
        }
    }
}

/// Where an occurrence stands among the atoms of its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) text: &'a str,
    pub(crate) atoms: &'a [Atom],
    /// Its first atom, and the first behind it.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Place<'_> {
    /// What stands between the atom before `at` and it.
    pub(crate) fn between(&self, at: usize) -> &str {
        let end = self
            .atoms
            .get(at)
            .map_or(self.text.len(), |atom| atom.span().start);
        let start = at
            .checked_sub(1)
            .and_then(|before| self.atoms.get(before))
            .map_or(0, |atom| atom.span().end);
        self.text.get(start..end).unwrap_or_default()
    }
}

impl Phrases {
    /// Takes words apart; `is_before` where they stand before the form.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>, is_before: bool) -> Self {
        let mut phrases = Vec::new();
        let mut marks = Vec::new();
        for word in words {
            let parts: Box<[_]> = atoms(word)
                .iter()
                .map(|atom| (atom.hash, atom.shape))
                .collect();
            let edge = if is_before {
                word.chars().next_back()
            } else {
                word.chars().next()
            };
            let glue = edge.and_then(Glue::of).unwrap_or(Glue::Space);
            match if is_before {
                parts.last()
            } else {
                parts.first()
            } {
                Some(&(key, _)) => phrases.push((key, Phrase { atoms: parts, glue })),
                None => marks.extend(edge),
            }
        }
        phrases.sort_by_key(|&(key, _)| key);
        Self { phrases, marks }
    }

    fn of_key(&self, key: u64) -> impl Iterator<Item = &Phrase> {
        let first = self.phrases.partition_point(|&(other, _)| other < key);
        self.phrases[first..]
            .iter()
            .take_while(move |&&(other, _)| other == key)
            .map(|(_, phrase)| phrase)
    }

    /// Whether one of them stands right before the occurrence, an article between them aside.
    pub(crate) fn stand_before(&self, place: Place<'_>) -> bool {
        if !self.marks.is_empty() {
            let between = place.between(place.start);
            if self
                .marks
                .iter()
                .any(|&mark| between.trim_end().ends_with(mark))
            {
                return true;
            }
        }
        self.end_at(place, place.start)
            || (super::pattern::has_article(place.atoms, place.start)
                && self.end_at(place, place.start - 1))
    }

    fn end_at(&self, place: Place<'_>, end: usize) -> bool {
        let Some(last) = end.checked_sub(1).and_then(|last| place.atoms.get(last)) else {
            return false;
        };
        let gap = place.atoms.get(end).map_or(Gap::Break, |atom| atom.gap);
        self.of_key(last.hash).any(|phrase| {
            phrase.glue.fits(gap, place.between(end))
                && end
                    .checked_sub(phrase.atoms.len())
                    .is_some_and(|start| phrase.fits(&place.atoms[start..end]))
        })
    }

    /// Whether one of them stands right after the occurrence.
    pub(crate) fn stand_after(&self, place: Place<'_>) -> bool {
        if !self.marks.is_empty() {
            let between = place.between(place.end);
            if self
                .marks
                .iter()
                .any(|&mark| between.trim_start().starts_with(mark))
            {
                return true;
            }
        }
        let Some(first) = place.atoms.get(place.end) else {
            return false;
        };
        self.of_key(first.hash).any(|phrase| {
            phrase.glue.fits(first.gap, place.between(place.end))
                && place
                    .atoms
                    .get(place.end..place.end + phrase.atoms.len())
                    .is_some_and(|found| phrase.fits(found))
        })
    }
}

impl Phrase {
    fn fits(&self, found: &[Atom]) -> bool {
        found
            .iter()
            .zip(&self.atoms)
            .enumerate()
            .all(|(i, (atom, &(hash, shape)))| {
                atom.hash == hash
                    && (i == 0
                        || !matches!(atom.gap, Gap::Break | Gap::PeriodSpace | Gap::Other)
                        || shape == Shape::Title)
                    && match shape {
                        Shape::Lower | Shape::None => true,
                        _ => atom.shape == shape || atom.shape == Shape::Upper,
                    }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place<'a>(text: &'a str, atoms: &'a [Atom], word: &str) -> Place<'a> {
        let start = atoms.iter().position(|atom| atom.of(text) == word).unwrap();
        Place {
            text,
            atoms,
            start,
            end: start + 1,
        }
    }

    fn before(words: &str, text: &str) -> bool {
        let found = atoms(text);
        Phrases::new(words.split('|'), true).stand_before(place(text, &found, "Kyiv"))
    }

    fn after(words: &str, text: &str) -> bool {
        let found = atoms(text);
        Phrases::new(words.split('|'), false).stand_after(place(text, &found, "Kyiv"))
    }

    #[test]
    fn finds_words_beside() {
        assert!(before("in|arrived in", "He stayed in Kyiv."));
        assert!(before("visit to", "A visit to Kyiv"));
        assert!(before("in", "In the Kyiv of old"));
        assert!(before("anti-", "an anti-Kyiv mood"));
        assert!(after("said", "Kyiv said so"));
        assert!(after("'s war|-led", "Kyiv’s war"));
        assert!(after("'s war|-led", "the Kyiv-led side"));
        assert!(after(", Ukraine", "Kyiv, Ukraine"));
        assert!(after("(", "KYIV and Kyiv (AP)"));
    }

    #[test]
    fn leaves_words_apart() {
        assert!(!before("in", "within Kyiv"));
        assert!(!before("visit to", "listen to Kyiv"));
        assert!(!before("in", "they came in. Kyiv fell"));
        assert!(!after("-led", "Kyiv led"));
        assert!(!after("said", "Kyiv, said he"));
        assert!(!after("Post", "Kyiv post"));
    }
}
