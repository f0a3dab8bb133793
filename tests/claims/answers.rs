//! What another is said to have answered, in a clause that hangs on the words for what was said.

use super::check;

#[test]
fn hears_who_denies_a_charge_in_passing() {
    check(&[
        (
            "Vilnius accused Minsk of arming the rebels, a charge that Minsk denies.",
            &[
                "Vilnius | accused | Minsk of arming the rebels",
                "Minsk | denies | arming the rebels",
            ],
        ),
        (
            "Berg says the ministry hid the report, a claim the ministry has repeatedly denied.",
            &[
                "Berg | says | the ministry hid the report",
                "the ministry | denied | the ministry hid the report",
            ],
        ),
        (
            "Vilnius blamed Minsk for the attack, something the government denied.",
            &[
                "Vilnius | blamed | Minsk for the attack",
                "the government | denied | something",
            ],
        ),
        (
            "Berg was accused of hiding the report, which she denied.",
            &[
                "- | accused | Berg … of hiding the report",
                "she | denied | hiding the report",
            ],
        ),
    ]);
}

#[test]
fn leaves_to_a_content_what_is_no_answer() {
    check(&[
        (
            "Berg said the council had raised taxes, a burden that families feel.",
            &["Berg | said | the council had raised taxes, a burden that families feel"],
        ),
        (
            "Berg said a charge of five euros would be added to the bill.",
            &["Berg | said | a charge of five euros would be added to the bill"],
        ),
        ("Berg had sent the police a plan, which they rejected.", &[]),
    ]);
}
