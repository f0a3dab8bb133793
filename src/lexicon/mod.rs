//! What the world and the language know: states, organs, organisations, media, titles, the names of people.
//!
//! All of it stands in the tables of `data/`; this module reads them once and finds their forms in a text in one pass.
//! See `docs/lexicon.md` for how a form is matched and how its meaning is decided.

mod atoms;
mod build;
mod builder;
mod cuts;
mod embedded;
mod entry;
mod fold;
mod pattern;
mod petrarch;
mod resolve;
mod rules;
mod scan;
mod tables;
mod trie;
mod tsv;
mod verbs;
mod words;

use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::text::{Segments, Span};
use build::Inner;
pub use builder::LexiconBuilder;
pub use entry::{DatedCode, Entry, EntryId, EntryKind, Way};
pub use petrarch::{Mode, Skipped};
use resolve::Resolver;
pub use resolve::{Match, Reading};
use scan::{Hits, Scan};
pub use tables::TableKind;
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

static EMBEDDED: LazyLock<Lexicon> = LazyLock::new(|| {
    LexiconBuilder::new()
        .build()
        .expect("the embedded tables are read by the tests")
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
            .finish()
    }
}
