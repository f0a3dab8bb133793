//! A table of records, as Python sees it.

use std::io::Cursor;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Float64Type, UInt32Type};
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_ipc::reader::StreamReader;
use arrow_ipc::writer::StreamWriter;
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use detente::corpus::{self, Tables};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyDict, PyList};
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};

use crate::errors::raise;

/// Arrow batches of one schema.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

impl Table {
    /// A table of one batch.
    pub(crate) fn of(batch: RecordBatch) -> Self {
        Self {
            schema: batch.schema(),
            batches: vec![batch],
        }
    }

    /// Puts the batches into tables of documents, under the table's name.
    ///
    /// # Errors
    /// [`ErrorKind::Option`] where there is no such table, or this one has other columns.
    pub(crate) fn put_into(&self, name: &str, tables: &mut Tables) -> Result<(), Error> {
        let table = corpus::Table::ALL
            .iter()
            .find(|table| table.as_str() == name && table.schema() == self.schema)
            .ok_or_else(|| {
                let message = format!("{name:?} is no table of documents of this version");
                Error::new(ErrorKind::Option, message)
            })?;
        for batch in &self.batches {
            tables.push(*table, batch.clone())?;
        }
        Ok(())
    }

    /// Every table with its name.
    pub(crate) fn all(tables: &Tables) -> Vec<(&'static str, Self)> {
        let table = |&table: &corpus::Table| {
            let native = Self {
                schema: table.schema(),
                batches: tables.batches(table).to_vec(),
            };
            (table.as_str(), native)
        };
        corpus::Table::ALL.iter().map(table).collect()
    }
}

#[pymethods]
impl Table {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// The columns: name, Arrow type, whether a cell may be empty.
    #[getter]
    fn columns(&self) -> Vec<(String, String, bool)> {
        let describe = |field: &Arc<Field>| {
            (
                field.name().clone(),
                field.data_type().to_string(),
                field.is_nullable(),
            )
        };
        self.schema.fields().iter().map(describe).collect()
    }

    /// Rows `start` up to `stop`, each as a dict.
    fn rows<'py>(
        &self,
        py: Python<'py>,
        start: usize,
        stop: usize,
    ) -> PyResult<Bound<'py, PyList>> {
        let rows = PyList::empty(py);
        let mut first = 0;
        for batch in &self.batches {
            let end = first + batch.num_rows();
            for row in start.max(first)..stop.min(end).max(first) {
                let record = PyDict::new(py);
                for (field, column) in self.schema.fields().iter().zip(batch.columns()) {
                    record.set_item(field.name(), cell(py, column, row - first)?)?;
                }
                rows.append(record)?;
            }
            first = end;
        }
        Ok(rows)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let field = Field::new_struct("", self.schema.fields().clone(), false);
        let arrays = self
            .batches
            .clone()
            .into_iter()
            .map(|batch| Ok(Arc::new(StructArray::from(batch)) as ArrayRef));
        let reader = Box::new(ArrayIterator::new(arrays, field.into()));
        to_stream_pycapsule(py, reader, requested_schema)
    }

    /// The table as bytes of an Arrow IPC stream.
    fn to_ipc<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let written = py.detach(|| {
            let mut writer = StreamWriter::try_new(Vec::new(), &self.schema)?;
            for batch in &self.batches {
                writer.write(batch)?;
            }
            writer.finish()?;
            writer.into_inner()
        });
        let bytes = written.map_err(|cause| broken(py, &cause))?;
        Ok(PyBytes::new(py, &bytes))
    }

    /// The table that `to_ipc` wrote.
    #[staticmethod]
    fn from_ipc(py: Python<'_>, bytes: &[u8]) -> PyResult<Self> {
        let read = || {
            let reader = StreamReader::try_new(Cursor::new(bytes), None)?;
            let schema = reader.schema();
            let batches = reader.collect::<Result<_, ArrowError>>()?;
            Ok(Self { schema, batches })
        };
        py.detach(read)
            .map_err(|cause: ArrowError| broken(py, &cause))
    }
}

fn broken(py: Python<'_>, cause: &ArrowError) -> PyErr {
    raise(py, &Error::new(ErrorKind::Format, cause.to_string()))
}

/// One cell as a Python value.
fn cell<'py>(py: Python<'py>, column: &ArrayRef, row: usize) -> PyResult<Bound<'py, PyAny>> {
    if column.is_null(row) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match column.data_type() {
        DataType::Utf8 => column
            .as_string::<i32>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::UInt32 => column
            .as_primitive::<UInt32Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Float64 => column
            .as_primitive::<Float64Type>()
            .value(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::Date32 => column
            .as_primitive::<Date32Type>()
            .value_as_date(row)
            .into_pyobject(py)?
            .into_any(),
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(row);
            let cells = (0..items.len())
                .map(|item| cell(py, &items, item))
                .collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, cells)?.into_any()
        }
        other => {
            let message = format!("a column of {other} has no Python form");
            return Err(raise(py, &Error::new(ErrorKind::Internal, message)));
        }
    })
}
