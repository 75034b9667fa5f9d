//! Copying, also over ssh and in tmux, and saying how it went.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

/// Programs that take a clipboard on their standard input, and the variable that says they apply.
const PROGRAMS: [(&str, &str, &[&str]); 3] = [
    ("TMUX", "tmux", &["load-buffer", "-w", "-"]),
    ("WAYLAND_DISPLAY", "wl-copy", &[]),
    ("DISPLAY", "xclip", &["-selection", "clipboard"]),
];

/// Copies `text`; says in words how it went.
pub fn copy(text: &str, env: &dyn Fn(&str) -> Option<OsString>) -> String {
    for (variable, program, arguments) in PROGRAMS {
        if env(variable).is_some_and(|v| !v.is_empty()) && fed(program, arguments, text) {
            return format!("Copied with {program}.");
        }
    }
    if cfg!(target_os = "macos") && fed("pbcopy", &[], text) {
        return "Copied.".to_owned();
    }
    match execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text)) {
        Ok(()) => "Handed to the terminal to copy (OSC 52); some terminals refuse it.".to_owned(),
        Err(e) => format!("Not copied: {e}"),
    }
}

fn fed(program: &str, arguments: &[&str], text: &str) -> bool {
    let child =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = child else { return false };
    let written = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}
