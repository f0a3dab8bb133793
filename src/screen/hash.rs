//! One hash for the index and for files: the same on every machine and in every version.

const START: u32 = 0x811c_9dc5;
const PRIME: u32 = 0x0100_0193;

/// FNV-1a of the bytes.
pub(super) fn of(bytes: &[u8]) -> u32 {
    more(START, bytes)
}

/// Goes on from a hash.
pub(super) fn more(hash: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(hash, |hash, &byte| {
        (hash ^ u32::from(byte)).wrapping_mul(PRIME)
    })
}
