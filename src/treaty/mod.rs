//! Treaty texts as data: structure and law, every part tied to its words.

mod bytes;
mod candidate;
mod clause;
mod coding;
mod division;
mod final_clause;
mod flat;
mod front;
mod heading;
mod law;
mod leaf;
mod modal;
mod number;
mod outline;
mod paragraph;
mod party;
mod period;
mod record;
mod role;
mod scan;
mod sequence;
mod treaty_text;
mod words;

pub use coding::{CodedProvision, Coding, CowClass};
pub use final_clause::{FinalClause, FinalClauses};
pub use modal::{Modality, Obligation};
pub use party::DefinedName;
pub use record::{
    Annex, Article, ArticleRole, Division, Leaf, LeafKind, Paragraph, Recital, Warning, WarningKind,
};
pub use scan::{AnnexKind, DivisionKind};

pub use treaty_text::TreatyText;
