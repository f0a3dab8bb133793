//! What is demanded in so many words: "said that Sudan must return the helicopter".

use super::Roles;
use crate::extract::Passage;
use crate::model::{Act, Claim, Cue, Event, EventId, EventKind, Factuality, Plover};
use crate::syntax::Upos;
use crate::text::Span;

/// What `event.evidence` says of such an event.
const EVIDENCE: &str = "said.must";

/// The words of a trigger lie no farther apart than this.
const TRIGGER_WORDS: usize = 8;

/// The demands that a claim makes by what it says, and no event word by its meaning.
pub(super) fn demands<'a>(
    passage: &'a Passage<'_>,
    roles: &'a Roles<'_>,
    claims: &'a [Claim],
    told: &'a [(Event, usize)],
) -> impl Iterator<Item = (Event, usize)> + 'a {
    claims.iter().filter_map(move |claim| {
        let (source, cue) = (claim.source.actor?, claim.cue.as_ref()?);
        if claim.act != Act::Demand {
            return None;
        }
        let word = passage.word_from(cue.span.start);
        let near = told.partition_point(|(_, at)| at + TRIGGER_WORDS < word);
        let is_told = told[near..]
            .iter()
            .take_while(|(_, at)| *at <= word + TRIGGER_WORDS)
            .any(|(event, _)| event.trigger.span.overlaps(cue.span));
        if is_told {
            return None;
        }
        let is_speech = matches!(passage.syntax.xpos(word), "VBD" | "VBZ" | "VBP")
            && passage
                .lexicon
                .event_frames()
                .word(passage.lemma(word), Upos::Verb)
                .next()
                .is_none();
        if !is_speech {
            return None;
        }
        let frames = passage.lexicon.event_frames();
        let is_plain = frames.is_a(passage.lemma(word), "telling");
        let asked = claim
            .content
            .iter()
            .find_map(|&content| obliged(passage, content, is_plain))?;
        let mut recipients = roles.subject(asked);
        recipients.retain(|&recipient| recipient != source);
        if recipients.is_empty() {
            return None;
        }
        Some((
            Event {
                id: EventId::from_index(0),
                plover: Plover::Request,
                mode: None,
                kind: EventKind::Request,
                cameo: Some("100".to_owned()),
                trigger: Cue {
                    span: cue.span,
                    lemma: cue.lemma.clone(),
                },
                actors: vec![source],
                recipients,
                object: None,
                quantity: None,
                time: claim.time.clone(),
                place: None,
                factuality: Factuality::CertainPositive,
                claims: Vec::new(),
                in_exchange_for: None,
                evidence: Some(EVIDENCE.to_owned()),
            },
            word,
        ))
    })
}

/// The verb that somebody must or, where it is plainly said, should, in a content.
fn obliged(passage: &Passage<'_>, content: Span, is_plain: bool) -> Option<usize> {
    let syntax = passage.syntax;
    let words = passage.word_from(content.start)..passage.word_from(content.end);
    words
        .filter(|&word| {
            syntax.xpos(word) == "MD"
                && match passage.lemma(word) {
                    "must" => true,
                    "should" => is_plain,
                    _ => false,
                }
        })
        .find_map(|modal| syntax.head(modal))
}
