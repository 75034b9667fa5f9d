//! The program in a pane of tmux, behind a shell, as many run it. Where there is no tmux this is said, and nothing shown.

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::home::{Home, rating};

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server of its own with one session, a shell in it. Its socket is in the folder of the home.
struct Tmux<'h>(&'h Home);

impl<'h> Tmux<'h> {
    /// A pane of 90×24; none where there is no tmux.
    #[expect(clippy::print_stdout, reason = "a test that shows nothing says so")]
    fn open(home: &'h Home) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_err() {
            println!("tmux is not installed: the program in a pane of it is not shown here");
            return None;
        }
        let tmux = Self(home);
        tmux.run(&["new-session", "-d", "-x", "90", "-y", "24", "bash --norc --noprofile -i"]);
        tmux.run(&["set", "-g", "set-clipboard", "on"]);
        tmux.line("PS1='ready> '; clear");
        tmux.wait("the prompt", |screen| screen.trim_end() == "ready>");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("tmux");
        command.args(["-L", "t", "-f", "/dev/null"]).args(arguments).current_dir(self.0.path());
        for name in ["TMUX", "NO_COLOR", "ACCESSIBLE", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"] {
            command.env_remove(name);
        }
        command.env("TMUX_TMPDIR", self.0.path()).env("OPSARC_HOME", self.0.path());
        command.env("COLORFGBG", "15;0").env("TZ", "UTC").env("LC_ALL", "C.UTF-8").env("TERM", "xterm-256color");
        command.output().unwrap()
    }

    fn says(&self, arguments: &[&str]) -> String {
        String::from_utf8_lossy(&self.run(arguments).stdout).into_owned()
    }

    /// Presses keys by the names that tmux gives them.
    fn keys(&self, keys: &[&str]) {
        self.run(&[&["send-keys"], keys].concat());
    }

    /// Types a line of the shell.
    fn line(&self, line: &str) {
        self.run(&["send-keys", "-l", line]);
        self.keys(&["Enter"]);
    }

    /// Starts the program, `before` its name.
    #[track_caller]
    fn start(&self, before: &str) {
        self.line(&format!("{before}'{}'", env!("CARGO_BIN_EXE_opsarc")));
        self.wait_text(" of 43 rated");
    }

    fn screen(&self) -> String {
        self.says(&["capture-pane", "-p"])
    }

    #[track_caller]
    fn wait(&self, what: &str, is: impl Fn(&str) -> bool) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            // Asking takes its time: nothing else need wait.
            let screen = self.screen();
            if is(&screen) {
                return screen;
            }
            assert!(Instant::now() < until, "waited for {what} in vain:\n{screen}");
        }
    }

    #[track_caller]
    fn wait_text(&self, text: &str) -> String {
        self.wait(text, |screen| screen.contains(text))
    }

    /// Whether the pane shows the other screen, reports the mouse, and hides the cursor.
    fn modes(&self) -> String {
        self.says(&["display-message", "-p", "#{alternate_on} #{mouse_any_flag} #{cursor_flag}"]).trim().to_owned()
    }
}

impl Drop for Tmux<'_> {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

fn home() -> Home {
    Home::with("Ada", vec![rating(0, 2)])
}

#[test]
fn in_tmux_quitting_leaves_the_shells_screen_as_it_was() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.line("echo what stood here");
    let before = tmux.wait("the line", |screen| screen.matches("what stood here").count() == 2);
    tmux.start("");
    assert_eq!(tmux.modes(), "1 1 0");
    let shown = tmux.screen();
    assert!(shown.contains("1 Arc") && !shown.contains("what stood here"), "{shown}");
    tmux.keys(&["q"]);
    let after = tmux.wait("the prompt", |screen| screen.trim_end().ends_with("ready>"));
    assert!(after.starts_with(before.trim_end()), "{after}");
    assert_eq!(tmux.modes(), "0 0 1");
    tmux.line("echo status $?");
    tmux.wait_text("status 0");
}

#[test]
fn in_tmux_a_resize_of_the_pane_is_followed() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.start("");
    for (columns, rows) in [(60, 15), (40, 12), (110, 40), (90, 24)] {
        tmux.run(&["resize-window", "-x", &columns.to_string(), "-y", &rows.to_string()]);
        tmux.wait("the header and the footer at their new places", |screen| {
            let lines: Vec<&str> = screen.trim_end_matches('\n').split('\n').collect();
            let header = lines.first().unwrap_or(&"").trim_end();
            let footer = lines.get(rows - 1).unwrap_or(&"");
            header.ends_with("saved") && header.chars().count() == columns - 1 && footer.contains("help")
        });
    }
}

#[test]
fn in_tmux_copy_reaches_its_buffer_and_says_by_which_way() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    // By tmux itself, and, where the program does not know of it, by what it asks of any terminal.
    for (before, says) in [("", "Copied with tmux."), ("env -u TMUX ", "Handed to the terminal to copy (OSC 52)")] {
        tmux.run(&["delete-buffer"]);
        tmux.start(before);
        tmux.keys(&["g", "3", "y"]);
        tmux.wait_text(says);
        tmux.wait("the buffer", |_| tmux.says(&["show-buffer"]).contains("Observability pillars"));
        tmux.keys(&["C-c"]);
        tmux.wait("the prompt", |screen| screen.trim_end().ends_with("ready>"));
    }
}

#[test]
fn in_tmux_the_mouse_is_given_away_by_one_key_and_taken_back() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.start("");
    tmux.keys(&["M"]);
    tmux.wait_text("The mouse is the terminal's");
    assert_eq!(tmux.modes(), "1 0 0");
    tmux.keys(&["M"]);
    tmux.wait_text("The mouse points at things here.");
    assert_eq!(tmux.modes(), "1 1 0");
}

#[test]
fn in_tmux_a_configuration_is_taken_in_when_focus_comes_back() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.start("");
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/config.toml"), "mouse = false\n").unwrap();
    // What tmux tells a pane when the terminal it is in is looked at again.
    tmux.keys(&["-H", "1b", "5b", "49"]);
    tmux.wait_text("The configuration was read anew.");
    tmux.wait("the mouse given away", |_| tmux.modes() == "1 0 0");
}

#[test]
fn in_tmux_ctrl_z_and_fg_come_back_to_the_same_screen() {
    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.start("");
    tmux.keys(&["g", "2"]);
    // tmux may be asked in the middle of a frame, of which the footer is the end.
    let before = tmux.wait("the whole walk", |screen| {
        screen.contains("g2 Walk") && screen.trim_end().ends_with("go on   ? help   Esc list")
    });
    tmux.keys(&["C-z"]);
    tmux.wait("the shell", |screen| screen.contains("Stopped") && screen.trim_end().ends_with("ready>"));
    assert_eq!(tmux.modes(), "0 0 1");
    tmux.line("fg");
    tmux.wait("the same screen", |screen| screen == before);
    assert_eq!(tmux.modes(), "1 1 0");
}

#[test]
fn in_tmux_a_line_that_is_hung_up_ends_it_and_nothing_typed_is_lost() {
    use rustix::process::{Pid, test_kill_process};

    let home = home();
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.line(&format!("exec '{}'", env!("CARGO_BIN_EXE_opsarc")));
    tmux.wait_text(" of 43 rated");
    let pid: i32 = tmux.says(&["display-message", "-p", "#{pane_pid}"]).trim().parse().unwrap();
    tmux.keys(&["g", "2"]);
    tmux.wait_text("g2 Walk");
    tmux.keys(&["n"]);
    tmux.wait_text("Note on");
    tmux.run(&["send-keys", "-l", "half a thought"]);
    home.wait_draft("half a thought");
    // The terminal itself is gone, not only somebody's signal.
    tmux.run(&["kill-server"]);
    let until = Instant::now() + PATIENCE;
    while test_kill_process(Pid::from_raw(pid).unwrap()).is_ok() {
        assert!(Instant::now() < until, "it is still there without its terminal");
        std::thread::yield_now();
    }
    assert!(home.drafts().contains("half a thought"));
    assert_eq!(home.rated(), 1);
    let Some(tmux) = Tmux::open(&home) else { return };
    tmux.start("");
    tmux.wait_text("half-typed waits");
}
