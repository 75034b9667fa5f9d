//! A note in the person's own editor.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::store::places::Places;
use crate::store::scratch_file::Scratch;

/// Opens the editor on `text`, waits for it, and returns what it left.
///
/// # Errors
/// In words, why there is no answer.
pub fn edit(
    text: &str,
    preferred: &str,
    places: &Places,
    env: &dyn Fn(&str) -> Option<OsString>,
) -> Result<String, String> {
    let scratch = Scratch::new(places, text).map_err(|e| e.to_string())?;
    let (program, status) = started(scratch.path(), preferred, env)?;
    // An editor that says no leaves the note alone. One that was killed says nothing: what it had written counts.
    if !status.success() && status.code().is_some() {
        return Err(format!("`{program}` ended with {status}; the note is as it was"));
    }
    scratch.text().map_err(|e| e.to_string())
}

/// Opens the editor on a file and waits for it.
///
/// # Errors
/// In words, why it could not be opened, or how it ended.
pub fn open(path: &Path, preferred: &str, env: &dyn Fn(&str) -> Option<OsString>) -> Result<(), String> {
    let (program, status) = started(path, preferred, env)?;
    if status.success() { Ok(()) } else { Err(format!("`{program}` ended with {status}")) }
}

/// The command line of the editor, and what names it.
#[must_use]
pub fn chosen(preferred: &str, env: &dyn Fn(&str) -> Option<OsString>) -> (String, &'static str) {
    let named = |name: &'static str| {
        let line = env(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.trim().is_empty());
        line.map(|line| (line, name))
    };
    let own = (!preferred.trim().is_empty()).then(|| (preferred.to_owned(), "the configuration"));
    own.or_else(|| named("VISUAL")).or_else(|| named("EDITOR")).unwrap_or_else(|| ("vi".to_owned(), "the default"))
}

fn started(
    path: &Path,
    preferred: &str,
    env: &dyn Fn(&str) -> Option<OsString>,
) -> Result<(String, ExitStatus), String> {
    let (line, _) = chosen(preferred, env);
    let words = shell_words::split(&line).map_err(|e| format!("the editor `{line}` cannot be read: {e}"))?;
    let (program, arguments) = words.split_first().ok_or("no editor is named: set VISUAL or EDITOR")?;
    let status = wait(Command::new(program).args(arguments).arg(path));
    let status = status.map_err(|e| format!("the editor `{program}` could not be started: {e}"))?;
    Ok((program.clone(), status))
}

/// Runs the editor to its end. When it stops, as on ctrl-z, this program stops with it: else the shell would wait for
/// this one, and this one for the editor.
#[cfg(unix)]
fn wait(command: &mut Command) -> io::Result<ExitStatus> {
    use std::os::unix::process::ExitStatusExt as _;

    use rustix::process::{Pid, WaitOptions, waitpid};

    let child = command.spawn()?;
    loop {
        let told = rustix::io::retry_on_intr(|| waitpid(Some(Pid::from_child(&child)), WaitOptions::UNTRACED))?;
        match told {
            Some((_, status)) if !status.stopped() => return Ok(ExitStatus::from_raw(status.as_raw())),
            _ => super::signals::stop(),
        }
    }
}

#[cfg(not(unix))]
fn wait(command: &mut Command) -> io::Result<ExitStatus> {
    command.status()
}
