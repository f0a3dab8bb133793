use super::super::JoinedActor;
use super::rows;

rows! {
    /// One row for each actor of the corpus, those in the most documents first.
    struct Actor {
        /// Its id in the corpus: an ISO 3166 alpha-3 code, a Wikidata item, or kind, name and country.
        id: String,
        /// The name that most documents use.
        name: String,
        /// What it is: `state`, `person`, `company`, …
        kind: String,
        /// ISO 3166 alpha-3 code of affiliation.
        country: Option<String>,
        /// PLOVER sector code: `GOV`, `MIL`, …
        sector: Option<String>,
        /// ISO 3166-1 alpha-3 code, of a state or territory itself.
        iso3: Option<String>,
        /// Correlates of War state number.
        cow: Option<String>,
        /// Wikidata item.
        wikidata: Option<String>,
        /// Every name that a document uses.
        names: Vec<String>,
        /// How many documents speak of it.
        documents: u32,
        /// How often they mention it.
        mentions: u32,
    }
}

impl Rows {
    pub(super) fn push(&mut self, actor: &JoinedActor) {
        self.add(Actor {
            id: &actor.id,
            name: &actor.name,
            kind: &actor.kind,
            country: actor.country.as_deref(),
            sector: actor.sector.as_deref(),
            iso3: actor.iso3.as_deref(),
            cow: actor.cow.as_deref(),
            wikidata: actor.wikidata.as_deref(),
            names: actor.names.clone(),
            documents: actor.documents,
            mentions: actor.mentions,
        });
    }
}
