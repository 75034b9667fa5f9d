//! A note in the person's own editor.

use std::ffi::OsString;
use std::io::Write;
use std::process::Command;

use crate::store::text_file;

/// Opens the editor on `text`, waits for it, and returns what it left.
///
/// # Errors
/// In words, why there is no answer.
pub fn edit(text: &str, preferred: &str, env: &dyn Fn(&str) -> Option<OsString>) -> Result<String, String> {
    let named = |name: &str| env(name).map(|v| v.to_string_lossy().into_owned()).filter(|v| !v.trim().is_empty());
    let own = (!preferred.trim().is_empty()).then(|| preferred.to_owned());
    let line = own.or_else(|| named("VISUAL")).or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned());
    let words = shell_words::split(&line).map_err(|e| format!("the editor `{line}` cannot be read: {e}"))?;
    let (program, arguments) = words.split_first().ok_or("no editor is named: set VISUAL or EDITOR")?;
    let told = |e: &dyn std::fmt::Display| format!("the note could not be handed to `{program}`: {e}");
    let mut file = tempfile::Builder::new().prefix("opsarc-note-").suffix(".md").tempfile().map_err(|e| told(&e))?;
    file.write_all(text.as_bytes()).and_then(|()| file.flush()).map_err(|e| told(&e))?;
    let status = Command::new(program).args(arguments).arg(file.path()).status().map_err(|e| told(&e))?;
    if !status.success() {
        return Err(format!("`{program}` ended with {status}; the note is as it was"));
    }
    text_file::read("reading the note back", file.path()).map_err(|e| e.to_string())
}
