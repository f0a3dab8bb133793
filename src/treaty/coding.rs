//! What a treaty provides, in the provision kinds of the record model; for alliances after ATOP and the Correlates of War.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bytes::is_word;
use super::obligation::{Modality, Obligation};
use super::words::rows;
use crate::model::ProvisionKind;
use crate::names::named;
use crate::text::Span;

/// One kind of provision, with the articles that show it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct CodedProvision {
    /// The kind.
    pub kind: ProvisionKind,
    /// The articles, in text order.
    pub articles: Vec<String>,
    /// Whether every one of its sentences names a condition.
    pub is_conditional: bool,
    /// The sentence that shows it best.
    #[serde(flatten)]
    pub span: Span,
}

named! {
    /// Classes of alliances, after the Correlates of War; the strongest that the obligations show.
    CowClass {
        /// Help in war.
        Defense = "defense",
        /// Staying out of war.
        Neutrality = "neutrality",
        /// No attack on each other.
        Nonaggression = "nonaggression",
        /// Talks in a crisis.
        Entente = "entente",
    }
}

/// What a treaty provides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Coding {
    /// Every kind of provision that the treaty shows, the alliance's obligations first.
    pub provisions: Vec<CodedProvision>,
    /// The class of alliance, where it is one.
    pub cow_class: Option<CowClass>,
}

impl Coding {
    /// The obligations that ATOP codes: defense, offense, neutrality, nonaggression, consultation.
    pub fn atop(&self) -> impl Iterator<Item = &CodedProvision> {
        self.provisions.iter().filter(|coded| is_atop(coded.kind))
    }
}

fn is_atop(kind: ProvisionKind) -> bool {
    matches!(
        kind,
        ProvisionKind::Defense
            | ProvisionKind::Offense
            | ProvisionKind::Neutrality
            | ProvisionKind::Nonaggression
            | ProvisionKind::Consultation
    )
}

/// One row of `treaty_coding.tsv`.
struct Rule {
    kind: ProvisionKind,
    /// Whether the row asks for a phrase of the second list too.
    has_second: bool,
}

struct Rules {
    automaton: AhoCorasick,
    /// Rule and list (first, second, without) of each phrase.
    phrases: Vec<(usize, usize)>,
    of: Vec<Rule>,
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    let mut forms = Vec::new();
    let mut phrases = Vec::new();
    let mut rules = Vec::new();
    for row in rows(include_str!("../../data/treaty_coding.tsv")) {
        let [kind, first, second, without, ..] = row[..] else {
            continue;
        };
        let Ok(kind) = kind.parse() else { continue };
        for (list, words) in [first, second, without].into_iter().enumerate() {
            for phrase in words.split('|').filter(|phrase| !phrase.is_empty()) {
                forms.push(phrase);
                phrases.push((rules.len(), list));
            }
        }
        rules.push(Rule {
            kind,
            has_second: !second.is_empty(),
        });
    }
    Rules {
        automaton: AhoCorasick::new(&forms).expect("a table of short phrases makes an automaton"),
        phrases,
        of: rules,
    }
});

/// The kinds of provision that a sentence in small letters shows.
pub(super) fn kinds(words: &str) -> Vec<ProvisionKind> {
    let rules = &*RULES;
    let bytes = words.as_bytes();
    let mut met = vec![[false; 3]; rules.of.len()];
    for hit in rules.automaton.find_overlapping_iter(words) {
        if hit.start() > 0 && is_word(bytes[hit.start() - 1]) {
            continue;
        }
        let (rule, list) = rules.phrases[hit.pattern().as_usize()];
        met[rule][list] = true;
    }
    let mut kinds: Vec<ProvisionKind> = rules
        .of
        .iter()
        .zip(&met)
        .filter(|(rule, met)| met[0] && (met[1] || !rule.has_second) && !met[2])
        .map(|(rule, _)| rule.kind)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// A sentence of the treaty with the kinds of provision that it shows.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub kind: ProvisionKind,
    /// Its place in the list of obligations.
    pub obligation: usize,
}

/// What each binding sentence shows; sentences that only declare something show nothing.
pub(super) fn shown(lower: &str, obligations: &[Obligation]) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut last: Option<Span> = None;
    for (index, obligation) in obligations.iter().enumerate() {
        // What a sentence leaves open it does not provide.
        if last == Some(obligation.span) || obligation.modality == Modality::Exemption {
            continue;
        }
        let declares = obligation.modality == Modality::Declaratory;
        for kind in kinds(obligation.span.of(lower)) {
            if !declares || !is_atop(kind) {
                shown.push(Shown {
                    kind,
                    obligation: index,
                });
            }
        }
        last = Some(obligation.span);
    }
    shown
}

/// Sums up what was shown, kind by kind.
pub(super) fn coding(shown: &[Shown], obligations: &[Obligation]) -> Coding {
    let mut provisions: Vec<CodedProvision> = Vec::new();
    for shown in shown {
        let obligation = &obligations[shown.obligation];
        let conditional = obligation.condition.is_some();
        match provisions.iter_mut().find(|coded| coded.kind == shown.kind) {
            Some(coded) => {
                if coded.articles.last() != Some(&obligation.article) {
                    coded.articles.push(obligation.article.clone());
                }
                coded.is_conditional &= conditional;
            }
            None => provisions.push(CodedProvision {
                kind: shown.kind,
                articles: vec![obligation.article.clone()],
                is_conditional: conditional,
                span: obligation.span,
            }),
        }
    }
    provisions.sort_by_key(|coded| coded.kind);
    let has = |kind| provisions.iter().any(|coded| coded.kind == kind);
    let cow_class = if has(ProvisionKind::Defense) || has(ProvisionKind::Offense) {
        Some(CowClass::Defense)
    } else if has(ProvisionKind::Neutrality) {
        Some(CowClass::Neutrality)
    } else if has(ProvisionKind::Nonaggression) {
        Some(CowClass::Nonaggression)
    } else if has(ProvisionKind::Consultation) {
        Some(CowClass::Entente)
    } else {
        None
    };
    Coding {
        provisions,
        cow_class,
    }
}
