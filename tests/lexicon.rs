//! What the lexicon finds in sentences, and what it leaves.

use detente::lexicon::{EntryKind, Lexicon, Reading, TableKind, Way};
use detente::text::segment;
use proptest::prelude::*;

/// The actors of a text, as "words=id".
fn actors(text: &str) -> Vec<String> {
    readings(text, Reading::Actor)
}

fn readings(text: &str, reading: Reading) -> Vec<String> {
    let lexicon = Lexicon::new();
    lexicon
        .matches(text, &segment(text, None))
        .into_iter()
        .filter(|found| found.reading == reading)
        .map(|found| format!("{}={}", found.span.of(text), lexicon.entry(found.entry).id))
        .collect()
}

fn finds(text: &str, expected: &[&str]) {
    assert_eq!(actors(text), expected, "{text}");
}

fn leaves(text: &str) {
    finds(text, &[]);
}

#[test]
fn finds_names_with_what_hangs_on_them() {
    finds(
        "Russia's army met the U.S.-led force.",
        &["Russia=RUS", "U.S.=USA"],
    );
    finds(
        "A Russian-backed, anti-Chinese list",
        &["Russian=RUS", "Chinese=CHN"],
    );
    finds(
        "ties between Guinea Bissau and Côte d’Ivoire",
        &["Guinea Bissau=GNB", "Côte d’Ivoire=CIV"],
    );
    finds("The Sino-American rivalry", &["Sino=CHN", "American=USA"]);
    finds(
        "They trust the United\nNations today.",
        &["United\nNations=un"],
    );
    finds("Turkiye and Türkiye", &["Turkiye=TUR", "Türkiye=TUR"]);
}

#[test]
fn leaves_words_that_only_look_alike() {
    leaves("Give us the report of who did it; it is so.");
    leaves("They ate turkey off the china and polish the silver.");
    leaves("Mail hans@iran.example or see https://www.russia.example/iran today.");
    leaves("Norway_Spruce and unitednations are no names.");
}

#[test]
fn reads_shouted_headlines() {
    finds(
        "HOUTHIS HIT TANKER OFF YEMEN",
        &["HOUTHIS=houthis", "YEMEN=YEM"],
    );
    leaves("WHO KNOWS WHAT FOR");
}

#[test]
fn takes_the_longest_name() {
    finds(
        "Papua New Guinea and Equatorial Guinea",
        &["Papua New Guinea=PNG", "Equatorial Guinea=GNQ"],
    );
    finds("South Sudan met Sudan.", &["South Sudan=SSD", "Sudan=SDN"]);
}

#[test]
fn reads_capitals_as_governments_where_they_act() {
    finds("Moscow denied it.", &["Moscow=RUS"]);
    finds(
        "Pyongyang has also warned Seoul.",
        &["Pyongyang=PRK", "Seoul=KOR"],
    );
    finds("It eyed security guarantees from Moscow.", &["Moscow=RUS"]);
    finds("new sanctions on Tehran", &["Tehran=IRN"]);
    finds(
        "Washington-Beijing ties froze.",
        &["Washington=USA", "Beijing=CHN"],
    );
    finds(
        "a realignment in Pyongyang's foreign policy",
        &["Pyongyang=PRK"],
    );
    finds("He was visiting Moscow.", &["Moscow=RUS"]);
    finds("On Friday Moscow said no.", &["Moscow=RUS"]);
    finds("an ally of Tehran", &["Tehran=IRN"]);
    finds("The White House agreed.", &["White House=USA"]);
    finds("Tirana, which had long waited, agreed.", &["Tirana=ALB"]);
}

#[test]
fn reads_capitals_as_places_where_things_happen() {
    leaves("Thousands marched in Minsk.");
    leaves("A blast shook streets near Kyiv.");
    leaves("They met at the White House.");
    leaves("The Paris-based group met at Vienna.");
    leaves("MADRID, June 3 (Reuters) - Prices rose.");
    leaves("Shells fell on the outskirts of Tripoli.");
    leaves("Baku's airport was closed.");
    leaves("a train from Lyon to Paris");
    leaves("offices in Manila, Jakarta and Hanoi");
    leaves("He studied at London's Royal Loom School.");
    leaves("The club Olymp Athens won.");
    leaves("the archive of Vienna");
    assert_eq!(
        readings("Thousands marched in Minsk.", Reading::Place),
        ["Minsk=BLR"]
    );
}

#[test]
fn reads_short_forms_after_the_full_name() {
    finds(
        "North Korea fired. The North said so.",
        &["North Korea=PRK", "The North=PRK"],
    );
    leaves("They moved to the North in spring.");
    leaves("The Kingdom of birds");
}

#[test]
fn parts_a_body_from_its_owner() {
    finds(
        "The US Treasury and South Korea's Joint Chiefs of Staff spoke.",
        &[
            "US=USA",
            "Treasury=usa-treasury-department",
            "South Korea=KOR",
            "Joint Chiefs of Staff=kor-joint-chiefs-of-staff",
        ],
    );
    finds(
        "The Bank of China lent to China.",
        &["Bank of China=bank-of-china", "China=CHN"],
    );
}

#[test]
fn leaves_the_agency_of_a_dateline() {
    finds(
        "RIGA, March 3 (Reuters) - Latvia told Reuters so.",
        &["Latvia=LVA", "Reuters=reuters"],
    );
    finds(
        "Riga (AP) — Latvia told the Associated Press so.",
        &["Latvia=LVA", "Associated Press=associated-press"],
    );
}

#[test]
fn leaves_surnames_to_the_reader_of_names() {
    leaves("The mayor met Michael Bloomberg. Later Bloomberg said no.");
    leaves("Then George Washington came. Washington said no.");
    finds(
        "The mayor met Michael. Later Bloomberg said no.",
        &["Bloomberg=bloomberg"],
    );
    finds("In June Washington said no.", &["Washington=USA"]);
}

#[test]
fn leaves_names_inside_longer_ones() {
    leaves("They saw the National Zoo.");
    leaves("fined under the Russia (Sanctions) (EU Exit) Regulations 2019");
    leaves("He joined the London Fire Brigade.");
}

#[test]
fn knows_what_things_are() {
    let lexicon = Lexicon::new();
    let entry = |id: &str| lexicon.entry(lexicon.by_id(id).expect("known"));
    assert_eq!(entry("KOR").country(), Some("KOR"));
    assert_eq!(entry("KOR").identifiers.cow.as_deref(), Some("732"));
    assert_eq!(entry("reuters").sector.as_deref(), Some("MED"));
    assert!(matches!(entry("USA").kind, EntryKind::Actor(_)));
}

#[test]
fn finds_titles_and_common_nouns() {
    let text = "Russian Foreign Minister Sergei Lavrov met officials.";
    let lexicon = Lexicon::new();
    let found = lexicon.read(text, &segment(text, None));
    let titles: Vec<_> = found
        .titles
        .iter()
        .map(|title| title.span.of(text))
        .collect();
    assert_eq!(titles.first(), Some(&"Foreign Minister"));
    assert_eq!(found.titles[0].word.lemma, "foreign minister");
    let nominals: Vec<_> = found
        .nominals
        .iter()
        .map(|nominal| nominal.span.of(text))
        .collect();
    assert_eq!(nominals.last(), Some(&"officials"));
}

#[test]
fn takes_entries_of_a_user() {
    let lexicon = Lexicon::builder()
        .with_table(
            TableKind::ArmedGroups,
            "mine.tsv",
            "id\tname\taliases\tcountry\nfrc\tFront for Ruritanian Change\tFRC\tFRA\n",
        )
        .with_table(
            TableKind::States,
            "states.tsv",
            "id\tname\taliases\nFRA\tFrance\tthe Hexagon\n",
        )
        .build()
        .expect("good tables");
    let text = "The FRC fled the Hexagon.";
    let found = lexicon.matches(text, &segment(text, None));
    let ids: Vec<_> = found
        .iter()
        .map(|found| &*lexicon.entry(found.entry).id)
        .collect();
    assert_eq!(ids, ["frc", "FRA"]);
    assert_eq!(found[1].span.of(text), "Hexagon");
}

#[test]
fn names_what_is_wrong_in_a_users_table() {
    for (kind, text, part) in [
        (
            TableKind::Media,
            "id\tnam\n",
            "mine.tsv, line 1: no column \"name\"",
        ),
        (
            TableKind::Media,
            "id\tname\n\tX\n",
            "mine.tsv, line 2: column \"id\"",
        ),
        (
            TableKind::Organs,
            "id\tname\towner\nx\tX\tqqq\n",
            "mine.tsv, line 2: \"qqq\" is no id",
        ),
        (
            TableKind::Rules,
            "surface\tstep\treading\ttest\twords\nX\t1\tnone\tperhaps\t\n",
            "mine.tsv, line 2: column \"test\": \"perhaps\"",
        ),
        (
            TableKind::Titles,
            "form\tlemma\tuse\nx\tx\tthere\n",
            "expected before, appositive, both or honorific",
        ),
        (TableKind::Places, "id\tname\nUSA\tX\n", "already"),
        (
            TableKind::EventWords,
            "lemma\tclasses\nwidget\t\n",
            "mine.tsv, line 2: column \"classes\": empty; expected names of classes",
        ),
    ] {
        let error = Lexicon::builder()
            .with_table(kind, "mine.tsv", text)
            .build()
            .unwrap_err();
        assert!(error.to_string().contains(part), "{error}");
    }
}

#[test]
fn takes_dictionaries_with_dated_roles() {
    let (lexicon, skipped) = Lexicon::builder()
        .with_actors(
            "x.actors",
            "RUDOLF_ELPHBERG_\n+KING_RUDOLF\n\t[AUTELI <18900101]\n\t[AUTGOV >900102]\nKOSOVARIA_ [KSV]\n",
        )
        .with_agents("x.agents", "HENCHMAN {HENCHMEN} [~CRM]\n")
        .build_with_report()
        .expect("good dictionaries");
    assert!(skipped.is_empty());
    let text = "King Rudolf and his henchmen left Kosovaria.";
    let found = lexicon.read(text, &segment(text, None));
    let king = lexicon.entry(found.names[0].entry);
    assert_eq!(
        (king.name.as_ref(), king.country()),
        ("Rudolf Elphberg", Some("AUT"))
    );
    let on = |day: &str| {
        let day = detente::text::parse_date(day).expect("a date");
        king.code_on(Some(day)).and_then(|code| code.sector.clone())
    };
    assert_eq!(on("1889-05-01").as_deref(), Some("ELI"));
    assert_eq!(on("1990-05-01").as_deref(), Some("GOV"));
    assert_eq!(on("1940-05-01"), None);
    assert_eq!(lexicon.entry(found.names[1].entry).id, "XKX");
    assert_eq!(found.nominals[0].word.sector.as_deref(), Some("CRM"));
}

#[test]
fn says_in_which_way_a_name_stands() {
    let text = "Russia, Russians, Russian, Sino-Russian, and Moscow said so.";
    let lexicon = Lexicon::new();
    let ways: Vec<_> = lexicon
        .matches(text, &segment(text, None))
        .iter()
        .map(|found| found.way)
        .collect();
    assert_eq!(
        ways,
        [
            Way::Name,
            Way::Demonym,
            Way::Adjective,
            Way::Prefix,
            Way::Adjective,
            Way::Seat
        ]
    );
}

proptest! {
    #[test]
    fn gives_spans_in_order_on_character_boundaries(
        text in "([A-Za-zé’'.,()\\-\n ]|Russia|Moscow|U\\.S\\.|the North|North Korea|(Reuters)|Kim|🙂){0,60}"
    ) {
        let lexicon = Lexicon::new();
        let found = lexicon.read(&text, &segment(&text, None));
        let mut last = 0;
        for name in &found.names {
            prop_assert!(text.get(name.span.range()).is_some());
            prop_assert!(name.span.start >= last && !name.span.is_empty());
            last = name.span.end;
        }
        for span in found.titles.iter().map(|title| title.span).chain(found.nominals.iter().map(|n| n.span)) {
            prop_assert!(text.get(span.range()).is_some());
        }
    }

    #[test]
    fn survives_any_text(text in "\\PC{0,200}") {
        let lexicon = Lexicon::new();
        lexicon.read(&text, &segment(&text, None));
    }

    #[test]
    fn finds_every_state_by_its_name(at in 0usize..190) {
        let lexicon = Lexicon::new();
        let states: Vec<_> = lexicon.entries().filter(|entry| entry.detail == "un_member").collect();
        let state = states[at];
        let text = format!("Officials praised {} on Monday.", state.name);
        let found = lexicon.matches(&text, &segment(&text, None));
        prop_assert!(
            found.iter().any(|found| lexicon.entry(found.entry).id == state.id),
            "{}", state.name
        );
    }
}

#[test]
fn names_what_is_wrong_in_a_users_event_frames() {
    let head = "lemma\tpos\tparticle\tobject\tactors\trecipients\tplover\tkind\n";
    for (row, part) in [
        (
            "woo\tVERB\t\t\tsubj\tobj\tSUPPORT",
            "7 cells where the header has 8",
        ),
        (
            "\tVERB\t\t\tsubj\tobj\tSUPPORT\tother",
            "column \"lemma\": \"\"; expected one word",
        ),
        (
            "pay court\tVERB\t\t\tsubj\tobj\tSUPPORT\tother",
            "expected one word",
        ),
        (
            "woo\tverb\t\t\tsubj\tobj\tSUPPORT\tother",
            "expected VERB, NOUN or ADJ",
        ),
        (
            "woo\tVERB\t\tsuitors\tsubj\tobj\tSUPPORT\tother",
            "no word is of the class \"suitors\"",
        ),
        (
            "woo\tVERB\t\t\tsubject!\tobj\tSUPPORT\tother",
            "column \"actors\": \"subject!\" is no slot",
        ),
        (
            "woo\tVERB\t\t\tsubj\tobj:\tSUPPORT\tother",
            "column \"recipients\": \"obj:\" is no slot",
        ),
        (
            "woo\tVERB\t\t\tsubj\tobj\tCOURTSHIP\tother",
            "column \"plover\": \"COURTSHIP\" is not one of AGREE",
        ),
        (
            "woo\tVERB\t\t\tsubj\tobj\tSUPPORT\tromance",
            "column \"kind\": \"romance\" is not one of agreement",
        ),
    ] {
        let error = Lexicon::builder()
            .with_table(TableKind::EventFrames, "mine.tsv", format!("{head}{row}\n"))
            .build()
            .unwrap_err();
        let message = error.to_string();
        assert!(
            message.starts_with("mine.tsv, line 2: ") && message.contains(part),
            "{message}"
        );
    }
    let error = Lexicon::builder()
        .with_table(TableKind::EventFrames, "mine.tsv", "lemma\tpos\n")
        .build()
        .unwrap_err();
    assert_eq!(error.kind(), detente::ErrorKind::MissingField);
}

proptest! {
    #[test]
    fn any_table_of_event_frames_is_read_or_refused(
        cells in proptest::collection::vec("[a-z:|=\t\r\n]{0,12}|VERB|subj|all:|AID|other", 0..24),
        text in any::<String>(),
    ) {
        let head = "lemma\tpos\tactors\tplover\tkind\n";
        for table in [text, format!("{head}{}", cells.join("\t"))] {
            for kind in [TableKind::EventFrames, TableKind::EventWords] {
                let _ = Lexicon::builder().with_table(kind, "any", table.clone()).build();
            }
        }
    }
}
