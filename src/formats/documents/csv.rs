//! Comma-separated and tab-separated rows under a line of column names.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::options::Use;
use super::row::{Columns, Row, Value};
use super::{Context, Rows, encoding, source};
use crate::text::Document;
use crate::{Error, ErrorKind};

/// Reads rows whose columns the first line names; a broken row costs itself only.
pub(super) fn rows(
    mut reader: Box<dyn BufRead + Send>,
    is_tab_separated: bool,
    context: Context,
) -> Result<Rows, Error> {
    let delimiter = if is_tab_separated {
        b'\t'
    } else {
        comma_or_semicolon(&mut reader, &context)?
    };
    let allowance = Allowance::new(context.options.max_bytes());
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .from_reader(allowance.over(reader));
    let header = reader
        .byte_headers()
        .map_err(|cause| csv_error(cause, &context))?;
    let names: Vec<_> = header
        .iter()
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    if names.is_empty() {
        return Err(Error::new(
            ErrorKind::Format,
            "the file is empty; expected a line of column names",
        )
        .with_origin(&context.name));
    }
    let columns = Columns::find(&names, &context).map_err(|error| error.with_line(1))?;
    Ok(Box::new(Records {
        reader,
        record: ByteRecord::new(),
        width: names.len(),
        columns,
        allowance,
        count: 0,
        context,
        is_done: false,
    }))
}

/// Spreadsheets write semicolons where the comma belongs to the numbers.
fn comma_or_semicolon(reader: &mut impl BufRead, context: &Context) -> Result<u8, Error> {
    let head = reader
        .fill_buf()
        .map_err(|cause| source::io_error(&context.name, &cause))?;
    let line = head.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let is_semicolon = line.contains(&b';') && !line.contains(&b',');
    Ok(if is_semicolon { b';' } else { b',' })
}

struct Records {
    reader: Reader<Bounded<Box<dyn BufRead + Send>>>,
    record: ByteRecord,
    width: usize,
    columns: Columns,
    allowance: Allowance,
    count: u64,
    context: Context,
    is_done: bool,
}

impl Records {
    fn document(&self) -> Result<Document, Error> {
        let default_id = self.context.row_id(self.count);
        let row = self.row().map_err(|error| {
            error
                .with_origin(&self.context.name)
                .with_document(&default_id)
        })?;
        row.into_document(&default_id, &self.context)
    }

    fn row(&self) -> Result<Row, Error> {
        if self.record.len() != self.width {
            let (found, expected) = (self.record.len(), self.width);
            let message =
                format!("the row has {found} values; expected {expected}, one for each column");
            return Err(Error::new(ErrorKind::Format, message));
        }
        let mut row = Row::EMPTY;
        for (what, index) in self.columns.iter() {
            let bytes = self.record.get(index).unwrap_or_default();
            let words = std::str::from_utf8(bytes).map_err(|cause| {
                let at = cause.valid_up_to();
                let before = self.record.position().map_or(0, csv::Position::byte);
                let name = self.context.field(what);
                let error = encoding::not_utf8(bytes.get(at).copied(), at as u64);
                Error::new(
                    error.kind(),
                    format!(
                        "column {name:?} of the row at offset {before}: {}",
                        error.message()
                    ),
                )
            })?;
            // An empty cell is an empty text, but no title and no id.
            let is_given = what == Use::Text || !words.is_empty();
            if is_given {
                row.set(what, Value::Text(words.to_owned()));
            }
        }
        Ok(row)
    }
}

impl Iterator for Records {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        self.allowance.renew();
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                self.count += 1;
                let line = self.record.position().map_or(0, csv::Position::line);
                Some(self.document().map_err(|error| error.with_line(line)))
            }
            Ok(false) => {
                self.is_done = true;
                None
            }
            Err(cause) => {
                self.is_done = true;
                Some(Err(csv_error(cause, &self.context)))
            }
        }
    }
}

fn csv_error(cause: csv::Error, context: &Context) -> Error {
    let line = cause.position().map(csv::Position::line);
    let error = match cause.into_kind() {
        csv::ErrorKind::Io(cause) => source::io_error(&context.name, &cause),
        other => Error::new(ErrorKind::Format, format!("{other:?}")).with_origin(&context.name),
    };
    match line {
        Some(line) => error.with_line(line),
        None => error,
    }
}

/// How many more bytes may be read before the next row must be complete: an opening quotation mark that nothing closes
/// would draw the rest of the file into one value.
#[derive(Clone)]
struct Allowance {
    left: Arc<AtomicU64>,
    max: u64,
}

impl Allowance {
    fn new(max: u64) -> Self {
        Self {
            left: Arc::new(AtomicU64::new(max)),
            max,
        }
    }

    fn renew(&self) {
        self.left.store(self.max, Ordering::Relaxed);
    }

    fn over<R: Read>(&self, inner: R) -> Bounded<R> {
        Bounded {
            inner,
            allowance: self.clone(),
        }
    }
}

struct Bounded<R> {
    inner: R,
    allowance: Allowance,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let left = self.allowance.left.load(Ordering::Relaxed);
        if count > 0 && left == 0 {
            return Err(io::Error::other(source::too_large(self.allowance.max)));
        }
        self.allowance
            .left
            .store(left.saturating_sub(count as u64), Ordering::Relaxed);
        Ok(count)
    }
}
