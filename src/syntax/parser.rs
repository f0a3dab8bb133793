//! From words to trees.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use super::lemma::Lemmatiser;
use super::model::ModelFile;
use super::network::{Answer, MAX_WORDS, Network, Scratch};
use super::{Deprel, Entity, EntityKind, Relation, Row, Syntax, Upos};
use crate::text::{Segments, Span};
use crate::{Error, ErrorKind};

static EMBEDDED: &[u8] = include_bytes!("../../models/english.bin");

/// Words that the network reads at once; whole sentences, so that a block may be a little longer.
const BLOCK: usize = 512;

/// A tagger, lemmatiser, dependency parser and entity recogniser for English.
///
/// Cheap to clone, and free to use from many threads. The same text gives the same trees on every machine.
///
/// A sentence of more than 256 words is parsed in pieces, cut where possible after a semicolon, a comma or other
/// punctuation; the root of each later piece hangs on the first piece's root as `parataxis`. Time is linear in the
/// length of the text.
#[derive(Debug, Clone)]
pub struct Parser {
    model: Arc<Model>,
}

#[derive(Debug)]
struct Model {
    network: Network,
    lemmatiser: Lemmatiser,
    upos: Vec<Upos>,
    xpos: Vec<String>,
    feats: Vec<String>,
    deprels: Vec<Deprel>,
    /// Buffers of texts that were read, one for each text that was ever read at the same time: a few megabytes that the
    /// system would otherwise hand out and take back page by page for each text.
    spare: Mutex<Vec<Scratch>>,
}

impl Model {
    fn spare(&self) -> MutexGuard<'_, Vec<Scratch>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Parser {
    fn default() -> Self {
        Self::new()
    }
}

impl Parser {
    /// The parser with the model that is part of the crate; it is read once in a process.
    ///
    /// # Panics
    /// Never: the model that is part of the crate is read by a test.
    pub fn new() -> Self {
        static PARSER: LazyLock<Parser> = LazyLock::new(|| {
            Parser::read(Cow::Borrowed(EMBEDDED)).expect("the embedded model is sound")
        });
        PARSER.clone()
    }

    /// A parser with a model that `detente-train` wrote.
    ///
    /// # Errors
    /// [`ErrorKind::Model`] where the bytes are no model, or a corrupt one.
    ///
    /// ```
    /// use detente::syntax::Parser;
    /// let error = Parser::from_model(b"GGUF".to_vec()).unwrap_err();
    /// assert_eq!(error.to_string(), "model: found other bytes than the magic of a detente model");
    /// ```
    pub fn from_model(bytes: Vec<u8>) -> Result<Self, Error> {
        Self::read(Cow::Owned(bytes))
    }

    fn read(bytes: Cow<'static, [u8]>) -> Result<Self, Error> {
        let broken = |message: String| Error::new(ErrorKind::Model, message).with_origin("model");
        let file = ModelFile::read(bytes)?;
        let upos = file
            .lines("upos")?
            .iter()
            .map(|name| {
                name.parse()
                    .map_err(|_| broken(format!("\"{name}\" is no part of speech")))
            })
            .collect::<Result<Vec<Upos>, _>>()?;
        let names = file.lines("deprel")?;
        let deprels = names
            .iter()
            .map(|name| {
                name.parse()
                    .map_err(|_| broken(format!("\"{name}\" is no relation")))
            })
            .collect::<Result<Vec<Deprel>, _>>()?;
        let xpos = file.lines("xpos")?;
        let feats: Vec<String> = file.lines("feats")?;
        let lemmatiser = Lemmatiser::read(&file)?;
        let network = Network::read(file, [upos.len(), xpos.len(), feats.len()], &names)?;
        let model = Model {
            network,
            lemmatiser,
            upos,
            xpos,
            feats,
            deprels,
            spare: Mutex::default(),
        };
        Ok(Self {
            model: Arc::new(model),
        })
    }

    /// Reads a text that was cut into sentences and words.
    ///
    /// ```
    /// use detente::syntax::{Parser, Relation};
    /// use detente::text::segment;
    /// let text = "Seoul denied the report.";
    /// let syntax = Parser::new().parse(text, &segment(text, None));
    /// assert_eq!(syntax.lemma(1), "deny");
    /// assert_eq!(syntax.child(1, Relation::Nsubj), Some(0));
    /// ```
    pub fn parse(&self, text: &str, segments: &Segments) -> Syntax {
        let spans: Vec<Span> = segments.words.iter().map(|word| word.span).collect();
        let sentences = segments
            .sentences
            .iter()
            .map(|sentence| sentence.words.clone());
        self.parse_words(text, sentences, &spans)
    }

    /// Reads the words of a text: their places in it, and the sentences as ranges of words.
    ///
    /// Sentences are ranges of words, in order; words outside of every sentence are left out.
    ///
    /// # Panics
    /// Where a span does not lie on character boundaries of the text or a range does not fit the words.
    pub fn parse_words(
        &self,
        text: &str,
        sentences: impl IntoIterator<Item = Range<usize>>,
        words: &[Span],
    ) -> Syntax {
        let model = &*self.model;
        let mut block = Block {
            model,
            text,
            words,
            syntax: Syntax::default(),
            sentences: Vec::new(),
            pieces: Vec::new(),
            lengths: Vec::new(),
            scratch: model.spare().pop().unwrap_or_default(),
            answers: Vec::new(),
            letters: Vec::new(),
            lemmas: String::new(),
            count: 0,
        };
        for sentence in sentences {
            block.add(sentence);
        }
        block.flush();
        model.spare().push(block.scratch);
        block.syntax
    }
}

/// Sentences that wait to be read together.
struct Block<'a> {
    model: &'a Model,
    text: &'a str,
    words: &'a [Span],
    syntax: Syntax,
    sentences: Vec<Range<usize>>,
    pieces: Vec<Range<usize>>,
    lengths: Vec<usize>,
    scratch: Scratch,
    answers: Vec<Answer>,
    letters: Vec<char>,
    lemmas: String,
    count: usize,
}

impl Block<'_> {
    fn form(&self, word: usize) -> &str {
        self.words[word].of(self.text)
    }

    fn add(&mut self, sentence: Range<usize>) {
        let mut start = sentence.start;
        while start < sentence.end {
            let end = self.cut(start, sentence.end);
            self.pieces.push(start..end);
            start = end;
        }
        self.count += sentence.len();
        self.sentences.push(sentence);
        if self.count >= BLOCK {
            self.flush();
        }
    }

    /// Where the piece that begins at `start` ends.
    fn cut(&self, start: usize, end: usize) -> usize {
        let limit = start + MAX_WORDS;
        if end <= limit {
            return end;
        }
        let latter = start + MAX_WORDS / 2..limit;
        for marks in [&[";", ":"][..], &[","], &[")", "—", "–", "-", "\"", "”"]] {
            if let Some(word) = latter
                .clone()
                .rev()
                .find(|&word| marks.contains(&self.form(word)))
            {
                return word + 1;
            }
        }
        limit
    }

    fn flush(&mut self) {
        if self.sentences.is_empty() {
            return;
        }
        self.lengths.clear();
        self.lengths.extend(self.pieces.iter().map(Range::len));
        let forms = self
            .pieces
            .iter()
            .flat_map(Clone::clone)
            .map(|word| self.words[word].of(self.text));
        self.model
            .network
            .run(&self.lengths, forms, &mut self.scratch, &mut self.answers);
        let mut at = 0;
        for sentence in std::mem::take(&mut self.sentences) {
            self.write(&sentence, at);
            at += sentence.len();
        }
        self.pieces.clear();
        self.count = 0;
    }

    /// Turns the answers from `at` on into a sentence.
    fn write(&mut self, sentence: &Range<usize>, at: usize) {
        let model = self.model;
        let answers = &self.answers[at..at + sentence.len()];
        self.lemmas.clear();
        let mut lemma_ends = Vec::with_capacity(answers.len());
        for (place, (word, answer)) in sentence.clone().zip(answers).enumerate() {
            let form = self.words[word].of(self.text);
            let is_first = place == 0;
            let (letters, lemmas) = (&mut self.letters, &mut self.lemmas);
            model
                .lemmatiser
                .write(form, answer.upos, answer.xpos, is_first, letters, lemmas);
            lemma_ends.push(lemmas.len());
        }
        // Heads count from the piece's first word; later pieces' roots hang on the first one's.
        let mut rows = Vec::with_capacity(answers.len());
        let mut first_root = None;
        let mut lemma_start = 0;
        let first_piece = self
            .pieces
            .partition_point(|piece| piece.start < sentence.start);
        let pieces = self.pieces[first_piece..]
            .iter()
            .take_while(|piece| piece.end <= sentence.end);
        for (word, piece) in pieces.flat_map(|piece| piece.clone().map(move |word| (word, piece))) {
            let place = word - sentence.start;
            let answer = &answers[place];
            let mut deprel = model.deprels[usize::from(answer.deprel)];
            let head = match answer.head as usize {
                0 => {
                    if first_root.is_some() {
                        deprel = Relation::Parataxis.into();
                    }
                    first_root
                }
                head => Some(piece.start - sentence.start + head - 1),
            };
            if head.is_none() {
                first_root = Some(place);
            }
            let feats = model.feats[usize::from(answer.feats)].as_str();
            rows.push(Row {
                span: self.words[word],
                lemma: &self.lemmas[lemma_start..lemma_ends[place]],
                upos: model.upos[usize::from(answer.upos)],
                xpos: &model.xpos[usize::from(answer.xpos)],
                feats: if feats == "_" { "" } else { feats },
                head,
                deprel,
            });
            lemma_start = lemma_ends[place];
        }
        let start = self.syntax.len();
        self.syntax.push_sentence(&rows);
        let labels = self.answers[at..at + sentence.len()]
            .iter()
            .map(|answer| answer.entity);
        push_entities(start, labels, &mut self.syntax);
    }
}

/// Adds the names that a sentence's labels mark: 0 for no name, then beginning and inside of each kind in turn.
fn push_entities(start: usize, labels: impl Iterator<Item = u8>, syntax: &mut Syntax) {
    const KINDS: [EntityKind; 3] = [
        EntityKind::Person,
        EntityKind::Location,
        EntityKind::Organization,
    ];
    let mut open: Option<(usize, u8)> = None;
    for (word, label) in (start..).zip(labels.chain([0])) {
        if let Some((begin, begun)) = open
            && label != begun + 1
        {
            let kind = KINDS[usize::from(begun / 2)];
            syntax.push_entity(Entity {
                start: begin,
                end: word,
                kind,
            });
            open = None;
        }
        if label % 2 == 1 {
            open = Some((word, label));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel::Level;
    use super::*;
    use crate::text::segment;

    const TEXT: &str = "President Shin Won-sik met officials of the United Nations in Geneva on Monday. \
        \"We did not sign the treaty,\" the ministry's spokeswoman said, denying reports from Moscow that \
        missiles had been shipped to Pyongyang.\n\nTalks resume in June";

    fn parse(text: &str) -> Syntax {
        Parser::new().parse(text, &segment(text, None))
    }

    fn word(text: &str, syntax: &Syntax, form: &str) -> usize {
        (0..syntax.len())
            .find(|&word| syntax.span(word).of(text) == form)
            .expect("a word of the text")
    }

    #[test]
    fn trees_say_who_said_what() {
        let syntax = parse(TEXT);
        let at = |form: &str| word(TEXT, &syntax, form);
        assert_eq!(syntax.sentences().count(), 3);
        assert_eq!(
            syntax.child(at("said"), Relation::Nsubj),
            Some(at("spokeswoman"))
        );
        assert_eq!(syntax.head(at("sign")), Some(at("said")));
        assert_eq!(syntax.lemma(at("missiles")), "missile");
        assert_eq!(syntax.lemma(at("met")), "meet");
        assert_eq!(syntax.upos(at("Geneva")), Upos::Propn);
        assert!(syntax.has_feat(at("said"), "Tense=Past"));
    }

    #[test]
    fn names_are_found_with_their_kind() {
        let syntax = parse(TEXT);
        let names: Vec<(&str, EntityKind)> = syntax
            .entities()
            .iter()
            .map(|name| {
                let span = syntax.span(name.start).cover(syntax.span(name.end - 1));
                (span.of(TEXT), name.kind)
            })
            .collect();
        assert!(
            names.contains(&("Shin Won-sik", EntityKind::Person)),
            "{names:?}"
        );
        assert!(
            names.contains(&("United Nations", EntityKind::Organization)),
            "{names:?}"
        );
        assert!(
            names.contains(&("Geneva", EntityKind::Location)),
            "{names:?}"
        );
    }

    #[test]
    fn every_level_of_instructions_gives_the_same_trees() {
        let file = || ModelFile::read(Cow::Borrowed(EMBEDDED)).expect("sound");
        let parser = Parser::new();
        let counts = [
            parser.model.upos.len(),
            parser.model.xpos.len(),
            parser.model.feats.len(),
        ];
        let deprels = file().lines("deprel").expect("there");
        let segments = segment(TEXT, None);
        let forms = || segments.words.iter().map(|word| word.span.of(TEXT));
        let lengths: Vec<usize> = segments
            .sentences
            .iter()
            .map(|sentence| sentence.words.len())
            .collect();
        let answers = |level: Level| {
            let network = Network::read(file(), counts, &deprels)
                .expect("sound")
                .with_level(level);
            let mut answers = Vec::new();
            network.run(&lengths, forms(), &mut Scratch::default(), &mut answers);
            answers
        };
        let portable = answers(Level::Portable);
        for level in Level::all() {
            assert_eq!(answers(level), portable, "{level:?}");
        }
    }

    #[test]
    fn a_sentence_is_read_alike_wherever_it_stands() {
        let alone = parse("The envoy denied the report.");
        let text = format!(
            "{} The envoy denied the report.",
            "They met again in Vienna. ".repeat(60)
        );
        let among = parse(&text);
        let start = among.len() - alone.len();
        for word in 0..alone.len() {
            assert_eq!(
                alone.head(word).map(|head| head + start),
                among.head(start + word)
            );
            assert_eq!(alone.deprel(word), among.deprel(start + word));
            assert_eq!(alone.lemma(word), among.lemma(start + word));
        }
    }

    #[test]
    fn long_sentences_are_one_tree() {
        let text = format!("{}and left.", "the states of the region met, ".repeat(200));
        let words: Vec<Span> = segment(&text, None)
            .words
            .iter()
            .map(|word| word.span)
            .collect();
        let syntax = Parser::new().parse_words(&text, std::iter::once(0..words.len()), &words);
        assert_eq!(syntax.sentences().count(), 1);
        assert_eq!(
            (0..syntax.len())
                .filter(|&word| syntax.head(word).is_none())
                .count(),
            1
        );
        assert_eq!(syntax.len(), words.len());
    }

    #[test]
    fn odd_words_are_read() {
        let text = "\u{200F}🇰🇵 ١٢٣ ǅ İ \0 a\u{301}";
        let spans: Vec<Span> = text
            .char_indices()
            .map(|(at, c)| Span::new(at, at + c.len_utf8()))
            .collect();
        let sentences = [0..0, 0..spans.len(), spans.len()..spans.len()];
        let syntax = Parser::new().parse_words(text, sentences, &spans);
        assert_eq!(syntax.len(), spans.len());
        assert_eq!(syntax.sentences().count(), 3);
        assert!(parse("").is_empty());
    }

    #[test]
    fn broken_models_are_refused() {
        let mut bytes = EMBEDDED.to_vec();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        let error = Parser::from_model(bytes).expect_err("changed");
        assert_eq!(error.kind(), ErrorKind::Model);
        assert!(error.to_string().contains("checksum"), "{error}");
        let error = Parser::from_model(EMBEDDED[..1000].to_vec()).expect_err("cut");
        assert_eq!(error.kind(), ErrorKind::Model);
    }
}
