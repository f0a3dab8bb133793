//! The `detente` command as a user meets it.

#![cfg(feature = "cli")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use detente::Analysis;
use serde_json::Value;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

fn detente() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.env_remove("NO_COLOR").env_remove("COLUMNS");
    command
}

fn analyze(arguments: &[&str]) -> Output {
    detente().arg("analyze").args(arguments).output().unwrap()
}

fn analyze_input(arguments: &[&str], input: &[u8]) -> Output {
    run_input("analyze", arguments, input)
}

fn run_input(action: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = detente()
        .arg(action)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // The command may end before it has read everything.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn file(name: &str, bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn the_seed_gives_its_analysis() {
    let output = analyze(&[SEEDS, "--published", "2024-11-22"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let analysis = Analysis::from_json(stdout(&output).trim_end()).unwrap();
    assert_eq!(analysis.id, "000_94af91d902ff8926");
    assert_eq!(analysis.published.unwrap().to_string(), "2024-11-22");
    assert!(!analysis.sentences.is_empty());
    assert_eq!(stdout(&output), format!("{}\n", analysis.to_json()));
}

#[test]
fn the_seed_names_its_actors_dates_and_counts() {
    let output = analyze(&[SEEDS, "--published", "2024-11-22"]);
    let analysis = &lines(&output)[0];
    let actors: Vec<_> = analysis["actors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|actor| {
            (
                actor["name"].as_str().unwrap(),
                actor["kind"].as_str().unwrap(),
                actor["country"].as_str(),
            )
        })
        .collect();
    for expected in [
        ("South Korea", "state", Some("KOR")),
        ("North Korea", "state", Some("PRK")),
        ("Russia", "state", Some("RUS")),
        ("Ukraine", "state", Some("UKR")),
        ("China", "state", Some("CHN")),
        ("the West", "bloc", None),
        ("SBS", "media", Some("KOR")),
        ("Shin Won-sik", "person", Some("KOR")),
        ("Kim Jong Un", "person", Some("PRK")),
        ("Vladimir Putin", "person", Some("RUS")),
        ("Choe Son Hui", "person", Some("PRK")),
    ] {
        assert!(
            actors.contains(&expected),
            "{expected:?} is not among {actors:?}"
        );
    }
    let text: Vec<_> = analysis["text"].as_str().unwrap().chars().collect();
    let words = |record: &Value| {
        let at = |end: &str| usize::try_from(record[end].as_u64().unwrap()).unwrap();
        text[at("start")..at("end")].iter().collect::<String>()
    };
    let dates = analysis["dates"].as_array().unwrap();
    assert!(
        dates
            .iter()
            .any(|date| words(date) == "June" && date["value"] == "2024-06"),
        "{dates:?}"
    );
    let quantities = analysis["quantities"].as_array().unwrap();
    let soldiers = quantities
        .iter()
        .find(|quantity| words(quantity) == "more than 10,000 soldiers")
        .unwrap();
    assert_eq!(
        (&soldiers["value"], &soldiers["relation"]),
        (&10_000.0.into(), &"more_than".into())
    );
}

#[test]
fn the_seed_as_tables() {
    let output = analyze(&[SEEDS, "--format", "table", "--published", "2024-11-22"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let page = stdout(&output);
    assert!(
        page.starts_with(
            "Russia trades missiles for North Korean troops in Ukraine war, claims South Korea\n"
        ),
        "{page}"
    );
    assert!(
        page.contains("000_94af91d902ff8926 · published 2024-11-22"),
        "{page}"
    );
    assert!(!page.contains('\u{1b}'), "a pipe gets no colours: {page}");
}

#[test]
fn one_array_of_analyses() {
    let input = b"{\"text\": \"x\"}\nbroken\n{\"text\": \"y\"}\n";
    let output = analyze_input(&["-", "--format", "json"], input);
    assert_eq!(code(&output), 1);
    let array: Value = serde_json::from_str(stdout(&output)).unwrap();
    assert_eq!(array[0]["text"], "x");
    assert_eq!(array[1]["error"]["kind"], "format");
    assert_eq!(array[2]["text"], "y");
    let output = analyze_input(&["-", "--input-format", "json", "--format", "json"], b"[]");
    assert_eq!((code(&output), stdout(&output)), (0, "[]\n"));
}

#[test]
fn a_failed_row_stands_in_its_place_and_is_told() {
    let input = b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"published\": \"2024-13-45\", \"text\": \"x\"}\n";
    let output = analyze_input(&["-"], input);
    assert_eq!(code(&output), 1);
    let rows = lines(&output);
    assert_eq!(rows[0]["id"], "a");
    assert_eq!(rows[1]["id"], "b");
    assert_eq!(rows[1]["error"]["kind"], "date");
    assert_eq!(rows[1]["error"]["origin"], "standard input");
    assert_eq!(rows[1]["error"]["line"], 2);
    assert!(
        stdout(&output)
            .lines()
            .nth(1)
            .unwrap()
            .starts_with(r#"{"id":"b","error":{"kind":"date","#)
    );
    assert!(
        stderr(&output).starts_with("detente: standard input, line 2: \"2024-13-45\" is no date"),
        "{}",
        stderr(&output)
    );
    assert!(
        stderr(&output).ends_with("detente: 1 of 2 documents could not be read\n"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn text_from_standard_input() {
    let output = analyze_input(&["-"], "Moscow denied it.\nTwice.".as_bytes());
    assert_eq!(code(&output), 0);
    let rows = lines(&output);
    assert_eq!(
        (&rows[0]["id"], &rows[0]["text"]),
        (&"stdin".into(), &"Moscow denied it.\nTwice.".into())
    );
}

#[test]
fn odd_texts_get_a_calm_answer() {
    let long = "Moscow denied the report ".repeat(if cfg!(debug_assertions) {
        1_000
    } else {
        40_000
    });
    for odd in [
        "",
        "🙂🙂🙂",
        "a\0b\0",
        "\u{202b}שלום\u{202c}",
        "“((((“",
        &long,
    ] {
        let output = analyze_input(&["-", "--input-format", "txt"], odd.as_bytes());
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{odd:.20}");
        assert_eq!(lines(&output)[0]["text"], odd);
        let output = analyze_input(
            &["-", "--input-format", "txt", "--format", "table"],
            odd.as_bytes(),
        );
        assert_eq!(code(&output), 0, "{odd:.20}");
        assert!(!stdout(&output).contains('\0'));
    }
}

#[test]
fn what_cannot_be_read_ends_with_2() {
    let empty = tempfile::tempdir().unwrap();
    let (_folder, broken) = file("a.txt", b"Zo\xC3\xA9 \x81\xFF");
    for (arguments, words) in [
        (vec!["no/such/file.txt"], "detente: no/such/file.txt: "),
        (vec![text(empty.path())], "holds no documents"),
        (
            vec![text(&broken)],
            "a.txt, line 1: byte 0x81 at offset 5 is not UTF-8",
        ),
        (
            vec![SEEDS, "--published", "2024-13-45"],
            "detente: --published: \"2024-13-45\" is no date",
        ),
        (
            vec![SEEDS, "--encoding", "klingon"],
            "detente: --encoding: \"klingon\" is no encoding",
        ),
        (vec![SEEDS, "--threads", "0"], "--threads"),
        (
            vec![SEEDS, "--format", "xml"],
            "[possible values: table, json, jsonl, html, positions, ftm, csv, tsv, parquet]",
        ),
        (vec![], "PATH"),
        (
            vec![SEEDS, "-o", "no/such/folder/out.jsonl"],
            "detente: no/such/folder/out.jsonl: ",
        ),
    ] {
        let output = analyze(&arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(
            stderr(&output).contains(words),
            "{arguments:?}: {}",
            stderr(&output)
        );
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn help_names_the_exit_codes() {
    for arguments in [
        vec!["--help"],
        vec!["analyze", "--help"],
        vec!["parse", "--help"],
    ] {
        let output = detente().args(&arguments).output().unwrap();
        assert_eq!(code(&output), 0);
        for words in ["Exit codes:", "some documents could not be read", "130"] {
            assert!(stdout(&output).contains(words), "{}", stdout(&output));
        }
    }
}

#[test]
fn a_file_appears_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let names = || {
        let mut names: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let lines = folder.path().join("out.jsonl");
    assert_eq!(code(&analyze(&[SEEDS, "-o", text(&lines)])), 0);
    let array = folder.path().join("out.json");
    assert_eq!(code(&analyze(&[SEEDS, "-o", text(&array)])), 0);
    assert_eq!(names(), ["out.json", "out.jsonl"]);
    assert!(std::fs::read_to_string(&array).unwrap().starts_with("[\n{"));

    // What stood there before stays where the run fails as a whole.
    let before = std::fs::read(&lines).unwrap();
    assert_eq!(code(&analyze(&["no/such/file.txt", "-o", text(&lines)])), 2);
    let input = b"{\"text\": \"x\"}\nbroken\n";
    let output = analyze_input(&["-", "--strict", "-o", text(&lines)], input);
    assert_eq!(code(&output), 2);
    assert_eq!(std::fs::read(&lines).unwrap(), before);
    assert_eq!(names(), ["out.json", "out.jsonl"]);

    assert_eq!(code(&analyze_input(&["-", "-o", text(&lines)], input)), 1);
    assert_ne!(std::fs::read(&lines).unwrap(), before);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let input: String = (0..500)
        .map(|number| match number % 50 {
            7 => "broken\n".to_owned(),
            _ => format!(
                "{{\"text\": \"{}\"}}\n",
                "Moscow denied it. ".repeat(number % 13)
            ),
        })
        .collect();
    let one = analyze_input(&["-", "--threads", "1"], input.as_bytes());
    assert_eq!(lines(&one).len(), 500);
    for threads in ["2", "7"] {
        let many = analyze_input(&["-", "--threads", threads], input.as_bytes());
        assert_eq!((stdout(&many), stderr(&many)), (stdout(&one), stderr(&one)));
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let input = "{\"text\": \"Moscow denied it.\"}\n".repeat(50_000);
    let (_folder, path) = file("a.jsonl", input.as_bytes());
    let mut child = detente()
        .args(["analyze", text(&path)])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 100];
    let mut pipe = child.stdout.take().unwrap();
    pipe.read_exact(&mut some).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_at_once_with_130_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = detente()
        .args(["analyze", "-", "-o", text(&folder.path().join("out.jsonl"))])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // An end of the input would end the command as well.
    let input = child.stdin.take();
    // The command waits for input once its unfinished file is there.
    while std::fs::read_dir(folder.path()).unwrap().next().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let killed = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(killed.success());
    let status = child.wait().unwrap();
    drop(input);
    assert_eq!(status.code(), Some(130));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A sanctions list of our own.
const LIST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/lists/un.xml");

fn screen(arguments: &[&str]) -> Output {
    detente()
        .args(["screen", "--list", LIST])
        .args(arguments)
        .output()
        .unwrap()
}

#[test]
fn screens_names() {
    let output = screen(&["Dora Welker", "Anna Keller"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let rows = lines(&output);
    assert_eq!(rows[0]["candidates"][0]["name"], "Dora Weller");
    assert_eq!(rows[1]["candidates"].as_array().unwrap().len(), 0);
    let output = screen(&["--format", "table", "Dora Welker", "Anna Keller"]);
    assert!(stdout(&output).contains("Welker = Weller (letters)"));
    assert!(stdout(&output).contains("No candidates."));
}

#[test]
fn screens_the_actors_of_articles() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("a.txt");
    std::fs::write(
        &article,
        "The minister, Dora Weller, denied it. Anna Keller did not.",
    )
    .unwrap();
    let output = screen(&["--articles", article.to_str().unwrap()]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let actors = &lines(&output)[0]["actors"];
    assert_eq!(actors.as_array().unwrap().len(), 1);
    assert_eq!(actors[0]["mentions"][0]["start"], 14);
    let output = screen(&["--articles", "no/such/file.txt"]);
    assert_eq!(code(&output), 2);
}

#[test]
fn screens_with_a_saved_index() {
    let folder = tempfile::tempdir().unwrap();
    let index = folder.path().join("lists.index");
    let index = index.to_str().unwrap();
    assert_eq!(code(&screen(&["--save-index", index])), 0);
    let from_index = |path: &str| {
        detente()
            .args(["screen", "--list", path, "Dora Weller"])
            .output()
            .unwrap()
    };
    assert_eq!(from_index(index).stdout, screen(&["Dora Weller"]).stdout);
    let mut bytes = std::fs::read(index).unwrap();
    bytes.pop();
    std::fs::write(index, bytes).unwrap();
    assert_eq!(code(&from_index(index)), 2);
}

#[test]
fn screening_needs_a_list_and_a_threshold_that_can_be() {
    assert_eq!(
        code(&detente().args(["screen", "Dora Weller"]).output().unwrap()),
        2
    );
    assert_eq!(code(&screen(&["--threshold", "0.1", "Dora Weller"])), 2);
    assert_eq!(code(&screen(&[])), 2);
}

const LISTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lists");

fn lists(arguments: &[&str]) -> Output {
    detente().arg("lists").args(arguments).output().unwrap()
}

#[test]
fn lists_are_written_in_every_format() {
    let path = format!("{LISTS}/eu.xml");
    let output = lists(&[&path, "--format", "table"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    for words in [
        "EU Consolidated Financial Sanctions List",
        "2 entries",
        "Dora Maria WELLER (2",
        "RUSDA",
        "circa 1969 to 1972",
    ] {
        assert!(
            stdout(&output).contains(words),
            "{words}: {}",
            stdout(&output)
        );
    }
    assert_eq!(lines(&lists(&[&path]))[0]["id"], "501");
    let json: Value = serde_json::from_slice(&lists(&[&path, "--format", "json"]).stdout).unwrap();
    assert_eq!(json[0]["entries"][1]["kind"], "vessel");
    let entities = lines(&lists(&[&path, "--format", "ftm"]));
    assert!(
        entities
            .iter()
            .any(|entity| entity["schema"] == "Sanction"
                && entity["properties"]["country"][0] == "eu")
    );
    let csv = lists(&[&path, "--format", "csv", "--table", "names"]);
    assert!(stdout(&csv).starts_with("list,entry,name,"));
    assert_eq!(stdout(&csv).lines().count(), 5);
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("list.parquet");
    let output = lists(&[&path, "--output", text(&target)]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(std::fs::read(&target).unwrap().starts_with(b"PAR1"));
}

#[test]
fn a_broken_list_is_told_of() {
    let broken = std::fs::read_to_string(format!("{LISTS}/eu.xml"))
        .unwrap()
        .replacen("<remark>", "<remark>&x;", 1);
    let (_folder, path) = file("eu.xml", broken.as_bytes());
    let output = lists(&[text(&path)]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).contains("line 3: entry 501: entity \"x\""),
        "{}",
        stderr(&output)
    );
    assert_eq!(lines(&output).len(), 1);
    let output = lists(&[text(&path), "--strict"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    let output = lists(&[concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")]);
    assert_eq!(code(&output), 2);
}

#[test]
fn lists_diff_tells_what_changed() {
    let old = format!("{LISTS}/eu.xml");
    let new = std::fs::read_to_string(&old)
        .unwrap()
        .replace("title=\"Colonel\"", "title=\"General\"")
        .replace("logicalId=\"502\"", "logicalId=\"503\"");
    let (_folder, new) = file("eu.xml", new.as_bytes());
    let output = lists(&["diff", &old, text(&new), "--format", "table"]);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    for words in [
        "1 added",
        "1 removed",
        "1 changed",
        "Colonel",
        "General",
        "503",
    ] {
        assert!(
            stdout(&output).contains(words),
            "{words}: {}",
            stdout(&output)
        );
    }
    let diff: Value = serde_json::from_slice(&lists(&["diff", &old, text(&new)]).stdout).unwrap();
    assert_eq!(diff["changed"][0]["fields"][0]["field"], "titles");
    assert_eq!(code(&lists(&["diff", &old])), 2);
    assert_eq!(
        code(&lists(&["diff", &old, text(&new), "--format", "ftm"])),
        2
    );
}

#[test]
fn positions_are_rows_that_say_who_stands_how_to_what() {
    let input =
        "South Korea said that Russia had sent missiles to North Korea. North Korea denied it.";
    let output = analyze_input(&["-", "--format", "positions"], input.as_bytes());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let mut rows = stdout(&output)
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let header = rows.next().unwrap();
    assert_eq!(header[..4], ["document", "about", "id", "what"]);
    let first = rows.next().unwrap();
    assert_eq!(first.len(), header.len());
    assert_eq!(first[3], "arms transfer: Russia → North Korea");
    assert_eq!(first[5..8], ["South Korea", "asserts", "said"]);
}

#[test]
fn a_document_without_positions_gives_the_header_alone() {
    let output = analyze_input(&["-", "--format", "positions"], b"It rained.");
    assert_eq!(code(&output), 0);
    assert_eq!(stdout(&output).lines().count(), 1);
}

#[test]
fn a_folder_is_nothing_to_convert() {
    let output = detente()
        .args(["convert", "--format", "ftm", SEEDS])
        .output()
        .unwrap();
    assert_ne!(code(&output), 0);
    assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
}

const TWO_TEXTS: &str = r#"{"id": "a", "text": "Seoul said that Russia had sent missiles to North Korea."}
{"id": "b", "published": "2024-13-45", "text": "Moscow denied it."}
{"id": "c", "text": "Kenya and Chad signed a treaty in Nairobi."}
"#;

#[test]
fn one_table_is_rows_in_every_format() {
    let rows = |format| {
        analyze_input(
            &["-", "--table", "events", "--format", format],
            TWO_TEXTS.as_bytes(),
        )
    };
    let csv = rows("csv");
    assert_eq!(code(&csv), 1, "{}", stderr(&csv));
    assert!(
        stdout(&csv).starts_with("row,document,id,"),
        "{}",
        stdout(&csv)
    );
    let kinds: Vec<&str> = stdout(&csv).lines().skip(1).map(|row| &row[..4]).collect();
    assert_eq!(kinds, ["0,a,", "2,c,"]);
    assert_eq!(stdout(&rows("tsv")).replace('\t', ","), stdout(&csv));
    let objects = lines(&rows("jsonl"));
    assert_eq!(objects.len(), 2);
    assert_eq!(objects[0]["document"], "a");
    assert_eq!(objects[0]["recipients"].as_array().unwrap().len(), 1);
    assert!(rows("parquet").stdout.starts_with(b"PAR1"));
}

#[test]
fn a_folder_takes_every_table_and_keeps_what_else_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("tables");
    for _ in 0..2 {
        let output = analyze_input(
            &["-", "--format", "csv", "--output", text(&target)],
            TWO_TEXTS.as_bytes(),
        );
        assert_eq!(code(&output), 1, "{}", stderr(&output));
        std::fs::write(target.join("notes.txt"), "mine").unwrap();
    }
    let documents = std::fs::read_to_string(target.join("documents.csv")).unwrap();
    assert_eq!(documents.lines().count(), 4);
    assert!(documents.contains("1,b,,"), "{documents}");
    for name in [
        "actors.csv",
        "claims.csv",
        "positions.csv",
        "sanctions.csv",
        "notes.txt",
    ] {
        assert!(target.join(name).is_file(), "{name}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_run_that_fails_leaves_no_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("tables");
    let output = analyze(&["no/such/file", "--format", "csv", "--output", text(&target)]);
    assert_eq!(code(&output), 2);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn tables_that_have_nowhere_to_go_are_wrong_usage() {
    for arguments in [
        &["-", "--format", "csv"][..],
        &["-", "--output", "no/such/folder/events.csv"],
        &["-", "--table", "events", "--format", "html"],
        &["-", "--table", "eventz", "--format", "csv"],
    ] {
        let output = analyze_input(arguments, b"It rained.");
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(stderr(&output).contains("--table"), "{}", stderr(&output));
    }
}

#[test]
fn an_article_is_followthemoney_at_once() {
    let output = analyze_input(&["-", "--format", "ftm"], TWO_TEXTS.as_bytes());
    assert!(
        lines(&output)
            .iter()
            .any(|entity| entity["schema"] == "PublicBody"
                || entity["schema"] == "Country"
                || entity["schema"] == "Event")
    );
    let analyses = analyze_input(&["-"], TWO_TEXTS.as_bytes());
    let converted = run_input("convert", &["-", "--format", "ftm"], &analyses.stdout);
    assert_eq!(stdout(&converted), stdout(&output));
}

#[test]
fn explain_is_the_tables_with_their_reasons() {
    let input = b"Seoul said that Russia had sent missiles to North Korea.";
    let explained = run_input("explain", &["-"], input);
    assert_eq!((code(&explained), stderr(&explained)), (0, ""));
    let asked = analyze_input(&["-", "--format", "table", "--explain"], input);
    assert_eq!(stdout(&explained), stdout(&asked));
    assert_ne!(
        stdout(&analyze_input(&["-", "--format", "table"], input)),
        stdout(&asked)
    );
}

#[test]
fn completions_and_manual_know_every_subcommand() {
    let run = |arguments: &[&str]| detente().args(arguments).output().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(&["completions", shell]);
        assert_eq!(code(&output), 0);
        for action in [
            "analyze", "explain", "screen", "treaty", "parse", "lists", "convert",
        ] {
            assert!(stdout(&output).contains(action), "{shell}: {action}");
        }
    }
    let page = run(&["man"]);
    assert!(stdout(&page).contains(".TH detente 1"), "{}", stdout(&page));
    let page = run(&["man", "analyze"]);
    assert!(stdout(&page).contains("\\-\\-table"), "{}", stdout(&page));
    let output = run(&["man", "analyse"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(
        stderr(&output).contains("\"analyse\" is not one of analyze, "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn an_amount_that_the_object_says_is_shown_once() {
    let input = b"Russia sent 90 missiles to North Korea.";
    let output = analyze_input(&["-", "--format", "table"], input);
    let events = stdout(&output).split("Events").nth(1).unwrap();
    let events = events.split("Quantities").next().unwrap();
    assert_eq!(events.matches("90 missiles").count(), 1, "{events}");
}

#[test]
fn frames_of_ones_own_stand_beside_those_that_ship_or_alone() {
    let (_folder, frames) = file(
        "mine.event_frames.tsv",
        b"id\tlemma\tpos\tactors\trecipients\tplover\tkind\tmode\tcameo\n\
          W1\tcloudseed\tVERB\tsubj\tobj\tCOERCE\tother\tweather\tX17\n",
    );
    let frames = frames.to_str().unwrap();
    let cameo = |arguments: &[&str]| {
        let output = analyze_input(arguments, b"Peru cloudseeded Chile. Peru attacked Chile.");
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let events = lines(&output)[0]["events"].clone();
        let codes: Vec<_> = events
            .as_array()
            .unwrap()
            .iter()
            .map(|event| event["cameo"] == "X17")
            .collect();
        codes
    };
    assert_eq!(cameo(&["-"]), [false]);
    assert_eq!(cameo(&["-", "--lexicon", frames]), [true, false]);
    let alone = ["-", "--lexicon", frames, "--only-own-event-frames"];
    assert_eq!(cameo(&alone), [true]);
}

#[test]
fn a_lexicon_that_cannot_be_read_is_wrong_usage() {
    let (_folder, frames) = file(
        "event_frames.tsv",
        b"lemma\tpos\tactors\tplover\tkind\nwar\tverb\tsubj\tASSAULT\tattack\n",
    );
    let output = analyze_input(&["-", "--lexicon", frames.to_str().unwrap()], b"Rain.");
    assert_eq!(code(&output), 2);
    assert!(stdout(&output).is_empty());
    let told = stderr(&output);
    assert!(
        told.contains("event_frames.tsv, line 2: column \"pos\": \"verb\"; expected VERB"),
        "{told}"
    );
}
