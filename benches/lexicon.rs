//! How long the lexicon takes to read its tables, and how fast it reads texts.
//!
//! `cargo bench --bench lexicon`

use detente::lexicon::Lexicon;
use detente::text::segment;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// An article of the length that news has.
const ARTICLE: &str = include_str!("../seeds/000_94af91d902ff8926.txt");

#[divan::bench]
fn load() -> Lexicon {
    Lexicon::builder()
        .build()
        .expect("the embedded tables are good")
}

#[divan::bench(args = [1, 1000])]
fn read(bencher: divan::Bencher, articles: usize) {
    let lexicon = Lexicon::new();
    let text = ARTICLE.repeat(articles);
    let segments = segment(&text, None);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| lexicon.read(&text, &segments).names.len());
}
