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

    /// An empty row.
    pub fn gap(&mut self) {
        self.parts.push((String::new(), Tone::Soft, Shape::Plain));
    }

    /// Draws the part of the page that `scroll` rows down begins with.
    pub fn draw(&self, area: Rect, scroll: u16, pen: &mut Pen<'_>) {
        let measure = area.width.min(MEASURE + 4);
        let mut lines: Vec<(String, Tone, u16, bool)> = Vec::new();
        for (text, tone, shape) in &self.parts {
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
        if first + height < lines.len() && area.height > 0 {
            let more = "↓ PgDn";
            pen.text(area.right().saturating_sub(width(more)), area.bottom() - 1, width(more), more, Tone::Faint);
        }
    }
}
