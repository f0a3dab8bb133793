//! Who speaks and acts: mentions into actors.
//!
//! # What it finds
//! States, organs, organisations, parties, groups, firms and media that the lexicon knows, by name, people's name or seat;
//! ministries and the like named through their state ("Russia's Defence Ministry"); persons with a title or an office
//! beside their name, or with a known given or family name, and their later short mentions ("Shin", "bin Salman").
//!
//! # What it leaves out
//! Places, and capitals that are places where they stand.

mod acronyms;
mod affiliations;
mod cast;
mod cull;
mod holders;
mod institutions;
mod kinds;
mod names;
mod nominals;
mod offices;
mod organizations;
mod persons;
mod pronouns;
mod sightings;

pub(crate) use cull::cull;

use crate::extract::Passage;
use crate::model::Actor;

/// The actors of a text, in the order of their first mention.
pub(crate) fn actors(passage: &Passage<'_>) -> Vec<Actor> {
    let mut cast = cast::Cast::default();
    let bodies = institutions::find(passage);
    cast.add_matches(passage, &bodies);
    institutions::add(passage, &mut cast, &bodies);
    offices::add(passage, &mut cast);
    persons::add(passage, &mut cast);
    // Full names before short ones, so that a short name goes to the actor that introduces it.
    organizations::add(passage, &mut cast, |name| !acronyms::is_acronym(name));
    acronyms::add(passage, &mut cast);
    organizations::add(passage, &mut cast, acronyms::is_acronym);
    nominals::add(passage, &mut cast);
    pronouns::add(passage, &mut cast);
    let mut actors = cast.into_actors();
    affiliations::settle(passage, &mut actors);
    actors
}
