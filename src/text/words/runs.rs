//! Words that begin with a letter or a digit, and what joins them.

use super::{Tokenizer, is_letter_or_digit};
use crate::text::tables::{Abbreviation, TABLES};
use crate::text::{Span, Word};

/// Where a run goes on after a mark inside it.
enum Joint {
    /// The mark belongs to the word; reading goes on behind so many bytes.
    Joins(usize),
    /// The word ends behind so many bytes of the mark.
    Ends(usize),
    /// The word's last so many bytes, from `at` back, and what follows up to the second number, are a clitic.
    Clitic { start: usize, end: usize },
}

/// What is written onto any word with an apostrophe.
pub(super) fn is_clitic(letters: &str) -> bool {
    ["s", "m", "re", "ve", "ll", "d"]
        .iter()
        .any(|clitic| letters.eq_ignore_ascii_case(clitic))
}

impl Tokenizer<'_> {
    /// Reads a word that begins at `start` and lies before `end`; gives back where it ends.
    pub(super) fn read_run(&mut self, start: usize, end: usize) -> usize {
        // A mark that the caller found to belong to the word.
        let mut at = start;
        if !is_letter_or_digit(self.char_at(at)) {
            at += self.char_at(at).len_utf8();
        }
        // Where the part began that the last joint began.
        let mut part = at;
        let mut has_hyphen = false;
        loop {
            at = self.skip_letters(at, end);
            if at >= end {
                break;
            }
            match self.joint(start, part, at, end, &mut has_hyphen) {
                Joint::Joins(len) => {
                    at += len;
                    part = at;
                }
                Joint::Ends(len) => {
                    at += len;
                    break;
                }
                Joint::Clitic {
                    start: clitic,
                    end: clitic_end,
                } => {
                    if clitic > start {
                        self.push_number_or_word(start, clitic);
                    }
                    self.words.push(Word {
                        span: Span::new(clitic, clitic_end),
                        joins_previous: clitic > start,
                    });
                    return clitic_end;
                }
            }
        }
        let at = self.grapheme_end(at);
        self.push_number_or_word(start, at);
        at
    }

    fn skip_letters(&self, mut at: usize, end: usize) -> usize {
        while at < end {
            if self.bytes[at].is_ascii_alphanumeric() {
                at += 1;
                continue;
            }
            if self.bytes[at] < 0x80 {
                break;
            }
            let char = self.char_at(at);
            if is_letter_or_digit(char) {
                at += char.len_utf8();
                continue;
            }
            let extended = self.grapheme_end(at).min(end);
            if extended == at {
                break;
            }
            at = extended;
        }
        at
    }

    fn joint(
        &self,
        start: usize,
        part: usize,
        at: usize,
        end: usize,
        has_hyphen: &mut bool,
    ) -> Joint {
        let mark = self.char_at(at);
        let len = mark.len_utf8();
        let before = self.char_before(at);
        let after = self.text[at + len..end].chars().next();
        let is_between =
            |test: fn(&char) -> bool| test(&before) && after.as_ref().is_some_and(test);
        let goes_on = after.is_some_and(is_letter_or_digit);
        let joins = |is_joint: bool| {
            if is_joint {
                Joint::Joins(len)
            } else {
                Joint::Ends(0)
            }
        };
        match mark {
            '.' => self.dot(start, part, at, end),
            ',' => joins(is_between(char::is_ascii_digit) && self.digits_from(at + 1, end) == 3),
            ':' => joins(is_between(char::is_ascii_digit)),
            '/' => joins(
                is_between(char::is_ascii_digit)
                    || (at - start == 1
                        && matches!(before, 'w' | 'c' | 'n' | 's' | 'b')
                        && goes_on),
            ),
            '&' => joins(before.is_uppercase() && after.is_some_and(char::is_uppercase)),
            '_' | '@' => joins(goes_on),
            '*' => joins(is_between(|char| char.is_alphabetic())),
            '$' => {
                let is_currency = at - start <= 3
                    && self.bytes[start..at].iter().all(u8::is_ascii_uppercase)
                    && after.is_some_and(|after| after.is_ascii_digit());
                Joint::Ends(usize::from(is_currency))
            }
            '-' => self.hyphen(start, at, end, has_hyphen),
            '\'' | '’' | '`' => self.apostrophe(start, at, end, len),
            _ => Joint::Ends(0),
        }
    }

    fn digits_from(&self, at: usize, end: usize) -> usize {
        self.bytes[at..end]
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    }

    fn dot(&self, start: usize, part: usize, at: usize, end: usize) -> Joint {
        let before = self.char_before(at);
        let after = self.text[at + 1..end].chars().next();
        let letter = at - before.len_utf8();
        // "5:30p.m.": the letter may stand on a number.
        let is_letter =
            before.is_alphabetic() && (letter == part || self.bytes[letter - 1].is_ascii_digit());
        if let Some(after) = after {
            if before.is_ascii_digit() && after.is_ascii_digit() {
                return Joint::Joins(1);
            }
            if after.is_alphanumeric() {
                // "U.S", "a.m", "Ph.D": letters with a dot each.
                let next_len = self.skip_letters(at + 1, end) - at - 1;
                let is_dotted =
                    next_len == after.len_utf8() && after.is_alphabetic() && at - part <= 2;
                if (is_letter && after.is_alphabetic() && next_len <= 2)
                    || (is_dotted && before.is_alphabetic())
                {
                    return Joint::Joins(1);
                }
                return Joint::Ends(usize::from(self.is_abbreviation(start, at, end)));
            }
            // "Inc..": the abbreviation's stop and the sentence's; three are an ellipsis.
            if after == '.' && self.same(at, end) > at + 2 {
                return Joint::Ends(0);
            }
        }
        let is_dotted = is_letter && part > start && self.bytes[part - 1] == b'.';
        let is_abbreviation = self.is_abbreviation(start, at, end)
            || part > start && self.is_abbreviation(part, at, end);
        Joint::Ends(usize::from(is_dotted || is_abbreviation))
    }

    /// Whether the dot at `at` belongs to the word before it.
    fn is_abbreviation(&self, start: usize, at: usize, end: usize) -> bool {
        let word = &self.text[start..=at];
        let next = if at + 1 < end {
            None
        } else {
            self.next_word(at + 1)
        };
        let next_in_chunk = self.text[at + 1..end].chars().next();
        let next_char = next_in_chunk.or_else(|| next?.chars().next());
        match TABLES.abbreviation(word) {
            Some(Abbreviation::Title) => next_char.is_some(),
            Some(Abbreviation::Number) => next_char.is_some_and(|char| char.is_ascii_digit()),
            Some(Abbreviation::Inner) => {
                next_in_chunk.is_some()
                    || next.is_some_and(|next| TABLES.starters.find(next).is_none())
            }
            Some(Abbreviation::Free) => true,
            None => {
                let letter = self.char_before(at);
                let is_initial = letter.len_utf8() == at - start && letter.is_uppercase();
                is_initial
                    && next.is_some_and(|next| {
                        next.starts_with(char::is_alphabetic)
                            && TABLES.starters.find(next).is_none()
                    })
            }
        }
    }

    fn hyphen(&self, start: usize, at: usize, end: usize, has_hyphen: &mut bool) -> Joint {
        if *has_hyphen || !self.text[at + 1..end].starts_with(is_letter_or_digit) {
            return Joint::Ends(0);
        }
        *has_hyphen = true;
        let word = &self.text[start..at];
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.digit_groups(start, at, end);
        }
        if TABLES.prefixes.find_lowercase(word).is_some() {
            return Joint::Joins(1);
        }
        Joint::Ends(0)
    }

    /// "555-0143", "212-555-0143", "2024-06-30": a telephone number or a day; but not "5-10".
    fn digit_groups(&self, start: usize, at: usize, end: usize) -> Joint {
        let mut groups = 1;
        let mut place = at;
        let mut last = at - start;
        // A bound, so that a long chain is not read again from each of its numbers.
        while groups < 6 && place < end && self.bytes[place] == b'-' {
            let digits = self.digits_from(place + 1, end);
            if digits == 0 {
                break;
            }
            last = digits;
            groups += 1;
            place += 1 + digits;
        }
        let is_word = place < end && is_letter_or_digit(self.char_at(place));
        if !is_word && (groups > 2 || (at - start == 3 && last == 4)) {
            return Joint::Ends(place - at);
        }
        Joint::Ends(0)
    }

    fn apostrophe(&self, start: usize, at: usize, end: usize, len: usize) -> Joint {
        let letters = &self.text[at + len..end];
        let letters_len = self.skip_letters(at + len, end) - at - len;
        let suffix = &letters[..letters_len];
        if suffix.is_empty() {
            return Joint::Ends(0);
        }
        let suffix_end = at + len + letters_len;
        let is = |form: &str| suffix.eq_ignore_ascii_case(form);
        if is("t") && matches!(self.bytes[at - 1], b'n' | b'N') && at - start > 1 {
            return Joint::Clitic {
                start: at - 1,
                end: suffix_end,
            };
        }
        if is_clitic(suffix) {
            let host = &self.bytes[start..at];
            // "the 80's" is one word.
            let is_decade = is("s")
                && host.len().is_multiple_of(2)
                && host.len() <= 4
                && host.ends_with(b"0")
                && host.iter().all(u8::is_ascii_digit);
            if is_decade {
                return Joint::Ends(len + letters_len);
            }
            return Joint::Clitic {
                start: at,
                end: suffix_end,
            };
        }
        Joint::Joins(len)
    }

    /// Pushes a word, parted where a unit is written onto its number: "5pm", "2.5bn".
    fn push_number_or_word(&mut self, start: usize, end: usize) {
        let bytes = &self.bytes[start..end];
        if bytes[0].is_ascii_digit() {
            let number = bytes
                .iter()
                .take_while(|byte| byte.is_ascii_digit() || b".,:".contains(byte))
                .count();
            let unit = &self.text[start + number..end];
            if bytes[number - 1].is_ascii_digit() {
                let is_clock = matches!(unit, "a.m." | "p.m." | "A.M." | "P.M.");
                if is_clock || TABLES.units.find(unit).is_some() {
                    self.push(start, start + number);
                    self.push(start + number, end);
                    return;
                }
            }
            return self.push(start, end);
        }
        self.push_word(start, end);
    }
}
