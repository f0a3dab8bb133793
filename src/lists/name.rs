//! What a listed party is called.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::named;

/// A name of a listed party.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct ListName {
    /// The whole name in reading order: given names before family name where the list tells them apart.
    pub full: String,
    /// Its parts, in reading order, where the list tells them apart.
    pub parts: Vec<NamePart>,
    /// Its script as an ISO 15924 code (`Latn`, `Arab`, `Cyrl`, `Hans`), from its letters.
    pub script: Option<Cow<'static, str>>,
    /// Its language as the list gives it, an ISO 639 code in small letters where it is one.
    pub language: Option<String>,
    /// Whether the list calls it a main name or an alias, and which.
    pub kind: NameKind,
    /// How well the list thinks that it identifies the party.
    pub quality: NameQuality,
    /// What the list adds: where it is used, on which document, which act gives it.
    pub note: Option<String>,
}

impl ListName {
    /// A strong name without known parts.
    pub fn new(full: impl Into<String>, kind: NameKind) -> Self {
        Self {
            full: full.into(),
            parts: Vec::new(),
            script: None,
            language: None,
            kind,
            quality: NameQuality::Strong,
            note: None,
        }
    }

    /// The first part of this kind.
    pub fn part(&self, kind: NamePartKind) -> Option<&str> {
        self.parts
            .iter()
            .find(|part| part.kind == kind)
            .map(|part| part.text.as_str())
    }
}

/// A part of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct NamePart {
    /// Which part it is.
    pub kind: NamePartKind,
    /// The part, as written.
    pub text: String,
}

impl NamePart {
    /// A part of this kind.
    pub fn new(kind: NamePartKind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
        }
    }
}

named! {
    /// Which part of a name.
    NamePartKind {
        /// A given name.
        Given = "given",
        /// A name between given and family name.
        Middle = "middle",
        /// A family name.
        Family = "family",
        /// A father's name.
        Patronymic = "patronymic",
        /// A mother's name.
        Matronymic = "matronymic",
        /// A family name at birth.
        Maiden = "maiden",
        /// A nickname.
        Nickname = "nickname",
        /// The name of an organisation, ship or aircraft.
        Whole = "whole",
        /// A part whose place in the name is all that the list says.
        Other = "other",
    }
}

named! {
    /// What a list calls a name.
    NameKind {
        /// The main name.
        Primary = "primary",
        /// Also known as.
        Aka = "aka",
        /// Formerly known as.
        Fka = "fka",
        /// Now known as.
        Nka = "nka",
        /// The main name in another script or spelling.
        Variation = "variation",
    }
}

named! {
    /// How well a name identifies.
    NameQuality {
        /// Good enough to find the party by, or not rated.
        Strong = "strong",
        /// Too common or too vague to find the party by alone.
        Weak = "weak",
    }
}
