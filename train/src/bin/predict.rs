//! Parses a CoNLL-U file anew and writes CoNLL-U with names in the last column, for the scorer.
//!
//!     predict GOLD.conllu OUT.conllu [--raw] [--model FILE] [--repeat N]
//!
//! The file's own words are read; with `--raw`, its text is. `--repeat` measures the words read in a second, of the
//! fastest of N rounds, from text to trees with `--raw` and from words to trees without.

use std::time::Instant;

use detente::syntax::conllu::{self, Id};
use detente::syntax::{Parser, Syntax};
use detente::text::{Span, segment};

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
    let mut sentences = conllu::read(&std::fs::read_to_string(gold)?)?;
    let repeat = option("--repeat").map_or(Ok(0), |n| n.parse::<u32>())?;
    let time = |work: &dyn Fn() -> Syntax| {
        let best = (0..repeat)
            .map(|_| {
                let start = Instant::now();
                let words = work().len();
                words as f64 / start.elapsed().as_secs_f64()
            })
            .fold(0.0, f64::max);
        if repeat > 0 {
            eprintln!("{best:.0} words/s");
        }
    };
    if arguments.iter().any(|argument| argument == "--raw") {
        let text = conllu::words(&sentences).text;
        time(&|| parser.parse(&text, &segment(&text, None)));
        let segments = segment(&text, None);
        let syntax = parser.parse(&text, &segments);
        let parsed =
            conllu::from_syntax(&text, &syntax, |word| segments.words[word].joins_previous);
        std::fs::write(out, conllu::write(&parsed))?;
        return Ok(());
    }
    // Every form stands by itself, so that parts of multiword tokens are read as the file has them.
    let (mut text, mut words, mut ranges) = (String::new(), Vec::new(), Vec::new());
    for sentence in &sentences {
        let first = words.len();
        for word in sentence.words() {
            words.push(Span::new(text.len(), text.len() + word.form.len()));
            text.push_str(&word.form);
            text.push(' ');
        }
        ranges.push(first..words.len());
    }
    let parse = || parser.parse_words(&text, ranges.iter().cloned(), &words);
    time(&parse);
    let parsed = conllu::from_syntax(&text, &parse(), |_| false);
    for (sentence, parsed) in sentences.iter_mut().zip(parsed) {
        let mut answers = parsed.tokens.into_iter();
        sentence
            .tokens
            .retain(|token| !matches!(token.id, Id::Empty(..)));
        for token in &mut sentence.tokens {
            token.deps = "_".to_string();
            if let Id::Word(_) = token.id
                && let Some(answer) = answers.next()
            {
                token.lemma = answer.lemma;
                token.upos = answer.upos;
                token.xpos = answer.xpos;
                token.feats = answer.feats;
                token.head = answer.head;
                token.deprel = answer.deprel;
                token.misc = answer.misc;
            }
        }
    }
    std::fs::write(out, conllu::write(&sentences))?;
    Ok(())
}
