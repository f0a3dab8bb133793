//! An attribution before its source is known as an actor.

use crate::lexicon::Cue;
use crate::model::Construction;
use crate::text::Span;

/// A cue with its source and content.
#[derive(Debug, Clone)]
pub(super) struct Candidate<'l> {
    pub(super) entry: &'l Cue,
    pub(super) construction: Construction,
    /// The head word of the cue.
    pub(super) word: usize,
    pub(super) cue: Span,
    /// The head word of the source; none where the author speaks.
    pub(super) source: Option<usize>,
    pub(super) content: Vec<Span>,
    /// The word that the content's clause hangs on, where it is one clause.
    pub(super) content_head: Option<usize>,
}
