//! Steps over bytes of a text: blanks, dashes, quotation marks and words, in either direction.
//!
//! Every position that these functions return lies on a character boundary when the one they are given does.

/// How many bytes of blank space (but no line break) start at `at`; a no-break space is blank.
fn blank_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b' ' | b'\t' | 0x0B | 0x0C) => 1,
        Some(0xC2) if bytes.get(at + 1) == Some(&0xA0) => 2,
        Some(0xE2)
            if bytes.get(at + 1) == Some(&0x80)
                && matches!(bytes.get(at + 2), Some(0x80..=0x8B | 0xAF)) =>
        {
            3
        }
        _ => 0,
    }
}

/// The first position from `at` on that is neither blank nor, past the line's end, looked at.
pub(super) fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    loop {
        match blank_len(bytes, at) {
            0 => return at,
            len => at += len,
        }
    }
}

/// The first position from `at` on that is neither blank nor a line break.
pub(super) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = skip_blanks(bytes, at);
        match bytes.get(at) {
            Some(b'\n' | b'\r') => at += 1,
            _ => return at,
        }
    }
}

/// The end of what stands before `at` when the blanks between are left out.
pub(super) fn skip_blanks_back(bytes: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = at.checked_sub(1).and_then(|before| bytes.get(before)) {
        match byte {
            b' ' | b'\t' | 0x0B | 0x0C => at -= 1,
            0xA0 if at >= 2 && bytes[at - 2] == 0xC2 => at -= 2,
            0x80..=0x8B | 0xAF if at >= 3 && bytes[at - 3] == 0xE2 && bytes[at - 2] == 0x80 => {
                at -= 3;
            }
            _ => break,
        }
    }
    at
}

/// The end of what stands before `at` when blanks and line breaks between are left out.
pub(super) fn skip_space_back(bytes: &[u8], mut at: usize) -> usize {
    loop {
        at = skip_blanks_back(bytes, at);
        match at.checked_sub(1).and_then(|before| bytes.get(before)) {
            Some(b'\n' | b'\r') => at -= 1,
            _ => return at,
        }
    }
}

/// Where the line that holds `at` ends: at its line break or at the text's end.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    bytes
        .get(at..)
        .and_then(|rest| memchr::memchr2(b'\n', b'\r', rest))
        .map_or(bytes.len(), |len| at + len)
}

/// Where the line after the one that holds `at` begins.
pub(super) fn next_line(bytes: &[u8], at: usize) -> usize {
    let end = line_end(bytes, at);
    match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'\r'), Some(b'\n')) => end + 2,
        (Some(_), _) => end + 1,
        (None, _) => end,
    }
}

/// Where the line that holds `at` begins.
pub(super) fn line_start(bytes: &[u8], at: usize) -> usize {
    memchr::memrchr2(b'\n', b'\r', &bytes[..at]).map_or(0, |before| before + 1)
}

/// How many line breaks stand between two positions.
pub(super) fn breaks(bytes: &[u8], from: usize, to: usize) -> usize {
    bytes
        .get(from..to)
        .map_or(0, |between| memchr::memchr_iter(b'\n', between).count())
}

/// The length of a dash or hyphen at `at`, or 0.
pub(super) fn dash_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'-') => 1,
        Some(0xE2)
            if bytes.get(at + 1) == Some(&0x80)
                && matches!(bytes.get(at + 2), Some(0x90..=0x95)) =>
        {
            3
        }
        Some(0xE2) if bytes.get(at + 1) == Some(&0x88) && bytes.get(at + 2) == Some(&0x92) => 3,
        _ => 0,
    }
}

/// The length of an opening or closing quotation mark at `at`, or 0.
pub(super) fn quote_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b'"' | b'\'') => 1,
        Some(0xE2)
            if bytes.get(at + 1) == Some(&0x80)
                && matches!(bytes.get(at + 2), Some(0x98..=0x9F)) =>
        {
            3
        }
        Some(0xC2) if matches!(bytes.get(at + 1), Some(0xAB | 0xBB)) => 2,
        _ => 0,
    }
}

/// Whether a quotation mark ends right before `at`.
pub(super) fn quote_before(bytes: &[u8], at: usize) -> bool {
    (1..=3).any(|len| at >= len && quote_len(bytes, at - len) == len)
}

/// Whether the byte belongs to a word: an ASCII letter or digit, or any byte of another script's character.
pub(super) const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// The run of letters and inner hyphens that starts at `at`.
pub(super) fn word(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let len = rest
        .bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/')))
        .unwrap_or(rest.len());
    &rest[..len]
}

/// The run of letters, with a closing full stop of an abbreviation, that ends at `end`.
pub(super) fn word_before(text: &str, end: usize) -> &str {
    let bytes = text.as_bytes();
    let stop = usize::from(end > 0 && bytes[end - 1] == b'.');
    let mut start = end - stop;
    while start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'-') {
        start -= 1;
    }
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_include_the_no_break_space_but_no_line_break() {
        let text = "a \u{a0}\u{2009}\tb\n";
        assert_eq!(skip_blanks(text.as_bytes(), 1), text.len() - 2);
        assert_eq!(skip_blanks_back(text.as_bytes(), text.len() - 2), 1);
        assert_eq!(skip_blanks(text.as_bytes(), text.len() - 1), text.len() - 1);
    }

    #[test]
    fn lines_end_at_either_break() {
        let text = b"ab\r\ncd\n";
        assert_eq!(
            (line_end(text, 0), next_line(text, 0), line_start(text, 5)),
            (2, 4, 4)
        );
        assert_eq!(next_line(text, 4), text.len());
    }

    #[test]
    fn words_before_keep_an_abbreviations_stop() {
        assert_eq!(word_before("see Art.", 8), "Art.");
        assert_eq!(word_before("é of", 5), "of");
    }
}
