//! What the lexicon knows one thing about the world as.

use std::borrow::Cow;

use crate::model::{ActorKind, Identifiers, MentionKind};

/// Words of a table: of the embedded ones without a copy, of a user's own.
pub(crate) type Text = Cow<'static, str>;

/// The place of an [`Entry`] in its lexicon. Ids of one lexicon mean nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub(crate) u32);

impl EntryId {
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an [`Entry`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntryKind {
    /// Someone who can act.
    Actor(ActorKind),
    /// A place that is no state.
    Place,
    /// A first-order part of a state.
    Subdivision,
    /// A fixed phrase that holds names and means none of them ("French fries").
    Phrase,
    /// A treaty's name.
    Treaty,
}

impl EntryKind {
    /// The kind of actor, where it is one.
    pub const fn actor(self) -> Option<ActorKind> {
        match self {
            Self::Actor(kind) => Some(kind),
            _ => None,
        }
    }
}

/// A state, organ, organisation, medium, place … that the lexicon knows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// Its key in the tables: the alpha-3 code of a state, else a short word.
    pub id: Cow<'static, str>,
    /// The name that records call it by.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: EntryKind,
    /// Its finer kind in the tables (`foreign_ministry`, `newspaper`), where they give one.
    pub detail: Cow<'static, str>,
    /// Alpha-3 codes of the states it belongs to; one for most, none where none or too many.
    pub countries: Vec<Cow<'static, str>>,
    /// PLOVER sector code (GOV, MIL, MED, …), where one is known.
    pub sector: Option<Cow<'static, str>>,
    /// What it is called elsewhere.
    pub identifiers: Identifiers,
    /// Codes of an outside dictionary, with the days between which they hold.
    pub codes: Vec<DatedCode>,
    /// What it is a body of.
    pub parent: Option<EntryId>,
}

impl Entry {
    /// The state it belongs to, where that is one.
    pub fn country(&self) -> Option<&str> {
        match self.countries.as_slice() {
            [country] => Some(country),
            _ => None,
        }
    }

    /// The code that held on a day, of an entry with dated codes; the last one that fits.
    ///
    /// Without a day, or where no dated code fits, this is the code without dates.
    pub fn code_on(&self, day: Option<jiff::civil::Date>) -> Option<&DatedCode> {
        day.and_then(|day| {
            self.codes
                .iter()
                .rev()
                .find(|code| code.is_dated() && code.holds_on(day))
        })
        .or_else(|| self.codes.iter().rev().find(|code| !code.is_dated()))
    }
}

/// An actor code with the days between which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatedCode {
    /// The code as its dictionary has it ("RUSGOV").
    pub code: String,
    /// ISO 3166 alpha-3 of the state in it, where it begins with one.
    pub country: Option<String>,
    /// What follows the state: sector codes.
    pub sector: Option<String>,
    /// The first day; open where there is none.
    pub from: Option<jiff::civil::Date>,
    /// The last day; open where there is none.
    pub until: Option<jiff::civil::Date>,
}

impl DatedCode {
    /// Whether the code holds only for a time.
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }

    /// Whether the code holds on a day.
    pub fn holds_on(&self, day: jiff::civil::Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// In which way a surface names its entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub enum Way {
    /// By a name, official name, alias or abbreviation.
    #[default]
    Name,
    /// By a short form that counts only after a full name in the same document ("the North").
    Short,
    /// By the noun for its people ("Russians").
    Demonym,
    /// By its adjective ("Russian").
    Adjective,
    /// By the first part of a compound ("Sino-").
    Prefix,
    /// By a city or a building that stands for it ("Moscow", "the Kremlin").
    Seat,
}

impl Way {
    /// The kind of mention that this way gives.
    pub const fn mention_kind(self) -> MentionKind {
        match self {
            Self::Name | Self::Short => MentionKind::Name,
            Self::Demonym | Self::Adjective | Self::Prefix => MentionKind::Demonym,
            Self::Seat => MentionKind::Metonym,
        }
    }
}

/// Which atoms of a form are the mention, where those are not all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cut {
    /// The article before the form is part of the name ("the North").
    pub(crate) has_article: bool,
    /// Atoms at the start that name the owner: one in "US Treasury".
    pub(crate) owner: u8,
    /// In which way these name it.
    pub(crate) owner_way: Way,
    /// Atoms at the end that only say what it is: one in "M23 rebels".
    pub(crate) tail: u8,
}

/// A form that names an entry.
#[derive(Debug, Clone)]
pub(crate) struct Surface {
    /// `None` for a form that only has rules.
    pub(crate) entry: Option<EntryId>,
    pub(crate) way: Way,
    /// What of the form is the mention.
    pub(crate) cut: Cut,
    /// The rules that decide what the form means, where it can mean several things.
    pub(crate) rules: Option<u32>,
}
