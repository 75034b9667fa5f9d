//! Writing a document where the person said.

use std::path::PathBuf;

use crate::app::order::{Order, Unwritten};
use crate::app::session::Session;
use crate::export::words;
use crate::framework::text::clean_line;
use crate::store::error::Cause;
use crate::store::text_file;

/// What is being done, as an error tells it.
const DOING: &str = "writing the document";

/// Makes the document and writes it to the file that `typed` names; `over` an existing one only where that was said.
/// Gives the whole path.
///
/// # Errors
/// [`Unwritten`] when it cannot be made or written.
pub fn write(
    ask: &Order,
    session: &Session,
    typed: &str,
    over: bool,
    env: &dyn Fn(&str) -> Option<std::ffi::OsString>,
) -> Result<String, Unwritten> {
    let refused = |why: String| Unwritten { exists: false, why };
    let text = ask.text(session).map_err(|refusal| refused(words::capital(&refusal.to_string())))?;
    let home = typed.strip_prefix("~/").and_then(|rest| Some(PathBuf::from(env("HOME")?).join(rest)));
    let path = home.unwrap_or_else(|| PathBuf::from(typed));
    let written = if over { text_file::write(DOING, &path, &text) } else { text_file::write_new(DOING, &path, &text) };
    match written {
        Ok(()) => {
            let whole = std::path::absolute(&path).unwrap_or(path);
            Ok(clean_line(&whole.to_string_lossy()).into_owned())
        }
        Err(error) if error.cause == Cause::Exists => Err(Unwritten {
            exists: true,
            why: "There is such a file already: ⟨write⟩ again overwrites it, another name keeps it.".to_owned(),
        }),
        Err(error) => Err(refused(format!("{}: {}.", words::capital(&error.why), error.hint))),
    }
}
