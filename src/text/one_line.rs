//! Words that a text breaks over lines, for where only one has room.

use std::borrow::Cow;

/// Words with each run of blanks and line breaks as one blank, and none around them.
pub(crate) fn one_line(words: &str) -> Cow<'_, str> {
    let words = words.trim();
    let has_breaks = || memchr::memchr3(b'\n', b'\r', b'\t', words.as_bytes()).is_some();
    if words.is_ascii() && !has_breaks() && memchr::memmem::find(words.as_bytes(), b"  ").is_none()
    {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_become_one_blank() {
        for (words, expected) in [
            ("", ""),
            ("  a b ", "a b"),
            ("a  b", "a b"),
            ("a\r\n\tb\n", "a b"),
            ("é\u{a0}\u{2003}ü", "é ü"),
        ] {
            assert_eq!(one_line(words), expected, "{words:?}");
        }
    }

    #[test]
    fn what_is_one_line_is_not_copied() {
        assert!(matches!(one_line("a b"), Cow::Borrowed(_)));
    }
}
