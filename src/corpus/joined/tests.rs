use super::*;
use crate::{Analyzer, Document};

fn corpus(stories: &[(&str, &str, &str)]) -> Corpus {
    let analyzer = Analyzer::new();
    let analyses: Vec<Analysis> = stories
        .iter()
        .map(|(id, day, text)| {
            let mut doc = Document::new(*text).with_id(*id);
            if !day.is_empty() {
                doc = doc.with_published(day.parse().unwrap());
            }
            analyzer.analyze(&doc)
        })
        .collect();
    let mut corpus = Corpus::new();
    corpus.add_analyses(&analyses).unwrap();
    corpus
}

const MISSILES: [(&str, &str, &str); 4] = [
    (
        "a",
        "2024-11-20",
        "South Korea said that Russia had sent missiles to North Korea.",
    ),
    (
        "b",
        "2024-11-21",
        "Russia denied that it had sent missiles to North Korea.",
    ),
    (
        "c",
        "2024-11-22",
        "Japan confirmed that Russia had sent missiles to North Korea.",
    ),
    (
        "d",
        "2024-11-23",
        "China declined to say whether Russia had sent missiles to North Korea.",
    ),
];

#[test]
fn joins_what_documents_report_of_one_event() {
    let joined = corpus(&MISSILES).join(JoinOptions::default());
    let event = joined.event("a/e1").unwrap();
    assert_eq!(event.what, "arms transfer: Russia → North Korea");
    assert_eq!(event.documents, 4);
    assert_eq!(event.first_claimed_by.as_deref(), Some("South Korea"));
    assert_eq!(event.first_claimed.unwrap().to_string(), "2024-11-20");
    assert_eq!(event.denied_by, ["Russia"]);
    assert_eq!(event.confirmed_by, ["Japan"]);
    assert_eq!(event.declined_by, ["China"]);
    let stands: Vec<_> = joined
        .positions()
        .iter()
        .filter(|position| position.about_id == "a/e1")
        .map(|position| (position.document.as_str(), position.stand.as_str()))
        .collect();
    assert_eq!(
        stands,
        [
            ("a", "asserts"),
            ("b", "denies"),
            ("c", "confirms"),
            ("d", "declines")
        ]
    );
}

#[test]
fn finds_contradictions_and_reversals() {
    let joined = corpus(&MISSILES).join(JoinOptions::default());
    let pairs: Vec<_> = joined
        .contradictions()
        .iter()
        .map(|found| {
            (
                found.assertion.actor.clone().unwrap(),
                found.denial.actor.clone().unwrap(),
            )
        })
        .collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(pairs, [pair("KOR", "RUS"), pair("JPN", "RUS")]);
    let joined = corpus(&[
        ("a", "2024-05-01", "Kenya denied that it attacked Chad."),
        ("b", "2024-05-02", "Kenya confirmed that it attacked Chad."),
    ])
    .join(JoinOptions::default());
    assert!(joined.contradictions()[0].is_reversal());
}

#[test]
fn leaves_apart_what_is_not_the_same() {
    let pairs = [
        // Other kinds, other roles, other things, other days.
        (
            "Russia attacked Ukraine.",
            "Russia sent missiles to Ukraine.",
        ),
        ("Russia attacked Ukraine.", "Ukraine attacked Russia."),
        (
            "Russia sent missiles to Iran.",
            "Russia sent tanks to Iran.",
        ),
        (
            "Russia attacked Ukraine on 3 May 2024.",
            "Russia attacked Ukraine on 9 May 2024.",
        ),
        ("Russia attacked Ukraine.", "Russia attacked Moldova."),
    ];
    for (first, second) in pairs {
        let joined = corpus(&[("a", "2024-05-10", first), ("b", "2024-05-10", second)])
            .join(JoinOptions::default());
        assert_eq!(joined.events().len(), 2, "{first} {second}");
    }
}

#[test]
fn events_without_a_day_are_looked_for_in_the_window() {
    let stories = [
        ("a", "2024-05-01", "Russia attacked Ukraine."),
        ("b", "2024-06-10", "Russia attacked Ukraine."),
    ];
    let events = |days| {
        let options = JoinOptions::default().with_window_days(days);
        corpus(&stories).join(options).events().len()
    };
    assert_eq!(events(30), 2);
    assert_eq!(events(60), 1);
}

#[test]
fn the_order_of_adding_changes_nothing() {
    let forwards = corpus(&MISSILES).join(JoinOptions::default());
    let mut stories = MISSILES;
    stories.reverse();
    let backwards = corpus(&stories).join(JoinOptions::default());
    assert_eq!(forwards.actors(), backwards.actors());
    assert_eq!(forwards.events(), backwards.events());
}

#[test]
fn actors_of_one_name_are_one_where_nothing_speaks_against_it() {
    let joined = corpus(&[
        (
            "a",
            "",
            "South Korea's national security adviser Shin Won-sik visited Tokyo.",
        ),
        ("b", "", "Shin Won-sik met reporters."),
        ("c", "", "Officials met in Geneva."),
        ("d", "", "Officials met in Vienna."),
    ])
    .join(JoinOptions::default());
    let shin = joined.actor("Shin Won-sik").unwrap();
    assert_eq!((shin.documents, shin.country.as_deref()), (2, Some("KOR")));
    assert_eq!(shin.id, "person:shin-won-sik:KOR");
    let officials = joined.actors().iter().filter(|actor| !actor.is_named());
    assert!(
        officials
            .clone()
            .all(|actor| actor.documents == 1 && actor.id.contains('/'))
    );
    assert!(officials.count() >= 2);
}

#[test]
fn an_actor_is_found_by_code_id_and_name() {
    let joined = corpus(&MISSILES).join(JoinOptions::default());
    for name in ["PRK", "North Korea", "north korea"] {
        assert_eq!(joined.actor(name).unwrap().id, "PRK", "{name}");
    }
    assert_eq!(joined.actor("Atlantis"), None);
    let russia = joined.actor("RUS").unwrap();
    let parts: Vec<_> = joined
        .timeline(russia)
        .into_iter()
        .map(|moment| moment.part)
        .collect();
    assert_eq!(parts, ["actor", "denies"]);
    assert_eq!(joined.timeline_table(russia).num_rows(), 2);
    assert_eq!(joined.positions_table(None, Some(russia)).num_rows(), 1);
    assert_eq!(joined.positions_table(Some("a/e1"), None).num_rows(), 4);
    assert_eq!(joined.contradictions_table(Some("nothing")).num_rows(), 0);
}

#[test]
fn documents_have_one_id_each() {
    let mut corpus = corpus(&MISSILES);
    let before = corpus.tables().clone();
    let error = corpus.add(before.clone()).unwrap_err();
    assert_eq!(
        (error.kind(), error.document()),
        (ErrorKind::Option, Some("a"))
    );
    assert_eq!((corpus.len(), corpus.tables()), (4, &before));
}

#[test]
fn an_empty_corpus_has_tables_without_rows() {
    let joined = Corpus::new().join(JoinOptions::default());
    for &table in JoinedTable::ALL {
        assert_eq!(joined.table(table).num_rows(), 0);
        assert_eq!(joined.table(table).num_columns(), table.columns().len());
    }
}

#[test]
fn what_is_saved_is_opened_again_and_added_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive");
    let mut first = corpus(&MISSILES[..2]);
    first.save(&path).unwrap();
    let mut again = Corpus::open(&path).unwrap();
    assert_eq!(again.tables(), first.tables());
    let rest = corpus(&MISSILES[2..]);
    again.add(rest.tables().clone()).unwrap();
    again.save(&path).unwrap();
    again.save(&path).unwrap();
    let whole = Corpus::open(&path).unwrap();
    assert_eq!(whole.len(), 4);
    assert_eq!(
        whole.join(JoinOptions::default()),
        corpus(&MISSILES).join(JoinOptions::default())
    );
    let names = |folder: &str| {
        let entries = std::fs::read_dir(path.join(folder)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(
        names("claims"),
        ["part-00000.parquet", "part-00001.parquet"]
    );
    assert_eq!(names("joined").len(), 6);
    // The first one does not know what the second one added.
    assert_eq!(first.save(&path).unwrap_err().kind(), ErrorKind::Option);
}

#[test]
fn a_save_that_was_cut_off_does_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let mut saved = corpus(&MISSILES);
    saved.save(folder.path()).unwrap();
    let claims = folder.path().join("claims");
    std::fs::copy(
        claims.join("part-00000.parquet"),
        claims.join("part-00001.parquet"),
    )
    .unwrap();
    std::fs::write(claims.join("part-00002.parquet.7.tmp"), "half").unwrap();
    assert_eq!(Corpus::open(folder.path()).unwrap().len(), 4);
}

#[test]
fn what_is_no_corpus_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(
        Corpus::open(folder.path()).unwrap_err().kind(),
        ErrorKind::Io
    );
    corpus(&MISSILES).save(folder.path()).unwrap();
    let broken = folder.path().join("claims/part-00000.parquet");
    std::fs::write(&broken, "not Parquet").unwrap();
    let error = Corpus::open(folder.path()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Format);
    assert!(error.origin().unwrap().ends_with("part-00000.parquet"));
}
