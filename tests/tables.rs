//! `docs/tables.md` describes the tables that the code makes.
#![cfg(feature = "arrow")]

use std::fmt::Write;

use detente::corpus::{Column, JoinedTable, Table};

const INTRODUCTION: &str = "\
# Tables

`detente.analyze_many`, `detente.read_many` and, a batch at a time, `detente.iter_tables` in Python, and
`corpus::analyze_to_tables` and `corpus::stream_to_tables` in Rust, give the records of many documents as Arrow tables. `row` and the document's id (`id` in `documents`, `document`
elsewhere) join them; rows come in the order of the documents. `start` and `end` count Unicode code points of the text as it
was read: the title, where one stood apart, then one empty line, then the body.

The types are Arrow's. Lists hold ids or names; one may be empty, but is never missing. In pandas, `Utf8` becomes `str`,
`Date32` becomes `datetime64`, and a `UInt32` that may be empty becomes pandas' nullable `UInt32`.
";

const CORPUS: &str = "
# Tables of a corpus

`detente.Corpus` in Python and `corpus::Joined` in Rust give what many documents say together ([corpus.md](corpus.md)).
";

fn documentation() -> String {
    let mut text = INTRODUCTION.to_owned();
    for table in Table::ALL {
        section(
            &mut text,
            table.as_str(),
            table.description(),
            table.columns(),
        );
    }
    text.push_str(CORPUS);
    for table in JoinedTable::ALL {
        let name = format!("corpus: {}", table.as_str());
        section(&mut text, &name, table.description(), table.columns());
    }
    text
}

fn section(text: &mut String, name: &str, description: &str, columns: Vec<Column>) {
    let head = "| Column | Type | May be empty | What stands in it |\n| --- | --- | --- | --- |";
    writeln!(text, "\n## {name}\n\n{description}\n\n{head}").unwrap();
    for column in columns {
        let empty = if column.is_nullable { "yes" } else { "no" };
        let (name, data_type, what) = (column.name, column.data_type, column.description);
        writeln!(text, "| `{name}` | `{data_type}` | {empty} | {what} |").unwrap();
    }
}

#[test]
fn the_documentation_lists_every_column() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md");
    if std::env::var_os("UPDATE_TABLES").is_some() {
        std::fs::write(path, documentation()).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(path).unwrap_or_default(),
        documentation(),
        "docs/tables.md has drifted; run the test with UPDATE_TABLES=1 to write it anew"
    );
}
