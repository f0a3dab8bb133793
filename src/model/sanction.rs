//! Who penalises whom, how and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ActorId, ClaimId, SanctionId};
use super::time::Time;
use crate::names::named;
use crate::text::Span;

/// An episode or regime of sanctions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Sanction {
    /// Its name within this analysis.
    pub id: SanctionId,
    /// Who imposes it.
    pub senders: Vec<ActorId>,
    /// On whom it falls.
    pub targets: Vec<ActorId>,
    /// What is done.
    pub measures: Vec<Measure>,
    /// The stage that the text reports.
    pub status: SanctionStatus,
    /// The words that say why.
    pub reason: Option<Span>,
    /// The words that say to what end.
    pub objective: Option<Span>,
    /// To what ends, as far as the words of `reason`, `objective`, law and mentions say, without repetition.
    #[serde(default)]
    pub objectives: Vec<Objective>,
    /// The words that name its legal basis.
    pub legal_basis: Option<Span>,
    /// When.
    pub time: Option<Time>,
    /// Every place where the text speaks of it, in text order.
    pub mentions: Vec<Span>,
    /// The claims that speak of it.
    pub claims: Vec<ClaimId>,
}

named! {
    /// What a sanction does, as the Global Sanctions Data Base sorts it.
    Measure {
        /// No arms.
        Arms = "arms",
        /// No military assistance.
        Military = "military",
        /// No trade, or less.
        Trade = "trade",
        /// No money: freezes, investment and bank bans.
        Financial = "financial",
        /// No travel: visas, flights.
        Travel = "travel",
        /// None of these.
        Other = "other",
    }
}

named! {
    /// What sanctions are for, as the Global Sanctions Data Base sorts it.
    Objective {
        /// A change of policy.
        PolicyChange = "policy_change",
        /// The fall of a government.
        DestabilizeRegime = "destab_regime",
        /// A territorial conflict settled.
        TerritorialConflict = "territorial_conflict",
        /// A war prevented.
        PreventWar = "prevent_war",
        /// Terrorism fought.
        Terrorism = "terrorism",
        /// A war ended.
        EndWar = "end_war",
        /// Human rights protected.
        HumanRights = "human_rights",
        /// Democracy restored.
        Democracy = "democracy",
        /// None of these.
        Other = "other",
    }
}

named! {
    /// The stages of a sanction's life.
    SanctionStatus {
        /// Someone wants it.
        Proposed = "proposed",
        /// Someone threatens it.
        Threatened = "threatened",
        /// Newly imposed.
        Imposed = "imposed",
        /// In force.
        InForce = "in_force",
        /// Prolonged.
        Extended = "extended",
        /// Made harder.
        Tightened = "tightened",
        /// Made softer.
        Eased = "eased",
        /// At an end.
        Lifted = "lifted",
        /// Got round.
        Evaded = "evaded",
    }
}
