//! Which words tell of one sanction, and which of the next.

use std::ops::Range;

use super::Reader;
use crate::model::{ActorId, Claim, Sanction, SanctionId, SanctionStatus};
use crate::syntax::Upos;
use crate::text::Span;

/// Names the sanctions and ties each to the claims that speak of it.
pub(super) fn link(sanctions: &mut [Sanction], claims: &[Claim]) {
    let mut mentions: Vec<(Span, usize)> = Vec::new();
    for (at, sanction) in sanctions.iter_mut().enumerate() {
        sanction.id = SanctionId::from_index(at);
        mentions.extend(sanction.mentions.iter().map(|&mention| (mention, at)));
    }
    mentions.sort_unstable();
    for claim in claims {
        for content in &claim.content {
            let first = mentions.partition_point(|(mention, _)| mention.start < content.start);
            for (mention, at) in &mentions[first..] {
                if mention.start >= content.end {
                    break;
                }
                if content.contains(*mention) && sanctions[*at].claims.last() != Some(&claim.id) {
                    sanctions[*at].claims.push(claim.id);
                }
            }
        }
    }
    for sanction in sanctions {
        sanction.claims.sort_unstable();
        sanction.claims.dedup();
    }
}

/// A travel ban that somebody "faces" is of those who have just imposed something.
pub(super) fn inherit(known: &[Sanction], sanction: &mut Sanction) {
    let is_open = sanction.senders.is_empty()
        && !sanction.measures.is_empty()
        && sanction.status == SanctionStatus::InForce;
    if !is_open {
        return;
    }
    let before = known
        .iter()
        .rev()
        .take(LOOK_BACK)
        .find(|known| !known.senders.is_empty());
    if let Some(before) = before {
        sanction.senders.clone_from(&before.senders);
        sanction
            .targets
            .retain(|target| !before.senders.contains(target));
        let is_news = matches!(
            before.status,
            SanctionStatus::Imposed | SanctionStatus::Tightened
        );
        if is_news && !sanction.targets.is_empty() {
            sanction.status = SanctionStatus::Imposed;
        }
    }
}

/// Sanctions are compared with so many before them, so that a list of them takes no longer than its length.
const LOOK_BACK: usize = 32;

/// "face sanctions – Iran for its programme and Syria for its war": one for each reason.
pub(super) fn apart(
    reader: &Reader<'_>,
    sanction: Sanction,
    sentence: Range<usize>,
) -> Vec<Sanction> {
    if sanction.targets.len() < 2 {
        return vec![sanction];
    }
    let passage = reader.passage;
    let last = sanction.mentions.last().map_or(0, |mention| mention.end);
    let start = passage.word_from(last);
    let mut reasons: Vec<(ActorId, usize)> = Vec::new();
    for word in start..sentence.end.saturating_sub(1) {
        if passage.word(word + 1) == "for"
            && let [actor] = reader.roles.group(word)[..]
            && sanction.targets.contains(&actor)
        {
            reasons.push((actor, word + 2));
        }
    }
    if reasons.len() < 2 {
        return vec![sanction];
    }
    let mut parts = Vec::new();
    for (at, &(target, from)) in reasons.iter().enumerate() {
        let until = reasons
            .get(at + 1)
            .map_or(sentence.end, |&(_, next)| next - 2);
        let last = (from..until).rev().find(|&word| {
            !matches!(
                passage.syntax.upos(word),
                Upos::Punct | Upos::Cconj | Upos::Det
            )
        });
        parts.push(Sanction {
            targets: vec![target],
            reason: last.map(|last| passage.span(from).cover(passage.span(last))),
            ..sanction.clone()
        });
    }
    parts
}

/// Whether two stages may be told of one episode: "tightens sanctions" in the headline, "announced a package" below.
fn is_same_stage(one: SanctionStatus, other: SanctionStatus) -> bool {
    let is_new = |status| matches!(status, SanctionStatus::Imposed | SanctionStatus::Tightened);
    one == other || is_new(one) && is_new(other)
}

/// Adds a sanction, or its mention to the one that it says nothing new of.
pub(super) fn add(
    sanctions: &mut Vec<Sanction>,
    sanction: Sanction,
    sentence: usize,
    reader: &Reader<'_>,
) {
    let passage = reader.passage;
    let is_bare = sanction.status == SanctionStatus::InForce && sanction.reason.is_none();
    let title = passage.segments.sentences.first().map(|title| title.span);
    let agrees = |new: &[ActorId], old: &[ActorId]| new.is_empty() || new == old;
    // A minister acts for the state that the headline names.
    let states = |senders: &[ActorId]| -> Vec<ActorId> {
        let state = |&sender: &ActorId| reader.roles.state_of(sender);
        senders.iter().map(state).collect()
    };
    let is_open_or =
        |one: &[ActorId], other: &[ActorId]| one.is_empty() || other.is_empty() || one == other;
    let same = sanctions.iter_mut().rev().take(LOOK_BACK).find(|known| {
        // What the headline says is told in full below it.
        let is_headline = sentence > 0
            && known.mentions.len() == 1
            && title.is_some_and(|title| title.contains(known.mentions[0]))
            && is_same_stage(known.status, sanction.status)
            && is_open_or(&known.targets, &sanction.targets)
            && is_open_or(&states(&known.senders), &states(&sanction.senders));
        let adds_nothing = is_bare
            || known.status == sanction.status
                && known.reason.is_some() == sanction.reason.is_some();
        is_headline
            || adds_nothing
                && agrees(&sanction.senders, &known.senders)
                && agrees(&sanction.targets, &known.targets)
                && sanction
                    .measures
                    .iter()
                    .all(|measure| known.measures.contains(measure))
                && (!sanction.senders.is_empty() || !sanction.targets.is_empty() || is_bare)
    });
    match same {
        Some(known) => {
            known.mentions.extend(sanction.mentions);
            if known.senders.is_empty() {
                known.senders = sanction.senders;
            }
            if known.targets.is_empty() {
                known.targets = sanction.targets;
            }
            if known.measures.is_empty() {
                known.measures = sanction.measures;
            }
            known.reason = known.reason.or(sanction.reason);
            known.objective = known.objective.or(sanction.objective);
            known.legal_basis = known.legal_basis.or(sanction.legal_basis);
            known.time = known.time.take().or(sanction.time);
        }
        None => sanctions.push(sanction),
    }
}
