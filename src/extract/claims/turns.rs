//! Who speaks in which part of a transcript or an interview: the labels that its paragraphs begin with.

use std::collections::HashMap;
use std::ops::Range;

use crate::extract::Passage;
use crate::extract::quotes::Quotes;

/// The longest name before what is said in a transcript.
const MAX_LABEL_WORDS: usize = 4;

/// What one speaker says: "NAME: what is said", "((Name)) what is said", "NM what is said", to the next label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Turn {
    /// The speaker's name or initials.
    pub(super) name: Range<usize>,
    /// The name with its marks.
    pub(super) label: Range<usize>,
    pub(super) paragraph_end: usize,
    /// The first word of the next turn.
    pub(super) end: usize,
    /// Whether the turn's first paragraph is a claim as it stands.
    pub(super) is_statement: bool,
}

/// How a label is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// NAME:
    Capitals,
    /// Name:
    Colon,
    /// ((Name))
    Brackets,
    /// NM
    Initials,
}

struct Label {
    form: Form,
    name: Range<usize>,
    all: Range<usize>,
    paragraph_end: usize,
}

/// The turns of a transcript, where a label stands there twice, or two in brackets.
pub(super) fn turns(passage: &Passage<'_>, quotes: &Quotes) -> Vec<Turn> {
    let all = &passage.segments.words;
    let mut labels = Vec::new();
    let mut first = 0;
    for paragraph in &passage.segments.paragraphs {
        let start = first + all[first..].partition_point(|word| word.span.start < paragraph.start);
        let end = start + all[start..].partition_point(|word| word.span.start < paragraph.end);
        first = end;
        if quotes.number(start).is_none() {
            labels.extend(label(passage, start..end));
        }
    }
    // A speaker named in full may go by initials from then on: "Anna Berg: …", "AB: …".
    let key = |label: &Label| -> String {
        let words = passage.span_of(&label.name).of(passage.text);
        let initials = || {
            words
                .split_whitespace()
                .filter_map(|word| word.chars().next())
        };
        if label.form == Form::Colon && label.name.len() > 1 {
            initials().collect()
        } else {
            words.to_owned()
        }
    };
    let mut brackets = 0;
    let mut of_name: HashMap<String, usize> = HashMap::new();
    for label in &labels {
        brackets += usize::from(label.form == Form::Brackets);
        *of_name.entry(key(label)).or_default() += 1;
    }
    labels.retain(|label| {
        label.form == Form::Brackets && brackets > 1
            || of_name.get(&key(label)).is_some_and(|&count| count > 1)
    });
    let ends: Vec<usize> = labels
        .iter()
        .skip(1)
        .map(|label| label.all.start)
        .chain([all.len()])
        .collect();
    labels
        .into_iter()
        .zip(ends)
        .map(|(label, end)| Turn {
            is_statement: label.form == Form::Capitals,
            name: label.name,
            label: label.all,
            paragraph_end: label.paragraph_end,
            end,
        })
        .collect()
}

/// The label that a paragraph begins with.
fn label(passage: &Passage<'_>, paragraph: Range<usize>) -> Option<Label> {
    let Range { start, end } = paragraph;
    let found = |form, name: Range<usize>, all| {
        (!name.is_empty()).then_some(Label {
            form,
            name,
            all,
            paragraph_end: end,
        })
    };
    let is_mark = |word: usize, mark: char| {
        let word = passage.word(word);
        !word.is_empty() && word.chars().all(|letter| letter == mark)
    };
    let bracket = (start..end).take_while(|&word| is_mark(word, '(')).count();
    let opened = passage.text[passage.span(start).start..].starts_with("((");
    if opened {
        let name = start + bracket;
        let close = (name..end.min(name + MAX_LABEL_WORDS + 1)).find(|&word| is_mark(word, ')'))?;
        let after = (close..end)
            .find(|&word| !is_mark(word, ')'))
            .unwrap_or(end);
        return found(Form::Brackets, name..close, start..after);
    }
    let is_capitals = |word: usize| {
        let letters = passage.word(word);
        letters.contains(char::is_uppercase) && !letters.contains(char::is_lowercase)
    };
    let is_capitalised = |word: usize| passage.word(word).starts_with(char::is_uppercase);
    let colon =
        (start + 1..end.min(start + MAX_LABEL_WORDS + 1)).find(|&word| passage.word(word) == ":");
    if let Some(colon) = colon {
        let form = if (start..colon).all(is_capitals) {
            Form::Capitals
        } else if (start..colon).all(is_capitalised) {
            Form::Colon
        } else {
            return None;
        };
        return found(form, start..colon, start..colon + 1);
    }
    let letters = passage.word(start).chars().count();
    let next = start + 1;
    let begins_sentence =
        next < end && is_capitalised(next) && (passage.word(next) == "I" || !is_capitals(next));
    (begins_sentence && is_capitals(start) && (2..=4).contains(&letters))
        .then(|| found(Form::Initials, start..start + 1, start..start + 1))
        .flatten()
}
