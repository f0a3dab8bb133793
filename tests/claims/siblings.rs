//! Further verbs of one speaker, each with its own content.

use super::check;

#[test]
fn ends_content_before_a_further_verb_of_the_speaker() {
    check(&[
        (
            "Berg claimed he was at home and suggested the tape was a fake.",
            &[
                "Berg | claimed | he was at home",
                "Berg | suggested | the tape was a fake",
            ],
        ),
        (
            "Berg predicted Lind would lose and asked voters to stay at home.",
            &[
                "Berg | predicted | Lind would lose",
                "Berg | asked | voters to stay at home",
            ],
        ),
        (
            "Berg said there was a lack of money and urged the council to act.",
            &[
                "Berg | said | there was a lack of money",
                "Berg | urged | the council to act",
            ],
        ),
        // What somebody believes and hopes is all that is said of them.
        (
            "Berg said he believes the deal is good and hopes the sides will sign it.",
            &[
                "Berg | said | he believes the deal is good and hopes the sides will sign it",
                "he | believes | the deal is good",
                "he | hopes | the sides will sign it",
            ],
        ),
        (
            "Witnesses said the man came closer and attacked the guards.",
            &["Witnesses | said | the man came closer and attacked the guards"],
        ),
        (
            "The nurse asked if the man had come and asked about her.",
            &[
                "The nurse | asked | if the man had come and asked about her",
                "the man | asked about | her",
            ],
        ),
    ]);
}

#[test]
fn leaves_a_clause_with_a_subject_of_its_own_to_it() {
    check(&[
        (
            "The travellers say “friend” and the door opens.",
            &["The travellers | say | friend"],
        ),
        (
            "“Follow us,” Berg said, and the boys, amused, went along.",
            &["Berg | said | Follow us"],
        ),
        (
            "About 21 percent said “not too likely” and 14 percent said “not at all likely.”",
            &[
                "About 21 percent | said | not too likely",
                "14 percent | said | not at all likely",
            ],
        ),
    ]);
}
