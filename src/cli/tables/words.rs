//! Names and quotations for tables.

use crate::Analysis;
use crate::model::{ActorId, Factuality};
use crate::text::Span;

/// The most characters of a quotation that a table shows.
const QUOTATION_MAX: usize = 240;
/// Words shown on either side of an expression.
const CONTEXT_WORDS: usize = 6;

/// The words of an analysis and the names of its actors.
pub(super) struct Words<'a> {
    pub(super) analysis: &'a Analysis,
}

impl<'a> Words<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        Self { analysis }
    }

    /// An actor's name.
    pub(super) fn name(&self, actor: ActorId) -> String {
        match self.analysis.actors.get(actor.index()) {
            Some(actor) => clean(&actor.name),
            None => actor.to_string(),
        }
    }

    /// Some actors' names.
    pub(super) fn names(&self, actors: &[ActorId]) -> String {
        let names: Vec<_> = actors.iter().map(|&actor| self.name(actor)).collect();
        names.join(", ")
    }

    /// The words of a span.
    pub(super) fn of(&self, span: Span) -> String {
        clean(self.analysis.text.get(span.range()).unwrap_or_default())
    }

    /// The words of a span, shortened where they are many.
    pub(super) fn quotation(&self, span: Span) -> String {
        shortened(&self.of(span))
    }

    /// The words around a span, within its sentence, with the span's own in brackets.
    pub(super) fn context(&self, span: Span) -> String {
        let text = &self.analysis.text;
        let sentence = self
            .analysis
            .sentences
            .iter()
            .find(|sentence| sentence.contains(span))
            .copied()
            .unwrap_or(span);
        let before = clean(text.get(sentence.start..span.start).unwrap_or_default());
        let after = clean(text.get(span.end..sentence.end).unwrap_or_default());
        let before_words: Vec<_> = before.split(' ').filter(|word| !word.is_empty()).collect();
        let after_words: Vec<_> = after.split(' ').filter(|word| !word.is_empty()).collect();
        let from = before_words.len().saturating_sub(CONTEXT_WORDS);
        let to = after_words.len().min(CONTEXT_WORDS);
        let mut line = String::new();
        line.push_str(if from > 0 { "… " } else { "" });
        line.push_str(&before_words[from..].join(" "));
        let is_apart = |sign: Option<char>| sign.is_some_and(char::is_whitespace);
        if is_apart(
            text.get(..span.start)
                .and_then(|text| text.chars().next_back()),
        ) && !before_words.is_empty()
        {
            line.push(' ');
        }
        line.push('[');
        line.push_str(&self.of(span));
        line.push(']');
        if is_apart(text.get(span.end..).and_then(|text| text.chars().next())) && to > 0 {
            line.push(' ');
        }
        line.push_str(&after_words[..to].join(" "));
        line.push_str(if to < after_words.len() { " …" } else { "" });
        line
    }
}

/// How sure somebody is, in words.
pub(super) fn certainty(factuality: Factuality) -> &'static str {
    match factuality {
        Factuality::CertainPositive => "certain",
        Factuality::ProbablePositive => "probable",
        Factuality::PossiblePositive => "possible",
        Factuality::CertainNegative => "certainly not",
        Factuality::ProbableNegative => "probably not",
        Factuality::PossibleNegative => "possibly not",
        Factuality::CertainUnknown => "known to some",
        Factuality::Uncommitted => "open",
    }
}

/// A name of the model (`government_body`) as words.
pub(super) fn spoken(name: &str) -> String {
    name.replace('_', " ")
}

/// Values that are not empty, with a comma between.
pub(super) fn listed(values: impl Iterator<Item = String>) -> String {
    let values: Vec<_> = values.filter(|value| !value.is_empty()).collect();
    values.join(", ")
}

/// Words in one line, without signs that would move a terminal's cursor or turn its writing around.
pub(super) fn clean(words: &str) -> String {
    let is_foreign = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let mut line = String::with_capacity(words.len());
    for word in words.split(|sign: char| sign.is_whitespace() || is_foreign(sign)) {
        if !word.is_empty() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    line
}

fn shortened(words: &str) -> String {
    if words.chars().nth(QUOTATION_MAX).is_none() {
        return words.to_owned();
    }
    let head: String = words.chars().take(QUOTATION_MAX).collect();
    let whole_words = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(words, _)| words);
    format!("{whole_words} …")
}
