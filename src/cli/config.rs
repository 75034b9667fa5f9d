//! `opsarc config`: where the configuration is, what it says, and whether all of it can be used.

use clap::{Subcommand, ValueEnum, builder::PossibleValue};

use super::context::Context;
use super::error::{CliError, Status};
use crate::app::keys::Keys;
use crate::export::config::ConfigReport;
use crate::export::words::count;
use crate::profile::preferences::{Complaint, Place, Preferences};
use crate::profile::setting::{SETTINGS, Setting};
use crate::profile::template::written;
use crate::shell::editor;
use crate::store::preferences_file;

/// Commands of `opsarc config`.
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print where the file is, whether it is there or not
    Path,
    /// Print what holds: every setting with its value
    Show {
        /// This setting alone
        #[arg(value_name = "SETTING")]
        setting: Option<Name>,
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Open the file in $VISUAL or $EDITOR, begun from a template where there is none, and check it
    Edit,
    /// Tell everything in the file that cannot be used; exit status 1 if there is anything
    Check,
}

/// A setting by name, read off the table of settings.
#[derive(Debug, Clone, Copy)]
pub struct Name(&'static Setting);

impl ValueEnum for Name {
    fn value_variants<'a>() -> &'a [Self] {
        static NAMES: std::sync::LazyLock<Vec<Name>> = std::sync::LazyLock::new(|| SETTINGS.iter().map(Name).collect());
        &NAMES
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.name).help(self.0.says))
    }
}

/// Runs the command.
///
/// # Errors
/// When the file cannot be read or written, when the editor fails, or when a check finds something.
pub fn run(command: &ConfigCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        ConfigCommand::Path => Ok(writeln!(context.world.out, "{}", context.places.preferences().display())?),
        ConfigCommand::Show { setting, json } => show(*setting, *json, context),
        ConfigCommand::Edit => {
            let path = preferences_file::begin(&context.places)?;
            context.world.out.flush()?;
            editor::open(&path, &context.preferences.editor, context.world.env)
                .map_err(|why| CliError::new(Status::File, format!("editing {}", path.display()), why))?;
            check(context)
        }
        ConfigCommand::Check => check(context),
    }
}

fn show(setting: Option<Name>, json: bool, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let (mut preferences, _) = preferences_file::load(&context.places)?;
    // What cannot be used does not hold.
    let refused: Vec<Place> =
        all(&preferences, Vec::new(), context).into_iter().map(|complaint| complaint.at).collect();
    preferences.freshness.retain(|line| !refused.contains(&line.at));
    preferences.keys.retain(|line| !refused.contains(&line.at));
    if json {
        let report = ConfigReport::new(&context.places.preferences(), &preferences);
        return super::status::json(context, &report);
    }
    let wanted = |known: &&Setting| setting.is_none_or(|Name(one)| one.name == known.name);
    for known in SETTINGS.iter().filter(wanted) {
        let value = written(known.get(&preferences));
        match setting {
            Some(_) => writeln!(context.world.out, "{value}")?,
            None => writeln!(context.world.out, "{} = {value}", known.name)?,
        }
    }
    if setting.is_none() {
        if !preferences.freshness.is_empty() {
            writeln!(context.world.out, "\n[freshness]")?;
            for horizon in &preferences.freshness {
                writeln!(context.world.out, "{} = {}", horizon.of, horizon.months)?;
            }
        }
        for line in &preferences.keys {
            let keys: Vec<String> = line.keys.iter().map(|key| toml::Value::from(key.as_str()).to_string()).collect();
            writeln!(context.world.out, "keys.{}.{} = [{}]", line.context, line.action, keys.join(", "))?;
        }
    }
    Ok(())
}

/// Tells everything that cannot be used.
fn check(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let path = context.places.preferences();
    let (preferences, complaints) = preferences_file::load(&context.places)?;
    let all = all(&preferences, complaints, context);
    for complaint in &all {
        let (line, column) = (complaint.at.line, complaint.at.column);
        writeln!(context.world.out, "{}:{line}:{column}: {}", path.display(), complaint.what)?;
    }
    if all.is_empty() {
        return Ok(writeln!(context.world.out, "{}: all of it can be used", path.display())?);
    }
    writeln!(
        context.world.out,
        "{}; the rest of the file holds",
        count(all.len(), "line passed over", "lines passed over")
    )?;
    Err(CliError::Found)
}

/// The complaints of the file, of its keys and of its horizons, in order.
fn all(preferences: &Preferences, mut all: Vec<Complaint>, context: &Context<'_, '_>) -> Vec<Complaint> {
    all.extend(Keys::new(&preferences.keys).1);
    all.extend(preferences.horizons(&context.framework).1);
    all.sort_by_key(|complaint| complaint.at);
    all
}
