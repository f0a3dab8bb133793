//! How fast treaty texts are read. Run with `cargo bench --bench treaty`.

use detente::treaty::TreatyText;
use divan::counter::CharsCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A treaty of our own with so many articles, each of the usual length.
fn treaty(articles: usize, gap: &str) -> String {
    let body = "1. Each Party shall keep its bank of the river clear of driftwood, as set out in Article 3 and in paragraph 2 of \
        Article 7 of the General Convention, and shall not levy dues on the barges of the other Party, except in time of flood.";
    let list = "2. The Commission may, on the request of a Party, adopt rules on:";
    let items = [
        "(a) the lamps that barges carry at night;",
        "(b) the pilots of the upper river; and",
        "(c) the hours of the locks.",
    ];
    let mut text = format!(
        "TREATY ON THE UPPER RIVER{gap}The Kingdom of Norway and the Republic of Finland,{gap}Desiring to keep the river open,{gap}Have agreed as follows:"
    );
    for number in 1..=articles {
        text.push_str(gap);
        let number = number.to_string();
        let lead = [
            "Article ",
            &number,
            gap,
            "Upkeep of the locks",
            gap,
            body,
            gap,
            list,
        ];
        text.push_str(&lead.concat());
        for item in items {
            text.push_str(gap);
            text.push_str(item);
        }
    }
    text + gap + "DONE at Oslo on 4 May 1921, in the English language."
}

const SHAPES: [(&str, &str); 3] = [("blocks", "\n\n"), ("lines", "\n"), ("one line", " ")];

#[divan::bench(args = SHAPES.map(|(name, _)| name))]
fn structure(bencher: Bencher<'_, '_>, shape: &str) {
    let gap = SHAPES
        .iter()
        .find(|(name, _)| *name == shape)
        .map_or("\n", |(_, gap)| gap);
    let text = treaty(500, gap);
    bencher
        .counter(CharsCount::of_str(text.as_str()))
        .bench_local(|| TreatyText::structure(black_box(&text)));
}

#[divan::bench(args = SHAPES.map(|(name, _)| name))]
fn structure_and_law(bencher: Bencher<'_, '_>, shape: &str) {
    let gap = SHAPES
        .iter()
        .find(|(name, _)| *name == shape)
        .map_or("\n", |(_, gap)| gap);
    let text = treaty(500, gap);
    bencher
        .counter(CharsCount::of_str(text.as_str()))
        .bench_local(|| TreatyText::parse(black_box(&text)));
}
