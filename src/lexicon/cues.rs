//! Words that attribute: what each does, how certain its source is, and where its content stands (`data/cues.tsv`).

use std::collections::HashMap;

use super::cue_words::{CueWord, CueWords};
use crate::model::{Act, Factuality};
use crate::syntax::Upos;

/// A row of `data/cues.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cue {
    /// The row: dictionary form, part of speech and act, such as `accuse VERB allege`.
    pub id: String,
    /// The dictionary form; of a phrase the dictionary forms, separated by spaces.
    pub lemma: String,
    /// What the source does by it.
    pub act: Act,
    /// How certain the source is of a plain content.
    pub source: Factuality,
    /// How certain the author is of it.
    pub author: Factuality,
    /// Where the content may stand.
    pub frames: Vec<Frame>,
}

impl Cue {
    /// Whether the content may stand so.
    pub fn takes(&self, frame: &Frame) -> bool {
        self.frames.contains(frame)
    }

    /// Whether the content may follow this adposition.
    pub fn takes_after(&self, adposition: &str) -> bool {
        self.frames
            .iter()
            .any(|frame| matches!(frame, Frame::After(word) if word == adposition))
    }

    /// Whether object and the words after this adposition may be the content together.
    pub fn takes_object_and(&self, adposition: &str) -> bool {
        self.frames
            .iter()
            .any(|frame| matches!(frame, Frame::ObjectAnd(word) if word == adposition))
    }
}

/// Where the content of a cue stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Frame {
    /// A finite clause, with or without "that".
    Clause,
    /// Words in quotation marks.
    Quote,
    /// An indirect question.
    Question,
    /// What the source is to do: "vowed to …".
    Infinitive,
    /// "denied doing …".
    Gerund,
    /// The object: "condemned the attack".
    Object,
    /// The object and what it is described as: "described it as …".
    ObjectAs,
    /// The object and what it is called: "called it …".
    ObjectPredicate,
    /// The object and what it is to do: "urged Moscow to …".
    ObjectInfinitive,
    /// The object and the words after an adposition: "accused Moscow of …".
    ObjectAnd(String),
    /// The words after an adposition: "called for …".
    After(String),
    /// The words after an adposition and what they are to do: "called on Minsk to …".
    AfterInfinitive(String),
    /// Beside a clause, the object is whom it is said to: "told Moscow that …".
    Addressee,
    /// Of a document as source, the object: "polls show him leading".
    DocumentObject,
    /// Whatever follows it: the verb has no object but what is said.
    Rest,
    /// No place of its own: the clause around it.
    Around,
    /// No place either: the row counts only where [`ClaimGuide::Polnear`](crate::model::ClaimGuide) is asked for.
    Wide,
}

impl Frame {
    fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "clause" => Self::Clause,
            "quote" => Self::Quote,
            "wh" => Self::Question,
            "inf" => Self::Infinitive,
            "ing" => Self::Gerund,
            "obj" => Self::Object,
            "obj_as" => Self::ObjectAs,
            "obj_pred" => Self::ObjectPredicate,
            "obj_inf" => Self::ObjectInfinitive,
            "addr" => Self::Addressee,
            "doc_obj" => Self::DocumentObject,
            "rest" => Self::Rest,
            "none" => Self::Around,
            "wide" => Self::Wide,
            _ => {
                if let Some(word) = cell.strip_prefix("obj_pp:") {
                    Self::ObjectAnd(word.to_owned())
                } else {
                    let word = cell.strip_prefix("pp:")?;
                    match word.strip_suffix("_inf") {
                        Some(word) => Self::AfterInfinitive(word.to_owned()),
                        None => Self::After(word.to_owned()),
                    }
                }
            }
        })
    }
}

/// The third person of a verb.
fn third_person(lemma: &str) -> String {
    let mut ends = lemma.chars().rev();
    let (last, before) = (
        ends.next().unwrap_or_default(),
        ends.next().unwrap_or_default(),
    );
    match last {
        'y' if !"aeiou".contains(before) => format!("{}ies", &lemma[..lemma.len() - 1]),
        's' | 'x' | 'z' | 'o' => format!("{lemma}es"),
        'h' if matches!(before, 's' | 'c') => format!("{lemma}es"),
        _ => format!("{lemma}s"),
    }
}

/// The cues by the words that they begin with.
#[derive(Debug, Default)]
pub struct Cues {
    /// Single words by their lemma, each with its part of speech.
    words: HashMap<String, Vec<(Upos, Cue)>>,
    /// Phrases by their first lemma, the longest first, each with its lemmas.
    phrases: HashMap<String, Vec<(Vec<String>, Cue)>>,
    /// Verbs by their third person ("denies").
    third_persons: HashMap<String, String>,
    beside: CueWords,
}

impl Cues {
    /// The cues that ship with the crate.
    pub(crate) fn embedded() -> Self {
        let mut cues = Self {
            beside: CueWords::of_table(),
            ..Self::default()
        };
        for line in include_str!("../../data/cues.tsv").lines().skip(1) {
            cues.add(line)
                .expect("tests/data.rs reads every row of data/cues.tsv");
        }
        cues
    }

    /// The verb whose third person a word is, and whether the word can as well be a noun.
    pub fn third_person(&self, word: &str) -> Option<(&str, bool)> {
        let known = match self.third_persons.get(word) {
            Some(known) => Some(known),
            None if word.starts_with(char::is_uppercase) => {
                self.third_persons.get(&word.to_ascii_lowercase())
            }
            None => None,
        };
        known.map(|lemma| {
            let is_noun =
                self.is(lemma, CueWord::Plural) || self.word(lemma, Upos::Noun).next().is_some();
            (lemma.as_str(), is_noun)
        })
    }

    fn add(&mut self, line: &str) -> Option<()> {
        let mut cells = line.split('\t');
        let [lemma, pos, act, source, author, frames] =
            std::array::from_fn(|_| cells.next().unwrap_or_default());
        let cue = Cue {
            id: format!("{lemma} {pos} {act}"),
            lemma: lemma.to_owned(),
            act: act.parse().ok()?,
            source: source.parse().ok()?,
            author: author.parse().ok()?,
            frames: frames.split('|').map(Frame::read).collect::<Option<_>>()?,
        };
        if pos == "PHRASE" {
            let lemmas: Vec<String> = lemma.split(' ').map(str::to_owned).collect();
            let first = lemmas.first()?.clone();
            let phrases = self.phrases.entry(first).or_default();
            // The longest first; of equal length in the order of the table.
            let at = phrases.partition_point(|(known, _)| known.len() >= lemmas.len());
            phrases.insert(at, (lemmas, cue));
        } else {
            let upos = pos.parse().ok()?;
            if upos == Upos::Verb {
                self.third_persons
                    .insert(third_person(lemma), lemma.to_owned());
            }
            self.words
                .entry(lemma.to_owned())
                .or_default()
                .push((upos, cue));
        }
        Some(())
    }

    /// The cues that a word of this lemma and part of speech can be.
    pub fn word(&self, lemma: &str, upos: Upos) -> impl Iterator<Item = &Cue> {
        let known = self.words.get(lemma).map_or(&[][..], Vec::as_slice);
        known
            .iter()
            .filter(move |(known, _)| *known == upos)
            .map(|(_, cue)| cue)
    }

    /// Whether a word stands beside cues in this way.
    pub fn is(&self, lemma: &str, kind: CueWord) -> bool {
        self.beside.is(lemma, kind)
    }

    /// The cue of quotations that only a colon or dash attributes; it does what "say" does.
    pub(crate) fn layout(&self) -> Option<&Cue> {
        self.word(":", Upos::Punct).next()
    }

    /// The phrases that begin with this lemma, the longest first, each with its lemmas.
    pub fn phrases(&self, lemma: &str) -> &[(Vec<String>, Cue)] {
        self.phrases.get(lemma).map_or(&[], Vec::as_slice)
    }
}
