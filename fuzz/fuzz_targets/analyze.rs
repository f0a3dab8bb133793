//! Any text: records whose spans are inside it, JSON that is read back as it was written, a page.

#![no_main]

use std::sync::LazyLock;
use detente::{Analysis, Analyzer, Document};
use libfuzzer_sys::fuzz_target;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let analysis = ANALYZER.analyze(&Document::new(&*text));
    for claim in &analysis.claims {
        for span in &claim.content {
            assert!(span.start < span.end && span.end <= analysis.text.len());
            let _ = span.of(&analysis.text);
        }
    }
    let json = analysis.to_json();
    let again = Analysis::from_json(&json).expect("its own JSON");
    assert_eq!(again, analysis);
    let _ = (analysis.to_html(), analysis.positions(), analysis.to_ftm_lines());
});
