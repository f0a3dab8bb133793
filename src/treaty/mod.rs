//! Treaty texts as data: structure and law, every part tied to its words.

mod bytes;
mod candidate;
mod clause;
mod coding;
mod diff;
mod division;
mod export;
mod final_clause;
mod flat;
mod frames;
mod front;
mod heading;
mod law;
mod leaf;
mod modal;
mod number;
mod obligation;
mod outline;
mod paragraph;
mod party;
mod period;
mod record;
mod role;
mod scan;
mod sequence;
mod subject;
mod treaty_text;
mod words;

pub use coding::{CodedProvision, Coding, CowClass};
pub use diff::{ArticleChange, ArticleDiff, WordChange, Words, diff, diff_to_markdown};
pub use export::TreatyTable;
pub use final_clause::{FinalClause, FinalClauses};
pub use obligation::{Modality, Obligation};
pub use party::DefinedName;
pub use record::{
    Annex, Article, ArticleRole, Division, Leaf, LeafKind, Paragraph, Recital, TreatyWarning,
    WarningKind,
};
pub use scan::{AnnexKind, DivisionKind};

pub use treaty_text::{TreatyText, json_schema};
