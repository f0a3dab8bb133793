//! A corpus as a folder of Parquet files.
//!
//! Each table is a folder, each save adds a part to each of them: `claims/part-00000.parquet`. A file gets its name when it
//! is whole, and `documents` comes last: a part without its documents does not count, so that a save that was cut off
//! leaves what was there before. `joined/` holds what [`Corpus::join`] found, for those who ask by SQL; it is never read.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::SchemaRef;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::super::write::write_file;
use super::super::{Table, TableFormat, Tables};
use super::{Corpus, JoinOptions, JoinedTable, view};
use crate::{Error, ErrorKind};

/// Where a corpus lies, and how much of it.
#[derive(Debug, Clone)]
pub(super) struct Saved {
    folder: PathBuf,
    parts: usize,
    rows: u32,
}

impl Corpus {
    /// Keeps the corpus in a folder, which is made where there is none. Documents that lie there from an earlier save of
    /// this corpus are not written again.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where a file cannot be written; [`ErrorKind::Option`] where another corpus lies in the folder.
    pub fn save(&mut self, folder: &Path) -> Result<(), Error> {
        let known = self.saved.as_ref().filter(|saved| saved.folder == folder);
        let (parts, rows) = match known {
            Some(saved) => (saved.parts, saved.rows),
            None => (0, 0),
        };
        if count_parts(folder)? != parts {
            let message = "another corpus lies there, or was added to since; expected an empty folder or the one that \
                           this corpus was opened from";
            return Err(
                Error::new(ErrorKind::Option, message).with_origin(folder.to_string_lossy())
            );
        }
        if rows < self.rows {
            let documents = Table::ALL
                .iter()
                .filter(|&&table| table == Table::Documents);
            let others = Table::ALL
                .iter()
                .filter(|&&table| table != Table::Documents);
            for &table in others.chain(documents) {
                let batches = self
                    .tables
                    .batches(table)
                    .iter()
                    .filter_map(|batch| since(batch, rows));
                write(&part(folder, table, parts), &table.schema(), batches)?;
            }
            self.saved = Some(Saved {
                folder: folder.to_owned(),
                parts: parts + 1,
                rows: self.rows,
            });
        }
        let joined = self.join(JoinOptions::default());
        for &table in JoinedTable::ALL {
            if table != JoinedTable::Timeline {
                let batch = joined.table(table);
                let path = folder
                    .join("joined")
                    .join(format!("{}.parquet", table.as_str()));
                write(&path, &batch.schema(), [batch].into_iter())?;
            }
        }
        Ok(())
    }

    /// Opens a corpus that [`Corpus::save`] kept.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] where there is none; [`ErrorKind::Format`] where a file is not what it was, with its name.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let parts = count_parts(folder)?;
        if parts == 0 {
            let message = "no corpus; expected a folder that a corpus was saved to";
            return Err(Error::new(ErrorKind::Io, message).with_origin(folder.to_string_lossy()));
        }
        let mut tables = Tables::default();
        for &table in Table::ALL {
            for number in 0..parts {
                let path = part(folder, table, number);
                for batch in read(&path, &table.schema())? {
                    tables.push(table, batch)?;
                }
            }
        }
        let rows = tables.num_rows(Table::Documents);
        let mut corpus = Self::new();
        corpus.ids = view::document_ids(&tables)
            .map(str::to_owned)
            .collect::<BTreeSet<_>>();
        if corpus.ids.len() != rows {
            return Err(Error::new(ErrorKind::Format, "two documents have one id")
                .with_origin(folder.to_string_lossy()));
        }
        corpus.rows = u32::try_from(rows)
            .map_err(|_| Error::new(ErrorKind::Limit, "more than 2^32 documents"))?;
        corpus.tables = tables;
        corpus.saved = Some(Saved {
            folder: folder.to_owned(),
            parts,
            rows: corpus.rows,
        });
        Ok(corpus)
    }
}

fn part(folder: &Path, table: Table, number: usize) -> PathBuf {
    folder
        .join(table.as_str())
        .join(format!("part-{number:05}.parquet"))
}

/// How many whole parts lie in a folder.
fn count_parts(folder: &Path) -> Result<usize, Error> {
    let documents = folder.join(Table::Documents.as_str());
    let entries = match fs::read_dir(&documents) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(0),
        entries => entries.map_err(|cause| failed(&documents, &cause))?,
    };
    let mut parts = 0;
    for entry in entries {
        let name = entry
            .map_err(|cause| failed(&documents, &cause))?
            .file_name();
        let name = name.to_string_lossy();
        parts += usize::from(name.starts_with("part-") && name.ends_with(".parquet"));
    }
    Ok(parts)
}

/// The rows of a batch that are not before `row`.
fn since(batch: &RecordBatch, row: u32) -> Option<RecordBatch> {
    let first = view::numbers(batch, "row")
        .values()
        .partition_point(|&number| number < row);
    (first < batch.num_rows()).then(|| batch.slice(first, batch.num_rows() - first))
}

fn write(
    path: &Path,
    schema: &SchemaRef,
    batches: impl Iterator<Item = RecordBatch>,
) -> Result<(), Error> {
    write_file(path, schema, TableFormat::Parquet, batches).map_err(|cause| failed(path, &cause))
}

fn read(path: &Path, schema: &SchemaRef) -> Result<Vec<RecordBatch>, Error> {
    let broken =
        |cause: String| Error::new(ErrorKind::Format, cause).with_origin(path.to_string_lossy());
    let file = File::open(path).map_err(|cause| failed(path, &cause))?;
    let batches = ParquetRecordBatchReaderBuilder::try_new(file)
        .and_then(ParquetRecordBatchReaderBuilder::build)
        .map_err(|cause| broken(cause.to_string()))?;
    let mut read = Vec::new();
    for batch in batches {
        let batch = batch.map_err(|cause| broken(cause.to_string()))?;
        let columns: Option<Vec<_>> = schema
            .fields()
            .iter()
            .map(|field| batch.column_by_name(field.name()).cloned())
            .collect();
        let batch = columns.map(|columns| {
            RecordBatch::try_new_with_options(schema.clone(), columns, &RecordBatchOptions::new())
        });
        match batch {
            Some(Ok(batch)) if batch.num_rows() > 0 => read.push(batch),
            Some(Ok(_)) => {}
            Some(Err(cause)) => return Err(broken(cause.to_string())),
            None => {
                return Err(broken(
                    "columns are missing; expected a table of this version".to_owned(),
                ));
            }
        }
    }
    Ok(read)
}

fn failed(path: &Path, cause: &io::Error) -> Error {
    Error::new(ErrorKind::Io, cause.to_string()).with_origin(path.to_string_lossy())
}
