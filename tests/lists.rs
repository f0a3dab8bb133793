//! Sanctions lists in every format, whole and broken.

use std::path::PathBuf;

use detente::lists::{
    Gender, IdentifierKind, ListEntry, ListFormat, ListOptions, ListWarningKind, NameKind,
    NamePartKind, NameQuality, RelationKind, SanctionsList, load_list_bytes, load_list_files,
    load_list_with,
};
use detente::load_list;
use detente::model::{ActorKind, Measure, Objective};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/lists")
        .join(name)
}

fn load(name: &str) -> SanctionsList {
    load_list(path(name)).unwrap()
}

fn read(name: &str, text: &str) -> SanctionsList {
    load_list_bytes(name, text.as_bytes().to_vec(), &ListOptions::default()).unwrap()
}

fn day(date: Option<&detente::lists::ListDate>) -> String {
    date.and_then(|date| date.value)
        .map(|value| value.to_string())
        .unwrap_or_default()
}

/// What every list of the tests says of the person in it.
fn is_dora(entry: &ListEntry) {
    assert_eq!(entry.kind, ActorKind::Person);
    assert!(
        entry.name().eq_ignore_ascii_case("Dora Maria Weller"),
        "{}",
        entry.name()
    );
    assert_eq!(entry.names[0].kind, NameKind::Primary);
    assert!(
        entry.names[1..]
            .iter()
            .all(|name| name.kind != NameKind::Primary)
    );
    assert!(
        entry.names[0]
            .part(NamePartKind::Family)
            .unwrap()
            .eq_ignore_ascii_case("weller")
    );
    assert!(
        entry
            .names
            .iter()
            .any(|name| name.quality == NameQuality::Weak)
    );
    assert_eq!(entry.gender, Some(Gender::Female));
    let kenya = |country: &&detente::lists::Country| {
        country.code.is_some_and(|code| code.as_str() == "KEN")
    };
    assert!(
        entry.countries().iter().any(kenya),
        "{:?}",
        entry.countries()
    );
}

#[test]
fn reads_ofac_csv_with_its_further_files() {
    for name in ["ofac", "ofac/sdn.csv"] {
        let list = load(name);
        assert_eq!(list.warnings, []);
        assert_eq!(
            (list.format, list.id.as_str()),
            (ListFormat::OfacCsv, "us-ofac-sdn")
        );
        let [dora, salt, ship, plane] = &list.entries[..] else {
            panic!("{}", list.entries.len())
        };
        is_dora(dora);
        assert_eq!(dora.programmes[0].objectives, [Objective::Terrorism]);
        assert_eq!(dora.programmes[1].targets[0].as_str(), "IRN");
        assert_eq!(dora.measures[0].measure, Measure::Financial);
        assert_eq!(dora.titles, ["Colonel"]);
        assert!(dora.births[0].is_circa && !dora.births[1].is_circa);
        assert_eq!(dora.addresses[0].line(), "1 Quay, Oxbow 00100, Kenya");
        let passport = &dora.identifiers[0];
        assert_eq!(
            (passport.kind, passport.number.as_str()),
            (IdentifierKind::Passport, "A 77")
        );
        assert_eq!(day(passport.expires.as_ref()), "2024-10-30");
        assert_eq!(dora.notes[0].label, "Additional Sanctions Information -");
        assert_eq!(dora.relations[0].entry.as_deref(), Some("102"));

        assert_eq!(salt.kind, ActorKind::Other);
        assert_eq!(salt.names[1].kind, NameKind::Fka);
        // The end of its remark stands in another file, and names a person family name first.
        assert_eq!(salt.relations[0].name, "WELLER, Dora Maria");
        assert_eq!(salt.relations[0].entry.as_deref(), Some("101"));
        assert_eq!(
            salt.addresses[1]
                .country
                .as_ref()
                .unwrap()
                .code
                .unwrap()
                .as_str(),
            "PRK"
        );
        let kinds: Vec<_> = salt
            .identifiers
            .iter()
            .map(|id| (id.kind, id.number.as_str()))
            .collect();
        assert_eq!(
            kinds,
            [
                (IdentifierKind::TaxId, "55-1"),
                (IdentifierKind::CryptoWallet, "1Abc"),
                (IdentifierKind::Other, "9")
            ]
        );

        let details = ship.vessel.as_ref().unwrap();
        assert_eq!(details.flag.as_ref().unwrap().code.unwrap().as_str(), "PAN");
        assert_eq!(details.past_flags.len(), 2);
        assert_eq!(details.gross_tonnage.as_deref(), Some("81,479"));
        assert_eq!(ship.names[1].kind, NameKind::Nka);
        assert!(
            ship.identifiers
                .iter()
                .any(|id| id.kind == IdentifierKind::Imo && id.number == "9187629")
        );
        let details = plane.aircraft.as_ref().unwrap();
        assert_eq!(details.operators, ["Upper Air"]);
        assert_eq!(day(details.built.as_ref()), "1984-09");
        assert_eq!(plane.programmes[0].name, None);
        assert_eq!(plane.measures[0].measure, Measure::Financial);
        assert_eq!(plane.position.line, 4);
    }
}

#[test]
fn reports_rows_of_ofac_csv_that_fit_nowhere() {
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let row = |id: &str, name: &str| {
        format!("{id},\"{name}\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n")
    };
    let sdn = format!(
        "{}{}3,\"open\r\n4,short\r\n{}\u{1a}",
        row("1", "A"),
        row("2", "B"),
        row("2", "C")
    );
    let files = vec![
        file("SDN.CSV", &sdn),
        file(
            "ALT.CSV",
            "9,1,\"aka\",\"D\",-0- \r\n1,2,\"aka\",\"E\",-0- \r\n",
        ),
        file("ADD.CSV", "1,1,-0- ,-0- ,\"Cuba\",-0- \r\n"),
    ];
    let list = load_list_files(files.clone(), &ListOptions::default()).unwrap();
    assert_eq!(list.entries.len(), 3);
    assert_eq!(list.entries[0].names.len(), 2);
    let found: Vec<_> = list
        .warnings
        .iter()
        .map(|w| (w.kind, w.line, w.entry.as_deref(), w.source.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            (ListWarningKind::Record, Some(3), Some("3"), "SDN.CSV"),
            (ListWarningKind::Record, Some(4), Some("4"), "SDN.CSV"),
            (ListWarningKind::MissingFile, None, None, "SDN.CSV"),
            (ListWarningKind::Orphan, Some(1), Some("9"), "ALT.CSV"),
            (ListWarningKind::Duplicate, Some(5), Some("2"), "SDN.CSV"),
        ]
    );
    let error = load_list_files(files, &ListOptions::default().strict()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "SDN.CSV, line 3: entry 3: a quotation mark is not closed"
    );
}

#[test]
fn reads_ofac_xml() {
    let list = load("sdn.xml");
    assert_eq!(list.warnings, []);
    assert_eq!(day(list.published.as_ref()), "2026-07-30");
    let dora = &list.entries[0];
    is_dora(dora);
    assert_eq!(dora.id, "101");
    assert_eq!(dora.names[1].full, "D. VELLER");
    assert_eq!(dora.births[1].until.unwrap().to_string(), "1970");
    assert_eq!(dora.addresses[0].street.as_deref(), Some("1 Quay, Floor 2"));
    assert_eq!(dora.notes[0].text, "section 1(b)");
    assert_eq!(day(dora.identifiers[0].issued.as_ref()), "2014-02-20");
    let ship = &list.entries[1];
    assert_eq!(ship.kind, ActorKind::Vessel);
    assert_eq!(
        ship.vessel.as_ref().unwrap().owners,
        ["Upper Navigation Ltd."]
    );
    assert_eq!(ship.identifiers[1].kind, IdentifierKind::CryptoWallet);
    assert!(ship.position.line > dora.position.line);
}

#[test]
fn the_old_namespace_and_a_prefix_are_the_same() {
    let text = std::fs::read_to_string(path("sdn.xml")).unwrap();
    let new = read("sdn.xml", &text);
    let old = text.replace(
        "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
        "http://tempuri.org/sdnList.xsd",
    );
    let old = read("sdn.xml", &old);
    let names = |list: &SanctionsList| {
        list.entries
            .iter()
            .map(|entry| entry.names.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&old), names(&new));
}

#[test]
fn counts_the_entries_against_what_the_list_says() {
    let text = std::fs::read_to_string(path("sdn.xml")).unwrap();
    let list = read(
        "sdn.xml",
        &text.replace("<Record_Count>2<", "<Record_Count>3<"),
    );
    assert_eq!(list.warnings[0].kind, ListWarningKind::Count);
    assert!(list.warnings[0].message.contains("3 entries; 2 were read"));
}

#[test]
fn reads_ofac_advanced_xml() {
    let list = load("sdn_advanced.xml");
    let kinds: Vec<_> = list.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [ListWarningKind::Orphan], "{:?}", list.warnings);
    assert_eq!(day(list.published.as_ref()), "2026-09-09");
    let [dora, salt] = &list.entries[..] else {
        panic!()
    };
    is_dora(dora);
    assert_eq!(dora.names[2].full, "Дора Веллер");
    assert_eq!(dora.names[2].kind, NameKind::Variation);
    assert_eq!(dora.names[2].script.as_deref(), Some("Cyrl"));
    assert_eq!(day(dora.births.first()), "1971");
    assert_eq!(dora.addresses[0].line(), "1 Quay, Oxbow, Kenya");
    assert_eq!(dora.nationalities[0].name, "Kenya");
    assert_eq!(dora.contacts[0].value, "www.salt.example");
    assert_eq!(day(dora.identifiers[0].expires.as_ref()), "2024-10-30");
    assert_eq!(day(dora.listed.as_ref()), "2016-12-10");
    assert!(
        dora.legal_bases
            .iter()
            .any(|basis| basis.name == "Executive Order 13224")
    );
    assert_eq!(dora.programmes[0].code, "SDGT");
    assert_eq!(salt.relations[0].kind, RelationKind::OwnedBy);
    assert_eq!(salt.relations[0].entry.as_deref(), Some("101"));
}

#[test]
fn reads_the_un_list() {
    let list = load_list(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/lists/un.xml"
    ))
    .unwrap();
    assert_eq!(list.warnings, []);
    let [dora, salt] = &list.entries[..] else {
        panic!()
    };
    assert_eq!(dora.name(), "Dora Weller");
    let names: Vec<_> = dora.names[1..]
        .iter()
        .map(|name| (name.full.as_str(), name.kind, name.quality))
        .collect();
    assert_eq!(
        names,
        [
            ("Dora Veller; D. Weller", NameKind::Aka, NameQuality::Strong),
            ("Dora Veller", NameKind::Variation, NameQuality::Strong),
            ("D. Weller", NameKind::Variation, NameQuality::Strong),
            ("The Miller", NameKind::Fka, NameQuality::Weak),
        ]
    );
    assert_eq!(dora.positions, ["Head of the Upper River guard"]);
    assert!(dora.births[0].is_circa);
    assert_eq!(dora.births[1].until.unwrap().to_string(), "1972");
    assert_eq!(
        (
            dora.births.len(),
            dora.addresses.len(),
            dora.birth_places.len()
        ),
        (2, 1, 1)
    );
    assert_eq!(dora.identifiers[1].kind, IdentifierKind::Passport);
    assert_eq!(day(dora.listed.as_ref()), "2025-10-17");
    assert_eq!(dora.programmes[0].targets[0].as_str(), "HTI");
    assert_eq!(salt.name(), "UPPER RIVER SALT & SHIPPING");
    assert_eq!(salt.names[1].script.as_deref(), Some("Arab"));
    assert_eq!(salt.names[2].kind, NameKind::Fka);
}

#[test]
fn reads_the_eu_list() {
    let list = load("eu.xml");
    assert_eq!(list.warnings, []);
    let [dora, ship] = &list.entries[..] else {
        panic!()
    };
    is_dora(dora);
    assert_eq!(dora.names[1].language.as_deref(), Some("ru"));
    assert_eq!(day(dora.listed.as_ref()), "2018-06-25");
    assert_eq!(day(ship.listed.as_ref()), "2024-07-30");
    assert_eq!(dora.legal_bases[0].name, "2025/1 (L 2025001)");
    assert_eq!(
        dora.legal_bases[0].url.as_deref(),
        Some("https://eur-lex.example/1")
    );
    let births: Vec<_> = dora
        .births
        .iter()
        .map(|born| (born.text.as_str(), born.is_circa))
        .collect();
    assert_eq!(
        births,
        [
            ("1969 to 1972", true),
            ("1971-03-04", false),
            ("1971-03", false)
        ]
    );
    assert_eq!(dora.birth_places.len(), 1);
    assert_eq!(dora.contacts[0].value, "toll@salt.example");
    assert_eq!(
        dora.identifiers[2].note.as_deref(),
        Some("issued by Oxbow office; diplomatic; known to be expired")
    );
    assert_eq!(ship.kind, ActorKind::Vessel);
    assert_eq!(ship.identifiers[1].number, "9187629");
}

#[test]
fn reads_the_uk_list_as_xml_and_csv() {
    for name in ["uk.xml", "uk.csv"] {
        let list = load(name);
        assert_eq!(list.warnings, [], "{name}");
        assert_eq!(day(list.published.as_ref()), "2026-09-10");
        let [dora, ship] = &list.entries[..] else {
            panic!("{name}")
        };
        is_dora(dora);
        assert_eq!(dora.id, "RUS9001");
        assert_eq!(day(dora.listed.as_ref()), "2022-06-29");
        assert_eq!(day(dora.updated.first()), "2026-08-04");
        assert_eq!(dora.programmes[0].targets[0].as_str(), "RUS");
        let measures: Vec<_> = dora.measures.iter().map(|one| one.measure).collect();
        assert_eq!(measures[..2], [Measure::Financial, Measure::Travel]);
        assert!(dora.reasons[0].starts_with("She took toll"));
        assert!(dora.identifiers.iter().any(|id| id.number == "HTi.901"));
        assert!(dora.births.iter().any(|born| {
            born.value
                .is_some_and(|value| value.month().is_none() || value.year() == 1971)
        }));
        assert_eq!(ship.kind, ActorKind::Vessel);
        assert_eq!(
            ship.measures[0].text.as_deref(),
            Some("Prohibition of port entry")
        );
        assert!(ship.identifiers.iter().any(|id| id.number == "9187629"));
        assert_eq!(ship.reasons, Vec::<String>::new());
    }
    assert_eq!(load("uk.xml").entries[0].births.len(), 3);
    assert_eq!(load("uk.csv").entries[0].addresses.len(), 2);
}

#[test]
fn a_broken_row_of_the_uk_list_costs_itself_only() {
    let text = std::fs::read_to_string(path("uk.csv")).unwrap();
    let broken = text.replace(
        "04/08/2026,RUS9001,15001,HTi.901,Veller",
        "\"04/08/2026,RUS9001,15001,HTi.901,Veller",
    );
    assert_ne!(broken, text);
    let list = read("uk.csv", &broken);
    assert_eq!(list.entries.len(), 2);
    assert_eq!(list.entries[0].names.len(), 1);
    // The row runs over two lines, of which neither is a row now.
    let lines: Vec<_> = list.warnings.iter().map(|warning| warning.line).collect();
    assert_eq!(lines, [Some(5), Some(6)]);
}

#[test]
fn reads_the_treasury_list_as_xml_and_csv() {
    for name in ["ofsi.xml", "ofsi.csv"] {
        let list = load(name);
        assert_eq!(list.warnings, [], "{name}");
        let [dora, ship] = &list.entries[..] else {
            panic!("{name}")
        };
        is_dora(dora);
        assert_eq!(dora.id, "15001");
        assert_eq!(dora.names[0].quality, NameQuality::Strong);
        assert!(
            dora.identifiers.iter().any(|id| id.number == "RUS9001"),
            "{name}"
        );
        assert!(dora.reasons[0].starts_with("She took toll"));
        assert_eq!(day(dora.listed.as_ref()), "2022-06-29");
        assert!(
            ship.identifiers
                .iter()
                .any(|id| id.kind == IdentifierKind::Imo && id.number == "9187629"),
            "{name}"
        );
        assert_eq!(
            ship.vessel.as_ref().unwrap().flag.as_ref().unwrap().name,
            "Comoros"
        );
    }
    let dora = &load("ofsi.csv").entries[0];
    assert_eq!(dora.nationalities.len(), 2);
    assert_eq!(dora.contacts.len(), 2);
}

#[test]
fn reads_entities_of_followthemoney() {
    let list = load("entities.ftm.json");
    let kinds: Vec<_> = list
        .warnings
        .iter()
        .map(|warning| (warning.kind, warning.line))
        .collect();
    assert_eq!(kinds, [(ListWarningKind::Orphan, Some(7))]);
    let [dora, salt] = &list.entries[..] else {
        panic!()
    };
    assert_eq!(list.sender.as_deref(), Some("USA"));
    assert_eq!(list.id, "t_list");
    assert_eq!(dora.names[1].kind, NameKind::Variation);
    assert_eq!(dora.names[3].quality, NameQuality::Weak);
    assert_eq!(dora.nationalities[0].name, "Kenya");
    assert_eq!(dora.addresses[0].line(), "1 Quay, Oxbow, Kenya");
    assert_eq!(dora.programmes[0].objectives, [Objective::Terrorism]);
    assert_eq!(dora.reasons, ["She took toll."]);
    assert_eq!(dora.relations[0].entry.as_deref(), Some("t-2"));
    assert_eq!(salt.relations[0].kind, RelationKind::OwnedBy);
    assert_eq!(salt.measures[0].measure, Measure::Financial);
    assert_eq!(dora.identifiers.len(), 2);
}

#[test]
fn nested_entities_say_the_same() {
    let nested = load("targets.nested.json");
    assert_eq!(nested.format, ListFormat::FtmNested);
    assert_eq!(nested.warnings, []);
    let (flat, nested) = (load("entities.ftm.json"), &nested.entries[0]);
    let dora = &flat.entries[0];
    assert_eq!(nested.names, dora.names);
    assert_eq!(nested.programmes, dora.programmes);
    assert_eq!(nested.addresses, dora.addresses);
    assert_eq!(nested.relations[0].name, dora.relations[0].name);
}

#[test]
fn a_broken_line_of_json_costs_itself_only() {
    let text = std::fs::read_to_string(path("entities.ftm.json")).unwrap();
    let list = read(
        "x.ftm.json",
        &format!("{text}{{\"id\": \"t-x\", \"schema\": \n{{\"id\":1}}\n"),
    );
    let broken: Vec<_> = list
        .warnings
        .iter()
        .filter(|w| w.kind == ListWarningKind::Record)
        .map(|w| (w.line, w.entry.as_deref()))
        .collect();
    assert_eq!(broken, [(Some(10), Some("t-x")), (Some(11), None)]);
}

/// Every XML list with its first record made unreadable: the others stay.
#[test]
fn a_broken_record_costs_itself_only() {
    for (name, record, inside, key) in [
        ("sdn.xml", "</sdnEntry>", "<title>", "101"),
        (
            "sdn_advanced.xml",
            "</DistinctParty>",
            "<Feature ID=\"1\"",
            "101",
        ),
        ("eu.xml", "</sanctionEntity>", "<remark>", ""),
        ("uk.xml", "</Designation>", "<Titles>", "RUS9001"),
        (
            "ofsi.xml",
            "</FinancialSanctionsTarget>",
            "<Title>",
            "15001",
        ),
    ] {
        let text = std::fs::read_to_string(path(name)).unwrap();
        let whole = read(name, &text);
        let at = text.find(inside).unwrap();
        let lost = |broken: &str, what: &str| {
            let list = read(name, broken);
            let faults: Vec<_> = list
                .warnings
                .iter()
                .filter(|w| w.kind == ListWarningKind::Record)
                .collect();
            assert_eq!(faults.len(), 1, "{name}, {what}: {:?}", list.warnings);
            assert!(faults[0].line.is_some(), "{name}");
            if !key.is_empty() {
                assert_eq!(faults[0].entry.as_deref(), Some(key), "{name}, {what}");
            }
            // A row of the Treasury's list is one name of several.
            if name != "ofsi.xml" {
                assert_eq!(
                    list.entries.len(),
                    whole.entries.len() - 1,
                    "{name}, {what}"
                );
            }
            assert_eq!(
                list.entries.last().unwrap().names,
                whole.entries.last().unwrap().names,
                "{name}, {what}"
            );
            let strict = load_list_bytes(
                name,
                broken.as_bytes().to_vec(),
                &ListOptions::default().strict(),
            );
            assert!(strict.is_err(), "{name}, {what}");
        };
        lost(
            &format!("{}</nonsense>{}", &text[..at], &text[at..]),
            "a stray end tag",
        );
        lost(&format!("{}&lol;{}", &text[..at], &text[at..]), "an entity");
        lost(
            &format!("{}{}{}", &text[..at], "<x>".repeat(100), &text[at..]),
            "a hundred open tags",
        );
        lost(&text.replacen(record, "", 1), "no end tag");
    }
}

#[test]
fn expands_no_entities() {
    let laughs = r#"<!DOCTYPE sdnList [<!ENTITY lol "lol"><!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;"><!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;"><!ENTITY x SYSTEM "file:///etc/passwd">]>"#;
    let text = format!(
        "{laughs}<sdnList><sdnEntry><uid>1</uid><lastName>&lol2;</lastName></sdnEntry><sdnEntry><uid>2</uid><lastName>&x;</lastName></sdnEntry><sdnEntry><uid>3</uid><lastName>A &amp; B</lastName></sdnEntry></sdnList>"
    );
    let list = read("sdn.xml", &text);
    assert_eq!(list.entries.len(), 1);
    assert_eq!(list.entries[0].name(), "A & B");
    let keys: Vec<_> = list.warnings.iter().map(|w| w.entry.as_deref()).collect();
    assert_eq!(keys, [Some("1"), Some("2")]);
    assert!(
        list.warnings[0].message.contains("none is expanded")
            || list.warnings[0].message.contains("no other is expanded")
    );
}

#[test]
fn a_record_of_a_gigabyte_is_passed_over_in_little_memory() {
    use std::io::Write;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sdn.xml");
    let mut file = std::io::BufWriter::new(std::fs::File::create(&path).unwrap());
    write!(file, "<sdnList><sdnEntry><uid>1</uid><lastName>").unwrap();
    let block = vec![b'a'; 1 << 20];
    for _ in 0..64 {
        file.write_all(&block).unwrap();
    }
    write!(
        file,
        "</lastName></sdnEntry><sdnEntry><uid>2</uid><lastName>B</lastName></sdnEntry></sdnList>"
    )
    .unwrap();
    drop(file);
    let list = load_list(&path).unwrap();
    assert_eq!(list.entries.len(), 1);
    assert_eq!(list.entries[0].id, "2");
    assert_eq!(list.warnings[0].entry.as_deref(), Some("1"));
    assert!(list.warnings[0].message.contains("16 MiB"));
}

#[test]
fn a_file_cut_off_keeps_its_whole_records() {
    for (name, record) in [
        ("sdn.xml", "</sdnEntry>"),
        ("eu.xml", "</sanctionEntity>"),
        ("uk.xml", "</Designation>"),
    ] {
        let text = std::fs::read_to_string(path(name)).unwrap();
        let first = text.find(record).unwrap() + record.len();
        let list = read(name, &text[..first + 60]);
        assert_eq!(list.entries.len(), 1, "{name}");
        assert!(
            list.warnings
                .iter()
                .any(|w| w.kind == ListWarningKind::Truncated),
            "{name}"
        );
        assert!(
            load_list_bytes(
                name,
                text.as_bytes()[..first].to_vec(),
                &ListOptions::default().strict()
            )
            .is_err()
        );
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let mut state = 7u64;
    let mut random = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below.max(1)
    };
    let names = [
        "sdn.xml",
        "sdn_advanced.xml",
        "eu.xml",
        "uk.xml",
        "uk.csv",
        "ofsi.xml",
        "ofsi.csv",
        "entities.ftm.json",
        "targets.nested.json",
        "ofac/sdn.csv",
    ];
    for name in names {
        let whole = std::fs::read(path(name)).unwrap();
        let format = load(name).format;
        for round in 0..150 {
            let mut bytes = whole.clone();
            for _ in 0..=random(6) {
                let at = random(bytes.len());
                match random(4) {
                    0 => bytes[at] = random(256) as u8,
                    1 => bytes.truncate(at),
                    2 => drop(bytes.drain(at..(at + random(40)).min(bytes.len()))),
                    _ => bytes.insert(at, b"<>&\"',;()\n-\xff\0"[random(13)]),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            let options = ListOptions::default().with_format(format);
            if let Ok(list) = load_list_bytes(name, bytes, &options) {
                assert!(
                    list.entries.iter().all(|entry| !entry.names.is_empty()),
                    "{name}, round {round}"
                );
            }
        }
    }
}

#[test]
fn refuses_what_is_no_list() {
    for (name, text) in [
        ("a.txt", "words"),
        ("a.xml", "<html></html>"),
        ("a.json", "{\"a\": 1}"),
        ("a.csv", "a,b\n1,2\n"),
        ("a", ""),
    ] {
        let error =
            load_list_bytes(name, text.as_bytes().to_vec(), &ListOptions::default()).unwrap_err();
        assert!(
            error.to_string().contains("no sanctions list"),
            "{name}: {error}"
        );
    }
    let error = load_list(path("ofac/add.csv")).unwrap_err();
    assert!(error.to_string().contains("holds the addresses"), "{error}");
    assert!(load_list(path("no such file")).is_err());
    let folder = load_list_with(env!("CARGO_MANIFEST_DIR"), &ListOptions::default()).unwrap_err();
    assert!(
        folder
            .to_string()
            .contains("neither SDN.CSV nor CONS_PRIM.CSV"),
        "{folder}"
    );
}

#[test]
fn a_list_is_the_same_after_json() {
    for name in ["ofac", "sdn_advanced.xml", "eu.xml", "ofsi.csv"] {
        let list = load(name);
        let json = serde_json::to_string(&list).unwrap();
        assert_eq!(
            serde_json::from_str::<SanctionsList>(&json).unwrap(),
            list,
            "{name}"
        );
    }
}

#[test]
fn an_entry_is_an_actor_and_a_sanction() {
    let list = load("uk.xml");
    let analysis = list.entries[0].to_analysis(&list);
    let sanction = &analysis.sanctions[0];
    let actor = |id: detente::model::ActorId| &analysis.actors[id.index()];
    assert_eq!(actor(sanction.targets[0]).name, "Dora Maria WELLER");
    assert_eq!(actor(sanction.targets[0]).country.as_deref(), Some("KEN"));
    assert_eq!(actor(sanction.senders[0]).name, "United Kingdom");
    assert_eq!(sanction.measures, [Measure::Financial, Measure::Travel]);
    assert!(
        sanction
            .reason
            .unwrap()
            .of(&analysis.text)
            .starts_with("She took toll")
    );
    assert_eq!(
        sanction.time.as_ref().unwrap().span.of(&analysis.text),
        "2022-06-29"
    );
    for mention in &actor(sanction.targets[0]).mentions {
        assert!(
            ["WELLER", "Veller", "Веллер"]
                .iter()
                .any(|name| mention.span.of(&analysis.text).contains(name))
        );
    }
    assert_eq!(
        detente::Analysis::from_json(&analysis.to_json()).unwrap(),
        analysis
    );
}

#[test]
fn tells_what_changed() {
    let before = load("sdn.xml");
    let text = std::fs::read_to_string(path("sdn.xml")).unwrap();
    let text = text
        .replace("<dateOfBirth>circa 1971<", "<dateOfBirth>04 Mar 1971<")
        .replace(
            "<uid>103</uid><lastName>OXBOW 7<",
            "<uid>104</uid><lastName>OXBOW 8<",
        )
        .replace(
            "  <sdnEntry>\n    <uid>101",
            "\n\n  <sdnEntry>\n    <uid>101",
        );
    let after = read("sdn.xml", &text);
    let diff = detente::lists::diff_lists(&before, &after);
    assert_eq!(
        (diff.added[0].name.as_str(), diff.removed[0].name.as_str()),
        ("OXBOW 8", "OXBOW 7")
    );
    assert_eq!(
        (diff.added.len(), diff.removed.len(), diff.changed.len()),
        (1, 1, 1)
    );
    let change = &diff.changed[0];
    assert_eq!(change.id, "101");
    let [field] = &change.fields[..] else {
        panic!("{change:?}")
    };
    assert_eq!(field.field, "births");
    assert_eq!(
        (field.removed.as_slice(), field.added.as_slice()),
        (
            ["circa 1971".to_owned()].as_slice(),
            ["1971-03-04".to_owned()].as_slice()
        )
    );
    assert!(detente::lists::diff_lists(&before, &before).is_empty());
}

#[test]
fn lists_come_back_from_followthemoney() {
    for name in [
        "ofac",
        "sdn_advanced.xml",
        "eu.xml",
        "uk.xml",
        "ofsi.csv",
        "entities.ftm.json",
    ] {
        let list = load(name);
        let lines = list.to_ftm_lines();
        assert_eq!(lines, list.to_ftm_lines(), "the same in every run");
        let back = read("x.ftm.json", &lines);
        assert_eq!(back.warnings, [], "{name}");
        assert_eq!(back.sender, list.sender, "{name}");
        assert_eq!(back.entries.len(), list.entries.len(), "{name}");
        for (entry, back) in list.entries.iter().zip(&back.entries) {
            assert_eq!(back.name(), entry.name(), "{name}");
            assert_eq!(back.kind, entry.kind, "{name}");
            let mut names: Vec<_> = entry.names.iter().map(|name| name.full.as_str()).collect();
            let mut names_back: Vec<_> = back.names.iter().map(|name| name.full.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            names_back.sort_unstable();
            assert_eq!(names_back, names, "{name}");
            let codes = |entry: &ListEntry| {
                entry
                    .programmes
                    .iter()
                    .map(|one| (one.code.clone(), one.targets.clone()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(codes(back), codes(entry), "{name}");
            assert_eq!(
                day(back.listed.as_ref()),
                day(entry.listed.as_ref()),
                "{name}"
            );
            assert_eq!(back.addresses.len(), entry.addresses.len(), "{name}");
            assert_eq!(back.gender, entry.gender, "{name}");
            assert_eq!(back.reasons.len(), entry.reasons.len(), "{name}");
            let measures = |entry: &ListEntry| {
                let mut measures: Vec<_> = entry.measures.iter().map(|one| one.measure).collect();
                measures.sort_unstable();
                measures
            };
            assert_eq!(measures(back), measures(entry), "{name}");
        }
        let linked = |list: &SanctionsList| {
            list.entries
                .iter()
                .flat_map(|entry| &entry.relations)
                .filter(|one| one.entry.is_some())
                .count()
        };
        assert!(linked(&back) >= linked(&list), "{name}");
    }
}

#[test]
fn entities_keep_their_ids_within_the_rules() {
    use std::collections::HashSet;
    for name in ["ofac", "sdn_advanced.xml", "eu.xml", "uk.xml", "ofsi.xml"] {
        let entities = load(name).to_ftm();
        let ids: HashSet<&str> = entities.iter().map(|entity| entity.id.as_str()).collect();
        for entity in &entities {
            let fits = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.');
            assert!(
                entity.id.chars().all(fits) && entity.id.len() <= 200,
                "{}",
                entity.id
            );
            assert!(!entity.id.starts_with(['-', '.']) && !entity.id.ends_with(['-', '.']));
            for (property, values) in &entity.properties {
                assert!(
                    !values.is_empty() && values.iter().all(|value| !value.is_empty()),
                    "{property}"
                );
                if matches!(
                    property.as_str(),
                    "entity" | "holder" | "addressEntity" | "subject" | "object"
                ) {
                    assert!(
                        values.iter().all(|id| ids.contains(id.as_str())),
                        "{name}: {property} {values:?}"
                    );
                }
            }
        }
    }
}
