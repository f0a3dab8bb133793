//! One document in, its analysis out, as JSON.

use std::sync::Arc;

use detente::corpus::Control;
use detente::text::{Offsets, parse_date};
use detente::{Analysis, Document, Error, ErrorKind};
use jiff::civil::Date;
use pyo3::prelude::*;
use pyo3::types::{PyDate, PyString};

use crate::analyzer::{Analyzer, analyzer_of};
use crate::errors::raise;
use crate::run::{run, run_here};

/// Shorter texts are read in the calling thread: they are done before anybody could wish to stop them.
pub(crate) const LONG_TEXT: usize = 20_000;

/// Reads one document and returns its analysis as JSON.
#[pyfunction]
#[pyo3(signature = (text, title=None, published=None, id=None, *, analyzer=None))]
pub(crate) fn analyze(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    title: Option<&Bound<'_, PyString>>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyString>>,
    analyzer: Option<&Bound<'_, Analyzer>>,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let mut doc = Document::new(str(text, "text")?);
    if let Some(title) = title {
        doc = doc.with_title(str(title, "title")?);
    }
    if let Some(id) = id {
        doc = doc.with_id(str(id, "id")?);
    }
    if let Some(published) = published {
        let words = date_words(published)?;
        let day = str_of(&words, "published").and_then(parse_date);
        doc = doc.with_published(day.map_err(|error| raise(py, &error.with_origin("published")))?);
    }
    let analyzer = analyzer_of(py, analyzer);
    if doc.text().len() < LONG_TEXT {
        run_here(py, || Ok(analyzer.analyze(&doc).into_json()))
    } else {
        run(py, None, &Arc::new(Control::default()), None, move || {
            Ok(analyzer.analyze(&doc).into_json())
        })
    }
}

/// Checks the JSON of an analysis and returns it in the form that `analyze` writes.
#[pyfunction]
pub(crate) fn check_json(py: Python<'_>, json: &Bound<'_, PyString>) -> PyResult<String> {
    let json = str_of(json, "json").map_err(|error| raise(py, &error))?;
    run_here(py, || Analysis::from_json(json).map(Analysis::into_json))
}

/// The page for reading of an analysis that is given as JSON.
#[pyfunction]
pub(crate) fn write_page(py: Python<'_>, json: &Bound<'_, PyString>) -> PyResult<String> {
    let json = str_of(json, "json").map_err(|error| raise(py, &error))?;
    run_here(py, || {
        Analysis::from_json(json).map(|analysis| analysis.to_html())
    })
}

/// The positions of an analysis that is given as JSON, as a JSON array; offsets count code points.
#[pyfunction]
pub(crate) fn positions(py: Python<'_>, json: &Bound<'_, PyString>) -> PyResult<String> {
    let json = str_of(json, "json").map_err(|error| raise(py, &error))?;
    run_here(py, || {
        let analysis = Analysis::from_json(json)?;
        let offsets = Offsets::new(&analysis.text);
        let rows: Vec<_> = analysis
            .positions()
            .into_iter()
            .map(|position| {
                let cue = position.cue.map(|cue| offsets.to_chars(cue));
                serde_json::json!({
                    "about": position.about.kind(),
                    "id": position.about.id(),
                    "what": analysis.describe(position.about),
                    "actor": position.actor.map(|actor| actor.to_string()),
                    "stand": position.stand.as_str(),
                    "claim": position.claim.to_string(),
                    "start": cue.map(|cue| cue.start),
                    "end": cue.map(|cue| cue.end),
                    "time": position.time.map(|time| time.value),
                })
            })
            .collect();
        Ok(serde_json::Value::from(rows).to_string())
    })
}

/// The string as UTF-8.
///
/// # Errors
/// [`ErrorKind::Encoding`] where it holds a lone surrogate, as careless decoders leave them.
pub(crate) fn str_of<'a>(words: &'a Bound<'_, PyString>, name: &str) -> Result<&'a str, Error> {
    words.to_str().map_err(|cause| {
        let position = cause
            .value(words.py())
            .getattr("start")
            .and_then(|start| start.extract::<usize>());
        let place = position.map_or(String::new(), |at| format!(" at code point {at}"));
        Error::new(
            ErrorKind::Encoding,
            format!(
                "a lone surrogate{place}; expected text that has a UTF-8 form (decode bytes with errors=\"replace\")"
            ),
        )
        .with_origin(name)
    })
}

/// The day of publication that a Python value says.
pub(crate) fn day_of(published: &Bound<'_, PyAny>) -> PyResult<Date> {
    let words = date_words(published)?;
    str_of(&words, "published")
        .and_then(parse_date)
        .map_err(|error| raise(published.py(), &error.with_origin("published")))
}

/// The day as words: a `str` as it stands, a `date` or `datetime` in ISO 8601.
///
/// # Errors
/// `TypeError` for anything else.
pub(crate) fn date_words<'py>(day: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    if let Ok(words) = day.cast::<PyString>() {
        return Ok(words.clone());
    }
    if day.cast::<PyDate>().is_ok() {
        return Ok(day.call_method0("isoformat")?.cast_into()?);
    }
    Err(pyo3::exceptions::PyTypeError::new_err(format!(
        "published must be str, datetime.date or datetime.datetime, not {}",
        day.get_type().name()?
    )))
}
