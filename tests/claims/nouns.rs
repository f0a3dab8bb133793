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
