//! Who speaks, acts, signs, sanctions or is acted on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::ActorId;
use crate::names::named;
use crate::text::Span;

/// Anyone or anything that a text shows as a political agent.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Actor {
    /// Its name within this analysis.
    pub id: ActorId,
    /// The fullest name that the text or the lexicon has for it.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// ISO 3166 alpha-3 code of affiliation, where it has one.
    pub country: Option<String>,
    /// PLOVER sector code, where one is known: GOV, MIL, JUD, LEG, OPP, …
    pub sector: Option<String>,
    /// Titles and offices that the text gives it.
    pub roles: Vec<Role>,
    /// What other systems call it.
    pub identifiers: Identifiers,
    /// Where country, sector and identifiers come from.
    pub basis: Basis,
    /// Every place where the text speaks of it, in text order.
    pub mentions: Vec<Mention>,
}

impl Actor {
    /// An actor without mentions, roles or knowledge about it.
    pub fn new(id: ActorId, name: impl Into<String>, kind: ActorKind) -> Self {
        Self {
            id,
            name: name.into(),
            kind,
            country: None,
            sector: None,
            roles: Vec::new(),
            identifiers: Identifiers::default(),
            basis: Basis::Text,
            mentions: Vec::new(),
        }
    }
}

named! {
    /// What an actor is.
    ActorKind {
        /// A state, or a territory that acts as one.
        State = "state",
        /// A ministry, parliament, court, army, agency.
        GovernmentBody = "government_body",
        /// An organisation of states, or an organ of one.
        InternationalOrganization = "international_organization",
        /// A human being.
        Person = "person",
        /// A political party.
        PoliticalParty = "political_party",
        /// Armed, and no state's army.
        ArmedGroup = "armed_group",
        /// A firm, state-owned or private.
        Company = "company",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A newspaper, agency, broadcaster.
        Media = "media",
        /// States seen as one side ("the West").
        Bloc = "bloc",
        /// Unnamed or collective sources and people ("officials", "experts").
        Group = "group",
        /// A ship.
        Vessel = "vessel",
        /// An aeroplane.
        Aircraft = "aircraft",
        /// None of these.
        Other = "other",
    }
}

named! {
    /// In which way words mention an actor.
    MentionKind {
        /// By a name, short name or acronym.
        Name = "name",
        /// By a people's name or adjective ("Russian").
        Demonym = "demonym",
        /// By a seat or capital ("the Kremlin").
        Metonym = "metonym",
        /// By a common noun ("the minister").
        Nominal = "nominal",
        /// By a pronoun.
        Pronoun = "pronoun",
    }
}

named! {
    /// Where the knowledge about an actor comes from.
    Basis {
        /// The lexicon knows the name.
        Lexicon = "lexicon",
        /// A title or apposition says it ("the foreign minister of Y, X").
        Role = "role",
        /// A modifier says it ("Russian officials").
        Modifier = "modifier",
        /// The words themselves, without further knowledge.
        Text = "text",
    }
}

/// A place where a text speaks of an actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Mention {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// In which way they mention it.
    pub kind: MentionKind,
}

impl Mention {
    /// A mention of this kind at this place.
    pub const fn new(span: Span, kind: MentionKind) -> Self {
        Self { span, kind }
    }
}

/// A title or office that the text gives an actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Role {
    /// The title as written, without the country.
    pub title: String,
    /// Whose office it is.
    pub of: Option<ActorId>,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

impl Role {
    /// A role with these words as its title.
    pub fn new(title: impl Into<String>, of: Option<ActorId>, span: Span) -> Self {
        Self {
            title: title.into(),
            of,
            span,
        }
    }
}

/// What other systems call an actor.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[non_exhaustive]
pub struct Identifiers {
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<String>,
    /// Correlates of War state number.
    pub cow: Option<String>,
    /// CAMEO actor code.
    pub cameo: Option<String>,
    /// Wikidata item.
    pub wikidata: Option<String>,
}
