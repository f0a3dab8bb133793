//! JSON: one object, an array of objects, or one object a line.

use std::io::{BufRead, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::options::Use;
use super::row::{Row, Value};
use super::{Context, Rows, encoding, source};
use crate::text::Document;
use crate::{Error, ErrorKind};

/// Reads one object a line; a broken line costs itself only.
pub(super) fn lines(reader: Box<dyn BufRead + Send>, context: Context) -> Rows {
    Box::new(Lines {
        reader,
        line: 0,
        offset: 0,
        rows: Objects::new(context),
        is_done: false,
    })
}

/// Reads an object, or an array of them.
pub(super) fn values(text: String, context: Context) -> Rows {
    let start = text.len() - text.trim_start().len();
    let is_array = text[start..].starts_with('[');
    // Lines under the name of a whole file are common enough to be understood.
    if !is_array && looks_like_lines(text.as_bytes()) {
        return lines(Box::new(std::io::Cursor::new(text)), context);
    }
    Box::new(Values {
        next: Next::Begin { is_array },
        at: start,
        line: 1 + newlines(&text[..start]),
        text,
        rows: Objects::new(context),
    })
}

/// Whether several objects follow each other line by line.
pub(super) fn looks_like_lines(bytes: &[u8]) -> bool {
    let mut lines = bytes
        .split(|&byte| byte == b'\n')
        .map(<[u8]>::trim_ascii)
        .filter(|line| !line.is_empty());
    let (first, second) = (lines.next(), lines.next());
    second.is_some_and(|second| {
        second.starts_with(b"{")
            || first.is_some_and(|first| serde_json::from_slice::<IgnoredAny>(first).is_ok())
    })
}

struct Lines {
    reader: Box<dyn BufRead + Send>,
    line: u64,
    /// Bytes before the current line.
    offset: u64,
    rows: Objects,
    is_done: bool,
}

impl Lines {
    /// The next line that is not blank, without its end.
    fn next_line(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let max = self.rows.context.options.max_bytes();
        loop {
            let mut line = Vec::new();
            let read = self
                .reader
                .by_ref()
                .take(max + 2)
                .read_until(b'\n', &mut line)
                .map_err(|cause| {
                    self.is_done = true;
                    source::io_error(&self.rows.context.name, &cause)
                })?;
            if read == 0 {
                return Ok(None);
            }
            self.line += 1;
            self.offset += read as u64;
            if read as u64 > max && line.last() != Some(&b'\n') {
                self.skip_line()?;
                return Err(source::too_large(max)
                    .with_origin(&self.rows.context.name)
                    .with_line(self.line));
            }
            if !line.trim_ascii().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    fn skip_line(&mut self) -> Result<(), Error> {
        let skipped = self.reader.skip_until(b'\n').map_err(|cause| {
            self.is_done = true;
            source::io_error(&self.rows.context.name, &cause)
        })?;
        self.offset += skipped as u64;
        Ok(())
    }

    fn read(&mut self, bytes: &[u8]) -> Result<Document, Error> {
        let here = |error: Error| {
            error
                .with_origin(&self.rows.context.name)
                .with_line(self.line)
        };
        let json = std::str::from_utf8(bytes).map_err(|cause| {
            let at = cause.valid_up_to();
            let offset = self.offset - bytes.len() as u64 + at as u64;
            here(encoding::not_utf8(bytes.get(at).copied(), offset))
        })?;
        self.rows.read(json.trim_end(), self.line)
    }
}

impl Iterator for Lines {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        match self.next_line() {
            Ok(Some(line)) => Some(self.read(&line)),
            Ok(None) => {
                self.is_done = true;
                self.rows.finish().map(Err)
            }
            Err(error) => Some(Err(error)),
        }
    }
}

/// What stands at the current place of a JSON file.
enum Next {
    Begin { is_array: bool },
    Element,
    Delimiter,
    End,
}

struct Values {
    text: String,
    at: usize,
    /// The line of `at`.
    line: u64,
    next: Next,
    rows: Objects,
}

impl Values {
    fn advance(&mut self, by: usize) {
        self.line += newlines(&self.text[self.at..self.at + by]);
        self.at += by;
    }

    fn skip_blanks(&mut self) {
        let rest = &self.text[self.at..];
        self.advance(rest.len() - rest.trim_start().len());
    }

    fn starts_with(&self, sign: char) -> bool {
        self.text[self.at..].starts_with(sign)
    }

    fn unexpected(&self, expected: &str) -> Error {
        let found = match self.text[self.at..].chars().next() {
            Some(sign) => format!("{sign:?}"),
            None => "the end of the file".to_owned(),
        };
        Error::new(
            ErrorKind::Format,
            format!("found {found}; expected {expected}"),
        )
        .with_origin(&self.rows.context.name)
        .with_line(self.line)
    }

    /// The object at the current place.
    fn element(&mut self, is_alone: bool) -> Result<Document, Error> {
        let mut values =
            serde_json::Deserializer::from_str(&self.text[self.at..]).into_iter::<&RawValue>();
        let value = match values.next() {
            Some(Ok(value)) => value.get(),
            Some(Err(cause)) => return Err(self.broken(&cause)),
            None => return Err(self.unexpected("an object")),
        };
        let read = values.byte_offset();
        let doc = self.rows.read_as(value, self.line, is_alone);
        self.advance(read);
        doc
    }

    fn broken(&self, cause: &serde_json::Error) -> Error {
        broken(cause, "an object, or an array of objects")
            .with_origin(&self.rows.context.name)
            .with_line(self.line + (cause.line() as u64).saturating_sub(1))
    }
}

impl Iterator for Values {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            self.skip_blanks();
            match self.next {
                Next::Begin { is_array: false } => {
                    self.next = Next::End;
                    let before = self.at;
                    let doc = self.element(true);
                    self.skip_blanks();
                    if self.at > before && self.at < self.text.len() {
                        return Some(Err(self.unexpected("nothing more after the object")));
                    }
                    return Some(doc);
                }
                Next::Begin { is_array: true } => {
                    self.advance(1);
                    self.skip_blanks();
                    self.next = if self.starts_with(']') {
                        Next::Delimiter
                    } else {
                        Next::Element
                    };
                }
                Next::Element => {
                    let before = self.at;
                    let doc = self.element(false);
                    // Where the syntax itself is broken, nothing behind can be told apart.
                    self.next = if self.at > before {
                        Next::Delimiter
                    } else {
                        Next::End
                    };
                    return Some(doc);
                }
                Next::Delimiter if self.starts_with(',') => {
                    self.advance(1);
                    self.next = Next::Element;
                }
                Next::Delimiter => {
                    let is_closed = self.starts_with(']');
                    if is_closed {
                        self.advance(1);
                        self.skip_blanks();
                    }
                    self.next = Next::End;
                    if !is_closed {
                        return Some(Err(self.unexpected("a comma or the end of the array")));
                    }
                    if self.at < self.text.len() {
                        return Some(Err(self.unexpected("nothing more after the array")));
                    }
                }
                Next::End => return self.rows.finish().map(Err),
            }
        }
    }
}

/// Makes documents of objects, and knows at the end which named fields never came.
struct Objects {
    context: Context,
    count: u64,
    seen: Vec<Use>,
}

impl Objects {
    fn new(context: Context) -> Self {
        Self {
            context,
            count: 0,
            seen: Vec::new(),
        }
    }

    fn read(&mut self, json: &str, line: u64) -> Result<Document, Error> {
        self.read_as(json, line, false)
    }

    fn read_as(&mut self, json: &str, line: u64, is_alone: bool) -> Result<Document, Error> {
        self.count += 1;
        let default_id = if is_alone {
            self.context.stem.clone()
        } else {
            self.context.row_id(self.count)
        };
        let mut source = serde_json::Deserializer::from_str(json);
        let row = ObjectSeed {
            context: &self.context,
            seen: &mut self.seen,
        }
        .deserialize(&mut source)
        .and_then(|row| source.end().map(|()| row));
        match row {
            Ok(row) => row
                .into_document(&default_id, &self.context)
                .map_err(|error| error.with_line(line)),
            Err(cause) => Err(broken(&cause, "one object with the document's fields")
                .with_document(default_id)
                .with_origin(&self.context.name)
                .with_line(line + (cause.line() as u64).saturating_sub(1))),
        }
    }

    /// The error of a field that was asked for by name and that no object has.
    fn finish(&mut self) -> Option<Error> {
        if std::mem::take(&mut self.count) == 0 {
            return None;
        }
        let missing = self
            .context
            .options
            .fields
            .iter()
            .find(|(what, _, is_named)| {
                *is_named && *what != Use::Text && !self.seen.contains(what)
            });
        missing.map(|(_, name, _)| {
            Error::new(
                ErrorKind::MissingField,
                format!("no object has a field {name:?}"),
            )
            .with_origin(&self.context.name)
        })
    }
}

/// An error of the JSON parser, without the place that it gives in its own way.
fn broken(cause: &serde_json::Error, expected: &str) -> Error {
    let words = cause.to_string();
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(words, _)| words);
    let message = format!("{words} (column {}); expected {expected}", cause.column());
    Error::new(ErrorKind::Format, message)
}

fn newlines(text: &str) -> u64 {
    text.bytes().filter(|&byte| byte == b'\n').count() as u64
}

/// Reads the fields that are asked for and passes over the others.
struct ObjectSeed<'a> {
    context: &'a Context,
    seen: &'a mut Vec<Use>,
}

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_> {
    type Value = Row;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Row, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_> {
    type Value = Row;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Row, A::Error> {
        let mut row = Row::EMPTY;
        while let Some(key) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            let wanted = || {
                self.context
                    .options
                    .fields
                    .iter()
                    .filter(|(_, name, _)| *name == key)
            };
            if wanted().next().is_none() {
                map.next_value::<IgnoredAny>()?;
                continue;
            }
            let value: serde_json::Value = map.next_value()?;
            for (what, ..) in wanted() {
                if !self.seen.contains(&what) {
                    self.seen.push(what);
                }
                row.set(what, field_value(value.clone()));
            }
        }
        Ok(row)
    }
}

fn field_value(value: serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Absent,
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Number(number) => Value::Number(number.to_string()),
        serde_json::Value::Bool(_) => Value::Other("a boolean"),
        serde_json::Value::Array(_) => Value::Other("an array"),
        serde_json::Value::Object(_) => Value::Other("an object"),
    }
}
