//! Treaty texts: the leaves are the whole text, and every rendering holds.

#![no_main]

use detente::treaty::TreatyText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let treaty = TreatyText::parse(&text);
    let _ = (treaty.to_json(), treaty.to_markdown(), treaty.to_akoma_ntoso(), treaty.to_html());
});
