//! How fast words become trees, step by step. Run with `cargo bench --bench syntax`; items are words.
//!
//! The network reads tags, arcs and names off the same layers, so that one part alone would cost nearly as much as all:
//! what is told apart here is what can be left out.

use detente::syntax::{Parser, conllu};
use detente::text::{Segments, Span, segment};
use detente::{Analyzer, Document};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// A news article of the usual length and punctuation.
const ARTICLE: &str = include_str!("../seeds/000_94af91d902ff8926.txt");

fn main() {
    divan::main();
}

/// News of many paragraphs: the article again and again, each time with other names and numbers, so that no block of
/// sentences reads like the one before it.
fn long_text(times: usize) -> String {
    const NAMES: [[&str; 3]; 4] = [
        ["South Korea", "Russia", "Pyongyang"],
        ["Norway", "Iran", "Caracas"],
        ["the Philippines", "Belarus", "Asmara"],
        ["Kenya", "Eritrea", "Khartoum"],
    ];
    let articles: Vec<String> = (0..times)
        .map(|number| {
            let names = NAMES[number % NAMES.len()];
            ARTICLE
                .replace("South Korea", names[0])
                .replace("Russia", names[1])
                .replace("Pyongyang", names[2])
                .replace("10,000", &format!("{},{number:03}", 3 + number % 40))
        })
        .collect();
    articles.join("\n\n")
}

struct Input {
    text: String,
    segments: Segments,
}

impl Input {
    fn new(articles: usize) -> Self {
        let text = long_text(articles);
        Self {
            segments: segment(&text, None),
            text,
        }
    }

    fn words(&self) -> ItemsCount {
        ItemsCount::new(self.segments.words.len())
    }
}

/// Text into sentences and words.
#[divan::bench(args = [1, 100])]
fn tokenise(bencher: Bencher<'_, '_>, articles: usize) {
    let input = Input::new(articles);
    let mut segments = Segments::default();
    bencher
        .counter(input.words())
        .bench_local(|| segments.read(black_box(&input.text), None));
}

/// Words into tags, lemmas, trees and names.
#[divan::bench(args = [1, 100])]
fn parse_words(bencher: Bencher<'_, '_>, articles: usize) {
    let input = Input::new(articles);
    let parser = Parser::new();
    let spans: Vec<Span> = input.segments.words.iter().map(|word| word.span).collect();
    let sentences = || {
        let sentences = input.segments.sentences.iter();
        sentences.map(|sentence| sentence.words.clone())
    };
    bencher
        .counter(input.words())
        .bench_local(|| parser.parse_words(black_box(&input.text), sentences(), &spans));
}

/// Text into tags, lemmas, trees and names.
#[divan::bench(args = [1, 100])]
fn text_to_trees(bencher: Bencher<'_, '_>, articles: usize) {
    let input = Input::new(articles);
    let parser = Parser::new();
    bencher.counter(input.words()).bench_local(|| {
        let text = black_box(&input.text);
        parser.parse(text, &segment(text, None))
    });
}

/// The same by several threads at once, each with its own text; divan counts the words of one of them.
#[divan::bench(threads = [1, 2])]
fn text_to_trees_on_threads(bencher: Bencher<'_, '_>) {
    let input = Input::new(20);
    let parser = Parser::new();
    bencher.counter(input.words()).bench(|| {
        let text = black_box(&input.text);
        parser.parse(text, &segment(text, None))
    });
}

/// Trees into CoNLL-U.
#[divan::bench]
fn write_conllu(bencher: Bencher<'_, '_>) {
    let input = Input::new(100);
    let syntax = Parser::new().parse(&input.text, &input.segments);
    bencher.counter(input.words()).bench_local(|| {
        let file = conllu::document("x", &input.text, &input.segments, black_box(&syntax));
        conllu::write(&file)
    });
}

/// Trees and words into records: all that an analysis does beyond syntax.
#[divan::bench]
fn records_off_trees(bencher: Bencher<'_, '_>) {
    let input = Input::new(1);
    let analyzer = Analyzer::new();
    let syntax = analyzer.parser().parse(&input.text, &input.segments);
    let doc = Document::new(input.text.as_str());
    bencher
        .counter(input.words())
        .bench_local(|| analyzer.analyze_parsed(&doc, &input.segments, black_box(&syntax)));
}

/// Text into records.
#[divan::bench]
fn text_to_records(bencher: Bencher<'_, '_>) {
    let input = Input::new(1);
    let analyzer = Analyzer::new();
    let doc = Document::new(input.text.as_str());
    bencher
        .counter(input.words())
        .bench_local(|| analyzer.analyze(black_box(&doc)));
}
