//! Words by Universal Dependencies' English conventions.

mod runs;
mod urls;

use unicode_segmentation::UnicodeSegmentation;

use super::tables::TABLES;
use super::{Span, Word};

/// Reads the words of one paragraph after the other.
pub(super) struct Tokenizer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Where lines end that end a sentence.
    breaks: &'a [usize],
    words: &'a mut Vec<Word>,
    /// The paragraph's end.
    end: usize,
    /// A single quotation mark was opened and not closed yet.
    in_single_quotes: bool,
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(text: &'a str, breaks: &'a [usize], words: &'a mut Vec<Word>) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            breaks,
            words,
            end: 0,
            in_single_quotes: false,
        }
    }

    pub(super) fn read(&mut self, paragraph: Span) {
        self.end = paragraph.end;
        let mut at = paragraph.start;
        while at < paragraph.end {
            let start = at;
            let mut is_plain = true;
            let mut has_mark = false;
            while at < paragraph.end {
                let byte = self.bytes[at];
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' => at += 1,
                    b' ' | b'\t'..=b'\r' => break,
                    0x80.. => {
                        let char = self.char_at(at);
                        if char.is_whitespace() {
                            break;
                        }
                        is_plain = false;
                        at += char.len_utf8();
                    }
                    _ => {
                        is_plain = false;
                        has_mark |= matches!(byte, b'.' | b'@' | b':');
                        at += 1;
                    }
                }
            }
            if start == at {
                at += self.char_at(at).len_utf8();
            } else if is_plain {
                self.push_word(start, at);
            } else {
                self.read_chunk(start, at, has_mark);
            }
        }
    }

    /// Reads what stands between white space.
    fn read_chunk(&mut self, start: usize, end: usize, has_mark: bool) {
        let chunk = &self.text[start..end];
        if is_drawing(chunk) {
            return self.push(start, end);
        }
        if !has_mark {
            self.read_stretch(start, start, end);
            return;
        }
        let mut at = start;
        if let Some(url) = urls::find_with_scheme(chunk) {
            at = self.read_stretch(start, at, start + url.start);
            at = self.push_to(at, start + url.end);
        } else {
            let mut piece_start = start;
            for piece in chunk.split_inclusive(urls::is_bracket) {
                if let Some(whole) = urls::find(piece) {
                    at = self.read_stretch(start, at, piece_start + whole.start);
                    at = self.push_to(at, piece_start + whole.end);
                }
                piece_start += piece.len();
            }
        }
        self.read_stretch(start, at, end);
    }

    /// Reads from `at` up to `end`, or to where the last character ends that begins before `end`.
    fn read_stretch(&mut self, chunk_start: usize, mut at: usize, end: usize) -> usize {
        while at < end {
            at = if is_letter_or_digit(self.char_at(at)) {
                self.read_run(at, end)
            } else {
                self.read_mark(chunk_start, at, end)
            };
        }
        at
    }

    /// Reads what begins with neither a letter nor a digit; gives back where it ends.
    fn read_mark(&mut self, chunk_start: usize, at: usize, end: usize) -> usize {
        let byte = self.bytes[at];
        let rest = &self.text[at..end];
        if let Some(emoticon) = TABLES.emoticons.longest_prefix(rest) {
            let after = rest[emoticon.len()..].chars().next();
            if after.is_none_or(|after| {
                !is_letter_or_digit(after) && !self.may_close(chunk_start, at, emoticon)
            }) {
                return self.push_to(at, at + emoticon.len());
            }
        }
        let begins = at == chunk_start || !is_letter_or_digit(self.char_before(at));
        let next_is = |test: fn(&u8) -> bool| at + 1 < end && test(&self.bytes[at + 1]);
        match byte {
            b'.' => {
                let dots = self.same(at, end);
                if dots == at + 1 && next_is(|byte| b"!?".contains(byte)) {
                    return self.push_to(at, at + 1 + self.loud_len(at + 1, end));
                }
                if dots == at + 1 && begins && next_is(u8::is_ascii_alphanumeric) {
                    return self.read_run(at, end);
                }
                self.push_to(at, dots)
            }
            b'!' | b'?' => self.push_to(at, at + self.loud_len(at, end)),
            b'-' | b'=' | b'_' | b'*' | b'~' | b'<' | b'>' | b'`' | b'^' | b'#' | b'|' | b'+'
            | b',' | b':' | b'$' | b'/' | b'\\' => {
                let same = self.same(at, end);
                let joins = same == at + 1
                    && begins
                    && match byte {
                        b'+' => next_is(u8::is_ascii_digit),
                        b'#' | b'_' => next_is(u8::is_ascii_alphabetic),
                        _ => false,
                    };
                if joins {
                    self.read_run(at, end)
                } else {
                    self.push_to(at, same)
                }
            }
            b'@' if begins && next_is(u8::is_ascii_alphanumeric) => self.read_run(at, end),
            b'\'' => self.read_apostrophe(chunk_start, at, end, begins),
            0x80.. => match self.char_at(at) {
                '’' | '‘' => self.read_apostrophe(chunk_start, at, end, begins),
                '…' | '—' | '–' | '―' => {
                    let same = self.same_char(at, end);
                    self.push_to(at, same)
                }
                _ => self.push_grapheme(at, end),
            },
            _ => self.push_grapheme(at, end),
        }
    }

    /// Reads a mark that is an apostrophe or a single quotation mark.
    fn read_apostrophe(
        &mut self,
        chunk_start: usize,
        at: usize,
        end: usize,
        begins: bool,
    ) -> usize {
        let mark = self.char_at(at);
        let len = mark.len_utf8();
        let same = self.same_char(at, end);
        if same > at + len {
            return self.push_to(at, same);
        }
        let rest = &self.text[at + len..end];
        let next = rest.chars().next();
        let letters_len = rest
            .find(|char: char| !is_letter_or_digit(char))
            .unwrap_or(rest.len());
        let word = rest.get(..letters_len.min(16)).unwrap_or_default();
        // After a mark or a clitic: "Yahoo!'s", "shouldn't've".
        let is_attached = at > chunk_start && !is_opening(self.char_before(at));
        if is_attached && mark != '‘' && runs::is_clitic(word) {
            let joins_previous = !begins;
            let span = Span::new(at, self.grapheme_end(at + len + letters_len));
            self.words.push(Word {
                span,
                joins_previous,
            });
            return span.end;
        }
        if begins {
            if let Some(next) = next.filter(|&next| is_letter_or_digit(next)) {
                let is_decade = next.is_ascii_digit() && (word.ends_with('s') || word.len() == 2);
                if mark != '‘' && (is_decade || TABLES.elisions.find_lowercase(word).is_some()) {
                    return self.push_to(at, at + len + letters_len);
                }
                if mark != '’' {
                    self.in_single_quotes = true;
                }
            } else {
                self.in_single_quotes = false;
            }
            return self.push_grapheme(at, end);
        }
        // After a word: the possessive of a plural, or a closing quotation mark.
        let is_possessive = !self.in_single_quotes
            && mark != '‘'
            && matches!(self.char_before(at), 's' | 'S' | 'x' | 'z')
            && next.is_none_or(|next| !is_letter_or_digit(next));
        if is_possessive {
            self.words.push(Word {
                span: Span::new(at, at + len),
                joins_previous: true,
            });
            return at + len;
        }
        self.in_single_quotes = false;
        self.push_grapheme(at, end)
    }

    /// Whether a mark that looks like an emoticon may close a bracket: "(see:)".
    fn may_close(&self, chunk_start: usize, at: usize, emoticon: &str) -> bool {
        let near = &self.bytes[chunk_start.max(at.saturating_sub(64))..at];
        emoticon.ends_with([')', ']']) && near.iter().any(|byte| b"([".contains(byte))
    }

    /// Where the run of the byte at `at` ends.
    fn same(&self, at: usize, end: usize) -> usize {
        let byte = self.bytes[at];
        at + self.bytes[at..end]
            .iter()
            .take_while(|&&other| other == byte)
            .count()
    }

    fn loud_len(&self, at: usize, end: usize) -> usize {
        self.bytes[at..end]
            .iter()
            .take_while(|byte| b"!?".contains(byte))
            .count()
    }

    fn same_char(&self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let char = self.char_at(at);
        end - rest.trim_start_matches(char).len()
    }

    fn char_at(&self, at: usize) -> char {
        let byte = self.bytes[at];
        if byte < 0x80 {
            return char::from(byte);
        }
        self.text[at..].chars().next().unwrap_or_default()
    }

    fn char_before(&self, at: usize) -> char {
        self.text[..at].chars().next_back().unwrap_or_default()
    }

    /// What the next word begins with, if the paragraph goes on in the same sentence's line.
    fn next_word(&self, at: usize) -> Option<&'a str> {
        let rest = self.text[at..self.end].trim_start();
        let start = self.end - rest.len();
        if start > at
            && self
                .breaks
                .binary_search_by(|place| {
                    if *place < at {
                        std::cmp::Ordering::Less
                    } else if *place >= start {
                        std::cmp::Ordering::Greater
                    } else {
                        std::cmp::Ordering::Equal
                    }
                })
                .is_ok()
        {
            return None;
        }
        let len = rest
            .bytes()
            .take(24)
            .take_while(u8::is_ascii_alphabetic)
            .count();
        if len == 0 {
            let len = rest.chars().next()?.len_utf8();
            return Some(&rest[..len]);
        }
        Some(&rest[..len])
    }

    fn push(&mut self, start: usize, end: usize) {
        self.words.push(Word {
            span: Span::new(start, end),
            joins_previous: false,
        });
    }

    fn push_to(&mut self, start: usize, end: usize) -> usize {
        // A combining mark stays with what it stands on.
        let end = self.grapheme_end(end);
        self.push(start, end);
        end
    }

    fn push_grapheme(&mut self, at: usize, end: usize) -> usize {
        let len = self.text[at..end]
            .graphemes(true)
            .next()
            .map_or(1, str::len);
        self.push(at, at + len);
        at + len
    }

    /// `end`, or where the grapheme ends that goes on over it.
    fn grapheme_end(&self, end: usize) -> usize {
        if end >= self.end || self.bytes[end] < 0x80 {
            return end;
        }
        let before = self.char_before(end).len_utf8();
        let cluster = self.text[end - before..self.end].graphemes(true).next();
        end - before + cluster.map_or(before, str::len)
    }

    /// Pushes a word of letters, or its parts where two are written as one.
    fn push_word(&mut self, start: usize, end: usize) {
        if end - start <= 8
            && let Some(parts) = TABLES.contractions.find_lowercase(&self.text[start..end])
        {
            let mut at = start;
            for &len in parts {
                self.words.push(Word {
                    span: Span::new(at, at + len),
                    joins_previous: at > start,
                });
                at += len;
            }
            return;
        }
        self.push(start, end);
    }
}

fn is_letter_or_digit(char: char) -> bool {
    char.is_alphanumeric()
}

fn is_opening(char: char) -> bool {
    matches!(
        char,
        '(' | '[' | '{' | '<' | '"' | '\'' | '“' | '‘' | '«' | '-' | '–' | '—' | '/' | '…'
    )
}

/// Whether it is a line drawn with marks: "---->===<----".
fn is_drawing(chunk: &str) -> bool {
    chunk.len() >= 5
        && chunk
            .bytes()
            .all(|byte| b"-=_*~<>+|#^:/\\{}".contains(&byte))
}
