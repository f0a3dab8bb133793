//! Why a claim is there.

use super::candidate::Candidate;
use crate::extract::Passage;
use crate::model::{ClaimEvidence, Edge};

/// Longer paths through a tree explain nothing.
const MAX_EDGES: usize = 6;

/// The row, the construction, and the edges from the cue to its source and to the head of its content.
pub(super) fn of(passage: &Passage<'_>, candidate: &Candidate<'_>) -> ClaimEvidence {
    let mut edges = Vec::new();
    for end in [candidate.source, candidate.content_head]
        .into_iter()
        .flatten()
    {
        add_path(passage, candidate.word, end, &mut edges);
    }
    ClaimEvidence {
        entry: candidate.entry.id.clone(),
        construction: candidate.construction,
        edges,
    }
}

/// The edges between two words, up from each to the word that both hang on; none where they are far apart or in
/// different trees.
fn add_path(passage: &Passage<'_>, from: usize, to: usize, edges: &mut Vec<Edge>) {
    let syntax = passage.syntax;
    let up = |word: usize| {
        std::iter::once(word)
            .chain(syntax.ancestors(word))
            .take(MAX_EDGES)
    };
    let Some((below_from, below_to)) = up(from)
        .enumerate()
        .find_map(|(steps, word)| Some((steps, up(to).position(|other| other == word)?)))
    else {
        return;
    };
    if below_from + below_to > MAX_EDGES {
        return;
    }
    for word in up(from).take(below_from).chain(up(to).take(below_to)) {
        let Some(head) = syntax.head(word) else {
            continue;
        };
        let edge = Edge::new(
            syntax.deprel(word).to_string(),
            passage.span(word),
            passage.span(head),
        );
        if !edges.contains(&edge) {
            edges.push(edge);
        }
    }
}
