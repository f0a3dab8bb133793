use super::rows::rows;
use super::{Place, ids};

rows! {
    /// One row for each event: who did what to whom.
    struct Event {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The event's id within its document: `e1`, `e2`, …
        id: String,
        /// The PLOVER type: `CONSULT`, `AID`, `ASSAULT`, …
        plover: String,
        /// The PLOVER mode.
        mode: Option<String>,
        /// The finer kind: `arms_transfer`, `visit`, …
        kind: String,
        /// The CAMEO code.
        cameo: Option<String>,
        /// The ids of those who do it.
        actors: Vec<String>,
        /// Their names.
        actor_names: Vec<String>,
        /// The ids of those to whom it is done.
        recipients: Vec<String>,
        /// Their names.
        recipient_names: Vec<String>,
        /// The words for what is given, sent, signed, …
        object: Option<String>,
        /// How much or many.
        quantity: Option<f64>,
        /// What is counted.
        unit: Option<String>,
        /// When, as a TIMEX3 value.
        time: Option<String>,
        /// Where, in the text's words.
        place: Option<String>,
        /// How certain the text makes it, on FactBank's scale.
        factuality: String,
        /// The ids of the claims that hold it.
        claims: Vec<String>,
        /// The id of the event that it pays for.
        in_exchange_for: Option<String>,
        /// The lemma of the word that shows it.
        trigger: String,
        /// Where that word begins, in code points of the text.
        start: u32,
        /// Where it ends.
        end: u32,
        /// The frame that found it.
        evidence: Option<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for event in &place.analysis.events {
            let (start, end) = place.chars(event.trigger.span);
            self.add(Event {
                row: place.row,
                document: place.id,
                id: &event.id.to_string(),
                plover: event.plover.as_str(),
                mode: event.mode.as_deref(),
                kind: event.kind.as_str(),
                cameo: event.cameo.as_deref(),
                actors: ids(&event.actors),
                actor_names: place.names(&event.actors),
                recipients: ids(&event.recipients),
                recipient_names: place.names(&event.recipients),
                object: event.object.as_ref().map(|object| object.text.as_str()),
                quantity: event.quantity.as_ref().map(|quantity| quantity.value),
                unit: event
                    .quantity
                    .as_ref()
                    .and_then(|quantity| quantity.unit.as_deref()),
                time: event.time.as_ref().map(|time| time.value.as_str()),
                place: event.place.as_ref().map(|place| place.text.as_str()),
                factuality: event.factuality.as_str(),
                claims: ids(&event.claims),
                in_exchange_for: event.in_exchange_for.map(|id| id.to_string()).as_deref(),
                trigger: &event.trigger.lemma,
                start,
                end,
                evidence: event.evidence.as_deref(),
            });
        }
    }
}
