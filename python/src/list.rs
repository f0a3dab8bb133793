//! Sanctions lists: JSON, tables and other forms out.

use std::path::PathBuf;

use detente::lists::{ListOptions, ListTable, SanctionsList, diff_lists, load_list_with};
use detente::{Error, ErrorKind};
use pyo3::prelude::*;

use crate::errors::raise;
use crate::run::run_here;
use crate::table::Table;

fn from_json(json: &str) -> Result<SanctionsList, Error> {
    serde_json::from_str(json).map_err(|cause| Error::new(ErrorKind::Format, cause.to_string()))
}

fn to_json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|cause| Error::new(ErrorKind::Format, cause.to_string()))
}

/// Reads a sanctions list and returns it as JSON.
#[pyfunction]
pub(crate) fn load_list(py: Python<'_>, path: PathBuf, strict: bool) -> PyResult<String> {
    run_here(py, || {
        let options = ListOptions::default();
        let options = if strict { options.strict() } else { options };
        to_json(&load_list_with(path, &options)?)
    })
}

/// One of a list's tables.
#[pyfunction]
pub(crate) fn list_table(py: Python<'_>, json: &str, table: &str) -> PyResult<Table> {
    let table: ListTable = table.parse().map_err(|error: Error| {
        raise(
            py,
            &Error::new(ErrorKind::Option, error.message().to_owned()),
        )
    })?;
    run_here(py, || Ok(Table::of(from_json(json)?.batch(table))))
}

/// What changed from one list to a later one, as JSON.
#[pyfunction]
pub(crate) fn diff_sanctions_lists(py: Python<'_>, before: &str, after: &str) -> PyResult<String> {
    run_here(py, || {
        to_json(&diff_lists(&from_json(before)?, &from_json(after)?))
    })
}

/// A list as `FollowTheMoney` entities, one JSON object a line.
#[pyfunction]
pub(crate) fn list_to_ftm(py: Python<'_>, json: &str) -> PyResult<String> {
    run_here(py, || Ok(from_json(json)?.to_ftm_lines()))
}

/// The analysis of an entry, as JSON.
#[pyfunction]
pub(crate) fn entry_to_analysis(py: Python<'_>, json: &str, id: &str) -> PyResult<String> {
    run_here(py, || {
        let list = from_json(json)?;
        let entry = list
            .entry(id)
            .ok_or_else(|| Error::new(ErrorKind::Option, format!("no entry has the key {id:?}")))?;
        Ok(entry.to_analysis(&list).into_json())
    })
}

/// An analysis, given as JSON, as `FollowTheMoney` entities, one JSON object a line.
#[pyfunction]
pub(crate) fn analysis_to_ftm(py: Python<'_>, json: &str) -> PyResult<String> {
    run_here(
        py,
        || Ok(detente::Analysis::from_json(json)?.to_ftm_lines()),
    )
}
