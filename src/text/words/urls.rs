//! Addresses and names of files, which are one word whatever stands in them.

use std::ops::Range;

use crate::text::tables::TABLES;

const OPENERS: [char; 8] = ['(', '[', '<', '{', '"', '\'', '“', '‘'];
const CLOSERS: [char; 14] = [
    '.', ',', ';', ':', '!', '?', ')', ']', '>', '}', '"', '\'', '”', '’',
];

/// What may stand around an address but not in a mail address or a file's name.
pub(super) fn is_bracket(char: char) -> bool {
    matches!(char, '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '"')
}

/// Where in a chunk without white space an address with its scheme stands.
pub(super) fn find_with_scheme(chunk: &str) -> Option<Range<usize>> {
    let colon = chunk.find("://")?;
    let scheme = chunk[..colon]
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let start = colon - scheme;
    (scheme > 1).then(|| start..start + trim_end(&chunk[start..]).len())
}

/// Where in a piece between brackets an address without scheme or the name of a file stands.
pub(super) fn find(piece: &str) -> Option<Range<usize>> {
    let start = piece.len() - piece.trim_start_matches(OPENERS).len();
    let core = trim_end(&piece[start..]);
    let is_address = core.len() > 3
        && (core.starts_with("www.")
            || is_email(core)
            || ends_as_name(core)
            || is_dotted_name(core));
    is_address.then_some(start..start + core.len())
}

/// Without marks that end the sentence or close a bracket around the address.
fn trim_end(address: &str) -> &str {
    let mut address = address;
    loop {
        let shorter = address.trim_end_matches(CLOSERS);
        // "…/Treaty_(1968)" keeps its bracket.
        let closes_own = address[shorter.len()..].starts_with(')')
            && shorter
                .rfind('(')
                .is_some_and(|open| !shorter[open..].contains(')'));
        if closes_own {
            let kept = &address[..=shorter.len()];
            if kept.len() == address.len() || address[kept.len()..].starts_with(CLOSERS) {
                return kept;
            }
        }
        if shorter.len() == address.len() {
            return address;
        }
        address = shorter;
    }
}

fn is_email(core: &str) -> bool {
    let core = core.strip_prefix("mailto:").unwrap_or(core);
    let Some((user, host)) = core.split_once('@') else {
        return false;
    };
    !user.is_empty()
        && !host.contains('@')
        && host.contains('.')
        && host
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
        && user
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-_+%'".contains(&byte))
}

/// Whether it is the name of a host or a file: "liquidweb.com", "cra.org/resources", "notes8-7-01.xls".
fn ends_as_name(core: &str) -> bool {
    let host = core.split('/').next().unwrap_or_default();
    let Some((name, ending)) = host.rsplit_once('.') else {
        return false;
    };
    !name.is_empty()
        && TABLES.endings.find_lowercase(ending).is_some()
        && name
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '.' | '-' | '_' | '#' | '&' | '~'))
}

/// Whether it is a chain of lower-case names: "alt.animals.cat".
fn is_dotted_name(core: &str) -> bool {
    let mut names = 0;
    core.split('.').all(|name| {
        names += 1;
        name.len() > 1
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    }) && names > 2
}
