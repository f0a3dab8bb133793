//! Model files: a foreign or broken one is an error, and no other reads a text.

#![no_main]

use detente::syntax::Parser;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(parser) = Parser::from_model(bytes.to_vec()) {
        let text = "Seoul denied it.";
        let _ = parser.parse(text, &detente::text::segment(text, None));
    }
});
