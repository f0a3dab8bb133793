//! Arrow data that is larger than memory, taken a piece at a time.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use arrow_array::{Array, ArrayRef};
use arrow_schema::{ArrowError, FieldRef};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::PyCapsule;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::{ArrayIterator, ArrayReader, to_stream_pycapsule};
use pyo3_arrow::input::AnyArray;

use crate::errors::raise;

/// A table or column that speaks the Arrow `PyCapsule` protocol, read as far as it is asked for.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct ArrowStream {
    field: FieldRef,
    rest: Mutex<Rest>,
}

struct Rest {
    reader: Box<dyn ArrayReader + Send>,
    /// Rows that the reader gave and nobody has taken yet.
    read: VecDeque<ArrayRef>,
}

#[pymethods]
impl ArrowStream {
    #[new]
    fn new(values: &Bound<'_, PyAny>) -> PyResult<Self> {
        let reader = values.extract::<AnyArray>()?.into_reader()?;
        Ok(Self {
            field: reader.field(),
            rest: Mutex::new(Rest {
                reader,
                read: VecDeque::new(),
            }),
        })
    }

    /// The next rows, at most `size` of them; none of them where there are no more.
    fn take(&self, py: Python<'_>, size: usize) -> PyResult<ArrowPiece> {
        // The reader may call Python, which may let another thread in here: that one must not wait with the
        // interpreter's lock in its hands.
        let rest = self.rest.lock_py_attached(py);
        let mut rest = rest.unwrap_or_else(PoisonError::into_inner);
        let arrays = rest.take(size).map_err(|cause| {
            let error = Error::new(ErrorKind::Format, cause.to_string());
            raise(py, &error)
        })?;
        Ok(ArrowPiece {
            field: self.field.clone(),
            arrays,
        })
    }
}

impl Rest {
    fn take(&mut self, size: usize) -> Result<Vec<ArrayRef>, ArrowError> {
        let mut taken = Vec::new();
        let mut missing = size;
        while missing > 0 {
            let next = match self.read.pop_front() {
                Some(array) => array,
                None => match self.reader.next() {
                    Some(array) => array?,
                    None => break,
                },
            };
            let length = next.len().min(missing);
            if length < next.len() {
                self.read
                    .push_front(next.slice(length, next.len() - length));
            }
            if length > 0 {
                taken.push(next.slice(0, length));
            }
            missing -= length;
        }
        Ok(taken)
    }
}

/// Rows of an [`ArrowStream`], without a copy.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct ArrowPiece {
    field: FieldRef,
    arrays: Vec<ArrayRef>,
}

#[pymethods]
impl ArrowPiece {
    fn __len__(&self) -> usize {
        self.arrays.iter().map(Array::len).sum()
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyArrowResult<Bound<'py, PyCapsule>> {
        let arrays = self.arrays.clone().into_iter().map(Ok);
        let reader = Box::new(ArrayIterator::new(arrays, self.field.clone()));
        to_stream_pycapsule(py, reader, requested_schema)
    }
}
