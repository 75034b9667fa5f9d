//! `opsarc profile`: list, path, new, rename, schema.

use clap::Subcommand;

use super::arguments;
use super::context::Context;
use super::error::CliError;
use super::init::{self, RestArgs};
use crate::export::words::count;
use crate::export::wrap::pad;
use crate::framework::text::Text;
use crate::profile::day::Day;
use crate::profile::schema;
use crate::store::{profile_file, profile_folder};

/// What to do with profiles.
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// List the profiles that have a name
    List,
    /// Print the file of the profile in use
    Path,
    /// Begin a profile with this name
    New {
        /// Its name
        name: String,
        /// The person's name; the profile's if left out
        #[arg(long, value_parser = arguments::text, value_name = "NAME")]
        person: Option<Text>,
        /// The person's role clusters, with commas between them
        #[arg(long, value_delimiter = ',', value_name = "ROLE[,ROLE]")]
        role: Option<Vec<String>>,
        /// What remains: pathway, target, hours
        #[command(flatten)]
        rest: RestArgs,
    },
    /// Give a profile another name
    Rename {
        /// Its name now
        from: String,
        /// Its name from now on
        to: String,
    },
    /// Print the JSON Schema of a profile
    Schema,
}

/// Carries the command out.
///
/// # Errors
/// When a file cannot be read or written, or a name is none.
pub fn run(command: &ProfileCommand, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    match command {
        ProfileCommand::List => list(context),
        ProfileCommand::Path => {
            let path = context.path()?;
            Ok(writeln!(context.world.out, "{}", path.display())?)
        }
        ProfileCommand::New { name, person, role, rest } => {
            let doing = format!("beginning the profile `{name}`");
            let path = profile_folder::path_of(&context.places, name)
                .map_err(|e| CliError::usage(&doing, e.why).hint(e.hint))?;
            let own = Text::new(name);
            let change = init::change(context, Some(person.as_ref().unwrap_or(&own)), role.as_deref(), rest, &doing)?;
            init::begin(context, path, change, rest.at)
        }
        ProfileCommand::Rename { from, to } => {
            for name in [from, to] {
                profile_folder::path_of(&context.places, name)
                    .map_err(|e| CliError::usage("renaming a profile", e.why).hint(e.hint))?;
            }
            let path = profile_folder::rename(&context.places, from, to)?;
            Ok(writeln!(context.world.out, "Renamed {from} to {to}: {}", path.display())?)
        }
        ProfileCommand::Schema => Ok(context.world.out.write_all(schema::profile_schema_text().as_bytes())?),
    }
}

fn list(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let profiles = profile_folder::list(&context.places)?;
    if profiles.is_empty() {
        writeln!(context.world.out, "No profile yet. `opsarc init --name NAME --role ROLE` begins one.")?;
        return Ok(());
    }
    let current = context.path()?;
    let wide = profiles.iter().map(|named| named.name.chars().count()).max().unwrap_or(0);
    for named in profiles {
        let mark = if named.path == current { '>' } else { ' ' };
        let about = match profile_file::load(&named.path) {
            Ok(Some(loaded)) => {
                let standing = loaded.profile.log.standing(&context.framework, Day::MAX);
                let last = standing.last.map_or_else(String::new, |day| format!(", last {day}"));
                let entries = count(loaded.profile.log.len(), "entry", "entries");
                format!("{} ({entries}{last})", standing.settings.name.line())
            }
            Ok(None) => continue,
            Err(error) => format!("cannot be read: {}", error.why),
        };
        writeln!(context.world.out, "{mark} {}  {about}", pad(&named.name, wide))?;
    }
    Ok(())
}
