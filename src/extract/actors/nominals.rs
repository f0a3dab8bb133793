//! Unnamed people and bodies that do something in the text: "officials", "a senior diplomat", "the two sides".

use std::collections::HashMap;

use super::cast::{Cast, Member};
use super::offices::{owner_after, owner_before};
use crate::extract::Passage;
use crate::lexicon::{ActorWord, EntryKind, Number, Reading, WithState};
use crate::model::{ActorKind, Basis, MentionKind};
use crate::syntax::{Relation, Subtype};
use crate::text::Span;

/// Sectors whose people are of the state that they are in: soldiers and officials there may be of another.
const AT_HOME: [&str; 10] = [
    "AGR", "COP", "CVL", "JUD", "LAB", "LEG", "OPP", "REB", "SEP", "SET",
];

/// The state that people are in: "protesters in Iran", "farmers in Lyon".
fn home(passage: &Passage<'_>, at: usize, end: usize) -> Option<String> {
    if at + 1 >= end || passage.word(at) != "in" {
        return None;
    }
    let found = passage.name_at(at + 1)?;
    let entry = passage.lexicon.entry(found.entry);
    let is_place = found.reading == Reading::Place
        || matches!(
            entry.kind,
            EntryKind::Actor(ActorKind::State) | EntryKind::Place | EntryKind::Subdivision
        );
    is_place
        .then(|| entry.country().map(str::to_owned))
        .flatten()
}

/// Adds the unnamed actors of a text, and later words for named ones ("the ministry", "the president").
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast) {
    let mut groups: HashMap<(String, Option<Member>), Member> = HashMap::new();
    let offices = cast.office_spans();
    for sentence in passage.sentences() {
        let mut at = sentence.start;
        while at < sentence.end {
            let Some((nominal, after)) = passage.nominal_at(at) else {
                at += 1;
                continue;
            };
            let (begin, head) = (at, after - 1);
            at = after;
            if passage.name_at(begin).is_some()
                || cast.is_taken(passage.span(head))
                || is_office(&offices, passage.span(head))
                || !acts(passage, head)
            {
                continue;
            }
            let owner = owner_before(passage, cast, begin, &sentence)
                .or_else(|| owner_after(passage, cast, after, sentence.end));
            // "The Sudanese government" is Sudan, which its adjective mentions.
            if owner.is_some() && nominal.with_state == WithState::State {
                continue;
            }
            let span = words_of(passage, begin, head);
            if nominal.number != Number::Plural
                && let Some(person) = named_beside(passage, cast, head, sentence.end)
                // A title is written down as an office, and is no mention.
                && !cast.is_office_of(person, span)
            {
                cast.mention(person, span, MentionKind::Nominal);
                continue;
            }
            let is_definite = is_definite(passage, head);
            let earlier = (is_definite && owner.is_none())
                .then(|| cast.latest(span.start, &nominal.lemma))
                .flatten();
            let member = match earlier {
                Some(member) => member,
                None => {
                    let key = (
                        nominal.lemma.to_lowercase(),
                        owner.map(|owner| owner.member),
                    );
                    let is_known = is_definite || nominal.number != Number::Singular;
                    let known = groups.get(&key).copied().filter(|_| is_known);
                    let member = known.unwrap_or_else(|| {
                        let kind = match nominal.kind {
                            ActorKind::Person => ActorKind::Group,
                            kind => kind,
                        };
                        let member = cast.add(span.of(passage.text), kind);
                        let country =
                            owner.and_then(|owner| cast.actor(owner.member).country.clone());
                        let basis = owner.map_or(Basis::Text, |owner| owner.basis);
                        let is_at_home = nominal
                            .sector
                            .as_deref()
                            .is_some_and(|sector| AT_HOME.contains(&sector));
                        let country = country
                            .or_else(|| is_at_home.then(|| home(passage, after, sentence.end))?);
                        cast.affiliate(
                            member,
                            country,
                            nominal.sector.as_deref().map(str::to_owned),
                            basis,
                        );
                        member
                    });
                    groups.insert(key, member);
                    member
                }
            };
            cast.mention(member, span, MentionKind::Nominal);
        }
    }
}

/// The person whose name stands right after a common noun, or between commas there: "the mayor, Anna Berg, said".
fn named_beside(passage: &Passage<'_>, cast: &Cast, head: usize, end: usize) -> Option<Member> {
    let is_apart = passage.word((head + 1).min(end - 1)) == ",";
    let name = head + 1 + usize::from(is_apart);
    if name >= end {
        return None;
    }
    let start = passage.span(name).start;
    let (person, span) = cast
        .mentions_between(start, start + 1)
        .next()
        .filter(|&(member, _)| cast.actor(member).kind == ActorKind::Person)?;
    let next = passage.word_from(span.end).max(name + 1);
    let word = |at: usize| if at < end { passage.word(at) } else { "" };
    let is_closed =
        !is_apart || matches!(word(next), "," | ".") && !matches!(word(next + 1), "and" | "or");
    (is_closed && !matches!(word(next), "'s" | "’s" | "'" | "’")).then_some(person)
}

/// Whether a noun stands where someone acts or is acted on: as a subject, an agent, an object, a source.
fn acts(passage: &Passage<'_>, head: usize) -> bool {
    let syntax = passage.syntax;
    let deprel = syntax.deprel(head);
    match deprel.relation {
        Relation::Nsubj | Relation::Obj | Relation::Iobj | Relation::Root => true,
        Relation::Obl | Relation::Nmod => {
            matches!(deprel.subtype, Subtype::Agent | Subtype::Poss)
                || syntax.child(head, Relation::Case).is_some_and(|case| {
                    passage
                        .lexicon
                        .actor_words()
                        .is(syntax.lemma(case), ActorWord::ActorCase)
                })
        }
        Relation::Conj => syntax
            .head(head)
            .is_some_and(|first| acts_as_first(passage, first)),
        _ => false,
    }
}

fn acts_as_first(passage: &Passage<'_>, first: usize) -> bool {
    !matches!(passage.syntax.relation(first), Relation::Conj) && acts(passage, first)
}

/// The head with its modifiers, without determiner, numeral or the name of a state.
fn words_of(passage: &Passage<'_>, begin: usize, head: usize) -> crate::text::Span {
    let syntax = passage.syntax;
    let mut first = begin;
    while first > 0
        && syntax.head(first - 1) == Some(head)
        && matches!(
            syntax.relation(first - 1),
            Relation::Amod | Relation::Compound
        )
        && passage.name_at(first - 1).is_none()
    {
        first -= 1;
    }
    passage.span_of(&(first..head + 1))
}

pub(super) fn is_definite(passage: &Passage<'_>, head: usize) -> bool {
    let syntax = passage.syntax;
    syntax.children(head).any(|child| {
        matches!(syntax.relation(child), Relation::Det)
            && passage
                .lexicon
                .actor_words()
                .is(syntax.lemma(child), ActorWord::Definite)
            || syntax.deprel(child).subtype == Subtype::Poss
    })
}

/// Whether a word is part of an office that the text gives to somebody by name.
fn is_office(offices: &[Span], word: Span) -> bool {
    let after = offices.partition_point(|office| office.start <= word.start);
    after
        .checked_sub(1)
        .and_then(|before| offices.get(before))
        .is_some_and(|office| office.contains(word))
}
