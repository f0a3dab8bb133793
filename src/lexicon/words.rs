//! Words for people and bodies: titles, common nouns, parts of persons' names.

use super::atoms::hash_of;
use super::entry::Text;
use super::trie::ByHash;
use crate::model::ActorKind;

/// Whether a word means a man, a woman or either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Either, or not known.
    Either,
}

/// How many a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Number {
    /// One.
    Singular,
    /// Several.
    Plural,
    /// Several, as one ("government", "police").
    Collective,
}

/// Where a title stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TitleUse {
    /// Right before a name only ("Gen.").
    Before,
    /// Beside a name only ("leader of the opposition").
    Appositive,
    /// Either.
    Both,
    /// Before a name, and no office ("Mr.").
    Honorific,
}

/// A form of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Title {
    /// The title as the tables have it.
    pub form: Text,
    /// The title that all its forms share ("prime minister").
    pub lemma: Text,
    /// PLOVER/CAMEO sector code, where it has one.
    pub sector: Option<Text>,
    /// Its rank (`head_of_state`, `minister`, `spokesperson`, …).
    pub rank: Text,
    /// Who bears it.
    pub gender: Gender,
    /// How many bear it.
    pub number: Number,
    /// Where it stands.
    pub position: TitleUse,
}

/// What a common noun means with a state before it ("the Sudanese government").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WithState {
    /// The state itself.
    State,
    /// That state's body of this kind.
    Organ,
    /// The same as alone, of that state's country.
    Same,
}

/// A form of a common noun that can be a source or an actor.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Nominal {
    /// The noun as the tables have it.
    pub form: Text,
    /// Its singular.
    pub lemma: Text,
    /// What it means alone.
    pub kind: ActorKind,
    /// The kind of state body, where it means one (`foreign_ministry`).
    pub organ: Option<Text>,
    /// PLOVER/CAMEO sector code, where it has one.
    pub sector: Option<Text>,
    /// How many it means.
    pub number: Number,
    /// Who it means.
    pub gender: Gender,
    /// What it means with a state before it.
    pub with_state: WithState,
}

/// Where a small word stands in a person's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Particle {
    /// Joins names ("van der", "bin").
    Inner,
    /// Is glued before one ("al-").
    Prefix,
    /// Follows a name ("Jr.").
    Suffix,
}

/// A family name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FamilyName {
    /// Whether it stands before the given name ("Kim Jong Un").
    pub is_first: bool,
}

/// Parts of persons' names, by their letters.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) given: ByHash<Gender>,
    pub(crate) family: ByHash<FamilyName>,
    pub(crate) particles: ByHash<Particle>,
}

impl Names {
    pub(crate) fn given(&self, name: &str) -> Option<Gender> {
        self.given.get(&hash_of(name)).copied()
    }

    pub(crate) fn family(&self, name: &str) -> Option<FamilyName> {
        self.family.get(&hash_of(name)).copied()
    }

    pub(crate) fn particle(&self, word: &str) -> Option<Particle> {
        self.particles.get(&hash_of(word)).copied()
    }
}
