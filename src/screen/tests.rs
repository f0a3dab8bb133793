//! Laws of screening, and a list of our own.

use proptest::prelude::*;

use super::*;
use crate::lists::{
    Country, Gender, Identifier, IdentifierKind, ListDate, ListEntry, ListName, NameKind,
    NameQuality, SanctionsList,
};
use crate::model::ActorKind;

fn date(words: &str) -> ListDate {
    ListDate {
        value: Some(words.parse().unwrap()),
        until: None,
        is_circa: false,
        text: words.to_owned(),
    }
}

fn country(code: &str) -> Country {
    Country {
        code: Some(code.parse().unwrap()),
        name: code.to_owned(),
    }
}

fn number(kind: IdentifierKind, number: &str) -> Identifier {
    Identifier {
        kind,
        label: kind.as_str().to_owned(),
        number: number.to_owned(),
        country: None,
        issued: None,
        expires: None,
        note: None,
    }
}

fn list() -> SanctionsList {
    let mut list = SanctionsList::new("own", "A list of our own");
    let mut person = ListEntry::with_name("p1", ActorKind::Person, "Mohammed Hassan Qadri");
    person.names.push(ListName::new("Abu Tarek", NameKind::Aka));
    person
        .names
        .push(ListName::new("محمد حسن قادري", NameKind::Variation));
    let mut weak = ListName::new("Sparrow", NameKind::Aka);
    weak.quality = NameQuality::Weak;
    person.names.push(weak);
    person.births = vec![date("1961-05-04")];
    person.nationalities = vec![country("YEM")];
    person.gender = Some(Gender::Male);
    person.identifiers = vec![number(IdentifierKind::Passport, "YE-123 456 7")];
    list.entries.push(person);
    list.entries.push(ListEntry::with_name(
        "p2",
        ActorKind::Person,
        "Viktor Petrovich Sidorenko",
    ));
    list.entries.push(ListEntry::with_name(
        "c1",
        ActorKind::Company,
        "OOO Vesna Shipping",
    ));
    list.entries.push(ListEntry::with_name(
        "c2",
        ActorKind::Other,
        "Upper and Lower River Bank",
    ));
    let mut ship = ListEntry::with_name("v1", ActorKind::Vessel, "Upper River 7");
    ship.identifiers = vec![number(IdentifierKind::Imo, "IMO 9123456")];
    list.entries.push(ship);
    list
}

fn screener() -> Screener {
    Screener::new(&[list()])
}

fn entries(query: &Query) -> Vec<String> {
    let candidates = screener().matches(query);
    candidates
        .into_iter()
        .map(|candidate| candidate.entry)
        .collect()
}

fn person(name: &str) -> Query {
    Query::new(name).with_kind(ActorKind::Person)
}

fn score(query: &Query) -> f64 {
    screener()
        .matches(query)
        .first()
        .map_or(0.0, |candidate| candidate.score)
}

fn evidence(query: &Query) -> Vec<EvidenceKind> {
    let candidates = screener().matches(query);
    candidates[0]
        .evidence
        .iter()
        .map(|fact| fact.kind)
        .collect()
}

#[test]
fn finds_names_however_they_are_written() {
    for name in [
        "Muhammad Hasan Qadiri",
        "QADRI, Mohammed Hassan",
        "MohammedHassan Qadri",
        "محمد حسن قادري",
        "Mohamed Hasan Kadri",
        "Moahmmed Hassan Qadri",
        "abu tarik",
        "Sheikh Mohammed Hassan al-Qadri",
    ] {
        assert_eq!(entries(&person(name)), ["p1"], "{name}");
    }
    for name in ["Виктор Сидоренко", "Sidorenko V. P.", "Victor Sydorenko"] {
        assert_eq!(entries(&person(name)), ["p2"], "{name}");
    }
    for name in [
        "Vesna Shipping LLC",
        "«Весна Шиппинг»",
        "VESNA-SHIPPING",
        "Vesnashipping",
    ] {
        let query = Query::new(name).with_kind(ActorKind::Company);
        assert_eq!(entries(&query), ["c1"], "{name}");
    }
    assert_eq!(
        entries(&Query::new("ULRB").with_kind(ActorKind::Company)),
        ["c2"]
    );
}

#[test]
fn leaves_strangers() {
    for name in [
        "Anna Keller",
        "Mohammed Ali",
        "Hassan",
        "Viktor",
        "Viktor Olegovich Sidorenko",
        "Boris Sidorenko",
        "",
        "—",
        "周 桂兰",
    ] {
        assert!(entries(&person(name)).is_empty(), "{name}");
    }
    for name in ["Osen Shipping", "River Bank", "Lower River Trading", "LLC"] {
        let query = Query::new(name).with_kind(ActorKind::Company);
        assert!(entries(&query).is_empty(), "{name}");
    }
}

#[test]
fn a_kind_is_looked_for_among_its_own() {
    assert_eq!(
        entries(&Query::new("Upper River 7").with_kind(ActorKind::Vessel)),
        ["v1"]
    );
    assert!(entries(&person("Upper River 7")).is_empty());
    assert_eq!(entries(&Query::new("Upper River 7")), ["v1"]);
}

#[test]
fn a_candidate_says_which_alias_and_why() {
    let candidates = screener().matches(&person("Muhammad Hasan Qadri"));
    let candidate = &candidates[0];
    assert_eq!(
        (candidate.list.as_str(), candidate.name.as_str()),
        ("own", "Mohammed Hassan Qadri")
    );
    assert_eq!(candidate.matched_kind, NameKind::Primary);
    assert!(
        candidate
            .reasons
            .contains(&Reason::new(ReasonKind::Spelling, "Muhammad", "Mohammed"))
    );
    let weak = &screener().matches(&person("Sparrow"))[0];
    assert_eq!(weak.matched, "Sparrow");
    assert_eq!(weak.evidence[0].kind, EvidenceKind::WeakAlias);
    assert!(weak.score < weak.name_score);
}

#[test]
fn facts_raise_and_lower_a_score() {
    let name = "Mohammed Hasan Qadiri";
    let plain = score(&person(name));
    let with = |query: Query| score(&query);
    assert!(with(person(name).with_born("1961-05-04".parse().unwrap())) > plain);
    assert!(with(person(name).with_born("1961".parse().unwrap())) > plain);
    assert!(
        with(
            person(name)
                .with_born("1985".parse().unwrap())
                .with_threshold(0.5)
        ) < plain
    );
    assert!(with(person(name).with_country("YEM".parse().unwrap())) > plain);
    assert!(with(person(name).with_country("PER".parse().unwrap())) < plain);
    assert!(with(person(name).with_gender(Gender::Female).with_threshold(0.5)) < plain);
    assert!((with(person(name).with_gender(Gender::Male)) - plain).abs() < 1e-6);
    assert_eq!(
        evidence(
            &person(name)
                .with_born("1962".parse().unwrap())
                .with_country("YEM".parse().unwrap())
        ),
        [EvidenceKind::BornDiffers, EvidenceKind::CountryAgrees]
    );
}

#[test]
fn a_number_finds_whoever_has_it() {
    let query = person("Someone Else").with_identifier("ye1234567");
    assert_eq!(entries(&query), ["p1"]);
    assert!(evidence(&query).contains(&EvidenceKind::IdentifierAgrees));
    assert!(entries(&person("Someone Else").with_identifier("1234567")).is_empty());
    let ship = Query::new("Upper River 7")
        .with_kind(ActorKind::Vessel)
        .with_threshold(0.5);
    assert_eq!(
        evidence(&ship.clone().with_identifier("9123456")),
        [EvidenceKind::IdentifierAgrees]
    );
    assert_eq!(
        evidence(&ship.with_identifier("IMO 9000000")),
        [EvidenceKind::IdentifierDiffers]
    );
}

#[test]
fn candidates_come_best_first_and_above_the_threshold() {
    let mut list = list();
    list.entries.push(ListEntry::with_name(
        "p3",
        ActorKind::Person,
        "Muhammad Hassan Qadiri",
    ));
    let screener = Screener::new(&[list]);
    let query = person("Mohammed Hassan Qadri");
    let candidates = screener.matches(&query);
    let found: Vec<_> = candidates
        .iter()
        .map(|candidate| candidate.entry.as_str())
        .collect();
    assert_eq!(found, ["p1", "p3"]);
    assert_eq!(screener.matches(&query.with_threshold(0.999)).len(), 1);
}

#[test]
fn an_index_comes_back_from_its_bytes() {
    let screener = screener();
    let bytes = screener.to_bytes();
    assert_eq!(Screener::from_bytes(&bytes).unwrap(), screener);
    let empty = Screener::new(&[]);
    assert_eq!(Screener::from_bytes(&empty.to_bytes()).unwrap(), empty);
    assert!(empty.matches(&Query::new("Anna Keller")).is_empty());
}

#[test]
fn an_index_comes_back_from_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("lists.index");
    screener().save(&path).unwrap();
    assert_eq!(Screener::load(&path).unwrap(), screener());
    // Another takes its place, and nothing unfinished stays beside it.
    let empty = Screener::new(&[]);
    empty.save(&path).unwrap();
    assert_eq!(Screener::load(&path).unwrap(), empty);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let error = Screener::load(folder.path().join("none")).unwrap_err();
    assert_eq!(error.kind(), crate::ErrorKind::Io);
}

#[test]
fn a_broken_index_is_an_error() {
    let bytes = screener().to_bytes();
    for (at, expected) in [
        (0, "no screening index"),
        (8, "another version"),
        (12, "another version"),
        (40, "checksum"),
    ] {
        let mut broken = bytes.clone();
        broken[at] ^= 1;
        let error = Screener::from_bytes(&broken).unwrap_err();
        assert!(error.message().contains(expected), "{at}: {error}");
        assert_eq!(error.kind(), crate::ErrorKind::Format);
    }
    for len in [0, 7, 20, 27, 28, bytes.len() - 1] {
        assert!(Screener::from_bytes(&bytes[..len]).is_err(), "{len}");
    }
}

#[test]
fn an_index_with_a_right_checksum_and_wrong_numbers_is_an_error_or_finds_something() {
    let bytes = screener().to_bytes();
    for at in 28..bytes.len() {
        let mut forged = bytes.clone();
        forged[at] = forged[at].wrapping_add(117);
        let sum = crc32fast::hash(&forged[28..]);
        forged[24..28].copy_from_slice(&sum.to_le_bytes());
        if let Ok(screener) = Screener::from_bytes(&forged) {
            let _ =
                screener.matches(&Query::new("Mohammed Hassan Qadri").with_identifier("ye1234567"));
        }
    }
}

#[test]
fn threads_find_the_same() {
    let screener = screener();
    let alone = screener.matches(&Query::new("Muhammad Hasan Qadri"));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope
                .spawn(|| assert_eq!(screener.matches(&Query::new("Muhammad Hasan Qadri")), alone));
        }
    });
}

fn names() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[A-Za-z]{1,8}([ .'-][A-Za-z]{1,8}){0,4}",
        "(Mohammed|Ali|bin|al-|Kim|OOO|LLC|II|7|V\\.|Мария|محمد|ال|김|李| |-){0,9}",
    ]
}

fn kind() -> impl Strategy<Value = Option<ActorKind>> {
    prop_oneof![
        Just(None),
        Just(Some(ActorKind::Person)),
        Just(Some(ActorKind::Company)),
        Just(Some(ActorKind::Vessel)),
    ]
}

proptest! {
    #[test]
    fn a_score_is_bounded_and_the_same_both_ways(a in names(), b in names(), kind in kind()) {
        let (one, other) = (compare_names(&a, &b, kind), compare_names(&b, &a, kind));
        prop_assert!((0.0..=1.0).contains(&one.score));
        prop_assert_eq!(one.score.to_bits(), other.score.to_bits());
    }

    #[test]
    fn a_name_is_itself(a in names(), kind in kind()) {
        let comparison = compare_names(&a, &a, kind);
        let says_something = !super::fold::fold(&a).is_empty();
        let expected: f64 = if says_something { 1.0 } else { 0.0 };
        prop_assert_eq!(comparison.score.to_bits(), expected.to_bits(), "{:?}", comparison);
    }

    #[test]
    fn any_name_can_be_listed_and_is_found(a in names(), kind in kind()) {
        let kind = kind.unwrap_or(ActorKind::Company);
        let mut list = list();
        list.entries.push(ListEntry::with_name("any", kind, a.clone()));
        let screener = Screener::new(&[list]);
        let candidates = screener.matches(&Query::new(&a).with_kind(kind));
        let telling = a.split(|sign: char| !sign.is_alphanumeric()).any(|word| word.chars().count() > 2);
        prop_assert_eq!(&Screener::from_bytes(&screener.to_bytes()).unwrap(), &screener);
        prop_assert!(!telling || candidates.iter().any(|candidate| candidate.entry == "any") || super::fold::fold(&a).is_empty(), "{:?}", candidates);
    }
}
