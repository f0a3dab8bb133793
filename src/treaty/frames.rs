//! The frames of legal English, `data/treaty_modals.tsv`, found in a sentence.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::bytes::{is_word, skip_space, skip_space_back, word, word_before};
use super::obligation::Modality;
use super::words::{CLAUSES, rows};
use crate::text::Span;

/// What a frame asks of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Any,
    /// Only someone who can be bound: a party, a state.
    Party,
    /// A party, or a term that is defined.
    PartyOrTerm,
}

pub(super) struct Frames {
    automaton: AhoCorasick,
    pub frames: Vec<(Modality, Subject)>,
}

pub(super) static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let mut forms = Vec::new();
    let mut frames = Vec::new();
    for row in rows(include_str!("../../data/treaty_modals.tsv")) {
        let [form, modality, subject, ..] = row[..] else {
            continue;
        };
        let Ok(modality) = modality.parse() else {
            continue;
        };
        let subject = match subject {
            "party" => Subject::Party,
            "party_or_term" => Subject::PartyOrTerm,
            _ => Subject::Any,
        };
        forms.push(form);
        frames.push((modality, subject));
    }
    Frames {
        automaton: AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&forms)
            .expect("a table of short phrases makes an automaton"),
        frames,
    }
});

/// Whether a frame begins with an auxiliary of law.
pub(super) fn is_modal(frame: &str) -> bool {
    let first = frame.split(' ').next().unwrap_or_default();
    ["shall", "will", "may", "must", "should"]
        .iter()
        .any(|modal| first.eq_ignore_ascii_case(modal))
}

/// Whether a frame is a verb alone, which may stand in any clause.
pub(super) fn is_bare(frame: &str) -> bool {
    !frame.contains(' ') && !is_modal(frame)
}

/// A frame in a stretch of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub cue: Span,
    pub frame: usize,
}

/// The frames of a stretch, in text order: of those that begin at one place the longest whose words are whole.
pub(super) fn hits(text: &str, within: Span) -> Vec<Hit> {
    let mut hits: Vec<Hit> = FRAMES
        .automaton
        .find_overlapping_iter(within.of(text))
        .map(|hit| Hit {
            cue: Span::new(within.start + hit.start(), within.start + hit.end()),
            frame: hit.pattern().as_usize(),
        })
        .filter(|hit| stands_free(text, hit.cue))
        .collect();
    hits.sort_by_key(|hit| (hit.cue.start, std::cmp::Reverse(hit.cue.end)));
    let mut end = within.start;
    hits.retain(|hit| {
        let free = hit.cue.start >= end;
        if free {
            end = hit.cue.end;
        }
        free
    });
    hits
}

/// Whether "means" is a noun here: "by means of", "the means to".
pub(super) fn is_noun(text: &str, cue: Span) -> bool {
    if !text[cue.range()].starts_with("mean") {
        return false;
    }
    let before =
        word_before(text, skip_space_back(text.as_bytes(), cue.start)).to_ascii_lowercase();
    let after = text[cue.end..].trim_start();
    after.starts_with("of ")
        || after.starts_with("to ")
        || CLAUSES.before_noun.contains(before.as_str())
}

/// The frame of which a parenthesis or an adverb parts the first word: "shall, where possible, endeavour", "shall also refrain".
pub(super) fn resume(text: &str, cue: Span, end: usize) -> Option<(Modality, usize)> {
    let bytes = text.as_bytes();
    let first = text[cue.range()].to_ascii_lowercase();
    if !matches!(first.as_str(), "shall" | "will" | "must" | "may") {
        return None;
    }
    let mut at = skip_space(bytes, cue.end);
    let mut tries = false;
    if bytes.get(at) == Some(&b',') {
        let close = text.get(at + 1..end)?.find(',').filter(|len| *len < 160)? + at + 1;
        let between = text[at..close].to_ascii_lowercase();
        tries = CLAUSES.effort.is_match(&between);
        at = skip_space(bytes, close + 1);
    } else {
        let word = word(text, at);
        if !(word.ends_with("ly") || CLAUSES.between.contains(word)) {
            return None;
        }
        at = skip_space(bytes, at + word.len());
    }
    let mut until = (at + 60).min(end);
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    let joined = format!("{first} {}", text.get(at..until)?);
    let hit = hits(&joined, Span::new(0, joined.len()))
        .first()
        .copied()
        .filter(|hit| hit.cue.start == 0 && hit.cue.end > first.len());
    match hit {
        Some(hit) => Some((
            FRAMES.frames[hit.frame].0,
            at + hit.cue.end - first.len() - 1,
        )),
        None => tries.then_some((Modality::BestEffort, cue.end)),
    }
}

/// Whether a frame's words are whole words.
pub(super) fn stands_free(text: &str, cue: Span) -> bool {
    let bytes = text.as_bytes();
    let before = cue.start > 0 && is_word(bytes[cue.start - 1]);
    let after = bytes.get(cue.end).copied().is_some_and(is_word);
    // "May 1921" is a month.
    !before && !after && !cue.of(text).starts_with("May")
}
