use super::super::Link;
use super::rows;

rows! {
    /// One row for each actor of each document: which actor of the corpus it is.
    struct ActorLink {
        /// The document's row in the corpus.
        row: u32,
        /// The document's id.
        document: String,
        /// The actor's id within its document.
        actor: String,
        /// The actor's id in the corpus.
        joined: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, link: &Link) {
        self.add(ActorLink {
            row: link.row,
            document: &link.document,
            actor: &link.local,
            joined: &link.joined,
        });
    }
}
