//! `opsarc git doctor`: whether git merges profiles and shows them as words, and whether each can be read.

use clap::Args;

use super::profiles::profiles;
use super::setup::{driver_key, is_ours, settings, textconv_key};
use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::cli::status;
use crate::export::doctor::{DoctorReport, Finding, Section};
use crate::framework::text::clean_line;
use crate::shell::git::{self, GitError, Repository};
use crate::shell::program;
use crate::store::profile_file;

/// What mends most of what can be wrong.
const SETUP: &str = "run `opsarc git setup`";

/// Arguments of `opsarc git doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Print JSON (`opsarc/doctor@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints each check with what to do about it.
///
/// # Errors
/// With status 1 when something is not as it should be.
pub fn run(args: &DoctorArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let mut checks = Vec::new();
    if let Err(e) = look(&mut checks) {
        checks.push(match &e {
            GitError::Missing => Finding::problem("git", e.to_string(), "install git; `opsarc merge` works without it"),
            GitError::NoRepository(_) => Finding::problem(
                "repository",
                e.to_string(),
                "go to the folder of a repository, or make one with `git init`",
            ),
            GitError::Failed(..) => Finding::problem("git", e.to_string(), "see what git says, and try again"),
        });
    }
    let report = DoctorReport::new(vec![Section { title: "Git", findings: checks }]);
    if args.json {
        status::json(context, &report)?;
    } else {
        context.world.out.write_all(report.text().as_bytes())?;
    }
    if report.problems == 0 { Ok(()) } else { Err(CliError::Found) }
}

fn look(checks: &mut Vec<Finding>) -> Result<(), GitError> {
    checks.push(Finding::good("git", git::version()?));
    let repository = Repository::here()?;
    checks.push(Finding::good("repository", repository.top().display().to_string()));
    let names = profiles(&repository)?;
    drivers(&repository, checks)?;
    let mut meant = Vec::new();
    for name in names {
        if !is_ours(&repository.treated(&name)?) {
            let says = format!("{} is a profile that git merges and shows as lines of text", clean_line(&name));
            checks.push(Finding::problem("attributes", says, SETUP));
        }
        meant.push(name);
    }
    if meant.is_empty() {
        checks.push(Finding::good("profiles", "no profile lies in this repository".to_owned()));
    }
    let unmerged = repository.unmerged(&meant)?;
    for name in meant {
        let shown = clean_line(&name).into_owned();
        checks.push(match profile_file::load(&repository.top().join(&name)) {
            Err(e) => Finding::problem("profiles", format!("{shown}: {}", e.why), again(&shown)),
            Ok(_) if unmerged.contains(&name) => {
                Finding::problem("profiles", format!("{shown}: git holds it for unmerged"), again(&shown))
            }
            Ok(Some(loaded)) => Finding::good("profiles", format!("{shown}: {} entries", loaded.profile.log.len())),
            // It is in the index alone: removed from the folder.
            Ok(None) => continue,
        });
    }
    Ok(())
}

/// How a merge is done anew.
fn again(name: &str) -> String {
    format!(
        "{SETUP}; in the middle of a merge, `git checkout --merge -- {0}` then merges it anew and `git add {0}` settles it; \
         else take a version that can be read out of the history",
        shell_words::quote(name)
    )
}

fn drivers(repository: &Repository, checks: &mut Vec<Finding>) -> Result<(), GitError> {
    let mut words = None;
    for (key, what) in [(driver_key(), "merge driver"), (textconv_key(), "text conversion")] {
        let Some(found) = repository.config(&key)? else {
            checks.push(Finding::problem("configuration", format!("git has no {what} for profiles ({key})"), SETUP));
            continue;
        };
        let split = shell_words::split(&found).unwrap_or_default();
        let program = split.first().cloned().unwrap_or_default();
        let wanted = settings(&shell_words::quote(&program)).into_iter().find(|(named, _)| *named == key);
        if wanted.is_some_and(|(_, wanted)| wanted == found) {
            checks.push(Finding::good("configuration", format!("{key}: {}", clean_line(&found))));
        } else {
            let says = format!("{key} says `{}`, which is not what this version asks for", clean_line(&found));
            checks.push(Finding::problem("configuration", says, SETUP));
        }
        words = words.or(Some(program));
    }
    let Some(program) = words else { return Ok(()) };
    let shown = clean_line(&program).into_owned();
    let says = program::run(&program, &["--version"], b"").ok().filter(|ended| ended.good).map(|ended| ended.text());
    checks.push(match says {
        Some(version) if version.starts_with(concat!(env!("CARGO_PKG_NAME"), " ")) => {
            Finding::good("program", format!("git starts `{shown}`: {}", clean_line(&version)))
        }
        _ => {
            let todo = format!("put it in a folder of PATH, or {SETUP} with the program that you have");
            Finding::problem("program", format!("git is to start `{shown}`, which is not there"), todo)
        }
    });
    Ok(())
}
