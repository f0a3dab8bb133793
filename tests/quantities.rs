//! Counts, amounts and measures.

use detente::extract::{dates, quantities};
use detente::model::Quantity;
use detente::text::{parse_date, segment};
use detente::{Analyzer, Document};
use proptest::prelude::*;

fn find(text: &str) -> Vec<Quantity> {
    let segments = segment(text, None);
    let dates = dates(text, &segments, parse_date("2024-11-22").ok());
    quantities(text, &segments, &dates)
}

/// What is found, as "words = value relation unit".
fn read(text: &str) -> Vec<String> {
    find(text)
        .iter()
        .map(|quantity| {
            let upper = quantity
                .upper
                .map(|upper| format!("..{upper}"))
                .unwrap_or_default();
            let unit = quantity.unit.as_deref().unwrap_or("-");
            format!(
                "{} = {}{upper} {} {unit}",
                quantity.span.of(text),
                quantity.value,
                quantity.relation
            )
        })
        .collect()
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn finds_counts() {
    check(&[
        (
            "They sent 11 diplomats.",
            &["11 diplomats = 11 exact diplomats"],
        ),
        (
            "They sent 11 Russian diplomats home.",
            &["11 Russian diplomats = 11 exact diplomats"],
        ),
        (
            "They hit 12 Houthi radar sites near Sanaa.",
            &["12 Houthi radar sites = 12 exact radar sites"],
        ),
        (
            "It has 1,550 deployed strategic warheads.",
            &["1,550 deployed strategic warheads = 1550 exact warheads"],
        ),
        (
            "Some 500 police officers came.",
            &["Some 500 police officers = 500 about police officers"],
        ),
        (
            "A dozen ships left with twenty-four sailors.",
            &[
                "A dozen ships = 12 exact ships",
                "twenty-four sailors = 24 exact sailors",
            ],
        ),
        (
            "Two hundred and fifty trucks crossed.",
            &["Two hundred and fifty trucks = 250 exact trucks"],
        ),
        (
            "It has half a million members.",
            &["half a million members = 500000 exact members"],
        ),
        (
            "It gave a million and a half shells.",
            &["a million and a half shells = 1500000 exact shells"],
        ),
        (
            "The blast killed 12 and wounded 30.",
            &["12 = 12 exact -", "30 = 30 exact -"],
        ),
        (
            "France sold Armenia 36 howitzers.",
            &["36 howitzers = 36 exact howitzers"],
        ),
    ]);
}

#[test]
fn finds_bounds() {
    check(&[
        (
            "more than 10,000 soldiers",
            &["more than 10,000 soldiers = 10000 more_than soldiers"],
        ),
        (
            "over 200 people",
            &["over 200 people = 200 more_than people"],
        ),
        (
            "at least 12 people",
            &["at least 12 people = 12 at_least people"],
        ),
        (
            "no fewer than 12 people",
            &["no fewer than 12 people = 12 at_least people"],
        ),
        ("up to 40 tanks", &["up to 40 tanks = 40 up_to tanks"]),
        (
            "as many as 40 tanks",
            &["as many as 40 tanks = 40 up_to tanks"],
        ),
        (
            "no more than 40 tanks",
            &["no more than 40 tanks = 40 at_most tanks"],
        ),
        (
            "fewer than 40 tanks",
            &["fewer than 40 tanks = 40 less_than tanks"],
        ),
        (
            "an estimated 40 tanks",
            &["an estimated 40 tanks = 40 about tanks"],
        ),
        ("nearly 40 tanks", &["nearly 40 tanks = 40 about tanks"]),
        (
            "some two dozen officials",
            &["some two dozen officials = 24 about officials"],
        ),
        (
            "40 or more tanks",
            &["40 or more tanks = 40 at_least tanks"],
        ),
        ("another 40 tanks", &["another 40 tanks = 40 exact tanks"]),
        (
            "between 3 and 5 tanks",
            &["between 3 and 5 tanks = 3..5 exact tanks"],
        ),
        ("25-30 tanks", &["25-30 tanks = 25..30 exact tanks"]),
        ("25 to 30 tanks", &["25 to 30 tanks = 25..30 exact tanks"]),
    ]);
}

#[test]
fn finds_vague_plurals() {
    check(&[
        ("dozens of tanks", &["dozens of tanks = 24 at_least tanks"]),
        (
            "Hundreds of people fled.",
            &["Hundreds of people = 200 at_least people"],
        ),
        (
            "tens of thousands of troops",
            &["tens of thousands of troops = 20000 at_least troops"],
        ),
        (
            "several hundred residents",
            &["several hundred residents = 200 at_least residents"],
        ),
        ("Thousands marched.", &["Thousands = 2000 at_least -"]),
    ]);
}

#[test]
fn finds_money() {
    check(&[
        (
            "It gave $2.5 billion.",
            &["$2.5 billion = 2500000000 exact USD"],
        ),
        ("It gave some €5.4m.", &["some €5.4m = 5400000 about EUR"]),
        ("It gave US$40m.", &["US$40m = 40000000 exact USD"]),
        (
            "It gave 10 billion won ($7.5 million).",
            &[
                "10 billion won = 10000000000 exact KRW",
                "$7.5 million = 7500000 exact USD",
            ],
        ),
        (
            "It gave 3 million Canadian dollars.",
            &["3 million Canadian dollars = 3000000 exact CAD"],
        ),
        (
            "It costs $2-3 billion.",
            &["$2-3 billion = 2000000000..3000000000 exact USD"],
        ),
        (
            "It took a $25 billion loan.",
            &["$25 billion = 25000000000 exact USD"],
        ),
    ]);
}

#[test]
fn finds_measures() {
    check(&[
        (
            "Prices rose 12 percent and 3.5%.",
            &["12 percent = 12 exact %", "3.5% = 3.5 exact %"],
        ),
        (
            "It flew some 4,600 kilometres.",
            &["some 4,600 kilometres = 4600 about km"],
        ),
        ("a 100-km range", &["100-km = 100 exact km"]),
        (
            "It pumps 2 million barrels per day.",
            &["2 million barrels per day = 2000000 exact barrels per day"],
        ),
        (
            "They sent 400 tonnes of food.",
            &["400 tonnes = 400 exact tonnes"],
        ),
        (
            "It fell by two percentage points.",
            &["two percentage points = 2 exact percentage points"],
        ),
    ]);
}

#[test]
fn leaves_numbers_that_count_nothing() {
    check(&[
        ("The Council adopted Resolution 2397.", &[]),
        ("Executive Order 13902 stands.", &[]),
        (
            "F-35 and Su-27 jets met the G20 near the 38th parallel.",
            &[],
        ),
        ("Article 5 applies.", &[]),
        ("Flight 17 and No. 10 are known.", &[]),
        ("The 1718 Committee met.", &[]),
        (
            "A 62-year-old man, Lee, 52, left at 14:30 on 5 June 2024.",
            &[],
        ),
        ("He waited three days.", &[]),
        ("The match ended 2-1.", &[]),
        ("Call 555-2013.", &[]),
        ("1. Sign the treaty.", &[]),
        ("Two-thirds agreed.", &[]),
        ("One of the victims and no one else spoke.", &[]),
        ("The Group of Seven met.", &[]),
        ("It runs 24/7.", &[]),
        ("COVID-19 and 8chan are names.", &[]),
        ("He died aged about 68.", &[]),
        ("a two-state solution and a five-point plan", &[]),
    ]);
}

#[test]
fn the_seed_article() {
    let seed = include_str!("../seeds/000_94af91d902ff8926.txt");
    let analysis = Analyzer::new().analyze(&Document::new(seed));
    let lines: Vec<_> = analysis
        .quantities
        .iter()
        .map(|quantity| {
            format!(
                "{} | {} {} {:?}",
                quantity.span.of(&analysis.text),
                quantity.relation,
                quantity.value,
                quantity.unit
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
    more than 10,000 soldiers | more_than 10000 Some("soldiers")
    two nations | exact 2 Some("nations")
    "#);
}

/// Pieces that meet the rules more often than random characters do.
fn number_like() -> impl Strategy<Value = String> {
    let pieces = [
        "12",
        "1,234",
        "2.5",
        "0",
        "9999999999999999999999999",
        "million",
        "bn",
        "hundred",
        "dozen",
        "dozens",
        "of",
        "thousands",
        "$",
        "US$",
        "€",
        "%",
        "km",
        "-",
        "–",
        "/",
        ".",
        ",",
        "(",
        ")",
        " ",
        " ",
        " ",
        "between",
        "and",
        "to",
        "more than",
        "up to",
        "some",
        "a",
        "half",
        "one",
        "two",
        "third",
        "soldiers",
        "Houthi",
        "radar",
        "barrels per day",
        "or more",
        "+",
        "No.",
        "é",
        "\u{301}",
        "\n",
        "½",
        "won",
        "dollars",
        "strong",
        "year",
        "old",
        "few",
        "several",
        "1/2",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

fn check_laws(text: &str) -> Result<(), TestCaseError> {
    let mut end_before = 0;
    for quantity in find(text) {
        prop_assert!(quantity.span.start >= end_before && quantity.span.start < quantity.span.end);
        prop_assert!(text.get(quantity.span.range()).is_some());
        prop_assert!(quantity.value.is_finite());
        prop_assert!(quantity.upper.is_none_or(|upper| upper > quantity.value));
        end_before = quantity.span.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_keeps_the_laws(text in any::<String>()) {
        check_laws(&text)?;
    }

    #[test]
    fn number_like_text_keeps_the_laws(text in number_like()) {
        check_laws(&text)?;
    }
}
