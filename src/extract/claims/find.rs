//! Cues, found sentence by sentence, and the words that each can reach.

use std::ops::Range;

use super::candidate::Candidate;
use super::content::spans;
use super::turns::Turn;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::lexicon::{Cue, Frame};
use crate::model::ClaimGuide;
use crate::syntax::Upos;
use crate::text::Span;

/// Every attribution of a text.
pub(super) fn candidates<'l>(
    passage: &Passage<'l>,
    quotes: &Quotes,
    turns: &[Turn],
    guide: ClaimGuide,
) -> Vec<Candidate<'l>> {
    let mut candidates = Vec::new();
    for sentence in passage.sentences() {
        if sentence.is_empty() {
            continue;
        }
        let finder = Finder {
            passage,
            quotes,
            is_wide: guide == ClaimGuide::Polnear,
            span: passage.span_of(&sentence),
            sentence: sentence.clone(),
        };
        let mut at = sentence.start;
        let first = candidates.len();
        while at < sentence.end {
            at = finder.read(at, &mut candidates);
        }
        finder.keep_to_sentence(&mut candidates[first..]);
        finder.pass_on(&mut candidates[first..]);
        finder.share_source(&mut candidates[first..]);
    }
    super::layout::add(passage, quotes, turns, &mut candidates);
    super::follow::join(passage, quotes, &mut candidates);
    candidates
}

pub(super) struct Finder<'r, 'l> {
    pub(super) passage: &'r Passage<'l>,
    pub(super) quotes: &'r Quotes,
    /// Whether the rows of the cue table count that only a wider guide than ours takes for cues.
    pub(super) is_wide: bool,
    pub(super) sentence: Range<usize>,
    pub(super) span: Span,
}

impl<'l> Finder<'_, 'l> {
    /// Reads the cue that begins at a word, if one does; gives the word to go on from.
    fn read(&self, at: usize, candidates: &mut Vec<Candidate<'l>>) -> usize {
        if let Some((entry, words, verb)) = self.phrase_at(at) {
            let found = self.phrase(entry, &words, verb);
            // "its call for calm" is no phrase of the verb, but the noun may be a cue.
            if found.is_some() || self.passage.syntax.upos(verb) != Upos::Noun {
                candidates.extend(found);
                return words.end.max(at + 1);
            }
        }
        let (lemma, upos) = self.read_as(at);
        for entry in self.passage.lexicon.cues().word(lemma, upos) {
            if !self.counts(entry) {
                continue;
            }
            let found = match upos {
                Upos::Verb => self.verb(entry, at),
                Upos::Noun => self.noun(entry, at),
                Upos::Adj => self.adjective(entry, at),
                Upos::Adv => self.adverb(entry, at),
                Upos::Adp => self.survey(entry, at),
                _ => None,
            };
            if let Some(candidate) = found {
                candidates.push(candidate);
                break;
            }
        }
        at + 1
    }

    /// Ends with its sentence the content of a cue that stands in a quotation itself: who speaks there is quoted word for word.
    fn keep_to_sentence(&self, candidates: &mut [Candidate<'l>]) {
        for candidate in candidates {
            let goes_on = self.quotes.around(candidate.word).is_some_and(|quote| {
                quote.outer.start < self.span.start || quote.outer.end > self.span.end
            });
            if !goes_on
                || candidate
                    .content
                    .iter()
                    .all(|span| self.span.contains(*span))
            {
                continue;
            }
            let words = self.sentence.clone().filter(|&word| {
                let word = self.passage.span(word);
                candidate.content.iter().any(|span| span.contains(word))
            });
            candidate.content = spans(self.passage, words);
        }
    }

    /// Whether the guide takes a row of the cue table for a cue.
    pub(super) fn counts(&self, entry: &Cue) -> bool {
        self.is_wide || !entry.takes(&Frame::Wide)
    }

    /// The words that a cue can reach: its sentence, or its quotation's part of it.
    pub(super) fn unit(&self, word: usize) -> Range<usize> {
        match self.quotes.around(word) {
            Some(quote) => {
                quote.words.start.max(self.sentence.start)..quote.words.end.min(self.sentence.end)
            }
            None => self.dateline_end()..self.sentence.end,
        }
    }

    /// The first word after a dateline: "SEOUL, Oct 5 (Yonhap) -- North Korea …".
    fn dateline_end(&self) -> usize {
        let start = self.sentence.start;
        let first = self.passage.word(start);
        if first.len() < 3 || !first.chars().all(char::is_uppercase) {
            return start;
        }
        (start + 1..self.sentence.end.min(start + 14))
            .take_while(|&word| !self.is_finite(word))
            .find(|&word| self.is_dash(word))
            .map_or(start, |dash| dash + 1)
    }
}
