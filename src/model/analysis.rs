//! All records of one document.

use jiff::civil::Date;
use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Actor, Claim, DateExpression, Event, Quantity, Sanction, Treaty};
use crate::text::{Document, Offsets, Span};
use crate::{Error, ErrorKind};

/// A document with every record that was read from it, each list in text order.
///
/// Spans count bytes of `text`; as JSON they count code points, and reading that JSON gives the same analysis again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
// The derived functions write spans as they stand; the implementations below convert them first.
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct Analysis {
    /// The document's name, or empty where none was given.
    #[serde(default)]
    pub id: String,
    /// The title, which `text` begins with.
    #[serde(default)]
    pub title: Option<String>,
    /// The day of publication, `2024-11-22`.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub published: Option<Date>,
    /// The ISO 639-1 code of the text's language, or `und` where it cannot be told.
    #[serde(default = "undetermined")]
    pub language: String,
    /// The whole text as read, title first.
    pub text: String,
    /// The sentences, headlines and list items.
    #[serde(default)]
    pub sentences: Vec<Span>,
    /// Who speaks and acts.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Who says what.
    #[serde(default)]
    pub claims: Vec<Claim>,
    /// What is done.
    #[serde(default)]
    pub events: Vec<Event>,
    /// What binds whom.
    #[serde(default)]
    pub treaties: Vec<Treaty>,
    /// Who penalises whom.
    #[serde(default)]
    pub sanctions: Vec<Sanction>,
    /// How much and how many.
    #[serde(default)]
    pub quantities: Vec<Quantity>,
    /// When.
    #[serde(default)]
    pub dates: Vec<DateExpression>,
}

fn undetermined() -> String {
    "und".to_owned()
}

impl Analysis {
    /// The analysis of a document of which nothing has been read yet.
    pub fn new(doc: Document) -> Self {
        Self {
            id: doc.id().unwrap_or_default().to_owned(),
            title: doc.title().map(str::to_owned),
            published: doc.published(),
            language: undetermined(),
            text: doc.into_text(),
            sentences: Vec::new(),
            actors: Vec::new(),
            claims: Vec::new(),
            events: Vec::new(),
            treaties: Vec::new(),
            sanctions: Vec::new(),
            quantities: Vec::new(),
            dates: Vec::new(),
        }
    }

    /// The analysis as one line of JSON, with offsets in code points.
    ///
    /// # Panics
    /// Never: records hold only strings, numbers and lists, which JSON can write.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self)
            .expect("records hold only strings, numbers and lists, which JSON can write")
    }

    /// The same as [`Analysis::to_json`] of an analysis that is of no further use: no record is copied, which counts in long texts.
    ///
    /// ```
    /// use detente::{Analysis, Document};
    /// let analysis = Analysis::new(Document::new("Où va Moscou ?"));
    /// assert_eq!(analysis.to_json(), analysis.into_json());
    /// ```
    ///
    /// # Panics
    /// Never: records hold only strings, numbers and lists, which JSON can write.
    pub fn into_json(mut self) -> String {
        if !self.text.is_ascii() {
            let text = std::mem::take(&mut self.text);
            let offsets = Offsets::new(&text);
            self.map_spans(|span| offsets.to_chars(span));
            self.text = text;
        }
        let mut json = Vec::new();
        Self::serialize(&self, &mut serde_json::Serializer::new(&mut json))
            .expect("records hold only strings, numbers and lists, which JSON can write");
        String::from_utf8(json).expect("JSON is UTF-8")
    }

    /// Reads an analysis from its JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] where the JSON is not of an analysis' shape, or a span does not lie in the text.
    pub fn from_json(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|cause| {
            let error = Error::new(ErrorKind::Format, cause.to_string());
            match cause.line() {
                // The JSON is well formed; what it says is not.
                0 => error,
                line => error.with_line(line as u64),
            }
        })
    }
}

impl Serialize for Analysis {
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

impl<'de> Deserialize<'de> for Analysis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut analysis = Self::deserialize(deserializer)?;
        let text = std::mem::take(&mut analysis.text);
        let offsets = Offsets::new(&text);
        let chars = text.chars().count();
        let mut outside = None;
        analysis.map_spans(|span| {
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
        analysis.text = text;
        Ok(analysis)
    }
}

/// The JSON Schema of an [`Analysis`], as `docs/schema.json` holds it.
pub fn json_schema() -> Schema {
    SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Analysis>()
}
