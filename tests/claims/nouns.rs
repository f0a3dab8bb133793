//! Nouns that say what somebody holds.

use super::check;

#[test]
fn reads_clauses_that_say_what_a_noun_holds() {
    check(&[
        (
            "The report contradicts the minister's assurances he had no part in the deal.",
            &[
                "The report | contradicts | the minister's assurances he had no part in the deal",
                "the minister's | assurances | he had no part in the deal",
            ],
        ),
        (
            "The ministry issued a denial that it had sent arms.",
            &["The ministry | denial | it had sent arms"],
        ),
        (
            "Her main argument is that the voters should value stability.",
            &["Her | argument | the voters should value stability"],
        ),
        // Nothing says what the promise or the warning is.
        ("The promise he made on Monday was kept.", &[]),
        ("The warning that came on Monday was kept.", &[]),
        ("A question is that of the money.", &[]),
    ]);
}

#[test]
fn tells_a_call_for_something_from_calling_for_it() {
    check(&[
        (
            "His call for a “complete ban” on arms was rejected.",
            &["His | call | a “complete ban” on arms"],
        ),
        (
            "The minister called for calm.",
            &["The minister | called for | calm"],
        ),
    ]);
}

#[test]
fn leaves_a_noun_of_another_clause_to_its_own_source() {
    check(&[
        (
            "The man was held after an allegation he had struck his wife.",
            &["- | allegation | he had struck his wife"],
        ),
        (
            "The party noted concerns that the tests were unfair.",
            &[
                "The party | noted | concerns that the tests were unfair",
                "The party | concerns | the tests were unfair",
            ],
        ),
    ]);
}

#[test]
fn reads_what_a_subject_receives_as_the_givers() {
    check(&[
        (
            "The plan drew criticism from Minsk over its cost.",
            &["Minsk | criticism | its cost"],
        ),
        (
            "The bill won support from farmers.",
            &["farmers | support | The bill"],
        ),
        (
            "Oslo has the support of the union.",
            &["the union | support | Oslo"],
        ),
        (
            "Lind has faced criticism from rivals that he is too slow.",
            &["rivals | criticism | he is too slow"],
        ),
        // Nobody is said to give it.
        ("The plan drew criticism.", &[]),
        ("Lind faced criticism for years.", &[]),
        ("Lind received support in cash.", &[]),
    ]);
}

#[test]
fn reads_what_stands_right_after_a_noun() {
    check(&[
        ("Oslo issued a call for calm.", &["Oslo | call | calm"]),
        (
            "Berg renewed her pledge to cut taxes.",
            &["her | pledge | to cut taxes"],
        ),
        (
            "There were calls for Lind to resign.",
            &["- | calls | Lind to resign"],
        ),
        (
            "Berg raised the question of whether the deal was legal.",
            &["Berg | question | whether the deal was legal"],
        ),
        // What the noun is no claim of.
        ("Berg returned the call on Monday.", &[]),
        ("Berg filed a report that took hours.", &[]),
        ("There is no question about its age.", &[]),
    ]);
}
