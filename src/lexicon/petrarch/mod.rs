//! Dictionaries of the PETRARCH, TABARI and Phoenix event coders: `.actors` with dated roles, `.agents`.
//!
//! The parts of a line, as those coders read them:
//!
//! ```text
//! # a comment
//! HAMID_KARZAI_ [AFGELI]          an actor with a code that always holds
//! +PRESIDENT_KARZAI               the same actor by another name
//!     [AFGGOV >011222]            a code from a day on; <, and DAY-DAY, likewise
//! !MINIST! = MINISTER, MINISTERS  words that stand in for each other (agents)
//! DEFENCE_!MINIST! {} [~GOVMIL]   an agent; {} holds its plurals, {} alone says it has none
//! ```
//! Years of two digits up to 30 are of this century. Words of a name have to follow each other, by whichever sign they are joined.

mod actors;
mod agents;
mod lines;

pub(crate) use actors::{ActorRow, Code, read_actors};
pub(crate) use agents::read_agents;

use crate::{Error, ErrorKind};

/// What becomes of a line that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Mode {
    /// It is an error.
    #[default]
    Strict,
    /// It is left out and reported.
    Lenient,
}

/// A line of a dictionary that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Skipped {
    /// Why, with the file and the line.
    pub error: Error,
}

/// Collects what cannot be read, or stops at it.
#[derive(Debug)]
pub(crate) struct Report<'t> {
    origin: &'t str,
    mode: Mode,
    pub(crate) skipped: Vec<Skipped>,
}

impl<'t> Report<'t> {
    pub(crate) const fn new(origin: &'t str, mode: Mode) -> Self {
        Self {
            origin,
            mode,
            skipped: Vec::new(),
        }
    }

    /// An error in strict mode; a note otherwise.
    fn bad(&mut self, line: u64, message: impl Into<String>) -> Result<(), Error> {
        let error = Error::new(ErrorKind::Format, message)
            .with_origin(self.origin)
            .with_line(line);
        match self.mode {
            Mode::Strict => Err(error),
            Mode::Lenient => {
                self.skipped.push(Skipped { error });
                Ok(())
            }
        }
    }
}
