//! The seam to the interface: everything that it is opened with. Not on a terminal, the status is
//! printed instead, unless lines and prompts are asked for with `--plain`.

use std::borrow::Cow;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::context::{Context, Opened};
use super::error::{CliError, Status};
use super::{seated, status};
use crate::app::tabs::Tab;
use crate::app::tour::Tour;
use crate::framework::framework::Framework;
use crate::framework::text::Text;
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::profile::Profile;
use crate::shell::error::{Crashed, ShellError, Unsaved};
use crate::shell::plain as plain_mode;
use crate::shell::run as screens;
use crate::shell::run::Ended;
use crate::store::places::Places;
use crate::store::profile_file::{self, FileStamp};
use crate::store::{mentee_folder, seat_file};

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
    /// Who sits at the screen: all that is recorded is theirs.
    pub seat: Author,
    /// The screen that it begins with.
    pub tab: Tab,
    /// The tour, where this is one.
    pub tour: Option<Tour>,
    /// Lines and prompts instead of screens.
    pub plain: bool,
}

/// `opsarc` alone: the interface; the status where there is no terminal and no `--plain`.
///
/// # Errors
/// As reading the profile, and as the interface.
pub fn open(context: &mut Context<'_, '_>) -> Result<(), CliError> {
    let path = context.path()?;
    if mentee_folder::holds(&context.places, &path) {
        return open_as_last(context, path);
    }
    if !context.talks() {
        let opened = context.open()?;
        return status::print(context, &opened.profile);
    }
    let (profile, stamp) = match context.load_if_any(&path)? {
        Some(Opened { profile, stamp, .. }) => (Some(profile), stamp),
        None => (None, None),
    };
    let opening = Opening {
        framework: context.framework.clone(),
        places: context.places.clone(),
        path: Some(path),
        profile,
        stamp,
        as_of: context.global.as_of,
        seat: Author::Oneself,
        tab: Tab::Arc,
        tour: None,
        plain: context.plain(),
    };
    run(context, opening)
}

/// A mentee's record, with the mentor seated who opened it last: nobody else speaks in it by accident.
fn open_as_last(context: &mut Context<'_, '_>, path: PathBuf) -> Result<(), CliError> {
    let id = profile_file::load(&path)?.map(|loaded| loaded.profile.header.id);
    let seat = id.and_then(|id| seat_file::load(&context.places, id).ok()).unwrap_or_default();
    match seat.mentor {
        Some(mentor) => open_seated(context, path, mentor),
        None => {
            Err(CliError::usage(format!("opening {}", path.display()), "this is a mentee's record, and nobody sits")
                .hint("`opsarc packet open MENTEE --as NAME` opens it with you seated as the mentor"))
        }
    }
}

/// The interface on the profile at `path`, with a mentor seated before the tab of the session: all that is recorded
/// is the mentor's. Not on a terminal, the agenda is printed instead, as the mentor may see it, unless lines and prompts
/// are asked for.
///
/// # Errors
/// When there is no profile there, as reading it, and as the interface.
pub fn open_seated(context: &mut Context<'_, '_>, path: PathBuf, mentor: Text) -> Result<(), CliError> {
    let Some(Opened { profile, stamp, .. }) = context.open_if_any(&path)? else {
        return Err(CliError::new(
            Status::File,
            format!("opening the profile `{}` for a session", path.display()),
            "there is no such file",
        )
        .hint("`opsarc packet open FILE` makes one of what a mentee sent"));
    };
    if !context.talks() {
        let agenda = seated::agenda(context, profile, mentor);
        return context.print(&agenda);
    }
    let opening = Opening {
        framework: context.framework.clone(),
        places: context.places.clone(),
        path: Some(path),
        profile: Some(profile),
        stamp,
        as_of: context.global.as_of,
        seat: Author::Mentor(mentor),
        tab: Tab::Mentor,
        tour: None,
        plain: context.plain(),
    };
    run(context, opening)
}

/// Runs the interface until it is left: screens, or in plain mode lines and prompts.
///
/// # Errors
/// When the terminal cannot be used, or something could not be saved.
pub fn run(context: &mut Context<'_, '_>, opening: Opening) -> Result<(), CliError> {
    hold(context, opening).map(drop)
}

/// The same; says how it was left.
///
/// # Errors
/// As [`run`].
pub fn hold(context: &mut Context<'_, '_>, opening: Opening) -> Result<Ended, CliError> {
    let plain = opening.plain;
    let framework = match opening.framework {
        Cow::Borrowed(framework) => framework,
        // It lives as long as the program, which runs one interface.
        Cow::Owned(framework) => Box::leak(Box::new(framework)),
    };
    let opened = screens::Opening {
        framework,
        places: opening.places,
        path: opening.path,
        profile: opening.profile,
        stamp: opening.stamp,
        as_of: opening.as_of,
        asked: context.global.asked(),
        seat: opening.seat,
        tab: opening.tab,
        tour: opening.tour,
        env: context.world.env,
    };
    let ran = if plain {
        let world = &mut *context.world;
        let (read, out, echoes) = (&mut *world.answer, &mut *world.out, world.terminal);
        plain_mode::run(opened, &mut plain_mode::Lines { read, out, echoes })
    } else {
        screens::run(opened)
    };
    ran.map_err(|e| match e {
        ShellError::Unsaved(Unsaved { why, hint }) => {
            CliError::new(Status::File, "saving what you did", why).hint(hint)
        }
        ShellError::Crashed(Crashed { why, hint }) => {
            CliError::new(Status::Crashed, "running the interface", why).hint(hint)
        }
        // Whoever read what is said is gone.
        ShellError::Terminal(e) if plain && e.kind() == ErrorKind::BrokenPipe => e.into(),
        ShellError::Terminal(e) => CliError::new(Status::File, "running the interface", e.to_string())
            .hint("`opsarc status` prints where you stand without a terminal"),
    })
}
