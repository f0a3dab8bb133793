//! What binds whom to what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ActorId, TreatyId};
use super::time::Time;
use crate::names::named;
use crate::text::Span;

/// A treaty, pact, accord, convention or agreement between actors.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Treaty {
    /// Its name within this analysis.
    pub id: TreatyId,
    /// What the text calls it.
    pub name: String,
    /// Who is bound, where the text says or implies it.
    pub parties: Vec<ActorId>,
    /// Who signed.
    pub signatories: Vec<ActorId>,
    /// When it was signed.
    pub signed: Option<Time>,
    /// The furthest stage that the text reports.
    pub status: TreatyStatus,
    /// Every place where the text speaks of it, in text order.
    pub mentions: Vec<Span>,
    /// What it provides.
    pub provisions: Vec<Provision>,
}

impl Treaty {
    /// A treaty of which nothing is known but its name.
    pub fn new(id: TreatyId, name: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            parties: Vec::new(),
            signatories: Vec::new(),
            signed: None,
            status: TreatyStatus::Unknown,
            mentions: Vec::new(),
            provisions: Vec::new(),
        }
    }
}

named! {
    /// The stages of a treaty's life, after the Vienna Convention.
    TreatyStatus {
        /// Someone wants it.
        Proposed = "proposed",
        /// Under negotiation, or agreed but not signed.
        Negotiated = "negotiated",
        /// Signed.
        Signed = "signed",
        /// Ratified or acceded to.
        Ratified = "ratified",
        /// In force.
        InForce = "in_force",
        /// Suspended.
        Suspended = "suspended",
        /// A party has left or denounced it.
        Withdrawn = "withdrawn",
        /// At an end.
        Terminated = "terminated",
        /// Broken by a party.
        Violated = "violated",
        /// Not said.
        Unknown = "unknown",
    }
}

/// What a treaty provides, with the words that say it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Provision {
    /// What it is about.
    pub kind: ProvisionKind,
    /// Whether it binds, forbids or allows.
    pub deontic: Option<Deontic>,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Whom it binds.
    pub bound: Vec<ActorId>,
    /// What triggers it.
    pub condition: Option<Span>,
}

impl Provision {
    /// A provision of this kind at this place, without further knowledge.
    pub const fn new(kind: ProvisionKind, span: Span) -> Self {
        Self {
            kind,
            deontic: None,
            span,
            bound: Vec::new(),
            condition: None,
        }
    }
}

named! {
    /// What a treaty provision is about; the first five are ATOP's obligations.
    ProvisionKind {
        /// Help when attacked.
        Defense = "defense",
        /// Help in attack.
        Offense = "offense",
        /// No help to a party's enemy.
        Neutrality = "neutrality",
        /// No attack on a party.
        Nonaggression = "nonaggression",
        /// Talks in a crisis.
        Consultation = "consultation",
        /// Limits on arms.
        ArmsControl = "arms_control",
        /// No spread of weapons.
        Nonproliferation = "nonproliferation",
        /// An end of fighting.
        Ceasefire = "ceasefire",
        /// Armed forces working together.
        MilitaryCooperation = "military_cooperation",
        /// Economies working together.
        EconomicCooperation = "economic_cooperation",
        /// Trade.
        Trade = "trade",
        /// Borders.
        Border = "border",
        /// Extradition.
        Extradition = "extradition",
        /// Human rights.
        HumanRights = "human_rights",
        /// The environment.
        Environment = "environment",
        /// None of these.
        Other = "other",
    }
}

named! {
    /// Whether a provision binds, forbids or allows.
    Deontic {
        /// Something must be done.
        Obligation = "obligation",
        /// Something must not be done.
        Prohibition = "prohibition",
        /// Something may be done.
        Permission = "permission",
    }
}
