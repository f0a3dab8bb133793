//! Many documents: read in parallel, their records as tables, their actors and events joined.

mod batch;
#[cfg(all(feature = "rayon", feature = "arrow"))]
mod columns;
#[cfg(feature = "arrow")]
mod joined;
#[cfg(feature = "arrow")]
mod tables;
#[cfg(feature = "arrow")]
mod write;

pub use batch::{Batch, BatchOptions, in_order};
#[cfg(all(feature = "rayon", feature = "arrow"))]
pub use columns::{Control, analyze_to_tables, stream_to_tables};
#[cfg(feature = "arrow")]
pub use joined::{
    About, Contradiction, Corpus, JoinOptions, Joined, JoinedActor, JoinedEvent, JoinedPosition,
    JoinedTable, Moment,
};
#[cfg(feature = "arrow")]
pub use tables::{Column, Table, Tables, TablesBuilder};
#[cfg(feature = "arrow")]
pub use write::{TableFormat, TableWriter};
