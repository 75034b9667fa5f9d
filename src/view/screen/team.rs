//! The coverage of several profiles: who can do what, what hangs on one person. Never a ranking.
//!
//! ```text
//!   Coverage   Flags 7   People 5   Pairs 4   Mix
//!   5 people · needed: SRE and Platform, the roles of these people
//!
//!   1 Operational literacy        2 Data fluency
//!    Observability                 Observability
//!   ▸██·  Observability pillars    ···  Telemetry hygiene   !
//!    █··  Incident workflow     1  ███  Telemetry ingestion
//!
//!   Observability pillars   essential
//!   2 at 3 or more, highest 4 · could teach: Ada
//!   4  Ada     3  Bo     2  Cy, Di     unrated  Ed
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: the parts in a row and the list; what the
//! cursor is on below it, with 12 rows and more in full, beside it from 96 columns. Below 30 columns the end of a row goes. Lanes
//! of the coverage that do not fit are counted at the edge. From 188 columns an aside says what the competency asks for or the
//! person brings; below the coverage that stands where 8 rows are left, and beside the mix the flags do from 128.

pub mod asides;
pub mod coverage;
pub mod lists;
pub mod mix;

use ratatui::layout::Rect;

use crate::app::field::Field;
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::room;
use crate::app::screen::team::{Loading, PARTS, Part, TABS};
use crate::export::{team_words, words};
use crate::insight::team::Team;
use crate::view::ending;
use crate::view::form;
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width};
use crate::view::theme::Tone;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let whole = inner(body, u16::MAX);
    let area = Rect { width: whole.width.min(180), ..whole };
    let screen = &model.team;
    if let Some(field) = &screen.typing {
        return ask(model, field, area, pen);
    }
    if let Some(loading) = &screen.loading {
        return reading(&screen.folder, loading, area, pen);
    }
    let Some(team) = &screen.people else { return nothing(model, &screen.folder, area, pen) };
    let used = head(model, team, area, pen);
    let whole = below(whole, used);
    match screen.part {
        Part::Coverage if !screen.who => coverage::draw(model, team, whole, pen),
        Part::Mix => mix::draw(model, team, whole, pen),
        Part::Coverage | Part::Flags | Part::People | Part::Pairs => lists::draw(model, team, whole, pen),
    }
}

/// What will stand here, and the key that starts it.
fn nothing(model: &Model, folder: &str, area: Rect, pen: &mut Pen<'_>) {
    let measure = Rect { width: area.width.min(76), ..area };
    let mut used = pen.paragraph(
        measure,
        &model.keys.told(Context::Team, "No folder of profiles is open. ⟨open⟩ names one."),
        Tone::Title,
    ) + 1;
    if !folder.is_empty() {
        used += pen.paragraph(below(measure, used), &format!("The last one was {folder}"), Tone::Text) + 1;
    }
    let told = "What several people can do together will stand here: how each competency is covered, who could teach it, \
                what hangs on one person, what changes if somebody leaves, and who could help whom. People are not ranked. \
                The folder holds their profiles, one .json file each; nothing is written to it.";
    pen.paragraph(below(measure, used), told, Tone::Soft);
}

/// The field in which the folder is typed.
fn ask(model: &Model, field: &Field, area: Rect, pen: &mut Pen<'_>) {
    let used = pen.paragraph(area, "The folder with the people's profiles", Tone::Title) + u16::from(area.height > 6);
    let line = Rect { height: 1, ..below(area, used) };
    if model.overlay.is_none() && !model.team.end.holds() {
        pen.text(line.x, line.y, 1, "▸", Tone::Accent);
    }
    let end = &model.team.end;
    form::field(field, Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line }, !end.holds(), pen);
    let air = u16::from(area.height > 6);
    let last = below(area, used + 1 + air);
    ending::draw(end, Rect { height: last.height.min(1), ..last }, pen);
    let rest = below(area, used + 2 + 2 * air);
    let rest = Rect { width: rest.width.min(76), ..rest };
    match &model.team.wrong {
        Some(wrong) => pen.paragraph(rest, &format!("! {wrong}"), Tone::Warn),
        None => pen.paragraph(
            rest,
            "One .json file each. Files that cannot be read are skipped and listed; nothing is written there. \
             ~ is your home folder.",
            Tone::Soft,
        ),
    };
}

/// What is being read, once that takes a while.
fn reading(folder: &str, loading: &Loading, area: Rect, pen: &mut Pen<'_>) {
    let mut used = pen.paragraph(area, &format!("Reading {folder}"), Tone::Title);
    if loading.of > 0 {
        used += pen.paragraph(below(area, used), &format!("{} of {} files", loading.done, loading.of), Tone::Text);
    }
    pen.paragraph(
        below(area, used + 1),
        &pen.keys.told(Context::Everywhere, "⟨back⟩ stops it. Every other screen works meanwhile."),
        Tone::Soft,
    );
}

/// The parts with how much is in each, and whose team it is; returns the rows used.
fn head(model: &Model, team: &Team, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let mut x = area.x;
    let count = |part: Part| match part {
        Part::Flags => team.flags.len() + team.pitfalls.len(),
        Part::People => team.people.len(),
        Part::Pairs => team.pairs.len(),
        Part::Coverage | Part::Mix => 0,
    };
    let labels = PARTS.map(|(part, name)| match count(part) {
        0 => (name.to_owned(), String::new()),
        n => (name.to_owned(), format!(" {n}")),
    });
    let gap = if area.width >= 60 { 3 } else { 1 };
    let wide: u16 = labels.iter().map(|(name, count)| width(name) + width(count) + gap).sum();
    for (n, ((part, _), (name, count))) in PARTS.iter().zip(&labels).enumerate() {
        let here = *part == model.team.part;
        let from = x;
        x += pen.text(x, area.y, area.right().saturating_sub(x), name, if here { Tone::Title } else { Tone::Soft });
        if wide <= area.width + gap {
            x += pen.text(x, area.y, area.right().saturating_sub(x), count, Tone::Faint);
        }
        pen.hit(Rect { x: from, y: area.y, width: x - from, height: 1 }, Target::Choice(TABS, n));
        x += gap;
    }
    let rows = room::team_head(area.height);
    if rows < 2 {
        return rows;
    }
    let mut parts = vec![team_words::people(team)];
    if team.redacted > 0 && !team.counts_redacted() {
        parts.push(words::count(team.redacted, "redacted packet not counted", "redacted packets not counted"));
    }
    parts.push(format!("needed: {}", team_words::needed(model.session.framework(), team)));
    if !team.skipped.is_empty() {
        parts.push(words::count(team.skipped.len(), "file not read", "files not read"));
    }
    parts.push(model.team.folder.clone());
    let mut line = String::new();
    for part in parts {
        let more = if line.is_empty() { part } else { format!("{line} · {part}") };
        // A part is dropped whole.
        if width(&more) > area.width && !line.is_empty() {
            break;
        }
        line = more;
    }
    pen.text(area.x, area.y + 1, area.width, &line, Tone::Soft);
    rows
}
