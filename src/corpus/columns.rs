//! Documents as tables: those that are all in memory, and those that come one after the other.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{BatchOptions, Tables, TablesBuilder, in_order};
use crate::{Analysis, Analyzer, Document, Error, ErrorKind};

/// Documents that one thread reads before it takes the next ones; each such run becomes one batch of every table.
const DOCUMENTS_PER_TASK: usize = 64;

/// Bytes of text whose words surely fit the 2 GiB of one Arrow text column.
const BYTES_PER_BATCH: usize = 1 << 28;

/// The longest text that a batch takes, 1 GiB.
const MAX_BYTES: usize = 1 << 30;

/// Counts the documents done, and carries the wish to stop to the threads that work.
#[derive(Debug, Default)]
pub struct Control {
    done: AtomicUsize,
    is_cancelled: Arc<AtomicBool>,
}

impl Control {
    /// How many documents are done.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Asks the threads to stop; each ends the document that it is reading.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// The wish to stop as [`BatchOptions::with_cancel`](super::BatchOptions::with_cancel) takes it.
    pub fn cancel_flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.is_cancelled)
    }

    /// Whether somebody asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// Reads the documents of some rows on the threads of the current rayon pool, and returns their records as tables.
///
/// `document_at` gives the document of a row, on whichever thread reads it. Row order and records are the same for any
/// number of threads. A row that cannot be read stands in the `error` column of the documents; every other row is kept.
///
/// # Errors
/// [`ErrorKind::Cancelled`] where `control` was asked to stop; [`ErrorKind::Limit`] for more than 2³² rows.
///
/// ```
/// use detente::corpus::{Control, Table, analyze_to_tables};
/// use detente::{Analyzer, Document};
/// let texts = ["Moscow denied it.", "Seoul protested."];
/// let document_at = |row: usize| Ok(Document::new(texts[row]));
/// let tables = analyze_to_tables(&Analyzer::new(), 0..texts.len(), document_at, &Control::default())?;
/// assert_eq!(tables.num_rows(Table::Documents), 2);
/// # Ok::<(), detente::Error>(())
/// ```
pub fn analyze_to_tables(
    analyzer: &Analyzer,
    rows: Range<usize>,
    document_at: impl Fn(usize) -> Result<Document, Error> + Sync,
    control: &Control,
) -> Result<Tables, Error> {
    if u32::try_from(rows.end).is_err() {
        return Err(too_many(rows.end));
    }
    let parts: Vec<Tables> = (0..rows.len().div_ceil(DOCUMENTS_PER_TASK))
        .into_par_iter()
        .map(|task| {
            let first = rows.start + task * DOCUMENTS_PER_TASK;
            let rows = first..rows.end.min(first + DOCUMENTS_PER_TASK);
            read_rows(analyzer, rows, &document_at, control)
        })
        .collect::<Result<_, _>>()?;
    let mut tables = Tables::default();
    for part in parts {
        tables.append(part);
    }
    Ok(tables)
}

/// Reads the documents that an iterator gives, such as [`formats::read`](crate::formats::read), and returns their records
/// as tables.
///
/// No more than a few hundred documents are in memory at once. A document that cannot be read stands in the `error`
/// column of the documents; every other one is kept.
///
/// # Errors
/// [`ErrorKind::Cancelled`] where `control` was asked to stop; [`ErrorKind::Limit`] for more than 2³² documents.
///
/// ```
/// use detente::corpus::{BatchOptions, Control, Table, stream_to_tables};
/// use detente::{Analyzer, Document};
/// let documents = ["Moscow denied it.", "Seoul protested."].map(|text| Ok(Document::new(text)));
/// let options = BatchOptions::default();
/// let tables = stream_to_tables(&Analyzer::new(), documents, options, &Control::default())?;
/// assert_eq!(tables.num_rows(Table::Documents), 2);
/// # Ok::<(), detente::Error>(())
/// ```
pub fn stream_to_tables(
    analyzer: &Analyzer,
    documents: impl IntoIterator<Item = Result<Document, Error>>,
    options: BatchOptions,
    control: &Control,
) -> Result<Tables, Error> {
    let options = options.with_cancel(control.cancel_flag());
    let first = options.first_row();
    let mut rows = Rows::default();
    for (row, analysis) in in_order(documents, options, |doc| read(analyzer, &doc)).enumerate() {
        let row = first + row;
        if control.is_cancelled() {
            return Err(cancelled());
        }
        let row = u32::try_from(row).map_err(|_| too_many(row))?;
        rows.push(row, analysis.and_then(|analysis| analysis));
        control.done.fetch_add(1, Ordering::Relaxed);
    }
    Ok(rows.finish())
}

fn read_rows(
    analyzer: &Analyzer,
    rows: Range<usize>,
    document_at: &impl Fn(usize) -> Result<Document, Error>,
    control: &Control,
) -> Result<Tables, Error> {
    let mut tables = Rows::default();
    for row in rows {
        if control.is_cancelled() {
            return Err(cancelled());
        }
        tables.push(
            row as u32,
            document_at(row).and_then(|doc| read(analyzer, &doc)),
        );
        control.done.fetch_add(1, Ordering::Relaxed);
    }
    Ok(tables.finish())
}

/// Rows collected into batches of a bounded size.
#[derive(Default)]
struct Rows {
    tables: Tables,
    builder: TablesBuilder,
    bytes: usize,
}

impl Rows {
    fn push(&mut self, row: u32, analysis: Result<Analysis, Error>) {
        match analysis {
            Ok(analysis) => {
                self.bytes += analysis.text.len();
                self.builder.push(row, &analysis);
            }
            Err(error) => self.builder.push_error(row, &error),
        }
        if self.bytes > BYTES_PER_BATCH {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.tables
            .append(std::mem::take(&mut self.builder).finish());
        self.bytes = 0;
    }

    fn finish(mut self) -> Tables {
        self.flush();
        self.tables
    }
}

fn cancelled() -> Error {
    Error::new(ErrorKind::Cancelled, "the caller asked to stop")
}

fn too_many(count: usize) -> Error {
    Error::new(
        ErrorKind::Limit,
        format!("{count} documents; one batch takes {}", u32::MAX),
    )
}

/// One broken document must not cost the others their records.
fn read(analyzer: &Analyzer, doc: &Document) -> Result<Analysis, Error> {
    let bytes = doc.text().len();
    if bytes > MAX_BYTES {
        return Err(Error::new(
            ErrorKind::Limit,
            format!("the text has {bytes} bytes; a batch takes texts of up to {MAX_BYTES}"),
        ));
    }
    catch_unwind(AssertUnwindSafe(|| analyzer.analyze(doc))).map_err(|_| {
        Error::new(
            ErrorKind::Internal,
            "the analysis failed by a fault of this library; please report the text",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Table;

    fn document_at(row: usize) -> Result<Document, Error> {
        if row % 7 == 3 {
            return Err(Error::new(ErrorKind::Date, "no date"));
        }
        Ok(Document::new(format!("Moscow denied it on {row} May.")).with_id(row.to_string()))
    }

    #[test]
    fn threads_change_nothing() {
        let with_threads = |threads| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| {
                analyze_to_tables(&Analyzer::new(), 0..300, document_at, &Control::default())
                    .unwrap()
            })
        };
        let alone = with_threads(1);
        assert_eq!(alone.num_rows(Table::Documents), 300);
        assert_eq!(alone, with_threads(3));
    }

    #[test]
    fn a_stream_gives_what_a_column_gives() {
        let analyzer = Analyzer::new();
        let column =
            analyze_to_tables(&analyzer, 0..300, document_at, &Control::default()).unwrap();
        let stream = stream_to_tables(
            &analyzer,
            (0..300).map(document_at),
            BatchOptions::default(),
            &Control::default(),
        )
        .unwrap();
        for &table in Table::ALL {
            assert_eq!(column.num_rows(table), stream.num_rows(table));
        }
    }

    #[test]
    fn parts_are_numbered_as_the_whole() {
        use arrow_array::cast::AsArray;
        use arrow_array::types::UInt32Type;

        let numbers = |tables: &Tables| -> Vec<u32> {
            let batches = tables.batches(Table::Documents).iter();
            batches
                .flat_map(|batch| {
                    batch
                        .column(0)
                        .as_primitive::<UInt32Type>()
                        .values()
                        .to_vec()
                })
                .collect()
        };
        let analyzer = Analyzer::new();
        let control = Control::default();
        let column = analyze_to_tables(&analyzer, 70..200, document_at, &control).unwrap();
        let options = BatchOptions::default().with_first_row(70);
        let stream =
            stream_to_tables(&analyzer, (70..200).map(document_at), options, &control).unwrap();
        assert_eq!(numbers(&column), (70..200).collect::<Vec<_>>());
        assert_eq!(numbers(&column), numbers(&stream));
    }

    #[test]
    fn stops_when_asked() {
        let control = Control::default();
        let document_at = |row| {
            if row == 10 {
                control.cancel();
            }
            document_at(row)
        };
        let error =
            analyze_to_tables(&Analyzer::new(), 0..100_000, document_at, &control).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Cancelled);
        assert!(control.done() < 100_000);
    }
}
