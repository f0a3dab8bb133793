//! Tables of a user: a bad row is told of, and the names of the others are found.

#![no_main]

use detente::lexicon::{LexiconBuilder, TableKind};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, table)) = bytes.split_first() else {
        return;
    };
    let table = String::from_utf8_lossy(table).into_owned();
    let builder = LexiconBuilder::new();
    let kinds = TableKind::ALL.len();
    let builder = match usize::from(first) % (kinds + 2) {
        at if at < kinds => builder.with_table(TableKind::ALL[at], "table", table),
        at if at == kinds => builder.with_actors("table", table),
        _ => builder.with_agents("table", table),
    };
    let _ = builder.build_with_report();
});
