//! What stands in quotation marks.

use crate::text::{Segments, Span};

/// Words in quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Quote {
    /// With the marks.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
}

/// The quotations of a text, in text order, without those inside others.
///
/// Marks are paired within a paragraph. A mark that opens a paragraph and is not closed in it quotes the whole
/// paragraph, as newspapers write a quotation of several; any other unpaired mark quotes nothing.
pub(crate) fn quotes(text: &str, segments: &Segments) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut first = 0;
    for &paragraph in &segments.paragraphs {
        let after =
            first + segments.words[first..].partition_point(|word| word.span.start < paragraph.end);
        let marks: Vec<(Span, Mark)> = (first..after)
            .filter_map(|word| {
                Some((
                    segments.words[word].span,
                    mark(text, segments.words[word].span)?,
                ))
            })
            .collect();
        pair(paragraph, &marks, &mut quotes);
        first = after;
    }
    quotes
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Opens,
    Closes,
    Either,
    SingleOpens,
    SingleCloses,
}

fn mark(text: &str, span: Span) -> Option<Mark> {
    Some(match span.of(text) {
        "\"" | "''" | "``" => Mark::Either,
        "“" | "„" | "«" => Mark::Opens,
        "”" | "»" => Mark::Closes,
        "‘" => Mark::SingleOpens,
        "’" | "'" => {
            let before = text[..span.start].chars().next_back();
            let after = text[span.end..].chars().next();
            let is_apart =
                |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
            match (before.is_none_or(char::is_whitespace), is_apart(after)) {
                (true, false) => Mark::SingleOpens,
                (false, true) => Mark::SingleCloses,
                _ => return None,
            }
        }
        _ => return None,
    })
}

fn pair(paragraph: Span, marks: &[(Span, Mark)], quotes: &mut Vec<Quote>) {
    let mut open: Option<(Span, bool)> = None;
    for (at, &(span, mark)) in marks.iter().enumerate() {
        let is_single = matches!(mark, Mark::SingleOpens | Mark::SingleCloses);
        match open {
            Some((begin, was_single)) if was_single == is_single => match mark {
                Mark::Closes | Mark::Either | Mark::SingleCloses => {
                    quotes.push(Quote {
                        outer: begin.cover(span),
                        inner: Span::new(begin.end, span.start),
                    });
                    open = None;
                }
                // The earlier mark was never closed.
                Mark::Opens | Mark::SingleOpens => open = Some((span, is_single)),
            },
            None if matches!(mark, Mark::Opens | Mark::Either) => open = Some((span, false)),
            None if mark == Mark::SingleOpens => {
                let is_closed = marks[at + 1..]
                    .iter()
                    .any(|(_, later)| *later == Mark::SingleCloses);
                open = is_closed.then_some((span, true));
            }
            _ => {}
        }
    }
    if let Some((begin, false)) = open
        && begin.start == paragraph.start
    {
        quotes.push(Quote {
            outer: paragraph,
            inner: Span::new(begin.end, paragraph.end),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    fn inner(text: &str) -> Vec<&str> {
        quotes(text, &segment(text, None))
            .iter()
            .map(|quote| quote.inner.of(text))
            .collect()
    }

    #[test]
    fn finds_straight_and_curly_pairs() {
        assert_eq!(
            inner("\"No,\" he said. “It’s over,” she said."),
            ["No,", "It’s over,"]
        );
        assert_eq!(inner("'We will go', says Paris"), ["We will go"]);
        assert_eq!(
            inner("He said: \"They call it 'peace' here.\""),
            ["They call it 'peace' here."]
        );
    }

    #[test]
    fn quotes_a_paragraph_that_only_opens() {
        assert_eq!(
            inner("\"First part.\n\n\"Second part,\" he said."),
            ["First part.", "Second part,"]
        );
    }

    #[test]
    fn leaves_apostrophes_and_stray_marks() {
        assert!(inner("The troops' pay and the '90s").is_empty());
        assert!(inner("It was 5\" wide.").is_empty());
    }
}
