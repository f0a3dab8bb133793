//! Other people's formats, in and out.

pub mod documents;

pub use documents::{Documents, Format, Note, ReadOptions, Watch, read, read_all, read_bytes};
