//! Values in the form that `FollowTheMoney` leaves as it is.

use crate::text::one_line;

/// Words in one line, without signs that cannot be seen, cut to so many letters.
pub(super) fn text(words: &str, most: usize) -> String {
    let seen = |sign: &char| !is_unseen(*sign) || sign.is_whitespace();
    let words: String = words.chars().filter(seen).collect();
    let line = one_line(&words);
    match line.char_indices().nth(most) {
        Some((end, _)) => line[..end].trim_end().to_owned(),
        None => line.into_owned(),
    }
}

/// A name: no quotation marks around it.
pub(super) fn name(words: &str) -> String {
    let mut name = text(words, 380);
    while name.len() > 1 {
        let is_quoted = ['"', '\'']
            .iter()
            .any(|&quote| name.starts_with(quote) && name.ends_with(quote));
        if !is_quoted {
            break;
        }
        name = name[1..name.len() - 1].trim().to_owned();
    }
    name
}

fn is_unseen(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}')
}

/// A postal address in one line: one comma between its parts.
pub(super) fn address(words: &str) -> String {
    let parts = words.split([',', ';']).map(|part| text(part, 300));
    let parts = parts.map(|part| part.trim_start_matches('.').trim_start().to_owned());
    let line = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ");
    // Two words that would be taken for the end of a line.
    text(&line.replace("ESQ", "Esq").replace("<BR", "<br"), 900)
}

/// A web page's address, if it is a plain one.
pub(super) fn url(words: &str) -> Option<String> {
    let words = words.trim();
    let (scheme, rest) = match words.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => ("http".to_owned(), words),
    };
    if scheme != "http" && scheme != "https" {
        return None;
    }
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let is_fit = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'/' | b'.' | b'_' | b'-' | b'=' | b'?' | b':' | b'~')
    };
    let is_plain = path.bytes().all(is_fit)
        && !path.contains("//")
        && !path.contains("/.")
        && path.matches('?').count() <= 1;
    (is_domain(host) && is_plain).then(|| {
        let path = if path.is_empty() { "/" } else { path };
        format!("{scheme}://{}{path}", host.to_ascii_lowercase())
    })
}

/// An e-mail address, its domain in small letters.
pub(super) fn email(words: &str) -> Option<String> {
    let (local, domain) = words.trim().split_once('@')?;
    let is_fit =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
    let is_local = !local.is_empty()
        && local.len() <= 64
        && local.bytes().all(is_fit)
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..");
    (is_local && is_domain(domain)).then(|| format!("{local}@{}", domain.to_ascii_lowercase()))
}

fn is_domain(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && label.len() <= 63
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels.iter().all(is_label)
        && last.len() >= 2
        && last.len() <= 12
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A number without signs between its thousands.
pub(super) fn number(words: &str) -> Option<String> {
    let digits = words.replace([',', ' '], "");
    let is_number = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.matches('.').count() <= 1;
    is_number.then_some(digits)
}

/// The number of a ship, if its check digit is right.
pub(super) fn imo(number: &str) -> Option<String> {
    let digits: Vec<u32> = number
        .chars()
        .map(|sign| sign.to_digit(10))
        .collect::<Option<_>>()?;
    let [first @ .., check] = digits.as_slice() else {
        return None;
    };
    let sum: u32 = first
        .iter()
        .zip((2..=7).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    (digits.len() == 7 && sum % 10 == *check).then(|| format!("IMO{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_plain() {
        assert_eq!(name(" 'A\u{200b}  B' "), "A B");
        assert_eq!(name("'"), "'");
        assert_eq!(url("www.salt.com").as_deref(), Some("http://www.salt.com/"));
        assert_eq!(
            url("http://Salt.com/a?b=1").as_deref(),
            Some("http://salt.com/a?b=1")
        );
        assert_eq!(email("Toll@Salt.com").as_deref(), Some("Toll@salt.com"));
        assert_eq!(number("159,681").as_deref(), Some("159681"));
        assert_eq!(imo("9187629").as_deref(), Some("IMO9187629"));
        assert_eq!(text("a\u{0}\n b", 2), "a");
        assert_eq!(
            address("1 Quay,, Floor 2; Oxbow, ,.Kenya"),
            "1 Quay, Floor 2, Oxbow, Kenya"
        );
    }

    #[test]
    fn leaves_what_is_not() {
        for words in [
            "",
            "salt",
            "ftp://salt.com",
            "salt.com/a b",
            "salt..com",
            "a.b/../c",
            "1.2.3.4",
        ] {
            assert_eq!(url(words), None, "{words}");
        }
        for words in ["", "a@b", "@b.co", "a b@c.co", "a@b@c.co"] {
            assert_eq!(email(words), None, "{words}");
        }
        for number in ["9187620", "918762", "", "IMO9187629"] {
            assert_eq!(imo(number), None, "{number}");
        }
        assert_eq!(number("about 5"), None);
    }
}
