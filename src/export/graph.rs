//! The graph of actors, claims, events, treaties and sanctions, for networkx, Gephi and others.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::Analysis;
use crate::model::ActorId;

/// A node: its id, its kind, its label, and a finer kind.
type Node = (String, &'static str, String, String);
/// An edge: from, to, and what it says.
type Edge = (String, String, &'static str);

fn parts(analysis: &Analysis) -> (Vec<Node>, Vec<Edge>) {
    let mut nodes: Vec<Node> = Vec::new();
    let mut edges: Vec<Edge> = Vec::new();
    let text = &analysis.text;
    let actors = |ids: &[ActorId]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    for actor in &analysis.actors {
        nodes.push((
            actor.id.to_string(),
            "actor",
            actor.name.clone(),
            actor.kind.to_string(),
        ));
        for role in &actor.roles {
            if let Some(of) = role.of {
                edges.push((actor.id.to_string(), of.to_string(), "role_in"));
            }
        }
    }
    for claim in &analysis.claims {
        let id = claim.id.to_string();
        let words: Vec<&str> = claim.content.iter().map(|span| span.of(text)).collect();
        nodes.push((
            id.clone(),
            "claim",
            words.join(" … "),
            claim.act.to_string(),
        ));
        edges.extend(
            claim
                .source
                .actor
                .map(|actor| (actor.to_string(), id.clone(), "claims")),
        );
        edges.extend(
            claim
                .addressee
                .map(|actor| (id.clone(), actor.to_string(), "addressed_to")),
        );
        edges.extend(
            actors(&claim.about)
                .into_iter()
                .map(|actor| (id.clone(), actor, "about")),
        );
        edges.extend(
            claim
                .events
                .iter()
                .map(|event| (id.clone(), event.to_string(), "holds")),
        );
        edges.extend(
            claim
                .within
                .map(|outer| (id.clone(), outer.to_string(), "within")),
        );
    }
    for event in &analysis.events {
        let id = event.id.to_string();
        let label = format!(
            "{}: {}",
            event.kind.as_str().replace('_', " "),
            event.trigger.span.of(text)
        );
        nodes.push((id.clone(), "event", label, event.plover.to_string()));
        edges.extend(
            actors(&event.actors)
                .into_iter()
                .map(|actor| (actor, id.clone(), "acts_in")),
        );
        edges.extend(
            actors(&event.recipients)
                .into_iter()
                .map(|actor| (id.clone(), actor, "done_to")),
        );
        edges.extend(
            event
                .in_exchange_for
                .map(|other| (id.clone(), other.to_string(), "in_exchange_for")),
        );
    }
    for treaty in &analysis.treaties {
        let id = treaty.id.to_string();
        nodes.push((
            id.clone(),
            "treaty",
            treaty.name.clone(),
            treaty.status.to_string(),
        ));
        edges.extend(
            actors(&treaty.parties)
                .into_iter()
                .map(|actor| (actor, id.clone(), "party_to")),
        );
        edges.extend(
            actors(&treaty.signatories)
                .into_iter()
                .map(|actor| (actor, id.clone(), "signs")),
        );
    }
    for sanction in &analysis.sanctions {
        let id = sanction.id.to_string();
        let label = sanction
            .mentions
            .first()
            .map(|span| span.of(text).to_owned())
            .unwrap_or_default();
        nodes.push((id.clone(), "sanction", label, sanction.status.to_string()));
        edges.extend(
            actors(&sanction.senders)
                .into_iter()
                .map(|actor| (actor, id.clone(), "imposes")),
        );
        edges.extend(
            actors(&sanction.targets)
                .into_iter()
                .map(|actor| (id.clone(), actor, "falls_on")),
        );
    }
    (nodes, edges)
}

/// The graph as node-link JSON, as `networkx.node_link_graph(data, edges="links")` reads it.
///
/// ```
/// use detente::{Analyzer, Document, export::to_graph_json};
/// let graph = to_graph_json(&Analyzer::new().analyze(&Document::new("Kenya attacked Chad.")));
/// assert_eq!(graph["nodes"][0]["label"], "Kenya");
/// ```
pub fn to_graph_json(analysis: &Analysis) -> Value {
    let (nodes, edges) = parts(analysis);
    let nodes: Vec<Value> = nodes
        .into_iter()
        .map(|(id, kind, label, detail)| json!({"id": id, "kind": kind, "label": label, "detail": detail}))
        .collect();
    let links: Vec<Value> = edges
        .into_iter()
        .map(|(source, target, kind)| json!({"source": source, "target": target, "kind": kind}))
        .collect();
    json!({"directed": true, "multigraph": true, "graph": {"id": analysis.id}, "nodes": nodes, "links": links})
}

/// The graph as `GraphML`.
pub fn to_graphml(analysis: &Analysis) -> String {
    let (nodes, edges) = parts(analysis);
    let mut page = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    for (key, of) in [
        ("kind", "node"),
        ("label", "node"),
        ("detail", "node"),
        ("relation", "edge"),
    ] {
        let _ = writeln!(
            page,
            "  <key id=\"{key}\" for=\"{of}\" attr.name=\"{key}\" attr.type=\"string\"/>"
        );
    }
    page.push_str("  <graph edgedefault=\"directed\">\n");
    for (id, kind, label, detail) in nodes {
        let _ = write!(page, "    <node id=\"{id}\">");
        for (key, words) in [
            ("kind", kind),
            ("label", label.as_str()),
            ("detail", detail.as_str()),
        ] {
            let _ = write!(page, "<data key=\"{key}\">{}</data>", escaped(words));
        }
        page.push_str("</node>\n");
    }
    for (at, (source, target, kind)) in edges.into_iter().enumerate() {
        let _ = writeln!(
            page,
            "    <edge id=\"l{at}\" source=\"{source}\" target=\"{target}\"><data key=\"relation\">{kind}</data></edge>"
        );
    }
    page.push_str("  </graph>\n</graphml>\n");
    page
}

/// Words as XML text, without signs that XML cannot hold.
fn escaped(words: &str) -> String {
    let is_allowed = |sign: &char| {
        matches!(sign, '\t' | '\n' | '\r')
            || (!sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}'))
    };
    let words: String = words.chars().filter(is_allowed).collect();
    quick_xml::escape::escape(words.as_str()).into_owned()
}
