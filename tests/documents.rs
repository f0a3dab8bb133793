//! Documents from files of every format, with what bad input gets.

#![cfg(feature = "readers")]

use std::path::Path;

use detente::formats::{Documents, Format, ReadOptions, read, read_all, read_bytes};
use detente::{Analyzer, Document, Error, ErrorKind};

fn options() -> ReadOptions {
    ReadOptions::default()
}

fn from_bytes(name: &str, bytes: impl AsRef<[u8]>) -> Documents {
    read_bytes(name, bytes.as_ref().to_vec(), &options())
}

fn only(mut documents: Documents) -> Document {
    let doc = documents.next().expect("a document").expect("no error");
    assert!(documents.next().is_none(), "more than one document");
    doc
}

fn only_error(mut documents: Documents) -> Error {
    let error = documents
        .next()
        .expect("an error")
        .expect_err("no document");
    assert!(documents.next().is_none(), "more than one error");
    error
}

/// Ids of documents, and kinds and lines of errors.
fn outline(documents: Documents) -> Vec<String> {
    documents
        .map(|item| match item {
            Ok(doc) => doc.id().unwrap_or("?").to_owned(),
            Err(error) => format!(
                "{} {}:{}",
                error.document().unwrap_or("?"),
                error.kind().code(),
                error.line().map_or("?".to_owned(), |line| line.to_string())
            ),
        })
        .collect()
}

mod plain_text {
    use super::*;

    #[test]
    fn the_seed_has_its_title_and_no_field_marker() {
        let doc = only(read(
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/seeds/000_94af91d902ff8926.txt"
            ),
            &options(),
        ));
        assert_eq!(doc.id(), Some("000_94af91d902ff8926"));
        let title =
            "Russia trades missiles for North Korean troops in Ukraine war, claims South Korea";
        assert_eq!(doc.title(), Some(title));
        let body = doc.text().strip_prefix(title).expect("title first");
        assert!(
            body.starts_with("\nSouth Korea has alleged that Russia provided"),
            "{body:.60}"
        );
        assert!(!doc.text().contains("text_fields"));
    }

    #[test]
    fn a_text_is_kept_to_the_letter() {
        for text in [
            "",
            " ",
            "One line",
            "\r\n\tTwo\u{a0}spaces  and a tab\r\n",
            "A title\r\n\r\nA body with NUL \0 and bell \u{7}.\n\n\n",
            "🙂🙂🙂",
            "\u{202b}שלום\u{202c} \u{200f}",
        ] {
            assert_eq!(only(from_bytes("a.txt", text)).text(), text);
        }
    }

    #[test]
    fn a_document_is_named_after_its_file() {
        for (file, id) in [
            ("a.txt", "a"),
            ("folder/wire.2024.txt", "wire.2024"),
            ("a.TXT", "a"),
            ("no-ending", "no-ending"),
            ("a.txt.gz", "a"),
        ] {
            assert_eq!(
                only(from_bytes(file, "Moscow denied it.")).id(),
                Some(id),
                "{file}"
            );
        }
    }

    #[test]
    fn a_long_line_is_a_document_too() {
        let size = if cfg!(debug_assertions) {
            2 << 20
        } else {
            50 << 20
        };
        let text = "Moscow denied it. ".repeat(size / 18);
        let doc = only(from_bytes("long.txt", &text));
        assert_eq!(doc.text().len(), text.len());
    }

    #[test]
    fn a_document_over_the_limit_is_refused() {
        let options = options().with_max_bytes(10);
        let error = only_error(read_bytes("a.txt", b"Moscow denied it.".to_vec(), &options));
        assert_eq!(error.kind(), ErrorKind::Limit);
        assert_eq!(error.origin(), Some("a.txt"));
        assert_eq!(error.document(), Some("a"));
        only(read_bytes("a.txt", b"0123456789".to_vec(), &options));
    }
}

mod encodings {
    use super::*;

    #[test]
    fn a_byte_order_mark_decides_and_is_no_text() {
        for bytes in [
            b"\xEF\xBB\xBFZo\xC3\xA9".as_slice(),
            b"\xFF\xFEZ\0o\0\xE9\0",
            b"\xFE\xFF\0Z\0o\0\xE9",
        ] {
            let documents = from_bytes("a.txt", bytes);
            let watch = documents.watch();
            assert_eq!(only(documents).text(), "Zoé");
            assert_eq!(watch.take_notes(), []);
        }
        assert_eq!(
            only(from_bytes("a.jsonl", "\u{feff}{\"text\": \"x\"}\n")).text(),
            "x"
        );
        assert_eq!(only(from_bytes("a.csv", "\u{feff}text\nx\n")).text(), "x");
    }

    #[test]
    fn a_declared_encoding_is_followed() {
        let options = options().with_encoding("windows-1251").unwrap();
        let doc = only(read_bytes(
            "a.txt",
            b"\xCC\xEE\xF1\xEA\xE2\xE0".to_vec(),
            &options,
        ));
        assert_eq!(doc.text(), "Москва");
        let line = b"{\"id\": \"m\", \"text\": \"\xCC\xEE\xF1\xEA\xE2\xE0\"}\n".to_vec();
        assert_eq!(only(read_bytes("a.jsonl", line, &options)).text(), "Москва");
    }

    #[test]
    fn a_guess_is_told() {
        let text = "Le président a déclaré vendredi que la réunion était annulée à cause de la grève générale.";
        let bytes: Vec<u8> = text
            .chars()
            .map(|sign| u8::try_from(u32::from(sign)).unwrap())
            .collect();
        let documents = from_bytes("a.txt", &bytes);
        let watch = documents.watch();
        assert_eq!(only(documents).text(), text);
        let notes = watch.take_notes();
        assert_eq!(notes.len(), 1);
        assert_eq!(notes[0].origin, "a.txt");
        assert!(notes[0].message.contains("windows-1252"), "{notes:?}");

        let csv = [b"id,text\n1,".as_slice(), &bytes, b"\n"].concat();
        assert_eq!(only(from_bytes("a.csv", &csv)).text(), text);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let error = only_error(from_bytes(
            "a.txt",
            b"Zo\xC3\xA9\nZo\xC3\xA9 \x81\xFF\x00\n",
        ));
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert_eq!(
            error.to_string(),
            "a.txt, line 2: byte 0x81 at offset 10 is not UTF-8; expected UTF-8 or a declared encoding"
        );
        let binary: Vec<u8> = (0..=255).collect();
        assert_eq!(
            only_error(from_bytes("a.txt", binary)).kind(),
            ErrorKind::Encoding
        );
    }

    #[test]
    fn bytes_against_the_declaration_are_refused_with_their_place() {
        let options = options().with_encoding("shift_jis").unwrap();
        let error = only_error(read_bytes(
            "a.txt",
            b"one\ntwo \x81\xFF three".to_vec(),
            &options,
        ));
        assert_eq!(error.kind(), ErrorKind::Encoding);
        assert_eq!((error.origin(), error.line()), (Some("a.txt"), Some(2)));
        assert!(error.message().contains("Shift_JIS"), "{error}");
    }

    #[test]
    fn a_broken_byte_costs_one_line_of_json() {
        let lines = b"{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"\xFF\"}\n{\"id\": \"c\", \"text\": \"z\xC3\xA9\"}\n";
        assert_eq!(
            outline(from_bytes("a.jsonl", lines)),
            ["a", "? encoding:2", "c"]
        );
        let rows = b"id,text\na,x\nb,\xFF\nc,z\xC3\xA9\n";
        assert_eq!(
            outline(from_bytes("a.csv", rows)),
            ["a", "a-2 encoding:3", "c"]
        );
    }

    #[test]
    fn no_such_encoding() {
        let error = options().with_encoding("klingon").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Option);
        assert!(error.message().contains("klingon"));
    }
}

mod json {
    use super::*;

    const LINES: &str = "\
{\"id\": \"a\", \"title\": \"T\", \"published\": \"2024-11-22\", \"text\": \"Moscow denied it.\", \"tags\": [1, {}]}

{\"id\": \"b\", \"published\": \"2024-13-45\", \"text\": \"x\"}
{\"id\": \"c\", \"text\":
{\"id\": \"d\"}
{\"id\": \"e\", \"text\": null}
{\"id\": \"f\", \"text\": 7}
[1]
{\"id\": 12, \"text\": \"\", \"title\": \"\", \"published\": null}
{\"text\": \"x\", \"published\": 20241122}
{\"id\": \"j\", \"text\": \"x\"} {}
{\"id\": \"k\", \"text\": \"\\ud800\"}";

    #[test]
    fn an_error_costs_its_line() {
        assert_eq!(
            outline(from_bytes("wire.jsonl", LINES)),
            [
                "a",
                "b date:3",
                "wire-3 format:4",
                "d missing_field:5",
                "e missing_field:6",
                "f format:7",
                "wire-7 format:8",
                "12",
                "wire-9 date:10",
                "wire-10 format:11",
                "wire-11 format:12",
            ]
        );
    }

    #[test]
    fn errors_say_what_was_found_and_expected() {
        let messages: Vec<_> = from_bytes("wire.jsonl", LINES)
            .filter_map(Result::err)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(
            messages[1],
            "wire.jsonl, line 4: EOF while parsing a value (column 19); expected one object with the document's fields"
        );
        assert_eq!(
            messages[2],
            "wire.jsonl, line 5: field \"text\" is missing or null; expected the document's text"
        );
        assert_eq!(
            messages[4],
            "wire.jsonl, line 7: field \"text\" holds a number; expected a string"
        );
    }

    #[test]
    fn a_row_is_a_document() {
        let doc = from_bytes("wire.jsonl", LINES).next().unwrap().unwrap();
        assert_eq!(doc.text(), "T\n\nMoscow denied it.");
        assert_eq!(doc.title(), Some("T"));
        assert_eq!(doc.published().unwrap().to_string(), "2024-11-22");
    }

    #[test]
    fn fields_of_other_names() {
        let line = r#"{"key": 1, "head": "T", "day": "2024-11-22", "body": "x", "title": "no", "text": 5}"#;
        let options = options()
            .with_text("body")
            .with_title("head")
            .with_id("key")
            .with_published("day");
        let doc = only(read_bytes("a.jsonl", line.into(), &options));
        assert_eq!((doc.id(), doc.text()), (Some("1"), "T\n\nx"));
        let doc = only(read_bytes("a.jsonl", line.into(), &options.with_title("")));
        assert_eq!(doc.text(), "x");
    }

    #[test]
    fn a_named_field_that_never_comes_is_told_at_the_end() {
        let lines = "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"x\"}\n";
        let items = outline(read_bytes(
            "a.jsonl",
            lines.into(),
            &options().with_title("headlin"),
        ));
        assert_eq!(items, ["a", "b", "? missing_field:?"]);
    }

    #[test]
    fn an_object_or_an_array_of_them() {
        assert_eq!(
            outline(from_bytes("one.json", "{\n \"text\": \"x\"\n}\n")),
            ["one"]
        );
        let array =
            "[\n{\"id\": \"a\", \"text\": \"x\"},\n{\"id\": \"b\"},\n7,\n{\"text\": \"z\"}\n]";
        assert_eq!(
            outline(from_bytes("many.json", array)),
            ["a", "b missing_field:3", "many-3 format:4", "many-4"]
        );
        assert_eq!(outline(from_bytes("none.json", " [ ] ")), [""; 0]);
    }

    #[test]
    fn a_broken_array_gives_what_stands_before() {
        for (array, expected) in [
            (
                "[{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\"}]",
                "? format:2",
            ),
            (
                "[{\"id\": \"a\", \"text\": \"x\"},\n{\"id\": ]",
                "? format:2",
            ),
            ("[{\"id\": \"a\", \"text\": \"x\"},\n", "? format:2"),
            ("[{\"id\": \"a\", \"text\": \"x\"}]\n x", "? format:2"),
        ] {
            let items: Vec<_> = outline(from_bytes("a.json", array));
            assert_eq!(items.len(), 2, "{array}: {items:?}");
            assert_eq!(items[0], "a");
            assert_eq!(
                items[1].split_once(' ').unwrap().1,
                expected.split_once(' ').unwrap().1,
                "{array}"
            );
        }
        for text in ["", "{", "x", "{\"text\": \"x\"} 7"] {
            assert_eq!(
                only_error(from_bytes("a.json", text)).kind(),
                ErrorKind::Format,
                "{text:?}"
            );
        }
    }

    #[test]
    fn lines_under_a_whole_files_name() {
        let lines = "{\"id\": \"a\", \"text\": \"x\"}\nbroken\n{\"id\": \"c\", \"text\": \"x\"}\n";
        assert_eq!(
            outline(from_bytes("a.json", lines)),
            ["a", "a-2 format:2", "c"]
        );
    }

    #[test]
    fn a_line_over_the_limit_costs_itself() {
        let options = options().with_max_bytes(40);
        let long = "x".repeat(100);
        let lines = format!(
            "{{\"id\": \"a\", \"text\": \"x\"}}\n{{\"id\": \"b\", \"text\": \"{long}\"}}\n{{\"id\": \"c\", \"text\": \"x\"}}"
        );
        let items = outline(read_bytes("a.jsonl", lines.into(), &options));
        assert_eq!(items, ["a", "? limit:2", "c"]);
    }

    #[test]
    fn deep_nesting_is_no_danger() {
        let deep = "[".repeat(100_000);
        let line = format!(
            "{{\"id\": \"a\", \"other\": {deep}{}, \"text\": \"x\"}}",
            "]".repeat(100_000)
        );
        assert_eq!(outline(from_bytes("a.jsonl", &line)), ["a"]);
        let line = format!("{{\"id\": \"a\", \"text\": {deep}{}}}", "]".repeat(100_000));
        assert_eq!(
            only_error(from_bytes("a.jsonl", &line)).kind(),
            ErrorKind::Format
        );
        assert_eq!(
            only_error(from_bytes("a.json", &deep)).kind(),
            ErrorKind::Format
        );
    }
}

mod tables {
    use super::*;

    #[test]
    fn rows_of_named_columns() {
        let csv = "day,text,id\r\n2024-11-22,\"Moscow \"\"denied\"\" it.\r\nTwice.\",a\r\n,x,\r\n";
        let options = options().with_published("day");
        let documents: Vec<_> = read_bytes("w.csv", csv.into(), &options)
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(documents[0].text(), "Moscow \"denied\" it.\r\nTwice.");
        assert_eq!(documents[0].published().unwrap().to_string(), "2024-11-22");
        assert_eq!(
            (documents[1].id(), documents[1].published()),
            (Some("w-2"), None)
        );
    }

    #[test]
    fn an_error_costs_its_row() {
        let csv = "id,published,text\na,2024-11-22,x\nb,2024-13-45,x\nc,,x,too much\nd\n\ne,,\"two\nlines\"\nf,yesterday,x\ng,,x\n";
        assert_eq!(
            outline(from_bytes("w.csv", csv)),
            [
                "a",
                "b date:3",
                "w-3 format:4",
                "w-4 format:5",
                "e",
                "f date:9",
                "g"
            ]
        );
    }

    #[test]
    fn tabs_and_semicolons() {
        assert_eq!(
            only(from_bytes("a.tsv", "id\ttext\na\tx, \"y\n")).text(),
            "x, \"y"
        );
        assert_eq!(
            only(from_bytes("a.csv", "id;text\na;x, y\n")).text(),
            "x, y"
        );
    }

    #[test]
    fn a_missing_column_is_named_with_those_that_are_there() {
        let error = only_error(from_bytes("w.csv", "id,body\na,x\n"));
        assert_eq!(error.kind(), ErrorKind::MissingField);
        assert_eq!(
            error.to_string(),
            "w.csv, line 1: there is no column \"text\"; the columns are \"id\", \"body\""
        );
        let options = options().with_text("body").with_title("head");
        let error = only_error(read_bytes("w.csv", b"id,body\na,x\n".to_vec(), &options));
        assert!(error.message().contains("\"head\""), "{error}");
        assert_eq!(
            only_error(from_bytes("w.csv", "")).kind(),
            ErrorKind::Format
        );
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_bounded() {
        let csv = format!("id,text\na,x\nb,\"{}", "x\n".repeat(200_000));
        let options = options().with_max_bytes(1 << 16);
        let items = outline(read_bytes("w.csv", csv.into_bytes(), &options));
        assert_eq!(items.len(), 2, "{items:?}");
        assert!(items[1].contains("limit"), "{items:?}");
    }
}

mod pages {
    use super::*;

    const PAGE: &str = include_str!("pages/drones.html");

    #[test]
    fn a_page_gives_main_text_title_and_date() {
        let doc = only(from_bytes("drones.html", PAGE));
        assert_eq!(doc.id(), Some("drones"));
        assert_eq!(doc.title(), Some("Drones cross the river at night"));
        assert_eq!(doc.published().unwrap().to_string(), "2024-11-22");
        assert!(
            doc.text()
                .contains("“We have no such machines,” he told reporters"),
            "{}",
            doc.text()
        );
        for foreign in ["Subscribe", "Home", "Copyright", "advertisement", "<p>"] {
            assert!(!doc.text().contains(foreign), "{foreign}: {}", doc.text());
        }
        let paragraphs = doc
            .text()
            .split("\n\n")
            .filter(|words| !words.trim().is_empty());
        assert!(paragraphs.count() >= 4, "{}", doc.text());
    }

    #[test]
    fn a_page_declares_its_encoding() {
        let page = PAGE
            .replace("utf-8", "windows-1252")
            .replace("two diplomats", "two r\u{e9}gional diplomats");
        let bytes: Vec<u8> = page
            .chars()
            .map(|sign| u8::try_from(u32::from(sign)).unwrap())
            .collect();
        let doc = only(from_bytes("drones.html", bytes));
        assert!(doc.text().contains("régional"), "{}", doc.text());
    }

    #[test]
    fn a_page_without_a_text_is_refused() {
        for page in [
            "",
            "<html><body></body></html>",
            "<html><body><script>x</script></body></html>",
        ] {
            let error = only_error(from_bytes("a.html", page));
            assert_eq!(
                (error.kind(), error.origin()),
                (ErrorKind::Format, Some("a.html")),
                "{page}"
            );
        }
    }

    #[test]
    fn a_date_that_cannot_be_read_is_told_and_costs_nothing() {
        let page = PAGE.replace("2024-11-22T08:15:00+02:00", "last Friday");
        let documents = from_bytes("drones.html", page);
        let watch = documents.watch();
        assert_eq!(only(documents).published(), None);
        assert!(watch.take_notes()[0].message.contains("last Friday"));
    }

    #[test]
    fn deep_nesting_is_refused() {
        for (open, close) in [
            ("<div>", "</div>"),
            ("<b><i>", ""),
            ("<p><table><tr><td>", ""),
        ] {
            for times in [600, 3_000, 100_000] {
                let page = PAGE
                    .replace("<article>", &open.repeat(times))
                    .replace("</article>", &close.repeat(times));
                let error = only_error(from_bytes("a.html", page));
                assert_eq!(
                    (error.kind(), error.origin()),
                    (ErrorKind::Limit, Some("a.html")),
                    "{open}: {error}"
                );
            }
        }
        let page = PAGE
            .replace("<article>", &"<div>".repeat(200))
            .replace("</article>", &"</div>".repeat(200));
        only(from_bytes("a.html", page));
    }
}

#[cfg(feature = "arrow")]
mod parquet {
    use std::sync::Arc;

    use ::parquet::arrow::ArrowWriter;
    use arrow_array::{
        ArrayRef, Date32Array, DictionaryArray, Int64Array, RecordBatch, StringArray,
        TimestampMicrosecondArray, types::Int32Type,
    };

    use super::*;

    fn file(columns: Vec<(&str, ArrayRef)>) -> Vec<u8> {
        let batch = RecordBatch::try_from_iter_with_nullable(
            columns
                .into_iter()
                .map(|(name, column)| (name, column, true)),
        )
        .unwrap();
        let mut bytes = Vec::new();
        let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        bytes
    }

    fn texts() -> ArrayRef {
        Arc::new(StringArray::from(vec![
            Some("Moscow denied it."),
            None,
            Some(""),
        ]))
    }

    #[test]
    fn rows_of_named_columns() {
        let dictionary: DictionaryArray<Int32Type> = vec!["T", "T", "U"].into_iter().collect();
        let days: ArrayRef = Arc::new(Date32Array::from(vec![Some(20049), None, None]));
        let bytes = file(vec![
            ("text", texts()),
            ("title", Arc::new(dictionary)),
            ("id", Arc::new(Int64Array::from(vec![1, 2, 3]))),
            ("published", days),
            ("more", texts()),
        ]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("w.parquet");
        std::fs::write(&path, &bytes).unwrap();
        for documents in [
            read(&path, &options()),
            from_bytes("w.parquet", &bytes),
            from_bytes("w", &bytes),
        ] {
            let items: Vec<_> = documents.collect();
            let doc = items[0].as_ref().unwrap();
            assert_eq!(
                (doc.id(), doc.text()),
                (Some("1"), "T\n\nMoscow denied it.")
            );
            assert_eq!(doc.published().unwrap().to_string(), "2024-11-22");
            let error = items[1].as_ref().unwrap_err();
            assert_eq!(
                (error.kind(), error.document()),
                (ErrorKind::MissingField, Some("2"))
            );
            assert!(error.origin().unwrap().ends_with(", row 2"), "{error}");
            assert_eq!(items[2].as_ref().unwrap().text(), "U\n\n");
        }
    }

    #[test]
    fn times_give_their_day() {
        let times = TimestampMicrosecondArray::from(vec![1_732_262_400_000_000, -1, i64::MAX]);
        let bytes = file(vec![
            ("text", Arc::new(StringArray::from(vec!["x"; 3]))),
            ("published", Arc::new(times)),
        ]);
        let items: Vec<_> = from_bytes("w.parquet", &bytes).collect();
        assert_eq!(
            items[0].as_ref().unwrap().published().unwrap().to_string(),
            "2024-11-22"
        );
        assert_eq!(
            items[1].as_ref().unwrap().published().unwrap().to_string(),
            "1969-12-31"
        );
        assert_eq!(items[2].as_ref().unwrap_err().kind(), ErrorKind::Date);
    }

    #[test]
    fn a_missing_column_is_named() {
        let bytes = file(vec![("body", texts())]);
        let error = only_error(from_bytes("w.parquet", &bytes));
        assert_eq!(
            error.to_string(),
            "w.parquet: there is no column \"text\"; the columns are \"body\""
        );
    }

    #[test]
    fn a_broken_file_is_refused() {
        let whole = file(vec![("text", texts())]);
        for length in [0, 4, 40, whole.len() / 2, whole.len() - 1] {
            let error = only_error(from_bytes("w.parquet", &whole[..length]));
            assert_eq!(error.kind(), ErrorKind::Format, "{error}");
        }
        // One wrong byte may go unseen in the values, but is never a panic.
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0xFF;
            assert!(from_bytes("w.parquet", &bytes).count() <= 3);
        }
    }
}

mod places {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn a_folder_is_read_in_order_with_the_folders_in_it() {
        let folder = folder(&[
            ("b.txt", "x"),
            ("a/z.txt", "x"),
            ("a/y.jsonl", "{\"id\": \"row\", \"text\": \"x\"}\n"),
            ("c.csv", "text\nx\n"),
            ("picture.png", "x"),
            (".hidden.txt", "x"),
            (".git/x.txt", "x"),
        ]);
        assert_eq!(
            outline(read(folder.path(), &options())),
            ["row", "z", "b", "c-1"]
        );
    }

    #[test]
    fn a_folder_without_documents_is_an_error() {
        let folder = folder(&[("picture.png", "x")]);
        let error = only_error(read(folder.path(), &options()));
        assert_eq!(error.kind(), ErrorKind::Io);
        assert_eq!(error.origin(), folder.path().to_str());
        assert!(
            error
                .message()
                .starts_with("the folder holds no documents; expected files that end in .txt"),
            "{error}"
        );
    }

    #[test]
    fn a_pattern_stands_for_its_files() {
        let folder = folder(&[("b.txt", "x"), ("a.txt", "x"), ("c.csv", "text\nx\n")]);
        let pattern = |name: &str| folder.path().join(name);
        assert_eq!(outline(read(pattern("*.txt"), &options())), ["a", "b"]);
        assert_eq!(
            only_error(read(pattern("*.html"), &options())).message(),
            "no file matches the pattern"
        );
        assert_eq!(
            only_error(read(pattern("***"), &options())).kind(),
            ErrorKind::Option
        );
    }

    #[test]
    fn what_cannot_be_opened_costs_itself() {
        let folder = folder(&[("a.txt", "x")]);
        let paths = [folder.path().join("no.txt"), folder.path().join("a.txt")];
        let items: Vec<_> = read_all(&paths, &options()).collect();
        let error = items[0].as_ref().unwrap_err();
        assert_eq!(
            (error.kind(), error.document()),
            (ErrorKind::Io, Some("no"))
        );
        assert_eq!(error.origin(), paths[0].to_str());
        assert_eq!(items[1].as_ref().unwrap().id(), Some("a"));
    }

    #[test]
    fn packed_files_are_unpacked() {
        use std::io::Write;
        let line = b"{\"id\": \"a\", \"text\": \"x\"}\n";
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(line).unwrap();
        let gzip = gzip.finish().unwrap();
        let zstd = zstd::encode_all(line.as_slice(), 1).unwrap();
        assert_eq!(outline(from_bytes("w.jsonl.gz", &gzip)), ["a"]);
        assert_eq!(outline(from_bytes("w.jsonl.zst", &zstd)), ["a"]);
        let error = only_error(from_bytes("w.jsonl.gz", &gzip[..gzip.len() / 2]));
        assert_eq!(
            (error.kind(), error.origin()),
            (ErrorKind::Io, Some("w.jsonl.gz"))
        );
    }

    #[test]
    fn a_file_without_a_known_ending_is_told_by_its_first_bytes() {
        for (bytes, id) in [
            (
                "{\"id\": \"a\", \"text\": \"x\"}\n{\"id\": \"b\", \"text\": \"x\"}\n",
                "a",
            ),
            ("{\n\"id\": \"a\", \"text\": \"x\"}", "a"),
            ("[{\"id\": \"a\", \"text\": \"x\"}]", "a"),
            ("[Moscow] It was denied.", "w"),
            ("{x}", "w"),
        ] {
            assert_eq!(outline(from_bytes("w", bytes))[0], id, "{bytes}");
        }
        let doc = only(from_bytes("w", include_str!("pages/drones.html")));
        assert!(doc.published().is_some());
    }

    #[test]
    fn a_format_can_be_declared() {
        let options = options().with_format(Format::Text);
        let doc = only(read_bytes("a.json", b"{}".to_vec(), &options));
        assert_eq!(doc.text(), "{}");
    }

    #[test]
    fn the_default_day_is_for_documents_without_their_own() {
        let day = detente::text::parse_date("2024-11-22").unwrap();
        let options = options().with_default_published(day);
        let lines = "{\"text\": \"x\", \"published\": \"2020-01-01\"}\n{\"text\": \"x\"}\n";
        let days: Vec<_> = read_bytes("a.jsonl", lines.into(), &options)
            .map(|doc| doc.unwrap().published().unwrap().to_string())
            .collect();
        assert_eq!(days, ["2020-01-01", "2024-11-22"]);
        assert_eq!(
            only(read_bytes("a.txt", b"x".to_vec(), &options)).published(),
            Some(day)
        );
    }
}

#[test]
fn the_same_article_is_the_same_text_from_every_format() {
    let analyzer = Analyzer::new();
    let title = "Drones cross the river";
    let body = "The ministry denied it on Friday.";
    let json = serde_json::json!({"id": "a", "title": title, "text": body}).to_string();
    let csv = format!("id,title,text\na,{title},{body}\n");
    let given = analyzer.analyze(&Document::new(body).with_title(title).with_id("a"));
    let txt = format!("{title}\n\n{body}");
    for (name, bytes) in [
        ("a.jsonl", &json),
        ("a.json", &json),
        ("a.csv", &csv),
        ("a.txt", &txt),
    ] {
        assert_eq!(
            analyzer.analyze(&only(from_bytes(name, bytes))),
            given,
            "{name}"
        );
    }
}

#[test]
fn how_far_reading_is_can_be_watched() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut documents = read(&seeds, &options());
    let watch = documents.watch();
    assert_eq!(watch.bytes_read(), 0);
    assert!(watch.bytes_total() > 1000);
    assert!(documents.by_ref().all(|doc| doc.is_ok()));
    assert_eq!(watch.bytes_read(), watch.bytes_total());
}
