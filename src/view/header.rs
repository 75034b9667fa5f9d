//! The header: who, and whether it is saved; the tabs.

use ratatui::layout::Rect;

use super::pen::{Pen, width};
use super::theme::Tone;
use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::{Front, Model, Saving};
use crate::app::overlay::Overlay;
use crate::app::room::{self, WITH_TABS};
use crate::app::tabs::{TABS, Tab};
use crate::profile::author::Author;

/// Draws the header; returns its rows.
pub fn draw(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    if area.height < WITH_TABS {
        return 0;
    }
    let session = &model.session;
    let framework = session.framework();
    let overview = session.overview();
    let (saved, tone) = saved(model, area.width);
    let rated = format!("{} of {} rated", overview.rated, framework.competencies().len());
    let right = area.right().saturating_sub(1);
    let end = right.saturating_sub(width(&saved));
    pen.text(end, area.y, width(&saved), &saved, tone);
    let mut free = end;
    let wide = area.width >= 60;
    if wide {
        free = end.saturating_sub(width(&rated) + 3);
        pen.text(free, area.y, width(&rated), &rated, Tone::Soft);
    }
    let x = area.x + 1;
    let used = pen.text(x, area.y, 6, "opsarc", Tone::Title);
    let who = &session.standing().settings.name;
    let room = free.saturating_sub(x + used + 3).saturating_sub(2);
    let name = who.line();
    let seat = match session.seat() {
        Author::Mentor(mentor) => format!("  mentor: {}", mentor.line()),
        Author::Oneself => String::new(),
    };
    // Who records must be plain at every width, however long the names are.
    let kept = width(&seat).min(room);
    let name = if kept > 0 && room - kept < 4 { "".into() } else { name };
    let shown = pen.text(x + used + 3, area.y, room - kept, &name, Tone::Strong);
    let at = x + used + 3 + shown;
    if kept > 0 {
        pen.text(at, area.y, kept, &seat, Tone::Accent);
    } else if wide && !name.is_empty() {
        let what = headline(model);
        pen.text(at, area.y, room.saturating_sub(shown), &format!("  {what}"), Tone::Soft);
    }
    if matches!(model.front, Front::Settings(ref welcome) if welcome.first) {
        return room::header(area.height).saturating_sub(1);
    }
    tabs(model, area, pen);
    room::header(area.height)
}

fn tabs(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let y = area.y + 1;
    let mut x = area.x + 1;
    let labels = labels(model);
    let mut room = area.width.saturating_sub(1);
    if let Some(caution) = caution(model, area.width) {
        let columns = width(&caution);
        room = room.saturating_sub(columns + 2);
        pen.text(area.right().saturating_sub(columns + 1), y, columns, &caution, Tone::Warn);
    }
    // The names stand apart as far as they can; where they cannot stand at all, the digits do.
    let whole = |gap: u16| labels.iter().map(|(_, _, label)| width(label) + gap).sum::<u16>().saturating_sub(gap);
    let gap = [3, 2, 1].into_iter().find(|gap| whole(*gap) <= room);
    let cursor = match &model.overlay {
        Some(Overlay::Tabs(row)) => Some(row.chosen()),
        _ => None,
    };
    for (tab, open, label) in &labels {
        let (tab, open) = (*tab, *open);
        let whole = cursor.map_or(open, |cursor| cursor == tab);
        let label = if gap.is_none() && !whole { label.split(' ').next().unwrap_or_default() } else { label };
        let columns = width(label);
        let tone = match (cursor == Some(tab), open) {
            (true, _) => Tone::Cursor,
            (false, true) => Tone::Title,
            (false, false) => Tone::Soft,
        };
        if cursor == Some(tab) {
            pen.text(x - 1, y, 1, "▸", Tone::Accent);
        }
        pen.text(x, y, columns, label, tone);
        if open && room::header(area.height) > 2 {
            pen.text(x, y + 1, columns, &"▔".repeat(usize::from(columns)), Tone::Accent);
        }
        pen.hit(Rect { x, y, width: columns, height: 1 }, Target::Do(Action::Show(tab)));
        x += columns + gap.unwrap_or(1);
    }
}

/// What must not be overlooked about the record that is shown: that part of it is hidden, that it is a past one, or a
/// sample.
fn caution(model: &Model, columns: u16) -> Option<String> {
    let curtain = model.session.curtain();
    let mut hidden = Vec::new();
    hidden.extend(curtain.is_blind().then_some("self-ratings"));
    hidden.extend(curtain.private.then_some("private notes"));
    if !hidden.is_empty() {
        let long = format!("{} hidden", hidden.join(", "));
        return Some(if columns < 100 { "hidden".to_owned() } else { long });
    }
    let sample = model.session.profile().header.sample && !matches!(model.saving, Saving::Off(_));
    match model.session.read_only() {
        Some(_) => Some(format!("as of {}", model.session.until())),
        None => sample.then(|| "sample".to_owned()),
    }
}

/// The tabs, whether each is open, and their labels. Where digits rate, the way to a screen is shown with its prefix.
fn labels(model: &Model) -> [(Tab, bool, String); TABS.len()] {
    let prefix = if model.digits_rate() { "g" } else { "" };
    let front = matches!(model.front, Front::Tab);
    TABS.map(|(tab, digit, name)| {
        let mut room = [0; 4];
        let digit: &str = digit.encode_utf8(&mut room);
        let own = prefix.is_empty().then(|| model.keys.doing(Context::Everywhere, Action::Show(tab)));
        (tab, front && model.tab == tab, [prefix, own.unwrap_or(digit), " ", name].concat())
    })
}

/// What the person is and where they are headed, such as "SRE, on the way to AIOps Engineer".
fn headline(model: &Model) -> String {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let roles: Vec<&str> =
        overview.roles.iter().filter_map(|id| framework.role(id)).map(|role| role.short.as_str()).collect();
    let roles = roles.join(" and ");
    match overview.pathway.as_ref().and_then(|id| framework.pathway(id)) {
        Some(pathway) => format!("{roles}, on the way to {}", pathway.toward_title),
        None => roles,
    }
}

fn saved(model: &Model, columns: u16) -> (String, Tone) {
    match &model.saving {
        Saving::Saved => ("saved".to_owned(), Tone::Soft),
        Saving::Pending => ("saving".to_owned(), Tone::Soft),
        Saving::Failed(_) => ("NOT SAVED".to_owned(), Tone::Warn),
        // The name has the room before why it is so.
        Saving::Off(why) if columns < 60 => (why.split(": ").last().unwrap_or(why).to_owned(), Tone::Warn),
        Saving::Off(why) => ((*why).to_owned(), Tone::Warn),
    }
}
