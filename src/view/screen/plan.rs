//! What to do about the gaps: projects, goals, and the weeks ahead.
//!
//! ```text
//!   Gaps 20   Projects 46   Goals 2   Weeks
//!   Can, want and needed meet at Statistics for operations.
//!
//!   Gaps                              now to  want     Statistics for operations
//! ▸   77  Statistics for operations   1 to 3  ●●●      40  weight   essential, 2 steps short
//!     95  Model evaluation            1 to 3  waits    20  unlocks  11 build on it
//!                                                      77  in all
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: the list, and below it the row under the
//! cursor in as many lines as there are, from 12 rows in full; from 100 columns beside it. The strip of the weeks is drawn where
//! it fits whole. What of a row fits no more goes from its end. From 188 columns an aside says more of the row: the step ahead,
//! the evidence, the project in full. Beside the steps of a project, from 146 on, stand the competencies that it closes.

pub mod asides;
pub mod weeks;

use ratatui::layout::Rect;

use crate::app::agenda::{Item, Row, SECTIONS, Section};
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::export::page::Page;
use crate::export::{dates, plan_words, words};
use crate::framework::id::ProjectId;
use crate::framework::table::Ix;
use crate::insight::project::ProjectState;
use crate::profile::body::{ActionState, GoalState};
use crate::profile::day::Day;
use crate::view::aside::{self, beside};
use crate::view::item_detail::{briefly, state_and_waits, tell};
use crate::view::layout::{below, inner};
use crate::view::pen::{Pen, width, wrap};
use crate::view::sheet;
use crate::view::theme::Tone;

/// The most columns of the lists with their detail.
const LISTS: u16 = 132;
/// The most columns of a project's steps.
const STEPS: u16 = 90;
/// From this height on a list above its detail takes no more rows than it has.
const TALL: u16 = 40;
/// From this width on the detail stands beside the list.
const BESIDE: u16 = 100;
/// From this height on the detail stands below the list, in full.
const BELOW: u16 = 15;
/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let whole = inner(body, u16::MAX);
    if let Some(id) = &model.plan.open {
        let (area, wide) = beside(whole, STEPS);
        page(model, id, area, pen);
        aside::draw(wide, pen, || asides::closed(model, id));
        return;
    }
    let (area, wide) = beside(whole, LISTS);
    let mut top = sections(model, area, pen);
    if model.plan.section == Section::Gaps && area.height >= BELOW && !model.session.overview().gaps.is_empty() {
        let told = plan_words::recommended(model.session.framework(), model.session.overview());
        top += pen.text(area.x, area.y + top, area.width, &told, Tone::Text).min(1) + 1;
    } else if model.plan.section == Section::Weeks {
        top += weeks::head(model, below(area, top), pen);
    }
    let (area, wide) = (below(area, top), below(wide, top));
    let (rows, at) = model.plan.view(&model.session);
    let Some(row) = rows.get(at) else {
        pen.paragraph(
            Rect { width: area.width.min(76), ..area },
            &model.keys.told(Context::Plan, &empty(model)),
            Tone::Soft,
        );
        return;
    };
    // The picture of the weeks wants the whole width.
    let beside = area.width >= BESIDE && model.plan.section != Section::Weeks;
    let (left, detail) = if beside {
        let columns = area.width * 56 / 100;
        let beside = Rect { x: area.x + columns + 4, width: area.width - columns - 4, ..area };
        (Rect { width: columns, ..area }, beside)
    } else {
        let below = if area.height >= BELOW - 3 { area.height * 9 / 16 } else { area.height.min(6) / 2 };
        // In a tall body the list takes no more than it needs: the detail follows it.
        let needed = if area.height >= TALL { lines(&rows, area.height).len() + 1 } else { usize::MAX };
        let height = (area.height - below).min(u16::try_from(needed).unwrap_or(u16::MAX));
        let below = area.height - height;
        (
            Rect { height: height.saturating_sub(u16::from(below > 3)), ..area },
            Rect { y: area.y + height, height: below, ..area },
        )
    };
    list(model, &rows, at, left, pen);
    if detail.height > 3 {
        let mut page = Page::default();
        tell(model, &row.item, beside, &mut page);
        sheet::glance(&page, detail, pen);
    } else {
        pen.paragraph(detail, &briefly(model, &row.item), Tone::Soft);
    }
    aside::draw(wide, pen, || asides::of(model, &row.item));
}

/// The parts with how much is in each; returns the rows used.
fn sections(model: &Model, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let (overview, standing) = (model.session.overview(), model.session.standing());
    let under_way = overview.plan.projects.iter().filter(|report| report.state == ProjectState::UnderWay).count();
    let open = standing.goals.values().filter(|mark| mark.goal.state == GoalState::Open).count();
    let agreed = standing.actions.values().filter(|agreed| agreed.state == ActionState::Open).count();
    let mut x = area.x;
    for (n, (section, name)) in SECTIONS.iter().enumerate() {
        let count = match section {
            Section::Gaps => overview.gaps.len(),
            Section::Projects => under_way,
            Section::Goals => open + agreed,
            Section::Weeks => overview.plan.schedule.weeks.len(),
        };
        let here = *section == model.plan.section;
        let from = x;
        x += pen.text(x, area.y, area.right().saturating_sub(x), name, if here { Tone::Title } else { Tone::Soft });
        if count > 0 {
            x += pen.text(x, area.y, area.right().saturating_sub(x), &format!(" {count}"), Tone::Faint);
        }
        pen.hit(Rect { x: from, y: area.y, width: x - from, height: 1 }, Target::Choice(n, 0));
        x += 3;
    }
    if area.height >= 12 { 2 } else { 1 }
}

/// What an empty part is for, and the key that starts it.
fn empty(model: &Model) -> String {
    let overview = model.session.overview();
    match model.plan.section {
        Section::Gaps if !overview.unknown.is_empty() => format!(
            "Here stands what lies below what your role and target expect, most pressing first, with what makes it so. \
             {} of which something is expected {} not rated yet: ⟨go⟩ 2 walks through them.",
            words::count(overview.unknown.len(), "competency", "competencies"),
            if overview.unknown.len() == 1 { "is" } else { "are" }
        ),
        Section::Gaps => {
            "No gap: nothing that is rated stands below what your target expects. ⟨settings⟩ sets a higher one."
                .to_owned()
        }
        Section::Projects => "The framework has no projects.".to_owned(),
        Section::Goals => {
            "A goal is a wish, its best outcome, what in you stands in the way, and what you do if it does. \
             ⟨goal⟩ sets one. What you agree with a mentor is listed here too."
                .to_owned()
        }
        Section::Weeks => {
            "Here stand the weeks ahead, filled with what is under way and then with what closes the most \
             pressing gaps. Nothing can start yet: ⟨go⟩ 2 opens the walk, where you rate a little more."
                .to_owned()
        }
    }
}

/// The rows with their headings, by the numbers of the rows; with air between the parts where there is room.
fn lines(rows: &[Row], height: u16) -> Vec<Result<usize, &'static str>> {
    let mut lines = Vec::with_capacity(rows.len() + 8);
    let mut group = "";
    for (n, row) in rows.iter().enumerate() {
        if row.group != group {
            if !lines.is_empty() && height >= 8 {
                lines.push(Err(""));
            }
            lines.push(Err(row.group));
            group = row.group;
        }
        lines.push(Ok(n));
    }
    lines
}

/// The rows with their headings, the cursor's in sight.
fn list(model: &Model, rows: &[Row], at: usize, area: Rect, pen: &mut Pen<'_>) {
    let lines = lines(rows, area.height);
    let height = usize::from(area.height);
    let here = lines.iter().position(|line| *line == Ok(at)).unwrap_or(0);
    let first = here.saturating_sub(height / 2).min(lines.len().saturating_sub(height));
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(first)) {
        let line_area = Rect { y, height: 1, ..area };
        match line {
            Err(head) => {
                pen.text(area.x, y, area.width, head, Tone::Strong);
            }
            Ok(n) => {
                let Some(row) = rows.get(*n) else { continue };
                if *n == at && model.overlay.is_none() {
                    pen.text(area.x, y, 1, "▸", Tone::Accent);
                }
                one(
                    model,
                    &row.item,
                    *n == at,
                    Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..line_area },
                    pen,
                );
                pen.hit(line_area, Target::Row(*n));
            }
        }
    }
    for (more, y, sign) in
        [(first > 0, area.y, "↑"), (first + height < lines.len(), area.bottom().saturating_sub(1), "↓")]
    {
        if more && area.height > 1 {
            pen.text(area.right().saturating_sub(1), y, 1, sign, Tone::Faint);
        }
    }
}

/// One row.
fn one(model: &Model, item: &Item, here: bool, area: Rect, pen: &mut Pen<'_>) {
    let area = Rect { width: area.width.saturating_sub(2), ..area };
    let name = if here { Tone::Title } else { Tone::Text };
    // What stands at the right end, and in which tone; the name takes the rest.
    let (lead, title, end, tone) = match item {
        Item::Gap(ix) | Item::Ask(ix) | Item::Wanted(ix) => competency(model, *ix, area.width),
        Item::Project(id) => project(model, id, area.width),
        Item::Goal(id) => {
            let mark = model.session.standing().goals.values().find(|mark| mark.entry == *id);
            let wish = mark.map_or_else(String::new, |mark| mark.goal.wish.line().into_owned());
            let (end, tone) = match mark.map(|mark| mark.goal.state) {
                Some(GoalState::Reached) => ("reached", Tone::Accent),
                Some(GoalState::Dropped) => ("dropped", Tone::Faint),
                _ => ("", Tone::Soft),
            };
            (String::new(), wish, end.to_owned(), tone)
        }
        Item::Action(id) => {
            let agreed = model.session.standing().actions.values().find(|agreed| agreed.entry == *id);
            let text = agreed.map_or_else(String::new, |agreed| agreed.text.line().into_owned());
            let due =
                agreed.and_then(|agreed| agreed.due).map_or_else(String::new, |due| format!("by {}", dates::day(due)));
            let (end, tone) = match agreed.map(|agreed| agreed.state) {
                Some(ActionState::Done) => ("done".to_owned(), Tone::Accent),
                Some(ActionState::Dropped) => ("dropped".to_owned(), Tone::Faint),
                _ => (due, Tone::Soft),
            };
            (String::new(), text, end, tone)
        }
    };
    let mut x = area.x;
    if !lead.is_empty() {
        x += pen.text(x, area.y, area.width, &lead, if here { Tone::Title } else { Tone::Soft }) + 1;
    }
    let columns = width(&end);
    let strip = weeks::strip(model, item, area, pen);
    let room = area.right().saturating_sub(x + columns + strip + u16::from(columns > 0) * 2);
    pen.text(x, area.y, room, &title, name);
    pen.text(area.right().saturating_sub(columns + strip), area.y, columns, &end, tone);
}

/// A competency: its priority, its title, its ratings with how much it is wanted.
fn competency(model: &Model, ix: Ix, columns: u16) -> (String, String, String, Tone) {
    let overview = model.session.overview();
    let gap = overview.gaps.iter().find(|gap| gap.competency == ix);
    let lead = gap.map_or_else(|| "   ".to_owned(), |gap| format!("{:>3}", gap.priority));
    let want = match model.session.mark(ix).desire {
        // On a small screen the title comes first.
        _ if columns < 45 => "",
        None => "     ",
        Some(0) => "  ○○○",
        Some(1) => "  ●○○",
        Some(2) => "  ●●○",
        Some(_) => "  ●●●",
    };
    let now = model.session.reading(ix).effective;
    let end = match gap {
        Some(gap) => format!("{}{} to {}{want}", if gap.ready { "" } else { "waits  " }, gap.rating, gap.expected),
        None => format!("{}{want}", words::rating(now)),
    };
    let ready = gap.is_none_or(|gap| gap.ready);
    (lead, words::title(model.session.framework(), ix), end, if ready { Tone::Text } else { Tone::Faint })
}

/// A project: its id, its title, how it stands.
fn project(model: &Model, id: &ProjectId, columns: u16) -> (String, String, String, Tone) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let found = framework.project(id);
    let title = found.map_or_else(String::new, |project| project.title.line().into_owned());
    let Some(report) = overview.plan.project(id) else { return (id.to_string(), title, String::new(), Tone::Soft) };
    let undertaking = model.session.standing().undertakings.get(id);
    let (end, tone) = match (model.plan.section, report.state) {
        (Section::Weeks, _) => (format!("{} h", report.left), Tone::Soft),
        (_, ProjectState::UnderWay) => {
            let ticked = undertaking.map_or(0, |it| it.ticks.len());
            let steps = found.map_or(0, |project| framework.brief(project).steps.len());
            (format!("{ticked} of {steps} steps"), Tone::Accent)
        }
        (_, ProjectState::Finished | ProjectState::Dropped) if columns >= 50 => {
            (undertaking.map_or_else(String::new, |it| Day(it.since.date()).to_string()), Tone::Faint)
        }
        (_, ProjectState::Finished | ProjectState::Dropped) => (String::new(), Tone::Faint),
        _ => (format!("{} h", report.hours), Tone::Soft),
    };
    (format!("{:<3}", id.as_str()), title, end, tone)
}

/// The page of a project: its steps to tick, the cursor's in sight.
fn page(model: &Model, id: &ProjectId, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let (Some(project), Some(report)) = (framework.project(id), overview.plan.project(id)) else { return };
    let undertaking = model.session.standing().undertakings.get(id);
    let brief = framework.brief(project);
    let airy = area.height >= 14;
    let measure = Rect { width: area.width.min(90), ..area };
    pen.text(area.x, area.y, area.width, &format!("{id}  {}", project.title.line()), Tone::Title);
    let mut y = area.y + 1;
    pen.text(area.x, y, area.width, &state_and_waits(model, report), Tone::Soft);
    y += 1 + u16::from(airy);
    let rest = |y: u16| Rect { y, height: area.bottom().saturating_sub(y), ..measure };
    if airy {
        y += pen.paragraph(Rect { height: 3, ..rest(y) }, &plan_words::closes(framework, report), Tone::Text);
        y += pen.paragraph(Rect { height: 3, ..rest(y) }, &format!("Done when: {}", brief.outcome.line()), Tone::Soft)
            + 1;
    }
    // Each step with the lines that it takes; the cursor's is kept in sight whole.
    let text_at = 8;
    let steps: Vec<(String, Vec<String>)> = (1_u8..)
        .zip(&brief.steps)
        .map(|(n, step)| {
            let tick = undertaking.and_then(|it| it.ticks.get(&n));
            let date = tick.map_or_else(String::new, |tick| format!("  {}", Day(tick.at.date())));
            let lines = wrap(&format!("{}{date}", step.line()), measure.width.saturating_sub(text_at))
                .into_iter()
                .map(std::borrow::Cow::into_owned)
                .collect();
            (format!("{} {n}", if tick.is_some() { "[x]" } else { "[ ]" }), lines)
        })
        .collect();
    let height = usize::from(area.bottom().saturating_sub(y));
    let mut first = 0;
    let needed = |first: usize| steps.iter().take(model.plan.step + 1).skip(first).map(|(_, l)| l.len()).sum::<usize>();
    while first < model.plan.step && needed(first) > height {
        first += 1;
    }
    for (n, (mark, lines)) in steps.iter().enumerate().skip(first) {
        let here = n == model.plan.step;
        let from = y;
        for (row, line) in lines.iter().enumerate() {
            if y >= area.bottom() {
                return;
            }
            if row == 0 {
                if here && model.overlay.is_none() {
                    pen.text(area.x, y, 1, "▸", Tone::Accent);
                }
                let ticked = mark.starts_with("[x");
                pen.text(area.x + 2, y, 5, mark, if ticked { Tone::Accent } else { Tone::Soft });
            }
            pen.text(
                area.x + text_at,
                y,
                measure.width.saturating_sub(text_at),
                line,
                if here { Tone::Strong } else { Tone::Text },
            );
            y += 1;
        }
        pen.hit(Rect { y: from, height: y - from, ..measure }, Target::Row(n));
    }
    if y + 1 < area.bottom() {
        pen.paragraph(rest(y + 1), &format!("Data or sandbox: {}", brief.data.line()), Tone::Soft);
    }
}
