//! From a document to its records.

use crate::extract::{self, Passage};
use crate::lexicon::Lexicon;
use crate::model::{Analysis, ClaimGuide};
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
    claim_guide: ClaimGuide,
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

    /// The same analyzer with claims after another guide than our own.
    ///
    /// [`Claim::cue_phrase`](crate::model::Claim::cue_phrase) is the predicate that a cue stands in, whatever the guide.
    ///
    /// ```
    /// use detente::{Analyzer, Document, model::ClaimGuide};
    /// let doc = Document::new("Moscow has repeatedly denied that it sent troops.");
    /// let cue = |guide| {
    ///     let analysis = Analyzer::new().with_claim_guide(guide).analyze(&doc);
    ///     let cue = analysis.claims[0].cue.as_ref().map(|cue| cue.span.of(&analysis.text).to_owned());
    ///     cue.unwrap_or_default()
    /// };
    /// assert_eq!(cue(ClaimGuide::Own), "denied");
    /// assert_eq!(cue(ClaimGuide::Polnear), "has repeatedly denied");
    /// ```
    #[must_use]
    pub const fn with_claim_guide(mut self, guide: ClaimGuide) -> Self {
        self.claim_guide = guide;
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
        analysis.claims = extract::claims(
            &passage,
            &mut analysis.actors,
            &analysis.dates,
            self.claim_guide,
        );
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
        if self.claim_guide == ClaimGuide::Polnear {
            for claim in &mut analysis.claims {
                if let (Some(cue), Some(phrase)) = (&mut claim.cue, claim.cue_phrase) {
                    cue.span = phrase;
                }
            }
        }
        analysis
    }
}
