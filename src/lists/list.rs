//! A list as published.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::date::ListDate;
use super::entry::ListEntry;
use crate::names::named;

/// One publication of a sanctions list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct SanctionsList {
    /// A short name for it: `us-ofac-sdn`, `us-ofac-cons`, `un-sc`, `eu-fsf`, `gb-sanctions`, `gb-ofsi`; the name of the
    /// data set where it comes from a collection.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who imposes what it says: an alpha-3 code, `un` or `eu`; none for a collection of lists.
    pub sender: Option<String>,
    /// The file or folder that it was read from.
    pub source: String,
    /// The format that it was read in.
    pub format: ListFormat,
    /// When it was published.
    pub published: Option<ListDate>,
    /// How many entries it says that it has.
    pub stated_count: Option<u64>,
    /// Its entries, in its order.
    pub entries: Vec<ListEntry>,
    /// What was wrong in it; every other record was read.
    pub warnings: Vec<ListWarning>,
}

impl SanctionsList {
    /// An empty list, as a start for one of your own.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            sender: None,
            source: String::new(),
            format: ListFormat::Own,
            published: None,
            stated_count: None,
            entries: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// The entry with this key.
    pub fn entry(&self, id: &str) -> Option<&ListEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// The JSON Schema of a list.
pub fn json_schema() -> schemars::Schema {
    schemars::generate::SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<SanctionsList>()
}

named! {
    /// Formats of lists.
    ListFormat {
        /// OFAC's CSV files: `SDN.CSV` with `ADD.CSV`, `ALT.CSV` and `SDN_COMMENTS.CSV`, and `CONS_PRIM.CSV` with its own.
        OfacCsv = "ofac_csv",
        /// OFAC's `sdn.xml` and `consolidated.xml`.
        OfacXml = "ofac_xml",
        /// OFAC's `sdn_advanced.xml` and `cons_advanced.xml`.
        OfacAdvancedXml = "ofac_advanced_xml",
        /// The UN Security Council's consolidated list.
        UnXml = "un_xml",
        /// The EU's consolidated financial sanctions list, version 1.1.
        EuXml = "eu_xml",
        /// The UK Sanctions List as XML.
        UkXml = "uk_xml",
        /// The UK Sanctions List as CSV.
        UkCsv = "uk_csv",
        /// The UK Treasury's former consolidated list as XML.
        OfsiXml = "ofsi_xml",
        /// The UK Treasury's former consolidated list as CSV, in its form of 2022.
        OfsiCsv = "ofsi_csv",
        /// Entities of FollowTheMoney, one a line.
        Ftm = "ftm",
        /// `OpenSanctions`' nested targets, one a line.
        FtmNested = "ftm_nested",
        /// A list that was put together in a program.
        Own = "own",
    }
}

/// Something that is wrong in a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListWarning {
    /// Which kind of fault.
    pub kind: ListWarningKind,
    /// The file.
    pub source: String,
    /// The line, counted from 1, where it stands on one.
    pub line: Option<u64>,
    /// The key of the entry, where it is known.
    pub entry: Option<String>,
    /// What was found and what was expected.
    pub message: String,
}

named! {
    /// What can be wrong in a list without making it unreadable.
    ListWarningKind {
        /// The number of entries is not the one that the list states.
        Count = "count",
        /// A row belongs to an entry that is not there.
        Orphan = "orphan",
        /// Two entries have the same key.
        Duplicate = "duplicate",
        /// A record cannot be read and was left out.
        Record = "record",
        /// A value is not of the form that its field asks for; it was kept as it is.
        Value = "value",
        /// A file that belongs to the list is not there.
        MissingFile = "missing_file",
        /// The file ends before its end.
        Truncated = "truncated",
    }
}
