use super::super::JoinedPosition;
use super::rows;
use jiff::civil::Date;

rows! {
    /// One row for each stand of an actor to an event or treaty, by what it is about and then in the order of publication.
    struct Position {
        /// What it is about: `event` or `treaty`.
        about: String,
        /// The event's id in the corpus; a treaty's is `treaty:` and its name.
        about_id: String,
        /// The event or treaty, in words.
        what: String,
        /// The actor's id in the corpus; empty where the author speaks or nobody known.
        actor: Option<String>,
        /// The actor's name, or the words for an unnamed source.
        actor_name: Option<String>,
        /// The stand: `asserts`, `denies`, `declines`, …
        stand: String,
        /// When the document was published.
        published: Option<Date>,
        /// When it was said, as a TIMEX3 value.
        said: Option<String>,
        /// The document's id.
        document: String,
        /// The document's row in the corpus.
        row: u32,
        /// The id of the claim in the document.
        claim: String,
        /// What the claim says.
        content: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, position: &JoinedPosition) {
        self.add(Position {
            about: position.about.as_str(),
            about_id: &position.about_id,
            what: &position.what,
            actor: position.actor.as_deref(),
            actor_name: position.actor_name.as_deref(),
            stand: &position.stand,
            published: position.published,
            said: position.said.as_deref(),
            document: &position.document,
            row: position.row,
            claim: &position.claim,
            content: &position.content,
        });
    }
}
