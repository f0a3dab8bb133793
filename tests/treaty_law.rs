//! What treaty texts bind whom to: clauses of our own, in every modality and every kind of provision.

use detente::model::{ProvisionKind, TreatyStatus};
use detente::treaty::{ArticleRole, CowClass, Modality, Obligation, TreatyText};

fn parse(clause: &str) -> TreatyText {
    TreatyText::parse(&format!("Article 1\n\n{clause}\n"))
}

fn words(span: Option<detente::text::Span>, text: &str) -> Option<String> {
    span.map(|span| span.of(text).to_owned())
}

fn first(clause: &str) -> (TreatyText, Obligation) {
    let treaty = parse(clause);
    let obligation = treaty
        .obligations
        .first()
        .unwrap_or_else(|| panic!("nothing found in {clause:?}"))
        .clone();
    (treaty, obligation)
}

#[test]
fn finds_every_modality_with_its_bearer() {
    use Modality::{
        BestEffort, Constitutive, Declaratory, Exemption, Obligation, Permission, Power,
        Prohibition, Right,
    };
    let cases = [
        (
            Obligation,
            "Each Party shall keep its bank of the river clear of driftwood.",
            "Each Party",
        ),
        (
            Obligation,
            "The Contracting Parties undertake to mark the channel with buoys.",
            "The Contracting Parties",
        ),
        (
            Obligation,
            "The two Governments agree to exchange gauge readings every week.",
            "The two Governments",
        ),
        (
            Obligation,
            "The Parties will inform each other of any flood.",
            "The Parties",
        ),
        (
            Obligation,
            "Ostland binds itself to pay half of the cost of the weir.",
            "Ostland",
        ),
        (
            Obligation,
            "Every vessel must carry a lamp at night.",
            "Every vessel",
        ),
        (
            Obligation,
            "In time of flood, the upstream Party shall close its sluices.",
            "the upstream Party",
        ),
        (
            Obligation,
            "The Parties agree that the locks shall be opened at dawn.",
            "the locks",
        ),
        (
            BestEffort,
            "The Parties shall endeavour to lower the dues.",
            "The Parties",
        ),
        (
            BestEffort,
            "Each State shall, as far as possible, spare the fish.",
            "Each State",
        ),
        (
            BestEffort,
            "The Parties will make every effort to settle the matter.",
            "The Parties",
        ),
        (
            BestEffort,
            "The pilots should speak both languages.",
            "The pilots",
        ),
        (
            BestEffort,
            "The Parties shall use their best endeavours to train pilots.",
            "The Parties",
        ),
        (
            Prohibition,
            "No Party shall levy dues on passing barges.",
            "No Party",
        ),
        (
            Prohibition,
            "Neither Party may divert the river.",
            "Neither Party",
        ),
        (
            Prohibition,
            "The Parties shall not fortify the banks.",
            "The Parties",
        ),
        (
            Prohibition,
            "Each Party undertakes not to build a dam.",
            "Each Party",
        ),
        (
            Prohibition,
            "The Parties shall refrain from dredging in May.",
            "The Parties",
        ),
        (
            Prohibition,
            "The Parties shall not apply dues to fishing boats.",
            "The Parties",
        ),
        (
            Prohibition,
            "Westland undertakes never under any circumstances to mine the channel.",
            "Westland",
        ),
        (
            Permission,
            "Any Party may send observers to the lock.",
            "Any Party",
        ),
        (
            Permission,
            "The Parties may, by common consent, close a lock.",
            "The Parties",
        ),
        (
            Permission,
            "A vessel in distress is permitted to anchor.",
            "A vessel in distress",
        ),
        (
            Right,
            "Each Party shall have the right to inspect the gauges.",
            "Each Party",
        ),
        (Right, "Bargemen are entitled to free water.", "Bargemen"),
        (
            Right,
            "The Parties reserve the right to raise the dues.",
            "The Parties",
        ),
        (
            Power,
            "The River Commission may adopt rules for pilots.",
            "The River Commission",
        ),
        (
            Power,
            "The Council is empowered to fix the dues.",
            "The Council",
        ),
        (
            Power,
            "The Tribunal shall have jurisdiction over collisions.",
            "The Tribunal",
        ),
        (
            Exemption,
            "A Party shall not be required to admit vessels without lamps.",
            "A Party",
        ),
        (
            Exemption,
            "Nothing in this Treaty shall prevent a Party from closing its port.",
            "Nothing in this Treaty",
        ),
        (
            Exemption,
            "Fishing boats are exempt from dues.",
            "Fishing boats",
        ),
        (
            Exemption,
            "This Agreement shall not affect the rights of millers.",
            "This Agreement",
        ),
        (
            Constitutive,
            "This Treaty shall enter into force upon signature.",
            "This Treaty",
        ),
        (
            Constitutive,
            "The Parties hereby establish a River Commission.",
            "The Parties",
        ),
        (
            Constitutive,
            "The Commission shall be composed of six members.",
            "The Commission",
        ),
        (
            Constitutive,
            "The Annex shall form an integral part of this Treaty.",
            "The Annex",
        ),
        (
            Constitutive,
            "This Treaty shall remain in force for ten years.",
            "This Treaty",
        ),
        (
            Declaratory,
            "The Parties reaffirm the freedom of the river.",
            "The Parties",
        ),
        (
            Declaratory,
            "\u{201c}Barge\u{201d} means a vessel without sails.",
            "\u{201c}Barge\u{201d}",
        ),
        (
            Declaratory,
            "The Parties recognize the needs of the upstream villages.",
            "The Parties",
        ),
    ];
    for (modality, clause, bearer) in cases {
        let (treaty, obligation) = first(clause);
        assert_eq!(obligation.modality, modality, "{clause}: {obligation:?}");
        assert_eq!(
            words(obligation.bearer, &treaty.text).as_deref(),
            Some(bearer),
            "{clause}"
        );
    }
    for modality in Modality::ALL {
        assert!(
            cases.iter().any(|(covered, ..)| covered == modality),
            "{modality}"
        );
    }
}

#[test]
fn finds_act_condition_exception_and_beneficiary() {
    let cases = [
        (
            "If the gauge passes three metres, each Party shall warn the other Party, unless the wires are down.",
            "warn the other Party",
            Some("If the gauge passes three metres"),
            Some("unless the wires are down"),
            Some("the other Party"),
        ),
        (
            "The Parties shall assist each other in the event of ice.",
            "assist each other",
            Some("in the event of ice"),
            None,
            Some("each other"),
        ),
        (
            "Except in time of war, no Party shall close the locks.",
            "close the locks",
            None,
            Some("Except in time of war"),
            None,
        ),
        (
            "The keeper shall open the lock to all barges.",
            "open the lock to all barges",
            None,
            None,
            None,
        ),
        (
            "Each Party shall, on the first day of May, report to the depositary.",
            "on the first day of May, report to the depositary",
            None,
            None,
            Some("the depositary"),
        ),
    ];
    for (clause, act, condition, exception, beneficiary) in cases {
        let (treaty, obligation) = first(clause);
        let text = &treaty.text;
        assert_eq!(obligation.act.of(text), act, "{clause}");
        assert_eq!(
            words(obligation.condition, text).as_deref(),
            condition,
            "{clause}"
        );
        assert_eq!(
            words(obligation.exception, text).as_deref(),
            exception,
            "{clause}"
        );
        assert_eq!(
            words(obligation.beneficiary, text).as_deref(),
            beneficiary,
            "{clause}"
        );
    }
}

#[test]
fn finds_every_verb_of_a_sentence_and_the_path_to_it() {
    let treaty = TreatyText::parse(
        "Article 3\n1. The Parties shall keep the locks open and shall not levy dues.\n\
         2. Each Party shall:\n(a) mark its channel;\n(b) light its bridges.\n\
         3. The Council may meet; it shall adopt its rules.\n",
    );
    let text = &treaty.text;
    let found: Vec<_> = treaty
        .obligations
        .iter()
        .map(|obligation| {
            (
                obligation.article.as_str(),
                obligation.paragraph.as_str(),
                obligation.modality.as_str(),
                obligation.act.of(text),
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("3", "1", "obligation", "keep the locks open"),
            ("3", "1", "prohibition", "levy dues"),
            (
                "3",
                "2",
                "obligation",
                "(a) mark its channel;\n(b) light its bridges"
            ),
            ("3", "3", "power", "meet"),
            ("3", "3", "obligation", "adopt its rules"),
        ]
    );
}

#[test]
fn leaves_what_binds_nobody() {
    for clause in [
        "The locks are made of oak.",
        "Barges which may carry grain.",
        "In May 1921 the river froze.",
        "By means of chains and of the willing hands of keepers.",
        "",
    ] {
        assert_eq!(parse(clause).obligations, [], "{clause}");
    }
    // The verb of a relative or conditional clause is not the sentence's.
    let (treaty, obligation) = first("A vessel which may carry powder shall fly a red flag.");
    assert_eq!(treaty.obligations.len(), 1);
    assert_eq!(obligation.act.of(&treaty.text), "fly a red flag");
}

#[test]
fn codes_every_kind_of_provision() {
    use ProvisionKind::{
        ArmsControl, Border, Ceasefire, Consultation, Defense, EconomicCooperation, Environment,
        Extradition, HumanRights, MilitaryCooperation, Neutrality, Nonaggression, Nonproliferation,
        Offense, Trade,
    };
    let cases = [
        (
            Defense,
            "If a third Power attacks one of the Parties, the other shall come to its assistance with all its forces.",
        ),
        (
            Defense,
            "An armed attack against one Party shall be considered an attack against the other.",
        ),
        (
            Offense,
            "The Parties undertake to declare war jointly upon the League of the Isles.",
        ),
        (
            Offense,
            "On the first of June both Parties shall open hostilities against the League.",
        ),
        (
            Neutrality,
            "Should one Party be at war, the other shall observe strict neutrality.",
        ),
        (
            Neutrality,
            "Each Party undertakes not to join any coalition directed against the other Party, and to remain neutral.",
        ),
        (
            Nonaggression,
            "The Parties undertake in no case to resort to war against each other.",
        ),
        (
            Nonaggression,
            "Neither Party shall attack the other, and both renounce war against each other.",
        ),
        (
            Consultation,
            "Whenever the security of a Party is threatened, the Parties shall consult together without delay.",
        ),
        (
            Consultation,
            "In a crisis that touches their common interests the Governments will enter into immediate consultation.",
        ),
        (
            ArmsControl,
            "Each Party shall destroy the artillery named in the list and reduce its stockpile by half.",
        ),
        (
            Nonproliferation,
            "Each Party undertakes not to transfer nuclear weapons to any third State.",
        ),
        (
            Ceasefire,
            "The Parties shall observe a ceasefire along the river from midnight.",
        ),
        (
            MilitaryCooperation,
            "The Parties shall hold joint exercises of their river flotillas every year.",
        ),
        (
            EconomicCooperation,
            "The Parties shall promote economic cooperation in the valley.",
        ),
        (
            Trade,
            "No Party shall levy customs duties on grain of the other.",
        ),
        (
            Border,
            "The boundary line shall follow the middle of the channel.",
        ),
        (
            Extradition,
            "The Parties shall extradite smugglers at each other's request.",
        ),
        (
            HumanRights,
            "Each Party shall respect the human rights of the bargemen.",
        ),
        (
            Environment,
            "The Parties shall prevent pollution of the river.",
        ),
    ];
    for (kind, clause) in cases {
        let treaty = parse(clause);
        let kinds: Vec<_> = treaty
            .coding
            .provisions
            .iter()
            .map(|coded| coded.kind)
            .collect();
        assert!(kinds.contains(&kind), "{clause}: {kinds:?}");
        assert_eq!(treaty.coding.provisions[0].articles, ["1"]);
        let record = treaty.treaty.unwrap();
        assert!(
            record
                .provisions
                .iter()
                .any(|provision| provision.kind == kind)
        );
    }
}

#[test]
fn leaves_alliances_out_of_other_treaties() {
    for clause in [
        "The Parties shall consult on customs matters once a year.",
        "The Parties shall assist each other in the training of pilots.",
        "Internees shall receive assistance from neutral Powers.",
        "The Parties shall refrain from the use of chains in any manner that harms fish.",
        "Nothing in this Treaty shall oblige a Party to come to the assistance of the other against an attack.",
        "The Council shall meet if a Party attacks the budget.",
    ] {
        let treaty = parse(clause);
        assert_eq!(
            treaty.coding.atop().count(),
            0,
            "{clause}: {:?}",
            treaty.coding
        );
        assert_eq!(treaty.coding.cow_class, None);
    }
}

#[test]
fn derives_the_class_of_an_alliance_from_its_obligations() {
    let defense = "If one of the Parties is attacked, the other shall assist it with armed force and come to its assistance.";
    let consult = "The Parties shall consult together when the peace of the region is threatened by the threat of war.";
    let treaty = TreatyText::parse(&format!(
        "Article 1\nThe Parties reaffirm their friendship.\n\nArticle 2\n{consult}\n\nArticle 3\n{defense}\n"
    ));
    let atop: Vec<_> = treaty
        .coding
        .atop()
        .map(|coded| (coded.kind, coded.articles.join(","), coded.is_conditional))
        .collect();
    assert_eq!(
        atop,
        [
            (ProvisionKind::Defense, "3".to_owned(), true),
            (ProvisionKind::Consultation, "2".to_owned(), true)
        ]
    );
    assert_eq!(treaty.coding.cow_class, Some(CowClass::Defense));
    assert_eq!(parse(consult).coding.cow_class, Some(CowClass::Entente));
    assert_eq!(
        parse("The Parties undertake not to attack each other.")
            .coding
            .cow_class,
        Some(CowClass::Nonaggression)
    );
}

const TREATY: &str = "TREATY ON THE UPPER RIVER\n\n\
    The Government of the Kingdom of Norway and the Government of the Republic of Finland (hereinafter referred to as \"the Parties\"),\n\n\
    Desiring to keep the river open,\n\nHave agreed as follows:\n\n\
    Article 1\nThe Parties shall keep the river open.\n\n\
    Article 2\nAny dispute concerning the interpretation or application of this Treaty shall be settled by negotiation.\n\n\
    Article 3\nThis Treaty may be amended by agreement of the Parties. Any amendment shall be made in writing.\n\n\
    Article 4\n1. This Treaty shall enter into force thirty days after the exchange of the instruments of ratification.\n\
    2. It shall be applied provisionally from 1 June 1921.\n\n\
    Article 5\nThis Treaty shall remain in force for a period of twenty years and shall be automatically renewed for further periods of five years. \
    Either Party may denounce this Treaty by a written notice of twelve months.\n\n\
    Article 6\nNo reservations may be made to this Treaty.\n\n\
    Article 7\nThis Treaty shall be open for accession by any State on the river.\n\n\
    Article 8\nThe original of this Treaty shall be deposited with the Government of Norway. The Depositary shall have it registered with the Secretariat of the United Nations.\n\n\
    IN WITNESS WHEREOF the undersigned have signed this Treaty.\n\n\
    DONE at Tromsø, this fourth day of May, nineteen hundred and twenty-one, in duplicate in the English and Finnish languages, both texts being equally authentic.\n\n\
    For the Government of the Kingdom of Norway\n\nFor the Government of the Republic of Finland\n";

#[test]
fn finds_the_final_clauses() {
    let treaty = TreatyText::parse(TREATY);
    let clauses = &treaty.final_clauses;
    let fields: Vec<_> = clauses
        .iter()
        .map(|(name, clause)| (name, clause.article.as_deref().unwrap_or("")))
        .collect();
    assert_eq!(
        fields,
        [
            ("entry_into_force", "4"),
            ("provisional_application", "4"),
            ("duration", "5"),
            ("renewal", "5"),
            ("withdrawal", "5"),
            ("amendment", "3"),
            ("accession", "7"),
            ("reservations", "6"),
            ("dispute_settlement", "2"),
            ("depositary", "8"),
            ("registration", "8"),
            ("authentic_languages", ""),
        ]
    );
    let period = |name: &str| {
        clauses
            .iter()
            .find(|(field, _)| *field == name)
            .and_then(|(_, clause)| clause.period.as_ref().map(|period| period.value.clone()))
    };
    assert_eq!(period("entry_into_force").as_deref(), Some("P30D"));
    assert_eq!(period("duration").as_deref(), Some("P20Y"));
    assert_eq!(period("withdrawal").as_deref(), Some("P12M"));
    let force = clauses.entry_into_force.as_ref().unwrap();
    assert_eq!(
        force.condition.unwrap().of(TREATY),
        "after the exchange of the instruments of ratification"
    );
    let provisional = clauses.provisional_application.as_ref().unwrap();
    assert_eq!(provisional.date.as_ref().unwrap().value, "1921-06-01");
    assert_eq!(
        clauses.reservations.as_ref().unwrap().is_allowed,
        Some(false)
    );
    assert_eq!(
        clauses.authentic_languages.as_ref().unwrap().languages,
        ["en", "fi"]
    );
}

#[test]
fn finds_parties_place_and_date() {
    let treaty = TreatyText::parse(TREATY);
    let record = treaty.treaty.as_ref().unwrap();
    let names: Vec<_> = record
        .parties
        .iter()
        .map(|id| treaty.actors[id.index()].name.as_str())
        .collect();
    assert_eq!(names, ["Norway", "Finland"]);
    assert_eq!(record.parties, record.signatories);
    assert_eq!(record.signed.as_ref().unwrap().value, "1921-05-04");
    assert_eq!(record.status, TreatyStatus::Signed);
    assert_eq!(record.name, "TREATY ON THE UPPER RIVER");
    assert_eq!(treaty.place.unwrap().of(TREATY), "Tromsø");
    assert_eq!(treaty.defined_names[0].span.of(TREATY), "the Parties");
    assert_eq!(treaty.defined_names[0].of, None);
}

#[test]
fn gives_articles_their_roles_by_their_words() {
    let treaty = TreatyText::parse(TREATY);
    let roles: Vec<_> = treaty
        .articles
        .iter()
        .map(|article| article.roles.as_slice())
        .collect();
    assert_eq!(roles[0], []);
    assert!(roles[1].contains(&ArticleRole::DisputeSettlement));
    assert!(roles[2].contains(&ArticleRole::Amendment));
    assert!(roles[3].contains(&ArticleRole::EntryIntoForce));
    assert!(roles[4].contains(&ArticleRole::WithdrawalTermination));
    assert!(roles[5].contains(&ArticleRole::Reservation));
    assert!(roles[6].contains(&ArticleRole::Accession));
    assert!(roles[7].contains(&ArticleRole::Depositary));
}

#[test]
fn reads_the_same_across_line_breaks() {
    let wrapped = TREATY
        .replace(" of ", "\r\nof ")
        .replace(" shall ", " shall\n  ");
    let treaty = TreatyText::parse(&wrapped);
    let plain = TreatyText::parse(TREATY);
    let brief = |treaty: &TreatyText| -> Vec<_> {
        treaty
            .obligations
            .iter()
            .map(|obligation| {
                (
                    obligation.modality,
                    obligation
                        .act
                        .of(&treaty.text)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            })
            .collect()
    };
    assert_eq!(brief(&treaty), brief(&plain));
    let json = treaty.to_json();
    assert_eq!(serde_json::from_str::<TreatyText>(&json).unwrap(), treaty);
}
