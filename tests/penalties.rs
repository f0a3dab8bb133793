//! Sanctions in news: why, what they forbid, how far they have come, and what only looks like one.

use detente::model::{Analysis, Measure, Sanction, SanctionStatus};
use detente::{Analyzer, Document};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(&Document::new(text))
}

fn one(text: &str) -> (Analysis, Sanction) {
    let analysis = read(text);
    let [sanction] = &analysis.sanctions[..] else {
        panic!("{text}: {:?}", analysis.sanctions);
    };
    let sanction = sanction.clone();
    (analysis, sanction)
}

#[test]
fn finds_why() {
    for (text, why) in [
        (
            "The United States imposed sanctions on Wednesday on two Chinese refineries for buying Iranian oil.",
            "buying Iranian oil",
        ),
        (
            "China has slapped tariffs on Australian wine in retaliation for Canberra's call for an inquiry.",
            "Canberra's call for an inquiry",
        ),
        (
            "Britain imposed sanctions on Belarus over the arrest of a reporter.",
            "the arrest of a reporter",
        ),
    ] {
        let (analysis, sanction) = one(text);
        let reason = sanction.reason.map(|reason| reason.of(&analysis.text));
        assert_eq!(reason, Some(why), "{text}");
    }
    for text in [
        "Britain imposed sanctions on Belarus for the first time.",
        "Berlin called for new sanctions on Iran.",
        "Britain imposed sanctions on Belarus for two years.",
    ] {
        assert_eq!(one(text).1.reason, None, "{text}");
    }
}

#[test]
fn tells_how_far_they_have_come() {
    for (text, status) in [
        (
            "France called for sanctions on Iran.",
            SanctionStatus::Proposed,
        ),
        (
            "Donald Trump vowed to impose tariffs on Mexico.",
            SanctionStatus::Threatened,
        ),
        (
            "Western sanctions have cut the income of Russia.",
            SanctionStatus::InForce,
        ),
        (
            "Three judges of Chad were placed on the US sanctions list.",
            SanctionStatus::Imposed,
        ),
        (
            "The US Treasury removed the Turkish businessman Ali Demir from its sanctions list.",
            SanctionStatus::Lifted,
        ),
        (
            "West African bloc lifts sanctions on Niger",
            SanctionStatus::Lifted,
        ),
    ] {
        assert_eq!(one(text).1.status, status, "{text}");
    }
}

#[test]
fn tells_what_they_forbid() {
    for (text, measures) in [
        (
            "Canada barred 20 Iranian officials from entering the country.",
            "travel",
        ),
        ("Turkey stopped all trade with Israel.", "trade"),
        ("Kosovo lifted its ban on goods from Serbia.", "trade"),
        (
            "Algeria closed its airspace to Moroccan aircraft.",
            "travel",
        ),
        (
            "OFAC designated the tanker Sea Star for carrying oil.",
            "financial",
        ),
        (
            "Moscow banned British defence officials from entering Russia.",
            "travel",
        ),
        ("ECOWAS imposed an embargo on Mali.", "trade"),
        (
            "The European Union blacklisted the head of Libya's coast guard.",
            "",
        ),
    ] {
        let told: Vec<&str> = one(text)
            .1
            .measures
            .iter()
            .map(|measure| measure.as_str())
            .collect();
        assert_eq!(told.join("+"), measures, "{text}");
    }
}

#[test]
fn leaves_what_only_looks_like_one() {
    for text in [
        "Spain's electricity tariffs rose by a fifth in January.",
        "Peru's Congress sanctioned former Peruvian president Martin Vizcarra.",
        "The fence has not stopped people from Chad from entering Libya.",
        "The Senate voted to bar terrorists from buying guns.",
        "The United States should close its borders to Syrian refugees.",
        "Kenya froze fuel prices.",
        "A group in Pakistan belongs on the list of the best.",
        "The parliament in Accra sanctioned the plan for a new cathedral.",
    ] {
        assert_eq!(read(text).sanctions, [], "{text}");
    }
}

#[test]
fn hears_what_sanctions_forbid_by_participles_and_in_pairs() {
    for (text, measures) in [
        (
            "The European Union imposed sanctions on Belarus on Monday, freezing the assets of 15 officials and banning exports of steel.",
            &[Measure::Trade, Measure::Financial][..],
        ),
        (
            "Britain imposed a travel ban and an asset freeze on Myanmar.",
            &[Measure::Financial, Measure::Travel],
        ),
        (
            "Britain imposed sanctions on Belarus, calling its exports a danger.",
            &[],
        ),
    ] {
        let (analysis, sanction) = one(text);
        assert_eq!(sanction.measures, measures, "{text}");
        assert_eq!(sanction.status, SanctionStatus::Imposed, "{text}");
        assert_eq!(sanction.senders.len(), 1, "{:?}", analysis.actors);
    }
}
