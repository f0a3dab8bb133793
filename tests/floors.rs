//! The crate's modules are floors, and each uses only those below it: the list in `src/lib.rs` is the order.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const SRC: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src");

/// What the root of the crate gives another name.
const REEXPORTS: &[(&str, &str)] = &[
    ("Analyzer", "analyzer"),
    ("Error", "error"),
    ("ErrorKind", "error"),
    ("load_list", "lists"),
    ("Analysis", "model"),
    ("Document", "text"),
];

/// The floors, the lowest first.
fn floors() -> Vec<String> {
    let root = fs::read_to_string(format!("{SRC}/lib.rs")).unwrap();
    root.lines()
        .filter_map(|line| line.strip_prefix("//! * "))
        .map(|line| line.trim_start_matches('['))
        .map(|line| line.split('`').nth(1).unwrap().to_owned())
        .collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The names that follow `crate::` in a file, without its comments and its unit tests.
fn uses(code: &str) -> BTreeSet<String> {
    let code: String = code
        .lines()
        .take_while(|line| line.trim_end() != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        let Some(group) = after.strip_prefix('{') else {
            found.insert(name(after));
            continue;
        };
        let mut depth = 0;
        let mut outer = String::new();
        for letter in group.chars().take_while(|&letter| letter != ';') {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ if depth == 0 => outer.push(letter),
                _ => {}
            }
        }
        found.extend(outer.split(',').map(|one| name(one.trim())));
    }
    found.remove("");
    found
}

fn name(words: &str) -> String {
    let is_part = |letter: &char| letter.is_alphanumeric() || *letter == '_';
    words.chars().take_while(is_part).collect()
}

/// The module that a name at the crate's root comes from.
fn module(name: &str) -> &str {
    let known = REEXPORTS.iter().find(|(alias, _)| *alias == name);
    known.map_or(name, |(_, module)| module)
}

/// What each file of a floor uses, with the file.
fn uses_of(floor: &str) -> Vec<(PathBuf, String)> {
    let mut paths = vec![PathBuf::from(format!("{SRC}/{floor}.rs"))];
    let folder = PathBuf::from(format!("{SRC}/{floor}"));
    if folder.is_dir() {
        paths.clear();
        files(&folder, &mut paths);
    }
    let mut found = Vec::new();
    for path in paths {
        let names = uses(&fs::read_to_string(&path).unwrap());
        found.extend(names.into_iter().map(|name| (path.clone(), name)));
    }
    found
}

#[test]
fn every_module_is_a_floor() {
    let floors: BTreeSet<String> = floors().into_iter().collect();
    let modules: BTreeSet<String> = fs::read_dir(SRC)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !matches!(name.as_str(), "lib" | "bin"))
        .collect();
    assert_eq!(floors, modules);
}

#[test]
fn no_floor_uses_one_above() {
    let floors = floors();
    let mut seen = 0;
    for (own, floor) in floors.iter().enumerate() {
        for (path, used) in uses_of(floor) {
            let height = floors.iter().position(|floor| floor == module(&used));
            let height =
                height.unwrap_or_else(|| panic!("{}: crate::{used} is no floor", path.display()));
            assert!(height <= own, "{}: {floor} uses {used}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} uses");
}

/// Where the arrows of the drawing in the documentation lead, module by module.
fn drawn() -> BTreeMap<String, BTreeSet<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/architecture.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, after) = document.split_once("```mermaid\n").unwrap();
    let (drawing, _) = after.split_once("```").unwrap();
    drawing
        .lines()
        .filter_map(|line| line.trim().split_once(" --> "))
        .map(|(from, to)| {
            (
                from.to_owned(),
                to.split(" & ").map(str::to_owned).collect(),
            )
        })
        .collect()
}

/// Whether arrows lead from one module to another.
fn leads(drawn: &BTreeMap<String, BTreeSet<String>>, from: &str, to: &str) -> bool {
    let next = drawn.get(from);
    next.is_some_and(|next| next.iter().any(|next| next == to || leads(drawn, next, to)))
}

#[test]
fn the_drawing_shows_what_is_used() {
    let floors = floors();
    let drawn = drawn();
    let height = |name: &str| floors.iter().position(|floor| floor == name);
    for (from, to) in &drawn {
        for to in to {
            let below = height(to).unwrap_or_else(|| panic!("{to} is no floor"));
            assert!(
                height(from).is_none_or(|own| below < own),
                "{from} --> {to}"
            );
        }
    }
    for (floor, used) in floors.iter().flat_map(|floor| {
        let used = uses_of(floor).into_iter().map(|(_, used)| used);
        used.map(move |used| (floor, used))
    }) {
        let used = module(&used);
        assert!(
            used == floor || leads(&drawn, floor, used),
            "{floor} --> {used} is not drawn"
        );
    }
}

#[test]
fn reads_what_a_file_uses() {
    let code = "use crate::text::{Span, Words};\n// crate::cli\nuse crate::{Error, model::{Actor, Claim}, names};\n\
        fn a() -> crate::lists::B {}\n#[cfg(test)]\nmod tests { use crate::corpus::C; }\n";
    let expected = ["Error", "lists", "model", "names", "text"];
    assert_eq!(uses(code).into_iter().collect::<Vec<_>>(), expected);
}
