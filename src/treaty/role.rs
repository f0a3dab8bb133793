//! What an article is for, told by its heading, or by its words where the heading does not say.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::bytes::is_word;
use super::record::{Article, ArticleRole};
use super::words::rows;

/// `treaty_roles.tsv`.
struct Cues {
    heading: AhoCorasick,
    heading_roles: Vec<ArticleRole>,
    text: AhoCorasick,
    text_weights: Vec<Cue>,
}

#[derive(Debug, Clone, Copy)]
struct Cue {
    role: ArticleRole,
    weight: i32,
    /// How far into the article it may stand.
    within: usize,
    /// How often it counts.
    times: u8,
    /// Whether it may be the begin of a longer word.
    is_stem: bool,
}

static CUES: LazyLock<Cues> = LazyLock::new(|| {
    let mut heading = Vec::new();
    let mut heading_roles = Vec::new();
    let mut text = Vec::new();
    let mut text_cues = Vec::new();
    for row in rows(include_str!("../../data/treaty_roles.tsv")) {
        let [form, place, role, weight, ..] = row[..] else {
            continue;
        };
        let (Ok(role), Ok(weight)) = (role.parse(), weight.parse()) else {
            continue;
        };
        if place == "heading" {
            heading.push(form);
            heading_roles.push(role);
        } else {
            text.push(form.trim_end_matches('*'));
            text_cues.push(Cue {
                is_stem: form.ends_with('*'),
                role,
                weight,
                within: match place {
                    "begin" => BEGIN,
                    "early" => EARLY,
                    _ => LOOK,
                },
                times: if place == "many" { 2 } else { 1 },
            });
        }
    }
    // A phrase may speak for several roles, and for one within another.
    let build = |forms: &[&str]| {
        AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(forms)
            .expect("a table of short phrases makes an automaton")
    };
    Cues {
        heading: build(&heading),
        heading_roles,
        text: build(&text),
        text_weights: text_cues,
    }
});

/// How much of an article is looked at.
const LOOK: usize = 1600;
/// How far into an article its text still begins: past a paragraph's number.
const BEGIN: usize = 3;
/// What stands so early says what the article is for.
const EARLY: usize = 260;
/// What the cues for a role must weigh together.
const ENOUGH: i32 = 12;
/// What the strongest of them must weigh.
const LEAST: i32 = 7;

/// The roles of an article of this small-letter text.
pub(super) fn roles(lower: &str, article: &Article) -> Vec<ArticleRole> {
    let mut roles = article
        .heading
        .map(|heading| by_heading(heading.of(lower)))
        .unwrap_or_default();
    if roles.is_empty() {
        let mut end = (article.text_start + LOOK).min(article.span.end);
        while !lower.is_char_boundary(end) {
            end -= 1;
        }
        roles = by_text(&lower[article.text_start.min(end)..end]);
    }
    roles.sort_unstable();
    roles
}

fn by_heading(heading: &str) -> Vec<ArticleRole> {
    let cues = &*CUES;
    let bytes = heading.as_bytes();
    let mut roles = Vec::new();
    for hit in cues.heading.find_overlapping_iter(heading) {
        let free = !(hit.start() > 0 && is_word(bytes[hit.start() - 1])
            || bytes.get(hit.end()).copied().is_some_and(is_word));
        let role = cues.heading_roles[hit.pattern().as_usize()];
        if free && !roles.contains(&role) {
            roles.push(role);
        }
    }
    roles
}

fn by_text(text: &str) -> Vec<ArticleRole> {
    let cues = &*CUES;
    let bytes = text.as_bytes();
    let mut weights = [(0i32, 0i32); ArticleRole::ALL.len()];
    let mut seen = vec![0u8; cues.text_weights.len()];
    for hit in cues.text.find_overlapping_iter(text) {
        let index = hit.pattern().as_usize();
        let cue = cues.text_weights[index];
        if seen[index] >= cue.times
            || hit.start() > cue.within
            || hit.start() > 0 && is_word(bytes[hit.start() - 1]) && is_word(bytes[hit.start()])
            || !cue.is_stem
                && is_word(bytes[hit.end() - 1])
                && bytes.get(hit.end()).copied().is_some_and(is_word)
        {
            continue;
        }
        seen[index] += 1;
        let (sum, best) = &mut weights[cue.role as usize];
        *sum += cue.weight;
        *best = cue.weight.max(*best);
    }
    ArticleRole::ALL
        .iter()
        .copied()
        .filter(|role| {
            let (sum, best) = weights[*role as usize];
            sum >= ENOUGH && best >= LEAST
        })
        .collect()
}
