//! People whose state everybody knows (`data/leaders.tsv`).

use std::collections::HashMap;

use super::fold::fold;

/// The states of well-known heads of state, heads of government and ministers.
#[derive(Debug, Default)]
pub struct Leaders {
    /// By full name, and by the first and last word of it.
    full: HashMap<String, &'static str>,
    /// By last name, of those who are called by it alone; nothing where two states have one of that name.
    last: HashMap<String, Option<&'static str>>,
}

impl Leaders {
    pub(crate) fn embedded() -> Self {
        let mut leaders = Self::default();
        for line in include_str!("../../data/leaders.tsv").lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(name), Some(country), Some(alone)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let name = folded(name);
            if !alone.is_empty()
                && let Some(last) = name.split(' ').next_back()
            {
                leaders
                    .last
                    .entry(last.to_owned())
                    .and_modify(|known| *known = known.filter(|known| *known == country))
                    .or_insert(Some(country));
            }
            if let Some(ends) = ends(&name) {
                leaders.full.entry(ends).or_insert(country);
            }
            leaders.full.insert(name, country);
        }
        leaders
    }

    /// The state of a person by name: the full name, its first and last word, or the last name of somebody who is called by
    /// it alone.
    pub fn country(&self, name: &str) -> Option<&'static str> {
        let name = folded(name);
        if !name.contains(' ') {
            return self
                .full
                .get(&name)
                .copied()
                .or_else(|| self.last.get(&name).copied().flatten());
        }
        let known = self.full.get(&name).copied();
        known.or_else(|| self.full.get(&ends(&name)?).copied())
    }
}

fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars() {
        fold(letter, |letter| folded.push(letter));
    }
    folded
}

/// The first and the last word of a name of three or more.
fn ends(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    let (_, last) = rest.rsplit_once(' ')?;
    Some(format!("{first} {last}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_full_and_last_names() {
        let leaders = Leaders::embedded();
        assert_eq!(leaders.country("Recep Tayyip Erdoğan"), Some("TUR"));
        assert_eq!(leaders.country("Recep Erdogan"), Some("TUR"));
        assert_eq!(leaders.country("Macron"), Some("FRA"));
    }

    #[test]
    fn leaves_names_that_many_have() {
        let leaders = Leaders::embedded();
        for name in ["Brown", "Li", "Brigitte Macron", "Sinclair", ""] {
            assert_eq!(leaders.country(name), None, "{name}");
        }
    }

    #[test]
    fn every_row_names_a_state() {
        let states = include_str!("../../data/states.tsv");
        for line in include_str!("../../data/leaders.tsv").lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 4, "{line}");
            assert!(
                states
                    .lines()
                    .any(|row| row.split('\t').next() == Some(cells[1])),
                "{line}"
            );
        }
    }
}
