//! The one pass over a text: everything that the automaton finds, before it is decided what it means.

use super::atoms::{Atom, Shape, atoms};
use super::build::Inner;
use super::pattern::Style;
use super::trie::Target;
use crate::text::Span;

/// Forms found at one place, all of the same atoms.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    /// Its first atom, and the first behind it.
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Where in [`Scan::found`] its surfaces, titles or nominals are.
    pub(crate) first: u32,
    pub(crate) count: u32,
}

/// A stretch of atoms that is cased in one way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sentence {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) style: Style,
}

/// A text's atoms with all that was found in them, each list in text order.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) names: Hits,
    pub(crate) titles: Hits,
    pub(crate) nominals: Hits,
    /// Which cue stands where: index of the cue, its first atom.
    pub(crate) cues: Vec<(u32, u32)>,
}

/// The longest forms of one layer; no two overlap.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    pub(crate) list: Vec<Hit>,
    found: Vec<u32>,
    /// The first atom that is free.
    free: usize,
}

impl Hits {
    pub(crate) fn of(&self, hit: &Hit) -> &[u32] {
        &self.found[hit.first as usize..(hit.first + hit.count) as usize]
    }

    /// The hit that ends before this atom.
    pub(crate) fn ending_at(&self, atom: usize) -> Option<&Hit> {
        let after = self.list.partition_point(|hit| (hit.end as usize) < atom);
        self.list.get(after).filter(|hit| hit.end as usize == atom)
    }

    pub(crate) fn starting_at(&self, atom: usize) -> Option<&Hit> {
        let at = self.list.partition_point(|hit| (hit.start as usize) < atom);
        self.list.get(at).filter(|hit| hit.start as usize == atom)
    }

    /// Takes a form from `start` in; a longer one replaces a shorter one of the same start.
    fn take(&mut self, start: usize, end: usize, target: u32) {
        if start < self.free
            && self
                .list
                .last()
                .is_none_or(|last| last.start as usize != start)
        {
            return;
        }
        match self.list.last_mut() {
            Some(last) if last.start as usize == start => {
                if (last.end as usize) < end {
                    self.found.truncate(last.first as usize);
                    last.end = end as u32;
                    last.count = 0;
                }
                last.count += 1;
            }
            _ => self.list.push(Hit {
                start: start as u32,
                end: end as u32,
                first: self.found.len() as u32,
                count: 1,
            }),
        }
        self.found.push(target);
        self.free = end;
    }
}

impl Scan {
    pub(crate) fn new(lexicon: &Inner, text: &str, sentences: impl Iterator<Item = Span>) -> Self {
        let atoms = atoms(text);
        let sentences = split(&atoms, sentences);
        let mut scan = Self {
            sentences,
            ..Self::default()
        };
        for sentence in &scan.sentences {
            for start in sentence.start as usize..sentence.end as usize {
                lexicon.trie.walk(&atoms[start..], |len, accepts| {
                    for accept in accepts {
                        if !accept.pattern.fits(&atoms, start, sentence.style) {
                            continue;
                        }
                        match accept.target {
                            Target::Surface(at) => scan.names.take(start, start + len, at),
                            Target::Title(at) => scan.titles.take(start, start + len, at),
                            Target::Nominal(at) => scan.nominals.take(start, start + len, at),
                            Target::Cue(at) => scan.cues.push((at, start as u32)),
                        }
                    }
                });
            }
        }
        scan.atoms = atoms;
        scan
    }

    /// The index of the sentence that an atom stands in.
    pub(crate) fn sentence_of(&self, atom: usize) -> usize {
        self.sentences
            .partition_point(|sentence| sentence.end as usize <= atom)
    }
}

/// Deals the atoms out to the sentences; atoms outside all of them go to the one before.
fn split(atoms: &[Atom], sentences: impl Iterator<Item = Span>) -> Vec<Sentence> {
    let mut split: Vec<Sentence> = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        if start < end {
            split.push(Sentence {
                start: start as u32,
                end: end as u32,
                style: style_of(&atoms[start..end]),
            });
        }
    };
    for sentence in sentences {
        let first =
            start + atoms[start..].partition_point(|atom| atom.span().start < sentence.start);
        if first > start {
            push(start, first);
            start = first;
        }
    }
    push(start, atoms.len());
    split
}

/// How a sentence is cased.
fn style_of(atoms: &[Atom]) -> Style {
    let (mut lower, mut long_lower, mut title, mut upper, mut upper_letters) = (0, 0, 0, 0, 0);
    for atom in atoms {
        match atom.shape {
            Shape::Lower => {
                lower += 1;
                long_lower += usize::from(atom.len() > 4);
            }
            Shape::Title => title += 1,
            Shape::Upper => {
                upper += 1;
                upper_letters += atom.len();
            }
            Shape::Mixed | Shape::None => {}
        }
    }
    if lower == 0 && title == 0 && upper >= 2 && upper_letters >= 8 {
        Style::Shouted
    } else if long_lower == 0 && title >= 3 && title + upper >= 4 {
        Style::Headline
    } else {
        Style::Running
    }
}
