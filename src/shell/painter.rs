//! Frames to the terminal: what changed, in one write, inside a synchronized update.

use std::io::{self, Write};

use crossterm::queue;
use crossterm::style::Print;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use crate::app::message::Target;
use crate::app::model::Model;
use crate::view::frame;
use crate::view::link::{Link, is_safe};
use crate::view::theme::Theme;

/// A cell of an empty screen.
static BLANK: Cell = Cell::EMPTY;

/// What is on the screen, and what can be pointed at there.
#[derive(Debug)]
pub struct Painter {
    area: Rect,
    /// What is on the screen; none while it is empty, so that a first frame pays for one buffer alone.
    shown: Option<Buffer>,
    /// A buffer to draw the next frame in.
    spare: Option<Buffer>,
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
        Self { area, shown: None, spare: None, bytes: Vec::new(), hits: Vec::new(), linking, links: Vec::new() }
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
        let mut next = match self.spare.take() {
            Some(mut spare) => {
                spare.reset();
                spare
            }
            None => Buffer::empty(self.area),
        };
        let drawn = frame::picture(model, theme, self.area, &mut next);
        self.hits = drawn.hits;
        let links = if self.linking { drawn.links } else { Vec::new() };
        let mut changes = changes(self.shown.as_ref(), &next);
        if links != self.links {
            also(&mut changes, &next, &self.links, &links);
            self.links = links;
        }
        if changes.is_empty() {
            self.spare = Some(next);
            return Ok(());
        }
        self.bytes.clear();
        queue!(self.bytes, Print("\x1b[?2026h"))?;
        write(&mut self.bytes, &changes, &self.links)?;
        queue!(self.bytes, Print("\x1b[?2026l"))?;
        let mut stdout = io::stdout().lock();
        stdout.write_all(&self.bytes)?;
        stdout.flush()?;
        self.spare = self.shown.replace(next);
        Ok(())
    }

    /// What is drawn at this cell, the topmost.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let place = ratatui::layout::Position::new(column, row);
        self.hits.iter().rev().find(|(area, _)| area.contains(place)).map(|(_, target)| *target)
    }
}

/// Adds to `changes` the cells that are part of another link than before, or of one no more.
fn also<'b>(changes: &mut Vec<(u16, u16, &'b Cell)>, next: &'b Buffer, before: &[Link], after: &[Link]) {
    let moved = before.iter().filter(|link| !after.contains(link));
    for link in moved.chain(after.iter().filter(|link| !before.contains(link))) {
        for place in link.area.intersection(next.area).positions() {
            let known = changes.iter().any(|(x, y, _)| (*x, *y) == (place.x, place.y));
            if let Some(cell) = next.cell(place).filter(|_| !known) {
                changes.push((place.x, place.y, cell));
            }
        }
    }
    changes.sort_by_key(|(x, y, _)| (*y, *x));
}

/// Writes cells, those of a link between the marks that begin and end it (OSC 8). The marks take no cell, so widths
/// stay as they are; and [`is_safe`] holds whatever stands in them.
fn write(bytes: &mut Vec<u8>, changes: &[(u16, u16, &Cell)], links: &[Link]) -> io::Result<()> {
    if links.is_empty() {
        return CrosstermBackend::new(bytes).draw(changes.iter().copied());
    }
    let of = |(x, y, _): &(u16, u16, &Cell)| {
        let place = ratatui::layout::Position::new(*x, *y);
        links.iter().find(|link| link.area.contains(place)).map(|link| link.address.as_str())
    };
    for run in changes.chunk_by(|a, b| of(a) == of(b)) {
        let address = run.first().and_then(of).filter(|address| is_safe(address));
        if let Some(address) = address {
            // The same id makes one link of the parts of an address that stands on several lines.
            let id = address.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
            queue!(bytes, Print(format_args!("\x1b]8;id={id:x};{address}\x1b\\")))?;
        }
        CrosstermBackend::new(&mut *bytes).draw(run.iter().copied())?;
        if address.is_some() {
            queue!(bytes, Print("\x1b]8;;\x1b\\"))?;
        }
    }
    Ok(())
}

/// Whether two cells look the same. As the library's own comparison, of those parts that this program sets; it looks at
/// the bytes of a symbol in place, where the library calls a function for each of thousands of cells.
fn alike(a: &Cell, b: &Cell) -> bool {
    let symbols = match (a.symbol().as_bytes(), b.symbol().as_bytes()) {
        ([a], [b]) => a == b,
        ([a1, a2, a3], [b1, b2, b3]) => (a1, a2, a3) == (b1, b2, b3),
        (a, b) => a == b,
    };
    symbols && a.fg == b.fg && a.modifier == b.modifier && a.bg == b.bg
}

/// Whether a symbol is known to take one column without measuring it: ASCII, box drawing, blocks, shapes and braille.
fn narrow(symbol: &str) -> bool {
    matches!(symbol.as_bytes(), [_] | [0xe2, 0x94..=0x96 | 0xa0..=0xa3, _])
}

/// The cells of `next` that differ from those of `shown`, or from an empty screen. As the library's own comparison, but a cell that is the
/// same and narrow, as nearly all are, is not measured.
fn changes<'a>(shown: Option<&Buffer>, next: &'a Buffer) -> Vec<(u16, u16, &'a Cell)> {
    let mut changes = Vec::new();
    let columns = next.area.width;
    // A wide character covers the cells after it, and one that went uncovers them.
    let (mut covered, mut uncovered) = (0, 0);
    for (at, new) in next.content.iter().enumerate() {
        let old = shown.map_or(Some(&BLANK), |shown| shown.content.get(at)).unwrap_or(&BLANK);
        let same = alike(old, new);
        if same && covered == 0 && uncovered == 0 && narrow(new.symbol()) {
            continue;
        }
        let (was, is) = (old.symbol().width(), new.symbol().width());
        if (!same || uncovered > 0) && covered == 0 {
            let at = u16::try_from(at).unwrap_or(u16::MAX);
            changes.push((at % columns, at / columns, new));
        }
        covered = if covered > 0 { covered - 1 } else { is.saturating_sub(1) };
        uncovered = was.max(is).max(uncovered).saturating_sub(1);
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_measured_is_narrow() {
        let all = (0..=0x2fff_u32).filter_map(char::from_u32).map(String::from);
        let known: Vec<String> = all.filter(|symbol| narrow(symbol)).collect();
        assert_eq!(known.len(), 128 + 192 + 256);
        for symbol in known.iter().filter(|symbol| !symbol.contains(char::is_control)) {
            assert_eq!(symbol.width(), 1, "{symbol:?}");
        }
    }

    #[test]
    fn links_are_marks_around_the_same_cells_and_go_when_they_go() {
        use ratatui::style::Style;
        let area = Rect::new(0, 0, 30, 2);
        let mut buf = Buffer::empty(area);
        buf.set_string(0, 0, "see https://example.org/a", Style::new());
        buf.set_string(0, 1, "and more", Style::new());
        let link = |address: &str| {
            let address = address.to_owned();
            vec![Link { area: Rect::new(4, 0, 21, 1), address }]
        };
        let written = |links: &[Link]| {
            let mut bytes = Vec::new();
            write(&mut bytes, &changes(None, &buf), links).unwrap();
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
        let mut changed = changes(Some(&buf), &buf);
        assert!(changed.is_empty());
        also(&mut changed, &buf, &link("https://example.org/a"), &[]);
        assert_eq!(changed.len(), 21);
    }

    #[test]
    fn cells_are_alike_where_the_library_says_that_they_are_equal() {
        use ratatui::style::{Color, Modifier, Style};
        let styles = [
            Style::new(),
            Style::new().fg(Color::Red),
            Style::new().bg(Color::Red),
            Style::new().fg(Color::Rgb(1, 2, 3)),
            Style::new().add_modifier(Modifier::BOLD),
        ];
        let cells: Vec<Cell> = ["", " ", "a", "b", "é", "⣀", "⣤", "世", "e\u{301}"]
            .iter()
            .flat_map(|symbol| {
                styles.map(|style| {
                    let mut cell = Cell::EMPTY;
                    if !symbol.is_empty() {
                        cell.set_symbol(symbol);
                    }
                    cell.set_style(style);
                    cell
                })
            })
            .collect();
        for a in &cells {
            for b in &cells {
                assert_eq!(alike(a, b), a == b, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn all_that_the_library_says_changed_is_written() {
        let lines =
            ["plain text here", "世界 wide 世界", "e\u{301}a 世x", "               ", "⣀⣤⣶ █▒·  ▸ x", "x世界世界 y"];
        for from in lines {
            for to in lines {
                let area = Rect::new(0, 0, 15, 1);
                let (mut a, mut b) = (Buffer::empty(area), Buffer::empty(area));
                a.set_string(0, 0, from, ratatui::style::Style::new());
                b.set_string(0, 0, to, ratatui::style::Style::new());
                let cells = |list: Vec<(u16, u16, &Cell)>| -> Vec<(u16, u16, String)> {
                    list.into_iter().map(|(x, y, cell)| (x, y, cell.symbol().to_owned())).collect()
                };
                // What a wide character uncovers is written too: not every terminal empties it by itself.
                let (own, theirs) = (cells(changes(Some(&a), &b)), cells(a.diff(&b)));
                let missing: Vec<_> = theirs.iter().filter(|change| !own.contains(change)).collect();
                assert!(missing.is_empty(), "{from:?} to {to:?}: {missing:?}");
                let narrow = from.is_ascii() && to.is_ascii();
                assert!(!narrow || own == theirs, "{from:?} to {to:?}: {own:?}");
            }
        }
    }
}
