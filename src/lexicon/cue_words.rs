//! Words that stand beside cues and say how to read them (`data/cue_words.tsv`).

use super::word_uses::WordUses;

/// What a word beside a cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueWord {
    /// A thing that holds words or facts and so can be a source: "the poll shows …".
    Document,
    /// A count of opinions, whose figures are its own: "ahead in the poll".
    Survey,
    /// A form of speech that "in", "on", "at" or "during" names: "said in an interview".
    Form,
    /// A cue verb whose third person is as often the plural of a noun that is no cue: "reports".
    Plural,
    /// Opens a clause before the cue that is no content: "when it ended, he said it was over".
    Opener,
    /// A pronoun that can begin the source after its verb: "said his lawyer".
    BeginsSource,
    /// Ends the source after its verb: "said the minister, who …".
    EndsSource,
    /// Begins an indirect question: "asked whether …".
    Question,
    /// Begins a clause beside the cue, not its content: "said after the talks ended".
    Adverbial,
    /// After a cue that interrupts its content, shows that the content does not go on: "…, he said, while …".
    LeavesSpeech,
    /// After a comma, ends content: "said it failed, though …".
    Contrast,
    /// After a comma, ends content that has no clause yet: "announced a truce, with …".
    Adjunct,
    /// Follows a verb rather than a noun: "Minsk claims that …".
    FollowsVerb,
    /// An adposition whose phrase belongs to the object before it: "announced sanctions against …".
    ObjectCase,
    /// After a comma, ends an object: "announced sanctions, while …".
    LeavesObject,
    /// A verb by which its subject receives what a noun says: "drew criticism from Berg".
    Receives,
    /// A cue verb with whom it is said to right after it, never its source: "told Berg".
    Addressed,
    /// Stands for what was said, though it is no cue: "blamed Minsk, a charge the city denied".
    Told,
}

impl CueWord {
    fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "document" => Self::Document,
            "form" => Self::Form,
            "survey" => Self::Survey,
            "plural" => Self::Plural,
            "opener" => Self::Opener,
            "begins_source" => Self::BeginsSource,
            "ends_source" => Self::EndsSource,
            "question" => Self::Question,
            "adverbial" => Self::Adverbial,
            "leaves_speech" => Self::LeavesSpeech,
            "contrast" => Self::Contrast,
            "adjunct" => Self::Adjunct,
            "follows_verb" => Self::FollowsVerb,
            "object_case" => Self::ObjectCase,
            "leaves_object" => Self::LeavesObject,
            "receives" => Self::Receives,
            "addressed" => Self::Addressed,
            "told" => Self::Told,
            _ => return None,
        })
    }
}

/// The words beside cues, each with its uses.
pub(super) type CueWords = WordUses<CueWord>;

impl CueWords {
    pub(super) fn of_table() -> Self {
        Self::embedded(include_str!("../../data/cue_words.tsv"), CueWord::read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_row() {
        let words = CueWords::of_table();
        assert!(words.is("poll", CueWord::Document) && words.is("report", CueWord::Form));
        assert!(!words.is("poll", CueWord::Form) && !words.is("river", CueWord::Document));
    }
}
