//! Rows of Apache Parquet files.

use std::fs::File;
use std::panic::AssertUnwindSafe;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrowPrimitiveType, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use bytes::Bytes;
use jiff::Span;
use jiff::civil::{Date, date};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::file::reader::ChunkReader;

use super::row::{Columns, Row, Value};
use super::source::{self, Input};
use super::{Context, Rows};
use crate::text::Document;
use crate::{Error, ErrorKind};

/// Rows that are decoded at once.
const BATCH_ROWS: usize = 256;

/// Reads the rows; a row with a wrong value costs itself only.
pub(super) fn rows(input: Input, context: Context) -> Result<Rows, Error> {
    // A file is read in pieces, from its end.
    if let Some(path) = &input.path {
        let file = File::open(path).map_err(|cause| source::io_error(&context.name, &cause))?;
        return records(file, context);
    }
    let bytes = input.into_bytes(&context.name, context.options.max_bytes())?;
    records(Bytes::from(bytes), context)
}

fn records<R: ChunkReader + 'static>(file: R, context: Context) -> Result<Rows, Error> {
    // Without the hints that Arrow writers leave, dictionaries and views come as the strings that they stand for.
    let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
    let builder = guarded(|| ParquetRecordBatchReaderBuilder::try_new_with_options(file, options))
        .map_err(|cause| broken(&cause, &context))?;
    let names: Vec<_> = builder
        .schema()
        .fields()
        .iter()
        .map(|field| field.name().clone())
        .collect();
    let columns = Columns::find(&names, &context)?;
    let roots = columns.iter().map(|(_, index)| index);
    let mask = ProjectionMask::roots(builder.parquet_schema(), roots);
    let builder = builder.with_projection(mask).with_batch_size(BATCH_ROWS);
    let batches = guarded(|| builder.build()).map_err(|cause| broken(&cause, &context))?;
    Ok(Box::new(Records {
        batches,
        batch: None,
        at: 0,
        count: 0,
        context,
        is_done: false,
    }))
}

fn broken(cause: &str, context: &Context) -> Error {
    Error::new(
        ErrorKind::Format,
        format!("{cause}; expected a Parquet file"),
    )
    .with_origin(&context.name)
}

struct Records {
    batches: ParquetRecordBatchReader,
    batch: Option<RecordBatch>,
    /// The next row of the batch.
    at: usize,
    /// Rows before that.
    count: u64,
    context: Context,
    is_done: bool,
}

impl Records {
    fn document(&self, batch: &RecordBatch) -> Result<Document, Error> {
        let mut row = Row::EMPTY;
        for (what, name, _) in self.context.options.fields.iter() {
            if let Some(column) = batch.column_by_name(name) {
                row.set(what, value(column.as_ref(), self.at));
            }
        }
        let number = self.count + 1;
        let default_id = self.context.row_id(number);
        row.into_document(&default_id, &self.context)
            .map_err(|error| error.with_origin(format!("{}, row {number}", self.context.name)))
    }
}

impl Iterator for Records {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = &self.batch
                && self.at < batch.num_rows()
            {
                let doc = self.document(batch);
                self.at += 1;
                self.count += 1;
                return Some(doc);
            }
            if self.is_done {
                return None;
            }
            match guarded(|| self.batches.next().transpose()) {
                Ok(Some(batch)) => (self.batch, self.at) = (Some(batch), 0),
                Ok(None) => self.is_done = true,
                Err(cause) => {
                    self.is_done = true;
                    return Some(Err(broken(&cause, &self.context)));
                }
            }
        }
    }
}

/// Turns a panic of the Parquet reader, which trusts some of the numbers in a file, into an error.
fn guarded<T, E: std::fmt::Display>(read: impl FnOnce() -> Result<T, E>) -> Result<T, String> {
    // What was being read is dropped after a panic, so nobody sees it half changed.
    match std::panic::catch_unwind(AssertUnwindSafe(read)) {
        Ok(result) => result.map_err(|cause| cause.to_string()),
        Err(_) => Err("the file contradicts itself".to_owned()),
    }
}

fn value(column: &dyn Array, at: usize) -> Value {
    if column.is_null(at) {
        return Value::Absent;
    }
    let utf8 = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => Value::Text(text.to_owned()),
        Err(_) => Value::Other("bytes that are not UTF-8"),
    };
    match column.data_type() {
        DataType::Utf8 => Value::Text(column.as_string::<i32>().value(at).to_owned()),
        DataType::LargeUtf8 => Value::Text(column.as_string::<i64>().value(at).to_owned()),
        DataType::Utf8View => Value::Text(column.as_string_view().value(at).to_owned()),
        DataType::Binary => utf8(column.as_binary::<i32>().value(at)),
        DataType::LargeBinary => utf8(column.as_binary::<i64>().value(at)),
        DataType::Int8 => number::<Int8Type>(column, at),
        DataType::Int16 => number::<Int16Type>(column, at),
        DataType::Int32 => number::<Int32Type>(column, at),
        DataType::Int64 => number::<Int64Type>(column, at),
        DataType::UInt8 => number::<UInt8Type>(column, at),
        DataType::UInt16 => number::<UInt16Type>(column, at),
        DataType::UInt32 => number::<UInt32Type>(column, at),
        DataType::UInt64 => number::<UInt64Type>(column, at),
        DataType::Float32 => number::<Float32Type>(column, at),
        DataType::Float64 => number::<Float64Type>(column, at),
        DataType::Date32 => day(column.as_primitive::<Date32Type>().value(at).into()),
        DataType::Timestamp(unit, _) => {
            let (count, per_second) = match unit {
                TimeUnit::Millisecond => (
                    column.as_primitive::<TimestampMillisecondType>().value(at),
                    1_000,
                ),
                TimeUnit::Microsecond => (
                    column.as_primitive::<TimestampMicrosecondType>().value(at),
                    1_000_000,
                ),
                TimeUnit::Nanosecond => (
                    column.as_primitive::<TimestampNanosecondType>().value(at),
                    1_000_000_000,
                ),
                // Parquet has no coarser unit.
                TimeUnit::Second => return Value::Other("a time in seconds"),
            };
            day(count.div_euclid(per_second * 86_400))
        }
        DataType::Boolean => Value::Other("a boolean"),
        DataType::List(_) | DataType::LargeList(_) => Value::Other("a list"),
        DataType::Struct(_) | DataType::Map(..) => Value::Other("a structure"),
        _ => Value::Other("a value of another type"),
    }
}

fn number<T: ArrowPrimitiveType>(column: &dyn Array, at: usize) -> Value
where
    T::Native: std::fmt::Display,
{
    Value::Number(column.as_primitive::<T>().value(at).to_string())
}

/// The day so many days after the first of January 1970.
fn day(days: i64) -> Value {
    const FIRST: Date = date(1970, 1, 1);
    Span::new()
        .try_days(days)
        .and_then(|span| FIRST.checked_add(span))
        .map_or(Value::Other("a date outside the calendar"), Value::Day)
}
