//! How much, how many.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::named;
use crate::text::Span;

/// A count or amount with the words that say it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Quantity {
    /// The number; of a range its lower end.
    pub value: f64,
    /// The upper end, where the words give a range.
    pub upper: Option<f64>,
    /// How the number bounds what is meant.
    pub relation: Relation,
    /// What is counted ("soldiers"), or a currency's ISO 4217 code, or a unit of measure.
    pub unit: Option<String>,
    /// The words, from bound to unit.
    #[serde(flatten)]
    pub span: Span,
}

impl Quantity {
    /// A quantity of this value at this place, without an upper end or a unit.
    pub const fn new(value: f64, relation: Relation, span: Span) -> Self {
        Self {
            value,
            upper: None,
            relation,
            unit: None,
            span,
        }
    }
}

named! {
    /// How a number bounds what is meant.
    Relation {
        /// Just so many.
        Exact = "exact",
        /// More than so many.
        MoreThan = "more_than",
        /// Fewer than so many.
        LessThan = "less_than",
        /// About so many.
        About = "about",
        /// So many or more.
        AtLeast = "at_least",
        /// So many or fewer.
        AtMost = "at_most",
        /// Any number up to so many.
        UpTo = "up_to",
    }
}
