//! Who is an actor, by which words, with which kind, country and office.

use detente::model::{Actor, ActorKind, Basis, MentionKind};
use detente::{Analysis, Analyzer, Document};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(&Document::new(text))
}

fn named<'a>(analysis: &'a Analysis, name: &str) -> &'a Actor {
    analysis
        .actors
        .iter()
        .find(|actor| actor.name == name)
        .unwrap_or_else(|| panic!("no {name} among {:?}", names(analysis)))
}

fn names(analysis: &Analysis) -> Vec<&str> {
    analysis
        .actors
        .iter()
        .map(|actor| actor.name.as_str())
        .collect()
}

fn words<'a>(analysis: &'a Analysis, actor: &Actor) -> Vec<&'a str> {
    actor
        .mentions
        .iter()
        .map(|mention| mention.span.of(&analysis.text))
        .collect()
}

fn country(actor: &Actor) -> &str {
    actor.country.as_deref().unwrap_or("none")
}

#[test]
fn finds_states_by_name_people_and_seat() {
    let analysis =
        read("Moscow said on Monday that Russian troops would leave. Russia had promised it.");
    let russia = named(&analysis, "Russia");
    assert_eq!(
        words(&analysis, russia)[..3],
        ["Moscow", "Russian", "Russia"]
    );
    let kinds: Vec<_> = russia
        .mentions
        .iter()
        .take(3)
        .map(|mention| mention.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            MentionKind::Metonym,
            MentionKind::Demonym,
            MentionKind::Name
        ]
    );
    assert_eq!(
        (russia.kind, country(russia), russia.basis),
        (ActorKind::State, "RUS", Basis::Lexicon)
    );
}

#[test]
fn leaves_capitals_that_are_places() {
    let analysis = read("The ministers met in Paris on Friday.");
    assert!(
        !names(&analysis).contains(&"France"),
        "{:?}",
        names(&analysis)
    );
}

#[test]
fn gives_titled_persons_their_country_and_office() {
    let analysis =
        read("Russian President Vladimir Putin met North Korean leader Kim Jong Un. Putin smiled.");
    let putin = named(&analysis, "Vladimir Putin");
    assert_eq!(
        (putin.kind, country(putin), putin.basis),
        (ActorKind::Person, "RUS", Basis::Modifier)
    );
    assert_eq!(putin.roles[0].title, "President");
    assert_eq!(words(&analysis, putin), ["Vladimir Putin", "Putin"]);
    let kim = named(&analysis, "Kim Jong Un");
    assert_eq!(
        (country(kim), kim.roles[0].title.as_str()),
        ("PRK", "leader")
    );
}

#[test]
fn reads_the_office_after_the_name() {
    let analysis = read(
        "The claim was made by Shin Won-sik, South Korea's top security advisor. Shin repeated it.",
    );
    let shin = named(&analysis, "Shin Won-sik");
    assert_eq!(
        (country(shin), shin.roles[0].title.as_str()),
        ("KOR", "top security advisor")
    );
    assert_eq!(words(&analysis, shin), ["Shin Won-sik", "Shin"]);
    let korea = named(&analysis, "South Korea");
    assert_eq!(shin.roles[0].of, Some(korea.id));
}

#[test]
fn keeps_particles_in_names() {
    let analysis = read(
        "Saudi Crown Prince Mohammed bin Salman arrived. President Bashar al-Assad greeted bin Salman.",
    );
    assert_eq!(
        words(&analysis, named(&analysis, "Mohammed bin Salman")),
        ["Mohammed bin Salman", "bin Salman"]
    );
    assert!(
        names(&analysis).contains(&"Bashar al-Assad"),
        "{:?}",
        names(&analysis)
    );
}

#[test]
fn tells_two_of_one_family_name_apart_by_the_latest_mention() {
    let analysis =
        read("Lee Jae Myung spoke first. Then Lee Chang Yong spoke. Lee warned of inflation.");
    assert_eq!(
        words(&analysis, named(&analysis, "Lee Chang Yong")),
        ["Lee Chang Yong", "Lee"]
    );
    assert_eq!(
        words(&analysis, named(&analysis, "Lee Jae Myung")),
        ["Lee Jae Myung"]
    );
}

#[test]
fn links_a_pronoun_that_leaves_no_doubt() {
    let analysis = read("Foreign Minister Maria Lopez arrived in Quito. She praised the deal.");
    assert_eq!(
        words(&analysis, named(&analysis, "Maria Lopez")),
        ["Maria Lopez", "She"]
    );
}

#[test]
fn leaves_a_pronoun_of_the_other_gender() {
    let analysis = read("Foreign Minister Maria Lopez arrived in Quito. He praised the deal.");
    assert_eq!(
        words(&analysis, named(&analysis, "Maria Lopez")),
        ["Maria Lopez"]
    );
}

#[test]
fn links_a_short_name_that_the_text_introduces() {
    let analysis =
        read("The Baltic Harbour Observatory (BHO) saw two ships. The BHO warned sailors.");
    let observatory = analysis
        .actors
        .iter()
        .find(|actor| words(&analysis, actor).contains(&"BHO"));
    let observatory = observatory.unwrap_or_else(|| panic!("{:?}", names(&analysis)));
    assert_eq!(
        words(&analysis, observatory)
            .iter()
            .filter(|&&word| word == "BHO")
            .count(),
        2
    );
}

#[test]
fn keeps_unnamed_sources_and_leaves_unnamed_bystanders() {
    let analysis = read("Experts said that prices would rise for the drivers of the town.");
    assert!(names(&analysis).contains(&"Experts"));
    assert!(
        !names(&analysis).contains(&"drivers"),
        "{:?}",
        names(&analysis)
    );
}

#[test]
fn leaves_the_agency_of_a_dateline() {
    let analysis = read("SEOUL, Jan 5 (Reuters) - North Korea fired a missile on Friday.");
    assert!(
        !names(&analysis).contains(&"Reuters"),
        "{:?}",
        names(&analysis)
    );
    assert!(names(&analysis).contains(&"North Korea"));
}

#[test]
fn numbers_actors_in_the_order_of_their_first_mention() {
    let analysis = read("China and India met Brazil. India then called China.");
    let ids: Vec<String> = analysis
        .actors
        .iter()
        .map(|actor| actor.id.to_string())
        .collect();
    assert_eq!(ids[..3], ["a1", "a2", "a3"]);
    assert_eq!(names(&analysis)[..3], ["China", "India", "Brazil"]);
}

#[test]
fn what_is_denied_is_nobody() {
    let analysis = read("South Korea spoke of missiles. Moscow denied it.");
    assert_eq!(
        words(&analysis, named(&analysis, "South Korea")),
        ["South Korea"]
    );
    let analysis = read("South Korea spoke of missiles. It denied the report.");
    assert_eq!(
        words(&analysis, named(&analysis, "South Korea")),
        ["South Korea", "It"]
    );
}

#[test]
fn takes_no_person_from_a_place_a_storm_or_a_picture_line() {
    let analysis = read(
        "Image: Laura Whitfield.\n\nRescuers at Karl Brandt Airport said Hurricane Martin had closed George Miller Bridge.",
    );
    for name in ["Laura", "Brandt", "Martin", "Miller"] {
        assert!(
            !names(&analysis).iter().any(|actor| actor.contains(name)),
            "{name} in {:?}",
            names(&analysis)
        );
    }
}

#[test]
fn keeps_persons_beside_places_and_pictures() {
    let analysis = read(
        "Laura Whitfield showed a picture: George Miller said that Jin Park would leave the airport.",
    );
    for name in ["Laura Whitfield", "George Miller", "Jin Park"] {
        assert_eq!(named(&analysis, name).kind, ActorKind::Person);
    }
}

#[test]
fn reads_the_name_of_a_body_to_its_end() {
    for (text, name) in [
        (
            "The Commission on Harbour Debates said on Monday that it would meet.",
            "Commission on Harbour Debates",
        ),
        (
            "The Institute of Marine Law and Tidal Studies (IMLTS) published the report.",
            "Institute of Marine Law and Tidal Studies",
        ),
        (
            "The Ministry of Transport, Construction and Housing denied the report.",
            "Ministry of Transport, Construction and Housing",
        ),
        (
            "Officials of the Georgian Rowing Federation criticised the ban.",
            "Georgian Rowing Federation",
        ),
        (
            "The Bread and Water Party rejected the offer.",
            "Bread and Water Party",
        ),
        (
            "The High Court of England and Wales ruled on Friday.",
            "High Court of England and Wales",
        ),
    ] {
        let analysis = read(text);
        let body = named(&analysis, name);
        assert_ne!(body.kind, ActorKind::Person, "{text}");
    }
}

#[test]
fn leaves_what_stands_beside_the_name_of_a_body() {
    // A state behind or before its own body is named too, and so is whoever comes after "and".
    let analysis = read(
        "The Russian Foreign Ministry and the Supreme Court of Canada said on Tuesday it was ready.",
    );
    assert!(names(&analysis).contains(&"Russia") && names(&analysis).contains(&"Canada"));
    let analysis = read("The Ministry of Justice and Amnesty International met on Friday.");
    assert!(names(&analysis).contains(&"Amnesty International"));
    assert!(
        names(&analysis)
            .iter()
            .all(|name| !name.ends_with("and Amnesty International"))
    );
    let analysis = read("The Council for Monday said nothing, and the Court on Tuesday ruled.");
    assert!(names(&analysis).iter().all(|name| !name.contains("day")));
}

#[test]
fn joins_the_short_name_of_a_body_to_the_long_one() {
    let analysis = read(
        "The Harbour Party of Estonia won. On Friday, the Harbour Party said it would govern, and the party rejected talks.",
    );
    let party = named(&analysis, "Harbour Party of Estonia");
    assert_eq!(party.kind, ActorKind::PoliticalParty);
    assert!(words(&analysis, party).contains(&"Harbour Party"));
}

#[test]
fn keeps_the_branch_of_a_party_apart() {
    let analysis = read(
        "The Harbour Party met on Friday. The Harbour Party of Texas rejected the plan of the Harbour Party.",
    );
    assert_eq!(words(&analysis, named(&analysis, "Harbour Party")).len(), 2);
    assert_eq!(
        words(&analysis, named(&analysis, "Harbour Party of Texas")).len(),
        1
    );
}

#[test]
fn takes_an_office_from_apposition_and_from_no_other_clause() {
    let analysis = read(
        "John Berger, who served as foreign minister of Austria, met Anna Weber, wife of a diplomat, \
         and Peter Huber, hired by President Donald Trump.",
    );
    let berger = named(&analysis, "John Berger");
    assert_eq!(
        (berger.roles[0].title.as_str(), country(berger)),
        ("foreign minister", "AUT")
    );
    assert!(named(&analysis, "Anna Weber").roles.is_empty());
    assert!(named(&analysis, "Peter Huber").roles.is_empty());
}

#[test]
fn reads_an_office_with_its_owner_before_the_name() {
    for (text, name, title, state) in [
        (
            "On Monday, former Vice President of the United States Joe Walters spoke.",
            "Joe Walters",
            "former Vice President",
            "USA",
        ),
        (
            "Senator from Vermont Anna Berger voted against the bill.",
            "Anna Berger",
            "Senator",
            "USA",
        ),
        (
            "Current Prime Minister of India Peter Huber denied the report.",
            "Peter Huber",
            "Current Prime Minister",
            "IND",
        ),
        (
            "Detective Inspector Robert Cole said nothing.",
            "Robert Cole",
            "Detective Inspector",
            "none",
        ),
    ] {
        let analysis = read(text);
        let holder = named(&analysis, name);
        assert_eq!(holder.roles[0].title, title, "{text}");
        assert_eq!(country(holder), state, "{text}");
        let others = analysis
            .actors
            .iter()
            .filter(|actor| actor.kind == ActorKind::Group);
        assert_eq!(others.count(), 0, "{text}: {:?}", names(&analysis));
    }
}

#[test]
fn takes_nobody_for_the_office_that_another_serves() {
    let analysis = read("A spokesperson for President Robert Cole said nothing on Friday.");
    assert_eq!(named(&analysis, "Robert Cole").roles[0].title, "President");
    let analysis = read("Martin Luther King Jr. spoke of peace.");
    assert!(analysis.actors.iter().all(|actor| actor.roles.is_empty()));
}

#[test]
fn gives_a_title_for_several_to_each_of_them() {
    let analysis = read("Senators Anna Berger, Peter Huber and John Cole rejected the plan.");
    for name in ["Anna Berger", "Peter Huber", "John Cole"] {
        assert_eq!(named(&analysis, name).roles[0].title, "Senators");
    }
    let analysis = read("The two senators, Anna Berger said, rejected the plan with John Cole.");
    assert!(named(&analysis, "John Cole").roles.is_empty());
}

#[test]
fn takes_the_kind_of_an_unknown_name_from_its_apposition() {
    let analysis =
        read("The leak was found by the airline Vela and by Brightgate, a security firm.");
    assert_eq!(named(&analysis, "Vela").kind, ActorKind::Company);
    assert_eq!(named(&analysis, "Brightgate").kind, ActorKind::Company);
    let analysis = read("Anna Berger, a company director, met John Cole.");
    assert_eq!(named(&analysis, "Anna Berger").kind, ActorKind::Person);
}

#[test]
fn folds_the_marks_of_names_and_knows_a_sole_given_name() {
    let analysis =
        read("President Recep Erdoğan spoke. Later, Erdogan said that Recep was no name.");
    let words = words(&analysis, named(&analysis, "Recep Erdoğan"));
    assert_eq!(words, ["Recep Erdoğan", "Erdogan", "Recep"]);
    let analysis = read("Anna Berger met Anna Cole. Then Anna left with Peter Huber.");
    assert!(!words_of(&analysis, "Anna Berger").contains(&"Anna"));
}

fn words_of<'a>(analysis: &'a Analysis, name: &str) -> Vec<&'a str> {
    words(analysis, named(analysis, name))
}

#[test]
fn leaves_names_of_things_currencies_and_directions() {
    let analysis = read(
        "The office received US$30,000 around the Sandy Miller area, wrote the Western Native Voice.",
    );
    assert!(
        analysis.actors.iter().all(|actor| {
            actor.kind != ActorKind::Person
                && actor.kind != ActorKind::State
                && actor.kind != ActorKind::Bloc
        }),
        "{:?}",
        names(&analysis)
    );
    let analysis = read("US officials and Western leaders met Sandy Miller.");
    assert_eq!(names(&analysis)[0], "United States");
    named(&analysis, "Sandy Miller");
    assert!(
        analysis
            .actors
            .iter()
            .any(|actor| actor.kind == ActorKind::Bloc)
    );
}
