//! Expressions of time and their values.

use detente::extract::dates;
use detente::model::DateKind;
use detente::text::{parse_date, segment};
use detente::{Analyzer, Document};
use jiff::civil::Date;
use proptest::prelude::*;

/// A Friday.
const PUBLISHED: &str = "2024-11-22";

/// What is found, as "words=value".
fn read_against(published: Option<&str>, text: &str) -> Vec<String> {
    let published = published.map(|date| parse_date(date).unwrap());
    dates(text, &segment(text, None), published)
        .iter()
        .map(|date| format!("{}={}", date.span.of(text), date.value))
        .collect()
}

fn read(text: &str) -> Vec<String> {
    read_against(Some(PUBLISHED), text)
}

fn check(rows: &[(&str, &[&str])]) {
    for (text, expected) in rows {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn finds_days() {
    check(&[
        (
            "They met on 5 June 2023 in Vienna.",
            &["5 June 2023=2023-06-05"],
        ),
        (
            "They met on June 5, 2023, in Vienna.",
            &["June 5, 2023=2023-06-05"],
        ),
        (
            "The treaty of the 5th of June was kept.",
            &["the 5th of June=2024-06-05"],
        ),
        ("It was signed on Sept. 3.", &["Sept. 3=2024-09-03"]),
        (
            "It was signed on Friday, Oct. 11, in Riga.",
            &["Friday, Oct. 11=2024-10-11"],
        ),
        (
            "Talks ran from April 24 to 26.",
            &["April 24=2024-04-24", "26=2024-04-26"],
        ),
        ("The note is dated 2024-01-05.", &["2024-01-05=2024-01-05"]),
        ("The form says 13/01/2024.", &["13/01/2024=2024-01-13"]),
        (
            "The court will rule on January 9.",
            &["January 9=2025-01-09"],
        ),
        (
            "The pact, signed on the twenty-first of May, lapsed.",
            &["the twenty-first of May=2024-05-21"],
        ),
    ]);
}

#[test]
fn finds_weekdays_by_tense() {
    check(&[
        (
            "The minister said on Tuesday that talks had failed.",
            &["Tuesday=2024-11-19"],
        ),
        ("The envoy will arrive on Tuesday.", &["Tuesday=2024-11-26"]),
        ("The council is due to vote Monday.", &["Monday=2024-11-25"]),
        ("The vote is to be held on Monday.", &["Monday=2024-11-25"]),
        ("Police fired on Friday.", &["Friday=2024-11-22"]),
        ("She resigned last Thursday.", &["last Thursday=2024-11-21"]),
        ("He flies out next Monday.", &["next Monday=2024-11-25"]),
        (
            "Wednesday's ruling forced a vote.",
            &["Wednesday=2024-11-20"],
        ),
        (
            "On Sunday, the two sides exchanged fire.",
            &["Sunday=2024-11-17"],
        ),
    ]);
}

#[test]
fn finds_months_and_seasons() {
    check(&[
        ("A launch in May failed.", &["May=2024-05"]),
        ("The deal was signed in June.", &["June=2024-06"]),
        ("Elections will be held in March.", &["March=2025-03"]),
        ("He was arrested last December.", &["last December=2023-12"]),
        ("It began in February 2022.", &["February 2022=2022-02"]),
        (
            "It ended in late November 2023.",
            &["late November 2023=2023-11"],
        ),
        (
            "In mid-January the army withdrew.",
            &["mid-January=2024-01"],
        ),
        (
            "They attacked in the winter of 1994.",
            &["the winter of 1994=1994-WI"],
        ),
        ("Fighting resumed last summer.", &["last summer=2024-SU"]),
        (
            "He spoke in May of last year.",
            &["May of last year=2023-05"],
        ),
    ]);
}

#[test]
fn finds_years_and_longer() {
    check(&[
        ("The war began in 1992.", &["1992=1992"]),
        ("the 1972 accord", &["1972=1972"]),
        ("In the late 1990s trade grew.", &["the late 1990s=199"]),
        (
            "It goes back to the 19th century.",
            &["the 19th century=18"],
        ),
        (
            "By the end of 2025 it will be ready.",
            &["the end of 2025=2025"],
        ),
        (
            "Exports rose this year after a fall last year.",
            &["this year=2024", "last year=2023"],
        ),
        (
            "It was bad in nineteen seventy-nine.",
            &["nineteen seventy-nine=1979"],
        ),
        ("It was built in the '80s.", &["the '80s=198"]),
    ]);
}

#[test]
fn finds_quarters_and_halves() {
    check(&[
        (
            "Output fell in the third quarter.",
            &["the third quarter=2024-Q3"],
        ),
        ("Third-quarter output fell.", &["Third-quarter=2024-Q3"]),
        (
            "Output fell in the second quarter of 2023.",
            &["the second quarter of 2023=2023-Q2"],
        ),
        (
            "Output fell in the first half of last year.",
            &["the first half of last year=2023-H1"],
        ),
        ("Output fell in Q1 2024.", &["Q1 2024=2024-Q1"]),
        (
            "Output was 5% in the third quarter, up from 3% a year earlier.",
            &["the third quarter=2024-Q3", "a year earlier=2023-Q3"],
        ),
    ]);
}

#[test]
fn finds_relative_dates() {
    check(&[
        (
            "He arrived yesterday and leaves tomorrow.",
            &["yesterday=2024-11-21", "tomorrow=2024-11-23"],
        ),
        ("It happened two days ago.", &["two days ago=2024-11-20"]),
        (
            "It happened three months ago.",
            &["three months ago=2024-08"],
        ),
        ("It happened 50 years ago.", &["50 years ago=1974"]),
        ("The talks ended last week.", &["last week=2024-W46"]),
        (
            "The talks resume early next month.",
            &["early next month=2024-12"],
        ),
        ("It opened earlier this year.", &["earlier this year=2024"]),
        (
            "They signed on 5 June 2020 and left two years later.",
            &["5 June 2020=2020-06-05", "two years later=2022-06-05"],
        ),
        (
            "They signed on 5 June 2020 and left the following day.",
            &["5 June 2020=2020-06-05", "the following day=2020-06-06"],
        ),
        (
            "He came in 2015 and left later that year.",
            &["2015=2015", "later that year=2015"],
        ),
        (
            "He left the day before yesterday.",
            &["the day before yesterday=2024-11-20"],
        ),
        (
            "Several years ago he fled.",
            &["Several years ago=PAST_REF"],
        ),
        (
            "It was built half a century ago.",
            &["half a century ago=1974"],
        ),
        (
            "He left the week before last.",
            &["the week before last=2024-W45"],
        ),
        (
            "They signed on 5 June 2020, after talks the day before.",
            &["5 June 2020=2020-06-05", "the day before=2020-06-04"],
        ),
        ("Caesar died in 44 BC.", &["44 BC=BC0044"]),
    ]);
}

#[test]
fn finds_vague_references() {
    check(&[
        ("He now lives abroad.", &["now=PRESENT_REF"]),
        ("He recently hinted at it.", &["recently=PAST_REF"]),
        (
            "It may join in the near future.",
            &["the near future=FUTURE_REF"],
        ),
        ("In the past they met.", &["the past=PAST_REF"]),
    ]);
}

#[test]
fn finds_times_of_day() {
    check(&[
        (
            "It struck at 10 p.m. Wednesday.",
            &["10 p.m. Wednesday=2024-11-20T22:00"],
        ),
        ("It struck at 10pm.", &["10pm=2024-11-22T22:00"]),
        (
            "It struck at 14:30 GMT on 5 June 2023.",
            &["14:30 GMT on 5 June 2023=2023-06-05T14:30"],
        ),
        ("It struck at 0330 GMT.", &["0330 GMT=2024-11-22T03:30"]),
        ("It struck at noon.", &["noon=2024-11-22T12:00"]),
        ("It struck at 12:05 a.m.", &["12:05 a.m.=2024-11-22T00:05"]),
        (
            "He spoke on Thursday evening.",
            &["Thursday evening=2024-11-21TEV"],
        ),
        ("He spoke last night.", &["last night=2024-11-21TNI"]),
        ("He speaks tonight.", &["tonight=2024-11-22TNI"]),
        (
            "They met on the morning of May 5.",
            &["the morning of May 5=2024-05-05TMO"],
        ),
    ]);
}

#[test]
fn finds_durations_and_sets() {
    check(&[
        ("They talked for three days.", &["three days=P3D"]),
        ("a two-hour meeting", &["two-hour=PT2H"]),
        ("They waited more than a month.", &["more than a month=P1M"]),
        ("They waited for weeks.", &["weeks=PXW"]),
        (
            "over the past twenty-four hours",
            &["the past twenty-four hours=PT24H"],
        ),
        ("in the last two decades", &["the last two decades=P20Y"]),
        (
            "a ten-year plan and a six-month-old truce",
            &["ten-year=P10Y", "six-month-old=P6M"],
        ),
        ("It lasted half an hour.", &["half an hour=PT30M"]),
        (
            "It lasted two and a half years.",
            &["two and a half years=P2.5Y"],
        ),
        (
            "He calls every day and each Monday.",
            &["every day=P1D", "each Monday=XXXX-WXX-1"],
        ),
        ("The two met daily.", &["daily=P1D"]),
        ("in the two-year-old war", &["two-year-old=P2Y"]),
    ]);
}

#[test]
fn finds_holidays() {
    check(&[
        ("A truce over Easter failed.", &["Easter=2024-03-31"]),
        (
            "They will meet on New Year's Eve.",
            &["New Year's Eve=2024-12-31"],
        ),
        (
            "Troops landed on Easter Sunday 2015.",
            &["Easter Sunday 2015=2015-04-05"],
        ),
    ]);
}

#[test]
fn leaves_other_numbers() {
    check(&[
        ("They adopted Resolution 1973 and Resolution 2397.", &[]),
        ("2000 soldiers marched.", &[]),
        ("He paid $2012 for it.", &[]),
        ("The firm sold 2,024 cars.", &[]),
        ("They flew F-35 and Su-2015 jets.", &[]),
        ("Article 5 and the 38th parallel matter.", &[]),
        ("A 62-year-old man and a six-year-old girl died.", &[]),
        ("He is 52 years old.", &[]),
        ("The score was 2-1.", &[]),
        ("Call 555-2013 now-ish.", &["now=PRESENT_REF"]),
    ]);
}

#[test]
fn leaves_ambiguous_words() {
    check(&[
        ("They may march on the capital.", &[]),
        ("May they rest. March on!", &[]),
        ("Theresa May resigned.", &[]),
        ("He finished second.", &[]),
        ("The fall of Kabul was swift.", &[]),
        ("Prices fall and new parties spring up.", &[]),
        ("The sun rose and he sat down.", &[]),
        ("The first half ended without goals.", &[]),
        ("Three-quarters of voters agreed.", &[]),
        ("He came as soon as he could.", &[]),
        ("He watched 60 Minutes.", &[]),
        ("the august body", &[]),
        ("Bloody Sunday and USA Today are names.", &[]),
        ("Park Won-soon resigned on Easter Island.", &[]),
    ]);
}

#[test]
fn keeps_values_open_without_a_day_of_publication() {
    for (text, expected) in [
        ("He left on Tuesday.", "Tuesday=XXXX-WXX-2"),
        ("He left on June 5.", "June 5=XXXX-06-05"),
        ("He left in June.", "June=XXXX-06"),
        ("He left last year.", "last year=XXXX"),
        ("He left yesterday.", "yesterday=XXXX-XX-XX"),
        ("He left last week.", "last week=XXXX-WXX"),
        ("He left in 2015.", "2015=2015"),
    ] {
        assert_eq!(read_against(None, text), [expected], "{text}");
    }
}

#[test]
fn takes_the_day_of_publication_from_a_dateline() {
    let text = "SEOUL, Jan 5, 2024 (Reuters) - The minister said on Wednesday that he would go.";
    assert_eq!(
        read_against(None, text),
        ["Jan 5, 2024=2024-01-05", "Wednesday=2024-01-03"]
    );
    let text = "Talks fail\n\nJanuary 5, 2024\n\nThe minister resigned yesterday.";
    assert_eq!(
        read_against(None, text),
        ["January 5, 2024=2024-01-05", "yesterday=2024-01-04"]
    );
    // A date inside a sentence says nothing about publication.
    let text = "He was born in Seoul on Jan 5, 1960, and left yesterday.";
    assert_eq!(
        read_against(None, text),
        ["Jan 5, 1960=1960-01-05", "yesterday=XXXX-XX-XX"]
    );
}

#[test]
fn tells_the_kinds_apart() {
    let text = "On Monday at noon they began three days of talks, held every year.";
    let kinds: Vec<_> = dates(text, &segment(text, None), None)
        .iter()
        .map(|date| date.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            DateKind::Date,
            DateKind::Time,
            DateKind::Duration,
            DateKind::Set
        ]
    );
}

#[test]
fn the_seed_article() {
    let seed = include_str!("../seeds/000_94af91d902ff8926.txt");
    let doc = Document::new(seed).with_published(parse_date(PUBLISHED).unwrap());
    let analysis = Analyzer::new().analyze(&doc);
    let lines: Vec<_> = analysis
        .dates
        .iter()
        .map(|date| {
            let words = date.span.of(&analysis.text);
            format!("{words} | {} | {}", date.kind, date.value)
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"), @r"
    May | date | 2024-05
    June | date | 2024-06
    recently | date | PAST_REF
    recently | date | PAST_REF
    ");
}

#[test]
fn reads_a_line_of_any_length() {
    let text = "They met last week, and ".repeat(10_000);
    assert_eq!(read(&text).len(), 10_000);
}

#[test]
fn the_calendar_ends_without_a_panic() {
    let text = "last year, next week, 9999 years ago, 100000 centuries ago, 99999999999999999999 days later, \
                the previous century, next month, last night, two decades hence, Easter, last Christmas, \
                Feb. 29, in May, the weekend, third quarter, a year earlier, next summer, tomorrow morning";
    for published in [
        Date::MIN,
        Date::MAX,
        Date::constant(-1, 1, 1),
        Date::constant(0, 2, 29),
    ] {
        assert!(dates(text, &segment(text, None), Some(published)).len() > 10);
    }
}

/// Pieces that meet the grammar's rules more often than random characters do.
fn time_like() -> impl Strategy<Value = String> {
    let pieces = [
        "the",
        "last",
        "next",
        "this",
        "early",
        "mid",
        "-",
        " ",
        " ",
        " ",
        "two",
        "twenty",
        "10",
        "2024",
        "May",
        "Jan.",
        "Friday",
        "year",
        "years",
        "ago",
        "earlier",
        "later",
        "old",
        "quarter",
        "third",
        "first",
        "half",
        "of",
        "and",
        "a",
        "5th",
        "14:30",
        "p.m.",
        "GMT",
        "1990s",
        "'80s",
        "’",
        "'s",
        ",",
        ".",
        "every",
        "day",
        "weekend",
        "night",
        "morning",
        "spring",
        "Easter",
        "New Year's Eve",
        "fiscal",
        "99999999999",
        "1e9",
        "12/31/2024",
        "é",
        "\u{301}",
        "\n",
        "(",
        "$",
        "%",
        "million",
        "hundred",
        "few",
        "couple",
        "or so",
        "from now",
        "will",
        "said",
        "to",
        "since",
        "in",
        "Q3",
        "½",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

fn check_laws(text: &str, published: Option<Date>) -> Result<(), TestCaseError> {
    let mut end_before = 0;
    for date in dates(text, &segment(text, None), published) {
        prop_assert!(date.span.start >= end_before && date.span.start < date.span.end);
        prop_assert!(text.get(date.span.range()).is_some());
        prop_assert!(!date.value.is_empty());
        end_before = date.span.end;
    }
    Ok(())
}

fn any_date() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        Just(None),
        Just(Some(Date::MIN)),
        Just(Some(Date::MAX)),
        (-9999_i16..=9999, 1_i8..=12, 1_i8..=28)
            .prop_map(|(year, month, day)| Date::new(year, month, day).ok()),
    ]
}

proptest! {
    #[test]
    fn any_text_keeps_the_laws(text in any::<String>(), published in any_date()) {
        check_laws(&text, published)?;
    }

    #[test]
    fn time_like_text_keeps_the_laws(text in time_like(), published in any_date()) {
        check_laws(&text, published)?;
    }
}
