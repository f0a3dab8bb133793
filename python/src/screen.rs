//! Names against sanctions lists: JSON and Arrow tables out.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, StringBuilder, UInt32Builder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use detente::corpus::Control;
use detente::lists::SanctionsList;
use detente::model::ActorKind;
use detente::screen::{self, Candidate, Query, ScreenedActor};
use detente::{Analysis, Error, ErrorKind, load_list};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use rayon::prelude::*;

use crate::analyze::str_of;
use crate::columns::{Column, Frame, Holds};
use crate::errors::raise;
use crate::run::{run, run_here};
use crate::table::Table;

/// Compares two names; JSON.
#[pyfunction]
pub(crate) fn compare_names(
    py: Python<'_>,
    a: &Bound<'_, PyString>,
    b: &Bound<'_, PyString>,
    kind: Option<&str>,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (a, b) = (str(a, "a")?, str(b, "b")?);
    run_here(py, || {
        serde_json::to_string(&screen::compare_names(a, b, kind_of(kind)?)).map_err(internal)
    })
}

/// Lists made ready for screening.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct Screener(Arc<screen::Screener>);

#[pymethods]
impl Screener {
    /// Each list is a path, or the JSON of a list.
    #[new]
    fn new(py: Python<'_>, lists: Vec<(bool, String)>) -> PyResult<Self> {
        let ready = run(py, None, &Arc::new(Control::default()), None, move || {
            let lists = lists.iter().map(|(is_path, words)| read(*is_path, words));
            Ok(screen::Screener::new(
                &lists.collect::<Result<Vec<_>, _>>()?,
            ))
        });
        Ok(Self(Arc::new(ready?)))
    }

    #[staticmethod]
    fn load(py: Python<'_>, path: &str) -> PyResult<Self> {
        run_here(py, || {
            screen::Screener::load(path).map(|ready| Self(Arc::new(ready)))
        })
    }

    fn save(&self, py: Python<'_>, path: &str) -> PyResult<()> {
        run_here(py, || self.0.save(path))
    }

    #[staticmethod]
    fn from_bytes(py: Python<'_>, bytes: &[u8]) -> PyResult<Self> {
        run_here(py, || {
            screen::Screener::from_bytes(bytes).map(|ready| Self(Arc::new(ready)))
        })
    }

    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, &self.0.to_bytes())
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    #[getter]
    fn lists(&self) -> Vec<String> {
        self.0.lists().map(str::to_owned).collect()
    }

    /// The candidates for one name; JSON.
    #[pyo3(signature = (name, kind, countries, born, gender, identifiers, threshold))]
    #[expect(
        clippy::too_many_arguments,
        clippy::needless_pass_by_value,
        reason = "they are the keywords of the Python method"
    )]
    fn matches(
        &self,
        py: Python<'_>,
        name: &Bound<'_, PyString>,
        kind: Option<&str>,
        countries: Vec<String>,
        born: Option<&str>,
        gender: Option<&str>,
        identifiers: Vec<String>,
        threshold: f32,
    ) -> PyResult<String> {
        let name = str_of(name, "name").map_err(|error| raise(py, &error))?;
        run_here(py, || {
            let countries: Vec<_> = countries.iter().map(String::as_str).collect();
            let mut query = query(name, kind, &countries, born, threshold)?;
            if let Some(gender) = gender {
                query = query.with_gender(gender.parse().map_err(named("gender"))?);
            }
            for number in identifiers {
                query = query.with_identifier(number);
            }
            serde_json::to_string(&self.0.matches(&query)).map_err(internal)
        })
    }

    /// The actors of an analysis, given as JSON, that have candidates; JSON.
    fn screen(&self, py: Python<'_>, analysis: &str, threshold: f32) -> PyResult<String> {
        run_here(py, || {
            check(threshold)?;
            let analysis = Analysis::from_json(analysis)?;
            let actors = self.0.screen_from(&analysis, threshold);
            Ok(ScreenedActor::to_json(&actors, &analysis.text))
        })
    }

    /// The candidates for many names, as a table.
    #[pyo3(signature = (names, name, kind, country, born, threshold, threads))]
    #[expect(
        clippy::too_many_arguments,
        reason = "they are the keywords of the Python method"
    )]
    fn screen_many(
        &self,
        py: Python<'_>,
        names: &Bound<'_, PyAny>,
        name: &str,
        kind: Option<&str>,
        country: Option<&str>,
        born: Option<&str>,
        threshold: f32,
        threads: Option<usize>,
    ) -> PyResult<Table> {
        let rows = Rows::from_python(names, name, [kind, country, born])?;
        let screener = Arc::clone(&self.0);
        run(
            py,
            threads,
            &Arc::new(Control::default()),
            None,
            move || {
                check(threshold)?;
                let found = (0..rows.names.len())
                    .into_par_iter()
                    .map(|row| {
                        let query = rows.query(row, threshold)?;
                        Ok(query.map_or_else(Vec::new, |query| screener.matches(&query)))
                    })
                    .collect::<Result<Vec<_>, Error>>()?;
                table(&rows.names, &found)
            },
        )
    }
}

fn read(is_path: bool, words: &str) -> Result<SanctionsList, Error> {
    if is_path {
        return load_list(words);
    }
    serde_json::from_str(words).map_err(|cause| Error::new(ErrorKind::Format, cause.to_string()))
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it stands where errors are mapped"
)]
fn internal(cause: serde_json::Error) -> Error {
    Error::new(ErrorKind::Internal, cause.to_string())
}

/// Names the argument that an error is about, and makes it one of options.
fn named(option: &'static str) -> impl Fn(Error) -> Error {
    move |error| Error::new(ErrorKind::Option, error.message()).with_origin(option)
}

fn kind_of(kind: Option<&str>) -> Result<Option<ActorKind>, Error> {
    kind.map(|kind| kind.parse().map_err(named("kind")))
        .transpose()
}

fn check(threshold: f32) -> Result<(), Error> {
    if (0.4..=1.0).contains(&threshold) {
        return Ok(());
    }
    let message = format!("{threshold} is not between 0.4 and 1");
    Err(Error::new(ErrorKind::Option, message).with_origin("threshold"))
}

fn query(
    name: &str,
    kind: Option<&str>,
    countries: &[&str],
    born: Option<&str>,
    threshold: f32,
) -> Result<Query, Error> {
    check(threshold)?;
    let mut query = Query::new(name).with_threshold(threshold);
    if let Some(kind) = kind_of(kind)? {
        query = query.with_kind(kind);
    }
    for country in countries {
        query = query.with_country(country.parse().map_err(named("country"))?);
    }
    if let Some(born) = born {
        query = query.with_born(born.parse().map_err(named("born"))?);
    }
    Ok(query)
}

/// What is handed in, column by column.
struct Rows {
    names: Column,
    kinds: Option<Column>,
    countries: Option<Column>,
    births: Option<Column>,
}

impl Rows {
    fn from_python(
        names: &Bound<'_, PyAny>,
        name: &str,
        [kind, country, born]: [Option<&str>; 3],
    ) -> PyResult<Self> {
        let py = names.py();
        let Some(frame) = Frame::from_python(names)? else {
            if let Some(option) = [kind, country, born].into_iter().flatten().next() {
                let message = format!("{option:?} names a column, but the names have no columns");
                return Err(raise(py, &Error::new(ErrorKind::Option, message)));
            }
            return Ok(Self {
                names: Column::from_values(names, "name", Holds::Text)?,
                kinds: None,
                countries: None,
                births: None,
            });
        };
        let column = |column: Option<&str>, holds| {
            let column = column.map(|column| frame.column(column, holds)).transpose();
            column.map_err(|error| raise(py, &error))
        };
        Ok(Self {
            names: frame
                .column(name, Holds::Text)
                .map_err(|error| raise(py, &error))?,
            kinds: column(kind, Holds::Text)?,
            countries: column(country, Holds::Text)?,
            births: column(born, Holds::Day)?,
        })
    }

    /// The query of a row; none where it has no name.
    fn query(&self, row: usize, threshold: f32) -> Result<Option<Query>, Error> {
        let Some(name) = self.names.at(row)? else {
            return Ok(None);
        };
        let countries: Vec<&str> = cell(self.countries.as_ref(), row)?.into_iter().collect();
        query(
            name,
            cell(self.kinds.as_ref(), row)?,
            &countries,
            cell(self.births.as_ref(), row)?,
            threshold,
        )
        .map(Some)
        .map_err(|error| {
            let column = error.origin().unwrap_or_default().to_owned();
            error.with_origin(format!("row {row}, {column}"))
        })
    }
}

/// A cell that is not empty.
fn cell(column: Option<&Column>, row: usize) -> Result<Option<&str>, Error> {
    let words = column.map_or(Ok(None), |column| column.at(row))?;
    Ok(words.filter(|words| !words.is_empty()))
}

/// A row for each candidate.
fn table(names: &Column, found: &[Vec<Candidate>]) -> Result<Table, Error> {
    const TEXTS: [&str; 9] = [
        "name",
        "list",
        "entry",
        "kind",
        "listed_name",
        "matched",
        "reasons",
        "evidence",
        "programmes",
    ];
    let mut rows = UInt32Builder::new();
    let mut scores = [Float64Builder::new(), Float64Builder::new()];
    let mut texts: [StringBuilder; TEXTS.len()] = std::array::from_fn(|_| StringBuilder::new());
    for (row, candidates) in found.iter().enumerate() {
        for candidate in candidates {
            let reasons: Vec<_> = candidate.reasons.iter().map(ToString::to_string).collect();
            let evidence: Vec<_> = candidate.evidence.iter().map(ToString::to_string).collect();
            let number = u32::try_from(row)
                .map_err(|_| Error::new(ErrorKind::Limit, "more than 2^32 names"))?;
            rows.append_value(number);
            scores[0].append_value(candidate.score);
            scores[1].append_value(candidate.name_score);
            let values = [
                names.at(row)?.unwrap_or_default(),
                &candidate.list,
                &candidate.entry,
                candidate.kind.as_str(),
                &candidate.name,
                &candidate.matched,
                &reasons.join("; "),
                &evidence.join("; "),
                &candidate.programmes.join("|"),
            ];
            for (text, value) in texts.iter_mut().zip(values) {
                text.append_value(value);
            }
        }
    }
    let mut fields = vec![
        Field::new("row", DataType::UInt32, false),
        Field::new("score", DataType::Float64, false),
        Field::new("name_score", DataType::Float64, false),
    ];
    fields.extend(TEXTS.map(|name| Field::new(name, DataType::Utf8, false)));
    let [mut score, mut name_score] = scores;
    let mut columns: Vec<ArrayRef> = vec![
        Arc::new(rows.finish()),
        Arc::new(score.finish()),
        Arc::new(name_score.finish()),
    ];
    columns.extend(
        texts
            .iter_mut()
            .map(|text| Arc::new(text.finish()) as ArrayRef),
    );
    let schema = Arc::new(Schema::new(fields));
    let batch = RecordBatch::try_new(schema, columns)
        .map_err(|cause| Error::new(ErrorKind::Internal, cause.to_string()))?;
    Ok(Table::of(batch))
}
