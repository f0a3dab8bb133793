//! Words of conflict where there is none: accidents and games.

use crate::extract::Passage;
use crate::extract::claims::{Found, of_verb};
use crate::lexicon::EventFrame;
use crate::model::{Event, Plover};
use crate::syntax::{Relation, Upos};

/// Whether what kills or hits is nobody's act: "the fire killed five", "was killed in a crash".
pub(super) fn is_accident(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    if frame.plover != Plover::Assault && frame.plover != Plover::Coerce || frame.upos != Upos::Verb
    {
        return false;
    }
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let is_one = |noun: usize| {
        syntax.upos(noun) == Upos::Noun
            && frames.is_a(&syntax.lemma(noun).to_lowercase(), "accident")
    };
    if let Found::Word(subject) = of_verb(passage, word)
        && is_one(subject)
    {
        return true;
    }
    // "fires burning the forest"
    if syntax.relation(word) == Relation::Acl && syntax.head(word).is_some_and(is_one) {
        return true;
    }
    syntax.children(word).any(|child| {
        child > word
            && syntax.relation(child) == Relation::Obl
            && is_one(child)
            && syntax
                .child(child, Relation::Case)
                .is_some_and(|case| matches!(syntax.lemma(case), "in" | "by" | "during"))
    })
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
