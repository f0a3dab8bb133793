//! Words that name events: what each means, and where those who take part in it stand (`data/event_frames.tsv`).

use std::collections::{BTreeMap, HashMap};

use super::tsv::{Column, Row, Table};
use crate::Error;
use crate::model::{EventKind, Plover};
use crate::syntax::Upos;

/// A row of `data/event_frames.tsv`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct EventFrame {
    /// The row's name, which `event.evidence` shows.
    pub id: String,
    /// The dictionary form of the word.
    pub lemma: String,
    /// What the word is.
    pub upos: Upos,
    /// The word that must follow or depend on it, as a particle or adposition ("break off", "pull out").
    pub particle: Option<String>,
    /// The class of words (`data/event_words.tsv`) that the object must be of, or, behind `!`, must not be of.
    pub object: Option<String>,
    /// Where those who do it stand, tried in order.
    pub actors: Vec<Slot>,
    /// Where those to whom it is done stand, tried in order.
    pub recipients: Vec<Slot>,
    /// Whether it is an event only where it is known to whom it is done.
    pub needs_recipient: bool,
    /// Whether all who take part do it together ("met", "signed").
    pub is_mutual: bool,
    /// The PLOVER type.
    pub plover: Plover,
    /// The finer kind.
    pub kind: EventKind,
    /// The PLOVER mode.
    pub mode: Option<String>,
    /// The CAMEO code.
    pub cameo: Option<String>,
    /// A sentence in which the row finds its event.
    pub example: String,
}

impl EventFrame {
    /// The class that the object must be of, or, where it is `false`, must not be of.
    pub(crate) fn object_class(&self) -> Option<(&str, bool)> {
        let class = self.object.as_deref()?;
        Some(match class.strip_prefix('!') {
            Some(class) => (class, false),
            None => (class, true),
        })
    }
}

/// Where someone who takes part in an event stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slot {
    /// The subject, or the agent of a passive.
    Subject,
    /// The object, or the subject of a passive.
    Object,
    /// The indirect object.
    Indirect,
    /// What the object belongs to or is modified by: "Moscow's" of "expelled Moscow's envoys".
    ObjectOwner,
    /// The possessor or adjective of a noun: "Russian" of "Russian attack".
    Owner,
    /// What follows an adposition.
    After(String),
    /// What follows an adposition below the object: "imposed sanctions on …".
    ObjectAfter(String),
}

impl Slot {
    fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "subj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::Indirect,
            "objposs" => Self::ObjectOwner,
            "poss" => Self::Owner,
            _ => {
                let (slot, word): (fn(String) -> Self, &str) = match cell.strip_prefix("obj:") {
                    Some(word) => (Self::ObjectAfter, word),
                    None => (Self::After, cell),
                };
                if word.is_empty() || !word.chars().all(char::is_lowercase) {
                    return None;
                }
                slot(word.to_owned())
            }
        })
    }
}

/// The event words, with the classes of things that they are done with.
#[derive(Debug, Default)]
pub struct EventFrames {
    frames: HashMap<String, Vec<EventFrame>>,
    classes: HashMap<String, Vec<String>>,
}

const FRAMES: &str = include_str!("../../data/event_frames.tsv");
const WORDS: &str = include_str!("../../data/event_words.tsv");

impl EventFrames {
    /// The frames that ship with the crate.
    pub(crate) fn embedded() -> Self {
        let mut frames = Self::words_only();
        frames
            .add("event_frames.tsv", FRAMES)
            .expect("the embedded tables are read by the tests");
        frames
    }

    /// The classes of things that ship with the crate, without any frame.
    pub(crate) fn words_only() -> Self {
        let mut frames = Self::default();
        frames
            .add_words("event_words.tsv", WORDS)
            .expect("the embedded tables are read by the tests");
        frames
    }

    /// Adds frames from a table of the shape of `data/event_frames.tsv`; they are tried before those already there.
    pub(crate) fn add(&mut self, origin: &str, text: &str) -> Result<(), Error> {
        let table = Table::new(origin, text)?;
        let columns = Columns::of(&table)?;
        let mut added: BTreeMap<String, Vec<EventFrame>> = BTreeMap::new();
        for row in table.rows() {
            let frame = columns.frame(&table, &row?, self)?;
            added.entry(frame.lemma.clone()).or_default().push(frame);
        }
        for (lemma, mut frames) in added {
            // What asks for more is tried first.
            frames.sort_by_key(|frame| {
                let breadth = match frame.object_class() {
                    Some(("any", _) | (_, false)) | None => 2,
                    Some(("actor" | "organization" | "person", _)) => 1,
                    Some(_) => 0,
                };
                (frame.particle.is_none(), breadth)
            });
            let known = self.frames.entry(lemma).or_default();
            frames.append(known);
            *known = frames;
        }
        Ok(())
    }

    /// Adds words to classes from a table of the shape of `data/event_words.tsv`.
    pub(crate) fn add_words(&mut self, origin: &str, text: &str) -> Result<(), Error> {
        let table = Table::new(origin, text)?;
        let (lemma, classes) = (table.column("lemma")?, table.column("classes")?);
        for row in table.rows() {
            let row = row?;
            let word = row.cell(lemma);
            if word.is_empty() {
                return Err(table.error(&row, "lemma", "empty; expected a word"));
            }
            if row.list(classes).next().is_none() {
                return Err(table.error(&row, "classes", "empty; expected names of classes"));
            }
            let classes = row.list(classes).map(str::to_owned);
            self.classes
                .entry(word.to_owned())
                .or_default()
                .extend(classes);
        }
        Ok(())
    }

    /// Whether any word is of this class.
    fn knows_class(&self, class: &str) -> bool {
        self.classes
            .values()
            .any(|classes| classes.iter().any(|known| known == class))
    }

    /// The frames of a word, those that ask for more first.
    pub fn word(&self, lemma: &str, upos: Upos) -> impl Iterator<Item = &EventFrame> {
        let known = self.frames.get(lemma).map_or(&[][..], Vec::as_slice);
        known.iter().filter(move |frame| frame.upos == upos)
    }

    /// Whether a word is of a class of things ("arms", "sanctions").
    pub fn is_a(&self, lemma: &str, class: &str) -> bool {
        // Names are written in capitals: "the Ottawa Convention".
        self.classes
            .get(lemma)
            .or_else(|| self.classes.get(lemma.to_lowercase().as_str()))
            .is_some_and(|classes| classes.iter().any(|known| known == class))
    }

    /// Every frame, sorted by its word.
    pub fn iter(&self) -> impl Iterator<Item = &EventFrame> {
        let mut lemmas: Vec<_> = self.frames.keys().collect();
        lemmas.sort();
        lemmas
            .into_iter()
            .filter_map(|lemma| self.frames.get(lemma))
            .flatten()
    }
}

/// Where the cells of a frame stand in a table.
struct Columns {
    id: Column,
    lemma: Column,
    pos: Column,
    particle: Column,
    object: Column,
    actors: Column,
    recipients: Column,
    plover: Column,
    kind: Column,
    mode: Column,
    cameo: Column,
    example: Column,
}

impl Columns {
    fn of(table: &Table<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: table.optional("id"),
            lemma: table.column("lemma")?,
            pos: table.column("pos")?,
            particle: table.optional("particle"),
            object: table.optional("object"),
            actors: table.column("actors")?,
            recipients: table.optional("recipients"),
            plover: table.column("plover")?,
            kind: table.column("kind")?,
            mode: table.optional("mode"),
            cameo: table.optional("cameo"),
            example: table.optional("example"),
        })
    }

    fn frame(
        &self,
        table: &Table<'_>,
        row: &Row<'_>,
        known: &EventFrames,
    ) -> Result<EventFrame, Error> {
        let some = |column| Some(row.cell(column).to_owned()).filter(|cell| !cell.is_empty());
        let member =
            |column: &'static str| move |error: Error| table.error(row, column, error.message());
        let lemma = row.cell(self.lemma);
        if lemma.is_empty() || lemma.contains(char::is_whitespace) {
            let what = format!("{lemma:?}; expected one word, in its dictionary form");
            return Err(table.error(row, "lemma", what));
        }
        let upos = match row.cell(self.pos) {
            "VERB" => Upos::Verb,
            "NOUN" => Upos::Noun,
            "ADJ" => Upos::Adj,
            other => {
                let what = format!("{other:?}; expected VERB, NOUN or ADJ");
                return Err(table.error(row, "pos", what));
            }
        };
        let object = some(self.object);
        let class = object.as_deref().map(|class| class.trim_start_matches('!'));
        if let Some(class) = class
            && !class.starts_with('=')
            && !matches!(class, "actor" | "organization" | "person" | "any")
            && !known.knows_class(class)
        {
            let what = format!(
                "no word is of the class {class:?}; expected actor, organization, person, any, a class of the event words, or =WORD|WORD, with ! before it for none of them"
            );
            return Err(table.error(row, "object", what));
        }
        let slots = |column: &'static str, cell: &str| -> Result<Vec<Slot>, Error> {
            let cells = cell.split('|').map(str::trim);
            cells
                .filter(|slot| !slot.is_empty())
                .map(|slot| {
                    Slot::read(slot).ok_or_else(|| {
                        let what = format!(
                            "{slot:?} is no slot; expected subj, obj, iobj, poss, objposs, an adposition, or obj: with an adposition"
                        );
                        table.error(row, column, what)
                    })
                })
                .collect()
        };
        let actors = row.cell(self.actors);
        let (actors, is_mutual) = match actors.strip_prefix("all:") {
            Some(actors) => (actors, true),
            None => (actors, false),
        };
        let recipients = row.cell(self.recipients);
        let (recipients, needs_recipient) = match recipients.strip_prefix("need:") {
            Some(recipients) => (recipients, true),
            None => (recipients, false),
        };
        let particle = some(self.particle);
        let id = some(self.id).unwrap_or_else(|| {
            let mut id = format!("{lemma}.{}", row.cell(self.pos).to_lowercase());
            let asked = [&particle, &object].into_iter().flatten();
            for part in asked.filter(|part| !part.starts_with('!')) {
                id.push('.');
                id.push_str(part);
            }
            id
        });
        Ok(EventFrame {
            id,
            lemma: lemma.to_owned(),
            upos,
            particle,
            object,
            actors: slots("actors", actors)?,
            recipients: slots("recipients", recipients)?,
            needs_recipient,
            is_mutual,
            plover: row.cell(self.plover).parse().map_err(member("plover"))?,
            kind: row.cell(self.kind).parse().map_err(member("kind"))?,
            mode: some(self.mode),
            cameo: some(self.cameo),
            example: row.cell(self.example).to_owned(),
        })
    }
}
