//! Model files of others: whatever stands in one whose checksum is right, it is refused, or it reads a text.

use detente::ErrorKind;
use detente::syntax::{Parser, model};
use detente::text::segment;
use proptest::prelude::*;

const MODEL: &[u8] = include_bytes!("../models/english.bin");

/// Where the checksum stands, and where what it is of begins.
const SUM: std::ops::Range<usize> = 16..24;

/// Puts bytes in places of a model and makes its checksum right again.
fn changed(changes: &[(usize, u8)], len: usize) -> Vec<u8> {
    let mut bytes = MODEL[..len].to_vec();
    for &(place, byte) in changes {
        let place = place % len;
        if !SUM.contains(&place) {
            bytes[place] = byte;
        }
    }
    let sum = model::checksum(&bytes[SUM.end..]);
    bytes[SUM].copy_from_slice(&sum.to_le_bytes());
    bytes
}

fn read(bytes: Vec<u8>) {
    let text = "Seoul denied it: 10,000 troops of U.S. allies — “no more” — hadn't left.";
    match Parser::from_model(bytes) {
        Ok(parser) => {
            let syntax = parser.parse(text, &segment(text, None));
            assert_eq!(syntax.len(), segment(text, None).words.len());
        }
        Err(error) => assert_eq!(error.kind(), ErrorKind::Model),
    }
}

/// Most of a model are weights; what can be inconsistent stands before them.
fn place() -> impl Strategy<Value = usize> {
    prop_oneof![0..1_200_usize, 1_200..30_000_usize, 0..MODEL.len()]
}

proptest! {
    #[test]
    fn a_changed_model_is_refused_or_reads(
        changes in prop::collection::vec((place(), prop_oneof![Just(0), Just(255), any::<u8>()]), 1..6),
    ) {
        read(changed(&changes, MODEL.len()));
    }

    #[test]
    fn a_cut_model_is_refused(len in prop_oneof![24..30_000_usize, 24..MODEL.len()]) {
        read(changed(&[], len));
    }
}

#[test]
fn a_model_that_was_not_changed_reads() {
    read(changed(&[], MODEL.len()));
    assert_eq!(changed(&[], MODEL.len()), MODEL);
}
