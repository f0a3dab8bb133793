//! What screening finds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use super::reason::Reason;
use crate::lists::{NameKind, NameQuality};
use crate::model::{ActorId, ActorKind, Mention};
use crate::text::Offsets;

/// A listed party that a name may be the name of.
///
/// Someone has to look at it: nothing here says that the bearer of the name *is* the listed party.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Candidate {
    /// From 0 to 1: the name's score, raised or lowered by the evidence.
    pub score: f64,
    /// The list.
    pub list: String,
    /// The entry's key in the list.
    pub entry: String,
    /// What the entry is.
    pub kind: ActorKind,
    /// The entry's main name.
    pub name: String,
    /// The name of the entry that is most like the one asked for.
    pub matched: String,
    /// What the list calls that name.
    pub matched_kind: NameKind,
    /// How well the list thinks that it identifies.
    pub matched_quality: NameQuality,
    /// How much the names are alike, from 0 to 1.
    pub name_score: f64,
    /// Which words are alike, and which are not; `a` is the name asked for.
    pub reasons: Vec<Reason>,
    /// What beside the name speaks for or against it.
    pub evidence: Vec<Evidence>,
    /// Programmes that the entry is listed under, as the list codes them.
    pub programmes: Vec<String>,
}

/// An actor of an article with the listed parties that it may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ScreenedActor {
    /// The actor.
    pub actor: ActorId,
    /// Its name.
    pub name: String,
    /// What the article shows it as.
    pub kind: ActorKind,
    /// Where the article speaks of it.
    pub mentions: Vec<Mention>,
    /// The best candidate first; never empty.
    pub candidates: Vec<Candidate>,
}

impl ScreenedActor {
    /// The actors of an article as a JSON array, with offsets in code points into `text`, the article's text.
    ///
    /// # Panics
    /// Never: records hold only strings, numbers and lists, which JSON can write.
    pub fn to_json(actors: &[Self], text: &str) -> String {
        let offsets = Offsets::new(text);
        let mut actors = actors.to_vec();
        for mention in actors.iter_mut().flat_map(|actor| &mut actor.mentions) {
            mention.span = offsets.to_chars(mention.span);
        }
        serde_json::to_string(&actors).expect("records hold only strings, numbers and lists")
    }
}
