//! Paragraphs, and which ends of lines end a sentence.

use std::ops::Range;

use super::Span;

/// Longer lines are paragraphs of their own, not a paragraph's wrapped lines.
const WIDEST_WRAP: usize = 120;
/// Shorter lines are verse, lists or captions, not wrapped text.
const NARROWEST_WRAP: usize = 55;

/// What stands between blank lines of `part`, trimmed.
pub(super) fn paragraphs(text: &str, part: Range<usize>) -> impl Iterator<Item = Span> {
    let end = part.end;
    let mut at = part.start;
    std::iter::from_fn(move || {
        let rest = &text[at..end];
        let start = at + (rest.len() - rest.trim_start().len());
        if start == end {
            at = end;
            return None;
        }
        let mut last = start;
        at = start;
        for line in text[start..end].split_inclusive('\n') {
            let trimmed = line.trim_end();
            if trimmed.is_empty() {
                break;
            }
            last = at + trimmed.len();
            at += line.len();
        }
        Some(Span::new(start, last))
    })
}

/// Collects where the lines end that end a sentence though a blank line does not follow.
///
/// A line that was broken because the next word no longer fitted says nothing; every other end of a line was meant.
pub(super) fn find_breaks(text: &str, paragraph: Span, breaks: &mut Vec<usize>) {
    breaks.clear();
    let body = paragraph.of(text);
    if !body.contains('\n') {
        return;
    }
    let width = body
        .split('\n')
        .map(|line| line.trim().chars().count())
        .max()
        .unwrap_or_default();
    let is_wrapped = (NARROWEST_WRAP..=WIDEST_WRAP).contains(&width);
    let mut lines = body.split('\n').peekable();
    let mut at = paragraph.start;
    while let (Some(line), Some(next)) = (lines.next(), lines.peek()) {
        at += line.len();
        let (before, after) = (line.trim(), next.trim_start());
        let next_word = after.split(char::is_whitespace).next().unwrap_or_default();
        let is_forced =
            is_wrapped && before.chars().count() + 1 + next_word.chars().count() > width;
        let ends = if is_forced {
            begins_item(after, ends_sentence(before))
        } else {
            ends_sentence(before) || !after.starts_with(char::is_lowercase)
        };
        if ends {
            breaks.push(at);
        }
        at += 1;
    }
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']'])
        .ends_with(['.', '!', '?', ':', ';', '…'])
}

/// Whether a line begins as a list's item does: a bullet always counts, a dash or a number after a finished line.
fn begins_item(line: &str, is_after_end: bool) -> bool {
    let mut words = line.split(char::is_whitespace);
    let (Some(mark), Some(_)) = (words.next(), words.next()) else {
        return false;
    };
    match mark {
        "•" | "·" | "▪" | "◦" | "●" | "■" | "*" | "‣" => true,
        "-" | "–" | "—" => is_after_end,
        _ => {
            is_after_end
                && mark.len() <= 4
                && mark.ends_with(['.', ')'])
                && mark.starts_with(|first: char| first.is_ascii_digit() || first == '(')
        }
    }
}
