//! Two names: a score within its bounds, whichever comes first.

#![no_main]

use detente::screen::compare_names;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let names = String::from_utf8_lossy(bytes);
    let (a, b) = names.split_once('\n').unwrap_or((&names, "Dora Weller"));
    let score = compare_names(a, b, None).score;
    assert!((0.0..=1.0).contains(&score));
    assert!((compare_names(b, a, None).score - score).abs() < 1e-9);
});
