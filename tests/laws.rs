//! Laws that hold for the analysis of any text.

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::LazyLock;

use detente::corpus::BatchOptions;
use detente::model::{Claim, Event, MentionKind};
use detente::text::Span;
use detente::{Analysis, Analyzer, Document};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::Value;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

fn analyze(text: &str) -> Analysis {
    let doc = Document::new(text).with_published(date(2024, 11, 22));
    ANALYZER.analyze(&doc)
}

/// Words of news with letters, marks and breaks of all kinds between them.
fn jumble() -> impl Strategy<Value = String> {
    let pieces = [
        "Moscow",
        "Séoul",
        "Kenya",
        "the Kenyan foreign minister",
        "Grace Wambui",
        "She",
        "they",
        "officials",
        " said",
        " denied",
        " that",
        " had",
        " been",
        " urged",
        " to",
        " and",
        " but",
        " according to ",
        " sanctions",
        " sanctioned",
        " signed",
        " the treaty",
        " troops",
        " attacked",
        " met",
        " accused",
        " of",
        "10,000 soldiers",
        "$5 million",
        "in June",
        "on Monday",
        "the next day",
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'s",
        "(",
        ")",
        ". ",
        ", ",
        ": ",
        "; ",
        "? ",
        "… ",
        "— ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{2028}",
        "\u{85}",
        "😀",
        "e\u{301}",
        "\u{202e}",
        "\u{200d}",
        "\0",
        "樋口",
        "م",
        "İ",
        "ß",
        "ﬁ",
        "Ⅻ",
        "- ",
        "* ",
        "1. ",
        "<b>",
        "&amp;",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|pieces| pieces.concat())
}

/// Sentences about states, which need no other sentence to be read.
fn sentences() -> impl Strategy<Value = String> {
    let state = || {
        prop::sample::select(vec![
            "Kenya", "Chad", "Norway", "Peru", "Oman", "Laos", "Fiji", "Malta",
        ])
    };
    let sentence = (0..9_usize, state(), state(), state(), 2..900_u32).prop_map(
        |(form, a, b, c, n)| match form {
            0 => format!("{a} said on Tuesday that {b} had moved {n} soldiers to the border."),
            1 => format!("{b} denied that {a} had attacked {c}."),
            2 => format!("{a} urged {b} and {c} to sign a treaty."),
            3 => format!("{a} imposed sanctions on {n} companies of {b}."),
            4 => format!("“{a} will not wait,” {b} warned."),
            5 => format!("{a} and {b} signed an agreement in {c} on 3 May 2023."),
            6 => format!("According to {a}, {b} sent {n} missiles to {c} in June."),
            7 => format!("{a}: {b} “must withdraw”"),
            _ => format!("{n} people gathered."),
        },
    );
    prop::collection::vec(sentence, 1..5).prop_map(|sentences| sentences.join(" "))
}

/// Every place that the JSON of records names.
fn places(value: &Value, found: &mut Vec<(u64, u64)>) {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end)) = (fields.get("start"), fields.get("end")) {
                // A source without words has neither.
                if let (Some(start), Some(end)) = (start.as_u64(), end.as_u64()) {
                    found.push((start, end));
                } else {
                    assert!(start.is_null() && end.is_null(), "{value}");
                }
            }
            fields.values().for_each(|field| places(field, found));
        }
        Value::Array(items) => items.iter().for_each(|item| places(item, found)),
        _ => {}
    }
}

fn is_in_order(starts: impl Iterator<Item = usize>) -> bool {
    starts.is_sorted()
}

fn check(analysis: &Analysis) -> TestCaseResult {
    let text = &analysis.text;

    // A byte inside a character would come back as another one: spans lie on boundaries.
    let json = analysis.to_json();
    prop_assert_eq!(&Analysis::from_json(&json).unwrap(), analysis);

    let mut found = Vec::new();
    places(&serde_json::from_str(&json).unwrap(), &mut found);
    let chars = text.chars().count() as u64;
    for (start, end) in found {
        prop_assert!(start < end && end <= chars, "{start}..{end} of {chars}");
    }
    for position in analysis.positions() {
        prop_assert!(position.claim.index() < analysis.claims.len());
        if let Some(cue) = position.cue {
            prop_assert!(text.get(cue.range()).is_some());
        }
    }

    // The words of a record are those of its place.
    for role in analysis.actors.iter().flat_map(|actor| &actor.roles) {
        prop_assert_eq!(role.span.of(text), &role.title);
    }
    for event in &analysis.events {
        for thing in [&event.object, &event.place].into_iter().flatten() {
            prop_assert_eq!(thing.span.of(text), &thing.text);
        }
    }
    for claim in &analysis.claims {
        if let (Some(cue), Some(phrase)) = (&claim.cue, claim.cue_phrase) {
            prop_assert!(phrase.contains(cue.span));
        }
        prop_assert!(!claim.content.is_empty());
        prop_assert!(
            claim
                .content
                .windows(2)
                .all(|pair| pair[0].end <= pair[1].start)
        );
    }

    // Lists are in text order, and their members are named by their places.
    prop_assert!(is_in_order(
        analysis.sentences.iter().map(|span| span.start)
    ));
    prop_assert!(is_in_order(
        analysis.dates.iter().map(|date| date.span.start)
    ));
    prop_assert!(is_in_order(
        analysis
            .quantities
            .iter()
            .map(|quantity| quantity.span.start)
    ));
    prop_assert!(is_in_order(
        analysis.events.iter().map(|event| event.trigger.span.start)
    ));
    prop_assert!(
        analysis
            .actors
            .iter()
            .enumerate()
            .all(|(at, actor)| actor.id.index() == at)
    );
    prop_assert!(
        analysis
            .claims
            .iter()
            .enumerate()
            .all(|(at, claim)| claim.id.index() == at)
    );
    prop_assert!(
        analysis
            .events
            .iter()
            .enumerate()
            .all(|(at, event)| event.id.index() == at)
    );
    prop_assert!(
        analysis
            .treaties
            .iter()
            .enumerate()
            .all(|(at, treaty)| treaty.id.index() == at)
    );
    prop_assert!(
        analysis
            .sanctions
            .iter()
            .enumerate()
            .all(|(at, sanction)| sanction.id.index() == at)
    );
    for actor in &analysis.actors {
        prop_assert!(!actor.mentions.is_empty());
        prop_assert!(is_in_order(
            actor.mentions.iter().map(|mention| mention.span.start)
        ));
    }

    // Whatever is pointed at is there.
    let (actors, claims, events) = (
        analysis.actors.len(),
        analysis.claims.len(),
        analysis.events.len(),
    );
    for claim in &analysis.claims {
        let named = claim
            .about
            .iter()
            .chain(&claim.source.actor)
            .chain(&claim.addressee);
        prop_assert!(
            named
                .chain(
                    claim
                        .medium
                        .iter()
                        .filter_map(|medium| medium.actor.as_ref())
                )
                .all(|id| id.index() < actors)
        );
        prop_assert!(claim.events.iter().all(|id| id.index() < events));
        prop_assert!(
            claim
                .within
                .is_none_or(|id| id.index() < claims && id != claim.id)
        );
    }
    for event in &analysis.events {
        prop_assert!(
            event
                .actors
                .iter()
                .chain(&event.recipients)
                .all(|id| id.index() < actors)
        );
        prop_assert!(event.claims.iter().all(|id| id.index() < claims));
        prop_assert!(event.in_exchange_for.is_none_or(|id| id.index() < events));
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_keeps_the_laws(text in any::<String>()) {
        check(&analyze(&text))?;
    }

    #[test]
    fn a_jumble_of_news_keeps_the_laws(text in jumble()) {
        let analysis = analyze(&text);
        check(&analysis)?;
        // Another analyzer, in the same process, reads the same.
        prop_assert_eq!(ANALYZER.clone().analyze(&Document::new(&*text)), ANALYZER.analyze(&Document::new(&*text)));
    }

    #[test]
    fn news_keeps_the_laws(text in sentences()) {
        check(&analyze(&text))?;
    }

    #[test]
    fn documents_have_the_same_records_in_any_batch(
        texts in prop::collection::vec(prop_oneof![jumble(), sentences()], 0..12),
        threads in 1..5_usize,
        split in 0..12_usize,
    ) {
        let documents: Vec<Document> = texts.iter().map(|text| Document::new(&**text)).collect();
        let alone: Vec<Analysis> = documents.iter().map(|doc| ANALYZER.analyze(doc)).collect();
        let options = || BatchOptions::default().with_threads(NonZeroUsize::new(threads).unwrap());
        let (first, second) = documents.split_at(split.min(documents.len()));
        let together: Vec<Analysis> = [first, second]
            .into_iter()
            .flat_map(|part| ANALYZER.analyze_batch(part.iter().cloned().map(Ok), options()))
            .map(Result::unwrap)
            .collect();
        prop_assert_eq!(together, alone);
    }
}

/// What of a claim no other sentence has a say in.
fn claim_alone(claim: &Claim, shift: usize) -> impl Ord + std::fmt::Debug + use<> {
    let at = move |span: Span| span.shifted(shift);
    (
        claim.content.iter().copied().map(at).collect::<Vec<_>>(),
        claim
            .cue
            .as_ref()
            .map(|cue| (at(cue.span), cue.lemma.clone())),
        claim.source.span.map(at),
        claim.cue_phrase.map(at),
        format!(
            "{:?}",
            (
                claim.act,
                claim.quotation,
                claim.factuality,
                claim.source.kind
            )
        ),
    )
}

fn event_alone(event: &Event, shift: usize) -> impl Ord + std::fmt::Debug + use<> {
    let at = move |span: Span| span.shifted(shift);
    (
        at(event.trigger.span),
        event.object.as_ref().map(|object| at(object.span)),
        event.place.as_ref().map(|place| at(place.span)),
        event
            .time
            .as_ref()
            .map(|time| (at(time.span), time.value.clone())),
        format!("{:?}", (event.plover, event.kind, event.factuality)),
    )
}

/// What two analyses say together, or one, where `second` is left out.
fn together<T: Ord>(
    first: &Analysis,
    second: Option<(&Analysis, usize)>,
    tell: impl Fn(&Analysis, usize) -> Vec<T>,
) -> BTreeSet<T> {
    let mut told: BTreeSet<T> = tell(first, 0).into_iter().collect();
    told.extend(
        second
            .into_iter()
            .flat_map(|(analysis, shift)| tell(analysis, shift)),
    );
    told
}

/// Compares the analysis of two texts, joined by a blank line, with those of each. An event that both tell of the joined text
/// has once.
fn check_joined(first: &str, second: &str) -> TestCaseResult {
    let joined = analyze(&format!("{first}\n\n{second}"));
    let (one, other) = (analyze(first), analyze(second));
    let both = Some((&other, first.len() + 2));
    macro_rules! same {
        ($tell:expr) => {
            prop_assert_eq!(together(&joined, None, $tell), together(&one, both, $tell));
        };
    }
    same!(|analysis, shift| analysis
        .sentences
        .iter()
        .map(|span| span.shifted(shift))
        .collect());
    same!(|analysis, shift| analysis
        .dates
        .iter()
        .map(|date| (date.span.shifted(shift), date.value.clone()))
        .collect());
    same!(|analysis, shift| analysis
        .quantities
        .iter()
        .map(|quantity| (
            quantity.span.shifted(shift),
            format!("{quantity:?}")
                .split("span")
                .next()
                .map(str::to_owned)
        ))
        .collect());
    same!(|analysis, shift| analysis
        .actors
        .iter()
        .flat_map(|actor| &actor.mentions)
        // Whom pronouns and descriptions mean, and whether they mean anybody, the text before can tell.
        .filter(|mention| !matches!(mention.kind, MentionKind::Nominal | MentionKind::Pronoun))
        .map(|mention| mention.span.shifted(shift))
        .collect());
    same!(|analysis, shift| analysis
        .claims
        .iter()
        .map(|claim| claim_alone(claim, shift))
        .collect());
    let events = |analysis: &Analysis, shift| -> Vec<_> {
        let alone = |event| event_alone(event, shift);
        analysis.events.iter().map(alone).collect()
    };
    let found = together(&joined, None, events);
    prop_assert!(found.is_subset(&together(&one, both, events)));
    prop_assert!(found.is_superset(&together(&one, None, events)));
    same!(|analysis, shift| analysis
        .treaties
        .iter()
        .flat_map(|treaty| treaty.mentions.iter().map(|span| span.shifted(shift)))
        .collect());
    same!(|analysis, shift| analysis
        .sanctions
        .iter()
        .flat_map(|sanction| sanction.mentions.iter().map(|span| span.shifted(shift)))
        .collect());
    Ok(())
}

proptest! {
    #[test]
    fn joined_texts_are_read_as_each_alone(first in sentences(), second in sentences()) {
        check_joined(&first, &second)?;
    }
}

#[test]
fn joined_articles_are_read_as_each_alone() {
    let lake = include_str!("../examples/lake.jsonl");
    let texts: Vec<String> = lake
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["text"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    for first in &texts {
        for second in &texts {
            check_joined(first, second).unwrap();
        }
    }
}
