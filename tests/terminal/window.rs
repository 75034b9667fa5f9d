//! A window on the program: a pseudo-terminal whose screen is kept by a terminal emulator. Nothing
//! sleeps: whoever waits for the screen is woken by what is written to it.
//!
//! The program runs under a small shell that holds the terminal, as it does for a person; so what the
//! program left the terminal in can be looked at after its end.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, kill_process_group, waitpid};

use crate::home::Home;

/// How long anything may take before a test fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// Tells the process id of the program and starts it; then tells its exit status and waits.
const HOLDER: &str = r#"sh -c 'printf "pid %s\n" "$$"; exec "$@"' sh "$@"; printf '\nended %s.' "$?"; read -r line"#;

pub(crate) const DOWN: &str = "\x1b[B";
pub(crate) const RIGHT: &str = "\x1b[C";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const ENTER: &str = "\r";
pub(crate) const TAB: &str = "\t";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_L: &str = "\x0c";
pub(crate) const CTRL_S: &str = "\x13";
pub(crate) const CTRL_Z: &str = "\x1a";
pub(crate) const F1: &str = "\x1bOP";

/// What the program wrote, and what a terminal makes of it.
struct Tape {
    parser: vt100::Parser,
    raw: Vec<u8>,
    shown: usize,
    closed: bool,
}

impl Tape {
    /// Shows what was written since.
    fn emulate(&mut self) {
        let new = &self.raw[self.shown..];
        // A character that is cut in two waits for its end: the emulator drops what follows such a one.
        let cut = (1..=new.len().min(3)).find(|back| {
            let wanted = match new[new.len() - back] {
                0xf0.. => 4,
                0xe0.. => 3,
                0xc0.. => 2,
                _ => 1,
            };
            wanted > *back
        });
        let cut = cut.unwrap_or(0);
        let whole = &new[..new.len() - cut];
        self.parser.process(&shown(whole));
        self.shown += whole.len();
    }

    /// Whether a frame is complete: no synchronized update is open.
    fn settled(&self) -> bool {
        last(&self.raw, b"\x1b[?2026h") <= last(&self.raw, b"\x1b[?2026l")
    }
}

/// The emulator drops U+FFFD, for which a terminal shows a cell: it is given another character of one cell.
fn shown(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = rest.windows(3).position(|part| part == "\u{fffd}".as_bytes()) {
        text.extend_from_slice(&rest[..at]);
        text.extend_from_slice("\u{25a1}".as_bytes());
        rest = &rest[at + 3..];
    }
    text.extend_from_slice(rest);
    text
}

/// Where `mark` was last written, from 1; 0 if never.
fn last(raw: &[u8], mark: &[u8]) -> usize {
    raw.windows(mark.len()).rposition(|bytes| bytes == mark).map_or(0, |at| at + 1)
}

/// The program in a terminal.
pub(crate) struct Window {
    holder: Pid,
    program: Pid,
    began: usize,
    before: String,
    master: Box<dyn MasterPty + Send>,
    _slave: Box<dyn SlavePty + Send>,
    keyboard: Box<dyn Write + Send>,
    tape: Arc<(Mutex<Tape>, Condvar)>,
}

/// How a window is opened.
pub(crate) struct Opening {
    program: String,
    columns: u16,
    rows: u16,
    arguments: Vec<String>,
    env: Vec<(String, String)>,
    unset: Vec<String>,
    before: String,
}

impl Opening {
    /// A window of 100×30.
    pub(crate) fn new() -> Self {
        let env = [("TERM", "xterm-256color"), ("COLORFGBG", "15;0"), ("TZ", "UTC"), ("LC_ALL", "C.UTF-8")];
        let unset = [
            "NO_COLOR",
            "COLORTERM",
            "ACCESSIBLE",
            "TMUX",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "VISUAL",
            "EDITOR",
            "VTE_VERSION",
            "TERM_PROGRAM",
            "STY",
        ];
        Self {
            program: env!("CARGO_BIN_EXE_opsarc").to_owned(),
            columns: 100,
            rows: 30,
            arguments: Vec::new(),
            env: env.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
            unset: unset.map(str::to_owned).into(),
            before: String::new(),
        }
    }

    /// Another program in the window, such as a shell in which this one is called.
    pub(crate) fn program(mut self, program: &str) -> Self {
        program.clone_into(&mut self.program);
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub(crate) fn argument(mut self, argument: &str) -> Self {
        self.arguments.push(argument.to_owned());
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.env.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.env.retain(|(known, _)| known != name);
        self.unset.push(name.to_owned());
        self
    }

    /// Shell words that the holding shell runs first, such as a limit.
    pub(crate) fn after(mut self, words: &str) -> Self {
        self.before = format!("{words}; ");
        self
    }

    /// Opens it on `home`.
    pub(crate) fn open(self, home: &Home) -> Window {
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let before = termios(&*pair.master);
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", &format!("{}{HOLDER}", self.before), "sh", &self.program]);
        command.args(&self.arguments);
        command.cwd(home.path());
        for name in &self.unset {
            command.env_remove(name);
        }
        for (name, value) in &self.env {
            command.env(name, value);
        }
        command.env("OPSARC_HOME", home.path());
        let holder = pair.slave.spawn_command(command).unwrap().process_id().unwrap();
        let holder = Pid::from_raw(i32::try_from(holder).unwrap()).unwrap();
        let parser = vt100::Parser::new(whole(self.rows), whole(self.columns), 0);
        let tape = Arc::new((Mutex::new(Tape { parser, raw: Vec::new(), shown: 0, closed: false }), Condvar::new()));
        listen(pair.master.try_clone_reader().unwrap(), Arc::clone(&tape));
        let keyboard = pair.master.take_writer().unwrap();
        let (master, slave) = (pair.master, pair.slave);
        let mut window = Window { holder, program: holder, began: 0, before, master, _slave: slave, keyboard, tape };
        let (program, began) = window.wait("the process id", |tape| {
            let text = String::from_utf8_lossy(&tape.raw);
            let (pid, rest) = text.split_once("pid ")?.1.split_once("\r\n")?;
            Some((pid.parse().ok()?, text.len() - rest.len()))
        });
        window.program = Pid::from_raw(program).unwrap();
        window.began = began;
        window
    }
}

fn whole(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

fn termios(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

/// Takes in what the program writes until nobody can write any more.
fn listen(mut reader: Box<dyn Read + Send>, tape: Arc<(Mutex<Tape>, Condvar)>) {
    std::thread::spawn(move || {
        let mut bytes = [0; 65_536];
        loop {
            let read = reader.read(&mut bytes).unwrap_or(0);
            let (lock, woken) = &*tape;
            let mut tape = lock.lock().unwrap();
            tape.raw.extend_from_slice(&bytes[..read]);
            tape.emulate();
            tape.closed = read == 0;
            woken.notify_all();
            if read == 0 {
                return;
            }
        }
    });
}

impl Window {
    fn tape(&self) -> MutexGuard<'_, Tape> {
        self.tape.0.lock().unwrap()
    }

    /// Waits until `found` finds something in complete frames; fails with the screen after a while.
    #[track_caller]
    fn wait<T>(&self, what: &str, found: impl Fn(&Tape) -> Option<T>) -> T {
        let until = Instant::now() + PATIENCE;
        let mut tape = self.tape();
        loop {
            if tape.settled()
                && let Some(found) = found(&tape)
            {
                return found;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() || tape.closed {
                let (raw, screen) = (tape.raw.len(), tape.parser.screen().contents());
                drop(tape);
                panic!("waited for {what} in vain; {raw} bytes were written, and the screen is:\n{screen}");
            }
            tape = self.tape.1.wait_timeout(tape, left).unwrap().0;
        }
    }

    /// Waits until the screen is as `is` wants it.
    #[track_caller]
    pub(crate) fn wait_for(&self, what: &str, is: impl Fn(&vt100::Screen) -> bool) {
        self.wait(what, |tape| is(tape.parser.screen()).then_some(()));
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub(crate) fn wait_text(&self, text: &str) {
        self.wait_for(&format!("{text:?}"), |screen| screen.contents().contains(text));
    }

    /// Waits until `text` is not on the screen any more.
    #[track_caller]
    pub(crate) fn wait_gone(&self, text: &str) {
        self.wait_for(&format!("the end of {text:?}"), |screen| !screen.contents().contains(text));
    }

    /// Waits until the header says that this many are rated, and saved.
    #[track_caller]
    pub(crate) fn wait_saved(&self, rated: usize) {
        self.wait_for(&format!("{rated} rated and saved"), |screen| {
            let header = row(screen, 0);
            header.contains(&format!(" {rated} of 43 rated ")) && header.trim_end().ends_with("saved")
        });
    }

    /// Waits until the raw bytes from `from` on hold `bytes`.
    #[track_caller]
    pub(crate) fn wait_bytes(&self, from: usize, bytes: &str) {
        let has = |raw: &[u8]| raw.windows(bytes.len()).any(|part| part == bytes.as_bytes());
        self.wait(&format!("the bytes {bytes:?}"), |tape| has(&tape.raw[from..]).then_some(()));
    }

    /// Like [`Self::wait_text`], but gives up soon and says whether it came.
    pub(crate) fn comes(&self, text: &str, within: Duration) -> bool {
        let until = Instant::now() + within;
        let mut tape = self.tape();
        loop {
            if tape.settled() && tape.parser.screen().contents().contains(text) {
                return true;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            tape = self.tape.1.wait_timeout(tape, left).unwrap().0;
        }
    }

    /// Types.
    pub(crate) fn keys(&mut self, keys: &[&str]) {
        self.keyboard.write_all(keys.concat().as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Types bytes, which need not be whole characters.
    pub(crate) fn bytes_typed(&mut self, bytes: &[u8]) {
        self.keyboard.write_all(bytes).unwrap();
        self.keyboard.flush().unwrap();
    }

    /// Waits until the program has read all that was typed.
    #[track_caller]
    pub(crate) fn wait_taken(&self) {
        let terminal = std::fs::File::open(self.master.tty_name().unwrap()).unwrap();
        let until = Instant::now() + PATIENCE;
        while rustix::io::ioctl_fionread(&terminal).unwrap() > 0 {
            assert!(Instant::now() < until, "what was typed is not read; the screen is:\n{}", self.text());
            std::thread::yield_now();
        }
    }

    /// Pastes as a terminal does.
    pub(crate) fn paste(&mut self, text: &str) {
        self.keys(&["\x1b[200~", text, "\x1b[201~"]);
    }

    /// Changes the size of the window.
    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        // The emulator first: what comes after is drawn for the new size.
        self.tape().parser.screen_mut().set_size(whole(rows), whole(columns));
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// The screen as text.
    pub(crate) fn text(&self) -> String {
        self.tape().parser.screen().contents()
    }

    /// A copy of the screen.
    pub(crate) fn screen(&self) -> vt100::Screen {
        self.tape().parser.screen().clone()
    }

    /// Lets everything be painted anew: the screen right before, and the one after.
    #[track_caller]
    pub(crate) fn repaint(&mut self) -> [vt100::Screen; 2] {
        let written = self.written();
        self.keys(&[CTRL_L]);
        let clear = b"\x1b[2J";
        self.wait("a new painting", |tape| {
            let at = written + tape.raw[written..].windows(clear.len()).position(|part| part == clear)?;
            let painted = last(&tape.raw[at..], b"\x1b[?2026l") > 0;
            let (rows, columns) = tape.parser.screen().size();
            let mut before = vt100::Parser::new(rows, columns, 0);
            painted.then(|| {
                before.process(&shown(&tape.raw[..at]));
                [before.screen().clone(), tape.parser.screen().clone()]
            })
        })
    }

    /// How many bytes were written so far.
    pub(crate) fn written(&self) -> usize {
        self.tape().raw.len()
    }

    /// What the program wrote, without what its holder said before.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.tape().raw[self.began..].to_vec()
    }

    /// Sends the program a signal.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.program, signal).unwrap();
    }

    /// Waits until the program sleeps in a poll, and says whether it does so without a time-out; none where the machine
    /// does not tell.
    #[cfg(target_os = "linux")]
    pub(crate) fn waits_for_ever(&self) -> Option<bool> {
        let path = format!("/proc/{}/syscall", self.program.as_raw_nonzero());
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let call = std::fs::read_to_string(&path).ok()?;
            let parts: Vec<&str> = call.split_whitespace().collect();
            match (parts.first().copied(), parts.get(3).copied()) {
                // poll: a time; ppoll, with its number on either architecture: where a time stands.
                (Some("7"), Some(time)) if cfg!(target_arch = "x86_64") => return Some(time.ends_with("ffffffff")),
                (Some("271"), Some(time)) if cfg!(target_arch = "x86_64") => return Some(time == "0x0"),
                (Some("73"), Some(time)) if cfg!(target_arch = "aarch64") => return Some(time == "0x0"),
                _ => std::thread::yield_now(),
            }
        }
        None
    }

    /// How many bytes the program has handed to the system, by the system's own count: what was read of them here may lag
    /// behind. None where the machine does not tell.
    #[cfg(target_os = "linux")]
    pub(crate) fn handed_over(&self) -> Option<u64> {
        let counts = std::fs::read_to_string(format!("/proc/{}/io", self.program.as_raw_nonzero())).ok()?;
        counts.lines().find_map(|line| line.strip_prefix("wchar: "))?.parse().ok()
    }

    /// Waits until the whole job is stopped.
    #[track_caller]
    pub(crate) fn wait_stopped(&self) {
        let until = Instant::now() + PATIENCE;
        while Instant::now() < until {
            let status = waitpid(Some(self.holder), WaitOptions::UNTRACED | WaitOptions::NOHANG).unwrap();
            if status.is_some_and(|(_, status)| status.stopped()) {
                return;
            }
            std::thread::yield_now();
        }
        panic!("the job was not stopped; the screen is:\n{}", self.text());
    }

    /// Lets a stopped job go on.
    pub(crate) fn go_on(&self) {
        kill_process_group(self.holder, Signal::CONT).unwrap();
    }

    /// Waits until the program has ended; its exit status as a shell tells it, and what it said.
    #[track_caller]
    pub(crate) fn wait_end(&self) -> (i32, String) {
        self.wait("the end", |tape| {
            let text = String::from_utf8_lossy(&tape.raw[self.began..]);
            let (said, status) = text.rsplit_once("\nended ")?;
            let said = said.strip_suffix('\r').unwrap_or(said);
            let said = said.rsplit_once("\x1b[?25h").map_or(said, |(_, said)| said);
            Some((status.split_once('.')?.0.parse().ok()?, said.to_owned()))
        })
    }

    /// Whether the modes of the screen are as before; a word for each that is not.
    pub(crate) fn modes_left(&self) -> Vec<&'static str> {
        let tape = self.tape();
        let screen = tape.parser.screen();
        let left = [
            (screen.alternate_screen(), "alternate screen"),
            (screen.hide_cursor(), "hidden cursor"),
            (screen.bracketed_paste(), "bracketed paste"),
            (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse"),
            (screen.application_cursor() || screen.application_keypad(), "application keys"),
            (screen.fgcolor() != vt100::Color::Default || screen.bgcolor() != vt100::Color::Default, "colours"),
            (screen.bold() || screen.inverse() || screen.underline() || screen.italic() || screen.dim(), "style"),
            (!tape.settled(), "synchronized update"),
            (termios(&*self.master) != self.before, "termios"),
        ];
        left.into_iter().filter(|(is, _)| *is).map(|(_, what)| what).collect()
    }

    /// Quits with `q` from wherever no text is typed, and sees the terminal restored.
    #[track_caller]
    pub(crate) fn quit(&mut self) {
        self.keys(&["g", "1", "q"]);
        let (status, said) = self.wait_end();
        assert_eq!((status, said.as_str()), (0, ""));
        assert_eq!(self.modes_left(), [""; 0]);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = kill_process_group(self.holder, Signal::KILL);
        let _ = waitpid(Some(self.holder), WaitOptions::empty());
    }
}

/// A row of the screen as text.
pub(crate) fn row(screen: &vt100::Screen, n: usize) -> String {
    screen.rows(0, screen.size().1.get()).nth(n).unwrap_or_default()
}
