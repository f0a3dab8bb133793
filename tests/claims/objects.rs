//! Where an object ends as content, and what is said of it.

use super::check;

#[test]
fn keeps_what_something_is_called() {
    check(&[
        (
            "The minister referred to the strikers as “a mob”.",
            &["The minister | referred to | the strikers as “a mob"],
        ),
        (
            "The minister pointed to the vote as a sign of trust.",
            &["The minister | pointed to | the vote as a sign of trust"],
        ),
        (
            "The agency declared the outbreak a pandemic.",
            &["The agency | declared | the outbreak a pandemic"],
        ),
        (
            "The minister referred to the treaty as he left.",
            &["The minister | referred to | the treaty"],
        ),
    ]);
}

#[test]
fn keeps_what_is_found_of_something() {
    check(&[
        (
            "The court found the order to be unlawful.",
            &["The court | found | the order to be unlawful"],
        ),
        (
            "The agency reported the general to be dead.",
            &["The agency | reported | the general to be dead"],
        ),
        (
            "The police held the men, claiming them to be spies.",
            &["The police | claiming | them to be spies"],
        ),
        ("The court found a way to end the case.", &[]),
        ("The children found the strength to leave.", &[]),
    ]);
}

#[test]
fn ends_an_object_before_another_clause() {
    check(&[
        (
            "The minister described the story as a hoax and the army left the town.",
            &["The minister | described | the story as a hoax"],
        ),
        (
            "The minister described the story as a hoax and a lie.",
            &["The minister | described | the story as a hoax and a lie"],
        ),
        (
            "The minister attacked the ruling as a farce: “We can still win.”",
            &[
                "The minister | attacked | the ruling as a farce",
                "The minister | : | We can still win",
            ],
        ),
    ]);
}

#[test]
fn reads_a_past_tense_before_a_determiner() {
    check(&[
        (
            "Berg alleged Minsk's plan would strip the fund.",
            &["Berg | alleged | Minsk's plan would strip the fund"],
        ),
        ("The alleged plan would strip the fund.", &[]),
    ]);
}
