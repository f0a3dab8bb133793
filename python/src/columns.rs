//! Columns of text as Python hands them in: Arrow data without a copy, or any sequence.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::LargeStringBuilder;
use arrow_array::{
    Array, ArrayRef, LargeStringArray, RecordBatch, StringArray, StringViewArray, StructArray,
};
use arrow_schema::{DataType, FieldRef};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::input::AnyArray;

use crate::analyze::{date_words, str_of};
use crate::errors::raise;

/// What a column holds, and so which types it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Text.
    Text,
    /// Names of documents: text or whole numbers.
    Id,
    /// Days: text, dates, points in time.
    Day,
}

/// A column of texts, in any number of chunks.
pub(crate) struct Column {
    chunks: Vec<Chunk>,
    /// The row that each chunk begins with.
    starts: Vec<usize>,
    len: usize,
    /// Rows that are neither text nor empty.
    faults: HashMap<usize, Error>,
}

enum Chunk {
    Short(StringArray),
    Long(LargeStringArray),
    View(StringViewArray),
}

impl Column {
    /// How many rows it has.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The text of a row, or none where the cell is empty.
    pub(crate) fn at(&self, row: usize) -> Result<Option<&str>, Error> {
        if let Some(fault) = self.faults.get(&row) {
            return Err(fault.clone());
        }
        let chunk = self.starts.partition_point(|&start| start <= row) - 1;
        let row = row - self.starts[chunk];
        Ok(match &self.chunks[chunk] {
            Chunk::Short(array) => array.is_valid(row).then(|| array.value(row)),
            Chunk::Long(array) => array.is_valid(row).then(|| array.value(row)),
            Chunk::View(array) => array.is_valid(row).then(|| array.value(row)),
        })
    }

    fn new(chunks: Vec<Chunk>, faults: HashMap<usize, Error>) -> Self {
        let mut len = 0;
        let starts = chunks
            .iter()
            .map(|chunk| {
                let start = len;
                len += match chunk {
                    Chunk::Short(array) => array.len(),
                    Chunk::Long(array) => array.len(),
                    Chunk::View(array) => array.len(),
                };
                start
            })
            .collect();
        Self {
            chunks,
            starts,
            len,
            faults,
        }
    }

    /// A column from Arrow arrays.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] where their type is none that such a column may have, [`ErrorKind::Encoding`] where the
    /// bytes are not UTF-8.
    fn from_arrays(arrays: &[ArrayRef], name: &str, holds: Holds) -> Result<Self, Error> {
        let chunks = arrays.iter().map(|array| chunk(array, name, holds));
        Ok(Self::new(chunks.collect::<Result<_, _>>()?, HashMap::new()))
    }

    /// A column from any sequence; a value of a wrong type is a fault of its row.
    fn from_sequence(values: &Bound<'_, PyAny>, name: &str, holds: Holds) -> PyResult<Self> {
        let mut builder = LargeStringBuilder::new();
        let mut faults = HashMap::new();
        for (row, value) in values.try_iter()?.enumerate() {
            let value = value?;
            if value.is_none() {
                builder.append_null();
                continue;
            }
            let words = words_of(&value, name, holds)?;
            match words
                .and_then(|words| str_of(&words, name).map(|words| builder.append_value(words)))
            {
                Ok(()) => {}
                Err(fault) => {
                    builder.append_null();
                    faults.insert(row, fault);
                }
            }
        }
        Ok(Self::new(vec![Chunk::Long(builder.finish())], faults))
    }

    /// A column from Arrow data or any sequence.
    pub(crate) fn from_values(
        values: &Bound<'_, PyAny>,
        name: &str,
        holds: Holds,
    ) -> PyResult<Self> {
        if !speaks_arrow(values)? {
            return Self::from_sequence(values, name, holds);
        }
        let (arrays, _) = arrays(values)?;
        Self::from_arrays(&arrays, name, holds).map_err(|error| raise(values.py(), &error))
    }
}

/// The words of one cell.
fn words_of<'py>(
    value: &Bound<'py, PyAny>,
    name: &str,
    holds: Holds,
) -> PyResult<Result<Bound<'py, PyString>, Error>> {
    if let Ok(words) = value.cast::<PyString>() {
        return Ok(Ok(words.clone()));
    }
    let (words, expected) = match holds {
        Holds::Text => (None, "str"),
        Holds::Id => (
            value
                .extract::<i128>()
                .is_ok()
                .then(|| value.str())
                .transpose()?,
            "str or int",
        ),
        Holds::Day => (date_words(value).ok(), "str, date or datetime"),
    };
    let found = value.get_type().name()?;
    Ok(words.ok_or_else(|| {
        let message = format!("found {found}; expected {expected}");
        Error::new(ErrorKind::Format, message).with_origin(name)
    }))
}

/// A frame: columns with names.
pub(crate) struct Frame {
    batches: Vec<RecordBatch>,
    names: Vec<String>,
}

impl Frame {
    /// The frame that a Python object is, or none where it has no named columns.
    pub(crate) fn from_python(object: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        if !speaks_arrow(object)? {
            return Ok(None);
        }
        let (arrays, field) = arrays(object)?;
        let DataType::Struct(fields) = field.data_type() else {
            return Ok(None);
        };
        let names = fields.iter().map(|field| field.name().clone()).collect();
        let batches = arrays.iter().filter_map(|array| {
            let array = array.as_any().downcast_ref::<StructArray>()?;
            Some(RecordBatch::from(array.clone()))
        });
        Ok(Some(Self {
            batches: batches.collect(),
            names,
        }))
    }

    /// The column of a name.
    ///
    /// # Errors
    /// [`ErrorKind::MissingField`] where there is none, and what [`Column::from_arrays`] says.
    pub(crate) fn column(&self, name: &str, holds: Holds) -> Result<Column, Error> {
        let Some(at) = self.names.iter().position(|known| known == name) else {
            return Err(missing(name, &self.names));
        };
        let arrays: Vec<_> = self
            .batches
            .iter()
            .map(|batch| Arc::clone(batch.column(at)))
            .collect();
        Column::from_arrays(&arrays, name, holds)
    }
}

fn missing(name: &str, names: &[String]) -> Error {
    Error::new(
        ErrorKind::MissingField,
        format!("no column {name:?}; the columns are {}", names.join(", ")),
    )
}

fn speaks_arrow(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(object.hasattr("__arrow_c_stream__")? || object.hasattr("__arrow_c_array__")?)
}

fn arrays(object: &Bound<'_, PyAny>) -> PyResult<(Vec<ArrayRef>, FieldRef)> {
    let py = object.py();
    object
        .extract::<AnyArray>()
        .and_then(|array| Ok(array.into_chunked_array()?.into_inner()))
        .map_err(|cause| {
            let message = cause.value(py).to_string();
            raise(py, &Error::new(ErrorKind::Format, message))
        })
}

fn chunk(array: &ArrayRef, name: &str, holds: Holds) -> Result<Chunk, Error> {
    let text = as_text(array, name, holds)?;
    // Producers outside are not trusted: what is called text must be UTF-8.
    text.to_data()
        .validate_full()
        .map_err(|cause| Error::new(ErrorKind::Encoding, cause.to_string()).with_origin(name))?;
    let any = text.as_any();
    any.downcast_ref()
        .cloned()
        .map(Chunk::Short)
        .or_else(|| any.downcast_ref().cloned().map(Chunk::Long))
        .or_else(|| any.downcast_ref().cloned().map(Chunk::View))
        .ok_or_else(|| unfit(array.data_type(), name, holds))
}

fn as_text(array: &ArrayRef, name: &str, holds: Holds) -> Result<ArrayRef, Error> {
    let cast = |array: &ArrayRef, to: &DataType| {
        arrow_cast::cast(array, to).map_err(|_| unfit(array.data_type(), name, holds))
    };
    match array.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(Arc::clone(array)),
        DataType::Null => cast(array, &DataType::Utf8),
        DataType::Dictionary(_, values) if values.is_string() => cast(array, &DataType::LargeUtf8),
        integer if integer.is_integer() && holds == Holds::Id => cast(array, &DataType::Utf8),
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) if holds == Holds::Day => {
            cast(&cast(array, &DataType::Date32)?, &DataType::Utf8)
        }
        _ => Err(unfit(array.data_type(), name, holds)),
    }
}

fn unfit(found: &DataType, name: &str, holds: Holds) -> Error {
    let expected = match holds {
        Holds::Text => "text",
        Holds::Id => "text or whole numbers",
        Holds::Day => "text, dates or points in time",
    };
    Error::new(
        ErrorKind::Format,
        format!("the column holds {found}; expected {expected}"),
    )
    .with_origin(name)
}
