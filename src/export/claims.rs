//! Claims as schema.org's `Claim` and `ClaimReview`, in JSON-LD.

use serde_json::{Map, Value, json};

use crate::Analysis;
use crate::model::{About, Actor, ActorId, ActorKind, Claim, Stand};

/// The claims of an analysis as a JSON-LD document.
///
/// A claim is a `Claim`: its words, who makes it, where it appears, of whom it speaks. Where an actor confirms or denies an
/// event that another's claim holds, that is a `ClaimReview` of the other's claim by this actor.
///
/// ```
/// use detente::{Analyzer, Document, export::to_json_ld};
/// let analysis = Analyzer::new().analyze(&Document::new("Seoul said that Kenya attacked Chad."));
/// let page = to_json_ld(&analysis);
/// assert_eq!(page["@graph"][0]["@type"], "Claim");
/// ```
pub fn to_json_ld(analysis: &Analysis) -> Value {
    let mut graph: Vec<Value> = analysis
        .claims
        .iter()
        .map(|claim| node(analysis, claim))
        .collect();
    graph.extend(reviews(analysis));
    json!({"@context": "https://schema.org", "@graph": graph})
}

fn id(claim: &Claim) -> String {
    format!("#{}", claim.id)
}

fn person(actor: &Actor) -> Value {
    let kind = match actor.kind {
        ActorKind::Person => "Person",
        ActorKind::State => "Country",
        ActorKind::GovernmentBody => "GovernmentOrganization",
        ActorKind::Company => "Corporation",
        ActorKind::Media => "NewsMediaOrganization",
        ActorKind::Ngo => "NGO",
        ActorKind::PoliticalParty => "PoliticalParty",
        ActorKind::Vessel | ActorKind::Aircraft => "Vehicle",
        _ => "Organization",
    };
    let mut node = Map::from_iter([
        ("@type".to_owned(), json!(kind)),
        ("name".to_owned(), json!(actor.name)),
    ]);
    if let Some(item) = &actor.identifiers.wikidata {
        node.insert(
            "sameAs".to_owned(),
            json!(format!("https://www.wikidata.org/entity/{item}")),
        );
    }
    Value::Object(node)
}

fn node(analysis: &Analysis, claim: &Claim) -> Value {
    let actor = |id: ActorId| analysis.actors.get(id.index()).map(person);
    let words: Vec<&str> = claim
        .content
        .iter()
        .map(|span| span.of(&analysis.text))
        .collect();
    let mut appearance = Map::from_iter([("@type".to_owned(), json!("NewsArticle"))]);
    if !analysis.id.is_empty() {
        appearance.insert("identifier".to_owned(), json!(analysis.id));
    }
    if let Some(title) = &analysis.title {
        appearance.insert("headline".to_owned(), json!(title));
    }
    if let Some(day) = analysis.published {
        appearance.insert("datePublished".to_owned(), json!(day.to_string()));
    }
    let mut node = Map::from_iter([
        ("@type".to_owned(), json!("Claim")),
        ("@id".to_owned(), json!(id(claim))),
        ("text".to_owned(), json!(words.join(" … "))),
        ("appearance".to_owned(), Value::Object(appearance)),
    ]);
    if let Some(author) = claim.source.actor.and_then(actor) {
        node.insert("author".to_owned(), author);
    }
    let about: Vec<Value> = claim.about.iter().filter_map(|id| actor(*id)).collect();
    if !about.is_empty() {
        node.insert("about".to_owned(), json!(about));
    }
    if let Some(time) = &claim.time {
        node.insert("temporal".to_owned(), json!(time.value));
    }
    Value::Object(node)
}

/// What one actor confirms or denies of another's claim.
fn reviews(analysis: &Analysis) -> Vec<Value> {
    let positions = analysis.positions();
    let claim_of = |id: crate::model::ClaimId| analysis.claims.get(id.index());
    let mut reviews = Vec::new();
    for position in &positions {
        let rating = match position.stand {
            Stand::Denies => 1,
            Stand::Confirms => 5,
            _ => continue,
        };
        let About::Event(_) = position.about else {
            continue;
        };
        let Some(reviewer) = position
            .actor
            .and_then(|id| analysis.actors.get(id.index()))
        else {
            continue;
        };
        let others = positions.iter().filter(|other| {
            other.about == position.about
                && other.actor != position.actor
                && other.claim != position.claim
                && other.stand == Stand::Asserts
        });
        for other in others {
            let (Some(review), Some(told)) = (claim_of(position.claim), claim_of(other.claim))
            else {
                continue;
            };
            let words: Vec<&str> = told
                .content
                .iter()
                .map(|span| span.of(&analysis.text))
                .collect();
            reviews.push(json!({
                "@type": "ClaimReview",
                "@id": format!("#{}-{}", review.id, told.id),
                "claimReviewed": words.join(" … "),
                "itemReviewed": {"@id": id(told)},
                "author": person(reviewer),
                "reviewRating": {"@type": "Rating", "ratingValue": rating, "bestRating": 5, "worstRating": 1, "alternateName": position.stand.as_str()},
            }));
        }
    }
    reviews
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(text: &str) -> Vec<Value> {
        let page = to_json_ld(&crate::Analyzer::new().analyze(&crate::Document::new(text)));
        page["@graph"].as_array().unwrap().clone()
    }

    fn of_type<'a>(graph: &'a [Value], kind: &str) -> Vec<&'a Value> {
        graph.iter().filter(|node| node["@type"] == kind).collect()
    }

    #[test]
    fn a_denial_is_a_review_of_the_claim_that_it_denies() {
        let graph =
            graph("Ukraine said that Russia had attacked Kharkiv. Russia denied the attack.");
        let [review] = of_type(&graph, "ClaimReview")[..] else {
            panic!("one review in {graph:#?}")
        };
        assert_eq!(review["author"]["name"], "Russia");
        assert_eq!(review["reviewRating"]["ratingValue"], 1);
        assert_eq!(review["reviewRating"]["alternateName"], "denies");
        let told = of_type(&graph, "Claim")
            .into_iter()
            .find(|claim| claim["@id"] == review["itemReviewed"]["@id"])
            .unwrap();
        assert_eq!(told["author"]["name"], "Ukraine");
        assert_eq!(told["text"], review["claimReviewed"]);
    }

    #[test]
    fn a_confirmation_is_the_best_rating() {
        let graph =
            graph("Ukraine said that Russia had attacked Kharkiv. Russia confirmed the attack.");
        let reviews = of_type(&graph, "ClaimReview");
        assert_eq!(reviews.len(), 1, "{graph:#?}");
        assert_eq!(reviews[0]["reviewRating"]["ratingValue"], 5);
    }

    #[test]
    fn nobody_reviews_a_claim_that_nobody_else_speaks_to() {
        let graph =
            graph("Ukraine said that Russia had attacked a hospital. Russia declined to comment.");
        assert!(!of_type(&graph, "Claim").is_empty());
        assert!(of_type(&graph, "ClaimReview").is_empty(), "{graph:#?}");
    }
}
