//! Who concludes a treaty: states and organisations, the names that the text defines for them, and who signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bytes::{quote_len, skip_space, skip_space_back};
use crate::lexicon::{Lexicon, Reading};
use crate::model::{Actor, ActorId, ActorKind, Basis, Mention, MentionKind};
use crate::text::{Span, segment};

/// A name that the text gives to someone or something: (hereinafter referred to as "the Parties").
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct DefinedName {
    /// The name, without its quotation marks.
    #[serde(flatten)]
    pub span: Span,
    /// Whose name it is, where it stands right behind one actor's.
    pub of: Option<ActorId>,
}

/// Adds the states and organisations that a stretch names to `actors`, and gives those named, each once, in text order.
pub(super) fn named(
    lexicon: &Lexicon,
    text: &str,
    within: Span,
    actors: &mut Vec<Actor>,
) -> Vec<ActorId> {
    let words = within.of(text);
    // A shouted title ("THE REPUBLIC OF OSTLAND") is read as a headline.
    let mut found = Vec::new();
    for hit in lexicon.matches(words, &segment(words, None)) {
        let entry = lexicon.entry(hit.entry);
        let Some(kind) = entry.kind.actor() else {
            continue;
        };
        let counts = matches!(
            kind,
            ActorKind::State | ActorKind::InternationalOrganization
        ) && matches!(hit.reading, Reading::Actor | Reading::Place)
            && matches!(hit.way.mention_kind(), MentionKind::Name);
        if !counts {
            continue;
        }
        let span = hit.span.shifted(within.start);
        let index = actors
            .iter()
            .position(|actor| actor.name == entry.name)
            .unwrap_or_else(|| {
                let id = ActorId::from_index(actors.len());
                let mut actor = Actor::new(id, entry.name.clone(), kind);
                actor.country = entry.country().map(str::to_owned);
                actor.identifiers = entry.identifiers.clone();
                actor.basis = Basis::Lexicon;
                actors.push(actor);
                actors.len() - 1
            });
        let mention = Mention::new(span, MentionKind::Name);
        if !actors[index].mentions.contains(&mention) {
            actors[index].mentions.push(mention);
        }
        let id = actors[index].id;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// Every "hereinafter" of a stretch with the name it gives.
pub(super) fn defined_names(text: &str, within: Span, actors: &[Actor]) -> Vec<DefinedName> {
    let bytes = &text.as_bytes()[..within.end];
    let lower = within.of(text).to_ascii_lowercase();
    let mut names = Vec::new();
    for (at, cue) in ["hereinafter", "hereafter", "henceforth"]
        .iter()
        .flat_map(|cue| lower.match_indices(cue))
    {
        let cue_start = within.start + at;
        let mut pos = skip_space(bytes, cue_start + cue.len());
        // "referred to as", "called", "individually as": small words up to the name.
        let stop = (pos + 90).min(within.end);
        let name = loop {
            if pos >= stop {
                break None;
            }
            let quote = quote_len(bytes, pos);
            if quote > 0 {
                let start = pos + quote;
                let end = text[start..within.end]
                    .find(['"', '\u{201d}', '\u{2019}', '\u{201c}', '\u{bb}', '\''])
                    .map(|len| start + len);
                break end.map(|end| Span::new(start, end));
            }
            let end = text[pos..within.end]
                .find([' ', '\n', ',', ')', ';'])
                .map_or(within.end, |len| pos + len);
            let word = &text[pos..end];
            let is_name = word.starts_with(|first: char| first.is_uppercase())
                || word == "the"
                    && text[end..within.end]
                        .trim_start()
                        .starts_with(char::is_uppercase);
            if is_name {
                let end = text[pos..within.end]
                    .find([',', ')', ';', '.', ':', '\n', '('])
                    .map_or(within.end, |len| pos + len);
                break Some(Span::new(pos, skip_space_back(bytes, end)));
            }
            pos = skip_space(bytes, end);
            if pos <= end {
                pos = end + 1;
                while !text.is_char_boundary(pos) {
                    pos += 1;
                }
            }
        };
        let Some(span) = name.filter(|span| span.len() > 1 && span.len() < 80) else {
            continue;
        };
        // The actor right before the bracket; a plural name is that of all.
        let of = actors
            .iter()
            .filter_map(|actor| {
                let mention = actor
                    .mentions
                    .iter()
                    .rev()
                    .find(|mention| mention.span.end <= cue_start)?;
                (cue_start - mention.span.end < 16).then_some((mention.span.end, actor.id))
            })
            .max()
            .map(|(_, id)| id)
            .filter(|_| {
                !span.of(text).trim_end().ends_with("ies") && !span.of(text).ends_with("Sides")
            });
        names.push(DefinedName { span, of });
    }
    names.sort_by_key(|name| name.span);
    names.dedup_by_key(|name| name.span);
    names
}

/// Where a treaty was done: the words after "DONE at" up to what is no name.
pub(super) fn place(text: &str, closing: Span) -> Option<Span> {
    let words = closing.of(text);
    let lower = words.to_ascii_lowercase();
    let (at, cue) = [
        "done at ",
        "done in ",
        "made at ",
        "signed at ",
        "done in duplicate at ",
        "done in duplicate, at ",
        "signed in ",
    ]
    .iter()
    .filter_map(|cue| Some((lower.rfind(cue)?, cue)))
    .max_by_key(|(at, cue)| (at + cue.len(), cue.len()))?;
    let mut start = at + cue.len();
    for lead in [
        "the city of ",
        "the city of",
        "duplicate at ",
        "duplicate, at ",
        "triplicate at ",
        "duplicate in ",
    ] {
        if lower[start..].starts_with(lead) {
            start += lead.len();
        }
    }
    let mut end = start;
    for word in words[start..].split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', '.', ';']);
        if !bare.starts_with(|first: char| first.is_uppercase())
            || matches!(bare, "On" | "This" | "The")
        {
            break;
        }
        end += bare.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
        end += word.len() - bare.len();
    }
    let end = start + words[start..end].trim_end().len();
    (end > start && end - start < 60).then(|| Span::new(closing.start + start, closing.start + end))
}
