//! The leaves of the tree: every character of the text belongs to exactly one.

use super::outline::Outline;
use super::record::{Article, Leaf, LeafKind, Paragraph};
use crate::text::Span;

/// Cuts `text` at every start that the outline knows.
pub(super) fn leaves(text: &str, outline: &Outline) -> Vec<Leaf> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut starts: Vec<(usize, LeafKind)> = Vec::new();
    let front = &outline.front;
    let first = if outline.articles.is_empty() {
        LeafKind::Text
    } else {
        LeafKind::Front
    };
    starts.push((0, first));
    if let Some(title) = front.title {
        starts.push((title.start, LeafKind::Title));
    }
    if let Some(preamble) = front.preamble {
        starts.push((preamble.start, LeafKind::Parties));
    }
    if let Some(contents) = front.contents {
        // The contents may stand before, between or after the others.
        let back = starts
            .iter()
            .rev()
            .find(|(at, _)| *at <= contents.start)
            .map_or(first, |(_, kind)| *kind);
        starts.push((contents.start, LeafKind::Contents));
        let cuts_in = !starts.iter().any(|(at, _)| *at == contents.end);
        if cuts_in {
            starts.push((
                contents.end,
                if back == LeafKind::Title {
                    LeafKind::Front
                } else {
                    back
                },
            ));
        }
    }
    for recital in &front.recitals {
        starts.push((recital.span.start, LeafKind::Recital));
    }
    if let Some(enacting) = front.enacting {
        starts.push((enacting.start, LeafKind::Enacting));
    }
    for division in &outline.divisions {
        starts.push((division.span.start, LeafKind::Division));
    }
    let mut label_ends = outline.label_ends.iter();
    for article in &outline.articles {
        cut_article(article, label_ends.next().copied(), &mut starts);
    }
    if let Some(closing) = outline.closing {
        starts.push((closing.start, LeafKind::Closing));
    }
    if let Some(signature) = outline.signature {
        starts.push((signature.start, LeafKind::Signature));
    }
    for annex in &outline.annexes {
        starts.push((annex.span.start, LeafKind::AnnexHeading));
        let heading_end = annex
            .heading
            .map_or(annex.span.start, |heading| heading.end);
        let text_start = heading_end.max(annex.span.start + 1);
        if let Some(line) = text
            .get(text_start..)
            .and_then(|rest| rest.find('\n'))
            .map(|len| text_start + len)
            && line < annex.span.end
            && annex
                .articles
                .first()
                .is_none_or(|first| line < first.span.start)
        {
            starts.push((line, LeafKind::AnnexText));
        }
        for article in &annex.articles {
            cut_article(article, label_ends.next().copied(), &mut starts);
        }
    }
    starts.sort_by_key(|(at, _)| *at);
    // Where two begin at one place the later, inner one holds the words.
    starts.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            earlier.1 = later.1;
        }
        same
    });
    starts.retain(|(at, _)| *at < text.len());
    let ends: Vec<usize> = starts
        .iter()
        .skip(1)
        .map(|(at, _)| *at)
        .chain([text.len()])
        .collect();
    starts
        .into_iter()
        .zip(ends)
        .map(|((start, kind), end)| Leaf {
            kind,
            span: Span::new(start, end),
        })
        .collect()
}

fn cut_article(article: &Article, label_end: Option<usize>, starts: &mut Vec<(usize, LeafKind)>) {
    starts.push((article.span.start, LeafKind::ArticleNumber));
    if let Some(heading) = article.heading {
        starts.push((
            heading.start.max(label_end.unwrap_or(0)),
            LeafKind::ArticleHeading,
        ));
    }
    if article.text_start < article.span.end {
        starts.push((article.text_start, LeafKind::Paragraph));
    }
    cut_paragraphs(&article.paragraphs, LeafKind::Paragraph, starts);
}

fn cut_paragraphs(paragraphs: &[Paragraph], kind: LeafKind, starts: &mut Vec<(usize, LeafKind)>) {
    for paragraph in paragraphs {
        starts.push((paragraph.span.start, kind));
        cut_paragraphs(&paragraph.items, LeafKind::Item, starts);
    }
}
