//! Words into trees: tags, lemmas, features and dependencies by Universal Dependencies.

pub mod clear;
pub mod conllu;
pub mod features;
mod kernel;
mod labels;
pub mod lemma;
pub mod model;
pub mod mst;
pub mod network;
mod parser;
mod tree;

pub use labels::{Deprel, Relation, Subtype, Upos};
pub use parser::Parser;
pub use tree::{Entity, EntityKind, Row, Syntax};
