//! Organisations that the lexicon does not know: names that the entity recogniser takes for one.

use std::collections::HashMap;

use super::cast::{Cast, Member, is_in_dateline};
use super::kinds;
use crate::extract::Passage;
use crate::model::{ActorKind, MentionKind};
use crate::syntax::EntityKind;

/// Adds the unknown organisations of a text whose names are as asked for, each with its later mentions by the same words.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast, is_wanted: impl Fn(&str) -> bool) {
    let mut known: HashMap<&str, Member> = HashMap::new();
    for entity in passage.syntax.entities() {
        if entity.kind != EntityKind::Organization {
            continue;
        }
        let words = entity.start..entity.end;
        let span = passage.span_of(&words);
        if words
            .clone()
            .any(|word| passage.name_at(word).is_some() || cast.is_taken(passage.span(word)))
        {
            continue;
        }
        let name = span.of(passage.text);
        if !is_wanted(name) || is_in_dateline(passage, span) {
            continue;
        }
        let member = *known.entry(name).or_insert_with(|| {
            let kind = words
                .clone()
                .rev()
                .find_map(|word| passage.lexicon.organisation_word(passage.word(word)))
                .or_else(|| kinds::said(passage, &words));
            cast.named_longer(name)
                .unwrap_or_else(|| cast.add(name, kind.unwrap_or(ActorKind::Other)))
        });
        cast.mention(member, span, MentionKind::Name);
    }
}
