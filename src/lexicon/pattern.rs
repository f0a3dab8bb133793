//! One form that is looked for, as the atoms it is made of.

use super::atoms::{Atom, Atoms, Gap, Shape};

/// Atoms that a form can have at most: shapes and gaps take four bits each.
pub(crate) const MAX_ATOMS: usize = 16;

/// How a text's sentence is cased, which decides what its capitals mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// Capitals mark names.
    Running,
    /// A headline with a capital on every long word.
    Headline,
    /// All capitals.
    Shouted,
}

/// How a form has to stand in a text to be found there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pattern {
    shapes: u64,
    gaps: u64,
    /// Capitals of the last atom of mixed shape.
    capitals: u16,
    len: u8,
    /// The article has to stand before it ("the Fed").
    pub(crate) needs_article: bool,
    /// A hyphen has to follow ("Sino-").
    pub(crate) needs_hyphen: bool,
}

/// A form taken apart: the identities of its atoms and how they have to stand.
#[derive(Debug)]
pub(crate) struct Compiled {
    pub(crate) hashes: Vec<u64>,
    pub(crate) pattern: Pattern,
    /// The identities with what apostrophes part put together ("Sanaa" for "Sana'a"), where there are any.
    pub(crate) joined: Option<(Vec<u64>, Pattern)>,
}

impl Pattern {
    /// Takes a form apart. `None` where it has no letters, or too many words.
    pub(crate) fn compile(form: &str) -> Option<Compiled> {
        let (form, needs_article) = match form
            .strip_prefix("the ")
            .or_else(|| form.strip_prefix("The "))
        {
            Some(rest) => (rest, true),
            None => (form, false),
        };
        let needs_hyphen = form.ends_with('-');
        let (hashes, mut pattern) = Self::of_atoms(form)?;
        pattern.needs_article = needs_article;
        pattern.needs_hyphen = needs_hyphen;
        let joined = form
            .contains(['\'', '’'])
            .then(|| Self::of_atoms(&form.replace(['\'', '’'], "")))
            .flatten()
            .map(|(hashes, joined)| {
                (
                    hashes,
                    Self {
                        needs_article,
                        needs_hyphen,
                        ..joined
                    },
                )
            });
        Some(Compiled {
            hashes,
            pattern,
            joined,
        })
    }

    fn of_atoms(form: &str) -> Option<(Vec<u64>, Self)> {
        let mut hashes = Vec::with_capacity(4);
        let (mut shapes, mut gaps, mut capitals) = (0, 0, 0);
        for (at, atom) in Atoms::new(form).enumerate() {
            if at == MAX_ATOMS {
                return None;
            }
            shapes |= (atom.shape as u64) << (4 * at);
            gaps |= (atom.gap as u64) << (4 * at);
            if atom.shape == Shape::Mixed {
                capitals = atom.capitals;
            }
            hashes.push(atom.hash);
        }
        let len = u8::try_from(hashes.len()).ok().filter(|&len| len > 0)?;
        let pattern = Self {
            shapes,
            gaps,
            capitals,
            len,
            needs_article: false,
            needs_hyphen: false,
        };
        Some((hashes, pattern))
    }

    fn shape(self, at: usize) -> u64 {
        self.shapes >> (4 * at) & 0xf
    }

    fn gap(self, at: usize) -> u64 {
        self.gaps >> (4 * at) & 0xf
    }

    /// How many atoms the form has.
    pub(crate) const fn len(self) -> usize {
        self.len as usize
    }

    /// Whether the atoms from `at` stand as the form asks for. Their letters are the form's own.
    pub(crate) fn fits(self, atoms: &[Atom], at: usize, style: Style) -> bool {
        let Some(found) = atoms.get(at..at + self.len()) else {
            return false;
        };
        let next_gap = atoms.get(at + found.len()).map(|next| next.gap);
        if self.needs_hyphen && next_gap != Some(Gap::Hyphen) {
            return false;
        }
        if self.needs_article && !has_article(atoms, at) {
            return false;
        }
        let shouted = style == Style::Shouted
            || (found.len() > 1
                && found
                    .iter()
                    .all(|atom| matches!(atom.shape, Shape::Upper | Shape::None)));
        found.iter().enumerate().all(|(i, atom)| {
            (i == 0 || gap_fits(self.gap(i), atom.gap))
                && shape_fits(self.shape(i), *atom, shouted)
                && (atom.shape != Shape::Mixed || atom.capitals == self.capitals)
        })
    }
}

/// Whether "the" stands right before.
pub(crate) fn has_article(atoms: &[Atom], at: usize) -> bool {
    // The identity of "the", which `Pattern`'s tests pin down.
    const THE: u64 = super::atoms::hash_ascii(b"the");
    at > 0 && atoms[at - 1].hash == THE && matches!(atoms[at].gap, Gap::Space | Gap::Other)
}

fn gap_fits(form: u64, text: Gap) -> bool {
    const SPACE: u64 = Gap::Space as u64;
    const HYPHEN: u64 = Gap::Hyphen as u64;
    const PERIOD_SPACE: u64 = Gap::PeriodSpace as u64;
    const NONE: u64 = Gap::None as u64;
    form == text as u64
        || match text {
            Gap::Space => matches!(form, HYPHEN | PERIOD_SPACE | NONE),
            Gap::Hyphen | Gap::None => form == SPACE,
            _ => false,
        }
}

fn shape_fits(form: u64, atom: Atom, shouted: bool) -> bool {
    const LOWER: u64 = Shape::Lower as u64;
    const TITLE: u64 = Shape::Title as u64;
    match atom.shape {
        shape if form == shape as u64 => true,
        Shape::Upper => {
            shouted
                // "IRAN" at the start of a dateline, and "A" or "I" as one-letter words.
                || (form == TITLE && (atom.len() >= 4 || atom.len() == 1))
                || form == LOWER && atom.len() == 1
        }
        Shape::Title => form == LOWER,
        _ => false,
    }
}
