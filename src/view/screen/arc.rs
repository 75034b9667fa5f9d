//! Where one stands.
//!
//! ```text
//!                              ⡀ ⠄ ⠂ ⠁ ○
//!            you, today  ⠄ ○ ⠁
//!        ⣀⣀⡤◉  ⠁
//!   ●⣶⣶⣶⠛ ◌
//!   1 Operational literacy   2 Data fluency   ...
//!   ██████▒▒▒▒··             ███▒▒▒·····
//!   88% claimed · 70% backed
//!
//!   Next step                         Level 1  Foundational Practitioner
//!   ▸ Raise Statistics from 1 to 2    ● ● ● ● ○  4 of 5 core items
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: below 60 columns or 17 rows the stages as
//! bars, the level in a line and the next step, from 12 rows with what blocks the level listed; from there the curve above the
//! stages, and the level beside the step; from 26 rows air and more rows for both. The taller the body, the taller the curve.
//! From 188 columns what is under way and what comes next stand beside the level. What has the cursor is always told.

pub mod ahead;

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::model::Model;
use crate::app::room::{ASIDE, ASIDE_GAP};
use crate::app::screen::arc::{Arc, Item};
use crate::export::{dates, words};
use crate::insight::arc::ArcShape;
use crate::insight::next_step::NextStep;
use crate::insight::since::Since;
use crate::insight::stage::StageReport;
use crate::view::aside::{self, beside};
use crate::view::curve::{self, CurveLook};
use crate::view::item::{clickable, here, mark};
use crate::view::layout::inner;
use crate::view::pen::{Pen, width};
use crate::view::stages;
use crate::view::standing;
use crate::view::theme::Tone;

/// From these columns and rows on, the curve is drawn; below it, bars say the same.
const CURVE: (u16, u16) = (60, 17);

/// The most columns of the curve.
const MOST: u16 = 240;

/// The most columns of the two columns below it; beside them an aside, with more rows in a tall body.
const LOWER: u16 = 132;
const TALL: u16 = 50;

/// From so many rows on what blocks the level is listed below the next step where there is no room for the curve.
const LISTED: u16 = 12;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, MOST);
    if area.width >= CURVE.0 && area.height >= CURVE.1 {
        tall(model, area, pen);
    } else {
        short(model, area, pen);
    }
}

/// Curve, stages, and two columns below.
fn tall(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let roomy = area.height >= 26;
    let lower = if area.height >= TALL && area.width >= LOWER + ASIDE_GAP + ASIDE {
        20
    } else if roomy {
        12
    } else {
        area.height.saturating_sub(5 + 6).clamp(7, 9)
    };
    let stages = if roomy { 6 } else { 5 };
    let curve = Rect { height: area.height.saturating_sub(lower + stages + u16::from(roomy)), ..area };
    let shape = shape(model);
    let since = model.session.since().map(label_of).unwrap_or_default();
    curve::draw(&shape, curve, pen.buf, &look(model, pen, &since));
    let row = Rect { y: curve.bottom() + u16::from(roomy), height: stages, ..area };
    // One length of names for all: either every full one fits, or none is used.
    let framework = model.session.framework();
    let room = shape.pitch(area.width).saturating_sub(2);
    let full = framework.stages().iter().all(|stage| width(&stage.short.line()) + 2 <= room);
    for (n, (from, to)) in shape.stage_columns(area.width).into_iter().enumerate() {
        if let Some(report) = model.session.overview().stages.get(n) {
            let column = Rect { x: area.x + from, width: (to - from).saturating_sub(2).max(1), ..row };
            stage(model, report, column, (roomy, full), pen);
        }
    }
    let (rest, wide) = beside(rows(area, row.bottom()), LOWER);
    let half = rest.width * 47 / 100;
    next_step(model, Rect { width: half, ..rest }, pen);
    let x = rest.x + half + 4;
    standing::draw(model, Rect { x, width: rest.right().saturating_sub(x), ..rest }, pen);
    aside::draw(wide, pen, || ahead::pages(model));
}

fn shape(model: &Model) -> ArcShape {
    let overview = model.session.overview();
    let ghost = model.session.since().map(|since| (since.stage, since.claimed));
    ArcShape::new(&overview.stages, overview.active_stage, ghost)
}

fn look<'t>(model: &Model, pen: &Pen<'_>, since: &'t str) -> CurveLook<'t> {
    stages::look(pen, model.braille, "you, today", since)
}

fn label_of(since: &Since) -> String {
    if since.session { format!("session of {}", dates::day(since.day)) } else { "90 days ago".to_owned() }
}

fn stage(model: &Model, report: &StageReport, area: Rect, (roomy, full): (bool, bool), pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let Some(stage) = framework.stage(report.stage) else { return };
    let overview = model.session.overview();
    let active = report.stage == overview.active_stage;
    let item = Item::Stage(report.stage);
    mark(model, item, area.x, area.y, pen);
    let name = if full { stage.short.line() } else { stage.brief().line() };
    let name = format!("{} {name}", report.stage);
    let tone = if here(model, item) || active { Tone::Strong } else { Tone::Text };
    pen.text(area.x, area.y, area.width, &name, tone);
    let bar = Rect { y: area.y + 1, height: 1, ..area };
    curve::bar(report, bar, pen.buf, &look(model, pen, ""));
    let y = area.y + 2;
    for (n, line) in stages::figures(report, area.width).into_iter().enumerate() {
        pen.text(area.x, y + n as u16, area.width, &line, Tone::Soft);
    }
    if roomy && let Some(points) = report.ahead_by {
        pen.text(area.x, y + 2, area.width, &format!("{points} points ahead of your base"), Tone::Warn);
    }
    clickable(model, item, Rect { height: 3, ..area }, pen);
}

fn next_step(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    pen.text(area.x, area.y, area.width, "Next step", Tone::Title);
    let mut y = area.y + 1;
    mark(model, Item::Next, area.x, y, pen);
    let headline = words::headline(framework, overview);
    y += pen.paragraph(rows(area, y), &headline, Tone::Strong);
    y += pen.paragraph(rows(area, y), &words::reason(framework, overview), Tone::Soft);
    if let NextStep::Raise { competency, to, project, starter, .. } = &overview.next {
        let shows = format!("Shows it: {}", words::evidence_prompt(framework, *competency, *to).line());
        y += pen.whole_paragraph(rows(area, y), &shows, Tone::Soft);
        let way = match project {
            _ if *starter => {
                Some(model.keys.told(Context::Walk, "A starter task of 2 to 3 hours: ⟨more⟩ on its page.").into_owned())
            }
            Some(choice) => Some(format!("Project: {}", words::project(framework, choice))),
            None => None,
        };
        if let Some(way) = way {
            y += pen.whole_paragraph(rows(area, y), &way, Tone::Soft);
        }
    }
    clickable(model, Item::Next, Rect { height: y.saturating_sub(area.y), ..area }, pen);
}

/// What is left of `area` from row `y` on.
fn rows(area: Rect, y: u16) -> Rect {
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

/// Bars, the level and the next step, for small terminals.
fn short(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let mut y = area.y;
    // Names first: a bar says enough in few columns.
    let names = 15.min(area.width.saturating_sub(18));
    for report in &overview.stages {
        if y >= area.bottom() {
            return;
        }
        let Some(stage) = framework.stage(report.stage) else { continue };
        let item = Item::Stage(report.stage);
        mark(model, item, area.x + 1, y, pen);
        let active = report.stage == overview.active_stage || here(model, item);
        let name = format!("{} {}", report.stage, stage.brief().line());
        let x = area.x + 1;
        pen.text(x, y, names, &name, if active { Tone::Strong } else { Tone::Text });
        let told = match report.rated {
            0 => "unrated".to_owned(),
            _ => format!("{:>3}/{}%", report.claimed, report.backed),
        };
        let end = area.right().saturating_sub(8);
        let bar = Rect { x: x + names + 1, y, width: end.saturating_sub(x + names + 2), height: 1 };
        curve::bar(report, bar, pen.buf, &look(model, pen, ""));
        pen.text(end, y, 8, &told, Tone::Soft);
        clickable(model, item, Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    y += u16::from(area.height >= LISTED);
    let x = area.x + 1;
    let room = area.width.saturating_sub(1);
    let met = overview.level.core.iter().filter(|item| item.met).count();
    let of = overview.level.core.len();
    let briefly = overview.level.toward.map_or_else(
        || "Every level attained".to_owned(),
        |level| format!("Toward Level {level}: {met} of {of} core items"),
    );
    // With more rows, what blocks the level is listed below the next step.
    let listed = area.height >= LISTED;
    if y < area.bottom() && !listed {
        // A blocker or a pitfall under the cursor is told in the place of the level: what has the cursor is seen.
        let item = model.arc.item(&model.session);
        if let Item::Blocker(_) | Item::Pitfall(_) = item {
            mark(model, item, x, y, pen);
            pen.text(x, y, room, &Arc::told(&model.session, item), Tone::Text);
        } else {
            let line = words::level_line(framework, &overview.level);
            pen.text(x, y, room, if width(&line) <= room { &line } else { &briefly }, Tone::Soft);
        }
        y += 1;
    }
    if y < area.bottom() {
        mark(model, Item::Next, x, y, pen);
        let rest = Rect { x, y, width: room, height: area.bottom() - y };
        clickable(model, Item::Next, rest, pen);
        let used = pen.paragraph(rest, &words::headline(framework, overview), Tone::Strong);
        let mut rest = rows(rest, y + used);
        let reason = words::reason(framework, overview);
        let used = pen.whole_paragraph(rest, &reason, Tone::Soft);
        rest = rows(rest, rest.y + used);
        if listed {
            standing::draw(model, rows(rest, (rest.y + 1).min(rest.bottom())), pen);
        }
    }
}
