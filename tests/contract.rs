//! The JSON of an analysis is a contract.

use detente::model::{self, Actor, ActorId, ActorKind, Mention, MentionKind};
use detente::text::Span;
use detente::{Analysis, Document};

#[test]
fn offsets_count_code_points_in_json_and_bytes_in_rust() {
    let mut analysis = Analysis::new(Document::new("Où va Moscou ?"));
    let mut actor = Actor::new(ActorId::from_index(0), "Moscou", ActorKind::State);
    actor
        .mentions
        .push(Mention::new(Span::new(7, 13), MentionKind::Metonym));
    analysis.actors.push(actor);
    let json: serde_json::Value = serde_json::from_str(&analysis.to_json()).unwrap();
    assert_eq!(
        json["actors"][0]["mentions"][0],
        serde_json::json!({"start": 6, "end": 12, "kind": "metonym"})
    );
    assert_eq!(Analysis::from_json(&analysis.to_json()).unwrap(), analysis);
}

#[test]
fn a_span_outside_the_text_is_refused() {
    let json = r#"{"id":"","title":null,"published":null,"language":"en","text":"Moscow","sentences":[{"start":0,"end":7}]}"#;
    let error = Analysis::from_json(json).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("span 0..7 does not lie in the text of 6 code points"),
        "{error}"
    );
}

#[test]
fn the_committed_schema_is_the_types_schema() {
    let schema = serde_json::to_string_pretty(&model::json_schema()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        committed, schema,
        "docs/schema.json has drifted; run the test with UPDATE_SCHEMA=1 to write it anew"
    );
}

#[test]
fn the_committed_schema_of_treaty_texts_is_the_types_schema() {
    let schema = serde_json::to_string_pretty(&detente::treaty::json_schema()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/treaty_schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        committed, schema,
        "docs/treaty_schema.json has drifted; run the test with UPDATE_SCHEMA=1 to write it anew"
    );
}

#[test]
fn the_committed_schema_of_lists_is_the_types_schema() {
    let schema = serde_json::to_string_pretty(&detente::lists::json_schema()).unwrap() + "\n";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/list_schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, &schema).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        committed, schema,
        "docs/list_schema.json has drifted; run the test with UPDATE_SCHEMA=1 to write it anew"
    );
}
