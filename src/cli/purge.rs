//! `opsarc purge`: removes the words of an entry for good.

use clap::Args;

use super::context::Context;
use super::error::CliError;
use crate::export::record;
use crate::profile::body::Body;

/// Arguments of `opsarc purge`.
#[derive(Debug, Args)]
#[command(
    after_help = "For a secret that slipped in. What is left keeps the id and wins every later merge; it cannot be \
                        undone. Backups and copies elsewhere still hold the words until they are merged."
)]
pub struct PurgeArgs {
    /// The id of the entry, or a unique beginning of it (`opsarc log --ids` shows them)
    pub id: String,
}

/// Replaces the body of the entry by a tombstone.
///
/// # Errors
/// When there is no such entry or several, or the file cannot be read or written.
pub fn run(args: &PurgeArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let doing = format!("purging the entry `{}`", args.id);
    context.moment(None, &doing)?;
    let mut opened = context.open()?;
    let found = opened.profile.log.find_prefix(&args.id);
    let (id, kind) = match found.as_slice() {
        [] => {
            return Err(
                CliError::usage(doing, "no entry has an id that begins so").hint("`opsarc log --ids` shows them")
            );
        }
        [one] => (one.id, record::kind(&one.body)),
        several => {
            return Err(CliError::usage(doing, format!("{} entries have an id that begins so", several.len()))
                .hint("give more of it; `opsarc log --ids` shows them"));
        }
    };
    let already = opened.profile.log.get(&id).is_some_and(|entry| entry.body == Body::Tombstone);
    if opened.profile.log.purge(&id) {
        context.save(&mut opened)?;
    }
    if already {
        writeln!(context.world.out, "{id} was purged already.")?;
    } else {
        writeln!(context.world.out, "Purged {id} ({kind}). Its words are gone from this file for good.")?;
    }
    Ok(())
}
