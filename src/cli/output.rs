//! Where results go: standard output, or a file that is there only when it is whole.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use super::interrupt;
use crate::whole::WholeFile;

/// A place to write to.
pub(super) enum Output {
    Direct(BufWriter<Box<dyn Write + Send>>),
    Whole(BufWriter<WholeFile>),
}

impl Output {
    /// Standard output, or the file at `path`, which appears when [`Output::finish`] is called.
    pub(super) fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::direct(io::stdout()));
        };
        // A link keeps pointing at what it points at; a device or pipe is no file to be replaced.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if target.exists() && !target.is_file() {
            return Ok(Self::direct(File::create(target)?));
        }
        let file = interrupt::guard(|| WholeFile::create(&target), WholeFile::unfinished)?;
        Ok(Self::Whole(BufWriter::new(file)))
    }

    fn direct(writer: impl Write + Send + 'static) -> Self {
        Self::Direct(BufWriter::new(Box::new(writer)))
    }

    /// Writes what is left and gives the file its name.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Self::Direct(mut writer) => writer.flush(),
            Self::Whole(writer) => {
                writer.into_inner()?.finish()?;
                interrupt::release();
                Ok(())
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Direct(writer) => writer.write(bytes),
            Self::Whole(writer) => writer.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Direct(writer) => writer.flush(),
            Self::Whole(writer) => writer.flush(),
        }
    }
}

/// Whether standard output is a terminal.
pub(super) fn is_terminal() -> bool {
    io::stdout().is_terminal()
}
