//! A treaty's whole text as one record, and its JSON.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::coding::Coding;
use super::final_clause::FinalClauses;
use super::obligation::Obligation;
use super::party::DefinedName;
use super::record::{Annex, Article, Division, Leaf, Paragraph, Recital, TreatyWarning};
use super::{law, leaf, outline};
use crate::lexicon::Lexicon;
use crate::model::{Actor, Treaty};
use crate::text::{Offsets, Span};

/// The full text of a treaty, read into its parts.
///
/// Spans count bytes of `text` in Rust and code points in JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct TreatyText {
    /// The text's name, or empty where none was given.
    #[serde(default)]
    pub id: String,
    /// The text as it was handed over.
    pub text: String,
    /// The title.
    pub title: Option<Span>,
    /// The table of contents.
    #[serde(default)]
    pub contents: Option<Span>,
    /// Everything between the title and the first article or division.
    pub preamble: Option<Span>,
    /// Who concludes the treaty, in the words of the preamble.
    #[serde(default)]
    pub parties_clause: Option<Span>,
    /// Why they conclude it.
    #[serde(default)]
    pub recitals: Vec<Recital>,
    /// The formula that closes it: "have agreed as follows".
    #[serde(default)]
    pub enacting: Option<Span>,
    /// Parts, titles, chapters and sections.
    #[serde(default)]
    pub divisions: Vec<Division>,
    /// The treaty's own articles; those of an annex stand in the annex.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// The clause of witness, place and date.
    #[serde(default)]
    pub closing: Option<Span>,
    /// The signatures.
    #[serde(default)]
    pub signature: Option<Span>,
    /// Annexes, protocols and schedules.
    #[serde(default)]
    pub annexes: Vec<Annex>,
    /// The text cut into pieces, each of one part: together they are the text.
    #[serde(default)]
    pub leaves: Vec<Leaf>,
    /// Who must, may and may not do what, in text order.
    #[serde(default)]
    pub obligations: Vec<Obligation>,
    /// Entry into force, withdrawal, languages and the rest.
    #[serde(default)]
    pub final_clauses: FinalClauses,
    /// What the treaty provides, with the articles that show it.
    #[serde(default)]
    pub coding: Coding,
    /// The parties and whoever else the preamble and the signatures name.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Names that the text defines: "hereinafter referred to as".
    #[serde(default)]
    pub defined_names: Vec<DefinedName>,
    /// Where it was signed.
    #[serde(default)]
    pub place: Option<Span>,
    /// The record that news gives of a treaty, with full provisions; ids point into `actors`.
    #[serde(default)]
    pub treaty: Option<Treaty>,
    /// What is odd about the text.
    #[serde(default)]
    pub warnings: Vec<TreatyWarning>,
}

impl TreatyText {
    /// Reads a treaty's text: its structure, what it binds whom to, its final clauses, its parties.
    ///
    /// # Example
    /// ```
    /// use detente::treaty::{Modality, TreatyText};
    /// let treaty = TreatyText::parse("Article 1\nNeither Party shall close the locks, except in time of flood.");
    /// let ban = &treaty.obligations[0];
    /// assert_eq!(ban.modality, Modality::Prohibition);
    /// assert_eq!(ban.act.of(&treaty.text), "close the locks");
    /// assert_eq!(ban.exception.unwrap().of(&treaty.text), "except in time of flood");
    /// ```
    pub fn parse(text: &str) -> Self {
        Self::parse_with(text, &Lexicon::new())
    }

    /// The same with a lexicon of the caller's.
    pub fn parse_with(text: &str, lexicon: &Lexicon) -> Self {
        let mut treaty = Self::structure(text);
        law::read(&mut treaty, lexicon);
        treaty
    }

    /// Reads only the structure of a treaty's text: title, preamble, divisions, articles, annexes.
    ///
    /// Any text gives a result; a text that is no treaty gives one without articles and with a warning.
    ///
    /// # Example
    /// ```
    /// use detente::treaty::TreatyText;
    /// let treaty = TreatyText::structure("Article 1\nLocks\nThe Parties shall keep the locks open.");
    /// assert_eq!(treaty.articles[0].number, "1");
    /// assert_eq!(treaty.articles[0].heading.unwrap().of(&treaty.text), "Locks");
    /// ```
    pub fn structure(text: &str) -> Self {
        let outline = outline::outline(text);
        let leaves = leaf::leaves(text, &outline);
        Self {
            id: String::new(),
            text: text.to_owned(),
            title: outline.front.title,
            contents: outline.front.contents,
            preamble: outline.front.preamble,
            parties_clause: outline.front.parties,
            recitals: outline.front.recitals,
            enacting: outline.front.enacting,
            divisions: outline.divisions,
            articles: outline.articles,
            closing: outline.closing,
            signature: outline.signature,
            annexes: outline.annexes,
            leaves,
            warnings: outline.warnings,
            obligations: Vec::new(),
            final_clauses: FinalClauses::default(),
            coding: Coding::default(),
            actors: Vec::new(),
            defined_names: Vec::new(),
            place: None,
            treaty: None,
        }
    }

    /// The same text under a name.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// The text and its parts as one line of JSON, with offsets in code points.
    ///
    /// # Panics
    /// Never: the parts hold only strings, numbers and lists, which JSON can write.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("the parts hold only strings, numbers and lists")
    }

    fn map_spans(&mut self, mut change: impl FnMut(Span) -> Span) {
        let change = &mut change;
        for span in [
            &mut self.title,
            &mut self.contents,
            &mut self.preamble,
            &mut self.parties_clause,
            &mut self.enacting,
            &mut self.closing,
            &mut self.signature,
            &mut self.place,
        ]
        .into_iter()
        .flatten()
        {
            *span = change(*span);
        }
        for recital in &mut self.recitals {
            recital.verb = change(recital.verb);
            recital.span = change(recital.span);
        }
        for division in &mut self.divisions {
            division.span = change(division.span);
            division.heading = division.heading.map(&mut *change);
        }
        for article in &mut self.articles {
            map_article(article, change);
        }
        for annex in &mut self.annexes {
            annex.span = change(annex.span);
            annex.heading = annex.heading.map(&mut *change);
            for article in &mut annex.articles {
                map_article(article, change);
            }
        }
        for leaf in &mut self.leaves {
            leaf.span = change(leaf.span);
        }
        for obligation in &mut self.obligations {
            map_obligation(obligation, change);
        }
        self.final_clauses.map_spans(change);
        for coded in &mut self.coding.provisions {
            coded.span = change(coded.span);
        }
        for actor in &mut self.actors {
            for mention in &mut actor.mentions {
                mention.span = change(mention.span);
            }
        }
        for name in &mut self.defined_names {
            name.span = change(name.span);
        }
        if let Some(treaty) = &mut self.treaty {
            crate::model::map_treaty(treaty, change);
        }
        for warning in &mut self.warnings {
            warning.span = change(warning.span);
        }
    }
}

pub(super) fn map_obligation(obligation: &mut Obligation, change: &mut impl FnMut(Span) -> Span) {
    obligation.span = change(obligation.span);
    obligation.cue = change(obligation.cue);
    obligation.act = change(obligation.act);
    for span in [
        &mut obligation.bearer,
        &mut obligation.beneficiary,
        &mut obligation.condition,
        &mut obligation.exception,
    ]
    .into_iter()
    .flatten()
    {
        *span = change(*span);
    }
}

fn map_article(article: &mut Article, change: &mut impl FnMut(Span) -> Span) {
    article.span = change(article.span);
    article.heading = article.heading.map(&mut *change);
    article.text_start = change(Span::new(article.text_start, article.text_start)).start;
    for paragraph in &mut article.paragraphs {
        map_paragraph(paragraph, change);
    }
}

fn map_paragraph(paragraph: &mut Paragraph, change: &mut impl FnMut(Span) -> Span) {
    paragraph.span = change(paragraph.span);
    for item in &mut paragraph.items {
        map_paragraph(item, change);
    }
}

impl Serialize for TreatyText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.text.is_ascii() {
            return Self::serialize(self, serializer);
        }
        let mut in_chars = self.clone();
        let offsets = Offsets::new(&self.text);
        in_chars.map_spans(|span| offsets.to_chars(span));
        Self::serialize(&in_chars, serializer)
    }
}

impl<'de> Deserialize<'de> for TreatyText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut treaty = Self::deserialize(deserializer)?;
        let text = std::mem::take(&mut treaty.text);
        let offsets = Offsets::new(&text);
        let chars = text.chars().count();
        let mut outside = None;
        treaty.map_spans(|span| {
            if span.start > span.end || span.end > chars {
                outside = Some(span);
            }
            offsets.to_bytes(span)
        });
        if let Some(Span { start, end }) = outside {
            return Err(serde::de::Error::custom(format!(
                "span {start}..{end} does not lie in the text of {chars} code points"
            )));
        }
        treaty.text = text;
        Ok(treaty)
    }
}

/// The JSON Schema of a [`TreatyText`], as `docs/treaty_schema.json` holds it.
pub fn json_schema() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<TreatyText>()
}
