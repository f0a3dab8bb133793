use super::Place;
use super::rows::rows;

rows! {
    /// One row for each stand of an actor to an event, a treaty or a sanction.
    struct Position {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// What it is about: `event`, `treaty` or `sanction`.
        about: String,
        /// The id of the event, treaty or sanction.
        about_id: String,
        /// The id of the actor; empty where the source is not known by name or the author speaks.
        actor: Option<String>,
        /// The actor's name, or the words for an unnamed source.
        actor_name: Option<String>,
        /// The stand: `asserts`, `denies`, `declines`, …
        stand: String,
        /// The id of the claim that shows it.
        claim: String,
        /// Where the words that show it begin, in code points of the text.
        start: Option<u32>,
        /// Where they end.
        end: Option<u32>,
        /// When it was said, as a TIMEX3 value.
        time: Option<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for position in place.analysis.positions() {
            let cue = position.cue.map(|span| place.chars(span));
            let said = || {
                let claim = place.analysis.claims.get(position.claim.index())?;
                Some(place.words(claim.source.span?))
            };
            self.add(Position {
                row: place.row,
                document: place.id,
                about: position.about.kind(),
                about_id: &position.about.id(),
                actor: position.actor.map(|id| id.to_string()).as_deref(),
                actor_name: position
                    .actor
                    .and_then(|actor| place.name(actor))
                    .or_else(said),
                stand: position.stand.as_str(),
                claim: &position.claim.to_string(),
                start: cue.map(|(start, _)| start),
                end: cue.map(|(_, end)| end),
                time: position.time.as_ref().map(|time| time.value.as_str()),
            });
        }
    }
}
