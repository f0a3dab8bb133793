//! Many documents on all cores, in bounded memory and in their own order.

use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::text::Document;
use crate::{Analysis, Analyzer, Error, ErrorKind};

/// The most documents that are in work at once, for each thread.
const CHUNK_DOCUMENTS: usize = 64;
/// The bytes of text after which no more documents are taken into work, for each thread.
const CHUNK_BYTES: usize = 1 << 20;

/// How a batch is to be worked off.
#[derive(Debug, Clone, Default)]
pub struct BatchOptions {
    threads: Option<NonZeroUsize>,
    cancel: Option<Arc<AtomicBool>>,
    first_row: usize,
}

impl BatchOptions {
    /// Works on so many threads (by default on as many as there are cores).
    ///
    /// One thread is the calling one; more are started for the batch and end with it. Without the feature `rayon` there
    /// is only the calling one.
    #[must_use]
    pub fn with_threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Stops soon after somebody sets the flag: a last error of the kind [`ErrorKind::Cancelled`] ends the batch.
    #[must_use]
    pub fn with_cancel(mut self, cancel: Arc<AtomicBool>) -> Self {
        self.cancel = Some(cancel);
        self
    }

    /// Numbers the first document so in tables (by default 0): how a batch goes on where another ended.
    #[must_use]
    pub fn with_first_row(mut self, row: usize) -> Self {
        self.first_row = row;
        self
    }

    /// The row that the first document counts as in tables.
    pub fn first_row(&self) -> usize {
        self.first_row
    }

    fn threads(&self) -> usize {
        if cfg!(not(feature = "rayon")) {
            return 1;
        }
        self.threads
            .or_else(|| std::thread::available_parallelism().ok())
            .map_or(1, NonZeroUsize::get)
    }

    fn is_cancelled(&self) -> bool {
        self.cancel
            .as_ref()
            .is_some_and(|flag| flag.load(Ordering::Relaxed))
    }
}

impl Analyzer {
    /// Reads many documents, on several threads and in their own order.
    ///
    /// Results come lazily; at no time are more than a few hundred documents in memory. An error that stands in a
    /// document's place is passed on in its place.
    ///
    /// ```
    /// use detente::corpus::BatchOptions;
    /// use detente::{Analyzer, Document};
    /// let documents = ["Moscow denied it.", "Kyiv did not."].map(|text| Ok(Document::new(text)));
    /// let analyzer = Analyzer::new();
    /// let texts: Vec<_> = analyzer
    ///     .analyze_batch(documents, BatchOptions::default())
    ///     .map(|analysis| Ok(analysis?.text))
    ///     .collect::<Result<_, detente::Error>>()?;
    /// assert_eq!(texts, ["Moscow denied it.", "Kyiv did not."]);
    /// # Ok::<(), detente::Error>(())
    /// ```
    pub fn analyze_batch<I>(
        &self,
        documents: I,
        options: BatchOptions,
    ) -> impl Iterator<Item = Result<Analysis, Error>> + use<'_, I>
    where
        I: IntoIterator<Item = Result<Document, Error>>,
    {
        in_order(documents, options, |doc| self.analyze(&doc))
    }
}

/// Does some work on each of many documents, on several threads, and gives the results in the documents' order.
pub fn in_order<I, T, W>(documents: I, options: BatchOptions, work: W) -> Batch<I::IntoIter, T, W>
where
    I: IntoIterator<Item = Result<Document, Error>>,
    T: Send,
    W: Fn(Document) -> T + Sync,
{
    let threads = options.threads();
    Batch {
        documents: documents.into_iter().fuse(),
        work,
        threads,
        // Where the system gives no threads, the calling one does the work.
        #[cfg(feature = "rayon")]
        pool: (threads > 1)
            .then(|| {
                rayon::ThreadPoolBuilder::new()
                    .num_threads(threads)
                    .build()
                    .ok()
            })
            .flatten(),
        options,
        ready: Vec::new().into_iter(),
        is_over: false,
    }
}

/// The results of [`in_order`].
pub struct Batch<I, T, W> {
    documents: std::iter::Fuse<I>,
    work: W,
    threads: usize,
    #[cfg(feature = "rayon")]
    pool: Option<rayon::ThreadPool>,
    options: BatchOptions,
    ready: std::vec::IntoIter<Result<T, Error>>,
    is_over: bool,
}

impl<I, T, W> Batch<I, T, W>
where
    I: Iterator<Item = Result<Document, Error>>,
    T: Send,
    W: Fn(Document) -> T + Sync,
{
    fn take_chunk(&mut self) -> Vec<Result<Document, Error>> {
        let mut chunk = Vec::new();
        let mut bytes = 0;
        while chunk.len() < CHUNK_DOCUMENTS * self.threads
            && bytes < CHUNK_BYTES * self.threads
            && !self.options.is_cancelled()
            && let Some(item) = self.documents.next()
        {
            bytes += item.as_ref().map_or(0, |doc| doc.text().len());
            chunk.push(item);
        }
        chunk
    }

    fn work_off(&self, chunk: Vec<Result<Document, Error>>) -> Vec<Result<T, Error>> {
        let (options, work) = (&self.options, &self.work);
        let each = |item: Result<Document, Error>| {
            item.and_then(|doc| {
                if options.is_cancelled() {
                    Err(cancelled())
                } else {
                    Ok(work(doc))
                }
            })
        };
        #[cfg(feature = "rayon")]
        if let Some(pool) = &self.pool {
            use rayon::prelude::*;
            return pool.install(|| chunk.into_par_iter().with_max_len(1).map(each).collect());
        }
        chunk.into_iter().map(each).collect()
    }
}

impl<I, T, W> Iterator for Batch<I, T, W>
where
    I: Iterator<Item = Result<Document, Error>>,
    T: Send,
    W: Fn(Document) -> T + Sync,
{
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        if self.options.is_cancelled() {
            self.is_over = true;
            return Some(Err(cancelled()));
        }
        if let Some(item) = self.ready.next() {
            return Some(item);
        }
        let chunk = self.take_chunk();
        self.ready = self.work_off(chunk).into_iter();
        if self.options.is_cancelled() {
            self.is_over = true;
            return Some(Err(cancelled()));
        }
        self.ready.next()
    }
}

fn cancelled() -> Error {
    Error::new(ErrorKind::Cancelled, "the caller asked to stop")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn threads(count: usize) -> BatchOptions {
        BatchOptions::default().with_threads(NonZeroUsize::new(count).unwrap())
    }

    fn numbered(count: usize) -> impl Iterator<Item = Result<Document, Error>> {
        (0..count).map(|number| match number % 7 {
            3 => Err(Error::new(ErrorKind::Date, format!("{number}"))),
            _ => Ok(Document::new(format!("{number}"))),
        })
    }

    #[test]
    fn keeps_the_order_on_any_number_of_threads() {
        for count in [1, 2, 5] {
            let results: Vec<_> =
                in_order(numbered(1000), threads(count), |doc| doc.text().to_owned())
                    .map(|result| {
                        result.unwrap_or_else(|error| format!("error {}", error.message()))
                    })
                    .collect();
            assert_eq!(results.len(), 1000);
            for (number, result) in results.iter().enumerate() {
                let expected = if number % 7 == 3 {
                    format!("error {number}")
                } else {
                    format!("{number}")
                };
                assert_eq!(*result, expected);
            }
        }
    }

    #[test]
    fn takes_no_more_documents_than_it_needs() {
        let taken = std::cell::Cell::new(0);
        let endless = std::iter::repeat_with(|| {
            taken.set(taken.get() + 1);
            Ok(Document::new("Moscow denied it."))
        });
        assert_eq!(in_order(endless, threads(2), |_| ()).take(10).count(), 10);
        assert!(taken.get() <= 2 * CHUNK_DOCUMENTS, "{}", taken.get());
    }

    #[test]
    fn stops_when_asked_to() {
        let flag = Arc::new(AtomicBool::new(false));
        let setter = Arc::clone(&flag);
        let endless = std::iter::repeat_with(|| Ok(Document::new("Moscow denied it.")));
        let results: Vec<_> = in_order(endless, threads(2).with_cancel(flag), move |_| {
            setter.store(true, Ordering::Relaxed);
        })
        .collect();
        let kinds: Vec<_> = results
            .iter()
            .filter_map(|result| result.as_ref().err())
            .map(Error::kind)
            .collect();
        assert_eq!(kinds, [ErrorKind::Cancelled]);
    }
}
