//! To whom and through what something is said.

use super::candidate::Candidate;
use super::mentions::Mentions;
use super::source;
use crate::extract::Passage;
use crate::lexicon::{CueWord, Frame};
use crate::model::{ActorId, ActorKind, Medium};
use crate::syntax::{Relation, Subtype};

/// The addressee and the medium of a claim.
pub(super) fn of(
    passage: &Passage<'_>,
    mentions: &Mentions<'_>,
    candidate: &Candidate<'_>,
) -> (Option<ActorId>, Option<Medium>) {
    let syntax = passage.syntax;
    let verb = candidate.word;
    let is_outside = |word: usize| {
        let span = passage.span(word);
        !candidate
            .content
            .iter()
            .any(|content| content.contains(span))
    };
    let mut addressee = syntax
        .children(verb)
        .filter(|_| candidate.entry.takes(&Frame::Addressee))
        .find(|&child| {
            child > verb
                && matches!(syntax.relation(child), Relation::Obj | Relation::Iobj)
                && is_outside(child)
        })
        .and_then(|word| source::actor(passage, mentions, word));
    let mut medium = None;
    if let Some(outlet) = addressee.filter(|&actor| mentions.kind(actor) == Some(ActorKind::Media))
    {
        addressee = None;
        medium = Some(Medium {
            actor: Some(outlet),
            kind: None,
        });
    }
    let form = syntax.children(verb).find(|&child| {
        syntax.relation(child) == Relation::Obl
            && passage
                .lexicon
                .cues()
                .is(syntax.lemma(child), CueWord::Form)
            && syntax.children(child).any(|case| {
                syntax.relation(case) == Relation::Case
                    && matches!(syntax.lemma(case), "in" | "on" | "at" | "during")
            })
            && is_outside(child)
    });
    if let Some(form) = form {
        let outlet = source::with_case(passage, form, &["with", "to", "on"])
            .or_else(|| {
                syntax
                    .children(form)
                    .find(|&child| syntax.deprel(child).subtype == Subtype::Poss)
            })
            .and_then(|word| source::actor(passage, mentions, word))
            .filter(|&actor| mentions.kind(actor) == Some(ActorKind::Media));
        let actor = outlet.or_else(|| medium.as_ref().and_then(|medium: &Medium| medium.actor));
        medium = Some(Medium {
            actor,
            kind: Some(syntax.lemma(form).to_owned()),
        });
    }
    (addressee, medium)
}
