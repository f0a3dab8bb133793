//! Words of events where there is none: names, questions, opinions, campaigns, games.

use super::Roles;
use super::roles::objects;
use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::lexicon::EventFrame;
use crate::model::{ActorId, ActorKind, Event, EventKind, Plover};
use crate::syntax::{Relation, Upos};

/// Whether a verb is a part of somebody's name: "Met Éireann".
pub(super) fn is_name(passage: &Passage<'_>, roles: &Roles<'_>, word: usize) -> bool {
    passage.syntax.upos(word) == Upos::Verb
        && passage.word(word).starts_with(char::is_uppercase)
        && roles.is_in_name(word)
}

/// Whether a participle stands for a person: "arrested the accused".
pub(super) fn is_noun(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.upos(word) == Upos::Verb
        && syntax.xpos(word) == "VBN"
        && word.checked_sub(1).is_some_and(|before| {
            syntax.relation(before) == Relation::Det && syntax.head(before) == Some(word)
        })
        && syntax.child(word, Relation::Obj).is_none()
}

/// Whether somebody does to himself what is no event then: "set himself on fire", "challenged himself".
pub(super) fn is_to_oneself(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    frame.upos == Upos::Verb
        // "committed itself to a truce"
        && !matches!(
            frame.plover,
            Plover::Agree | Plover::Support | Plover::Retreat
        )
        && syntax
            .child(word, Relation::Obj)
            .is_some_and(|object| frames.is_a(syntax.lemma(object), "oneself"))
}

/// So many words behind an emergency may say what it is about.
const ABOUT_WORDS: usize = 40;

/// Whether an emergency is declared against an illness, and against nobody.
pub(super) fn is_for_health(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    if frame.kind != EventKind::Repression {
        return false;
    }
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let is_emergency = |noun: usize| frames.is_a(syntax.lemma(noun), "emergency");
    // "a state of emergency"
    let mut declared = objects(syntax, word)
        .flat_map(|thing| std::iter::once(thing).chain(syntax.children(thing)));
    if !is_emergency(word) && !declared.any(is_emergency) {
        return false;
    }
    let sentence = syntax.sentence(syntax.sentence_of(word));
    // "a COVID-19 emergency"
    let start = sentence.start.max(word.saturating_sub(4));
    (start..sentence.end.min(word + ABOUT_WORDS))
        .any(|about| frames.is_a(syntax.lemma(about), "ill"))
}

/// Whether what somebody withdraws from is no place and nobody: "retreated from the goal", "withdrew from the race".
pub(super) fn is_left_alone(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    frame.kind == EventKind::TroopWithdrawal
        && frame.upos == Upos::Verb
        && frame.object.as_deref() != Some("troops")
        && frames.is_a(&frame.lemma, "leaves")
        && syntax.children(word).any(|left| {
            syntax.relation(left) == Relation::Obl
                && syntax.upos(left) == Upos::Noun
                && syntax
                    .child(left, Relation::Case)
                    .is_some_and(|case| syntax.lemma(case) == "from")
                && !frames.is_a(syntax.lemma(left), "ground")
                && !roles.is_named(left)
        })
}

/// Whether somebody goes away who is no soldier: "the minister left the country".
pub(super) fn is_departure(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    frame.kind == EventKind::TroopWithdrawal
        && frame.upos == Upos::Verb
        && frames.is_a(&frame.lemma, "departs")
        && !matches!(of_verb(passage, word), Found::Word(subject)
            if ["troops", "arms"].iter().any(|class| frames.is_a(syntax.lemma(subject), class)))
}

/// Whether somebody is only said to be for or against an idea: "supports abortion rights", "opposes the death penalty".
pub(super) fn is_view(
    passage: &Passage<'_>,
    frame: &EventFrame,
    word: usize,
    recipients: &[ActorId],
) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    if frame.upos != Upos::Verb
        || syntax.relation(word) == Relation::Acl
        || !recipients.is_empty()
        || !frames.is_a(&frame.lemma, "holds")
    {
        return false;
    }
    let mut things = objects(syntax, word).peekable();
    let is_idea = |thing: usize| {
        let lemma = syntax.lemma(thing);
        syntax.upos(thing) == Upos::Noun
            && ![
                "treaty",
                "sanctions",
                "stance",
                "law",
                "deed",
                "talks",
                "support",
            ]
            .iter()
            .any(|class| frames.is_a(lemma, class))
            && frames.word(lemma, Upos::Noun).next().is_none()
            && !syntax.children(thing).any(|child| {
                child < thing
                    && matches!(
                        syntax.lemma(child),
                        "the" | "this" | "that" | "these" | "its"
                    )
            })
    };
    things.peek().is_some() && things.all(is_idea)
}

/// Clauses lie in one another no deeper than this.
const DEPTH: usize = 64;

/// Whether a deed is only asked about: "How will you work with Congress?"
pub(super) fn is_asked(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let sentence = syntax.sentence(syntax.sentence_of(word));
    let mut last = sentence.rev().map(|word| passage.word(word));
    let is_question = last
        .find(|word| !matches!(*word, "\"" | "”" | "’" | "'" | ")" | "]"))
        .is_some_and(|mark| mark.ends_with('?'));
    is_question
        && syntax
            .ancestors(word)
            .take(DEPTH)
            .all(|above| match syntax.relation(above) {
                // What a clause below it tells is told: "Why did the army, which shot …, retreat?"
                Relation::Acl | Relation::Advcl | Relation::Parataxis => false,
                // "He asked, did they attack?"
                _ => true,
            })
}

/// Whether a deed that only somebody can do is said of a thing: "the law allows", "the system supports".
pub(super) fn is_of_thing(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    word: usize,
) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    if frame.upos != Upos::Verb || !frames.is_a(&frame.lemma, "agentive") {
        return false;
    }
    // "with 231 Democrats supporting it"
    let noun = syntax.head(word).filter(|_| {
        syntax.relation(word) == Relation::Acl
            && syntax.xpos(word) == "VBG"
            && syntax.child(word, Relation::Nsubj).is_none()
    });
    let ((Some(subject), _) | (None, Found::Word(subject))) = (noun, of_verb(passage, word)) else {
        return false;
    };
    let can_act = passage
        .name_at(subject)
        .is_some_and(|found| passage.lexicon.entry(found.entry).kind.actor().is_some())
        || frames.is_a(syntax.lemma(subject), "body");
    syntax.upos(subject) == Upos::Noun
        && !can_act
        && !roles.is_named(subject)
        && !frames.is_a(syntax.lemma(subject), "measure")
        && !syntax.children(subject).any(|child| {
            matches!(syntax.relation(child), Relation::Nmod | Relation::Conj)
                && roles.is_named(child)
                && syntax
                    .child(child, Relation::Case)
                    .is_none_or(|case| syntax.lemma(case) == "of")
        })
}

/// Whether somebody is given an office: "designated her as minister".
pub(in crate::extract) fn is_appointment(passage: &Passage<'_>, verb: usize) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    syntax.children(verb).any(|office| {
        office > verb
            && syntax
                .child(office, Relation::Case)
                .is_some_and(|case| syntax.lemma(case) == "as")
            && (frames.is_a(syntax.lemma(office), "office") || passage.title_at(office).is_some())
    })
}

/// Whether those who agree say only that they think the same: "agreed that it works", and not "agreed that they would go".
pub(super) fn is_opinion(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    frame.plover == Plover::Agree
        && frame.particle.as_deref() == Some("that")
        && !syntax.child(word, Relation::Ccomp).is_some_and(|clause| {
            syntax.children(clause).any(|child| {
                syntax.xpos(child) == "MD"
                    && ["foretells", "obliges"].iter().any(|class| {
                        passage
                            .lexicon
                            .event_frames()
                            .is_a(passage.lemma(child), class)
                    })
            })
        })
}

/// Whether somebody leaves a race and no place ("Harris withdrew before the primaries"), rallies for votes, or only sits
/// ("the Senate met on Monday").
pub(super) fn is_campaign(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    frame: &EventFrame,
    actors: &[ActorId],
    recipients: &[ActorId],
) -> bool {
    let frames = passage.lexicon.event_frames();
    let are = |kinds: &[ActorKind]| {
        !actors.is_empty()
            && actors
                .iter()
                .all(|&actor| kinds.contains(&roles.kind(actor)))
    };
    let is_a = |class| frames.is_a(&frame.lemma, class);
    match frame.upos {
        // "The Senate was to meet on Monday": it sits, and meets nobody.
        Upos::Verb if is_a("sits") => {
            actors.len() == 1 && recipients.is_empty() && are(&[ActorKind::GovernmentBody])
        }
        Upos::Verb if is_a("leaves") => {
            frame.kind == EventKind::TroopWithdrawal
                && frame.object.as_deref() != Some("troops")
                && are(&[ActorKind::Person, ActorKind::PoliticalParty])
        }
        Upos::Noun if is_a("gathers") => {
            recipients.is_empty() && are(&[ActorKind::Person, ActorKind::PoliticalParty])
        }
        _ => false,
    }
}

/// So many different words of sport make a text a report of a game.
const SPORT_WORDS: usize = 4;

/// Leaves out the attacks and journeys of teams.
pub(super) fn drop_games(passage: &Passage<'_>, events: &mut Vec<(Event, usize)>) {
    let can_be_play = |event: &Event| {
        matches!(
            event.plover,
            Plover::Assault | Plover::Consult | Plover::Retreat | Plover::Coerce | Plover::Mobilize
        )
    };
    if events.iter().any(|(event, _)| can_be_play(event)) && is_sport(passage) {
        events.retain(|(event, _)| !can_be_play(event));
    }
}

fn is_sport(passage: &Passage<'_>) -> bool {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let mut seen: Vec<&str> = Vec::new();
    let mut count = 0;
    for word in 0..syntax.len() {
        let lemma = syntax.lemma(word);
        if syntax.upos(word) == Upos::Noun && frames.is_a(lemma, "sport") {
            count += 1;
            if !seen.contains(&lemma) {
                seen.push(lemma);
            }
        }
    }
    // A long text may speak of a match in passing.
    seen.len() >= SPORT_WORDS && count * 80 >= syntax.len()
}
