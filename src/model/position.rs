//! How each actor stands to what is told: who asserts, denies, declines to confirm an event.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ids::{ActorId, ClaimId, EventId, SanctionId, TreatyId};
use super::time::Time;
use super::{Act, Analysis, Claim, Factuality};
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
    /// Every actor's stand to every event, treaty and sanction that it speaks of, sorted by what it is about and then by
    /// the claims' order.
    ///
    /// ```
    /// use detente::{Analyzer, Document};
    /// let analysis = Analyzer::new().analyze(&Document::new("Kenya denied that it attacked Chad."));
    /// for position in analysis.positions() {
    ///     assert_eq!(position.stand.as_str(), "denies");
    /// }
    /// ```
    pub fn positions(&self) -> Vec<Position> {
        let mut positions: Vec<Position> = Vec::new();
        let mut add = |about: About, claim: &Claim| {
            positions.push(Position {
                about,
                actor: claim.source.actor,
                stand: verdict(self, about, claim).unwrap_or_else(|| stand(claim)),
                claim: claim.id,
                cue: claim.cue.as_ref().map(|cue| cue.span),
                time: claim.time.clone(),
            });
        };
        let mut treaties: Vec<(Span, TreatyId)> = self
            .treaties
            .iter()
            .flat_map(|treaty| treaty.mentions.iter().map(|&mention| (mention, treaty.id)))
            .collect();
        treaties.sort_unstable();
        for claim in &self.claims {
            for &event in &claim.events {
                add(About::Event(event), claim);
            }
            let mut spoken_of: Vec<TreatyId> = claim
                .content
                .iter()
                .flat_map(|content| {
                    let first =
                        treaties.partition_point(|(mention, _)| mention.start < content.start);
                    treaties[first..]
                        .iter()
                        .take_while(|(mention, _)| mention.end <= content.end)
                        .map(|&(_, treaty)| treaty)
                })
                .collect();
            spoken_of.sort_unstable();
            spoken_of.dedup();
            for treaty in spoken_of {
                add(About::Treaty(treaty), claim);
            }
        }
        for sanction in &self.sanctions {
            for id in &sanction.claims {
                if let Some(claim) = self.claims.get(id.index()) {
                    add(About::Sanction(sanction.id), claim);
                }
            }
        }
        positions.sort_by_key(|position| (position.about, position.claim));
        positions
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

fn stand(claim: &Claim) -> Stand {
    let is_negative = matches!(
        claim.factuality.source,
        Factuality::CertainNegative | Factuality::ProbableNegative
    );
    match claim.act {
        Act::Assert | Act::Allege | Act::Reveal if is_negative => Stand::Denies,
        Act::Confirm => Stand::Confirms,
        Act::Deny => Stand::Denies,
        Act::Decline => Stand::Declines,
        Act::Believe => Stand::Believes,
        Act::Predict => Stand::Predicts,
        Act::Ask => Stand::Doubts,
        Act::Hint => Stand::Hints,
        Act::Promise => Stand::Promises,
        Act::Demand => Stand::Demands,
        Act::Threaten => Stand::Threatens,
        Act::Warn => Stand::Warns,
        Act::Support => Stand::Supports,
        Act::Criticize => Stand::Condemns,
        Act::Assert | Act::Allege | Act::Reveal => Stand::Asserts,
    }
}

/// What a claim calls the thing that it is about: "such actions are in line with international law", "the strike was illegal".
fn verdict(analysis: &Analysis, about: About, claim: &Claim) -> Option<Stand> {
    let can_judge = matches!(
        claim.act,
        Act::Assert | Act::Allege | Act::Reveal | Act::Believe
    );
    if !can_judge {
        return None;
    }
    let trigger = match about {
        About::Event(id) => Some(analysis.events.get(id.index())?.trigger.span),
        About::Treaty(_) | About::Sanction(_) => None,
    };
    let verdicts = verdicts();
    claim.content.iter().find_map(|content| {
        // What is said behind the words for the thing.
        let from = trigger
            .filter(|trigger| content.contains(*trigger))
            .map_or(content.start, |trigger| trigger.end);
        let said = analysis.text.get(from..content.end)?;
        let copula = COPULAS
            .iter()
            .filter_map(|copula| Some((said.find(copula)?, copula.len())))
            .min()?;
        let mut predicate = &said[copula.0 + copula.1..];
        let positive = predicate.strip_prefix("not ");
        let is_negated = positive.is_some();
        predicate = positive.unwrap_or(predicate);
        while let Some((first, rest)) = predicate.split_once(' ')
            && DEGREES.contains(&first)
        {
            predicate = rest;
        }
        let predicate = predicate.to_lowercase();
        verdicts
            .iter()
            .find(|(phrase, _)| {
                predicate.strip_prefix(phrase).is_some_and(|rest| {
                    rest.chars().next().is_none_or(|next| !next.is_alphabetic())
                })
            })
            .map(|&(_, stand)| match (is_negated, stand) {
                (true, Stand::Condemns) => Stand::Justifies,
                (true, Stand::Justifies) => Stand::Condemns,
                (_, stand) => stand,
            })
    })
}

/// What stands between a thing and what it is called.
const COPULAS: [&str; 5] = [" is ", " are ", " was ", " were ", " as "];

/// Words before a verdict that do not change it.
const DEGREES: [&str; 12] = [
    "a",
    "an",
    "the",
    "its",
    "their",
    "fully",
    "completely",
    "entirely",
    "perfectly",
    "wholly",
    "clearly",
    "both",
];

/// `data/verdicts.tsv`, the longest phrases first.
fn verdicts() -> &'static [(&'static str, Stand)] {
    static VERDICTS: LazyLock<Vec<(&'static str, Stand)>> = LazyLock::new(|| {
        let rows = include_str!("../../data/verdicts.tsv").lines().skip(1);
        let mut verdicts: Vec<(&'static str, Stand)> = rows
            .filter_map(|row| {
                let mut cells = row.split('\t');
                Some((cells.next()?, cells.next()?.parse().ok()?))
            })
            .collect();
        verdicts.sort_by_key(|(phrase, _)| (usize::MAX - phrase.len(), *phrase));
        verdicts
    });
    &VERDICTS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Analyzer, Document};

    #[test]
    fn every_verdict_is_a_stand() {
        let rows = include_str!("../../data/verdicts.tsv").lines().skip(1);
        assert_eq!(verdicts().len(), rows.count());
    }

    /// Who stands how to what, one line each.
    fn stands(text: &str) -> Vec<String> {
        let analysis = Analyzer::new().analyze(&Document::new(text));
        let positions = analysis.positions();
        let line = |position: &Position| {
            let actor = position
                .actor
                .map_or("?", |actor| analysis.actors[actor.index()].name.as_str());
            format!(
                "{actor} {} {}",
                position.stand.as_str(),
                analysis.describe(position.about)
            )
        };
        positions.iter().map(line).collect()
    }

    #[test]
    fn says_who_stands_how_to_an_event() {
        for (text, expected) in [
            (
                "Chad said that Sudan bombed Libya.",
                "Chad asserts attack: Sudan → Libya",
            ),
            (
                "Sudan denied that it had bombed Libya.",
                "Sudan denies attack: Sudan → Libya",
            ),
            (
                "Chad confirmed that Sudan bombed Libya.",
                "Chad confirms attack: Sudan → Libya",
            ),
            (
                "Chad believes that Sudan bombed Libya.",
                "Chad believes attack: Sudan → Libya",
            ),
        ] {
            assert_eq!(stands(text), [expected], "{text}");
        }
    }

    #[test]
    fn calling_it_lawful_or_not_is_a_stand() {
        let told = "Peru deployed 200 soldiers to Chile on Monday. ";
        for (said, stand) in [
            (
                "Peru said such actions are in line with international law.",
                "Peru justifies",
            ),
            (
                "Bolivia said the deployment was clearly illegal.",
                "Bolivia condemns",
            ),
            ("Bolivia said the deployment was large.", "Bolivia asserts"),
            (
                "Bolivia said the deployment was not illegal.",
                "Bolivia justifies",
            ),
        ] {
            let stands = stands(&format!("{told}{said}"));
            let expected = format!("{stand} troop deployment: Peru → Chile");
            assert!(stands.contains(&expected), "{said}: {stands:?}");
        }
    }

    #[test]
    fn leaves_what_no_claim_speaks_of() {
        for text in [
            "Sudan bombed Libya on Monday.",
            "The minister said that the weather was fine.",
        ] {
            assert_eq!(stands(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn is_sorted_by_what_it_is_about() {
        let text = "Chad said that Sudan bombed Libya. Sudan denied the attack. Kenya said it arrested two Ugandan \
                    officers. Sudan denied that it had bombed Libya.";
        let positions = Analyzer::new().analyze(&Document::new(text)).positions();
        let keys: Vec<(About, ClaimId)> = positions
            .iter()
            .map(|position| (position.about, position.claim))
            .collect();
        assert!(keys.is_sorted() && keys.len() >= 3, "{keys:?}");
    }
}
