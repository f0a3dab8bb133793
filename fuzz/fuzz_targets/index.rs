//! Saved indexes of lists: a broken one is an error.

#![no_main]

use detente::screen::{Query, Screener};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(screener) = Screener::from_bytes(bytes) {
        let _ = screener.matches(&Query::new("Dora Weller"));
    }
});
