//! The records of a treaty's text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scan::{AnnexKind, DivisionKind};
use crate::names::named;
use crate::text::Span;

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Article {
    /// Its number as printed, without spaces: `4`, `IV`, `1.02`, `12bis`.
    pub number: String,
    /// Its heading, where it has one.
    pub heading: Option<Span>,
    /// From its number line up to the next article, division or the end of the treaty's body.
    #[serde(flatten)]
    pub span: Span,
    /// Where its first paragraph begins.
    pub text_start: usize,
    /// The innermost division that holds it: an index into `divisions`.
    pub division: Option<usize>,
    /// What it is for, told by its heading or its words.
    #[serde(default)]
    pub roles: Vec<ArticleRole>,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph of an article, or an item of a list in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Paragraph {
    /// Its number or letter, without brackets and stops; none where it has none.
    pub number: Option<String>,
    /// From its number up to the next paragraph or item of its level.
    #[serde(flatten)]
    pub span: Span,
    /// Lists in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Paragraph>,
}

impl Paragraph {
    /// Its own words: past its number, up to its list.
    pub fn own(&self, text: &str) -> Span {
        let end = self
            .items
            .first()
            .map_or(self.span.end, |item| item.span.start);
        let start = super::clause::after_sign(text, self).min(end);
        Span::new(start, end)
    }
}

/// A part, title, chapter or section.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Division {
    /// What it is called.
    pub kind: DivisionKind,
    /// Its number as printed.
    pub number: String,
    /// Its heading, where it has one.
    pub heading: Option<Span>,
    /// From its heading up to the next division of its level.
    #[serde(flatten)]
    pub span: Span,
}

/// What is attached to a treaty: an annex, a protocol, a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Annex {
    /// What it is called.
    pub kind: AnnexKind,
    /// Its number or letter, where it has one.
    pub number: Option<String>,
    /// Its heading, where it has one.
    pub heading: Option<Span>,
    /// From its heading up to the next annex.
    #[serde(flatten)]
    pub span: Span,
    /// Articles of its own, which begin again at 1.
    pub articles: Vec<Article>,
}

/// One reason that a preamble gives.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Recital {
    /// The word that opens it: "Recalling", "Convinced".
    pub verb: Span,
    /// All of it.
    #[serde(flatten)]
    pub span: Span,
}

/// A piece of the text that belongs to one part of the treaty and is not divided further.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Leaf {
    /// What it is.
    pub kind: LeafKind,
    /// Its place; a leaf ends where the next one begins.
    #[serde(flatten)]
    pub span: Span,
}

named! {
    /// The kinds of pieces that a treaty's text falls into.
    LeafKind {
        /// Cover pages, registration notes and whatever stands before the title.
        Front = "front",
        /// A table of contents.
        Contents = "contents",
        /// The title.
        Title = "title",
        /// The preamble's opening: who concludes the treaty.
        Parties = "parties",
        /// One of the preamble's reasons.
        Recital = "recital",
        /// "Have agreed as follows".
        Enacting = "enacting",
        /// The line of a part, chapter or section.
        Division = "division",
        /// An article's label and number.
        ArticleNumber = "article_number",
        /// An article's heading.
        ArticleHeading = "article_heading",
        /// A paragraph.
        Paragraph = "paragraph",
        /// An item of a list.
        Item = "item",
        /// The clause of witness, place and date.
        Closing = "closing",
        /// Signatures.
        Signature = "signature",
        /// The line of an annex.
        AnnexHeading = "annex_heading",
        /// What an annex holds beside articles.
        AnnexText = "annex_text",
        /// Text of which no part of a treaty is known.
        Text = "text",
    }
}

named! {
    /// What an article is for.
    ArticleRole {
        /// Says what words mean.
        Definitions = "definitions",
        /// Says what the treaty is for.
        Objectives = "objectives",
        /// Says what the treaty covers.
        Scope = "scope",
        /// Says where the treaty applies.
        TerritorialApplication = "territorial_application",
        /// Says how the treaty stands to others.
        RelationToOtherAgreements = "relation_to_other_agreements",
        /// Sets up a body that runs the treaty.
        Institutions = "institutions",
        /// Takes measures of some kinds out of the treaty.
        GeneralExceptions = "general_exceptions",
        /// Takes measures of national security out of the treaty.
        SecurityExceptions = "security_exceptions",
        /// Says how disputes are settled.
        DisputeSettlement = "dispute_settlement",
        /// Says how the treaty is changed.
        Amendment = "amendment",
        /// Says what belongs to the treaty beside its articles.
        Annexes = "annexes",
        /// Says who may sign and how states agree to be bound.
        SignatureRatification = "signature_ratification",
        /// Says how others join.
        Accession = "accession",
        /// Says when the treaty begins to bind.
        EntryIntoForce = "entry_into_force",
        /// Lets the treaty apply before it is in force.
        ProvisionalApplication = "provisional_application",
        /// Says how long the treaty lasts.
        Duration = "duration",
        /// Says how a party leaves or the treaty ends.
        WithdrawalTermination = "withdrawal_termination",
        /// Says whether reservations may be made.
        Reservation = "reservation",
        /// Names who keeps the treaty.
        Depositary = "depositary",
        /// Has the treaty registered with the United Nations.
        Registration = "registration",
        /// Says which languages bind.
        AuthenticTexts = "authentic_texts",
        /// Calls the parties to look at the treaty again.
        Review = "review",
    }
}

/// Something odd about a text, said without failing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct TreatyWarning {
    /// What sort of oddity.
    pub kind: WarningKind,
    /// Where it stands.
    #[serde(flatten)]
    pub span: Span,
    /// In words, with the text's own values.
    pub message: String,
}

named! {
    /// What can be odd about a treaty's text.
    WarningKind {
        /// The text is empty.
        Empty = "empty",
        /// No articles were found.
        NoArticles = "no_articles",
        /// Numbers between two articles are missing.
        NumbersMissing = "numbers_missing",
        /// A number comes twice.
        NumberRepeated = "number_repeated",
        /// A number does not fit where it stands.
        NumberOutOfPlace = "number_out_of_place",
        /// The first article is not number 1.
        StartsLate = "starts_late",
        /// An article has no text.
        EmptyArticle = "empty_article",
        /// A number was read from characters that a scanner spoiled.
        NumberRepaired = "number_repaired",
    }
}
