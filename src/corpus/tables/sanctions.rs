use super::rows::rows;
use super::{Place, ids};

rows! {
    /// One row for each episode or regime of sanctions.
    struct Sanction {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The sanction's id within its document: `s1`, `s2`, …
        id: String,
        /// The ids of those who impose it.
        senders: Vec<String>,
        /// Their names.
        sender_names: Vec<String>,
        /// The ids of those on whom it falls.
        targets: Vec<String>,
        /// Their names.
        target_names: Vec<String>,
        /// What is done, as the Global Sanctions Data Base sorts it: `arms`, `trade`, `financial`, …
        measures: Vec<String>,
        /// The stage that the text reports: `threatened`, `imposed`, `lifted`, …
        status: String,
        /// The words that say why.
        reason: Option<String>,
        /// The words that say to what end.
        objective: Option<String>,
        /// To what ends, as the Global Sanctions Data Base sorts them: `policy_change`, `end_war`, …
        objectives: Vec<String>,
        /// The words that name its legal basis.
        legal_basis: Option<String>,
        /// When, as a TIMEX3 value.
        time: Option<String>,
        /// The ids of the claims that speak of it.
        claims: Vec<String>,
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
        for sanction in &place.analysis.sanctions {
            let first = sanction.mentions.first().map(|&span| place.chars(span));
            self.add(Sanction {
                row: place.row,
                document: place.id,
                id: &sanction.id.to_string(),
                senders: ids(&sanction.senders),
                sender_names: place.names(&sanction.senders),
                targets: ids(&sanction.targets),
                target_names: place.names(&sanction.targets),
                measures: ids(&sanction.measures),
                status: sanction.status.as_str(),
                reason: sanction.reason.map(|span| place.words(span)),
                objective: sanction.objective.map(|span| place.words(span)),
                objectives: ids(&sanction.objectives),
                legal_basis: sanction.legal_basis.map(|span| place.words(span)),
                time: sanction.time.as_ref().map(|time| time.value.as_str()),
                claims: ids(&sanction.claims),
                start: first.map(|(start, _)| start),
                end: first.map(|(_, end)| end),
                mentions: sanction.mentions.len() as u32,
            });
        }
    }
}
