//! A user's words for events beside those that ship.

use std::borrow::Cow;

use super::frames::EventFrames;
use super::table_kind::TableKind;
use super::verb_lemmas::VerbLemmas;
use crate::Error;

/// Frames with the forms of their verbs.
#[derive(Debug)]
pub(super) struct EventWording {
    pub(super) frames: EventFrames,
    pub(super) verbs: VerbLemmas,
}

impl EventWording {
    /// Reads a user's tables: words first, since frames ask for their classes.
    pub(super) fn read(
        tables: &[(TableKind, String, String)],
        only_own: bool,
    ) -> Result<Self, Error> {
        let mut frames = if only_own {
            EventFrames::words_only()
        } else {
            EventFrames::embedded()
        };
        let of = |wanted: TableKind| tables.iter().filter(move |(kind, ..)| *kind == wanted);
        for (_, origin, text) in of(TableKind::EventWords) {
            frames.add_words(origin, text)?;
        }
        for (_, origin, text) in of(TableKind::EventFrames) {
            frames.add(origin, text)?;
        }
        let own = frames.iter().map(|frame| Cow::Owned(frame.lemma.clone()));
        let verbs = VerbLemmas::new(embedded_verbs().chain(own));
        Ok(Self { frames, verbs })
    }
}

const CUES: &str = include_str!("../../data/cues.tsv");

/// The verbs of the tables that ship.
pub(super) fn embedded_verbs() -> impl Iterator<Item = Cow<'static, str>> {
    let tables = [
        include_str!("../../data/event_frames.tsv"),
        include_str!("../../data/sanction_verbs.tsv"),
        include_str!("../../data/treaty_stages.tsv"),
    ];
    let first = |row: &'static str| row.split('\t').next().map(Cow::Borrowed);
    let cue = |row: &'static str| {
        let mut cells = row.split('\t');
        cells
            .next()
            .filter(|_| cells.next() == Some("VERB"))
            .map(Cow::Borrowed)
    };
    tables
        .into_iter()
        .flat_map(move |table| table.lines().skip(1).filter_map(first))
        .chain(CUES.lines().skip(1).filter_map(cue))
}
