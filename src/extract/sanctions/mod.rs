//! Who penalises whom, how and why.
//!
//! # What it finds
//! Sanctions that a verb puts at a stage ("imposed", "lifted", "face") and sanctions that are only named ("Western
//! sanctions"), with senders, targets, measures, reason, aim and law.
//!
//! # What it leaves out
//! "Sanction" in the sense of "approve"; sanctions that are mentioned again without anything new.

mod basis;
mod by_noun;
mod by_verb;
mod episodes;

use jiff::civil::Date;

use crate::extract::Passage;
use crate::extract::events::{Roles, time_of};
use crate::model::{
    Actor, ActorId, ActorKind, Claim, DateExpression, Measure, Sanction, SanctionId, SanctionStatus,
};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

/// The sanctions of a text, in text order.
pub(crate) fn sanctions(
    passage: &Passage<'_>,
    actors: &[Actor],
    dates: &[DateExpression],
    published: Option<Date>,
    claims: &[Claim],
) -> Vec<Sanction> {
    let roles = Roles::new(passage, actors);
    let reader = Reader {
        passage,
        roles: &roles,
        dates,
        published,
    };
    let mut sanctions: Vec<Sanction> = Vec::new();
    for (number, sentence) in passage.sentences().enumerate() {
        for word in sentence.clone() {
            let Some(mut sanction) = reader.by_noun(word).or_else(|| reader.by_verb(word)) else {
                continue;
            };
            // The word alone says nothing of anybody.
            if sanction.senders.is_empty() && sanction.targets.is_empty() {
                continue;
            }
            episodes::inherit(&sanctions, &mut sanction);
            for sanction in episodes::apart(&reader, sanction, sentence.clone()) {
                episodes::add(&mut sanctions, sanction, number, &reader);
            }
        }
    }
    for sanction in &mut sanctions {
        sanction.objectives = reader.objectives(sanction);
    }
    episodes::link(&mut sanctions, claims);
    sanctions
}

/// What sanctions are read with.
struct Reader<'a> {
    passage: &'a Passage<'a>,
    roles: &'a Roles<'a>,
    dates: &'a [DateExpression],
    published: Option<Date>,
}

/// What has been read of a sanction.
struct Draft {
    /// The words that name it.
    mention: Span,
    /// The words that say what it forbids.
    things: Vec<usize>,
    senders: Vec<ActorId>,
    targets: Vec<ActorId>,
    status: SanctionStatus,
    reason: Option<Span>,
    /// The word that its time stands with.
    verb: Option<usize>,
    /// The words that it is told with, below which aim and law stand.
    heads: Vec<usize>,
}

impl Reader<'_> {
    fn record(&self, draft: Draft) -> Sanction {
        let passage = self.passage;
        let words = passage.lexicon.sanction_words();
        let mut targets = draft.targets;
        targets.retain(|target| !draft.senders.contains(target) && !self.is_anyone(*target));
        let own = passage.word_from(draft.mention.start)..passage.word_from(draft.mention.end);
        let mut measures: Vec<Measure> = own
            .chain(draft.things)
            .filter_map(|word| words.measure(passage.lemma(word)))
            .collect();
        measures.sort_unstable();
        measures.dedup();
        // A ban on the sale of arms is about arms.
        if measures.contains(&Measure::Arms) || measures.contains(&Measure::Military) {
            measures.retain(|&measure| measure != Measure::Trade);
        }
        let time = draft
            .verb
            .and_then(|verb| time_of(passage, self.dates, verb));
        let is_old = time
            .as_ref()
            .zip(self.published)
            .is_some_and(|(time, published)| {
                time.value
                    .get(..4)
                    .and_then(|year| year.parse::<i16>().ok())
                    .is_some_and(|year| year < published.year())
            });
        Sanction {
            id: SanctionId::from_index(0),
            senders: draft.senders,
            targets,
            measures,
            status: if is_old && draft.status == SanctionStatus::Imposed {
                SanctionStatus::InForce
            } else {
                draft.status
            },
            reason: draft.reason,
            objective: self.objective(&draft.heads),
            objectives: Vec::new(),
            legal_basis: self.legal_basis(&draft.heads, draft.reason),
            time,
            mentions: vec![draft.mention],
            claims: Vec::new(),
        }
    }

    /// "Foreign banks": nobody who could be looked up.
    fn is_anyone(&self, actor: ActorId) -> bool {
        match self.roles.kind(actor) {
            ActorKind::Group => self.roles.state_of(actor) == actor,
            ActorKind::Company => self.roles.is_unnamed(actor),
            _ => false,
        }
    }

    /// Whether a word means journeys.
    fn is_travel(&self, lemma: &str) -> bool {
        self.passage.lexicon.sanction_words().measure(lemma) == Some(Measure::Travel)
            || self.passage.lexicon.event_frames().is_a(lemma, "journey")
    }

    /// The states that traffic goes to or comes from: "flights to Cuba", "imports from China".
    fn ends_of(&self, traffic: usize) -> Vec<ActorId> {
        ["from", "to", "with", "into"]
            .iter()
            .filter_map(|case| self.after(traffic, case))
            .map(|end| self.roles.group(end))
            .find(|ends| !ends.is_empty())
            .unwrap_or_default()
    }

    /// The noun after an adposition below a word.
    fn after(&self, word: usize, adposition: &str) -> Option<usize> {
        let syntax = self.passage.syntax;
        syntax.children(word).find(|&child| {
            child > word
                && matches!(syntax.relation(child), Relation::Obl | Relation::Nmod)
                && syntax
                    .child(child, Relation::Case)
                    .is_some_and(|case| self.passage.lemma(case) == adposition)
        })
    }

    /// The stage of what is only threatened or proposed, with the word that says so.
    fn planned(&self, verb: usize, status: SanctionStatus) -> Option<(SanctionStatus, usize)> {
        let syntax = self.passage.syntax;
        let words = self.passage.lexicon.sanction_words();
        let modal = syntax
            .children(verb)
            .find(|&child| syntax.xpos(child) == "MD")
            .map(|modal| self.passage.lemma(modal));
        let is_infinitive = syntax
            .children(verb)
            .any(|child| child < verb && self.passage.lemma(child) == "to");
        let mut below = verb;
        // The verbs that it hangs below without a told clause between.
        for _ in 0..3 {
            let Some(head) = syntax.head(below) else {
                break;
            };
            let is_below = match syntax.relation(below) {
                Relation::Xcomp | Relation::Acl | Relation::Advcl => is_infinitive,
                Relation::Ccomp => modal.is_some(),
                Relation::Obj | Relation::Obl | Relation::Conj => below != verb || is_infinitive,
                _ => false,
            };
            if !is_below {
                break;
            }
            if let Some(above @ (SanctionStatus::Threatened | SanctionStatus::Proposed)) =
                words.status(self.passage.lemma(head))
            {
                return Some((above, head));
            }
            below = head;
        }
        let is_softer = matches!(
            status,
            SanctionStatus::InForce | SanctionStatus::Eased | SanctionStatus::Lifted
        );
        match modal {
            Some("may" | "might" | "could") if status == SanctionStatus::Threatened => None,
            Some("will" | "shall") if is_softer => None,
            Some(_) => Some((SanctionStatus::Proposed, verb)),
            None => None,
        }
    }

    /// The words after "for", "over", "because of" or "in view of" that say why.
    fn reason(&self, head: usize) -> Option<Span> {
        let passage = self.passage;
        let syntax = passage.syntax;
        syntax
            .children(head)
            .filter(|&child| {
                child > head
                    && matches!(
                        syntax.relation(child),
                        Relation::Obl | Relation::Nmod | Relation::Advcl
                    )
            })
            .find_map(|child| {
                let case = syntax.children(child).find(|&case| {
                    let is_view = passage.lemma(case) == "in"
                        && case + 1 < syntax.len()
                        && matches!(passage.lemma(case + 1), "view" | "response" | "retaliation");
                    case < child
                        && matches!(syntax.relation(case), Relation::Case | Relation::Mark)
                        && (is_view
                            || matches!(passage.lemma(case), "for" | "over" | "because" | "if"))
                })?;
                let words: Vec<usize> = syntax
                    .subtree(child)
                    .filter(|&word| {
                        word > case
                            && !matches!(syntax.relation(word), Relation::Fixed)
                            && !(matches!(passage.lemma(word), "view" | "of" | "response" | "to")
                                && word <= case + 2)
                    })
                    .collect();
                let is_duration = words
                    .first()
                    .is_some_and(|&word| syntax.upos(word) == Upos::Num)
                    || matches!(passage.lemma(child), "month" | "year" | "week" | "day");
                let (&first, &last) = (words.first()?, words.last()?);
                (!is_duration).then(|| passage.span(first).cover(passage.span(last)))
            })
    }
}
