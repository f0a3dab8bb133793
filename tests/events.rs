//! Events, treaties and sanctions of whole texts, and the frames' own examples.

use detente::lexicon::{Lexicon, TableKind};
use detente::model::{ActorId, Analysis, Plover, SanctionStatus};
use detente::{Analyzer, Document};

fn read(text: &str) -> Analysis {
    Analyzer::new().analyze(&Document::new(text))
}

fn names<'a>(analysis: &'a Analysis, actors: &[ActorId]) -> Vec<&'a str> {
    let name = |actor: &ActorId| analysis.actors[actor.index()].name.as_str();
    actors.iter().map(name).collect()
}

/// What is done, by whom, to whom.
fn told(text: &str) -> Vec<(Plover, String, String)> {
    let analysis = read(text);
    let told = analysis.events.iter().map(|event| {
        (
            event.plover,
            names(&analysis, &event.actors).join("+"),
            names(&analysis, &event.recipients).join("+"),
        )
    });
    told.collect()
}

#[test]
fn every_frame_finds_the_event_of_its_example() {
    let analyzer = Analyzer::new();
    let lexicon = Lexicon::new();
    let mut misses = Vec::new();
    for frame in lexicon.event_frames().iter() {
        let analysis = analyzer.analyze(&Document::new(frame.example.as_str()));
        let found = |event: &detente::model::Event| event.evidence.as_deref() == Some(&frame.id);
        if !analysis.events.iter().any(found) {
            misses.push(format!("{}: {}", frame.id, frame.example));
        }
    }
    assert!(misses.is_empty(), "{misses:#?}");
}

#[test]
fn roles_are_by_meaning() {
    for (text, plover, actors, recipients) in [
        (
            "Peru received missiles from Chile.",
            Plover::Aid,
            "Chile",
            "Peru",
        ),
        (
            "Peru was bombed by Chile.",
            Plover::Assault,
            "Chile",
            "Peru",
        ),
        (
            "Kenya threatened to bomb Uganda.",
            Plover::Threaten,
            "Kenya",
            "Uganda",
        ),
        (
            "Kenya promised to lend money to Benin.",
            Plover::Agree,
            "Kenya",
            "Benin",
        ),
    ] {
        let expected = (plover, actors.to_owned(), recipients.to_owned());
        assert_eq!(told(text), [expected], "{text}");
    }
}

#[test]
fn those_who_are_accused_of_it_do_it() {
    let events = told("Chad accused Sudan on Monday of arming rebels.");
    assert_eq!(events[0], (Plover::Accuse, "Chad".into(), "Sudan".into()));
    assert_eq!(events[1].1, "Sudan");
}

#[test]
fn leaves_what_is_only_wanted() {
    for text in [
        "Peru urged Chile to sign the treaty.",
        "Peru refused to bomb Chile.",
        "Peru sent a delegation in order to mediate.",
    ] {
        let events = read(text).events;
        assert!(
            events.iter().all(|event| !matches!(
                event.plover,
                Plover::Support | Plover::Assault | Plover::Consult
            )),
            "{text}: {events:?}"
        );
    }
}

#[test]
fn leaves_what_a_rejection_is_about() {
    let events = told("Peru rejected a request by Chile.");
    assert_eq!(events, [(Plover::Reject, "Peru".into(), "Chile".into())]);
}

#[test]
fn leaves_sport_and_music() {
    for text in [
        "The striker fired the equaliser past the goalkeeper.",
        "The band called Treaty played songs of its second record.",
        "The committee sanctioned the plan.",
    ] {
        let analysis = read(text);
        assert!(analysis.events.is_empty(), "{text}: {:?}", analysis.events);
        assert!(analysis.treaties.is_empty(), "{text}");
        assert!(analysis.sanctions.is_empty(), "{text}");
    }
}

#[test]
fn a_treaty_has_both_its_parties() {
    let analysis = read("Peru proposed a consultation pact to Chile on Monday.");
    assert_eq!(names(&analysis, &analysis.treaties[0].parties).len(), 2);
}

#[test]
fn a_headline_and_its_story_tell_of_one_sanction() {
    let doc = Document::new("Britain on Monday announced new sanctions on Belarus.")
        .with_title("Britain tightens sanctions on Belarus");
    let analysis = Analyzer::new().analyze(&doc);
    let [sanction] = &analysis.sanctions[..] else {
        panic!("{:?}", analysis.sanctions)
    };
    assert_eq!(sanction.status, SanctionStatus::Tightened);
    assert_eq!(names(&analysis, &sanction.senders), ["United Kingdom"]);
    assert_eq!(names(&analysis, &sanction.targets), ["Belarus"]);
    assert_eq!(sanction.mentions.len(), 2);
}

#[test]
fn arms_control_is_no_sanction() {
    assert!(
        read("Peru and Chile discussed arms control.")
            .sanctions
            .is_empty()
    );
}

/// What an analyzer with a user's frames tells: the frame, who does it, to whom.
fn told_with(lexicon: Lexicon, text: &str) -> Vec<(String, String, String)> {
    let analysis = Analyzer::new()
        .with_lexicon(lexicon)
        .analyze(&Document::new(text));
    let told = analysis.events.iter().map(|event| {
        (
            event.evidence.clone().unwrap_or_default(),
            names(&analysis, &event.actors).join("+"),
            names(&analysis, &event.recipients).join("+"),
        )
    });
    told.collect()
}

const OWN_FRAMES: &str = "\
id\tlemma\tpos\tobject\tactors\trecipients\tplover\tkind\tmode\tcameo
CLOUD-1\tcloudseed\tVERB\t\tsubj\tobj\tCOERCE\tother\tweather\tX17
\tbomb\tVERB\twidget\tsubj\tobjposs\tPROTEST\tprotest\t\t
";

#[test]
fn a_users_frames_find_their_events() {
    let lexicon = Lexicon::builder()
        .with_table(TableKind::EventFrames, "frames.tsv", OWN_FRAMES)
        .with_table(
            TableKind::EventWords,
            "words.tsv",
            "lemma\tclasses\nbalcony\twidget\n",
        )
        .build()
        .expect("good tables");
    let text = "Peru cloudseeded Chile.";
    let analysis = Analyzer::new()
        .with_lexicon(lexicon.clone())
        .analyze(&Document::new(text));
    let event = &analysis.events[0];
    assert_eq!(event.plover, Plover::Coerce);
    assert_eq!(event.mode.as_deref(), Some("weather"));
    assert_eq!(event.cameo.as_deref(), Some("X17"));
    let row = |id: &str, actor: &str, recipient: &str| {
        (id.to_owned(), actor.to_owned(), recipient.to_owned())
    };
    assert_eq!(
        told_with(lexicon.clone(), text),
        [row("CLOUD-1", "Peru", "Chile")]
    );
    // A frame of the user's own comes before those that ship, and leaves them the rest.
    assert_eq!(
        told_with(lexicon.clone(), "Peru bombed Chilean balconies."),
        [row("bomb.verb.widget", "Peru", "Chile")]
    );
    assert_eq!(
        told_with(lexicon, "Peru bombed Chile."),
        [row("bomb.verb", "Peru", "Chile")]
    );
    assert_eq!(told_with(Lexicon::new(), text), []);
}

#[test]
fn a_user_can_leave_the_shipped_frames_out() {
    let lexicon = Lexicon::builder()
        .with_table(
            TableKind::EventFrames,
            "frames.tsv",
            "lemma\tpos\tactors\tplover\tkind\nvisit\tVERB\tsubj\tCONSULT\tvisit\n",
        )
        .with_only_own_event_frames()
        .build()
        .expect("good tables");
    assert_eq!(told_with(lexicon.clone(), "Peru bombed Chile."), []);
    assert_eq!(
        told_with(lexicon, "Peru's president visited Chile.").len(),
        1
    );
}

/// The places of the events of a text.
fn places(text: &str) -> Vec<String> {
    let place = |event: detente::model::Event| Some(event.place?.text);
    read(text).events.into_iter().filter_map(place).collect()
}

#[test]
fn an_event_has_its_place() {
    for (text, place) in [
        (
            "Peru signed a treaty with Chile in Geneva on Monday.",
            "Geneva",
        ),
        ("Kenya and Uganda held talks in Nairobi.", "Nairobi"),
        ("Peru met Chile at a summit in Lima.", "Lima"),
        ("The parties met in Vienna, Austria.", "Vienna"),
        ("Russia attacked a convoy near Kharkiv.", "Kharkiv"),
        (
            "Ethiopia's army captured a town in Tigray on Friday.",
            "Tigray",
        ),
        ("Talks between Oman and Iran began in Muscat.", "Muscat"),
    ] {
        assert_eq!(places(text), [place], "{text}");
    }
}

#[test]
fn whoever_takes_part_is_no_place() {
    for text in [
        "Turkey deployed troops in Syria.",
        "Britain accused Russia in the Security Council.",
        "France signed a deal with Mali in good faith.",
        "Peru bombed Chile in retaliation.",
        "Peru rejected a proposal on Crimea.",
        "Peru praised Chile in June.",
        "Sudan condemned the war in Cairo's suburbs.",
    ] {
        assert_eq!(places(text), Vec::<String>::new(), "{text}");
    }
}

/// What a text's first sanction is for, and what it rests on.
fn ends(text: &str) -> (Option<String>, Option<String>) {
    let analysis = read(text);
    let words = |span: detente::text::Span| span.of(&analysis.text).to_owned();
    let sanction = analysis.sanctions.first().expect(text);
    (
        sanction.objective.map(words),
        sanction.legal_basis.map(words),
    )
}

#[test]
fn a_sanction_has_its_objective() {
    for (text, objective) in [
        (
            "Canada imposed sanctions on Belarus to force its government to release prisoners.",
            Some("force its government to release prisoners"),
        ),
        (
            "Canada imposed sanctions on Belarus in a bid to end the crackdown.",
            Some("end the crackdown"),
        ),
        (
            "The United States will keep sanctions on Russia until it withdraws from Crimea.",
            Some("it withdraws from Crimea"),
        ),
        (
            "Washington blacklisted Huawei in an effort to curb its sales.",
            Some("curb its sales"),
        ),
        (
            "Britain imposed sanctions aimed at crippling Iran's oil trade.",
            Some("crippling Iran's oil trade"),
        ),
        (
            "Canada imposed sanctions on Iran and Peru held talks in an effort to end the war.",
            None,
        ),
        ("The EU extended sanctions on Russia until July.", None),
        ("Canada agreed to impose sanctions on Belarus.", None),
        (
            "Canada imposed sanctions on Belarus to the surprise of its allies.",
            None,
        ),
        (
            "Canada imposed sanctions on Belarus for its crackdown.",
            None,
        ),
    ] {
        assert_eq!(ends(text).0.as_deref(), objective, "{text}");
    }
}

#[test]
fn a_sanction_has_the_objectives_that_its_words_tell() {
    use detente::model::Objective::{self, *};
    let cases: [(&str, &[Objective]); 14] = [
        (
            "Canada imposed sanctions on Iran over its nuclear programme.",
            &[PolicyChange],
        ),
        (
            "Canada imposed sanctions on Belarus to force its government to release prisoners.",
            &[HumanRights],
        ),
        (
            "The EU imposed sanctions on Russia for its annexation of Crimea.",
            &[TerritorialConflict],
        ),
        (
            "The EU imposed sanctions on Russia over its invasion of Ukraine.",
            &[EndWar],
        ),
        (
            "Canada imposed sanctions on Mali in a bid to topple the junta.",
            &[DestabilizeRegime, Democracy],
        ),
        (
            "Canada sanctioned two generals of Myanmar for the coup and for human rights abuses.",
            &[HumanRights, Democracy],
        ),
        (
            "The United Kingdom froze the assets of Hamas for financing terrorism.",
            &[Terrorism],
        ),
        (
            "The United States imposed sanctions on Russia over its troop build-up.",
            &[PreventWar],
        ),
        (
            "Britain blacklisted three ministers of Peru for corruption.",
            &[Other],
        ),
        // The longest phrase counts: no war, no drug.
        (
            "The EU imposed sanctions on Syria for war crimes.",
            &[HumanRights],
        ),
        (
            "The EU imposed sanctions on Syria over a chemical weapons attack.",
            &[HumanRights],
        ),
        // What is not said has none, and what stands beside the reason is no reason.
        ("Canada imposed sanctions on Belarus.", &[]),
        ("Canada imposed sanctions on Belarus until July.", &[]),
        (
            "Kenya held an election and Canada imposed sanctions on Belarus.",
            &[],
        ),
    ];
    for (text, expected) in cases {
        let analysis = read(text);
        let sanction = analysis.sanctions.first().expect(text);
        assert_eq!(sanction.objectives, expected, "{text}");
    }
}

#[test]
fn a_sanction_has_its_legal_basis() {
    for (text, basis) in [
        (
            "The Treasury sanctioned Rosneft under Executive Order 14024.",
            Some("Executive Order 14024"),
        ),
        (
            "The sanctions imposed on North Korea under UN Security Council Resolution 1718 remain in force.",
            Some("UN Security Council Resolution 1718"),
        ),
        (
            "The EU froze the assets of the bank under Council Regulation (EU) No 833/2014.",
            Some("Council Regulation (EU) No 833/2014"),
        ),
        (
            "The EU adopted its 14th package of sanctions against Russia.",
            Some("14th package"),
        ),
        (
            "Canada imposed sanctions on Iran for violating Resolution 2231.",
            None,
        ),
        (
            "The council passed a resolution and Canada imposed sanctions on Iran.",
            None,
        ),
        (
            "Canada announced a package of sanctions against Iran.",
            None,
        ),
        ("Canada imposed sanctions on Iran in good order.", None),
    ] {
        assert_eq!(ends(text).1.as_deref(), basis, "{text}");
    }
}

#[test]
fn those_named_together_take_part_together() {
    for (text, actors) in [
        (
            "The resolution passed; China, Mozambique and Russia abstained.",
            "China+Mozambique+Russia",
        ),
        ("Senegal and the Gambia signed a treaty.", "Gambia+Senegal"),
        ("In Kenya, Chad signed a treaty.", "Chad"),
        (
            "Senegal and the Gambia met. The two countries signed a treaty.",
            "Gambia+Senegal",
        ),
    ] {
        let analysis = read(text);
        let event = analysis
            .events
            .iter()
            .find(|event| event.plover == Plover::Support)
            .expect(text);
        assert_eq!(
            names(&analysis, &event.actors).len(),
            actors.split('+').count(),
            "{text}"
        );
    }
}

#[test]
fn a_reaction_is_to_those_who_did_it() {
    let events = told("Sudan bombed Libya on Monday. Oman criticised the air raids.");
    assert_eq!(events[1], (Plover::Accuse, "Oman".into(), "Sudan".into()));
    // A plan is no deed of anybody's.
    let events = told("Sudan bombed Libya on Monday. Oman criticised the weather.");
    assert!(
        events
            .iter()
            .all(|(plover, _, recipients)| *plover != Plover::Accuse || recipients.is_empty())
    );
}

#[test]
fn a_passive_in_a_raid_is_done_by_those_whose_raid_it_is() {
    let events = told("Three Lebanese fighters were killed in an Israeli raid.");
    assert_eq!(events[0].1, "Israel");
    let events = told("Chad was condemned in a joint statement by Niger and Mali.");
    assert_eq!(
        (events[0].1.as_str(), events[0].2.as_str()),
        ("Niger+Mali", "Chad")
    );
}

#[test]
fn a_headline_leaves_out_the_auxiliary() {
    let analysis = Analyzer::new()
        .analyze(&Document::new("The police said so.").with_title("Alexei Navalny poisoned"));
    let event = &analysis.events[0];
    assert_eq!(names(&analysis, &event.recipients), ["Alexei Navalny"]);
    assert!(event.actors.is_empty());
}

#[test]
fn whose_death_it_is_did_not_do_it() {
    let analysis = read("Alexei Navalny's killing was condemned by Estonia.");
    assert!(analysis.events.iter().all(|event| {
        event.plover != Plover::Assault || names(&analysis, &event.actors) != ["Alexei Navalny"]
    }));
}

#[test]
fn leaves_tests_that_are_met_and_rallies_for_votes() {
    for text in [
        "The Polish senator meets the requirements of the law.",
        "Suppliers in Latvia could not meet demand.",
        "Kenya held a campaign rally in Nairobi.",
        "The Senate of Kenya held a confirmation hearing on Monday.",
    ] {
        let events = read(text).events;
        assert!(events.is_empty(), "{text}: {events:?}");
    }
    let [event] = &read("Polish farmers held a rally against Brussels.").events[..] else {
        panic!("no rally");
    };
    assert_eq!(event.plover, Plover::Protest);
}

#[test]
fn an_attack_in_words_is_criticism() {
    for text in [
        "Chad attacked the investigation of Sudan.",
        "The Kenyan president attacked the culture of the army.",
    ] {
        let [event] = &read(text).events[..] else {
            panic!("{text}");
        };
        assert_eq!(event.plover, Plover::Accuse, "{text}");
    }
    assert_eq!(
        read("Chad attacked the village.").events[0].plover,
        Plover::Assault
    );
}

#[test]
fn leaves_accidents_and_papers() {
    for text in [
        "A fire killed five people in Poland.",
        "Twelve sailors were killed in a crash off Malta.",
        "Boeing released a statement on Monday.",
        "Donald Trump signed a decree.",
        "Donald Trump tested positive.",
        "Kenya asked Sudan about the weather.",
    ] {
        let events = read(text).events;
        assert!(events.is_empty(), "{text}: {events:?}");
    }
}

#[test]
fn what_somebody_must_do_is_demanded_of_them() {
    let events = told("Russia said that Sudan must return the helicopter.");
    assert_eq!(
        events[0],
        (Plover::Request, "Russia".into(), "Sudan".into())
    );
    assert!(told("Russia said that it must rain soon.").is_empty());
}

#[test]
fn those_under_sanctions_are_their_targets() {
    let analysis = read("Iran is under EU sanctions.");
    let sanction = &analysis.sanctions[0];
    assert_eq!(names(&analysis, &sanction.targets), ["Iran"]);
    assert_eq!(names(&analysis, &sanction.senders), ["European Union"]);
}

#[test]
fn a_bare_noun_speaks_of_what_was_told() {
    let text = "Peru deployed 200 soldiers to Chile. Bolivia deflected questions about the Peruvian deployment.";
    let analysis = read(text);
    assert_eq!(analysis.events.len(), 1, "{:?}", analysis.events);
    assert_eq!(analysis.positions().len(), 1);
}

#[test]
fn a_time_is_nobody_to_act_on() {
    let events = told("Iran fired a ballistic missile on Tuesday.");
    assert_eq!(events, [(Plover::Mobilize, "Iran".into(), String::new())]);
}

#[test]
fn who_exercises_alone_mobilizes() {
    let events = told("Iran held drills on Monday.");
    assert_eq!(events[0].0, Plover::Mobilize);
    let events = told("Iran and Oman held drills on Monday.");
    assert_eq!(events[0].0, Plover::Cooperate);
}

#[test]
fn those_whom_evasion_helps_are_under_sanctions() {
    let analysis = read("London warned foreign banks that help Moscow dodge sanctions.");
    let sanction = &analysis.sanctions[0];
    assert_eq!(sanction.status, SanctionStatus::Evaded);
    assert_eq!(names(&analysis, &sanction.targets), ["Russia"]);
}

/// The events of a text as `TYPE actors > recipients`.
fn rows(text: &str) -> Vec<String> {
    let row = |(plover, actors, recipients): (Plover, String, String)| {
        format!("{plover} {actors} > {recipients}")
    };
    told(text).into_iter().map(row).collect()
}

#[test]
fn main_verbs_that_look_like_participles_have_their_subjects() {
    for (text, row) in [
        ("Kuwait called on Iraq to pay.", "REQUEST Kuwait > Iraq"),
        ("Polish monks rioted in Lhasa.", "PROTEST Poland > "),
    ] {
        assert_eq!(rows(text), [row], "{text}");
    }
    // A participle keeps what is done to its noun.
    assert_eq!(
        rows("The day was calm. Two Greek tourists arrested in Mali."),
        ["COERCE  > Greece"]
    );
}

#[test]
fn a_verb_and_its_noun_are_one_event() {
    assert_eq!(
        rows("Peru carried out air strikes in Chile."),
        ["ASSAULT Peru > Chile"]
    );
    assert_eq!(
        rows("Peru condemned the attack by Chile on Bolivia.").len(),
        2
    );
}

#[test]
fn emergencies_of_health_repress_nobody() {
    let emergency = "Peru's president declared a state of emergency";
    assert_eq!(rows(&format!("{emergency} after the coup.")).len(), 1);
    for about in [
        "over the coronavirus outbreak",
        "in response to the pandemic",
    ] {
        assert!(rows(&format!("{emergency} {about}.")).is_empty(), "{about}");
    }
}

#[test]
fn a_condition_makes_a_threat() {
    for (text, plover) in [
        (
            "Peru will impose sanctions on Chile if it attacks Bolivia.",
            "THREATEN",
        ),
        (
            "Peru may cut off aid to Chile unless talks resume.",
            "THREATEN",
        ),
        ("Peru vowed to attack Chile.", "THREATEN"),
        ("Peru will impose sanctions on Chile in June.", "SANCTION"),
        ("Peru imposed sanctions on Chile.", "SANCTION"),
        ("Peru vowed to help Chile.", "AGREE"),
    ] {
        assert!(
            rows(text)[0].starts_with(plover),
            "{text}: {:?}",
            rows(text)
        );
    }
}

#[test]
fn troops_leave_places_and_not_ideas() {
    assert_eq!(rows("Peru retreated from Chile.").len(), 1);
    assert_eq!(rows("Peru's troops retreated from the town.").len(), 1);
    for text in [
        "Peru retreated from its goal of ousting the general.",
        "The Peruvian minister withdrew from the race.",
    ] {
        assert!(rows(text).is_empty(), "{text}: {:?}", rows(text));
    }
}

#[test]
fn whoever_is_told_to_do_it_does_it() {
    assert_eq!(
        rows("Peru is expected to sign a treaty with Chile."),
        ["SUPPORT Peru+Chile > "]
    );
}

#[test]
fn a_court_of_a_state_is_the_court() {
    let events =
        rows("The Supreme Court of Chile, which rejected the request of Peru, sat on Monday.");
    assert_eq!(events, ["REJECT Supreme Court > Peru"]);
    assert_eq!(
        rows("The ambassador met officials of Chile, which rejected the request of Peru.")
            .last()
            .map(String::as_str),
        Some("REJECT Chile > Peru")
    );
}

#[test]
fn what_is_called_something_is_not_asked_for() {
    assert_eq!(rows("Kenya called for talks."), ["REQUEST Kenya > "]);
    for text in [
        "Kenya's minister called Chad a disgrace for the region.",
        "The networks called Ohio for Trump.",
        "West backed away from Trump.",
        "The population of Kenya declined in June.",
        "A man set himself on fire in Kenya.",
    ] {
        assert!(rows(text).is_empty(), "{text}: {:?}", rows(text));
    }
}

#[test]
fn troops_that_leave_a_state_withdraw() {
    assert_eq!(
        rows("Kenyan troops left Somalia on Monday.")[0]
            .split(' ')
            .next(),
        Some("RETREAT")
    );
    assert!(
        rows("The Kenyan singer left Somalia on Monday.")
            .iter()
            .all(|row| !row.starts_with("RETREAT"))
    );
}

#[test]
fn bodies_of_two_states_are_both_states() {
    assert_eq!(
        rows("The foreign ministers of France and Germany conferred in Oslo."),
        ["CONSULT France+Germany > "]
    );
    assert_eq!(
        rows("Kenyan and Somali troops exchanged fire on Monday."),
        ["ASSAULT Kenya+Somalia > "]
    );
}

#[test]
fn what_is_insisted_on_is_not_done() {
    assert!(
        rows("Cyprus insisted that Turkey withdraw its troops.")
            .iter()
            .all(|row| !row.starts_with("RETREAT"))
    );
    assert_eq!(
        rows("Cyprus insisted that Turkey withdrew its troops."),
        ["RETREAT Türkiye > "]
    );
}

#[test]
fn views_are_no_deeds() {
    for text in [
        "The minister said Kenya supports social justice.",
        "Kenya has opposed private schools.",
    ] {
        assert!(rows(text).is_empty(), "{text}: {:?}", rows(text));
    }
    for text in [
        "Chad supports the plan of Kenya.",
        "Chad opposed the resolution.",
    ] {
        assert_eq!(rows(text).len(), 1, "{text}: {:?}", rows(text));
    }
}

#[test]
fn people_are_of_the_state_that_they_are_in() {
    for (text, country) in [
        ("Protesters in Nairobi blocked a road.", Some("KEN")),
        ("Farmers in Kenya blocked a road.", Some("KEN")),
        ("Farmers blocked a road.", None),
    ] {
        let analysis = read(text);
        let who = analysis
            .actors
            .iter()
            .find(|actor| actor.country.is_none() || actor.name != "Kenya");
        assert_eq!(
            who.and_then(|who| who.country.as_deref()),
            country,
            "{text}"
        );
    }
}

#[test]
fn states_of_being_have_their_doers() {
    assert_eq!(
        rows("The day was calm. Kenyan forces were engaged in combat against Somalia."),
        ["ASSAULT forces > Somalia"]
    );
    assert_eq!(
        rows(
            "Lebanese police in Sidon confiscated rifles from Palestinian groups, the army said Friday."
        ),
        ["COERCE police > Palestine"]
    );
}

#[test]
fn what_is_put_beside_a_denial_is_told() {
    let events = read("Kenya refused to resign after it attacked Chad.").events;
    let attack = events.iter().find(|event| event.plover == Plover::Assault);
    assert_eq!(
        attack.map(|event| event.factuality.as_str()),
        Some("CT+"),
        "{events:?}"
    );
}

#[test]
fn what_anybody_thinks_is_no_stand() {
    for text in [
        "Many people expressed their anger on Monday.",
        "More than a million people voted on Monday.",
        "Tourists captured pictures of the storm.",
        "Kenya's president declares COVID-19 emergency.",
    ] {
        assert!(rows(text).is_empty(), "{text}: {:?}", rows(text));
    }
    for text in [
        "Kenyan protesters expressed their anger on Monday.",
        "The Kenyan parliament voted on Monday.",
        "Rebels captured the town of Goma.",
    ] {
        assert_eq!(rows(text).len(), 1, "{text}: {:?}", rows(text));
    }
}

#[test]
fn missiles_fired_at_somebody_are_an_attack() {
    for (text, row) in [
        (
            "Hezbollah fired rockets at Israel.",
            "ASSAULT Hezbollah > Israel",
        ),
        ("Iran launched missiles at Israel.", "ASSAULT Iran > Israel"),
        (
            "North Korea fired a missile into the sea.",
            "MOBILIZE North Korea > ",
        ),
        ("Kenya is flying drones to Chad.", "AID Kenya > Chad"),
    ] {
        assert_eq!(rows(text), [row], "{text}");
    }
}
