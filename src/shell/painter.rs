//! Frames to the terminal: what changed, in one write, inside a synchronized update.

use std::io::{self, Write};

use ratatui::layout::{Position, Rect};

use super::ink::Ink;
use super::shown::Shown;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::view::canvas::{Canvas, Cell};
use crate::view::frame;
use crate::view::link::{Link, is_safe};
use crate::view::theme::Theme;

/// Ends a link.
const LINK_ENDS: &str = "\x1b]8;;\x1b\\";

/// What is on the screen, and what can be pointed at there.
#[derive(Debug)]
pub struct Painter {
    area: Rect,
    shown: Shown,
    /// The canvas that frames are drawn in, empty between two of them.
    frame: Option<Canvas>,
    bytes: Vec<u8>,
    hits: Vec<(Rect, Target)>,
    /// Whether the terminal takes links.
    linking: bool,
    links: Vec<Link>,
}

impl Painter {
    /// A painter for a terminal of this size, which shows nothing yet.
    #[must_use]
    pub fn new(columns: u16, rows: u16, linking: bool) -> Self {
        let area = Rect::new(0, 0, columns, rows);
        let shown = Shown::new(columns);
        Self { area, shown, frame: None, bytes: Vec::new(), hits: Vec::new(), linking, links: Vec::new() }
    }

    /// Writes addresses as links from now on, or as text alone.
    pub fn link(&mut self, linking: bool) {
        self.linking = linking;
    }

    /// Forgets what is on the screen and empties it.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn anew(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        let hits = std::mem::take(&mut self.hits);
        *self = Self { hits, bytes: std::mem::take(&mut self.bytes), ..Self::new(columns, rows, self.linking) };
        let mut stdout = io::stdout().lock();
        stdout.write_all(b"\x1b[0m\x1b[2J")?;
        stdout.flush()
    }

    /// Draws `model`; writes only what changed, and nothing where nothing did.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub fn paint(&mut self, model: &Model, theme: &Theme) -> io::Result<()> {
        let next = self.frame.get_or_insert_with(|| Canvas::new(self.area));
        let drawn = frame::picture(model, theme, self.area, next);
        self.hits = drawn.hits;
        let links = if self.linking { drawn.links } else { Vec::new() };
        let mut changes = self.shown.changes(next);
        if links != self.links {
            also(&mut changes.cells, next, &self.links, &links);
            self.links = links;
        }
        if !changes.cells.is_empty() {
            self.bytes.clear();
            self.bytes.extend_from_slice(b"\x1b[?2026h");
            write(&mut self.bytes, next, &changes.cells, &self.links);
            self.bytes.extend_from_slice(b"\x1b[?2026l");
            let mut stdout = io::stdout().lock();
            stdout.write_all(&self.bytes)?;
            stdout.flush()?;
        }
        // Once the frame is out: nobody waits for this.
        self.shown.keep(next, &changes);
        next.reset();
        Ok(())
    }

    /// What is drawn at this cell, the topmost.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let place = Position::new(column, row);
        self.hits.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, target)| *target)
    }
}

/// Adds to `changes` the cells that are part of another link than before, or of one no more.
fn also(changes: &mut Vec<usize>, next: &Canvas, before: &[Link], after: &[Link]) {
    let moved = before.iter().filter(|link| !after.contains(link));
    for link in moved.chain(after.iter().filter(|link| !before.contains(link))) {
        for place in link.area.intersection(next.area()).positions() {
            changes.extend(next.index(place.x, place.y));
        }
    }
    changes.sort_unstable();
    changes.dedup();
}

/// Writes cells, those of a link between the marks that begin and end it (OSC 8). The marks take no cell, so widths
/// stay as they are; and [`is_safe`] holds whatever stands in them.
fn write(bytes: &mut Vec<u8>, next: &Canvas, changes: &[usize], links: &[Link]) {
    let mut ink = Ink::new(bytes);
    let mut inside: Option<&str> = None;
    for at in changes {
        let Some(cell) = next.numbers().get(*at).map(|number| Cell::of(*number)) else { continue };
        let (x, y) = next.place(*at);
        let link = links.iter().find(|link| link.area.contains(Position { x, y }));
        let address = link.map(|link| link.address.as_str()).filter(|address| is_safe(address));
        if address != inside {
            if inside.is_some() {
                ink.mark(LINK_ENDS);
            }
            if let Some(address) = address {
                // The same id makes one link of the parts of an address that stands on several lines.
                let id = address.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
                ink.mark(&format!("\x1b]8;id={id:x};{address}\x1b\\"));
            }
            inside = address;
        }
        let long = next.long().get(at).filter(|_| cell.is_long()).map(AsRef::as_ref);
        let mut room = [0; 4];
        ink.cell((x, y), long.unwrap_or_else(|| cell.symbol(&mut room)), cell.look());
    }
    if inside.is_some() {
        ink.mark(LINK_ENDS);
    }
    ink.end();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_marks_around_the_same_cells_and_go_when_they_go() {
        use ratatui::style::Style;
        let area = Rect::new(0, 0, 30, 2);
        let mut buf = Canvas::new(area);
        buf.string(0, 0, "see https://example.org/a", Style::new());
        buf.string(0, 1, "and more", Style::new());
        let link = |address: &str| {
            let address = address.to_owned();
            vec![Link { area: Rect::new(4, 0, 21, 1), address }]
        };
        let written = |links: &[Link]| {
            let mut bytes = Vec::new();
            write(&mut bytes, &buf, &Shown::new(30).changes(&buf).cells, links);
            String::from_utf8(bytes).unwrap()
        };
        let shown = |text: &str| {
            let mut parser = vt100::Parser::new(2.try_into().unwrap(), 30.try_into().unwrap(), 0);
            parser.process(text.as_bytes());
            parser.screen().contents()
        };
        let (plain, linked) = (written(&[]), written(&link("https://example.org/a")));
        assert!(!plain.contains("\x1b]8"));
        assert_eq!(linked.matches("\x1b]8;").count(), 2, "{linked:?}");
        let (_, rest) = linked.split_once("\x1b]8;id=").unwrap();
        let (opened, rest) = rest.split_once("\x1b\\").unwrap();
        assert!(opened.ends_with(";https://example.org/a"), "{opened}");
        let (inside, after) = rest.split_once("\x1b]8;;\x1b\\").unwrap();
        assert!(inside.contains("https://example.org/a") && after.contains("and"), "{linked:?}");
        assert_eq!(shown(&linked), shown(&plain));
        // What is no address of the two kinds gets no mark, whoever asks for it.
        assert_eq!(written(&link("https://example.org/\x1b]8;;")).matches("\x1b]8").count(), 0);
        // The cells of a link that goes are written again, though they look the same.
        let mut shown = Shown::new(30);
        shown.keep(&buf, &shown.changes(&buf));
        let mut changed = shown.changes(&buf).cells;
        assert!(changed.is_empty());
        also(&mut changed, &buf, &link("https://example.org/a"), &[]);
        assert_eq!(changed.len(), 21);
    }
}
