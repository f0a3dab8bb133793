//! Where sentences end.

use super::tables::{Abbreviation, TABLES};
use super::{Sentence, Word};

/// What a word says about the end of a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    None,
    /// ".", "?", "!" and what is made of them.
    Full,
    /// "?" and "!" may also stand inside a sentence, in a name or before the rest of it.
    Loud,
    Ellipsis,
    /// A word that ends with its own stop.
    Abbreviated,
}

/// Groups the words from the `first`-th on, all of one paragraph, into sentences.
pub(super) fn split(
    text: &str,
    breaks: &[usize],
    words: &[Word],
    first: usize,
    sentences: &mut Vec<Sentence>,
) {
    let mut begin = first;
    let mut end_sentence = |end: usize| {
        if end > begin {
            sentences.push(Sentence {
                span: words[begin].span.cover(words[end - 1].span),
                words: begin..end,
            });
            begin = end;
        }
    };
    let mut breaks = breaks.iter().copied().peekable();
    let mut at = first;
    while at < words.len() {
        let stop = stop_of(words[at].span.of(text));
        let mut after = at + 1;
        if stop != Stop::None {
            let mut is_closed = false;
            while after < words.len() && words[after - 1].span.end == words[after].span.start {
                let word = words[after].span.of(text);
                if is_closer(word) {
                    is_closed = true;
                } else if stop_of(word) == Stop::None || stop_of(word) == Stop::Abbreviated {
                    break;
                }
                after += 1;
            }
            if after < words.len() && ends(text, words, at, after, stop, is_closed) {
                end_sentence(after);
            }
        }
        // A line's end that was meant ends the sentence, whatever stands before it.
        let gap_ends = words.get(after).map_or(usize::MAX, |next| next.span.start);
        while breaks.next_if(|&place| place < gap_ends).is_some() {
            end_sentence(after);
        }
        at = after;
    }
    end_sentence(words.len());
}

fn stop_of(word: &str) -> Stop {
    let bytes = word.as_bytes();
    match bytes.last() {
        Some(b'.') if bytes.len() == 1 => Stop::Full,
        Some(b'.') if bytes.iter().all(|&byte| byte == b'.') => Stop::Ellipsis,
        Some(b'.') => Stop::Abbreviated,
        Some(b'!' | b'?') if bytes.iter().all(|byte| b"!?".contains(byte)) => Stop::Loud,
        Some(0x80..) => match word {
            "…" => Stop::Ellipsis,
            "。" | "．" | "؟" | "۔" | "।" => Stop::Full,
            "？" | "！" | "‽" => Stop::Loud,
            _ => Stop::None,
        },
        _ => Stop::None,
    }
}

fn is_closer(word: &str) -> bool {
    matches!(
        word,
        ")" | "]" | "}" | "\"" | "'" | "''" | "”" | "’" | "»" | "’’" | "*"
    )
}

fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "(" | "[" | "{" | "\"" | "'" | "``" | "“" | "‘" | "«" | "''" | "‘‘" | "`"
    )
}

/// Whether the sentence ends before the `after`-th word, where the `at`-th word is the stop.
fn ends(text: &str, words: &[Word], at: usize, after: usize, stop: Stop, is_closed: bool) -> bool {
    let is_spaced = words[after - 1].span.end < words[after].span.start;
    let next = words[after..]
        .iter()
        .take(4)
        .map(|word| word.span.of(text))
        .find(|word| !is_opener(word))
        .unwrap_or_default();
    let initial = next.chars().next().unwrap_or('.');
    if !is_spaced && !initial.is_uppercase() {
        return false;
    }
    let is_starter = || TABLES.starters.find(next).is_some();
    match stop {
        Stop::None => false,
        Stop::Full => !(initial.is_lowercase() && is_closed || matches!(initial, ',' | ';' | ':')),
        Stop::Loud | Stop::Ellipsis => {
            !initial.is_lowercase() && !matches!(initial, ',' | ';' | ':' | '.' | '-' | '–' | '—')
        }
        Stop::Abbreviated => {
            let word = words[at].span.of(text);
            match TABLES.abbreviations.find(word) {
                Some(Abbreviation::Title | Abbreviation::Number) => false,
                Some(Abbreviation::Free) => is_starter(),
                None => is_starter() && !is_initial(text, words, at),
            }
        }
    }
}

/// Whether the word is a letter with its stop: the "K." of "J. K. Rowling".
fn is_initial(text: &str, words: &[Word], at: usize) -> bool {
    words[at].span.of(text).chars().count() == 2
}
