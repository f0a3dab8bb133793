use super::rows::rows;
use super::{Place, ids};
use crate::model::Deontic;

rows! {
    /// One row for each provision of a treaty.
    struct Provision {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The id of the treaty.
        treaty: String,
        /// What it is about: `defense`, `trade`, …
        kind: String,
        /// `obligation`, `prohibition` or `permission`, where the words say so.
        deontic: Option<String>,
        /// The ids of those that it binds.
        bound: Vec<String>,
        /// The words for its condition.
        condition: Option<String>,
        /// Where the words begin, in code points of the text.
        start: u32,
        /// Where they end.
        end: u32,
        /// The words.
        text: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for treaty in &place.analysis.treaties {
            let id = treaty.id.to_string();
            for provision in &treaty.provisions {
                let (start, end) = place.chars(provision.span);
                self.add(Provision {
                    row: place.row,
                    document: place.id,
                    treaty: &id,
                    kind: provision.kind.as_str(),
                    deontic: provision.deontic.map(Deontic::as_str),
                    bound: ids(&provision.bound),
                    condition: provision.condition.map(|span| place.words(span)),
                    start,
                    end,
                    text: place.words(provision.span),
                });
            }
        }
    }
}
