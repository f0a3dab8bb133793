//! A corpus: documents added, joined, saved and opened.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use detente::corpus::{self, JoinOptions, Joined, JoinedActor, JoinedTable};
use detente::{Analysis, Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;

use crate::errors::raise;
use crate::run::run_here;
use crate::table::Table;

/// Documents with their records, and what they say together.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct Corpus {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    corpus: corpus::Corpus,
    /// What joining found, with the window it was asked with, as long as nothing is added.
    joined: Option<(u16, Joined)>,
}

impl State {
    fn joined(&mut self, window_days: u16) -> &Joined {
        let is_known = matches!(&self.joined, Some((days, _)) if *days == window_days);
        if !is_known {
            self.joined = None;
        }
        let corpus = &self.corpus;
        let join = || {
            let options = JoinOptions::default().with_window_days(window_days);
            (window_days, corpus.join(options))
        };
        &self.joined.get_or_insert_with(join).1
    }
}

impl Corpus {
    /// Works with the state, without the interpreter's lock.
    fn with<T: Send>(
        &self,
        py: Python<'_>,
        work: impl FnOnce(&mut State) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let state = self.state.lock_py_attached(py);
        let mut state: MutexGuard<'_, State> = state.unwrap_or_else(PoisonError::into_inner);
        let state: &mut State = &mut state;
        run_here(py, || work(state))
    }
}

#[pymethods]
impl Corpus {
    #[new]
    fn new() -> Self {
        Self {
            state: Mutex::default(),
        }
    }

    /// Opens a corpus that `save` kept.
    #[staticmethod]
    fn open(py: Python<'_>, folder: PathBuf) -> PyResult<Self> {
        let corpus = run_here(py, move || corpus::Corpus::open(&folder))?;
        let state = State {
            corpus,
            joined: None,
        };
        Ok(Self {
            state: Mutex::new(state),
        })
    }

    /// Keeps the corpus in a folder.
    fn save(&self, py: Python<'_>, folder: PathBuf) -> PyResult<()> {
        self.with(py, move |state| state.corpus.save(&folder))
    }

    /// Adds the tables of documents, each with its name.
    fn add_tables(&self, py: Python<'_>, tables: Vec<(String, Py<Table>)>) -> PyResult<()> {
        let mut added = corpus::Tables::default();
        for (name, table) in tables {
            table
                .get()
                .put_into(&name, &mut added)
                .map_err(|error| raise(py, &error))?;
        }
        self.with(py, |state| {
            state.joined = None;
            state.corpus.add(added)
        })
    }

    /// Adds analyses, given as JSON.
    fn add_analyses(&self, py: Python<'_>, analyses: Vec<String>) -> PyResult<()> {
        self.with(py, move |state| {
            let analyses = analyses.into_iter().map(|json| Analysis::from_json(&json));
            let analyses = analyses.collect::<Result<Vec<_>, _>>()?;
            state.joined = None;
            state.corpus.add_analyses(&analyses)
        })
    }

    fn __len__(&self, py: Python<'_>) -> PyResult<usize> {
        self.with(py, |state| Ok(state.corpus.len()))
    }

    /// The tables of the documents.
    fn tables(&self, py: Python<'_>) -> PyResult<Vec<(&'static str, Table)>> {
        self.with(py, |state| Ok(Table::all(state.corpus.tables())))
    }

    /// One of the joined tables, whole or of one event or treaty, of one actor.
    #[pyo3(signature = (table, *, window_days, about=None, actor=None))]
    fn joined(
        &self,
        py: Python<'_>,
        table: &str,
        window_days: u16,
        about: Option<&str>,
        actor: Option<&str>,
    ) -> PyResult<Table> {
        self.with(py, |state| {
            let joined = state.joined(window_days);
            let actor = actor.map(|actor| actor_of(joined, actor)).transpose()?;
            let table = JoinedTable::ALL
                .iter()
                .find(|known| known.as_str() == table)
                .ok_or_else(|| {
                    Error::new(ErrorKind::Option, format!("there is no table {table:?}"))
                })?;
            Ok(Table::of(match (table, actor) {
                (JoinedTable::Positions, actor) => joined.positions_table(about, actor),
                (JoinedTable::Contradictions, _) => joined.contradictions_table(about),
                (JoinedTable::Timeline, Some(actor)) => joined.timeline_table(actor),
                _ => joined.table(*table),
            }))
        })
    }
}

fn actor_of<'a>(joined: &'a Joined, name: &str) -> Result<&'a JoinedActor, Error> {
    joined.actor(name).ok_or_else(|| {
        let message = format!(
            "no actor {name:?}; expected an id, a name or an ISO 3166 alpha-3 code of this corpus"
        );
        Error::new(ErrorKind::Option, message)
    })
}
