//! From a document to its records.

use crate::extract::{self, Passage};
use crate::lexicon::Lexicon;
use crate::model::Analysis;
use crate::syntax::{Parser, Syntax};
use crate::text::{self, Document, Segments};

/// Reads documents.
///
/// Holds what is loaded once (lexicon, model); cheap to clone, and one analyzer serves any number of threads.
///
/// ```
/// use detente::{Analyzer, Document};
/// let analysis = Analyzer::new().analyze(&Document::new("Moscow denied it."));
/// assert_eq!(analysis.sentences.len(), 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Analyzer {
    lexicon: Lexicon,
    parser: Parser,
}

impl Analyzer {
    /// An analyzer with the lexicon and the model that ship with the crate.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same analyzer with a lexicon of the caller's.
    #[must_use]
    pub fn with_lexicon(mut self, lexicon: Lexicon) -> Self {
        self.lexicon = lexicon;
        self
    }

    /// The same analyzer with a parser of the caller's.
    #[must_use]
    pub fn with_parser(mut self, parser: Parser) -> Self {
        self.parser = parser;
        self
    }

    /// The parser, for trees alone.
    pub fn parser(&self) -> &Parser {
        &self.parser
    }

    /// Reads one document. Any text gives an analysis; odd text gives fewer records.
    pub fn analyze(&self, doc: &Document) -> Analysis {
        let segments = text::segment(doc.text(), doc.title().map(str::len));
        let syntax = self.parser.parse(doc.text(), &segments);
        self.analyze_parsed(doc, &segments, &syntax)
    }

    /// Reads one document off trees that the caller brings, over the words of `segments`.
    pub fn analyze_parsed(&self, doc: &Document, segments: &Segments, syntax: &Syntax) -> Analysis {
        let mut analysis = Analysis::new(doc.clone());
        text::language(&analysis.text).clone_into(&mut analysis.language);
        analysis.sentences = segments
            .sentences
            .iter()
            .map(|sentence| sentence.span)
            .collect();
        analysis.dates = extract::dates(&analysis.text, segments, analysis.published);
        analysis.quantities = extract::quantities(&analysis.text, segments, &analysis.dates);
        let found = self.lexicon.read(&analysis.text, segments);
        let passage = Passage {
            text: &analysis.text,
            segments,
            syntax,
            lexicon: &self.lexicon,
            found: &found,
        };
        analysis.actors = extract::actors(&passage);
        analysis.claims = extract::claims(&passage, &analysis.actors, &analysis.dates);
        let so_far = extract::FoundSoFar {
            actors: &analysis.actors,
            quantities: &analysis.quantities,
            dates: &analysis.dates,
        };
        analysis.events = extract::events(&passage, &so_far, &mut analysis.claims);
        analysis.treaties = extract::treaties(&passage, &analysis.actors, &analysis.dates);
        analysis.sanctions = extract::sanctions(
            &passage,
            &analysis.actors,
            &analysis.dates,
            analysis.published,
            &analysis.claims,
        );
        extract::cull(&mut analysis);
        analysis
    }
}
