//! Analyses in the formats of the field: event tables after CAMEO and PLOVER, schema.org claims, and graphs.

mod claims;
mod events;
mod graph;

pub use claims::to_json_ld;
pub use events::{ICEWS_COLUMNS, icews_rows, plover_json};
pub use graph::{to_graph_json, to_graphml};
