//! Who penalises whom, how and why.
//!
//! # What it finds
//! Sanctions that a verb puts at a stage ("imposed", "lifted", "face") and sanctions that are only named ("Western
//! sanctions"), with senders, targets, measures and reason.
//!
//! # What it leaves out
//! "Sanction" in the sense of "approve"; sanctions that are mentioned again without anything new.

use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::extract::events::{Roles, objects};
use crate::lexicon::Slot;
use crate::model::{Actor, ActorId, Claim, Measure, Sanction, SanctionId, SanctionStatus};
use crate::syntax::{Relation, Upos};
use crate::text::Span;

/// The sanctions of a text, in text order.
pub(crate) fn sanctions(
    passage: &Passage<'_>,
    actors: &[Actor],
    claims: &[Claim],
) -> Vec<Sanction> {
    let roles = Roles::new(passage, actors);
    let mut sanctions: Vec<Sanction> = Vec::new();
    for sentence in passage.sentences() {
        for word in sentence {
            let Some(sanction) =
                by_noun(passage, &roles, word).or_else(|| by_verb(passage, &roles, word))
            else {
                continue;
            };
            add(&mut sanctions, sanction);
        }
    }
    for (at, sanction) in sanctions.iter_mut().enumerate() {
        sanction.id = SanctionId::from_index(at);
        let holds = |claim: &&Claim| {
            claim.content.iter().any(|span| {
                sanction
                    .mentions
                    .iter()
                    .any(|mention| span.contains(*mention))
            })
        };
        sanction.claims = claims.iter().filter(holds).map(|claim| claim.id).collect();
    }
    sanctions
}

/// Adds a sanction, or its mention to the one that it says nothing new of.
fn add(sanctions: &mut Vec<Sanction>, sanction: Sanction) {
    let is_bare = sanction.status == SanctionStatus::InForce && sanction.reason.is_none();
    let same = sanctions.iter_mut().rev().find(|known| {
        let agrees = |new: &[ActorId], old: &[ActorId]| new.is_empty() || new == old;
        let adds_nothing = is_bare
            || known.status == sanction.status
                && known.reason.is_some() == sanction.reason.is_some();
        adds_nothing
            && agrees(&sanction.senders, &known.senders)
            && agrees(&sanction.targets, &known.targets)
            && (sanction.measures.is_empty() || sanction.measures == known.measures)
            && (!sanction.senders.is_empty() || !sanction.targets.is_empty() || is_bare)
    });
    match same {
        Some(known) => known.mentions.extend(sanction.mentions),
        None => sanctions.push(sanction),
    }
}

fn record(
    passage: &Passage<'_>,
    mention: Span,
    senders: Vec<ActorId>,
    mut targets: Vec<ActorId>,
    status: SanctionStatus,
    reason: Option<Span>,
) -> Sanction {
    targets.retain(|target| !senders.contains(target));
    let words = passage.word_from(mention.start)..passage.word_from(mention.end);
    let mut measures: Vec<Measure> = words
        .filter_map(|word| {
            passage
                .lexicon
                .sanction_words()
                .measure(passage.syntax.lemma(word))
        })
        .collect();
    measures.sort_unstable();
    measures.dedup();
    Sanction {
        id: SanctionId::from_index(0),
        senders,
        targets,
        measures,
        status,
        reason,
        objective: None,
        legal_basis: None,
        time: None,
        mentions: vec![mention],
        claims: Vec::new(),
    }
}

/// "imposed sanctions on …", "face an asset freeze", "Western sanctions".
fn by_noun(passage: &Passage<'_>, roles: &Roles<'_>, noun: usize) -> Option<Sanction> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let words = passage.lexicon.sanction_words();
    let lemma = syntax.lemma(noun);
    if syntax.upos(noun) != Upos::Noun || !frames.is_a(lemma, "sanctions") {
        return None;
    }
    let modifiers: Vec<usize> = syntax
        .children(noun)
        .filter(|&child| {
            child < noun && matches!(syntax.relation(child), Relation::Compound | Relation::Amod)
        })
        .collect();
    let has_measure = modifiers
        .iter()
        .any(|&word| words.measure(syntax.lemma(word)).is_some());
    let verb = syntax
        .head(noun)
        .filter(|&head| syntax.upos(head) == Upos::Verb)
        .filter(|_| {
            matches!(
                syntax.relation(noun),
                Relation::Obj | Relation::Nsubj | Relation::Obl
            )
        });
    let status = verb.and_then(|verb| words.status(syntax.lemma(verb)));
    // A ban or a measure is one only if it is said of what, or if it is imposed or lifted.
    if !frames.is_a(lemma, "sanctions_proper") && !has_measure {
        return None;
    }
    let on = ["on", "against"].map(|word| Slot::After(word.to_owned()));
    let first = |slots: &[Slot], word: usize| roles.first(slots, word);
    let mut targets = first(&on, noun);
    let mut senders = roles.first(&[Slot::Owner, Slot::After("by".to_owned())], noun);
    let mut span = passage.span(noun);
    if let Some(&modifier) = modifiers.first() {
        span = span.cover(passage.span(modifier));
    }
    let mut reason = reason(passage, noun);
    let mut stage = SanctionStatus::InForce;
    if let (Some(verb), Some(status)) = (verb, status) {
        stage = planned(passage, verb).unwrap_or(status);
        reason = reason.or_else(|| self::reason(passage, verb));
        let subject = match of_verb(passage, verb) {
            Found::Word(word) => roles.group(word),
            _ => Vec::new(),
        };
        match status {
            SanctionStatus::InForce => targets = if targets.is_empty() { subject } else { targets },
            SanctionStatus::Evaded => {}
            _ if senders.is_empty() => senders = subject,
            _ => {}
        }
        if targets.is_empty() {
            targets = first(&on, verb);
        }
        if verb < noun && noun - verb < 12 {
            span = passage.span(verb).cover(span);
        }
    }
    Some(record(passage, span, senders, targets, stage, reason))
}

/// "sanctioned Rosneft", "froze the assets of …", "added 140 firms to a blacklist".
fn by_verb(passage: &Passage<'_>, roles: &Roles<'_>, verb: usize) -> Option<Sanction> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let lemma = syntax.lemma(verb);
    if syntax.upos(verb) != Upos::Verb || !frames.is_a(lemma, "sanctions_verb") {
        return None;
    }
    let object = objects(syntax, verb).next()?;
    let is_on_assets = frames.is_a(syntax.lemma(object), "assets");
    let targets = if is_on_assets {
        roles.first(
            &[Slot::ObjectAfter("of".to_owned()), Slot::ObjectOwner],
            verb,
        )
    } else {
        roles.group(object)
    };
    if targets.is_empty() {
        return None;
    }
    let senders = match of_verb(passage, verb) {
        Found::Word(word) => roles.group(word),
        _ => Vec::new(),
    };
    let status = passage
        .lexicon
        .sanction_words()
        .status(lemma)
        .unwrap_or(SanctionStatus::Imposed);
    let stage = planned(passage, verb).unwrap_or(status);
    let span = passage.span(verb).cover(passage.span(object));
    Some(record(
        passage,
        span,
        senders,
        targets,
        stage,
        reason(passage, verb),
    ))
}

/// The stage of what is only threatened or proposed.
fn planned(passage: &Passage<'_>, verb: usize) -> Option<SanctionStatus> {
    let syntax = passage.syntax;
    let modal = syntax
        .children(verb)
        .any(|child| syntax.xpos(child) == "MD");
    let above = syntax
        .ancestors(verb)
        .skip(1)
        .take(2)
        .filter_map(|word| passage.lexicon.sanction_words().status(syntax.lemma(word)))
        .find(|status| {
            matches!(
                status,
                SanctionStatus::Threatened | SanctionStatus::Proposed
            )
        });
    above.or_else(|| modal.then_some(SanctionStatus::Proposed))
}

/// The words after "for", "over" or "because of" that say why.
fn reason(passage: &Passage<'_>, head: usize) -> Option<Span> {
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
                case < child
                    && matches!(syntax.relation(case), Relation::Case | Relation::Mark)
                    && matches!(syntax.lemma(case), "for" | "over" | "because")
            })?;
            let words: Vec<usize> = syntax
                .subtree(child)
                .filter(|&word| word > case && !matches!(syntax.relation(word), Relation::Fixed))
                .collect();
            let is_duration = words
                .first()
                .is_some_and(|&word| syntax.upos(word) == Upos::Num)
                || matches!(syntax.lemma(child), "month" | "year" | "week" | "day");
            let (&first, &last) = (words.first()?, words.last()?);
            (!is_duration).then(|| passage.span(first).cover(passage.span(last)))
        })
}
