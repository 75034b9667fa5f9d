//! `opsarc completions`: a completion script, from the program's own command table.

use clap::{Args, Command};
use clap_complete::Shell;

use super::error::CliError;
use super::world::World;

/// Arguments of `opsarc completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// For which shell
    pub shell: Shell,
}

/// Prints the script for the command line `root`.
///
/// # Errors
/// When the output cannot be written.
pub fn run(args: &CompletionsArgs, mut root: Command, world: &mut World<'_>) -> Result<(), CliError> {
    // Generated into memory, since the generator cannot tell a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut root, "opsarc", &mut script);
    Ok(world.out.write_all(&script)?)
}
