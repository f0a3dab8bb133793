//! Ctrl-C ends the command at once and leaves no half-written file.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The file or folder that is being written and that nobody shall find.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Ends the process at the first Ctrl-C from now on.
pub(super) fn listen() {
    // Fails where a handler is set already: by an earlier run in this process, whose handler is this one.
    let _ = ctrlc::set_handler(|| {
        if let Some(path) = lock().take() {
            let _ = std::fs::remove_file(&path).or_else(|_| std::fs::remove_dir_all(&path));
        }
        let _ = writeln!(std::io::stderr());
        std::process::exit(super::INTERRUPTED.into());
    });
}

/// Says which file or folder is to be removed if the process is stopped.
pub(super) fn set_unfinished(path: Option<&Path>) {
    *lock() = path.map(Path::to_owned);
}

fn lock() -> std::sync::MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
