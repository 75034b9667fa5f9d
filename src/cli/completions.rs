//! `opsarc completions`: the script with which a shell asks this program what to complete, and the answers.

use std::ffi::OsString;

use clap::{Args, Command};
use clap_complete::env::{EnvCompleter, Shells};

use super::completing::with_values;
use super::error::CliError;
use super::world::World;
use crate::framework::text::clean_line;
use crate::store::places::Places;

/// The variable by which the script says which shell asks.
pub const ASKS: &str = "OPSARC_COMPLETE";

/// Arguments of `opsarc completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// For which shell
    #[arg(value_parser = ["bash", "elvish", "fish", "powershell", "zsh"])]
    pub shell: String,
}

/// Prints the script.
///
/// # Errors
/// When the output cannot be written.
pub fn run(args: &CompletionsArgs, world: &mut World<'_>) -> Result<(), CliError> {
    let shells = Shells::builtins();
    // Made in memory: the generator cannot tell a closed pipe.
    let mut script = Vec::new();
    completer(&shells, &args.shell)?.write_registration(ASKS, "opsarc", "opsarc", "opsarc", &mut script)?;
    Ok(world.out.write_all(&script)?)
}

/// Answers the shell that asks for completions of the command line `root`. Before `--` in `arguments` stands what called
/// the program, after it the line as far as it is typed.
///
/// # Errors
/// When there is no such shell, or the output cannot be written.
pub fn answer(shell: &str, arguments: &[OsString], root: Command, world: &mut World<'_>) -> Result<(), CliError> {
    let shells = Shells::builtins();
    let completer = completer(&shells, shell)?;
    let line: Vec<OsString> = arguments.iter().skip_while(|word| *word != "--").skip(1).cloned().collect();
    if line.is_empty() {
        let script = CompletionsArgs { shell: completer.name().to_owned() };
        return run(&script, world);
    }
    let places = Places::from_env(|name| (world.env)(name));
    let mut root = with_values(root, &line, places, completer.is("bash"));
    let mut answers = Vec::new();
    completer.write_complete(&mut root, line, std::env::current_dir().ok().as_deref(), &mut answers)?;
    world.out.write_all(&answers)?;
    Ok(world.out.flush()?)
}

fn completer<'s>(shells: &'s Shells<'s>, shell: &str) -> Result<&'s dyn EnvCompleter, CliError> {
    shells.completer(shell).ok_or_else(|| {
        CliError::usage("completing", format!("there is no shell `{}`", clean_line(shell)))
            .hint("`opsarc completions --help` lists those there are")
    })
}
