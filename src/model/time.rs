//! When something is said to happen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::named;
use crate::text::Span;

/// A time with the words that say it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Time {
    /// A TIMEX3 value, as coarse as known: `2024-11-22`, `2024-06`, `2024-Q3`, `2024-W12`, `PAST_REF`.
    pub value: String,
    /// The words.
    #[serde(flatten)]
    pub span: Span,
}

impl Time {
    /// A time of this value, said by the words at this place.
    pub fn new(value: impl Into<String>, span: Span) -> Self {
        Self {
            value: value.into(),
            span,
        }
    }
}

/// A time expression of a text, normalised after TIMEX3.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DateExpression {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// What sort of time they name.
    pub kind: DateKind,
    /// The TIMEX3 value: an ISO 8601 date as coarse as known, a duration (`P3D`), a set (`P1W`), or `PAST_REF`,
    /// `PRESENT_REF`, `FUTURE_REF`.
    pub value: String,
}

impl DateExpression {
    /// An expression of this kind and value at this place.
    pub fn new(span: Span, kind: DateKind, value: impl Into<String>) -> Self {
        Self {
            span,
            kind,
            value: value.into(),
        }
    }
}

named! {
    /// The sorts of time expressions, as TIMEX3 has them.
    DateKind {
        /// A day or a longer calendar unit.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A length of time.
        Duration = "duration",
        /// A recurring time.
        Set = "set",
    }
}
