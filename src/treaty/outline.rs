//! From marks and candidates to the tree of a treaty.

use super::bytes::{skip_space, skip_space_back};
use super::candidate::{Candidate, Candidates, candidates};
use super::division::{Headed, headed};
use super::front::{Front, front};
use super::heading::split;
use super::number::Key;
use super::paragraph::paragraphs;
use super::record::{Annex, Article, Division, TreatyWarning, WarningKind};
use super::scan::{AnnexKind, DivisionKind, Label, Mark, marks};
use super::sequence::{Chain, Link, best_chain};
use crate::text::Span;

/// The structure of a treaty's text.
#[derive(Debug, Default)]
pub(super) struct Outline {
    pub front: Front,
    pub divisions: Vec<Division>,
    pub articles: Vec<Article>,
    pub closing: Option<Span>,
    pub signature: Option<Span>,
    pub annexes: Vec<Annex>,
    pub warnings: Vec<TreatyWarning>,
    /// Where each article's label with its number ends, in the order of `articles`, then of the annexes' articles.
    pub label_ends: Vec<usize>,
}

/// A sequence weaker than this is chance.
const LEAST: i32 = 25;

pub(super) fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    if text.trim().is_empty() {
        outline.warn(
            WarningKind::Empty,
            Span::new(0, text.len()),
            "the text is empty".to_owned(),
        );
        return outline;
    }
    let marks = marks(text);
    let Candidates {
        likely: candidates,
        unlikely,
    } = candidates(text, &marks);
    let annex_heads = annex_heads(text, &marks);
    let mut barriers: Vec<usize> = marks
        .iter()
        .filter(|mark| mark.label == Label::Closing)
        .map(|mark| mark.start)
        .chain(annex_heads.iter().map(|(_, head)| head.start))
        .collect();
    barriers.sort_unstable();

    let links = fill(&main_chain(&candidates, &barriers), &candidates, &unlikely);
    let first = links.first().map_or(text.len(), |link| link.start);
    if links.is_empty() {
        outline.warn(
            WarningKind::NoArticles,
            Span::new(0, text.len()),
            "no articles were found".to_owned(),
        );
    }
    let last = links.last().map_or(0, |link| link.start);
    let body_end = if links.is_empty() {
        text.len()
    } else {
        body_end(text, &marks, &annex_heads, last)
    };
    let heads = division_heads(text, &marks, &links, first, body_end);
    let front_end = heads
        .first()
        .map_or(first, |(_, head)| head.start.min(first));
    if links.is_empty() {
        outline.front = front(text, 0, &marks);
    } else {
        outline.front = front(text, front_end, &marks);
    }
    outline.articles(text, &links, &heads, body_end);
    outline.divide(&heads, body_end);
    if !links.is_empty() {
        outline.after(text, &marks, &candidates, &annex_heads, body_end);
        outline.check(&links);
    }
    outline
}

/// Marks that head an annex, with what they say.
fn annex_heads(text: &str, marks: &[Mark]) -> Vec<(AnnexKind, Headed)> {
    marks
        .iter()
        .enumerate()
        .filter_map(|(index, mark)| {
            let Label::Annex(kind) = mark.label else {
                return None;
            };
            let shouts = text[mark.start..mark.end]
                .bytes()
                .all(|byte| !byte.is_ascii_lowercase());
            if text.as_bytes()[mark.start].is_ascii_lowercase() || !mark.at_line_start && !shouts {
                return None;
            }
            let next = marks.get(index + 1).map_or(text.len(), |next| next.start);
            let needs_number = !(mark.at_line_start && shouts
                || kind == AnnexKind::Declaration
                || mark.at_line_start && stands_alone(text, mark.start));
            headed(text, mark, next, needs_number).map(|head| (kind, head))
        })
        .collect()
}

/// Whether the line at `at` has empty lines around it and reads like a heading.
fn stands_alone(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let before = skip_space_back(bytes, at);
    let end = super::bytes::line_end(bytes, at);
    let after = skip_space(bytes, end);
    let breaks = |from, to| super::bytes::breaks(bytes, from, to);
    breaks(before, at) > 1
        && breaks(end, after) > 1
        && super::heading::is_heading_line(text, at, end)
}

/// The sequence of the treaty's own articles: the heaviest one, or one before it that a closing or an annex parts from it.
fn main_chain(candidates: &[Candidate], barriers: &[usize]) -> Vec<Link> {
    let best = best_chain(candidates, barriers);
    if best.weight < LEAST {
        return Vec::new();
    }
    let mut links = best.links;
    let start = links[0].start;
    if let Some(&barrier) = barriers.iter().rev().find(|&&barrier| barrier <= start) {
        let before =
            &candidates[..candidates.partition_point(|candidate| candidate.start < barrier)];
        let earlier: Chain = best_chain(before, barriers);
        let each = earlier.weight / i32::try_from(earlier.links.len().max(1)).unwrap_or(1);
        if earlier.links.len() >= 2 && each >= 30 {
            links = earlier.links;
        }
    }
    links
}

/// Puts articles back whose numbers are missing between two others: a label of that very number that a reference would
/// hardly have, or a strong heading of another number that stands where the missing one should.
fn fill(links: &[Link], likely: &[Candidate], unlikely: &[Candidate]) -> Vec<Link> {
    let mut filled: Vec<Link> = Vec::with_capacity(links.len());
    for (index, mut link) in links.iter().copied().enumerate() {
        // 13, 14, 14, 16: the second 14 stands where 15 should.
        if let Some(last) = filled.last().copied()
            && last.number.key == link.number.key
            && links
                .get(index + 1)
                .is_some_and(|next| missing(link.number.key, next.number.key) > 0)
        {
            link.number.key = link.number.key.next();
            link.is_misnumbered = true;
        }
        while let Some(last) = filled.last().copied() {
            let missing = missing(last.number.key, link.number.key);
            if missing == 0 {
                break;
            }
            let between = |candidates: &[Candidate]| {
                let from = candidates.partition_point(|candidate| candidate.start <= last.start);
                let to = candidates.partition_point(|candidate| candidate.start < link.start);
                from..to
            };
            let next = last.number.key.next();
            let named = unlikely[between(unlikely)].iter().find_map(|candidate| {
                let number = candidate
                    .readings
                    .iter()
                    .find(|number| number.key == next)?;
                Some(Link {
                    start: candidate.start,
                    number,
                    is_misnumbered: false,
                })
            });
            if let Some(link) = named {
                filled.push(link);
                continue;
            }
            let misfits: Vec<&Candidate> = likely[between(likely)]
                .iter()
                .filter(|candidate| candidate.is_strong || candidate.score >= 10)
                .collect();
            if misfits.len() as u32 == missing {
                let mut key = last.number.key;
                for candidate in misfits {
                    let Some(number) = candidate.readings.iter().last() else {
                        continue;
                    };
                    key = key.next();
                    filled.push(Link {
                        start: candidate.start,
                        number: super::number::Number { key, ..number },
                        is_misnumbered: true,
                    });
                }
            }
            break;
        }
        filled.push(link);
    }
    filled
}

/// How many numbers are missing between two neighbours.
fn missing(from: Key, to: Key) -> u32 {
    if from.is_dotted() && to.is_dotted() {
        if from.major == to.major {
            to.minor.saturating_sub(from.minor + 1)
        } else {
            to.minor.saturating_sub(1) + to.major.saturating_sub(from.major + 1)
        }
    } else {
        to.major.saturating_sub(from.major + 1)
    }
}

/// Where the last article ends: at the closing formula, the signatures or the first annex.
fn body_end(text: &str, marks: &[Mark], annexes: &[(AnnexKind, Headed)], last: usize) -> usize {
    let bytes = text.as_bytes();
    let closing = marks
        .iter()
        .filter(|mark| mark.start > last)
        .find(|mark| match mark.label {
            Label::Closing => true,
            Label::Done | Label::Signature => {
                let before = skip_space_back(bytes, mark.start);
                let ends = before > 0
                    && !bytes[before - 1].is_ascii_alphanumeric()
                    && bytes[before - 1] != b',';
                let broke = bytes[before..mark.start].contains(&b'\n');
                ends || broke && mark.label == Label::Signature && mark.at_line_start
            }
            _ => false,
        })
        .map_or(text.len(), |mark| {
            super::scan::line_start_before(bytes, mark.start).unwrap_or(mark.start)
        });
    let annex = annexes
        .iter()
        .find(|(_, head)| head.start > last)
        .map_or(text.len(), |(_, head)| head.start);
    closing.min(annex)
}

/// The headings of parts and chapters among the articles.
fn division_heads(
    text: &str,
    marks: &[Mark],
    links: &[Link],
    first: usize,
    body_end: usize,
) -> Vec<(DivisionKind, Headed)> {
    let bytes = text.as_bytes();
    let mut heads: Vec<(DivisionKind, Headed)> = Vec::new();
    let mut starts = links.iter().map(|link| link.start).peekable();
    for (index, mark) in marks.iter().enumerate() {
        if mark.start >= body_end {
            break;
        }
        while starts.next_if(|&start| start <= mark.start).is_some() {}
        let Label::Division(kind) = mark.label else {
            continue;
        };
        if bytes[mark.start].is_ascii_lowercase() {
            continue;
        }
        let next_article = starts.peek().copied().unwrap_or(body_end);
        let next_mark = marks.get(index + 1).map_or(body_end, |next| next.start);
        let next = next_article.min(next_mark);
        let Some(head) = headed(text, mark, next, true) else {
            continue;
        };
        // What stands before the first article must lead up to it, or it is a line of the contents.
        if mark.start < first
            && heads
                .last()
                .is_some_and(|(_, last)| !leads_on(text, last.end, head.start))
        {
            heads.clear();
        }
        heads.push((kind, head));
    }
    let before = heads.partition_point(|(_, head)| head.start < first);
    if before > 0 && !leads_on(text, heads[before - 1].1.end, first) {
        heads.drain(..before);
    }
    heads
}

/// Whether nothing is said between a heading and what follows it.
fn leads_on(text: &str, from: usize, to: usize) -> bool {
    let between = text.get(from..to).unwrap_or_default().trim();
    between.len() < 160 && !between.contains(". ")
}

impl Outline {
    fn warn(&mut self, kind: WarningKind, span: Span, message: String) {
        self.warnings.push(TreatyWarning {
            kind,
            span,
            message,
        });
    }

    fn articles(
        &mut self,
        text: &str,
        links: &[Link],
        heads: &[(DivisionKind, Headed)],
        body_end: usize,
    ) {
        let mut heads = heads.iter().map(|(_, head)| head.start).peekable();
        for (index, link) in links.iter().enumerate() {
            let start = link.start;
            while heads.next_if(|&head| head <= start).is_some() {}
            let next = links.get(index + 1).map_or(body_end, |next| next.start);
            let end = heads.peek().map_or(next, |&head| head.min(next));
            self.label_ends.push(link.number.end.min(end));
            self.articles.push(article(text, start, link, end));
        }
    }

    /// Makes divisions of their headings and puts the articles into them.
    fn divide(&mut self, heads: &[(DivisionKind, Headed)], body_end: usize) {
        for (index, (kind, head)) in heads.iter().enumerate() {
            let end = heads[index + 1..]
                .iter()
                .find(|(next, _)| next <= kind)
                .map_or(body_end, |(_, next)| next.start);
            self.divisions.push(Division {
                kind: *kind,
                number: head.number.clone().unwrap_or_default(),
                heading: head.heading,
                span: Span::new(head.start, end),
            });
        }
        let mut open: Vec<usize> = Vec::new();
        let mut next = 0;
        for article in &mut self.articles {
            while let Some(division) = self.divisions.get(next)
                && division.span.start <= article.span.start
            {
                open.push(next);
                next += 1;
            }
            while let Some(&last) = open.last()
                && self.divisions[last].span.end <= article.span.start
            {
                open.pop();
            }
            article.division = open.last().copied();
        }
    }

    /// The closing, the signatures and the annexes.
    fn after(
        &mut self,
        text: &str,
        marks: &[Mark],
        candidates: &[Candidate],
        annex_heads: &[(AnnexKind, Headed)],
        body_end: usize,
    ) {
        let bytes = text.as_bytes();
        let heads: Vec<_> = annex_heads
            .iter()
            .filter(|(_, head)| head.start >= body_end)
            .collect();
        let first_annex = heads.first().map_or(text.len(), |(_, head)| head.start);
        if skip_space(bytes, body_end) < first_annex {
            let tail = &marks[marks.partition_point(|mark| mark.start < body_end)..];
            let signature = tail
                .iter()
                .take_while(|mark| mark.start < first_annex)
                .find(|mark| {
                    mark.label == Label::Signature && {
                        let before = skip_space_back(bytes, mark.start);
                        before == 0
                            || !bytes[before - 1].is_ascii_alphabetic() && bytes[before - 1] != b','
                            || mark.at_line_start
                    }
                })
                .map_or(first_annex, |mark| mark.start);
            if signature > body_end {
                self.closing = Some(Span::new(body_end, signature));
            }
            if signature < first_annex {
                self.signature = Some(Span::new(signature, first_annex));
            }
        }
        for (index, (kind, head)) in heads.iter().enumerate() {
            let end = heads
                .get(index + 1)
                .map_or(text.len(), |(_, next)| next.start);
            let from = candidates.partition_point(|candidate| candidate.start < head.start);
            let to = candidates.partition_point(|candidate| candidate.start < end);
            let within = &candidates[from..to];
            let chain = best_chain(within, &[]);
            let mut articles = Vec::new();
            if chain.weight >= LEAST {
                for (index, link) in chain.links.iter().enumerate() {
                    let end = chain.links.get(index + 1).map_or(end, |next| next.start);
                    self.label_ends.push(link.number.end.min(end));
                    articles.push(article(text, link.start, link, end));
                }
            }
            self.annexes.push(Annex {
                kind: *kind,
                number: head.number.clone(),
                heading: head.heading,
                span: Span::new(head.start, end),
                articles,
            });
        }
    }

    /// Says what is odd about the numbers.
    fn check(&mut self, links: &[Link]) {
        let mut warnings = Vec::new();
        let mut repaired = 0;
        let mut push = |kind, article: &Article, message: String| {
            warnings.push(TreatyWarning {
                kind,
                span: Span::new(
                    article.span.start,
                    article.text_start.max(article.span.start),
                ),
                message,
            });
        };
        for (index, (link, article)) in links.iter().zip(&self.articles).enumerate() {
            let number = &article.number;
            if let Some(before) = index.checked_sub(1).map(|before| &links[before]) {
                let (from, to) = (before.number.key, link.number.key);
                let last = &self.articles[index - 1].number;
                if to == from {
                    push(
                        WarningKind::NumberRepeated,
                        article,
                        format!("article {number} comes twice"),
                    );
                } else if to < from {
                    push(
                        WarningKind::NumberOutOfPlace,
                        article,
                        format!("article {number} follows article {last}"),
                    );
                } else if missing(from, to) > 0 {
                    push(
                        WarningKind::NumbersMissing,
                        article,
                        format!(
                            "article {number} follows article {last}: {} missing",
                            missing(from, to)
                        ),
                    );
                }
            } else if link.number.key.major > 1 {
                push(
                    WarningKind::StartsLate,
                    article,
                    format!("the first article is number {number}"),
                );
            }
            if link.is_misnumbered {
                push(
                    WarningKind::NumberOutOfPlace,
                    article,
                    format!("article {number} carries another number"),
                );
            }
            repaired += usize::from(link.number.cost > 0);
            if article.text_start >= article.span.end {
                push(
                    WarningKind::EmptyArticle,
                    article,
                    format!("article {number} has no text"),
                );
            }
        }
        if repaired > 0
            && let Some(first) = links.iter().position(|link| link.number.cost > 0)
        {
            let article = &self.articles[first];
            warnings.push(TreatyWarning {
                kind: WarningKind::NumberRepaired,
                span: Span::new(article.span.start, article.text_start),
                message: format!(
                    "{repaired} numbers were read from spoiled characters, the first as {}",
                    article.number
                ),
            });
        }
        self.warnings.append(&mut warnings);
    }
}

/// The article that a link opens and that ends at `end`.
fn article(text: &str, start: usize, link: &Link, end: usize) -> Article {
    let split = split(text, link.number.end.min(end), end);
    let text_start = split.text_start.clamp(start, end);
    Article {
        number: printed(text, link),
        heading: split.heading,
        span: Span::new(start, end),
        text_start,
        division: None,
        roles: Vec::new(),
        paragraphs: paragraphs(text, text_start, end),
    }
}

/// A number as it is printed, without spaces and with what a scanner spoiled put right.
fn printed(text: &str, link: &Link) -> String {
    use super::number::{Style, to_roman};
    let number = link.number;
    if link.is_misnumbered && !number.key.is_dotted() {
        return match number.style {
            Style::Roman => to_roman(number.key.major),
            _ => number.key.major.to_string(),
        };
    }
    if number.style == Style::Word {
        return number.key.major.to_string();
    }
    let words: String = text
        .get(number.start..number.end)
        .unwrap_or_default()
        .split_whitespace()
        .collect();
    let spoiled = number.cost >= 12 && !number.key.is_dotted() && number.key.suffix == 0;
    if spoiled
        || !words.starts_with(|first: char| first.is_ascii_alphanumeric())
        || words.len() > 12
    {
        return match number.style {
            Style::Roman => to_roman(number.key.major),
            _ => number.key.major.to_string(),
        };
    }
    words.replace(
        ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}'],
        "-",
    )
}
