//! Under which programme a party is listed, and to what end.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::country::CountryCode;
use crate::names::named;

/// A sanctions programme or regime.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Programme {
    /// Its code or name as the list writes it (`SDGT`, `Al-Qaida`, `UKR`).
    pub code: String,
    /// Its name, where the table of programmes knows it.
    pub name: Option<Cow<'static, str>>,
    /// The states whose conduct it is aimed at; none where it is aimed at a conduct wherever it occurs.
    pub targets: Vec<CountryCode>,
    /// To what ends, where the table of programmes knows it.
    pub objectives: Vec<Objective>,
}

named! {
    /// What sanctions are for, as the Global Sanctions Data Base sorts it.
    Objective {
        /// A change of policy.
        PolicyChange = "policy_change",
        /// The fall of a government.
        DestabilizeRegime = "destabilize_regime",
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
