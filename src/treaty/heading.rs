//! Where an article's heading ends and its first paragraph begins.

use super::bytes::{
    dash_len, is_word, line_end, next_line, skip_blanks, skip_blanks_back, skip_space, word,
    word_before,
};
use super::candidate::starts_body;
use super::words::WORDS;
use crate::text::Span;

/// An article's heading, where it has one, and where its text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Split {
    pub heading: Option<Span>,
    pub text_start: usize,
}

/// The longest heading, in bytes.
const LONGEST: usize = 260;

/// Looks past the number of an article that ends at `limit`.
pub(super) fn split(text: &str, number_end: usize, limit: usize) -> Split {
    let bytes = &text.as_bytes()[..limit];
    let at = skip_separators(bytes, number_end);
    if at >= limit {
        return Split {
            heading: None,
            text_start: limit,
        };
    }
    if matches!(bytes[at], b'\n' | b'\r') {
        return split_lines(text, bytes, at);
    }
    let end = line_end(bytes, at);
    // The last line of a heading may be the last thing before the next article.
    if end < limit && is_heading_line(text, at, end) {
        let end = wrapped_end(text, bytes, at, end);
        if skip_space(bytes, end) < limit {
            return found(text, at, end, bytes);
        }
    }
    split_inline(text, at, limit)
}

/// Past the brackets, dashes, stops and Markdown that follow a number.
fn skip_separators(bytes: &[u8], number_end: usize) -> usize {
    let mut at = number_end;
    loop {
        let next = skip_blanks(bytes, at);
        let step = match bytes.get(next) {
            Some(b'.' | b':' | b')' | b']' | b'*' | b'_' | b'#' | b'|') => 1,
            // A dash right before a word opens a list item.
            _ => match dash_len(bytes, next) {
                len if len > 0 && (next > at || skip_blanks(bytes, next + len) > next + len) => len,
                _ => 0,
            },
        };
        if step == 0 {
            return next;
        }
        at = next + step;
    }
}

fn found(text: &str, start: usize, end: usize, bytes: &[u8]) -> Split {
    let mut end = skip_blanks_back(bytes, end);
    let mut start = start;
    while end > start && matches!(bytes[end - 1], b'*' | b'_' | b'#' | b'|') {
        end = skip_blanks_back(bytes, end - 1);
    }
    while start < end && matches!(bytes[start], b'*' | b'_' | b'#' | b'|') {
        start = skip_blanks(bytes, start + 1);
    }
    // A heading in brackets.
    if start + 2 < end
        && matches!((bytes[start], bytes[end - 1]), (b'(', b')') | (b'[', b']'))
        && !text[start + 1..end - 1].contains(['(', ')', '[', ']'])
    {
        start += 1;
        end -= 1;
    }
    Split {
        heading: Some(Span::new(start, end)),
        text_start: skip_space(bytes, end.max(start)).max(end),
    }
}

/// The number stands alone on its line, which ends at `at`.
fn split_lines(text: &str, bytes: &[u8], at: usize) -> Split {
    let start = skip_space(bytes, at);
    let none = Split {
        heading: None,
        text_start: start.min(bytes.len()),
    };
    if start >= bytes.len() {
        return none;
    }
    let breaks = super::bytes::breaks(bytes, at, start);
    let end = line_end(bytes, start);
    if !is_heading_line(text, start, end) {
        return none;
    }
    if breaks > 1 {
        // An empty line between: a heading only if one stands after it too, and it is short.
        let next = skip_space(bytes, end);
        let apart = super::bytes::breaks(bytes, end, next) > 1;
        if !apart || next >= bytes.len() || end - start > 120 {
            return none;
        }
        return found(text, start, end, bytes);
    }
    let end = wrapped_end(text, bytes, start, end);
    if skip_space(bytes, end) >= bytes.len() || runs_on(text, bytes, start, end) {
        return none;
    }
    found(text, start, end, bytes)
}

/// Whether the line after a would-be heading goes on with its sentence.
fn runs_on(text: &str, bytes: &[u8], start: usize, end: usize) -> bool {
    let next = next_line(bytes, end);
    let first = skip_blanks(bytes, next);
    match bytes.get(first) {
        Some(byte) if byte.is_ascii_lowercase() => {
            // "a)" opens a list.
            let letters = word(text, first).len();
            !(letters <= 3 && bytes.get(first + letters) == Some(&b')'))
        }
        Some(_) => {
            end - start > 60 && starts_body(text, start)
                || WORDS
                    .small_word
                    .contains(word_before(text, end).to_ascii_lowercase().as_str())
        }
        None => false,
    }
}

/// The end of a heading whose first line ends at `end` and which may run over further lines.
fn wrapped_end(text: &str, bytes: &[u8], start: usize, end: usize) -> usize {
    let mut end = end;
    for _ in 0..2 {
        let next = skip_blanks(bytes, next_line(bytes, end));
        let Some(&first) = bytes.get(next) else {
            break;
        };
        let last = word_before(text, skip_blanks_back(bytes, end));
        let dangles = WORDS
            .small_word
            .contains(last.to_ascii_lowercase().as_str())
            || bytes[skip_blanks_back(bytes, end) - 1] == b',';
        let continues = first.is_ascii_lowercase() && {
            let letters = word(text, next).len();
            !(letters <= 3 && bytes.get(next + letters) == Some(&b')'))
        };
        let shouts = |line: &str| {
            line.bytes().any(|byte| byte.is_ascii_uppercase())
                && line.bytes().all(|byte| !byte.is_ascii_lowercase())
        };
        let next_end = line_end(bytes, next);
        let capitals = shouts(&text[start..end]) && shouts(&text[next..next_end]) && is_word(first);
        if !(dangles || continues || capitals) || next_end - start > LONGEST {
            break;
        }
        if has_verb(&text[next..next_end])
            || text[next..next_end]
                .trim_end()
                .ends_with(['.', ';', ',', ':'])
        {
            break;
        }
        // The line after the last one must not go on.
        let after = skip_blanks(bytes, next_line(bytes, next_end));
        if !dangles && bytes.get(after).is_some_and(u8::is_ascii_lowercase) {
            break;
        }
        end = next_end;
    }
    end
}

fn has_verb(line: &str) -> bool {
    line.split_ascii_whitespace().any(|word| {
        WORDS
            .verb
            .contains(word.trim_end_matches([',', ';', ':', '.']))
    })
}

/// Whether a paragraph's or list item's sign stands at `at`: "1.", "(a)", "-".
pub(super) fn is_list_sign(bytes: &[u8], at: usize) -> bool {
    let open = usize::from(bytes.get(at) == Some(&b'('));
    let run = |test: fn(&u8) -> bool| {
        bytes[(at + open).min(bytes.len())..]
            .iter()
            .take(5)
            .take_while(|byte| test(byte))
            .count()
    };
    let digits = run(u8::is_ascii_digit);
    if (1..=3).contains(&digits) {
        return match bytes.get(at + open + digits) {
            Some(b')') => true,
            Some(b'.') => open == 0 && !bytes.get(at + digits + 1).is_some_and(u8::is_ascii_digit),
            _ => false,
        };
    }
    let letters = run(u8::is_ascii_alphabetic);
    if (1..=4).contains(&letters) && bytes.get(at + open + letters) == Some(&b')') {
        return letters == 1
            || bytes[at + open..at + open + letters]
                .iter()
                .all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x'))
            || (letters == 2 && bytes[at + open] == bytes[at + open + 1]);
    }
    if letters == 1 && open == 0 && bytes.get(at + 1) == Some(&b'.') {
        return bytes[at].is_ascii_lowercase() && bytes.get(at + 2) == Some(&b' ');
    }
    dash_len(bytes, at) > 0 || bytes.get(at..at + 3) == Some("•".as_bytes())
}

/// Whether the stretch reads like a heading: it names something and says nothing.
pub(super) fn is_heading_line(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    // Where an empty line follows, "persons who have taken part" is still a heading.
    let stands_apart = {
        let next = skip_space(bytes, end);
        super::bytes::breaks(bytes, end, next) > 1 && end - start <= 120
    };
    let line = text[start..end].trim_end();
    if line.is_empty() || line.len() > LONGEST || is_list_sign(bytes, start) {
        return false;
    }
    let first = line.chars().next().unwrap_or(' ');
    let opens = first.is_uppercase()
        || first.is_ascii_digit()
        || matches!(first, '(' | '[' | '"' | '“' | '*' | '_' | '‘');
    if !opens || !line.chars().any(char::is_alphabetic) {
        return false;
    }
    if line.ends_with([';', ',']) || line.ends_with('.') && line.len() > 80 {
        return false;
    }
    let says = if stands_apart {
        line.split_ascii_whitespace().any(|word| {
            WORDS
                .strong_verb
                .contains(word.trim_end_matches([',', ';', ':', '.']))
        })
    } else {
        has_verb(line)
    };
    if says {
        return false;
    }
    if line.ends_with(':') && (line.len() > 60 || starts_body(text, start)) {
        return false;
    }
    !(line.len() > 75 && starts_body(text, start))
}

/// What a reading of the words of one line has met so far.
#[derive(Default)]
struct Met<'t> {
    last: &'t str,
    words: usize,
    /// A word that often opens a body.
    opener: Option<usize>,
    /// A capital after a small word: where a heading in sentence case may end.
    after_small: Option<usize>,
    /// The capital before the first small word: where a heading in title case may end.
    before_small: Option<usize>,
    last_capital: Option<usize>,
    has_capital_small_word: bool,
    has_small: bool,
}

impl Met<'_> {
    /// The likeliest begin of the body.
    fn guess(&self) -> Option<usize> {
        self.opener.or(self.before_small).or(self.after_small)
    }
}

/// The heading and the body stand on one line.
fn split_inline(text: &str, at: usize, limit: usize) -> Split {
    let bytes = text.as_bytes();
    let none = Split {
        heading: None,
        text_start: at,
    };
    if is_list_sign(bytes, at) {
        return none;
    }
    let mut window = (at + LONGEST).min(limit);
    while !text.is_char_boundary(window) {
        window -= 1;
    }
    let opens_body = starts_body(text, at) && !is_capitalised_phrase(text, at);
    let cut_at = |guess: Option<usize>| match guess.filter(|_| !opens_body) {
        Some(body) => cut(text, at, body),
        None => none,
    };
    let mut met = Met::default();
    let mut all_capitals = true;
    let mut pos = at;
    while pos < window {
        let end = text[pos..window]
            .find([' ', '\n', '\t', '\r', '\u{a0}'])
            .map_or(window, |len| pos + len);
        let token = &text[pos..end];
        let bare = token.trim_matches([',', ';', ':', '"', '“', '”', '(', ')']);
        let is_small_word = WORDS
            .small_word
            .contains(bare.to_ascii_lowercase().as_str());
        let is_capital = token.starts_with(|first: char| first.is_uppercase());
        let shouts = bare.bytes().all(|byte| !byte.is_ascii_lowercase())
            && bare.bytes().any(|byte| byte.is_ascii_uppercase());
        let dangles = WORDS
            .small_word
            .contains(met.last.to_ascii_lowercase().as_str());
        if met.words > 0 && !dangles {
            if is_list_sign(bytes, pos) && dash_len(bytes, pos) == 0 {
                // "Serious Shortage Where compliance leads to (a)"
                let opener = met.opener.filter(|&opener| pos - opener > 20);
                return cut(text, at, opener.unwrap_or(pos));
            }
            if is_capital && !met.last.ends_with(',') && !is_capitalised_phrase(text, pos) {
                if starts_body(text, pos) {
                    return cut(text, at, pos);
                }
                if all_capitals && !shouts && met.last.len() > 2 && bare.len() > 1 {
                    return cut(text, at, pos);
                }
                let opens = WORDS.body_word.contains(bare)
                    || matches!(bare, "A" | "An") && opens_with_article(text, end, met.last);
                if met.opener.is_none() && opens {
                    met.opener = Some(pos);
                }
                if met.last.starts_with(|first: char| first.is_lowercase()) {
                    met.after_small = Some(pos);
                }
            }
        }
        if token.starts_with(|first: char| first.is_lowercase()) {
            let ends_title = !is_small_word || met.has_capital_small_word;
            if ends_title && !met.has_small && met.words > 2 {
                met.before_small = met.last_capital.filter(|&capital| capital > at);
            }
            met.has_small |= ends_title;
        } else if is_capital {
            met.last_capital = Some(pos);
            met.has_capital_small_word |= met.words > 0 && is_small_word && !shouts;
        }
        all_capitals &= shouts || !bare.bytes().any(|byte| byte.is_ascii_alphabetic());
        if WORDS.verb.contains(bare) {
            return cut_at(met.guess());
        }
        // "Definitions. For the purposes of": a heading with its own full stop.
        if token.ends_with('.') && token.len() > 3 && end < limit {
            let body = skip_space(bytes, end);
            let is_name = met.opener.is_none() && end - at < 90 && body < limit;
            return cut_at(if is_name && !met.has_small {
                Some(body)
            } else {
                met.guess()
            });
        }
        met.last = token;
        met.words += 1;
        pos = skip_space(bytes, end);
        if pos <= end {
            break;
        }
    }
    cut_at(met.opener)
}

/// Whether the "A" that ends at `end` is an article and not a letter, as in "Protocol A and Protocol B".
fn opens_with_article(text: &str, end: usize, last: &str) -> bool {
    let next = text[end..]
        .split_ascii_whitespace()
        .next()
        .unwrap_or_default();
    next.starts_with(char::is_alphabetic)
        && !WORDS.small_word.contains(next)
        && !matches!(
            last,
            "Protocol"
                | "Annex"
                | "Appendix"
                | "Schedule"
                | "Part"
                | "Section"
                | "Group"
                | "Category"
                | "List"
        )
}

/// Whether a small word with a capital is followed by another capital: "For Shipment", inside a heading in title case.
fn is_capitalised_phrase(text: &str, at: usize) -> bool {
    let mut words = text[at..].split_ascii_whitespace();
    let first = words.next().unwrap_or_default();
    first.starts_with(|first: char| first.is_uppercase())
        && !matches!(first, "The" | "A" | "An" | "No" | "Not" | "THE")
        && WORDS
            .small_word
            .contains(first.to_ascii_lowercase().as_str())
        && words
            .next()
            .is_some_and(|next| next.starts_with(|first: char| first.is_uppercase()))
}

/// The heading from `start` up to a body at `body`.
fn cut(text: &str, start: usize, body: usize) -> Split {
    let bytes = text.as_bytes();
    let mut end = super::bytes::skip_space_back(bytes, body);
    // A page number between heading and body.
    let digits = bytes[start..end]
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    if digits > 0 && digits < 4 && end - digits > start {
        let before = skip_blanks_back(bytes, end - digits);
        if before < end - digits && bytes[before - 1] != b',' {
            end = before;
        }
    }
    while end > start + 1 && matches!(bytes[end - 1], b'.' | b':' | b'-') {
        end = skip_blanks_back(bytes, end - 1);
    }
    Split {
        heading: (end > start).then_some(Span::new(start, end)),
        text_start: if end > start { body } else { start },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Heading and body of "Article 7" plus `rest`.
    fn of(rest: &str) -> (Option<String>, String) {
        let text = format!("Article 7{rest}");
        let split = split(&text, 9, text.len());
        (
            split.heading.map(|span| span.of(&text).to_owned()),
            text[split.text_start..].to_owned(),
        )
    }

    fn heading(rest: &str) -> Option<String> {
        of(rest).0
    }

    #[test]
    fn finds_headings_on_their_own_line() {
        for rest in [
            ": Joint Works\n\nEach Party shall",
            ". Joint Works\n\nEach Party shall",
            " \u{2013} Joint Works\nEach Party shall",
            "\nJoint Works\n\nEach Party shall",
            "\nJoint Works\n1. Each Party shall",
            "\nJoint Works\nEach Party shall",
            "\n\nJoint Works\n\nEach Party shall",
            "\n(Joint Works)\nEach Party shall",
            "** **Joint Works**\n\nEach Party shall",
        ] {
            assert_eq!(heading(rest).as_deref(), Some("Joint Works"), "{rest:?}");
        }
    }

    #[test]
    fn finds_headings_within_one_line() {
        for rest in [
            " Joint Works 1. Each Party shall",
            " Joint Works Each Party shall",
            " Joint works (a) surveys",
            ". Joint Works. Each Party shall",
            " JOINT WORKS The dams named in the list shall",
            " Joint Works 14 1. Each Party shall",
        ] {
            assert!(
                heading(rest).is_some_and(|heading| heading.eq_ignore_ascii_case("joint works")),
                "{rest:?}: {:?}",
                heading(rest)
            );
        }
        assert_eq!(
            heading(" Upkeep of the locks and of the Weir No Party may close").as_deref(),
            Some("Upkeep of the locks and of the Weir")
        );
    }

    #[test]
    fn finds_headings_that_run_over_lines() {
        assert_eq!(
            heading("\nUpkeep of locks and\nweirs on the upper river\n1. Each Party shall")
                .as_deref(),
            Some("Upkeep of locks and\nweirs on the upper river")
        );
    }

    #[test]
    fn leaves_bodies_alone() {
        for rest in [
            " The Parties shall keep the locks open.",
            "\nThe Parties shall keep the locks open.",
            "\n\nThe Parties shall keep the locks open.",
            "\nFor the purposes of the upkeep of the locks, the\nParties shall meet.",
            "\nParties on the upper river, with the exception of those\nnamed in the list, shall meet.",
            "\n1. Each Party shall meet.",
            " (a) surveys",
            "",
            "\n",
        ] {
            assert_eq!(heading(rest), None, "{rest:?}");
        }
    }
}
