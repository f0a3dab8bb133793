//! Ctrl-C ends the command at once and leaves no half-written file.

use std::io::{self, Write};
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

/// Creates a file or folder that is removed if the process is stopped from now on; `path` says where it lies.
pub(super) fn guard<T>(
    create: impl FnOnce() -> io::Result<T>,
    path: impl FnOnce(&T) -> &Path,
) -> io::Result<T> {
    // Locked until the place is known: whoever stops the process in between waits for it.
    let mut unfinished = lock();
    let made = create()?;
    *unfinished = Some(path(&made).to_owned());
    Ok(made)
}

/// Says that what was made is whole, or removed.
pub(super) fn release() {
    lock().take();
}

fn lock() -> std::sync::MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}
