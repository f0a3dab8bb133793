//! Further verbs of one speaker: "claimed it was lost *and suggested* a sale".

use super::candidate::Candidate;
use super::find::Finder;
use crate::model::Construction;
use crate::syntax::{Relation, Upos};

impl<'l> Finder<'_, 'l> {
    /// Gives each cue that a conjunction joins to the end of an earlier cue's content that one's source: the tree often
    /// joins it to the content's own verb.
    pub(super) fn share_source(&self, candidates: &mut [Candidate<'l>]) {
        for at in 1..candidates.len() {
            let (before, rest) = candidates.split_at_mut(at);
            let candidate = &mut rest[0];
            let Some(last) = self.joined_to(candidate) else {
                continue;
            };
            let end = self.passage.span(last).end;
            let speaker = before
                .iter()
                .rev()
                .find(|other| {
                    !matches!(
                        other.construction,
                        Construction::Layout | Construction::Noun | Construction::Passive
                    ) && other.content.last().is_some_and(|span| span.end == end)
                })
                .and_then(|other| other.source);
            if speaker.is_some_and(|word| word < candidate.word) {
                candidate.source = speaker;
            }
        }
    }

    /// The last word before the conjunction that joins a finite verb without a subject of its own.
    fn joined_to(&self, candidate: &Candidate<'_>) -> Option<usize> {
        let syntax = self.passage.syntax;
        let verb = candidate.word;
        if !self.is_finite(verb)
            || !matches!(
                candidate.construction,
                Construction::Speech | Construction::Frame | Construction::Phrase
            )
        {
            return None;
        }
        let mut link = verb.checked_sub(1)?;
        while link > self.sentence.start && matches!(syntax.upos(link), Upos::Adv | Upos::Aux) {
            link -= 1;
        }
        let has_subject = syntax
            .children(verb)
            .any(|child| syntax.relation(child) == Relation::Nsubj && child > link && child < verb);
        if has_subject || !matches!(self.passage.word(link), "and" | "but") {
            return None;
        }
        (self.sentence.start..link)
            .rev()
            .find(|&word| !self.is_punct(word))
    }
}
