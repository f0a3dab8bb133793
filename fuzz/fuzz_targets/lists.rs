//! Sanctions lists, in every format: what is read can be written as tables and entities.

#![no_main]

use detente::lists::{ListFormat, ListOptions, ListTable, load_list_bytes};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, file)) = bytes.split_first() else {
        return;
    };
    let mut options = ListOptions::default();
    // As many again leave it to the reader to tell the format.
    if let Some(&format) = ListFormat::ALL.get(usize::from(first) % (2 * ListFormat::ALL.len())) {
        options = options.with_format(format);
    }
    if let Ok(list) = load_list_bytes("list", file.to_vec(), &options) {
        for &table in ListTable::ALL {
            for row in list.rows(table) {
                assert_eq!(row.len(), table.columns().len());
            }
        }
        let _ = list.to_ftm_lines();
    }
});
