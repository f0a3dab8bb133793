use super::rows::rows;
use super::{Place, ids};

rows! {
    /// One row for each treaty that a document speaks of.
    struct Treaty {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The treaty's id within its document: `t1`, `t2`, …
        id: String,
        /// The fullest name that the text or the lexicon has for it.
        name: String,
        /// The ids of its parties.
        parties: Vec<String>,
        /// Their names.
        party_names: Vec<String>,
        /// The ids of the persons who signed it.
        signatories: Vec<String>,
        /// When it was signed, as a TIMEX3 value.
        signed: Option<String>,
        /// The stage that the text reports: `proposed`, `signed`, `in_force`, …
        status: String,
        /// Where its first mention begins, in code points of the text.
        start: Option<u32>,
        /// Where that mention ends.
        end: Option<u32>,
        /// How many mentions the document has of it.
        mentions: u32,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for treaty in &place.analysis.treaties {
            let first = treaty.mentions.first().map(|&span| place.chars(span));
            self.add(Treaty {
                row: place.row,
                document: place.id,
                id: &treaty.id.to_string(),
                name: &treaty.name,
                parties: ids(&treaty.parties),
                party_names: place.names(&treaty.parties),
                signatories: ids(&treaty.signatories),
                signed: treaty.signed.as_ref().map(|time| time.value.as_str()),
                status: treaty.status.as_str(),
                start: first.map(|(start, _)| start),
                end: first.map(|(_, end)| end),
                mentions: treaty.mentions.len() as u32,
            });
        }
    }
}
