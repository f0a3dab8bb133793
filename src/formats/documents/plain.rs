//! Plain text: one document a file.
//!
//! The first line is the title where it is short, ends like no sentence and stands over a body: an empty line or the
//! beginning of a paragraph follows. The text is kept to the letter, except that a field marker is dropped: the name of
//! the field that an export left at the very beginning of the body (`text_fieldsSouth Korea has …`).

use super::Context;
use crate::text::Document;

/// The most code points that a title line has.
const TITLE_MAX: usize = 200;

pub(super) fn document(mut text: String, context: &Context) -> Document {
    let title = title_end(&text);
    let body = title.map_or(0, |end| end + leading_blanks(&text[end..]));
    let marker = field_marker(&text[body..]);
    text.replace_range(body..body + marker, "");
    let mut doc = Document::new(text).with_id(&context.stem);
    if let Some(end) = title {
        doc = doc.with_title_within(end);
    }
    match context.options.published {
        Some(day) => doc.with_published(day),
        None => doc,
    }
}

/// Where the title ends that the text begins with, if it begins with one.
fn title_end(text: &str) -> Option<usize> {
    let line = text.lines().next()?;
    let title = line.trim_end();
    let is_short = title.chars().nth(TITLE_MAX).is_none();
    if title.is_empty()
        || title.starts_with(char::is_whitespace)
        || !is_short
        || ends_like_a_sentence(title)
    {
        return None;
    }
    let mut after = text[line.len()..].lines().skip(1);
    let next = after.next()?;
    if next.trim().is_empty() {
        return after
            .any(|line| !line.trim().is_empty())
            .then_some(title.len());
    }
    begins_a_paragraph(next, title).then_some(title.len())
}

/// Whether the line ends as sentences and wrapped lines do; an abbreviation ("U.S.") or an ellipsis may end a headline.
fn ends_like_a_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', '»', ')', ']']);
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    match last.strip_suffix('.') {
        Some(word) => !word.contains('.'),
        None => last.ends_with([',', ';', ':', '-', '–', '—', '。']),
    }
}

/// Whether a line right under a first line begins a paragraph of its own rather than going on with that line.
fn begins_a_paragraph(line: &str, above: &str) -> bool {
    let line = line.trim();
    let body = &line[field_marker(line)..];
    let goes_on = body
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(char::is_lowercase);
    let is_long = body.chars().count() > above.chars().count().max(TITLE_MAX / 2);
    !goes_on && (is_long || body.ends_with(['.', '!', '?', '"', '”', '…', '。']))
}

fn leading_blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

/// The length of the field marker that a body begins with: lower-case words joined by `_`, with the first word of the
/// text right behind.
fn field_marker(body: &str) -> usize {
    let name = body
        .find(|c: char| !(c.is_ascii_lowercase() || c == '_'))
        .unwrap_or(body.len());
    let (marker, rest) = body.split_at(name);
    let is_name = marker.split('_').count() > 1 && marker.split('_').all(|word| !word.is_empty());
    let is_glued = rest.starts_with(|c: char| {
        c.is_uppercase()
            || c.is_numeric()
            || matches!(
                c,
                '"' | '“' | '‘' | '\'' | '«' | '(' | '[' | '$' | '€' | '£' | '—' | '–'
            )
    });
    if is_name && is_glued { marker.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<&str> {
        title_end(text).map(|end| &text[..end])
    }

    #[test]
    fn finds_a_title_over_a_body() {
        for text in [
            "Drones over Kyiv\n\nUkraine said on Friday",
            "Drones over Kyiv\r\n\r\nUkraine said on Friday",
            "Drones over Kyiv\nUkraine said on Friday that it had shot down 12 drones.",
            "Drones over Kyiv\ntext_fieldsUkraine said on Friday that it had shot down 12 drones.",
        ] {
            assert_eq!(title(text), Some("Drones over Kyiv"), "{text:?}");
        }
        assert_eq!(
            title("Iran breaks with the U.S.\n\nTehran said"),
            Some("Iran breaks with the U.S.")
        );
        assert_eq!(title("Is it over?\n\nTehran said"), Some("Is it over?"));
    }

    #[test]
    fn leaves_what_is_no_title() {
        let long = "word ".repeat(50) + "\n\nBody.";
        for text in [
            "",
            "\n",
            "Drones over Kyiv",
            "Drones over Kyiv\n",
            "Drones over Kyiv\n\n \n",
            "\nDrones over Kyiv\n\nBody.",
            "Ukraine shot down 12 drones.\n\nRussia denied it.",
            "He said: \"Go home.\"\n\nThey went.",
            "The ministers of foreign affairs met in\nGeneva on Friday to talk about\nthe war.",
            "The ministers of foreign affairs met on Friday in the city\nof Geneva.",
            "Dear friends,\nWe met on Friday.",
            &long,
        ] {
            assert_eq!(title(text), None, "{text:?}");
        }
    }

    #[test]
    fn finds_a_field_marker() {
        assert_eq!(field_marker("text_fieldsSouth Korea"), "text_fields".len());
        assert_eq!(field_marker("article_body“We will”"), "article_body".len());
        assert_eq!(field_marker("text_fields12 soldiers"), "text_fields".len());
    }

    #[test]
    fn leaves_what_is_no_field_marker() {
        for body in [
            "",
            "iPhone sales",
            "snake_case is a style",
            "text_fields",
            "_South",
            "text_South",
            "__Bold__",
            "textSouth",
            "South text_fieldsSouth",
        ] {
            assert_eq!(field_marker(body), 0, "{body:?}");
        }
    }
}
