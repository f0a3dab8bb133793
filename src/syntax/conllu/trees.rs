//! Trees out of a file, and into one.

use super::{Id, Sentence, Token, words};
use crate::syntax::{Entity, EntityKind, Parser, Row, Syntax};
use crate::text::{Segments, Span, one_line};
use crate::{Error, ErrorKind};

/// The text and the trees of a CoNLL-U file.
///
/// Names are taken from the last column, where it has `NER=B-PER`, `NER=I-PER` and so on.
///
/// # Errors
/// [`ErrorKind::Format`] with the sentence's first line, where a word has no `UPOS`, `HEAD` or `DEPREL`.
pub fn to_syntax(sentences: &[Sentence]) -> Result<(String, Syntax), Error> {
    let words = words(sentences);
    let mut syntax = Syntax::default();
    for (sentence, range) in sentences.iter().zip(&words.sentences) {
        let missing = |number: usize, column: &str| {
            Error::new(
                ErrorKind::Format,
                format!("word {} has no {column}", number + 1),
            )
            .with_line(sentence.line)
        };
        let mut rows = Vec::with_capacity(range.len());
        for (number, (token, &span)) in sentence
            .words()
            .zip(&words.spans[range.clone()])
            .enumerate()
        {
            let or_none = |column: &'_ str| if column == "_" { 0 } else { column.len() };
            let head = token.head.ok_or_else(|| missing(number, "HEAD"))?;
            rows.push(Row {
                span,
                lemma: if token.lemma == "_" && token.form != "_" {
                    &token.form
                } else {
                    &token.lemma
                },
                upos: token.upos.parse().map_err(|_| missing(number, "UPOS"))?,
                xpos: &token.xpos[..or_none(&token.xpos)],
                feats: &token.feats[..or_none(&token.feats)],
                head: head.checked_sub(1),
                deprel: token
                    .deprel
                    .parse()
                    .map_err(|_| missing(number, "DEPREL"))?,
            });
        }
        syntax.push_sentence(&rows);
        push_names(sentence, range.start, &mut syntax);
    }
    Ok((words.text, syntax))
}

/// Adds the names that a sentence's last column marks.
fn push_names(sentence: &Sentence, start: usize, syntax: &mut Syntax) {
    let mut open: Option<Entity> = None;
    for (word, token) in (start..).zip(sentence.words()) {
        let label = token
            .misc
            .split('|')
            .find_map(|entry| entry.strip_prefix("NER=")?.split_once('-'));
        let found = label.and_then(|(place, kind)| Some((place, kind.parse::<EntityKind>().ok()?)));
        if let Some(name) = &mut open
            && let Some(("I", kind)) = found
            && kind == name.kind
        {
            name.end = word + 1;
            continue;
        }
        if let Some(name) = open {
            syntax.push_entity(name);
        }
        open = found.map(|(_, kind)| Entity {
            start: word,
            end: word + 1,
            kind,
        });
    }
    if let Some(name) = open {
        syntax.push_entity(name);
    }
}

/// Reads the words of a CoNLL-U file anew.
///
/// Kept are the sentences with their comments, forms, multiword tokens and the last column; lemmas, tags, features, heads,
/// relations and names (`NER=` in the last column) are the parser's. Enhanced dependencies, and the empty nodes that only
/// they know, are left out: they belong to the tree that the file had.
///
/// ```
/// use detente::syntax::{Parser, conllu};
/// let file = "# sent_id = x1\n1\tSeoul\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdenied\t_\t_\t_\t_\t_\t_\t_\t_\n3\tit\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\n";
/// let parsed = conllu::reparse(&Parser::new(), conllu::read(file)?);
/// assert_eq!(parsed[0].comments, ["# sent_id = x1"]);
/// assert_eq!(parsed[0].tokens[0].deprel, "nsubj");
/// assert_eq!(parsed[0].tokens[2].misc, "SpaceAfter=No");
/// # Ok::<(), detente::Error>(())
/// ```
pub fn reparse(parser: &Parser, mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    // Every form stands by itself, so that parts of a multiword token are read as the file has them.
    let (mut text, mut spans, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for sentence in &sentences {
        let first = spans.len();
        for word in sentence.words() {
            spans.push(Span::new(text.len(), text.len() + word.form.len()));
            text.push_str(&word.form);
            text.push(' ');
        }
        ranges.push(first..spans.len());
    }
    let syntax = parser.parse_words(&text, ranges, &spans);
    let mut words = from_syntax(&text, &syntax, |_| false)
        .into_iter()
        .flat_map(|sentence| sentence.tokens);
    for sentence in &mut sentences {
        sentence
            .tokens
            .retain(|token| !matches!(token.id, Id::Empty(..)));
        for token in &mut sentence.tokens {
            token.deps = "_".to_string();
            if let Id::Word(_) = token.id
                && let Some(word) = words.next()
            {
                let misc = with_name(&token.misc, &word.misc);
                let form = std::mem::take(&mut token.form);
                *token = Token {
                    id: token.id,
                    form,
                    misc,
                    ..word
                };
            }
        }
    }
    sentences
}

/// The last column with the name that `found` marks in place of its own.
fn with_name(misc: &str, found: &str) -> String {
    let is_name = |entry: &&str| entry.starts_with("NER=");
    let entries: Vec<&str> = found
        .split('|')
        .filter(is_name)
        .chain(
            misc.split('|')
                .filter(|entry| !is_name(entry) && *entry != "_"),
        )
        .collect();
    if entries.is_empty() {
        "_".to_string()
    } else {
        entries.join("|")
    }
}

/// A document's trees as sentences of a CoNLL-U file, over the words of `segments`.
///
/// Sentences are named after the document (`# sent_id = wire-1.2`); `# newdoc id`, where there is an id, and `# newpar` say
/// where document and paragraphs begin. Else as [`from_syntax`].
///
/// ```
/// use detente::syntax::{Parser, conllu};
/// use detente::text::segment;
/// let text = "Seoul denied it.";
/// let segments = segment(text, None);
/// let syntax = Parser::new().parse(text, &segments);
/// let file = conllu::write(&conllu::document("wire-1", text, &segments, &syntax));
/// assert!(file.starts_with("# newdoc id = wire-1\n# newpar\n# sent_id = wire-1.1\n# text = Seoul denied it.\n1\tSeoul\tSeoul\tPROPN\t"));
/// ```
pub fn document(id: &str, text: &str, segments: &Segments, syntax: &Syntax) -> Vec<Sentence> {
    let joins_previous = |word: usize| {
        segments
            .words
            .get(word)
            .is_some_and(|word| word.joins_previous)
    };
    let mut sentences = from_syntax(text, syntax, joins_previous);
    let id = one_line(id);
    let mut paragraphs = segments.paragraphs.iter().peekable();
    for (number, (sentence, words)) in sentences.iter_mut().zip(syntax.sentences()).enumerate() {
        let mut comments = Vec::new();
        if number == 0 && !id.is_empty() {
            comments.push(format!("# newdoc id = {id}"));
        }
        let start = words.clone().next().map(|word| syntax.span(word).start);
        let mut opens = false;
        while let Some(start) = start
            && paragraphs
                .next_if(|paragraph| paragraph.start <= start)
                .is_some()
        {
            opens = true;
        }
        if opens {
            comments.push("# newpar".to_string());
        }
        if !id.is_empty()
            && let Some(name) = sentence.comments.first_mut()
        {
            *name = format!("# sent_id = {id}.{}", number + 1);
        }
        sentence.comments.splice(0..0, comments);
    }
    sentences
}

/// The trees of a text as sentences of a CoNLL-U file.
///
/// `joins_previous` says of a word whether it is a further part of what is written as one word, as
/// [`text::Word`](crate::text::Word) knows it. Names stand in the last column as `NER=B-PER`, `NER=I-PER` and so on.
pub fn from_syntax(
    text: &str,
    syntax: &Syntax,
    joins_previous: impl Fn(usize) -> bool,
) -> Vec<Sentence> {
    let mut names = syntax.entities().iter().peekable();
    let mut out = Vec::new();
    for (number, range) in (1..).zip(syntax.sentences()) {
        let mut sentence = Sentence {
            comments: vec![format!("# sent_id = {number}")],
            ..Sentence::default()
        };
        if !range.is_empty() {
            let whole = syntax
                .span(range.start)
                .cover(syntax.span(range.end - 1))
                .of(text);
            sentence
                .comments
                .push(format!("# text = {}", one_line(whole)));
        }
        for word in range.clone() {
            let id = word - range.start + 1;
            let last = (word + 1..range.end)
                .take_while(|&next| joins_previous(next))
                .last();
            let has_space_after = |word: usize| {
                word + 1 >= range.end || syntax.span(word + 1).start > syntax.span(word).end
            };
            if let Some(last) = last.filter(|_| !joins_previous(word) || id == 1) {
                let form = syntax.span(word).cover(syntax.span(last)).of(text);
                let mut token = Token::bare(Id::Multiword(id, last - range.start + 1), form);
                if !has_space_after(last) {
                    token.misc = "SpaceAfter=No".to_string();
                }
                sentence.tokens.push(token);
            }
            while names.next_if(|name| name.end <= word).is_some() {}
            let mut misc = Vec::new();
            if let Some(name) = names.peek().filter(|name| name.start <= word) {
                let place = if name.start == word { "B" } else { "I" };
                misc.push(format!("NER={place}-{}", name.kind));
            }
            let is_piece = joins_previous(word) || last.is_some();
            if !is_piece && !has_space_after(word) {
                misc.push("SpaceAfter=No".to_string());
            }
            let or = |column: &str| if column.is_empty() { "_" } else { column }.to_string();
            let form: String = syntax.span(word).of(text).split_whitespace().collect();
            sentence.tokens.push(Token {
                lemma: or(syntax.lemma(word)),
                upos: syntax.upos(word).to_string(),
                xpos: or(syntax.xpos(word)),
                feats: or(syntax.feats(word)),
                head: Some(syntax.head(word).map_or(0, |head| head - range.start + 1)),
                deprel: syntax.deprel(word).to_string(),
                misc: or(&misc.join("|")),
                ..Token::bare(Id::Word(id), &or(&form))
            });
        }
        out.push(sentence);
    }
    out
}
