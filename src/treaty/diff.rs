//! Two treaty texts side by side, article by article.

use std::collections::HashMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};
use similar::{Algorithm, ChangeTag, capture_diff_slices};

use super::record::Article;
use super::treaty_text::TreatyText;
use crate::names::named;
use crate::text::{Span, one_line};

named! {
    /// What became of an article from one text to the other.
    ArticleChange {
        /// The same words under the same number.
        Same = "same",
        /// The same words under another number.
        Renumbered = "renumbered",
        /// Other words.
        Changed = "changed",
        /// Only the first text has it.
        Removed = "removed",
        /// Only the second text has it.
        Added = "added",
    }
}

named! {
    /// Whether words stand in both texts or in one.
    WordChange {
        /// In both.
        Same = "same",
        /// Only in the first.
        Removed = "removed",
        /// Only in the second.
        Added = "added",
    }
}

/// An article of one or both of two texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ArticleDiff {
    /// What became of it.
    pub change: ArticleChange,
    /// Its number in the first text.
    pub before: Option<String>,
    /// Its number in the second text.
    pub after: Option<String>,
    /// Its heading in the second text, else in the first.
    pub heading: Option<String>,
    /// The words of a changed article in order; empty for all others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Words>,
}

/// Some words of a changed article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Words {
    /// Where they stand.
    pub change: WordChange,
    /// The words, with one space between them.
    pub text: String,
}

/// How much two articles must share to be one that was changed.
const ALIKE: f64 = 0.5;

/// What changed between two texts, in the order of the second; what was removed stands where it stood in the first.
///
/// Line breaks and page layout are no changes.
///
/// # Example
/// ```
/// use detente::treaty::{ArticleChange, TreatyText, diff};
/// let old = TreatyText::parse("Article 1\nThe locks are open in May.\n\nArticle 2\nNo Party shall levy dues.");
/// let new = TreatyText::parse("Article 1\nThe locks are open in June.\n\nArticle 2\nPilots shall be paid.\n\nArticle 3\nNo Party shall levy dues.");
/// let changes: Vec<_> = diff(&old, &new).iter().map(|article| article.change).collect();
/// assert_eq!(changes, [ArticleChange::Changed, ArticleChange::Added, ArticleChange::Renumbered]);
/// ```
pub fn diff(before: &TreatyText, after: &TreatyText) -> Vec<ArticleDiff> {
    let old: Vec<Vec<&str>> = before
        .articles
        .iter()
        .map(|article| words(before, article))
        .collect();
    let new: Vec<Vec<&str>> = after
        .articles
        .iter()
        .map(|article| words(after, article))
        .collect();
    let partners = partners(before, after, &old, &new);
    let mut diffs = Vec::new();
    let mut next_old = 0;
    for (index, article) in after.articles.iter().enumerate() {
        let partner = partners[index];
        if let Some(partner) = partner {
            // What was removed before it.
            for gone in next_old..partner {
                if !partners.contains(&Some(gone)) {
                    diffs.push(removed(before, gone));
                }
            }
            next_old = next_old.max(partner + 1);
        }
        diffs.push(match partner {
            None => ArticleDiff {
                change: ArticleChange::Added,
                before: None,
                after: Some(article.number.clone()),
                heading: heading(after, article),
                words: Vec::new(),
            },
            Some(partner) => {
                let source = &before.articles[partner];
                let same = old[partner] == new[index]
                    && heading(before, source) == heading(after, article);
                let change = if !same {
                    ArticleChange::Changed
                } else if source.number == article.number {
                    ArticleChange::Same
                } else {
                    ArticleChange::Renumbered
                };
                ArticleDiff {
                    change,
                    before: Some(source.number.clone()),
                    after: Some(article.number.clone()),
                    heading: heading(after, article).or_else(|| heading(before, source)),
                    words: if same {
                        Vec::new()
                    } else {
                        word_diff(&old[partner], &new[index])
                    },
                }
            }
        });
    }
    for gone in next_old..before.articles.len() {
        if !partners.contains(&Some(gone)) {
            diffs.push(removed(before, gone));
        }
    }
    diffs
}

/// A comparison as Markdown: one line an article, and the words of those that changed.
pub fn diff_to_markdown(diffs: &[ArticleDiff]) -> String {
    let mut out = String::new();
    for diff in diffs {
        let number = match (&diff.before, &diff.after) {
            (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
            (_, Some(number)) | (Some(number), None) => number.clone(),
            (None, None) => String::new(),
        };
        // Writing to a string cannot fail.
        let _ = write!(out, "## Article {number}");
        if let Some(heading) = &diff.heading {
            let _ = write!(out, ". {heading}");
        }
        let _ = write!(out, ": {}\n\n", diff.change);
        for words in &diff.words {
            let _ = match words.change {
                WordChange::Same => write!(out, "{} ", words.text),
                WordChange::Removed => write!(out, "~~{}~~ ", words.text),
                WordChange::Added => write!(out, "**{}** ", words.text),
            };
        }
        if !diff.words.is_empty() {
            out.truncate(out.trim_end().len());
            out.push_str("\n\n");
        }
    }
    out
}

fn words<'t>(treaty: &'t TreatyText, article: &Article) -> Vec<&'t str> {
    Span::new(article.text_start, article.span.end)
        .of(&treaty.text)
        .split_whitespace()
        .collect()
}

fn heading(treaty: &TreatyText, article: &Article) -> Option<String> {
    let heading = article.heading?;
    Some(one_line(heading.of(&treaty.text)).into_owned())
}

fn removed(before: &TreatyText, index: usize) -> ArticleDiff {
    let article = &before.articles[index];
    ArticleDiff {
        change: ArticleChange::Removed,
        before: Some(article.number.clone()),
        after: None,
        heading: heading(before, article),
        words: Vec::new(),
    }
}

/// For each article of the second text the one of the first that it comes from.
fn partners(
    before: &TreatyText,
    after: &TreatyText,
    old: &[Vec<&str>],
    new: &[Vec<&str>],
) -> Vec<Option<usize>> {
    let mut partners = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let mut pair = |index: usize, partner: usize, partners: &mut Vec<Option<usize>>| {
        if !taken[partner] && partners[index].is_none() {
            taken[partner] = true;
            partners[index] = Some(partner);
        }
    };
    // The same words; of several, the one of the same number.
    let mut by_words: HashMap<&[&str], Vec<usize>> = HashMap::new();
    for (index, words) in old
        .iter()
        .enumerate()
        .filter(|(_, words)| !words.is_empty())
    {
        by_words.entry(words).or_default().push(index);
    }
    for (index, words) in new.iter().enumerate() {
        if let Some(candidates) = by_words.get(words.as_slice()) {
            let number = &after.articles[index].number;
            let same = candidates
                .iter()
                .find(|&&old| before.articles[old].number == *number);
            for &candidate in same.into_iter().chain(candidates) {
                pair(index, candidate, &mut partners);
            }
        }
    }
    // The same number, or the same heading, and much the same words.
    let free = |partner: usize, partners: &[Option<usize>]| !partners.contains(&Some(partner));
    for index in 0..new.len() {
        if partners[index].is_some() {
            continue;
        }
        let number = &after.articles[index].number;
        let name = heading(after, &after.articles[index]);
        let best = (0..old.len())
            .filter(|&partner| free(partner, &partners))
            .map(|partner| {
                let same_number = before.articles[partner].number == *number;
                let same_heading =
                    name.is_some() && heading(before, &before.articles[partner]) == name;
                let bonus =
                    if same_heading { 0.4 } else { 0.0 } + if same_number { 0.2 } else { 0.0 };
                (likeness(&old[partner], &new[index]) + bonus, partner)
            })
            .filter(|(score, _)| *score >= ALIKE)
            .max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(&left.1)));
        if let Some((_, partner)) = best {
            pair(index, partner, &mut partners);
        }
    }
    partners
}

/// The share of words that two articles have in common, from 0 to 1.
fn likeness(old: &[&str], new: &[&str]) -> f64 {
    if old.is_empty() && new.is_empty() {
        return 1.0;
    }
    let mut counts: HashMap<&str, i64> = HashMap::with_capacity(old.len());
    for word in old {
        *counts.entry(word).or_default() += 1;
    }
    let mut shared = 0u32;
    for word in new {
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    f64::from(2 * shared) / f64::from((old.len() + new.len()) as u32)
}

fn word_diff(old: &[&str], new: &[&str]) -> Vec<Words> {
    let mut words: Vec<Words> = Vec::new();
    for operation in capture_diff_slices(Algorithm::Myers, old, new) {
        for change in operation.iter_changes(old, new) {
            let tag = match change.tag() {
                ChangeTag::Equal => WordChange::Same,
                ChangeTag::Delete => WordChange::Removed,
                ChangeTag::Insert => WordChange::Added,
            };
            match words.last_mut() {
                Some(last) if last.change == tag => {
                    last.text.push(' ');
                    last.text.push_str(change.value());
                }
                _ => words.push(Words {
                    change: tag,
                    text: change.value().to_owned(),
                }),
            }
        }
    }
    words
}
