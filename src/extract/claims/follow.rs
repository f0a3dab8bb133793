//! Quotations that go on after their attribution: "X," he said. "Y."

use super::candidate::Candidate;
use super::content::quoted;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::text::Span;

/// Joins each quotation that nobody is said to utter to the speaker of the quotation before it, within a paragraph and
/// into the next.
pub(super) fn join(passage: &Passage<'_>, quotes: &Quotes, candidates: &mut [Candidate<'_>]) {
    // The candidate whose content holds most of each quotation.
    let mut speakers: Vec<Option<usize>> = vec![None; quotes.all().len()];
    for (at, candidate) in candidates.iter().enumerate() {
        for &span in &candidate.content {
            for number in quotes.numbers(span) {
                let quote = &quotes.all()[number];
                let is_outside = !quote.outer.contains(candidate.cue);
                if is_outside
                    && (span.contains(quote.inner)
                        || quote.inner.overlaps(span) && quote.outer.contains(span))
                {
                    speakers[number].get_or_insert(at);
                }
            }
        }
    }
    for number in 1..quotes.all().len() {
        let quote = &quotes.all()[number];
        if speakers[number].is_some() || !begins_sentence(passage, quote.outer) {
            continue;
        }
        let Some(speaker) = speakers[number - 1] else {
            continue;
        };
        let from = quotes.all()[number - 1]
            .outer
            .end
            .max(candidates[speaker].cue.end);
        if from > quote.outer.start {
            continue;
        }
        let between = &passage.text[from..quote.outer.start];
        let breaks = between.matches("\n\n").count();
        // Nothing but the end of the attribution's sentence may stand between.
        let has_sentence_between = sentences_between(passage, from, quote.outer.start) > 1;
        if breaks > 1 || has_sentence_between {
            continue;
        }
        // "X,” *he shot back*": what ends with a comma has a verb of its own.
        if quote.words.end > quote.words.start && passage.word(quote.words.end - 1) == "," {
            continue;
        }
        if let Some(words) = quoted(passage, quote) {
            candidates[speaker].content.push(words);
            candidates[speaker].content.sort_unstable();
            speakers[number] = Some(speaker);
        }
    }
}

fn begins_sentence(passage: &Passage<'_>, span: Span) -> bool {
    passage
        .segments
        .sentence_at(span.start)
        .is_some_and(|sentence| passage.segments.sentences[sentence].span.start == span.start)
}

/// How many sentences lie between two places, the one that the first stands in counted.
fn sentences_between(passage: &Passage<'_>, from: usize, to: usize) -> usize {
    let sentences = &passage.segments.sentences;
    let first = sentences.partition_point(|sentence| sentence.span.end <= from);
    let after = sentences.partition_point(|sentence| sentence.span.start < to);
    after.saturating_sub(first)
}
