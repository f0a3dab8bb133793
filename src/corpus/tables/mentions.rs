use super::Place;
use super::rows::rows;

rows! {
    /// One row for each mention of an actor, actor by actor.
    struct Mention {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The actor's id within its document.
        actor: String,
        /// Where the words begin, in code points of the text.
        start: u32,
        /// Where they end.
        end: u32,
        /// In which way they mention it: `name`, `demonym`, `metonym`, `nominal`, `pronoun`.
        kind: String,
        /// The words.
        text: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for actor in &place.analysis.actors {
            let id = actor.id.to_string();
            for mention in &actor.mentions {
                let (start, end) = place.chars(mention.span);
                self.add(Mention {
                    row: place.row,
                    document: place.id,
                    actor: &id,
                    start,
                    end,
                    kind: mention.kind.as_str(),
                    text: place.words(mention.span),
                });
            }
        }
    }
}
