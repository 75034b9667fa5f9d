//! The line at the end of a form.
//!
//! ```text
//!    keep  ctrl-s    editor  ctrl-e    private  ctrl-t
//! ```

use ratatui::layout::Rect;

use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::ending::Ending;
use crate::app::message::Target;

/// From this height of a form on there is air above its line.
const AIRY: u16 = 8;

/// What of `inside` the fields have, and the row of the line below them: none where that would be the last row of the text.
#[must_use]
pub fn split(inside: Rect) -> (Rect, Rect) {
    let line = u16::from(inside.height > 1);
    let air = u16::from(inside.height >= AIRY);
    let rest = Rect { height: inside.height.saturating_sub(line + air), ..inside };
    (rest, Rect { y: inside.bottom().saturating_sub(line), height: line, ..inside })
}

/// Draws the choices into `line`, each with its key where there is room for all.
pub fn draw(end: &Ending, line: Rect, pen: &mut Pen<'_>) {
    if line.height == 0 {
        return;
    }
    let choices = end.choices();
    let all: u16 = choices.iter().map(|b| width(b.name) + width(pen.keys.first(b)) + 6).sum();
    let keys = all <= line.width;
    let mut x = line.x + 2;
    for (n, binding) in choices.into_iter().enumerate() {
        let from = x;
        let here = end.at() == Some(n);
        if here {
            pen.text(x - 2, line.y, 1, "▸", Tone::Accent);
        }
        let tone = if here { Tone::Cursor } else { Tone::Strong };
        x += pen.text(x, line.y, line.right().saturating_sub(x), binding.name, tone);
        if keys {
            let key = pen.keys.first(binding);
            x += 2 + pen.text(x + 2, line.y, line.right().saturating_sub(x + 2), key, Tone::Faint);
        }
        pen.hit(Rect { x: from, width: x.saturating_sub(from), ..line }, Target::Do(binding.action));
        x += 4;
    }
}

/// Draws what is wrong at row `y` of `rest`, and the line; on a small screen what is wrong takes its place.
pub fn close(end: &Ending, wrong: Option<&str>, y: u16, (rest, line): (Rect, Rect), pen: &mut Pen<'_>) {
    match wrong {
        Some(wrong) if y < rest.bottom() => {
            let room = Rect { y, height: rest.bottom() - y, ..rest };
            pen.paragraph(room, &format!("! {wrong}"), Tone::Warn);
        }
        Some(wrong) => {
            pen.text(line.x, line.y, line.width, &format!("! {wrong}"), Tone::Warn);
            return;
        }
        None => {}
    }
    draw(end, line, pen);
}
