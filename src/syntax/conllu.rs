//! CoNLL-U, the format of Universal Dependencies, in and out.
//!
//! What is read is kept to the letter: comments, multiword tokens, empty nodes, enhanced dependencies and the last column
//! come back as they were. [`words`] gives the words to a [`Parser`](super::Parser), [`to_syntax`] takes the file's own
//! trees, and [`from_syntax`] writes trees down.
//!
//! ```
//! use detente::syntax::conllu;
//! let file = "# text = Seoul denied it.\n\
//!     1\tSeoul\tSeoul\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_\n\
//!     2\tdenied\tdeny\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n\
//!     3\tit\tit\tPRON\tPRP\t_\t2\tobj\t_\tSpaceAfter=No\n\
//!     4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n\n";
//! let sentences = conllu::read(file)?;
//! assert_eq!(conllu::write(&sentences), file);
//! let (text, syntax) = conllu::to_syntax(&sentences)?;
//! assert_eq!(text, "Seoul denied it.");
//! assert_eq!(syntax.lemma(1), "deny");
//!
//! let error = conllu::read("1\tSeoul\tSeoul\n").unwrap_err();
//! assert_eq!(error.to_string(), "line 1: found 3 columns, expected 10");
//! # Ok::<(), detente::Error>(())
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use super::{Deprel, Row, Syntax, Upos};
use crate::text::Span;
use crate::{Error, ErrorKind};

/// A sentence of a CoNLL-U file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    /// The comment lines, with their `#`.
    pub comments: Vec<String>,
    /// The lines of ten columns: words, multiword tokens and empty nodes.
    pub tokens: Vec<Token>,
    /// The number of its first line, from 1.
    pub line: u64,
}

/// What a line of ten columns stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Id {
    /// A word of the tree: `4`.
    Word(usize),
    /// A token that is several words: `4-5`.
    Multiword(usize, usize),
    /// A word that is only understood: `4.1`.
    Empty(usize, usize),
}

/// A line of ten columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// `ID`.
    pub id: Id,
    /// `FORM`.
    pub form: String,
    /// `LEMMA`.
    pub lemma: String,
    /// `UPOS`.
    pub upos: String,
    /// `XPOS`.
    pub xpos: String,
    /// `FEATS`.
    pub feats: String,
    /// `HEAD`: the number of a word, 0 at the root; none where the column is `_`.
    pub head: Option<usize>,
    /// `DEPREL`.
    pub deprel: String,
    /// `DEPS`.
    pub deps: String,
    /// `MISC`.
    pub misc: String,
}

impl Token {
    fn has_no_space_after(&self) -> bool {
        self.misc.split('|').any(|entry| entry == "SpaceAfter=No")
    }
}

impl Sentence {
    /// The value of a comment: `text` of `# text = …`.
    pub fn comment(&self, name: &str) -> Option<&str> {
        self.comments.iter().find_map(|comment| {
            let (key, value) = comment.strip_prefix('#')?.split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })
    }

    /// The words of the tree.
    pub fn words(&self) -> impl Iterator<Item = &Token> + '_ {
        self.tokens
            .iter()
            .filter(|token| matches!(token.id, Id::Word(_)))
    }
}

/// Reads a CoNLL-U file.
///
/// # Errors
/// [`ErrorKind::Format`] with the line, where a line has not ten columns or an empty one, a number in `ID` is not the
/// next, `HEAD` is no word of the sentence, or `UPOS` or `DEPREL` is none that Universal Dependencies knows.
pub fn read(file: &str) -> Result<Vec<Sentence>, Error> {
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    let file = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    for (number, line) in (1..).zip(file.lines()) {
        if line.is_empty() {
            finish(&mut sentence, &mut sentences)?;
            continue;
        }
        if sentence.line == 0 {
            sentence.line = number;
        }
        if line.starts_with('#') {
            sentence.comments.push(line.to_string());
        } else {
            let token = read_token(line).map_err(|error| error.with_line(number))?;
            let count = sentence.words().count();
            let is_next = match token.id {
                Id::Word(id) => id == count + 1,
                Id::Multiword(first, last) => first == count + 1 && last >= first,
                Id::Empty(after, _) => after == count,
            };
            if !is_next {
                let found = line.split('\t').next().unwrap_or_default();
                return Err(
                    format(format!("found ID {found} after {count} words")).with_line(number)
                );
            }
            sentence.tokens.push(token);
        }
    }
    finish(&mut sentence, &mut sentences)?;
    Ok(sentences)
}

fn format(message: String) -> Error {
    Error::new(ErrorKind::Format, message)
}

/// Closes a sentence, where one is open.
fn finish(sentence: &mut Sentence, sentences: &mut Vec<Sentence>) -> Result<(), Error> {
    let count = sentence.words().count();
    let far = sentence
        .tokens
        .iter()
        .position(|token| token.head.is_some_and(|head| head > count));
    if let Some(place) = far {
        let line = sentence.line + (sentence.comments.len() + place) as u64;
        let head = sentence.tokens[place].head.unwrap_or_default();
        return Err(
            format(format!("found HEAD {head} in a sentence of {count} words")).with_line(line),
        );
    }
    let sentence = std::mem::take(sentence);
    if !sentence.tokens.is_empty() || !sentence.comments.is_empty() {
        sentences.push(sentence);
    }
    Ok(())
}

fn read_token(line: &str) -> Result<Token, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = &columns[..] else {
        return Err(format(format!(
            "found {} columns, expected 10",
            columns.len()
        )));
    };
    if let Some(place) = columns.iter().position(|column| column.is_empty()) {
        return Err(format(format!(
            "column {} is empty, expected a value or _",
            place + 1
        )));
    }
    let bad_id = || {
        format(format!(
            "found ID {id:?}, expected a number, a range or a decimal"
        ))
    };
    let number = |digits: &str| digits.parse::<usize>().map_err(|_| bad_id());
    let id = if let Some((first, last)) = id.split_once('-') {
        Id::Multiword(number(first)?, number(last)?)
    } else if let Some((after, index)) = id.split_once('.') {
        Id::Empty(number(after)?, number(index)?)
    } else {
        Id::Word(number(id)?)
    };
    if upos != "_" {
        upos.parse::<Upos>()?;
    }
    if deprel != "_" {
        deprel.parse::<Deprel>()?;
    }
    let head = match head {
        "_" => None,
        digits => Some(
            digits
                .parse()
                .map_err(|_| format(format!("found HEAD {digits:?}, expected a number or _")))?,
        ),
    };
    let [form, lemma, upos, xpos, feats, deprel, deps, misc] =
        [form, lemma, upos, xpos, feats, deprel, deps, misc].map(str::to_string);
    Ok(Token {
        id,
        form,
        lemma,
        upos,
        xpos,
        feats,
        head,
        deprel,
        deps,
        misc,
    })
}

/// Writes sentences as a CoNLL-U file.
pub fn write(sentences: &[Sentence]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        for comment in &sentence.comments {
            out.push_str(comment);
            out.push('\n');
        }
        for token in &sentence.tokens {
            // Writing to a string cannot fail.
            let _ = match token.id {
                Id::Word(id) => write!(out, "{id}"),
                Id::Multiword(first, last) => write!(out, "{first}-{last}"),
                Id::Empty(after, index) => write!(out, "{after}.{index}"),
            };
            for column in [
                &token.form,
                &token.lemma,
                &token.upos,
                &token.xpos,
                &token.feats,
            ] {
                out.push('\t');
                out.push_str(column);
            }
            let _ = match token.head {
                Some(head) => write!(out, "\t{head}"),
                None => write!(out, "\t_"),
            };
            for column in [&token.deprel, &token.deps, &token.misc] {
                out.push('\t');
                out.push_str(column);
            }
            out.push('\n');
        }
        out.push('\n');
    }
    out
}

/// The words of a CoNLL-U file as a [`Parser`](super::Parser) takes them.
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
    for token in &sentence.tokens {
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
        tokens.push((token, at_given, built.len()));
        built.push_str(&token.form);
        if !token.has_no_space_after() {
            built.push(' ');
        }
    }
    words
        .text
        .push_str(if is_given { given } else { built.trim_end() });
    for (token, at_given, at_built) in tokens {
        let at = start + if is_given { at_given } else { at_built };
        let whole = Span::new(at, at + token.form.len());
        let Id::Multiword(first, last) = token.id else {
            words.spans.push(whole);
            words.joins_previous.push(false);
            continue;
        };
        let parts: Vec<&str> = sentence
            .words()
            .skip(first - 1)
            .take(last + 1 - first)
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

/// The text and the trees of a CoNLL-U file.
///
/// # Errors
/// [`ErrorKind::Format`] with the sentence's first line, where a word has no `UPOS`, `HEAD` or `DEPREL`.
pub fn to_syntax(sentences: &[Sentence]) -> Result<(String, Syntax), Error> {
    let words = words(sentences);
    let mut syntax = Syntax::default();
    for (sentence, range) in sentences.iter().zip(&words.sentences) {
        let missing = |id: Id, column: &str| {
            let Id::Word(id) = id else {
                return format(String::new());
            };
            format(format!("word {id} has no {column}")).with_line(sentence.line)
        };
        let mut rows = Vec::with_capacity(range.len());
        for (token, &span) in sentence.words().zip(&words.spans[range.clone()]) {
            let or_none = |column: &'_ str| if column == "_" { 0 } else { column.len() };
            let head = token.head.ok_or_else(|| missing(token.id, "HEAD"))?;
            rows.push(Row {
                span,
                lemma: if token.lemma == "_" && token.form != "_" {
                    &token.form
                } else {
                    &token.lemma
                },
                upos: token.upos.parse().map_err(|_| missing(token.id, "UPOS"))?,
                xpos: &token.xpos[..or_none(&token.xpos)],
                feats: &token.feats[..or_none(&token.feats)],
                head: head.checked_sub(1),
                deprel: token
                    .deprel
                    .parse()
                    .map_err(|_| missing(token.id, "DEPREL"))?,
            });
        }
        syntax.push_sentence(&rows);
    }
    Ok((words.text, syntax))
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
            let line: Vec<&str> = whole.split_whitespace().collect();
            sentence
                .comments
                .push(format!("# text = {}", line.join(" ")));
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
                let misc = if has_space_after(last) {
                    "_"
                } else {
                    "SpaceAfter=No"
                };
                let id = Id::Multiword(id, last - range.start + 1);
                sentence.tokens.push(empty_token(id, form, misc));
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
                ..empty_token(Id::Word(id), &or(&form), &or(&misc.join("|")))
            });
        }
        out.push(sentence);
    }
    out
}

fn empty_token(id: Id, form: &str, misc: &str) -> Token {
    let blank = || "_".to_string();
    Token {
        id,
        form: form.to_string(),
        lemma: blank(),
        upos: blank(),
        xpos: blank(),
        feats: blank(),
        head: None,
        deprel: blank(),
        deps: blank(),
        misc: misc.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Relation;

    const FILE: &str = "\
# newdoc id = made-up
# sent_id = 1
# text = Kim didn't sign.
1\tKim\tKim\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t4:nsubj\tEntity=(e1-person)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t4:aux\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t4:advmod\t_
4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No
4.1\tit\tit\tPRON\t_\t_\t_\t_\t4:obj\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_

# text = No.
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

";

    #[test]
    fn a_file_comes_back_to_the_letter() {
        assert_eq!(write(&read(FILE).expect("sound")), FILE);
    }

    #[test]
    fn trees_and_places_are_taken_over() {
        let (text, syntax) = to_syntax(&read(FILE).expect("sound")).expect("whole");
        assert_eq!(text, "Kim didn't sign. No.");
        assert_eq!(syntax.span(2).of(&text), "n't");
        assert_eq!(syntax.sentence(1), 5..7);
        assert_eq!(syntax.child(3, Relation::Nsubj), Some(0));
    }

    #[test]
    fn trees_are_written_with_their_multiword_tokens() {
        let sentences = read(FILE).expect("sound");
        let places = words(&sentences);
        let (text, syntax) = to_syntax(&sentences).expect("whole");
        let out = write(&from_syntax(&text, &syntax, |word| {
            places.joins_previous[word]
        }));
        assert!(out.contains("\n2-3\tdidn't\t"), "{out}");
        assert!(
            out.contains("\n4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"),
            "{out}"
        );
        assert_eq!(
            to_syntax(&read(&out).expect("sound")).expect("whole").1,
            syntax
        );
    }

    #[test]
    fn parts_that_are_not_written_stand_where_the_token_does() {
        let file = "1-2\twanna\t_\t_\t_\t_\t_\t_\t_\t_\n1\twant\t_\t_\t_\t_\t_\t_\t_\t_\n2\tto\t_\t_\t_\t_\t_\t_\t_\t_\n";
        let places = words(&read(file).expect("sound"));
        assert_eq!(places.spans, [Span::new(0, 5), Span::new(0, 5)]);
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        let word = |id: &str, upos: &str, head: &str, deprel: &str| {
            format!("# x\n{id}\ta\ta\t{upos}\t_\t_\t{head}\t{deprel}\t_\t_\n")
        };
        for (file, message) in [
            (
                word("2", "X", "0", "root"),
                "line 2: found ID 2 after 0 words",
            ),
            (
                word("a", "X", "0", "root"),
                "line 2: found ID \"a\", expected a number, a range or a decimal",
            ),
            (
                word("1", "X", "7", "root"),
                "line 2: found HEAD 7 in a sentence of 1 words",
            ),
            (
                word("1", "X", "x", "root"),
                "line 2: found HEAD \"x\", expected a number or _",
            ),
        ] {
            assert_eq!(read(&file).expect_err("unsound").to_string(), message);
        }
        assert_eq!(
            read(&word("1", "N", "0", "root"))
                .expect_err("unsound")
                .line(),
            Some(2)
        );
        let headless = read(&word("1", "X", "_", "root")).expect("sound");
        assert_eq!(
            to_syntax(&headless).expect_err("headless").to_string(),
            "line 1: word 1 has no HEAD"
        );
    }
}
