use super::super::JoinedEvent;
use super::rows;
use jiff::civil::Date;

rows! {
    /// One row for each event of the corpus, in the order of the days on which they were first reported.
    struct Event {
        /// Its id in the corpus: the document that reported it first, and its id there.
        id: String,
        /// The kind: `arms_transfer`, `visit`, …
        kind: String,
        /// The PLOVER type: `CONSULT`, `AID`, `ASSAULT`, …
        plover: String,
        /// In words: `arms transfer: Russia → North Korea`.
        what: String,
        /// The ids of those who do it.
        actors: Vec<String>,
        /// Their names.
        actor_names: Vec<String>,
        /// The ids of those to whom it is done.
        recipients: Vec<String>,
        /// Their names.
        recipient_names: Vec<String>,
        /// What is given, sent, signed, in the words that most reports use.
        object: Option<String>,
        /// The least quantity that is reported.
        least: Option<f64>,
        /// The largest.
        most: Option<f64>,
        /// What is counted.
        unit: Option<String>,
        /// The first day on which it can have happened, where a report says so.
        first_day: Option<Date>,
        /// The last.
        last_day: Option<Date>,
        /// How many documents report it.
        documents: u32,
        /// How often they do.
        reports: u32,
        /// The day on which it was first reported.
        first_reported: Option<Date>,
        /// The document that did.
        first_document: String,
        /// Who is the first to assert it.
        first_claimed_by: Option<String>,
        /// When the document that says so was published.
        first_claimed: Option<Date>,
        /// Who confirms it.
        confirmed_by: Vec<String>,
        /// Who denies it.
        denied_by: Vec<String>,
        /// Who declines to say.
        declined_by: Vec<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, event: &JoinedEvent) {
        self.add(Event {
            id: &event.id,
            kind: &event.kind,
            plover: &event.plover,
            what: &event.what,
            actors: event.actors.clone(),
            actor_names: event.actor_names.clone(),
            recipients: event.recipients.clone(),
            recipient_names: event.recipient_names.clone(),
            object: event.object.as_deref(),
            least: event.quantity.map(|(least, _)| least),
            most: event.quantity.map(|(_, most)| most),
            unit: event.unit.as_deref(),
            first_day: event.days.map(|(first, _)| first),
            last_day: event.days.map(|(_, last)| last),
            documents: event.documents,
            reports: event.reports,
            first_reported: event.first_reported,
            first_document: &event.first_document,
            first_claimed_by: event.first_claimed_by.as_deref(),
            first_claimed: event.first_claimed,
            confirmed_by: event.confirmed_by.clone(),
            denied_by: event.denied_by.clone(),
            declined_by: event.declined_by.clone(),
        });
    }
}
