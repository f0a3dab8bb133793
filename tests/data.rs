//! The tables of `data/` keep their own rules: readable, sorted, sourced, with codes that exist and no name that two rows claim
//! without a rule to decide.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Tables whose rows have an id and surfaces.
const ENTRIES: [&str; 11] = [
    "states",
    "organs",
    "organisations",
    "blocs",
    "parties",
    "armed_groups",
    "companies",
    "ngos",
    "media",
    "places",
    "subdivisions",
];

/// Every table with the columns that make its key.
const TABLES: [(&str, &[&str]); 20] = [
    ("states", &["id"]),
    ("organs", &["id"]),
    ("organisations", &["id"]),
    ("blocs", &["id"]),
    ("parties", &["id"]),
    ("armed_groups", &["id"]),
    ("companies", &["id"]),
    ("ngos", &["id"]),
    ("media", &["id"]),
    ("places", &["id"]),
    ("subdivisions", &["id"]),
    ("phrases", &["surface"]),
    ("titles", &["form"]),
    ("nominals", &["form"]),
    ("given_names", &["name"]),
    ("family_names", &["name"]),
    ("name_particles", &["form"]),
    ("rules", &["surface", "step"]),
    ("context_rules", &["surface", "step"]),
    ("kinds", &["table", "kind"]),
];

/// Columns that a row may not leave empty, by table; `*` is every table.
const REQUIRED: [(&str, &[&str]); 12] = [
    ("*", &["source"]),
    ("states", &["id", "name", "iso2", "status"]),
    ("organs", &["id", "name", "owner", "kind"]),
    ("organisations", &["id", "name", "kind"]),
    ("companies", &["id", "name", "kind", "state_owned"]),
    ("media", &["id", "name", "country", "kind"]),
    ("places", &["id", "name", "kind"]),
    ("subdivisions", &["id", "name", "country", "kind"]),
    ("titles", &["form", "lemma", "rank", "number", "use"]),
    (
        "nominals",
        &["form", "lemma", "kind", "number", "with_state"],
    ),
    ("given_names", &["name", "gender", "regions"]),
    ("rules", &["surface", "step", "reading", "test"]),
];

/// Columns with few values, and those values.
const VALUES: [(&str, &str, &[&str]); 12] = [
    (
        "states",
        "status",
        &[
            "un_member",
            "un_observer",
            "non_un_state",
            "non_self_governing",
            "associated_state",
            "territory",
            "historical",
        ],
    ),
    ("companies", "state_owned", &["0", "1"]),
    (
        "places",
        "kind",
        &[
            "autonomous_region",
            "base",
            "border",
            "canal",
            "city",
            "corridor",
            "de_facto_state",
            "island",
            "lake",
            "region",
            "river",
            "sea",
            "site",
            "strait",
            "venue",
        ],
    ),
    (
        "phrases",
        "kind",
        &["idiom", "treaty", "event", "people", "thing"],
    ),
    ("titles", "gender", &["", "m", "f"]),
    ("titles", "number", &["s", "p"]),
    (
        "titles",
        "use",
        &["before", "appositive", "both", "honorific"],
    ),
    ("nominals", "number", &["s", "p", "c"]),
    (
        "nominals",
        "with_state",
        &["state", "organ", "group", "person", "same"],
    ),
    ("given_names", "gender", &["m", "f", "u"]),
    ("family_names", "order", &["first", "last"]),
    ("name_particles", "use", &["inner", "prefix", "suffix"]),
];

/// Tests of a rule, and whether they take words.
const RULE_TESTS: [(&str, bool); 22] = [
    ("always", false),
    ("before", true),
    ("after", true),
    ("near", true),
    ("document", true),
    ("named", true),
    ("earlier", true),
    ("last", true),
    ("defined", false),
    ("capital_after", false),
    ("capital_before", false),
    ("given_before", false),
    ("home_after", false),
    ("route", false),
    ("listed", false),
    ("owner_of_capital", true),
    ("start", false),
    ("shouted", false),
    ("dateline", false),
    ("subject", true),
    ("object", true),
    ("class", true),
];

type Row = BTreeMap<String, String>;

fn text_of(table: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{table}.tsv"));
    let bytes = std::fs::read(&path).unwrap_or_else(|cause| panic!("{}: {cause}", path.display()));
    String::from_utf8(bytes).unwrap_or_else(|_| panic!("{table}: no UTF-8"))
}

fn rows_of(table: &str) -> Vec<Row> {
    let text = text_of(table);
    let mut lines = text.lines();
    let header: Vec<_> = lines.next().expect("a header").split('\t').collect();
    lines
        .enumerate()
        .map(|(at, line)| {
            let cells: Vec<_> = line.split('\t').collect();
            assert_eq!(
                cells.len(),
                header.len(),
                "{table}, line {}: {line}",
                at + 2
            );
            header
                .iter()
                .zip(cells)
                .map(|(name, cell)| ((*name).to_owned(), cell.to_owned()))
                .collect()
        })
        .collect()
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

fn list<'r>(row: &'r Row, column: &str) -> impl Iterator<Item = &'r str> {
    cell(row, column)
        .split('|')
        .filter(|member| !member.is_empty())
}

/// Surfaces that name a row wherever they stand.
fn full_surfaces(row: &Row) -> BTreeSet<&str> {
    ["name", "official_name"]
        .into_iter()
        .map(|column| cell(row, column))
        .filter(|surface| !surface.is_empty())
        .chain(
            ["aliases", "demonyms", "adjectives", "seats"]
                .into_iter()
                .flat_map(|column| list(row, column)),
        )
        .collect()
}

fn ids() -> BTreeSet<String> {
    ENTRIES
        .iter()
        .flat_map(|table| rows_of(table))
        .map(|row| cell(&row, "id").to_owned())
        .collect()
}

fn surfaces_with_rules() -> BTreeSet<String> {
    ["rules", "context_rules"]
        .into_iter()
        .flat_map(rows_of)
        .map(|row| cell(&row, "surface").to_owned())
        .collect()
}

/// A mark that stands apart from its letter: what composed text (NFC) has for hardly any letter of these tables.
fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

#[test]
fn tables_are_clean_text() {
    for (table, _) in TABLES {
        let text = text_of(table);
        assert!(text.ends_with('\n'), "{table}: no line break at the end");
        for (at, line) in text.lines().enumerate() {
            let place = format!("{table}, line {}: {line}", at + 1);
            assert!(!line.is_empty() && !line.contains('\r'), "{place}");
            assert!(
                !line.chars().any(is_combining),
                "not composed (NFC): {place}"
            );
            assert!(!line.contains('\u{a0}') && !line.contains("  "), "{place}");
            assert!(
                table == "context_rules" || !line.contains('’'),
                "curly apostrophe: {place}"
            );
            for cell in line.split('\t') {
                assert_eq!(cell.trim(), cell, "blanks at an edge: {place}");
                for member in cell.split('|').filter(|_| cell.contains('|')) {
                    assert!(
                        !member.is_empty() && member.trim() == member,
                        "empty member: {place}"
                    );
                }
            }
        }
    }
}

#[test]
fn tables_are_sorted_by_unique_keys() {
    for (table, key) in TABLES {
        let keys: Vec<Vec<String>> = rows_of(table)
            .iter()
            .map(|row| {
                key.iter()
                    .map(|column| match *column {
                        "step" => format!("{:>4}", cell(row, column)),
                        _ => cell(row, column).to_owned(),
                    })
                    .collect()
            })
            .collect();
        for pair in keys.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{table}: {:?} before {:?}",
                pair[0],
                pair[1]
            );
        }
    }
}

#[test]
fn cells_are_filled_and_known() {
    for (of, columns) in REQUIRED {
        for (table, _) in TABLES.iter().filter(|(table, _)| of == "*" || of == *table) {
            for row in rows_of(table) {
                for column in columns {
                    assert!(
                        !cell(&row, column).is_empty(),
                        "{table}: no {column} in {row:?}"
                    );
                }
            }
        }
    }
    for (table, column, values) in VALUES {
        for row in rows_of(table) {
            assert!(
                values.contains(&cell(&row, column)),
                "{table}: {column} of {row:?}"
            );
        }
    }
}

#[test]
fn codes_exist() {
    let states = rows_of("states");
    let codes: BTreeSet<&str> = states.iter().map(|row| cell(row, "id")).collect();
    let mut unique: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for row in &states {
        let id = cell(row, "id");
        assert!(
            id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase()),
            "{id}"
        );
        assert!(cell(row, "iso2").len() == 2, "{id}");
        let wikidata = cell(row, "wikidata");
        assert!(
            wikidata.is_empty()
                || wikidata
                    .strip_prefix('Q')
                    .is_some_and(|n| n.parse::<u64>().is_ok()),
            "{id}"
        );
        assert!(
            cell(row, "cow").is_empty()
                || cell(row, "cow")
                    .parse::<u16>()
                    .is_ok_and(|code| code < 1000),
            "{id}"
        );
        for prefix in list(row, "prefixes") {
            assert!(prefix.ends_with('-'), "{id}: {prefix}");
        }
        for column in ["iso2", "wikidata", "cameo"] {
            let code = cell(row, column);
            if !code.is_empty()
                && let Some(other) = unique.insert((column, code), id)
            {
                panic!("{column} {code} of both {other} and {id}");
            }
        }
    }
    for table in ENTRIES.into_iter().filter(|table| *table != "states") {
        for row in rows_of(table) {
            for column in ["country", "members"] {
                for code in list(&row, column) {
                    assert!(
                        codes.contains(code),
                        "{table}: {code} is no state in {row:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_and_references_resolve() {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for table in ENTRIES {
        for row in rows_of(table) {
            let id = cell(&row, "id");
            let is_code = matches!(table, "states" | "subdivisions");
            assert!(
                is_code
                    || id.bytes().all(|byte| byte.is_ascii_lowercase()
                        || byte.is_ascii_digit()
                        || byte == b'-'),
                "{table}: {id}"
            );
            if let Some(other) = seen.insert(id.to_owned(), table) {
                panic!("{id} in both {other} and {table}");
            }
        }
    }
    for (table, columns) in [
        ("organs", ["owner", "stands_for"]),
        ("organisations", ["parent", "parent"]),
    ] {
        for row in rows_of(table) {
            for column in columns {
                let id = cell(&row, column);
                assert!(
                    id.is_empty() || seen.contains_key(id),
                    "{table}: {column} {id:?} in {row:?}"
                );
            }
        }
    }
}

#[test]
fn no_surface_has_two_rows_without_a_rule() {
    let ruled = surfaces_with_rules();
    let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut short: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for table in ENTRIES {
        for row in rows_of(table) {
            let id = cell(&row, "id").to_owned();
            let full = full_surfaces(&row);
            for surface in &full {
                owners
                    .entry((*surface).to_owned())
                    .or_default()
                    .insert(id.clone());
            }
            for surface in list(&row, "short_forms") {
                assert!(
                    !full.contains(surface),
                    "{id}: {surface:?} is both full and short"
                );
                short
                    .entry(surface.to_owned())
                    .or_default()
                    .insert(id.clone());
            }
            for surface in full.iter().copied().chain(list(&row, "short_forms")) {
                assert!(
                    surface.len() > 1 || ruled.contains(surface),
                    "{id}: {surface:?} is too short"
                );
                assert!(
                    !surface.contains('(') || id == "1718-committee",
                    "{id}: {surface:?}"
                );
            }
            let iso2 = cell(&row, "iso2");
            assert!(
                iso2.is_empty() || matches!(iso2, "US") || !full.contains(iso2),
                "{id}: a code is no surface"
            );
        }
    }
    for row in rows_of("phrases") {
        let surface = cell(&row, "surface");
        assert!(
            !owners.contains_key(surface),
            "{surface:?} is a phrase and a name"
        );
    }
    for (surface, ids) in &owners {
        assert!(
            ids.len() == 1 || ruled.contains(surface),
            "{surface:?} names {ids:?} and has no rule"
        );
        let clash = short.get(surface).is_some_and(|others| others != ids);
        assert!(
            !clash || ruled.contains(surface),
            "{surface:?} names {ids:?} and is short for others, without a rule"
        );
    }
}

#[test]
fn rules_are_whole() {
    let ids = ids();
    let mut classes: BTreeSet<String> = BTreeSet::new();
    let all: Vec<Row> = ["rules", "context_rules"]
        .into_iter()
        .flat_map(rows_of)
        .collect();
    for row in &all {
        if cell(row, "surface").starts_with('@') {
            classes.insert(cell(row, "surface").to_owned());
        }
    }
    let mut last: Option<(&str, usize, &str)> = None;
    for row in &all {
        let (surface, reading, test) = (
            cell(row, "surface"),
            cell(row, "reading"),
            cell(row, "test"),
        );
        let step: usize = cell(row, "step").parse().expect("a step is a number");
        let expected = last
            .filter(|(before, ..)| *before == surface)
            .map_or(1, |(_, step, _)| step + 1);
        assert_eq!(step, expected, "{surface}: steps count from one");
        if let Some((before, _, ended)) = last
            && before == surface
        {
            assert!(
                !matches!(ended, "always" | "class"),
                "{surface}: a row after {ended:?} is never reached"
            );
        }
        assert!(
            ids.contains(reading)
                || matches!(reading, "place" | "person" | "none" | "same" | "actor"),
            "{surface}: {reading:?} is no reading"
        );
        assert_eq!(reading == "same", test == "last", "{surface}, step {step}");
        assert!(
            reading != "actor" || surface.starts_with('@'),
            "{surface}, step {step}"
        );
        let words: Vec<_> = list(row, "words").collect();
        if test != "dyad" {
            let (_, takes_words) = RULE_TESTS
                .iter()
                .find(|(known, _)| *known == test)
                .unwrap_or_else(|| panic!("{surface}: {test:?} is no test"));
            assert_eq!(!words.is_empty(), *takes_words, "{surface}, step {step}");
        }
        for word in words {
            match test {
                "named" | "earlier" | "last" => {
                    assert!(ids.contains(word), "{surface}: {word:?} is no id");
                }
                "class" => assert!(classes.contains(word), "{surface}: {word:?} is no class"),
                _ => {}
            }
        }
        last = Some((surface, step, test));
    }
}

#[test]
fn names_of_persons_are_single_words() {
    for row in rows_of("given_names") {
        let name = cell(&row, "name");
        assert!(
            name.chars().next().is_some_and(char::is_uppercase) && !name.contains(' '),
            "{name}"
        );
    }
    let forms: BTreeSet<String> = rows_of("titles")
        .iter()
        .map(|row| cell(row, "form").to_lowercase())
        .collect();
    assert_eq!(
        forms.len(),
        rows_of("titles").len(),
        "two titles differ in case only"
    );
}

/// Each use of a table of words, and the code that asks for it.
#[test]
fn asks_for_every_use_of_a_word() {
    fn code(folder: &Path, into: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                code(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                into.push_str(&std::fs::read_to_string(&path).expect("a source file"));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut source = String::new();
    code(&root.join("src/extract"), &mut source);
    for (table, kind) in [("cue_words", "CueWord"), ("actor_words", "ActorWord")] {
        let text = std::fs::read_to_string(root.join(format!("data/{table}.tsv"))).expect(table);
        let uses: BTreeSet<&str> = text
            .lines()
            .skip(1)
            .filter_map(|row| row.split('\t').nth(1))
            .collect();
        for name in uses {
            let variant: String = name
                .split('_')
                .map(|part| part[..1].to_uppercase() + &part[1..])
                .collect();
            assert!(
                source.contains(&format!("{kind}::{variant}")),
                "nothing asks for {table}: {name}"
            );
        }
    }
}

/// Tables of words for claims, events, sanctions, lists and treaties, with the columns that make their keys.
const TALK: [(&str, usize); 20] = [
    ("actor_words", 2),
    ("cameo_codes", 1),
    ("clear_relations", 1),
    ("cue_words", 2),
    ("lists/countries", 1),
    ("lists/labels", 1),
    ("lists/measures", 1),
    ("lists/ofac_codes", 2),
    ("lists/programmes", 2),
    ("event_frames", 4),
    ("event_words", 1),
    ("sanction_verbs", 1),
    ("sanction_measures", 1),
    ("sanction_objectives", 1),
    ("sanction_objective_words", 1),
    ("sanction_phrases", 2),
    ("treaties", 1),
    ("treaty_stages", 1),
    ("provision_words", 2),
    ("verdicts", 1),
];

#[test]
fn keeps_the_tables_of_talk_sorted_and_sourced() {
    for (name, keys) in TALK {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("data/{name}.tsv"));
        let text = std::fs::read_to_string(&path).expect(name);
        let mut lines = text.lines();
        let columns = lines.next().expect(name).split('\t').count();
        let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
        for row in &rows {
            assert_eq!(row.len(), columns, "{name}: {row:?}");
            assert!(
                row.last().is_some_and(|source| !source.is_empty()),
                "{name}: {row:?}"
            );
            assert!(
                row.iter().all(|cell| cell.trim() == *cell),
                "{name}: {row:?}"
            );
        }
        for pair in rows.windows(2) {
            assert!(
                pair[0][..keys] < pair[1][..keys],
                "{name}: {:?} stands after {:?}",
                pair[1],
                pair[0]
            );
        }
    }
}

#[test]
fn every_issue_of_ties_and_eusanct_has_an_objective() {
    let table = include_str!("../data/sanction_objectives.tsv");
    let issues = |column: usize| -> BTreeSet<u8> {
        table
            .lines()
            .skip(1)
            .flat_map(|line| line.split('\t').nth(column).expect(line).split('|'))
            .map(|issue| issue.parse().expect(issue))
            .collect()
    };
    assert_eq!(issues(1), (1..=15).collect(), "TIES");
    assert_eq!(issues(2), (1..=14).collect(), "EUSANCT");
    // As many as the Global Sanctions Data Base tells apart.
    assert_eq!(table.lines().skip(1).count(), 9);
}

#[test]
fn event_frames_have_codes_of_cameo() {
    use detente::lexicon::Lexicon;
    use detente::model::Plover;
    let table = include_str!("../data/cameo_codes.tsv");
    let mut codes = BTreeSet::new();
    for line in table.lines().skip(1) {
        let mut cells = line.split('\t');
        let (code, plover) = (cells.next().expect(line), cells.next().expect(line));
        let is_code = matches!(code.len(), 3 | 4) && code.bytes().all(|byte| byte.is_ascii_digit());
        assert!(is_code && ("01".."21").contains(&&code[..2]), "{line}");
        // A code of four digits is a finer sort of one with three.
        assert!(code.len() == 3 || codes.contains(&code[..3]), "{line}");
        assert!(
            plover.is_empty() || plover.parse::<Plover>().is_ok(),
            "{line}"
        );
        codes.insert(code);
    }
    // As many as the manual has below each of its twenty heads.
    let counts = [
        10, 27, 28, 7, 8, 5, 6, 25, 5, 27, 12, 26, 22, 26, 6, 13, 13, 14, 9, 7,
    ];
    for (head, count) in (1..).zip(counts) {
        let head = format!("{head:02}");
        let found = codes.iter().filter(|code| code.starts_with(&head)).count();
        assert_eq!(found, count, "codes below {head}");
    }
    for frame in Lexicon::new().event_frames().iter() {
        let code = frame.cameo.as_deref();
        assert!(
            code.is_none_or(|code| codes.contains(code)),
            "{}: {code:?}",
            frame.id
        );
    }
}

/// States by the year from which they can sign.
const FOUNDED: [(&str, u16); 27] = [
    ("ARM", 1991),
    ("AZE", 1918),
    ("BIH", 1992),
    ("BLR", 1991),
    ("ERI", 1993),
    ("HRV", 1991),
    ("IND", 1947),
    ("ISR", 1948),
    ("JOR", 1946),
    ("KAZ", 1991),
    ("KOR", 1948),
    ("MKD", 1991),
    ("PAK", 1947),
    ("PAN", 1903),
    ("PHL", 1946),
    ("PNG", 1975),
    ("POL", 1918),
    ("PRK", 1948),
    ("PSE", 1988),
    ("SDN", 1956),
    ("SRB", 1878),
    ("SYR", 1946),
    ("TKM", 1991),
    ("TUV", 1978),
    ("TWN", 1949),
    ("UKR", 1991),
    ("XKX", 2008),
];

#[test]
fn well_known_treaties_agree_with_themselves() {
    let states: BTreeSet<&str> = include_str!("../data/states.tsv")
        .lines()
        .filter_map(|line| line.split('\t').next())
        .collect();
    let mut names = BTreeSet::new();
    for line in include_str!("../data/treaties.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, aliases, kind, year, parties, obligations, _] = cells[..] else {
            panic!("{line}");
        };
        for form in std::iter::once(name).chain(aliases.split('|').filter(|form| !form.is_empty()))
        {
            assert!(
                names.insert(form.to_lowercase()),
                "{form} names two treaties"
            );
            let dated = form
                .split_whitespace()
                .next()
                .and_then(|word| word.parse::<u16>().ok());
            assert!(
                dated.is_none_or(|dated| year.parse() == Ok(dated)),
                "{form}: {year}"
            );
        }
        let signed: u16 = year.parse().expect(line);
        assert!((1648..=2026).contains(&signed), "{line}");
        let parties: Vec<&str> = parties
            .split('|')
            .filter(|party| !party.is_empty())
            .collect();
        let fits = match kind {
            "bilateral" => matches!(parties.len(), 0 | 2),
            "plurilateral" => parties.len() != 1,
            "multilateral" => parties.is_empty(),
            _ => false,
        };
        assert!(fits, "{line}: {kind}");
        assert_eq!(
            parties.iter().collect::<BTreeSet<_>>().len(),
            parties.len(),
            "{line}"
        );
        for party in &parties {
            assert!(states.contains(party), "{line}");
            let founded = FOUNDED.iter().find(|(state, _)| state == party);
            assert!(
                founded.is_none_or(|(_, founded)| signed >= *founded),
                "{line}: {party} was founded later"
            );
        }
        for obligation in obligations.split('|').filter(|cell| !cell.is_empty()) {
            assert!(
                matches!(
                    obligation,
                    "defense" | "offense" | "neutrality" | "nonaggression" | "consultation"
                ),
                "{line}: {obligation} is none of ATOP's"
            );
        }
    }
}

#[test]
fn a_leader_known_by_the_last_name_alone_is_the_only_one() {
    let mut alone: std::collections::BTreeMap<String, &str> = std::collections::BTreeMap::new();
    let mut names = BTreeSet::new();
    for line in include_str!("../data/leaders.tsv").lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, country, mark, _] = cells[..] else {
            panic!("{line}");
        };
        assert!(names.insert(name.to_lowercase()), "{name} stands twice");
        assert!(matches!(mark, "" | "alone"), "{line}");
        if mark == "alone" {
            let last = name
                .split_whitespace()
                .next_back()
                .expect(line)
                .to_lowercase();
            let other = alone.insert(last, country);
            assert!(
                other.is_none_or(|other| other == country),
                "{line}: the last name alone is also one of {other:?}"
            );
        }
    }
}

#[test]
fn an_event_frame_agrees_with_its_code() {
    use detente::lexicon::Lexicon;
    use detente::model::Plover;
    // The PLOVER types that the heads of CAMEO became; the rest are finer rows that moved.
    let heads: [(&str, &[Plover]); 19] = [
        ("02", &[Plover::Request]),
        ("03", &[Plover::Agree]),
        ("04", &[Plover::Consult]),
        ("05", &[Plover::Support, Plover::Cooperate, Plover::Concede]),
        ("06", &[Plover::Cooperate, Plover::Aid]),
        ("07", &[Plover::Aid]),
        ("08", &[Plover::Concede, Plover::Retreat]),
        ("09", &[Plover::Accuse]),
        ("10", &[Plover::Request]),
        ("11", &[Plover::Accuse]),
        ("12", &[Plover::Reject]),
        ("13", &[Plover::Threaten]),
        ("14", &[Plover::Protest]),
        ("15", &[Plover::Mobilize]),
        ("16", &[Plover::Sanction, Plover::Coerce]),
        ("17", &[Plover::Coerce]),
        ("18", &[Plover::Assault]),
        ("19", &[Plover::Assault, Plover::Coerce]),
        ("20", &[Plover::Assault]),
    ];
    let mut modes: std::collections::BTreeMap<String, BTreeSet<&str>> =
        std::collections::BTreeMap::new();
    for frame in Lexicon::new().event_frames().iter() {
        let code = frame.cameo.as_deref().unwrap_or_default();
        let known = heads.iter().find(|(head, _)| code.starts_with(head));
        let (_, types) = known.unwrap_or_else(|| panic!("{}: {code:?}", frame.id));
        assert!(types.contains(&frame.plover), "{}: {code}", frame.id);
        if let Some(mode) = &frame.mode {
            modes
                .entry(mode.clone())
                .or_default()
                .insert(frame.plover.as_str());
        }
    }
    for (mode, types) in modes {
        // One withdraws troops and from treaties.
        assert!(types.len() == 1 || mode == "withdraw", "{mode}: {types:?}");
    }
}
