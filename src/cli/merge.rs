//! `opsarc merge`: the union of copies of one profile.

use std::path::{Path, PathBuf};

use clap::Args;

use super::context::{Context, Opened, profile_path};
use super::error::{CliError, Status};
use crate::export::merge as export_merge;
use crate::export::words::count;
use crate::framework::text::clean_line;
use crate::profile::merge::{self, MergeReport};
use crate::profile::profile::Profile;
use crate::store::beside;
use crate::store::profile_file::{self, Loaded};

/// Arguments of `opsarc merge`.
#[derive(Debug, Args)]
#[command(
    after_help = "All entries of all copies, each once, whichever comes first: merging again adds nothing. Only copies of \
                        one profile are merged."
)]
pub struct MergeArgs {
    /// The copies, by file or name; without `-o` the union is written to the first, and the others are not changed
    #[arg(required_unless_present = "beside", num_args = 2.., value_name = "COPY")]
    pub copies: Vec<String>,
    /// Merge what a file-sync tool left beside the profile in use; the copies are not changed
    #[arg(long, conflicts_with_all = ["copies", "output"])]
    pub beside: bool,
    /// Write the union to this file; no copy is changed
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
}

/// Writes the union, and says what came from where.
///
/// # Errors
/// When a file cannot be read or written, or they are not copies of one profile.
pub fn run(args: &MergeArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    if args.beside {
        return merge_beside(context);
    }
    let mut paths = Vec::with_capacity(args.copies.len());
    for copy in &args.copies {
        paths.push(profile_path(&context.places, copy)?);
    }
    let Some((first, others)) = paths.split_first() else { return Ok(()) };
    let Loaded { mut profile, stamp } = load(first)?;
    context.adopt(&profile, first)?;
    // All are read before anything is written: one that cannot be merged leaves everything as it is.
    let mut reports = Vec::with_capacity(others.len());
    for path in others {
        let report = unite(&mut profile, load(path)?.profile, first, path)?;
        reports.push((shown(path), report));
    }
    let (path, known) = match &args.output {
        Some(out) => (out.clone(), None),
        None => (first.clone(), Some(stamp)),
    };
    finish(context, &Opened { path, profile, stamp: known }, &reports)
}

fn merge_beside(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let path = context.path()?;
    let Some(mut opened) = context.load_if_any(&path)? else { return context.open().map(drop) };
    let copies = beside::look(&path, &opened.profile);
    if copies.is_empty() {
        return Ok(writeln!(context.world.out, "No copy beside {} adds anything.", shown(&path))?);
    }
    let mut reports = Vec::with_capacity(copies.len());
    for copy in copies {
        let name = copy.name();
        reports.push((name, unite(&mut opened.profile, copy.profile, &path, &copy.path)?));
    }
    finish(context, &opened, &reports)?;
    Ok(writeln!(context.world.out, "The copies were left where they are; they add nothing any more.")?)
}

fn unite(ours: &mut Profile, theirs: Profile, path: &Path, other: &Path) -> Result<MergeReport, CliError> {
    merge::merge(ours, theirs).map_err(|e| {
        CliError::new(Status::Invalid, format!("merging {} and {}", path.display(), other.display()), e.to_string())
            .hint("only copies of one profile can be merged; nothing was changed")
    })
}

/// Saves the union and tells what came from where.
fn finish(context: &mut Context<'_, '_>, opened: &Opened, reports: &[(String, MergeReport)]) -> Result<(), CliError> {
    let saved = profile_file::save(&opened.path, &opened.profile, opened.stamp.as_ref())?;
    let whole = saved.merged.as_ref().unwrap_or(&opened.profile);
    let new: usize = reports.iter().map(|(_, report)| report.added.len()).sum();
    let new = if new == 0 { "nothing".to_owned() } else { count(new, "entry", "entries") };
    let out = &mut context.world.out;
    writeln!(out, "Merged into {}: {new} new, {} in all.", shown(&opened.path), whole.log.len())?;
    for (name, report) in reports {
        out.write_all(export_merge::text(&context.framework, &whole.log, name, report).as_bytes())?;
    }
    Ok(())
}

fn load(path: &Path) -> Result<Loaded, CliError> {
    profile_file::load(path)?.ok_or_else(|| {
        CliError::new(Status::File, format!("reading the profile {}", path.display()), "there is no such file")
            .hint("check the name; `opsarc profile list` lists those that have one")
    })
}

fn shown(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}
