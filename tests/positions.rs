//! Who stands how to what is told.

use detente::{Analyzer, Document};

/// What, who, how: `arms transfer: Russia → North Korea | South Korea | asserts`.
fn positions(text: &str) -> Vec<String> {
    let analysis = Analyzer::new().analyze(&Document::new(text));
    let shown = analysis.positions().into_iter().map(|position| {
        let actor = position
            .actor
            .map_or("", |actor| &analysis.actors[actor.index()].name);
        format!(
            "{} | {actor} | {}",
            analysis.describe(position.about),
            position.stand
        )
    });
    shown.collect()
}

const ATTACK: &str = "Ukraine said that Russia had attacked Kharkiv.";

fn both(answer: &str) -> Vec<String> {
    positions(&format!("{ATTACK} {answer}"))
}

#[test]
fn an_answer_is_to_what_was_said_before() {
    for (answer, stand) in [
        ("Russia denied it.", "denies"),
        ("Russia denied this on Monday.", "denies"),
        ("Russia confirmed it.", "confirms"),
        ("Russia denied the accusation.", "denies"),
        ("Russia rejected the claims as baseless.", "denies"),
        ("Russia denied the attack.", "denies"),
        ("Russia denied that it had attacked Kharkiv.", "denies"),
        ("Russia denied attacking Kharkiv.", "denies"),
    ] {
        assert_eq!(
            both(answer),
            [
                "attack: Russia | Ukraine | asserts".to_owned(),
                format!("attack: Russia | Russia | {stand}"),
            ],
            "{answer}"
        );
    }
}

#[test]
fn a_charge_is_denied_in_passing() {
    for answer in [
        "a charge that Russia denies",
        "a claim Russia has denied",
        "something Russia denied",
        "which Russia denied",
    ] {
        assert_eq!(
            positions(&format!(
                "Ukraine said on Monday that Russia had attacked Kharkiv, {answer}."
            )),
            [
                "attack: Russia | Ukraine | asserts",
                "attack: Russia | Russia | denies"
            ],
            "{answer}"
        );
    }
}

#[test]
fn what_an_accusation_says_is_denied_and_not_that_somebody_accuses() {
    assert_eq!(
        positions("Ukraine accused Russia of shelling a hospital. Moscow denied the accusation."),
        [
            "attack: Russia | Ukraine | asserts",
            "attack: Russia | Russia | denies"
        ]
    );
}

#[test]
fn several_can_answer() {
    assert_eq!(
        both("Russia denied it. Norway could not confirm this."),
        [
            "attack: Russia | Ukraine | asserts",
            "attack: Russia | Russia | denies",
            "attack: Russia | Norway | declines"
        ]
    );
}

#[test]
fn nobody_answers_himself() {
    assert_eq!(
        both("Ukraine denied it."),
        ["attack: Russia | Ukraine | asserts"]
    );
}

#[test]
fn an_answer_is_not_to_what_was_said_long_before() {
    let between = "It rained in Oslo. The day was cold. Shops were open. Ferries sailed.";
    assert_eq!(
        both(&format!("{between} Russia denied it.")),
        ["attack: Russia | Ukraine | asserts"]
    );
}

#[test]
fn what_is_told_anew_is_no_answer() {
    for answer in [
        "Russia denied that Norway had attacked Oslo.",
        "Russia denied that it had expelled two diplomats.",
    ] {
        let shown = both(answer);
        let of_attack = shown
            .iter()
            .filter(|line| line.starts_with("attack: Russia"))
            .count();
        assert_eq!(of_attack, 1, "{answer}: {shown:?}");
    }
}

#[test]
fn nothing_is_answered_where_nothing_was_told() {
    assert_eq!(positions("Russia denied it."), Vec::<String>::new());
    assert_eq!(
        positions("Oslo is cold. Russia denied the accusation."),
        Vec::<String>::new()
    );
}

#[test]
fn whoever_declines_to_say_whether_it_was_done_takes_a_stand() {
    for question in ["Russia had attacked Kharkiv", "Russia attacked Kharkiv"] {
        assert_eq!(
            positions(&format!("China declined to say whether {question}.")),
            ["attack: Russia | China | declines"],
            "{question}"
        );
    }
    // What somebody thinks is no deed.
    assert_eq!(
        positions("Joe Biden would not say whether he supported Kenya."),
        Vec::<String>::new()
    );
}
