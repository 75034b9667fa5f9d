//! The weeks ahead: their head with the dates, and the picture at the end of a project's row.

use ratatui::layout::Rect;

use crate::app::agenda::{Item, Section};
use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::export::{dates, words};
use crate::insight::schedule::WEEKS;
use crate::view::pen::Pen;
use crate::view::theme::Tone;

/// Columns of a week in the picture of the weeks.
const WEEK: u16 = 3;

/// Whether there is room for the picture of the weeks.
fn has_strip(model: &Model, columns: u16) -> bool {
    model.plan.section == Section::Weeks
        && model.session.overview().plan.schedule.hours.is_some()
        && columns >= WEEK * WEEKS as u16 + 24
}

/// The weeks that a project takes, at the right end of its row; returns the columns used.
pub fn strip(model: &Model, item: &Item, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let (Item::Project(id), true) = (item, has_strip(model, area.width)) else { return 0 };
    let schedule = &model.session.overview().plan.schedule;
    let columns = WEEK * WEEKS as u16;
    let x = area.right() - columns;
    let turn = schedule.turns.iter().position(|turn| turn.project == *id);
    let worked = schedule.weeks.iter().flat_map(|week| &week.work).any(|(at, _)| Some(*at) == turn);
    if !worked {
        let from = turn.and_then(|at| schedule.turns.get(at)).and_then(|turn| turn.days);
        let told = from.map_or_else(|| "later".to_owned(), |(from, _)| format!("from {}", dates::day(from)));
        pen.text(x + 1, area.y, columns, &told, Tone::Faint);
        return columns + 1;
    }
    for (week, n) in (0..WEEKS).map(|n| (schedule.weeks.get(n), n as u16)) {
        let share = week.and_then(|week| week.work.iter().find(|(at, _)| Some(*at) == turn));
        let (glyph, tone) = if share.is_some() { ("■■", Tone::Accent) } else { ("··", Tone::Faint) };
        pen.text(x + n * WEEK + 1, area.y, 2, glyph, tone);
    }
    columns + 1
}

/// The hours a week, or what is missing; returns the rows used.
pub fn head(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let schedule = &model.session.overview().plan.schedule;
    if schedule.turns.is_empty() || area.height < 3 {
        return 0;
    }
    let head = match schedule.hours {
        Some(hours) => format!(
            "At {} a week, drawn from today. ⟨hours⟩ changes them.",
            words::count(usize::from(hours), "hour", "hours")
        ),
        None => "In turn, without weeks: no hours a week are set. ⟨hours⟩ sets them.".to_owned(),
    };
    let head = model.keys.told(Context::Plan, &head);
    let rows = pen.paragraph(Rect { height: if area.height < 8 { 1 } else { 2 }, ..area }, &head, Tone::Text);
    if !has_strip(model, area.width.saturating_sub(4)) || area.height < 8 {
        return rows;
    }
    // The dates stand over the weeks that begin on them.
    let x = area.right() - 2 - WEEK * WEEKS as u16;
    for (n, week) in schedule.weeks.iter().enumerate().step_by(4) {
        let date = week.from.0.strftime("%-d %b").to_string();
        pen.text(x + n as u16 * WEEK + 1, area.y + rows + 1, 3 * WEEK, &date, Tone::Soft);
    }
    rows + 2
}
