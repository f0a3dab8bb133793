use super::super::Contradiction;
use super::rows;
use jiff::civil::Date;

rows! {
    /// One row for each two stands to one event or treaty that cannot both be right: the earliest of each actor.
    struct Contradicted {
        /// The event's id in the corpus; a treaty's is `treaty:` and its name.
        about_id: String,
        /// The event or treaty, in words.
        what: String,
        /// The id of the actor that asserts or confirms it.
        asserted_by: Option<String>,
        /// Its name.
        asserted_by_name: Option<String>,
        /// When the document that says so was published.
        asserted: Option<Date>,
        /// The document.
        asserted_in: String,
        /// What the claim says.
        assertion: String,
        /// The id of the actor that denies it; the same one where it contradicts itself.
        denied_by: Option<String>,
        /// Its name.
        denied_by_name: Option<String>,
        /// When the document that says so was published.
        denied: Option<Date>,
        /// The document.
        denied_in: String,
        /// What the claim says.
        denial: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, contradiction: &Contradiction) {
        let (assertion, denial) = (&contradiction.assertion, &contradiction.denial);
        self.add(Contradicted {
            about_id: &assertion.about_id,
            what: &assertion.what,
            asserted_by: assertion.actor.as_deref(),
            asserted_by_name: assertion.actor_name.as_deref(),
            asserted: assertion.published,
            asserted_in: &assertion.document,
            assertion: &assertion.content,
            denied_by: denial.actor.as_deref(),
            denied_by_name: denial.actor_name.as_deref(),
            denied: denial.published,
            denied_in: &denial.document,
            denial: &denial.content,
        });
    }
}
