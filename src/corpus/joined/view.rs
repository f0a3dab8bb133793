//! The columns that joining reads, of tables that have their schema.

use std::collections::HashMap;

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, UInt32Type};
use arrow_array::{Array, Float64Array, ListArray, RecordBatch, StringArray, UInt32Array};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::super::{Table, Tables};
use crate::lexicon::fold_char;

const HAS_SCHEMA: &str = "tables are made or checked against their schema before they come here";

pub(super) fn numbers<'a>(batch: &'a RecordBatch, name: &str) -> &'a UInt32Array {
    batch
        .column_by_name(name)
        .and_then(|column| column.as_primitive_opt::<UInt32Type>())
        .expect(HAS_SCHEMA)
}

fn words<'a>(batch: &'a RecordBatch, name: &str) -> &'a StringArray {
    batch
        .column_by_name(name)
        .and_then(|column| column.as_string_opt::<i32>())
        .expect(HAS_SCHEMA)
}

fn lists<'a>(batch: &'a RecordBatch, name: &str) -> &'a ListArray {
    batch
        .column_by_name(name)
        .and_then(|column| column.as_list_opt::<i32>())
        .expect(HAS_SCHEMA)
}

fn amounts<'a>(batch: &'a RecordBatch, name: &str) -> &'a Float64Array {
    batch
        .column_by_name(name)
        .and_then(|column| column.as_primitive_opt())
        .expect(HAS_SCHEMA)
}

fn cell(column: &StringArray, at: usize) -> Option<&str> {
    column.is_valid(at).then(|| column.value(at))
}

fn items(column: &ListArray, at: usize) -> Vec<String> {
    let items = column.value(at);
    let items = items.as_string_opt::<i32>().expect(HAS_SCHEMA);
    items.iter().flatten().map(str::to_owned).collect()
}

/// The ids of the documents.
pub(super) fn document_ids(tables: &Tables) -> impl Iterator<Item = &str> {
    tables
        .batches(Table::Documents)
        .iter()
        .flat_map(|batch| words(batch, "id").iter().flatten())
}

/// A document.
pub(super) struct DocumentRow<'a> {
    pub(super) id: &'a str,
    pub(super) published: Option<Date>,
}

/// An actor of a document.
pub(super) struct ActorRow<'a> {
    pub(super) row: u32,
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) kind: &'a str,
    pub(super) country: Option<&'a str>,
    pub(super) sector: Option<&'a str>,
    pub(super) iso3: Option<&'a str>,
    pub(super) cow: Option<&'a str>,
    pub(super) wikidata: Option<&'a str>,
    pub(super) mentions: u32,
}

/// An event of a document.
pub(super) struct EventRow<'a> {
    pub(super) row: u32,
    pub(super) id: &'a str,
    pub(super) kind: &'a str,
    pub(super) plover: &'a str,
    pub(super) actors: Vec<String>,
    pub(super) recipients: Vec<String>,
    pub(super) object: Option<&'a str>,
    pub(super) quantity: Option<f64>,
    pub(super) unit: Option<&'a str>,
    pub(super) time: Option<&'a str>,
    pub(super) trigger: &'a str,
}

/// A position of a document.
pub(super) struct PositionRow<'a> {
    pub(super) row: u32,
    pub(super) about: &'a str,
    pub(super) about_id: &'a str,
    pub(super) actor: Option<&'a str>,
    pub(super) actor_name: Option<&'a str>,
    pub(super) stand: &'a str,
    pub(super) claim: &'a str,
    pub(super) time: Option<&'a str>,
}

/// The rows that joining reads.
pub(super) struct Rows<'a> {
    pub(super) documents: Vec<DocumentRow<'a>>,
    pub(super) actors: Vec<ActorRow<'a>>,
    pub(super) events: Vec<EventRow<'a>>,
    pub(super) positions: Vec<PositionRow<'a>>,
    /// The names of treaties, by row and id.
    pub(super) treaties: HashMap<(u32, &'a str), &'a str>,
    /// What claims say, by row and id.
    pub(super) claims: HashMap<(u32, &'a str), &'a str>,
}

impl<'a> Rows<'a> {
    pub(super) fn of(tables: &'a Tables) -> Self {
        let each = |table| tables.batches(table).iter();
        let mut rows = Self {
            documents: Vec::new(),
            actors: Vec::new(),
            events: Vec::new(),
            positions: Vec::new(),
            treaties: HashMap::new(),
            claims: HashMap::new(),
        };
        for batch in each(Table::Documents) {
            let (ids, days) = (words(batch, "id"), batch.column_by_name("published"));
            let days = days.and_then(|days| days.as_primitive_opt::<Date32Type>());
            let days = days.expect(HAS_SCHEMA);
            rows.documents
                .extend((0..batch.num_rows()).map(|at| DocumentRow {
                    id: ids.value(at),
                    published: days.is_valid(at).then(|| day(days.value(at))).flatten(),
                }));
        }
        for batch in each(Table::Actors) {
            let column = |name| words(batch, name);
            let (row, mentions) = (numbers(batch, "row"), numbers(batch, "mentions"));
            let [id, name, kind] = ["id", "name", "kind"].map(column);
            let [country, sector, iso3, cow, wikidata] =
                ["country", "sector", "iso3", "cow", "wikidata"].map(column);
            rows.actors.extend((0..batch.num_rows()).map(|at| ActorRow {
                row: row.value(at),
                id: id.value(at),
                name: name.value(at),
                kind: kind.value(at),
                country: cell(country, at),
                sector: cell(sector, at),
                iso3: cell(iso3, at),
                cow: cell(cow, at),
                wikidata: cell(wikidata, at),
                mentions: mentions.value(at),
            }));
        }
        for batch in each(Table::Events) {
            let column = |name| words(batch, name);
            let (row, quantity) = (numbers(batch, "row"), amounts(batch, "quantity"));
            let (actors, recipients) = (lists(batch, "actors"), lists(batch, "recipients"));
            let [id, kind, plover, trigger] = ["id", "kind", "plover", "trigger"].map(column);
            let [object, unit, time] = ["object", "unit", "time"].map(column);
            rows.events.extend((0..batch.num_rows()).map(|at| EventRow {
                row: row.value(at),
                id: id.value(at),
                kind: kind.value(at),
                plover: plover.value(at),
                actors: items(actors, at),
                recipients: items(recipients, at),
                object: cell(object, at),
                quantity: quantity.is_valid(at).then(|| quantity.value(at)),
                unit: cell(unit, at),
                time: cell(time, at),
                trigger: trigger.value(at),
            }));
        }
        for batch in each(Table::Positions) {
            let column = |name| words(batch, name);
            let row = numbers(batch, "row");
            let [about, about_id, stand, claim] =
                ["about", "about_id", "stand", "claim"].map(column);
            let [actor, actor_name, time] = ["actor", "actor_name", "time"].map(column);
            rows.positions
                .extend((0..batch.num_rows()).map(|at| PositionRow {
                    row: row.value(at),
                    about: about.value(at),
                    about_id: about_id.value(at),
                    actor: cell(actor, at),
                    actor_name: cell(actor_name, at),
                    stand: stand.value(at),
                    claim: claim.value(at),
                    time: cell(time, at),
                }));
        }
        for (table, column, found) in [
            (Table::Treaties, "name", &mut rows.treaties),
            (Table::Claims, "content", &mut rows.claims),
        ] {
            for batch in each(table) {
                let (row, id, value) = (
                    numbers(batch, "row"),
                    words(batch, "id"),
                    words(batch, column),
                );
                found.extend(
                    (0..batch.num_rows())
                        .map(|at| ((row.value(at), id.value(at)), value.value(at))),
                );
            }
        }
        rows
    }

    pub(super) fn document(&self, row: u32) -> &'a str {
        self.documents.get(row as usize).map_or("", |doc| doc.id)
    }

    pub(super) fn published(&self, row: u32) -> Option<Date> {
        self.documents.get(row as usize)?.published
    }
}

fn day(since_1970: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(since_1970.days()).ok()
}

/// A name as it is compared: words of lower-case letters and digits, without marks and without the article.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars() {
        if letter == '\'' || letter == '’' || letter == '.' {
            // "U.S." and "US", "Xi'an" and "Xian".
            continue;
        }
        fold_char(letter, |letter| {
            if letter.is_alphanumeric() {
                folded.push(letter);
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        });
    }
    let name = folded.trim_end();
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}
