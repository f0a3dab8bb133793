//! Under which programme a party is listed, and to what end.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::country::CountryCode;
use crate::model::Objective;

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
