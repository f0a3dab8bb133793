//! Why two names are, or are not, taken for one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::names::named;

named! {
    /// What speaks for or against two names being one.
    ReasonKind {
        /// The same word in both.
        Same = "same",
        /// Two spellings of one name ("Muhammad", "Mohammed").
        Spelling = "spelling",
        /// Written differently, and sounds the same ("Rouhani", "Rohani").
        Sound = "sound",
        /// A short form of the other ("Bill", "William").
        Nickname = "nickname",
        /// The same but for vowels that a script leaves out.
        Consonants = "consonants",
        /// The same but for a letter or two.
        Letters = "letters",
        /// The first letter of the other ("V.", "Vladimir").
        Initial = "initial",
        /// The same letters, parted into words otherwise.
        Joined = "joined",
        /// The first letters of the other name's words.
        Acronym = "acronym",
        /// Only one name has the word.
        OnlyOne = "only_one",
        /// Both have words that the other has not.
        Differs = "differs",
        /// Numbers differ.
        NumberDiffers = "number_differs",
        /// Fathers' names differ.
        PatronymicDiffers = "patronymic_differs",
        /// Legal forms differ.
        LegalFormDiffers = "legal_form_differs",
    }
}

/// One thing that speaks for or against two names being one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Reason {
    /// What it is.
    pub kind: ReasonKind,
    /// The words of the first name, as they are written there; empty where it has none.
    pub a: String,
    /// The words of the second name.
    pub b: String,
}

impl Reason {
    pub(super) fn new(kind: ReasonKind, a: impl Into<String>, b: impl Into<String>) -> Self {
        Self {
            kind,
            a: a.into(),
            b: b.into(),
        }
    }

    /// Whether it speaks for the names being one.
    pub fn is_for(&self) -> bool {
        !matches!(
            self.kind,
            ReasonKind::OnlyOne
                | ReasonKind::Differs
                | ReasonKind::NumberDiffers
                | ReasonKind::PatronymicDiffers
                | ReasonKind::LegalFormDiffers
        )
    }
}

/// As a person would note it: `Mohammed = Muhammad (spelling)`.
impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.kind, self.a.as_str(), self.b.as_str()) {
            (ReasonKind::Same, a, _) => write!(f, "{a}"),
            (ReasonKind::OnlyOne, a, b) => write!(f, "only one has {a}{b}"),
            (ReasonKind::LegalFormDiffers, ..) => f.write_str("legal forms differ"),
            (kind, a, b) if self.is_for() => write!(f, "{a} = {b} ({kind})"),
            (ReasonKind::NumberDiffers, a, b) => write!(f, "{a} is not {b} (number)"),
            (ReasonKind::PatronymicDiffers, a, b) => write!(f, "{a} is not {b} (patronymic)"),
            (_, a, b) => write!(f, "{a} is not {b}"),
        }
    }
}
