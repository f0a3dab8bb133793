use super::super::Moment;
use super::rows;
use jiff::civil::Date;

rows! {
    /// One row for each thing that an actor did, underwent or said, in order of time.
    struct Row {
        /// When: the event's first day, or the day of publication where no text says it.
        day: Option<Date>,
        /// What the actor is in it: `actor`, `recipient`, or how it stands to it: `asserts`, `denies`, …
        part: String,
        /// The event's id in the corpus; a treaty's is `treaty:` and its name.
        about_id: String,
        /// The event or treaty, in words.
        what: String,
        /// The document that reports it first.
        document: String,
        /// What the actor says.
        content: Option<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, moment: &Moment) {
        self.add(Row {
            day: moment.day,
            part: &moment.part,
            about_id: &moment.about_id,
            what: &moment.what,
            document: &moment.document,
            content: moment.content.as_deref(),
        });
    }
}
