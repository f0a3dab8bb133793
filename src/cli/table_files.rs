//! Records as tables in files: one table, or a folder with a file for each.

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::failure::Failure;
use super::interrupt;
use super::output::{self, Output};
use crate::corpus::{Table, TableFormat, TableWriter, TablesBuilder};
use crate::{Analysis, Error, ErrorKind, whole};

/// Documents whose rows are written together.
const DOCUMENTS: u32 = 1024;

/// Bytes of text whose rows are written together, whatever the number of documents.
const BYTES: usize = 64 << 20;

/// Takes the name of a table.
pub(super) fn table_name() -> impl TypedValueParser<Value = Table> {
    PossibleValuesParser::new(Table::ALL.iter().map(|table| table.as_str())).map(|name| {
        let named = Table::ALL.iter().find(|table| table.as_str() == name);
        *named.expect("the parser lets only their names pass")
    })
}

/// Writes the rows of documents, table by table.
pub(super) struct TableFiles {
    rows: TablesBuilder,
    /// Documents so far.
    count: u32,
    /// Documents and bytes of text that wait to be written.
    waiting: (u32, usize),
    files: Files,
}

enum Files {
    One(Table, Box<TableWriter<Output>>),
    Folder(Folder),
}

struct Folder {
    unfinished: PathBuf,
    target: PathBuf,
    format: TableFormat,
    writers: Vec<(Table, TableWriter<BufWriter<File>>)>,
}

impl TableFiles {
    /// One table on standard output or in a file, or every table in a folder.
    pub(super) fn open(
        format: TableFormat,
        table: Option<Table>,
        path: Option<&Path>,
    ) -> Result<Self, Failure> {
        let files = match (table, path) {
            (Some(table), _) => {
                refuse_terminal(format, path)?;
                let writer = TableWriter::new(table.schema(), format, Output::open(path)?)?;
                Files::One(table, Box::new(writer))
            }
            (None, Some(path))
                if path.is_dir() || (path.extension().is_none() && !path.exists()) =>
            {
                Files::Folder(Folder::make(path, format)?)
            }
            (None, _) => {
                let message = format!(
                    "{format} is written table by table: name one, or a folder for all of them with --output"
                );
                return Err(Error::new(ErrorKind::Option, message)
                    .with_origin("--table")
                    .into());
            }
        };
        Ok(Self {
            rows: TablesBuilder::default(),
            count: 0,
            waiting: (0, 0),
            files,
        })
    }

    pub(super) fn push(&mut self, analysis: &Analysis) -> io::Result<()> {
        self.rows.push(self.count, analysis);
        self.pushed(analysis.text.len())
    }

    pub(super) fn push_error(&mut self, error: &Error) -> io::Result<()> {
        self.rows.push_error(self.count, error);
        self.pushed(0)
    }

    fn pushed(&mut self, bytes: usize) -> io::Result<()> {
        self.count = self.count.checked_add(1).ok_or_else(|| {
            io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("tables take {} documents", u32::MAX),
            )
        })?;
        self.waiting.0 += 1;
        self.waiting.1 += bytes;
        if self.waiting.0 >= DOCUMENTS || self.waiting.1 >= BYTES {
            self.write()?;
        }
        Ok(())
    }

    fn write(&mut self) -> io::Result<()> {
        self.waiting = (0, 0);
        let tables = std::mem::take(&mut self.rows).finish();
        match &mut self.files {
            Files::One(table, writer) => {
                for batch in tables.batches(*table) {
                    writer.write(batch)?;
                }
            }
            Files::Folder(folder) => {
                for (table, writer) in &mut folder.writers {
                    for batch in tables.batches(*table) {
                        writer.write(batch)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes what is left and gives the files their names.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write()?;
        match self.files {
            Files::One(_, writer) => writer.finish()?.finish(),
            Files::Folder(folder) => folder.finish(),
        }
    }
}

impl Folder {
    fn make(path: &Path, format: TableFormat) -> io::Result<Self> {
        // A link keeps pointing at what it points at.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let unfinished = interrupt::guard(|| whole::folder_beside(&target), PathBuf::as_path)?;
        let mut folder = Self {
            unfinished,
            target,
            format,
            writers: Vec::new(),
        };
        for &table in Table::ALL {
            let file = File::create_new(folder.unfinished_file(table))?;
            let writer = TableWriter::new(table.schema(), format, BufWriter::new(file))?;
            folder.writers.push((table, writer));
        }
        Ok(folder)
    }

    /// Ends like no table: a search below the parent folder for `*.parquet` finds none that is half written.
    fn unfinished_file(&self, table: Table) -> PathBuf {
        let name = table.file_name(self.format);
        self.unfinished.join(name + ".tmp")
    }

    fn finish(mut self) -> io::Result<()> {
        for (_, writer) in self.writers.drain(..) {
            writer.finish()?.into_inner()?.sync_all()?;
        }
        fs::create_dir_all(&self.target)?;
        for &table in Table::ALL {
            let target = self.target.join(table.file_name(self.format));
            fs::rename(self.unfinished_file(table), target)?;
        }
        Ok(())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Empty after a run that went well; after another, whoever asked for it was told why.
        let _ = fs::remove_dir_all(&self.unfinished);
        interrupt::release();
    }
}

/// Parquet's bytes would do a terminal no good.
pub(super) fn refuse_terminal(format: TableFormat, path: Option<&Path>) -> Result<(), Error> {
    if format == TableFormat::Parquet && path.is_none() && output::is_terminal() {
        let message = "Parquet is not for a terminal; name a file with --output";
        return Err(Error::new(ErrorKind::Option, message).with_origin("--format"));
    }
    Ok(())
}
