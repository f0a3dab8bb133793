//! Whom a frame binds: the subject before its verb, without the conditions that open the sentence.

use super::bytes::{skip_space, skip_space_back, word, word_before};
use super::words::{CLAUSES, WORDS, phrases, starts_with};
use crate::text::Span;

/// The subject of a frame: who, and the conditions that stand before.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    pub subject: Option<Span>,
    pub condition: Option<Span>,
    pub exception: Option<Span>,
}

/// Whether the subject is someone who can be bound.
pub(super) fn is_bound(text: &str, before: Before) -> bool {
    before
        .subject
        .is_some_and(|subject| CLAUSES.party.contains(head(subject.of(text)).as_str()))
}

/// Takes the leading clauses off a frame's subject.
pub(super) fn subject(text: &str, start: usize, end: usize) -> Before {
    let clauses = &*CLAUSES;
    let bytes = text.as_bytes();
    let mut before = Before::default();
    let mut at = skip_space(bytes, start);
    // Leading clauses, each up to the comma before which its words end.
    for _ in 0..4 {
        let opener = phrases(text, at, end).next();
        if !opener.is_some_and(|word| clauses.leading.contains(word.as_str())) {
            break;
        }
        let Some(comma) = subject_comma(text, at, end) else {
            return Before {
                subject: subject_without_comma(text, at, end),
                ..before
            };
        };
        let clause = Span::new(at, comma);
        if starts_with(&clauses.exception_leading, text, at, comma) {
            before.exception = before.exception.or(Some(clause));
        } else if starts_with(&clauses.condition_leading, text, at, comma) {
            before.condition = before.condition.or(Some(clause));
        }
        at = skip_space(bytes, comma + 1);
    }
    let until = trim_adverbs(text, at, end);
    if until > at {
        before.subject = Some(Span::new(at, cut_parenthesis(text, at, until)));
    }
    before
}

/// The comma after which the subject of a sentence begins that opens with a leading clause.
fn subject_comma(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = behind_parenthesis(text, start, end);
    let mut fallback = None;
    let mut depth = 0usize;
    while let Some(stop) = bytes
        .get(at..end)
        .and_then(|rest| memchr::memchr3(b',', b'(', b')', rest))
        .map(|len| at + len)
    {
        at = stop + 1;
        match bytes[stop] {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                let next = skip_space(bytes, at);
                let opens = starts_with(&CLAUSES.subject_start, text, next, end.min(next + 40))
                    || bytes.get(next).is_some_and(u8::is_ascii_uppercase);
                let leads = phrases(text, next, end)
                    .next()
                    .is_some_and(|word| CLAUSES.leading.contains(word.as_str()));
                if opens {
                    return Some(stop);
                }
                if leads {
                    return Some(stop);
                }
                fallback = Some(stop);
            }
        }
    }
    fallback
}

/// Where a clause goes on whose first word a parenthesis follows: "Whenever, in the opinion of a Party, the peace is …".
fn behind_parenthesis(text: &str, start: usize, end: usize) -> usize {
    let opener = start + word(text, start).len();
    if text.as_bytes().get(opener) != Some(&b',') {
        return start;
    }
    text.get(opener + 1..end)
        .and_then(|rest| rest.find(','))
        .map_or(start, |len| opener + 1 + len + 1)
}

/// The subject behind a leading phrase without a comma: "On the first of June both Parties shall".
fn subject_without_comma(text: &str, start: usize, end: usize) -> Option<Span> {
    let clauses = &*CLAUSES;
    let opener = phrases(text, start, end).next()?;
    // The frame of "if a Party shall" is the condition's own.
    if clauses.relative.contains(opener.as_str())
        || clauses.exception_leading.contains(opener.as_str())
        || opener == "should"
    {
        return None;
    }
    let end = trim_adverbs(text, start, end);
    let mut at = end;
    while at > start {
        let word = word_before(text, at);
        let from = at - word.len();
        if word.is_empty() || from <= start {
            return None;
        }
        let before = skip_space_back(text.as_bytes(), from);
        let previous = word_before(text, before).to_ascii_lowercase();
        if clauses
            .subject_start
            .contains(word.to_ascii_lowercase().as_str())
            && !WORDS.small_word.contains(previous.as_str())
            && !clauses.subject_start.contains(previous.as_str())
        {
            return Some(Span::new(from, end));
        }
        at = before;
    }
    None
}

/// Takes "hereby", "also" and the like off a subject's end.
fn trim_adverbs(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = skip_space_back(bytes, end);
    loop {
        if end > start && matches!(bytes[end - 1], b',' | b':') {
            end = skip_space_back(bytes, end - 1);
            continue;
        }
        let word = word_before(text, end);
        let at = end - word.len();
        if word.is_empty()
            || at < start
            || at == start
            || !CLAUSES.adverb.contains(word.to_ascii_lowercase().as_str())
        {
            return end.max(start);
        }
        end = skip_space_back(bytes, at).max(start);
    }
}

/// The subject without what is put in between commas behind it: "The Parties, acting jointly,".
fn cut_parenthesis(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(comma) = text[start..end].find(',').map(|len| start + len) else {
        return end;
    };
    let next = skip_space(bytes, comma + 1);
    let goes_on = bytes.get(next).is_some_and(u8::is_ascii_uppercase)
        || text[next..end].starts_with("the ") && text[next..end].contains(" and ");
    if goes_on { end } else { comma }
}

/// The last noun of a subject, before what is attached to it.
pub(super) fn head(words: &str) -> String {
    let mut head = "";
    for word in words.split_ascii_whitespace() {
        let bare = word.trim_matches([',', ';', '"', '“', '”', '(', ')', '\u{2019}']);
        if !head.is_empty()
            && CLAUSES
                .after_head
                .contains(bare.to_ascii_lowercase().as_str())
        {
            break;
        }
        head = bare;
    }
    head.to_ascii_lowercase()
}

pub(super) fn is_party(words: &str, head: &str) -> bool {
    let first_is_name = words.starts_with(|first: char| first.is_uppercase());
    CLAUSES.party.contains(head)
        || words.split_ascii_whitespace().take(6).any(|word| {
            CLAUSES
                .party
                .contains(word.trim_matches(',').to_ascii_lowercase().as_str())
        })
        || first_is_name
            && words.split_ascii_whitespace().count() <= 3
            && !head.ends_with("ment")
            && words
                .split_ascii_whitespace()
                .all(|word| word.starts_with(char::is_uppercase))
}

/// A term that a definition explains: in quotation marks, or few words without a verb.
pub(super) fn is_term(words: &str) -> bool {
    words.contains(['"', '“', '\u{2018}']) || words.len() < 60
}
