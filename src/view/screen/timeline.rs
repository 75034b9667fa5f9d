//! The record over time.
//!
//! ```text
//!   Mon 11 May 2026 · 3 entries: 2 ratings, 1 note        Level 1 attained
//!   Sep 2025 ──┴───────┴──────◆─────────────────────────────── Nov 2026
//!                              ⡀ ⠄ ⠂ ⠁ ○
//!            you, 11 May ⠄ ○ ⠁
//!   ●⣶⣶⣶⠛⠛
//!   1 Operational literacy   2 Data fluency   ...
//!   ██████▒▒▒▒··             ███▒▒▒·····
//!
//!        Feb     Mar                Log   Chart   Milestones
//!   Mon  ·░··▒····                  ▸ you  rated Tracing 2
//!   Tue  ··░··█···                    you  note on Tracing: ...
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: the day, the slider and the stages as
//! bars with what the cursor is on; from 60 columns and 15 rows the curve, the calendar and the list beside it below; from 26
//! rows the legend and air; two curves from 96 columns. In a large body the picture takes what the lists leave, from 46 rows on
//! less by a sixth, which the list has. From 213 columns the charts stand beside the list as well.

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::timeline::{LISTS, Lower, Standpoint, Timeline};
use crate::export::calendar::distance;
use crate::export::{dates, words};
use crate::insight::arc::ArcShape;
use crate::insight::history::History;
use crate::insight::overview::Overview;
use crate::insight::stage::StageReport;
use crate::profile::day::Day;
use crate::view::aside::beside;
use crate::view::calendar::{self, Calendar};
use crate::view::chart::{self, Axis, Chart};
use crate::view::curve;
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width, wrap};
use crate::view::slider::{self, Slider};
use crate::view::stages::{figures, look};
use crate::view::theme::Tone;

/// From these columns and rows on, the curve is drawn; below it, bars say the same.
const CURVE: (u16, u16) = (60, 15);
/// From these rows on there is air between the parts.
const ROOMY: u16 = 26;
/// The most columns of the screen.
const MOST: u16 = 240;
/// The columns of the list that leave the charts a place beside it.
const LIST: u16 = 96;
/// From these rows on the list has more of them.
const TALL: u16 = 46;
/// From these columns on two curves stand side by side.
const TWO_CURVES: u16 = 96;
/// The rows of the list under the cursor that may be broken into several.
const BROKEN: usize = 3;

/// What all parts of the screen draw of.
#[derive(Clone, Copy)]
struct Scene<'a> {
    model: &'a Model,
    state: &'a Timeline,
    history: &'a History,
    here: &'a Standpoint,
    /// The two days side by side, the earlier first.
    sides: Option<[&'a Standpoint; 2]>,
    span: (Day, Day),
}

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, MOST);
    let state = &model.timeline;
    let (Some(history), Some(here), Some(span)) = (&state.history, &state.here, state.span(&model.session)) else {
        return teach(model, area, pen);
    };
    let held = state.beside.as_ref().map(|beside| &*beside.held);
    let sides = held.map(|held| if held.day <= here.day { [held, here] } else { [here, held] });
    let scene = Scene { model, state, history, here, sides, span };
    scene.heading(area, pen);
    let track = Rect { y: area.y + 1, height: 1, ..area };
    if track.y < area.bottom() {
        let marks: Vec<Day> = state.milestones.iter().map(|found| found.day).collect();
        let slider = Slider { span, day: here.day, held: scene.held(), marks: &marks };
        slider::draw(&slider, track, pen);
    }
    let rest = below(area, 2);
    if area.width >= CURVE.0 && area.height >= CURVE.1 {
        let roomy = area.height >= ROOMY;
        // Where it is tight the legend goes first: the day of the cursor is told in words.
        let lower = match area.height {
            TALL.. => calendar::ROWS + 1 + area.height / 6,
            ROOMY.. => calendar::ROWS + 1,
            _ => calendar::ROWS - 1,
        };
        let upper = Rect { height: rest.height.saturating_sub(lower), ..rest };
        scene.picture(upper, roomy, pen);
        scene.lower(below(rest, upper.height), pen);
    } else {
        let used = scene.bars(rest, pen);
        scene.brief(below(rest, used), pen);
    }
}

fn teach(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let used = pen.paragraph(area, "Nothing is recorded yet.", Tone::Title);
    let told = "Each rating, note and piece of evidence will stand here on its day: a calendar of what you did, the arc \
                as it was on any day, two days side by side, and what you reached when. Press ⟨walk⟩ for the walk: the \
                first rating begins the record.";
    let rest = below(area, used + 1);
    let told = model.keys.told(Context::Timeline, told);
    pen.paragraph(Rect { width: rest.width.min(76), ..rest }, &told, Tone::Soft);
}

impl Scene<'_> {
    /// The day held, with its letter: A is the earlier of the two.
    fn held(&self) -> Option<(Day, char)> {
        let [a, b] = self.sides?;
        Some(if a.day == self.here.day { (b.day, 'B') } else { (a.day, 'A') })
    }

    /// The day, or the two days, and what there was.
    fn heading(&self, area: Rect, pen: &mut Pen<'_>) {
        let day = dates::full(self.here.day);
        let Some([a, b]) = self.sides else {
            let facts = self.facts();
            let told = format!(" · {}", self.here.told);
            let used = pen.spans(area.x, area.y, area.width, &[(&day, Tone::Title), (&told, Tone::Text)]);
            if used + width(&facts) + 3 <= area.width {
                pen.text(area.right() - width(&facts), area.y, width(&facts), &facts, Tone::Soft);
            }
            return;
        };
        let (then, day) = (dates::full(a.day), dates::full(b.day));
        let days = distance(a.day, b.day);
        let entries = self.state.beside.as_ref().map_or(0, |beside| beside.changes.entries);
        let told = format!(
            "   {} and {} between",
            words::count(usize::try_from(days).unwrap_or(usize::MAX), "day", "days"),
            words::count(entries, "entry", "entries")
        );
        let both = [("A ", Tone::Soft), (&*then, Tone::Title), ("   B ", Tone::Soft), (&*day, Tone::Title)];
        let used = pen.spans(area.x, area.y, area.width, &both);
        if used + width(&told) <= area.width {
            pen.text(area.x + used, area.y, width(&told), &told, Tone::Text);
        }
    }

    fn facts(&self) -> String {
        let overview = &self.here.overview;
        let mut facts: Vec<String> =
            overview.level.attained.map(|n| format!("Level {n} attained")).into_iter().collect();
        facts.push(format!("{} rated", overview.rated));
        facts.push(words::count(self.here.pieces, "piece of evidence", "pieces of evidence"));
        facts.join(" · ")
    }

    /// The arc as it was, or two of them.
    fn picture(&self, area: Rect, roomy: bool, pen: &mut Pen<'_>) {
        let Some([a, b]) = self.sides else {
            let label = format!("you, {}", dates::day(self.here.day));
            return self.arc(&self.here.overview, None, (&label, ""), area, roomy, pen);
        };
        if area.width < TWO_CURVES {
            self.bars(area, pen);
            return;
        }
        let half = (area.width - 4) / 2;
        let left = Rect { width: half, ..area };
        let right = Rect { x: area.right() - half, width: half, ..area };
        self.arc(&a.overview, None, ("A", ""), left, roomy, pen);
        let ghost = a.overview.active().map(|stage| (stage.stage, stage.claimed));
        self.arc(&b.overview, ghost, ("B", "A"), right, roomy, pen);
    }

    /// One curve with its stages under it.
    fn arc(
        &self,
        overview: &Overview,
        ghost: Option<(u8, u8)>,
        (label, then): (&str, &str),
        area: Rect,
        roomy: bool,
        pen: &mut Pen<'_>,
    ) {
        let framework = self.model.session.framework();
        let shape = ArcShape::new(&overview.stages, overview.active_stage, ghost);
        let stages = if roomy { 4 } else { 3 };
        let curve = Rect { height: area.height.saturating_sub(stages), ..area };
        let look = look(pen, self.model.braille, label, then);
        curve::draw(&shape, curve, pen.buf, &look);
        let room = shape.pitch(area.width).saturating_sub(2);
        let full = framework.stages().iter().all(|stage| width(&stage.short.line()) + 2 <= room);
        for (report, (from, to)) in overview.stages.iter().zip(shape.stage_columns(area.width)) {
            let Some(stage) = framework.stage(report.stage) else { continue };
            let name = if full { stage.short.line() } else { stage.brief().line() };
            let at =
                Rect { x: area.x + from, y: curve.bottom(), width: (to - from).saturating_sub(2).max(1), height: 1 };
            let tone = if report.stage == overview.active_stage { Tone::Strong } else { Tone::Text };
            pen.text(at.x, at.y, at.width + 1, &format!("{} {name}", report.stage), tone);
            if at.y + 1 < area.bottom() {
                curve::bar(report, Rect { y: at.y + 1, ..at }, pen.buf, &look);
            }
            let [told, _] = figures(report, at.width);
            pen.text(at.x, at.y + 2, at.width, &told, Tone::Soft);
        }
    }

    /// A row for each stage, with one bar or with two; returns the rows used.
    fn bars(&self, area: Rect, pen: &mut Pen<'_>) -> u16 {
        let framework = self.model.session.framework();
        let names = if area.width >= 60 { 24 } else { 14 };
        let sides: Vec<(&str, &Overview)> = match self.sides {
            Some([a, b]) => vec![("A", &a.overview), ("B", &b.overview)],
            None => vec![("", &self.here.overview)],
        };
        let two = sides.len() > 1;
        let gap = 2;
        let each = area.width.saturating_sub(names) / u16::try_from(sides.len()).unwrap_or(1);
        let mut y = area.y;
        if two && area.height > u16::try_from(framework.stages().len()).unwrap_or(u16::MAX) + 2 {
            for (n, (side, overview)) in (0..).zip(&sides) {
                let told = format!("{side} {}", dates::full(overview.as_of));
                pen.text(area.x + names + n * each, y, each.saturating_sub(gap), &told, Tone::Soft);
            }
            y += 1;
        }
        for (row, stage) in framework.stages().iter().enumerate() {
            if y >= area.bottom() {
                break;
            }
            let active = stage.stage == self.here.overview.active_stage;
            let name =
                format!("{} {}", stage.stage, if names > 20 { stage.short.line() } else { stage.brief().line() });
            pen.text(area.x, y, names - 1, &name, if active { Tone::Strong } else { Tone::Text });
            for (n, (_, overview)) in (0..).zip(&sides) {
                let Some(report) = overview.stages.get(row) else { continue };
                let told = shortly(report);
                let room = each.saturating_sub(gap);
                let figures = if two && room < 16 { 7 } else { 8 };
                let at = Rect { x: area.x + names + n * each, y, width: room.saturating_sub(figures), height: 1 };
                curve::bar(report, at, pen.buf, &look(pen, self.model.braille, "", ""));
                pen.text(at.right() + 1, y, figures, &told, Tone::Soft);
            }
            y += 1;
        }
        y - area.y
    }

    /// Calendar and list side by side, or the chart.
    fn lower(&self, area: Rect, pen: &mut Pen<'_>) {
        if self.state.lower == Lower::Chart {
            self.names(area, pen);
            return self.charts(below(area, 1), pen);
        }
        let columns = calendar::columns(self.span, if area.width >= 110 { 58 } else { area.width * 45 / 100 });
        let shown = Calendar { history: self.history, span: self.span, day: self.here.day, held: self.held() };
        calendar::draw(&shown, Rect { width: columns, ..area }, pen);
        let x = area.x + columns + 3;
        let right = Rect { x, width: area.right().saturating_sub(x), ..area };
        let (list, wide) = beside(right, LIST);
        self.names(list, pen);
        self.list(below(list, 1), pen);
        if wide.width > 0 {
            self.charts(wide, pen);
        }
    }

    /// The names of the lists.
    fn names(&self, area: Rect, pen: &mut Pen<'_>) {
        let mut x = area.x;
        for (n, lower, name) in self.state.lists() {
            let tone = if lower == self.state.lower { Tone::Title } else { Tone::Soft };
            let used = pen.text(x, area.y, area.right().saturating_sub(x), name, tone);
            pen.hit(Rect { x, y: area.y, width: used, height: 1 }, Target::Choice(LISTS, n));
            x += used + 3;
        }
        let rows = self.state.rows();
        if rows > 0 {
            let told = format!("{} of {rows}", self.state.row + 1);
            if x + width(&told) <= area.right() {
                pen.text(area.right() - width(&told), area.y, width(&told), &told, Tone::Soft);
            }
        }
    }

    /// The rows of the list around the cursor; the one under it is broken into lines where it is long.
    fn list(&self, area: Rect, pen: &mut Pen<'_>) {
        let (rows, at) = (self.state.rows(), self.state.row);
        let (room, columns) = (usize::from(area.height), area.width.saturating_sub(2));
        if room == 0 || columns == 0 {
            return;
        }
        if rows == 0 {
            let told = self.model.keys.told(Context::Timeline, self.nothing());
            pen.paragraph(area, &told, Tone::Soft);
            return;
        }
        let told = |row| self.state.told(&self.model.session, row).unwrap_or_default();
        let cursor = self.model.overlay.is_none();
        let text = told(at);
        let lines = wrap(&text, columns).len().min(BROKEN).min(room);
        // As many rows before the cursor as leave room for what is under it.
        let first =
            at.saturating_sub((room - lines).min(room / 2)).min(rows.saturating_sub((room + 1).saturating_sub(lines)));
        let mut y = area.y;
        for row in first..rows {
            if y >= area.bottom() {
                break;
            }
            let from = y;
            let line = Rect { x: area.x + 2, y, width: columns, height: area.bottom() - y };
            if row == at {
                if cursor {
                    pen.text(area.x, y, 1, "▸", Tone::Accent);
                }
                let most = u16::try_from(lines).unwrap_or(1);
                y += pen.paragraph(Rect { height: most.min(line.height), ..line }, &text, Tone::Strong).max(1);
            } else {
                pen.text(line.x, y, columns, &told(row), Tone::Text);
                y += 1;
            }
            pen.hit(Rect { y: from, height: y - from, ..area }, Target::Row(row));
        }
    }

    /// What an empty list says.
    fn nothing(&self) -> &'static str {
        match self.state.lower {
            Lower::Log => {
                "Nothing was recorded on this day. ⟨earlier⟩ goes to the last day before it that has an entry."
            }
            Lower::Chart => "",
            Lower::Milestones => {
                "Nothing is reached yet: a first rating, a first piece of evidence, a stage complete and a level attained \
                 will stand here. ⟨go⟩ 2 opens the walk, where you rate."
            }
            Lower::Changes if self.sides.is_some_and(|[a, b]| a.day == b.day) => {
                "⟨earlier⟩ goes to another day: what changed between the two will stand here."
            }
            Lower::Changes => "Nothing changed between the two days.",
        }
    }

    /// Each stage's progress over time, side by side.
    fn charts(&self, area: Rect, pen: &mut Pen<'_>) {
        let framework = self.model.session.framework();
        let count = u16::try_from(framework.stages().len()).unwrap_or(u16::MAX).max(1);
        let pitch = (area.width + 2) / count;
        let axis = Axis { from: self.span.0, until: self.span.1, to: self.span.1 };
        let empty = self.here.overview.stages.iter().all(|stage| stage.rated == 0 && stage.estimate.is_none());
        let legend = match empty {
            true => "Nothing is rated yet. ⟨go⟩ 2 opens the walk, where you rate.",
            false => "filled: backed   line: claimed",
        };
        let legend = self.model.keys.told(Context::Timeline, legend);
        let height = area.height.saturating_sub(1);
        let told = |n: usize| self.here.overview.stages.get(n).map(shortly).unwrap_or_default();
        let names: Vec<String> =
            framework.stages().iter().map(|stage| format!("{} {}", stage.stage, stage.brief().line())).collect();
        // Figures stand at every name or at none.
        let room = pitch.saturating_sub(3);
        let fits = names.iter().enumerate().all(|(n, name)| width(name) + width(&told(n)) <= room);
        for (n, name) in names.iter().enumerate() {
            let x = area.x + pitch * u16::try_from(n).unwrap_or(0);
            let at = Rect { x, width: pitch.saturating_sub(2), height, ..area };
            pen.text(at.x, at.y, at.width, name, Tone::Strong);
            if fits {
                let figures = told(n);
                pen.text(at.right() - width(&figures), at.y, width(&figures), &figures, Tone::Soft);
            }
            let measure = |day: Day| self.history.progress(n, day);
            let chart = Chart { axis, at: &measure, day: self.here.day, braille: self.model.braille };
            chart::draw(&chart, below(at, 1), pen);
        }
        if height > 0 {
            pen.text(area.x, area.y + height, area.width, &legend, Tone::Soft);
        }
    }

    /// Under the bars of a small screen: the list, or in the chart's place the chart of the active stage.
    fn brief(&self, area: Rect, pen: &mut Pen<'_>) {
        if self.state.lower != Lower::Chart {
            return self.list(area, pen);
        }
        let active = self.here.overview.active_stage;
        let at = self.here.overview.stages.iter().position(|stage| stage.stage == active).unwrap_or(0);
        let measure = |day: Day| self.history.progress(at, day);
        let axis = Axis { from: self.span.0, until: self.span.1, to: self.span.1 };
        chart::draw(&Chart { axis, at: &measure, day: self.here.day, braille: self.model.braille }, area, pen);
    }
}

/// Claimed and backed in a few columns; unrated is blank, never zero.
fn shortly(report: &StageReport) -> String {
    match (report.rated, report.estimate) {
        (0, None) => "unrated".to_owned(),
        (0, Some(estimate)) => format!("est. {estimate}%"),
        _ => format!("{}/{}%", report.claimed, report.backed),
    }
}
