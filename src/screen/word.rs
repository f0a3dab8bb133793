//! A word of a name with everything that comparing it needs.

use super::fold::Script;
use super::sound::{skeleton, sound};
use super::tables::{Groups, Particle, tables};

/// What the bearers of names are, as far as names are read differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Sphere {
    /// People.
    Person,
    /// Firms, organisations, states.
    Body,
    /// Ships and aircraft.
    Craft,
}

/// What a word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum WordKind {
    /// Names.
    Name,
    /// First letters of names, written with full stops.
    Acronym,
    /// Stands for a name that begins so.
    Initial,
    /// Names the father, by its ending.
    Patronymic,
    /// Counts.
    Number,
    /// Addresses: "Mr", "Sheikh".
    Honorific,
    /// Joins names.
    Particle(Joint),
}

/// What a particle joins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Joint {
    Article,
    Preposition,
    Kin,
    Kunya,
}

/// A word, borrowed from a name or from an index.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    pub(super) sound: &'a str,
    pub(super) skeleton: &'a str,
    pub(super) spellings: Groups,
    pub(super) nicknames: Groups,
    pub(super) kind: WordKind,
    /// How much the word tells, up to 1.
    pub(super) weight: f32,
    pub(super) script: Script,
}

impl Word<'_> {
    /// Whether the word may stand for another one that is written a little differently.
    pub(super) fn bends(&self) -> bool {
        matches!(self.kind, WordKind::Name | WordKind::Patronymic)
            && !self.text.bytes().any(|byte| byte.is_ascii_digit())
    }
}

/// A word that owns its letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct OwnedWord {
    pub(super) text: String,
    pub(super) sound: String,
    pub(super) skeleton: String,
    pub(super) spellings: Groups,
    pub(super) nicknames: Groups,
    pub(super) kind: WordKind,
    pub(super) weight: f32,
    pub(super) script: Script,
}

impl OwnedWord {
    pub(super) fn new(text: String, kind: WordKind, sphere: Sphere, script: Script) -> Self {
        let tables = tables();
        let sound = sound(&text);
        Self {
            skeleton: skeleton(&sound),
            spellings: tables
                .spellings
                .get(text.as_str())
                .copied()
                .unwrap_or_default(),
            nicknames: tables
                .nicknames
                .get(text.as_str())
                .copied()
                .unwrap_or_default(),
            weight: weight(&text, kind, sphere),
            text,
            sound,
            kind,
            script,
        }
    }

    pub(super) fn view(&self) -> Word<'_> {
        Word {
            text: &self.text,
            sound: &self.sound,
            skeleton: &self.skeleton,
            spellings: self.spellings,
            nicknames: self.nicknames,
            kind: self.kind,
            weight: self.weight,
            script: self.script,
        }
    }
}

impl From<Particle> for Joint {
    fn from(particle: Particle) -> Self {
        match particle {
            Particle::Article => Self::Article,
            Particle::Preposition => Self::Preposition,
            Particle::Kin => Self::Kin,
            Particle::Kunya => Self::Kunya,
        }
    }
}

/// The share of a name that a word carries: the rarer the more.
fn weight(text: &str, kind: WordKind, sphere: Sphere) -> f32 {
    let tables = tables();
    match kind {
        WordKind::Honorific => 0.02,
        WordKind::Particle(Joint::Article) => 0.03,
        WordKind::Particle(Joint::Preposition | Joint::Kin) => 0.08,
        WordKind::Particle(Joint::Kunya) => 0.3,
        WordKind::Initial => 0.5,
        WordKind::Number => 0.6,
        WordKind::Patronymic | WordKind::Name | WordKind::Acronym => {
            let per_mille = match sphere {
                Sphere::Person => tables.person_words.get(text),
                Sphere::Body => tables.organisation_words.get(text),
                Sphere::Craft => None,
            };
            let (step, least) = match sphere {
                Sphere::Person => (PERSON_STEP, 0.5),
                _ => (BODY_STEP, 0.3),
            };
            (1.0 - step * (1.0 + per_mille.copied().unwrap_or(0.0)).log2()).max(least)
        }
    }
}

/// What a word loses each time it is twice as common.
const PERSON_STEP: f32 = 0.07;
const BODY_STEP: f32 = 0.12;
