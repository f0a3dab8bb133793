//! Whose people they are that the text gives no state: well-known leaders, and officials where only one state is named.

use crate::extract::Passage;
use crate::model::{Actor, ActorKind, Basis};

/// Sectors whose people act for or within one state.
const OF_A_STATE: [&str; 9] = [
    "GOV", "MIL", "COP", "OPP", "REB", "JUD", "LEG", "PTY", "SPY",
];

pub(super) fn settle(passage: &Passage<'_>, actors: &mut [Actor]) {
    let only = only_state(actors);
    for actor in actors.iter_mut().filter(|actor| actor.country.is_none()) {
        let known = (actor.kind == ActorKind::Person)
            .then(|| passage.lexicon.leaders().country(&actor.name))
            .flatten();
        let assumed = || {
            let is_official = actor
                .sector
                .as_deref()
                .is_some_and(|sector| OF_A_STATE.contains(&sector));
            let can_be = matches!(
                actor.kind,
                ActorKind::Person | ActorKind::Group | ActorKind::GovernmentBody
            );
            only.as_deref().filter(|_| is_official && can_be)
        };
        let (country, basis) = match known {
            Some(country) => (Some(country), Basis::Lexicon),
            None => (assumed(), Basis::Text),
        };
        if let Some(country) = country {
            actor.country = Some(country.to_owned());
            actor.basis = basis;
        }
    }
}

/// The one state that a text names.
fn only_state(actors: &[Actor]) -> Option<String> {
    let mut countries = actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::State)
        .filter_map(|actor| actor.country.as_ref());
    let first = countries.next()?;
    countries
        .all(|country| country == first)
        .then(|| first.clone())
}
