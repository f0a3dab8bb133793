//! Many documents in, Arrow tables out.

use std::sync::Arc;

use detente::corpus::{Control, analyze_to_tables};
use detente::text::parse_date;
use detente::{Document, Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::analyze::str_of;
use crate::analyzer::{Analyzer, analyzer_of};
use crate::columns::{Column, Frame, Holds};
use crate::errors::raise;
use crate::run::{Progress, run};
use crate::table::Table;

/// Reads many documents and returns their records as tables, in the order of `TABLES`; `first` numbers the first row.
#[pyfunction]
#[pyo3(signature = (texts, *, text, id, title, published, first, analyzer, threads, progress, raises))]
#[expect(
    clippy::too_many_arguments,
    reason = "they are the keywords of the Python function"
)]
pub(crate) fn analyze_many(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    text: &str,
    id: Option<&Bound<'_, PyAny>>,
    title: Option<&Bound<'_, PyAny>>,
    published: Option<&Bound<'_, PyAny>>,
    first: usize,
    analyzer: Option<&Bound<'_, Analyzer>>,
    threads: Option<usize>,
    progress: Option<&Bound<'_, PyAny>>,
    raises: bool,
) -> PyResult<Vec<(&'static str, Table)>> {
    let rows = Rows::from_python(texts, text, id, title, published)?;
    let analyzer = analyzer_of(py, analyzer);
    let total = rows.texts.len();
    let control = Arc::new(Control::default());
    let controlled = Arc::clone(&control);
    let state = || (control.done() as u64, total as u64);
    let progress = progress.map(|callback| Progress {
        callback,
        state: &state,
    });
    let tables = run(py, threads, &control, progress.as_ref(), move || {
        if raises {
            rows.check(first)?;
        }
        let document_at = |row| rows.document(row - first);
        analyze_to_tables(&analyzer, first..first + total, document_at, &controlled)
    })?;
    Ok(Table::all(&tables))
}

/// What is handed in, column by column.
struct Rows {
    texts: Column,
    ids: Option<Column>,
    titles: Option<Column>,
    days: Option<Column>,
}

impl Rows {
    /// `id`, `title` and `published` name columns of a frame, or are columns themselves.
    fn from_python(
        texts: &Bound<'_, PyAny>,
        text: &str,
        id: Option<&Bound<'_, PyAny>>,
        title: Option<&Bound<'_, PyAny>>,
        published: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let py = texts.py();
        let frame = Frame::from_python(texts)?;
        let column = |values: Option<&Bound<'_, PyAny>>, option: &str, holds| {
            let Some(values) = values else {
                return Ok(None);
            };
            let Ok(name) = values.cast::<PyString>() else {
                return Column::from_values(values, option, holds).map(Some);
            };
            let column = str_of(name, option).and_then(|name| match &frame {
                Some(frame) => frame.column(name, holds),
                None => Err(Error::new(
                    ErrorKind::Option,
                    format!("{option}={name:?} names a column, but the texts have no columns"),
                )),
            });
            column.map(Some).map_err(|error| raise(py, &error))
        };
        let rows = Self {
            texts: match &frame {
                Some(frame) => frame
                    .column(text, Holds::Text)
                    .map_err(|error| raise(py, &error))?,
                None => Column::from_values(texts, "text", Holds::Text)?,
            },
            ids: column(id, "id", Holds::Id)?,
            titles: column(title, "title", Holds::Text)?,
            days: column(published, "published", Holds::Day)?,
        };
        rows.check_lengths().map_err(|error| raise(py, &error))?;
        Ok(rows)
    }

    fn check_lengths(&self) -> Result<(), Error> {
        let len = self.texts.len();
        for (column, option) in [
            (&self.ids, "id"),
            (&self.titles, "title"),
            (&self.days, "published"),
        ] {
            if let Some(column) = column.as_ref().filter(|column| column.len() != len) {
                let message = format!("{option} has {} values for {len} texts", column.len());
                return Err(Error::new(ErrorKind::Option, message));
            }
        }
        Ok(())
    }

    /// Finds the first row that is no document; the first of all rows has the number `first`.
    fn check(&self, first: usize) -> Result<(), Error> {
        for row in 0..self.texts.len() {
            self.document(row).map_err(|error| {
                let row = first + row;
                let origin = match error.origin() {
                    Some(column) => format!("row {row}, {column}"),
                    None => format!("row {row}"),
                };
                error.with_origin(origin)
            })?;
        }
        Ok(())
    }

    fn document(&self, row: usize) -> Result<Document, Error> {
        let id = cell(self.ids.as_ref(), row)?;
        let doc = self.unnamed_document(row);
        match id {
            Some(id) => doc
                .map(|doc| doc.with_id(id))
                .map_err(|error| error.with_document(id)),
            None => doc,
        }
    }

    fn unnamed_document(&self, row: usize) -> Result<Document, Error> {
        let text = self.texts.at(row)?.ok_or_else(|| {
            Error::new(ErrorKind::MissingField, "no text; expected one").with_origin("text")
        })?;
        let mut doc = Document::new(text);
        if let Some(title) = cell(self.titles.as_ref(), row)? {
            doc = doc.with_title(title);
        }
        if let Some(day) = cell(self.days.as_ref(), row)? {
            doc = doc
                .with_published(parse_date(day).map_err(|error| error.with_origin("published"))?);
        }
        Ok(doc)
    }
}

fn cell(column: Option<&Column>, row: usize) -> Result<Option<&str>, Error> {
    column.map_or(Ok(None), |column| column.at(row))
}
