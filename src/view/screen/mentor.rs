//! A session with a mentor: what changed, what is worth talking about, each competency rated blind and then laid side by
//! side, what is to be done, and the close.
//!
//! ```text
//!   Since last time   Agenda 9   Actions 3   Close                                    24 min
//!
//! ▸ Cross-team collaboration         rated     Left open last time.
//!   SLIs, SLOs and error budgets               1 piece of new evidence.
//!   OpenTelemetry concepts
//!                                              To ask
//!                                              · What did the other team change because of you?
//! ```
//!
//! The steps of the layout, in columns between the margins: one column, the list above and what is told of its row below; two
//! beside each other from 96 on. Explanations go first where rows are short, then the questions to ask; names of the parts are cut
//! to their first word below 60. From 188 an aside says more of what the cursor is on: its anchors, evidence and questions,
//! the minutes of a session held. What happened has its own from 128 on, minutes from 152.

pub mod asides;

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::room::{self, SESSION, SESSION_BESIDE, leaf};
use crate::app::screen::mentor::{Mentor, PARTS, Part, Stage};
use crate::export::page::{Lead, Page, Voice};
use crate::export::{dates, meanwhile, topics, words};
use crate::framework::table::Ix;
use crate::profile::author::Author;
use crate::profile::body::ActionState;
use crate::profile::day::Day;
use crate::profile::meeting::{Meeting, Outcome};
use crate::view::aside::{self, beside};
use crate::view::judge;
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width};
use crate::view::sheet;
use crate::view::theme::Tone;

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let whole = inner(body, u16::MAX);
    let (area, wide) = beside(whole, SESSION);
    let mentor = &model.mentor;
    if mentor.minutes.is_some() {
        minutes(model, whole, pen);
    } else if !mentor.sits(&model.session) {
        between(model, area, pen);
        aside::draw(wide, pen, || asides::between(model));
    } else if let Some(ix) = mentor.on {
        judge::draw(model, ix, area, pen);
        aside::draw(wide, pen, || asides::judged(model, ix));
    } else {
        let top = parts(model, area, pen);
        let (rest, wide, whole) = (below(area, top), below(wide, top), below(whole, top));
        match mentor.part {
            Part::Since => {
                let (rest, wide) = beside(whole, leaf(whole.width));
                since(model, rest, pen);
                aside::draw(wide, pen, || asides::to_come(model));
            }
            Part::Agenda => {
                agenda(model, rest, pen);
                aside::draw(wide, pen, || asides::topic(model));
            }
            Part::Actions => {
                actions(model, rest, pen);
                aside::draw(wide, pen, || asides::action(model));
            }
            Part::Close => close(model, whole, pen),
        }
    }
}

/// Two columns, or one above the other.
fn split(area: Rect, left: u16) -> (Rect, Rect, bool) {
    if area.width >= SESSION_BESIDE {
        let columns = area.width * left / 100;
        let right = Rect { x: area.x + columns + 4, width: area.width - columns - 4, ..area };
        return (Rect { width: columns, ..area }, right, true);
    }
    let height = area.height * 9 / 16;
    (Rect { height, ..area }, below(area, (height + 1).min(area.height)), false)
}

/// The parts with how much is in each, and the time that has passed; returns the rows used.
fn parts(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let mentor = &model.mentor;
    let (narrow, apart) = if area.width < 60 { (true, 2) } else { (false, 3) };
    let told = PARTS.map(|(part, name)| {
        let count = match part {
            Part::Agenda => mentor.seen.topics.topics.len(),
            Part::Actions => mentor.actions(&model.session).len(),
            Part::Since | Part::Close => 0,
        };
        let name = if narrow { name.split(' ').next().unwrap_or_default() } else { name };
        (part, name, if count > 0 { format!(" {count}") } else { String::new() })
    });
    let elapsed = mentor.seen.meeting.as_ref().and_then(|meeting| elapsed(model, meeting)).unwrap_or_default();
    // The time goes first where there is no room for all.
    let needed: u16 = told.iter().map(|(_, name, count)| width(name) + width(count) + apart).sum();
    let end = area.right().saturating_sub(width(&elapsed));
    let (end, timed) = if area.x + needed <= end { (end, true) } else { (area.right(), false) };
    let mut x = area.x;
    for (n, (part, name, count)) in told.iter().enumerate() {
        let from = x;
        let tone = if *part == mentor.part { Tone::Title } else { Tone::Soft };
        x += pen.text(x, area.y, end.saturating_sub(x), name, tone);
        x += pen.text(x, area.y, end.saturating_sub(x), count, Tone::Faint);
        pen.hit(Rect { x: from, y: area.y, width: x - from, height: 1 }, Target::Choice(n, 0));
        x += apart;
    }
    if timed {
        pen.text(end, area.y, width(&elapsed), &elapsed, Tone::Faint);
    }
    if area.height >= 12 { 2 } else { 1 }
}

/// How long the session has been open, by the last key: the clock does not wake the program.
fn elapsed(model: &Model, meeting: &Meeting) -> Option<String> {
    let minutes = model.now?.instant().duration_since(meeting.opened.instant()).as_mins();
    match minutes {
        ..0 => None,
        0..=300 => Some(format!("{minutes} min")),
        _ => Some(format!("since {}", dates::day(Day(meeting.opened.date())))),
    }
}

/// What happened since the last session.
fn since(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let page = model.mentor.since_sheet(&model.session, &model.keys, area.height);
    sheet::draw(&page, area, model.mentor.scroll, pen);
}

/// The agenda, and why the competency under the cursor is on it.
fn agenda(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let all = &model.mentor.seen.topics;
    if all.topics.is_empty() {
        let nothing = format!("{} ⟨add-topic⟩ puts it on the agenda.", topics::NOTHING);
        let told = model.keys.told(Context::Mentor, &nothing);
        pen.paragraph(Rect { width: area.width.min(76), ..area }, &told, Tone::Soft);
        return;
    }
    let at = model.mentor.at(&model.session);
    let (left, right, beside) = split(area, 52);
    // Where there is room for it, both questions are seen whole.
    let share = if area.height >= 14 { 5 } else { 7 };
    let left = if beside { left } else { Rect { height: left.height * share / 9, ..left } };
    let right = if beside { right } else { below(area, left.height + u16::from(area.height >= 6)) };
    let rows = all.topics.len();
    list(pen, left, rows, at, model.overlay.is_none(), |pen, n, row, here| {
        let Some(topic) = all.topics.get(n) else { return };
        let end = stage(model, topic.competency);
        let columns = width(&end);
        let title = words::title(framework, topic.competency);
        let room = row.width.saturating_sub(columns + 2);
        pen.text(row.x, row.y, room, &title, if here { Tone::Title } else { Tone::Text });
        pen.text(row.right().saturating_sub(columns), row.y, columns, &end, Tone::Accent);
    });
    let mut page = Page::default();
    if let Some(topic) = all.topics.get(at) {
        if beside {
            page.part(Voice::Strong, Lead::None, words::title(framework, topic.competency));
        }
        for reason in &topic.reasons {
            page.point(words::capital(&topics::reason(framework, reason)));
        }
        if topic.veiled {
            page.part(Voice::Soft, Lead::Bullet, words::capital(topics::VEILED));
        }
        let pieces = model.session.mark(topic.competency).evidence.len();
        page.soft(format!("{} of evidence", words::count(pieces, "piece", "pieces")));
    }
    if right.height >= 7 {
        page.head("To ask in this session");
        for asked in &all.questions {
            page.point(asked.question.line());
            page.under(words::title(framework, asked.competency));
        }
    }
    sheet::glance(&page, right, pen);
}

/// How far a competency is, in a word.
fn stage(model: &Model, ix: Ix) -> String {
    let framework = model.session.framework();
    match model.mentor.stage(framework, ix) {
        Stage::Blind => String::new(),
        Stage::Given => "rated".to_owned(),
        Stage::Revealed => "both seen".to_owned(),
        Stage::Differed => "left open".to_owned(),
        Stage::Agreed => {
            let id = &framework.competency(ix).id;
            match model.mentor.seen.meeting.as_ref().and_then(|meeting| meeting.outcomes.get(id)) {
                Some(Outcome::Agreed(rating, _)) => format!("agreed {rating}"),
                _ => String::new(),
            }
        }
    }
}

/// What is to be done.
fn actions(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let session = &model.session;
    let ids = model.mentor.actions(session);
    if ids.is_empty() {
        let told =
            "No action is open. ⟨action⟩ sets one: what is to be done, by when, and what will show it. At most three.";
        pen.paragraph(Rect { width: area.width.min(76), ..area }, &model.keys.told(Context::Mentor, told), Tone::Soft);
        return;
    }
    let at = model.mentor.at(session);
    let find = |n: usize| {
        let id = ids.get(n)?;
        session.standing().actions.values().find(|action| action.entry == *id)
    };
    // What is said of the one under the cursor stands right below the list.
    let rows = u16::try_from(ids.len()).unwrap_or(u16::MAX);
    let height = area.height.saturating_sub(if area.height >= 10 { 5 } else { 2 }).min(rows);
    list(pen, Rect { height, ..area }, ids.len(), at, model.overlay.is_none(), |pen, n, row, here| {
        let Some(action) = find(n) else { return };
        let (end, tone) = match action.state {
            ActionState::Done => ("done".to_owned(), Tone::Accent),
            ActionState::Dropped => ("dropped".to_owned(), Tone::Faint),
            ActionState::Open => {
                let due = action.due.map_or_else(String::new, |due| format!("by {}", dates::day(due)));
                (due, if meanwhile::is_late(action, session.until()) { Tone::Warn } else { Tone::Soft })
            }
        };
        let columns = width(&end);
        let tone_of = if here { Tone::Title } else { Tone::Text };
        pen.text(row.x, row.y, row.width.saturating_sub(columns + 2), &action.text.line(), tone_of);
        pen.text(row.right().saturating_sub(columns), row.y, columns, &end, tone);
    });
    let rest = below(area, height + u16::from(area.height >= 10));
    let Some(action) = find(at) else { return };
    let shows = action.shows.as_ref().map_or_else(String::new, |shows| format!("Shown by: {}", shows.line()));
    let competency = action.competency.as_ref().and_then(|id| session.framework().find(id));
    let of = competency.map_or_else(String::new, |ix| format!("For {}. ", words::title(session.framework(), ix)));
    pen.paragraph(Rect { width: rest.width.min(76), ..rest }, &format!("{of}{shows}"), Tone::Soft);
}

/// The minutes so far.
fn close(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some(meeting) = &model.mentor.seen.meeting else { return };
    let waiting = model.mentor.waiting().len();
    let head = match waiting {
        0 => "⟨open⟩ closes the session: the next date, a few words, and the minutes are made.".to_owned(),
        n => format!(
            "{} rated blind and not yet laid side by side: ⟨reveal⟩ does that. ⟨open⟩ closes the session as it is.",
            words::count(n, "competency is", "competencies are")
        ),
    };
    let tone = if waiting == 0 { Tone::Text } else { Tone::Warn };
    let used = pen.paragraph(
        Rect { width: area.width.min(76), height: area.height.min(3), ..area },
        &model.keys.told(Context::Mentor, &head),
        tone,
    );
    let (text, wide) = beside(area, room::minutes(area.width));
    let page = Mentor::minutes_of(&model.session, meeting).page(text.width);
    let top = used + u16::from(area.height > 8);
    sheet::draw(&page, below(text, top), model.mentor.scroll, pen);
    aside::draw(below(wide, top), pen, || asides::left_over(model));
}

/// The minutes of a session that was held.
fn minutes(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some(minutes) = model.mentor.shown_minutes(&model.session) else {
        pen.paragraph(area, "These minutes are of a session that is not in the record.", Tone::Soft);
        return;
    };
    let (area, wide) = beside(area, room::minutes(area.width));
    let page = minutes.page(area.width);
    let mut y = pen.paragraph(Rect { height: 2.min(area.height), ..area }, &page.title, Tone::Title);
    let writes = model.keys.told(Context::Mentor, "⟨write⟩ writes");
    let about = format!("{} · {writes} {}", page.about, minutes.file_name());
    y += pen.text(area.x, area.y + y, area.width, &about, Tone::Soft).min(1);
    let top = y + u16::from(area.height > 8);
    sheet::draw(&page, below(area, top), model.mentor.scroll, pen);
    aside::draw(wide, pen, || asides::before(model));
}

/// Between sessions: those held, what is open, one's own yardstick.
fn between(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let seen = &model.mentor.seen;
    let (head, told) = match (&seen.meeting, model.session.seat()) {
        (Some(meeting), _) => (
            format!(
                "A session with {} is open since {}",
                meeting.mentor.line(),
                dates::day(Day(meeting.opened.date()))
            ),
            "⟨open⟩ goes on with it where it stands.",
        ),
        (None, Author::Mentor(_)) => (
            "No session is open".to_owned(),
            "⟨session⟩ opens one. You rate against the anchors first; then both ratings are laid side by side.",
        ),
        (None, Author::Oneself) => (
            "No session is open".to_owned(),
            "⟨session⟩ opens one at this screen: your mentor sees what changed, rates without seeing your own rating, and you \
             agree on what counts. Both leave with the same record.",
        ),
    };
    let wide = Rect { width: area.width.min(84), ..area };
    let mut y = pen.text(area.x, area.y, area.width, &head, Tone::Title).min(1);
    if area.height >= 10 {
        y += pen.paragraph(Rect { height: 3, ..below(wide, y) }, &model.keys.told(Context::Mentor, told), Tone::Soft);
    }
    let rest = below(area, y + u16::from(area.height >= 12));
    let (left, right, two) = split(rest, 56);
    if two {
        held(model, left, pen);
        sheet::draw(&model.mentor.between_sheet(&model.session), right, model.mentor.scroll, pen);
        return;
    }
    // One above the other: the list takes what it needs.
    let rows = u16::try_from(seen.held.len()).unwrap_or(u16::MAX).saturating_add(2).max(4).min(left.height.max(2));
    held(model, Rect { height: rows.min(rest.height), ..rest }, pen);
    sheet::draw(
        &model.mentor.between_sheet(&model.session),
        below(rest, rows + u16::from(rest.height >= 12)),
        model.mentor.scroll,
        pen,
    );
}

/// Sessions that were held.
fn held(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let held = &model.mentor.seen.held;
    if held.is_empty() {
        if model.overlay.is_none() {
            pen.text(area.x, area.y, 1, "▸", Tone::Accent);
        }
        let open = model.mentor.seen.meeting.is_some();
        let enter = if open { "Go on with the session" } else { "Open the first session" };
        let row = pen.text(area.x + 2, area.y, area.width.saturating_sub(2), enter, Tone::Title).min(1);
        let told = "Those that were held will stand here with what was agreed, and ⟨open⟩ will open their minutes.";
        pen.paragraph(
            Rect { width: area.width.min(76), ..below(area, row) },
            &model.keys.told(Context::Mentor, told),
            Tone::Soft,
        );
        return;
    }
    let used = pen.text(area.x, area.y, area.width, "Sessions held", Tone::Strong).min(1);
    let at = model.mentor.at(&model.session);
    list(pen, below(area, used), held.len(), at, model.overlay.is_none(), |pen, n, row, here| {
        let Some(meeting) = held.get(n) else { return };
        let day = meeting.closing.as_ref().map_or(meeting.opened, |closing| closing.at).date();
        let tone = if here { Tone::Title } else { Tone::Text };
        let day = dates::full(Day(day));
        let used = pen.text(row.x, row.y, row.width, &format!("{day}  {}", meeting.mentor.line()), tone);
        let agreed = meeting.outcomes.values().filter(|outcome| matches!(outcome, Outcome::Agreed(..))).count();
        let differed = meeting.outcomes.len() - agreed;
        let mut parts = vec![format!("{} rated", meeting.given.len() + agreed_alone(meeting))];
        parts.extend((agreed > 0).then(|| format!("{agreed} agreed")));
        parts.extend((differed > 0).then(|| format!("{differed} left open")));
        let told = format!("  {}", parts.join(", "));
        pen.text(row.x + used, row.y, row.width.saturating_sub(used), &told, Tone::Soft);
    });
}

/// How many were agreed on and not rated blind before.
fn agreed_alone(meeting: &Meeting) -> usize {
    let agreed = meeting.outcomes.iter().filter(|(_, outcome)| matches!(outcome, Outcome::Agreed(..)));
    agreed.filter(|(id, _)| !meeting.given.contains_key(*id)).count()
}

/// The rows of a list that fit, the cursor's in sight.
fn list(
    pen: &mut Pen<'_>,
    area: Rect,
    rows: usize,
    at: usize,
    keys: bool,
    mut one: impl FnMut(&mut Pen<'_>, usize, Rect, bool),
) {
    let height = usize::from(area.height);
    let first = at.saturating_sub(height / 2).min(rows.saturating_sub(height));
    for (y, n) in (area.y..area.bottom()).zip(first..rows) {
        let here = n == at;
        if here && keys {
            pen.text(area.x, y, 1, "▸", Tone::Accent);
        }
        let row = Rect { x: area.x + 2, y, width: area.width.saturating_sub(4), height: 1 };
        one(pen, n, row, here);
        pen.hit(Rect { x: area.x, width: area.width, ..row }, Target::Row(n));
    }
    for (more, y, sign) in [(first > 0, area.y, "↑"), (first + height < rows, area.bottom().saturating_sub(1), "↓")]
    {
        if more && area.height > 1 {
            pen.text(area.right().saturating_sub(1), y, 1, sign, Tone::Faint);
        }
    }
}
