//! The text with the words of every record marked; records may overlap in any way.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::escape::Escaped;
use super::tables::Cards;
use crate::Analysis;
use crate::text::Span;

/// A text longer than this is folded after the paragraph in which it grows too long.
const LONG: usize = 4_000;

/// The most marks that are told of at one place, and the most characters of a card there: claims nested a hundred deep, as no
/// reporter writes them, would make a page that grows with the cube of their number.
const MARKS: usize = 8;
const CARD: usize = 240;

/// Words that a record rests on.
struct Mark<'a> {
    span: Span,
    class: &'static str,
    id: &'a str,
    card: &'a str,
}

/// Writes the text, cut wherever a mark begins or ends: each piece carries the classes and ids of all marks over it.
pub(super) fn write_text(analysis: &Analysis, cards: &Cards, out: &mut String) -> std::fmt::Result {
    let text = analysis.text.as_str();
    let marks = marks(analysis, cards);
    let mut cuts: Vec<usize> = marks
        .iter()
        .flat_map(|mark| [mark.span.start, mark.span.end])
        .chain([0, text.len()])
        .collect();
    let fold = fold(text);
    cuts.extend(fold);
    cuts.sort_unstable();
    cuts.dedup();
    let mut by_end: Vec<usize> = (0..marks.len()).collect();
    by_end.sort_by_key(|&mark| marks[mark].span.end);
    let (mut begun, mut ended) = (0, 0);
    let mut over: BTreeSet<usize> = BTreeSet::new();
    out.push_str("<div class=\"text\">");
    for pair in cuts.windows(2) {
        let piece = Span::new(pair[0], pair[1]);
        while ended < by_end.len() && marks[by_end[ended]].span.end <= piece.start {
            over.remove(&by_end[ended]);
            ended += 1;
        }
        while begun < marks.len() && marks[begun].span.start <= piece.start {
            if marks[begun].span.end > piece.start {
                over.insert(begun);
            }
            begun += 1;
        }
        if fold == Some(piece.start) {
            write!(
                out,
                "<details><summary>{} more words</summary>",
                text[piece.start..].split_whitespace().count()
            )?;
        }
        write_piece(piece.of(text), &marks, &over, out)?;
    }
    out.push_str(if fold.is_some() {
        "</details></div>"
    } else {
        "</div>"
    });
    Ok(())
}

fn write_piece(
    words: &str,
    marks: &[Mark<'_>],
    over: &BTreeSet<usize>,
    out: &mut String,
) -> std::fmt::Result {
    if over.is_empty() {
        return write!(out, "{}", Escaped(words));
    }
    // The mark that begins last is the one that the reader points at: its record comes first.
    let mut classes: Vec<&str> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    let mut cards = String::new();
    for &mark in over.iter().rev().take(MARKS) {
        let mark = &marks[mark];
        if !classes.contains(&mark.class) {
            classes.push(mark.class);
        }
        if !ids.contains(&mark.id) {
            if !ids.is_empty() {
                cards.push('\n');
            }
            ids.push(mark.id);
            match mark.card.char_indices().nth(CARD) {
                Some((end, _)) => cards.extend([&mark.card[..end], "…"]),
                None => cards.push_str(mark.card),
            }
        }
    }
    write!(
        out,
        "<span class=\"{}\" data-r=\"{}\" title=\"{}\">{}</span>",
        classes.join(" "),
        ids.join(" "),
        Escaped(&cards),
        Escaped(words)
    )
}

/// Every mark, in text order, of those that begin together the longest first.
fn marks<'a>(analysis: &Analysis, cards: &'a Cards) -> Vec<Mark<'a>> {
    let mut marks = Vec::new();
    let mut add = |span: Span, class, (id, card): &'a (String, String)| {
        if !span.is_empty() {
            marks.push(Mark {
                span,
                class,
                id,
                card,
            });
        }
    };
    for (actor, card) in analysis.actors.iter().zip(&cards.actors) {
        for mention in &actor.mentions {
            add(mention.span, "actor", card);
        }
    }
    for (claim, card) in analysis.claims.iter().zip(&cards.claims) {
        for &span in &claim.content {
            add(span, "content", card);
        }
        if let Some(cue) = &claim.cue {
            add(cue.span, "cue", card);
        }
        if let Some(span) = claim.source.span {
            add(span, "source", card);
        }
    }
    for (event, card) in analysis.events.iter().zip(&cards.events) {
        add(event.trigger.span, "event", card);
    }
    for (treaty, card) in analysis.treaties.iter().zip(&cards.treaties) {
        for &span in &treaty.mentions {
            add(span, "treaty", card);
        }
    }
    for (sanction, card) in analysis.sanctions.iter().zip(&cards.sanctions) {
        for &span in &sanction.mentions {
            add(span, "sanction", card);
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

/// Where a long text is folded: after a paragraph.
fn fold(text: &str) -> Option<usize> {
    if text.len() <= LONG + LONG / 2 {
        return None;
    }
    let mut from = LONG;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let end = text[from..].find("\n\n").map(|len| from + len + 2)?;
    (end < text.len()).then_some(end)
}
