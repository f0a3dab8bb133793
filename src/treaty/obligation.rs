//! What a treaty says someone must, may and may not do.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::named;
use crate::text::Span;

named! {
    /// What a sentence of law does.
    Modality {
        /// Something must be done.
        Obligation = "obligation",
        /// Something must be tried.
        BestEffort = "best_effort",
        /// Something must not be done.
        Prohibition = "prohibition",
        /// Something may be done.
        Permission = "permission",
        /// Someone is entitled to something.
        Right = "right",
        /// An organ may act.
        Power = "power",
        /// Someone or something is not held to a duty.
        Exemption = "exemption",
        /// The sentence itself makes something so: a body is set up, a treaty enters into force.
        Constitutive = "constitutive",
        /// Something is recognised, meant or said.
        Declaratory = "declaratory",
    }
}

/// One thing that a treaty says someone must, may or may not do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Obligation {
    /// The number of the article that says it.
    pub article: String,
    /// The paragraph and item, `2(a)`; empty where the article has none.
    #[serde(default)]
    pub paragraph: String,
    /// What it does.
    pub modality: Modality,
    /// Who is bound or entitled; none where the sentence names nobody before its verb.
    pub bearer: Option<Span>,
    /// The words of the frame: "shall not", "undertakes to".
    pub cue: Span,
    /// What is to be done.
    pub act: Span,
    /// For or towards whom.
    pub beneficiary: Option<Span>,
    /// When it holds.
    pub condition: Option<Span>,
    /// When it does not hold.
    pub exception: Option<Span>,
    /// The sentence.
    #[serde(flatten)]
    pub span: Span,
}

impl Obligation {
    /// Where it stands as lawyers write it: `3`, `3(2)(a)`.
    pub fn path(&self) -> String {
        let (first, rest) = self
            .paragraph
            .find('(')
            .map_or((self.paragraph.as_str(), ""), |at| {
                self.paragraph.split_at(at)
            });
        match first {
            "" => format!("{}{rest}", self.article),
            first => format!("{}({first}){rest}", self.article),
        }
    }
}
