//! A joined corpus as Arrow tables, one file a table.

mod actor_links;
mod actors;
mod contradictions;
mod event_links;
mod events;
mod positions;
mod timeline;

use arrow_array::{ArrayRef, RecordBatch};

use super::super::Column;
use super::super::tables::rows::{rows, table_names};
use super::super::tables::schema_of;
use super::{Contradiction, Joined, JoinedActor, JoinedPosition, Moment};

table_names! {
    /// The tables of a joined corpus.
    JoinedTable {
        Actors actors
        ActorLinks actor_links
        Events events
        EventLinks event_links
        Positions positions
        Contradictions contradictions
        Timeline timeline
    }
}

impl JoinedTable {
    fn batch(self, columns: Vec<ArrayRef>) -> RecordBatch {
        RecordBatch::try_new(schema_of(self.columns()), columns)
            .expect("schema and columns come from the same row type, one cell a row")
    }
}

/// A whole table; the timeline of nobody is empty.
pub(super) fn of(joined: &Joined, table: JoinedTable) -> RecordBatch {
    macro_rules! filled {
        ($module:ident, $items:expr) => {{
            let mut rows = $module::Rows::default();
            for item in $items {
                rows.push(item);
            }
            table.batch(rows.finish())
        }};
    }
    match table {
        JoinedTable::Actors => filled!(actors, &joined.actors),
        JoinedTable::ActorLinks => filled!(actor_links, &joined.actor_links),
        JoinedTable::Events => filled!(events, &joined.events),
        JoinedTable::EventLinks => filled!(event_links, &joined.event_links),
        JoinedTable::Positions => filled!(positions, &joined.positions),
        JoinedTable::Contradictions => filled!(contradictions, &joined.contradictions()),
        JoinedTable::Timeline => filled!(timeline, &[] as &[Moment]),
    }
}

impl Joined {
    /// The positions to one event or treaty, of one actor, or both, as a table; ids as [`Joined::event`] and
    /// [`Joined::actor`] have them.
    pub fn positions_table(
        &self,
        about_id: Option<&str>,
        actor: Option<&JoinedActor>,
    ) -> RecordBatch {
        let is_asked = |position: &&JoinedPosition| {
            about_id.is_none_or(|id| position.about_id == id)
                && actor.is_none_or(|actor| position.actor.as_ref() == Some(&actor.id))
        };
        let mut rows = positions::Rows::default();
        for position in self.positions.iter().filter(is_asked) {
            rows.push(position);
        }
        JoinedTable::Positions.batch(rows.finish())
    }

    /// [`Joined::timeline`] as a table.
    pub fn timeline_table(&self, actor: &JoinedActor) -> RecordBatch {
        let mut rows = timeline::Rows::default();
        for moment in &self.timeline(actor) {
            rows.push(moment);
        }
        JoinedTable::Timeline.batch(rows.finish())
    }

    /// [`Joined::contradictions`] of one event or treaty, or of all, as a table.
    pub fn contradictions_table(&self, about_id: Option<&str>) -> RecordBatch {
        let mut rows = contradictions::Rows::default();
        let is_asked =
            |found: &&Contradiction| about_id.is_none_or(|id| found.assertion.about_id == id);
        for found in self.contradictions().iter().filter(is_asked) {
            rows.push(found);
        }
        JoinedTable::Contradictions.batch(rows.finish())
    }
}
