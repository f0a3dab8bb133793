use super::Place;
use super::rows::rows;

rows! {
    /// One row for each time expression.
    struct DateExpression {
        /// The document's row in the input.
        row: u32,
        /// The document's id.
        document: String,
        /// Where the words begin, in code points of the text.
        start: u32,
        /// Where they end.
        end: u32,
        /// What sort of time they name: `date`, `time`, `duration`, `set`.
        kind: String,
        /// The TIMEX3 value: `2024-06`, `P3D`, `PRESENT_REF`, …
        value: String,
        /// The words.
        text: String,
    }
}

impl Rows {
    pub(super) fn push(&mut self, place: &Place<'_>) {
        for date in &place.analysis.dates {
            let (start, end) = place.chars(date.span);
            self.add(DateExpression {
                row: place.row,
                document: place.id,
                start,
                end,
                kind: date.kind.as_str(),
                value: &date.value,
                text: place.words(date.span),
            });
        }
    }
}
