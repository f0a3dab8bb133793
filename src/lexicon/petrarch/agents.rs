//! `.agents`: common nouns with sector codes.

use std::collections::HashMap;

use super::Report;
use super::lines::lines;
use crate::Error;

/// A noun, its forms and its sector.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct AgentRow {
    pub(crate) singular: String,
    pub(crate) plurals: Vec<String>,
    pub(crate) sector: String,
}

/// Reads a dictionary of agents.
pub(crate) fn read_agents(text: &str, report: &mut Report<'_>) -> Result<Vec<AgentRow>, Error> {
    let mut sets: HashMap<String, Vec<String>> = HashMap::new();
    let mut agents = Vec::new();
    for (line, said) in lines(text) {
        let said = said.trim();
        if let Some((set, members)) = said
            .strip_prefix('!')
            .and_then(|rest| rest.split_once("! ="))
        {
            let members: Vec<_> = members
                .split(',')
                .map(|member| member.trim().to_owned())
                .filter(|member| !member.is_empty())
                .collect();
            if set.is_empty() || members.is_empty() {
                report.bad(
                    line,
                    "a set without a name or members; expected !NAME! = WORD, WORD",
                )?;
            } else {
                sets.insert(set.to_owned(), members);
            }
            continue;
        }
        match agent(said, &sets) {
            Ok(mut rows) => agents.append(&mut rows),
            Err(message) => report.bad(line, message)?,
        }
    }
    Ok(agents)
}

fn agent(said: &str, sets: &HashMap<String, Vec<String>>) -> Result<Vec<AgentRow>, String> {
    let bad = || format!("{said:?}; expected NAME {{PLURALS}} [~CODE]");
    let (head, code) = said.split_once('[').ok_or_else(bad)?;
    let (code, after) = code.split_once(']').ok_or_else(bad)?;
    let sector = code.trim().trim_start_matches('~');
    if sector.is_empty()
        || !sector.bytes().all(|byte| byte.is_ascii_alphanumeric())
        || !after.trim().is_empty()
    {
        return Err(bad());
    }
    let (raw, braces) = match head.split_once('{') {
        Some((raw, braces)) => (raw, Some(braces.trim().strip_suffix('}').ok_or_else(bad)?)),
        None => (head, None),
    };
    if noun(raw).is_empty() {
        return Err(bad());
    }
    let expanded = expand(raw, sets)?;
    Ok(expanded
        .into_iter()
        .map(|raw| {
            let singular = noun(&raw);
            let plurals = match braces {
                Some(plurals) => plurals.split_whitespace().map(noun).collect(),
                // The sets list plurals beside singulars.
                None if raw.len() != head.len() && head.contains('!') => Vec::new(),
                None => vec![plural(&singular)],
            };
            AgentRow {
                singular,
                plurals,
                sector: sector.to_owned(),
            }
        })
        .collect())
}

/// The names that come of putting each word of its set in for "!SET!".
fn expand(raw: &str, sets: &HashMap<String, Vec<String>>) -> Result<Vec<String>, String> {
    let Some((before, rest)) = raw.split_once('!') else {
        return Ok(vec![raw.to_owned()]);
    };
    let (set, after) = rest
        .split_once('!')
        .ok_or_else(|| format!("{raw:?} has one exclamation mark; expected !SET!"))?;
    let members = sets
        .get(set)
        .ok_or_else(|| format!("set {set:?} is not defined before its use"))?;
    // One set a name is all that the format knows.
    if after.contains('!') {
        return Err(format!("{raw:?} has two sets; a name has one"));
    }
    Ok(members
        .iter()
        .map(|member| format!("{before}{member}{after}"))
        .collect())
}

fn noun(raw: &str) -> String {
    let words: Vec<_> = raw
        .split(['_', ' '])
        .filter(|word| !word.trim().is_empty())
        .collect();
    words.join(" ").trim().to_lowercase()
}

fn plural(singular: &str) -> String {
    let mut ends = singular.chars().rev();
    match (ends.next(), ends.next()) {
        (Some('y'), Some(before)) if !"aeiou".contains(before) => {
            format!("{}ies", &singular[..singular.len() - 1])
        }
        (Some('s' | 'x' | 'z'), _) | (Some('h'), Some('c' | 's')) => format!("{singular}es"),
        _ => format!("{singular}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mode;
    use super::*;

    fn strict(text: &str) -> Result<Vec<AgentRow>, Error> {
        read_agents(text, &mut Report::new("x.agents", Mode::Strict))
    }

    fn row(singular: &str, plurals: &[&str], sector: &str) -> AgentRow {
        AgentRow {
            singular: singular.to_owned(),
            plurals: plurals.iter().map(|&plural| plural.to_owned()).collect(),
            sector: sector.to_owned(),
        }
    }

    #[test]
    fn reads_plurals_and_sets() {
        let agents = strict(
            "!PERSON! = MAN, MEN\nPOLICE {} [~COP]\nPOLICE!PERSON! [~COP]\nENVOY [~GOV]\nDEPUTY_FOREIGN_SECRETARY [~GOV]\nTHIEF {THIEVES} [~CRM]\n",
        )
        .unwrap();
        assert_eq!(
            agents,
            [
                row("police", &[], "COP"),
                row("policeman", &[], "COP"),
                row("policemen", &[], "COP"),
                row("envoy", &["envoys"], "GOV"),
                row(
                    "deputy foreign secretary",
                    &["deputy foreign secretaries"],
                    "GOV"
                ),
                row("thief", &["thieves"], "CRM"),
            ]
        );
    }

    #[test]
    fn names_the_line_that_is_wrong() {
        for text in [
            "ENVOY [~GOV}",
            "ENVOY",
            "A {B [~GOV]",
            "X!Y! [~GOV]",
            "A!B [~GOV]",
            "! = A",
            "[~GOV]",
        ] {
            let error = strict(&format!("# head\n{text}\n")).unwrap_err();
            assert_eq!(error.line(), Some(2), "{text}");
        }
    }
}
