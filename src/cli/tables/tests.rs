use super::*;

/// A document with a record of every kind, some of whose words would disturb a terminal.
fn sample() -> Analysis {
    let text = "Pact \u{1b}[31msigned\n\nRussia's Putin said on Friday that more than 10,000 soldiers \u{202e}would go to Ukraine under the treaty. The West imposed sanctions over it.";
    let at = |words: &str| {
        let start = text.find(words).expect("the words stand in the text");
        let start = text[..start].chars().count();
        (start, start + words.chars().count())
    };
    let span = |words: &str| {
        let (start, end) = at(words);
        serde_json::json!({"start": start, "end": end})
    };
    let with = |words: &str, more: serde_json::Value| {
        let mut value = span(words);
        for (key, item) in more.as_object().expect("an object") {
            value[key] = item.clone();
        }
        value
    };
    let actor = |id: &str, name: &str, kind: &str, country: Option<&str>, words: &[&str]| {
        serde_json::json!({
            "id": id, "name": name, "kind": kind, "country": country, "sector": null, "roles": [],
            "identifiers": {}, "basis": "lexicon",
            "mentions": words.iter().map(|words| with(words, serde_json::json!({"kind": "name"}))).collect::<Vec<_>>(),
        })
    };
    let quantity = with(
        "more than 10,000 soldiers",
        serde_json::json!({
            "value": 10000.0, "upper": null, "relation": "more_than", "unit": "soldiers",
        }),
    );
    let json = serde_json::json!({
        "id": "wire-1", "title": "Pact \u{1b}[31msigned", "published": "2024-11-22", "language": "en", "text": text,
        "sentences": [span("Pact \u{1b}[31msigned"), span("Russia's Putin said on Friday that more than 10,000 soldiers \u{202e}would go to Ukraine under the treaty."), span("The West imposed sanctions over it.")],
        "actors": [
            actor("a1", "Russia", "state", Some("RUS"), &["Russia"]),
            actor("a2", "Vladimir Putin", "person", Some("RUS"), &["Putin"]),
            actor("a3", "Ukraine", "state", Some("UKR"), &["Ukraine"]),
            actor("a4", "the West", "bloc", None, &["West"]),
        ],
        "claims": [{
            "id": "c1", "source": with("Putin", serde_json::json!({"actor": "a2", "kind": "named"})),
            "cue": with("said", serde_json::json!({"lemma": "say"})), "act": "assert",
            "content": [span("more than 10,000 soldiers \u{202e}would go to Ukraine under the treaty")],
            "quotation": "indirect", "factuality": {"source": "CT+", "author": "Uu"}, "addressee": null,
            "medium": null, "time": null, "about": [], "events": ["e1"], "within": null,
        }],
        "events": [{
            "id": "e1", "plover": "AID", "mode": null, "kind": "troop_deployment", "cameo": null,
            "trigger": with("go", serde_json::json!({"lemma": "go"})), "actors": ["a1"], "recipients": ["a3"],
            "object": null, "quantity": quantity, "time": null, "place": null, "factuality": "PR+",
            "claims": ["c1"], "in_exchange_for": null,
        }],
        "treaties": [{
            "id": "t1", "name": "the treaty", "parties": ["a1", "a3"], "signatories": [], "signed": null,
            "status": "signed", "mentions": [span("the treaty")],
            "provisions": [with("go to Ukraine", serde_json::json!({
                "kind": "defense", "deontic": null, "bound": [], "condition": null,
            }))],
        }],
        "sanctions": [{
            "id": "s1", "senders": ["a4"], "targets": ["a1"], "measures": ["trade", "financial"], "status": "in_force",
            "reason": null, "objective": null, "legal_basis": null, "time": null,
            "mentions": [span("imposed sanctions")], "claims": [],
        }],
        "quantities": [quantity],
        "dates": [with("Friday", serde_json::json!({"kind": "date", "value": "2024-11-22"}))],
    });
    Analysis::from_json(&json.to_string()).expect("the sample is an analysis")
}

fn look(width: u16) -> Look {
    Look {
        width,
        has_styles: false,
        is_terminal: false,
    }
}

#[test]
fn shows_every_kind_of_record() {
    insta::assert_snapshot!(render(&sample(), look(100)));
}

#[test]
fn leaves_the_less_important_columns_where_there_is_no_room() {
    insta::assert_snapshot!(render(&sample(), look(80)));
}

#[test]
fn never_goes_over_the_width() {
    for width in WIDTH_MIN..=WIDTH_MAX {
        let page = render(&sample(), look(width)) + &explanation(&sample(), look(width));
        for line in page.lines() {
            assert!(line.chars().count() <= width.into(), "{width}: {line}");
        }
    }
}

#[test]
fn keeps_signs_away_that_would_disturb_a_terminal() {
    let page = render(&sample(), look(100));
    assert!(!page.contains(['\u{1b}', '\u{202e}']), "{page}");
}

#[test]
fn is_the_same_page_with_styles_and_without() {
    let styled = render(
        &sample(),
        Look {
            width: 100,
            has_styles: true,
            is_terminal: true,
        },
    );
    let mut plain = String::new();
    let mut signs = styled.chars();
    while let Some(sign) = signs.next() {
        if sign == '\u{1b}' {
            signs.by_ref().find(|sign| *sign == 'm');
        } else {
            plain.push(sign);
        }
    }
    let lines = |page: &str| {
        page.lines()
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&plain), lines(&render(&sample(), look(100))));
}

#[test]
fn says_that_there_is_nothing() {
    let page = render(
        &Analysis::new(crate::Document::new("").with_id("empty")),
        look(80),
    );
    assert_eq!(
        page,
        "empty\nlanguage not told · 0 sentences\n\nNo records.\n"
    );
}
