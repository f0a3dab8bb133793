//! What treaties provide, who is bound by them and how far they have come, in news.

use detente::model::{ActorId, Analysis, ProvisionKind, Treaty, TreatyStatus};
use detente::{Analyzer, Document};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(&Document::new(text))
}

fn one(text: &str) -> (Analysis, Treaty) {
    let analysis = read(text);
    let [treaty] = &analysis.treaties[..] else {
        panic!("{text}: {:?}", analysis.treaties);
    };
    let treaty = treaty.clone();
    (analysis, treaty)
}

fn names(analysis: &Analysis, actors: &[ActorId]) -> String {
    let mut names: Vec<&str> = actors
        .iter()
        .map(|actor| analysis.actors[actor.index()].name.as_str())
        .collect();
    names.sort_unstable();
    names.join("+")
}

fn provisions(text: &str) -> Vec<(ProvisionKind, String)> {
    let (analysis, treaty) = one(text);
    let told = treaty.provisions.iter();
    told.map(|told| (told.kind, told.span.of(&analysis.text).to_owned()))
        .collect()
}

#[test]
fn finds_what_a_treaty_provides() {
    for (text, kind, words) in [
        (
            "Oman and Kenya signed an access agreement in Muscat on Monday that allows their troops to train on each other's soil.",
            ProvisionKind::MilitaryCooperation,
            "allows their troops to train on each other's soil",
        ),
        (
            "Chad ended its defence accord of 2019 with Paris, which obliged each side to assist the other.",
            ProvisionKind::Defense,
            "obliged each side to assist the other",
        ),
        (
            "Peru has struck a deal with Chile: Santiago will supply gas to Peruvian mills.",
            ProvisionKind::EconomicCooperation,
            "Santiago will supply gas to Peruvian mills",
        ),
        (
            "Ghana and Togo signed a security pact. Neither side may support armed groups on the other's soil.",
            ProvisionKind::Nonaggression,
            "Neither side may support armed groups on the other's soil",
        ),
        (
            "Kenya and Uganda signed a cooperation pact. It provides for joint patrols on the lake.",
            ProvisionKind::MilitaryCooperation,
            "provides for joint patrols on the lake",
        ),
        (
            "Laos and Thailand signed a border accord which calls for the withdrawal of heavy weapons.",
            ProvisionKind::ArmsControl,
            "calls for the withdrawal of heavy weapons",
        ),
    ] {
        assert_eq!(provisions(text), [(kind, words.to_owned())], "{text}");
    }
    let both = "Kenya and the European Union signed a trade deal. The agreement gives Kenyan flowers duty-free access to the bloc's market and cuts tariffs on machinery.";
    assert_eq!(provisions(both).len(), 2, "{both}");
}

#[test]
fn leaves_what_else_is_said_of_a_treaty() {
    for text in [
        "Ghana and Togo signed a security pact. The pact fulfils a dream of both presidents.",
        "Ghana and Togo signed a security pact. The pact gave critics of the president a reason to march.",
        "Ghana and Togo signed a security pact. It was a cold day, and it rained in Accra.",
        "Ghana and Togo signed a security pact. The two countries have a long border.",
        "Ghana and Togo signed a security pact that critics of the government reject.",
        "Ghana and Togo signed a security pact after a summit which lasted three days.",
    ] {
        assert_eq!(provisions(text), [], "{text}");
    }
}

#[test]
fn says_whom_a_provision_binds() {
    let (analysis, treaty) =
        one("Ghana and Togo signed a defence pact, under which each must come to the other's aid.");
    assert_eq!(treaty.provisions[0].kind, ProvisionKind::Defense);
    assert_eq!(names(&analysis, &treaty.provisions[0].bound), "Ghana+Togo");
    let (analysis, treaty) = one(
        "Under a deal brokered by Qatar, Chad will free 33 prisoners and Sudan will withdraw its troops.",
    );
    assert_eq!(names(&analysis, &treaty.parties), "Chad+Sudan");
    let bound: Vec<String> = treaty
        .provisions
        .iter()
        .map(|told| names(&analysis, &told.bound))
        .collect();
    assert_eq!(bound[0], "Chad");
    assert!(bound[1].starts_with("Sudan"), "{bound:?}");
}

#[test]
fn tells_parties_from_helpers() {
    for (text, parties) in [
        (
            "Yemen and Saudi Arabia are negotiating a peace deal with Omani mediation.",
            "Saudi Arabia+Yemen",
        ),
        (
            "Canada, Mexico and Chile will review their trade pact next year.",
            "Canada+Chile+Mexico",
        ),
        (
            "Riyadh said the raid violated the truce that Chad and Sudan signed in April.",
            "Chad+Sudan",
        ),
        (
            "Libya has rejected the accord that Egypt and Greece signed in May.",
            "Egypt+Greece",
        ),
    ] {
        let (analysis, treaty) = one(text);
        assert_eq!(names(&analysis, &treaty.parties), parties, "{text}");
    }
}

#[test]
fn tells_how_far_a_treaty_has_come() {
    for (text, status) in [
        (
            "China and Bhutan are close to signing a border treaty.",
            TreatyStatus::Negotiated,
        ),
        (
            "Iran and Russia will sign a strategic treaty in January.",
            TreatyStatus::Negotiated,
        ),
        (
            "China and Bhutan signed a border treaty.",
            TreatyStatus::Signed,
        ),
        (
            "The border treaty of 1974 between Kenya and Uganda is old.",
            TreatyStatus::InForce,
        ),
        (
            "A pact between Chad and Sudan forbids raids on villages.",
            TreatyStatus::InForce,
        ),
        (
            "Kenya revived a trade accord of 1998 with Uganda.",
            TreatyStatus::Signed,
        ),
        (
            "Under a draft fishing agreement between Kenya and Uganda, boats would be turned back.",
            TreatyStatus::Negotiated,
        ),
    ] {
        assert_eq!(one(text).1.status, status, "{text}");
    }
}

#[test]
fn one_treaty_is_one_record() {
    for text in [
        "Mali and Niger signed a defence pact, the Liptako Charter, on Saturday.",
        "Armenia's peace treaty is written. Armenia and Azerbaijan had finished the text of a peace treaty.",
        "Kenya and Uganda signed a joint declaration. The accord calls for a withdrawal of troops.",
        "The Trans-Pacific Partnership trade deal with Japan is dead.",
    ] {
        assert_eq!(read(text).treaties.len(), 1, "{text}");
    }
    let two = "Kenya signed a security pact with Uganda and a security pact with Rwanda.";
    assert_eq!(read(two).treaties.len(), 2, "{two}");
}

#[test]
fn leaves_bargains_of_firms_and_parties() {
    for text in [
        "Apple struck a deal with a Chinese supplier to assemble phones in India.",
        "Germany's coalition partners agreed on a budget deal on Sunday night.",
        "The doctors followed the protocol of the World Health Organization.",
        "Kenya and Uganda have signed no treaty.",
        "Britain must leave with or without a deal.",
        "Trade deals have cost jobs in Mexico and Canada.",
        "Kenya is ready for any agreement.",
        "In keeping with Vatican protocol there was no photograph.",
    ] {
        assert_eq!(read(text).treaties, [], "{text}");
    }
}
