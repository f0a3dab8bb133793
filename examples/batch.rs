//! Reads many documents on all cores, in their own order and in bounded memory.
//!
//! `cargo run --release --example batch -- examples/lake.jsonl [threads]`, with any files and folders that detente reads;
//! prints how many records of each kind there are, and how fast it was.

use std::env;
use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::Path;
use std::time::Instant;

use detente::Analyzer;
use detente::corpus::BatchOptions;
use detente::formats::{self, ReadOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = env::args().nth(1).ok_or("expected a file or folder")?;
    let mut options = BatchOptions::default();
    if let Some(threads) = env::args().nth(2) {
        options = options.with_threads(threads.parse::<NonZeroUsize>()?);
    }
    let analyzer = Analyzer::new();
    let documents = formats::read(Path::new(&path), &ReadOptions::default());
    let begun = Instant::now();
    let (mut count, mut bytes, mut claims, mut events) = (0_u32, 0, 0, 0);
    for analysis in analyzer.analyze_batch(documents, options) {
        // A document that cannot be read costs itself only: here it ends the program.
        let analysis = analysis?;
        count += 1;
        bytes += analysis.text.len();
        claims += analysis.claims.len();
        events += analysis.events.len();
    }
    let seconds = begun.elapsed().as_secs_f64();
    let rate = f64::from(count) / seconds;
    writeln!(
        io::stdout(),
        "{count} documents, {bytes} bytes, {claims} claims, {events} events in {seconds:.2} s: {rate:.0} documents a second"
    )?;
    Ok(())
}
