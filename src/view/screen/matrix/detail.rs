//! What is known of the cell under the cursor: anchors, evidence, notes, what it waits for and what it unlocks.

use ratatui::layout::Rect;

use crate::app::model::Model;
use crate::app::pages;
use crate::export::page::Page;
use crate::export::{dates, matrix_words as named, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::depth;
use crate::profile::day::Day;
use crate::view::pen::{self, Pen, width};
use crate::view::sheet;
use crate::view::theme::Tone;

/// From these columns and rows on, it is set in three columns.
pub const WIDE: (u16, u16) = (96, 6);

/// Lines of a column, each with its tone.
type Lines = Vec<(String, Tone)>;

/// Draws the details below the map, as much as fits. Returns the rows used.
pub fn pane(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) -> u16 {
    if area.height == 0 {
        return 0;
    }
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    let framework = model.session.framework();
    let state = named::state(framework, model.session.overview(), ix);
    if area.height < WIDE.1 || area.width < WIDE.0 {
        lines(model, ix, area, &state, pen);
        return area.height;
    }
    let used = pen.text(area.x, area.y, area.width, &words::title(framework, ix), Tone::Strong);
    let rest = area.width.saturating_sub(used + 3);
    pen.text(area.x + used + 3, area.y, rest, &about(model, ix), Tone::Soft);
    let state = [state].into_iter().chain(given(model, ix)).collect::<Vec<_>>().join(" · ");
    pen.text(area.x, area.y + 1, area.width, &state, Tone::Text);
    let below = Rect { y: area.y + 2, height: area.height - 2, ..area };
    let (half, quarter) = (below.width / 2, below.width / 4);
    let columns = [(0, half - 3), (half, quarter - 2), (half + quarter, below.width - half - quarter)];
    let texts = [
        anchors(model, ix, half - 3, usize::from(below.height)),
        recorded(model, ix, usize::from(below.height)),
        related(model, ix),
    ];
    let mut used = 0;
    for ((x, columns), text) in columns.into_iter().zip(texts) {
        column(&text, Rect { x: below.x + x, width: columns, ..below }, pen);
        used = used.max(u16::try_from(text.len()).unwrap_or(u16::MAX));
    }
    used.min(below.height) + 2
}

/// The details one below the other, the most needed first.
fn lines(model: &Model, ix: Ix, area: Rect, state: &str, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let title = words::title(framework, ix);
    let mut y = area.y;
    if width(&title) + 3 + width(state) <= area.width || area.height == 1 {
        let used = pen.text(area.x, y, area.width, &title, Tone::Strong);
        let rest = area.width.saturating_sub(used + 2);
        if rest >= 8 {
            pen.text(area.x + used + 2, y, rest, state, Tone::Text);
        }
        y += 1;
    } else {
        pen.text(area.x, y, area.width, &title, Tone::Strong);
        pen.text(area.x, y + 1, area.width, state, Tone::Text);
        y += 2;
    }
    let left = area.bottom().saturating_sub(y);
    let text = anchors(model, ix, area.width, usize::from(left.saturating_sub(1)));
    column(&text, Rect { y, height: left.saturating_sub(1), ..area }, pen);
    if left > 0 {
        pen.text(area.x, area.bottom() - 1, area.width, &links(model, ix), Tone::Soft);
    }
}

/// Draws lines; where not all fit, the last row says that there are more.
fn column(text: &Lines, area: Rect, pen: &mut Pen<'_>) {
    let room = usize::from(area.height);
    let shown = if text.len() > room { room.saturating_sub(1) } else { room };
    for ((line, tone), y) in text.iter().take(shown).zip(area.y..) {
        pen.text(area.x, y, area.width, line, *tone);
    }
    if text.len() > room && room > 0 {
        pen.text(area.x, area.bottom() - 1, area.width, "more: Tab", Tone::Faint);
    }
}

/// Where it stands in the framework, and what it is to this person.
fn about(model: &Model, ix: Ix) -> String {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    let core = if framework.is_core(ix) { ", core item" } else { "" };
    let domains = framework.domains().iter().filter(|domain| c.domains.contains(&domain.id));
    let domains: Vec<String> = domains.map(|domain| domain.title.line().into_owned()).collect();
    let weight = model.session.overview().weights.get(ix).copied().unwrap_or(0);
    format!("Level {}{core} · {} · {}", c.level, domains.join(", "), words::weight_words(weight))
}

/// Who rated it how, and when.
fn given(model: &Model, ix: Ix) -> Vec<String> {
    let mark = model.session.mark(ix);
    let month = |at: crate::profile::moment::Moment| dates::month(Day(at.date()), model.session.until());
    let own = mark.own.map(|own| format!("you {}, {}", own.rating, month(own.at)));
    let mentor = mark.mentor.as_ref().map(|m| format!("{} {}, {}", m.mentor.line(), m.rating, month(m.at)));
    let claim = words::claim(mark, model.session.reading(ix));
    own.into_iter().chain(mentor).chain(claim).collect()
}

/// The anchors: all of them where they fit, else from the one that holds on.
fn anchors(model: &Model, ix: Ix, columns: u16, room: usize) -> Lines {
    let framework = model.session.framework();
    let effective = model.session.reading(ix).effective;
    let anchor = |rating: Rating| -> Lines {
        let holds = effective == Some(rating);
        let text = framework.anchor(ix, rating).map(|text| text.line().into_owned()).unwrap_or_default();
        let tone = if holds { Tone::Text } else { Tone::Soft };
        let lead = format!("{} {rating}  ", if holds { "●" } else { "○" });
        let lines = pen::wrap(&text, columns.saturating_sub(width(&lead)));
        let lines = lines.iter().enumerate().map(|(n, line)| {
            let lead = if n == 0 { lead.clone() } else { " ".repeat(usize::from(width(&lead))) };
            (format!("{lead}{line}"), tone)
        });
        lines.collect()
    };
    let all: Lines = Rating::all().flat_map(anchor).collect();
    if all.len() <= room {
        return all;
    }
    let from = effective.unwrap_or(Rating::AWARE).min(Rating::INDEPENDENT);
    let mut some = Lines::new();
    for rating in Rating::all().filter(|rating| *rating >= from) {
        let lines = anchor(rating);
        if some.len() + lines.len() > room && !some.is_empty() {
            break;
        }
        some.extend(lines);
    }
    if some.len() > room {
        some.truncate(room);
        if let Some((line, _)) = some.last_mut() {
            // What does not fit is said to be missing.
            *line = pen::fit(&format!("{line} …"), usize::from(columns)).into_owned();
        }
    }
    some
}

/// Evidence and notes, newest first.
fn recorded(model: &Model, ix: Ix, room: usize) -> Lines {
    let mark = model.session.mark(ix);
    let month = |day: Day| dates::month(day, model.session.until());
    let mut lines = vec![(format!("Evidence  {}", mark.evidence.len()), Tone::Strong)];
    let notes = usize::from(!mark.notes.is_empty()) * 3;
    for filed in mark.evidence.iter().rev().take(room.saturating_sub(notes + 1).max(1)) {
        let day = filed.item.date.unwrap_or(Day(filed.at.date()));
        lines.push((format!("{}  {}", month(day), filed.item.title.line()), Tone::Soft));
    }
    if let Some(note) = mark.notes.last() {
        lines.push((format!("Notes  {}", mark.notes.len()), Tone::Strong));
        lines.push((format!("{}  {}", month(Day(note.at.date())), note.item.text.line()), Tone::Soft));
    }
    lines
}

/// What it waits for, what else it builds on, and what it unlocks.
fn related(model: &Model, ix: Ix) -> Lines {
    let mut lines = Lines::new();
    for (head, list) in relations(model, ix) {
        if !list.is_empty() {
            lines.push((head.to_owned(), Tone::Strong));
            lines.extend(list.into_iter().map(|name| (name, Tone::Soft)));
        }
    }
    lines
}

/// The same on one line.
fn links(model: &Model, ix: Ix) -> String {
    let parts = relations(model, ix).into_iter().filter(|(_, list)| !list.is_empty());
    let mut parts: Vec<String> = parts.map(|(head, list)| format!("{head}: {}", list.join(", "))).collect();
    let mark = model.session.mark(ix);
    if !mark.evidence.is_empty() {
        parts.insert(0, words::count(mark.evidence.len(), "piece of evidence", "pieces of evidence"));
    }
    if !mark.notes.is_empty() {
        parts.insert(0, words::count(mark.notes.len(), "note", "notes"));
    }
    parts.join(" · ")
}

fn relations(model: &Model, ix: Ix) -> [(&'static str, Vec<String>); 3] {
    let framework = model.session.framework();
    let readings = &model.session.overview().readings;
    let waits = depth::waits_for(framework, readings, ix);
    let title = |ix: &Ix| words::title(framework, *ix);
    let stands = |ix: &Ix| format!("{} {}", title(ix), words::rating(model.session.reading(*ix).effective));
    let met = framework.prerequisites(ix).iter().filter(|base| !waits.contains(base));
    [
        ("Waits for", waits.iter().map(stands).collect()),
        ("Builds on", met.map(title).collect()),
        ("Unlocks", depth::direct_dependents(framework, ix).map(|ix| title(&ix)).collect()),
    ]
}

/// Fills the screen with the details.
pub fn full(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let guide = framework.guide(ix);
    let mut page = Page::default();
    page.head(words::title(framework, ix));
    page.soft(about(model, ix));
    page.text(named::state(framework, model.session.overview(), ix));
    let given = given(model, ix);
    if !given.is_empty() {
        page.soft(given.join(" · "));
    }
    page.text(guide.description.line());
    page.head("Anchors");
    for rating in Rating::all() {
        if let Some(anchor) = framework.anchor(ix, rating) {
            let holds = model.session.reading(ix).effective == Some(rating);
            page.point(format!("{rating}  {}{}", if holds { "● " } else { "" }, anchor.line()));
        }
    }
    for (head, list) in relations(model, ix) {
        if !list.is_empty() {
            page.head(head);
            for name in list {
                page.point(name);
            }
        }
    }
    pages::record(&model.session, &model.keys, ix, &mut page);
    sheet::draw(&page, area, model.matrix.scroll, pen);
}
