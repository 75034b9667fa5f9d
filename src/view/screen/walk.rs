//! One competency at a time.
//!
//! ```text
//!   Data fluency   13 of 43     ■ ■ ■ ◆ · · ·
//!
//!   Statistics for operations   Level 1, core item · everyday work
//!   What it is, and why it matters.
//!
//!     0  Not yet       ...
//!   ▸ 2  Assisted      ...                                   you, May
//!
//!   Evidence  1                              Unlocks
//!   1 to 2: Data fluency 52 to 55 %
//! ```

use ratatui::layout::Rect;

use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::walk::{ORDERS, Order, PAGES, Page};
use crate::export::{dates, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::starter::Starter;
use crate::profile::day::Day;
use crate::profile::evidence::Setting;
use crate::view::frame::inner;
use crate::view::pen::{Pen, width, wrap};
use crate::view::theme::Tone;

/// Below this many rows everything but the anchors gives way.
const SHORT: u16 = 11;

/// The measure of running text, in columns.
const MEASURE: u16 = 76;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let area = inner(body, 132);
    let Some(ix) = model.walk.competency() else {
        pen.text(area.x, area.y + 1, area.width, "Nothing to walk through in this order. o changes it.", Tone::Soft);
        return;
    };
    // On a short screen the place in the walk stands in the title row.
    let top = if area.height < SHORT { 0 } else { trail(model, ix, area, pen) };
    let area = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    let mut page = Sheet::default();
    match model.walk.page {
        Page::Rate => {
            rate(model, ix, area, pen);
            return;
        }
        Page::Record => record(model, ix, &mut page),
        Page::Questions => questions(model, ix, &mut page),
        Page::Projects => projects(model, ix, &mut page),
        Page::Sources => sources(model, ix, &mut page),
    }
    title(model, ix, area, pen);
    let rest = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    page.draw(rest, model.walk.scroll, pen);
}

/// Where the walk is; returns the rows used.
fn trail(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let walk = &model.walk;
    let framework = model.session.framework();
    let airy = area.height >= 18;
    let y = area.y;
    let stage = words::stage_name(framework, framework.competency(ix).stage);
    let order = ORDERS.iter().find(|(order, ..)| *order == walk.order).map_or("", |(_, name, _)| *name);
    let place = format!("{} of {}", walk.at + 1, walk.list.len());
    let used = pen.spans(area.x, y, area.width, &[(&stage, Tone::Soft), ("   ", Tone::Soft), (&place, Tone::Text)]);
    let mut x = area.x + used + 3;
    if walk.order != Order::Stage {
        x += pen.text(x, y, area.right().saturating_sub(x), order, Tone::Accent) + 3;
    }
    let count = walk.list.len() as u16;
    let room = area.right().saturating_sub(x);
    let step = if room >= count * 2 { 2 } else { 1 };
    if room >= count * step {
        for (n, other) in walk.list.iter().enumerate() {
            let rated = model.session.overview().readings[*other].effective.is_some();
            let (glyph, tone) = match (n == walk.at, rated) {
                (true, _) => ("◆", Tone::Strong),
                (false, true) => ("■", Tone::Accent),
                (false, false) => ("·", Tone::Faint),
            };
            pen.text(x, y, 1, glyph, tone);
            x += step;
        }
    }
    if airy { 2 } else { 1 }
}

/// The title row with what the competency is to this person.
fn title(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    let used = pen.text(area.x, area.y, area.width, &c.title.line(), Tone::Strong);
    let core = if framework.is_core(ix) { ", core item" } else { "" };
    let weight = model.session.overview().weights[ix];
    let mut about = format!("Level {}{core} · {}", c.level, words::weight_words(weight));
    if model.walk.page != Page::Rate {
        let page = PAGES.iter().position(|(page, _)| *page == model.walk.page).unwrap_or(0);
        let name = PAGES.get(page).map_or("", |(_, name)| *name);
        about = format!("{name}   {} of {}", page + 1, PAGES.len());
    }
    if used + 2 + width(&about) <= area.width {
        pen.text(area.x + used + 2, area.y, area.width - used - 2, &about, Tone::Soft);
        return;
    }
    let place = format!("{} of {}", model.walk.at + 1, model.walk.list.len());
    if used + 2 + width(&place) <= area.width {
        pen.text(area.right() - width(&place), area.y, width(&place), &place, Tone::Soft);
    }
}

/// The page that rates.
fn rate(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    title(model, ix, area, pen);
    let anchors = anchor_rows(model, ix, area.width);
    let needed: u16 = anchors.iter().map(|a| a.rows).sum();
    let description = c.description.line();
    let measure = area.width.min(MEASURE);
    let mut y = area.y + 1;
    // Rows left for prose once title, anchors and two rows of evidence have theirs. Panes drop in a fixed order:
    // why, then the description, then the air between them.
    let mut free = area.height.saturating_sub(1 + needed + 1);
    let airy = free >= 8;
    let mut prose = |text: &str, tone: Tone, y: &mut u16, pen: &mut Pen<'_>| {
        let rows = wrap(text, measure).len() as u16;
        if rows <= free {
            *y += u16::from(airy);
            let area = Rect { x: area.x, y: *y, width: measure, height: rows };
            *y += pen.paragraph(area, text, tone);
            free = free.saturating_sub(rows + u16::from(airy));
        }
    };
    prose(&description, Tone::Text, &mut y, pen);
    if let Some(why) = &c.why {
        prose(&why.line(), Tone::Soft, &mut y, pen);
    }
    y += u16::from(airy);
    if free >= 14 || (!airy && free >= 5) {
        y += 1;
    }
    y = draw_anchors(model, ix, &anchors, Rect { y, height: area.bottom().saturating_sub(y), ..area }, pen);
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    let short = rest.height < 4 && anchor_columns(area.width).0 < 10;
    match &model.walk.did {
        None if short => {
            // Where only the names of the steps fit, the anchor under the cursor is told below them.
            let anchor = Rating::new(model.walk.anchor).and_then(|rating| framework.anchor(ix, rating));
            let text = anchor.map(|text| text.line().into_owned()).unwrap_or_default();
            pen.paragraph(rest, &text, Tone::Soft);
        }
        _ => below(model, ix, rest, pen),
    }
}

/// An anchor as it will be drawn.
struct Anchor {
    rating: Rating,
    rows: u16,
    lines: Vec<String>,
    remark: Option<String>,
    who: Vec<(String, Tone)>,
}

/// The column at which the anchors' text begins, and the width of the marks at the right.
fn anchor_columns(width: u16) -> (u16, u16) {
    match width {
        96.. => (20, 18),
        60.. => (18, 0),
        _ => (4, 0),
    }
}

fn anchor_rows(model: &Model, ix: Ix, area: u16) -> Vec<Anchor> {
    let framework = model.session.framework();
    let mark = model.session.mark(ix);
    let reading = &model.session.overview().readings[ix];
    let (text_at, right) = anchor_columns(area);
    let mut anchors = Vec::new();
    for step in framework.scale() {
        let rating = step.rating;
        let text = framework.anchor(ix, rating).map(|t| t.line().into_owned()).unwrap_or_default();
        let mut who = Vec::new();
        if let Some(own) = mark.own.filter(|own| own.rating == rating) {
            who.push((format!("you, {}", dates::month(Day(own.at.date()), model.session.until())), Tone::Accent));
        }
        if let Some(mentor) = mark.mentor.as_ref().filter(|m| m.rating == rating) {
            who.push((
                format!("{}, {}", mentor.mentor.line(), dates::month(Day(mentor.at.date()), model.session.until())),
                Tone::Accent,
            ));
        }
        let own = mark.own.map(|own| own.rating);
        let claimed = own == Some(rating) && reading.claimed == Some(rating);
        let remark = match reading.effective {
            Some(counts) if claimed => Some(format!("counts as {counts} until {}", waits_for(rating, counts))),
            _ => None,
        };
        let narrow = text_at < 10;
        let room = area.saturating_sub(text_at + right);
        let text = if narrow { step.name.line().into_owned() } else { text };
        let lines: Vec<String> = wrap(&text, room).into_iter().map(std::borrow::Cow::into_owned).collect();
        let rows = lines.len().max(1) as u16 + u16::from(remark.is_some());
        anchors.push(Anchor { rating, rows, lines, remark, who });
    }
    anchors
}

/// What a claim above what counts waits for.
fn waits_for(claimed: Rating, counts: Rating) -> &'static str {
    match (claimed, counts) {
        (Rating::LEADS, Rating::INDEPENDENT) => "a mentor gives it",
        (_, Rating::ASSISTED) => "there is evidence of real work: e adds some",
        _ => "a mentor has seen it",
    }
}

/// Draws the anchors; returns the row after them.
fn draw_anchors(model: &Model, ix: Ix, anchors: &[Anchor], area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let (text_at, right) = anchor_columns(area.width);
    let effective = model.session.overview().readings[ix].effective;
    let mut y = area.y;
    // Where not all fit, the slice around the cursor is drawn.
    let total: u16 = anchors.iter().map(|a| a.rows).sum();
    let skip = if total > area.height { usize::from(model.walk.anchor).saturating_sub(2) } else { 0 };
    for anchor in anchors.iter().skip(skip) {
        if y + anchor.rows > area.bottom() {
            break;
        }
        let here = model.walk.anchor == anchor.rating.number();
        let counts = effective == Some(anchor.rating);
        let from = y;
        pen.text(area.x, y, 1, if here && model.overlay.is_none() { "▸" } else { " " }, Tone::Accent);
        let tone = if here { Tone::Title } else { Tone::Text };
        pen.text(area.x + 2, y, 1, &anchor.rating.to_string(), tone);
        if text_at >= 10 {
            let name = framework.step(anchor.rating).map(|s| s.name.line()).unwrap_or_default();
            pen.text(area.x + 5, y, text_at - 6, &name, tone);
        }
        let text = if here || counts { Tone::Text } else { Tone::Soft };
        let room = area.width.saturating_sub(text_at + right);
        for line in &anchor.lines {
            pen.text(area.x + text_at, y, room, line, text);
            y += 1;
        }
        let mut x = area.right().saturating_sub(right) + 1;
        if right == 0 {
            // Without a column of their own the marks stand after the text, where there is room.
            let last = anchor.lines.last().map_or(0, |line| width(line));
            x = area.x + text_at + last + 2;
        }
        let row = if right == 0 { y.saturating_sub(1) } else { from };
        for (who, tone) in &anchor.who {
            let columns = width(who).min(area.right().saturating_sub(x));
            if columns >= 3 {
                x += pen.text(x, row, columns, who, *tone) + 1;
            }
        }
        if let Some(remark) = &anchor.remark {
            pen.text(area.x + text_at, y, area.width.saturating_sub(text_at), remark, Tone::Warn);
            y += 1;
        }
        let hit = Rect { x: area.x, y: from, width: area.width, height: y - from };
        pen.hit(hit, Target::Row(usize::from(anchor.rating.number())));
    }
    y
}

/// Evidence, what the rating did, what it unlocks, the nearest project.
fn below(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let mark = model.session.mark(ix);
    let overview = model.session.overview();
    let reading = &overview.readings[ix];
    let mut y = area.y + u16::from(area.height >= 4);
    let split = area.width >= 96 && area.height >= 6;
    let left = if split { area.width - 34 } else { area.width };
    if let Some((of, did)) = &model.walk.did
        && *of == ix
        && y < area.bottom()
    {
        let rest = Rect { y, width: left, height: (area.bottom() - y).min(2), ..area };
        y += pen.paragraph(rest, did, Tone::Accent) + u16::from(area.height >= 6);
    }
    if split {
        unlocks(model, ix, Rect { x: area.x + left + 2, width: 32, ..area }, pen);
    }
    let put = |y: &mut u16, pen: &mut Pen<'_>, spans: &[(&str, Tone)]| {
        if *y < area.bottom() {
            pen.spans(area.x, *y, left, spans);
            *y += 1;
        }
    };
    let count = mark.evidence.len().to_string();
    let notes = match mark.notes.len() {
        0 => String::new(),
        n => format!("   {}", words::count(n, "note", "notes")),
    };
    let flags = [(reading.stale, "   stale"), (reading.disputed, "   you and your mentor differ")];
    let flags: String = flags.iter().filter(|(on, _)| *on).map(|(_, text)| *text).collect();
    put(&mut y, pen, &[("Evidence  ", Tone::Strong), (&count, Tone::Soft), (&notes, Tone::Soft), (&flags, Tone::Warn)]);
    let room = usize::from(area.bottom().saturating_sub(y)).saturating_sub(3).clamp(1, 3);
    for filed in mark.evidence.iter().rev().take(room) {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date())).to_string();
        let sandbox = if item.setting == Setting::Sandbox { "  sandbox" } else { "" };
        let title = item.title.line();
        put(
            &mut y,
            pen,
            &[
                (item.evidence.slug(), Tone::Soft),
                ("  ", Tone::Soft),
                (&title, Tone::Text),
                ("  ", Tone::Soft),
                (&day, Tone::Soft),
                (sandbox, Tone::Soft),
            ],
        );
    }
    let next = reading.effective.and_then(Rating::up).unwrap_or(Rating::AWARE);
    if y < area.bottom() && reading.effective != Some(Rating::LEADS) {
        let prompt = format!("Would show a {next}: {}", words::evidence_prompt(framework, ix, next).line());
        let rest = Rect { y, width: left.min(MEASURE + 10), height: area.bottom() - y, ..area };
        if wrap(&prompt, rest.width).len() <= usize::from(rest.height) {
            y += pen.paragraph(rest, &prompt, Tone::Soft);
        }
    }
    if y + 2 < area.bottom()
        && let Some(project) = nearest(model, ix)
    {
        pen.text(area.x, y + 1, left, "Project from here", Tone::Strong);
        pen.text(area.x, y + 2, left, &project, Tone::Soft);
    }
}

/// The project that serves this competency at its rating, in words.
fn nearest(model: &Model, ix: Ix) -> Option<String> {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let rating = overview.readings[ix].effective.unwrap_or(Rating::NOT_YET);
    let choice = crate::insight::next_step::project_for(framework, &overview.readings, ix, rating)?;
    Some(words::project(framework, &choice))
}

fn unlocks(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let readings = &model.session.overview().readings;
    let mut y = area.y + 1;
    let waiting: Vec<Ix> = framework
        .prerequisites(ix)
        .iter()
        .copied()
        .filter(|p| readings[*p].effective.is_none_or(|r| r < Rating::ASSISTED))
        .collect();
    let direct: Vec<Ix> =
        framework.dependents(ix).iter().copied().filter(|d| framework.prerequisites(*d).contains(&ix)).collect();
    for (head, list) in [("Waits for", waiting), ("Unlocks", direct)] {
        if list.is_empty() || y + 1 >= area.bottom() {
            continue;
        }
        pen.text(area.x, y, area.width, head, Tone::Strong);
        y += 1;
        for ix in list {
            if y >= area.bottom() {
                return;
            }
            pen.text(area.x, y, area.width, &framework.competency(ix).title.line(), Tone::Soft);
            y += 1;
        }
        y += 1;
    }
}

/// A page of text: headings, paragraphs and points.
#[derive(Default)]
struct Sheet {
    parts: Vec<(String, Tone, u16)>,
}

impl Sheet {
    fn head(&mut self, text: impl Into<String>) {
        if !self.parts.is_empty() {
            self.gap();
        }
        self.parts.push((text.into(), Tone::Strong, 0));
    }

    fn text(&mut self, text: impl Into<String>, tone: Tone) {
        self.parts.push((text.into(), tone, 0));
    }

    fn point(&mut self, text: impl Into<String>, tone: Tone) {
        self.parts.push((text.into(), tone, 2));
    }

    fn gap(&mut self) {
        self.parts.push((String::new(), Tone::Soft, 0));
    }

    fn draw(&self, area: Rect, scroll: u16, pen: &mut Pen<'_>) {
        let measure = area.width.min(MEASURE + 4);
        let mut lines: Vec<(String, Tone, u16, bool)> = Vec::new();
        for (text, tone, indent) in &self.parts {
            for (n, line) in wrap(text, measure.saturating_sub(*indent)).into_iter().enumerate() {
                lines.push((line.into_owned(), *tone, *indent, n == 0 && *indent > 0));
            }
        }
        // A page that goes on keeps its last row for saying so.
        let goes_on = lines.len() > usize::from(area.height);
        let height = usize::from(area.height.saturating_sub(u16::from(goes_on)));
        let first = usize::from(scroll).min(lines.len().saturating_sub(height));
        for (row, (line, tone, indent, bullet)) in lines.iter().skip(first).take(height).enumerate() {
            let y = area.y + row as u16;
            if *bullet {
                pen.text(area.x, y, 1, "·", Tone::Accent);
            }
            pen.text(area.x + indent, y, measure.saturating_sub(*indent), line, *tone);
        }
        if first + height < lines.len() && area.height > 0 {
            let more = "↓ PgDn";
            pen.text(area.right().saturating_sub(width(more)), area.bottom() - 1, width(more), more, Tone::Faint);
        }
    }
}

fn record(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let mark = model.session.mark(ix);
    sheet.head("Evidence");
    if mark.evidence.is_empty() {
        sheet.text("None yet. e adds a piece: what it is, and where it is.", Tone::Soft);
    }
    for filed in mark.evidence.iter().rev() {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date()));
        let sandbox = if item.setting == Setting::Sandbox { ", sandbox" } else { "" };
        sheet.point(format!("{}  {}  {day}{sandbox}", item.evidence.slug(), item.title.line()), Tone::Text);
        if let Some(locator) = &item.locator {
            sheet.text(format!("  {}", locator.line()), Tone::Soft);
        }
    }
    let c = model.session.framework().competency(ix);
    if !c.evidence_prompts.is_empty() {
        sheet.head("What would show it");
        for prompt in &c.evidence_prompts {
            sheet.point(prompt.line(), Tone::Soft);
        }
    }
    sheet.head("Notes");
    if mark.notes.is_empty() {
        sheet.text("None yet. n adds one, E writes it in your editor.", Tone::Soft);
    }
    for filed in mark.notes.iter().rev() {
        sheet.text(Day(filed.at.date()).to_string(), Tone::Soft);
        sheet.text(filed.item.text.as_str(), Tone::Text);
        sheet.gap();
    }
}

fn questions(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let c = model.session.framework().competency(ix);
    if c.mentor_questions.is_empty() && c.interview.is_empty() {
        sheet.text("No questions are written for this competency yet.", Tone::Soft);
    }
    if !c.mentor_questions.is_empty() {
        sheet.head("To reflect on with a mentor");
        for question in &c.mentor_questions {
            sheet.point(question.line(), Tone::Text);
        }
    }
    for interview in &c.interview {
        sheet.head(interview.question.line());
        sheet.text("A strong answer", Tone::Soft);
        for point in &interview.strong {
            sheet.point(point.line(), Tone::Soft);
        }
    }
}

fn projects(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    if model.session.overview().readings[ix].effective.is_none_or(|r| r == Rating::NOT_YET) {
        sheet.head("Starter task, 2 to 3 hours: from 0 to 1");
        for step in Starter::new(framework, ix).steps {
            sheet.point(step, Tone::Soft);
        }
    }
    for project in framework.projects_of(ix) {
        let core = if project.core { ", core" } else { "" };
        sheet.head(format!("{}  {}", project.id, project.title.line()));
        let moves: Vec<String> = project
            .moves
            .iter()
            .map(|m| {
                let name = framework
                    .find(&m.competency)
                    .map_or_else(|| m.competency.to_string(), |ix| words::title(framework, ix));
                format!("{name} {} to {}", m.from, m.to)
            })
            .collect();
        sheet.text(format!("{} h{core} · {}", project.hours, moves.join(", ")), Tone::Soft);
        sheet.text(format!("Done when: {}", project.outcome.line()), Tone::Text);
        for step in &project.steps {
            sheet.point(step.line(), Tone::Soft);
        }
        sheet.text(format!("Data or sandbox: {}", project.data.line()), Tone::Soft);
    }
    if framework.projects_of(ix).next().is_none() {
        sheet.text(format!("No project moves {} yet.", c.title.line()), Tone::Soft);
    }
}

fn sources(model: &Model, ix: Ix, sheet: &mut Sheet) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    if !c.facts.is_empty() {
        sheet.head("Facts to keep right");
        for fact in &c.facts {
            sheet.point(fact.line(), Tone::Text);
        }
    }
    sheet.head("References");
    for reference in framework.references_of(ix) {
        sheet.point(format!("{}, {}", reference.title.line(), reference.publisher.line()), Tone::Text);
        sheet.text(format!("  {}", reference.url.line()), Tone::Soft);
    }
    if !c.inferred.is_empty() {
        sheet.head("Ours, not the source's");
        sheet.text(c.inferred.join(", "), Tone::Soft);
    }
}
