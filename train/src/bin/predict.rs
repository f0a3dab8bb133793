//! Parses a CoNLL-U file anew and writes CoNLL-U with names in the last column, for the scorer.
//!
//!     predict GOLD.conllu OUT.conllu [--raw] [--model FILE] [--repeat N]
//!
//! The file's own words are read; with `--raw`, its text is. `--repeat` measures the words read in a second, of the
//! fastest of N rounds, from text to trees with `--raw` and from words to trees without.

use std::time::Instant;

use detente::syntax::Parser;
use detente::syntax::conllu;
use detente::text::segment;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let option = |name: &str| {
        arguments
            .iter()
            .position(|argument| argument == name)
            .and_then(|at| arguments.get(at + 1))
    };
    let [_, gold, out, ..] = &arguments[..] else {
        return Err("predict GOLD.conllu OUT.conllu [--raw] [--model FILE] [--repeat N]".into());
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
    let sentences = conllu::read(&std::fs::read_to_string(gold)?)?;
    let repeat = option("--repeat").map_or(Ok(0), |n| n.parse::<u32>())?;
    let is_raw = arguments.iter().any(|argument| argument == "--raw");
    let words = conllu::words(&sentences);
    let read_text = || {
        let segments = segment(&words.text, None);
        let syntax = parser.parse(&words.text, &segments);
        (segments, syntax)
    };
    let read_words =
        || parser.parse_words(&words.text, words.sentences.iter().cloned(), &words.spans);
    let best = (0..repeat)
        .map(|_| {
            let start = Instant::now();
            let count = if is_raw {
                read_text().1.len()
            } else {
                read_words().len()
            };
            count as f64 / start.elapsed().as_secs_f64()
        })
        .fold(0.0, f64::max);
    if repeat > 0 {
        eprintln!("{best:.0} words/s");
    }
    let parsed = if is_raw {
        let (segments, syntax) = read_text();
        conllu::document("", &words.text, &segments, &syntax)
    } else {
        conllu::reparse(&parser, sentences)
    };
    std::fs::write(out, conllu::write(&parsed))?;
    Ok(())
}
