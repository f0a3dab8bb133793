//! `detente completions` and `detente man`: what a shell and `man` want to know of the command.

use std::io::{self, Write};

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;

use super::DONE;
use super::failure::{Failure, exit_code};

/// Print completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  detente completions bash > ~/.local/share/bash-completion/completions/detente
  detente completions zsh > ~/.zfunc/_detente
  detente completions fish > ~/.config/fish/completions/detente.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the manual page, of the command or of a subcommand.
#[derive(Debug, Args)]
#[command(after_help = "\
Example:
  detente man analyze | man -l -")]
pub(super) struct Manual {
    /// The subcommand [default: the command as a whole]
    #[arg(value_name = "COMMAND")]
    action: Option<String>,
}

pub(super) fn completions(arguments: &Completions) -> u8 {
    let mut command = super::Command::command();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "detente", &mut script);
    print(&script)
}

pub(super) fn manual(arguments: &Manual) -> u8 {
    let mut command = super::Command::command();
    command.build();
    let command = match &arguments.action {
        None => Ok(command),
        Some(name) => subcommand(&command, name),
    };
    let page = command.and_then(|command| {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page)?;
        Ok(page)
    });
    match page {
        Ok(page) => print(&page),
        Err(failure) => exit_code(Err(failure), None),
    }
}

fn subcommand(command: &Command, name: &str) -> Result<Command, Failure> {
    let found = command.find_subcommand(name).cloned();
    found.ok_or_else(|| {
        let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        let message = format!("{name:?} is not one of {}", known.join(", "));
        crate::Error::new(crate::ErrorKind::Option, message)
            .with_origin("man")
            .into()
    })
}

fn print(bytes: &[u8]) -> u8 {
    let written = io::stdout().write_all(bytes).map_err(Failure::from);
    exit_code(written.map(|()| DONE), None)
}
