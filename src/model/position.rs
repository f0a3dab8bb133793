//! How each actor stands to what is told: who asserts, denies, declines to confirm an event.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Analysis;
use super::ids::{ActorId, ClaimId, EventId, SanctionId, TreatyId};
use super::time::Time;
use crate::names::named;
use crate::text::Span;

/// An actor's stand to an event, a treaty or a sanction, with the claim that shows it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Position {
    /// What it is about.
    #[serde(flatten)]
    pub about: About,
    /// Whose stand it is; none where the source is not known by name or the author speaks.
    pub actor: Option<ActorId>,
    /// The stand.
    pub stand: Stand,
    /// The claim that shows it.
    pub claim: ClaimId,
    /// The words that show it, where the claim has any.
    pub cue: Option<Span>,
    /// When it was said.
    pub time: Option<Time>,
}

/// What a position is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum About {
    /// An event.
    Event(EventId),
    /// A treaty.
    Treaty(TreatyId),
    /// A sanction.
    Sanction(SanctionId),
}

impl About {
    /// `event`, `treaty` or `sanction`.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Event(_) => "event",
            Self::Treaty(_) => "treaty",
            Self::Sanction(_) => "sanction",
        }
    }

    /// The id of the event, treaty or sanction.
    pub fn id(self) -> String {
        match self {
            Self::Event(id) => id.to_string(),
            Self::Treaty(id) => id.to_string(),
            Self::Sanction(id) => id.to_string(),
        }
    }
}

named! {
    /// How an actor can stand to something.
    Stand {
        /// Says, alleges or reveals that it is so.
        Asserts = "asserts",
        /// Confirms what others say.
        Confirms = "confirms",
        /// Says that it is not so.
        Denies = "denies",
        /// Does not say whether it is so.
        Declines = "declines",
        /// Thinks that it is so.
        Believes = "believes",
        /// Expects it.
        Predicts = "predicts",
        /// Asks whether it is so.
        Doubts = "doubts",
        /// Lets it be understood.
        Hints = "hints",
        /// Will do it.
        Promises = "promises",
        /// Wants it done.
        Demands = "demands",
        /// Will do it to somebody's harm.
        Threatens = "threatens",
        /// Speaks of its danger.
        Warns = "warns",
        /// Finds it good.
        Supports = "supports",
        /// Finds it bad.
        Condemns = "condemns",
        /// Calls it lawful or right.
        Justifies = "justifies",
    }
}

impl Analysis {
    /// What a position is about, in words: `arms transfer: Russia → North Korea`.
    pub fn describe(&self, about: About) -> String {
        let names = |actors: &[ActorId]| {
            let names: Vec<&str> = actors
                .iter()
                .filter_map(|actor| Some(self.actors.get(actor.index())?.name.as_str()))
                .collect();
            names.join(", ")
        };
        let (what, who, whom) = match about {
            About::Event(id) => match self.events.get(id.index()) {
                Some(event) => (
                    event.kind.as_str().replace('_', " "),
                    names(&event.actors),
                    names(&event.recipients),
                ),
                None => return id.to_string(),
            },
            About::Sanction(id) => match self.sanctions.get(id.index()) {
                Some(sanction) => (
                    "sanctions".to_owned(),
                    names(&sanction.senders),
                    names(&sanction.targets),
                ),
                None => return id.to_string(),
            },
            About::Treaty(id) => {
                return self
                    .treaties
                    .get(id.index())
                    .map_or_else(|| id.to_string(), |treaty| treaty.name.clone());
            }
        };
        match (who.as_str(), whom.as_str()) {
            ("", "") => what,
            (who, "") => format!("{what}: {who}"),
            (who, whom) => format!("{what}: {who} → {whom}").replace(":  →", ": →"),
        }
    }
}
