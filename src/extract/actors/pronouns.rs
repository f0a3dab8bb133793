//! Whom a pronoun means: the actor that the sentences around it leave no doubt about.

use std::ops::Range;

use super::cast::{Cast, Member};
use crate::extract::Passage;
use crate::lexicon::{ActorWord, Frame, Gender};
use crate::model::{Act, ActorKind, MentionKind};
use crate::syntax::{Relation, Subtype, Upos};

/// Sentences back in which the actor of a pronoun is looked for.
const MAX_DISTANCE: usize = 2;

/// Mentions back, in one sentence, among which the actor of a pronoun is looked for.
const MAX_MENTIONS: usize = 48;

/// What a pronoun can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Man,
    Woman,
    Thing,
    Several,
}

fn sort(passage: &Passage<'_>, word: usize) -> Option<Sort> {
    let of = |word: &str| {
        let words = passage.lexicon.actor_words();
        [
            (ActorWord::Man, Sort::Man),
            (ActorWord::Woman, Sort::Woman),
            (ActorWord::Thing, Sort::Thing),
            (ActorWord::Several, Sort::Several),
        ]
        .into_iter()
        .find_map(|(of, sort)| words.is(word, of).then_some(sort))
    };
    of(&passage.word(word).to_ascii_lowercase()).or_else(|| {
        of(passage.syntax.lemma(word)).filter(|sort| matches!(sort, Sort::Man | Sort::Woman))
    })
}

/// Adds the mentions by pronoun.
pub(super) fn add(passage: &Passage<'_>, cast: &mut Cast) {
    let sentences: Vec<Range<usize>> = passage.sentences().collect();
    for (index, sentence) in sentences.iter().enumerate() {
        for word in sentence.clone() {
            if passage.syntax.upos(word) != Upos::Pron
                || passage.syntax.relation(word) == Relation::Expl
            {
                continue;
            }
            let Some(sort) = sort(passage, word) else {
                continue;
            };
            if sort == Sort::Thing && is_what_was_said(passage, word) {
                continue;
            }
            if sort == Sort::Several
                && let Some(member) = who_says(passage, cast, word)
            {
                cast.mention(member, passage.span(word), MentionKind::Pronoun);
                continue;
            }
            let first = index.saturating_sub(MAX_DISTANCE);
            let antecedent = (first..=index)
                .rev()
                .find_map(|back| in_sentence(passage, cast, &sentences[back], word, sort));
            if let Some(Choice::One(member)) = antecedent {
                cast.mention(member, passage.span(word), MentionKind::Pronoun);
            }
        }
    }
}

/// "Moscow denied it": what is denied or confirmed is what somebody said, and nobody.
fn is_what_was_said(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    syntax.relation(word) == Relation::Obj
        && syntax.head(word).is_some_and(|verb| {
            let mut cues = passage.lexicon.cues().word(passage.lemma(verb), Upos::Verb);
            cues.any(|cue| matches!(cue.act, Act::Deny | Act::Confirm) && cue.takes(&Frame::Clause))
        })
}

/// "Police said they believe": the body or the people whose saying the pronoun's clause is.
fn who_says(passage: &Passage<'_>, cast: &Cast, pronoun: usize) -> Option<Member> {
    let syntax = passage.syntax;
    if syntax.relation(pronoun) != Relation::Nsubj {
        return None;
    }
    let verb = syntax.head(pronoun)?;
    let saying = syntax
        .head(verb)
        .filter(|_| syntax.relation(verb) == Relation::Ccomp)?;
    let subject = syntax
        .children(saying)
        .find(|&child| child < saying && syntax.relation(child) == Relation::Nsubj)?;
    let span = passage.span(subject);
    let (member, _) = cast
        .mentions_between(0, span.end)
        .next_back()
        .filter(|(_, mention)| mention.overlaps(span))?;
    matches!(
        cast.actor(member).kind,
        ActorKind::Group
            | ActorKind::GovernmentBody
            | ActorKind::Company
            | ActorKind::Ngo
            | ActorKind::PoliticalParty
            | ActorKind::ArmedGroup
            | ActorKind::InternationalOrganization
    )
    .then_some(member)
}

/// What a sentence offers.
#[derive(Debug, Clone, Copy)]
enum Choice {
    One(Member),
    /// Several that are as good: no guess.
    Doubt,
}

/// The actor in a sentence that a later pronoun means: its subject before others, and of several others none.
fn in_sentence(
    passage: &Passage<'_>,
    cast: &Cast,
    sentence: &Range<usize>,
    pronoun: usize,
    sort: Sort,
) -> Option<Choice> {
    let end = sentence.end.min(pronoun);
    if end <= sentence.start {
        return None;
    }
    let from = passage.span(sentence.start).start;
    let to = passage.span(end - 1).end;
    let mut subjects = Vec::new();
    let mut others = Vec::new();
    let latest: Vec<_> = cast
        .mentions_between(from, to)
        .rev()
        .take(MAX_MENTIONS)
        .collect();
    for (member, span) in latest.into_iter().rev() {
        if !fits(cast, member, sort) {
            continue;
        }
        let head = head_of(passage, span);
        // A clause's own subject and object are two.
        if is_clause_mate(passage, head, pronoun) {
            continue;
        }
        let list = if is_subject(passage, head) {
            &mut subjects
        } else {
            &mut others
        };
        if !list.contains(&member) {
            list.push(member);
        }
    }
    match (subjects.as_slice(), others.as_slice()) {
        ([one], _) => Some(Choice::One(*one)),
        ([], []) => None,
        ([], [one]) if matches!(sort, Sort::Man | Sort::Woman) => Some(Choice::One(*one)),
        // The latest subject of a sentence with several.
        ([.., last], _) if matches!(sort, Sort::Man | Sort::Woman) => Some(Choice::One(*last)),
        ([first, ..], _) if sort == Sort::Thing => Some(Choice::One(*first)),
        _ => Some(Choice::Doubt),
    }
}

fn fits(cast: &Cast, member: Member, sort: Sort) -> bool {
    let kind = cast.actor(member).kind;
    let is_person = kind == ActorKind::Person;
    match sort {
        Sort::Man => is_person && cast.gender(member) != Gender::Female,
        Sort::Woman => is_person && cast.gender(member) != Gender::Male,
        Sort::Thing => !is_person && !matches!(kind, ActorKind::Group | ActorKind::Other),
        Sort::Several => matches!(
            kind,
            ActorKind::Group | ActorKind::ArmedGroup | ActorKind::Bloc
        ),
    }
}

/// The word of a mention that the others hang on.
pub(super) fn head_of(passage: &Passage<'_>, span: crate::text::Span) -> usize {
    let first = passage.word_from(span.start);
    let after = passage.word_from(span.end).max(first + 1);
    (first..after)
        .find(|&word| {
            passage
                .syntax
                .head(word)
                .is_none_or(|head| !(first..after).contains(&head))
        })
        .unwrap_or(first)
}

/// Whether a name stands as a subject, alone or below a title ("President Putin said").
fn is_subject(passage: &Passage<'_>, head: usize) -> bool {
    let syntax = passage.syntax;
    let top = syntax
        .ancestors(head)
        .find(|&word| {
            !matches!(
                syntax.relation(word),
                Relation::Flat | Relation::Appos | Relation::Conj
            )
        })
        .unwrap_or(head);
    syntax.relation(top) == Relation::Nsubj
}

/// Whether a mention and a pronoun depend on the same verb, so that they cannot be the same.
fn is_clause_mate(passage: &Passage<'_>, head: usize, pronoun: usize) -> bool {
    let syntax = passage.syntax;
    let is_argument = |word: usize| {
        matches!(
            syntax.relation(word),
            Relation::Nsubj | Relation::Obj | Relation::Iobj
        )
    };
    let is_possessor = syntax.deprel(pronoun).subtype == Subtype::Poss;
    !is_possessor
        && is_argument(head)
        && is_argument(pronoun)
        && syntax.head(head) == syntax.head(pronoun)
}
