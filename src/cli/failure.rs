//! How a subcommand that cannot go on ends.

use std::io::{self, Write};
use std::path::Path;

use super::{DONE, FAILED};
use crate::Error;

/// Why it cannot go on.
pub(super) enum Failure {
    /// What was asked for cannot be done.
    Usage(Error),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        Self::Output(cause)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Usage(error)
    }
}

/// The exit code; a failure is told on standard error, with the file that was written to.
pub(super) fn exit_code(result: Result<u8, Failure>, output: Option<&Path>) -> u8 {
    match result {
        Ok(code) => code,
        // Whoever reads the output has seen enough.
        Err(Failure::Output(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => DONE,
        Err(failure) => {
            complain(&match failure {
                Failure::Usage(error) => error.to_string(),
                Failure::Output(cause) => match output {
                    Some(path) => format!("{}: {cause}", path.display()),
                    None => format!("standard output: {cause}"),
                },
            });
            FAILED
        }
    }
}

/// Says something on standard error.
pub(super) fn complain(words: &str) {
    // Where standard error is closed nobody can be told.
    let _ = writeln!(io::stderr(), "detente: {words}");
}
