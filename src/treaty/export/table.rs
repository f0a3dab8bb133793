//! A treaty as flat tables.

use super::line;
use crate::names::named;
use crate::text::{Offsets, Span};
use crate::treaty::TreatyText;

named! {
    /// The tables of a treaty.
    TreatyTable {
        /// One row an article, those of annexes included.
        Articles = "articles",
        /// One row for each thing that someone must, may or may not do.
        Obligations = "obligations",
        /// One row a final clause.
        FinalClauses = "final_clauses",
    }
}

impl TreatyTable {
    /// The columns' names.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Articles => &[
                "treaty",
                "annex",
                "number",
                "heading",
                "division",
                "roles",
                "paragraphs",
                "start",
                "end",
                "text",
            ],
            Self::Obligations => &[
                "treaty",
                "article",
                "paragraph",
                "modality",
                "bearer",
                "act",
                "beneficiary",
                "condition",
                "exception",
                "start",
                "end",
                "text",
            ],
            Self::FinalClauses => &[
                "treaty",
                "field",
                "article",
                "period",
                "date",
                "condition",
                "is_allowed",
                "languages",
                "start",
                "end",
                "text",
            ],
        }
    }
}

impl TreatyText {
    /// The rows of a table, each with a cell for every column; a cell without a value is empty. Offsets count code points.
    ///
    /// # Example
    /// ```
    /// use detente::treaty::{TreatyTable, TreatyText};
    /// let treaty = TreatyText::parse("Article 1\nNo Party shall close the locks.");
    /// let rows = treaty.rows(TreatyTable::Obligations);
    /// assert_eq!(rows[0][3..6], ["prohibition", "No Party", "close the locks"]);
    /// ```
    pub fn rows(&self, table: TreatyTable) -> Vec<Vec<String>> {
        let offsets = Offsets::new(&self.text);
        let place = |span: Span| {
            let span = offsets.to_chars(span);
            [span.start.to_string(), span.end.to_string()]
        };
        let words = |span: Option<Span>| span.map(|span| line(self, span)).unwrap_or_default();
        match table {
            TreatyTable::Articles => {
                let own = self.articles.iter().map(|article| (String::new(), article));
                let annexed = self.annexes.iter().flat_map(|annex| {
                    let name = match &annex.number {
                        Some(number) => format!("{} {number}", annex.kind),
                        None => annex.kind.to_string(),
                    };
                    annex
                        .articles
                        .iter()
                        .map(move |article| (name.clone(), article))
                });
                own.chain(annexed)
                    .map(|(annex, article)| {
                        let division = article
                            .division
                            .and_then(|division| self.divisions.get(division))
                            .map(|division| format!("{} {}", division.kind, division.number))
                            .unwrap_or_default();
                        let roles: Vec<_> =
                            article.roles.iter().map(|role| role.as_str()).collect();
                        let [start, end] = place(article.span);
                        vec![
                            self.id.clone(),
                            annex,
                            article.number.clone(),
                            words(article.heading),
                            division,
                            roles.join("|"),
                            article.paragraphs.len().to_string(),
                            start,
                            end,
                            line(self, Span::new(article.text_start, article.span.end)),
                        ]
                    })
                    .collect()
            }
            TreatyTable::Obligations => self
                .obligations
                .iter()
                .map(|obligation| {
                    let [start, end] = place(obligation.span);
                    vec![
                        self.id.clone(),
                        obligation.article.clone(),
                        obligation.paragraph.clone(),
                        obligation.modality.to_string(),
                        words(obligation.bearer),
                        words(Some(obligation.act)),
                        words(obligation.beneficiary),
                        words(obligation.condition),
                        words(obligation.exception),
                        start,
                        end,
                        line(self, obligation.span),
                    ]
                })
                .collect(),
            TreatyTable::FinalClauses => self
                .final_clauses
                .iter()
                .map(|(field, clause)| {
                    let [start, end] = place(clause.span);
                    let time = |time: &Option<crate::model::Time>| {
                        time.as_ref()
                            .map(|time| time.value.clone())
                            .unwrap_or_default()
                    };
                    vec![
                        self.id.clone(),
                        field.to_owned(),
                        clause.article.clone().unwrap_or_default(),
                        time(&clause.period),
                        time(&clause.date),
                        words(clause.condition),
                        clause
                            .is_allowed
                            .map(|is| is.to_string())
                            .unwrap_or_default(),
                        clause.languages.join("|"),
                        start,
                        end,
                        line(self, clause.span),
                    ]
                })
                .collect(),
        }
    }
}
