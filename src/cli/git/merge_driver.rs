//! `opsarc git merge-driver`: what git calls to merge two versions of a profile.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Status};
use crate::framework::text::clean_line;
use crate::profile::codec::encode;
use crate::profile::merge;
use crate::profile::profile::Profile;
use crate::store::{profile_file, text_file};

/// Arguments of `opsarc git merge-driver`, as git gives them.
#[derive(Debug, Args)]
pub struct MergeDriverArgs {
    /// The version that both come from (%O); not needed for a union
    pub base: PathBuf,
    /// Our version (%A), which the union is written to
    pub ours: PathBuf,
    /// Their version (%B)
    pub theirs: PathBuf,
    /// The name of the file in the repository (%P)
    pub name: Option<String>,
}

/// Writes the union in the place of our version.
///
/// # Errors
/// With status 1, which git takes for a conflict, when the two cannot be merged; our version is then as it was.
pub fn run(args: &MergeDriverArgs, _: &mut Context<'_, '_>) -> Result<(), CliError> {
    let name = args.name.as_deref().map_or_else(|| args.ours.to_string_lossy(), clean_line);
    let doing = format!("merging {name}");
    let read =
        |path: &Path, whose: &str| read(path).map_err(|(why, hint)| refused(&doing, format!("{whose}: {why}"), &hint));
    let mut union = read(&args.ours, "our version")?;
    let theirs = read(&args.theirs, "their version")?;
    let report = merge::merge(&mut union, theirs).map_err(|e| {
        let hint =
            "these are the profiles of two people under one name: rename one of them; our version was not changed";
        refused(&doing, e.to_string(), hint)
    })?;
    if report.changed() {
        text_file::write("writing the union to", &args.ours, &encode(&union))
            .map_err(|e| refused(&doing, e.to_string(), &e.hint))?;
    }
    Ok(())
}

fn read(path: &Path) -> Result<Profile, (String, String)> {
    match profile_file::load(path) {
        Ok(Some(loaded)) => Ok(loaded.profile),
        Ok(None) => Err(("there is no such file".to_owned(), "git calls this by itself".to_owned())),
        Err(e) => Err((e.why, e.hint)),
    }
}

/// A conflict, and not a failure of the program: git goes on with the other files.
fn refused(doing: &str, why: String, hint: &str) -> CliError {
    CliError::new(Status::Found, doing, why).hint(format!("{hint}; git calls it a conflict"))
}
