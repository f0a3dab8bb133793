//! Names in any script, as words of Latin letters and digits.

use std::ops::Range;

use any_ascii::any_ascii_char;
use unicode_normalization::char::is_combining_mark;

/// So much of a name is read, in bytes.
pub(super) const LONGEST_NAME: usize = 1024;

/// What the signs of a script stand for, as far as a transliteration letter by letter can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(super) enum Script {
    /// Vowels and consonants.
    Letters,
    /// Consonants: (some) vowels are left out, or written by signs that the transliteration drops.
    Consonants,
    /// Syllables or meanings, as in Chinese, Japanese and Korean: no sign is a slip for a like one.
    Syllables,
}

impl Script {
    pub(super) const ALL: [Self; 3] = [Self::Letters, Self::Consonants, Self::Syllables];

    fn of(letter: char) -> Self {
        match letter {
            '\u{590}'..='\u{8ff}'
            | '\u{900}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' => Self::Consonants,
            '\u{1100}'..='\u{11ff}'
            | '\u{3040}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7af}'
            | '\u{20000}'..='\u{3ffff}' => Self::Syllables,
            _ => Self::Letters,
        }
    }
}

/// A word of a name in small ASCII letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folded {
    pub(super) text: String,
    /// Where it stands in the name, in bytes.
    pub(super) place: Range<usize>,
    pub(super) script: Script,
    /// All its letters are capitals.
    pub(super) capitals: bool,
    /// A full stop follows.
    pub(super) stop: bool,
    /// Letters with full stops between them, put together: "A.B.C." is "abc".
    pub(super) acronym: bool,
}

/// The words of a name: letters without marks, transliterated, in small letters.
///
/// Apostrophes and what stands for them vanish ("Sa'adi"); all other punctuation parts words ("Jong-un").
pub(super) fn fold(name: &str) -> Vec<Folded> {
    let mut words: Vec<Folded> = Vec::new();
    let mut open = false;
    let mut before = None;
    let mut letters = name.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if at > LONGEST_NAME {
            break;
        }
        let end = at + letter.len_utf8();
        if letter.is_alphanumeric() {
            if !open {
                words.push(Folded {
                    text: String::new(),
                    place: at..end,
                    script: Script::Letters,
                    capitals: true,
                    stop: false,
                    acronym: false,
                });
            }
            open = true;
            if let Some(word) = words.last_mut() {
                word.place.end = end;
                word.script = word.script.max(Script::of(letter));
                word.capitals &= !letter.is_lowercase();
                push_latin(&mut word.text, letter);
            }
        } else if letter == '.' {
            if let Some(word) = words.last_mut().filter(|_| open) {
                word.stop = true;
            }
            open = false;
        } else if open {
            let joins = is_combining_mark(letter)
                || is_silent(letter)
                || (letter == '?'
                    && before.is_some_and(char::is_alphabetic)
                    && letters.peek().is_some_and(|(_, next)| next.is_alphabetic()));
            open = joins;
        }
        before = Some(letter);
    }
    let mut parted = Vec::with_capacity(words.len());
    for word in words {
        part_article(name, word, &mut parted);
    }
    parted.retain(|word| !word.text.is_empty());
    parted
}

fn push_latin(text: &mut String, letter: char) {
    if letter.is_ascii() {
        text.push(letter.to_ascii_lowercase());
        return;
    }
    let latin = any_ascii_char(letter).bytes();
    text.extend(
        latin
            .filter(u8::is_ascii_alphanumeric)
            .map(|byte| char::from(byte.to_ascii_lowercase())),
    );
}

/// Puts letters with full stops between them together.
pub(super) fn join_acronyms(words: Vec<Folded>) -> Vec<Folded> {
    let mut joined: Vec<Folded> = Vec::with_capacity(words.len());
    // Whether the last word takes another letter.
    let mut open = false;
    for word in words {
        let letter = word.text.len() == 1 && word.text.as_bytes()[0].is_ascii_alphabetic();
        match joined.last_mut() {
            Some(last) if open && letter => {
                last.text.push_str(&word.text);
                last.place.end = word.place.end;
                last.acronym = true;
                // The last letter may go without: "L.X.C Aviation".
                open = word.stop;
            }
            _ => {
                open = letter && word.stop;
                joined.push(word);
            }
        }
    }
    joined
}

/// The Arabic article is written onto its word: السيسي is "al Sisi".
fn part_article(name: &str, word: Folded, words: &mut Vec<Folded>) {
    let written = name.get(word.place.clone()).unwrap_or_default();
    let rest = written
        .strip_prefix("ال")
        .filter(|rest| rest.chars().count() > 2);
    let Some(rest) = rest else {
        words.push(word);
        return;
    };
    let border = word.place.end - rest.len();
    let mut text = String::new();
    rest.chars()
        .filter(|letter| letter.is_alphanumeric())
        .for_each(|letter| push_latin(&mut text, letter));
    words.push(Folded {
        text: "al".to_owned(),
        place: word.place.start..border,
        script: Script::Letters,
        ..word.clone()
    });
    words.push(Folded {
        text,
        place: border..word.place.end,
        ..word
    });
}

/// Marks inside a word that are no letters of it.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | '′'
            | '＇'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | 'ـ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str) -> Vec<String> {
        fold(name).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn finds_words_in_any_script() {
        assert_eq!(texts("Erdoğan, R. T."), ["erdogan", "r", "t"]);
        assert_eq!(texts("Сергей Лавров"), ["sergey", "lavrov"]);
        assert_eq!(texts("ბარაკ ობამა"), ["barak", "obama"]);
        assert_eq!(texts("バラク・オバマ"), ["baraku", "obama"]);
        assert_eq!(texts("김정은"), ["gimjeongeun"]);
        assert_eq!(texts("السيسي"), ["al", "sysy"]);
    }

    #[test]
    fn apostrophes_vanish_and_hyphens_part() {
        assert_eq!(texts("Mus’ab al-Sa'adi"), ["musab", "al", "saadi"]);
        assert_eq!(texts("Mus?ab"), ["musab"]);
        assert_eq!(texts("Who? Me"), ["who", "me"]);
        assert_eq!(texts("Kim Jong-un"), ["kim", "jong", "un"]);
    }

    #[test]
    fn a_mark_is_no_letter_of_its_own() {
        assert_eq!(texts("Влади\u{301}мир"), ["vladimir"]);
        assert_eq!(texts("e\u{301}"), texts("é"));
    }

    #[test]
    fn leaves_nothing_of_signs() {
        assert!(fold("").is_empty());
        assert!(fold("— !? ☃").is_empty());
    }

    #[test]
    fn places_are_where_the_words_stand() {
        let name = "Ким Чен Ын";
        let words: Vec<_> = fold(name)
            .into_iter()
            .map(|word| name[word.place].to_owned())
            .collect();
        assert_eq!(words, ["Ким", "Чен", "Ын"]);
    }
}
