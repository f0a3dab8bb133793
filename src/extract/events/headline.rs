//! Verbs that the parser takes for something else: "Poland BANS Russian coal", "Canada imposed sanctions on …" as a noun with
//! a participle.

use std::ops::Range;

use super::Roles;
use crate::extract::Passage;
use crate::lexicon::{CueWord, EventFrame, Slot};
use crate::model::ActorId;
use crate::syntax::{Relation, Subtype, Upos};

/// The frame of such a verb with those who stand before and behind it.
pub(super) fn read<'t>(
    passage: &Passage<'t>,
    roles: &Roles<'_>,
    word: usize,
) -> Option<(&'t EventFrame, Vec<ActorId>, Vec<ActorId>)> {
    let syntax = passage.syntax;
    let frames = passage.lexicon.event_frames();
    let written = passage.word(word).to_lowercase();
    let lemma = if syntax.upos(word) == Upos::Verb {
        if !is_misread(passage, word) && bare_subject(passage, word).is_none() {
            return None;
        }
        passage.lemma(word)
    } else {
        if syntax.sentence_of(word) != 0 || !matches!(syntax.upos(word), Upos::Noun | Upos::Propn) {
            return None;
        }
        passage.lexicon.verb_lemmas().lemma(&written, &written)
    };
    let mut known = frames.word(lemma, Upos::Verb).peekable();
    known.peek()?;
    let before = match bare_subject(passage, word) {
        Some(subject) => roles.group(subject),
        None => roles.ending_at(word),
    };
    // "Houthi attacks" are no verb.
    if before.is_empty() || roles.is_adjective(word.checked_sub(1)?) {
        return None;
    }
    // A form without an ending needs a plural before it.
    let is_verb = written != lemma || before.len() > 1 || syntax.has_feat(word - 1, "Number=Plur");
    let sentence = syntax.sentence(syntax.sentence_of(word));
    let behind = word + 1..sentence.end.min(word + 16);
    if !is_verb || behind.is_empty() {
        return None;
    }
    let frame = known.find(|frame| {
        let near = |words: usize| behind.clone().take(words);
        frame.particle.as_deref().is_none_or(|particle| {
            near(4).any(|word| passage.word(word).eq_ignore_ascii_case(particle))
        }) && frame.object_class().is_none_or(|(class, is_wanted)| {
            let has_one = match class {
                "any" => near(6).any(|word| syntax.upos(word) == Upos::Noun),
                "actor" => near(4).any(|word| roles.names_actor(word)),
                "organization" => near(4).any(|word| roles.names_organization(word)),
                _ => near(6).any(|word| frames.is_a(syntax.lemma(word), class)),
            };
            has_one == is_wanted
        })
    })?;
    let recipients = frame
        .recipients
        .iter()
        .map(|slot| in_slot(passage, roles, slot, behind.clone()))
        .find(|actors| !actors.is_empty())
        .unwrap_or_default();
    Some((frame, before, recipients))
}

/// The subject of a verb that has been read as what describes its object: "police in Sidon confiscated rifles", where the
/// rifles hang on the police without a word between.
fn bare_subject(passage: &Passage<'_>, word: usize) -> Option<usize> {
    let syntax = passage.syntax;
    if syntax.relation(word) != Relation::Amod || !matches!(syntax.xpos(word), "VBN" | "VBD") {
        return None;
    }
    let object = syntax.head(word).filter(|&object| object > word)?;
    let is_bare = syntax.relation(object) == Relation::Nmod
        && syntax.deprel(object).subtype == Subtype::None
        && syntax.child(object, Relation::Case).is_none();
    syntax
        .head(object)
        .filter(|&subject| is_bare && subject < word)
        .filter(|&subject| {
            matches!(syntax.upos(subject), Upos::Noun | Upos::Propn)
                && matches!(syntax.relation(subject), Relation::Nsubj | Relation::Root)
        })
}

/// Whether a headline leaves out the auxiliary of a passive: "Navalny poisoned", "Hundreds arrested". Headlines tell in the
/// present, so that a past form without an object is one.
pub(super) fn is_passive(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    let number = syntax.sentence_of(word);
    let sentence = syntax.sentence(number);
    let has_auxiliary = syntax
        .children(word)
        .any(|child| syntax.relation(child) == Relation::Aux);
    let can_be_one = syntax.xpos(word) == "VBN"
        && frame.recipients.first() == Some(&Slot::Object)
        && !has_auxiliary
        && syntax.child(word, Relation::Obj).is_none();
    let has_subject = syntax.child(word, Relation::Nsubj).is_some();
    // "wept when convicted", "with 25 others injured"
    let has_mark = |is_mark: fn(&str) -> bool| {
        syntax
            .children(word)
            .any(|child| child < word && is_mark(syntax.lemma(child)))
    };
    if can_be_one
        && (!has_subject
            && syntax.relation(word) == Relation::Advcl
            && has_mark(|mark| matches!(mark, "when" | "after" | "once" | "if" | "while"))
            || has_subject && has_mark(|mark| mark == "with"))
    {
        return true;
    }
    // "Three soldiers killed in Somalia.", also as a whole sentence: nobody kills without killing somebody.
    let frames = passage.lexicon.event_frames();
    if syntax.head(word).is_none()
        && has_subject
        && !has_auxiliary
        && frame.recipients.first() == Some(&Slot::Object)
        && syntax.child(word, Relation::Obj).is_none()
        && syntax.child(word, Relation::Xcomp).is_none()
        && matches!(syntax.xpos(word), "VBD" | "VBN")
        && frames.is_a(&frame.lemma, "undergone")
    {
        return true;
    }
    number == 0
        && syntax.upos(word) == Upos::Verb
        && matches!(syntax.xpos(word), "VBD" | "VBN")
        && frame.recipients.first() == Some(&Slot::Object)
        && !has_auxiliary
        && syntax.child(word, Relation::Obj).is_none()
        && syntax.child(word, Relation::Nsubj).is_some()
        && sentence
            .end
            .checked_sub(1)
            .is_some_and(|last| syntax.upos(last) != Upos::Punct)
}

/// Whether the main verb of a whole sentence has been read as the participle of its subject: "Kuwait called on Iraq."
pub(super) fn is_main(passage: &Passage<'_>, frame: &EventFrame, word: usize) -> bool {
    let syntax = passage.syntax;
    if syntax.relation(word) != Relation::Acl || !matches!(syntax.xpos(word), "VBN" | "VBD") {
        return false;
    }
    let has = |word: usize, relation: Relation| syntax.child(word, relation).is_some();
    let sentence = syntax.sentence(syntax.sentence_of(word));
    let is_whole = sentence.clone().last().is_some_and(|last| {
        syntax.upos(last) == Upos::Punct && sentence.clone().next() != Some(last)
    });
    let object = has(word, Relation::Obj) && !frame.recipients.contains(&Slot::Indirect);
    let is_subject = syntax.head(word).is_some_and(|noun| {
        let is_root =
            syntax.head(noun).is_none() && !has(noun, Relation::Nsubj) && !has(noun, Relation::Cop);
        // "Border agents beat the migrants, a lawyer said": a second subject of what is said.
        let is_spare = object
            && noun + 1 == word
            && syntax.relation(noun) == Relation::Nsubj
            && syntax.head(noun).is_some_and(|verb| {
                syntax
                    .children(verb)
                    .any(|other| other > word && syntax.relation(other) == Relation::Nsubj)
            });
        noun < word
            && matches!(syntax.upos(noun), Upos::Noun | Upos::Propn)
            && (is_root || is_spare)
    });
    let has_agent = syntax
        .children(word)
        .any(|child| syntax.deprel(child).subtype == Subtype::Agent);
    // What is done to the noun needs no other object.
    let is_active = object || frame.particle.is_some() || !frame.recipients.contains(&Slot::Object);
    is_whole
        && is_subject
        && is_active
        && !has_agent
        && !has(word, Relation::Nsubj)
        && !has(word, Relation::Aux)
}

/// Whether a finite verb has been read as the participle of a noun: it stands right behind a name, and nothing else in its
/// sentence is a verb.
pub(in crate::extract) fn is_misread(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    if !matches!(syntax.relation(word), Relation::Amod | Relation::Acl)
        || !matches!(syntax.xpos(word), "VBN" | "VBD" | "VBZ" | "VBP")
    {
        return false;
    }
    if passage.segments.words.len() > word + 1 && passage.word(word + 1).eq_ignore_ascii_case("by")
    {
        return false;
    }
    if is_after_conjunction(passage, word) {
        return true;
    }
    syntax.ancestors(word).skip(1).all(|above| {
        syntax.upos(above) != Upos::Verb && syntax.child(above, Relation::Cop).is_none()
    })
}

/// "years after Riyadh severed relations": a name between a conjunction and a past form before its object.
fn is_after_conjunction(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    let mut first = word;
    while first > 0 && syntax.upos(first - 1) == Upos::Propn {
        first -= 1;
    }
    let cues = passage.lexicon.cues();
    let is_led = |at: usize| {
        let lemma = syntax.lemma(at);
        cues.is(lemma, CueWord::Opener) || cues.is(lemma, CueWord::Adverbial)
    };
    first < word
        && syntax.relation(word) == Relation::Amod
        && syntax.head(word) == Some(word + 1)
        && first.checked_sub(1).is_some_and(is_led)
}

fn in_slot(
    passage: &Passage<'_>,
    roles: &Roles<'_>,
    slot: &Slot,
    behind: Range<usize>,
) -> Vec<ActorId> {
    let is_adposition = |word: &usize| passage.syntax.upos(*word) == Upos::Adp;
    match slot {
        Slot::After(adposition) | Slot::ObjectAfter(adposition) => behind
            .clone()
            .find(|&word| passage.word(word).eq_ignore_ascii_case(adposition))
            .map(|case| roles.first_between(case + 1..behind.end))
            .unwrap_or_default(),
        Slot::Object | Slot::ObjectOwner | Slot::Indirect => {
            let end = behind.clone().find(is_adposition).unwrap_or(behind.end);
            roles.first_between(behind.start..end)
        }
        Slot::Subject | Slot::Owner => Vec::new(),
    }
}
