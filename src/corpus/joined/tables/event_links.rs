use super::super::Link;
use super::rows;

rows! {
    /// One row for each event of each document: which event of the corpus it is.
    struct EventLink {
        /// The document's row in the corpus.
        row: u32,
        /// The document's id.
        document: String,
        /// The event's id within its document.
        event: String,
        /// The event's id in the corpus.
        joined: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, link: &Link) {
        self.add(EventLink {
            row: link.row,
            document: &link.document,
            event: &link.local,
            joined: &link.joined,
        });
    }
}
