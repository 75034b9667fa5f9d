//! All competencies at once.
//!
//! ```text
//!   by stage and area   your lens, SRE   only gaps, 20 of 43
//!
//!   1 Operational literacy        2 Data fluency            3 Automation
//!    Observability                 Observability             Automation
//!   ▸███· Observability pillars    █··· Telemetry hygiene    ██·· Infrastructure
//!    ██·· Distributed tracing  ~   ▒··· Telemetry ingestion  ...
//!
//!   █ backed  ▒ claimed only  · not yet  blank unrated  ~ stale  ≠ disputed
//!
//!   Observability pillars   Level 1, core item
//!   3 Independent, backed, 3 expected
//! ```
//!
//! The steps of the layout, in columns between the margins and rows of the screen's own: from 5 rows one of details below the
//! map, from 12 the legend and three of details, from 26 air, nine of details and a longer text while nothing is rated. The
//! details stand in three columns from 97 columns and 6 rows on. A lane of less than 20 columns has a digit for each bar. Lanes
//! that do not fit are counted at the edge, and names end at a word. Where 8 rows and more are left below the details, the pages
//! of the competency stand there side by side; beside the details in full they do from 128 columns on.

pub mod detail;
pub mod edges;

use ratatui::layout::Rect;

use crate::app::board::{Board, Row};
use crate::app::keymap::Context;
use crate::app::message::Target;
use crate::app::model::Model;
use crate::app::pages;
use crate::app::room::leaf;
use crate::app::screen::walk::Page;
use crate::export::bar::BLOCKS;
use crate::export::{matrix_text, matrix_words as named};
use crate::framework::table::Ix;
use crate::insight::depth;
use crate::insight::matrix::{Cell, Filter, Group, Layout};
use crate::view::aside::{self, beside};
use crate::view::layout::inner;
use crate::view::pen::{self, Pen, width};
use crate::view::theme::Tone;

use crate::view::grid::Grid;
use crate::view::lanes;
use edges::{Column, Net};

/// The mark of what the cell under the cursor builds on.
const NEEDS: &str = "‹";
/// The mark of what builds on it.
const UNLOCKS: &str = "›";

/// The most columns of the map.
const MAP: u16 = 180;

/// From so many rows below the details on, the pages of the competency stand there.
const MORE: u16 = 8;

/// From these columns on, a cell has a bar; below, the rating as a digit with its sign.
const BARS: u16 = 20;

/// Columns of a lane at least, and between two of them.
const LANES: (u16, u16) = (16, 1);
/// The same where edges are drawn.
const LANES_WITH_EDGES: (u16, u16) = (13, edges::GUTTER);

/// Draws the screen.
pub fn draw(model: &Model, body: Rect, pen: &mut Pen<'_>) {
    let whole = inner(body, u16::MAX);
    let area = Rect { width: whole.width.min(MAP), ..whole };
    let matrix = &model.matrix;
    let board = matrix.board(&model.session);
    let Some(here) = matrix.cursor(&board) else {
        header(model, None, area, pen);
        nothing(model, Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }, pen);
        return;
    };
    if matrix.detail {
        header(model, None, area, pen);
        let rest = rows(whole, area.y + if area.height >= 12 { 2 } else { 1 });
        let (text, wide) = beside(rest, leaf(rest.width));
        detail::full(model, here, text, pen);
        aside::draw(wide, pen, || pages::after(&model.session, &model.keys, Page::Record, here));
        return;
    }
    let parts = Parts::new(model, &board, area);
    let grid = board.find(here).map(|place| {
        let lanes = if matrix.view.layout == Layout::Depth { LANES_WITH_EDGES } else { LANES };
        Grid::new(&board, place, (area.width, parts.map.height.saturating_sub(1)), lanes)
    });
    let Some(grid) = grid else { return };
    header(model, Some((&board, &grid)), area, pen);
    if let Some(teach) = parts.teach {
        let text = model.keys.told(Context::Matrix, if teach.height > 1 { TEACH } else { TEACH_BRIEFLY });
        pen.paragraph(teach, &text, Tone::Accent);
    }
    let columns = map(model, &board, &grid, here, parts.map, pen);
    if matrix.view.layout == Layout::Depth {
        lines(model, &board, &grid, here, &columns, pen, parts.map);
    }
    legend(model, &board, here, parts.legend, pen);
    let used = detail::pane(model, here, parts.detail, pen);
    let rest = rows(whole, parts.detail.y + used + 1);
    if area.width >= detail::WIDE.0 && rest.height >= MORE {
        let wide = Rect { x: rest.x + 1, width: rest.width.saturating_sub(1), ..rest };
        aside::draw(wide, pen, || pages::after(&model.session, &model.keys, Page::Rate, here));
    }
}

/// What is said while nothing is rated.
const TEACH: &str = "Nothing is rated yet, so every cell is blank. ⟨walk-page⟩ opens the page of a cell; rated there, its bar \
                     fills here: hatched for what you claim, solid for what is backed. ⟨placement⟩ asks four questions first.";

/// The same where there is one row for it.
const TEACH_BRIEFLY: &str = "Nothing is rated yet. ⟨walk-page⟩ opens a page, rate there: its cell fills here.";

/// Where the parts of the screen are.
struct Parts {
    teach: Option<Rect>,
    map: Rect,
    legend: Rect,
    detail: Rect,
}

impl Parts {
    /// Shares the rows out: the map gets what it needs, as long as a few are left for the details.
    fn new(model: &Model, board: &Board, area: Rect) -> Self {
        let airy = area.height >= 26;
        let least = match area.height {
            26.. => 9,
            12.. => 3,
            5.. => 1,
            _ => 0,
        };
        let legend = u16::from(area.height >= 12);
        let mut y = area.y + 1 + u16::from(airy);
        let mut teach = None;
        if model.session.overview().rated == 0 {
            let height = if airy { 2 } else { 1 };
            teach = Some(Rect { y, height, width: area.width.min(100), ..area });
            y += height + u16::from(airy);
        }
        let room = area.bottom().saturating_sub(y + legend + least);
        let tallest = board.lanes.iter().map(|lane| lane.rows.len()).max().unwrap_or(0);
        // Long edges pass below the lanes.
        let below = if model.matrix.view.layout == Layout::Depth { 2 } else { 0 };
        let needed = u16::try_from(tallest + 1).unwrap_or(u16::MAX).saturating_add(below);
        let map = Rect { y, height: needed.min(room), ..area };
        let legend = Rect { y: map.bottom(), height: legend, ..area };
        let air = u16::from(area.bottom().saturating_sub(legend.bottom()) > least.max(8));
        Self { teach, map, legend, detail: rows(area, legend.bottom() + air) }
    }
}

/// What is left of `area` from row `y` on.
fn rows(area: Rect, y: u16) -> Rect {
    Rect { y, height: area.bottom().saturating_sub(y), ..area }
}

/// What is looked at, and how.
fn header(model: &Model, shown: Option<(&Board, &Grid)>, area: Rect, pen: &mut Pen<'_>) {
    let framework = model.session.framework();
    let overview = model.session.overview();
    let view = &model.matrix.view;
    let mut room = area.width;
    if let Some((board, grid)) = shown {
        let (left, right) = (grid.first, board.lanes.len() - grid.first - grid.count);
        let more = match (left, right) {
            (0, 0) => String::new(),
            (0, right) => format!("{right} more →"),
            (left, 0) => format!("← {left} more"),
            (left, right) => format!("← {left} more {right} →"),
        };
        room = room.saturating_sub(width(&more) + 2);
        pen.text(area.right() - width(&more).min(area.width), area.y, width(&more), &more, Tone::Soft);
    }
    let groups = model.matrix.groups(&model.session);
    let count = groups.iter().flat_map(Group::cells).count();
    let all = framework.competencies().len();
    let filter = named::shown(view, count, all);
    let text = match &model.matrix.typing {
        Some(field) => format!("text › {}▏", field.raw()),
        None if view.text.is_empty() => String::new(),
        None => format!("text \"{}\"", view.text),
    };
    let lens = named::lens(framework, overview, view);
    let parts = [
        (view.layout.name(), Tone::Strong, 2),
        (lens.as_str(), if view.lens.is_some() { Tone::Accent } else { Tone::Soft }, 3),
        (filter.as_str(), Tone::Accent, 1),
        (text.as_str(), Tone::Accent, 0),
    ];
    // What narrows stays longest where there is little room: the columns' names tell the layout as well.
    let mut rank = 4;
    let wide = |rank| -> u16 {
        let kept = parts.iter().filter(|(part, _, of)| *of < rank && !part.is_empty());
        kept.map(|(part, ..)| width(part) + 3).sum::<u16>().saturating_sub(3)
    };
    while rank > 1 && wide(rank) > room {
        rank -= 1;
    }
    let mut x = area.x;
    for (part, tone, _) in parts.iter().filter(|(part, _, of)| *of < rank && !part.is_empty()) {
        let left = (area.x + room).saturating_sub(x);
        x += pen.text(x, area.y, left, part, *tone) + 3;
    }
}

/// Says why there is no cell.
fn nothing(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let view = &model.matrix.view;
    let mut told = named::nothing(view);
    if !view.text.is_empty() {
        told.push_str(&model.keys.told(Context::Narrow, " ⟨clear⟩ clears the text."));
    }
    if view.filter != Filter::All {
        told.push_str(&model.keys.told(Context::Matrix, " ⟨filter⟩ takes the next filter."));
    }
    pen.paragraph(area, &told, Tone::Soft);
}

/// Draws the lanes; returns where each row of them ends.
fn map(model: &Model, board: &Board, grid: &Grid, here: Ix, area: Rect, pen: &mut Pen<'_>) -> Vec<Column> {
    let framework = model.session.framework();
    let layout = model.matrix.view.layout;
    lanes::heads(framework, layout, board, grid, area, pen);
    let mut columns = Vec::new();
    for (n, at) in (0..board.lanes.len()).skip(grid.first).take(grid.count).enumerate() {
        let x = area.x + grid.column(n);
        let mut column = Column { x, width: grid.width, ends: Vec::new() };
        for (row, y) in grid.rows(board, at).into_iter().zip(area.y + 1..) {
            let spot = Rect { x, y, width: grid.width, height: 1 };
            column.ends.push(match row {
                Row::Heading(of) => {
                    let name = named::section(framework, layout, Some(of)).unwrap_or_default();
                    let name = pen::fit(&name, usize::from(grid.width.saturating_sub(1)));
                    x + 1 + pen.text(x + 1, y, grid.width.saturating_sub(1), &name, Tone::Soft)
                }
                Row::Cell(found) => cell(model, found, here, spot, pen),
            });
        }
        columns.push(column);
    }
    columns
}

/// Draws a cell; returns the column after it.
fn cell(model: &Model, cell: Cell, here: Ix, area: Rect, pen: &mut Pen<'_>) -> u16 {
    let framework = model.session.framework();
    let ix = cell.competency;
    let reading = model.session.reading(ix);
    let asked = cell.weight > 0;
    let mark = if ix == here {
        if model.overlay.is_none() { "▸" } else { " " }
    } else if framework.prerequisites(here).contains(&ix) {
        NEEDS
    } else if framework.prerequisites(ix).contains(&here) {
        UNLOCKS
    } else {
        " "
    };
    pen.text(area.x, area.y, 1, mark, Tone::Accent);
    let mut x = area.x + 1;
    let bar = matrix_text::bar(reading, BLOCKS);
    let signs = if area.width >= BARS {
        bar
    } else {
        // A digit, and the sign of its topmost step.
        let number = reading.effective.map_or_else(|| " ".to_owned(), |rating| rating.to_string());
        let top = usize::from(reading.number().max(1)) - 1;
        format!("{number}{}", bar.chars().nth(top).unwrap_or(' '))
    };
    for sign in signs.chars() {
        let tone = if asked && sign != BLOCKS.rest { Tone::Accent } else { Tone::Faint };
        x += pen.text(x, area.y, 1, sign.encode_utf8(&mut [0; 4]), tone);
    }
    x += 1;
    let mut flags = String::new();
    flags.extend(reading.stale.then_some(named::STALE));
    flags.extend(reading.disputed.then_some(named::DISPUTED));
    let flagged = if flags.is_empty() { 0 } else { width(&flags) + 1 };
    let room = area.right().saturating_sub(x + flagged);
    let brackets = if asked { 0 } else { 2 };
    let title = named::called(framework.competency(ix), usize::from(room.saturating_sub(brackets)));
    let title = if asked { title.into_owned() } else { format!("({title})") };
    let title = pen::fit(&title, usize::from(room));
    let tone = match (ix == here && model.overlay.is_none(), asked) {
        (true, _) => Tone::Cursor,
        (false, true) => Tone::Text,
        (false, false) => Tone::Faint,
    };
    let mut end = x + pen.text(x, area.y, room, &title, tone);
    if flagged > 0 {
        // Beside the title where it is short, else at the end of the lane.
        end += 1 + pen.text(end + 1, area.y, flagged, &flags, if asked { Tone::Warn } else { Tone::Faint });
    }
    pen.hit(area, Target::Row(ix.number()));
    end
}

/// Draws the edges of the cell under the cursor.
fn lines(model: &Model, board: &Board, grid: &Grid, here: Ix, columns: &[Column], pen: &mut Pen<'_>, area: Rect) {
    let framework = model.session.framework();
    let spot = |ix: Ix| {
        let place = board.find(ix)?;
        let lane = place.lane.checked_sub(grid.first).filter(|lane| *lane < grid.count)?;
        let row = place.row.checked_sub(grid.top).filter(|row| *row < grid.height)?;
        Some((lane, row))
    };
    let Some(at) = spot(here) else { return };
    let mut net = Net::default();
    for base in framework.prerequisites(here).iter().filter_map(|ix| spot(*ix)) {
        net.connect(columns, grid.height, base, at);
    }
    for next in depth::direct_dependents(framework, here).filter_map(spot) {
        net.connect(columns, grid.height, at, next);
    }
    for (x, y, glyph) in net.glyphs() {
        pen.text(x, area.y + 1 + y, 1, glyph, Tone::Accent);
    }
}

/// Explains the signs that are there, as many as fit, the most needed first.
fn legend(model: &Model, board: &Board, here: Ix, area: Rect, pen: &mut Pen<'_>) {
    if area.height == 0 {
        return;
    }
    let framework = model.session.framework();
    let cells = || board.lanes.iter().flat_map(|lane| lane.rows(false)).filter_map(Row::cell);
    let any = |has: &dyn Fn(Cell) -> bool| cells().any(has);
    let signs = [
        (BLOCKS.backed.to_string(), "backed", true),
        (BLOCKS.claimed.to_string(), "claimed only", true),
        (BLOCKS.rest.to_string(), "not yet", true),
        (String::new(), "blank unrated", true),
        (named::STALE.to_string(), "stale", any(&|cell| model.session.reading(cell.competency).stale)),
        (named::DISPUTED.to_string(), "disputed", any(&|cell| model.session.reading(cell.competency).disputed)),
        ("( )".to_owned(), "not asked", any(&|cell| cell.weight == 0)),
        (NEEDS.to_owned(), "builds on", !framework.prerequisites(here).is_empty()),
        (UNLOCKS.to_owned(), "unlocks", !framework.dependents(here).is_empty()),
    ];
    let mut x = area.x + 1;
    for (sign, says, _) in signs.iter().filter(|(.., there)| *there) {
        let told = format!("{sign} {says}");
        let told = told.trim_start();
        if x + width(told) > area.right() {
            return;
        }
        x += pen.text(x, area.y, width(told), told, Tone::Soft) + 2;
    }
}
