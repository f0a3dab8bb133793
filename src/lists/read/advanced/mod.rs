//! OFAC's `sdn_advanced.xml` and `cons_advanced.xml`: everything is told by numbers, which the file's first part explains.

mod dates;
mod names;

use std::collections::HashMap;

use self::dates::{day, period};
use super::draft::{Draft, add_measure};
use super::facts::{self, Labelled, note};
use super::source::Input;
use super::words::one_line;
use super::xml::Node;
use crate::Error;
use crate::lists::tables::{self, Fact};
use crate::lists::{
    Address, Country, IdentifierKind, LegalBasis, ListDate, ListEntry, ListRelation,
    ListWarningKind, NameKind, Place, RawPosition, RelationKind,
};
use crate::model::{ActorKind, Measure};

const RECORDS: &[&str] = &[
    "DateOfIssue",
    "ReferenceValueSets",
    "Location",
    "IDRegDocument",
    "DistinctParty",
    "ProfileRelationship",
    "SanctionsEntry",
];

pub(super) fn read(input: Input, draft: &mut Draft) -> Result<(), Error> {
    let mut known = Known::default();
    draft.xml(
        input,
        RECORDS,
        ("FixedRef=\"", "\""),
        |draft, kind, node, position| {
            match kind {
                "DateOfIssue" => draft.list.published = day(node),
                "ReferenceValueSets" => known.explain(node),
                "Location" => known.location(node),
                "IDRegDocument" => known.document(node),
                "DistinctParty" => {
                    for profile in node.all("Profile") {
                        let entry = known.party(node, profile, &position)?;
                        known
                            .entries
                            .insert(entry.id.clone(), draft.list.entries.len());
                        draft.list.entries.push(entry);
                    }
                }
                "ProfileRelationship" => known.relation(draft, node, &position),
                "SanctionsEntry" => known.sanction(draft, node, &position),
                _ => {}
            }
            Ok(())
        },
    )?;
    for entry in &mut draft.list.entries {
        if entry.measures.is_empty() {
            add_measure(entry, Measure::Financial, None);
        }
    }
    Ok(())
}

/// What the file has said so far.
#[derive(Default)]
struct Known {
    /// Words for numbers, by the name of their set.
    values: HashMap<(String, String), String>,
    locations: HashMap<String, Address>,
    /// Documents by the identity that they belong to.
    documents: HashMap<String, Vec<Node>>,
    /// Where the entry of a profile stands.
    entries: HashMap<String, usize>,
}

impl Known {
    fn explain(&mut self, sets: &Node) {
        for value in sets.children.iter().flat_map(|set| &set.children) {
            let words = value
                .words()
                .or(value.attribute("Description"))
                .or(value.attribute("LegalBasisShortRef"));
            let (Some(id), Some(words)) = (value.attribute("ID"), words) else {
                continue;
            };
            self.values.insert(
                (value.name.clone(), id.to_owned()),
                one_line(words).into_owned(),
            );
            // A country's area is named after it.
            if value.name == "AreaCode"
                && let (Some(country), Some(words)) =
                    (value.attribute("CountryID"), value.attribute("Description"))
            {
                let country = ("Country".to_owned(), country.to_owned());
                self.values
                    .entry(country)
                    .or_insert_with(|| words.to_owned());
            }
        }
    }

    fn value(&self, set: &str, id: Option<&str>) -> Option<&str> {
        let id = id?;
        let said = self.values.get(&(set.to_owned(), id.to_owned()));
        said.map(String::as_str)
            .or_else(|| tables::ofac_code(set, id))
    }

    fn location(&mut self, node: &Node) {
        let mut address = Address::default();
        for part in node.all("LocationPart") {
            let kind = self
                .value("LocPartType", part.attribute("LocPartTypeID"))
                .unwrap_or_default()
                .to_uppercase();
            let words: Vec<&str> = part
                .all("LocationPartValue")
                .filter_map(|value| value.text("Value"))
                .collect();
            if words.is_empty() {
                continue;
            }
            let words = words.join(", ");
            let field = match kind.as_str() {
                "CITY" => &mut address.city,
                "STATE/PROVINCE" | "REGION" => &mut address.region,
                "POSTAL CODE" => &mut address.postal_code,
                _ => &mut address.street,
            };
            match field {
                Some(known) => *known = format!("{known}, {words}"),
                None => *field = Some(words),
            }
        }
        let country = node
            .all("LocationCountry")
            .next()
            .and_then(|country| self.value("Country", country.attribute("CountryID")));
        let area = || {
            node.all("LocationAreaCode")
                .next()
                .and_then(|area| self.value("AreaCode", area.attribute("AreaCodeID")))
        };
        address.country = country.or_else(area).map(Country::named);
        if let Some(id) = node.attribute("ID") {
            self.locations.insert(id.to_owned(), address);
        }
    }

    fn document(&mut self, node: &Node) {
        if let Some(identity) = node.attribute("IdentityID") {
            let copy = Node::clone(node);
            self.documents
                .entry(identity.to_owned())
                .or_default()
                .push(copy);
        }
    }

    fn party(
        &mut self,
        party: &Node,
        profile: &Node,
        position: &RawPosition,
    ) -> Result<ListEntry, String> {
        let id = profile
            .attribute("ID")
            .or(party.attribute("FixedRef"))
            .ok_or("the profile has no ID")?;
        let kind = match self.value("PartySubType", profile.attribute("PartySubTypeID")) {
            Some("Vessel") => ActorKind::Vessel,
            Some("Aircraft") => ActorKind::Aircraft,
            Some("Individual") => ActorKind::Person,
            // The reference set calls both other kinds unknown.
            _ if profile.attribute("PartySubTypeID") == Some("4") => ActorKind::Person,
            _ => ActorKind::Other,
        };
        let mut entry = ListEntry::new(id, kind);
        entry.position = position.clone();
        for identity in profile.all("Identity") {
            self.names(&mut entry, identity);
            let documents = identity
                .attribute("ID")
                .and_then(|id| self.documents.remove(id));
            for document in documents.into_iter().flatten() {
                self.add_document(&mut entry, &document);
            }
        }
        entry
            .names
            .sort_by_key(|name| name.kind != NameKind::Primary);
        if entry.names.is_empty() {
            return Err("the profile has no name".to_owned());
        }
        for feature in profile.all("Feature") {
            self.feature(&mut entry, feature);
        }
        entry
            .remarks
            .extend(party.text("Comment").map(str::to_owned));
        Ok(entry)
    }

    fn add_document(&self, entry: &mut ListEntry, document: &Node) {
        let Some(number) = document.text("IDRegistrationNo") else {
            return;
        };
        let label = self
            .value("IDRegDocType", document.attribute("IDRegDocTypeID"))
            .unwrap_or("document");
        let kind = match tables::fact(label)
            .or_else(|| tables::fact_at_start(label).map(|(_, fact)| fact))
        {
            Some(Fact::Identifier(kind)) => kind,
            _ => IdentifierKind::Other,
        };
        let country = self.value("Country", document.attribute("IssuedBy-CountryID"));
        let validity = self
            .value("Validity", document.attribute("ValidityID"))
            .filter(|&words| words != "Valid");
        let note = [
            validity,
            document.text("IssuingAuthority"),
            document.text("Comment"),
        ];
        let note: Vec<&str> = note.into_iter().flatten().collect();
        let note = note.join("; ");
        let dates: Vec<(String, String)> = document
            .all("DocumentDate")
            .filter_map(|date| {
                let kind = self
                    .value("IDRegDocDateType", date.attribute("IDRegDocDateTypeID"))
                    .unwrap_or_default();
                Some((
                    kind.to_lowercase(),
                    period(date.all("DatePeriod").next()?)?.text,
                ))
            })
            .collect();
        let day_of = |word: &str| {
            dates
                .iter()
                .find(|(kind, _)| kind.contains(word))
                .map(|(_, text)| text.as_str())
        };
        let labelled = Labelled {
            label,
            value: number,
            country,
            issued: day_of("issue"),
            expires: day_of("expir"),
            note: (!note.is_empty()).then_some(note.as_str()),
        };
        facts::add(entry, Fact::Identifier(kind), labelled);
    }

    fn feature(&self, entry: &mut ListEntry, feature: &Node) {
        let label = self
            .value("FeatureType", feature.attribute("FeatureTypeID"))
            .unwrap_or("feature")
            .trim();
        let fact =
            tables::fact(label).or_else(|| tables::fact_at_start(label).map(|(_, fact)| fact));
        for version in feature.all("FeatureVersion") {
            let comment = version.text("Comment");
            if let Some(born) = version.all("DatePeriod").find_map(period) {
                let mut born = born;
                born.is_circa |= self
                    .value("Reliability", version.attribute("ReliabilityID"))
                    .is_some_and(|words| words.to_lowercase().contains("approx"));
                match fact {
                    _ if label.eq_ignore_ascii_case("birthdate") => entry.births.push(born),
                    Some(fact) => facts::add(
                        entry,
                        fact,
                        Labelled {
                            label,
                            value: &born.text,
                            ..Labelled::default()
                        },
                    ),
                    None => note(entry, label, &born.text),
                }
            }
            for location in version
                .all("VersionLocation")
                .filter_map(|at| self.locations.get(at.attribute("LocationID")?))
            {
                Self::located(entry, label, fact, location, comment);
            }
            for detail in version.all("VersionDetail") {
                let words = self.value("DetailReference", detail.attribute("DetailReferenceID"));
                let Some(value) = words.or(detail.words()) else {
                    continue;
                };
                let labelled = Labelled {
                    label,
                    value,
                    note: comment,
                    ..Labelled::default()
                };
                match fact {
                    Some(Fact::Note) | None => note(entry, label, value),
                    Some(fact) => facts::add(entry, fact, labelled),
                }
            }
            if version.children.iter().all(|child| child.name == "Comment")
                && let Some(words) = comment
            {
                note(entry, label, words);
            }
        }
    }

    fn located(
        entry: &mut ListEntry,
        label: &str,
        fact: Option<Fact>,
        location: &Address,
        comment: Option<&str>,
    ) {
        let line = location.line();
        match (fact, &location.country) {
            (Some(Fact::BirthPlace), country) => entry.birth_places.push(Place {
                name: line,
                country: country.clone(),
                note: comment.map(str::to_owned),
            }),
            (Some(Fact::Nationality), Some(country)) => entry.nationalities.push(country.clone()),
            (Some(Fact::Citizenship), Some(country)) => entry.citizenships.push(country.clone()),
            _ if label.eq_ignore_ascii_case("location") => {
                let mut address = location.clone();
                address.note = comment.map(str::to_owned);
                entry.addresses.push(address);
            }
            (Some(fact), Some(country)) => {
                facts::add(
                    entry,
                    fact,
                    Labelled {
                        label,
                        value: &country.name,
                        ..Labelled::default()
                    },
                );
            }
            _ => note(entry, label, &line),
        }
    }

    fn relation(&self, draft: &mut Draft, node: &Node, position: &RawPosition) {
        let end = |name| {
            node.attribute(name)
                .and_then(|id| Some((*self.entries.get(id)?, id)))
        };
        let ends = (end("From-ProfileID"), end("To-ProfileID"));
        let (Some((from, _)), Some((to, id))) = ends else {
            let key = node.attribute("From-ProfileID");
            draft.warn(
                ListWarningKind::Orphan,
                Some(position.line),
                key,
                "a relation has an end that is not on the list",
            );
            return;
        };
        let text = self.value("RelationType", node.attribute("RelationTypeID"));
        let name = draft
            .list
            .entries
            .get(to)
            .map(|entry| entry.name().to_owned());
        if let Some(entry) = draft.list.entries.get_mut(from) {
            entry.relations.push(ListRelation {
                kind: relation_kind(text.unwrap_or_default()),
                name: name.unwrap_or_default(),
                entry: Some(id.to_owned()),
                text: text.map(str::to_owned),
            });
        }
    }

    fn sanction(&self, draft: &mut Draft, node: &Node, position: &RawPosition) {
        let profile = node.attribute("ProfileID");
        let Some(&at) = profile.and_then(|id| self.entries.get(id)) else {
            draft.warn(
                ListWarningKind::Orphan,
                Some(position.line),
                profile,
                "the sanctions belong to a profile that is not on the list",
            );
            return;
        };
        let Some(entry) = draft.list.entries.get_mut(at) else {
            return;
        };
        let mut entry = std::mem::replace(entry, ListEntry::new("", ActorKind::Other));
        for event in node.all("EntryEvent") {
            let date = event.all("Date").next().and_then(day);
            let is_earlier = |date: &ListDate| {
                entry
                    .listed
                    .as_ref()
                    .is_none_or(|known| date.value < known.value)
            };
            if let Some(date) = date.clone().filter(is_earlier) {
                entry.listed = Some(date);
            }
            if let Some(words) = self.value("LegalBasis", event.attribute("LegalBasisID")) {
                entry.legal_bases.push(LegalBasis {
                    name: words.to_owned(),
                    date,
                    url: None,
                });
            }
        }
        if let Some(words) = self.value("List", node.attribute("ListID")) {
            note(&mut entry, "List", words);
        }
        for measure in node.all("SanctionsMeasure") {
            let kind = self.value("SanctionsType", measure.attribute("SanctionsTypeID"));
            match (kind, measure.text("Comment")) {
                (Some("Program"), Some(code)) => draft.add_programme(&mut entry, code),
                (Some(words), _) => add_measure(&mut entry, measure_of(words), Some(words)),
                (None, Some(words)) => note(&mut entry, "measure", words),
                (None, None) => {}
            }
        }
        if let Some(place) = draft.list.entries.get_mut(at) {
            *place = entry;
        }
    }
}

/// What a type of measure imposes; the list is one of blocked property.
fn measure_of(words: &str) -> Measure {
    match tables::measure(words) {
        Measure::Other => Measure::Financial,
        measure => measure,
    }
}

fn relation_kind(words: &str) -> RelationKind {
    let small = words.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| small.contains(part));
    if has(&["owned", "controlled by"]) {
        RelationKind::OwnedBy
    } else if has(&["acting for", "on behalf"]) {
        RelationKind::ActsFor
    } else if has(&["support"]) {
        RelationKind::Supports
    } else if has(&["leader", "official", "executive"]) {
        RelationKind::Leads
    } else if has(&["family"]) {
        RelationKind::Family
    } else if has(&["associate"]) {
        RelationKind::Associate
    } else {
        RelationKind::Linked
    }
}
