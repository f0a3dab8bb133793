//! What the tables in `data/lists/` know: spellings of countries, labels of facts, programmes, measures.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::country::{Country, CountryCode};
use super::details::{ContactKind, IdentifierKind};
use super::programme::Programme;
use crate::model::{Measure, Objective};

/// The rows of a table without its header line, as cells.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().skip(1).filter(|line| !line.is_empty());
    lines.map(|line| line.split('\t').collect())
}

const STATES: &str = include_str!("../../data/states.tsv");
const COUNTRIES: &str = include_str!("../../data/lists/countries.tsv");
const LABELS: &str = include_str!("../../data/lists/labels.tsv");
const PROGRAMMES: &str = include_str!("../../data/lists/programmes.tsv");
const OFAC_CODES: &str = include_str!("../../data/lists/ofac_codes.tsv");
const MEASURES: &str = include_str!("../../data/lists/measures.tsv");

/// What is known about the states.
struct Countries {
    /// Names as the tables write them and in small letters; codes in capitals.
    by_name: HashMap<String, CountryCode>,
    iso2: HashMap<CountryCode, &'static str>,
    names: HashMap<CountryCode, &'static str>,
}

static KNOWN: LazyLock<Countries> = LazyLock::new(|| {
    let mut known = Countries {
        by_name: HashMap::new(),
        iso2: HashMap::new(),
        names: HashMap::new(),
    };
    let add = |names: &mut HashMap<String, CountryCode>, name: &str, code| {
        let name = name.strip_prefix("the ").unwrap_or(name);
        if !name.is_empty() {
            names.entry(name.to_owned()).or_insert(code);
            names.entry(name.to_lowercase()).or_insert(code);
        }
    };
    for row in rows(COUNTRIES) {
        if let [name, state, _] = row[..]
            && let Ok(code) = state.parse()
        {
            add(&mut known.by_name, name, code);
        }
    }
    for row in rows(STATES) {
        let (Some(&id), Some(&iso2)) = (row.first(), row.get(10)) else {
            continue;
        };
        let Ok(code) = id.parse::<CountryCode>() else {
            continue;
        };
        let surfaces = row[1..3].iter().copied().chain(row[3].split('|'));
        for surface in surfaces {
            add(&mut known.by_name, surface, code);
        }
        known.names.insert(code, row[1]);
        known.by_name.entry(id.to_owned()).or_insert(code);
        if !iso2.is_empty() {
            known.by_name.entry(iso2.to_owned()).or_insert(code);
            known.iso2.insert(code, iso2);
        }
    }
    known
});

/// The state of this name, short name or code, if the tables know it.
pub(crate) fn code_of(name: &str) -> Option<CountryCode> {
    let names = &KNOWN.by_name;
    names
        .get(name)
        .or_else(|| names.get(&name.to_lowercase()))
        .or_else(|| names.get(name.strip_prefix("The ")?))
        .copied()
}

/// The two-letter code of a state, in capitals.
pub(crate) fn iso2(code: CountryCode) -> Option<&'static str> {
    KNOWN.iso2.get(&code).copied()
}

/// The English name of a state.
pub(super) fn country_name(code: CountryCode) -> Option<&'static str> {
    KNOWN.names.get(&code).copied()
}

impl Country {
    /// The country that these words name.
    ///
    /// ```
    /// use detente::lists::Country;
    /// assert_eq!(Country::named("Korea, North").code.unwrap().as_str(), "PRK");
    /// assert_eq!(Country::named("undetermined").code, None);
    /// ```
    pub fn named(name: impl Into<String>) -> Self {
        let name = name.into();
        let code = code_of(name.trim());
        Self { code, name }
    }
}

/// What a labelled fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Identifier(IdentifierKind),
    Contact(ContactKind),
    Gender,
    Birth,
    BirthPlace,
    Nationality,
    Citizenship,
    VesselFlag,
    VesselPastFlag,
    VesselPastName,
    VesselType,
    VesselOwner,
    VesselBuilt,
    VesselTonnage,
    VesselGrossTonnage,
    AircraftModel,
    AircraftOperator,
    AircraftBuilt,
    Title,
    Position,
    Relation,
    Note,
}

impl Fact {
    fn of(kind: &str) -> Option<Self> {
        if let Ok(kind) = kind.parse() {
            return Some(Self::Identifier(kind));
        }
        if let Some(kind) = kind.strip_prefix("contact:") {
            return kind.parse().ok().map(Self::Contact);
        }
        Some(match kind {
            "gender" => Self::Gender,
            "birth" => Self::Birth,
            "birth_place" => Self::BirthPlace,
            "nationality" => Self::Nationality,
            "citizenship" => Self::Citizenship,
            "vessel_flag" => Self::VesselFlag,
            "vessel_past_flag" => Self::VesselPastFlag,
            "vessel_past_name" => Self::VesselPastName,
            "vessel_type" => Self::VesselType,
            "vessel_owner" => Self::VesselOwner,
            "vessel_built" => Self::VesselBuilt,
            "vessel_tonnage" => Self::VesselTonnage,
            "vessel_gross_tonnage" => Self::VesselGrossTonnage,
            "aircraft_model" => Self::AircraftModel,
            "aircraft_operator" => Self::AircraftOperator,
            "aircraft_built" => Self::AircraftBuilt,
            "title" => Self::Title,
            "position" => Self::Position,
            "relation" => Self::Relation,
            "note" => Self::Note,
            _ => return None,
        })
    }
}

struct Labels {
    whole: HashMap<&'static str, Fact>,
    /// Labels by their first word, the longest first.
    by_word: HashMap<&'static str, Vec<(&'static str, Fact)>>,
}

static KNOWN_LABELS: LazyLock<Labels> = LazyLock::new(|| {
    let mut labels = Labels {
        whole: HashMap::new(),
        by_word: HashMap::new(),
    };
    let mut sorted: Vec<_> = rows(LABELS).collect();
    sorted.sort_by_key(|row| std::cmp::Reverse(row.first().map_or(0, |label| label.len())));
    for row in sorted {
        if let [label, kind, _] = row[..]
            && let Some(fact) = Fact::of(kind)
        {
            labels.whole.insert(label, fact);
            let word = label.split(' ').next().unwrap_or(label);
            labels.by_word.entry(word).or_default().push((label, fact));
        }
    }
    labels
});

/// What a whole label stands for.
pub(super) fn fact(label: &str) -> Option<Fact> {
    let label = label.trim();
    let small = label.to_lowercase();
    let labels = &KNOWN_LABELS.whole;
    labels
        .get(small.as_str())
        .or_else(|| labels.get(small.trim_end_matches([':', '.', '-', ' '])))
        .copied()
}

/// The label at the start of these words, with its length.
pub(super) fn fact_at_start(words: &str) -> Option<(usize, Fact)> {
    let first = words.split(' ').next()?;
    let mut small = [0; 64];
    let small = small.get_mut(..first.len())?;
    small.copy_from_slice(first.as_bytes());
    small.make_ascii_lowercase();
    let same = KNOWN_LABELS.by_word.get(str::from_utf8(small).ok()?)?;
    let fits = |label: &str| {
        let Some((head, rest)) = words.split_at_checked(label.len()) else {
            return false;
        };
        head.eq_ignore_ascii_case(label) && (rest.is_empty() || rest.starts_with([' ', ':']))
    };
    let &(label, fact) = same.iter().find(|(label, _)| fits(label))?;
    Some((label.len(), fact))
}

struct Known {
    name: &'static str,
    targets: Vec<CountryCode>,
    objectives: Vec<Objective>,
    measures: Vec<Measure>,
}

static KNOWN_PROGRAMMES: LazyLock<HashMap<&'static str, HashMap<&'static str, Known>>> =
    LazyLock::new(|| {
        let mut known: HashMap<_, HashMap<_, _>> = HashMap::new();
        for row in rows(PROGRAMMES) {
            let [sender, code, name, targets, objectives, measures, _] = row[..] else {
                continue;
            };
            let programme = Known {
                name,
                targets: list(targets),
                objectives: list(objectives),
                measures: list(measures),
            };
            known.entry(sender).or_default().insert(code, programme);
        }
        known
    });

fn list<T: std::str::FromStr>(cell: &str) -> Vec<T> {
    cell.split('|')
        .filter_map(|word| word.parse().ok())
        .collect()
}

/// A programme of a sender, and the measures that it stands for.
pub(super) fn programme(sender: &str, code: &str) -> (Programme, &'static [Measure]) {
    let known = KNOWN_PROGRAMMES
        .get(sender)
        .and_then(|known| known.get(code).or_else(|| known.get(regime(code))));
    let programme = Programme {
        code: code.to_owned(),
        name: known.map(|known| Cow::Borrowed(known.name)),
        targets: known.map(|known| known.targets.clone()).unwrap_or_default(),
        objectives: known
            .map(|known| known.objectives.clone())
            .unwrap_or_default(),
    };
    (programme, known.map_or(&[], |known| &known.measures))
}

/// The short name of a regime that is named by its regulations: "Libya" of "The Libya (Sanctions) (EU Exit)
/// Regulations 2020".
fn regime(name: &str) -> &str {
    let name = name.strip_prefix("The ").unwrap_or(name);
    let end = ["(Sanctions)", "Sanctions (", "Sanctions Regulations"]
        .iter()
        .filter_map(|words| name.find(words))
        .min();
    let name = end.map_or(name, |end| &name[..end]).trim();
    name.strip_suffix(" (United Nations").unwrap_or(name)
}

static KNOWN_MEASURES: LazyLock<HashMap<&'static str, Measure>> = LazyLock::new(|| {
    rows(MEASURES)
        .filter_map(|row| Some((*row.first()?, row.get(1)?.parse().ok()?)))
        .collect()
});

/// What the words of a list impose.
pub(super) fn measure(words: &str) -> Measure {
    let small = words.trim().to_lowercase();
    KNOWN_MEASURES
        .get(small.as_str())
        .copied()
        .unwrap_or(Measure::Other)
}

static KNOWN_CODES: LazyLock<HashMap<(&'static str, &'static str), &'static str>> =
    LazyLock::new(|| {
        rows(OFAC_CODES)
            .filter_map(|row| Some(((*row.first()?, *row.get(1)?), *row.get(2)?)))
            .collect()
    });

/// What a number in OFAC's advanced XML stands for, where the file does not say it.
pub(super) fn ofac_code(set: &str, id: &str) -> Option<&'static str> {
    KNOWN_CODES.get(&(set, id)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_countries_by_the_spellings_of_lists() {
        for (name, code) in [
            ("Korea, North", "PRK"),
            ("Iran", "IRN"),
            ("IRAN", "IRN"),
            ("RU", "RUS"),
            ("The Gambia", "GMB"),
            ("Virgin Islands, British", "VGB"),
            ("Congo, Democratic Republic of the", "COD"),
        ] {
            assert_eq!(
                code_of(name).map(|code| code.to_string()).as_deref(),
                Some(code),
                "{name}"
            );
        }
        for name in ["", "Jalisco", "00", "-", "no"] {
            assert_eq!(code_of(name), None, "{name}");
        }
    }

    #[test]
    fn finds_the_longest_label() {
        let found = |words: &str| {
            fact_at_start(words)
                .map(|(length, fact)| (&words[..length], fact))
                .map(|(l, f)| (l.to_owned(), f))
        };
        let passport = Fact::Identifier(IdentifierKind::Passport);
        assert_eq!(
            found("Passport 123 (Iran)"),
            Some(("Passport".to_owned(), passport))
        );
        assert_eq!(
            found("Company Number IMO 5055293"),
            Some((
                "Company Number IMO".to_owned(),
                Fact::Identifier(IdentifierKind::Imo)
            ))
        );
        assert_eq!(found("Passports are sold here"), None);
        assert_eq!(found("ICTY indictee"), None);
    }

    #[test]
    fn every_label_and_programme_is_read() {
        for row in rows(LABELS) {
            assert!(Fact::of(row[1]).is_some(), "{row:?}");
            assert!(!row[2].is_empty(), "{row:?}");
        }
        for row in rows(PROGRAMMES) {
            assert_eq!(row.len(), 7, "{row:?}");
            let (programme, measures) = programme(row[0], row[1]);
            assert_eq!(
                programme.targets.len(),
                row[3].split('|').filter(|t| !t.is_empty()).count()
            );
            assert_eq!(
                programme.objectives.len(),
                row[4].split('|').count(),
                "{row:?}"
            );
            assert_eq!(measures.len(), row[5].split('|').count(), "{row:?}");
        }
        for row in rows(MEASURES) {
            assert!(row[1].parse::<Measure>().is_ok(), "{row:?}");
        }
        for row in rows(COUNTRIES) {
            assert!(country_name(row[1].parse().unwrap()).is_some(), "{row:?}");
        }
    }

    #[test]
    fn regulations_name_a_regime() {
        let (programme, _) = programme(
            "GBR",
            "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019",
        );
        assert_eq!(programme.targets[0].as_str(), "PRK");
        assert!(programme.code.starts_with("The Democratic"));
    }
}
