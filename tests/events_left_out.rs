//! Words of events that tell of none, beside the same words where they do.

use detente::model::Plover;
use detente::{Analyzer, Document};

/// The types of the events of a text, with what names them.
fn told(text: &str) -> Vec<(Plover, String)> {
    let analysis = Analyzer::new().analyze(&Document::new(text));
    let told = analysis.events.iter();
    told.map(|event| (event.plover, event.trigger.lemma.clone()))
        .collect()
}

fn leaves(texts: &[&str]) {
    for text in texts {
        assert_eq!(told(text), [], "{text}");
    }
}

fn finds(texts: &[(&str, Plover)]) {
    for (text, plover) in texts {
        let found = told(text);
        assert!(
            found.iter().any(|(found, _)| found == plover),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn leaves_what_private_people_do() {
    leaves(&[
        "Robert Miller met the guitarist Jerry Dawson in a bar.",
        "The airline bought new seats for its cabins.",
        "Residents donated blood by the hundreds.",
    ]);
    finds(&[
        ("Angela Merkel met the president of Chad.", Plover::Consult),
        ("Kenya donated blood to Uganda.", Plover::Aid),
        (
            "Residents marched against the government of Peru.",
            Plover::Protest,
        ),
    ]);
}

#[test]
fn leaves_those_who_think_the_same() {
    leaves(&[
        "The ministers of Kenya and Uganda agreed that the plan had failed.",
        "The senator of Poland agreed, saying that taxes were high.",
        "Kenya agreed with Uganda.",
        "Kenya and Uganda do not agree on how courts work.",
    ]);
    finds(&[
        ("Kenya agreed to send police.", Plover::Agree),
        ("Kenya and Uganda agreed on a budget.", Plover::Agree),
        (
            "The ministers of Kenya and Uganda agreed that their armies would withdraw.",
            Plover::Agree,
        ),
    ]);
}

#[test]
fn leaves_what_things_allow() {
    leaves(&[
        "The bill would allow China to buy land.",
        "The system does not support the Kenyan party.",
        "Seizures of land were allowed in Zimbabwe.",
    ]);
    finds(&[
        (
            "China allowed the Red Cross to visit the camp.",
            Plover::Concede,
        ),
        (
            "The Chinese government supports the Kenyan party.",
            Plover::Support,
        ),
    ]);
}

#[test]
fn leaves_animals_storms_and_mishaps() {
    leaves(&[
        "Peter Smith was killed by his lions in South Africa.",
        "Hurricane Lorenzo hit the Azores and Portugal.",
        "A virus killed three people in Kenya.",
        "Five people were killed in Kenya when the bus crashed.",
        "The truck hit a group of motorcycles, killing seven Canadians.",
        "A fire broke out in Kenya. It destroyed 200 homes of refugees.",
        "Farmers in Kenya killed a leopard.",
    ]);
    finds(&[
        (
            "Five people were killed in Kenya when rebels attacked the bus.",
            Plover::Assault,
        ),
        ("Rebels killed seven Canadians.", Plover::Assault),
        ("A rocket hit the Kenyan army.", Plover::Assault),
        (
            "A car bomb exploded in Kenya. It killed five soldiers.",
            Plover::Assault,
        ),
    ]);
}

#[test]
fn leaves_questions() {
    leaves(&[
        "How will Kenya work with Uganda?",
        "Did Russia attack Georgia?",
    ]);
    finds(&[
        (
            "Why did Georgia, which Russia attacked, lose?",
            Plover::Assault,
        ),
        ("Kenya will work with Uganda.", Plover::Cooperate),
    ]);
}

#[test]
fn leaves_those_who_leave_a_race() {
    leaves(&[
        "Kamala Harris of the United States withdrew before the primaries.",
        "The Thai party withdrew the nomination.",
        "Donald Trump held a rally in Nevada.",
        "Donald Trump held a press conference in Nevada.",
    ]);
    finds(&[
        ("Russia withdrew from Syria.", Plover::Retreat),
        (
            "Polish farmers held a rally against Brussels.",
            Plover::Protest,
        ),
        (
            "Donald Trump held talks with Vladimir Putin.",
            Plover::Consult,
        ),
    ]);
}

#[test]
fn leaves_the_words_of_a_name() {
    leaves(&["Storms are coming, said Met Éireann, the service for Ireland."]);
}

#[test]
fn attacks_on_persons_by_persons_are_in_words() {
    finds(&[
        (
            "Joe Biden attacked Donald Trump over taxes.",
            Plover::Accuse,
        ),
        ("Hamas attacked Israel.", Plover::Assault),
        (
            "Assailants attacked Donald Trump in Nevada.",
            Plover::Assault,
        ),
    ]);
}

#[test]
fn neither_of_two_does_it() {
    let analysis = Analyzer::new().analyze(&Document::new(
        "Neither Kenya nor Uganda would endorse the result.",
    ));
    assert!(
        analysis
            .events
            .iter()
            .all(|event| event.factuality == detente::model::Factuality::CertainNegative),
        "{:?}",
        analysis.events
    );
}

#[test]
fn leaves_what_should_be_done_or_is_considered() {
    leaves(&[
        "Kenya should attack the rebels of Chad.",
        "Poland considered severing ties with Hungary.",
        "Joe Biden would not say whether he supported Kenya.",
    ]);
    finds(&[
        ("Kenya attacked the rebels of Chad.", Plover::Assault),
        ("Poland severed ties with Hungary.", Plover::Sanction),
    ]);
}

#[test]
fn leaves_what_people_tell_of_themselves() {
    leaves(&["“They asked me to stay and I refused,” said Anna Miller."]);
    finds(&[(
        "Emmanuel Macron said: “I urge Germany to act.”",
        Plover::Request,
    )]);
}

#[test]
fn leaves_emergencies_of_health_and_sittings() {
    leaves(&[
        "The World Health Organization declared the outbreak a public health emergency.",
        "The Kenyan Senate met on Monday.",
    ]);
    finds(&[
        ("Kenya declared a state of emergency.", Plover::Coerce),
        ("The Kenyan Senate met Vladimir Putin.", Plover::Consult),
    ]);
}

#[test]
fn a_deed_named_again_by_whom_it_was_done_to_is_told_once() {
    let told = told("Rebels murdered Alexei Navalny in Kenya. Navalny's murder shocked France.");
    assert_eq!(told.len(), 1, "{told:?}");
}

#[test]
fn finds_criticism_that_is_received_and_talks_on_the_phone() {
    finds(&[
        (
            "Emmanuel Macron drew sharp criticism from Norway.",
            Plover::Accuse,
        ),
        (
            "Donald Trump had a phone conversation with Vladimir Putin.",
            Plover::Consult,
        ),
        (
            "Donald Trump spoke with Vladimir Putin about Syria.",
            Plover::Consult,
        ),
        (
            "An investigation was launched by the French police.",
            Plover::Accuse,
        ),
    ]);
    leaves(&["Donald Trump spoke with reporters.", "Hungary drew maps."]);
}

#[test]
fn people_whom_nobody_names_are_counted() {
    for (text, plover) in [
        ("Two suspects were arrested in Lima.", Plover::Coerce),
        ("At least 20 were killed in the blasts.", Plover::Assault),
    ] {
        let analysis = Analyzer::new().analyze(&Document::new(text));
        let [event] = &analysis.events[..] else {
            panic!("{text}: {:?}", analysis.events);
        };
        assert_eq!(event.plover, plover, "{text}");
        assert!(event.actors.is_empty(), "{text}");
    }
    leaves(&[
        "The suspicion was arrested in its growth.",
        "Three firemen were injured when their engine rolled.",
        "Two plans were made.",
    ]);
}
