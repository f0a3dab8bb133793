//! What stands before the first article: contents, title, who concludes the treaty, and why.

use super::bytes::{line_end, next_line, skip_blanks, skip_space, skip_space_back};
use super::record::Recital;
use super::scan::{Label, Mark};
use super::words::{WORDS, Words};
use crate::text::Span;

/// The parts of a treaty before its first article or division.
#[derive(Debug, Clone, Default)]
pub(super) struct Front {
    pub contents: Option<Span>,
    pub title: Option<Span>,
    /// From its heading or its first word up to the first article.
    pub preamble: Option<Span>,
    /// "The Governments of …," before the reasons.
    pub parties: Option<Span>,
    pub recitals: Vec<Recital>,
    /// "have agreed as follows:"
    pub enacting: Option<Span>,
}

/// Reads `text[..end]`; `marks` are those of the whole text.
pub(super) fn front(text: &str, end: usize, marks: &[Mark]) -> Front {
    let bytes = &text.as_bytes()[..end];
    let mut front = Front::default();
    let marks = &marks[..marks.partition_point(|mark| mark.start < end)];
    front.contents = contents(text, bytes, marks);
    let mut at = skip_space(bytes, 0);
    if let Some(contents) = front.contents.filter(|contents| contents.start <= at + 200) {
        at = skip_space(bytes, contents.end);
    }
    let from = at;
    let stop = front
        .contents
        .filter(|contents| contents.start > from)
        .map_or(end, |contents| contents.start);
    let heading = marks
        .iter()
        .filter(|mark| mark.label == Label::Preamble && mark.start >= from)
        .filter(|mark| {
            !front
                .contents
                .is_some_and(|contents| contents.contains(Span::new(mark.start, mark.end)))
        })
        .find(|mark| mark.at_line_start || is_between(bytes, mark));
    let preamble = match heading {
        Some(mark) => mark.start,
        None => preamble_start(text, bytes, from, stop),
    };
    let title_end = skip_space_back(bytes, preamble.min(stop));
    if title_end > from {
        front.title = Some(title(text, from, title_end));
    }
    if skip_space(bytes, preamble) < end {
        front.preamble = Some(Span::new(preamble, end));
        let body = heading.map_or(preamble, |mark| {
            // "[PREAMBLE]", "PREAMBLE:"
            let mut at = mark.end;
            while matches!(bytes.get(at), Some(b']' | b':' | b'*' | b'#' | b'.')) {
                at += 1;
            }
            skip_space(bytes, at)
        });
        split_preamble(text, body.min(end), end, marks, &mut front);
    }
    front
}

/// Whether a "Preamble" in the middle of a line heads one: a capital stands after it.
fn is_between(bytes: &[u8], mark: &Mark) -> bool {
    let next = skip_blanks(bytes, mark.end);
    bytes.get(next).is_some_and(u8::is_ascii_uppercase) && bytes[mark.start].is_ascii_uppercase()
}

/// The table of contents: from its heading up to where its lines end.
fn contents(text: &str, bytes: &[u8], marks: &[Mark]) -> Option<Span> {
    let heading = marks
        .iter()
        .find(|mark| mark.label == Label::Contents && mark.at_line_start)
        .filter(|mark| {
            matches!(
                bytes.get(skip_blanks(bytes, mark.end)),
                None | Some(b'\n' | b'\r')
            )
        });
    let start = heading?.start;
    let mut end = next_line(bytes, start);
    let mut at = end;
    let mut prose = 0;
    while at < bytes.len() && prose < 1 {
        let line_end = line_end(bytes, at).min(bytes.len());
        let line = text[at..line_end].trim();
        let is_label = marks
            .binary_search_by_key(&skip_blanks(bytes, at), |mark| mark.start)
            .is_ok();
        let ends_in_number = line.ends_with(|last: char| last.is_ascii_digit());
        if is_label || ends_in_number && line.len() > 3 {
            end = next_line(bytes, at).min(bytes.len());
        } else if !line.is_empty() {
            prose += usize::from(line.len() > 60 || end < at && line.len() > 3);
        }
        let next = next_line(bytes, at);
        if next <= at {
            break;
        }
        at = next;
    }
    Some(Span::new(start, end))
}

/// Where the preamble begins in a text that does not say "Preamble": at the first line or word that is no title.
fn preamble_start(text: &str, bytes: &[u8], from: usize, end: usize) -> usize {
    let first_end = line_end(bytes, from);
    if first_end < end && first_end - from < 400 {
        // Lines: the title goes on until a line reads like prose.
        let mut at = from;
        let mut last_blank = from;
        while at < end {
            let line_end = line_end(bytes, at).min(end);
            let line = text[at..line_end].trim();
            if line.is_empty() {
                last_blank = line_end;
            } else if at > from
                && opens_preamble(text, skip_blanks(bytes, at), line, last_blank > from)
            {
                return at;
            }
            let next = next_line(bytes, at);
            if next <= at {
                break;
            }
            at = next;
        }
        return end;
    }
    // One line: the title shouts, or ends where "The Government of" stands the second time.
    let mut at = from;
    let mut words = 0;
    while at < end {
        let word_end = text[at..end].find([' ', '\n']).map_or(end, |len| at + len);
        let word = &text[at..word_end];
        let is_opening = words > 2
            && word.starts_with(|first: char| first.is_uppercase())
            && opens_parties(text, at);
        if is_opening {
            return at;
        }
        words += 1;
        if words > 120 {
            break;
        }
        at = skip_space(bytes, word_end);
        if at <= word_end && at < end {
            at = word_end + 1;
            while !text.is_char_boundary(at) {
                at += 1;
            }
        }
    }
    from
}

const OPENINGS: [&str; 22] = [
    "The Government",
    "The Governments",
    "The Republic",
    "The Kingdom",
    "The States",
    "The State",
    "The Parties",
    "The Contracting",
    "The High Contracting",
    "The Principality",
    "The Cabinet",
    "The Member",
    "We the",
    "We, the",
    "The European",
    "The Federal",
    "The Union",
    "The United",
    "His Majesty",
    "Her Majesty",
    "The President",
    "The undersigned",
];

/// Whether the words at `at` say who concludes the treaty.
fn opens_parties(text: &str, at: usize) -> bool {
    let rest = &text.as_bytes()[at..];
    OPENINGS.iter().any(|opening| {
        rest.get(..opening.len())
            .is_some_and(|start| start == opening.as_bytes())
            && rest
                .get(opening.len())
                .is_none_or(|byte| !byte.is_ascii_alphanumeric())
    })
}

/// Whether a line of the front begins the preamble.
fn opens_preamble(text: &str, at: usize, line: &str, after_blank: bool) -> bool {
    if Words::starts(&WORDS.recital, text, at, 3)
        && !line.to_ascii_lowercase().starts_with("on the")
    {
        return line.len() > 12;
    }
    let shouts = line.bytes().all(|byte| !byte.is_ascii_lowercase());
    if opens_parties(text, at) {
        return after_blank
            || line.len() > 40
            || line.ends_with([',', ':', ';'])
            || line.contains("hereinafter");
    }
    if line.contains("(hereinafter")
        || line.contains("hereinafter referred")
        || line.contains("hereinafter called")
    {
        return true;
    }
    after_blank && !shouts && line.len() > 60 && line.ends_with([',', ':', ';'])
}

/// The title without registration lines that follow it.
fn title(text: &str, start: usize, end: usize) -> Span {
    // Blocks that say when and where something happened are no title.
    let block_end = text[start..end].find("\n\n").map(|len| start + len);
    let Some(first) = block_end else {
        return Span::new(start, end);
    };
    let rest = text[first..end].trim();
    let goes_on = rest.len() < 300
        && !rest.contains(". ")
        && !rest.contains("Date of")
        && rest.lines().all(|line| line.len() < 160);
    Span::new(start, if goes_on { end } else { first })
}

/// Divides the preamble into its opening, its reasons and "have agreed as follows".
fn split_preamble(text: &str, start: usize, end: usize, marks: &[Mark], front: &mut Front) {
    let bytes = text.as_bytes();
    let enacting = marks
        .iter()
        .rev()
        .find(|mark| mark.label == Label::Enacting && mark.start >= start)
        .map(|mark| {
            // From "Have", "Hereby" before it, on the same line.
            let line = super::bytes::line_start(bytes, mark.start).max(start);
            let lead = text[line..mark.start]
                .rfind([';', ',', '.', ':', '—', '\u{201d}'])
                .map_or(line, |len| {
                    line + len + text[line + len..].chars().next().map_or(1, char::len_utf8)
                });
            Span::new(skip_space(bytes, lead).min(mark.start), end)
        });
    front.enacting = enacting;
    let until = enacting.map_or(end, |span| span.start);
    // A reason opens with its word after a comma, a semicolon, a stop or on a new line.
    let mut starts: Vec<(usize, Span)> = Vec::new();
    let mut at = start;
    let mut free = true;
    while at < until {
        let here = skip_space(bytes, at);
        if here >= until {
            break;
        }
        let broke_line = bytes[at..here].contains(&b'\n');
        if (free || broke_line || at == start)
            && let Some(verb) = recital_verb(text, here, broke_line || starts.is_empty())
        {
            starts.push((here, verb));
        }
        let word_end = text[here..until]
            .find([' ', '\n', ';', ',', '.'])
            .map_or(until, |len| here + len);
        let mut next = word_end.max(here + 1);
        while !text.is_char_boundary(next) {
            next += 1;
        }
        free = matches!(bytes.get(word_end), Some(b',' | b';' | b'.'))
            || word_end > 0 && matches!(bytes[word_end - 1], b':' | b')');
        if free && matches!(bytes.get(word_end), Some(b',' | b';' | b'.')) {
            next = word_end + 1;
        }
        at = next.min(until);
    }
    let first = starts.first().map_or(until, |(at, _)| *at);
    if first > start {
        front.parties = Some(Span::new(start, first));
    }
    for (index, &(at, verb)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(until, |(next, _)| *next);
        front.recitals.push(Recital {
            verb,
            span: Span::new(at, end),
        });
    }
}

/// The word that opens a reason at `at`: with a capital, or at a line's start.
fn recital_verb(text: &str, at: usize, lower_too: bool) -> Option<Span> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if !(first.is_ascii_uppercase() || lower_too && first.is_ascii_lowercase()) {
        return None;
    }
    // The words may be glued to what follows: "Consideringthat".
    let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if !(4..=16).contains(&len) {
        return None;
    }
    let mut small = rest[..len].to_ascii_lowercase();
    if WORDS.recital.contains(small.as_str()) {
        return Some(Span::new(at, at + len));
    }
    while small.len() > 7 {
        small.pop();
        if small.ends_with("ing") && WORDS.recital.contains(small.as_str()) {
            return Some(Span::new(at, at + small.len()));
        }
    }
    Words::starts(&WORDS.recital, text, at, 3).then(|| Span::new(at, at + len))
}
