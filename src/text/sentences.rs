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
    let mut end_sentence = |begin: &mut usize, end: usize| {
        if end > *begin {
            sentences.push(Sentence {
                span: words[*begin].span.cover(words[end - 1].span),
                words: *begin..end,
            });
            *begin = end;
        }
    };
    let mut breaks = breaks.iter().copied().peekable();
    let mut at = first;
    while at < words.len() {
        let mut stop = stop_of(words[at].span.of(text));
        if stop == Stop::Full && is_item_number(text, words, begin, at) {
            stop = Stop::None;
        }
        let mut after = at + 1;
        if stop != Stop::None {
            let line_end = breaks.peek().copied().unwrap_or(usize::MAX);
            let is_closed;
            (after, is_closed) = close(text, words, after, line_end);
            if after < words.len() && ends(text, words, at, after, stop, is_closed) {
                end_sentence(&mut begin, after);
            }
        }
        // A line's end that was meant ends the sentence, whatever stands before it.
        let gap_ends = words.get(after).map_or(usize::MAX, |next| next.span.start);
        while breaks.next_if(|&place| place < gap_ends).is_some() {
            end_sentence(&mut begin, after);
        }
        at = after;
    }
    end_sentence(&mut begin, words.len());
}

/// Where what belongs to a stop ends: further stops, quotation marks, brackets, a footnote's mark, an emoticon; and whether
/// a quotation or bracket was closed.
fn close(text: &str, words: &[Word], mut after: usize, line_end: usize) -> (usize, bool) {
    let mut is_closed = false;
    while let Some(next) = words.get(after) {
        let word = next.span.of(text);
        let is_written_on = words[after - 1].span.end == next.span.start;
        if TABLES.emoticons.find(word).is_some() && next.span.start < line_end {
            after += 1;
        } else if !is_written_on {
            break;
        } else if is_closer(word) {
            is_closed = true;
            after += 1;
        } else if let Some(note_end) = footnote_end(text, words, after) {
            after = note_end;
        } else if matches!(stop_of(word), Stop::Full | Stop::Loud | Stop::Ellipsis) {
            after += 1;
        } else {
            break;
        }
    }
    (after, is_closed)
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

/// Whether the stop belongs to the number of a list's item: "1. First".
fn is_item_number(text: &str, words: &[Word], begin: usize, stop: usize) -> bool {
    let Some(number) = stop.checked_sub(1).filter(|&number| number >= begin) else {
        return false;
    };
    let word = words[number].span.of(text);
    let is_short = word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_short && (number == begin || words[number - 1].span.of(text) == ":")
}

/// The word behind a footnote's mark that is written onto the stop: "in 1805.[6] Then".
fn footnote_end(text: &str, words: &[Word], at: usize) -> Option<usize> {
    let is = |index: usize, form: &str| {
        words
            .get(index)
            .is_some_and(|word| word.span.of(text) == form)
    };
    let is_number = words.get(at + 1).is_some_and(|word| {
        word.span.len() <= 3 && word.span.of(text).bytes().all(|byte| byte.is_ascii_digit())
    });
    (is(at, "[") && is_number && is(at + 2, "]")).then_some(at + 3)
}

fn is_closer(word: &str) -> bool {
    matches!(
        word,
        ")" | "]" | "}" | "\"" | "'" | "''" | "”" | "’" | "»" | "’’"
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
        Stop::Full => {
            !(initial.is_lowercase() && is_closed
                || matches!(initial, ',' | ';' | ':' | '.')
                || is_closed && matches!(initial, '-' | '–' | '—'))
        }
        Stop::Loud if initial.is_lowercase() => !is_closed,
        Stop::Loud if is_closed && names_speaker(text, &words[after..]) => false,
        Stop::Loud | Stop::Ellipsis => {
            !initial.is_lowercase() && !matches!(initial, ',' | ';' | ':' | '.' | '-' | '–' | '—')
        }
        Stop::Abbreviated => {
            let word = words[at].span.of(text);
            match TABLES.abbreviation(word) {
                Some(Abbreviation::Title | Abbreviation::Number) => false,
                Some(Abbreviation::Inner | Abbreviation::Free) => is_starter(),
                None => is_starter() && !is_initial(text, words, at),
            }
        }
    }
}

/// Whether a name and a verb of saying follow: the "President Kim asked" behind a quoted question.
fn names_speaker(text: &str, words: &[Word]) -> bool {
    for (index, word) in words.iter().take(7).enumerate() {
        let form = word.span.of(text);
        if index > 0 && TABLES.reporting_verbs.find(form).is_some() {
            return true;
        }
        let is_name = form.starts_with(char::is_uppercase) || matches!(form, "-" | "'s" | "’s");
        if !is_name || form.len() > 1 && TABLES.starters.find(form).is_some() {
            return false;
        }
    }
    false
}

/// Whether the word is a letter with its stop: the "K." of "J. K. Rowling".
fn is_initial(text: &str, words: &[Word], at: usize) -> bool {
    words[at].span.of(text).chars().count() == 2
}
