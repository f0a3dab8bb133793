//! Words that only the layout attributes: "Speaker: words", "words — Speaker", and the turns of a transcript.

use std::ops::Range;

use super::candidate::Candidate;
use super::content::{quoted, spans};
use super::turns::Turn;
use crate::extract::Passage;
use crate::extract::quotes::Quotes;
use crate::lexicon::{Cue, CueWord};
use crate::model::Construction;
use crate::syntax::{EntityKind, Relation, Upos};

/// The longest name with a title that the layout can give as speaker.
const MAX_SPEAKER_WORDS: usize = 10;

/// Adds the attributions that stand in no verb.
pub(super) fn add<'l>(
    passage: &Passage<'l>,
    quotes: &Quotes,
    turns: &[Turn],
    candidates: &mut Vec<Candidate<'l>>,
) {
    let Some(entry) = passage.lexicon.cues().layout() else {
        return;
    };
    let mut found = Vec::new();
    for quote in quotes.all() {
        found.extend(signed(passage, entry, quotes, quote.words.clone()));
    }
    for sentence in passage.sentences() {
        match turns.binary_search_by_key(&sentence.start, |turn| turn.label.start) {
            Ok(turn) if !turns[turn].is_statement => {}
            Ok(turn) => {
                let turn = &turns[turn];
                let content = spans(passage, turn.label.end..turn.paragraph_end);
                found.extend(
                    (!content.is_empty()).then(|| {
                        candidate(passage, entry, turn.name.end, turn.name.clone(), content)
                    }),
                );
            }
            Err(_) => found.extend(labelled(passage, entry, quotes, sentence)),
        }
    }
    candidates.extend(found);
    let introduced: Vec<_> = quotes
        .all()
        .iter()
        .filter_map(|quote| introduced(passage, entry, quotes, quote.words.clone(), candidates))
        .collect();
    candidates.extend(introduced);
}

/// "…" — Speaker, to the end of the paragraph's line.
fn signed<'l>(
    passage: &Passage<'l>,
    entry: &'l Cue,
    quotes: &Quotes,
    words: Range<usize>,
) -> Option<Candidate<'l>> {
    let dash = words.end + 1;
    let count = passage.segments.words.len();
    if dash + 1 >= count || !matches!(passage.word(dash), "—" | "–" | "―" | "--" | "-") {
        return None;
    }
    let mut end = dash + 1;
    while end < count
        && end <= dash + MAX_SPEAKER_WORDS
        && !gap(passage, end - 1).contains('\n')
        && quotes.number(end).is_none()
        && matches!(
            passage.syntax.upos(end),
            Upos::Propn | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Det | Upos::Num | Upos::X
        )
    {
        end += 1;
    }
    let ends_line = end >= count
        || gap(passage, end - 1).contains('\n')
        || matches!(passage.word(end), "," | "." | "(");
    let is_name = passage.word(dash + 1).starts_with(char::is_uppercase);
    if end == dash + 1 || !ends_line || !is_name || words.len() < 3 {
        return None;
    }
    let content = quotes
        .around(words.start)
        .and_then(|quote| quoted(passage, quote))?;
    Some(candidate(
        passage,
        entry,
        dash,
        dash + 1..end,
        vec![content],
    ))
}

/// Clause: "…", where nothing else attributes the quotation and the clause has a subject that speaks.
fn introduced<'l>(
    passage: &Passage<'l>,
    entry: &'l Cue,
    quotes: &Quotes,
    words: Range<usize>,
    candidates: &[Candidate<'_>],
) -> Option<Candidate<'l>> {
    let syntax = passage.syntax;
    let colon = words
        .start
        .checked_sub(2)
        .filter(|&word| passage.word(word) == ":" && quotes.number(word).is_none())?;
    let content = quotes
        .around(words.start)
        .filter(|_| words.len() >= 3)
        .and_then(|quote| quoted(passage, quote))?;
    let is_attributed = candidates.iter().any(|other| {
        other.content.iter().any(|span| span.overlaps(content))
            || other.cue.contains(passage.span(colon))
    });
    if is_attributed {
        return None;
    }
    let sentence = passage.segments.sentence_at(passage.span(colon).start)?;
    let start = passage.segments.sentences[sentence].words.start;
    // "… - Anna Berg: “…”"
    if colon > start && speaks(passage, colon - 1) && syntax.upos(colon - 1) == Upos::Propn {
        let name = passage
            .entity_at(colon - 1)
            .map_or(colon - 1, |entity| entity.start.max(start));
        return Some(candidate(passage, entry, colon, name..colon, vec![content]));
    }
    let root = (start..colon).find(|&word| syntax.relation(word) == Relation::Root)?;
    let subject = syntax
        .children(root)
        .find(|&child| child < root && syntax.relation(child) == Relation::Nsubj)?;
    let is_person = syntax.has_feat(subject, "Case=Nom") && syntax.lemma(subject) != "it"
        || speaks(passage, subject);
    is_person.then(|| Candidate {
        entry,
        construction: Construction::Layout,
        word: colon,
        cue: passage.span(colon),
        source: Some(subject),
        content: vec![content],
        content_head: None,
    })
}

/// What stands between a word and the next.
fn gap<'t>(passage: &Passage<'t>, word: usize) -> &'t str {
    &passage.text[passage.span(word).end..passage.span(word + 1).start]
}

/// Speaker: "…"
fn labelled<'l>(
    passage: &Passage<'l>,
    entry: &'l Cue,
    quotes: &Quotes,
    sentence: Range<usize>,
) -> Option<Candidate<'l>> {
    let limit = sentence.end.min(sentence.start + MAX_SPEAKER_WORDS);
    let colon = (sentence.start + 1..limit).find(|&word| passage.word(word) == ":")?;
    let name = sentence.start..colon;
    let is_name = name.clone().all(|word| {
        matches!(
            passage.syntax.upos(word),
            Upos::Propn | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Det
        ) && quotes.number(word).is_none()
    }) && (name
        .clone()
        .any(|word| passage.syntax.upos(word) == Upos::Propn)
        || speaks(passage, colon - 1));
    if is_name && is_headline(passage, quotes, &sentence, colon) {
        let content = spans(passage, colon + 1..sentence.end);
        return (!content.is_empty()).then(|| candidate(passage, entry, colon, name, content));
    }
    let quote = quotes.around(colon + 1).filter(|_| is_name)?;
    if quote.words.start != colon + 2 || quote.words.len() < 3 {
        return None;
    }
    let content = spans(passage, colon + 1..sentence.end.max(quote.words.end));
    (!content.is_empty()).then(|| candidate(passage, entry, colon, name, content))
}

/// "Speaker: words" as a line of its own, where those who can speak stand before the colon.
fn is_headline(
    passage: &Passage<'_>,
    quotes: &Quotes,
    sentence: &Range<usize>,
    colon: usize,
) -> bool {
    let begins_line = sentence.start == 0 || gap(passage, sentence.start - 1).contains('\n');
    let ends_line = sentence.end == passage.segments.words.len()
        || gap(passage, sentence.end - 1).contains('\n');
    let is_said = (colon + 1..sentence.end)
        .filter(|&word| passage.word(word).contains(char::is_alphanumeric))
        .count()
        >= 3;
    begins_line
        && ends_line
        && is_said
        && colon - sentence.start <= 6
        && quotes.number(colon).is_none()
        && (sentence.start..colon).any(|word| speaks(passage, word))
}

/// Whether a word names or describes somebody or something that speaks: a person, a body, a document.
fn speaks(passage: &Passage<'_>, word: usize) -> bool {
    let syntax = passage.syntax;
    passage
        .entity_at(word)
        .is_some_and(|entity| matches!(entity.kind, EntityKind::Person | EntityKind::Organization))
        || passage.nominal_at(word).is_some()
        || passage
            .lexicon
            .cues()
            .is(syntax.lemma(word), CueWord::Document)
}

fn candidate<'l>(
    passage: &Passage<'l>,
    entry: &'l Cue,
    cue: usize,
    name: Range<usize>,
    content: Vec<crate::text::Span>,
) -> Candidate<'l> {
    let syntax = passage.syntax;
    let source = name
        .clone()
        .find(|&word| {
            matches!(syntax.upos(word), Upos::Propn | Upos::Noun)
                && syntax.head(word).is_none_or(|head| !name.contains(&head))
        })
        .unwrap_or(name.start);
    Candidate {
        entry,
        construction: Construction::Layout,
        word: cue,
        cue: passage.span(cue),
        source: Some(source),
        content,
        content_head: None,
    }
}
