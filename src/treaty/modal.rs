//! Who must, may and may not do what: the frames of legal English, sentence by sentence.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bytes::{is_word, skip_space, skip_space_back, word_before};
use super::clause::{Sentence, sentences};
use super::record::Article;
use super::words::{Set, WORDS, rows};
use crate::names::named;
use crate::text::Span;

named! {
    /// What a sentence of law does.
    Modality {
        /// Something must be done.
        Obligation = "obligation",
        /// Something must be tried.
        BestEffort = "best_effort",
        /// Something must not be done.
        Prohibition = "prohibition",
        /// Something may be done.
        Permission = "permission",
        /// Someone is entitled to something.
        Right = "right",
        /// An organ may act.
        Power = "power",
        /// Someone or something is not held to a duty.
        Exemption = "exemption",
        /// The sentence itself makes something so: a body is set up, a treaty enters into force.
        Constitutive = "constitutive",
        /// Something is recognised, meant or said.
        Declaratory = "declaratory",
    }
}

/// One thing that a treaty says someone must, may or may not do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Obligation {
    /// The number of the article that says it.
    pub article: String,
    /// The paragraph and item, `2(a)`; empty where the article has none.
    #[serde(default)]
    pub paragraph: String,
    /// What it does.
    pub modality: Modality,
    /// Who is bound or entitled; none where the sentence names nobody before its verb.
    pub bearer: Option<Span>,
    /// The words of the frame: "shall not", "undertakes to".
    pub cue: Span,
    /// What is to be done.
    pub act: Span,
    /// For or towards whom.
    pub beneficiary: Option<Span>,
    /// When it holds.
    pub condition: Option<Span>,
    /// When it does not hold.
    pub exception: Option<Span>,
    /// The sentence.
    #[serde(flatten)]
    pub span: Span,
}

/// What a frame asks of its subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    Any,
    /// Only someone who can be bound: a party, a state.
    Party,
    /// A party, or a term that is defined.
    PartyOrTerm,
}

struct Frames {
    automaton: AhoCorasick,
    frames: Vec<(Modality, Subject)>,
}

static FRAMES: LazyLock<Frames> = LazyLock::new(|| {
    let mut forms = Vec::new();
    let mut frames = Vec::new();
    for row in rows(include_str!("../../data/treaty_modals.tsv")) {
        let [form, modality, subject, ..] = row[..] else {
            continue;
        };
        let Ok(modality) = modality.parse() else {
            continue;
        };
        let subject = match subject {
            "party" => Subject::Party,
            "party_or_term" => Subject::PartyOrTerm,
            _ => Subject::Any,
        };
        forms.push(form);
        frames.push((modality, subject));
    }
    Frames {
        automaton: AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(&forms)
            .expect("a table of short phrases makes an automaton"),
        frames,
    }
});

fn automaton(forms: &[&str]) -> AhoCorasick {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .match_kind(MatchKind::LeftmostLongest)
        .build(forms)
        .expect("a table of short phrases makes an automaton")
}

/// `treaty_clauses.tsv`.
struct Clauses {
    party: Set,
    organ: Set,
    no_subject: Set,
    nothing_subject: Set,
    leading: Set,
    condition_leading: Set,
    exception_leading: Set,
    relative: Set,
    subject_start: Set,
    adverb: Set,
    /// Conditions (even) and exceptions (odd) within a sentence.
    trailing: AhoCorasick,
    trailing_is_exception: Vec<bool>,
    beneficiary: AhoCorasick,
}

static CLAUSES: LazyLock<Clauses> = LazyLock::new(|| {
    let of = |wanted: &str| -> Vec<&'static str> {
        rows(include_str!("../../data/treaty_clauses.tsv"))
            .filter_map(|row| match row[..] {
                [form, kind, ..] if kind == wanted => Some(form),
                _ => None,
            })
            .collect()
    };
    let set = |wanted: &str| -> Set { of(wanted).into_iter().collect() };
    let conditions = of("condition");
    let exceptions = of("exception");
    let trailing: Vec<_> = conditions.iter().chain(&exceptions).copied().collect();
    Clauses {
        party: set("party"),
        organ: set("organ"),
        no_subject: set("no_subject"),
        nothing_subject: set("nothing_subject"),
        leading: set("leading"),
        condition_leading: set("condition_leading"),
        exception_leading: set("exception_leading"),
        relative: set("relative"),
        subject_start: set("subject_start"),
        adverb: set("adverb"),
        trailing: automaton(&trailing),
        trailing_is_exception: trailing
            .iter()
            .enumerate()
            .map(|(index, _)| index >= conditions.len())
            .collect(),
        beneficiary: automaton(&of("beneficiary")),
    }
});

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

/// The subject of a frame: who, and the conditions that stand before.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    subject: Option<Span>,
    condition: Option<Span>,
    exception: Option<Span>,
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

/// Whether a frame begins with an auxiliary of law.
fn is_modal(frame: &str) -> bool {
    let first = frame.split(' ').next().unwrap_or_default();
    ["shall", "will", "may", "must", "should"]
        .iter()
        .any(|modal| first.eq_ignore_ascii_case(modal))
}

/// Whether a frame is a verb alone, which may stand in any clause.
fn is_bare(frame: &str) -> bool {
    !frame.contains(' ') && !is_modal(frame)
}

/// A frame in a stretch of text.
#[derive(Debug, Clone, Copy)]
struct Hit {
    cue: Span,
    frame: usize,
}

/// The frames of a stretch, in text order: of those that begin at one place the longest whose words are whole.
fn hits(text: &str, within: Span) -> Vec<Hit> {
    let mut hits: Vec<Hit> = FRAMES
        .automaton
        .find_overlapping_iter(within.of(text))
        .map(|hit| Hit {
            cue: Span::new(within.start + hit.start(), within.start + hit.end()),
            frame: hit.pattern().as_usize(),
        })
        .filter(|hit| stands_free(text, hit.cue))
        .collect();
    hits.sort_by_key(|hit| (hit.cue.start, std::cmp::Reverse(hit.cue.end)));
    let mut end = within.start;
    hits.retain(|hit| {
        let free = hit.cue.start >= end;
        if free {
            end = hit.cue.end;
        }
        free
    });
    hits
}

/// Whether "means" is a noun here: "by means of", "the means to".
fn is_noun(text: &str, cue: Span) -> bool {
    if !text[cue.range()].starts_with("mean") {
        return false;
    }
    let before =
        word_before(text, skip_space_back(text.as_bytes(), cue.start)).to_ascii_lowercase();
    let after = text[cue.end..].trim_start();
    after.starts_with("of ")
        || after.starts_with("to ")
        || matches!(
            before.as_str(),
            "by" | "the"
                | "all"
                | "any"
                | "other"
                | "and"
                | "peaceful"
                | "with"
                | "such"
                | "same"
                | "appropriate"
                | "no"
                | "its"
                | "their"
                | "or"
                | "these"
                | "those"
        )
}

/// Whether the subject is someone who can be bound.
fn is_bound(text: &str, before: Before) -> bool {
    before
        .subject
        .is_some_and(|subject| CLAUSES.party.contains(head(subject.of(text)).as_str()))
}

/// The frame of which a parenthesis or an adverb parts the first word: "shall, where possible, endeavour", "shall also refrain".
fn resume(text: &str, cue: Span, end: usize) -> Option<(Modality, usize)> {
    let bytes = text.as_bytes();
    let first = text[cue.range()].to_ascii_lowercase();
    if !matches!(first.as_str(), "shall" | "will" | "must" | "may") {
        return None;
    }
    let mut at = skip_space(bytes, cue.end);
    let mut tries = false;
    if bytes.get(at) == Some(&b',') {
        let close = text.get(at + 1..end)?.find(',').filter(|len| *len < 160)? + at + 1;
        let between = text[at..close].to_ascii_lowercase();
        tries = between.contains("possible")
            || between.contains("feasible")
            || between.contains("practicable");
        at = skip_space(bytes, close + 1);
    } else {
        let word = super::bytes::word(text, at);
        if !(word.ends_with("ly")
            || matches!(
                word,
                "also" | "further" | "therefore" | "thus" | "in" | "at"
            ))
        {
            return None;
        }
        at = skip_space(bytes, at + word.len());
    }
    let mut until = (at + 60).min(end);
    while !text.is_char_boundary(until) {
        until -= 1;
    }
    let joined = format!("{first} {}", text.get(at..until)?);
    let hit = hits(&joined, Span::new(0, joined.len()))
        .first()
        .copied()
        .filter(|hit| hit.cue.start == 0 && hit.cue.end > first.len());
    match hit {
        Some(hit) => Some((
            FRAMES.frames[hit.frame].0,
            at + hit.cue.end - first.len() - 1,
        )),
        None => tries.then_some((Modality::BestEffort, cue.end)),
    }
}

/// Whether a frame's words are whole words.
fn stands_free(text: &str, cue: Span) -> bool {
    let bytes = text.as_bytes();
    let before = cue.start > 0 && is_word(bytes[cue.start - 1]);
    let after = bytes.get(cue.end).copied().is_some_and(is_word);
    // "May 1921" is a month.
    !before && !after && !cue.of(text).starts_with("May")
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

/// The words at `at` in small letters, up to three, one at a time longer.
fn phrases(text: &str, at: usize, end: usize) -> impl Iterator<Item = String> + '_ {
    let words = text.get(at..end).unwrap_or_default();
    let mut phrase = String::new();
    words.split_ascii_whitespace().take(4).map(move |word| {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(word.trim_matches([',', ';', ':', '"', '(', ')']));
        phrase.make_ascii_lowercase();
        phrase.clone()
    })
}

fn starts_with(set: &Set, text: &str, at: usize, end: usize) -> bool {
    phrases(text, at, end).any(|phrase| set.contains(phrase.as_str()))
}

/// Takes the leading clauses off a frame's subject.
fn subject(text: &str, start: usize, end: usize) -> Before {
    let clauses = &*CLAUSES;
    let bytes = text.as_bytes();
    let mut before = Before::default();
    let mut at = skip_space(bytes, start);
    // Leading clauses, each up to the comma before which its words end.
    for _ in 0..4 {
        let opener = phrases(text, at, end).next();
        if !opener.is_some_and(|word| clauses.leading.contains(word.as_str())) {
            break;
        }
        let Some(comma) = subject_comma(text, at, end) else {
            return Before {
                subject: subject_without_comma(text, at, end),
                ..before
            };
        };
        let clause = Span::new(at, comma);
        if starts_with(&clauses.exception_leading, text, at, comma) {
            before.exception = before.exception.or(Some(clause));
        } else if starts_with(&clauses.condition_leading, text, at, comma) {
            before.condition = before.condition.or(Some(clause));
        }
        at = skip_space(bytes, comma + 1);
    }
    let until = trim_adverbs(text, at, end);
    if until > at {
        before.subject = Some(Span::new(at, cut_parenthesis(text, at, until)));
    }
    before
}

/// The comma after which the subject of a sentence begins that opens with a leading clause.
fn subject_comma(text: &str, start: usize, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start;
    let mut fallback = None;
    let mut depth = 0usize;
    while let Some(stop) = bytes
        .get(at..end)
        .and_then(|rest| memchr::memchr3(b',', b'(', b')', rest))
        .map(|len| at + len)
    {
        at = stop + 1;
        match bytes[stop] {
            b'(' => depth += 1,
            b')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ => {
                let next = skip_space(bytes, at);
                let opens = starts_with(&CLAUSES.subject_start, text, next, end.min(next + 40))
                    || bytes.get(next).is_some_and(u8::is_ascii_uppercase);
                let leads = phrases(text, next, end)
                    .next()
                    .is_some_and(|word| CLAUSES.leading.contains(word.as_str()));
                if opens {
                    return Some(stop);
                }
                if leads {
                    return Some(stop);
                }
                fallback = Some(stop);
            }
        }
    }
    fallback
}

/// The subject behind a leading phrase without a comma: "On the first of June both Parties shall".
fn subject_without_comma(text: &str, start: usize, end: usize) -> Option<Span> {
    let clauses = &*CLAUSES;
    let opener = phrases(text, start, end).next()?;
    // The frame of "if a Party shall" is the condition's own.
    if clauses.relative.contains(opener.as_str())
        || clauses.exception_leading.contains(opener.as_str())
        || opener == "should"
    {
        return None;
    }
    let end = trim_adverbs(text, start, end);
    let mut at = end;
    while at > start {
        let word = word_before(text, at);
        let from = at - word.len();
        if word.is_empty() || from <= start {
            return None;
        }
        let before = skip_space_back(text.as_bytes(), from);
        let previous = word_before(text, before).to_ascii_lowercase();
        if clauses
            .subject_start
            .contains(word.to_ascii_lowercase().as_str())
            && !WORDS.small_word.contains(previous.as_str())
            && !clauses.subject_start.contains(previous.as_str())
        {
            return Some(Span::new(from, end));
        }
        at = before;
    }
    None
}

/// Takes "hereby", "also" and the like off a subject's end.
fn trim_adverbs(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = skip_space_back(bytes, end);
    loop {
        if end > start && matches!(bytes[end - 1], b',' | b':') {
            end = skip_space_back(bytes, end - 1);
            continue;
        }
        let word = word_before(text, end);
        let at = end - word.len();
        if word.is_empty()
            || at < start
            || at == start
            || !CLAUSES.adverb.contains(word.to_ascii_lowercase().as_str())
        {
            return end.max(start);
        }
        end = skip_space_back(bytes, at).max(start);
    }
}

/// The subject without what is put in between commas behind it: "The Parties, acting jointly,".
fn cut_parenthesis(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let Some(comma) = text[start..end].find(',').map(|len| start + len) else {
        return end;
    };
    let next = skip_space(bytes, comma + 1);
    let goes_on = bytes.get(next).is_some_and(u8::is_ascii_uppercase)
        || text[next..end].starts_with("the ") && text[next..end].contains(" and ");
    if goes_on { end } else { comma }
}

/// Where the clause after "agree that" begins, if this frame opens one with a frame of its own.
fn opens_embedded(text: &str, cue: Span, end: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let after = skip_space(bytes, cue.end);
    let rest = text.get(after..end)?;
    let verb = text[cue.range()].to_ascii_lowercase();
    let binds = ["agree", "undertake", "pledge", "understood"]
        .iter()
        .any(|binding| verb.contains(binding));
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

/// The last noun of a subject, before what is attached to it.
fn head(words: &str) -> String {
    let mut head = "";
    for word in words.split_ascii_whitespace() {
        let bare = word.trim_matches([',', ';', '"', '“', '”', '(', ')', '\u{2019}']);
        if !head.is_empty()
            && matches!(
                bare.to_ascii_lowercase().as_str(),
                "of" | "to"
                    | "in"
                    | "which"
                    | "that"
                    | "who"
                    | "whose"
                    | "for"
                    | "on"
                    | "under"
                    | "by"
                    | "with"
                    | "from"
                    | "at"
                    | "referred"
                    | "concerned"
                    | "within"
                    | "between"
                    | "and"
                    | "or"
                    | "established"
                    | "so"
                    | "party"
            )
        {
            break;
        }
        head = bare;
    }
    head.to_ascii_lowercase()
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

fn is_party(words: &str, head: &str) -> bool {
    let first_is_name = words.starts_with(|first: char| first.is_uppercase());
    CLAUSES.party.contains(head)
        || words.split_ascii_whitespace().take(6).any(|word| {
            CLAUSES
                .party
                .contains(word.trim_matches(',').to_ascii_lowercase().as_str())
        })
        || first_is_name
            && words.split_ascii_whitespace().count() <= 3
            && !head.ends_with("ment")
            && words
                .split_ascii_whitespace()
                .all(|word| word.starts_with(char::is_uppercase))
}

/// A term that a definition explains: in quotation marks, or few words without a verb.
fn is_term(words: &str) -> bool {
    words.contains(['"', '“', '\u{2018}']) || words.len() < 60
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
