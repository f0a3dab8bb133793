//! Prints the actors that the lexicon finds in documents, as analyses with nothing but names in them.
//!
//! `cargo run --release --example names < documents.jsonl`, where each line is {"id", "title", "text"}.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use detente::lexicon::{EntryId, Lexicon, Reading};
use detente::model::{Actor, ActorId, Mention};
use detente::text::segment;
use detente::{Analysis, Document};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lexicon = Lexicon::new();
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let fields: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| fields[name].as_str().unwrap_or_default();
        let doc = Document::new(field("text"))
            .with_title(field("title"))
            .with_id(field("id"));
        let segments = segment(doc.text(), doc.title().map(str::len));
        let mut mentions: BTreeMap<EntryId, Vec<Mention>> = BTreeMap::new();
        for found in lexicon.matches(doc.text(), &segments) {
            if found.reading == Reading::Actor {
                let mention = Mention::new(found.span, found.way.mention_kind());
                mentions.entry(found.entry).or_default().push(mention);
            }
        }
        let mut analysis = Analysis::new(doc);
        for (entry, mentions) in mentions {
            let entry = lexicon.entry(entry);
            let Some(kind) = entry.kind.actor() else {
                continue;
            };
            let id = ActorId::from_index(analysis.actors.len());
            let mut actor = Actor::new(id, &*entry.name, kind);
            actor.country = entry.country().map(String::from);
            actor.mentions = mentions;
            analysis.actors.push(actor);
        }
        writeln!(out, "{}", analysis.to_json())?;
    }
    Ok(out.flush()?)
}
