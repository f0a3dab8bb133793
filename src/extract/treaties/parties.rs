//! Who is bound by a treaty.

use super::{Known, stages};
use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::extract::events::{Roles, objects};
use crate::lexicon::Slot;
use crate::model::{ActorId, ActorKind, TreatyStatus};
use crate::syntax::{Relation, Subtype, Upos};
use crate::text::Span;

/// Adds those whom the words around a treaty's word make parties.
pub(super) fn read(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known, word: usize) {
    let syntax = passage.syntax;
    let after = |adpositions: &[&str], word: usize| {
        let slots: Vec<Slot> = adpositions
            .iter()
            .map(|adposition| Slot::After((*adposition).to_owned()))
            .collect();
        roles.first(&slots, word)
    };
    let mut parties = after(&["between", "among"], word);
    if parties.is_empty() {
        // "the truce that the rebels and the government signed".
        parties = stages::concluding(passage, word)
            .into_iter()
            .map(|verb| roles.subject(verb))
            .find(|makers| makers.len() > 1)
            .unwrap_or_default();
    }
    if parties.is_empty() {
        parties = roles.owners(word);
        let helped = |word: usize| is_helped(passage, word);
        let is_helped = helped(word);
        let partners = if is_helped {
            Vec::new()
        } else {
            after(&["with"], word)
        };
        known.is_private |= !known.is_sure && is_private(passage, roles, word, &partners);
        let has_partners = !partners.is_empty();
        parties.extend(partners);
        let verbs = stages::verbs(passage, word);
        let is_broker = |&verb: &usize| {
            let frames = passage.lexicon.event_frames();
            frames.is_a(passage.lemma(verb), "brokering")
        };
        let clauses = syntax
            .children(word)
            .filter(|&clause| syntax.relation(clause) == Relation::Acl);
        let brokered = verbs.iter().copied().chain(clauses).find(is_broker);
        for verb in verbs {
            let Some(stage) = stages::stage(passage, verb) else {
                continue;
            };
            if let Some(brokered) = brokered {
                // Who brokers a treaty is none of its parties.
                parties.extend(between_below(passage, roles, brokered));
                continue;
            }
            if has_partners || is_joined(stage) {
                match of_verb(passage, verb) {
                    Found::Word(subject) if is_two(passage, subject) => {
                        parties.extend(roles.states_before(passage.span(subject).start));
                    }
                    Found::Word(_) => parties.extend(roles.subject(verb)),
                    _ if syntax.upos(verb) == Upos::Noun => parties.extend(roles.owners(verb)),
                    _ => {}
                }
                if !is_helped && !helped(verb) {
                    parties.extend(after(&["with"], verb));
                }
            }
            if stage == TreatyStatus::Proposed {
                parties.extend(after(&["to"], verb));
            }
            // "accuses it of violating the accord": both are bound by it.
            if stage == TreatyStatus::Violated
                && let Some(above) = syntax.head(verb)
                && syntax.relation(verb) == Relation::Advcl
                && let Found::Word(accuser) = of_verb(passage, above)
            {
                parties.extend(roles.group(accuser));
                parties.extend(objects(syntax, above).flat_map(|accused| roles.group(accused)));
            }
        }
        let has_their = syntax.children(word).any(|child| {
            syntax.deprel(child).subtype == Subtype::Poss
                && matches!(passage.lemma(child), "they" | "their")
        });
        if has_their && parties.len() < 2 {
            // "Canada, Mexico and the United States will review their pact".
            let owners = syntax
                .head(word)
                .filter(|&verb| {
                    syntax.relation(word) == Relation::Obj && syntax.upos(verb) == Upos::Verb
                })
                .map(|verb| roles.subject(verb))
                .filter(|owners| owners.len() > 1);
            parties.extend(owners.unwrap_or_else(|| roles.states_before(passage.span(word).start)));
        }
    } else if parties.len() == 1 {
        parties.extend(roles.states_before(passage.span(word).start));
    }
    if parties.is_empty() && known.treaty.parties.is_empty() && is_of_two(passage, word) {
        let nearby = roles.states_before(passage.span(word).start);
        if nearby.len() == 2 {
            parties = nearby;
        }
    }
    add(roles, known, parties);
}

/// "with Omani mediation", "with the support of Qatar": of a helper, who is none of the parties.
fn is_helped(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.children(word).any(|child| {
        child > word
            && passage
                .lexicon
                .event_frames()
                .is_a(passage.lemma(child), "treaty_help")
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| passage.lemma(case) == "with")
    })
}

/// Whether firms or private persons conclude it: "Apple struck a deal with a Chinese supplier".
fn is_private(passage: &Passage<'_>, roles: &Roles<'_>, word: usize, partners: &[ActorId]) -> bool {
    let is_firm =
        |actor: &ActorId| roles.kind(*actor) == ActorKind::Company || !roles.is_public(*actor);
    let concluded = stages::verbs(passage, word).into_iter().find(|&verb| {
        !passage
            .lexicon
            .event_frames()
            .is_a(passage.lemma(verb), "brokering")
            && matches!(
                stages::stage(passage, verb),
                Some(TreatyStatus::Negotiated | TreatyStatus::Signed)
            )
    });
    let makers = concluded
        .map(|verb| roles.subject(verb))
        .unwrap_or_default();
    let is_made = !makers.is_empty() && makers.iter().all(is_firm);
    let is_with_firm = !partners.is_empty() && partners.iter().all(is_firm);
    is_made || is_with_firm
}

/// Those between whom somebody brokers: "to normalize relations between Sudan and Israel".
fn between_below(passage: &Passage<'_>, roles: &Roles<'_>, verb: usize) -> Vec<ActorId> {
    let syntax = passage.syntax;
    let end = syntax.sentence(syntax.sentence_of(verb)).end;
    (verb + 1..end.min(verb + 10))
        .find(|&word| passage.lemma(word) == "between")
        .and_then(|case| syntax.head(case))
        .map(|first| roles.group(first))
        .unwrap_or_default()
}

/// Gives a treaty of which one party is known, or none, the two whom the sentence or the paragraph around it names.
pub(super) fn complete(passage: &Passage<'_>, roles: &Roles<'_>, known: &mut Known) {
    let treaty = &known.treaty;
    if treaty.parties.len() > 1
        || passage
            .lexicon
            .treaty_talk()
            .known(&treaty.name)
            .is_some_and(|treaty| treaty.parties.len() != 2)
    {
        return;
    }
    let sentences = &passage.segments.sentences;
    let paragraphs = &passage.segments.paragraphs;
    let around = treaty.mentions.iter().filter_map(|mention| {
        let sentence = sentences.partition_point(|sentence| sentence.span.end <= mention.start);
        sentences.get(sentence).map(|sentence| sentence.span)
    });
    let wider = treaty.mentions.iter().filter_map(|mention| {
        let at = paragraphs.partition_point(|paragraph| paragraph.end <= mention.start);
        paragraphs.get(at).copied()
    });
    // A bare "Treaty" may be the name of anything.
    let is_told = treaty.parties.len() == 1 || treaty.name.contains(' ');
    let wider = wider.filter(|_| is_told);
    let found = around.chain(wider).find_map(|span| {
        let mut powers = roles.powers_in(span);
        // "a US-brokered accord": a helper's.
        powers.retain(|&power| !roles.is_helper_in(power, span));
        let has_party = treaty.parties.iter().all(|party| powers.contains(party));
        if !has_party {
            powers.extend(treaty.parties.iter().copied());
        }
        (powers.len() == 2).then_some(powers)
    });
    // A text that is about two states alone.
    let found = found.or_else(|| {
        let whole = Span::new(0, passage.text.len());
        let is_own = treaty.parties.is_empty()
            && (known.is_named || known.is_sure && treaty.status != TreatyStatus::Unknown);
        let powers = if is_own {
            roles.powers_in(whole)
        } else {
            Vec::new()
        };
        (powers.len() == 2).then_some(powers)
    });
    if let Some(powers) = found {
        add(roles, known, powers);
    }
}

/// Adds actors as parties: states for those who act for them.
pub(super) fn add(roles: &Roles<'_>, known: &mut Known, actors: impl IntoIterator<Item = ActorId>) {
    for actor in actors {
        let party = roles.state_of(actor);
        let is_able = roles.is_known(party)
            && matches!(
                roles.kind(party),
                ActorKind::State
                    | ActorKind::InternationalOrganization
                    | ActorKind::ArmedGroup
                    | ActorKind::Bloc
                    | ActorKind::PoliticalParty
            );
        if is_able && !known.treaty.parties.contains(&party) {
            known.treaty.parties.push(party);
        }
    }
}

/// Whether who does it is a party, or to be one.
fn is_joined(stage: TreatyStatus) -> bool {
    !matches!(stage, TreatyStatus::Unknown | TreatyStatus::InForce)
}

/// "the two ministers", "both sides".
fn is_two(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax
        .children(word)
        .any(|child| child < word && matches!(passage.lemma(child), "two" | "both"))
}

/// "between the two countries", "the draft fisheries agreement": of those whom the text has just named.
fn is_of_two(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.children(word).any(|child| {
        child < word && passage.lemma(child) == "draft"
            || syntax
                .child(child, Relation::Case)
                .is_some_and(|case| passage.lemma(case) == "between")
    })
}
