//! The `detente` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(detente::cli::run(std::env::args_os()))
}
