//! Names, told by parts whose kinds stand elsewhere in the profile.

use std::collections::HashMap;

use super::super::words::{name, name_of_parts};
use super::super::xml::Node;
use super::Known;
use crate::lists::{ListEntry, ListName, NameKind, NamePartKind, NameQuality};

impl Known {
    pub(super) fn names(&self, entry: &mut ListEntry, identity: &Node) {
        let groups = identity
            .within("NamePartGroups", "MasterNamePartGroup")
            .flat_map(|master| master.all("NamePartGroup"));
        let types: HashMap<&str, &str> = groups
            .filter_map(|group| {
                Some((
                    group.attribute("ID")?,
                    self.value("NamePartType", group.attribute("NamePartTypeID"))?,
                ))
            })
            .collect();
        for alias in identity.all("Alias") {
            let is_primary = alias.attribute("Primary") == Some("true");
            let kind = match self.value("AliasType", alias.attribute("AliasTypeID")) {
                Some("F.K.A.") => NameKind::Fka,
                Some("N.K.A.") => NameKind::Nka,
                _ if is_primary => NameKind::Primary,
                _ => NameKind::Aka,
            };
            let documented = alias.all("DocumentedName").enumerate();
            for (at, documented) in documented {
                let is_main = at == 0 || documented.attribute("DocNameStatusID") == Some("1");
                let kind = if is_main { kind } else { NameKind::Variation };
                let Some(mut name) = documented_name(documented, &types, kind) else {
                    continue;
                };
                if alias.attribute("LowQuality") == Some("true") {
                    name.quality = NameQuality::Weak;
                }
                entry.names.push(name);
            }
        }
    }
}

fn documented_name(node: &Node, types: &HashMap<&str, &str>, kind: NameKind) -> Option<ListName> {
    let parts: Vec<(NamePartKind, &str)> = node
        .within("DocumentedNamePart", "NamePartValue")
        .filter_map(|part| {
            let kind = part
                .attribute("NamePartGroupID")
                .and_then(|id| types.get(id))
                .copied();
            Some((part_kind(kind.unwrap_or_default()), part.words()?))
        })
        .collect();
    if let [(NamePartKind::Whole, words)] = parts[..] {
        return Some(name(words, kind));
    }
    // Parts stand in any order; a name is read given names first.
    let order = |kind: NamePartKind| match kind {
        NamePartKind::Given => 0,
        NamePartKind::Patronymic | NamePartKind::Middle => 1,
        NamePartKind::Family => 3,
        NamePartKind::Matronymic | NamePartKind::Maiden => 4,
        _ => 2,
    };
    let mut parts = parts;
    parts.sort_by_key(|(kind, _)| order(*kind));
    name_of_parts(
        parts.into_iter().map(|(kind, words)| (kind, Some(words))),
        kind,
    )
}

fn part_kind(words: &str) -> NamePartKind {
    match words {
        "Last Name" => NamePartKind::Family,
        "First Name" => NamePartKind::Given,
        "Middle Name" => NamePartKind::Middle,
        "Maiden Name" => NamePartKind::Maiden,
        "Patronymic" => NamePartKind::Patronymic,
        "Matronymic" => NamePartKind::Matronymic,
        "Nickname" => NamePartKind::Nickname,
        "Aircraft Name" | "Entity Name" | "Vessel Name" => NamePartKind::Whole,
        _ => NamePartKind::Other,
    }
}
