use super::rows::rows;
use super::{Place, ids};

rows! {
    /// One row for each claim: who says what, with which act.
    struct Claim {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The claim's id within its document: `c1`, `c2`, …
        id: String,
        /// Whether its source is `named`, `unnamed` or the `author`.
        source_kind: String,
        /// The id of the actor that it comes from.
        source: Option<String>,
        /// That actor's name, or the words for an unnamed source.
        source_name: Option<String>,
        /// Where the words for the source begin, in code points of the text.
        source_start: Option<u32>,
        /// Where they end.
        source_end: Option<u32>,
        /// What is done by saying it: `assert`, `deny`, `decline`, …
        act: String,
        /// The lemma of the words that show the act; empty where only quotation marks show it.
        cue: Option<String>,
        /// Where the cue begins.
        cue_start: Option<u32>,
        /// Where it ends.
        cue_end: Option<u32>,
        /// What is said: its pieces in text order, joined by ` … `.
        content: String,
        /// Where the content's first piece begins.
        content_start: Option<u32>,
        /// Where its last piece ends.
        content_end: Option<u32>,
        /// `direct`, `indirect` or `mixed`.
        quotation: String,
        /// How certain the source is, on FactBank's scale: `CT+`, `PR-`, `Uu`, …
        factuality_source: String,
        /// How certain the author is.
        factuality_author: String,
        /// The id of the actor that it is said to.
        addressee: Option<String>,
        /// The kind of medium: `interview`, `statement`, …
        medium: Option<String>,
        /// The id of the actor whose medium it is.
        medium_actor: Option<String>,
        /// When it was said, as a TIMEX3 value.
        time: Option<String>,
        /// The ids of the actors that the content names.
        about: Vec<String>,
        /// The ids of the events that the content holds.
        events: Vec<String>,
        /// The id of the claim that holds this one.
        within: Option<String>,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for claim in &place.analysis.claims {
            let source = claim.source.span.map(|span| place.chars(span));
            let cue = claim.cue.as_ref().map(|cue| place.chars(cue.span));
            let content: Vec<&str> = claim
                .content
                .iter()
                .map(|&span| place.words(span))
                .collect();
            let first = claim.content.first().map(|&span| place.chars(span));
            let last = claim.content.last().map(|&span| place.chars(span));
            self.add(Claim {
                row: place.row,
                document: place.id,
                id: &claim.id.to_string(),
                source_kind: claim.source.kind.as_str(),
                source: claim.source.actor.map(|id| id.to_string()).as_deref(),
                source_name: claim
                    .source
                    .actor
                    .and_then(|actor| place.name(actor))
                    .or_else(|| claim.source.span.map(|span| place.words(span))),
                source_start: source.map(|(start, _)| start),
                source_end: source.map(|(_, end)| end),
                act: claim.act.as_str(),
                cue: claim.cue.as_ref().map(|cue| cue.lemma.as_str()),
                cue_start: cue.map(|(start, _)| start),
                cue_end: cue.map(|(_, end)| end),
                content: &content.join(" … "),
                content_start: first.map(|(start, _)| start),
                content_end: last.map(|(_, end)| end),
                quotation: claim.quotation.as_str(),
                factuality_source: claim.factuality.source.as_str(),
                factuality_author: claim.factuality.author.as_str(),
                addressee: claim.addressee.map(|id| id.to_string()).as_deref(),
                medium: claim
                    .medium
                    .as_ref()
                    .and_then(|medium| medium.kind.as_deref()),
                medium_actor: claim
                    .medium
                    .as_ref()
                    .and_then(|medium| medium.actor)
                    .map(|id| id.to_string())
                    .as_deref(),
                time: claim.time.as_ref().map(|time| time.value.as_str()),
                about: ids(&claim.about),
                events: ids(&claim.events),
                within: claim.within.map(|id| id.to_string()).as_deref(),
            });
        }
    }
}
