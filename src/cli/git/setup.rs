//! `opsarc git setup`: the attributes of a repository, and git's configuration.

use std::path::PathBuf;

use clap::Args;

use super::attributes::{self, DRIVER, ENDING};
use super::failure::failed;
use super::profiles::profiles;
use crate::cli::context::Context;
use crate::cli::error::{CliError, Status};
use crate::framework::text::clean_line;
use crate::shell::git::{Repository, Treated, Whose};
use crate::shell::program;
use crate::store::error::Cause;
use crate::store::text_file;

const DOING: &str = "setting git up for profiles";

/// Arguments of `opsarc git setup`.
#[derive(Debug, Args)]
#[command(
    after_help = "Writes .gitattributes at the top of the repository, which you commit, and git's configuration, which \
                        every clone needs anew: run it once in each, or once with --global. What is there stays, and running it \
                        again changes nothing."
)]
pub struct SetupArgs {
    /// Profiles to look after; all that lie in the repository if none is named
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Configure git for all of your repositories, not for this clone alone
    #[arg(long)]
    pub global: bool,
}

/// Writes what is missing and says so.
///
/// # Errors
/// When there is no repository, a file lies outside, or something cannot be written.
pub fn run(args: &SetupArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let git = |e| failed(DOING, &e);
    let repository = Repository::here().map_err(git)?;
    let mut names = Vec::new();
    for file in &args.files {
        let name = repository.name_of(file).ok_or_else(|| {
            CliError::usage(
                DOING,
                format!("{} lies outside of the repository {}", file.display(), repository.top().display()),
            )
            .hint("name a file in it")
        })?;
        names.push(name);
    }
    if args.files.is_empty() {
        names = profiles(&repository).map_err(git)?;
    }
    let mut patterns = vec![ENDING.to_owned()];
    for name in &names {
        let treated = repository.treated(name).map_err(git)?;
        if !is_ours(&treated) {
            patterns.push(attributes::pattern(name));
        }
    }
    let path = repository.top().join(".gitattributes");
    let file = match text_file::read("reading", &path) {
        Ok(file) => file,
        Err(e) if e.cause == Cause::Missing => String::new(),
        Err(e) => return Err(e.into()),
    };
    let shown = clean_line(&path.to_string_lossy()).into_owned();
    match attributes::with(&file, &patterns) {
        Some(whole) => {
            text_file::write("writing", &path, &whole)?;
            writeln!(context.world.out, "Wrote {shown}: commit it.")?;
        }
        None => writeln!(context.world.out, "{shown} says it already.")?,
    }
    let whose = if args.global { Whose::Person } else { Whose::Clone };
    let program = program_word()?;
    let mut changed = false;
    for (key, value) in settings(&program) {
        if repository.config(&key).map_err(git)?.as_deref() != Some(&value) {
            repository.configure(whose, &key, &value).map_err(git)?;
            changed = true;
        }
    }
    let of =
        if args.global { "for all of your repositories" } else { "in this clone; every other clone needs it, too" };
    writeln!(
        context.world.out,
        "{}",
        if changed { format!("Configured git {of}.") } else { "git is configured already.".to_owned() }
    )?;
    let out = &mut context.world.out;
    if names.is_empty() {
        writeln!(out, "No profile lies here yet: run this again once one does, or let its name end in .opsarc.json.")?;
    }
    for name in &names {
        writeln!(out, "git merges {} as a union, and shows it as words.", clean_line(name))?;
    }
    Ok(())
}

/// Whether git treats a file as a profile.
#[must_use]
pub fn is_ours(treated: &Treated) -> bool {
    [&treated.merge, &treated.diff].into_iter().all(|driver| driver.as_deref() == Some(DRIVER))
}

/// What git's configuration says where everything is in place.
#[must_use]
pub fn settings(program: &str) -> [(String, String); 3] {
    [
        (format!("merge.{DRIVER}.name"), "the union of two versions of an opsarc profile".to_owned()),
        (driver_key(), format!("{program} git merge-driver %O %A %B %P")),
        (textconv_key(), format!("{program} git textconv")),
    ]
}

/// The key of the merge driver.
#[must_use]
pub fn driver_key() -> String {
    format!("merge.{DRIVER}.driver")
}

/// The key of the text conversion.
#[must_use]
pub fn textconv_key() -> String {
    format!("diff.{DRIVER}.textconv")
}

/// How git, which asks a shell, is to start this program: by its name where that finds it, else by its place.
fn program_word() -> Result<String, CliError> {
    let name = env!("CARGO_PKG_NAME");
    if program::there(name, &["--version"]) {
        return Ok(name.to_owned());
    }
    match std::env::current_exe().ok() {
        Some(path) => Ok(shell_words::quote(&path.to_string_lossy()).into_owned()),
        None => Err(CliError::new(Status::File, DOING, format!("`{name}` is not on the path"))
            .hint("put it in a folder of PATH, so that git can start it")),
    }
}
