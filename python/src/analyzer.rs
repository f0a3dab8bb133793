//! How documents are to be read: as by default, or as a user's `detente.Analyzer` says.

use std::sync::LazyLock;

use detente::lexicon::Lexicon;
use detente::model::ClaimGuide;
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::errors::raise;
use crate::run::run_here;

/// What a user chose, loaded once.
#[pyclass(frozen, module = "detente._native")]
pub(crate) struct Analyzer(detente::Analyzer);

#[pymethods]
impl Analyzer {
    /// `tables` are files as path and contents.
    #[new]
    fn new(
        py: Python<'_>,
        claim_guide: &str,
        tables: Vec<(String, PyBackedBytes)>,
        only_own_event_frames: bool,
    ) -> PyResult<Self> {
        let guide = guide_of(claim_guide).map_err(|error| raise(py, &error))?;
        run_here(py, || {
            let mut builder = Lexicon::builder();
            for (path, contents) in tables {
                builder = builder.with_contents(path, contents.to_vec())?;
            }
            if only_own_event_frames {
                builder = builder.with_only_own_event_frames();
            }
            let analyzer = detente::Analyzer::new().with_lexicon(builder.build()?);
            Ok(Self(analyzer.with_claim_guide(guide)))
        })
    }
}

fn guide_of(name: &str) -> Result<ClaimGuide, Error> {
    name.parse().map_err(|_| {
        let names: Vec<_> = ClaimGuide::ALL.iter().map(|guide| guide.as_str()).collect();
        let message = format!("{name:?} is no guide; expected one of {}", names.join(", "));
        Error::new(ErrorKind::Option, message).with_origin("claim_guide")
    })
}

/// The analyzer that was chosen, else the one of this process.
///
/// The first use loads that one, under the interpreter's lock: a fork cannot fall into it.
pub(crate) fn analyzer_of(
    _py: Python<'_>,
    chosen: Option<&Bound<'_, Analyzer>>,
) -> detente::Analyzer {
    static OF_PROCESS: LazyLock<detente::Analyzer> = LazyLock::new(detente::Analyzer::new);
    match chosen {
        Some(chosen) => chosen.get().0.clone(),
        None => OF_PROCESS.clone(),
    }
}
