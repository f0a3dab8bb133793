//! Screening: the people, firms and ships of the news against sanctions lists.
//!
//! What comes out is a candidate for a person to look at, and never a finding: names are shared, lists are wrong, and a
//! score says how much two names are alike, not how likely their bearers are one.
//!
//! * [`compare_names`]: how much two names are alike, in any scripts and spellings, and why.
//! * [`Screener`]: lists made ready, to be asked for a [`Query`] or for every actor of an article.
//! * [`Candidate`]: a listed party that a name may be the name of, with the alias, the words and the evidence.

mod align;
mod alike;
mod candidate;
mod compare;
mod evidence;
mod fold;
mod hash;
mod index;
mod judge;
mod keys;
mod listed;
mod name;
mod query;
mod reason;
mod screener;
mod search;
mod sound;
mod store;
mod tables;
#[cfg(test)]
mod tests;
mod unwritten;
mod word;

pub use candidate::{Candidate, ScreenedActor};
pub use compare::{Comparison, compare_names};
pub use evidence::{Evidence, EvidenceKind};
pub use query::Query;
pub use reason::{Reason, ReasonKind};
pub use screener::Screener;
