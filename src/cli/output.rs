//! Where results go: standard output, or a file that is there only when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use super::interrupt;

/// A place to write to.
pub(super) struct Output {
    writer: BufWriter<Box<dyn Write + Send>>,
    /// The file written now and the name it gets in the end.
    rename: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Standard output, or the file at `path`, which appears when [`Output::finish`] is called.
    pub(super) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::direct(Box::new(io::stdout())));
        };
        // A link keeps pointing at what it points at; a device or pipe is no file to be replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if target.exists() && !target.is_file() {
            return Ok(Self::direct(Box::new(File::create(target)?)));
        }
        let unfinished = unfinished(&target);
        interrupt::set_unfinished(Some(&unfinished));
        let file =
            File::create_new(&unfinished).inspect_err(|_| interrupt::set_unfinished(None))?;
        Ok(Self {
            writer: BufWriter::new(Box::new(file)),
            rename: Some((unfinished, target)),
        })
    }

    fn direct(writer: Box<dyn Write + Send>) -> Self {
        Self {
            writer: BufWriter::new(writer),
            rename: None,
        }
    }

    /// Writes what is left and gives the file its name.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.writer.flush()?;
        if let Some((unfinished, target)) = &self.rename {
            std::fs::rename(unfinished, target)?;
            self.rename = None;
            interrupt::set_unfinished(None);
        }
        Ok(())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some((unfinished, _)) = &self.rename {
            // Whoever asked for the file was told of the failure that led here.
            let _ = std::fs::remove_file(unfinished);
            interrupt::set_unfinished(None);
        }
    }
}

/// The name that a file or folder has until it is whole.
pub(super) fn unfinished(target: &Path) -> PathBuf {
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    target.with_file_name(name)
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
