//! A list as flat tables.

use super::entry::ListEntry;
use super::list::SanctionsList;
use super::name::NamePartKind;
use super::summary::date;
use crate::names::named;

named! {
    /// The tables of a list. In each, `list` and `entry` say which entry a row is of.
    ListTable {
        /// One row an entry.
        Entries = "entries",
        /// One row a name.
        Names = "names",
        /// One row a date of birth.
        Births = "births",
        /// One row a number or code.
        Identifiers = "identifiers",
        /// One row an address.
        Addresses = "addresses",
        /// One row a programme of an entry.
        Programmes = "programmes",
        /// One row a tie to another party.
        Relations = "relations",
    }
}

/// A row: a cell for each column, none where nothing is said.
pub type ListRow = Vec<Option<String>>;

impl ListTable {
    /// The columns' names.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Entries => &[
                "list",
                "entry",
                "kind",
                "name",
                "gender",
                "born",
                "birth_place",
                "countries",
                "titles",
                "positions",
                "programmes",
                "targets",
                "objectives",
                "measures",
                "legal_bases",
                "reasons",
                "listed",
                "updated",
                "vessel_type",
                "flag",
                "contacts",
                "remarks",
                "line",
            ],
            Self::Names => &[
                "list", "entry", "name", "kind", "quality", "script", "language", "given",
                "family", "note",
            ],
            Self::Births => &["list", "entry", "value", "until", "is_circa", "text"],
            Self::Identifiers => &[
                "list", "entry", "kind", "label", "number", "country", "issued", "expires", "note",
            ],
            Self::Addresses => &[
                "list",
                "entry",
                "street",
                "city",
                "region",
                "postal_code",
                "country",
                "country_name",
                "note",
            ],
            Self::Programmes => &["list", "entry", "code", "name", "targets", "objectives"],
            Self::Relations => &["list", "entry", "kind", "name", "other", "text"],
        }
    }
}

impl SanctionsList {
    /// The rows of a table, each with a cell for every column. Several values in one cell are joined by `|`; countries
    /// are alpha-3 codes where they are known.
    ///
    /// ```
    /// use detente::lists::ListTable;
    /// let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lists/un.xml");
    /// let list = detente::load_list(path)?;
    /// let row = &list.rows(ListTable::Identifiers)[0];
    /// assert_eq!(row[4].as_deref(), Some("HTi.901"));
    /// # Ok::<(), detente::Error>(())
    /// ```
    pub fn rows(&self, table: ListTable) -> Vec<ListRow> {
        self.entries
            .iter()
            .flat_map(|entry| rows_of(self, entry, table))
            .collect()
    }
}

fn joined(words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    (!words.is_empty()).then(|| words.join("|"))
}

fn code(country: &super::Country) -> String {
    country
        .code
        .map_or_else(|| country.name.clone(), |code| code.to_string())
}

fn rows_of(list: &SanctionsList, entry: &ListEntry, table: ListTable) -> Vec<ListRow> {
    let start = || vec![Some(list.id.clone()), Some(entry.id.clone())];
    let row = |cells: Vec<Option<String>>| {
        let mut row = start();
        row.extend(cells);
        row
    };
    let text = |words: &str| Some(words.to_owned());
    match table {
        ListTable::Entries => {
            let targets = entry
                .programmes
                .iter()
                .flat_map(|one| &one.targets)
                .map(ToString::to_string);
            let mut targets: Vec<String> = targets.collect();
            targets.sort();
            targets.dedup();
            let objectives = entry.programmes.iter().flat_map(|one| &one.objectives);
            let mut objectives: Vec<_> = objectives.collect();
            objectives.sort();
            objectives.dedup();
            let mut measures: Vec<_> = entry.measures.iter().map(|one| one.measure).collect();
            measures.sort();
            measures.dedup();
            let ship = entry.vessel.as_ref();
            vec![row(vec![
                text(entry.kind.as_str()),
                text(entry.name()),
                entry.gender.map(|gender| gender.to_string()),
                joined(entry.births.iter().map(date)),
                joined(entry.birth_places.iter().map(|place| place.name.clone())),
                joined(entry.countries().into_iter().map(code)),
                joined(entry.titles.iter().cloned()),
                joined(entry.positions.iter().cloned()),
                joined(entry.programmes.iter().map(|one| one.code.clone())),
                joined(targets.into_iter()),
                joined(objectives.into_iter().map(ToString::to_string)),
                joined(measures.into_iter().map(|one| one.to_string())),
                joined(entry.legal_bases.iter().map(|one| one.name.clone())),
                joined(entry.reasons.iter().cloned()),
                entry.listed.as_ref().map(date),
                joined(entry.updated.iter().map(date)),
                ship.and_then(|ship| ship.vessel_type.clone()),
                ship.and_then(|ship| ship.flag.as_ref()).map(code),
                joined(entry.contacts.iter().map(|one| one.value.clone())),
                joined(entry.remarks.iter().cloned()),
                Some(entry.position.line.to_string()),
            ])]
        }
        ListTable::Names => {
            let name = |name: &super::ListName| {
                row(vec![
                    text(&name.full),
                    text(name.kind.as_str()),
                    text(name.quality.as_str()),
                    name.script.as_deref().map(str::to_owned),
                    name.language.clone(),
                    name.part(NamePartKind::Given).map(str::to_owned),
                    name.part(NamePartKind::Family).map(str::to_owned),
                    name.note.clone(),
                ])
            };
            entry.names.iter().map(name).collect()
        }
        ListTable::Births => {
            let born = |born: &super::ListDate| {
                row(vec![
                    born.value.map(|value| value.to_string()),
                    born.until.map(|value| value.to_string()),
                    Some(born.is_circa.to_string()),
                    text(&born.text),
                ])
            };
            entry.births.iter().map(born).collect()
        }
        ListTable::Identifiers => {
            let number = |one: &super::Identifier| {
                row(vec![
                    text(one.kind.as_str()),
                    text(&one.label),
                    text(&one.number),
                    one.country.as_ref().map(code),
                    one.issued.as_ref().map(date),
                    one.expires.as_ref().map(date),
                    one.note.clone(),
                ])
            };
            entry.identifiers.iter().map(number).collect()
        }
        ListTable::Addresses => {
            let address = |one: &super::Address| {
                let country = one.country.as_ref();
                row(vec![
                    one.street.clone(),
                    one.city.clone(),
                    one.region.clone(),
                    one.postal_code.clone(),
                    country
                        .and_then(|country| country.code)
                        .map(|code| code.to_string()),
                    country.map(|country| country.name.clone()),
                    one.note.clone(),
                ])
            };
            entry.addresses.iter().map(address).collect()
        }
        ListTable::Programmes => {
            let programme = |one: &super::Programme| {
                row(vec![
                    text(&one.code),
                    one.name.as_deref().map(str::to_owned),
                    joined(one.targets.iter().map(ToString::to_string)),
                    joined(one.objectives.iter().map(ToString::to_string)),
                ])
            };
            entry.programmes.iter().map(programme).collect()
        }
        ListTable::Relations => {
            let relation = |one: &super::ListRelation| {
                row(vec![
                    text(one.kind.as_str()),
                    text(&one.name),
                    one.entry.clone(),
                    one.text.clone(),
                ])
            };
            entry.relations.iter().map(relation).collect()
        }
    }
}

#[cfg(feature = "arrow")]
impl ListTable {
    /// Its Arrow schema: text that may be missing.
    pub fn schema(self) -> arrow_schema::SchemaRef {
        let field =
            |name: &&str| arrow_schema::Field::new(*name, arrow_schema::DataType::Utf8, true);
        let fields: Vec<_> = self.columns().iter().map(field).collect();
        std::sync::Arc::new(arrow_schema::Schema::new(fields))
    }
}

#[cfg(feature = "arrow")]
impl SanctionsList {
    /// A table as an Arrow batch.
    ///
    /// # Panics
    /// Where a column holds more than 2 GiB of text, which no list comes near.
    pub fn batch(&self, table: ListTable) -> arrow_array::RecordBatch {
        let rows = self.rows(table);
        let column = |at: usize| {
            let cells = rows
                .iter()
                .map(|row| row.get(at).and_then(Option::as_deref));
            std::sync::Arc::new(cells.collect::<arrow_array::StringArray>())
                as arrow_array::ArrayRef
        };
        let columns: Vec<_> = (0..table.columns().len()).map(column).collect();
        arrow_array::RecordBatch::try_new(table.schema(), columns)
            .expect("every column has a cell for each row")
    }
}
