//! Lines into sentences and back.

use std::fmt::Write as _;

use super::{Id, Sentence, Token};
use crate::syntax::{Deprel, Upos};
use crate::{Error, ErrorKind};

/// Reads a CoNLL-U file.
///
/// What [`write`](super::write()) gives back is the file to the letter, but for a byte order mark, the line ends of Windows, and more than
/// one empty line between sentences.
///
/// # Errors
/// [`ErrorKind::Format`] with the line, where a line has not ten columns or an empty one, a number in `ID` is not the
/// next, a range of words ends outside its sentence or overlaps another, `HEAD` is no word of the sentence, or `UPOS` or
/// `DEPREL` is none that Universal Dependencies knows.
pub fn read(file: &str) -> Result<Vec<Sentence>, Error> {
    let mut sentences = Vec::new();
    let mut open = Open::default();
    let file = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    for (number, line) in (1..).zip(file.lines()) {
        // `lines` leaves the carriage return of a last line without a line feed.
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            sentences.extend(open.finish()?);
            continue;
        }
        if open.sentence.line == 0 {
            open.sentence.line = number;
        }
        if line.starts_with('#') {
            open.sentence.comments.push(line.to_string());
        } else {
            open.push(line).map_err(|error| error.with_line(number))?;
            open.lines.push(number);
        }
    }
    sentences.extend(open.finish()?);
    Ok(sentences)
}

fn format(message: String) -> Error {
    Error::new(ErrorKind::Format, message)
}

/// The sentence that is being read.
#[derive(Default)]
struct Open {
    sentence: Sentence,
    /// The number of each token's line.
    lines: Vec<u64>,
    /// How many words there are so far.
    count: usize,
    /// The last word of the last range.
    covered: usize,
}

impl Open {
    fn push(&mut self, line: &str) -> Result<(), Error> {
        let token = read_token(line)?;
        let count = self.count;
        let is_next = match token.id {
            Id::Word(id) => id == count + 1,
            Id::Multiword(first, last) => {
                first == count + 1 && last >= first && first > self.covered
            }
            Id::Empty(after, _) => after == count,
        };
        if !is_next {
            let found = line.split('\t').next().unwrap_or_default();
            return Err(format(format!("found ID {found} after {count} words")));
        }
        match token.id {
            Id::Word(id) => self.count = id,
            Id::Multiword(_, last) => self.covered = last,
            Id::Empty(..) => {}
        }
        self.sentence.tokens.push(token);
        Ok(())
    }

    /// Closes the sentence, where one is open.
    fn finish(&mut self) -> Result<Option<Sentence>, Error> {
        let Self {
            sentence,
            lines,
            count,
            ..
        } = std::mem::take(self);
        for (token, line) in sentence.tokens.iter().zip(lines) {
            let far = match (token.id, token.head) {
                (Id::Multiword(first, last), _) if last > count => format!("ID {first}-{last}"),
                (_, Some(head)) if head > count => format!("HEAD {head}"),
                _ => continue,
            };
            return Err(
                format(format!("found {far} in a sentence of {count} words")).with_line(line),
            );
        }
        let is_open = !sentence.tokens.is_empty() || !sentence.comments.is_empty();
        Ok(is_open.then_some(sentence))
    }
}

/// A number as CoNLL-U writes it: digits, without a sign or zeros before it.
fn number(digits: &str) -> Option<usize> {
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits.len() == 1 || !digits.starts_with('0'));
    digits.parse().ok().filter(|_| is_plain)
}

fn read_token(line: &str) -> Result<Token, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = &columns[..] else {
        return Err(format(format!(
            "found {} columns, expected 10",
            columns.len()
        )));
    };
    if let Some(place) = columns.iter().position(|column| column.is_empty()) {
        return Err(format(format!(
            "column {} is empty, expected a value or _",
            place + 1
        )));
    }
    let bad_id = || {
        format(format!(
            "found ID {id:?}, expected a number, a range or a decimal"
        ))
    };
    let known = |digits: &str| number(digits).ok_or_else(bad_id);
    let id = if let Some((first, last)) = id.split_once('-') {
        Id::Multiword(known(first)?, known(last)?)
    } else if let Some((after, index)) = id.split_once('.') {
        Id::Empty(known(after)?, known(index)?)
    } else {
        Id::Word(known(id)?)
    };
    if upos != "_" {
        upos.parse::<Upos>()?;
    }
    if deprel != "_" {
        deprel.parse::<Deprel>()?;
    }
    let head = match head {
        "_" => None,
        digits => Some(
            number(digits)
                .ok_or_else(|| format(format!("found HEAD {digits:?}, expected a number or _")))?,
        ),
    };
    let [form, lemma, upos, xpos, feats, deprel, deps, misc] =
        [form, lemma, upos, xpos, feats, deprel, deps, misc].map(str::to_string);
    Ok(Token {
        id,
        form,
        lemma,
        upos,
        xpos,
        feats,
        head,
        deprel,
        deps,
        misc,
    })
}

/// Writes sentences as a CoNLL-U file.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for comment in &sentence.comments {
            out.push_str(comment);
            out.push('\n');
        }
        for token in &sentence.tokens {
            // Writing to a string cannot fail.
            let _ = match token.id {
                Id::Word(id) => write!(out, "{id}"),
                Id::Multiword(first, last) => write!(out, "{first}-{last}"),
                Id::Empty(after, index) => write!(out, "{after}.{index}"),
            };
            for column in [
                &token.form,
                &token.lemma,
                &token.upos,
                &token.xpos,
                &token.feats,
            ] {
                out.push('\t');
                out.push_str(column);
            }
            let _ = match token.head {
                Some(head) => write!(out, "\t{head}"),
                None => write!(out, "\t_"),
            };
            for column in [&token.deprel, &token.deps, &token.misc] {
                out.push('\t');
                out.push_str(column);
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}
