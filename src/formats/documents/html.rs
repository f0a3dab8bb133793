//! Web pages: main text, title and date.

use dom_smoothie::{Config, Readability, TextMode};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use jiff::civil::Date;

use super::Context;
use crate::text::{Document, parse_date};
use crate::{Error, ErrorKind};

/// The largest page that is read: its tree takes many times its bytes.
pub(super) const PAGE_MAX: u64 = 32 << 20;

/// The deepest nesting of elements that is read; browsers cut pages at the same depth. Readability descends by recursion.
const DEPTH_MAX: usize = 512;

/// Where pages say when they were published, beside what Readability knows.
const DATES: [(&str, &str); 6] = [
    ("meta[itemprop=datePublished]", "content"),
    ("meta[name=date]", "content"),
    ("meta[name=pubdate]", "content"),
    ("meta[name='DC.date.issued']", "content"),
    ("[itemprop=datePublished][datetime]", "datetime"),
    ("time[datetime]", "datetime"),
];

/// Reads the page's article.
pub(super) fn document(page: &str, context: &Context) -> Result<Document, Error> {
    let fail = |message: String| {
        Error::new(ErrorKind::Format, message)
            .with_origin(&context.name)
            .with_document(&context.stem)
    };
    let too_deep = || {
        let message =
            format!("the page nests more than {DEPTH_MAX} elements, the most that is read");
        Error::new(ErrorKind::Limit, message)
            .with_origin(&context.name)
            .with_document(&context.stem)
    };
    if is_bottomless(page) {
        return Err(too_deep());
    }
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut reader =
        Readability::new(page, None, Some(config)).map_err(|cause| fail(cause.to_string()))?;
    if is_deeper(&reader, DEPTH_MAX) {
        return Err(too_deep());
    }
    let dates: Vec<String> = DATES
        .iter()
        .filter_map(|(selector, attribute)| reader.doc.select(selector).attr(attribute))
        .map(|date| date.to_string())
        .collect();
    let article = reader
        .parse()
        .map_err(|_| fail("the page has no main text".to_owned()))?;
    let text = article.text_content.trim();
    if text.is_empty() {
        return Err(fail("the page has no main text".to_owned()));
    }
    let title = article.title.trim();
    let mut doc = Document::new(text).with_id(&context.stem).with_title(title);
    let published = published(article.published_time.iter().chain(&dates), context);
    if let Some(day) = published.or(context.options.published) {
        doc = doc.with_published(day);
    }
    Ok(doc)
}

/// Elements that have no end, or whose end may be left out.
const OPEN_ENDED: [&str; 27] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "tr",
    "track", "wbr",
];

/// Whether far more elements begin than end: the time to build a tree grows with the square of its depth, so a page made
/// to be deep is told by its tags alone.
fn is_bottomless(page: &str) -> bool {
    let mut depth = 0_usize;
    for tag in page.split('<').skip(1) {
        let (is_end, tag) = tag
            .strip_prefix('/')
            .map_or((false, tag), |tag| (true, tag));
        let name_end = tag
            .find(|sign: char| !sign.is_ascii_alphanumeric())
            .unwrap_or(tag.len());
        let (name, rest) = tag.split_at(name_end);
        let is_element = name.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && !OPEN_ENDED
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name));
        let closes_itself = rest
            .split('>')
            .next()
            .is_some_and(|rest| rest.ends_with('/'));
        if is_element && is_end {
            depth = depth.saturating_sub(1);
        } else if is_element && !closes_itself {
            depth += 1;
        }
        if depth > 4 * DEPTH_MAX {
            return true;
        }
    }
    false
}

/// Whether elements nest deeper than that.
fn is_deeper(reader: &Readability, max: usize) -> bool {
    let mut node = reader.doc.root();
    let mut depth = 0_usize;
    loop {
        if let Some(child) = node.first_child() {
            depth += 1;
            if depth > max {
                return true;
            }
            node = child;
            continue;
        }
        while node.next_sibling().is_none() && depth > 0 {
            let Some(parent) = node.parent() else {
                return false;
            };
            node = parent;
            depth -= 1;
        }
        match node.next_sibling() {
            Some(next) if depth > 0 => node = next,
            _ => return false,
        }
    }
}

/// The first of the dates that can be read. Pages write dates in many ways; one that cannot be read is worth a note, not
/// the page.
fn published<'a>(dates: impl Iterator<Item = &'a String>, context: &Context) -> Option<Date> {
    let mut unread = None;
    for date in dates {
        match parse_date(date) {
            Ok(day) => return Some(day),
            Err(_) => unread = unread.or(Some(date)),
        }
    }
    if let Some(date) = unread {
        context.watch.note(
            &context.name,
            format!("the page's date {date:?} cannot be read"),
        );
    }
    None
}

/// How far into a page its declaration of an encoding may stand, by the HTML standard.
const DECLARATION_WITHIN: usize = 1024;

/// The encoding that the page itself declares.
pub(super) fn declared_encoding(page: &[u8]) -> Option<&'static Encoding> {
    let head = page
        .get(..DECLARATION_WITHIN)
        .unwrap_or(page)
        .to_ascii_lowercase();
    let after = find(&head, b"charset")?;
    let value = head
        .get(after..)?
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let value = value
        .strip_prefix(b"\"")
        .or(value.strip_prefix(b"'"))
        .unwrap_or(value);
    let end = value
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || b"\"';/>".contains(byte))
        .unwrap_or(value.len());
    let encoding = Encoding::for_label_no_replacement(value.get(..end)?)?;
    // What declares itself in single bytes is not UTF-16.
    Some(if encoding == UTF_16LE || encoding == UTF_16BE {
        UTF_8
    } else {
        encoding
    })
}

/// The place behind the first occurrence.
fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes
        .windows(words.len())
        .position(|window| window == words)
        .map(|at| at + words.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_pages_without_a_bottom() {
        for open in ["<div>", "<B class=x><i>", "<a href='/'>"] {
            assert!(is_bottomless(&open.repeat(5_000)), "{open}");
        }
    }

    #[test]
    fn leaves_pages_that_are_merely_long() {
        for part in [
            "<p>x",
            "<div>x</div>",
            "<br>",
            "<li>x",
            "<path d='M0'/>",
            "a < b",
            "<!-- x -->",
            "<",
        ] {
            assert!(!is_bottomless(&part.repeat(50_000)), "{part}");
        }
    }

    #[test]
    fn finds_the_declared_encoding() {
        for (page, name) in [
            ("<meta charset=windows-1252>", "windows-1252"),
            ("<META CHARSET = \"Shift_JIS\" >", "Shift_JIS"),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=koi8-r\">",
                "KOI8-R",
            ),
            ("<meta charset='utf-16'>", "UTF-8"),
        ] {
            assert_eq!(
                declared_encoding(page.as_bytes()).map(Encoding::name),
                Some(name),
                "{page}"
            );
        }
    }

    #[test]
    fn leaves_pages_that_declare_none() {
        for page in ["", "<p>charset", "<meta charset=klingon>", "<meta charset="] {
            assert_eq!(declared_encoding(page.as_bytes()), None, "{page}");
        }
    }
}
