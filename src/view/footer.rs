//! The last two rows: what happened, and what can be done, in the order of the key table's ranks.

use std::borrow::Cow;

use ratatui::layout::Rect;

use super::pen::{Pen, fit, width};
use super::theme::Tone;
use crate::app::action::Action;
use crate::app::ending::Ending;
use crate::app::keymap::{self, Binding, Context};
use crate::app::message::Target;
use crate::app::model::{Front, Model, Saving};
use crate::app::overlay::Overlay;
use crate::app::screen::walk::Page;
use crate::app::screen::welcome::Row;

/// From this width on two hints are kept at the end of the footer.
const WIDE: u16 = 60;

/// Draws notice and footer; returns their rows.
pub fn draw(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    if area.height < 4 {
        return 0;
    }
    let y = area.bottom() - 1;
    notice(model, area, y - 1, pen);
    let mut x = area.x + 1;
    // The ways to everything else are always shown, at the end.
    let ways = ways(model, area.width);
    let columns = |binding: &'static Binding| width(model.keys.first(binding)) + 1 + width(binding.name);
    let end = area.right().saturating_sub(ways.iter().map(|way| columns(way) + 3).sum());
    let dropped = hints(model).into_iter().map(|hint| (hint, end));
    for (binding, end) in dropped.chain(ways.iter().map(|way| (*way, area.right()))) {
        let key = model.keys.first(binding);
        let columns = columns(binding);
        // A hint is dropped whole, and with it those that matter less.
        if x + columns >= end {
            continue;
        }
        pen.spans(x, y, columns, &[(key, Tone::Strong), (" ", Tone::Soft), (binding.name, Tone::Soft)]);
        pen.hit(Rect { x, y, width: columns, height: 1 }, Target::Do(binding.action));
        x += columns + 3;
    }
    2
}

/// The hints that are never dropped: help, and before it the list, where Esc opens it and both have room.
fn ways(model: &Model, columns: u16) -> Vec<&'static Binding> {
    if model.typing() {
        return Vec::new();
    }
    let list = columns >= WIDE && model.rests();
    let way = |b: &&Binding| b.name == "help" || list && b.action == Action::Out;
    keymap::of(Context::Everywhere).iter().filter(way).filter(|way| !model.keys.first(way).is_empty()).collect()
}

fn notice(model: &Model, area: Rect, y: u16, pen: &mut Pen<'_>) {
    let width = area.width.saturating_sub(2);
    match (&model.saving, &model.notice) {
        (Saving::Failed(why), _) => {
            pen.text(area.x + 1, y, width, &format!("! Not saved, and kept in memory: {why}"), Tone::Warn);
        }
        (_, Some(notice)) => {
            let (mark, tone) = if notice.warns { ("! ", Tone::Warn) } else { ("", Tone::Accent) };
            let text = format!("{mark}{}", model.keys.told(model.context(), &notice.text));
            pen.text(area.x + 1, y, width, &shortened(&text, width), tone);
        }
        (_, None) => {}
    }
}

/// A notice within `columns`. What can be done about it stands at its end, and is kept where the rest is too long.
fn shortened(text: &str, columns: u16) -> Cow<'_, str> {
    let long = width(text) > columns;
    let columns = usize::from(columns);
    match text.rsplit_once(" · ").filter(|_| long) {
        Some((lead, end)) if usize::from(width(end)) + 3 < columns / 2 => {
            let lead = fit(lead, columns - usize::from(width(end)) - 3);
            Cow::Owned(format!("{lead} · {end}"))
        }
        _ => Cow::Borrowed(text),
    }
}

/// Whether a binding has something to do where the cursor stands.
fn applies(model: &Model, binding: &Binding) -> bool {
    // On the line at the end of a form Enter does what the cursor is on, and the line names it.
    if model.overlay.as_ref().and_then(Overlay::ending).is_some_and(Ending::holds) {
        return !matches!(binding.action, Action::Open | Action::NextField);
    }
    match &model.front {
        // Two keys for the same list need one hint.
        Front::Tab if binding.action == Action::Palette => !model.rests(),
        Front::Settings(form) if form.row() == Row::Name => !matches!(binding.action, Action::Toggle | Action::Right),
        Front::Settings(form) if form.row() != Row::Roles => binding.action != Action::Toggle,
        Front::Tab if model.context() == Context::Walk => {
            model.walk.page == Page::Rate || binding.action != Action::Open
        }
        Front::Tab if model.context() == Context::Team => model.team.applies(binding.action),
        Front::Tab if matches!(model.context(), Context::Mentor | Context::Judge) => {
            model.mentor.applies(binding.action, &model.session)
        }
        Front::Tab if model.context() == Context::Plan => model.plan.applies(binding.action, &model.session),
        Front::Tab if model.context() == Context::Reports => model.reports.applies(binding.action),
        _ => true,
    }
}

/// The bindings to hint at here, most useful first.
fn hints(model: &Model) -> Vec<&'static Binding> {
    let context = model.context();
    // Where digits rate, the row says so in one hint of its own.
    let own = keymap::of(context);
    let others = if model.typing() { &[] } else { keymap::of(Context::Everywhere) };
    // What has a hint of its own here needs no other.
    let others = others.iter().filter(|b| b.rank > 0 && !own.iter().any(|own| own.action == b.action));
    let mut hints: Vec<&'static Binding> = own
        .iter()
        .filter(|b| b.rank > 0)
        .chain(others)
        .filter(|b| {
            model.why_not(b).is_none()
                && b.name != "help"
                && b.action != Action::Out
                && !model.keys.first(b).is_empty()
                && applies(model, b)
        })
        .collect();
    hints.sort_by_key(|b| b.rank);
    hints
}
