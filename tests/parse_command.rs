//! `detente parse` as a user meets it.

#![cfg(feature = "cli")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use detente::syntax::conllu::{self, Id};
use detente::text::segment;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");

/// Words, a multiword token, an empty node, enhanced dependencies, comments and a last column.
const FILE: &str = "\
# newdoc id = made-up
# sent_id = a-1
# text = Kim didn't sign.
# translit = kept
1\tKim\t_\t_\t_\t_\t_\t_\t_\tEntity=(e1-person)
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\tsign\twrong\tNOUN\tNN\tNumber=Sing\t1\tflat\t1:flat\tSpaceAfter=No
4.1\tit\tit\tPRON\t_\t_\t_\t_\t4:obj\t_
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = a-2
1\tNo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\t.\t_\t_\t_\t_\t_\t_\t_\t_

";

fn parse(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_detente"))
        .arg("parse")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
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

#[test]
fn a_text_becomes_trees() {
    let output = parse(&["-"], b"Seoul denied it. Moscow didn't.");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let sentences = conllu::read(stdout(&output)).unwrap();
    assert_eq!(
        sentences[0].comments,
        [
            "# newdoc id = stdin",
            "# newpar",
            "# sent_id = stdin.1",
            "# text = Seoul denied it."
        ]
    );
    assert_eq!(sentences[0].tokens[1].lemma, "deny");
    assert_eq!(sentences[0].tokens[0].deprel, "nsubj");
    assert_eq!(sentences[1].tokens[1].id, Id::Multiword(2, 3));
}

#[test]
fn the_seed_becomes_trees_over_all_its_words() {
    let output = parse(&[SEEDS], b"");
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let (text, syntax) = conllu::to_syntax(&conllu::read(stdout(&output)).unwrap()).unwrap();
    assert!(text.contains("North Korea"), "{text}");
    let seed = std::fs::read_dir(SEEDS).unwrap().next().unwrap().unwrap();
    let seed = std::fs::read_to_string(seed.path()).unwrap();
    assert_eq!(syntax.len(), segment(&seed, None).words.len());
}

#[test]
fn given_words_are_kept_and_all_else_is_predicted() {
    let output = parse(&["--input", "conllu", "-"], FILE.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    let given: Vec<&str> = FILE
        .lines()
        .filter(|line| !line.starts_with("4.1"))
        .collect();
    assert_eq!(lines.len(), given.len());
    for (line, given) in lines.iter().zip(given) {
        let columns = |line: &str| -> Vec<String> {
            let mut columns: Vec<_> = line.split('\t').map(str::to_owned).collect();
            columns.truncate(2);
            columns
        };
        assert_eq!(columns(line), columns(given));
        assert_eq!(line.starts_with('#'), given.starts_with('#'));
    }
    assert!(lines.contains(&"2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_"));
    let sign = lines[8];
    assert!(sign.starts_with("4\tsign\tsign\tVERB\tVB\t"), "{sign}");
    assert!(sign.ends_with("\t0\troot\t_\tSpaceAfter=No"), "{sign}");
    assert!(lines[4].ends_with("\tNER=B-PER|Entity=(e1-person)"));
    // What was predicted once is predicted again.
    let again = parse(&["--input", "conllu", "-"], &output.stdout);
    assert_eq!(stdout(&again), stdout(&output));
}

#[test]
fn files_say_by_their_name_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("a.conllu"), FILE).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(FILE.as_bytes()).unwrap();
    std::fs::write(path("b.conllu.gz"), packed.finish().unwrap()).unwrap();
    std::fs::write(path("c.txt"), "Seoul denied it.").unwrap();

    let both = parse(&[&path("a.conllu"), &path("b.conllu.gz")], b"");
    assert_eq!((code(&both), stderr(&both)), (0, ""));
    assert_eq!(stdout(&both).matches("# sent_id = a-2").count(), 2);
    // A folder holds texts, unless it is said that it holds CoNLL-U.
    let texts = parse(&[&path("")], b"");
    assert_eq!(stdout(&texts).matches("# sent_id = c.1").count(), 1);
    let files = parse(&["--input", "conllu", &path("")], b"");
    assert_eq!(stdout(&files), stdout(&both));

    let mixed = parse(&[&path("a.conllu"), &path("c.txt")], b"");
    assert_eq!(code(&mixed), 2);
    assert!(
        stderr(&mixed).starts_with("detente: --input: 1 of 2 paths end in .conllu"),
        "{}",
        stderr(&mixed)
    );
}

#[test]
fn a_broken_file_is_told_with_its_line_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("a.conllu"), "# x\n1\tSeoul\tSeoul\n").unwrap();
    std::fs::write(path("b.conllu"), FILE).unwrap();
    let output = parse(&[&path("a.conllu"), &path("b.conllu")], b"");
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).ends_with("a.conllu, line 2: found 3 columns, expected 10\n"),
        "{}",
        stderr(&output)
    );
    assert!(stdout(&output).contains("# sent_id = a-2"));
    let out = path("out.conllu");
    let output = parse(&[&path("a.conllu"), "-o", &out], b"");
    assert_eq!(code(&output), 2);
    assert!(!std::path::Path::new(&out).exists());
}

#[test]
fn odd_texts_get_a_calm_answer() {
    for odd in ["", "\n\n", "🙂🙂", "a\0b\0", "\u{2028}x\u{85}y", "“((((“"] {
        let output = parse(&["--input-format", "txt", "-"], odd.as_bytes());
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{odd:?}");
        conllu::to_syntax(&conllu::read(stdout(&output)).unwrap()).unwrap();
    }
}
