//! Letters without their case and marks, so that "Türkiye" and "TURKIYE" are one word.

use unicode_normalization::char::decompose_canonical;

/// Calls `emit` with each folded character of `c`: lower case, marks gone, letters with strokes as their plain ones.
///
/// Combining marks, soft hyphens and zero-width characters fold to nothing.
pub(crate) fn fold(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        return emit(c.to_ascii_lowercase());
    }
    if is_ignored(c) {
        return;
    }
    // These have no canonical decomposition.
    let plain = match c {
        'ı' => "i",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        'ə' | 'Ə' => "a",
        _ => {
            decompose_canonical(c, |part| {
                if !is_ignored(part) {
                    part.to_lowercase()
                        .filter(|&lower| !is_ignored(lower))
                        .for_each(&mut emit);
                }
            });
            return;
        }
    };
    plain.chars().for_each(emit);
}

/// Whether a character stands inside words without being a letter of them.
pub(crate) const fn is_ignored(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(words: &str) -> String {
        let mut out = String::new();
        words.chars().for_each(|c| fold(c, |plain| out.push(plain)));
        out
    }

    #[test]
    fn folds_case_and_marks() {
        assert_eq!(
            folded("TÜRKİYE Łódź Côte Malacañang"),
            "turkiye lodz cote malacanang"
        );
        // "é" as one character and as two.
        assert_eq!(folded("Mal\u{e9}"), folded("Male\u{301}"));
    }

    #[test]
    fn leaves_other_scripts() {
        assert_eq!(folded("МИД 外交部"), "мид 外交部");
    }
}
