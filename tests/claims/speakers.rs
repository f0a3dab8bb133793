//! Whose claim it is, in texts written for it: each claim with the actor who makes it.

use super::{analyze, check_by};

/// Every claim as "actor | source | cue".
fn speakers(text: &str) -> Vec<String> {
    let analysis = analyze(text);
    let line = |claim: &detente::model::Claim| {
        let actor = claim
            .source
            .actor
            .map_or("-", |id| analysis.actors[id.index()].name.as_str());
        let source = claim
            .source
            .span
            .map_or("-", |span| span.of(&analysis.text));
        let cue = claim
            .cue
            .as_ref()
            .map_or("-", |cue| cue.span.of(&analysis.text));
        format!("{actor} | {source} | {cue}")
    };
    analysis.claims.iter().map(line).collect()
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    check_by(speakers, cases);
}

#[test]
fn takes_the_speaker_of_a_quotation_for_its_first_person() {
    check(&[
        (
            "“I believe that the talks will fail,” Foreign Minister Anna Berg said.",
            &[
                "Anna Berg | I | believe",
                "Anna Berg | Foreign Minister Anna Berg | said",
            ],
        ),
        (
            "Foreign Minister Anna Berg told reporters: “We think that it failed. They left.”",
            &[
                "Anna Berg | Foreign Minister Anna Berg | told",
                "Anna Berg | We | think",
            ],
        ),
        (
            "“The envoy left,” said Foreign Minister Anna Berg. “I think that he is right.”",
            &[
                "Anna Berg | Foreign Minister Anna Berg | said",
                "Anna Berg | I | think",
            ],
        ),
        (
            "“We urge Minsk to release them,” the European Union said.",
            &[
                "European Union | We | urge",
                "European Union | the European Union | said",
            ],
        ),
    ]);
}

#[test]
fn leaves_first_persons_that_nobody_known_says() {
    check(&[
        (
            "We believe that the talks will fail.",
            &["- | We | believe"],
        ),
        (
            "“I believe that they left,” somebody wrote. Foreign Minister Anna Berg met them.",
            &["- | I | believe", "- | somebody | wrote"],
        ),
        // Of a person alone "our" and "us" say nothing: the people hurt are not the minister.
        (
            "Anna Berg, the foreign minister, said: “They say that our troops left.”",
            &["Anna Berg | Anna Berg | said", "- | They | say"],
        ),
    ]);
}

#[test]
fn takes_the_speaker_of_a_turn_for_its_first_person() {
    check(&[
        (
            "Anna Berg lives by the river.\n\n((Courier)) Will it flood?\n\n((Anna Berg)) I think that it will.\n\n\
             I believe that they know.\n\n((Courier)) And the dam?\n\n((Anna Berg)) I doubt that it holds.",
            &[
                "Anna Berg | I | think",
                "Anna Berg | I | believe",
                "Anna Berg | I | doubt",
            ],
        ),
        (
            "Anna Berg lives by the river.\n\nPress: Will it flood?\n\nAnna Berg: I think that it will flood.\n\nPress: And the dam?\n\n\
             Anna Berg: I doubt that it holds.",
            &["Anna Berg | I | think", "Anna Berg | I | doubt"],
        ),
        (
            "Anna Berg lives by the river.\n\nPR Will it flood?\n\nAB I think that it will flood.\n\nPR And the dam?\n\n\
             AB I doubt that it holds.",
            &["Anna Berg | I | think", "Anna Berg | I | doubt"],
        ),
    ]);
}

#[test]
fn ends_a_turn_at_the_next_label_and_takes_single_labels_for_none() {
    check(&[
        (
            "Anna Berg lives by the river.\n\n((Anna Berg)) It rises.\n\n((Courier)) I think that it will flood.",
            &["- | I | think"],
        ),
        (
            "Anna Berg lives by the river.\n\nAnna Berg: a portrait.\n\nI think that it will flood.",
            &["- | I | think"],
        ),
        // What somebody else is quoted with in a turn is not the speaker's.
        (
            "Anna Berg lives by the river.\n\n((Courier)) Will it flood?\n\n((Anna Berg)) They wrote, “I think that it will.”\n\n\
             ((Courier)) And the dam?",
            &["- | They | wrote", "- | I | think"],
        ),
    ]);
}

#[test]
fn takes_the_name_beside_a_title_for_the_speaker() {
    check(&[
        (
            "The mayor of Port Ellis, Anna Berg, said the bridge is closed.",
            &["Anna Berg | The mayor of Port Ellis, Anna Berg | said"],
        ),
        (
            "Police press officer Monika Berg stated the bridge is closed.",
            &["Monika Berg | Police press officer | stated"],
        ),
        (
            "Special Representative for Iran Brian Hale said the talks failed.",
            &["Brian Hale | Special Representative for Iran Brian Hale | said"],
        ),
        (
            "Supreme Court Justice Anna Berg said the law is void.",
            &["Anna Berg | Supreme Court Justice Anna Berg | said"],
        ),
    ]);
}

#[test]
fn leaves_names_that_belong_to_the_source_or_to_what_is_said() {
    check(&[
        (
            "A spokesman for President Brian Hale said the talks failed.",
            &["spokesman | A spokesman for President Brian Hale | said"],
        ),
        (
            "According to the ministry, Brian Hale left.",
            &["ministry | the ministry | According to"],
        ),
        (
            "According to officials, Brian Hale left.",
            &["officials | officials | According to"],
        ),
        (
            "Critics of Brian Hale said the talks failed.",
            &["Critics | Critics of Brian Hale | said"],
        ),
        (
            "Several officials, including Brian Hale, said the talks failed.",
            &["Several officials | Several officials, including Brian Hale | said"],
        ),
    ]);
}

#[test]
fn takes_no_question_and_no_condition_for_a_claim_of_who_is_spoken_to() {
    check(&[
        ("Do you think that the talks will fail?", &[]),
        ("If you want the river to rise, you know what happens.", &[]),
        // What was said to somebody's face is a claim; so is what others think.
        (
            "“You said that the talks had failed,” Foreign Minister Anna Berg replied.",
            &[
                "- | You | said",
                "Anna Berg | Foreign Minister Anna Berg | replied",
            ],
        ),
        (
            "Do the ministers think that the talks will fail?",
            &["ministers | the ministers | think"],
        ),
    ]);
}

#[test]
fn takes_no_bare_action_of_who_speaks_in_an_interview_for_a_claim() {
    check(&[
        (
            "Anna Berg lives by the river.\n\n((Courier)) Why?\n\n((Anna Berg)) I decided to leave the town. I know the river. \
             I know that it rises.\n\n((Courier)) And the dam?",
            &["Anna Berg | I | know"],
        ),
        // In a quotation of the news it stays one.
        (
            "“We want to join the union,” Foreign Minister Anna Berg said.",
            &[
                "Anna Berg | We | want",
                "Anna Berg | Foreign Minister Anna Berg | said",
            ],
        ),
    ]);
}

#[test]
fn keeps_a_family_name_with_whom_it_has_meant_before() {
    check(&[
        (
            "President Brian Hale met his son. Hale said the talks failed. His son Peter Hale left. Hale warned that it would rain.",
            &["Brian Hale | Hale | said", "Brian Hale | Hale | warned"],
        ),
        (
            "President Brian Hale arrived with Melanie Hale. Hale said the talks failed.",
            &["Brian Hale | Hale | said"],
        ),
        // A title tells man and woman apart.
        (
            "President Brian Hale arrived with Melanie Hale. Mrs Hale said the talks failed.",
            &["Melanie Hale | Mrs Hale | said"],
        ),
    ]);
}

#[test]
fn gives_a_family_name_to_the_relative_whom_the_text_goes_on_with() {
    let between =
        "The bridge was built long ago, and the road to the harbour is older still. ".repeat(11);
    let text = format!(
        "President Brian Hale arrived. {between}Melanie Hale lives in the town. Hale said the talks failed."
    );
    assert_eq!(speakers(&text), ["Melanie Hale | Hale | said"]);
}

#[test]
fn takes_a_body_that_speaks_for_the_they_of_its_words() {
    check(&[
        (
            "Police said on Monday they believe the bridge was damaged.",
            &["Police | Police | said", "Police | they | believe"],
        ),
        // A person is not several, and those who stand in the words are others.
        (
            "Anna Berg said they believe the bridge was damaged.",
            &["Anna Berg | Anna Berg | said", "- | they | believe"],
        ),
    ]);
}

#[test]
fn takes_a_government_for_its_state() {
    check(&[
        (
            "The Mexican government said the bridge was damaged.",
            &["Mexico | The Mexican government | said"],
        ),
        (
            "German authorities confirmed the outbreak.",
            &["Germany | German authorities | confirmed"],
        ),
        // A city has a government of its own.
        (
            "The Seoul city government said the bridge was damaged.",
            &["city government | The Seoul city government | said"],
        ),
    ]);
}

#[test]
fn takes_nobody_for_the_clitic_and_for_who_is_asked() {
    check(&[
        ("Let's talk about the bridge.", &[]),
        (
            "Anna Berg, when asked whether the bridge was damaged, told reporters that she had left.",
            &["- | - | asked", "Anna Berg | Anna Berg | told"],
        ),
    ]);
}
