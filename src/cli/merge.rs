//! `opsarc merge`: the union of two copies of one profile.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::{Context, profile_path};
use super::error::{CliError, Status};
use crate::export::words::count;
use crate::profile::merge;
use crate::store::profile_file::{self, Loaded};

/// Arguments of `opsarc merge`.
#[derive(Debug, Args)]
pub struct MergeArgs {
    /// One copy, by file or name; without `-o` the union is written here
    pub a: String,
    /// The other copy, by file or name; it is not changed
    pub b: String,
    /// Write the union to this file; neither copy is changed
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Writes the union.
///
/// # Errors
/// When a file cannot be read or written, or the two are not copies of one profile.
pub fn run(args: &MergeArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let (a, b) = (profile_path(&context.places, &args.a)?, profile_path(&context.places, &args.b)?);
    let doing = format!("merging {} and {}", a.display(), b.display());
    let Loaded { mut profile, stamp, .. } = load(&a)?;
    let theirs = load(&b)?.profile;
    let report = merge::merge(&mut profile, theirs).map_err(|e| {
        CliError::new(Status::Invalid, &doing, e.to_string())
            .hint("only copies of one profile can be merged; neither was changed")
    })?;
    let (path, known) = match &args.output {
        Some(out) => (out.clone(), None),
        None => (a, Some(stamp)),
    };
    let saved = profile_file::save(&path, &profile, known.as_ref())?;
    let total = saved.merged.as_ref().unwrap_or(&profile).log.len();
    let out = &mut context.world.out;
    writeln!(
        out,
        "Merged into {}: {} new, {total} in all.",
        path.display(),
        count(report.added.len(), "entry", "entries")
    )?;
    if !report.purged.is_empty() {
        writeln!(out, "{} purged in the other copy.", count(report.purged.len(), "entry was", "entries were"))?;
    }
    for conflict in &report.conflicts {
        let which = if conflict.replaced { "the other copy's" } else { "this copy's" };
        writeln!(
            context.world.err,
            "note: the copies differ on the entry {}; {which} words were kept",
            conflict.entry
        )?;
    }
    Ok(())
}

fn load(path: &Path) -> Result<Loaded, CliError> {
    profile_file::load(path)?.ok_or_else(|| {
        CliError::new(Status::File, format!("reading the profile {}", path.display()), "there is no such file")
            .hint("check the name; `opsarc profile list` lists those that have one")
    })
}
