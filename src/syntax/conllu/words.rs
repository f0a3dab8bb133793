//! The words of a file and their places in a text.

use std::ops::Range;

use super::{Id, Sentence};
use crate::text::{Segments, Span, Word};

/// The words of a CoNLL-U file as a [`Parser`](crate::syntax::Parser) takes them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The text: what `# text` gives, or the forms with the spaces that `SpaceAfter=No` leaves; sentences are a space apart,
    /// paragraphs (`# newpar`, `# newdoc`) an empty line.
    pub text: String,
    /// Where each word stands. Parts of a multiword token that are not written in it all stand where the token does.
    pub spans: Vec<Span>,
    /// The sentences, as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// For each word, whether it is a further part of a multiword token.
    pub joins_previous: Vec<bool>,
}

impl Words {
    /// The same words as [`Analyzer::analyze_parsed`](crate::Analyzer::analyze_parsed) takes them.
    pub fn segments(&self) -> Segments {
        let words = self.spans.iter().zip(&self.joins_previous);
        let words = words.map(|(&span, &joins_previous)| Word {
            span,
            joins_previous,
        });
        Segments::of_words(
            &self.text,
            None,
            words.collect(),
            self.sentences.iter().cloned(),
        )
    }
}

/// Places the words of a CoNLL-U file in a text.
///
/// ```
/// use detente::syntax::{Parser, conllu};
/// let file = "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3\t!\t_\t_\t_\t_\t_\t_\t_\t_\n";
/// let words = conllu::words(&conllu::read(file)?);
/// assert_eq!(words.text, "Don't!");
/// assert_eq!(words.spans[1].of(&words.text), "n't");
/// let syntax = Parser::new().parse_words(&words.text, words.sentences, &words.spans);
/// assert_eq!(syntax.len(), 3);
/// # Ok::<(), detente::Error>(())
/// ```
pub fn words(sentences: &[Sentence]) -> Words {
    let mut words = Words::default();
    for sentence in sentences {
        let opens = ["newpar", "newdoc"].iter().any(|name| {
            sentence
                .comments
                .iter()
                .any(|comment| comment.trim_start_matches(['#', ' ']).starts_with(name))
        });
        if !words.text.is_empty() {
            words.text.push_str(if opens { "\n\n" } else { " " });
        }
        let first = words.spans.len();
        place(sentence, &mut words);
        words.sentences.push(first..words.spans.len());
    }
    words
}

/// Appends a sentence's text and the places of its words.
fn place(sentence: &Sentence, words: &mut Words) {
    let start = words.text.len();
    let given = sentence.comment("text").unwrap_or_default();
    let mut rest = given;
    let mut built = String::new();
    let mut is_given = !given.is_empty();
    let mut tokens = Vec::new();
    let mut covered = 0;
    for (number, token) in sentence.tokens.iter().enumerate() {
        match token.id {
            Id::Word(id) if id <= covered => continue,
            Id::Empty(..) => continue,
            Id::Multiword(_, last) => covered = last,
            Id::Word(_) => {}
        }
        rest = rest.trim_start();
        let at_given = given.len() - rest.len();
        match rest.strip_prefix(token.form.as_str()) {
            Some(left) => rest = left,
            None => is_given = false,
        }
        tokens.push((number, token, at_given, built.len()));
        built.push_str(&token.form);
        if !token.has_no_space_after() {
            built.push(' ');
        }
    }
    words
        .text
        .push_str(if is_given { given } else { built.trim_end() });
    for (number, token, at_given, at_built) in tokens {
        let at = start + if is_given { at_given } else { at_built };
        let whole = Span::new(at, at + token.form.len());
        let Id::Multiword(first, last) = token.id else {
            words.spans.push(whole);
            words.joins_previous.push(false);
            continue;
        };
        let parts: Vec<&str> = sentence.tokens[number + 1..]
            .iter()
            .filter(|part| matches!(part.id, Id::Word(_)))
            .take(last - first + 1)
            .map(|part| part.form.as_str())
            .collect();
        let is_cut = parts.concat() == token.form;
        let mut at = at;
        for (number, part) in parts.iter().enumerate() {
            words.spans.push(if is_cut {
                Span::new(at, at + part.len())
            } else {
                whole
            });
            words.joins_previous.push(number > 0);
            at += part.len();
        }
    }
}
