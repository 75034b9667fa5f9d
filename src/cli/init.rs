//! `opsarc init`: a new profile without questions.

use std::path::PathBuf;

use clap::Args;

use super::arguments;
use super::context::{Context, Opened};
use super::error::{CliError, Status};
use super::reference;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::profile::Profile;
use crate::profile::settings::Change;
use crate::shell::ids;

/// Arguments of `opsarc init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Your name
    #[arg(long, value_parser = arguments::text)]
    pub name: Text,
    /// Your role clusters, with commas between them
    #[arg(long, value_delimiter = ',', required = true, value_name = "ROLE[,ROLE]")]
    pub role: Vec<String>,
    /// What remains: pathway, target, hours
    #[command(flatten)]
    pub rest: RestArgs,
}

/// What `init` and `profile new` may also be told.
#[derive(Debug, Default, Args)]
pub struct RestArgs {
    /// The pathway that you take
    #[arg(long)]
    pub pathway: Option<String>,
    /// The level that you aim at
    #[arg(long, value_name = "LEVEL")]
    pub target: Option<u8>,
    /// When you want to reach it (YYYY-MM-DD)
    #[arg(long, value_name = "DATE")]
    pub target_date: Option<Day>,
    /// Hours a week for growth
    #[arg(long, value_parser = clap::value_parser!(u8).range(0..=80))]
    pub hours: Option<u8>,
    /// The day it begins (YYYY-MM-DD), for a record of the past; now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Begins the profile in use, which must not exist yet.
///
/// # Errors
/// When there is one already, an argument is not in the framework, or the file cannot be written.
pub fn run(args: &InitArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let path = context.path()?;
    let change = change(context, Some(&args.name), Some(&args.role), &args.rest, "beginning a profile")?;
    begin(context, path, change, args.rest.at)
}

/// The settings that a profile begins with.
///
/// # Errors
/// When an argument is not in the framework.
pub fn change(
    context: &Context<'_, '_>,
    name: Option<&Text>,
    roles: Option<&[String]>,
    rest: &RestArgs,
    doing: &str,
) -> Result<Change, CliError> {
    let framework = &context.framework;
    Ok(Change {
        name: name.cloned(),
        roles: roles.map(|roles| reference::roles(framework, roles, doing)).transpose()?,
        pathway: rest.pathway.as_ref().map(|p| reference::pathway(framework, p, doing)).transpose()?.map(Some),
        target: rest.target.map(|level| reference::level(framework, level, doing)).transpose()?,
        target_date: rest.target_date.map(Some),
        hours: rest.hours.map(Some),
    })
}

/// Writes a new profile at `path` that begins with `change`, on the day `at` or now.
///
/// # Errors
/// When there is one already, or the file cannot be written.
pub fn begin(context: &mut Context<'_, '_>, path: PathBuf, change: Change, at: Option<Day>) -> Result<(), CliError> {
    let doing = format!("beginning the profile `{}`", path.display());
    let at = context.moment(at, &doing)?;
    if path.exists() {
        return Err(CliError::new(Status::File, doing, "there is a file already; it was not changed")
            .hint("`opsarc set` changes its settings, `opsarc --profile NAME init` begins another"));
    }
    let profile = Profile::new(ids::fresh(), context.framework.identity());
    let mut opened = Opened { path, profile, stamp: None };
    let bodies = if change == Change::default() { Vec::new() } else { vec![Body::Settings(change)] };
    context.record(&mut opened, &Author::Oneself, at, bodies)?;
    writeln!(context.world.out, "Began the profile {}", opened.path.display())?;
    writeln!(context.world.out, "Next: `opsarc` walks through the matrix, `opsarc rate COMPETENCY 0..4` rates one.")?;
    Ok(())
}
