//! A note in the person's own editor.

use std::ffi::OsString;
use std::process::Command;

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
    let named = |name: &str| env(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.trim().is_empty());
    let own = (!preferred.trim().is_empty()).then(|| preferred.to_owned());
    let line = own.or_else(|| named("VISUAL")).or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words = shell_words::split(&line).map_err(|e| format!("the editor `{line}` cannot be read: {e}"))?;
    let (program, arguments) = words.split_first().ok_or("no editor is named: set VISUAL or EDITOR")?;
    let scratch = Scratch::new(places, text).map_err(|e| e.to_string())?;
    let status = Command::new(program).args(arguments).arg(scratch.path()).status();
    let status = status.map_err(|e| format!("the editor `{program}` could not be started: {e}"))?;
    if !status.success() {
        return Err(format!("`{program}` ended with {status}; the note is as it was"));
    }
    scratch.text().map_err(|e| e.to_string())
}
