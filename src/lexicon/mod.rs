//! What the world and the language know: states, organs, organisations, media, titles, the names of people.
//!
//! All of it stands in the tables of `data/`; this module reads them once and finds their forms in a text in one pass.
//! See `docs/lexicon.md` for how a form is matched and how its meaning is decided.

mod actor_words;
mod atoms;
mod build;
mod builder;
mod cue_words;
mod cues;
mod cuts;
mod embedded;
mod entry;
mod event_wording;
mod fold;
mod frames;
mod hedges;
mod leaders;
mod pattern;
mod petrarch;
mod resolve;
mod rules;
mod sanction_words;
mod scan;
mod surroundings;
mod table_kind;
mod tables;
mod treaty_talk;
mod trie;
mod tsv;
mod verb_lemmas;
mod verbs;
mod verdicts;
mod word_uses;
mod words;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::model::ActorKind;
use crate::text::{Segments, Span};
pub use actor_words::{ActorWord, ActorWords};
use build::Inner;
pub use builder::LexiconBuilder;
pub use cue_words::CueWord;
pub use cues::{Cue, Cues, Frame};
pub use entry::{DatedCode, Entry, EntryId, EntryKind, Way};
use event_wording::{EventWording, embedded_verbs};
pub(crate) use fold::fold as fold_char;
pub use frames::{EventFrame, EventFrames, Slot};
pub use hedges::Hedges;
pub use leaders::Leaders;
pub use petrarch::{Mode, Skipped};
use resolve::Resolver;
pub use resolve::{Match, Reading};
pub(crate) use sanction_words::LawNeeds;
pub use sanction_words::SanctionWords;
use scan::{Hits, Scan};
pub use table_kind::TableKind;
pub use treaty_talk::{TreatyTalk, WellKnown};
pub use verb_lemmas::VerbLemmas;
pub use verdicts::Verdicts;
pub use word_uses::WordUses;
pub use words::{FamilyName, Gender, Nominal, Number, Particle, Title, TitleUse, WithState};

/// Knows names and words, and finds them in texts.
///
/// Cheap to clone; clones share what was read. Everything that ships with the crate is read at the first call of
/// [`Lexicon::new`], once in a process.
///
/// ```
/// use detente::lexicon::{Lexicon, Reading};
/// use detente::text::segment;
/// let lexicon = Lexicon::new();
/// let text = "Moscow said in Geneva that U.S.-led drills near South Korea must end.";
/// let found: Vec<_> = lexicon
///     .matches(text, &segment(text, None))
///     .into_iter()
///     .filter(|found| found.reading == Reading::Actor)
///     .map(|found| (found.span.of(text), &*lexicon.entry(found.entry).id))
///     .collect();
/// assert_eq!(found, [("Moscow", "RUS"), ("U.S.", "USA"), ("South Korea", "KOR")]);
/// ```
#[derive(Clone)]
pub struct Lexicon {
    inner: Arc<Inner>,
    /// A user's words for events, where there are any.
    wording: Option<Arc<EventWording>>,
}

/// Everything that the lexicon finds in a text, each list in text order and without overlaps in itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Found<'l> {
    /// Names, read as what they mean here.
    pub names: Vec<Match>,
    /// Titles and honorifics.
    pub titles: Vec<Word<'l, Title>>,
    /// Common nouns that can be actors.
    pub nominals: Vec<Word<'l, Nominal>>,
}

/// A word of the tables that stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Word<'l, T> {
    /// Where it stands.
    pub span: Span,
    /// What the tables say of it.
    pub word: &'l T,
}

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
    inner: Arc::new(embedded::read().expect("the embedded tables are read by the tests")),
    wording: None,
});

impl Lexicon {
    /// The lexicon that ships with the crate.
    pub fn new() -> Self {
        EMBEDDED.clone()
    }

    /// A lexicon with a user's own entries beside the embedded ones.
    pub fn builder() -> LexiconBuilder {
        LexiconBuilder::new()
    }

    /// All names in a text, each with what it means here.
    pub fn matches(&self, text: &str, segments: &Segments) -> Vec<Match> {
        let scan = self.scan(text, segments);
        Resolver::new(&self.inner, text, &scan).resolve()
    }

    /// All names, titles and common nouns in a text, in one pass.
    pub fn read(&self, text: &str, segments: &Segments) -> Found<'_> {
        let scan = self.scan(text, segments);
        let titles = words(&scan, &scan.titles, &self.inner.titles);
        let nominals = words(&scan, &scan.nominals, &self.inner.nominals);
        Found {
            names: Resolver::new(&self.inner, text, &scan).resolve(),
            titles,
            nominals,
        }
    }

    fn scan(&self, text: &str, segments: &Segments) -> Scan {
        Scan::new(
            &self.inner,
            text,
            segments.sentences.iter().map(|sentence| sentence.span),
        )
    }

    /// An entry found by this lexicon.
    ///
    /// # Panics
    /// Where the id is another lexicon's and past the end of this one.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.inner.entries[id.index()]
    }

    /// The entry with this id in the tables: an alpha-3 code for states.
    ///
    /// ```
    /// # use detente::lexicon::Lexicon;
    /// let lexicon = Lexicon::new();
    /// let korea = lexicon.by_id("KOR").expect("the tables have all states");
    /// assert_eq!(lexicon.entry(korea).name, "South Korea");
    /// assert_eq!(lexicon.by_id("kor"), None);
    /// ```
    pub fn by_id(&self, id: &str) -> Option<EntryId> {
        self.inner.ids.get(id).copied()
    }

    /// All entries, in the order of the tables.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.inner.entries.iter()
    }

    /// The gender of a given name that the tables know.
    pub fn given_name(&self, name: &str) -> Option<Gender> {
        self.inner.names.given(name)
    }

    /// What the tables know of a family name.
    pub fn family_name(&self, name: &str) -> Option<FamilyName> {
        self.inner.names.family(name)
    }

    /// Where a small word stands in persons' names, if it does.
    pub fn particle(&self, word: &str) -> Option<Particle> {
        self.inner.names.particle(word)
    }
}

fn words<'l, T>(scan: &Scan, hits: &Hits, of: &'l [T]) -> Vec<Word<'l, T>> {
    hits.list
        .iter()
        .filter_map(|hit| {
            let &target = hits.of(hit).first()?;
            let first = scan.atoms.get(hit.start as usize)?;
            let last = scan.atoms.get(hit.end as usize - 1)?;
            Some(Word {
                span: first.span().cover(last.span()),
                word: of.get(target as usize)?,
            })
        })
        .collect()
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lexicon")
            .field("entries", &self.inner.entries.len())
            .field("forms", &self.inner.surfaces.len())
            .finish_non_exhaustive()
    }
}

static CUES: LazyLock<Cues> = LazyLock::new(Cues::embedded);
static EVENT_FRAMES: LazyLock<EventFrames> = LazyLock::new(EventFrames::embedded);
static VERB_LEMMAS: LazyLock<VerbLemmas> = LazyLock::new(|| VerbLemmas::new(embedded_verbs()));
static TREATY_TALK: LazyLock<TreatyTalk> = LazyLock::new(TreatyTalk::embedded);
static SANCTION_WORDS: LazyLock<SanctionWords> = LazyLock::new(SanctionWords::embedded);
static LEADERS: LazyLock<Leaders> = LazyLock::new(Leaders::embedded);
static ACTOR_WORDS: LazyLock<ActorWords> = LazyLock::new(ActorWords::of_table);
static HEDGES: LazyLock<Hedges> = LazyLock::new(Hedges::embedded);
static ORGANISATION_WORDS: LazyLock<HashMap<&'static str, ActorKind>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, cells.next()?.parse().ok()?))
    };
    let rows = include_str!("../../data/organisation_words.tsv")
        .lines()
        .skip(1);
    rows.map(|line| {
        row(line).expect("tests/data.rs reads every row of data/organisation_words.tsv")
    })
    .collect()
});

impl Lexicon {
    /// Words that attribute.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have cues of its own"
    )]
    pub fn cues(&self) -> &Cues {
        &CUES
    }

    /// Small words around actors: adpositions, determiners, pronouns.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have words of its own"
    )]
    pub fn actor_words(&self) -> &ActorWords {
        &ACTOR_WORDS
    }

    /// Words that weaken or judge what a clause says.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have hedges of its own"
    )]
    pub fn hedges(&self) -> &Hedges {
        &HEDGES
    }

    /// Words of sanctions.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have words of its own"
    )]
    pub fn sanction_words(&self) -> &SanctionWords {
        &SANCTION_WORDS
    }

    /// The forms of the verbs that name events, stages and sanctions.
    pub fn verb_lemmas(&self) -> &VerbLemmas {
        match &self.wording {
            Some(own) => &own.verbs,
            None => &VERB_LEMMAS,
        }
    }

    /// People whose state everybody knows.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have people of its own"
    )]
    pub fn leaders(&self) -> &Leaders {
        &LEADERS
    }

    /// How news speaks of treaties.
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have words of its own"
    )]
    pub fn treaty_talk(&self) -> &TreatyTalk {
        &TREATY_TALK
    }

    /// Words that name events.
    pub fn event_frames(&self) -> &EventFrames {
        match &self.wording {
            Some(own) => &own.frames,
            None => &EVENT_FRAMES,
        }
    }

    /// The kind of organisation whose name has this word in it ("Ministry", "Ltd").
    #[allow(
        clippy::unused_self,
        reason = "a user's lexicon may have words of its own"
    )]
    pub fn organisation_word(&self, word: &str) -> Option<ActorKind> {
        ORGANISATION_WORDS.get(word).copied()
    }
}
