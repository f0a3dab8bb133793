//! How fast a text falls into sentences and words. Run with `cargo bench --bench text`.

use detente::text::{Segments, language};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// A news article of the usual length and punctuation.
const ARTICLE: &str = include_str!("../seeds/000_94af91d902ff8926.txt");

fn main() {
    divan::main();
}

/// The article again and again, as paragraphs of one text.
fn long_text(times: usize) -> String {
    [ARTICLE].repeat(times).join("\n\n")
}

#[divan::bench(args = [1, 100, 10_000])]
fn segment(bencher: Bencher<'_, '_>, articles: usize) {
    let text = long_text(articles);
    let mut segments = Segments::default();
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench_local(|| segments.read(black_box(&text), None));
}

#[divan::bench]
fn one_line_without_a_space(bencher: Bencher<'_, '_>) {
    let text = "a.b-c'd(".repeat(1 << 20);
    let mut segments = Segments::default();
    bencher
        .counter(BytesCount::of_str(text.as_str()))
        .bench_local(|| segments.read(black_box(&text), None));
}

#[divan::bench(args = [1, 10_000])]
fn tell_language(bencher: Bencher<'_, '_>, articles: usize) {
    let text = long_text(articles);
    bencher.bench_local(|| language(black_box(&text)));
}
