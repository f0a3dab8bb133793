//! Many documents as one body: who is the same actor, what is the same event, who said what about it first.

mod actors;
mod answers;
mod events;
mod positions;
mod store;
mod tables;
mod view;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, UInt32Array};
use jiff::civil::Date;

pub use self::actors::JoinedActor;
pub use self::answers::{Contradiction, Moment};
pub use self::events::JoinedEvent;
pub use self::positions::{About, JoinedPosition};
pub use self::tables::JoinedTable;
use self::view::{Rows, document_ids};
use super::{Table, Tables, TablesBuilder};
use crate::{Analysis, Error, ErrorKind};

/// Documents with their records, to which more can be added, and what they say together.
///
/// A corpus holds the tables of its documents, which [`Corpus::save`] keeps as a folder of Parquet files. [`Corpus::join`]
/// finds out which actors and events of different documents are the same. Nothing is learnt and nothing is looked up
/// elsewhere: the same documents give the same answers, in whatever order they were added.
///
/// ```
/// use detente::corpus::Corpus;
/// use detente::{Analyzer, Document};
/// let analyzer = Analyzer::new();
/// let analysis = |id: &str, text: &str| analyzer.analyze(&Document::new(text).with_id(id));
/// let mut corpus = Corpus::new();
/// corpus.add_analyses(&[
///     analysis("a", "South Korea said that Russia had sent missiles to North Korea."),
///     analysis("b", "Moscow denied that it had sent missiles to North Korea."),
/// ])?;
/// let joined = corpus.join(Default::default());
/// let event = &joined.events()[0];
/// assert_eq!(event.what, "arms transfer: Russia → North Korea");
/// assert_eq!(event.documents, 2);
/// assert_eq!(joined.contradictions()[0].denial.actor_name.as_deref(), Some("Russia"));
/// # Ok::<(), detente::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    tables: Tables,
    ids: BTreeSet<String>,
    rows: u32,
    /// How many rows lie in the folder that the corpus was opened from or saved to.
    saved: Option<store::Saved>,
}

/// How strictly events are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct JoinOptions {
    /// An event of which a document does not say when it happened is looked for in so many days before the day of
    /// publication.
    pub window_days: u16,
}

impl Default for JoinOptions {
    fn default() -> Self {
        Self { window_days: 30 }
    }
}

impl JoinOptions {
    /// Looks for events without a date in so many days before the day of publication (by default 30).
    #[must_use]
    pub const fn with_window_days(mut self, days: u16) -> Self {
        self.window_days = days;
        self
    }
}

impl Corpus {
    /// A corpus without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the tables of documents.
    ///
    /// # Errors
    /// [`ErrorKind::Option`] where a document's id is there already: nothing is added then. [`ErrorKind::Limit`] for more
    /// than 2³² documents.
    pub fn add(&mut self, tables: Tables) -> Result<(), Error> {
        let mut new = BTreeSet::new();
        for id in document_ids(&tables) {
            if self.ids.contains(id) || !new.insert(id.to_owned()) {
                let message = format!(
                    "the corpus has a document {id:?} already; expected another id for each document"
                );
                return Err(Error::new(ErrorKind::Option, message).with_document(id));
            }
        }
        let rows = u32::try_from(new.len())
            .ok()
            .and_then(|count| self.rows.checked_add(count))
            .ok_or_else(|| Error::new(ErrorKind::Limit, "more than 2^32 documents"))?;
        self.tables.append(renumbered(tables, self.rows));
        self.ids.append(&mut new);
        self.rows = rows;
        Ok(())
    }

    /// Adds analyses.
    ///
    /// # Errors
    /// See [`Corpus::add`].
    pub fn add_analyses<'a>(
        &mut self,
        analyses: impl IntoIterator<Item = &'a Analysis>,
    ) -> Result<(), Error> {
        let mut builder = TablesBuilder::default();
        for (row, analysis) in analyses.into_iter().enumerate() {
            builder.push(row as u32, analysis);
        }
        self.add(builder.finish())
    }

    /// How many documents it holds.
    pub fn len(&self) -> usize {
        self.rows as usize
    }

    /// Whether it holds no documents.
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The records, document by document; `row` counts through the whole corpus.
    pub fn tables(&self) -> &Tables {
        &self.tables
    }

    /// Joins actors and events across the documents.
    pub fn join(&self, options: JoinOptions) -> Joined {
        let rows = Rows::of(&self.tables);
        let (actors, cast) = actors::join(&rows);
        let (events, event_links) = events::join(&rows, &actors, &cast, options);
        let positions = positions::join(&rows, &actors, &cast, &events, &event_links);
        let mut joined = Joined {
            actor_links: cast.links(&rows, &actors),
            event_links: event_links.links(&rows, &events),
            actors,
            events,
            positions,
        };
        joined.name_first_sources();
        joined
    }
}

/// What the documents of a [`Corpus`] say together.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    actors: Vec<JoinedActor>,
    events: Vec<JoinedEvent>,
    positions: Vec<JoinedPosition>,
    actor_links: Vec<Link>,
    event_links: Vec<Link>,
}

/// Which record of a document belongs to which joined one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    row: u32,
    document: String,
    local: String,
    joined: String,
}

impl Joined {
    /// The actors, those in the most documents first.
    pub fn actors(&self) -> &[JoinedActor] {
        &self.actors
    }

    /// The events, in the order of the days on which they were first reported.
    pub fn events(&self) -> &[JoinedEvent] {
        &self.events
    }

    /// Every actor's stands to every event and treaty, by what they are about and then in the order of publication.
    pub fn positions(&self) -> &[JoinedPosition] {
        &self.positions
    }

    /// The actor that an id, a name or an ISO 3166 code means: of several of one name the one in the most documents.
    pub fn actor(&self, id_or_name: &str) -> Option<&JoinedActor> {
        let is_id = |actor: &&JoinedActor| actor.id == id_or_name;
        self.actors.iter().find(is_id).or_else(|| {
            let name = view::folded(id_or_name);
            let has_name =
                |actor: &&JoinedActor| actor.names.iter().any(|known| view::folded(known) == name);
            self.actors.iter().find(has_name)
        })
    }

    /// The event with this id.
    pub fn event(&self, id: &str) -> Option<&JoinedEvent> {
        self.events.iter().find(|event| event.id == id)
    }

    /// One of the tables of all of it.
    pub fn table(&self, table: JoinedTable) -> RecordBatch {
        tables::of(self, table)
    }
}

/// A reported day: earlier ones come first, unknown ones last.
fn by_day(day: Option<Date>) -> (bool, Option<Date>) {
    (day.is_none(), day)
}

/// The same tables with rows that count from `first`, one document after the other.
fn renumbered(tables: Tables, first: u32) -> Tables {
    let old: Vec<u32> = tables
        .batches(Table::Documents)
        .iter()
        .flat_map(|batch| view::numbers(batch, "row").values().to_vec())
        .collect();
    if old
        .iter()
        .enumerate()
        .all(|(at, &row)| row as usize == first as usize + at)
    {
        return tables;
    }
    let at: std::collections::BTreeMap<u32, u32> = old.into_iter().zip(first..).collect();
    tables.map_batches(|batch| {
        let rows = view::numbers(batch, "row").values().iter();
        // A row that no document has joins nothing; there is none in tables made here.
        let rows: UInt32Array = rows
            .map(|row| at.get(row).copied().unwrap_or(u32::MAX))
            .collect();
        let mut columns: Vec<ArrayRef> = batch.columns().to_vec();
        if let Some(column) = columns.first_mut() {
            *column = Arc::new(rows);
        }
        RecordBatch::try_new(batch.schema(), columns)
            .expect("only the numbers of the rows have changed")
    })
}

#[cfg(test)]
mod tests;
