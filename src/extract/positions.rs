//! Who stands how to what is told, read off claims, events, treaties and sanctions.

use crate::lexicon::Verdicts;
use crate::model::{About, Act, Analysis, Claim, Factuality, Position, Stand, TreatyId};
use crate::text::Span;

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
    let verdicts = Verdicts::get();
    claim.content.iter().find_map(|content| {
        // What is said behind the words for the thing.
        let from = trigger
            .filter(|trigger| content.contains(*trigger))
            .map_or(content.start, |trigger| trigger.end);
        verdicts.of(analysis.text.get(from..content.end)?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ClaimId;
    use crate::{Analyzer, Document};

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
