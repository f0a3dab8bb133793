//! Who says what: cues, sources and contents.
//!
//! # What it finds
//! Verbs, nouns, adjectives, adverbs and phrases of `data/cues.tsv` with a content in one of their frames: clauses and
//! quotations before, after and around the cue ([`speech`]), objects, infinitives and what is said of an object
//! ([`frame`]), passives ([`passive`]), [`according`] to, and quotations that a colon or dash attributes ([`layout`]).
//!
//! # Where it is
//! [`find`] goes through the cues of a text; [`verb`], [`noun`], [`adjective`], [`adverb`] and [`phrase`] read one each.
//! [`source`] says whose a claim is, [`content`] which words are attributed, [`factuality`] how certain they are.
//!
//! # What it leaves out
//! Intentions and bare actions ("plans to", "refused to leave"), a source's wish not to be named, and cues whose source
//! the text does not give.
//!
//! # Example
//! "“We tried,” the minister said. “They refused.”" gives one claim: the minister, `said`, with both quotations.
//!
//! # Known misses
//! Contents that only a relative clause names ("a charge that Minsk denied"), and present tenses that the tree takes for
//! plural nouns before a participle ("Minsk denies having …"). See `docs/claims.md`.

mod according;
mod addressed;
mod adjective;
mod adverb;
mod candidate;
mod cited;
mod content;
mod cue_phrase;
mod evidence;
mod factuality;
mod find;
mod first_person;
mod follow;
mod frame;
mod layout;
mod mentions;
mod mistagged;
mod noun;
mod object;
mod passive;
mod phrase;
mod predicate;
mod received;
mod relative;
mod sibling;
mod source;
mod speech;
mod titled;
mod turns;
mod verb;
mod way;
mod words;

pub(super) use factuality::is_negated;
pub(super) use source::{Found, is_passive, of_verb};

use super::events::time_of;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::model::{
    Actor, Claim, ClaimFactuality, ClaimGuide, ClaimId, Construction, Cue, DateExpression,
    Quotation, Source, SourceKind, Time,
};
use crate::text::Span;

use candidate::Candidate;
use mentions::Mentions;

/// The claims of a text, in the order of their cues. Who speaks becomes the actor of the first persons in what is said.
pub(crate) fn claims(
    passage: &Passage<'_>,
    actors: &mut Vec<Actor>,
    dates: &[DateExpression],
    guide: ClaimGuide,
) -> Vec<Claim> {
    let quotes = Quotes::new(passage.text, passage.segments);
    let turns = turns::turns(passage, &quotes);
    let mut candidates = find::candidates(passage, &quotes, &turns, guide);
    candidates.retain(|candidate| !addressed::says_nothing(passage, &quotes, &turns, candidate));
    candidates.sort_by_key(|candidate| candidate.cue);
    first_person::add(passage, &quotes, &turns, &candidates, actors);
    let mentions = Mentions::new(actors);
    let mut claims: Vec<Claim> = candidates
        .iter()
        .enumerate()
        .map(|(at, _)| {
            claim(
                passage,
                &mentions,
                &quotes,
                ClaimId::from_index(at),
                &candidates,
                dates,
            )
        })
        .collect();
    nest(&mut claims);
    claims
}

fn claim(
    passage: &Passage<'_>,
    mentions: &Mentions<'_>,
    quotes: &Quotes,
    id: ClaimId,
    candidates: &[Candidate<'_>],
    dates: &[DateExpression],
) -> Claim {
    let candidate = &candidates[id.index()];
    let span = candidate.source.map(|word| source::span(passage, word));
    let actor = candidate
        .source
        .and_then(|word| source::actor(passage, mentions, word));
    let span = candidate
        .source
        .and_then(|noun| source::pronoun(passage, candidate.word, noun))
        .map(|word| passage.span(word))
        // Who is in no record keeps the words that describe them.
        .filter(|_| actor.is_some())
        .or(span);
    let kind = match (span, actor) {
        (None, _) => SourceKind::Author,
        (Some(_), Some(_)) => SourceKind::Named,
        (Some(_), None) => SourceKind::Unnamed,
    };
    let (addressee, medium) = way::of(passage, mentions, candidate);
    let (act, factuality) = factuality::judge(passage, candidate);
    Claim {
        id,
        source: Source { actor, span, kind },
        cue: Some(Cue {
            span: candidate.cue,
            lemma: candidate.entry.lemma.clone(),
        }),
        cue_phrase: Some(cue_phrase::of(passage, candidate, candidates)),
        act,
        content: candidate.content.clone(),
        quotation: quotation(&candidate.content, quotes, passage.text),
        factuality: ClaimFactuality {
            source: factuality,
            author: candidate.entry.author,
        },
        addressee,
        medium,
        time: time(passage, dates, candidate),
        about: mentions.within(&candidate.content),
        events: Vec::new(),
        within: None,
        evidence: Some(evidence::of(passage, candidate)),
    }
}

/// When it is said: the time in the cue's own clause.
fn time(
    passage: &Passage<'_>,
    dates: &[DateExpression],
    candidate: &Candidate<'_>,
) -> Option<Time> {
    if candidate.construction == Construction::Layout {
        return None;
    }
    time_of(passage, dates, candidate.word).filter(|time| {
        !candidate
            .content
            .iter()
            .any(|content| content.overlaps(time.span))
    })
}

/// Whether all, some or none of the content's words stand in quotation marks.
fn quotation(content: &[Span], quotes: &Quotes, text: &str) -> Quotation {
    let letters = |span: Span| {
        span.of(text)
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
    };
    let all: usize = content.iter().map(|&span| letters(span)).sum();
    let inside: usize = content
        .iter()
        .flat_map(|&span| {
            quotes
                .overlapping(span)
                .iter()
                .map(move |quote| (span, quote.inner))
        })
        .filter(|(span, quote)| span.overlaps(*quote))
        .map(|(span, quote)| {
            letters(Span::new(
                span.start.max(quote.start),
                span.end.min(quote.end),
            ))
        })
        .sum();
    if inside == 0 || all == 0 {
        Quotation::Indirect
    } else if inside * 10 >= all * 9 {
        Quotation::Direct
    } else {
        Quotation::Mixed
    }
}

/// Links each claim to the smallest claim whose content holds its cue. The claims stand in the order of their cues.
fn nest(claims: &mut [Claim]) {
    let length = |claim: &Claim| claim.content.iter().map(|span| span.len()).sum::<usize>();
    let mut contents: Vec<(Span, usize)> = claims
        .iter()
        .enumerate()
        .flat_map(|(at, claim)| claim.content.iter().map(move |&span| (span, at)))
        .collect();
    contents.sort_unstable();
    let mut next = 0;
    // The contents that have begun and not yet ended.
    let mut open: Vec<(Span, usize)> = Vec::new();
    for at in 0..claims.len() {
        let Some(cue) = claims[at].cue.as_ref().map(|cue| cue.span) else {
            continue;
        };
        while next < contents.len() && contents[next].0.start <= cue.start {
            open.push(contents[next]);
            next += 1;
        }
        open.retain(|(span, _)| span.end > cue.start);
        claims[at].within = open
            .iter()
            // What holds another is longer than it, so no two can hold each other.
            .filter(|(span, other)| {
                *other != at
                    && span.contains(cue)
                    && (length(&claims[*other]), at) > (length(&claims[at]), *other)
            })
            .map(|&(_, other)| other)
            .min_by_key(|&other| length(&claims[other]))
            .map(|other| claims[other].id);
    }
}
