//! Who does what to whom: event words, frames and roles off the trees.
//!
//! # What it finds
//! Events that a frame of `data/event_frames.tsv` names, with those who do them and to whom they are done, what they are
//! done with, how much, when, and how certain it is to whoever reports it.
//!
//! # What it leaves out
//! Acts that are only demanded or imagined; bare nouns without anyone who takes part.

mod accidents;
mod answers;
mod certainty;
mod demands;
mod fitting;
mod headline;
mod place;
mod private;
mod reactions;
mod roles;
mod screen;
mod threats;

use std::collections::BTreeMap;

use answers::Answers;
use fitting::fits;

use crate::extract::Passage;
use crate::extract::claims::is_passive;
use crate::lexicon::{EventFrame, Slot};
use crate::model::{
    Actor, ActorId, Claim, Cue, DateExpression, Event, EventId, EventKind, EventObject, Factuality,
    Plover, Quantity, Time,
};
use crate::syntax::{Relation, Subtype, Upos};
use crate::text::Span;

pub(super) use certainty::of as certainty_of;
pub(super) use headline::is_misread;
pub(super) use roles::{Roles, objects};
pub(super) use screen::is_appointment;

/// What the events of a text are tied to.
pub(crate) struct Found<'a> {
    pub(crate) actors: &'a [Actor],
    pub(crate) quantities: &'a [Quantity],
    pub(crate) dates: &'a [DateExpression],
}

/// The events of a text, in the order of their triggers; links them with the claims that hold them.
pub(crate) fn events(passage: &Passage<'_>, found: &Found<'_>, claims: &mut [Claim]) -> Vec<Event> {
    let roles = Roles::new(passage, found.actors);
    let mut events: Vec<(Event, usize)> = Vec::new();
    let mut echoes: Vec<(Span, usize)> = Vec::new();
    let mut latest: BTreeMap<EventKind, usize> = BTreeMap::new();
    let answers = Answers::new(claims);
    // The last deed of which the text has told, and where it spoke of it.
    let mut deed: Option<(usize, usize)> = None;
    for sentence in passage.sentences() {
        for word in sentence {
            if let Some((mut event, frame)) = event(passage, found, &roles, word) {
                if event.recipients.is_empty() {
                    event.recipients =
                        reactions::doers(passage, frame, word, &event.actors, &events);
                }
                if let Some(before) = suffered_before(passage, &event, word, &events)
                    .or_else(|| told_before(passage, &roles, &event, word, &events, &answers))
                {
                    echoes.push((passage.span(word), before));
                    deed = Some((before, word));
                    continue;
                }
                latest.insert(event.kind, word);
                if !reactions::is_said(&event) {
                    deed = Some((word, word));
                }
                events.push((event, word));
            } else if let Some(&before) = echo(passage, word).and_then(|kind| latest.get(&kind)) {
                echoes.push((passage.span(word), before));
                deed = Some((before, word));
            } else if let Some((before, at)) = deed
                && reactions::is_deed(passage, word, at)
            {
                echoes.push((passage.span(word), before));
            }
        }
    }
    let demands: Vec<(Event, usize)> = demands::demands(passage, &roles, claims, &events).collect();
    if !demands.is_empty() {
        events.extend(demands);
        events.sort_by_key(|(_, word)| *word);
    }
    drop_answered(passage, &mut events);
    drop_doubled(passage, &mut events);
    screen::drop_games(passage, &mut events);
    link_exchanges(passage, &mut events);
    let (mut events, words): (Vec<Event>, Vec<usize>) = events.into_iter().unzip();
    // An event that another is about is no longer there to be spoken of again.
    let echoes: Vec<(Span, usize)> = echoes
        .into_iter()
        .filter_map(|(span, word)| Some((span, words.binary_search(&word).ok()?)))
        .collect();
    for (at, event) in events.iter_mut().enumerate() {
        event.id = EventId::from_index(at);
    }
    link_claims(&mut events, &echoes, claims);
    answers::link(passage, &mut events, claims);
    events
}

/// Whether an act is always done to somebody, wherever its frame looks for them.
fn is_directed(frame: &EventFrame) -> bool {
    frame.kind != EventKind::Violation
        && matches!(
            frame.plover,
            Plover::Request | Plover::Reject | Plover::Threaten | Plover::Accuse | Plover::Protest
        )
}

/// Leaves out the words that another event is about: "rejected a request", "opposes the mediation".
fn drop_answered(passage: &Passage<'_>, events: &mut Vec<(Event, usize)>) {
    let syntax = passage.syntax;
    let triggers: Vec<usize> = events.iter().map(|(_, word)| *word).collect();
    events.retain(|(event, word)| {
        let is_word = matches!(
            event.plover,
            Plover::Request
                | Plover::Threaten
                | Plover::Agree
                | Plover::Accuse
                | Plover::Reject
                | Plover::Consult
        );
        if syntax.upos(*word) != Upos::Noun || !is_word {
            return true;
        }
        let mut below = *word;
        for above in syntax.ancestors(*word).skip(1).take(4) {
            if triggers.contains(&above) {
                let is_object = matches!(syntax.relation(below), Relation::Obj | Relation::Obl);
                return !(is_object && syntax.upos(above) == Upos::Verb);
            }
            below = above;
        }
        true
    });
}

/// Leaves out the nouns whose verb tells the same: "carried out strikes", "declared an emergency".
fn drop_doubled(passage: &Passage<'_>, events: &mut Vec<(Event, usize)>) {
    let syntax = passage.syntax;
    let mut again: Vec<usize> = Vec::new();
    for at in 0..events.len() {
        let (event, noun) = &events[at];
        let is_object = syntax.relation(*noun) == Relation::Obj
            || syntax.deprel(*noun).subtype == Subtype::Pass
                && syntax.relation(*noun) == Relation::Nsubj
            // "The attacks killed ten."
            || syntax.relation(*noun) == Relation::Nsubj
                && event.plover == Plover::Assault
                && event.recipients.is_empty();
        let Some(verb) = syntax
            .head(*noun)
            .filter(|_| is_object && syntax.upos(*noun) == Upos::Noun)
        else {
            continue;
        };
        let told = events
            .binary_search_by_key(&verb, |(_, word)| *word)
            .ok()
            .filter(|&told| events[told].0.kind == event.kind);
        if let Some(told) = told {
            let (actors, recipients) = (event.actors.clone(), event.recipients.clone());
            let told = &mut events[told].0;
            if told.actors.is_empty() {
                told.actors = actors;
            }
            if told.recipients.is_empty() {
                told.recipients = recipients;
                told.recipients.retain(|one| !told.actors.contains(one));
            }
            again.push(at);
        }
    }
    for at in again.into_iter().rev() {
        events.remove(at);
    }
}

/// The event that is spoken of again: by a noun with nothing new, "questions about the North Korean deployments", or by an
/// answer to who told it, "denied that it had attacked".
fn told_before(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    event: &Event,
    word: usize,
    told: &[(Event, usize)],
    answers: &Answers<'_>,
) -> Option<usize> {
    let answered = answers.holding(event.trigger.span);
    if let Some(answer) = answered
        && !event.actors.is_empty()
    {
        // Nobody answers what he is only telling.
        let is_in_answer = |span| {
            let said = answer.cue.iter().map(|cue| cue.span);
            said.chain(answer.content.iter().copied())
                .any(|words| words.contains(span))
        };
        let told = recent(told).find(|(before, _)| {
            before.kind == event.kind
                && before.actors == event.actors
                && (event.recipients.is_empty()
                    || event
                        .recipients
                        .iter()
                        .any(|recipient| before.recipients.contains(recipient)))
                && !is_in_answer(before.trigger.span)
        });
        if let Some(&(_, word)) = told {
            return Some(word);
        }
    }
    let is_bare = passage.syntax.upos(word) == Upos::Noun
        && event.recipients.is_empty()
        && event.time.is_none()
        && !event.actors.is_empty()
        && event.factuality == Factuality::CertainPositive
        && passage.syntax.sentence_of(word) > 0
        && roles.light_verb(word).is_none();
    if !is_bare {
        return None;
    }
    recent(told)
        .find(|(before, _)| {
            let is_open = before.actors.is_empty() && before.plover != Plover::Assault;
            before.kind == event.kind
                && event.actors.iter().all(|actor| {
                    before.actors.contains(actor) || is_open && !before.recipients.contains(actor)
                })
        })
        .map(|&(_, word)| word)
}

/// The deed that a noun names again by whom it was done to: "Nabil's murder", "at the time of her arrest".
fn suffered_before(
    passage: &Passage<'_>,
    event: &Event,
    word: usize,
    told: &[(Event, usize)],
) -> Option<usize> {
    let is_bare = passage.syntax.upos(word) == Upos::Noun
        && event.actors.is_empty()
        && !event.recipients.is_empty()
        && event.time.is_none()
        && passage.syntax.sentence_of(word) > 0
        && matches!(event.plover, Plover::Assault | Plover::Coerce);
    if !is_bare {
        return None;
    }
    recent(told)
        .find(|(before, _)| before.kind == event.kind && before.recipients == event.recipients)
        .map(|&(_, word)| word)
}

/// The latest events first, and no more of them than an article has: a text of many articles must not cost their square.
fn recent(told: &[(Event, usize)]) -> impl Iterator<Item = &(Event, usize)> {
    told.iter().rev().take(256)
}

/// What a bare noun would be an event of: "the deployment", of which the text has told before.
fn echo(passage: &Passage<'_>, word: usize) -> Option<EventKind> {
    let syntax = passage.syntax;
    if syntax.upos(word) != Upos::Noun {
        return None;
    }
    let mut frames = passage
        .lexicon
        .event_frames()
        .word(syntax.lemma(word), Upos::Noun);
    frames.next().map(|frame| frame.kind)
}

/// Ties the claims to the events that they hold or speak of again, and back.
fn link_claims(events: &mut [Event], echoes: &[(Span, usize)], claims: &mut [Claim]) {
    let triggers: Vec<Span> = events.iter().map(|event| event.trigger.span).collect();
    for claim in claims {
        let mut held: Vec<usize> = Vec::new();
        for content in &claim.content {
            let first = triggers.partition_point(|trigger| trigger.start < content.start);
            held.extend(
                (first..triggers.len())
                    .take_while(|&at| triggers[at].start < content.end)
                    .filter(|&at| content.contains(triggers[at])),
            );
            let first = echoes.partition_point(|(echo, _)| echo.start < content.start);
            held.extend(
                echoes[first..]
                    .iter()
                    .take_while(|(echo, _)| echo.end <= content.end)
                    .map(|&(_, event)| event),
            );
        }
        held.sort_unstable();
        held.dedup();
        for at in held {
            claim.events.push(events[at].id);
            events[at].claims.push(claim.id);
        }
    }
}

fn event<'t>(
    passage: &Passage<'t>,
    found: &Found<'_>,
    roles: &Roles<'_>,
    word: usize,
) -> Option<(Event, &'t EventFrame)> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let told = frames
        .word(passage.lemma(word), syntax.upos(word))
        .find(|frame| fits(passage, found, roles, frame, word));
    let (frame, mut actors, mut recipients) = match told {
        Some(frame) => {
            let (actors, recipients) = roles.of(frame, word);
            (frame, actors, recipients)
        }
        None => headline::read(passage, roles, word)?,
    };
    // Who declines to comment does nothing else.
    let is_silence = frame.kind == EventKind::Rejection
        && syntax
            .child(word, Relation::Xcomp)
            .is_some_and(|told| frames.is_a(passage.lemma(told), "telling"));
    if is_silence
        || accidents::is_accident(passage, frame, word)
        || screen::is_name(passage, roles, word)
        || screen::is_noun(passage, word)
        || screen::is_to_oneself(passage, frame, word)
        || screen::is_for_health(passage, frame, word)
        || screen::is_departure(passage, frame, word)
        || screen::is_left_alone(passage, roles, frame, word)
        || screen::is_asked(passage, word)
        || screen::is_of_thing(passage, roles, frame, word)
        || screen::is_opinion(passage, frame, word)
        || frame.plover == Plover::Sanction && screen::is_appointment(passage, word)
    {
        return None;
    }
    if recipients.is_empty() && headline::is_passive(passage, frame, word) {
        recipients = std::mem::take(&mut actors);
    }
    let factuality = certainty::of(passage, word)?;
    if syntax.upos(word) == Upos::Verb && is_passive(syntax, word) {
        // "was killed by his soldiers": whoever suffers it did not do it.
        actors.retain(|actor| !recipients.contains(actor));
    }
    recipients.retain(|recipient| !actors.contains(recipient));
    if recipients.is_empty()
        && !frame.is_mutual
        && (!frame.recipients.is_empty() || is_directed(frame))
        && frame.kind != EventKind::WeaponsTest
        && !(syntax.upos(word) == Upos::Verb && is_passive(syntax, word))
    {
        // "Arrests were made in Kenya" are of nobody that is named behind.
        let light = roles
            .light_verb(word)
            .filter(|&verb| !is_passive(syntax, verb));
        recipients = roles.anyone_behind(light.unwrap_or(word), &actors);
        if frame.plover == Plover::Agree {
            // The American minister who promises American money promises it to others.
            let own: Vec<ActorId> = actors.iter().map(|&actor| roles.state_of(actor)).collect();
            recipients.retain(|recipient| !own.contains(recipient));
        }
    }
    if frame.is_mutual {
        actors.append(&mut recipients);
        actors.sort_unstable();
        actors.dedup();
    }
    if is_unaimed(passage, frame, word) && recipients.is_empty() {
        return None;
    }
    let is_noun = frame.upos == Upos::Noun;
    if private::is_private(passage, roles, frame, word, &actors, &recipients)
        || screen::is_view(passage, frame, word, &recipients)
        || screen::is_campaign(passage, roles, frame, &actors, &recipients)
    {
        return None;
    }
    let is_unknown = actors.is_empty() && (is_noun && !frame.recipients.contains(&Slot::Owner));
    let is_nobody = recipients.is_empty() && (actors.is_empty() || frame.needs_recipient);
    if is_unknown || is_nobody && !is_counted(passage, frame, word) {
        return None;
    }
    let span = trigger(passage, frame, word);
    let object = (!is_noun).then(|| object(passage, word)).flatten();
    let taking_part: Vec<ActorId> = actors.iter().chain(&recipients).copied().collect();
    let place = place::of(passage, roles, frame, word, span, &taking_part);
    // Who exercises alone shows force.
    let is_alone = frame.kind == EventKind::MilitaryExercise
        && frame.plover == Plover::Cooperate
        && actors.len() == 1
        && !object
            .as_ref()
            .is_some_and(|object| object.text.contains("joint"));
    let mut event = Event {
        id: EventId::from_index(0),
        plover: if is_alone {
            Plover::Mobilize
        } else {
            frame.plover
        },
        mode: frame.mode.clone(),
        kind: frame.kind,
        cameo: if is_alone {
            Some("150".to_owned())
        } else {
            frame.cameo.clone()
        },
        trigger: Cue {
            span,
            lemma: frame.lemma.clone(),
        },
        actors,
        recipients,
        quantity: object
            .as_ref()
            .and_then(|object| quantity(found.quantities, object.span)),
        object,
        time: time_of(passage, found.dates, word),
        place,
        factuality,
        claims: Vec::new(),
        in_exchange_for: None,
        evidence: Some(frame.id.clone()),
    };
    let threatened = threats::promised(passage, found, roles, frame, word);
    if threatened.is_empty() {
        threats::set_conditional(passage, &mut event, word);
    } else {
        event.recipients = threatened;
        threats::set(&mut event, true);
    }
    Some((event, frame))
}

/// Whether people whom nobody names are counted as taken or killed: "337 users were arrested".
fn is_counted(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    matches!(frame.kind, EventKind::Arrest | EventKind::Attack)
        && frame.upos == Upos::Verb
        && is_passive(syntax, word)
        && roles::objects(syntax, word).any(|people| {
            syntax.upos(people) == Upos::Num
                || syntax.upos(people) == Upos::Noun
                    && syntax
                        .children(people)
                        .any(|child| child < people && syntax.upos(child) == Upos::Num)
        })
}

/// Whether what is imposed or announced is only called a measure or restriction, and so is aimed at somebody or at nobody.
fn is_unaimed(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let frames = passage.lexicon.event_frames();
    let is_sanctions = matches!(frame.plover, Plover::Sanction | Plover::Concede)
        && frame.object.as_deref() == Some("sanctions");
    is_sanctions
        && !roles::objects(passage.syntax, word).any(|thing| {
            let is_proper = |word: usize| {
                let lemma = passage.lemma(word);
                frames.is_a(lemma, "sanctions_proper") || frames.is_a(lemma, "restrictive")
            };
            is_proper(thing) || passage.syntax.children(thing).any(is_proper)
        })
}

/// The words that name the event: of a light verb with its noun both.
fn trigger(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> Span {
    let syntax = passage.syntax;
    let span = passage.span(word);
    let particle = frame.particle.as_deref().and_then(|particle| {
        // A word that must not be there is none.
        syntax
            .children(word)
            .find(|&child| child > word && child <= word + 2 && passage.lemma(child) == particle)
    });
    match (particle, frame.object.as_deref()) {
        (Some(particle), _) => span.cover(passage.span(particle)),
        // A deal that is reached is named by its noun.
        (None, Some("treaty")) if frame.kind == EventKind::Agreement => {
            roles::objects(syntax, word)
                .next()
                .map_or(span, |object| passage.span(object))
        }
        (None, Some("exercise" | "talks")) => roles::objects(syntax, word)
            .find(|&object| object > word && object < word + 6)
            .map_or(span, |object| span.cover(passage.span(object))),
        _ => span,
    }
}

fn object(passage: &Passage<'_>, word: usize) -> Option<EventObject> {
    let syntax = passage.syntax;
    let head = roles::objects(syntax, word).next()?;
    let words: Vec<usize> = syntax
        .subtree(head)
        .skip_while(|&word| {
            word < head
                && matches!(
                    syntax.relation(word),
                    Relation::Det | Relation::Case | Relation::Punct
                )
        })
        .take_while(|&word| {
            word <= head
                || !matches!(
                    syntax.relation(word),
                    Relation::Acl
                        | Relation::Appos
                        | Relation::Punct
                        | Relation::Parataxis
                        | Relation::Conj
                        | Relation::Cc
                )
        })
        .collect();
    let (&first, &last) = (words.first()?, words.last()?);
    let span = passage.span(first).cover(passage.span(last));
    Some(EventObject {
        span,
        text: span.of(passage.text).to_owned(),
    })
}

fn quantity(quantities: &[Quantity], object: Span) -> Option<Quantity> {
    let first = quantities.partition_point(|quantity| quantity.span.end <= object.start);
    quantities
        .get(first)
        .filter(|quantity| quantity.span.overlaps(object))
        .cloned()
}

/// The time that stands in the trigger's own clause.
pub(super) fn time_of(
    passage: &Passage<'_>,
    dates: &[DateExpression],
    word: usize,
) -> Option<Time> {
    let syntax = passage.syntax;
    let clause = passage.span(word).cover(syntax.subtree_span(word));
    let first = dates.partition_point(|date| date.span.end <= clause.start);
    dates[first..]
        .iter()
        .take_while(|date| date.span.start < clause.end)
        .find_map(|date| {
            let head = passage.word_from(date.span.start);
            // In the clause itself, not in one below it.
            let path: Vec<usize> = syntax
                .ancestors(head)
                .take_while(|&above| above != word)
                .collect();
            let is_own = syntax.is_below(head, word)
                && path.iter().all(|&above| {
                    !matches!(
                        syntax.relation(above),
                        Relation::Ccomp | Relation::Advcl | Relation::Acl | Relation::Parataxis
                    ) && (syntax.relation(above) != Relation::Conj
                        || syntax.upos(above) != Upos::Verb)
                });
            (is_own && date.value.starts_with(|first: char| first.is_ascii_digit()))
                .then(|| Time::new(date.value.clone(), date.span))
        })
}

/// "in exchange for deploying …", "in return for …": what is given in return is the event below the words. Where nothing
/// says by whom and to whom, those who receive the one give the other.
fn link_exchanges(passage: &Passage<'_>, events: &mut [(Event, usize)]) {
    let syntax = passage.syntax;
    for at in 0..events.len() {
        let word = events[at].1;
        let exchange = (at + 1..events.len()).take(4).find(|&other| {
            let later = events[other].1;
            if syntax.sentence_of(later) != syntax.sentence_of(word) {
                return false;
            }
            let between = passage.span(word).end..passage.span(later).start;
            let words = &passage.text[between];
            words.contains("in exchange for") || words.contains("in return for")
        });
        if let Some(other) = exchange {
            events[at].0.in_exchange_for = Some(EventId::from_index(other));
            let (given, returned) = events.split_at_mut(other);
            let (given, returned) = (&given[at].0, &mut returned[0].0);
            if returned.actors.is_empty() {
                returned.actors.clone_from(&given.recipients);
            }
            if returned.recipients.is_empty() && returned.actors == given.recipients {
                returned.recipients.clone_from(&given.actors);
            }
        }
    }
}
