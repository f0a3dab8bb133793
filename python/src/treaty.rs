//! Treaty texts: JSON, tables and other forms out.

use detente::treaty::{TreatyTable, TreatyText, diff, diff_to_markdown};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::analyze::str_of;
use crate::errors::raise;
use crate::run::run_here;

fn parse(text: &str, id: &str) -> TreatyText {
    TreatyText::parse(text).with_id(id)
}

/// Reads a treaty's text and returns it with its parts as JSON.
#[pyfunction]
pub(crate) fn parse_treaty(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    id: &Bound<'_, PyString>,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (text, id) = (str(text, "text")?, str(id, "id")?);
    run_here(py, || Ok(parse(text, id).to_json()))
}

/// Reads a treaty's text and writes it in another form: `markdown`, `akoma_ntoso` or `html`.
#[pyfunction]
pub(crate) fn write_treaty(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    id: &Bound<'_, PyString>,
    form: &Bound<'_, PyString>,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (text, id, form) = (str(text, "text")?, str(id, "id")?, str(form, "form")?);
    run_here(py, || {
        let treaty = parse(text, id);
        match form {
            "markdown" => Ok(treaty.to_markdown()),
            "akoma_ntoso" => Ok(treaty.to_akoma_ntoso()),
            "html" => Ok(treaty.to_html()),
            other => Err(Error::new(
                ErrorKind::Option,
                format!("{other:?} is not one of markdown, akoma_ntoso, html"),
            )),
        }
    })
}

/// The columns and rows of a treaty's table.
type Rows = (Vec<&'static str>, Vec<Vec<String>>);

/// Reads a treaty's text and returns one of its tables.
#[pyfunction]
pub(crate) fn treaty_rows(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    id: &Bound<'_, PyString>,
    table: &Bound<'_, PyString>,
) -> PyResult<Rows> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (text, id, table) = (str(text, "text")?, str(id, "id")?, str(table, "table")?);
    run_here(py, || {
        let table: TreatyTable = table
            .parse()
            .map_err(|error: Error| Error::new(ErrorKind::Option, error.message().to_owned()))?;
        Ok((table.columns().to_vec(), parse(text, id).rows(table)))
    })
}

/// Compares two treaty texts by article; `markdown` gives a page for reading, else JSON.
#[pyfunction]
pub(crate) fn diff_treaties(
    py: Python<'_>,
    before: &Bound<'_, PyString>,
    after: &Bound<'_, PyString>,
    markdown: bool,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (before, after) = (str(before, "before")?, str(after, "after")?);
    run_here(py, || {
        let diffs = diff(
            &TreatyText::structure(before),
            &TreatyText::structure(after),
        );
        if markdown {
            return Ok(diff_to_markdown(&diffs));
        }
        serde_json::to_string(&diffs)
            .map_err(|cause| Error::new(ErrorKind::Format, cause.to_string()))
    })
}
