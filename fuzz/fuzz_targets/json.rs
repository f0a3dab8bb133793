//! Analyses as JSON: whatever is taken can be written in every form.

#![no_main]

use detente::{Analysis, corpus::TablesBuilder, export};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(json) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(analysis) = Analysis::from_json(json) {
        let _ = (analysis.to_json(), analysis.to_html(), analysis.to_ftm_lines());
        let _ = (export::icews_rows(&analysis), export::plover_json(&analysis));
        let _ = (export::to_json_ld(&analysis), export::to_graphml(&analysis));
        let mut tables = TablesBuilder::default();
        tables.push(0, &analysis);
        let _ = tables.finish();
    }
});
