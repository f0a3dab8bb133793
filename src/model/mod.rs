//! The records: plain typed data, without logic beyond their invariants.
//!
//! Field names are a contract: JSON, Python and table columns carry the same ones. A [`Span`](crate::text::Span) counts
//! bytes in Rust and code points in the JSON of a whole [`Analysis`].

mod actor;
mod analysis;
mod claim;
mod event;
mod ids;
mod position;
mod quantity;
mod sanction;
mod spans;
mod time;
mod treaty;

pub use actor::{Actor, ActorKind, Basis, Identifiers, Mention, MentionKind, Role};
pub use analysis::{Analysis, json_schema};
pub use claim::{
    Act, Claim, ClaimEvidence, ClaimFactuality, ClaimGuide, Construction, Cue, Edge, Factuality,
    Medium, Quotation, Source, SourceKind,
};
pub use event::{Event, EventKind, EventObject, Plover};
pub use ids::{ActorId, ClaimId, EventId, SanctionId, TreatyId};
pub use position::{About, Position, Stand};
pub use quantity::{Quantity, Relation};
pub use sanction::{Measure, Objective, Sanction, SanctionStatus};
pub(crate) use spans::map_treaty;
pub use time::{DateExpression, DateKind, Time};
pub use treaty::{Deontic, Provision, ProvisionKind, Treaty, TreatyStatus};
