//! The command killed on the spot, without a chance to tidy up: what carries a final name is whole, and the next run is undisturbed.

#![cfg(all(feature = "cli", unix))]

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::Duration;

use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// More than are written together.
const DOCUMENTS: usize = 1500;

/// Documents with a field that nobody reads: the command reads a megabyte ahead before it begins.
fn documents() -> String {
    let unread = "x".repeat(1000);
    let line = |number| {
        format!(
            "{{\"id\": \"{number}\", \"text\": \"Moscow denied it.\", \"unread\": \"{unread}\"}}\n"
        )
    };
    (0..DOCUMENTS).map(line).collect::<Vec<_>>().concat()
}

fn detente(arguments: &[&str]) -> (Child, ChildStdin) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .args(["analyze", "--threads", "1"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let input = child.stdin.take().unwrap();
    (child, input)
}

fn run(arguments: &[&str]) {
    let (mut child, mut input) = detente(arguments);
    input.write_all(documents().as_bytes()).unwrap();
    drop(input);
    assert!(child.wait().unwrap().success());
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn parquet_files(folder: &Path) -> Vec<PathBuf> {
    let is_parquet = |path: &PathBuf| path.extension().is_some_and(|end| end == "parquet");
    files(folder).into_iter().filter(is_parquet).collect()
}

fn rows(file: &Path) -> usize {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(file).unwrap()).unwrap();
    let batches = reader.build().unwrap();
    batches.map(|batch| batch.unwrap().num_rows()).sum()
}

/// Kills the command while it waits for more input, after everything of it is read but a pipe's worth.
fn kill_in_the_middle(arguments: &[&str], is_begun: impl Fn() -> bool) {
    let (mut child, mut input) = detente(arguments);
    input.write_all(documents().as_bytes()).unwrap();
    while !is_begun() {
        assert_eq!(child.try_wait().unwrap(), None, "it waits for more input");
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().signal(), Some(9));
}

#[test]
fn a_killed_run_leaves_no_table_and_the_next_one_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("claims.parquet");
    let arguments = ["-", "--table", "claims", "-o", text(&table)];
    for _ in 0..2 {
        let before = files(folder.path()).len();
        kill_in_the_middle(&arguments, || files(folder.path()).len() > before);
        assert!(!table.exists());
    }
    let left = files(folder.path());
    assert_eq!(left.len(), 2, "{left:?}");
    run(&arguments);
    assert_eq!(rows(&table), DOCUMENTS);
    assert_eq!(parquet_files(folder.path()), [table]);
}

#[test]
fn a_killed_run_leaves_the_table_that_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("claims.csv");
    let arguments = ["-", "--table", "claims", "-o", text(&table)];
    fs::write(&table, "before").unwrap();
    // Until the first rows are in the unfinished file.
    let is_begun = || {
        let mut unfinished = files(folder.path())
            .into_iter()
            .filter(|path| *path != table);
        unfinished.any(|path| path.metadata().unwrap().len() > 0)
    };
    kill_in_the_middle(&arguments, is_begun);
    assert_eq!(fs::read_to_string(&table).unwrap(), "before");
    run(&arguments);
    assert_eq!(
        fs::read_to_string(&table).unwrap().lines().count(),
        1 + DOCUMENTS
    );
}

#[test]
fn a_killed_run_leaves_no_folder_of_tables_and_the_next_one_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("tables");
    let arguments = ["-", "--format", "parquet", "-o", text(&target)];
    kill_in_the_middle(&arguments, || !files(folder.path()).is_empty());
    assert!(!target.exists());
    assert!(parquet_files(folder.path()).is_empty());
    run(&arguments);
    assert_eq!(rows(&target.join("documents.parquet")), DOCUMENTS);
    let tables = parquet_files(folder.path());
    assert!(tables.iter().all(|table| table.starts_with(&target)));
    assert_eq!(tables.len(), detente::corpus::Table::ALL.len());
}

/// Kills the command in the middle of a file: a limit on the size of files ends a process without its say, at that very byte.
fn run_with_files_of(blocks: usize, input: &Path, arguments: &[&str]) -> bool {
    let status = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -f {blocks} && ulimit -c 0 && exec \"$@\""),
        ])
        .args(["sh", env!("CARGO_BIN_EXE_detente"), "analyze", text(input)])
        .args(arguments)
        .status()
        .unwrap();
    assert!(status.success() || status.signal().is_some(), "{status}");
    status.success()
}

#[test]
fn a_run_killed_at_any_block_of_a_table_leaves_whole_tables_only() {
    let folder = tempfile::tempdir().unwrap();
    let input = folder.path().join("input.jsonl");
    fs::write(&input, documents()).unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let table = out.join("documents.parquet");
    let tables = out.join("tables");
    let one = ["--table", "documents", "-o", text(&table)];
    let many = ["--format", "parquet", "-o", text(&tables)];
    for (arguments, place) in [(&one, &table), (&many, &tables)] {
        let mut killed = 0;
        while !run_with_files_of(killed, &input, arguments) {
            assert!(!place.exists(), "killed at block {killed}");
            assert!(parquet_files(&out).iter().all(|path| path == &table));
            killed += 1;
        }
        assert!(killed > 2, "the file is larger than some blocks");
        assert!(place.exists());
    }
    for table in parquet_files(&out) {
        rows(&table);
    }
    assert_eq!(rows(&table), DOCUMENTS);
    assert_eq!(rows(&tables.join("documents.parquet")), DOCUMENTS);
}
