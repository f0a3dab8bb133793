//! Inputs made to be expensive: what they cost is bounded by their length.
//!
//! Work is counted in bytes allocated, which is the same on every machine: where a reader copies or keeps what it has read once
//! for every piece of it, twice the input costs four times the bytes. `scripts/measure_growth.py` measures seconds.

#![cfg(all(feature = "arrow", feature = "readers"))]

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::LazyLock;

use allocation_counter::measure;
use detente::formats::{self, ReadOptions};
use detente::lists::{ListFormat, ListOptions, load_list_bytes};
use detente::syntax::conllu;
use detente::treaty::TreatyText;
use detente::{Analyzer, Document, ErrorKind};

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// Runs `work` on an input made of so many pieces and of twice as many, and compares the bytes allocated.
fn grows_no_faster_than_its_input(
    name: &str,
    pieces: usize,
    make: impl Fn(usize) -> String,
    work: impl Fn(&str),
) {
    let bytes_of = |pieces| {
        let input = make(pieces);
        measure(|| work(&input)).bytes_total
    };
    // What is loaded once is loaded here.
    work(&make(1));
    let (one, two) = (bytes_of(pieces), bytes_of(2 * pieces));
    assert!(two <= 3 * one + 65_536, "{name}: {one} bytes, then {two}");
}

/// The most bytes held at a time.
fn most_held(work: impl FnOnce()) -> u64 {
    measure(work).bytes_max
}

#[test]
fn traps_in_texts_cost_what_their_length_does() {
    for trap in [
        "(",
        ")",
        "\"",
        "“",
        "‘",
        "'",
        "a.",
        "A ",
        "U.S. ",
        "x",
        "é",
        "\u{301}",
        "\u{200d}",
        "😀",
        "\n",
        "\n\n",
        "- ",
        "* ",
        "1. ",
        "1 ",
        "1,",
        "1,000 ",
        "$1 ",
        "million ",
        "and ",
        "of the ",
        "of Kenya ",
        "Kenya ",
        "Kenya, ",
        "Mr. ",
        "President ",
        "who ",
        "that ",
        "said ",
        "said that ",
        "Kenya said that ",
        "“Kenya said ",
        "according to ",
        "he ",
        "sanctions on ",
        "not ",
        "in June ",
        "June ",
        "Monday, ",
        "the day before ",
        "2024-11-22 ",
        "Article 1 ",
        "http://a.b/",
        "a@b.c ",
        "-",
        "—",
        "/",
        "#",
        "\0",
        "<b>",
        "&amp;",
        "Kenya said it. ",
        "She denied it.\n\n",
        "“It is.” ",
        "Kenya: “No.”\n",
        "A\n",
        "A. ",
    ] {
        grows_no_faster_than_its_input(
            trap,
            // Longer than a sentence can be: within one, claims nest.
            600,
            |pieces| trap.repeat(pieces),
            |text| {
                let analysis = ANALYZER.analyze(&Document::new(text));
                assert_eq!(analysis.text, text);
                let page = analysis.to_html();
                assert!(page.len() < 2_000 * text.len() + 100_000, "{}", page.len());
                let _ = (analysis.to_json(), analysis.positions());
            },
        );
    }
}

#[test]
fn traps_in_treaties_cost_what_their_length_does() {
    for trap in [
        "Article 1\n",
        "Article ",
        "(",
        "(a) ",
        "(a)\n",
        "1. ",
        "1.",
        "1.1",
        "I.\n",
        "ANNEX\n",
        "PART I\n",
        "CHAPTER ",
        "\n",
        " ",
        "\t",
        "x",
        "-",
        "Done at ",
        "HAVE AGREED as follows:\n",
        "Whereas ",
        "(i) (a) ",
        "Article 1\n1. ",
        "Article 1(a)(i)",
    ] {
        grows_no_faster_than_its_input(
            trap,
            2_000,
            |pieces| trap.repeat(pieces),
            |text| {
                let treaty = TreatyText::parse(text);
                let _ = (
                    treaty.to_json(),
                    treaty.to_markdown(),
                    treaty.to_akoma_ntoso(),
                    treaty.to_html(),
                );
            },
        );
    }
}

/// A sentence of CoNLL-U whose words hang on one another as `head` says.
fn sentence(words: usize, head: impl Fn(usize) -> usize) -> String {
    let mut file = String::new();
    for word in 1..=words {
        writeln!(
            file,
            "{word}\tx\tx\tNOUN\tNN\t_\t{}\tnmod\t_\t_",
            head(word)
        )
        .unwrap();
    }
    file + "\n"
}

/// The head that each word is given.
type Head = fn(usize) -> usize;

#[test]
fn traps_in_conllu_cost_what_their_length_does() {
    let heads: [(&str, Head); 3] = [
        ("a chain, as deep as it is long", |word| word - 1),
        ("one head of all", |word| usize::from(word > 1)),
        ("a ring", |word| word % 5_000 + 1),
    ];
    for (name, head) in heads {
        grows_no_faster_than_its_input(
            name,
            1_000,
            |words| sentence(words, head),
            |file| {
                if let Ok(sentences) = conllu::read(file) {
                    let _ = conllu::write(&sentences);
                    let _ = conllu::to_syntax(&sentences);
                }
            },
        );
    }
    for trap in ["\t", "#\n", "1-2\t", "1.1\t", "\n", "# text = x\n", "x|"] {
        grows_no_faster_than_its_input(
            trap,
            2_000,
            |pieces| trap.repeat(pieces),
            |file| drop(conllu::read(file)),
        );
    }
}

#[test]
fn traps_in_files_cost_what_their_length_does() {
    for (name, head, trap) in [
        ("a.json", "", "["),
        ("a.json", "", "{\"a\":"),
        ("a.json", "[", "{\"text\": \"x\"},"),
        ("a.json", "{\"text\": \"", "\\u0041"),
        ("a.jsonl", "", "{\"text\": \"x\"}\n"),
        ("a.jsonl", "", "[\n"),
        ("a.jsonl", "", "\n"),
        ("a.csv", "text\n", "\""),
        ("a.csv", "text\n\"", "\n"),
        ("a.csv", "text\n", ","),
        ("a.csv", "", "a,"),
        ("a.tsv", "text\n", "\t\n"),
        ("a.txt", "", "x"),
        ("a.txt", "", "\n"),
        ("a.html", "", "<p>x"),
        ("a.html", "", "<"),
        ("a.html", "", "<!--"),
        ("a.html", "", "<a href='"),
        ("a.html", "<article>", "<p>Kenya denied it, it said.</p>"),
        ("a.html", "", "</div>"),
        ("a.html", "", "&amp;"),
    ] {
        grows_no_faster_than_its_input(
            &format!("{name} {trap}"),
            1_000,
            |pieces| head.to_owned() + &trap.repeat(pieces),
            |file| {
                let read =
                    formats::read_bytes(name, file.as_bytes().to_vec(), &ReadOptions::default());
                read.for_each(drop);
            },
        );
    }
}

#[test]
fn traps_in_lists_cost_what_their_length_does() {
    for &format in ListFormat::ALL {
        for trap in [
            "<a>",
            "<a b='",
            "<!--",
            "<!DOCTYPE a [",
            "&a;",
            "<![CDATA[",
            "<?x",
            "[",
            "{\"a\":",
            "{\"id\": \"a\"}\n",
            "\"",
            ",",
            "\n",
            "\"\n",
        ] {
            grows_no_faster_than_its_input(
                &format!("{format} {trap}"),
                2_000,
                |pieces| trap.repeat(pieces),
                |file| {
                    let options = ListOptions::default().with_format(format);
                    let _ = load_list_bytes("list", file.as_bytes().to_vec(), &options);
                },
            );
        }
    }
}

#[test]
fn entities_that_multiply_are_not_unfolded() {
    let mut bomb = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x0 \"lol\">".to_owned();
    for level in 1..30 {
        let below = format!("&x{};", level - 1).repeat(10);
        write!(bomb, "<!ENTITY x{level} \"{below}\">").unwrap();
    }
    bomb += "]><CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>&x29;</FIRST_NAME></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>";
    for &format in ListFormat::ALL {
        let options = ListOptions::default().with_format(format);
        let bytes = bomb.clone().into_bytes();
        let held = most_held(|| drop(load_list_bytes("list", bytes, &options)));
        assert!(held < 1 << 20, "{format}: {held}");
    }
    let page = format!("{bomb}<html><body><p>&x29;</p></body></html>").into_bytes();
    let held =
        most_held(|| formats::read_bytes("a.html", page, &ReadOptions::default()).for_each(drop));
    assert!(held < 4 << 20, "{held}");
}

#[test]
fn what_is_packed_small_is_unpacked_up_to_the_limit() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..50 {
        packed.write_all(&vec![b'x'; 1 << 20]).unwrap();
    }
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1 << 20);
    for name in [
        "a.txt.gz",
        "a.jsonl.gz",
        "a.json.gz",
        "a.csv.gz",
        "a.html.gz",
    ] {
        let options = ReadOptions::default().with_max_bytes(1 << 20);
        let mut errors = Vec::new();
        let held = most_held(|| {
            let read = formats::read_bytes(name, packed.clone(), &options);
            errors = read
                .filter_map(Result::err)
                .map(|error| error.kind())
                .collect();
        });
        assert_eq!(errors, [ErrorKind::Limit], "{name}");
        assert!(held < 16 << 20, "{name}: {held}");
    }
}

#[test]
fn a_line_of_fifty_megabytes_costs_no_more_than_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    for (name, head) in [
        ("a.jsonl", "{\"text\": \""),
        ("a.csv", "text\n"),
        ("a.tsv", "text\n"),
    ] {
        let path = folder.path().join(name);
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(head.as_bytes()).unwrap();
        for _ in 0..50 {
            file.write_all(&vec![b'x'; 1_000_000]).unwrap();
        }
        let options = ReadOptions::default().with_max_bytes(1_000_000);
        let mut errors = Vec::new();
        let held = most_held(|| {
            errors = formats::read(&path, &options)
                .filter_map(Result::err)
                .map(|error| error.kind())
                .collect();
        });
        assert_eq!(errors, [ErrorKind::Limit], "{name}");
        assert!(held < 8_000_000, "{name}: {held}");
    }
}
