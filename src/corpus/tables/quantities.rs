use super::Place;
use super::rows::rows;

rows! {
    /// One row for each count or amount.
    struct Quantity {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// The number; of a range its lower end.
        value: f64,
        /// The upper end of a range.
        upper: Option<f64>,
        /// How the number bounds what is meant: `exact`, `more_than`, `up_to`, …
        relation: String,
        /// What is counted, a currency's ISO 4217 code, or a unit of measure.
        unit: Option<String>,
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
        for quantity in &place.analysis.quantities {
            let (start, end) = place.chars(quantity.span);
            self.add(Quantity {
                row: place.row,
                document: place.id,
                value: quantity.value,
                upper: quantity.upper,
                relation: quantity.relation.as_str(),
                unit: quantity.unit.as_deref(),
                start,
                end,
                text: place.words(quantity.span),
            });
        }
    }
}
