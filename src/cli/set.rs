//! `opsarc set`: changes of the settings.

use clap::Args;

use super::arguments::{self, Clearable};
use super::context::Context;
use super::error::CliError;
use super::reference;
use crate::export::record;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::body::Body;
use crate::profile::day::Day;
use crate::profile::settings::Change;

/// Arguments of `opsarc set`.
#[derive(Debug, Args)]
#[group(id = "setting", required = true, multiple = true, args = ["name", "role", "pathway", "target", "target_date", "hours"])]
pub struct SetArgs {
    /// Your name
    #[arg(long, value_parser = arguments::text)]
    pub name: Option<Text>,
    /// Your role clusters, with commas between them
    #[arg(long, value_delimiter = ',', value_name = "ROLE[,ROLE]")]
    pub role: Option<Vec<String>>,
    /// The pathway that you take, or none
    #[arg(long)]
    pub pathway: Option<String>,
    /// The level that you aim at
    #[arg(long, value_name = "LEVEL")]
    pub target: Option<u8>,
    /// When you want to reach it (YYYY-MM-DD), or none
    #[arg(long, value_name = "DATE")]
    pub target_date: Option<Clearable<Day>>,
    /// Hours a week for growth, or none
    #[arg(long)]
    pub hours: Option<Clearable<u8>>,
    /// The day it is of (YYYY-MM-DD); now if left out
    #[arg(long, value_name = "DATE")]
    pub at: Option<Day>,
}

/// Records what differs from what holds.
///
/// # Errors
/// When an argument is not in the framework, or the file cannot be read or written.
pub fn run(args: &SetArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = "changing the settings";
    let at = context.moment(args.at, doing)?;
    let mut opened = context.open()?;
    let framework = &context.framework;
    let pathway = match args.pathway.as_deref() {
        None => None,
        Some(none) if none.eq_ignore_ascii_case("none") => Some(None),
        Some(name) => Some(Some(reference::pathway(framework, name, doing)?)),
    };
    let hours = args.hours.map(|hours| hours.0);
    if hours.flatten().is_some_and(|hours| hours > 80) {
        return Err(CliError::usage(doing, "more than 80 hours a week").hint("hours: 0 to 80, or none"));
    }
    let mut change = Change {
        name: args.name.clone(),
        roles: args.role.as_ref().map(|roles| reference::roles(framework, roles, doing)).transpose()?,
        pathway,
        target: args.target.map(|level| reference::level(framework, level, doing)).transpose()?,
        target_date: args.target_date.map(|date| date.0),
        hours,
    };
    let now = opened.profile.log.standing(framework, Day(at.date())).settings;
    change.name = change.name.filter(|name| *name != now.name);
    change.roles = change.roles.filter(|roles| *roles != now.roles);
    change.pathway = change.pathway.filter(|pathway| *pathway != now.pathway);
    change.target = change.target.filter(|target| Some(*target) != now.target);
    change.target_date = change.target_date.filter(|date| *date != now.target_date);
    change.hours = change.hours.filter(|hours| *hours != now.hours);
    if change == Change::default() {
        writeln!(context.world.out, "Nothing to change: it is set so already.")?;
        return Ok(());
    }
    let added = context.record(&mut opened, &Author::Oneself, at, vec![Body::Settings(change)])?;
    for entry in added.iter().filter_map(|id| opened.profile.log.get(id)) {
        writeln!(context.world.out, "You {}", record::sentence(&context.framework, entry))?;
    }
    Ok(())
}
