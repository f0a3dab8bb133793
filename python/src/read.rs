//! Documents from files.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use detente::corpus::{self, BatchOptions, Control, Tables, stream_to_tables};
use detente::formats::{self, Documents, Format, ReadOptions, Watch};
use detente::{Document, Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::analyze::day_of;
use crate::analyzer::{Analyzer, analyzer_of};
use crate::errors::raise;
use crate::run::{Progress, run};
use crate::table::Table;

/// Reads the one document of a file and returns its analysis as JSON.
#[pyfunction]
#[pyo3(signature = (path, options, *, analyzer))]
pub(crate) fn read(
    py: Python<'_>,
    path: PathBuf,
    options: &Bound<'_, PyDict>,
    analyzer: Option<&Bound<'_, Analyzer>>,
) -> PyResult<String> {
    let options = read_options(options)?;
    let analyzer = analyzer_of(py, analyzer);
    run(py, None, &Arc::new(Control::default()), None, move || {
        let mut documents = formats::read(&path, &options);
        let doc = only(&mut documents).map_err(|error| match error.origin() {
            Some(_) => error,
            None => error.with_origin(path.to_string_lossy()),
        })?;
        Ok(analyzer.analyze(&doc).into_json())
    })
}

fn only(documents: &mut Documents) -> Result<detente::Document, Error> {
    let Some(first) = documents.next().transpose()? else {
        return Err(Error::new(
            ErrorKind::Format,
            "holds no document; expected one",
        ));
    };
    if documents.next().is_some() {
        return Err(Error::new(
            ErrorKind::Format,
            "holds more than one document; read_many reads them all",
        ));
    }
    Ok(first)
}

/// Reads the documents of files and folders and returns their records as named tables.
#[pyfunction]
#[pyo3(signature = (paths, options, *, analyzer, threads, progress, raises))]
pub(crate) fn read_many(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    options: &Bound<'_, PyDict>,
    analyzer: Option<&Bound<'_, Analyzer>>,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
    raises: bool,
) -> PyResult<Vec<(&'static str, Table)>> {
    let options = read_options(options)?;
    let analyzer = analyzer_of(py, analyzer);
    let documents = formats::read_all(paths, &options);
    let watch = documents.watch();
    let state = || (watch.bytes_read(), watch.bytes_total());
    let progress = progress.map(|callback| Progress {
        callback,
        state: &state,
    });
    let control = Arc::new(Control::default());
    let controlled = Arc::clone(&control);
    let tables = run(py, threads, &control, progress.as_ref(), move || {
        to_tables(&analyzer, documents, 0, threads, raises, &controlled)
    })?;
    Ok(Table::all(&tables))
}

fn to_tables(
    analyzer: &detente::Analyzer,
    documents: impl Iterator<Item = Result<Document, Error>>,
    first: usize,
    threads: Option<usize>,
    raises: bool,
    control: &Control,
) -> Result<Tables, Error> {
    let mut batch = BatchOptions::default().with_first_row(first);
    if let Some(threads) = threads.and_then(NonZeroUsize::new) {
        batch = batch.with_threads(threads);
    }
    let mut fault = None;
    let documents = documents.map_while(|doc| match doc {
        Err(error) if raises => {
            fault = Some(error);
            None
        }
        doc => Some(doc),
    });
    let tables = stream_to_tables(analyzer, documents, batch, control)?;
    fault.map_or(Ok(tables), Err)
}

/// Files and folders, whose documents are read a batch at a time.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct DocumentStream {
    /// None while a batch is read, and after a call that failed.
    documents: Mutex<Option<Documents>>,
    watch: Watch,
    analyzer: detente::Analyzer,
}

#[pymethods]
impl DocumentStream {
    #[new]
    #[pyo3(signature = (paths, options, *, analyzer))]
    fn new(
        py: Python<'_>,
        paths: Vec<PathBuf>,
        options: &Bound<'_, PyDict>,
        analyzer: Option<&Bound<'_, Analyzer>>,
    ) -> PyResult<Self> {
        let documents = formats::read_all(paths, &read_options(options)?);
        Ok(Self {
            watch: documents.watch(),
            documents: Mutex::new(Some(documents)),
            analyzer: analyzer_of(py, analyzer),
        })
    }

    /// The records of the next `size` documents; none where there are no more.
    #[pyo3(signature = (size, *, first, threads, progress, raises))]
    fn next(
        &self,
        py: Python<'_>,
        size: usize,
        first: usize,
        threads: Option<usize>,
        progress: Option<&Bound<'_, PyAny>>,
        raises: bool,
    ) -> PyResult<Option<Vec<(&'static str, Table)>>> {
        let Some(mut documents) = self.slot().take() else {
            return Ok(None);
        };
        let state = || (self.watch.bytes_read(), self.watch.bytes_total());
        let progress = progress.map(|callback| Progress {
            callback,
            state: &state,
        });
        let control = Arc::new(Control::default());
        let controlled = Arc::clone(&control);
        let analyzer = self.analyzer.clone();
        let (tables, documents) = run(py, threads, &control, progress.as_ref(), move || {
            let batch = documents.by_ref().take(size);
            let tables = to_tables(&analyzer, batch, first, threads, raises, &controlled)?;
            Ok((tables, documents))
        })?;
        if tables.num_rows(corpus::Table::Documents) == 0 {
            return Ok(None);
        }
        *self.slot() = Some(documents);
        Ok(Some(Table::all(&tables)))
    }
}

impl DocumentStream {
    fn slot(&self) -> MutexGuard<'_, Option<Documents>> {
        self.documents
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The options of `detente.read`, by their names there; those that are not given are `None`.
fn read_options(given: &Bound<'_, PyDict>) -> PyResult<ReadOptions> {
    let mut options = ReadOptions::default();
    for (name, value) in given {
        let name: String = name.extract()?;
        if name == "published" {
            options = options.with_default_published(day_of(&value)?);
            continue;
        }
        let value: String = value.extract()?;
        let with = match name.as_str() {
            "text_field" => Ok(options.with_text(value)),
            "title_field" => Ok(options.with_title(value)),
            "id_field" => Ok(options.with_id(value)),
            "published_field" => Ok(options.with_published(value)),
            "format" => format_of(&value).map(|format| options.with_format(format)),
            "encoding" => options.with_encoding(&value),
            _ => Err(Error::new(ErrorKind::Option, "no such option")),
        };
        options = with.map_err(|error| raise(given.py(), &error.with_origin(name)))?;
    }
    Ok(options)
}

fn format_of(name: &str) -> Result<Format, Error> {
    Format::from_ending(name).ok_or_else(|| {
        let known = Format::ENDINGS.map(|(_, endings)| endings[0]);
        Error::new(
            ErrorKind::Option,
            format!(
                "{name:?} is no format; expected one of {}",
                known.join(", ")
            ),
        )
    })
}
