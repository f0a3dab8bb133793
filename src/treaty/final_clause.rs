//! The clauses at a treaty's end, as typed fields: entry into force, duration, withdrawal, languages and the rest.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bytes::is_word;
use super::clause::{sentences, split};
use super::frames::stands_free;
use super::period::{date, last_period, period};
use super::record::{Article, ArticleRole};
use super::words::{CLAUSES, rows};
use crate::model::Time;
use crate::text::Span;

/// The sentence that holds one final clause, with what it fixes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FinalClause {
    /// The sentence.
    #[serde(flatten)]
    pub span: Span,
    /// The article that holds it; none where it stands in the closing.
    pub article: Option<String>,
    /// A length of time that it fixes: until entry into force, of the treaty, of a notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Time>,
    /// A day that it fixes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Time>,
    /// What it waits for: "after the deposit of the tenth instrument of ratification".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<Span>,
    /// Whether it allows what it is about: reservations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_allowed: Option<bool>,
    /// ISO 639 codes of the languages whose texts bind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
}

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident: $role:ident,)*) => {
        /// A treaty's final clauses; a field is empty where the text has none.
        #[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
        #[serde(default)]
        #[non_exhaustive]
        pub struct FinalClauses {
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $field: Option<FinalClause>,)*
        }

        /// The fields' names, in the order of the struct.
        const FIELDS: &[(&str, ArticleRole)] = &[$((stringify!($field), ArticleRole::$role),)*];

        impl FinalClauses {
            /// The fields with their names, in the order of the documentation.
            pub fn iter(&self) -> impl Iterator<Item = (&'static str, &FinalClause)> {
                [$((stringify!($field), self.$field.as_ref()),)*]
                    .into_iter()
                    .filter_map(|(name, clause)| Some((name, clause?)))
            }

            fn slots(&mut self) -> [&mut Option<FinalClause>; FIELDS.len()] {
                [$(&mut self.$field,)*]
            }
        }
    };
}

fields! {
    /// When the treaty begins to bind.
    entry_into_force: EntryIntoForce,
    /// Whether it applies before it is in force.
    provisional_application: ProvisionalApplication,
    /// How long it lasts.
    duration: Duration,
    /// How it is renewed.
    renewal: Duration,
    /// How a party leaves, with the period of notice.
    withdrawal: WithdrawalTermination,
    /// How it is changed.
    amendment: Amendment,
    /// How others join.
    accession: Accession,
    /// Whether reservations may be made.
    reservations: Reservation,
    /// How disputes are settled.
    dispute_settlement: DisputeSettlement,
    /// Who keeps it.
    depositary: Depositary,
    /// How it is registered.
    registration: Registration,
    /// Which languages bind.
    authentic_languages: AuthenticTexts,
}

impl FinalClauses {
    pub(super) fn map_spans(&mut self, change: &mut impl FnMut(Span) -> Span) {
        for clause in self.slots().into_iter().flatten() {
            clause.span = change(clause.span);
            for time in [&mut clause.period, &mut clause.date].into_iter().flatten() {
                time.span = change(time.span);
            }
            clause.condition = clause.condition.map(&mut *change);
        }
    }
}

struct Cues {
    automaton: AhoCorasick,
    /// The field of each cue, and its weight.
    fields: Vec<(usize, i32)>,
    languages: Vec<(&'static str, &'static str)>,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut forms = Vec::new();
    let mut cues = Vec::new();
    for row in rows(include_str!("../../data/treaty_final.tsv")) {
        let [form, field, weight, ..] = row[..] else {
            continue;
        };
        let field = FIELDS.iter().position(|(name, _)| *name == field);
        let (Some(field), Ok(weight)) = (field, weight.parse()) else {
            continue;
        };
        forms.push(form);
        cues.push((field, weight));
    }
    Cues {
        automaton: AhoCorasick::new(&forms).expect("a table of short phrases makes an automaton"),
        fields: cues,
        languages: rows(include_str!("../../data/treaty_languages.tsv"))
            .filter_map(|row| match row[..] {
                [name, code, ..] => Some((name, code)),
                _ => None,
            })
            .collect(),
    }
});

/// What an article of the field's own role adds.
const ROLE: i32 = 8;
/// What a sentence must weigh.
const ENOUGH: i32 = 10;

/// The best sentence of each field. `text` and `lower` are the same text, the second in small letters.
pub(super) fn final_clauses(
    text: &str,
    lower: &str,
    articles: &[Article],
    closing: Option<Span>,
) -> FinalClauses {
    let mut best = [0i32; FIELDS.len()];
    let mut clauses = FinalClauses::default();
    for (index, article) in articles.iter().enumerate() {
        // Of two sentences that say the same the later one is the final clause.
        let place = i32::from(index * 2 >= articles.len()) * 2;
        sentences(text, article, &mut |sentence| {
            let bonus = |field: usize| {
                place
                    + if article.roles.contains(&FIELDS[field].1) {
                        ROLE
                    } else {
                        0
                    }
            };
            weigh(lower, sentence.span, bonus, |field, weight| {
                if weight >= ENOUGH && weight > best[field] {
                    best[field] = weight;
                    *clauses.slots()[field] = Some(clause(
                        text,
                        lower,
                        FIELDS[field].0,
                        sentence.span,
                        Some(&article.number),
                    ));
                }
            });
        });
    }
    if let Some(closing) = closing {
        split(text, closing.start, closing.end, &mut |span| {
            weigh(
                lower,
                span,
                |_| 0,
                |field, weight| {
                    let languages = FIELDS[field].0 == "authentic_languages";
                    let known = clauses.slots()[field]
                        .as_ref()
                        .is_some_and(|known| !languages || !known.languages.is_empty());
                    if weight >= ENOUGH && (languages || FIELDS[field].0 == "depositary") && !known
                    {
                        *clauses.slots()[field] =
                            Some(clause(text, lower, FIELDS[field].0, span, None));
                    }
                },
            );
        });
        // "In two originals, each in X and Y. Both texts bind": the names stand in the sentence before.
        if let Some(clause) = &mut clauses.authentic_languages
            && clause.languages.is_empty()
        {
            clause.languages = named_languages(text, closing);
        }
    }
    clauses
}

/// Calls `take` with every field that the sentence has cues of, and what they weigh.
fn weigh(lower: &str, span: Span, bonus: impl Fn(usize) -> i32, mut take: impl FnMut(usize, i32)) {
    let cues = &*CUES;
    let words = span.of(lower);
    let bytes = words.as_bytes();
    let mut weights = [0i32; FIELDS.len()];
    let mut strong = [false; FIELDS.len()];
    for hit in cues.automaton.find_overlapping_iter(words) {
        if hit.start() > 0 && is_word(bytes[hit.start() - 1]) {
            continue;
        }
        let (field, weight) = cues.fields[hit.pattern().as_usize()];
        if weight >= ENOUGH {
            if strong[field] {
                continue;
            }
            strong[field] = true;
        }
        weights[field] += weight;
    }
    for field in 0..FIELDS.len() {
        if strong[field] {
            take(field, weights[field] + bonus(field));
        }
    }
}

/// What an entry into force waits for: behind the words that say so ("shall enter into force after …"), else before them.
fn awaited(words: &str, cue: usize) -> Option<Span> {
    let opening = |from: usize| {
        [&CLAUSES.entry_condition, &CLAUSES.entry_day]
            .into_iter()
            .find_map(|openings| {
                openings
                    .find_iter(words.get(from..)?)
                    .map(|hit| Span::new(from + hit.start(), from + hit.end()))
                    .find(|hit| stands_free(words, *hit))
            })
    };
    let start = opening(cue).or_else(|| opening(0))?.start;
    let end = words[start..]
        .find(['.', ';'])
        .map_or(words.len(), |len| start + len);
    Some(Span::new(start, end))
}

/// Where a sentence in small letters has the first strong cue of a field.
fn cue_of(field: &str, words: &str) -> Option<usize> {
    CUES.automaton
        .find_overlapping_iter(words)
        .filter(|hit| {
            let (of, weight) = CUES.fields[hit.pattern().as_usize()];
            weight >= ENOUGH && FIELDS[of].0 == field
        })
        .map(|hit| hit.start())
        .min()
}

/// The languages that a stretch names, in text order.
fn named_languages(text: &str, within: Span) -> Vec<String> {
    let mut found: Vec<(usize, &str)> = CUES
        .languages
        .iter()
        .filter_map(|(name, code)| {
            let at = within.of(text).find(name)?;
            let end = within.start + at + name.len();
            (!text.as_bytes().get(end).copied().is_some_and(is_word)).then_some((at, *code))
        })
        .collect();
    found.sort_unstable();
    let mut languages: Vec<String> = Vec::new();
    for (_, code) in found {
        if !languages.iter().any(|known| known == code) {
            languages.push(code.to_owned());
        }
    }
    languages
}

fn clause(text: &str, lower: &str, field: &str, span: Span, article: Option<&str>) -> FinalClause {
    let words = span.of(lower);
    let period = match field {
        "entry_into_force" | "duration" => period(text, span),
        // "For twenty years, and is renewed for five years each time."
        "renewal" => {
            cue_of(field, words).and_then(|at| period(text, Span::new(span.start + at, span.end)))
        }
        // "After twenty years a Party may leave, one year after its notice."
        "withdrawal" => last_period(text, span),
        _ => None,
    };
    let date = match field {
        "entry_into_force" | "duration" | "provisional_application" => date(text, span),
        _ => None,
    };
    let condition = (field == "entry_into_force")
        .then(|| awaited(words, cue_of(field, words).unwrap_or_default()))
        .flatten()
        .map(|awaited| awaited.shifted(span.start));
    let is_allowed = (field == "reservations").then(|| !CLAUSES.denial.is_match(words));
    let mut languages = Vec::new();
    if field == "authentic_languages" {
        languages = named_languages(text, span);
    }
    FinalClause {
        span,
        article: article.map(str::to_owned),
        period,
        date,
        condition,
        is_allowed,
        languages,
    }
}
