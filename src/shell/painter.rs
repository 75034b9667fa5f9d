//! Frames to the terminal: what changed, in one write, inside a synchronized update.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::style::Print;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::message::Target;
use crate::app::model::Model;
use crate::view::frame;
use crate::view::theme::Theme;

/// What is on the screen, and what can be pointed at there.
#[derive(Debug)]
pub struct Painter {
    shown: Buffer,
    next: Buffer,
    bytes: Vec<u8>,
    hits: Vec<(Rect, Target)>,
}

impl Painter {
    /// A painter for a terminal of this size, which shows nothing yet.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        Self { shown: Buffer::empty(area), next: Buffer::empty(area), bytes: Vec::new(), hits: Vec::new() }
    }

    /// Forgets what is on the screen and empties it.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn anew(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        let hits = std::mem::take(&mut self.hits);
        *self = Self { hits, bytes: std::mem::take(&mut self.bytes), ..Self::new(columns, rows) };
        let mut stdout = io::stdout().lock();
        stdout.write_all(b"\x1b[0m\x1b[2J")?;
        stdout.flush()
    }

    /// Draws `model`; writes only what changed, and nothing where nothing did.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn paint(&mut self, model: &Model, theme: &Theme) -> io::Result<()> {
        self.next.reset();
        let area = self.next.area;
        self.hits = frame::draw(model, theme, area, &mut self.next);
        let changes = self.shown.diff(&self.next);
        if changes.is_empty() {
            return Ok(());
        }
        self.bytes.clear();
        queue!(self.bytes, Print("\x1b[?2026h"))?;
        CrosstermBackend::new(&mut self.bytes).draw(changes.into_iter())?;
        queue!(self.bytes, Print("\x1b[?2026l"))?;
        let mut stdout = io::stdout().lock();
        stdout.write_all(&self.bytes)?;
        stdout.flush()?;
        std::mem::swap(&mut self.shown, &mut self.next);
        Ok(())
    }

    /// What is drawn at this cell, the topmost.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let place = ratatui::layout::Position::new(column, row);
        self.hits.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, target)| *target)
    }
}
