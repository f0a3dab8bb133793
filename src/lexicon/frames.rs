//! Words that name events: what each means, and where those who take part in it stand (`data/event_frames.tsv`).

use std::collections::HashMap;

use crate::model::{EventKind, Plover};
use crate::syntax::Upos;
use crate::{Error, ErrorKind};

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
    /// The class of words (`data/event_words.tsv`) that the object must be of.
    pub object: Option<String>,
    /// Where those who do it stand, tried in order.
    pub actors: Vec<Slot>,
    /// Where those to whom it is done stand, tried in order.
    pub recipients: Vec<Slot>,
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
            _ => match cell.strip_prefix("obj:") {
                Some(word) => Self::ObjectAfter(word.to_owned()),
                None if cell.chars().all(char::is_lowercase) => Self::After(cell.to_owned()),
                None => return None,
            },
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
        let mut frames = Self::default();
        frames
            .add_words(WORDS)
            .expect("the embedded tables are read by the tests");
        frames
            .add(FRAMES)
            .expect("the embedded tables are read by the tests");
        frames
    }

    /// Adds frames from a table of the same shape as `data/event_frames.tsv`; they are tried before those already there.
    ///
    /// # Errors
    /// [`ErrorKind::Format`] with the line and the cell that cannot be read.
    pub fn add(&mut self, table: &str) -> Result<(), Error> {
        let mut added: HashMap<String, Vec<EventFrame>> = HashMap::new();
        for (at, line) in table.lines().enumerate().skip(1) {
            let frame = Self::read(line).map_err(|what| {
                Error::new(ErrorKind::Format, what)
                    .with_origin("event frames")
                    .with_line(at as u64 + 1)
            })?;
            added.entry(frame.lemma.clone()).or_default().push(frame);
        }
        let mut lemmas: Vec<_> = added.into_iter().collect();
        lemmas.sort_by(|(first, _), (second, _)| first.cmp(second));
        for (lemma, mut frames) in lemmas {
            // What asks for more is tried first.
            frames.sort_by_key(|frame| {
                let breadth = match frame.object.as_deref() {
                    Some("actor" | "organization") => 1,
                    Some(_) => 0,
                    None => 2,
                };
                (frame.particle.is_none(), breadth)
            });
            let known = self.frames.entry(lemma).or_default();
            frames.append(known);
            *known = frames;
        }
        Ok(())
    }

    fn read(line: &str) -> Result<EventFrame, String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [
            lemma,
            pos,
            particle,
            object,
            actors,
            recipients,
            plover,
            kind,
            mode,
            cameo,
            example,
            ..,
        ] = cells.as_slice()
        else {
            return Err(format!("{} cells found, 12 expected", cells.len()));
        };
        let some = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
        let slots = |cell: &str| -> Result<Vec<Slot>, String> {
            let cells = cell.split('|').filter(|slot| !slot.is_empty());
            cells
                .map(|slot| Slot::read(slot).ok_or_else(|| format!("slot {slot:?} is not known")))
                .collect()
        };
        let (actors, is_mutual) = match actors.strip_prefix("all:") {
            Some(actors) => (actors, true),
            None => (*actors, false),
        };
        let mut id = format!("{lemma}.{}", pos.to_lowercase());
        for part in [particle, object]
            .into_iter()
            .filter(|part| !part.is_empty())
        {
            id.push('.');
            id.push_str(part);
        }
        Ok(EventFrame {
            id,
            lemma: (*lemma).to_owned(),
            upos: pos.parse().map_err(|error: Error| error.to_string())?,
            particle: some(particle),
            object: some(object),
            actors: slots(actors)?,
            recipients: slots(recipients)?,
            is_mutual,
            plover: plover.parse().map_err(|error: Error| error.to_string())?,
            kind: kind.parse().map_err(|error: Error| error.to_string())?,
            mode: some(mode),
            cameo: some(cameo),
            example: (*example).to_owned(),
        })
    }

    fn add_words(&mut self, table: &str) -> Option<()> {
        for line in table.lines().skip(1) {
            let mut cells = line.split('\t');
            let (lemma, classes) = (cells.next()?, cells.next()?);
            let classes = classes.split('|').map(str::to_owned);
            self.classes
                .entry(lemma.to_owned())
                .or_default()
                .extend(classes);
        }
        Some(())
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
        lemmas.into_iter().flat_map(|lemma| &self.frames[lemma])
    }
}
