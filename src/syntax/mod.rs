//! Words into trees: tags, lemmas, features and dependencies by Universal Dependencies.

mod labels;
mod tree;

pub use labels::{Deprel, Relation, Subtype, Upos};
pub use tree::{Entity, EntityKind, Row, Syntax};
