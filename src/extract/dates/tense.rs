//! Whether a sentence speaks of what was or of what will be.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::extract::scan::{Shape, TimeWord, Token};

/// Where an expression's event lies, seen from the day of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    Unknown,
}

/// What a word says about tense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    Past,
    Future,
    Present,
    /// Looks ahead when a "to" follows: "agreed to meet".
    Plan,
}

/// Words before an expression that are looked at; its verb seldom stands farther away.
const BEFORE: usize = 24;
/// Words after it.
const AFTER: usize = 14;

fn cues() -> &'static HashMap<&'static str, Cue> {
    static CUES: LazyLock<HashMap<&'static str, Cue>> = LazyLock::new(|| {
        include_str!("../../../data/time/tenses.tsv")
            .lines()
            .skip(1)
            .filter_map(|line| {
                let mut cells = line.split('\t');
                let form = cells.next()?;
                let cue = match cells.next()? {
                    "past" => Cue::Past,
                    "future" => Cue::Future,
                    "present" => Cue::Present,
                    "plan" => Cue::Plan,
                    _ => return None,
                };
                Some((form, cue))
            })
            .collect()
    });
    &CUES
}

fn cue(text: &str, token: &Token) -> Option<Cue> {
    if token.shape != Shape::Word || token.form.time != TimeWord::None {
        return None;
    }
    let word = token.span.of(text);
    let mut lower = [0; 16];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    let lower = std::str::from_utf8(lower).ok()?;
    if let Some(&cue) = cues().get(lower) {
        return Some(cue);
    }
    let is_regular = lower.len() > 4 && lower.ends_with("ed") && !lower.ends_with("eed");
    (is_regular && !token.capital).then_some(Cue::Past)
}

/// The tense by the words around the tokens from `start` to `end`.
pub(super) fn by_words(text: &str, tokens: &[Token], start: usize, end: usize) -> Tense {
    let time = |at: usize| {
        tokens
            .get(at)
            .map_or(TimeWord::None, |token| token.form.time)
    };
    if time(end) == TimeWord::Possessive {
        // "Wednesday's ruling" was; only what follows can say that it will be.
        return match after(text, tokens, end) {
            Tense::Future => Tense::Future,
            _ => Tense::Past,
        };
    }
    if is_attribute(text, tokens, start, end) {
        return Tense::Unknown;
    }
    match before(text, tokens, start) {
        Tense::Unknown => after(text, tokens, end),
        tense => tense,
    }
}

/// "the March summit", "a Friday deadline".
fn is_attribute(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let is_led = start > 0 && {
        let token = &tokens[start - 1];
        matches!(
            token.form.time,
            TimeWord::A | TimeWord::The | TimeWord::Possessive
        ) || matches!(token.span.of(text), "its" | "his" | "her" | "their" | "our")
    };
    is_led
        && tokens.get(end).is_some_and(|token| {
            token.shape == Shape::Word
                && !token.capital
                && token.form.time == TimeWord::None
                && cue(text, token).is_none()
        })
}

/// The tense of the nearest verb before.
fn before(text: &str, tokens: &[Token], start: usize) -> Tense {
    // A "to" with a verb was passed.
    let mut after_to = false;
    for at in (start.saturating_sub(BEFORE)..start).rev() {
        let token = &tokens[at];
        if token.form.time == TimeWord::To {
            after_to |= tokens.get(at + 1).is_some_and(|next| {
                next.shape == Shape::Word && !next.capital && next.form.time == TimeWord::None
            });
            continue;
        }
        match cue(text, token) {
            Some(Cue::Past) if is_passive(text, tokens, at) => {}
            Some(Cue::Past) => return Tense::Past,
            Some(Cue::Future) => return Tense::Future,
            Some(Cue::Plan) => {
                let looks_ahead = after_to
                    || tokens
                        .get(at + 1)
                        .is_some_and(|next| next.form.time == TimeWord::For);
                return if looks_ahead {
                    Tense::Future
                } else {
                    Tense::Past
                };
            }
            Some(Cue::Present) if after_to => return Tense::Future,
            Some(Cue::Present) | None => {}
        }
    }
    if after_to {
        Tense::Future
    } else {
        Tense::Unknown
    }
}

/// "is held", "will be held": the form of "be" decides, which stands before.
fn is_passive(text: &str, tokens: &[Token], at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|at| {
        matches!(
            tokens[at].span.of(text),
            "be" | "is" | "are" | "being" | "’s" | "'s" | "'re" | "’re"
        ) && tokens[at].shape == Shape::Word
    })
}

/// The tense of the nearest verb after.
fn after(text: &str, tokens: &[Token], end: usize) -> Tense {
    for (at, token) in tokens.iter().enumerate().skip(end).take(AFTER) {
        match cue(text, token) {
            // "may have left"
            Some(Cue::Future)
                if tokens
                    .get(at + 1)
                    .is_some_and(|next| next.span.of(text) == "have") =>
            {
                return Tense::Past;
            }
            Some(Cue::Past | Cue::Plan) => return Tense::Past,
            Some(Cue::Future) => return Tense::Future,
            Some(Cue::Present) | None => {}
        }
    }
    Tense::Unknown
}
