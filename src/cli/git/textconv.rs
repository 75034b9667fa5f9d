//! `opsarc git textconv`: a profile as words, one line an entry.

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::error::CliError;
use crate::export::textconv;
use crate::profile::codec::decode;
use crate::store::error::Cause;
use crate::store::text_file;

/// Arguments of `opsarc git textconv`.
#[derive(Debug, Args)]
pub struct TextconvArgs {
    /// The profile's file
    pub file: PathBuf,
}

/// Prints the words. A file that is no profile is printed as it is: a difference is to be shown of it, too.
///
/// # Errors
/// When the file cannot be read.
pub fn run(args: &TextconvArgs, context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let file = match text_file::read("reading the profile", &args.file) {
        // git would end at a failure, and show nothing of the other files.
        Err(e) if e.cause == Cause::Unreadable => return say(context, &textconv::as_it_is(&e.why, "")),
        file => file?,
    };
    let text = match decode(file.as_bytes()) {
        Ok(profile) => {
            // Without the framework there are no titles, but there are ids.
            let _ = context.adopt(&profile, &args.file);
            textconv::text(&context.framework, &profile)
        }
        Err(e) => textconv::as_it_is(&e.to_string(), &file),
    };
    say(context, &text)
}

fn say(context: &mut Context<'_, '_>, text: &str) -> Result<(), CliError> {
    Ok(context.world.out.write_all(text.as_bytes())?)
}
