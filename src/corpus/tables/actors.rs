use super::Place;
use super::rows::rows;

rows! {
    /// One row for each actor of each document.
    struct Actor {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The actor's id within its document: `a1`, `a2`, …
        id: String,
        /// The fullest name that the text or the lexicon has for it.
        name: String,
        /// What it is: `state`, `person`, `company`, …
        kind: String,
        /// ISO 3166 alpha-3 code of affiliation.
        country: Option<String>,
        /// PLOVER sector code: `GOV`, `MIL`, …
        sector: Option<String>,
        /// Where country, sector and identifiers come from: `lexicon`, `role`, `modifier`, `text`.
        basis: String,
        /// ISO 3166-1 alpha-3 code, of a state or territory itself.
        iso3: Option<String>,
        /// Correlates of War state number.
        cow: Option<String>,
        /// CAMEO actor code.
        cameo: Option<String>,
        /// Wikidata item.
        wikidata: Option<String>,
        /// How many mentions the document has of it.
        mentions: u32,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for actor in &place.analysis.actors {
            let identifiers = &actor.identifiers;
            self.add(Actor {
                row: place.row,
                document: place.id,
                id: &actor.id.to_string(),
                name: &actor.name,
                kind: actor.kind.as_str(),
                country: actor.country.as_deref(),
                sector: actor.sector.as_deref(),
                basis: actor.basis.as_str(),
                iso3: identifiers.iso3.as_deref(),
                cow: identifiers.cow.as_deref(),
                cameo: identifiers.cameo.as_deref(),
                wikidata: identifiers.wikidata.as_deref(),
                mentions: actor.mentions.len() as u32,
            });
        }
    }
}
