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

use ratatui::layout::Rect;

use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::arc::{Arc, Item, PITFALLS_SHOWN};
use crate::app::session::Since;
use crate::export::{dates, words};
use crate::framework::pitfall::PitfallState;
use crate::framework::rating::Rating;
use crate::insight::arc::ArcShape;
use crate::insight::level::Verdict;
use crate::insight::next_step::NextStep;
use crate::insight::stage::StageReport;
use crate::view::curve::{self, CurveLook};
use crate::view::frame::inner;
use crate::view::pen::{Pen, width, wrap};
use crate::view::theme::Tone;

/// From these columns and rows on, the curve is drawn; below it, bars say the same.
const CURVE: (u16, u16) = (60, 17);

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 160);
    if area.width >= CURVE.0 && area.height >= CURVE.1 {
        tall(model, area, pen);
    } else {
        short(model, area, pen);
    }
}

/// Curve, stages, and two columns below.
fn tall(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let roomy = area.height >= 26;
    let lower = if roomy { 11 } else { area.height.saturating_sub(5 + 6).clamp(7, 9) };
    let stages = if roomy { 6 } else { 5 };
    let curve = Rect { height: area.height.saturating_sub(lower + stages + u16::from(roomy)), ..area };
    let shape = shape(model);
    let since = model.session.since().map(label_of).unwrap_or_default();
    curve::draw(&shape, curve, pen.buf, &look(pen, &since));
    let row = Rect { y: curve.bottom() + u16::from(roomy), height: stages, ..area };
    for (n, (from, to)) in shape.stage_columns(area.width).into_iter().enumerate() {
        if let Some(report) = model.session.overview().stages.get(n) {
            let column = Rect { x: area.x + from, width: (to - from).saturating_sub(3).max(1), ..row };
            stage(model, report, column, roomy, pen);
        }
    }
    let rest = Rect { y: row.bottom(), height: area.bottom().saturating_sub(row.bottom()), ..area };
    let half = rest.width * 47 / 100;
    next_step(model, Rect { width: half, ..rest }, pen);
    let x = rest.x + half + 4;
    standing(model, Rect { x, width: rest.right().saturating_sub(x), ..rest }, pen);
}

fn shape(model: &Model) -> ArcShape {
    let overview = model.session.overview();
    let ghost = model.session.since().map(|since| (since.stage, since.claimed));
    ArcShape::new(&overview.stages, overview.active_stage, ghost)
}

fn look<'t>(pen: &Pen<'_>, since: &'t str) -> CurveLook<'t> {
    CurveLook {
        heavy: pen.style(Tone::Accent),
        light: pen.style(Tone::Accent),
        estimate: pen.style(Tone::Soft),
        dotted: pen.style(Tone::Faint),
        node_done: pen.style(Tone::Accent),
        node_open: pen.style(Tone::Soft),
        traveller: pen.style(Tone::Strong),
        ghost: pen.style(Tone::Soft),
        label: pen.style(Tone::Strong),
        label_ghost: pen.style(Tone::Soft),
        label_text: "you, today",
        ghost_text: since,
        braille: true,
    }
}

fn label_of(since: &Since) -> String {
    if since.session { format!("session of {}", dates::day(since.day)) } else { "90 days ago".to_owned() }
}

/// Whether the cursor is on `item`.
fn here(model: &Model, item: Item) -> bool {
    model.overlay.is_none() && model.arc.item(&model.session) == item
}

/// Makes `area` open `item` on a click.
fn clickable(model: &Model, item: Item, area: Rect, pen: &mut Pen<'_>) {
    if let Some(row) = Arc::items(&model.session).iter().position(|other| *other == item) {
        pen.hit(area, Target::Row(row));
    }
}

/// The cursor's mark before `item`, two columns wide.
fn mark(model: &Model, item: Item, x: u16, y: u16, pen: &mut Pen<'_>) {
    if here(model, item) {
        pen.text(x.saturating_sub(2), y, 1, "▸", Tone::Accent);
    }
}

fn stage(model: &Model, report: &StageReport, area: Rect, roomy: bool, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let Some(stage) = framework.stage(report.stage) else { return };
    let overview = model.session.overview();
    let active = report.stage == overview.active_stage;
    let item = Item::Stage(report.stage);
    mark(model, item, area.x, area.y, pen);
    let full = format!("{} {}", report.stage, stage.title.line());
    let name = if width(&full) <= area.width { full } else { format!("{} {}", report.stage, stage.short.line()) };
    let tone = if here(model, item) || active { Tone::Strong } else { Tone::Text };
    pen.text(area.x, area.y, area.width, &name, tone);
    let bar = Rect { y: area.y + 1, height: 1, ..area };
    curve::bar(report, bar, pen.buf, &look(pen, ""));
    let y = area.y + 2;
    for (n, line) in figures(report, area.width).into_iter().enumerate() {
        pen.text(area.x, y + n as u16, area.width, &line, Tone::Soft);
    }
    if roomy && let Some(points) = report.ahead_by {
        pen.text(area.x, y + 2, area.width, &format!("{points} points ahead of your base"), Tone::Warn);
    }
    clickable(model, item, Rect { height: 3, ..area }, pen);
}

/// What is claimed, backed and rated, in two lines.
fn figures(report: &StageReport, room: u16) -> [String; 2] {
    let long = format!("{}% claimed · {}% backed", report.claimed, report.backed);
    let short = format!("{}% · {}% backed", report.claimed, report.backed);
    let shortest = format!("{} / {} %", report.claimed, report.backed);
    let first = [long, short].into_iter().find(|text| width(text) <= room).unwrap_or(shortest);
    let rated = format!("{} of {} rated", report.rated, report.of);
    let second = match report.estimate {
        Some(estimate) => {
            let told = format!("{rated} · estimate {estimate}%");
            if width(&told) <= room { told } else { format!("estimate {estimate}%") }
        }
        None => rated,
    };
    [first, second]
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
        let left = area.bottom().saturating_sub(y);
        if left > 0 && usize::from(left) >= wrap(&shows, area.width).len() {
            y += pen.paragraph(rows(area, y), &shows, Tone::Soft);
        }
        let way = match project {
            _ if *starter => Some("A starter task of 2 to 3 hours: Tab on its page.".to_owned()),
            Some(choice) => Some(format!("Project: {}", words::project(framework, choice))),
            None => None,
        };
        if let Some(way) = way {
            let left = area.bottom().saturating_sub(y);
            if usize::from(left) >= wrap(&way, area.width).len() {
                y += pen.paragraph(rows(area, y), &way, Tone::Soft);
            }
        }
    }
    clickable(model, Item::Next, Rect { height: y.saturating_sub(area.y), ..area }, pen);
}

/// What is left of `area` from row `y` on.
fn rows(area: Rect, y: u16) -> Rect {
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

/// The level, what blocks it, the pitfalls, what changed.
fn standing(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let mut y = area.y + level(model, area, pen);
    let overview = model.session.overview();
    for (n, firing) in overview.pitfalls.iter().take(PITFALLS_SHOWN).enumerate() {
        if y >= area.bottom() {
            return;
        }
        let item = Item::Pitfall(n);
        mark(model, item, area.x, y, pen);
        let framework = model.session.framework();
        let sure = if firing.state == PitfallState::Detected { "!" } else { "?" };
        let title = words::pitfall_title(framework, firing);
        let numbers = words::pitfall_numbers(framework, firing);
        let tone = if here(model, item) { Tone::Strong } else { Tone::Warn };
        let used = pen.spans(area.x, y, area.width, &[(sure, Tone::Warn), (" ", tone), (&title, tone)]);
        clickable(model, item, Rect { y, height: 1, ..area }, pen);
        let one = used + 2 + width(&numbers) <= area.width;
        if one {
            pen.text(area.x + used + 2, y, area.width - used - 2, &numbers, Tone::Soft);
            y += 1;
        } else {
            y += 1;
            let rest = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..rows(area, y) };
            y += pen.paragraph(Rect { height: rest.height.min(2), ..rest }, &numbers, Tone::Soft);
        }
    }
    if let Some((head, what)) = changed(model)
        && y + 2 < area.bottom()
    {
        pen.text(area.x, y + 1, area.width, &head, Tone::Strong);
        pen.text(area.x, y + 2, area.width, &what, Tone::Soft);
    }
}

fn level(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let report = &overview.level;
    let mut y = area.y;
    let Some(toward) = report.toward else {
        let name = report.attained.map(|n| words::level_name(framework, n)).unwrap_or_default();
        pen.text(area.x, y, area.width, &format!("{name}: attained"), Tone::Strong);
        return 2;
    };
    let verdict = match report.verdict {
        Verdict::Undetermined => "  too little rated to tell",
        Verdict::Attained | Verdict::NotAttained => "",
    };
    let long = format!("Toward {}", words::level_name(framework, toward));
    let name = if width(&long) <= area.width { long } else { format!("Toward Level {toward}") };
    let used = pen.text(area.x, y, area.width, &name, Tone::Strong);
    if used + width(verdict) <= area.width {
        pen.text(area.x + used, y, area.width - used, verdict, Tone::Soft);
    }
    y += 1;
    let mut x = area.x;
    for item in &report.core {
        x += pen.text(x, y, area.width, if item.met { "● " } else { "○ " }, Tone::Accent);
    }
    let met = report.core.iter().filter(|item| item.met).count();
    let told = format!(" {met} of {} core items", report.core.len());
    x += pen.text(x, y, area.right().saturating_sub(x), &told, Tone::Text);
    let supporting = format!("   {} of {} supporting", report.supporting_met, report.supporting_of);
    if x + width(&supporting) <= area.right() {
        pen.text(x, y, width(&supporting), &supporting, Tone::Soft);
    }
    y += 1;
    // Pitfalls and the rest need room too: a long list of blockers is told by its first ones and a count.
    let room = usize::from(area.height.saturating_sub(5).max(1));
    let blockers: Vec<_> = report.blockers().collect();
    let shown = if blockers.len() > room { room.saturating_sub(1).max(1) } else { blockers.len() };
    for blocker in blockers.iter().take(shown) {
        let item = Item::Blocker(blocker.competency);
        mark(model, item, area.x, y, pen);
        let tone = if here(model, item) { Tone::Strong } else { Tone::Text };
        let from = y;
        pen.text(area.x, y, 1, "✗", Tone::Warn);
        let rest = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..rows(area, y) };
        y += pen.paragraph(Rect { height: rest.height.min(2), ..rest }, &words::blocker(framework, blocker), tone);
        clickable(model, item, Rect { y: from, height: y - from, ..area }, pen);
    }
    if blockers.len() > shown {
        let more = format!("  and {} more", blockers.len() - shown);
        pen.text(area.x, y, area.width, &more, Tone::Soft);
        y += 1;
    }
    if report.mentor_needed > 0 {
        let told = format!("  {} of {} confirmed by a mentor", report.mentor_confirmed, report.mentor_needed);
        pen.text(area.x, y, area.width, &told, Tone::Soft);
        y += 1;
    }
    y - area.y + u16::from(area.height > 8)
}

/// What changed since the last session, or in 90 days.
fn changed(model: &Model) -> Option<(String, String)> {
    let since = model.session.since()?;
    let now = &model.session.overview().readings;
    let number = |r: Option<Rating>| r.map_or(0, Rating::number);
    let before = |ix| number(since.overview.readings[ix].effective);
    let up = now.iter().filter(|(ix, r)| number(r.effective) > before(*ix)).count();
    let down = now.iter().filter(|(ix, r)| number(r.effective) < before(*ix)).count();
    let marks = &model.session.standing().marks;
    let evidence = marks.iter().map(|(_, m)| m.evidence.len()).sum::<usize>().saturating_sub(since.evidence);
    let mut parts = Vec::new();
    if up > 0 {
        parts.push(format!("{} up", words::count(up, "rating", "ratings")));
    }
    if down > 0 {
        parts.push(format!("{} down", words::count(down, "rating", "ratings")));
    }
    if evidence > 0 {
        parts.push(format!("{} of evidence", words::count(evidence, "piece", "pieces")));
    }
    let what = if parts.is_empty() { "nothing changed".to_owned() } else { parts.join(" · ") };
    let head = if since.session {
        format!("Since your session on {}", dates::day(since.day))
    } else {
        "In the last 90 days".to_owned()
    };
    Some((head, what))
}

/// Bars, the level and the next step, for small terminals.
fn short(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let mut y = area.y;
    // Names first: a bar says enough in few columns.
    let names = 22.min(area.width.saturating_sub(18));
    for report in &overview.stages {
        if y >= area.bottom() {
            return;
        }
        let Some(stage) = framework.stage(report.stage) else { continue };
        let item = Item::Stage(report.stage);
        mark(model, item, area.x + 1, y, pen);
        let active = report.stage == overview.active_stage || here(model, item);
        let name = format!("{} {}", report.stage, stage.short.line());
        let x = area.x + 1;
        pen.text(x, y, names, &name, if active { Tone::Strong } else { Tone::Text });
        let told = format!("{:>3}/{}%", report.claimed, report.backed);
        let end = area.right().saturating_sub(8);
        let bar = Rect { x: x + names + 1, y, width: end.saturating_sub(x + names + 2), height: 1 };
        curve::bar(report, bar, pen.buf, &look(pen, ""));
        pen.text(end, y, 8, &told, Tone::Soft);
        clickable(model, item, Rect { y, height: 1, ..area }, pen);
        y += 1;
    }
    let x = area.x + 1;
    let room = area.width.saturating_sub(1);
    let met = overview.level.core.iter().filter(|item| item.met).count();
    let of = overview.level.core.len();
    let briefly = overview.level.toward.map_or_else(
        || "Every level attained".to_owned(),
        |level| format!("Toward Level {level}: {met} of {of} core items"),
    );
    if y < area.bottom() {
        let line = words::level_line(framework, &overview.level);
        pen.text(x, y, room, if width(&line) <= room { &line } else { &briefly }, Tone::Soft);
        y += 1;
    }
    if y < area.bottom() {
        mark(model, Item::Next, x, y, pen);
        let rest = Rect { x, y, width: room, height: area.bottom() - y };
        clickable(model, Item::Next, rest, pen);
        let used = pen.paragraph(rest, &words::headline(framework, overview), Tone::Strong);
        let rest = rows(rest, y + used);
        let reason = words::reason(framework, overview);
        if usize::from(rest.height) >= wrap(&reason, rest.width).len() {
            pen.paragraph(rest, &reason, Tone::Soft);
        }
    }
}
