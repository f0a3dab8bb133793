//! Whom "I" and "we" mean: the speaker of the quotation, or of the turn of an interview, that they stand in.

use super::candidate::Candidate;
use super::mentions::Mentions;
use super::source;
use super::turns::Turn;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::lexicon::ActorWord;
use crate::model::{Actor, ActorId, ActorKind, Mention, MentionKind};
use crate::syntax::Upos;
use crate::text::Span;

/// Adds the first persons of quotations and turns to the mentions of who speaks there.
///
/// Turns come first: who says "I said: “…”" in one is the speaker of the quotation too.
pub(super) fn add(
    passage: &Passage<'_>,
    quotes: &Quotes,
    turns: &[Turn],
    candidates: &[Candidate<'_>],
    actors: &mut Vec<Actor>,
) {
    let words: Vec<(usize, ActorWord)> = (0..passage.segments.words.len())
        .filter_map(|word| Some((word, first_person(passage, word)?)))
        .collect();
    if words.is_empty() {
        return;
    }
    if !turns.is_empty() {
        let speakers: Vec<Option<ActorId>> = turns
            .iter()
            .map(|turn| named(passage, actors, turn))
            .collect();
        for (turn, speaker) in turns.iter().zip(&speakers) {
            let label = passage.span_of(&turn.name);
            if let Some(id) = *speaker {
                let mentions = &mut actors[id.index()].mentions;
                // Initials are no name that is found otherwise.
                if mentions.iter().all(|mention| !mention.span.overlaps(label)) {
                    mentions.push(Mention::new(label, MentionKind::Name));
                }
            }
        }
        let found = words.iter().filter_map(|&(word, use_)| {
            let turn = turns
                .partition_point(|turn| turn.label.end <= word)
                .checked_sub(1)?;
            let is_said = word < turns[turn].end && quotes.number(word).is_none();
            Some((word, use_, speakers[turn].filter(|_| is_said)?))
        });
        let found: Vec<_> = found.collect();
        mention(passage, actors, &found);
    }
    let speakers = speakers(passage, quotes, candidates, actors);
    let found: Vec<_> = words
        .iter()
        .filter_map(|&(word, use_)| Some((word, use_, speakers[quotes.number(word)?]?)))
        .collect();
    mention(passage, actors, &found);
    in_order(actors);
}

/// What sort of first person a word is.
fn first_person(passage: &Passage<'_>, word: usize) -> Option<ActorWord> {
    if passage.syntax.upos(word) != Upos::Pron || passage.name_at(word).is_some() {
        return None;
    }
    let small = passage.word(word).to_ascii_lowercase();
    let words = passage.lexicon.actor_words();
    [ActorWord::First, ActorWord::FirstSeveral]
        .into_iter()
        .find(|&first| words.is(&small, first))
}

/// Notes the words that can mean their speakers: of "our troops" and "they attack us" a person alone is not meant.
fn mention(passage: &Passage<'_>, actors: &mut [Actor], found: &[(usize, ActorWord, ActorId)]) {
    for &(word, first, id) in found {
        let actor = &mut actors[id.index()];
        let can_mean = match first {
            ActorWord::First => matches!(actor.kind, ActorKind::Person | ActorKind::Group),
            _ => actor.kind != ActorKind::Person || passage.syntax.has_feat(word, "Case=Nom"),
        };
        if can_mean {
            actor
                .mentions
                .push(Mention::new(passage.span(word), MentionKind::Pronoun));
        }
    }
}

/// The speaker of each quotation: the source of the smallest claim that holds most of it and whose cue it does not hold.
fn speakers(
    passage: &Passage<'_>,
    quotes: &Quotes,
    candidates: &[Candidate<'_>],
    actors: &[Actor],
) -> Vec<Option<ActorId>> {
    let mentions = Mentions::new(actors);
    let mut holders: Vec<Option<(usize, usize)>> = vec![None; quotes.all().len()];
    for (at, candidate) in candidates.iter().enumerate() {
        let length: usize = candidate.content.iter().map(|span| span.len()).sum();
        for &span in &candidate.content {
            for number in quotes.numbers(span) {
                let quote = &quotes.all()[number];
                let shared = Span::new(
                    span.start.max(quote.inner.start),
                    span.end
                        .min(quote.inner.end)
                        .max(span.start.max(quote.inner.start)),
                );
                let holds =
                    shared.len() * 2 > quote.inner.len() && !quote.outer.contains(candidate.cue);
                if holds && holders[number].is_none_or(|(known, _)| length < known) {
                    holders[number] = Some((length, at));
                }
            }
        }
    }
    holders
        .into_iter()
        .map(|holder| source::actor(passage, &mentions, candidates[holder?.1].source?))
        .collect()
}

/// The person whom a label names, in full, in part or by initials.
fn named(passage: &Passage<'_>, actors: &[Actor], turn: &Turn) -> Option<ActorId> {
    let label = passage.span_of(&turn.name);
    let mentioned = actors.iter().find(|actor| {
        actor.kind == ActorKind::Person
            && actor
                .mentions
                .iter()
                .any(|mention| mention.kind == MentionKind::Name && label.contains(mention.span))
    });
    if let Some(actor) = mentioned {
        return Some(actor.id);
    }
    let initials = label.of(passage.text);
    if turn.name.len() != 1 || initials.contains(char::is_lowercase) {
        return None;
    }
    let mut bearers = actors.iter().filter(|actor| {
        actor.kind == ActorKind::Person
            && actor
                .name
                .split_whitespace()
                .filter_map(|part| part.chars().next())
                .eq(initials.chars())
    });
    let bearer = bearers.next()?;
    bearers.next().is_none().then_some(bearer.id)
}

/// Puts the actors back into the order of their first mentions.
fn in_order(actors: &mut Vec<Actor>) {
    for actor in actors.iter_mut() {
        actor.mentions.sort_by_key(|mention| mention.span);
    }
    let first = |actor: &Actor| actor.mentions.first().map(|mention| mention.span);
    if actors.is_sorted_by_key(first) {
        return;
    }
    actors.sort_by_key(first);
    let mut places = vec![ActorId::from_index(0); actors.len()];
    for (place, actor) in actors.iter().enumerate() {
        places[actor.id.index()] = ActorId::from_index(place);
    }
    for actor in actors {
        actor.id = places[actor.id.index()];
        for role in &mut actor.roles {
            role.of = role.of.map(|of| places[of.index()]);
        }
    }
}
