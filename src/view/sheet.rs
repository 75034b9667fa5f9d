//! A page of text that can be scrolled.

use ratatui::layout::Rect;

use super::pen::{Pen, width, wrap};
use super::theme::Tone;

/// The measure of running text, in columns.
const MEASURE: u16 = 76;

/// How a part of a page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// From the margin.
    Plain,
    /// Indented behind a bullet.
    Point,
    /// Indented without one.
    Under,
    /// From the margin, the lines after the first indented by so many columns.
    Hang(u16),
}

/// A page of text: headings, paragraphs and points.
#[derive(Default)]
pub struct Sheet {
    parts: Vec<(String, Tone, Shape)>,
}

impl Sheet {
    /// A heading, with air above it.
    pub fn head(&mut self, text: impl Into<String>) {
        if !self.parts.is_empty() {
            self.gap();
        }
        self.parts.push((text.into(), Tone::Strong, Shape::Plain));
    }

    /// A paragraph.
    pub fn text(&mut self, text: impl Into<String>, tone: Tone) {
        self.parts.push((text.into(), tone, Shape::Plain));
    }

    /// A point of a list.
    pub fn point(&mut self, text: impl Into<String>, tone: Tone) {
        self.parts.push((text.into(), tone, Shape::Point));
    }

    /// What belongs to the point above it.
    pub fn under(&mut self, text: impl Into<String>, tone: Tone) {
        self.parts.push((text.into(), tone, Shape::Under));
    }

    /// A paragraph whose lines after the first stand under its text, not under `lead`.
    pub fn hang(&mut self, lead: &str, text: &str, tone: Tone) {
        self.parts.push((format!("{lead}{text}"), tone, Shape::Hang(width(lead))));
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.parts.push((String::new(), Tone::Soft, Shape::Plain));
    }

    /// Draws the beginning of the page, as far as it fits; an ellipsis says where it goes on.
    pub fn glance(&self, area: Rect, pen: &mut Pen<'_>) {
        if self.put(area, 0, pen) && area.height > 0 {
            pen.text(area.x, area.bottom() - 1, 1, "…", Tone::Faint);
        }
    }

    /// Draws the part of the page that `scroll` rows down begins with.
    pub fn draw(&self, area: Rect, scroll: u16, pen: &mut Pen<'_>) {
        if self.put(area, scroll, pen) && area.height > 0 {
            let more = "↓ PgDn";
            pen.text(area.right().saturating_sub(width(more)), area.bottom() - 1, width(more), more, Tone::Faint);
        }
    }

    /// Draws the rows from `scroll` on; says whether more follow below them.
    fn put(&self, area: Rect, scroll: u16, pen: &mut Pen<'_>) -> bool {
        let measure = area.width.min(MEASURE + 4);
        let mut lines: Vec<(String, Tone, u16, bool)> = Vec::new();
        for (text, tone, shape) in &self.parts {
            if let Shape::Hang(by) = shape {
                // The lead is as wide as it is long: numbers and a name.
                let (lead, rest) = text.split_at_checked(usize::from(*by)).unwrap_or((text, ""));
                for (n, line) in wrap(rest, measure.saturating_sub(*by)).into_iter().enumerate() {
                    let first = n == 0;
                    let line = if first { format!("{lead}{line}") } else { line.into_owned() };
                    lines.push((line, *tone, if first { 0 } else { *by }, false));
                }
                continue;
            }
            let indent = if *shape == Shape::Plain { 0 } else { 2 };
            for (n, line) in wrap(text, measure.saturating_sub(indent)).into_iter().enumerate() {
                lines.push((line.into_owned(), *tone, indent, n == 0 && *shape == Shape::Point));
            }
        }
        // A page that goes on keeps its last row for saying so.
        let goes_on = lines.len() > usize::from(area.height);
        let height = usize::from(area.height.saturating_sub(u16::from(goes_on)));
        let first = usize::from(scroll).min(lines.len().saturating_sub(height));
        for (row, (line, tone, indent, bullet)) in lines.iter().skip(first).take(height).enumerate() {
            let y = area.y + row as u16;
            if *bullet {
                pen.text(area.x, y, 1, "·", Tone::Accent);
            }
            pen.text(area.x + indent, y, measure.saturating_sub(*indent), line, *tone);
        }
        first + height < lines.len()
    }
}
