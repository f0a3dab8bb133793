//! How fast dates and quantities are read from words. Run with `cargo bench --bench extract`.

use detente::extract::{dates, quantities};
use detente::text::{parse_date, segment};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// A news article of the usual length and punctuation.
const ARTICLE: &str = include_str!("../seeds/000_94af91d902ff8926.txt");

/// Sentences in which nearly every word is of time or number.
const DENSE: &str = "On Monday, June 3, 2024, at 5:30 p.m., some 200 to 300 of the more than 10,000 soldiers left two \
    years ago. By the end of the third quarter of last year at least $2.5 billion had been paid, a year earlier 40%. ";

fn main() {
    divan::main();
}

/// A text again and again, as paragraphs of one text.
fn long_text(text: &str, times: usize) -> String {
    [text].repeat(times).join("\n\n")
}

fn bench_dates(bencher: Bencher<'_, '_>, text: &str) {
    let segments = segment(text, None);
    let published = parse_date("2024-11-22").ok();
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| dates(black_box(text), &segments, published));
}

#[divan::bench(args = [1, 1000])]
fn dates_of_articles(bencher: Bencher<'_, '_>, articles: usize) {
    bench_dates(bencher, &long_text(ARTICLE, articles));
}

#[divan::bench]
fn dates_of_dates(bencher: Bencher<'_, '_>) {
    bench_dates(bencher, &long_text(DENSE, 1000));
}

#[divan::bench]
fn dates_of_one_line(bencher: Bencher<'_, '_>) {
    bench_dates(bencher, &"the last two hundred and ".repeat(1 << 14));
}

fn bench_quantities(bencher: Bencher<'_, '_>, text: &str) {
    let segments = segment(text, None);
    let found = dates(text, &segments, None);
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| quantities(black_box(text), &segments, &found));
}

#[divan::bench(args = [1, 1000])]
fn quantities_of_articles(bencher: Bencher<'_, '_>, articles: usize) {
    bench_quantities(bencher, &long_text(ARTICLE, articles));
}

#[divan::bench]
fn quantities_of_numbers(bencher: Bencher<'_, '_>) {
    bench_quantities(bencher, &long_text(DENSE, 1000));
}
