//! A text's paragraphs, sentences and words.

use std::ops::Range;

use super::{Span, lines, sentences, words::Tokenizer};

/// A syntactic word, as Universal Dependencies counts them in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Whether it is a further part of what is written as one word: "n't" of "don't", "'s" of "Kim's", "not" of "cannot".
    pub joins_previous: bool,
}

/// A sentence, a headline or a list item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sentence {
    /// From its first word's begin to its last word's end.
    pub span: Span,
    /// Its words, as places in [`Segments::words`].
    pub words: Range<usize>,
}

/// A sentence of more words is cut, where possible after a comma or another pause, so that whatever reads sentences takes
/// time in proportion to the text: lists without stops, tables, machine output.
const MAX_WORDS: usize = 512;

/// What a text falls into; every list in text order.
///
/// ```
/// use detente::text::segment;
/// let text = "Lt. Gen. Kim didn't come. U.S. officials did.";
/// let segments = segment(text, None);
/// let of = |n: usize| -> Vec<_> { segments.words_of(n).iter().map(|word| word.span.of(text)).collect() };
/// assert_eq!(of(0), ["Lt.", "Gen.", "Kim", "did", "n't", "come", "."]);
/// assert_eq!(of(1), ["U.S.", "officials", "did", "."]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Segments {
    /// What stands between blank lines, without the white space around it. A title is a paragraph.
    pub paragraphs: Vec<Span>,
    /// Every word belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// Every character that is no white space belongs to exactly one.
    pub words: Vec<Word>,
}

impl Segments {
    /// Reads another text into the same memory.
    pub fn read(&mut self, text: &str, title_len: Option<usize>) {
        self.paragraphs.clear();
        self.sentences.clear();
        self.words.clear();
        let title_len = title_len.filter(|&len| text.is_char_boundary(len));
        let (title, body) = text.split_at(title_len.unwrap_or(0));
        self.read_part(text, 0..title.len());
        self.read_part(text, title.len()..title.len() + body.len());
    }

    fn read_part(&mut self, text: &str, part: Range<usize>) {
        let mut breaks = Vec::new();
        for paragraph in lines::paragraphs(text, part) {
            lines::find_breaks(text, paragraph, &mut breaks);
            let first = self.words.len();
            let known = self.sentences.len();
            Tokenizer::new(text, &breaks, &mut self.words).read(paragraph);
            sentences::split(text, &breaks, &self.words, first, &mut self.sentences);
            self.cut_long(text, known);
            self.paragraphs.push(paragraph);
        }
    }

    /// What another tokenizer made of a text: words in text order, sentences as ranges of words; empty sentences are left
    /// out. The title, where `title_len` tells one, is a paragraph of its own.
    ///
    /// # Panics
    /// Where a sentence does not fit the words.
    ///
    /// ```
    /// use detente::text::{Segments, Span, Word};
    /// let word = |start, end| Word { span: Span::new(start, end), joins_previous: false };
    /// let segments = Segments::of_words("Seoul denied.", None, vec![word(0, 5), word(6, 13)], [0..2]);
    /// assert_eq!(segments.sentences[0].span, Span::new(0, 13));
    /// ```
    pub fn of_words(
        text: &str,
        title_len: Option<usize>,
        words: Vec<Word>,
        sentences: impl IntoIterator<Item = Range<usize>>,
    ) -> Self {
        let title_len = title_len.filter(|&len| text.is_char_boundary(len));
        let body = title_len.unwrap_or(0);
        let mut segments = Self {
            paragraphs: lines::paragraphs(text, 0..body)
                .chain(lines::paragraphs(text, body..text.len()))
                .collect(),
            sentences: Vec::new(),
            words,
        };
        for words in sentences {
            if !words.is_empty() {
                segments.push_sentence(words);
            }
        }
        segments
    }

    /// Cuts the sentences from the `known`-th on that are longer than any sentence is.
    fn cut_long(&mut self, text: &str, known: usize) {
        if self.sentences[known..]
            .iter()
            .all(|sentence| sentence.words.len() <= MAX_WORDS)
        {
            return;
        }
        let uncut: Vec<Sentence> = self.sentences.drain(known..).collect();
        for sentence in uncut {
            let mut start = sentence.words.start;
            while sentence.words.end - start > MAX_WORDS {
                let last = start + MAX_WORDS;
                let is_pause = |word: usize| {
                    matches!(
                        self.words[word].span.of(text),
                        "," | ";" | ":" | "-" | "–" | "—"
                    )
                };
                let is_free = |word: usize| !self.words[word].joins_previous;
                let end = (start + MAX_WORDS / 2..last)
                    .rev()
                    .find(|&word| is_pause(word - 1) && is_free(word))
                    .or_else(|| (start + 1..last).rev().find(|&word| is_free(word)))
                    .unwrap_or(last);
                self.push_sentence(start..end);
                start = end;
            }
            self.push_sentence(start..sentence.words.end);
        }
    }

    fn push_sentence(&mut self, words: Range<usize>) {
        let span = self.words[words.start]
            .span
            .cover(self.words[words.end - 1].span);
        self.sentences.push(Sentence { span, words });
    }

    /// The words of the `index`-th sentence; none where there is no such sentence.
    pub fn words_of(&self, index: usize) -> &[Word] {
        self.sentences
            .get(index)
            .and_then(|sentence| self.words.get(sentence.words.clone()))
            .unwrap_or_default()
    }

    /// The index of the sentence that holds this byte of the text, if one does.
    pub fn sentence_at(&self, byte: usize) -> Option<usize> {
        let index = self
            .sentences
            .partition_point(|sentence| sentence.span.end <= byte);
        (self.sentences.get(index)?.span.start <= byte).then_some(index)
    }

    /// The index of the word that holds this byte of the text, if one does.
    pub fn word_at(&self, byte: usize) -> Option<usize> {
        let index = self.words.partition_point(|word| word.span.end <= byte);
        (self.words.get(index)?.span.start <= byte).then_some(index)
    }
}

/// Reads a text's paragraphs, sentences and words, in time linear in its length.
///
/// The first `title_len` bytes are the title and are kept apart from what follows; a length that is past the text or
/// inside a character is ignored. Any text gives an answer; an empty one gives empty lists.
pub fn segment(text: &str, title_len: Option<usize>) -> Segments {
    let mut segments = Segments::default();
    segments.read(text, title_len);
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_no_sentence_is() {
        let text = "stones, ".repeat(2_000);
        let segments = segment(&text, None);
        assert!(
            segments
                .sentences
                .iter()
                .all(|sentence| sentence.words.len() <= MAX_WORDS)
        );
        assert!(
            segments
                .sentences
                .iter()
                .all(|sentence| sentence.span.of(&text).ends_with(','))
        );
        let words: usize = segments
            .sentences
            .iter()
            .map(|sentence| sentence.words.len())
            .sum();
        assert_eq!(words, segments.words.len());
    }

    #[test]
    fn leaves_a_long_sentence_that_one_can_read() {
        let text = "and so ".repeat(200) + "on.";
        assert_eq!(segment(&text, None).sentences.len(), 1);
    }
    use proptest::prelude::*;

    /// Each sentence as its words; a further part of a written word begins with "+".
    fn read(text: &str) -> Vec<String> {
        let segments = segment(text, None);
        (0..segments.sentences.len())
            .map(|index| {
                let words: Vec<_> = segments
                    .words_of(index)
                    .iter()
                    .map(|word| {
                        let plus = if word.joins_previous { "+" } else { "" };
                        format!("{plus}{}", word.span.of(text))
                    })
                    .collect();
                words.join(" ")
            })
            .collect()
    }

    fn check_laws(text: &str, segments: &Segments) -> Result<(), TestCaseError> {
        let mut covered = 0;
        for word in &segments.words {
            let Span { start, end } = word.span;
            prop_assert!(start < end && covered <= start);
            prop_assert!(text[covered..start].chars().all(char::is_whitespace));
            prop_assert!(!text[start..end].contains(char::is_whitespace));
            prop_assert!(!word.joins_previous || covered == start);
            covered = end;
        }
        prop_assert!(text[covered..].chars().all(char::is_whitespace));
        let mut next_word = 0;
        for sentence in &segments.sentences {
            prop_assert_eq!(sentence.words.start, next_word);
            prop_assert!(!sentence.words.is_empty());
            next_word = sentence.words.end;
            let words = &segments.words[sentence.words.clone()];
            prop_assert_eq!(sentence.span.start, words[0].span.start);
            prop_assert_eq!(sentence.span.end, words[words.len() - 1].span.end);
            prop_assert!(!words[0].joins_previous);
            let within = segments
                .paragraphs
                .iter()
                .filter(|paragraph| paragraph.contains(sentence.span));
            prop_assert_eq!(within.count(), 1);
        }
        prop_assert_eq!(next_word, segments.words.len());
        Ok(())
    }

    /// Pieces that meet the rules more often than random characters do.
    fn news_like() -> impl Strategy<Value = String> {
        let pieces = [
            "Kim",
            "kim's",
            "don't",
            "cannot",
            "U.S.",
            "Lt.",
            "J.",
            "No. 3",
            "$2.5bn",
            "10,000",
            "anti-",
            "-",
            "-year-old",
            "...",
            ".",
            "?",
            "!",
            "\"",
            "'",
            "’s",
            "“",
            "”",
            "(",
            ")",
            " ",
            " ",
            " ",
            "\n",
            "\n\n",
            "\r\n",
            "- ",
            "• ",
            "1. ",
            "a@b.org",
            "http://a.org/b_(c)",
            "www.",
            ":)",
            "👩‍👧",
            "e\u{301}",
            "\u{301}",
            "\u{200d}",
            "\u{200f}",
            "\0",
            "樋口",
            "م",
            "…",
            "—",
            "\u{a0}",
            "5:30p.m.",
            "@",
            "#",
            "&",
            "the",
            "The",
            "etc.",
            "=====>",
            "/",
            "80's",
            "s'",
            "'em",
        ];
        prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
            .prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn any_text_keeps_the_laws(text in any::<String>()) {
            check_laws(&text, &segment(&text, None))?;
        }

        #[test]
        fn news_like_text_keeps_the_laws(text in news_like(), title_len in 0..200_usize) {
            check_laws(&text, &segment(&text, Some(title_len)))?;
        }

        #[test]
        fn paragraphs_are_read_apart(first in news_like(), second in news_like()) {
            let text = format!("{first}\n\n{second}");
            let shift = first.len() + 2;
            let mut apart = segment(&first, None);
            let rest = segment(&second, None);
            let words_before = apart.words.len();
            apart.paragraphs.extend(rest.paragraphs.iter().map(|span| span.shifted(shift)));
            apart.sentences.extend(rest.sentences.iter().map(|sentence| Sentence {
                span: sentence.span.shifted(shift),
                words: sentence.words.start + words_before..sentence.words.end + words_before,
            }));
            apart.words.extend(rest.words.iter().map(|word| Word { span: word.span.shifted(shift), ..*word }));
            prop_assert_eq!(segment(&text, None), apart);
        }
    }

    #[test]
    fn finds_words() {
        for (text, words) in [
            (
                "Kim's troops don't, and can’t, cannot.",
                "Kim +'s troops do +n't , and ca +n’t , can +not .",
            ),
            ("$2.5bn, 10,000 men, 2.5%", "$ 2.5 bn , 10,000 men , 2.5 %"),
            (
                "US$40m of anti-aircraft missiles",
                "US$ 40 m of anti-aircraft missiles",
            ),
            (
                "a U.S.-led, 24-year-old plan",
                "a U.S. - led , 24 - year - old plan",
            ),
            ("at 5:30p.m. on 12/05/2024", "at 5:30 p.m. on 12/05/2024"),
            (
                "mail a.b@un.org (see https://un.org/a_(b)).",
                "mail a.b@un.org ( see https://un.org/a_(b) ) .",
            ),
            (
                "the allies' “plan” and/or 'hope'",
                "the allies +' “ plan ” and / or ' hope '",
            ),
            ("No. 3, no.", "No. 3 , no ."),
            ("Call 555-0143, not 5-10.", "Call 555-0143 , not 5 - 10 ."),
            (
                "AT&T's 5G and 3D in the '90s",
                "AT&T +'s 5G and 3D in the '90s",
            ),
            (
                "(un.org/a), alt.animals.cat",
                "( un.org/a ) , alt.animals.cat",
            ),
            ("Sept.3, e.g. this", "Sept. 3 , e.g. this"),
            ("shouldn't've; “it”'s", "should +n't +'ve ; “ it ” 's"),
            ("👩‍👧 :) e\u{301}t", "👩‍👧 :) e\u{301}t"),
        ] {
            assert_eq!(read(text), [words], "{text}");
        }
    }

    #[test]
    fn finds_sentences() {
        for (text, count) in [
            ("He left. She stayed.", 2),
            ("\"We won.\" He smiled.", 2),
            ("It hit the U.S. The Senate met.", 2),
            ("They came from Acme Inc. However, few stayed.", 2),
            (
                "A headline without a stop\nThe first sentence follows here.",
                2,
            ),
            ("- one item\n- another item", 2),
            ("One\n\ntwo", 2),
            ("SEOUL, Jan 5 (Reuters) - Shin left. Kim did not.", 2),
            ("“Why now?” He left.", 2),
            ("He came in 1805.[6] An heir followed.", 2),
            ("They sell arms, etc. The rest is food.", 2),
            ("Great! :) come again", 2),
            (
                "Drones strike a refinery near the border\nMoscow denied it.",
                2,
            ),
            (
                "The ministers will meet in Geneva next week, it said.\n1. Ceasefire\n2. Prisoners",
                3,
            ),
        ] {
            assert_eq!(read(text).len(), count, "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn leaves_sentences_whole() {
        for text in [
            "Lt. Gen. J. K. Park met Mr. Lee on Jan. 5.",
            "The U.S. Senate and the U.N. Security Council met.",
            "\"Why now?\" he asked.",
            "Article 5, No. 3, says 2.5 per cent.",
            "He waited ... and left.",
            "“Why now?” President Kim Jong Un asked.",
            "1. The first point.",
            "The firm, Acme Inc., left Washington, D.C., for W.Va. on Sept. 3.",
            "Arms (tanks, guns, etc.) were found.",
            "GEN. PARK spoke, i.e. The Hague heard him.",
            "Officials in the ministry said on Monday that the talks, which began a\nweek ago, would go on.",
        ] {
            assert_eq!(read(text).len(), 1, "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn a_title_is_a_sentence_of_its_own() {
        let segments = segment("Talks fail\nThe talks failed.", Some(10));
        assert_eq!(segments.paragraphs, [Span::new(0, 10), Span::new(11, 28)]);
        assert_eq!(segments.sentence_at(9), Some(0));
        assert_eq!(segments.sentence_at(10), None);
        assert_eq!(segments.word_at(11), Some(2));
    }

    #[test]
    fn reads_hostile_text() {
        for text in [
            String::new(),
            "(".repeat(10_000) + &")".repeat(10_000),
            "\0".repeat(1000),
            "e\u{301}".repeat(1000) + &"\u{200d}".repeat(1000),
            "\u{202e}\u{200f} ".repeat(1000),
            "'".repeat(1000) + "a'b".repeat(1000).as_str(),
            "a.".repeat(10_000),
            "a-1-".repeat(10_000),
            "😀".repeat(1000),
        ] {
            check_laws(&text, &segment(&text, Some(1))).unwrap();
        }
    }
}
