//! Documents from files.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::Arc;

use detente::corpus::{BatchOptions, Control, stream_to_tables};
use detente::formats::{self, Documents, Format, ReadOptions};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::analyze::day_of;
use crate::errors::raise;
use crate::run::{Progress, analyzer, run};
use crate::table::Table;

/// Reads the one document of a file and returns its analysis as JSON.
#[pyfunction]
pub(crate) fn read(py: Python<'_>, path: PathBuf, options: &Bound<'_, PyDict>) -> PyResult<String> {
    let options = read_options(options)?;
    let analyzer = analyzer(py);
    run(py, None, &Arc::new(Control::default()), None, move || {
        let mut documents = formats::read(&path, &options);
        let doc = only(&mut documents).map_err(|error| match error.origin() {
            Some(_) => error,
            None => error.with_origin(path.to_string_lossy()),
        })?;
        Ok(analyzer.analyze(&doc).to_json())
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
#[pyo3(signature = (paths, options, *, threads, progress, raises))]
pub(crate) fn read_many(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    options: &Bound<'_, PyDict>,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
    raises: bool,
) -> PyResult<Vec<(&'static str, Table)>> {
    let options = read_options(options)?;
    let analyzer = analyzer(py);
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
        let batch = match threads.and_then(NonZeroUsize::new) {
            Some(threads) => BatchOptions::default().with_threads(threads),
            None => BatchOptions::default(),
        };
        let mut fault = None;
        let documents = documents.map_while(|doc| match doc {
            Err(error) if raises => {
                fault = Some(error);
                None
            }
            doc => Some(doc),
        });
        let tables = stream_to_tables(analyzer, documents, batch, &controlled)?;
        fault.map_or(Ok(tables), Err)
    })?;
    Ok(Table::all(&tables))
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
