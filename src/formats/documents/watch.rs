//! What can be seen from outside while documents are being read.

use std::io::{self, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// How far reading is, and what it decided on its own; clones see the same reading.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<State>);

#[derive(Debug, Default)]
struct State {
    read: AtomicU64,
    total: AtomicU64,
    notes: Mutex<Vec<Note>>,
}

/// A decision that the reader took because the input left it open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The file it is about.
    pub origin: String,
    /// What was decided.
    pub message: String,
}

impl Watch {
    /// Bytes read so far, as they lie on disk.
    pub fn bytes_read(&self) -> u64 {
        self.0.read.load(Ordering::Relaxed)
    }

    /// Bytes of all files; standard input does not count.
    pub fn bytes_total(&self) -> u64 {
        self.0.total.load(Ordering::Relaxed)
    }

    /// The decisions taken since the last call.
    pub fn take_notes(&self) -> Vec<Note> {
        std::mem::take(&mut *self.0.notes.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn expect(&self, bytes: u64) {
        self.0.total.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn advance(&self, bytes: u64) {
        self.0.read.fetch_add(bytes, Ordering::Relaxed);
    }

    pub(super) fn note(&self, origin: &str, message: String) {
        let note = Note {
            origin: origin.to_owned(),
            message,
        };
        self.0
            .notes
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(note);
    }

    pub(super) fn count<R: Read>(&self, inner: R) -> Counted<R> {
        Counted {
            inner,
            watch: self.clone(),
        }
    }
}

/// A reader that reports how far it is.
pub(super) struct Counted<R> {
    inner: R,
    watch: Watch,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.watch.advance(count as u64);
        Ok(count)
    }
}
