//! Flags, people, pairs, and who is at what: a list with the row under the cursor beside or below it.

use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::screen::team::list::{Head, Row, heading};
use crate::app::screen::team::{Part, list};
use crate::export::page::Page;
use crate::export::{team_words, words};
use crate::framework::framework::Framework;
use crate::insight::team::{Flag, Team};
use crate::view::aside::{self, beside};
use crate::view::layout::below;
use crate::view::pen::{Pen, width};
use crate::view::screen::team::asides;
use crate::view::sheet;
use crate::view::theme::Tone;

/// The most columns of a list with its detail.
const LISTS: u16 = 132;
/// From this width on the detail stands beside the list.
const BESIDE: u16 = 96;

/// Draws the list of the part that is shown, or what it is for.
pub fn draw(model: &Model, team: &Team, whole: Rect, pen: &mut Pen<'_>) {
    let (area, mut wide) = beside(whole, LISTS);
    let framework = model.session.framework();
    let Some(rows) = model.team.rows(framework).filter(|rows| !rows.is_empty()) else {
        let measure = Rect { width: area.width.min(76), ..area };
        pen.paragraph(measure, empty(model.team.part, team), Tone::Soft);
        return;
    };
    let mut area = area;
    let open = model.team.cursor(framework).filter(|_| model.team.who);
    if let Some(ix) = open {
        pen.text(area.x, area.y, area.width, &words::title(framework, ix), Tone::Strong);
        (area, wide) = (below(area, 1), below(wide, 1));
    }
    let here = model.team.here(&rows);
    let (left, detail) = if area.width >= BESIDE {
        let columns = area.width * 9 / 20;
        (Rect { width: columns, ..area }, Rect { x: area.x + columns + 4, width: area.width - columns - 4, ..area })
    } else {
        let below = if area.height >= 10 { area.height / 2 } else { area.height / 3 };
        let height = area.height - below;
        let air = u16::from(below > 3);
        (Rect { height: height.saturating_sub(air), ..area }, Rect { y: area.y + height, height: below, ..area })
    };
    let first = slice(rows.len(), here, left.height);
    for (n, y) in (first..rows.len()).zip(left.y..left.bottom()) {
        let Some(row) = rows.get(n) else { break };
        let line = Rect { y, height: 1, ..left };
        one(model, team, row, n == here && model.overlay.is_none(), line, pen);
        if !matches!(row, Row::Head(_)) {
            pen.hit(line, Target::Row(n));
        }
    }
    let last = first + usize::from(left.height);
    for (more, y, sign) in [(first > 0, left.y, "↑"), (last < rows.len(), left.bottom().saturating_sub(1), "↓")] {
        if more && left.height > 1 {
            pen.text(left.right().saturating_sub(1), y, 1, sign, Tone::Faint);
        }
    }
    let Some(row) = rows.get(here) else { return };
    if detail.height > 3 {
        sheet::glance(&told(model, team, row), detail, pen);
    } else if detail.height > 0 {
        pen.paragraph(detail, &list::told(framework, team, row), Tone::Soft);
    }
    aside::draw(wide, pen, || asides::of(model, team, row, open));
}

/// The first row shown, so that the one at `here` is, with its heading where that is just above.
fn slice(rows: usize, here: usize, height: u16) -> usize {
    let height = usize::from(height);
    here.saturating_sub(height / 2).min(rows.saturating_sub(height))
}

fn one(model: &Model, team: &Team, row: Row, here: bool, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    if let Row::Head(head) = row {
        let tone = if matches!(head, Head::Nobody) { Tone::Warn } else { Tone::Strong };
        pen.text(area.x, area.y, area.width, &heading(head), tone);
        return;
    }
    if here {
        pen.text(area.x, area.y, 1, "▸", Tone::Accent);
    }
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    // What stands at the right end; the name takes the rest.
    let (name, end) = match row {
        Row::Flag(n) => match team.flags.get(n) {
            Some(flag) => (words::title(framework, flag.competency), end(team, flag)),
            None => return,
        },
        Row::Pitfall(n) => match team.pitfalls.get(n) {
            Some(firing) => (words::pitfall_title(framework, firing), words::pitfall_state(firing.state).to_owned()),
            None => return,
        },
        Row::Person(position) => {
            let roles = team.people.get(position as usize).map_or(&[][..], |person| &person.roles);
            let short: Vec<String> =
                roles.iter().filter_map(|id| framework.role(id)).map(|role| role.short.line().into_owned()).collect();
            (team.label(position).to_owned(), short.join(", "))
        }
        Row::Pair(n) => match team.pairs.get(n) {
            Some(pair) => {
                let sign = if pair.both_ways() { "↔" } else { "→" };
                let (a, b) =
                    if pair.first_helps.is_empty() { (pair.second, pair.first) } else { (pair.first, pair.second) };
                (format!("{} {sign} {}", team.label(a), team.label(b)), String::new())
            }
            None => return,
        },
        Row::Head(_) => return,
    };
    let columns = if area.width >= 30 { width(&end).min(area.width / 2) } else { 0 };
    let room = area.width.saturating_sub(columns + if columns > 0 { 2 } else { 0 });
    pen.text(area.x, area.y, room, &name, if here { Tone::Cursor } else { Tone::Text });
    pen.text(area.right().saturating_sub(columns), area.y, columns, &end, Tone::Soft);
}

/// What a flag says in few words.
fn end(team: &Team, flag: &Flag) -> String {
    use crate::insight::team::Risk;
    match flag.risk {
        Risk::Nobody => team.cover(flag.competency).map_or_else(String::new, team_words::highest),
        Risk::OneAlone(Some(position)) => team.label(position).to_owned(),
        Risk::OneAlone(None) => "one of the redacted".to_owned(),
    }
}

/// The row under the cursor in full.
fn told(model: &Model, team: &Team, row: Row) -> Page {
    let framework = model.session.framework();
    let mut page = Page::default();
    match row {
        Row::Head(_) => {}
        Row::Flag(n) => {
            if let Some((flag, cover)) = team.flags.get(n).and_then(|flag| Some((flag, team.cover(flag.competency)?))) {
                page.head(words::title(framework, flag.competency));
                page.text(words::capital(&format!(
                    "{}. It is {}.",
                    team_words::risk(team, flag),
                    team_words::weight(flag.weight)
                )));
                page.soft(format!("Could teach: {}.", team_words::teachers(team, cover, 12)));
                for rating in team_words::steps().flatten().filter(|rating| !cover.at(Some(*rating)).is_empty()) {
                    page.point(format!("{rating}  {}", team_words::names(team, cover.at(Some(rating)), 12, 0)));
                }
                page.text(model.keys.told(Context::Team, "⟨open⟩ shows it in the coverage."));
            }
        }
        Row::Pitfall(n) => {
            if let Some(firing) = team.pitfalls.get(n) {
                page.head(words::pitfall_title(framework, firing));
                page.text(format!(
                    "{}: {}.",
                    words::capital(words::pitfall_state(firing.state)),
                    words::pitfall_numbers(framework, firing)
                ));
                let remedy: Vec<String> = firing.remedy.iter().map(|ix| words::title(framework, *ix)).collect();
                page.text(format!("Way out: {}.", words::list(&remedy)));
                page.soft("The numbers are the team's highest. A pitfall is about balance, not about blame.");
            }
        }
        Row::Person(position) => person(framework, team, position, &mut page),
        Row::Pair(n) => {
            if let Some(pair) = team.pairs.get(n) {
                page.head(format!("{} and {}", team.label(pair.first), team.label(pair.second)));
                for way in team_words::pair(framework, team, pair) {
                    page.text(way);
                }
                page.soft("Who helps is at 3 or more; who learns is below what their own target expects.");
            }
        }
    }
    page
}

fn person(framework: &Framework, team: &Team, position: u32, page: &mut Page) {
    let Some(person) = team.people.get(position as usize) else { return };
    page.head(format!("If {} leaves", team.label(position)));
    for sentence in team_words::leaving(framework, &team.leaving(position)) {
        page.text(sentence);
    }
    let pairs: Vec<String> = team.pairs_of(position).flat_map(|pair| team_words::pair(framework, team, pair)).collect();
    page.list("Learning", pairs.into_iter());
    page.gap();
    let sample = if person.sample { " A sample, made-up." } else { "" };
    page.soft(format!(
        "Active in stage {} {}. File: {}.{sample}",
        person.stage,
        words::stage_name(framework, person.stage),
        person.file.line()
    ));
}

/// What an empty part is for.
fn empty(part: Part, team: &Team) -> &'static str {
    match part {
        Part::Flags => {
            "Nothing essential is without anyone at 3, nothing hangs on one person alone, and the highest ratings \
             together show no pitfall."
        }
        Part::People => {
            "Nobody here is known by name: of redacted packets only levels are read, and what would change if one left \
             is not told."
        }
        Part::Pairs if team.people.is_empty() => "Pairs are told of named people alone.",
        Part::Pairs => {
            "Who could help whom will stand here: someone at 3 or more, and someone who has a gap there toward their own \
             target. There is no such pair yet."
        }
        Part::Coverage | Part::Mix => "Nobody is rated in it.",
    }
}
