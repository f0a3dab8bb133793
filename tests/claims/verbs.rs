//! Verbs and phrases of the cue table, each in a sentence of its own.

use super::{analyze, check};
use detente::model::Act;

fn act(text: &str) -> Option<Act> {
    analyze(text).claims.first().map(|claim| claim.act)
}

#[test]
fn hears_critics() {
    check(&[
        (
            "The bishop admonished the minister.",
            &["The bishop | admonished | the minister"],
        ),
        (
            "The judge reprimanded the lawyer for his tone.",
            &["The judge | reprimanded | the lawyer for his tone"],
        ),
        (
            "The paper vilified the judges.",
            &["The paper | vilified | the judges"],
        ),
        (
            "The paper demonised the strikers.",
            &["The paper | demonised | the strikers"],
        ),
        (
            "The paper demonized the strikers.",
            &["The paper | demonized | the strikers"],
        ),
        (
            "The senator skewered the budget.",
            &["The senator | skewered | the budget"],
        ),
        (
            "The senator objected to the budget.",
            &["The senator | objected to | the budget"],
        ),
        (
            "The senator sniped that the budget was a toy.",
            &["The senator | sniped | the budget was a toy"],
        ),
    ]);
}

#[test]
fn tells_attacks_in_words_from_blows() {
    check(&[
        (
            "The senator attacked the inquiry as a farce.",
            &["The senator | attacked | the inquiry as a farce"],
        ),
        (
            "The senator hammered the minister over his taxes.",
            &["The senator | hammered | the minister over his taxes"],
        ),
        (
            "The senator pounded the policy as weak.",
            &["The senator | pounded | the policy as weak"],
        ),
        (
            "The senator savaged the policy as weak.",
            &["The senator | savaged | the policy as weak"],
        ),
        (
            "The senator pummeled the minister over the delay.",
            &["The senator | pummeled | the minister over the delay"],
        ),
        ("The rebels attacked the town.", &[]),
        ("The guns pounded the town for hours.", &[]),
        ("The waves hammered the coast.", &[]),
    ]);
}

#[test]
fn hears_what_is_argued_for_blamed_on_and_asked() {
    check(&[
        (
            "The senator argued for checks and balances.",
            &["The senator | argued for | checks and balances"],
        ),
        (
            "The senator argued against the reform.",
            &["The senator | argued against | the reform"],
        ),
        (
            "The party advocates for a ban on mines.",
            &["The party | advocates for | a ban on mines"],
        ),
        (
            "The senator blamed the collapse on the drought.",
            &["The senator | blamed | the collapse on the drought"],
        ),
        (
            "The senator reasserted the right of the tribe to hunt.",
            &["The senator | reasserted | the right of the tribe to hunt"],
        ),
        (
            "The tribe petitioned the court to stop the works.",
            &["The tribe | petitioned | the court to stop the works"],
        ),
        (
            "The senator sided with the strikers.",
            &["The senator | sided with | the strikers"],
        ),
        (
            "The senator went so far as to say that the deal was dead.",
            &["The senator | went so far as to say | the deal was dead"],
        ),
        (
            "The senator even went as far as to say, “It is over.”",
            &["The senator | went as far as to say | It is over"],
        ),
        (
            "“Shame!” blared the front page of the Tribune.",
            &["the front page of the Tribune | blared | Shame"],
        ),
        ("A horn blared in the fog.", &[]),
    ]);
    assert_eq!(act("The party advocates for a ban."), Some(Act::Demand));
    assert_eq!(act("The party argued against a ban."), Some(Act::Criticize));
}
