//! Who says what: cues, sources and contents off the trees.

mod candidate;
mod content;
mod factuality;
mod find;
mod source;

pub(super) use factuality::is_negated;
pub(super) use source::{Found, of_verb};

use crate::extract::Passage;
use crate::extract::quotes::quotes;
use crate::model::{Actor, Claim, ClaimFactuality, ClaimId, Cue, Quotation, Source, SourceKind};
use crate::text::Span;

use candidate::Candidate;

/// The claims of a text, in the order of their cues.
pub(crate) fn claims(passage: &Passage<'_>, actors: &[Actor]) -> Vec<Claim> {
    let quotes = quotes(passage.text, passage.segments);
    let mut candidates = find::candidates(passage, &quotes);
    candidates.sort_by_key(|candidate| candidate.cue);
    let mut claims: Vec<Claim> = candidates
        .iter()
        .enumerate()
        .map(|(at, candidate)| claim(passage, actors, &quotes, ClaimId::from_index(at), candidate))
        .collect();
    nest(&mut claims);
    claims
}

fn claim(
    passage: &Passage<'_>,
    actors: &[Actor],
    quotes: &[crate::extract::quotes::Quote],
    id: ClaimId,
    candidate: &Candidate<'_>,
) -> Claim {
    let span = candidate.source.map(|word| source::span(passage, word));
    let actor = candidate
        .source
        .and_then(|word| source::actor(passage, actors, word));
    let kind = match (span, actor) {
        (None, _) => SourceKind::Author,
        (Some(_), Some(_)) => SourceKind::Named,
        (Some(_), None) => SourceKind::Unnamed,
    };
    let (act, factuality) = factuality::judge(passage, candidate);
    Claim {
        id,
        source: Source { actor, span, kind },
        cue: Some(Cue {
            span: candidate.cue,
            lemma: candidate.entry.lemma.clone(),
        }),
        act,
        content: candidate.content.clone(),
        quotation: quotation(&candidate.content, quotes, passage.text),
        factuality: ClaimFactuality {
            source: factuality,
            author: candidate.entry.author,
        },
        addressee: None,
        medium: None,
        time: None,
        about: Vec::new(),
        events: Vec::new(),
        within: None,
    }
}

/// Whether all, some or none of the content's words stand in quotation marks.
fn quotation(content: &[Span], quotes: &[crate::extract::quotes::Quote], text: &str) -> Quotation {
    let letters = |span: Span| {
        span.of(text)
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .count()
    };
    let all: usize = content.iter().map(|&span| letters(span)).sum();
    let inside: usize = content
        .iter()
        .flat_map(|&span| quotes.iter().map(move |quote| (span, quote.inner)))
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

/// Links each claim to the smallest claim whose content holds its cue.
fn nest(claims: &mut [Claim]) {
    for at in 0..claims.len() {
        let Some(cue) = claims[at].cue.as_ref().map(|cue| cue.span) else {
            continue;
        };
        let length = |claim: &Claim| claim.content.iter().map(|span| span.len()).sum::<usize>();
        let outer = claims
            .iter()
            .enumerate()
            .filter(|(other, claim)| {
                *other != at && claim.content.iter().any(|span| span.contains(cue))
            })
            .min_by_key(|(_, claim)| length(claim))
            .map(|(_, claim)| claim.id);
        claims[at].within = outer;
    }
}
