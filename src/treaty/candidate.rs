//! Places where an article may begin, each with what speaks for and against it.

use super::bytes::{
    dash_len, is_word, quote_before, skip_blanks, skip_blanks_back, skip_space_back, word,
    word_before,
};
use super::number::{self, Readings};
use super::scan::{Label, Mark, line_start_before};
use super::words::{WORDS, Words};

/// A label with a number that may head an article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// Where its number line begins.
    pub start: usize,
    pub readings: Readings,
    /// Tenths of a vote for being a heading.
    pub score: i32,
    /// Stands at a line's start and looks like nothing but a heading.
    pub is_strong: bool,
    /// What stands after its number looks like a heading or a body, whatever stands before.
    pub is_shaped: bool,
    /// Stands at a line's start.
    pub at_line_start: bool,
}

/// Below this, a label is a reference.
const FLOOR: i32 = -20;

/// What marks give: candidates, and those that only an article missing between two others makes likely.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub likely: Vec<Candidate>,
    pub unlikely: Vec<Candidate>,
}

/// The candidates among the marks, in text order.
pub(super) fn candidates(text: &str, marks: &[Mark]) -> Candidates {
    let mut found: Vec<Candidate> = marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.label == Label::Article)
        .filter_map(|(index, mark)| {
            let before = index.checked_sub(1).map(|before| &marks[before]);
            judge(text, mark, before)
        })
        .collect();
    weigh_bodies(text, &mut found);
    // Where articles stand on lines of their own, a label within a line is more likely a reference.
    let strong = found.iter().filter(|candidate| candidate.is_strong).count();
    let inline = found
        .iter()
        .filter(|candidate| !candidate.at_line_start && candidate.score >= 0)
        .count();
    if strong > 3 * inline {
        for candidate in found
            .iter_mut()
            .filter(|candidate| !candidate.at_line_start)
        {
            candidate.score -= 15;
        }
    }
    let (likely, mut unlikely): (Vec<_>, Vec<_>) = found
        .into_iter()
        .partition(|candidate| candidate.score >= FLOOR);
    unlikely.retain(|candidate| candidate.is_shaped);
    Candidates { likely, unlikely }
}

/// Where the number after a label begins: past blanks, a dash, "No.", a bracket, or one line break.
fn number_start(text: &str, label_end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = skip_blanks(bytes, label_end);
    if matches!(bytes.get(at), Some(b'\n' | b'\r')) {
        at += 1;
        at += usize::from(bytes.get(at) == Some(&b'\n'));
        at = skip_blanks(bytes, at);
    }
    for sign in ["No.", "NO.", "no.", "N°", "Nº", "n°", "№"] {
        if text[at..].starts_with(sign) {
            at = skip_blanks(bytes, at + sign.len());
        }
    }
    loop {
        let step = match bytes.get(at) {
            Some(b'(' | b'[' | b'*' | b'_' | b':') => 1,
            _ => dash_len(bytes, at),
        };
        if step == 0 {
            return at;
        }
        at = skip_blanks(bytes, at + step);
    }
}

fn judge(text: &str, mark: &Mark, mark_before: Option<&Mark>) -> Option<Candidate> {
    let bytes = text.as_bytes();
    let number_at = number_start(text, mark.end);
    let mut readings = number::read(text, number_at);
    let sole = readings.first().is_none() && sole_article(text, mark);
    if sole {
        readings = number::read("1", 0).moved(mark.start, mark.end);
    }
    let first = readings.first()?;
    let label = &text[mark.start..mark.end];
    let is_lower = label.starts_with(|letter: char| letter.is_lowercase());
    let is_upper = label.bytes().all(|byte| !byte.is_ascii_lowercase());
    let mut score = if is_lower { -25 } else { 0 };

    let (mut before, blank_line) = before(text, mark);
    if before < 0
        && before > -50
        && mark_before.is_some_and(|division| heads_up_to(text, division, mark.start))
    {
        before = 0;
    }
    score += before;
    let after = if sole {
        10
    } else {
        after(text, number_at, first.end)
    };
    score += after;
    if is_upper && !mark.at_line_start {
        score += 10;
    }
    if number_at.saturating_sub(mark.end) > 8 {
        score -= 10;
    }
    let start = line_start_before(bytes, mark.start)
        .filter(|_| mark.at_line_start)
        .unwrap_or(mark.start);
    Some(Candidate {
        start,
        readings,
        score,
        is_strong: mark.at_line_start && after > 0 && before > 0 && (after >= 15 || blank_line),
        is_shaped: after > 0 && !is_lower,
        at_line_start: mark.at_line_start,
    })
}

/// Whether a division's number and heading fill the stretch from its mark to `end`.
fn heads_up_to(text: &str, division: &Mark, end: usize) -> bool {
    matches!(division.label, Label::Division(_)) && end - division.end < 120 && {
        let between = &text[division.end..end];
        let number = skip_blanks(between.as_bytes(), 0);
        number::read(between, number).first().is_some() && !between.contains(['.', ';'])
    }
}

/// "Sole Article" and "Article unique".
fn sole_article(text: &str, mark: &Mark) -> bool {
    let bytes = text.as_bytes();
    let before = word_before(text, skip_blanks_back(bytes, mark.start));
    let after = word(text, skip_blanks(bytes, mark.end));
    ["sole", "single", "unique"]
        .iter()
        .any(|sole| before.eq_ignore_ascii_case(sole) || after.eq_ignore_ascii_case(sole))
        && after.len().max(before.len()) > 3
}

/// What stands before the label speaks for or against it; and whether that is an empty line.
fn before(text: &str, mark: &Mark) -> (i32, bool) {
    let bytes = text.as_bytes();
    let inline = skip_blanks_back(bytes, mark.start);
    let end = if mark.at_line_start {
        let line = line_start_before(bytes, mark.start).unwrap_or(mark.start);
        skip_space_back(bytes, line)
    } else {
        inline
    };
    let Some(&last) = end.checked_sub(1).and_then(|last| bytes.get(last)) else {
        return (30, true);
    };
    let breaks = super::bytes::breaks(bytes, end, mark.start);
    let blank_line = breaks > 1;
    let ends_sentence = matches!(last, b'.' | b';' | b':' | b'!' | b'?');
    let word = word_before(text, end);
    let is_reference = !ends_sentence && {
        let mut small = [0u8; 16];
        lower(word, &mut small).is_some_and(|word| {
            WORDS.reference_before.contains(word)
                // A number, as in "Articles 3, 4 and Article 5" or "paragraph 2 Article 5".
                && !word.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    let quoted = quote_before(bytes, mark.start);
    let score = if mark.at_line_start {
        match (blank_line, is_reference, ends_sentence) {
            (true, true, _) => 15,
            (true, false, _) => 40,
            (false, true, _) => -60,
            (false, false, true) => 30,
            // A heading, a page number or a line that runs on.
            (false, false, false) => 20,
        }
    } else if is_reference || last == b',' || last == b'(' {
        -60
    } else if ends_sentence {
        5
    } else if is_word(last) {
        if mark.start == end {
            // Glued to the word before.
            -5
        } else if last.is_ascii_digit() {
            -3
        } else if ends_in_heading(text, end) {
            -8
        } else {
            -25
        }
    } else {
        0
    };
    (score - if quoted { 25 } else { 0 }, blank_line)
}

/// Whether the words right before `end` could be a heading: capitals, no verb, no end of a clause.
fn ends_in_heading(text: &str, end: usize) -> bool {
    let mut from = end.saturating_sub(60);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let tail = &text[from..end];
    tail.rsplit(' ')
        .take(2)
        .all(|word| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit()))
        || tail.rsplit(' ').take(3).any(|word| {
            matches!(
                word,
                "CHAPTER" | "Chapter" | "PART" | "Part" | "TITLE" | "SECTION"
            )
        })
}

/// `word` in small letters, if it fits.
fn lower<'b>(word: &str, buffer: &'b mut [u8; 16]) -> Option<&'b str> {
    let buffer = buffer.get_mut(..word.len())?;
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    std::str::from_utf8(buffer).ok()
}

/// What stands after the number speaks for or against its label.
fn after(text: &str, number_start: usize, number_end: usize) -> i32 {
    let bytes = text.as_bytes();
    let closes = number_start > 0 && matches!(bytes[number_start - 1], b'(' | b'[');
    let mut at = number_end;
    while matches!(bytes.get(at), Some(b'*' | b'_')) {
        at += 1;
    }
    if closes {
        if matches!(bytes.get(at), Some(b')' | b']')) {
            at += 1;
        } else {
            return -30;
        }
    }
    let at_end = skip_blanks(bytes, at);
    match bytes.get(at_end) {
        None => return 5,
        Some(b'\n' | b'\r') => return 25,
        Some(b'#' | b'|' | b']') => return 10,
        _ => {}
    }
    let spaced = at_end > at;
    match bytes[at_end] {
        b',' | b';' | b')' => -40,
        b'(' if !spaced => -35,
        b'(' => -5,
        b'/' => -30,
        b'.' | b':' => separated(text, at_end + 1, bytes[at_end] == b'.'),
        _ if dash_len(bytes, at_end) > 0 => {
            let len = dash_len(bytes, at_end);
            // "Article 5-7" is a range, "Article 5 - Scope" a heading.
            match bytes.get(skip_blanks(bytes, at_end + len)) {
                Some(b'0'..=b'9') => -20,
                _ => separated(text, at_end + len, false),
            }
        }
        0xE2 if bytes.get(at_end + 1) == Some(&0x80) && bytes.get(at_end + 2) == Some(&0x99) => -50,
        b'\'' => -50,
        byte if byte.is_ascii_lowercase() => {
            if !spaced {
                return -20;
            }
            let next = word(text, at_end);
            // "a)" opens a list, which a body may begin with.
            if next.len() <= 3 && bytes.get(at_end + next.len()) == Some(&b')') {
                return 5;
            }
            if WORDS.reference_after.contains(next) {
                -50
            } else {
                -30
            }
        }
        _ => {
            let next = word(text, at_end);
            let mut small = [0u8; 16];
            // "ARTICLE 5 OF", "Article 5 Of The".
            let refers = lower(next, &mut small).is_some_and(|word| {
                matches!(
                    word,
                    "of" | "and" | "or" | "to" | "shall" | "paragraph" | "paragraphs"
                )
            });
            if refers { -15 } else { 8 }
        }
    }
}

/// What stands after a number and its full stop, colon or dash.
fn separated(text: &str, at: usize, is_stop: bool) -> i32 {
    let bytes = text.as_bytes();
    let next = skip_blanks(bytes, at);
    match bytes.get(next) {
        None => 0,
        Some(b'\n' | b'\r') => 20,
        Some(byte) if byte.is_ascii_lowercase() => {
            -25 * i32::from(WORDS.reference_after.contains(word(text, next)))
        }
        Some(_) if is_stop => 8,
        Some(_) => 15,
    }
}

/// Takes votes from candidates that have no body: lines of a table of contents.
fn weigh_bodies(text: &str, found: &mut [Candidate]) {
    let bytes = text.as_bytes();
    for index in 0..found.len() {
        let candidate = found[index];
        if candidate.score < FLOOR {
            continue;
        }
        let Some(number) = candidate.readings.first() else {
            continue;
        };
        let next = found[index + 1..]
            .iter()
            .take(8)
            .find(|next| next.score >= 0)
            .map_or(text.len(), |next| next.start);
        let from = number.end.min(next);
        let mut body = &text[from..next];
        if body.len() > 300 {
            let mut cut = 300;
            while !body.is_char_boundary(cut) {
                cut -= 1;
            }
            body = &body[..cut];
        }
        let line = body
            .split(['\n', '\r'])
            .next()
            .unwrap_or_default()
            .trim_end();
        let has_leader = ["....", ". . .", "……", "____", "\t"]
            .iter()
            .any(|leader| line.contains(leader))
            && line
                .ends_with(|last: char| last.is_ascii_digit() || matches!(last, 'v' | 'i' | 'x'));
        let short = next - from < 300;
        let penalty = if has_leader {
            60
        } else if short && body.trim().len() < 8 {
            45
        } else if short && !has_sentence(body, bytes.get(next).is_none()) {
            35
        } else {
            0
        };
        if penalty > 0 {
            found[index].score -= penalty;
            // The floor is for references; a line of contents may still head a text that has nothing else.
            if candidate.score >= 0 {
                found[index].score = found[index].score.max(FLOOR);
            }
            found[index].is_strong = false;
        }
    }
}

/// Whether something is said, not only named: a verb of law or a full stop at a line's end.
fn has_sentence(body: &str, is_last: bool) -> bool {
    if is_last && body.len() > 20 {
        return true;
    }
    body.split_ascii_whitespace()
        .any(|word| WORDS.verb.contains(word.trim_end_matches([',', ';', ':'])))
        || body
            .lines()
            .any(|line| line.len() > 30 && line.trim_end().ends_with(['.', ';']))
        || body.trim_end().ends_with(['.', ';'])
}

/// Whether a phrase of the body-start table stands at `at`.
pub(super) fn starts_body(text: &str, at: usize) -> bool {
    Words::starts(&WORDS.body_start, text, at, 3)
}
