//! Trees, out and in: columns of words for Python's `Doc`, and analyses of trees that Python brings.

use std::sync::Arc;

use detente::corpus::Control;
use detente::syntax::{Parser, Syntax, conllu};
use detente::text::{Segments, segment};
use detente::{Document, Error};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::analyze::{LONG_TEXT, day_of, str_of};
use crate::analyzer::{Analyzer, analyzer_of};
use crate::errors::raise;
use crate::given::{self, Given};
use crate::run::{run, run_here};

/// A word: form, start, end, whether it joins the word before, lemma, UPOS, XPOS, features, head, relation.
pub(crate) type Row = (
    String,
    usize,
    usize,
    bool,
    String,
    String,
    String,
    String,
    Option<usize>,
    String,
);

/// The text, its CoNLL-U, each sentence's id and number of words, the words, and the names as first and last word and kind.
type Columns = (
    String,
    String,
    Vec<(Option<String>, usize)>,
    Vec<Row>,
    Vec<(usize, usize, &'static str)>,
);

/// Reads a text into words and trees.
#[pyfunction]
pub(crate) fn parse(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    id: &Bound<'_, PyString>,
) -> PyResult<Columns> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let (text, id) = (str(text, "text")?, str(id, "id")?);
    let analyzer = analyzer_of(py, None);
    if text.len() < LONG_TEXT {
        return run_here(py, || Ok(parse_text(analyzer.parser(), text, id)));
    }
    let (text, id) = (text.to_owned(), id.to_owned());
    run(py, None, &Arc::new(Control::default()), None, move || {
        Ok(parse_text(analyzer.parser(), &text, &id))
    })
}

fn parse_text(parser: &Parser, text: &str, id: &str) -> Columns {
    let segments = segment(text, None);
    let syntax = parser.parse(text, &segments);
    let sentences = conllu::document(id, text, &segments, &syntax);
    columns(text, &segments, &syntax, &sentences)
}

/// Reads a CoNLL-U file: its own trees, or, with `anew`, new ones over its words.
#[pyfunction]
pub(crate) fn parse_conllu(
    py: Python<'_>,
    file: &Bound<'_, PyString>,
    anew: bool,
) -> PyResult<Columns> {
    let file = str_of(file, "file")
        .map_err(|error| raise(py, &error))?
        .to_owned();
    let analyzer = analyzer_of(py, None);
    run(py, None, &Arc::new(Control::default()), None, move || {
        let mut sentences = conllu::read(&file)?;
        if anew {
            sentences = conllu::reparse(analyzer.parser(), sentences);
        }
        let segments = conllu::words(&sentences).segments();
        let (text, syntax) = conllu::to_syntax(&sentences)?;
        Ok(columns(&text, &segments, &syntax, &sentences))
    })
}

fn columns(
    text: &str,
    segments: &Segments,
    syntax: &Syntax,
    sentences: &[conllu::Sentence],
) -> Columns {
    let forms = sentences.iter().flat_map(conllu::Sentence::words);
    let mut place = CodePoints {
        text,
        byte: 0,
        count: 0,
    };
    let rows = forms
        .zip(&segments.words)
        .enumerate()
        .map(|(number, (token, word))| {
            let start = place.at(word.span.start);
            let length = word.span.of(text).chars().count();
            (
                token.form.clone(),
                start,
                start + length,
                word.joins_previous,
                syntax.lemma(number).to_owned(),
                syntax.upos(number).to_string(),
                syntax.xpos(number).to_owned(),
                syntax.feats(number).to_owned(),
                syntax.head(number),
                syntax.deprel(number).to_string(),
            )
        })
        .collect();
    let lengths = sentences
        .iter()
        .map(|sentence| {
            let id = sentence.comment("sent_id").map(str::to_owned);
            (id, sentence.words().count())
        })
        .collect();
    let names = syntax
        .entities()
        .iter()
        .map(|name| (name.start, name.end, name.kind.as_str()))
        .collect();
    (
        text.to_owned(),
        conllu::write(sentences),
        lengths,
        rows,
        names,
    )
}

/// Counts code points forward through a text.
struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl CodePoints<'_> {
    /// How many code points stand before a byte that is not before the last one asked for.
    fn at(&mut self, byte: usize) -> usize {
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

/// Reads a document off trees that the caller brings and returns its analysis as JSON.
#[pyfunction]
#[pyo3(signature = (text, sentences, words, names, title=None, published=None, id=None, *, analyzer=None))]
#[expect(
    clippy::too_many_arguments,
    reason = "they are the arguments of the Python function"
)]
pub(crate) fn analyze_parsed(
    py: Python<'_>,
    text: &Bound<'_, PyString>,
    sentences: Vec<usize>,
    words: Vec<Row>,
    names: Vec<(usize, usize, String)>,
    title: Option<&Bound<'_, PyString>>,
    published: Option<&Bound<'_, PyAny>>,
    id: Option<&Bound<'_, PyString>>,
    analyzer: Option<&Bound<'_, Analyzer>>,
) -> PyResult<String> {
    let str = |words, name| str_of(words, name).map_err(|error| raise(py, &error));
    let text = str(text, "text")?;
    let mut doc = Document::new(text);
    if let Some(title) = title {
        let title = str(title, "title")?;
        if !text.starts_with(title) {
            let message =
                "the text does not begin with the title; expected that the trees are over both";
            let error = Error::new(detente::ErrorKind::Option, message).with_origin("title");
            return Err(raise(py, &error));
        }
        doc = doc.with_title_within(title.len());
    }
    if let Some(id) = id {
        doc = doc.with_id(str(id, "id")?);
    }
    if let Some(published) = published {
        doc = doc.with_published(day_of(published)?);
    }
    let analyzer = analyzer_of(py, analyzer);
    run(py, None, &Arc::new(Control::default()), None, move || {
        let Given { segments, syntax } = given::check(&doc, &sentences, &words, &names)?;
        Ok(analyzer
            .analyze_parsed(&doc, &segments, &syntax)
            .into_json())
    })
}
