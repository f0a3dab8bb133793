//! One listed party.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::country::Country;
use super::date::ListDate;
use super::details::{Address, AircraftDetails, Contact, Identifier, Place, VesselDetails};
use super::name::{ListName, NameKind};
use super::programme::Programme;
use crate::model::{ActorKind, Measure};
use crate::names::named;

/// A person, organisation, ship or aircraft on a list, with everything that the list says about it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListEntry {
    /// Its key in the list, as the list gives it.
    pub id: String,
    /// What it is. `other` is an organisation of which the list does not say more.
    pub kind: ActorKind,
    /// Its names, the main name first. Never empty.
    pub names: Vec<ListName>,
    /// Titles ("Mullah", "Brigadier General").
    pub titles: Vec<String>,
    /// Offices and functions.
    pub positions: Vec<String>,
    /// Its gender.
    pub gender: Option<Gender>,
    /// Dates of birth; several where the list does not know which one is right.
    pub births: Vec<ListDate>,
    /// Places of birth.
    pub birth_places: Vec<Place>,
    /// Nationalities.
    pub nationalities: Vec<Country>,
    /// Citizenships, where the list tells them apart from nationalities.
    pub citizenships: Vec<Country>,
    /// Numbers and codes.
    pub identifiers: Vec<Identifier>,
    /// Addresses.
    pub addresses: Vec<Address>,
    /// Telephone numbers, e-mail addresses, web pages.
    pub contacts: Vec<Contact>,
    /// What is known about it as a ship.
    pub vessel: Option<VesselDetails>,
    /// What is known about it as an aircraft.
    pub aircraft: Option<AircraftDetails>,
    /// Programmes or regimes.
    pub programmes: Vec<Programme>,
    /// The acts that list it.
    pub legal_bases: Vec<LegalBasis>,
    /// What is imposed.
    pub measures: Vec<ListMeasure>,
    /// Why it is listed, in the list's words.
    pub reasons: Vec<String>,
    /// What else the list says in free text.
    pub remarks: Vec<String>,
    /// When it was listed.
    pub listed: Option<ListDate>,
    /// When its entry was changed, in the list's order.
    pub updated: Vec<ListDate>,
    /// Other parties that the list ties it to.
    pub relations: Vec<ListRelation>,
    /// Named facts that have no field of their own.
    pub notes: Vec<Note>,
    /// Where it stands in the file.
    pub position: RawPosition,
}

impl Default for ListEntry {
    fn default() -> Self {
        Self::new("", ActorKind::Other)
    }
}

impl ListEntry {
    /// An entry without names.
    pub(crate) fn new(id: impl Into<String>, kind: ActorKind) -> Self {
        Self {
            id: id.into(),
            kind,
            names: Vec::new(),
            titles: Vec::new(),
            positions: Vec::new(),
            gender: None,
            births: Vec::new(),
            birth_places: Vec::new(),
            nationalities: Vec::new(),
            citizenships: Vec::new(),
            identifiers: Vec::new(),
            addresses: Vec::new(),
            contacts: Vec::new(),
            vessel: None,
            aircraft: None,
            programmes: Vec::new(),
            legal_bases: Vec::new(),
            measures: Vec::new(),
            reasons: Vec::new(),
            remarks: Vec::new(),
            listed: None,
            updated: Vec::new(),
            relations: Vec::new(),
            notes: Vec::new(),
            position: RawPosition::default(),
        }
    }

    /// An entry with a main name and nothing else, as a start for one of your own.
    ///
    /// ```
    /// use detente::lists::ListEntry;
    /// use detente::model::ActorKind;
    /// let entry = ListEntry::with_name("x-1", ActorKind::Vessel, "Upper River 7");
    /// assert_eq!(entry.name(), "Upper River 7");
    /// ```
    pub fn with_name(id: impl Into<String>, kind: ActorKind, name: impl Into<String>) -> Self {
        let mut entry = Self::new(id, kind);
        entry.names.push(ListName::new(name, NameKind::Primary));
        entry
    }

    /// The main name.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| name.full.as_str())
    }

    /// All names but the main one.
    pub fn aliases(&self) -> &[ListName] {
        self.names.get(1..).unwrap_or_default()
    }

    /// Every country that the entry is tied to, each once: nationalities, citizenships, addresses, flags.
    pub fn countries(&self) -> Vec<&Country> {
        let flags = self
            .vessel
            .iter()
            .flat_map(|ship| ship.flag.iter().chain(&ship.past_flags));
        let addresses = self
            .addresses
            .iter()
            .filter_map(|address| address.country.as_ref());
        let all = self
            .nationalities
            .iter()
            .chain(&self.citizenships)
            .chain(addresses)
            .chain(flags);
        let mut countries: Vec<&Country> = Vec::new();
        for country in all {
            let is_known = |known: &&Country| match (known.code, country.code) {
                (Some(ours), Some(theirs)) => ours == theirs,
                (None, None) => known.name == country.name,
                _ => false,
            };
            if !countries.iter().any(is_known) {
                countries.push(country);
            }
        }
        countries
    }
}

named! {
    /// Genders that lists tell apart.
    Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
        /// Neither, or both are said.
        Other = "other",
    }
}

/// An act that a listing rests on.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct LegalBasis {
    /// Its name or number ("2017/404 (OJ L63)", "Executive Order 13224").
    pub name: String,
    /// When it was published or came into force.
    pub date: Option<ListDate>,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A measure imposed on a party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListMeasure {
    /// The measure, as the Global Sanctions Data Base sorts it.
    pub measure: Measure,
    /// What the list calls it; none where the list as a whole stands for it.
    pub text: Option<String>,
}

/// A tie between two parties.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListRelation {
    /// What ties them.
    pub kind: RelationKind,
    /// The other party's name, as the list writes it.
    pub name: String,
    /// The other party's key in the same list, where it is there.
    pub entry: Option<String>,
    /// What the list calls the tie.
    pub text: Option<String>,
}

named! {
    /// What ties two parties: the party of the entry is … of the other.
    RelationKind {
        /// Linked, in a way that the list does not say.
        Linked = "linked",
        /// Owned or controlled by it.
        OwnedBy = "owned_by",
        /// Owner of it.
        Owns = "owns",
        /// Acts for it.
        ActsFor = "acts_for",
        /// Is supported by it.
        SupportedBy = "supported_by",
        /// Supports it.
        Supports = "supports",
        /// Leads or has an office in it.
        Leads = "leads",
        /// Is led by it.
        LedBy = "led_by",
        /// Related by birth or marriage.
        Family = "family",
        /// Associated with it.
        Associate = "associate",
    }
}

/// A fact with the list's own name for it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Note {
    /// The list's name for it.
    pub label: String,
    /// What it says; empty where the name is all.
    pub text: String,
}

/// Where an entry stands in its file.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RawPosition {
    /// The line on which its record begins, counted from 1.
    pub line: u64,
    /// The byte with which its record begins.
    pub start_byte: u64,
    /// The byte after its record.
    pub end_byte: u64,
}
