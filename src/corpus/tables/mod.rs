//! The records of many documents as Arrow tables.
//!
//! A table is one file here: a struct whose fields are the columns, and how an analysis fills its rows. The list of the
//! tables is below. Every offset counts code points of the text, title included; `row` and `document` join the tables.

mod actors;
pub(super) mod cell;
mod claims;
mod dates;
mod documents;
mod events;
mod mentions;
mod positions;
mod provisions;
mod quantities;
mod roles;
pub(super) mod rows;
mod sanctions;
mod treaties;

use std::sync::{Arc, LazyLock};

use arrow_array::{RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema, SchemaRef};

use self::rows::table_names;
use crate::model::ActorId;
use crate::text::{Offsets, Span};
use crate::{Analysis, Error};

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its Arrow type.
    pub data_type: DataType,
    /// Whether a cell may be empty.
    pub is_nullable: bool,
    /// What stands in it.
    pub description: &'static str,
}

/// The Arrow schema of columns.
pub(super) fn schema_of(columns: Vec<Column>) -> SchemaRef {
    let field = |column: Column| Field::new(column.name, column.data_type, column.is_nullable);
    Arc::new(Schema::new(
        columns.into_iter().map(field).collect::<Vec<_>>(),
    ))
}

macro_rules! tables {
    ($($table:ident $module:ident)*) => {
        table_names! {
            /// The tables.
            Table { $($table $module)* }
        }

        /// Collects the rows of all tables, document by document.
        #[derive(Debug, Default)]
        pub struct TablesBuilder {
            $($module: $module::Rows,)*
        }

        impl TablesBuilder {
            fn push_rows(&mut self, place: &Place<'_>) {
                $(self.$module.push(place);)*
            }

            /// The tables of all documents so far, one batch each.
            pub fn finish(mut self) -> Tables {
                let mut tables = Tables::default();
                $(tables.add(Table::$table, self.$module.finish());)*
                tables
            }
        }
    };
}

tables! {
    Documents documents
    Actors actors
    Mentions mentions
    Roles roles
    Claims claims
    Events events
    Positions positions
    Treaties treaties
    Provisions provisions
    Sanctions sanctions
    Dates dates
    Quantities quantities
}

impl Table {
    /// Its Arrow schema.
    pub fn schema(self) -> SchemaRef {
        static SCHEMAS: LazyLock<Vec<SchemaRef>> = LazyLock::new(|| {
            Table::ALL
                .iter()
                .map(|table| schema_of(table.columns()))
                .collect()
        });
        Arc::clone(&SCHEMAS[self as usize])
    }
}

impl TablesBuilder {
    /// Adds the records of a document that was the `row`-th of the input.
    ///
    /// A document without an id is named by its row.
    pub fn push(&mut self, row: u32, analysis: &Analysis) {
        let number;
        let id = if analysis.id.is_empty() {
            number = row.to_string();
            &number
        } else {
            &analysis.id
        };
        self.push_rows(&Place {
            row,
            id,
            analysis,
            offsets: Offsets::new(&analysis.text),
        });
    }

    /// Adds a row that could not be read; it is named by the error's document, or else by its row.
    pub fn push_error(&mut self, row: u32, error: &Error) {
        match error.document() {
            Some(id) => self.documents.push_error(row, id, error),
            None => self.documents.push_error(row, &row.to_string(), error),
        }
    }
}

/// The records of many documents, table by table, each as a list of Arrow batches.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    batches: Vec<Vec<RecordBatch>>,
}

impl Default for Tables {
    fn default() -> Self {
        Self {
            batches: vec![Vec::new(); Table::ALL.len()],
        }
    }
}

impl Tables {
    /// The batches of one table; none where it has no rows.
    pub fn batches(&self, table: Table) -> &[RecordBatch] {
        &self.batches[table as usize]
    }

    /// How many rows one table has.
    pub fn num_rows(&self, table: Table) -> usize {
        self.batches(table).iter().map(RecordBatch::num_rows).sum()
    }

    /// Puts the rows of `other` after those of these tables.
    pub fn append(&mut self, other: Self) {
        for (mine, theirs) in self.batches.iter_mut().zip(other.batches) {
            mine.extend(theirs);
        }
    }

    /// The same tables with each batch as `change` gives it, which keeps their schemas.
    pub(super) fn map_batches(mut self, change: impl Fn(&RecordBatch) -> RecordBatch) -> Self {
        for batch in self.batches.iter_mut().flatten() {
            *batch = change(batch);
        }
        self
    }

    /// Puts a batch of a table after those that it has.
    ///
    /// # Errors
    /// [`ErrorKind::Format`](crate::ErrorKind::Format) where the batch has other columns than the table.
    pub fn push(&mut self, table: Table, batch: RecordBatch) -> Result<(), Error> {
        if batch.schema() != table.schema() {
            let message = format!("the batch has not the columns of {}", table.as_str());
            return Err(Error::new(crate::ErrorKind::Format, message));
        }
        self.batches[table as usize].push(batch);
        Ok(())
    }

    fn add(&mut self, table: Table, columns: Vec<arrow_array::ArrayRef>) {
        let batch =
            RecordBatch::try_new_with_options(table.schema(), columns, &RecordBatchOptions::new())
                .expect("schema and columns come from the same row type, one cell a row");
        if batch.num_rows() > 0 {
            self.batches[table as usize].push(batch);
        }
    }
}

/// A document in the batch: what the rows of every table need.
struct Place<'a> {
    row: u32,
    id: &'a str,
    analysis: &'a Analysis,
    offsets: Offsets<'a>,
}

impl<'a> Place<'a> {
    fn chars(&self, span: Span) -> (u32, u32) {
        let span = self.offsets.to_chars(span);
        (span.start as u32, span.end as u32)
    }

    fn words(&self, span: Span) -> &'a str {
        span.of(&self.analysis.text)
    }

    /// The name of an actor of this document.
    fn name(&self, actor: ActorId) -> Option<&'a str> {
        Some(self.analysis.actors.get(actor.index())?.name.as_str())
    }

    fn names(&self, actors: &[ActorId]) -> Vec<String> {
        actors
            .iter()
            .filter_map(|&actor| self.name(actor))
            .map(str::to_owned)
            .collect()
    }
}

/// The ids as text.
fn ids<T: ToString>(ids: &[T]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn code_points(text: &str) -> u32 {
    text.chars().count() as u32
}

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray;
    use arrow_array::types::UInt32Type;

    use super::*;
    use crate::model::{Actor, ActorKind, Mention, MentionKind};
    use crate::{Document, ErrorKind};

    fn moscow() -> Analysis {
        let mut analysis = Analysis::new(Document::new("Où va Moscou ?"));
        let mut actor = Actor::new(ActorId::from_index(0), "Russia", ActorKind::State);
        actor
            .mentions
            .push(Mention::new(Span::new(7, 13), MentionKind::Metonym));
        analysis.actors.push(actor);
        analysis
    }

    #[test]
    fn offsets_count_code_points_and_the_words_stand_beside() {
        let mut tables = TablesBuilder::default();
        tables.push(3, &moscow());
        let tables = tables.finish();
        let [batch] = tables.batches(Table::Mentions) else {
            panic!("one batch")
        };
        let column = |name| batch.column_by_name(name).unwrap();
        assert_eq!(column("row").as_primitive::<UInt32Type>().value(0), 3);
        assert_eq!(column("start").as_primitive::<UInt32Type>().value(0), 6);
        assert_eq!(column("end").as_primitive::<UInt32Type>().value(0), 12);
        assert_eq!(column("text").as_string::<i32>().value(0), "Moscou");
        assert_eq!(column("document").as_string::<i32>().value(0), "3");
    }

    #[test]
    fn a_row_that_could_not_be_read_stands_among_the_documents_alone() {
        let mut tables = TablesBuilder::default();
        tables.push(0, &moscow());
        let error = Error::new(ErrorKind::Encoding, "not UTF-8").with_document("b");
        tables.push_error(1, &error);
        let tables = tables.finish();
        assert_eq!(tables.num_rows(Table::Documents), 2);
        assert_eq!(tables.num_rows(Table::Actors), 1);
        let errors = tables.batches(Table::Documents)[0]
            .column_by_name("error")
            .unwrap();
        assert!(errors.is_null(0));
        let ids = tables.batches(Table::Documents)[0]
            .column_by_name("id")
            .unwrap();
        assert_eq!(ids.as_string::<i32>().value(1), "b");
        assert_eq!(errors.as_string::<i32>().value(1), "not UTF-8");
    }

    #[test]
    fn no_documents_give_tables_without_batches_but_with_columns() {
        let tables = TablesBuilder::default().finish();
        for &table in Table::ALL {
            assert!(tables.batches(table).is_empty());
            assert_eq!(table.schema().field(0).name(), "row");
        }
    }
}
