//! Who says what, in sentences written for it: each with every claim that it holds, or with none.

use std::sync::LazyLock;

use detente::model::{Act, ClaimGuide};
use detente::{Analysis, Analyzer, Document};

#[path = "claims/answers.rs"]
mod answers;
#[path = "claims/bounds.rs"]
mod bounds;
#[path = "claims/nouns.rs"]
mod nouns;
#[path = "claims/objects.rs"]
mod objects;
#[path = "claims/siblings.rs"]
mod siblings;
#[path = "claims/speakers.rs"]
mod speakers;
#[path = "claims/tags.rs"]
mod tags;
#[path = "claims/verbs.rs"]
mod verbs;

static ANALYZER: LazyLock<Analyzer> = LazyLock::new(Analyzer::new);

/// Every claim as "source | cue | content", the parts of a content joined by " … ".
fn claims(text: &str) -> Vec<String> {
    lines(&analyze(text))
}

fn lines(analysis: &Analysis) -> Vec<String> {
    let line = |claim: &detente::model::Claim| {
        let source = claim
            .source
            .span
            .map_or("-", |span| span.of(&analysis.text));
        let cue = claim
            .cue
            .as_ref()
            .map_or("-", |cue| cue.span.of(&analysis.text));
        let content: Vec<_> = claim
            .content
            .iter()
            .map(|span| span.of(&analysis.text))
            .collect();
        format!("{source} | {cue} | {}", content.join(" … "))
    };
    analysis.claims.iter().map(line).collect()
}

fn analyze(text: &str) -> Analysis {
    ANALYZER.analyze(&Document::new(text))
}

#[track_caller]
fn check(cases: &[(&str, &[&str])]) {
    check_by(claims, cases);
}

/// Compares what `lines` says of each text.
#[track_caller]
fn check_by(lines: fn(&str) -> Vec<String>, cases: &[(&str, &[&str])]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = lines(text);
            (found != *expected)
                .then(|| format!("{text}\n  found {found:#?}\n  expected {expected:#?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn reads_speech_in_every_order() {
    check(&[
        (
            "Moscow said that the talks had failed.",
            &["Moscow | said | the talks had failed"],
        ),
        (
            "The minister said the talks had failed.",
            &["The minister | said | the talks had failed"],
        ),
        (
            "“The talks have failed,” said Anna Berg, the deputy minister.",
            &["Anna Berg | said | The talks have failed"],
        ),
        (
            "“The talks have failed,” the minister said.",
            &["the minister | said | The talks have failed"],
        ),
        (
            "“We tried,” the minister said. “They refused.”",
            &["the minister | said | We tried … They refused"],
        ),
        (
            "“Will they come?” he asked.",
            &["he | asked | Will they come"],
        ),
        (
            "The talks have failed, the ministry announced on Monday.",
            &["the ministry | announced | The talks have failed"],
        ),
        (
            "The minister told reporters in Geneva that the talks had failed.",
            &["The minister | told | the talks had failed"],
        ),
        (
            "The second article, argues the envoy, “is a veto”.",
            &["the envoy | argues | is a veto"],
        ),
        (
            "LISBON, May 2 (Reuters) - The talks have failed, the ministry said.",
            &["the ministry | said | The talks have failed"],
        ),
        (
            "The minister said that the talks had failed, adding that he was not surprised.",
            &[
                "The minister | said | the talks had failed",
                "The minister | adding | he was not surprised",
            ],
        ),
        (
            "“They will sign.” — Anna Berg",
            &["Anna Berg | — | They will sign"],
        ),
    ]);
}

#[test]
fn reads_what_is_done_by_words() {
    check(&[
        (
            "Minsk urged Warsaw to reopen the border.",
            &["Minsk | urged | Warsaw to reopen the border"],
        ),
        (
            "Minsk accused Warsaw on Friday of closing the border.",
            &["Minsk | accused | Warsaw on Friday of closing the border"],
        ),
        (
            "The envoy called the measures outdated.",
            &["The envoy | called | the measures outdated"],
        ),
        (
            "The envoy called the measures outdated and urged the council to drop them.",
            &[
                "The envoy | called | the measures outdated",
                "The envoy | urged | the council to drop them",
            ],
        ),
        (
            "Minsk vowed to reopen the border.",
            &["Minsk | vowed | to reopen the border"],
        ),
        (
            "Minsk denied that it had closed the border.",
            &["Minsk | denied | it had closed the border"],
        ),
        ("Minsk called for calm.", &["Minsk | called for | calm"]),
        (
            "Warsaw called on Minsk to release the prisoners.",
            &["Warsaw | called on | Minsk to release the prisoners"],
        ),
        (
            "The ministry declined to comment.",
            &["The ministry | declined to comment | "],
        ),
        ("Oman thanked Norway.", &["Oman | thanked | Norway"]),
        (
            "Oman condemned the attack, while Qatar kept silent.",
            &["Oman | condemned | the attack", "Qatar | kept silent | "],
        ),
    ]);
}

#[test]
fn reads_attribution_without_a_verb() {
    check(&[
        (
            "According to the ministry, the talks had failed.",
            &["the ministry | According to | the talks had failed"],
        ),
        (
            "The talks had failed, according to the ministry.",
            &["the ministry | according to | The talks had failed"],
        ),
        (
            "Russia, according to an envoy, left the talks.",
            &["an envoy | according to | Russia … left the talks"],
        ),
    ]);
}

#[test]
fn leaves_what_attributes_nothing() {
    check(&[
        ("The army crossed the river at dawn.", &[]),
        ("The minister spoke on condition of anonymity.", &[]),
        ("The official asked not to be named.", &[]),
        ("The report of the bank is long.", &[]),
        ("The company recalled its ambassador.", &[]),
        ("The parties plan to meet in May.", &[]),
        ("His request for comment went unanswered.", &[]),
        ("The factory claims land near the river and the port.", &[]),
        ("The statement on Tuesday was short.", &[]),
        ("Minsk is ready to talk.", &[]),
        ("The called-up reservists left.", &[]),
        ("The show will go on in the city’s parks.", &[]),
    ]);
}

#[test]
fn reads_sources_that_a_comma_or_a_pronoun_parts_from_the_cue() {
    check(&[
        (
            "In his answer, Karl Brandt, the dean of the school, said on Monday that he had read the letter.",
            &["Karl Brandt | said | he had read the letter"],
        ),
        (
            "“We will not sign,” said Anna Berg, who added that the text was weak.",
            &[
                "Anna Berg | said | We will not sign",
                "who | added | the text was weak",
            ],
        ),
        (
            "As first reported by the Baltic Ledger, the bank had closed its branch in Minsk.",
            &["the Baltic Ledger | reported | the bank had closed its branch in Minsk"],
        ),
    ]);
}

#[test]
fn ends_a_content_where_the_main_clause_begins() {
    check(&[
        (
            "After the envoy said that the talks might fail, the minister left the city.",
            &["the envoy | said | the talks might fail"],
        ),
        (
            "He accused the paper and its owners of hiding the letter.",
            &["He | accused | the paper and its owners of hiding the letter"],
        ),
    ]);
}

#[test]
fn reads_documents_that_show_something() {
    check(&[
        (
            "The poll showed the party with a narrow lead.",
            &["The poll | showed | the party with a narrow lead"],
        ),
        ("The guide showed the party a narrow lane.", &[]),
        ("The factory put out a fire.", &[]),
    ]);
}

#[test]
fn reads_headlines_with_a_speaker() {
    check(&[
        (
            "Anna Berg: No talks before the spring\n\nThe talks were called off.",
            &["Anna Berg | : | No talks before the spring"],
        ),
        (
            "The plan: No talks before the spring\n\nNothing came of it.",
            &[],
        ),
        (
            "River in flood: Three villages cut off\n\nIt rained for days.",
            &[],
        ),
    ]);
}

#[test]
fn keeps_no_two_claims_within_each_other() {
    let analysis = analyze(
        "“Anna Berg, a teacher herself, believes in the promise of free schools,” the minister declared.",
    );
    assert!(analysis.claims.iter().any(|claim| claim.within.is_none()));
    for claim in &analysis.claims {
        let outer = claim
            .within
            .and_then(|id| analysis.claims.iter().find(|other| other.id == id));
        assert!(outer.is_none_or(|outer| outer.within != Some(claim.id)));
    }
}

#[test]
fn links_what_is_said_within_what_is_said() {
    let analysis = analyze("The envoy said that Minsk had denied that it closed the border.");
    let within: Vec<_> = analysis.claims.iter().map(|claim| claim.within).collect();
    assert_eq!(within, [None, Some(analysis.claims[0].id)]);
}

#[test]
fn names_addressee_and_actors_spoken_of() {
    let analysis = analyze("Moscow told Minsk that Warsaw would close the border.");
    let actor = |name: &str| {
        let found = analysis.actors.iter().find(|actor| actor.name == name);
        found.map(|actor| actor.id)
    };
    let claim = &analysis.claims[0];
    assert_eq!(claim.source.actor, actor("Russia"));
    assert_eq!(claim.addressee, actor("Belarus"));
    assert_eq!(claim.about, [actor("Poland").unwrap()]);
}

#[test]
fn gives_a_cue_to_the_letters_of_the_text() {
    for text in [
        "\"\"\"",
        "“",
        "said",
        "said,said,said",
        "X: \"",
        "— \"a\" —",
        "according to",
        "\"a\n\n\"b\n\n\"c said",
    ] {
        let analysis = analyze(text);
        for claim in &analysis.claims {
            let spans = claim.content.iter().copied();
            assert!(
                spans
                    .chain(claim.source.span)
                    .all(|span| text.get(span.start..span.end).is_some())
            );
        }
    }
}

#[test]
fn says_why_and_when() {
    let analysis = analyze("The minister said that Minsk had left.");
    let claim = &analysis.claims[0];
    let evidence = claim.evidence.as_ref().unwrap();
    assert_eq!(evidence.entry, "say VERB assert");
    assert_eq!(evidence.construction.to_string(), "speech");
    let edges: Vec<_> = evidence
        .edges
        .iter()
        .map(|edge| (edge.relation.as_str(), edge.word.of(&analysis.text)))
        .collect();
    assert_eq!(edges, [("nsubj", "minister"), ("ccomp", "left")]);

    let analysis = analyze("The minister said on 5 May 2024 that Minsk had left.");
    let time = analysis.claims[0].time.as_ref().unwrap();
    assert_eq!(time.value, "2024-05-05");

    // What is said to have happened on a day is not said on that day.
    let analysis = analyze("The minister said that Minsk had left on 5 May 2024.");
    assert_eq!(analysis.claims[0].time, None);
}

#[test]
fn keeps_links_to_events_when_one_of_them_is_left_out() {
    // The request is what is rejected, so it is no event of its own; the later noun finds none to speak of again.
    let analysis = analyze(
        "Minsk rejected a request by Warsaw. The minister said that the request was weak, and that the request was late.",
    );
    for claim in &analysis.claims {
        for event in &claim.events {
            assert!(analysis.events.iter().any(|other| other.id == *event));
        }
    }
}

#[test]
fn gives_each_verb_its_own_content() {
    check(&[
        (
            "Berg joked that the talks were over, but suggested Minsk had won.",
            &[
                "Berg | joked | the talks were over",
                "Berg | suggested | Minsk had won",
            ],
        ),
        (
            "Berg confirmed she had been there and said, “They left.”",
            &[
                "Berg | confirmed | she had been there",
                "Berg | said | They left",
            ],
        ),
        (
            "Berg told his aides he planned to leave.",
            &["Berg | told | he planned to leave"],
        ),
        (
            "He left when he told them Minsk “has no plan.”",
            &["he | told | Minsk “has no plan"],
        ),
        (
            "The ministry blamed the delay on a “bad line,” claiming it had answered.",
            &[
                "The ministry | blamed | the delay on a “bad line",
                "The ministry | claiming | it had answered",
            ],
        ),
        (
            "Berg praised Minsk's plan, which she said was good.",
            &["Berg | praised | Minsk's plan", "she | said | was good"],
        ),
        (
            "The treaty, which Berg calls outdated, was backed by Minsk.",
            &[
                "Berg | calls | The treaty … outdated",
                "Minsk | backed | The treaty",
            ],
        ),
        (
            "Riga supported the plan, saying that it had worked.",
            &[
                "Riga | supported | the plan",
                "Riga | saying | it had worked",
            ],
        ),
    ]);
}

#[test]
fn leaves_verbs_that_are_no_predicates() {
    check(&[
        ("The strong showing pleased the ministry.", &[]),
        ("A company called Harmony paid the ministry.", &[]),
        ("This means the talks are over.", &[]),
        ("Minsk seems to have left.", &[]),
        ("Minsk plans to leave the treaty.", &[]),
        ("It was a charge that Minsk denied.", &[]),
    ]);
}

#[test]
fn follows_another_guide() {
    let analyzer = Analyzer::new().with_claim_guide(ClaimGuide::Polnear);
    let wide = |text: &str| lines(&analyzer.analyze(&Document::new(text)));
    for (text, expected) in [
        (
            "Minsk has also repeatedly denied that it paid.",
            "Minsk | has also repeatedly denied | it paid",
        ),
        (
            "Berg was highly critical of the treaty.",
            "Berg | was highly critical of | the treaty",
        ),
        (
            "Riga went on to accuse Minsk of lying.",
            "Riga | went on to accuse | Minsk of lying",
        ),
        (
            "Minsk seems to have left.",
            "- | seems | Minsk … to have left",
        ),
        (
            "Minsk plans to leave the treaty.",
            "Minsk | plans | to leave the treaty",
        ),
        (
            "It was a charge that Minsk denied.",
            "Minsk | denied | a charge",
        ),
        (
            "The party was ahead in the latest poll.",
            "the latest poll | in | The party was ahead",
        ),
    ] {
        assert_eq!(wide(text), [expected], "{text}");
    }
}

#[test]
fn keeps_the_predicate_beside_the_cue() {
    let analysis = analyze("Minsk has also repeatedly denied that it paid.");
    let claim = &analysis.claims[0];
    let words = |span: detente::text::Span| span.of(&analysis.text);
    assert_eq!(
        claim.cue.as_ref().map(|cue| words(cue.span)),
        Some("denied")
    );
    assert_eq!(
        claim.cue_phrase.map(words),
        Some("has also repeatedly denied")
    );
}

#[test]
fn takes_what_others_are_wanted_to_do_for_a_demand() {
    check(&[
        (
            "The ministers wanted the United States to close its bases.",
            &["The ministers | wanted | the United States to close its bases"],
        ),
        (
            "The ministers wanted to close the bases.",
            &["The ministers | wanted | to close the bases"],
        ),
    ]);
    let act = |text| analyze(text).claims.first().map(|claim| claim.act);
    assert_eq!(
        act("The ministers wanted the United States to close its bases."),
        Some(Act::Demand)
    );
    assert_eq!(
        act("The ministers wanted to close the bases."),
        Some(Act::Promise)
    );
}

#[test]
fn hears_those_who_admit_vouch_gloat_and_grouse() {
    check(&[
        (
            "The minister admitted taking the money.",
            &["The minister | admitted | taking the money"],
        ),
        (
            "The minister vouched for the ambassador.",
            &["The minister | vouched for | the ambassador"],
        ),
        (
            "The minister gloated that the talks had failed.",
            &["The minister | gloated | the talks had failed"],
        ),
        (
            "The minister groused about the delay.",
            &["The minister | groused about | the delay"],
        ),
        ("The convictions of the two men were annulled.", &[]),
    ]);
}
