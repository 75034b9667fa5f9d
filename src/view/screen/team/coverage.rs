//! The coverage as a heat map by stage and area, and the competency under the cursor.

use ratatui::layout::Rect;

use crate::app::board::{Board, Row};
use crate::app::message::Target;
use crate::app::model::Model;
use crate::export::bar::{ASCII, BLOCKS};
use crate::export::{matrix_words, team_words, words};
use crate::framework::table::Ix;
use crate::insight::matrix::{Cell, Layout};
use crate::insight::team::{Risk, Team};
use crate::view::aside;
use crate::view::grid::Grid;
use crate::view::lanes;
use crate::view::pen::{self, Pen, width};
use crate::view::screen::team::asides;
use crate::view::theme::Tone;

/// Columns of a lane at least, and between two of them.
const LANES: (u16, u16) = (16, 2);

/// The most columns of the map.
const MAP: u16 = 180;

/// From so many rows below the detail on, what the competency asks for stands there.
const MORE: u16 = 8;

/// The mark of what is essential and nobody covers.
const NOBODY: &str = "!";
/// The mark of what hangs on one person.
const ALONE: &str = "1";

/// Draws the map and, below it, the competency under the cursor.
pub fn draw(model: &Model, team: &Team, whole: Rect, pen: &mut Pen<'_>) {
    let area = Rect { width: whole.width.min(MAP), ..whole };
    let framework = model.session.framework();
    let board = model.team.board(framework);
    let Some(here) = model.team.cursor(framework) else { return };
    let Some(place) = board.find(here) else { return };
    let least = match area.height {
        20.. => 7,
        9.. => 3,
        5.. => 1,
        _ => 0,
    };
    let legend = u16::from(area.height >= 9);
    let tallest = board.lanes.iter().map(|lane| lane.rows.len()).max().unwrap_or(0);
    let needed = u16::try_from(tallest + 1).unwrap_or(u16::MAX);
    let map = Rect { height: needed.min(area.height.saturating_sub(least + legend)), ..area };
    let grid = Grid::new(&board, place, (area.width, map.height.saturating_sub(1)), LANES);
    lanes(model, team, &board, &grid, here, map, pen);
    let mut y = map.bottom();
    if legend > 0 {
        let signs = if model.braille { BLOCKS } else { ASCII };
        let text = format!(
            "{} one person at 3 or more, up to three  {NOBODY} nobody, and essential  {ALONE} hangs on one  ( ) not asked for",
            signs.backed
        );
        let short = format!("{} one at 3 or more  {NOBODY} nobody  {ALONE} one alone", signs.backed);
        pen.text(area.x + 1, y, area.width, if width(&text) < area.width { &text } else { &short }, Tone::Soft);
        y += 1 + u16::from(area.bottom().saturating_sub(y) > 8);
    }
    let rest = Rect { x: area.x + 1, width: area.width.saturating_sub(1), y, height: area.bottom().saturating_sub(y) };
    let used = detail(model, team, here, rest, pen);
    let left = Rect { y: rest.y + used + 1, height: rest.height.saturating_sub(used + 1), ..rest };
    if left.height >= MORE {
        let wide = Rect { width: whole.width.saturating_sub(1), ..left };
        aside::draw(wide, pen, || asides::competency(model, here));
    }
}

fn lanes(model: &Model, team: &Team, board: &Board, grid: &Grid, here: Ix, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let layout = Layout::Stage;
    lanes::heads(framework, layout, board, grid, area, pen);
    for (n, at) in (0..board.lanes.len()).skip(grid.first).take(grid.count).enumerate() {
        let x = area.x + grid.column(n);
        for (row, y) in grid.rows(board, at).into_iter().zip(area.y + 1..) {
            match row {
                Row::Heading(of) => {
                    let name = matrix_words::section(framework, layout, Some(of)).unwrap_or_default();
                    let name = pen::fit(&name, usize::from(grid.width.saturating_sub(1)));
                    pen.text(x + 1, y, grid.width.saturating_sub(1), &name, Tone::Soft);
                }
                Row::Cell(found) => cell(model, team, found, here, Rect { x, y, width: grid.width, height: 1 }, pen),
            }
        }
    }
    // What is not on the screen sideways is said at its edge.
    if grid.first > 0 {
        pen.text(area.x, area.y, 1, "←", Tone::Accent);
    }
    if grid.first + grid.count < board.lanes.len() {
        pen.text(area.right().saturating_sub(1), area.y, 1, "→", Tone::Accent);
    }
}

fn cell(model: &Model, team: &Team, cell: Cell, here: Ix, area: Rect, pen: &mut Pen<'_>) {
    let ix = cell.competency;
    let Some(cover) = team.cover(ix) else { return };
    let asked = cell.weight > 0;
    let at_cursor = ix == here && model.overlay.is_none();
    if at_cursor {
        pen.text(area.x, area.y, 1, "▸", Tone::Accent);
    }
    let glyphs = if model.braille { BLOCKS } else { ASCII };
    let mut x = area.x + 1;
    for sign in team_words::depth(cover, glyphs.backed, glyphs.rest).chars() {
        let tone = if asked && sign != glyphs.rest { Tone::Accent } else { Tone::Faint };
        x += pen.text(x, area.y, 1, sign.encode_utf8(&mut [0; 4]), tone);
    }
    x += 1;
    let flag = team.flag(ix).map(|flag| if flag.risk == Risk::Nobody { NOBODY } else { ALONE });
    let flagged = if flag.is_some() { 2 } else { 0 };
    let room = area.right().saturating_sub(x + flagged);
    let brackets = if asked { 0 } else { 2 };
    let competency = model.session.framework().competency(ix);
    let title = matrix_words::called(competency, usize::from(room.saturating_sub(brackets)));
    let title = if asked { title.into_owned() } else { format!("({title})") };
    let title = pen::fit(&title, usize::from(room));
    let tone = match (at_cursor, asked) {
        (true, _) => Tone::Cursor,
        (false, true) => Tone::Text,
        (false, false) => Tone::Faint,
    };
    x += pen.text(x, area.y, room, &title, tone);
    if let Some(flag) = flag {
        pen.text(x + 1, area.y, 1, flag, Tone::Warn);
    }
    pen.hit(area, Target::Row(ix.number()));
}

/// Who is at what, and who could teach: as much as fits. Returns the rows used.
fn detail(model: &Model, team: &Team, ix: Ix, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let Some(cover) = team.cover(ix).filter(|_| area.height > 0) else { return 0 };
    let title = words::title(framework, ix);
    let count = format!("{} at 3 or more, {}", cover.independent, team_words::highest(cover));
    let used = pen.text(area.x, area.y, area.width, &title, Tone::Strong) + 3;
    let rest = |used: u16| area.width.saturating_sub(used);
    if area.height == 1 {
        pen.text(area.x + used, area.y, rest(used), &count, Tone::Text);
        return 1;
    }
    let about = format!("Level {} · {}", framework.competency(ix).level, team_words::weight(team.weight(ix)));
    pen.text(area.x + used, area.y, rest(used), &about, Tone::Soft);
    let used = pen.text(area.x, area.y + 1, area.width, &count, Tone::Text);
    let lead = if cover.teachers == 0 { " · nobody could teach it yet" } else { " · could teach: " };
    let used = used + pen.text(area.x + used, area.y + 1, rest(used), lead, Tone::Soft);
    if cover.teachers > 0 {
        let names =
            team_words::names_within(team, cover.named_teachers(), cover.teachers_unnamed, usize::from(rest(used)));
        pen.text(area.x + used, area.y + 1, rest(used), &names, Tone::Strong);
    }
    let mut y = area.y + 2;
    for rating in team_words::steps().filter(|rating| !cover.at(*rating).is_empty()) {
        if y >= area.bottom() {
            return area.height;
        }
        let label = rating.map_or_else(|| "unrated".to_owned(), |rating| rating.to_string());
        pen.text(area.x, y, 8, &label, Tone::Accent);
        let names = team_words::names_within(team, cover.at(rating), 0, usize::from(rest(9)));
        pen.text(area.x + 9, y, rest(9), &names, Tone::Text);
        y += 1;
    }
    if cover.independent_unnamed > 0 && y < area.bottom() {
        let told = format!("and {} of the redacted packets at 3 or more", cover.independent_unnamed);
        y += pen.text(area.x, y, area.width, &told, Tone::Soft).min(1);
    }
    y - area.y
}
