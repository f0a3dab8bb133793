//! Parses the gold words of a CoNLL-U file and writes CoNLL-U, with names as BIO labels in the last column.
//!
//!     predict GOLD.conllu OUT.conllu [--model FILE] [--repeat N]

use std::fmt::Write as _;
use std::time::Instant;

use detente::syntax::Parser;
use detente::text::Span;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        arguments
            .iter()
            .position(|a| a == name)
            .and_then(|at| arguments.get(at + 1))
    };
    let start = Instant::now();
    let parser = match option("--model") {
        Some(path) => Parser::from_model(std::fs::read(path)?)?,
        None => Parser::new(),
    };
    eprintln!(
        "model read in {:.2} ms",
        start.elapsed().as_secs_f64() * 1e3
    );
    let (mut text, mut words, mut sentences, mut lines) =
        (String::new(), Vec::new(), Vec::new(), Vec::new());
    for block in std::fs::read_to_string(&arguments[1])?.split("\n\n") {
        let start = words.len();
        let mut kept = Vec::new();
        for line in block.lines() {
            let columns: Vec<&str> = line.split('\t').collect();
            let is_word = columns[0].parse::<usize>().is_ok();
            if is_word {
                words.push(Span::new(text.len(), text.len() + columns[1].len()));
                text.push_str(columns[1]);
                text.push(' ');
            }
            if is_word || columns[0].contains('-') {
                kept.push((is_word, line.to_string()));
            }
        }
        if words.len() > start {
            sentences.push(start..words.len());
            lines.push(kept);
        }
    }
    let mut syntax = parser.parse_words(&text, sentences.iter().cloned(), &words);
    if let Some(repeat) = option("--repeat").and_then(|n| n.parse::<u32>().ok()) {
        let mut best = f64::MAX;
        for _ in 0..repeat {
            let start = Instant::now();
            syntax = parser.parse_words(&text, sentences.iter().cloned(), &words);
            best = best.min(start.elapsed().as_secs_f64());
        }
        eprintln!("{:.0} words/s", words.len() as f64 / best);
    }
    let mut names = vec!["O".to_string(); words.len()];
    for entity in syntax.entities() {
        for (word, name) in names[entity.start..entity.end].iter_mut().enumerate() {
            *name = format!("{}-{}", if word == 0 { "B" } else { "I" }, entity.kind);
        }
    }
    let mut out = String::new();
    let or = |value: &str| {
        if value.is_empty() {
            "_".to_string()
        } else {
            value.to_string()
        }
    };
    for (sentence, lines) in syntax.sentences().zip(&lines) {
        let mut word = sentence.start;
        for (is_word, line) in lines {
            if !is_word {
                writeln!(out, "{line}")?;
                continue;
            }
            let head = syntax
                .head(word)
                .map_or(0, |head| head - sentence.start + 1);
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t{}\t{head}\t{}\t_\t{}",
                word - sentence.start + 1,
                words[word].of(&text),
                or(syntax.lemma(word)),
                syntax.upos(word),
                or(syntax.xpos(word)),
                or(syntax.feats(word)),
                syntax.deprel(word),
                names[word],
            )?;
            word += 1;
        }
        out.push('\n');
    }
    std::fs::write(&arguments[2], out)?;
    Ok(())
}
