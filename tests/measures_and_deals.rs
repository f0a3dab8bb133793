//! What is a treaty or a sanction, and what only goes by the same word.

use detente::model::{Analysis, TreatyStatus};
use detente::{Analyzer, Document};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(&Document::new(text))
}

fn treaties(text: &str) -> Vec<(String, TreatyStatus, Vec<String>)> {
    let analysis = read(text);
    let name = |party: &detente::model::ActorId| analysis.actors[party.index()].name.clone();
    let told = analysis.treaties.iter();
    told.map(|treaty| {
        let mut parties: Vec<String> = treaty.parties.iter().map(name).collect();
        parties.sort();
        (treaty.name.clone(), treaty.status, parties)
    })
    .collect()
}

/// Senders, targets and measures of the sanctions of a text.
fn sanctions(text: &str) -> Vec<(String, String, String)> {
    let analysis = read(text);
    let names = |actors: &[detente::model::ActorId]| {
        let names = actors
            .iter()
            .map(|actor| analysis.actors[actor.index()].name.as_str());
        names.collect::<Vec<_>>().join("+")
    };
    let told = analysis.sanctions.iter();
    told.map(|sanction| {
        let measures: Vec<String> = sanction
            .measures
            .iter()
            .map(|measure| format!("{measure:?}").to_lowercase())
            .collect();
        (
            names(&sanction.senders),
            names(&sanction.targets),
            measures.join("+"),
        )
    })
    .collect()
}

#[test]
fn leaves_bargains_congresses_and_statutes() {
    for text in [
        "The son had business deals with Ukraine.",
        "The Republican Party held its national convention in Florida.",
        "Fans from Kenya went to anime conventions with friends.",
        "Joe Biden backed the Green New Deal of the United States.",
        "The governor of Texas signed the Texas Life Protection Act on Monday.",
        "It was a big deal for Iran and Israel.",
    ] {
        assert_eq!(treaties(text), [], "{text}");
    }
    for text in [
        "Kenya signed a convention on fishing with Uganda.",
        "Lithuania suspended a consular convention with Russia.",
        "Kenya reached a deal with Uganda.",
    ] {
        assert_eq!(treaties(text).len(), 1, "{text}");
    }
}

#[test]
fn what_is_proposed_is_not_ratified() {
    let [(_, status, _)] =
        &treaties("Parliament would approve the proposed trade deal of Kenya with Uganda.")[..]
    else {
        panic!("no deal");
    };
    assert_eq!(*status, TreatyStatus::Proposed);
    let [(_, status, _)] = &treaties("Kenya ratified the trade deal with Uganda.")[..] else {
        panic!("no deal");
    };
    assert_eq!(*status, TreatyStatus::Ratified);
}

#[test]
fn whoever_brokers_a_deal_is_no_party() {
    for text in [
        "Norway brokered a deal between Sudan and Chad.",
        "Norway announced a deal that it brokered to normalize relations between Sudan and Chad.",
    ] {
        let [(_, _, parties)] = &treaties(text)[..] else {
            panic!("{text}: {:?}", treaties(text));
        };
        assert_eq!(parties[..], ["Chad", "Sudan"], "{text}");
    }
    let [(_, _, parties)] = &treaties("Norway signed a deal with Chad.")[..] else {
        panic!("no deal");
    };
    assert_eq!(parties[..], ["Chad", "Norway"]);
}

#[test]
fn a_ban_on_travel_is_aimed_at_where_it_comes_from() {
    for (text, expected) in [
        (
            "Washington announced new restrictions on flights to Cuba.",
            ("United States", "Cuba", "travel"),
        ),
        (
            "Kenya banned travel from Uganda.",
            ("Kenya", "Uganda", "travel"),
        ),
    ] {
        let (senders, targets, measures) = expected;
        let expected = [(senders.to_owned(), targets.to_owned(), measures.to_owned())];
        assert_eq!(sanctions(text), expected, "{text}");
    }
}

#[test]
fn leaves_what_is_ordered_at_home() {
    for text in [
        "The government of Samoa banned children from public gatherings.",
        "Belarus strengthened security measures during the rally.",
        "The president of Indonesia designated Joko Santoso as minister.",
        "Serbia announced new lockdown measures.",
    ] {
        let analysis = read(text);
        assert!(analysis.sanctions.is_empty(), "{text}");
        let is_sanction =
            |event: &detente::model::Event| event.plover == detente::model::Plover::Sanction;
        assert!(
            !analysis.events.iter().any(is_sanction),
            "{text}: {:?}",
            analysis.events
        );
    }
    assert_eq!(
        sanctions("Kenya banned Ugandan ships from its ports.").len(),
        1
    );
}
