//! Reads treaty texts, one JSON object a line: `cargo run --release --example treaty_structure FILE...`
use std::io::Write;

use detente::treaty::TreatyText;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args_os().skip(1).map(std::path::PathBuf::from) {
        let text = std::fs::read_to_string(&path)?;
        let id = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        writeln!(out, "{}", TreatyText::parse(&text).with_id(id).to_json())?;
    }
    Ok(())
}
