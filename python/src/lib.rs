//! The native module of the Python package `detente`.
//!
//! Whole texts and whole columns go in, JSON and Arrow tables come out; what users see is built in Python on top.

mod analyze;
mod analyzer;
mod batch;
mod columns;
mod command;
mod corpus;
mod errors;
mod given;
mod list;
mod parse;
mod read;
mod run;
mod screen;
mod stream;
mod table;
mod treaty;

/// The native half of the package; users import `detente`.
///
/// What it holds is frozen or behind a lock, so that free-threaded interpreters need no lock of their own for it.
#[pyo3::pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::analyze::{analyze, check_json, positions, write_page};
    #[pymodule_export]
    use crate::analyzer::Analyzer;
    #[pymodule_export]
    use crate::batch::analyze_many;
    #[pymodule_export]
    use crate::command::run_command;
    #[pymodule_export]
    use crate::corpus::Corpus;
    #[pymodule_export]
    use crate::list::{
        analysis_to_ftm, diff_sanctions_lists, entry_to_analysis, list_table, list_to_ftm,
        load_list,
    };
    #[pymodule_export]
    use crate::parse::{analyze_parsed, parse, parse_conllu};
    #[pymodule_export]
    use crate::read::{DocumentStream, read, read_many};
    #[pymodule_export]
    use crate::screen::{Screener, compare_names};
    #[pymodule_export]
    use crate::stream::{ArrowPiece, ArrowStream};
    #[pymodule_export]
    use crate::table::Table;
    #[pymodule_export]
    use crate::treaty::{diff_treaties, parse_treaty, treaty_rows, write_treaty};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::errors::add_to(module)?;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
