//! Where contents end: at what is said of the speaker, not at what is only inserted.

use super::check;

#[test]
fn ends_contents_before_what_is_of_the_speaker() {
    check(&[
        (
            "Berg supported the law, opening a rift in her party.",
            &["Berg | supported | the law"],
        ),
        (
            "Even as they vowed to carry on, the mood was sour.",
            &["they | vowed | to carry on"],
        ),
        (
            "While Berg blames foreigners for the losses, the mayor has raised taxes.",
            &["Berg | blames | foreigners for the losses"],
        ),
        (
            "Berg said the bank would pay, even as its funds ran dry.",
            &["Berg | said | the bank would pay"],
        ),
        (
            "“We have won,” Berg said matter-of-factly as rain fell on the square.",
            &["Berg | said | We have won"],
        ),
        (
            "As both sides recognise the danger, the truce is holding.",
            &[],
        ),
        (
            "A statement saying that the talks had failed was released on Monday.",
            &["A statement | saying | the talks had failed"],
        ),
        (
            "Since the disclosure that Berg used a private phone, officials have demanded her files.",
            &[
                "- | disclosure | Berg used a private phone",
                "officials | demanded | her files",
            ],
        ),
    ]);
}

#[test]
fn leaves_in_a_content_what_belongs_to_it() {
    check(&[
        // A participle beside a verb of the content.
        (
            "Berg said the river rose, flooding the town.",
            &["Berg | said | the river rose, flooding the town"],
        ),
        (
            "Berg said sales fell even as prices rose.",
            &["Berg | said | sales fell even as prices rose"],
        ),
        // An insertion between the content's subject and its verb.
        (
            "It said supporters of the group, also known as Dawn, were celebrating.",
            &["It | said | supporters of the group, also known as Dawn, were celebrating"],
        ),
        (
            "Berg was asked whether the law, which critics call a trap, was sound.",
            &["- | asked | whether the law, which critics call a trap, was sound"],
        ),
        (
            "Berg said the plan was “a trap. We fell into it.” She left.",
            &["Berg | said | the plan was “a trap. We fell into it."],
        ),
        (
            "Her claim is that Lind is, in fact, asking too much.",
            &["Her | claim | Lind is, in fact, asking too much"],
        ),
        (
            "Berg claims that the ship that sank in May was sold.",
            &["Berg | claims | the ship that sank in May was sold"],
        ),
    ]);
}

#[test]
fn leaves_clauses_that_stand_beside_the_cue() {
    check(&[
        (
            "The results are not in, but Berg is claiming that she won.",
            &["Berg | claiming | she won"],
        ),
        (
            "Recalling “the horrors of war,” the statement urged leaders to act.",
            &[
                "the statement | Recalling | the horrors of war",
                "the statement | urged | leaders to act",
            ],
        ),
        (
            "“They are all here,” Berg said.\n\n“Money drew them,” Lind mused.",
            &[
                "Berg | said | They are all here",
                "Lind | mused | Money drew them",
            ],
        ),
    ]);
}
