//! Many documents.

mod batch;

pub use batch::{Batch, BatchOptions, in_order};
