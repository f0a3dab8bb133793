//! Which tables there are.

use super::entry::EntryKind;
use crate::model::ActorKind;
use crate::{Error, ErrorKind};

/// The tables that a lexicon is made of, named as their files in `data/` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// States and territories.
    States,
    /// Bodies of one state.
    Organs,
    /// Intergovernmental organisations and their bodies.
    Organisations,
    /// Loose groups of states.
    Blocs,
    /// Political parties.
    Parties,
    /// Armed, criminal and hacking groups.
    ArmedGroups,
    /// Companies and state firms.
    Companies,
    /// Non-governmental organisations.
    Ngos,
    /// Agencies, newspapers, broadcasters, platforms.
    Media,
    /// Places that are no states.
    Places,
    /// First-order parts of states.
    Subdivisions,
    /// Fixed phrases that hold a name and do not mean it.
    Phrases,
    /// Titles and honorifics.
    Titles,
    /// Common nouns for people and bodies.
    Nominals,
    /// Given names.
    GivenNames,
    /// Family names.
    FamilyNames,
    /// Small words inside names.
    NameParticles,
    /// Which reading an ambiguous form has.
    Rules,
    /// Irregular forms of verbs, auxiliaries, adverbs.
    VerbForms,
    /// Actor kind and sector of the finer kinds in the other tables.
    Kinds,
    /// Words that name events: what each means, and where those who take part stand.
    EventFrames,
    /// Words with the classes of things that event frames ask for.
    EventWords,
}

impl TableKind {
    /// Every table.
    pub const ALL: [Self; 22] = [
        Self::States,
        Self::Organs,
        Self::Organisations,
        Self::Blocs,
        Self::Parties,
        Self::ArmedGroups,
        Self::Companies,
        Self::Ngos,
        Self::Media,
        Self::Places,
        Self::Subdivisions,
        Self::Phrases,
        Self::Titles,
        Self::Nominals,
        Self::GivenNames,
        Self::FamilyNames,
        Self::NameParticles,
        Self::Rules,
        Self::VerbForms,
        Self::Kinds,
        Self::EventFrames,
        Self::EventWords,
    ];

    /// The name of its file, without the ending.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Organs => "organs",
            Self::Organisations => "organisations",
            Self::Blocs => "blocs",
            Self::Parties => "parties",
            Self::ArmedGroups => "armed_groups",
            Self::Companies => "companies",
            Self::Ngos => "ngos",
            Self::Media => "media",
            Self::Places => "places",
            Self::Subdivisions => "subdivisions",
            Self::Phrases => "phrases",
            Self::Titles => "titles",
            Self::Nominals => "nominals",
            Self::GivenNames => "given_names",
            Self::FamilyNames => "family_names",
            Self::NameParticles => "name_particles",
            Self::Rules => "rules",
            Self::VerbForms => "verb_forms",
            Self::Kinds => "kinds",
            Self::EventFrames => "event_frames",
            Self::EventWords => "event_words",
        }
    }

    /// What a row of the table is, for tables of entries.
    pub(crate) const fn entry_kind(self) -> Option<EntryKind> {
        Some(match self {
            Self::States => EntryKind::Actor(ActorKind::State),
            Self::Organs => EntryKind::Actor(ActorKind::GovernmentBody),
            Self::Organisations => EntryKind::Actor(ActorKind::InternationalOrganization),
            Self::Blocs => EntryKind::Actor(ActorKind::Bloc),
            Self::Parties => EntryKind::Actor(ActorKind::PoliticalParty),
            Self::ArmedGroups => EntryKind::Actor(ActorKind::ArmedGroup),
            Self::Companies => EntryKind::Actor(ActorKind::Company),
            Self::Ngos => EntryKind::Actor(ActorKind::Ngo),
            Self::Media => EntryKind::Actor(ActorKind::Media),
            Self::Places => EntryKind::Place,
            Self::Subdivisions => EntryKind::Subdivision,
            Self::Phrases => EntryKind::Phrase,
            _ => return None,
        })
    }
}

impl std::str::FromStr for TableKind {
    type Err = Error;

    fn from_str(words: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == words)
            .ok_or_else(|| {
                let known: Vec<_> = Self::ALL.iter().map(|kind| kind.as_str()).collect();
                Error::new(
                    ErrorKind::Option,
                    format!(
                        "{words:?} is no table of the lexicon; expected one of {}",
                        known.join(", ")
                    ),
                )
            })
    }
}
