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
        actors,
        dates,
        published,
    };
    let mut sanctions: Vec<Sanction> = Vec::new();
    for (number, sentence) in passage.sentences().enumerate() {
        for word in sentence.clone() {
            let Some(mut sanction) = reader.by_noun(word).or_else(|| reader.by_verb(word)) else {
                continue;
            };
            if sanction.targets.is_empty() && sanction.senders.is_empty() && reader.is_on(word) {
                episodes::inherit(&sanctions, &mut sanction);
            }
            // The word alone says nothing of anybody.
            if sanction.senders.is_empty() && sanction.targets.is_empty() {
                continue;
            }
            // A chamber that punishes a politician of its own state.
            if reader.is_at_home(&sanction) {
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
    actors: &'a [Actor],
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
    /// Whether somebody is put on a list ("designated", "blacklisted").
    is_listing: bool,
    /// Whether the words that name it are the verb and whom it hits.
    names_target: bool,
}

impl Reader<'_> {
    /// Whether a noun says what it is on.
    fn is_on(&self, noun: usize) -> bool {
        self.after(noun, "on").is_some() || self.after(noun, "against").is_some()
    }

    /// Whether all who are penalised are of the state that does it.
    fn is_at_home(&self, sanction: &Sanction) -> bool {
        let country = |actor: &ActorId| self.actors[actor.index()].country.as_ref();
        let is_person = |actor: &ActorId| self.roles.kind(*actor) == ActorKind::Person;
        let sender = sanction.senders.first().and_then(country);
        sender.is_some()
            && !sanction.targets.is_empty()
            && sanction
                .targets
                .iter()
                .all(|target| is_person(target) && country(target) == sender)
    }

    fn record(&self, draft: Draft) -> Sanction {
        let passage = self.passage;
        let mut targets = draft.targets;
        targets.retain(|target| !draft.senders.contains(target) && !self.is_anyone(*target));
        let own = passage.word_from(draft.mention.start)..passage.word_from(draft.mention.end);
        // "sanctioned the defence minister": whom it hits says nothing of what it forbids.
        let own = if draft.names_target { 0..0 } else { own };
        let frames = passage.lexicon.event_frames();
        let mut measures: Vec<Measure> = own
            .chain(
                draft
                    .things
                    .into_iter()
                    .filter(|&thing| !frames.is_a(passage.lemma(thing), "sanctions")),
            )
            .filter_map(|word| self.measure(word))
            .collect();
        if measures.is_empty() && draft.is_listing {
            measures.extend(self.listed_by(&draft.senders));
        }
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
        let cases = ["from", "to", "with", "into"];
        let below = cases
            .iter()
            .filter_map(|case| self.after(traffic, case))
            .map(|end| self.roles.group(end))
            .find(|ends| !ends.is_empty());
        // "its ban on goods from Serbia": right behind, wherever the parser hung it.
        below
            .or_else(|| {
                let case = traffic + 1;
                let syntax = self.passage.syntax;
                let is_case = case < syntax.len() && cases.contains(&self.passage.lemma(case));
                let end = syntax
                    .head(case.min(syntax.len() - 1))
                    .filter(|_| is_case)?;
                Some(self.roles.group(end)).filter(|_| end > case)
            })
            .unwrap_or_default()
    }

    /// What a word says of what is forbidden: a noun ("arms"), or what nobody may do ("to ship").
    fn measure(&self, word: usize) -> Option<Measure> {
        let words = self.passage.lexicon.sanction_words();
        let lemma = self.passage.lemma(word);
        let is_act = self.passage.syntax.upos(word) == Upos::Verb;
        is_act
            .then(|| words.measure(&format!("to {lemma}")))
            .flatten()
            .or_else(|| words.measure(lemma))
    }

    /// What those who list others forbid where nothing is said of it: a treasury freezes assets.
    fn listed_by(&self, senders: &[ActorId]) -> Option<Measure> {
        let words = self.passage.lexicon.sanction_words();
        senders
            .iter()
            .filter(|&&sender| self.roles.kind(sender) == ActorKind::GovernmentBody)
            .flat_map(|&sender| self.actors[sender.index()].name.split_whitespace())
            .any(|word| words.measure(&word.to_lowercase()) == Some(Measure::Financial))
            .then_some(Measure::Financial)
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

    /// The words after "for", "over", "because of" or "in view of" that say why: below the word itself, or below what it is
    /// imposed on, where the parser often hangs them.
    fn reason(&self, head: usize) -> Option<Span> {
        let syntax = self.passage.syntax;
        self.reason_below(head).or_else(|| {
            syntax
                .children(head)
                .filter(|&child| {
                    child > head
                        && matches!(
                            syntax.relation(child),
                            Relation::Obl | Relation::Nmod | Relation::Obj | Relation::Advcl
                        )
                })
                .flat_map(|child| {
                    std::iter::once(child).chain(syntax.children(child).filter(move |&inner| {
                        inner > child
                            && matches!(
                                syntax.relation(inner),
                                Relation::Conj | Relation::Nmod | Relation::Appos
                            )
                    }))
                })
                .find_map(|target| {
                    self.reason_below(target)
                        .filter(|_| self.takes_reason(head))
                })
        })
    }

    /// Whether a word is one that sanctions are told with, so that what follows its object says why.
    fn takes_reason(&self, head: usize) -> bool {
        let (lemma, words) = (
            self.passage.lemma(head),
            self.passage.lexicon.sanction_words(),
        );
        words.status(lemma).is_some()
            || self.passage.lexicon.event_frames().is_a(lemma, "sanctions")
    }

    fn reason_below(&self, head: usize) -> Option<Span> {
        let passage = self.passage;
        let syntax = passage.syntax;
        syntax
            .children(head)
            .filter(|&child| {
                child > head
                    && matches!(
                        syntax.relation(child),
                        Relation::Obl | Relation::Nmod | Relation::Advcl | Relation::Acl
                    )
            })
            .find_map(|child| {
                let case = syntax.children(child).find(|&case| {
                    case < child
                        && matches!(syntax.relation(case), Relation::Case | Relation::Mark)
                        && matches!(
                            passage.lemma(case),
                            "for" | "over" | "because" | "if" | "unless" | "in"
                        )
                })?;
                // "in retaliation for the call", "in view of the coup".
                let long = passage.lexicon.sanction_words().reason_marker(|at| {
                    let word = case + at;
                    (word < syntax.len()).then(|| passage.word(word))
                });
                let start = match long {
                    Some(words) => case + words,
                    None if passage.lemma(case) == "in" => return None,
                    None => case + 1,
                };
                // The parser may hang it to a noun within the marker.
                let words: Vec<usize> = syntax
                    .subtree(child)
                    .filter(|&word| {
                        word >= start && !matches!(syntax.relation(word), Relation::Fixed)
                    })
                    .skip_while(|&word| passage.lemma(word) == "of")
                    .collect();
                let is_duration = words
                    .first()
                    .is_some_and(|&word| syntax.upos(word) == Upos::Num)
                    || matches!(passage.lemma(child), "month" | "year" | "week" | "day");
                // "for the first time"; "called for sanctions".
                let frames = passage.lexicon.event_frames();
                let is_other = long.is_none()
                    && passage.lemma(case) == "for"
                    && (frames.is_a(passage.lemma(child), "no_reason")
                        || frames.is_a(passage.lemma(child), "sanctions"));
                let last = words
                    .iter()
                    .rev()
                    .copied()
                    .find(|&word| syntax.relation(word) != Relation::Punct)?;
                let first = *words.first()?;
                (!is_duration && !is_other && first <= last)
                    .then(|| passage.span(first).cover(passage.span(last)))
            })
    }
}
