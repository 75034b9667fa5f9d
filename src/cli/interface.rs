//! The seam to the interface: everything that it is opened with. Not on a terminal, the status is
//! printed instead.

use std::borrow::Cow;
use std::path::PathBuf;

use super::context::{Context, Opened};
use super::error::{CliError, Status};
use super::status;
use crate::framework::framework::Framework;
use crate::profile::day::Day;
use crate::profile::profile::Profile;
use crate::store::places::Places;
use crate::store::profile_file::FileStamp;

/// What the interface is opened on.
pub struct Opening {
    /// The framework.
    pub framework: Cow<'static, Framework>,
    /// Where the program keeps its files.
    pub places: Places,
    /// The profile's file; none for the sample, which is not saved unless asked.
    pub path: Option<PathBuf>,
    /// The profile; none begins with a welcome.
    pub profile: Option<Profile>,
    /// The state of the file when it was read.
    pub stamp: Option<FileStamp>,
    /// The day it is pinned to; none follows the clock.
    pub as_of: Option<Day>,
    /// Lines and prompts instead of screens.
    pub plain: bool,
}

/// `opsarc` alone: the interface, or the status where there is no terminal.
///
/// # Errors
/// As reading the profile, and as the interface.
pub fn open(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    if !context.world.terminal {
        let opened = context.open()?;
        return status::print(context, &opened.profile);
    }
    let path = context.path()?;
    let (profile, stamp) = match context.open_if_any(&path)? {
        Some(Opened { profile, stamp, .. }) => (Some(profile), stamp),
        None => (None, None),
    };
    run(Opening {
        framework: context.framework.clone(),
        places: context.places.clone(),
        path: Some(path),
        profile,
        stamp,
        as_of: context.global.as_of,
        plain: context.global.plain || context.world.plain(),
    })
}

/// Runs the interface until it is left.
///
/// # Errors
/// When the terminal cannot be used.
#[expect(clippy::needless_pass_by_value, reason = "the interface will own what it is opened with")]
pub fn run(opening: Opening) -> Result<(), CliError> {
    let _ = opening;
    Err(CliError::new(Status::Usage, "opening the interface", "it is not built yet")
        .hint("`opsarc status`, `opsarc next` and `opsarc rate` work; `opsarc --help` lists the rest"))
}
