//! The panel beside the next step: the level worked toward, what blocks it, the pitfalls that fire, and what
//! changed. Where not all of it fits, the part around the cursor is shown.

use ratatui::layout::Rect;

use super::item::{clickable, here, mark};
use super::pen::{Pen, width, wrap};
use super::theme::Tone;
use crate::app::model::Model;
use crate::app::screen::arc::{Item, PITFALLS_SHOWN};
use crate::export::{dates, forecast_text, words};
use crate::framework::pitfall::PitfallState;
use crate::insight::level::Verdict;

/// From this many columns on there is room for the forecast in a line.
const WIDE: u16 = 50;

/// A part of the panel: it is shown whole or not at all.
struct Part {
    item: Option<Item>,
    glyph: &'static str,
    lines: Vec<(String, Tone)>,
    /// Whether a blank row stands before it where there is room.
    apart: bool,
}

/// Draws the panel.
pub fn draw(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let top = level(model, area, pen);
    let area = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    let parts = parts(model, area.width.saturating_sub(2));
    let height = usize::from(area.height);
    let rows: usize = parts.iter().map(|part| part.lines.len()).sum();
    let gaps = parts.iter().filter(|part| part.apart).count();
    let airy = rows + gaps <= height;
    // Where it does not all fit, the last row says how much is missing.
    let room = if rows <= height { height } else { height.saturating_sub(1) };
    let at = parts.iter().position(|part| part.item.is_some_and(|item| here(model, item))).unwrap_or(0);
    let fits = |from: usize| parts.iter().take(at + 1).skip(from).map(|p| p.lines.len()).sum::<usize>() <= room;
    let first = (0..=at).find(|from| fits(*from)).unwrap_or(at);
    let mut y = area.y;
    let mut left = parts.len() - first;
    for part in parts.iter().skip(first) {
        let gap = u16::from(airy && part.apart);
        if usize::from(y + gap - area.y) + part.lines.len() > room {
            break;
        }
        y += gap;
        let from = y;
        pen.text(area.x, y, 1, part.glyph, Tone::Warn);
        for (line, tone) in &part.lines {
            pen.text(area.x + 2, y, area.width.saturating_sub(2), line, *tone);
            y += 1;
        }
        if let Some(item) = part.item {
            mark(model, item, area.x, from, pen);
            clickable(model, item, Rect { y: from, height: y - from, ..area }, pen);
        }
        left -= 1;
    }
    if left > 0 && y < area.bottom() {
        pen.text(area.x + 2, y, area.width.saturating_sub(2), &format!("and {left} more"), Tone::Soft);
    }
}

/// The level and how many of its items are met; returns the rows used.
fn level(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let report = &model.session.overview().level;
    let y = area.y;
    let Some(toward) = report.toward else {
        let name = report.attained.map(|n| words::level_name(framework, n)).unwrap_or_default();
        pen.text(area.x, y, area.width, &format!("{name}: attained"), Tone::Strong);
        return 2;
    };
    let long = format!("Toward {}", words::level_name(framework, toward));
    let name = if width(&long) <= area.width { long } else { format!("Toward Level {toward}") };
    let used = pen.text(area.x, y, area.width, &name, Tone::Strong);
    let verdict = if report.verdict == Verdict::Undetermined { "  too little rated to tell" } else { "" };
    if used + width(verdict) <= area.width {
        pen.text(area.x + used, y, area.width - used, verdict, Tone::Soft);
    }
    let mut x = area.x;
    for item in &report.core {
        x += pen.text(x, y + 1, area.width, if item.met { "● " } else { "○ " }, Tone::Accent);
    }
    let met = report.core.iter().filter(|item| item.met).count();
    let told = format!(" {met} of {} core items", report.core.len());
    x += pen.text(x, y + 1, area.right().saturating_sub(x), &told, Tone::Text);
    let supporting = format!("   {} of {} supporting", report.supporting_met, report.supporting_of);
    if x + width(&supporting) <= area.right() {
        pen.text(x, y + 1, width(&supporting), &supporting, Tone::Soft);
    }
    2
}

fn parts(model: &Model, columns: u16) -> Vec<Part> {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let tone = |item| if here(model, item) { Tone::Strong } else { Tone::Text };
    let wrapped =
        |text: &str, tone: Tone| wrap(text, columns).into_iter().map(move |l| (l.into_owned(), tone)).collect();
    let mut parts = Vec::new();
    for blocker in overview.level.blockers() {
        let item = Item::Blocker(blocker.competency);
        let lines = wrapped(&words::blocker(framework, blocker), tone(item));
        parts.push(Part { item: Some(item), glyph: "✗", lines, apart: false });
    }
    if overview.level.mentor_needed > 0 {
        let level = &overview.level;
        let told = format!("{} of {} confirmed by a mentor", level.mentor_confirmed, level.mentor_needed);
        parts.push(Part { item: None, glyph: "", lines: vec![(told, Tone::Soft)], apart: false });
    }
    if let Some(told) = foreseen(model, columns) {
        parts.push(Part { item: None, glyph: "", lines: vec![(told, Tone::Soft)], apart: false });
    }
    for (n, firing) in overview.pitfalls.iter().take(PITFALLS_SHOWN).enumerate() {
        let item = Item::Pitfall(n);
        let glyph = if firing.state == PitfallState::Detected { "!" } else { "?" };
        let title = words::pitfall_title(framework, firing);
        let mut lines = vec![(title, if here(model, item) { Tone::Strong } else { Tone::Warn })];
        let numbers: Vec<(String, Tone)> = wrapped(&words::pitfall_numbers(framework, firing), Tone::Soft);
        lines.extend(numbers);
        parts.push(Part { item: Some(item), glyph, lines, apart: n == 0 });
    }
    if let Some((head, what)) = changed(model) {
        let lines = vec![(head, Tone::Strong), (what, Tone::Soft)];
        parts.push(Part { item: None, glyph: "", lines, apart: true });
    }
    parts
}

/// The forecast in a line. While it is worked out its line is kept free, so that nothing moves when it comes; a refusal
/// is told where it is asked for, in the panel.
fn foreseen(model: &Model, columns: u16) -> Option<String> {
    let session = &model.session;
    if columns < WIDE {
        return None;
    }
    match session.forecast().map(|forecast| forecast.outcome) {
        Some(outcome) => outcome.ok().map(|range| forecast_text::shortly(range, session.until())),
        None => session.awaits_forecast().then(String::new),
    }
    .filter(|told| width(told) <= columns)
}

/// What changed since the last session, or in 90 days.
fn changed(model: &Model) -> Option<(String, String)> {
    let since = model.session.since()?;
    let moved = since.moved(model.session.standing(), &model.session.overview().readings);
    let mut parts = Vec::new();
    if moved.up > 0 {
        parts.push(format!("{} up", words::count(moved.up, "rating", "ratings")));
    }
    if moved.down > 0 {
        parts.push(format!("{} down", words::count(moved.down, "rating", "ratings")));
    }
    if moved.evidence > 0 {
        parts.push(format!("{} of evidence", words::count(moved.evidence, "piece", "pieces")));
    }
    let what = if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(" · ") };
    let head = if since.session {
        format!("Since your session on {}", dates::day(since.day))
    } else {
        "In the last 90 days".to_owned()
    };
    Some((head, what))
}
