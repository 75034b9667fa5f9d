//! What the terminal is put into, and that it is always put back: on quit, error, panic, signals and
//! around a stop or an editor. One place sets every mode, the same place restores it.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableFocusChange, DisableMouseCapture, EnableBracketedPaste, EnableFocusChange,
};
use crossterm::style::{Print, ResetColor};
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use crossterm::{execute, queue};

/// Whether the modes are set: the panic hook asks, from wherever it runs.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Clicks and the wheel, in the form that has no limit of columns. Motion is not reported: it would
/// wake the program for nothing.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

/// How many columns the terminal has; none where it does not say.
#[must_use]
pub fn columns() -> Option<usize> {
    crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns))
}

/// The terminal in the program's modes. Dropping it restores the terminal.
#[derive(Debug)]
pub struct Terminal {
    mouse: bool,
}

impl Terminal {
    /// Sets the modes.
    ///
    /// # Errors
    /// When the terminal refuses raw mode or cannot be written.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        // Under NO_COLOR crossterm writes a bare reset that cancels bold and reverse; the theme honours it instead.
        crossterm::style::force_color_output(true);
        let terminal = Self { mouse };
        terminal.set()?;
        Ok(terminal)
    }

    fn set(&self) -> io::Result<()> {
        enable_raw_mode()?;
        ENTERED.store(true, Ordering::SeqCst);
        let mut out = Vec::with_capacity(64);
        queue!(out, EnterAlternateScreen, Hide, EnableBracketedPaste, EnableFocusChange)?;
        if self.mouse {
            queue!(out, Print(MOUSE_ON))?;
        }
        let mut stdout = io::stdout().lock();
        stdout.write_all(&out)?;
        stdout.flush()
    }

    /// Reports the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on { execute!(io::stdout(), Print(MOUSE_ON)) } else { execute!(io::stdout(), DisableMouseCapture) }
    }

    /// Does something with the terminal as it was before, such as running an editor, and comes back.
    ///
    /// # Errors
    /// When the terminal refuses its modes.
    pub fn away<T>(&mut self, act: impl FnOnce() -> T) -> io::Result<T> {
        restore();
        let result = act();
        self.set()?;
        Ok(result)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

/// Restores the terminal, if it was taken. Safe to call from a panic hook, and more than once.
pub fn restore() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = Vec::with_capacity(96);
    // The end of a synchronized update first: a panic may have come in the middle of one.
    let queued = queue!(
        out,
        Print("\x1b[?2026l"),
        DisableMouseCapture,
        DisableFocusChange,
        DisableBracketedPaste,
        ResetColor,
        LeaveAlternateScreen,
        Show
    );
    let mut stdout = io::stdout().lock();
    // Nothing can be done here about a terminal that is gone.
    let _ = queued.and_then(|()| stdout.write_all(&out)).and_then(|()| stdout.flush());
    let _ = disable_raw_mode();
}
