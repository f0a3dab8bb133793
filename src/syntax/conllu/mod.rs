//! CoNLL-U, the format of Universal Dependencies, in and out.
//!
//! What is read is kept to the letter: comments, multiword tokens, empty nodes, enhanced dependencies and the last column
//! come back as they were. [`reparse`] keeps the words and predicts all else anew; [`to_syntax`] takes the file's own
//! trees, and [`document`] writes trees down.
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

mod file;
mod trees;
mod words;

pub use file::{read, write};
pub use trees::{document, from_syntax, reparse, to_syntax};
pub use words::{Words, words};

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

    /// A line with no more than its form.
    fn bare(id: Id, form: &str) -> Self {
        let blank = || "_".to_string();
        Self {
            id,
            form: form.to_string(),
            lemma: blank(),
            upos: blank(),
            xpos: blank(),
            feats: blank(),
            head: None,
            deprel: blank(),
            deps: blank(),
            misc: blank(),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Parser, Relation};
    use crate::text::Span;
    use proptest::prelude::*;

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
    fn a_carriage_return_at_the_very_end_is_no_part_of_the_line() {
        let sentences = read("# one\r\n# two\r").unwrap();
        let written = write(&sentences);
        assert_eq!(write(&read(&written).unwrap()), written);
        assert!(!written.contains('\r'));
    }

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
    fn names_come_back() {
        let row = |id: usize, form: &str, name: &str| {
            format!("{id}\t{form}\t_\tPROPN\t_\t_\t{}\tdep\t_\t{name}\n", id - 1)
        };
        let file = [
            row(1, "Kim", "NER=B-PER"),
            row(2, "Jong", "SpacesAfter=\\n|NER=I-PER"),
            row(3, "Seoul", "NER=B-LOC"),
            row(4, "Busan", "NER=B-LOC"),
            row(5, "Won", "NER=B-MONEY"),
            row(6, "UN", "NER=I-ORG"),
        ]
        .concat();
        let (_, syntax) = to_syntax(&read(&file).expect("sound")).expect("whole");
        let names: Vec<_> = syntax
            .entities()
            .iter()
            .map(|name| (name.start, name.end, name.kind.as_str()))
            .collect();
        assert_eq!(
            names,
            [(0, 2, "PER"), (2, 3, "LOC"), (3, 4, "LOC"), (5, 6, "ORG")]
        );
    }

    #[test]
    fn a_new_parse_keeps_words_comments_and_the_last_column() {
        let given = FILE.replace("\tSpaceAfter=No\n4.1", "\tNER=B-MISC|SpaceAfter=No\n4.1");
        let sentences = reparse(&Parser::new(), read(&given).expect("sound"));
        let forms = |file: &[Sentence]| -> Vec<(Id, String)> {
            file.iter()
                .flat_map(|sentence| &sentence.tokens)
                .filter(|token| !matches!(token.id, Id::Empty(..)))
                .map(|token| (token.id, token.form.clone()))
                .collect()
        };
        let before = read(&given).expect("sound");
        assert_eq!(forms(&sentences), forms(&before));
        let of = |file: &[Sentence]| -> Vec<Vec<String>> {
            file.iter()
                .map(|sentence| sentence.comments.clone())
                .collect()
        };
        assert_eq!(of(&sentences), of(&before));
        let [kim, didnt, did, .., sign, _] = &sentences[0].tokens[..] else {
            panic!("{sentences:?}");
        };
        assert_eq!(kim.misc, "NER=B-PER|Entity=(e1-person)");
        assert_eq!(
            (&*didnt.form, &*didnt.upos, &*didnt.misc),
            ("didn't", "_", "_")
        );
        assert_eq!((&*did.lemma, &*did.deps), ("do", "_"));
        assert_eq!((sign.head, &*sign.misc), (Some(0), "SpaceAfter=No"));
        // Once more changes nothing.
        assert_eq!(reparse(&Parser::new(), sentences.clone()), sentences);
    }

    #[test]
    fn a_document_keeps_its_paragraphs_and_names_its_sentences() {
        let text = "Drones over Kyiv\n\nMoscow denied it. Twice.";
        let segments = crate::text::segment(text, Some(16));
        let syntax = Parser::new().parse(text, &segments);
        let sentences = document("wire\n1", text, &segments, &syntax);
        let comments: Vec<&str> = sentences
            .iter()
            .flat_map(|sentence| &sentence.comments)
            .map(String::as_str)
            .collect();
        assert_eq!(
            comments,
            [
                "# newdoc id = wire 1",
                "# newpar",
                "# sent_id = wire 1.1",
                "# text = Drones over Kyiv",
                "# newpar",
                "# sent_id = wire 1.2",
                "# text = Moscow denied it.",
                "# sent_id = wire 1.3",
                "# text = Twice.",
            ]
        );
        let (again, trees) = to_syntax(&read(&write(&sentences)).expect("sound")).expect("whole");
        assert_eq!((again.as_str(), trees), (text, syntax));
        assert_eq!(words(&sentences).segments(), segments);
    }

    proptest! {
        #[test]
        fn any_file_is_read_or_refused(file in "([#12\\-\\.3_xX\t\n]|1-2\t|1\tx\t_\tX\t_\t_\t0\troot\t_\t_\n){0,40}") {
            if let Ok(sentences) = read(&file) {
                prop_assert_eq!(&read(&write(&sentences)).expect("as written"), &renumbered(&sentences));
                let places = words(&sentences);
                for span in &places.spans {
                    prop_assert!(span.end <= places.text.len());
                }
                prop_assert_eq!(places.spans.len(), places.sentences.last().map_or(0, |last| last.end));
            }
        }

        #[test]
        fn trees_of_any_text_come_back(text in "([a-zA-Z0-9 ,.'\n\u{85}\u{2028}🙂é\t-]|don't |U\\.S\\. ){0,80}") {
            let segments = crate::text::segment(&text, None);
            let syntax = Parser::new().parse(&text, &segments);
            let file = write(&document("x", &text, &segments, &syntax));
            let again = to_syntax(&read(&file).expect("sound")).expect("whole").1;
            prop_assert_eq!(again.len(), syntax.len());
            for word in 0..syntax.len() {
                prop_assert_eq!(again.head(word), syntax.head(word));
                prop_assert_eq!(again.deprel(word), syntax.deprel(word));
                prop_assert_eq!(again.lemma(word), syntax.lemma(word));
            }
            prop_assert_eq!(again.entities(), syntax.entities());
        }
    }

    /// The sentences with the line numbers that they get where one empty line stands between them.
    fn renumbered(sentences: &[Sentence]) -> Vec<Sentence> {
        let mut line = 1;
        let mut out = sentences.to_vec();
        for sentence in &mut out {
            sentence.line = line;
            line += (sentence.comments.len() + sentence.tokens.len() + 1) as u64;
        }
        out
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
            (
                word("01", "X", "0", "root"),
                "line 2: found ID \"01\", expected a number, a range or a decimal",
            ),
            (
                word("1", "X", "+0", "root"),
                "line 2: found HEAD \"+0\", expected a number or _",
            ),
            (
                word("1-2", "_", "_", "_") + &word("1", "X", "0", "root"),
                "line 2: found ID 1-2 in a sentence of 1 words",
            ),
            (
                word("1-3", "_", "_", "_")
                    + &word("1", "X", "0", "root")
                    + &word("2-3", "_", "_", "_"),
                "line 6: found ID 2-3 after 1 words",
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
