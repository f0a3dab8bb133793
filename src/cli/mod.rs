//! The `detente` command: one implementation for `cargo install` and for the Python package.

mod analyze;
mod convert;
mod failure;
mod interrupt;
mod lists;
mod manual;
mod output;
mod parse;
mod progress;
mod rows;
mod screen;
mod table_files;
mod tables;
mod treaty;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

/// Everything went well.
pub const DONE: u8 = 0;
/// Some documents could not be read; all others were.
pub const SOME_FAILED: u8 = 1;
/// Nothing was done: wrong usage, nothing that could be read, or nowhere to write to.
pub const FAILED: u8 = 2;
/// Stopped by Ctrl-C.
pub const INTERRUPTED: u8 = 130;

const EXIT_CODES: &str = "\
Exit codes:
  0    everything went well
  1    some documents could not be read; all others were
  2    wrong usage, no document could be read, or the output could not be written
  130  stopped by Ctrl-C";

/// Reads news and documents on international affairs into typed records, each tied to the words it rests on.
#[derive(Debug, Parser)]
#[command(name = "detente", version, after_help = EXIT_CODES)]
struct Command {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Analyze(analyze::Arguments),
    #[command(
        about = "Say why each claim and event is there: analyze --format table --explain",
        after_help = EXIT_CODES
    )]
    Explain(analyze::Arguments),
    Screen(screen::Arguments),
    Treaty(treaty::Arguments),
    Parse(parse::Arguments),
    Lists(lists::Arguments),
    Convert(convert::Arguments),
    Completions(manual::Completions),
    Man(manual::Manual),
}

/// Runs the command with these arguments, the first of which is the command's name, and gives its exit code.
///
/// Prints to standard output and standard error. Ctrl-C ends the whole process.
///
/// ```
/// assert_eq!(detente::cli::run(["detente", "analyze", "no/such/file.txt"].map(Into::into)), detente::cli::FAILED);
/// ```
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let command = match Command::try_parse_from(arguments) {
        Ok(command) => command,
        Err(message) => {
            // Help and version go to standard output and are no failure. A closed pipe is nobody's concern here.
            let _ = message.print();
            return if message.use_stderr() { FAILED } else { DONE };
        }
    };
    interrupt::listen();
    match command.action {
        Action::Analyze(arguments) => analyze::run(&arguments),
        Action::Explain(arguments) => analyze::run(&arguments.explained()),
        Action::Screen(arguments) => screen::run(&arguments),
        Action::Treaty(arguments) => treaty::run(&arguments),
        Action::Parse(arguments) => parse::run(&arguments),
        Action::Lists(arguments) => lists::run(&arguments),
        Action::Convert(arguments) => convert::run(&arguments),
        Action::Completions(arguments) => manual::completions(&arguments),
        Action::Man(arguments) => manual::manual(&arguments),
    }
}
