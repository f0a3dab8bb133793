use super::Place;
use super::rows::rows;

rows! {
    /// One row for each title or office that a text gives an actor.
    struct Role {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The id of the actor that holds it.
        actor: String,
        /// The title as written, without the country.
        title: String,
        /// The id of the actor whose office it is.
        of: Option<String>,
        /// Where the words begin, in code points of the text.
        start: u32,
        /// Where they end.
        end: u32,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for actor in &place.analysis.actors {
            for role in &actor.roles {
                let (start, end) = place.chars(role.span);
                self.add(Role {
                    row: place.row,
                    document: place.id,
                    actor: &actor.id.to_string(),
                    title: &role.title,
                    of: role.of.map(|id| id.to_string()).as_deref(),
                    start,
                    end,
                });
            }
        }
    }
}
