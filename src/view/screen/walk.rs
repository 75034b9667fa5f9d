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
//!   1 to 2: Data fluency 52 to 55%
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: below 60 columns the anchors by name and,
//! under them, the text of the one under the cursor; from 60 every anchor in full, from 96 with who gave it at the right. Of the
//! rows, the anchors and two rows of evidence have theirs first; then what the competency is, the counter-example of the next
//! step, and why it matters, each whole or not at all, with air from 8 rows to spare. What it unlocks stands beside the
//! evidence from 96 columns on. The trail of all competencies goes below 11 rows. From 188 columns the pages behind
//! this one stand beside it: evidence, questions, projects; beside a page of text the next ones do, from 128 on.

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::{Model, Saving};
use crate::app::pages;
use crate::app::room;
use crate::app::screen::walk::{ORDERS, Order, PAGES, Page};
use crate::export::show::competency_page;
use crate::export::{dates, review, words};
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::day::Day;
use crate::profile::evidence::Setting;
use crate::view::aside::{self, beside};
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width, wrap};
use crate::view::sheet;
use crate::view::theme::Tone;

/// Below this many rows everything but the anchors gives way.
const SHORT: u16 = 11;

/// The measure of running text, in columns.
const MEASURE: u16 = 76;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let (area, aside) = beside(inner(body, u16::MAX), room::WALK);
    let Some(ix) = model.walk.competency() else {
        pen.text(
            area.x,
            area.y + 1,
            area.width,
            &model.keys.told(Context::Walk, "Nothing to walk through in this order. ⟨order⟩ changes it."),
            Tone::Soft,
        );
        return;
    };
    // On a short screen the place in the walk stands in the title row.
    let top = room::trail(area.height);
    if top > 0 {
        trail(model, ix, area, pen);
    }
    let area = below(area, top);
    let leaf = model.walk.page;
    let after = || pages::after(&model.session, &model.keys, leaf, ix);
    if leaf == Page::Rate {
        rate(model, ix, area, pen);
        aside::draw(below(aside, top), pen, after);
        return;
    }
    title(model, ix, area, pen);
    // A page of text keeps its measure, and what follows it comes as near.
    let whole = below(inner(body, u16::MAX), top + room::TITLE);
    let (text, aside) = beside(whole, room::leaf(whole.width));
    sheet::draw(&pages::of(&model.session, &model.keys, leaf, ix), text, model.walk.scroll, pen);
    aside::draw(aside, pen, after);
}

/// Where the walk is.
fn trail(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let walk = &model.walk;
    let framework = model.session.framework();
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
            let rated = model.session.reading(*other).effective.is_some();
            let (glyph, tone) = match (n == walk.at, rated) {
                (true, _) => ("◆", Tone::Strong),
                (false, true) => ("■", Tone::Accent),
                (false, false) => ("·", Tone::Faint),
            };
            pen.text(x, y, 1, glyph, tone);
            x += step;
        }
    }
}

/// The title row with what the competency is to this person.
fn title(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let c = framework.competency(ix);
    let used = pen.text(area.x, area.y, area.width, &c.title.line(), Tone::Strong);
    let core = if framework.is_core(ix) { ", core item" } else { "" };
    let weight = model.session.overview().weights.get(ix).copied().unwrap_or(0);
    let mut about = format!("Level {}{core} · {}", c.level, words::weight_words(weight));
    // What of it is ours is said where there is room; the last page says it in full.
    let ours = competency_page::ours(framework, ix, &["level", "stage", "weights"]);
    let marked = format!("{about} · ours: {}", ours.join(", "));
    if !ours.is_empty() && used + 2 + width(&marked) <= area.width {
        about = marked;
    }
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
    if area.height < SHORT && used + 2 + width(&place) <= area.width {
        pen.text(area.right() - width(&place), area.y, width(&place), &place, Tone::Soft);
    }
}

/// The page that rates.
fn rate(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let guide = framework.guide(ix);
    title(model, ix, area, pen);
    let anchors = anchor_rows(model, ix, area.width);
    let needed: u16 = anchors.iter().map(|a| a.rows).sum();
    let description = guide.description.line();
    let measure = area.width.min(MEASURE);
    let mut y = area.y + 1;
    // Rows left for prose once title, anchors and two rows of evidence have theirs. Panes drop in a fixed order:
    // why, then the counter-example of the next step up, then the description, then the air between them.
    let mut free = area.height.saturating_sub(1 + needed + 1);
    let airy = free >= 8;
    free -= u16::from(airy);
    let prose = |text: &str, tone: Tone, y: &mut u16, free: &mut u16, pen: &mut Pen<'_>| {
        let rows = wrap(text, measure).len() as u16;
        let taken = rows + u16::from(airy);
        if taken <= *free {
            *y += u16::from(airy);
            let area = Rect { x: area.x, y: *y, width: measure, height: rows };
            *y += pen.paragraph(area, text, tone);
            *free -= taken;
        }
    };
    prose(&description, Tone::Text, &mut y, &mut free, pen);
    // It stands still while the cursor moves: two lines of new text for every key would be most of what is written.
    // The slot is as tall as the longest of them, so that nothing moves when a rating is given either.
    let column = text_column(area.width);
    let not_yet = |rating: Rating| {
        competency_page::not_yet(guide, rating).map(|clause| format!("Not yet a {rating}, if {clause}"))
    };
    let longest = Rating::all().filter_map(not_yet).map(|text| wrap(&text, column).len() as u16).max().unwrap_or(0);
    // A question of the review needs the rows more.
    let asked = (model.walk.order == Order::Review).then(|| model.session.overview().review.about(ix)).flatten();
    let told = asked.is_none() && longest > 0 && longest <= free && anchor_columns(area.width).0 >= 10;
    free -= if told { longest } else { 0 };
    if let Some(why) = &guide.why {
        prose(&why.line(), Tone::Soft, &mut y, &mut free, pen);
    }
    y += u16::from(airy);
    if free >= 14 || (!airy && free >= 5) {
        y += 1;
    }
    y = draw_anchors(model, ix, &anchors, Rect { y, height: area.bottom().saturating_sub(y), ..area }, pen);
    if told {
        let counts = model.session.reading(ix).number();
        let next = Rating::all().filter(|rating| rating.number() > counts).find_map(not_yet);
        let next = next.or_else(|| Rating::all().rev().find_map(not_yet));
        // Air above it is the first thing to give way.
        y += u16::from(free > 0 && airy);
        let (text_at, _) = anchor_columns(area.width);
        let slot = Rect { x: area.x + text_at, y, width: column, height: longest.min(area.bottom().saturating_sub(y)) };
        pen.paragraph(slot, next.as_deref().unwrap_or_default(), Tone::Soft);
        y += longest;
    }
    let rest = Rect { y, height: area.bottom().saturating_sub(y), ..area };
    let short = rest.height < 4 && anchor_columns(area.width).0 < 10;
    match &model.walk.did {
        None if short => {
            // Where only the names of the steps fit, the anchor under the cursor is told below them.
            let anchor = Rating::new(model.walk.anchor).and_then(|rating| framework.anchor(ix, rating));
            let text = match asked {
                Some(question) => review::about(question, model.session.until()),
                None => anchor.map(|text| text.line().into_owned()).unwrap_or_default(),
            };
            let used = pen.paragraph(rest, &text, Tone::Soft);
            let left = Rect { y: rest.y + used, height: rest.height.saturating_sub(used), ..rest };
            let here = Rating::new(model.walk.anchor).and_then(not_yet);
            if let (false, Some(text)) = (told, here)
                && wrap(&text, left.width).len() <= usize::from(left.height)
            {
                pen.paragraph(left, &text, Tone::Soft);
            }
        }
        _ => recorded(model, ix, rest, pen),
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
        96.. => (20, 24),
        60.. => (18, 0),
        _ => (4, 0),
    }
}

/// The width of the anchors' text on a screen `width` columns wide.
fn text_column(width: u16) -> u16 {
    let (text_at, right) = anchor_columns(width);
    width.saturating_sub(text_at + right)
}

fn anchor_rows(model: &Model, ix: Ix, area: u16) -> Vec<Anchor> {
    let framework = model.session.framework();
    let mark = model.session.mark(ix);
    let reading = model.session.reading(ix);
    let (text_at, _) = anchor_columns(area);
    let person = model.session.person();
    let mut anchors = Vec::new();
    for step in framework.scale() {
        let rating = step.rating;
        let text = framework.anchor(ix, rating).map(|t| t.line().into_owned()).unwrap_or_default();
        let mut who = Vec::new();
        if let Some(own) = mark.own.filter(|own| own.rating == rating) {
            who.push((format!("{person}, {}", dates::month(Day(own.at.date()), model.session.until())), Tone::Accent));
        }
        if let Some(mentor) = mark.mentor.as_ref().filter(|m| m.rating == rating) {
            let month = dates::month(Day(mentor.at.date()), model.session.until());
            // One place holds one mark: that both gave it matters more than when the person did.
            let also = if who.pop().is_some() { format!("{person} and ") } else { String::new() };
            who.push((format!("{also}{}, {month}", mentor.mentor.line()), Tone::Accent));
        }
        if reading.stale && reading.today == Some(rating) && reading.today != reading.effective && who.is_empty() {
            // Beside what counts, never instead of it (brief 2.4).
            who.push(("perhaps today".to_owned(), Tone::Warn));
        }
        let own = mark.own.map(|own| own.rating);
        let claimed = own == Some(rating) && reading.claimed == Some(rating);
        let remark = if claimed { words::claim(mark, reading) } else { None };
        let narrow = text_at < 10;
        let room = text_column(area);
        let text = if narrow { step.name.line().into_owned() } else { text };
        let lines: Vec<String> = wrap(&text, room).into_iter().map(std::borrow::Cow::into_owned).collect();
        let rows = lines.len().max(1) as u16 + u16::from(remark.is_some());
        anchors.push(Anchor { rating, rows, lines, remark, who });
    }
    anchors
}

/// Draws the anchors; returns the row after them.
fn draw_anchors(model: &Model, ix: Ix, anchors: &[Anchor], area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let (text_at, right) = anchor_columns(area.width);
    let effective = model.session.reading(ix).effective;
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
        // The words keep their tone under the cursor: two whole anchors drawn anew would be the most of a move.
        let text = if counts { Tone::Text } else { Tone::Soft };
        let room = area.width.saturating_sub(text_at + right);
        for line in &anchor.lines {
            pen.text(area.x + text_at, y, room, line, text);
            y += 1;
        }
        let mut x = area.right().saturating_sub(right) + 2;
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

/// What a rating did, in so many columns and rows. Where there is no room for all of it, what it changed matters more than
/// what was given: that is seen above.
fn changed(did: &str, columns: u16, rows: u16) -> &str {
    let fits = wrap(did, columns).len() <= usize::from(rows);
    did.split_once(": ").filter(|_| !fits).map_or(did, |(_, changed)| changed)
}

/// Evidence, what the rating did, what it unlocks, the nearest project.
fn recorded(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let mark = model.session.mark(ix);
    let reading = model.session.reading(ix);
    let mut y = area.y + u16::from(area.height >= 4);
    let split = area.width >= 96 && area.height >= 6;
    let left = if split { area.width - 40 } else { area.width };
    // Where the anchors took every row, the one of notices below the screen does, while there is none.
    let free = model.notice.is_none() && !matches!(model.saving, Saving::Failed(_));
    let end = area.bottom() + u16::from(free);
    if let Some((of, did)) = &model.walk.did
        && *of == ix
        && y < end
    {
        let rest = Rect { y, width: left, height: (end - y).min(2), ..area };
        y += pen.paragraph(rest, changed(did, left, rest.height), Tone::Accent) + u16::from(area.height >= 6);
    }
    if let (Order::Review, Some(question)) = (model.walk.order, model.session.overview().review.about(ix))
        && y < area.bottom()
    {
        let rest = Rect { y, width: left, height: (area.bottom() - y).min(2), ..area };
        y += pen.paragraph(rest, &review::about(question, model.session.until()), Tone::Strong);
    }
    if split {
        unlocks(model, ix, Rect { x: area.x + left + 2, width: 38, ..area }, pen);
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
    let mut flags = String::new();
    if reading.stale {
        flags.push_str(&format!("   nothing new for {} months", reading.age.map_or(0, |age| age.months)));
    }
    if reading.disputed {
        let own = *model.session.seat() == Author::Oneself;
        let both = if own { "you and your mentor" } else { "self and mentor" };
        flags.push_str(&format!("   {both} differ"));
    }
    put(&mut y, pen, &[("Evidence  ", Tone::Strong), (&count, Tone::Soft), (&notes, Tone::Soft), (&flags, Tone::Warn)]);
    let room = usize::from(area.bottom().saturating_sub(y)).saturating_sub(3).clamp(1, 3);
    for filed in mark.evidence.iter().rev().take(room) {
        let item = &filed.item;
        let day = item.date.unwrap_or(Day(filed.at.date())).to_string();
        let sandbox = if item.setting == Setting::Sandbox { "  sandbox" } else { "" };
        let title = item.title.line();
        let kind = format!("{day}  {}{sandbox}  ", item.evidence.slug());
        put(&mut y, pen, &[(&kind, Tone::Soft), (&title, Tone::Text)]);
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
    let rating = model.session.reading(ix).effective.unwrap_or(Rating::NOT_YET);
    let choice = crate::insight::next_step::project_for(framework, &overview.readings, ix, rating)?;
    Some(words::project(framework, &choice))
}

fn unlocks(model: &Model, ix: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let mut y = area.y + 1;
    let waiting: Vec<Ix> = framework
        .prerequisites(ix)
        .iter()
        .copied()
        .filter(|p| model.session.reading(*p).effective.is_none_or(|r| r < Rating::ASSISTED))
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
