//! How a call that may take long is run: without the interpreter's lock, on worker threads, and Ctrl-C ends it at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use detente::corpus::Control;
use detente::{Error, ErrorKind};
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::errors::raise;

/// How often signals and progress are looked after.
const POLL: Duration = Duration::from_millis(50);

/// More threads than any machine has use for.
const MAX_THREADS: usize = 1024;

/// Told how far the work is: units done, and all units where their number is known.
pub(crate) struct Progress<'a, 'py> {
    pub(crate) callback: &'a Bound<'py, PyAny>,
    pub(crate) state: &'a dyn Fn() -> (u64, u64),
}

/// Runs `work` on the worker threads and waits for it.
///
/// While it waits, other Python threads run, `progress` is called and signals are answered every 50 ms. A signal that
/// raises (Ctrl-C does) ends the call; the workers stop after the document that they are reading.
pub(crate) fn run<T: Send + 'static>(
    py: Python<'_>,
    threads: Option<usize>,
    control: &Arc<Control>,
    progress: Option<&Progress<'_, '_>>,
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> PyResult<T> {
    let pool = pool(py, threads)?;
    let (sender, mut receiver) = channel();
    pool.spawn(move || {
        // The caller may have been interrupted; then nobody waits for the result.
        let _ = sender.send(guarded(work));
    });
    let report =
        |progress: &Progress<'_, '_>| progress.callback.call1((progress.state)()).map(drop);
    loop {
        let answer;
        (answer, receiver) = py.detach(move || (receiver.recv_timeout(POLL), receiver));
        let looked_after = py
            .check_signals()
            .and_then(|()| progress.map_or(Ok(()), report));
        if let Err(interrupt) = looked_after {
            control.cancel();
            return Err(interrupt);
        }
        match answer {
            Ok(result) => return result.map_err(|error| raise(py, &error)),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Err(raise(py, &fault())),
        }
    }
}

/// Runs short `work` right here, without the interpreter's lock.
pub(crate) fn run_here<T: Send>(
    py: Python<'_>,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> PyResult<T> {
    py.detach(|| guarded(work))
        .map_err(|error| raise(py, &error))
}

/// A panic never reaches Python as one.
fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(fault()))
}

fn fault() -> Error {
    Error::new(
        ErrorKind::Internal,
        "the analysis failed by a fault of this library; please report the text",
    )
}

/// The worker threads: made at the first call, again in a forked child, and again for another number of threads.
fn pool(py: Python<'_>, threads: Option<usize>) -> PyResult<Arc<ThreadPool>> {
    struct Slot {
        process: u32,
        threads: Option<usize>,
        pool: Arc<ThreadPool>,
    }
    static SLOT: Mutex<Option<Slot>> = Mutex::new(None);

    if let Some(number) = threads.filter(|number| !(1..=MAX_THREADS).contains(number)) {
        let message = format!("threads is {number}; expected a number from 1 to {MAX_THREADS}");
        return Err(raise(py, &Error::new(ErrorKind::Option, message)));
    }
    let process = std::process::id();
    let mut slot = SLOT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(slot) = slot.as_ref()
        && slot.process == process
        && slot.threads == threads
    {
        return Ok(Arc::clone(&slot.pool));
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .thread_name(|number| format!("detente-{number}"))
        .build()
        .map_err(|cause| {
            let message = format!("worker threads could not be started: {cause}");
            raise(py, &Error::new(ErrorKind::Option, message))
        })?;
    let pool = Arc::new(pool);
    let before = slot.replace(Slot {
        process,
        threads,
        pool: Arc::clone(&pool),
    });
    if let Some(before) = before.filter(|before| before.process != process) {
        // Its threads live in the parent only; there is nothing here to end.
        std::mem::forget(before);
    }
    Ok(pool)
}
