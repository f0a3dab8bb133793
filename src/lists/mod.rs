//! Official sanctions lists: who is listed, since when, under which programme, with which names.
//!
//! A [`SanctionsList`] holds what one publication says, as [`ListEntry`] after [`ListEntry`], whichever format it came
//! in. Nothing that a list says is dropped: what has no field of its own stands in [`ListEntry::notes`].

mod analysis;
mod country;
mod date;
mod details;
mod diff;
mod entry;
mod flat;
mod list;
mod name;
mod programme;
mod read;
mod summary;
mod tables;

pub use country::{Country, CountryCode};
pub use date::{ListDate, PartialDate};
pub use details::{
    Address, AircraftDetails, Contact, ContactKind, Identifier, IdentifierKind, Place,
    VesselDetails,
};
pub use diff::{EntryChange, EntryName, FieldChange, ListDiff, diff_lists};
pub use entry::{
    Gender, LegalBasis, ListEntry, ListMeasure, ListRelation, Note, RawPosition, RelationKind,
};
pub use flat::{ListRow, ListTable};
pub use list::{ListFormat, ListWarning, ListWarningKind, SanctionsList, json_schema};
pub use name::{ListName, NameKind, NamePart, NamePartKind, NameQuality};
pub use programme::Programme;
pub use read::{ListOptions, load_list, load_list_bytes, load_list_files, load_list_with};
pub(crate) use summary::date as written_date;
pub(crate) use tables::{code_of, iso2};
