//! Lines of a dictionary without their comments.

/// The lines that say something, with their numbers from 1.
pub(crate) fn lines(text: &str) -> Vec<(u64, String)> {
    let mut lines = Vec::new();
    let mut in_comment = false;
    for (line, number) in text
        .strip_prefix('\u{feff}')
        .unwrap_or(text)
        .lines()
        .zip(1..)
    {
        let mut rest = line;
        let mut kept = String::new();
        while !rest.is_empty() {
            if in_comment {
                let Some((_, after)) = rest.split_once("-->") else {
                    break;
                };
                rest = after;
                in_comment = false;
            } else if let Some((before, after)) = rest.split_once("<!--") {
                kept.push_str(before);
                rest = after;
                in_comment = true;
            } else {
                kept.push_str(rest);
                break;
            }
        }
        let said = kept.split('#').next().unwrap_or_default().trim_end();
        if !said.trim().is_empty() && !said.starts_with("<!") {
            lines.push((number, said.to_owned()));
        }
    }
    lines
}

/// A name as news writes it: `HAMID_KARZAI_` is "Hamid Karzai".
pub(crate) fn name(raw: &str) -> String {
    // Words that keep their small letter inside a name.
    const SMALL: [&str; 20] = [
        "of", "the", "and", "for", "in", "on", "to", "at", "al", "el", "bin", "ibn", "de", "la",
        "del", "der", "van", "von", "da", "e",
    ];
    let mut name = String::with_capacity(raw.len());
    for (at, word) in raw
        .split(['_', ' '])
        .filter(|word| !word.is_empty())
        .enumerate()
    {
        if at > 0 {
            name.push(' ');
        }
        let lower = word.to_lowercase();
        if at > 0 && SMALL.contains(&lower.as_str()) {
            name.push_str(&lower);
            continue;
        }
        let mut starts = true;
        for c in lower.chars() {
            if starts {
                name.extend(c.to_uppercase());
            } else {
                name.push(c);
            }
            starts = matches!(c, '-' | '.');
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_comments() {
        let found =
            lines("A [B] # note\n<!-- one\ntwo --> C [D]\n\n# all\n<! -- odd -->\nE<!-- x --> [F]");
        let found: Vec<_> = found
            .iter()
            .map(|(at, line)| (*at, line.as_str()))
            .collect();
        assert_eq!(found, [(1, "A [B]"), (3, " C [D]"), (7, "E [F]")]);
    }

    #[test]
    fn cases_names() {
        assert_eq!(name("DAR_ES_SALAAM_"), "Dar Es Salaam");
        assert_eq!(name("BANK_OF_THE_SOUTH"), "Bank of the South");
        assert_eq!(name("AL-ZAWAHIRI_"), "Al-Zawahiri");
        assert_eq!(name("U.N."), "U.N.");
    }
}
