//! Leaves out the unnamed who neither say nor do anything.

use crate::model::{ActorId, ActorKind, Analysis, MentionKind};

/// Drops actors without a name to whom no record points, and renumbers the others.
///
/// A text is full of common nouns for people ("troops", "voters"); they are actors only where a claim, an event, a treaty
/// or a sanction makes them one, or where they stand for a body of a known state.
pub(crate) fn cull(analysis: &mut Analysis) {
    let mut is_used = vec![false; analysis.actors.len()];
    each_reference(analysis, |id| is_used[id.index()] = true);
    let is_kept = |actor: &crate::model::Actor| {
        let is_named = actor
            .mentions
            .iter()
            .any(|mention| !matches!(mention.kind, MentionKind::Nominal | MentionKind::Pronoun));
        let is_body = actor.kind == ActorKind::GovernmentBody && actor.country.is_some();
        is_named || is_body || is_used[actor.id.index()]
    };
    let mut place = 0;
    let places: Vec<Option<ActorId>> = analysis
        .actors
        .iter()
        .map(|actor| {
            is_kept(actor).then(|| {
                place += 1;
                ActorId::from_index(place - 1)
            })
        })
        .collect();
    let mut kept = places.iter();
    analysis
        .actors
        .retain(|_| kept.next().is_some_and(Option::is_some));
    for actor in &mut analysis.actors {
        if let Some(id) = places[actor.id.index()] {
            actor.id = id;
        }
        for role in &mut actor.roles {
            role.of = role.of.and_then(|of| places[of.index()]);
        }
    }
    each_reference(analysis, |id| {
        if let Some(place) = places[id.index()] {
            *id = place;
        }
    });
}

/// Shows every pointer from a record to an actor.
fn each_reference(analysis: &mut Analysis, mut show: impl FnMut(&mut ActorId)) {
    for claim in &mut analysis.claims {
        let medium = claim
            .medium
            .as_mut()
            .and_then(|medium| medium.actor.as_mut());
        let single = [
            claim.source.actor.as_mut(),
            claim.addressee.as_mut(),
            medium,
        ];
        single.into_iter().flatten().for_each(&mut show);
        claim.about.iter_mut().for_each(&mut show);
    }
    for event in &mut analysis.events {
        event
            .actors
            .iter_mut()
            .chain(&mut event.recipients)
            .for_each(&mut show);
    }
    for treaty in &mut analysis.treaties {
        let bound = treaty
            .provisions
            .iter_mut()
            .flat_map(|provision| &mut provision.bound);
        treaty
            .parties
            .iter_mut()
            .chain(&mut treaty.signatories)
            .chain(bound)
            .for_each(&mut show);
    }
    for sanction in &mut analysis.sanctions {
        sanction
            .senders
            .iter_mut()
            .chain(&mut sanction.targets)
            .for_each(&mut show);
    }
}
