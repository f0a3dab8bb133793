//! Words and trees that another parser made, checked.

use detente::syntax::clear::{self, ClearWord};
use detente::syntax::{Deprel, Entity, Row, Syntax};
use detente::text::{Segments, Span, Word};
use detente::{Document, Error, ErrorKind};

use crate::parse::Row as GivenWord;

/// A document's words with their places, and its trees.
pub(crate) struct Given {
    pub(crate) segments: Segments,
    pub(crate) syntax: Syntax,
}

/// Checks words and trees of a document.
///
/// # Errors
/// [`ErrorKind::Format`] with the word, where a place does not lie in the text or before the last word's, a head lies outside
/// its sentence, or a label is none.
pub(crate) fn check(
    doc: &Document,
    sentences: &[usize],
    words: &[GivenWord],
    names: &[(usize, usize, String)],
) -> Result<Given, Error> {
    let text = doc.text();
    if sentences.iter().sum::<usize>() != words.len() {
        return Err(Error::new(
            ErrorKind::Format,
            "the sentences do not hold the words",
        ));
    }
    let spans = spans(text, words)?;
    let given = words.iter().map(|word| ClearWord {
        lemma: word.4.clone(),
        upos: word.5.clone(),
        head: word.8,
        label: word.9.clone(),
    });
    let mut trees: Vec<ClearWord> = given.collect();
    if clear::is_clear(trees.iter().map(|word| word.label.as_str())) {
        clear::to_universal(&mut trees);
    }
    let mut syntax = Syntax::default();
    let mut start = 0;
    let mut ranges = Vec::new();
    for &length in sentences {
        let range = start..start + length;
        let mut rows = Vec::with_capacity(length);
        for number in range.clone() {
            let (word, tree) = (&words[number], &trees[number]);
            let broken = |message: String| wrong(number, &word.0, message);
            let head = match tree.head {
                Some(head) if !range.contains(&head) => {
                    return Err(broken(format!(
                        "its head, word {head}, lies outside its sentence"
                    )));
                }
                head => head.map(|head| head - start),
            };
            let upos = tree
                .upos
                .parse()
                .map_err(|error: Error| broken(error.message().to_owned()))?;
            let deprel: Deprel = tree
                .label
                .parse()
                .map_err(|error: Error| broken(error.message().to_owned()))?;
            rows.push(Row {
                span: spans[number],
                lemma: &word.4,
                upos,
                xpos: &word.6,
                feats: &word.7,
                head,
                deprel,
            });
        }
        syntax.push_sentence(&rows);
        ranges.push(range);
        start += length;
    }
    for (start, end, kind) in names {
        if start < end && *end <= words.len() {
            syntax.push_entity(Entity {
                start: *start,
                end: *end,
                kind: kind.parse()?,
            });
        }
    }
    let places = words.iter().zip(&spans).map(|(word, &span)| Word {
        span,
        joins_previous: word.3,
    });
    let title_len = doc.title().map(str::len);
    let segments = Segments::of_words(text, title_len, places.collect(), ranges);
    Ok(Given { segments, syntax })
}

fn wrong(number: usize, form: &str, message: String) -> Error {
    Error::new(ErrorKind::Format, message).with_origin(format!("word {number}, {form:?}"))
}

/// The words' places in bytes.
fn spans(text: &str, words: &[GivenWord]) -> Result<Vec<Span>, Error> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    let mut last = 0;
    let mut spans = Vec::with_capacity(words.len());
    for (number, word) in words.iter().enumerate() {
        let (start, end) = (word.1, word.2);
        let (Some(&first), Some(&past), true) = (
            bytes.get(start),
            bytes.get(end),
            last <= start && start < end,
        ) else {
            return Err(wrong(
                number,
                &word.0,
                format!(
                    "it stands from {start} to {end}; expected a place in the text, not before the word before it"
                ),
            ));
        };
        last = start;
        spans.push(Span::new(first, past));
    }
    Ok(spans)
}
