//! The last two rows: what happened, and what can be done, in the order of the key table's ranks.

use ratatui::layout::Rect;

use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::keymap::{Binding, Context, KEYMAP};
use crate::app::message::Target;
use crate::app::model::{Model, Saving};

/// Draws notice and footer; returns their rows.
pub fn draw(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    if area.height < 4 {
        return 0;
    }
    let y = area.bottom() - 1;
    notice(model, area, y - 1, pen);
    let mut x = area.x + 1;
    for binding in hints(model) {
        let key = binding.keys.first().copied().unwrap_or_default();
        let columns = width(key) + 1 + width(binding.name);
        // A hint is dropped whole, and with it those that matter less.
        if x + columns >= area.right() {
            break;
        }
        pen.spans(x, y, columns, &[(key, Tone::Strong), (" ", Tone::Soft), (binding.name, Tone::Soft)]);
        pen.hit(Rect { x, y, width: columns, height: 1 }, Target::Do(binding.action));
        x += columns + 3;
    }
    2
}

fn notice(model: &Model, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let width = area.width.saturating_sub(2);
    match (&model.saving, &model.notice) {
        (Saving::Failed(why), _) => {
            pen.text(area.x + 1, y, width, &format!("! Not saved, and kept in memory: {why}"), Tone::Warn);
        }
        (_, Some(notice)) => {
            let (mark, tone) = if notice.warns { ("! ", Tone::Warn) } else { ("", Tone::Accent) };
            pen.text(area.x + 1, y, width, &format!("{mark}{}", notice.text), tone);
        }
        (_, None) => {}
    }
}

/// The bindings to hint at here, most useful first.
fn hints(model: &Model) -> Vec<&'static Binding> {
    let context = model.context();
    // Where digits rate, the row says so in one hint of its own.
    let mut hints: Vec<&'static Binding> = KEYMAP
        .iter()
        .filter(|b| b.rank > 0 && (b.context == context || (b.context == Context::Everywhere && !model.typing())))
        .filter(|b| model.why_not(b).is_none())
        .collect();
    hints.sort_by_key(|b| b.rank);
    hints
}
