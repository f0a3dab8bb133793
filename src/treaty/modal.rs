//! Who must, may and may not do what, sentence by sentence.

use super::bytes::{skip_space, skip_space_back, word_before};
use super::clause::{Sentence, sentences};
use super::frames::{FRAMES, Hit, Subject, hits, is_bare, is_modal, is_noun, resume, stands_free};
use super::obligation::{Modality, Obligation};
use super::record::Article;
use super::subject::{Before, head, is_bound, is_party, is_term, subject};
use super::words::{CLAUSES, starts_with};
use crate::text::Span;

/// Every obligation of an article, in text order.
pub(super) fn obligations(text: &str, article: &Article, found: &mut Vec<Obligation>) {
    let mut covered = 0;
    sentences(text, article, &mut |sentence| {
        let before = found.len();
        // An item of a list is part of its lead's act, unless it says who must do what itself.
        let is_item = sentence.span.end <= covered;
        read(text, article, sentence, is_item, found);
        if found.len() > before && !is_item {
            covered = sentence.span.end.max(covered);
        }
    });
}

fn read(
    text: &str,
    article: &Article,
    sentence: Sentence,
    is_item: bool,
    found: &mut Vec<Obligation>,
) {
    let own = Span::new(sentence.span.start, sentence.lead_end);
    let frames = &*FRAMES;
    let words = own.of(text);
    let mut clause_start = own.start;
    let mut before = Before::default();
    let mut last_end = None;
    let first = found.len();
    let hits = hits(text, own);
    let has_modal = hits.iter().any(|hit| is_modal(hit.cue.of(text)));
    for &Hit { cue, frame } in &hits {
        let (mut modality, wants) = frames.frames[frame];
        // "the right to establish"; "what a law establishes shall": the bare verb is not the sentence's.
        let is_bare = is_bare(cue.of(text));
        if is_bare
            && (modality == Modality::Constitutive && has_modal
                || word_before(text, skip_space_back(text.as_bytes(), cue.start))
                    .eq_ignore_ascii_case("to"))
        {
            continue;
        }
        if modality == Modality::Declaratory && is_noun(text, cue) {
            continue;
        }
        if last_end.is_some_and(|last| cue.start < last) {
            continue;
        }
        // A further verb of the same subject, a new clause, or the first frame of the sentence.
        let join = last_end.map(|last| joins(text, last, cue.start));
        match join {
            Some(Join::No) => continue,
            Some(Join::SameSubject) => {}
            Some(Join::NewClause(start)) => {
                clause_start = start;
                before = subject(text, clause_start, cue.start);
            }
            None => before = subject(text, clause_start, cue.start),
        }
        if let Some(embedded) = opens_embedded(text, cue, own.end) {
            // "agree that an attack shall": the frame that binds is the one inside.
            clause_start = embedded;
            last_end = None;
            continue;
        }
        if is_subordinate(text, before, clause_start, cue.start) {
            continue;
        }
        // An item that goes on with its lead's sentence says nothing of its own.
        if is_item
            && (before.subject.is_none()
                || !words
                    .starts_with(|first: char| first.is_uppercase() || matches!(first, '"' | '“')))
        {
            return;
        }
        let mut cue = cue;
        if let Some((resumed, end)) = resume(text, cue, own.end) {
            modality = resumed;
            cue.end = end;
        }
        // "The Parties shall not apply dues": they act; "This Agreement shall not apply" says where it holds.
        if cue.of(text).ends_with(" apply") && is_bound(text, before) {
            cue.end -= " apply".len();
            modality = if text[cue.range()].ends_with("not") {
                Modality::Prohibition
            } else {
                Modality::Obligation
            };
        }
        let Some(modality) = settle(text, before, cue, modality, wants) else {
            continue;
        };
        if found.len() > first
            && let Some(previous) = found.last_mut()
        {
            close(text, previous, cue.start, join.as_ref());
        }
        found.push(obligation(text, article, sentence, before, cue, modality));
        last_end = Some(cue.end);
    }
    for obligation in &mut found[first..] {
        finish(text, obligation);
    }
}

enum Join {
    SameSubject,
    NewClause(usize),
    No,
}

/// How a frame follows the one before it in its sentence.
fn joins(text: &str, last: usize, at: usize) -> Join {
    let bytes = text.as_bytes();
    let end = skip_space_back(bytes, at);
    let word = word_before(text, end).to_ascii_lowercase();
    if matches!(word.as_str(), "and" | "or" | "but") {
        return Join::SameSubject;
    }
    let between = &text[last..at];
    // "; it shall", ", and the Council may"
    let cut = between
        .rfind([';', ':'])
        .map(|len| last + len + 1)
        .or_else(|| {
            [", and ", ", but ", ", or "]
                .iter()
                .filter_map(|join| between.rfind(join).map(|len| last + len + join.len()))
                .max()
        });
    match cut {
        Some(cut) => {
            let mut start = skip_space(bytes, cut);
            for word in ["and ", "but ", "or ", "however, "] {
                if text[start..].starts_with(word) {
                    start += word.len();
                }
            }
            if at > start && at - start < 160 {
                Join::NewClause(start)
            } else {
                Join::No
            }
        }
        None => Join::No,
    }
}

/// Where the clause after "agree that" begins, if this frame opens one with a frame of its own.
fn opens_embedded(text: &str, cue: Span, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let after = skip_space(bytes, cue.end);
    let rest = text.get(after..end)?;
    let verb = text[cue.range()].to_ascii_lowercase();
    let binds = CLAUSES.binding.is_match(&verb);
    if !binds || !(rest.starts_with("that ") || rest.starts_with("that,")) {
        return None;
    }
    let inner = after + "that".len() + usize::from(rest.as_bytes().get(4) == Some(&b','));
    hits(text, Span::new(inner, end))
        .iter()
        .any(|hit| FRAMES.frames[hit.frame].0 != Modality::Declaratory)
        .then(|| skip_space(bytes, inner))
}

/// Whether a frame stands in a relative or conditional clause and not in the main one.
fn is_subordinate(text: &str, before: Before, clause_start: usize, at: usize) -> bool {
    let bytes = text.as_bytes();
    let end = skip_space_back(bytes, at);
    let word = word_before(text, end).to_ascii_lowercase();
    if at > clause_start
        && CLAUSES.relative.contains(word.as_str())
        && !(word == "it" && before.subject.is_some_and(|subject| subject.len() == 2))
    {
        return true;
    }
    let Some(subject) = before.subject else {
        // The sentence opens with a clause that has not ended, or with the frame itself.
        return at > skip_space(bytes, clause_start)
            || text[clause_start..at].trim().is_empty()
                && clause_start > 0
                && !text[at..].starts_with(char::is_uppercase);
    };
    // A subject that holds a clause of its own: "a Party that considers that a measure" is one, "the measures which a Party" is none.
    let words = subject.of(text);
    let Some(relative) = [
        " which ", " that ", " who ", " whom ", " if ", " when ", " where ", " unless ",
    ]
    .iter()
    .filter_map(|word| words.rfind(word).map(|len| (len, word.len())))
    .max() else {
        return false;
    };
    let tail = &words[relative.0 + relative.1..];
    // The clause has a verb of its own before the frame.
    tail.split_ascii_whitespace().count() < 3
        && !tail
            .split_ascii_whitespace()
            .any(|word| word.ends_with('s') || word.ends_with("ed"))
}

/// The modality of a frame once its subject is known; none where the frame is none with this subject.
fn settle(
    text: &str,
    before: Before,
    cue: Span,
    modality: Modality,
    wants: Subject,
) -> Option<Modality> {
    let clauses = &*CLAUSES;
    let explains = cue.of(text).starts_with("mean");
    let Some(subject) = before.subject else {
        return (wants == Subject::Any).then_some(modality);
    };
    let words = subject.of(text);
    let head = head(words);
    let is_party = is_party(words, &head);
    match wants {
        Subject::Party if !is_party => return None,
        Subject::PartyOrTerm if !(is_party || explains && is_term(words)) => return None,
        _ => {}
    }
    let denies = starts_with(&clauses.no_subject, text, subject.start, subject.end)
        || words
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("no "));
    if starts_with(&clauses.nothing_subject, text, subject.start, subject.end) {
        return Some(match modality {
            Modality::Prohibition | Modality::Constitutive | Modality::Declaratory => modality,
            _ => Modality::Exemption,
        });
    }
    if denies {
        return Some(match modality {
            Modality::Obligation
            | Modality::Permission
            | Modality::Right
            | Modality::BestEffort
            | Modality::Power => Modality::Prohibition,
            other => other,
        });
    }
    let is_organ = clauses.organ.contains(head.as_str())
        || words
            .split_ascii_whitespace()
            .take_while(|word| !matches!(*word, "of" | "which" | "that"))
            .any(|word| clauses.organ.contains(word.to_ascii_lowercase().as_str()));
    let is_named_party = CLAUSES.party.contains(head.as_str());
    if modality == Modality::Permission && is_organ && !is_named_party {
        return Some(Modality::Power);
    }
    Some(modality)
}

fn obligation(
    text: &str,
    article: &Article,
    sentence: Sentence,
    before: Before,
    cue: Span,
    modality: Modality,
) -> Obligation {
    let bytes = text.as_bytes();
    let mut start = skip_space(bytes, cue.end);
    while matches!(bytes.get(start), Some(b',' | b':')) {
        start = skip_space(bytes, start + 1);
    }
    let start = start.min(sentence.span.end);
    let passive = text[cue.range()].to_ascii_lowercase();
    let holds_act = modality == Modality::Constitutive
        || modality == Modality::Declaratory
        || passive.ends_with("force");
    Obligation {
        article: article.number.clone(),
        paragraph: path(article, cue.start),
        modality,
        bearer: before.subject,
        cue,
        // "shall enter into force": the frame is the act.
        act: Span::new(if holds_act { cue.start } else { start }, sentence.span.end),
        beneficiary: None,
        condition: before.condition,
        exception: before.exception,
        span: sentence.span,
    }
}

/// The paragraph and items that hold a place: `2(a)(i)`.
fn path(article: &Article, at: usize) -> String {
    let mut path = String::new();
    let mut level = &article.paragraphs;
    while let Some(paragraph) = level
        .iter()
        .find(|paragraph| paragraph.span.start <= at && at < paragraph.span.end)
    {
        if let Some(number) = &paragraph.number {
            if path.is_empty() {
                path.push_str(number);
            } else {
                path.push('(');
                path.push_str(number);
                path.push(')');
            }
        }
        level = &paragraph.items;
    }
    path
}

/// Ends the act of an obligation where the next one of its sentence begins.
fn close(text: &str, previous: &mut Obligation, next: usize, join: Option<&Join>) {
    let bytes = text.as_bytes();
    let end = match join {
        Some(Join::NewClause(start)) => *start,
        _ => next,
    };
    let mut end = skip_space_back(bytes, end.max(previous.act.start));
    for word in ["and", "or", "but"] {
        if end > previous.act.start + word.len() && text[..end].ends_with(word) {
            end = skip_space_back(bytes, end - word.len());
        }
    }
    while end > previous.act.start && matches!(bytes[end - 1], b',' | b';' | b':') {
        end = skip_space_back(bytes, end - 1);
    }
    // "does not affect, and shall not be read as affecting, the rights": both share what follows.
    if end > previous.act.start {
        previous.act.end = end;
    }
}

/// Takes trailing conditions and exceptions off the act, and finds for whom it is done.
fn finish(text: &str, obligation: &mut Obligation) {
    let bytes = text.as_bytes();
    let clauses = &*CLAUSES;
    let act = obligation.act;
    let mut end = act.end;
    let words = act.of(text);
    for hit in clauses.trailing.find_iter(words) {
        let at = Span::new(act.start + hit.start(), act.start + hit.end());
        let within = [obligation.condition, obligation.exception]
            .into_iter()
            .flatten()
            .any(|slot| slot.overlaps(at));
        if !stands_free(text, at) || hit.start() < 3 || within {
            continue;
        }
        let is_exception = clauses.trailing_is_exception[hit.pattern().as_usize()];
        let slot = if is_exception {
            &mut obligation.exception
        } else {
            &mut obligation.condition
        };
        if slot.is_some() {
            continue;
        }
        // Up to the comma that closes it, if it stands between commas.
        let opened = matches!(
            bytes.get(skip_space_back(bytes, at.start).wrapping_sub(1)),
            Some(b',')
        );
        let stop = text[at.end..act.end]
            .find([';', ':'])
            .map(|len| at.end + len)
            .into_iter()
            .chain(
                opened
                    .then(|| text[at.end..act.end].find(',').map(|len| at.end + len))
                    .flatten(),
            )
            .min()
            .unwrap_or(act.end);
        let mut stop = skip_space_back(bytes, stop);
        while stop > at.end && matches!(bytes[stop - 1], b'.' | b',' | b';' | b':') {
            stop -= 1;
        }
        *slot = Some(Span::new(at.start, stop));
        if stop + 2 >= act.end {
            end = end.min(at.start);
        }
    }
    let mut end = skip_space_back(bytes, end.max(act.start + 1).min(act.end));
    while end > act.start + 1 && matches!(bytes[end - 1], b'.' | b',' | b';' | b':') {
        end = skip_space_back(bytes, end - 1);
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    obligation.act.end = end.max(act.start);
    obligation.beneficiary = clauses
        .beneficiary
        .find_iter(obligation.act.of(text))
        .map(|hit| Span::new(act.start + hit.start(), act.start + hit.end()))
        .find(|span| stands_free(text, *span));
}
