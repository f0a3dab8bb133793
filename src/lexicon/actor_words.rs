//! Small words that say who takes part, and whom a pronoun can mean (`data/actor_words.tsv`).

use super::word_uses::WordUses;

/// What a small word says of the actor beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ActorWord {
    /// Puts a state into another role than the subject's: "against Moscow".
    Adposition,
    /// Joins an office to whose it is: "the envoy to Kyiv".
    OwnerCase,
    /// Stands before the words of an office: ", the foreign minister".
    BeginsOffice,
    /// Its noun takes part in what is done: "talks with officials".
    ActorCase,
    /// Points to somebody known: "those officials".
    Definite,
    /// A pronoun for a man.
    Man,
    /// A pronoun for a woman.
    Woman,
    /// A pronoun for a state, body or thing.
    Thing,
    /// A pronoun for several, or for a body.
    Several,
    /// A pronoun for who speaks.
    First,
    /// A pronoun for who speaks and others.
    FirstSeveral,
    /// A pronoun for who is spoken to.
    Second,
    /// Ends the name of a place or building: "Walter Reed Hospital".
    PlaceHead,
    /// Stands before the name of a thing that is called after a person: "Hurricane Lorenzo".
    NamesThing,
    /// A day of the week or a month, which is capitalised in any place.
    Calendar,
    /// Stands before the colon of who made a picture: "Image: Jane Doe".
    Credit,
}

impl ActorWord {
    fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "adposition" => Self::Adposition,
            "owner_case" => Self::OwnerCase,
            "begins_office" => Self::BeginsOffice,
            "actor_case" => Self::ActorCase,
            "definite" => Self::Definite,
            "man" => Self::Man,
            "woman" => Self::Woman,
            "thing" => Self::Thing,
            "several" => Self::Several,
            "first" => Self::First,
            "first_several" => Self::FirstSeveral,
            "second" => Self::Second,
            "place_head" => Self::PlaceHead,
            "names_thing" => Self::NamesThing,
            "calendar" => Self::Calendar,
            "credit" => Self::Credit,
            _ => return None,
        })
    }
}

/// The small words around actors, each with its uses.
pub type ActorWords = WordUses<ActorWord>;

impl ActorWords {
    pub(super) fn of_table() -> Self {
        Self::embedded(include_str!("../../data/actor_words.tsv"), ActorWord::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_row() {
        let words = ActorWords::of_table();
        assert!(words.is("against", ActorWord::Adposition) && words.is("her", ActorWord::Woman));
        assert!(!words.is("against", ActorWord::OwnerCase) && !words.is("her", ActorWord::Man));
    }
}
