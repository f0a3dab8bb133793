//! CoNLL-U: what is read is written and read again alike.

#![no_main]

use detente::syntax::conllu;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let file = String::from_utf8_lossy(bytes);
    if let Ok(sentences) = conllu::read(&file) {
        let written = conllu::write(&sentences);
        let again = conllu::read(&written).expect("its own file");
        assert_eq!(conllu::write(&again), written);
        let _ = conllu::to_syntax(&sentences);
    }
});
