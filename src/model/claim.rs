//! Who says what, and how they stand to it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ActorId, ClaimId, EventId};
use super::time::Time;
use crate::names::named;
use crate::text::Span;

/// One attribution: someone is said to say, think, promise, demand, deny, praise … something.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Claim {
    /// Its name within this analysis.
    pub id: ClaimId,
    /// Whose claim it is.
    pub source: Source,
    /// The words that attribute; none where only the layout does.
    pub cue: Option<Cue>,
    /// The predicate that the cue stands in, the cue among its words: auxiliaries, negation and adverbs beside it
    /// ("has repeatedly denied"), and the adposition that leads to the content ("was critical of").
    #[serde(default)]
    pub cue_phrase: Option<Span>,
    /// What the source does by saying it.
    pub act: Act,
    /// The attributed words; several spans where the cue interrupts them.
    pub content: Vec<Span>,
    /// Whether the content stands in quotation marks.
    pub quotation: Quotation,
    /// How certain source and author are of the content.
    pub factuality: ClaimFactuality,
    /// To whom it is said.
    pub addressee: Option<ActorId>,
    /// Through whom or what it is said.
    pub medium: Option<Medium>,
    /// When it is said.
    pub time: Option<Time>,
    /// The actors that the content speaks of.
    pub about: Vec<ActorId>,
    /// The events that the content holds.
    pub events: Vec<EventId>,
    /// The claim that this one is nested in.
    pub within: Option<ClaimId>,
    /// Why the claim is there.
    pub evidence: Option<ClaimEvidence>,
}

/// What a claim was found by: the row of the cue table, the construction and the edges of the tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ClaimEvidence {
    /// The row of `data/cues.tsv`: dictionary form, part of speech and act.
    pub entry: String,
    /// How cue, source and content stand to each other.
    pub construction: Construction,
    /// The edges of the tree from the cue to its source and to the head of its content.
    pub edges: Vec<Edge>,
}

/// An edge of a sentence's tree.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Edge {
    /// The Universal Dependencies relation.
    pub relation: String,
    /// The word that depends.
    pub word: Span,
    /// The word that it depends on.
    pub head: Span,
}

impl Edge {
    /// An edge of this relation between two words.
    pub fn new(relation: impl Into<String>, word: Span, head: Span) -> Self {
        Self {
            relation: relation.into(),
            word,
            head,
        }
    }
}

named! {
    /// How a claim's cue, source and content stand to each other.
    Construction {
        /// A clause or quotation before, after or around a verb of saying.
        Speech = "speech",
        /// An object, an infinitive or words after an adposition, in a frame of the cue.
        Frame = "frame",
        /// A passive, with or without "by".
        Passive = "passive",
        /// A phrase of several words.
        Phrase = "phrase",
        /// A verb whose object says what it does: "voiced concern over".
        Expression = "expression",
        /// A noun with its content: "the allegation that".
        Noun = "noun",
        /// An adjective with its content: "is confident that".
        Adjective = "adjective",
        /// An adverb: "reportedly".
        Adverb = "adverb",
        /// An adposition that names the source: "according to".
        Adposition = "adposition",
        /// A colon or dash.
        Layout = "layout",
    }
}

/// Whose claim it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Source {
    /// The actor, where one is known.
    pub actor: Option<ActorId>,
    /// The words; none where the author speaks.
    #[serde(flatten)]
    pub span: Option<Span>,
    /// How the source is given.
    pub kind: SourceKind,
}

named! {
    /// How a claim's source is given.
    SourceKind {
        /// By name.
        Named = "named",
        /// By a description ("officials").
        Unnamed = "unnamed",
        /// Not at all: the author speaks ("reportedly").
        Author = "author",
    }
}

/// The words that attribute.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Cue {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// Their dictionary form.
    pub lemma: String,
}

named! {
    /// Whose rules say what a claim is and which words are its cue.
    #[derive(Default)]
    ClaimGuide {
        /// Our own: the cue is the words that attribute and no more ("denied"), and only a source's own stand is a claim.
        #[default]
        Own = "own",
        /// Those of the corpus PolNeAR: the cue is the predicate as it stands ("has repeatedly denied"), and claims are also
        /// intentions ("plans to leave"), appearances ("seems to have failed") and contents that only a relative clause
        /// names ("a charge that Minsk denied").
        Polnear = "polnear",
    }
}

named! {
    /// What a source does by saying something.
    Act {
        /// Says, states, tells, describes.
        Assert = "assert",
        /// Alleges, claims, accuses.
        Allege = "allege",
        /// Announces, reveals, discloses, shows.
        Reveal = "reveal",
        /// Confirms.
        Confirm = "confirm",
        /// Denies, rejects, dismisses, refutes.
        Deny = "deny",
        /// Gives no comment, deflects, stops short of confirming.
        Decline = "decline",
        /// Thinks, suggests, estimates, suspects.
        Believe = "believe",
        /// Expects, forecasts.
        Predict = "predict",
        /// Vows, pledges, agrees to, offers.
        Promise = "promise",
        /// Urges, calls for, asks someone to do.
        Demand = "demand",
        /// Threatens.
        Threaten = "threaten",
        /// Warns.
        Warn = "warn",
        /// Praises, endorses, welcomes, defends.
        Support = "support",
        /// Condemns, criticises, denounces.
        Criticize = "criticize",
        /// Questions, wonders, doubts.
        Ask = "ask",
        /// Hints.
        Hint = "hint",
    }
}

named! {
    /// Whether a claim's content stands in quotation marks.
    Quotation {
        /// All of it.
        Direct = "direct",
        /// None of it.
        Indirect = "indirect",
        /// Some of it.
        Mixed = "mixed",
    }
}

named! {
    /// How certain somebody is that something is so, on FactBank's scale.
    Factuality {
        /// Certainly so.
        CertainPositive = "CT+",
        /// Probably so.
        ProbablePositive = "PR+",
        /// Possibly so.
        PossiblePositive = "PS+",
        /// Certainly not so.
        CertainNegative = "CT-",
        /// Probably not so.
        ProbableNegative = "PR-",
        /// Possibly not so.
        PossibleNegative = "PS-",
        /// Certain, but not said which way.
        CertainUnknown = "CTu",
        /// Uncommitted.
        Uncommitted = "Uu",
    }
}

/// How certain source and author are of a claim's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ClaimFactuality {
    /// From the source's point of view.
    pub source: Factuality,
    /// From the author's point of view.
    pub author: Factuality,
}

/// Through whom or what something is said.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Medium {
    /// The actor, where one is known.
    pub actor: Option<ActorId>,
    /// The form: `interview`, `statement`, `post`, …
    pub kind: Option<String>,
}
