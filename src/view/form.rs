//! The forms above a screen: evidence and notes.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::ending;
use super::layout::panel;
use super::pen::Pen;
use super::theme::Tone;
use crate::app::dropped::Dropped;
use crate::app::ending::Ending;
use crate::app::field::Field;
use crate::app::file_form::FileForm;
use crate::app::form::{EvidenceForm, NoteForm, SLOTS, Slot};
use crate::app::goal_form::{FIELDS, GoalForm};
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::reason_form::ReasonForm;
use crate::export::words;
use crate::framework::id::CompetencyId;
use crate::framework::rating::Rating;
use crate::profile::body::Body;
use crate::profile::evidence::{EvidenceKind, Setting};

/// The title of the competency with this id.
pub(in crate::view) fn title(model: &Model, id: &CompetencyId) -> String {
    let framework = model.session.framework();
    framework.find(id).map_or_else(|| id.to_string(), |ix| framework.competency(ix).title.line().into_owned())
}

/// Draws a field's text and its cursor.
pub fn field(field: &Field, area: Rect, focus: bool, pen: &mut Pen<'_>) {
    let mut editor = field.area().clone();
    editor.set_style(pen.style(Tone::Strong));
    editor.set_cursor_line_style(pen.style(Tone::Strong));
    editor.set_cursor_style(if focus { pen.style(Tone::Cursor) } else { pen.style(Tone::Strong) });
    let mut lent = pen.buf.lent(area);
    (&editor).render(lent.area, &mut lent);
    pen.buf.take(&lent);
}

/// Draws the form of a piece of evidence.
pub fn evidence(model: &Model, form: &EvidenceForm, body: Rect, pen: &mut Pen<'_>) {
    let name = title(model, &form.competency);
    let closing = match form.with.as_deref() {
        Some(Body::Project(told)) => format!("Finish {}: evidence for {name}", told.project),
        Some(Body::Goal(_)) => format!("Goal reached: evidence for {name}"),
        Some(Body::Action(_)) => format!("Done: evidence for {name}"),
        _ => format!("Evidence for {name}"),
    };
    let inside = panel(pen, body, &closing, 84, 12);
    let (inside, line) = ending::split(inside);
    let count = SLOTS.len() as u16;
    let top = inside.y + u16::from(inside.height > count);
    let first = first(form.at, inside.bottom().saturating_sub(top));
    for (y, (n, (slot, label))) in (top..inside.bottom()).zip(SLOTS.iter().enumerate().skip(first)) {
        let here = n == form.at && !form.end.holds();
        if here {
            pen.text(inside.x, y, 1, "▸", Tone::Accent);
        }
        pen.text(inside.x + 2, y, 12, label, if here { Tone::Title } else { Tone::Soft });
        let area = Rect { x: inside.x + 15, y, width: inside.width.saturating_sub(15), height: 1 };
        match slot {
            Slot::Title => field(&form.title, area, here, pen),
            Slot::Locator => field(&form.locator, area, here, pen),
            Slot::Date => field(&form.date, area, here, pen),
            Slot::Kind => {
                let text = EvidenceKind::ALL.iter().find(|(k, ..)| *k == form.kind).map_or("", |(.., name)| *name);
                choice(text, area, here, pen);
            }
            Slot::Setting => {
                let text = match form.setting {
                    Setting::Real => "real work",
                    Setting::Sandbox => "a sandbox: carries a rating to 2",
                };
                choice(text, area, here, pen);
            }
        }
        pen.hit(Rect { x: inside.x, width: inside.width, ..area }, Target::Row(n));
    }
    let y = top + count + u16::from(inside.bottom() > top + count + 1);
    ending::close(&form.end, form.wrong.as_deref(), y, (inside, line), pen);
    if form.wrong.is_none() && y < inside.bottom() {
        let rest = Rect { y, height: inside.bottom() - y, ..inside };
        let framework = model.session.framework();
        if let Some(ix) = framework.find(&form.competency) {
            let next = model.session.reading(ix).effective.and_then(Rating::up).unwrap_or(Rating::AWARE);
            let prompt = words::evidence_prompt(framework, ix, next);
            pen.paragraph(rest, &format!("Would show a {next}: {prompt}"), Tone::Soft);
        }
    }
}

/// The first of the fields that are drawn where `rows` do not hold them all: the one at `at` is seen.
fn first(at: usize, rows: u16) -> usize {
    (at + 1).saturating_sub(usize::from(rows).max(1))
}

fn choice(text: &str, area: Rect, here: bool, pen: &mut Pen<'_>) {
    if here {
        pen.spans(area.x, area.y, area.width, &[("‹ ", Tone::Accent), (text, Tone::Strong), (" ›", Tone::Accent)]);
    } else {
        pen.text(area.x, area.y, area.width, text, Tone::Strong);
    }
}

/// Draws the form of a goal.
pub fn goal(model: &Model, form: &GoalForm, body: Rect, pen: &mut Pen<'_>) {
    let of = form.competency.as_ref().map_or_else(String::new, |id| format!(" for {}", title(model, id)));
    let head = if form.goal.is_some() { format!("The goal{of}") } else { format!("A goal{of}") };
    let inside = panel(pen, body, &head, 84, 9);
    let (inside, line) = ending::split(inside);
    let label = if inside.width >= 50 { 13 } else { 12 };
    let count = FIELDS.len() as u16;
    let air = u16::from(inside.height > count);
    let rows = Rect { y: inside.y + air, height: inside.height - air, ..inside };
    fields(&FIELDS, &form.fields, Some(form.at).filter(|_| !form.end.holds()), label, rows, pen);
    let y = rows.y + count + u16::from(rows.height > count + 1);
    ending::close(&form.end, form.wrong.as_deref(), y, (inside, line), pen);
}

/// Draws fields below each other, each with its name of `label` columns, and its hint where nothing is typed. `at` is the
/// one that has the keys; none where the line at the end has them.
pub fn fields(slots: &[(&str, &str)], fields: &[Field], at: Option<usize>, label: u16, area: Rect, pen: &mut Pen<'_>) {
    let first = first(at.unwrap_or(slots.len().saturating_sub(1)), area.height);
    let shown = slots.iter().zip(fields).enumerate().skip(first);
    for (y, (n, ((name, hint), text))) in (area.y..area.bottom()).zip(shown) {
        let here = Some(n) == at;
        if here {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        pen.text(area.x + 2, y, label, name, if here { Tone::Title } else { Tone::Soft });
        let line = Rect { x: area.x + 2 + label, y, width: area.width.saturating_sub(2 + label), height: 1 };
        field(text, line, here, pen);
        if text.raw().is_empty() {
            pen.text(line.x + 2, y, line.width.saturating_sub(2), hint, Tone::Faint);
        }
        pen.hit(Rect { x: area.x, width: area.width, ..line }, Target::Row(n));
    }
}

/// Draws a question of one line: what is asked, where there is room for it, what is typed, what is wrong with it, and
/// the line at the end.
fn question(asked: &str, text: &Field, end: &Ending, wrong: Option<&str>, inside: Rect, pen: &mut Pen<'_>) {
    let (rest, line) = ending::split(inside);
    let head = u16::from(rest.height > 1);
    if head > 0 {
        pen.text(rest.x, rest.y, rest.width, asked, Tone::Soft);
    }
    let row = Rect { y: rest.y + head, height: rest.height.min(1), ..rest };
    let here = !end.holds();
    if here && row.height > 0 {
        pen.text(row.x, row.y, 1, "▸", Tone::Accent);
    }
    field(text, Rect { x: row.x + 2, width: row.width.saturating_sub(2), ..row }, here, pen);
    pen.hit(row, Target::Row(0));
    ending::close(end, wrong, row.bottom(), (rest, line), pen);
}

/// Draws the question why something is dropped.
pub fn reason(model: &Model, form: &ReasonForm, body: Rect, pen: &mut Pen<'_>) {
    let head = match &form.of {
        Dropped::Project(id) => {
            let project = model.session.framework().project(id);
            project.map_or_else(|| id.to_string(), |project| format!("Drop {id} {}", project.title.line()))
        }
        Dropped::Goal(_) => "Drop the goal".to_owned(),
        Dropped::Action(_) => "Drop what was agreed".to_owned(),
    };
    let inside = panel(pen, body, &head, 84, 4);
    let asked = "Why? What is ticked is kept, and it can be taken up again.";
    question(asked, &form.text, &form.end, form.wrong.as_deref(), inside, pen);
}

/// Draws the question to which file a document is written.
pub fn file(model: &Model, form: &FileForm, body: Rect, pen: &mut Pen<'_>) {
    let head = format!("Write {} as {}", form.ask.format, form.ask.shape.name());
    let inside = panel(pen, body, &head, 84, 5);
    let asked = model.keys.told(Context::File, "To which file? ⟨write⟩ writes it, ⟨close⟩ does not.");
    let wrong = form.wrong.as_ref().map(|wrong| model.keys.told(Context::File, wrong));
    question(&asked, &form.name, &form.end, wrong.as_deref(), inside, pen);
}

/// Draws the form of a note.
pub fn note(model: &Model, form: &NoteForm, body: Rect, pen: &mut Pen<'_>) {
    let name = title(model, &form.competency);
    let head = if form.private { format!("Private note on {name}") } else { format!("Note on {name}") };
    let inside = panel(pen, body, &head, 84, body.height.saturating_sub(2).min(16));
    let (inside, line) = ending::split(inside);
    field(&form.text, inside, !form.end.holds(), pen);
    pen.hit(inside, Target::Row(0));
    ending::draw(&form.end, line, pen);
}
