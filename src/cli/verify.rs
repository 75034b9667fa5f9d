//! `opsarc verify`: which ratings are signed, by whom, and what was changed after.

use std::path::PathBuf;

use clap::Args;

use super::context::Context;
use super::error::{CliError, Status};
use super::status;
use crate::export::verify::{self, Looked, VerifyReport};
use crate::framework::text::Text;
use crate::insight::signing::{self, Signed, Verdict};
use crate::profile::profile::Profile;
use crate::profile::statement::statement;
use crate::shell::ssh_keygen::{self, KeyError};
use crate::store::places::Places;

const DOING: &str = "verifying signatures";

/// Arguments of `opsarc verify`.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit status 1 where a signature is not valid by the file of signers, could not be checked, or an entry says \
                        something else than what was signed. Ratings that nobody signed are told, and are no fault."
)]
pub struct VerifyArgs {
    /// The profile, by file or name; the one in use if left out
    #[arg(value_name = "FILE")]
    pub file: Option<String>,
    /// Whose keys are whose, in the form of ssh's allowed_signers; `allowed_signers` beside the configuration if left out
    #[arg(long, value_name = "ALLOWED_SIGNERS")]
    pub signers: Option<PathBuf>,
    /// Print JSON (`opsarc/verify@1`)
    #[arg(long)]
    pub json: bool,
}

/// Prints what is signed and how it stands.
///
/// # Errors
/// With status 1 when something is not valid; else as reading the profile.
pub fn run(args: &VerifyArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let opened = context.named(args.file.as_deref())?;
    let signers = match &args.signers {
        Some(named) if !named.is_file() => {
            return Err(CliError::new(Status::File, DOING, format!("there is no file {}", named.display()))
                .hint("it has lines such as `grace@example.org namespaces=\"opsarc\" ssh-ed25519 AAAA...`"));
        }
        Some(named) => Some(named.clone()),
        None => Some(context.places.signers()).filter(|usual| usual.is_file()),
    };
    let (profile, as_of) = (&opened.profile, context.as_of());
    let mut looked = Vec::new();
    for signed in signing::signatures(&profile.log, as_of) {
        let verdict = judge(&context.places, signers.as_ref(), profile, &signed)?;
        looked.push((signed, verdict));
    }
    let what = Looked { framework: &context.framework.clone(), profile: profile.header.id, log: &profile.log, as_of };
    let report = VerifyReport::new(&what, signers.map(|path| Text::new(&path.to_string_lossy())), &looked);
    if args.json {
        status::json(context, &report)?;
    } else {
        context.world.out.write_all(verify::text(&report).as_bytes())?;
    }
    if report.good { Ok(()) } else { Err(CliError::Found) }
}

fn judge(
    places: &Places,
    signers: Option<&PathBuf>,
    profile: &Profile,
    signed: &Signed<'_>,
) -> Result<Verdict, CliError> {
    let entry = signed.entry;
    let statement = statement(profile.header.id, &entry.by, entry.at, &signed.signature.covers);
    let armor = &signed.signature.armor;
    match ssh_keygen::verify(places, signers.map(PathBuf::as_path), entry.at, &statement, armor) {
        Ok(verdict) => Ok(verdict),
        Err(KeyError::Store(e)) => Err(e.into()),
        Err(e) => Ok(Verdict::NotChecked { why: Text::new(&e.to_string()) }),
    }
}
