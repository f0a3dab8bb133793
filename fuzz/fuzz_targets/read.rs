//! Files of documents, in every format.

#![no_main]

use detente::formats::{self, Format, ReadOptions};
use libfuzzer_sys::fuzz_target;

const FORMATS: [Option<Format>; 8] = [
    None,
    Some(Format::Text),
    Some(Format::Json),
    Some(Format::JsonLines),
    Some(Format::Csv),
    Some(Format::Tsv),
    Some(Format::Parquet),
    Some(Format::Html),
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&first, file)) = bytes.split_first() else {
        return;
    };
    let mut options = ReadOptions::default();
    if let Some(format) = FORMATS[usize::from(first) % FORMATS.len()] {
        options = options.with_format(format);
    }
    for result in formats::read_bytes("file", file.to_vec(), &options) {
        match result {
            Ok(document) => assert!(document.text().is_char_boundary(0)),
            Err(error) => assert!(!error.message().is_empty()),
        }
    }
});
