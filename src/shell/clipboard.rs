//! Copying, also over ssh and in tmux, and saying how it went.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::{Command, Stdio};

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;

/// Looks up an environment variable.
type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// A program that takes a clipboard on its standard input.
#[derive(Debug, PartialEq, Eq)]
pub struct Tool {
    /// The program.
    pub program: &'static str,
    arguments: &'static [&'static str],
    /// The variable that says that it applies.
    variable: &'static str,
}

const fn tool(variable: &'static str, program: &'static str, arguments: &'static [&'static str]) -> Tool {
    Tool { program, arguments, variable }
}

/// The programs in the order in which they are tried.
const TOOLS: [Tool; 5] = [
    tool("TMUX", "tmux", &["load-buffer", "-w", "-"]),
    tool("WAYLAND_DISPLAY", "wl-copy", &[]),
    tool("DISPLAY", "xclip", &["-selection", "clipboard"]),
    tool("DISPLAY", "xsel", &["--clipboard", "--input"]),
    tool("", "pbcopy", &[]),
];

/// How many bytes GNU screen takes at once.
const SCREEN_TAKES: usize = 512;

/// The programs that apply here, the first to try first; after them comes the terminal itself.
pub fn tools<'e>(env: Env<'e>) -> impl Iterator<Item = &'static Tool> + 'e {
    let text = move |name: &str| env(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
    // Over ssh the desktop of that machine is nobody's, save where the display leads back here.
    let away = !text("SSH_CONNECTION").is_empty() || !text("SSH_TTY").is_empty();
    TOOLS.iter().filter(move |tool| match tool.variable {
        "" => cfg!(target_os = "macos") && !away,
        "TMUX" => !text("TMUX").is_empty(),
        variable => {
            let value = text(variable);
            !value.is_empty() && (!away || value.starts_with("localhost:"))
        }
    })
}

/// Copies `text`; says in words how it went.
pub fn copy(text: &str, env: Env<'_>) -> String {
    for tool in tools(env) {
        if fed(tool, text) {
            return format!("Copied with {}.", tool.program);
        }
    }
    let in_screen = env("STY").is_some_and(|value| !value.is_empty());
    match written(text, in_screen).and_then(|bytes| {
        let mut stdout = io::stdout().lock();
        stdout.write_all(&bytes).and_then(|()| stdout.flush())
    }) {
        Ok(()) => "Handed to the terminal to copy (OSC 52); some terminals refuse it.".to_owned(),
        Err(e) => format!("Not copied: {e}"),
    }
}

/// What asks the terminal to copy `text`; GNU screen is asked to hand it on.
fn written(text: &str, in_screen: bool) -> io::Result<Vec<u8>> {
    let mut asked = Vec::new();
    queue!(asked, CopyToClipboard::to_clipboard_from(text))?;
    if !in_screen {
        return Ok(asked);
    }
    Ok(asked.chunks(SCREEN_TAKES).flat_map(|part| [b"\x1bP", part, b"\x1b\\"].concat()).collect())
}

fn fed(tool: &Tool, text: &str) -> bool {
    let child = Command::new(tool.program)
        .args(tool.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return false };
    let written = child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    child.wait().is_ok_and(|status| status.success()) && written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applying(pairs: &[(&str, &str)]) -> Vec<&'static str> {
        let env = |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v));
        tools(&env).map(|tool| tool.program).filter(|program| *program != "pbcopy").collect()
    }

    #[test]
    fn the_multiplexer_comes_before_the_desktop_and_over_ssh_only_what_leads_back() {
        assert_eq!(applying(&[]), [""; 0]);
        assert_eq!(applying(&[("TMUX", "/tmp/tmux,1,0"), ("DISPLAY", ":0")]), ["tmux", "xclip", "xsel"]);
        assert_eq!(applying(&[("WAYLAND_DISPLAY", "wayland-0"), ("DISPLAY", ":0")]), ["wl-copy", "xclip", "xsel"]);
        assert_eq!(applying(&[("SSH_TTY", "/dev/pts/1"), ("DISPLAY", ":0")]), [""; 0]);
        assert_eq!(applying(&[("SSH_TTY", "/dev/pts/1"), ("DISPLAY", "localhost:10.0")]), ["xclip", "xsel"]);
        assert_eq!(applying(&[("TMUX", ""), ("DISPLAY", "")]), [""; 0]);
    }

    #[test]
    fn what_is_copied_cannot_steer_the_terminal() {
        let bytes = written("\x1b[2J\x07 世界", false).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let inside = text.strip_prefix("\x1b]52;c;").unwrap().trim_end_matches(['\x07', '\\', '\x1b']);
        assert!(inside.chars().all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)), "{text:?}");
        let long = written(&"x".repeat(2000), true).unwrap();
        let parts = long.windows(2).filter(|part| *part == b"\x1bP").count();
        assert!(parts > 4, "{parts}");
    }
}
