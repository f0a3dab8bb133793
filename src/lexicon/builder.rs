//! A lexicon with a user's own entries.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::build::Inner;
use super::embedded::TABLES;
use super::entry::{DatedCode, Entry, EntryId, EntryKind, Text, Way};
use super::petrarch::{ActorRow, Code, Mode, Report, Skipped, read_actors, read_agents};
use super::table_kind::TableKind;
use super::tables::Loader;
use super::words::{Gender, Nominal, Number, WithState};
use super::{EventWording, Lexicon};
use crate::model::{ActorKind, Identifiers};
use crate::{Error, ErrorKind};

/// Collects tables and dictionaries for a [`Lexicon`].
///
/// A row whose id is known already adds its forms to that entry; any other row is a new entry.
///
/// ```
/// use detente::lexicon::{Lexicon, TableKind};
/// use detente::text::segment;
/// let lexicon = Lexicon::builder()
///     .with_table(TableKind::Companies, "mine.tsv", "id\tname\taliases\tcountry\nacme\tAcme Rockets\tAcme\tUSA\n")
///     .build()?;
/// let text = "The Treasury blacklisted Acme.";
/// let found = lexicon.matches(text, &segment(text, None));
/// let last = found.last().expect("Acme is found");
/// assert_eq!(lexicon.entry(last.entry).name, "Acme Rockets");
///
/// let error = Lexicon::builder()
///     .with_table(TableKind::Companies, "mine.tsv", "id\tname\nacme\n")
///     .build()
///     .unwrap_err();
/// assert_eq!(error.to_string(), "mine.tsv, line 2: 1 cells where the header has 2");
/// # Ok::<(), detente::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct LexiconBuilder {
    tables: Vec<(TableKind, String, String)>,
    dictionaries: Vec<(Dictionary, String, String)>,
    mode: Mode,
    only_own_frames: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dictionary {
    Actors,
    Agents,
}

impl LexiconBuilder {
    /// Starts with the tables that ship with the crate.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a table; `origin` is what errors call it.
    #[must_use]
    pub fn with_table(
        mut self,
        kind: TableKind,
        origin: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        self.tables.push((kind, origin.into(), text.into()));
        self
    }

    /// Adds a PETRARCH dictionary of actors; `origin` is what errors call it.
    #[must_use]
    pub fn with_actors(mut self, origin: impl Into<String>, text: impl Into<String>) -> Self {
        self.dictionaries
            .push((Dictionary::Actors, origin.into(), text.into()));
        self
    }

    /// Adds a PETRARCH dictionary of agents; `origin` is what errors call it.
    #[must_use]
    pub fn with_agents(mut self, origin: impl Into<String>, text: impl Into<String>) -> Self {
        self.dictionaries
            .push((Dictionary::Agents, origin.into(), text.into()));
        self
    }

    /// Adds a file: a table named as those in `data/` are (`companies.tsv`, `2024.companies.tsv`), or a dictionary
    /// (`.actors`, `.agents`, each also with `.txt` behind).
    ///
    /// # Errors
    /// Where the file cannot be read, is no UTF-8, or its name says nothing about what it is.
    pub fn with_file(self, path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|cause| {
            Error::new(ErrorKind::Io, cause.to_string()).with_origin(path.display().to_string())
        })?;
        self.with_contents(path, bytes)
    }

    /// Adds what a file held; its path says what it is, as in [`LexiconBuilder::with_file`].
    ///
    /// # Errors
    /// Where the bytes are no UTF-8, or the file's name says nothing about what it is.
    pub fn with_contents(self, path: impl AsRef<Path>, bytes: Vec<u8>) -> Result<Self, Error> {
        let path = path.as_ref();
        let origin = path.display().to_string();
        let text = String::from_utf8(bytes).map_err(|cause| {
            let at = cause.utf8_error().valid_up_to();
            let line = cause.as_bytes()[..at].split(|&byte| byte == b'\n').count();
            Error::new(
                ErrorKind::Encoding,
                "bytes that are no UTF-8; expected UTF-8",
            )
            .with_origin(&origin)
            .with_line(line as u64)
        })?;
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let stem = name.strip_suffix(".txt").unwrap_or(name);
        if stem.ends_with(".actors") {
            return Ok(self.with_actors(origin, text));
        }
        if stem.ends_with(".agents") {
            return Ok(self.with_agents(origin, text));
        }
        let table = stem.strip_suffix(".tsv").unwrap_or(stem);
        let table = table.rsplit('.').next().unwrap_or(table);
        let kind = table
            .parse()
            .map_err(|cause: Error| cause.with_origin(&origin))?;
        Ok(self.with_table(kind, origin, text))
    }

    /// Says what becomes of lines of a dictionary that cannot be read; tables are always read strictly.
    #[must_use]
    pub fn with_mode(mut self, mode: Mode) -> Self {
        self.mode = mode;
        self
    }

    /// Leaves out the event frames that ship with the crate, so that only a user's own name events.
    #[must_use]
    pub fn with_only_own_event_frames(mut self) -> Self {
        self.only_own_frames = true;
        self
    }

    /// Reads everything.
    ///
    /// # Errors
    /// The first line that cannot be read, with file, line, column and what was expected there.
    pub fn build(self) -> Result<Lexicon, Error> {
        self.build_with_report().map(|(lexicon, _)| lexicon)
    }

    /// Reads everything, and says which lines of dictionaries were left out.
    ///
    /// # Errors
    /// As [`LexiconBuilder::build`].
    pub fn build_with_report(mut self) -> Result<(Lexicon, Vec<Skipped>), Error> {
        let is_of_events =
            |kind: &TableKind| matches!(kind, TableKind::EventFrames | TableKind::EventWords);
        let (of_events, tables) = std::mem::take(&mut self.tables)
            .into_iter()
            .partition::<Vec<_>, _>(|(kind, ..)| is_of_events(kind));
        self.tables = tables;
        let wording = (!of_events.is_empty() || self.only_own_frames)
            .then(|| EventWording::read(&of_events, self.only_own_frames))
            .transpose()?
            .map(Arc::new);
        let (inner, skipped) = self.names()?;
        Ok((Lexicon { inner, wording }, skipped))
    }

    /// The tables of names and common nouns, with what was left out of dictionaries.
    fn names(self) -> Result<(Arc<Inner>, Vec<Skipped>), Error> {
        if self.tables.is_empty() && self.dictionaries.is_empty() {
            return Ok((Lexicon::new().inner, Vec::new()));
        }
        let mut loader = Loader::new(|cell: &str| Text::Owned(cell.to_owned()));
        for (kind, origin, text) in TABLES {
            loader.read(kind, origin, text)?;
        }
        for (kind, origin, text) in &self.tables {
            loader.read(*kind, origin, text)?;
        }
        let mut skipped = Vec::new();
        let states = States::new(&loader);
        for (dictionary, origin, text) in &self.dictionaries {
            let mut report = Report::new(origin, self.mode);
            match dictionary {
                Dictionary::Actors => {
                    for actor in read_actors(text, &mut report)? {
                        add_actor(&mut loader, &states, actor);
                    }
                }
                Dictionary::Agents => {
                    for agent in read_agents(text, &mut report)? {
                        let forms = std::iter::once((agent.singular.clone(), Number::Singular))
                            .chain(
                                agent
                                    .plurals
                                    .into_iter()
                                    .map(|plural| (plural, Number::Plural)),
                            );
                        loader.nominals.extend(forms.map(|(form, number)| Nominal {
                            form: form.into(),
                            lemma: agent.singular.clone().into(),
                            kind: ActorKind::Group,
                            organ: None,
                            sector: Some(agent.sector.clone().into()),
                            number,
                            gender: Gender::Either,
                            with_state: WithState::Same,
                        }));
                    }
                }
            }
            skipped.append(&mut report.skipped);
        }
        Ok((Arc::new(Inner::build(loader)?), skipped))
    }
}

/// The states by the codes that dictionaries call them.
struct States {
    by_code: HashMap<String, (EntryId, String)>,
}

impl States {
    fn new(loader: &Loader<'_>) -> Self {
        let mut by_code = HashMap::new();
        for (at, entry) in loader.entries.iter().enumerate() {
            if entry.kind == EntryKind::Actor(ActorKind::State) {
                let known = (EntryId(at as u32), entry.id.to_string());
                if let Some(cameo) = &entry.identifiers.cameo {
                    by_code.insert(cameo.clone(), known.clone());
                }
                by_code.entry(entry.id.to_string()).or_insert(known);
            }
        }
        Self { by_code }
    }

    /// The state that a code begins with, and what follows.
    fn split<'c>(&self, code: &'c str) -> (Option<&(EntryId, String)>, &'c str) {
        match code.get(..3).and_then(|head| self.by_code.get(head)) {
            Some(state) => (Some(state), &code[3..]),
            None => (None, code),
        }
    }

    fn dated(&self, code: Code) -> DatedCode {
        let (state, sector) = self.split(&code.text);
        DatedCode {
            country: state.map(|(_, iso3)| iso3.clone()),
            sector: Some(sector.to_owned()).filter(|sector| !sector.is_empty()),
            from: code.from,
            until: code.until,
            code: code.text,
        }
    }
}

/// Adds an actor of a dictionary: as further names of a state where its code is one, else as an entry of its own.
fn add_actor(loader: &mut Loader<'_>, states: &States, actor: ActorRow) {
    let plain = actor
        .codes
        .iter()
        .all(|code| code.from.is_none() && code.until.is_none());
    let first = actor.codes.first().map_or("", |code| code.text.as_str());
    let entry = match states.split(first) {
        (Some(&(state, _)), "") if plain => state,
        (state, sector) => {
            let country = state.map(|(_, iso3)| Text::Owned(iso3.clone()));
            let name = actor.names.first().cloned().unwrap_or_default();
            loader.add_entry(Entry {
                id: format!("dictionary:{name}").into(),
                name: name.into(),
                kind: kind_of(first, sector, plain),
                detail: Text::Borrowed(""),
                countries: country.into_iter().collect(),
                sector: Some(Text::Owned(sector.to_owned())).filter(|sector| !sector.is_empty()),
                identifiers: Identifiers {
                    cameo: Some(first.to_owned()),
                    ..Identifiers::default()
                },
                codes: actor
                    .codes
                    .into_iter()
                    .map(|code| states.dated(code))
                    .collect(),
                parent: None,
            })
        }
    };
    for name in actor.names {
        // A short name in capitals is as likely an abbreviation.
        if name.len() <= 5 && !name.contains(' ') {
            loader.add_form(name.to_uppercase().into(), entry, Way::Name);
        }
        loader.add_form(name.into(), entry, Way::Name);
    }
}

/// What an actor of a dictionary is, by its code; one whose codes hold for a time only is a person.
fn kind_of(code: &str, sector: &str, plain: bool) -> EntryKind {
    let starts = |words: &[&str]| words.iter().any(|word| sector.starts_with(word));
    if code.starts_with(['-', '+', '#']) {
        return EntryKind::Phrase;
    }
    EntryKind::Actor(if starts(&["IGO"]) {
        ActorKind::InternationalOrganization
    } else if starts(&["NGO", "NGM"]) {
        ActorKind::Ngo
    } else if starts(&["MNC"]) {
        ActorKind::Company
    } else if !plain {
        ActorKind::Person
    } else if starts(&["IMG", "REB", "SEP", "UAF", "INS"]) {
        ActorKind::ArmedGroup
    } else if starts(&["MED"]) {
        ActorKind::Media
    } else if starts(&["PTY"]) {
        ActorKind::PoliticalParty
    } else if starts(&["BUS"]) {
        ActorKind::Company
    } else if starts(&["GOV", "MIL", "LEG", "JUD", "COP", "SPY"]) {
        ActorKind::GovernmentBody
    } else {
        ActorKind::Other
    })
}
