//! Reads one article within a program: who says what, and who stands how to it.
//!
//! `cargo run --release --example embed`

use std::io::{self, Write};

use detente::{Analyzer, Document};

const ARTICLE: &str = "Kenya said on Wednesday that Tanzania had seized a ferry on Lake Victoria. Tanzania denied it.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::stdout().lock();
    // Made once: clones share what it has loaded, on any thread.
    let analyzer = Analyzer::new();
    let doc = Document::new(ARTICLE)
        .with_id("lake-1")
        .with_published("2024-10-02".parse()?);
    let analysis = analyzer.analyze(&doc);
    for claim in &analysis.claims {
        let source = claim
            .source
            .span
            .map_or("the author", |span| span.of(&analysis.text));
        let content: Vec<&str> = claim
            .content
            .iter()
            .map(|span| span.of(&analysis.text))
            .collect();
        writeln!(out, "{source} | {} | {}", claim.act, content.join(" … "))?;
    }
    for position in analysis.positions() {
        let actor = position
            .actor
            .and_then(|id| analysis.actors.get(id.index()));
        let name = actor.map_or("somebody", |actor| actor.name.as_str());
        writeln!(
            out,
            "{name} {} {}",
            position.stand,
            analysis.describe(position.about)
        )?;
    }
    writeln!(out, "{}", analysis.to_json())?;
    Ok(())
}
