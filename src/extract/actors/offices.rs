//! Offices and bodies that are named through their owner: "South Korea's top security advisor", "the Russian Foreign Ministry".

use std::collections::HashMap;
use std::ops::Range;

use super::cast::{Cast, Member};
use crate::extract::Passage;
use crate::lexicon::{ActorWord, WithState};
use crate::model::{ActorKind, Basis, MentionKind};
use crate::syntax::Upos;
use crate::text::Span;

/// No office has more words before its title ("top national security advisor").
const MAX_MODIFIERS: usize = 5;

/// Whose office or body it is, and how the text says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner {
    pub(super) member: Member,
    pub(super) basis: Basis,
}

/// An office beside a name.
#[derive(Debug)]
pub(super) struct RoleWords {
    pub(super) span: Span,
    pub(super) owner: Option<Owner>,
    pub(super) sector: Option<String>,
}

/// Whether a word is the mark of a possessor.
pub(super) fn is_possessive(word: &str) -> bool {
    matches!(word, "'s" | "’s" | "'" | "’")
}

/// The owner that stands right before a word: "Russian", "South Korea's", "the Kremlin's", "US".
pub(super) fn owner_before(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    sentence: &Range<usize>,
) -> Option<Owner> {
    let mut before = at
        .checked_sub(1)
        .filter(|&before| before >= sentence.start)?;
    if is_possessive(passage.word(before)) {
        before = before
            .checked_sub(1)
            .filter(|&before| before >= sentence.start)?;
    }
    let member = cast
        .holding(passage.span(before))
        .map(|(member, _)| member)
        .filter(|&member| cast.actor(member).kind != ActorKind::Person)?;
    Some(Owner {
        member,
        basis: Basis::Modifier,
    })
}

/// The owner that follows an office: "of Ukraine", "for the United Nations".
pub(super) fn owner_after(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    end: usize,
) -> Option<Owner> {
    if at >= end
        || !passage
            .lexicon
            .actor_words()
            .is(passage.word(at), ActorWord::OwnerCase)
    {
        return None;
    }
    let next = at + 1 + usize::from(at + 1 < end && matches!(passage.word(at + 1), "the" | "The"));
    if next >= end {
        return None;
    }
    let member = cast
        .holding(passage.span(next))
        .map(|(member, _)| member)
        .filter(|&member| cast.actor(member).kind != ActorKind::Person)?;
    Some(Owner {
        member,
        basis: Basis::Role,
    })
}

/// The office that follows a name after a comma: ", South Korea's top security advisor", ", the foreign minister of Ukraine".
pub(super) fn role_after_comma(
    passage: &Passage<'_>,
    cast: &Cast,
    at: usize,
    end: usize,
) -> Option<RoleWords> {
    if at >= end || passage.word(at) != "," {
        return None;
    }
    let mut start = at + 1;
    let mut owner = None;
    let mut word = at + 1;
    while word < end && word - start <= MAX_MODIFIERS {
        if let Some((member, span)) = cast.holding(passage.span(word)) {
            owner = Some(Owner {
                member,
                basis: Basis::Modifier,
            });
            word = passage.word_from(span.end).min(end);
            if word < end && is_possessive(passage.word(word)) {
                word += 1;
            }
            start = word;
            continue;
        }
        if let Some((title, after)) = passage.title_at(word) {
            // "A diplomat's wife" is no diplomat.
            if after < end && is_possessive(passage.word(after)) {
                return None;
            }
            return Some(RoleWords {
                span: passage.span_of(&(start..after)),
                owner: owner_after(passage, cast, after, end).or(owner),
                sector: title.sector.as_deref().map(str::to_owned),
            });
        }
        let letters = passage.word(word);
        // ", who served as president" says what the office is, ", conducted by …" nothing of one.
        if matches!(passage.syntax.upos(word), Upos::Adp | Upos::Verb) {
            let office = (word + 1..end.min(word + 3)).find(|&at| passage.word(at) == "as")?;
            word = office + 1;
            start = word;
            continue;
        }
        if passage.name_at(word).is_some() {
            return None;
        }
        if passage
            .lexicon
            .actor_words()
            .is(letters, ActorWord::BeginsOffice)
        {
            start = word + 1;
        } else if !letters
            .chars()
            .all(|letter| letter.is_alphabetic() || letter == '-')
        {
            return None;
        }
        word += 1;
    }
    None
}

/// Adds the bodies of states that are named by a common word and their state.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast) {
    let mut known: HashMap<(String, Option<Member>), Member> = HashMap::new();
    for sentence in passage.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let found = passage
                .nominal_at(at)
                .filter(|_| passage.name_at(at).is_none())
                .filter(|_| !cast.is_in_institution(passage.span(at)));
            let Some((nominal, after)) = found else {
                at += 1;
                continue;
            };
            let body = at..after;
            at = body.end;
            let (WithState::Organ, Some(organ)) = (nominal.with_state, nominal.organ.as_deref())
            else {
                continue;
            };
            let owner = owner_before(passage, cast, body.start, &sentence)
                .or_else(|| owner_after(passage, cast, body.end, sentence.end));
            let span = passage.span_of(&body);
            let is_name = passage.word(body.start).starts_with(char::is_uppercase)
                && body.start > sentence.start;
            if owner.is_none() && !is_name {
                continue;
            }
            let member = *known
                .entry((organ.to_owned(), owner.map(|owner| owner.member)))
                .or_insert_with(|| {
                    let member = cast.add(span.of(passage.text), ActorKind::GovernmentBody);
                    if let Some(owner) = owner {
                        let country = cast.actor(owner.member).country.clone();
                        cast.affiliate(
                            member,
                            country,
                            nominal.sector.as_deref().map(str::to_owned),
                            owner.basis,
                        );
                    }
                    member
                });
            let kind = if is_name {
                MentionKind::Name
            } else {
                MentionKind::Nominal
            };
            cast.mention(member, span, kind);
        }
    }
}
