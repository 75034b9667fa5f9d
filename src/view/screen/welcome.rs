//! Name, roles, pathway, target and hours; and the quick placement.
//!
//! ```text
//!   Welcome. Five answers, and the arc is yours.
//!
//!   ▸ Name      Ada▏
//!     Roles     [x] SRE  [ ] Platform  [ ] Data/ML  [ ] Security
//!     Pathway   From SRE to AIOps Engineer
//!     Target    Level 2  Applied AIOps Engineer
//!     Hours     3 hours a week
//!
//!     Begin with the quick placement     four questions, under two minutes
//!     Begin with the walk                one competency at a time
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: the fields alone; from 10 rows the
//! heading, from 16 the explanation and air between. Labels are shorter below 50 columns. From 132 columns the role, the pathway
//! or the level under the cursor is told in full beside them.

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::welcome::{Placement, Row, Welcome};
use crate::export::page::Page;
use crate::export::show::scope::Scope;
use crate::export::show::{level, pathway, role};
use crate::export::words;
use crate::view::aside::{self, beside};
use crate::view::form::field;
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width, wrap};
use crate::view::theme::Tone;

/// The most columns of the form, and those it needs where an aside stands beside it.
const FORM: u16 = 100;
const NARROW: u16 = 76;

/// Draws the form.
pub fn draw(model: &Model, form: &Welcome, body: Rect, pen: &mut Pen<'_>) {
    let (area, wide) = beside(inner(body, u16::MAX), NARROW);
    let area = if wide.width > 0 { area } else { inner(body, FORM) };
    let airy = area.height >= 16;
    aside::draw(below(wide, u16::from(airy)), pen, || explained(model, form));
    let mut y = area.y + u16::from(airy);
    if area.height >= 10 {
        let (head, text) = if form.first {
            (
                "Welcome to opsarc",
                "A map of AIOps skills and of where you stand on it: what blocks the next level, and the one next step. \
                 Everything stays in one file on this machine.",
            )
        } else {
            ("Settings", "Each change is an entry of the record: ⟨undo⟩ takes it back.")
        };
        pen.text(area.x, y, area.width, head, Tone::Title);
        y += 1 + u16::from(airy);
        if airy {
            let rest = Rect { y, width: area.width.min(76), height: area.bottom().saturating_sub(y), ..area };
            y += pen.paragraph(rest, &model.keys.told(Context::Settings, text), Tone::Soft) + 1;
        }
    }
    let label = if area.width >= 50 { 12 } else { 9 };
    for (n, row) in form.rows().iter().enumerate() {
        if airy && matches!(row, Row::Placement | Row::Done) {
            y += 1;
        }
        if y >= area.bottom() {
            break;
        }
        let here = n == form.at;
        if here {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        let line = Rect { x: area.x + 2, y, width: area.width.saturating_sub(2), height: 1 };
        pen.hit(line, Target::Row(n));
        let value = Rect { x: line.x + label, width: line.width.saturating_sub(label), ..line };
        let tone = if here { Tone::Title } else { Tone::Soft };
        match row {
            Row::Name => {
                pen.text(line.x, y, label, "Name", tone);
                field(&form.name, value, here, pen);
                if form.name.raw().is_empty() && value.width > 30 {
                    pen.text(value.x + 2, y, value.width - 2, "as it should stand in the header", Tone::Faint);
                }
            }
            Row::Roles => {
                pen.text(line.x, y, label, "Roles", tone);
                y = roles(model, form, n, here, value, area.bottom(), pen);
            }
            Row::Pathway => {
                pen.text(line.x, y, label, "Pathway", tone);
                let id = form.pathway.as_ref();
                let pathway = id.and_then(|id| model.session.framework().pathway(id));
                let name = pathway.map_or("none: the arc itself".into(), |p| match p.derived {
                    true => format!("{} (derived)", p.title.line()),
                    false => p.title.line().into_owned(),
                });
                choice(&name, here, value, pen);
            }
            Row::Target => {
                pen.text(line.x, y, label, "Target", tone);
                choice(&words::level_name(model.session.framework(), form.target), here, value, pen);
            }
            Row::Hours => {
                pen.text(line.x, y, label, "Hours", tone);
                let hours = match form.hours {
                    0 => "not said".to_owned(),
                    n => format!("{} a week", words::count(usize::from(n), "hour", "hours")),
                };
                choice(&hours, here, value, pen);
            }
            Row::Placement => {
                button("Begin with the quick placement", "four questions, under two minutes", here, line, pen);
            }
            Row::Walk => button("Begin with the walk", "one competency at a time", here, line, pen),
            Row::Done => button("Keep these settings", "", here, line, pen),
        }
        y += 1;
    }
    let explained = match form.row() {
        Row::Roles => model.session.framework().roles().get(form.role).map(|r| r.summary.line()),
        Row::Target => model.session.framework().level(form.target).map(|l| l.summary.line()),
        Row::Placement => Some("It draws a provisional estimate; any real rating replaces it.".into()),
        _ => None,
    };
    if let Some(text) = explained
        && airy
    {
        let rest = Rect { y: y + 1, width: area.width.min(76), height: area.bottom().saturating_sub(y + 1), ..area };
        pen.paragraph(rest, &text, Tone::Soft);
    }
}

/// What the answer under the cursor means, in full; beside the others, what the target asks for.
fn explained(model: &Model, form: &Welcome) -> Vec<Page> {
    let framework = model.session.framework();
    let scope = Scope { framework, person: None };
    let page = match form.row() {
        Row::Roles => framework.roles().get(form.role).map(|of| role::page(scope, of)),
        Row::Pathway => form.pathway.as_ref().and_then(|id| Some(pathway::page(scope, framework.pathway(id)?))),
        _ => framework.level(form.target).map(|of| level::page(scope, of)),
    };
    page.into_iter().collect()
}

fn choice(text: &str, here: bool, area: Rect, pen: &mut Pen<'_>) {
    if here {
        pen.spans(area.x, area.y, area.width, &[("‹ ", Tone::Accent), (text, Tone::Strong), (" ›", Tone::Accent)]);
    } else {
        pen.text(area.x, area.y, area.width, text, Tone::Strong);
    }
}

fn button(text: &str, says: &str, here: bool, area: Rect, pen: &mut Pen<'_>) {
    let used = pen.text(area.x, area.y, area.width, text, if here { Tone::Cursor } else { Tone::Strong });
    if used + 3 + width(says) <= area.width {
        pen.text(area.x + used + 3, area.y, area.width - used - 3, says, Tone::Soft);
    }
}

/// Draws the roles, on more rows where one does not hold them; returns the last row used.
fn roles(model: &Model, form: &Welcome, row: usize, here: bool, area: Rect, bottom: u16, pen: &mut Pen<'_>) -> u16 {
    let (mut x, mut y) = (area.x, area.y);
    for (n, role) in model.session.framework().roles().iter().enumerate() {
        let on = form.roles.contains(&role.id);
        let name = role.short.line();
        let text = format!("[{}] {name}", if on { "x" } else { " " });
        if x > area.x && x + width(&text) > area.right() && y + 1 < bottom {
            x = area.x;
            y += 1;
        }
        let tone = match (here && n == form.role, on) {
            (true, _) => Tone::Cursor,
            (false, true) => Tone::Strong,
            (false, false) => Tone::Soft,
        };
        let used = pen.text(x, y, area.right().saturating_sub(x), &text, tone);
        pen.hit(Rect { x, y, width: used, height: 1 }, Target::Choice(row, n));
        x += used + 2;
    }
    y
}

/// Draws a question of the quick placement.
pub fn draw_placement(model: &Model, placement: &Placement, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 100);
    let framework = model.session.framework();
    let at = placement.answers.len();
    let Some(stage) = framework.stages().get(at) else { return };
    let airy = area.height >= 14;
    let mut y = area.y + u16::from(airy);
    let of = format!("Quick placement   question {} of {}", at + 1, framework.stages().len());
    pen.text(area.x, y, area.width, &of, Tone::Title);
    y += 1 + u16::from(airy);
    let rest = |y: u16| Rect { x: area.x, y, width: area.width.min(76), height: area.bottom().saturating_sub(y) };
    if airy {
        pen.text(area.x, y, area.width, &stage.title.line(), Tone::Soft);
        y += 1;
    }
    y += pen.paragraph(rest(y), &stage.placement.question.line(), Tone::Strong) + u16::from(airy);
    // Where not all answers fit, those around the cursor are drawn.
    let column = area.width.saturating_sub(5).min(90);
    let needed: usize = stage.placement.answers.iter().map(|a| wrap(&a.line(), column).len()).sum();
    let tight = needed > usize::from(area.bottom().saturating_sub(y));
    let skip = if tight { usize::from(placement.cursor).saturating_sub(1) } else { 0 };
    for (n, answer) in stage.placement.answers.iter().enumerate().skip(skip) {
        let here = n == usize::from(placement.cursor);
        let from = y;
        if y >= area.bottom() {
            break;
        }
        if here {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        pen.text(area.x + 2, y, 2, &n.to_string(), if here { Tone::Title } else { Tone::Soft });
        let text = Rect { x: area.x + 5, width: column, ..rest(y) };
        y += pen.paragraph(text, &answer.line(), if here { Tone::Strong } else { Tone::Text });
        pen.hit(Rect { x: area.x, y: from, width: area.width, height: y - from }, Target::Row(n));
    }
    if airy {
        let note = "A first picture only: it enters no rating, level or gap, and real ratings replace it.";
        pen.paragraph(rest(y + 1), note, Tone::Soft);
    }
}
