//! What has changed from one publication of a list to the next.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entry::ListEntry;
use super::list::SanctionsList;
use super::summary::{FactLine, facts};
use crate::model::ActorKind;

/// The difference between two publications of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListDiff {
    /// Entries that are new, in the order of the later list.
    pub added: Vec<EntryName>,
    /// Entries that are gone, in the order of the earlier list.
    pub removed: Vec<EntryName>,
    /// Entries that say something else, in the order of the later list.
    pub changed: Vec<EntryChange>,
}

impl ListDiff {
    /// Whether both lists say the same.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty() && self.changed.is_empty()
    }
}

/// An entry by its key and main name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EntryName {
    /// Its key in the list.
    pub id: String,
    /// What it is.
    pub kind: ActorKind,
    /// Its main name.
    pub name: String,
    /// Its programmes, by their codes.
    pub programmes: Vec<String>,
}

impl EntryName {
    fn of(entry: &ListEntry) -> Self {
        Self {
            id: entry.id.clone(),
            kind: entry.kind,
            name: entry.name().to_owned(),
            programmes: entry
                .programmes
                .iter()
                .map(|one| one.code.clone())
                .collect(),
        }
    }
}

/// An entry that says something else than before.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct EntryChange {
    /// Its key in both lists.
    pub id: String,
    /// Its main name in the later list.
    pub name: String,
    /// The fields that changed.
    pub fields: Vec<FieldChange>,
}

/// What changed in a field of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct FieldChange {
    /// The field, by its name in [`ListEntry`].
    pub field: String,
    /// What is no longer said.
    pub removed: Vec<String>,
    /// What is newly said.
    pub added: Vec<String>,
}

/// Compares two publications of a list, entry by entry and fact by fact. The order of facts and the entries' places in
/// the files do not count.
///
/// ```
/// use detente::lists::{ListEntry, SanctionsList, diff_lists};
/// use detente::model::ActorKind;
/// let mut before = SanctionsList::new("own", "Own list");
/// before.entries.push(ListEntry::with_name("1", ActorKind::Person, "Dora Weller"));
/// let mut after = before.clone();
/// after.entries[0].titles.push("Colonel".to_owned());
/// after.entries.push(ListEntry::with_name("2", ActorKind::Vessel, "Oxbow 7"));
/// let diff = diff_lists(&before, &after);
/// assert_eq!(diff.added[0].name, "Oxbow 7");
/// assert_eq!(diff.changed[0].fields[0].added, ["Colonel"]);
/// ```
pub fn diff_lists(before: &SanctionsList, after: &SanctionsList) -> ListDiff {
    let old = by_id(before);
    let new = by_id(after);
    let mut diff = ListDiff::default();
    for entry in &after.entries {
        match old.get(entry.id.as_str()) {
            None => diff.added.push(EntryName::of(entry)),
            Some(earlier) => {
                let fields = changes(earlier, entry);
                if !fields.is_empty() {
                    diff.changed.push(EntryChange {
                        id: entry.id.clone(),
                        name: entry.name().to_owned(),
                        fields,
                    });
                }
            }
        }
    }
    let gone = before
        .entries
        .iter()
        .filter(|entry| !new.contains_key(entry.id.as_str()));
    diff.removed = gone.map(EntryName::of).collect();
    diff
}

fn by_id(list: &SanctionsList) -> HashMap<&str, &ListEntry> {
    let entries = list.entries.iter().rev();
    entries.map(|entry| (entry.id.as_str(), entry)).collect()
}

/// The facts that are in these and not in the others, each as often as it is there more.
fn only(these: &[FactLine], others: &[FactLine]) -> Vec<FactLine> {
    let mut left: Vec<&FactLine> = others.iter().collect();
    let mut only = Vec::new();
    for fact in these {
        match left.iter().position(|other| *other == fact) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => only.push(fact.clone()),
        }
    }
    only
}

fn changes(before: &ListEntry, after: &ListEntry) -> Vec<FieldChange> {
    let (old, new) = (facts(before), facts(after));
    if old == new {
        return Vec::new();
    }
    let mut changes: Vec<FieldChange> = Vec::new();
    for (facts, is_added) in [(only(&old, &new), false), (only(&new, &old), true)] {
        for (field, words) in facts {
            let at = changes
                .iter()
                .position(|change| change.field == field)
                .unwrap_or_else(|| {
                    changes.push(FieldChange {
                        field: field.to_owned(),
                        removed: Vec::new(),
                        added: Vec::new(),
                    });
                    changes.len() - 1
                });
            let change = &mut changes[at];
            let side = if is_added {
                &mut change.added
            } else {
                &mut change.removed
            };
            side.push(words);
        }
    }
    changes
}
