//! Cues after, inside and before what is said.

use super::check;

#[test]
fn reads_a_verb_that_opens_its_sentence() {
    check(&[
        (
            "Remarked Anna Berg, a biologist, “The lake is dying.”",
            &["Anna Berg | Remarked | The lake is dying"],
        ),
        ("Asked Anna Berg about it.", &[]),
    ]);
}

#[test]
fn reads_a_tag_that_the_tree_takes_for_a_noun() {
    check(&[
        (
            "The Senate must vote on the bill, federal judge rules.",
            &["judge | rules | The Senate must vote on the bill"],
        ),
        ("The Senate must vote on the bill, not the rules.", &[]),
        (
            "The tribes report they are considering a joint herd.",
            &["tribes | report | they are considering a joint herd"],
        ),
        ("The report they made was lost.", &[]),
    ]);
}

#[test]
fn joins_what_a_tag_stands_in() {
    check(&[
        (
            "Soon after the talks, the records show, the army moved its guns.",
            &["the records | show | Soon after the talks … the army moved its guns"],
        ),
        (
            "If the plan “had failed” there, Berg said on Monday, “we would know.”",
            &["Berg | said | If the plan “had failed” there … we would know"],
        ),
        // Where and when it is said is no part of it.
        (
            "In a letter to the council, Berg said on Monday, “We would know.”",
            &["Berg | said | We would know"],
        ),
        (
            "Berg said in an interview that trials, with experts and records, were needed.",
            &["Berg | said | trials, with experts and records, were needed"],
        ),
        (
            "Berg pledged to shut the prisons, after he brought in a bill on contracts.",
            &["Berg | pledged | to shut the prisons"],
        ),
    ]);
}

#[test]
fn tells_a_medium_from_the_subject_after_it() {
    check(&[
        (
            "Lind told NPR Berg had left the party.",
            &["Lind | told | Berg had left the party"],
        ),
        (
            "The dam was old — Anna Berg, a spokeswoman for the mayor, told NPR that the mayor knew.",
            &["Anna Berg | told | the mayor knew"],
        ),
    ]);
}

#[test]
fn keeps_brackets_that_open_a_content() {
    check(&[
        (
            "Berg said “[w]e cannot go on.”",
            &["Berg | said | [w]e cannot go on"],
        ),
        (
            "Berg said “[...] we cannot go on.”",
            &["Berg | said | we cannot go on"],
        ),
    ]);
}
