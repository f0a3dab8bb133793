//! What happens between actors.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::claim::{Cue, Factuality};
use super::ids::{ActorId, ClaimId, EventId};
use super::quantity::Quantity;
use super::time::Time;
use crate::names::named;
use crate::text::Span;

/// Something done, coded after PLOVER, with the claims that hold it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Event {
    /// Its name within this analysis.
    pub id: EventId,
    /// The PLOVER event type.
    pub plover: Plover,
    /// The PLOVER mode, where the type has one.
    pub mode: Option<String>,
    /// A finer kind within the type.
    pub kind: EventKind,
    /// The CAMEO code, where one fits.
    pub cameo: Option<String>,
    /// The words that name it.
    pub trigger: Cue,
    /// Who does it.
    pub actors: Vec<ActorId>,
    /// To whom it is done.
    pub recipients: Vec<ActorId>,
    /// What is given, sent, signed, tested.
    pub object: Option<EventObject>,
    /// How much or how many.
    pub quantity: Option<Quantity>,
    /// When.
    pub time: Option<Time>,
    /// Where.
    pub place: Option<EventObject>,
    /// How certain it is to whoever reports it.
    pub factuality: Factuality,
    /// The claims that hold it.
    pub claims: Vec<ClaimId>,
    /// What is given in return.
    pub in_exchange_for: Option<EventId>,
    /// The row of `data/event_frames.tsv` that found it: its word, its part of speech and what it asks for.
    pub evidence: Option<String>,
}

/// A thing or place that an event involves, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EventObject {
    /// The words.
    #[serde(flatten)]
    pub span: Span,
    /// The words, as written.
    pub text: String,
}

named! {
    /// PLOVER event types, manual 0.8.
    Plover {
        /// Agree to do something.
        Agree = "AGREE",
        /// Talk, visit, meet.
        Consult = "CONSULT",
        /// Sign, ratify, endorse, praise.
        Support = "SUPPORT",
        /// Give in, ease, release.
        Concede = "CONCEDE",
        /// Trade, exercise together.
        Cooperate = "COOPERATE",
        /// Give money, arms, troops, relief.
        Aid = "AID",
        /// Withdraw, surrender, cease fire.
        Retreat = "RETREAT",
        /// Demand.
        Request = "REQUEST",
        /// Accuse, condemn, investigate.
        Accuse = "ACCUSE",
        /// Refuse, reject, violate.
        Reject = "REJECT",
        /// Threaten.
        Threaten = "THREATEN",
        /// Demonstrate.
        Protest = "PROTEST",
        /// Impose sanctions, expel, cut ties.
        Sanction = "SANCTION",
        /// Move troops, test weapons.
        Mobilize = "MOBILIZE",
        /// Arrest, seize, blockade, repress.
        Coerce = "COERCE",
        /// Attack.
        Assault = "ASSAULT",
    }
}

named! {
    /// Kinds of events, finer than the PLOVER type.
    EventKind {
        /// An agreement, deal, understanding.
        Agreement = "agreement",
        /// A treaty is signed.
        TreatySigning = "treaty_signing",
        /// A treaty is ratified.
        TreatyRatification = "treaty_ratification",
        /// A treaty is left or suspended.
        TreatyWithdrawal = "treaty_withdrawal",
        /// Negotiation.
        Negotiation = "negotiation",
        /// A meeting.
        Meeting = "meeting",
        /// A telephone or video call.
        Call = "call",
        /// A visit.
        Visit = "visit",
        /// Mediation, hosting of talks.
        Mediation = "mediation",
        /// A vote.
        Vote = "vote",
        /// Endorsement, praise.
        Endorsement = "endorsement",
        /// Diplomatic recognition.
        Recognition = "recognition",
        /// A promise.
        Promise = "promise",
        /// A request or demand.
        Request = "request",
        /// Criticism, condemnation.
        Criticism = "criticism",
        /// An accusation.
        Accusation = "accusation",
        /// An investigation.
        Investigation = "investigation",
        /// A rejection or refusal.
        Rejection = "rejection",
        /// A breach of an embargo, truce or treaty.
        Violation = "violation",
        /// A threat.
        Threat = "threat",
        /// A protest.
        Protest = "protest",
        /// Sanctions.
        Sanction = "sanction",
        /// Easing of sanctions.
        SanctionRelief = "sanction_relief",
        /// Expulsion of diplomats.
        Expulsion = "expulsion",
        /// Recall of an ambassador.
        Recall = "recall",
        /// Ties, talks or dialogue are cut.
        BreakOff = "break_off",
        /// Arms are supplied.
        ArmsTransfer = "arms_transfer",
        /// Military aid, training.
        MilitaryAid = "military_aid",
        /// Economic aid.
        EconomicAid = "economic_aid",
        /// Humanitarian aid.
        HumanitarianAid = "humanitarian_aid",
        /// Transfer of technology.
        TechnologyTransfer = "technology_transfer",
        /// Trade.
        Trade = "trade",
        /// Troops are deployed.
        TroopDeployment = "troop_deployment",
        /// Troops are withdrawn.
        TroopWithdrawal = "troop_withdrawal",
        /// Prisoners, ships, assets are released.
        Release = "release",
        /// A ceasefire.
        Ceasefire = "ceasefire",
        /// A military exercise.
        MilitaryExercise = "military_exercise",
        /// A weapon or rocket is tested.
        WeaponsTest = "weapons_test",
        /// Mobilisation.
        Mobilization = "mobilization",
        /// An arrest.
        Arrest = "arrest",
        /// A seizure.
        Seizure = "seizure",
        /// A blockade.
        Blockade = "blockade",
        /// An attack on computers.
        CyberAttack = "cyber_attack",
        /// Repression.
        Repression = "repression",
        /// An attack.
        Attack = "attack",
        /// None of these.
        Other = "other",
    }
}
