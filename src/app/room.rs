//! How much room a page of text has in a terminal. The view lays the page out by the same numbers, so that nothing
//! scrolls further than what is seen.

use crate::export::page::{MEASURE, Page};

/// A size in columns and rows.
type Size = (u16, u16);

/// From this height of the terminal on the tabs are drawn.
pub const WITH_TABS: u16 = 6;

/// The width of the reader's panel: the measure, and its border with its air.
pub const PANEL: u16 = MEASURE as u16 + 8;

/// The rows of a panel's border, above and below.
const BORDER: u16 = 2;

/// The rows of the header with the tab bar, in a terminal of `rows`: then a line under the open tab, then air. Each comes
/// with a row of the terminal's, so that no screen has less of them in a larger one.
#[must_use]
pub fn header(rows: u16) -> u16 {
    match rows {
        0..WITH_TABS => 0,
        WITH_TABS..20 => 2,
        20..22 => 3,
        _ => 4,
    }
}

/// The rows below the tab bar and above the notice.
fn body(rows: u16) -> u16 {
    let footer = if rows < 4 { 0 } else { 2 };
    rows.saturating_sub(header(rows) + footer)
}

/// The margin at the left and right of a screen `columns` wide.
#[must_use]
pub fn margin(columns: u16) -> u16 {
    match columns {
        100.. => 4,
        60.. => 2,
        _ => 1,
    }
}

/// The columns between the margins of a screen `columns` wide.
#[must_use]
pub fn within(columns: u16) -> u16 {
    columns.saturating_sub(2 * margin(columns))
}

/// The rows that the place in the walk takes above a page, in a body of `rows`.
#[must_use]
pub fn trail(rows: u16) -> u16 {
    match rows {
        18.. => 2,
        11.. => 1,
        _ => 0,
    }
}

/// The rows that the title of a page of the walk takes.
pub const TITLE: u16 = 2;

/// The air at the left and right within a panel on a screen `columns` wide.
#[must_use]
pub fn air(columns: u16) -> u16 {
    if columns >= 60 { 2 } else { 0 }
}

/// The rows that the line below the title of `page` takes in a panel of `rows`: on a small one the text needs them more.
#[must_use]
pub fn about(page: &Page, rows: u16) -> u16 {
    if rows >= 8 && !page.about.is_empty() { 2 } else { 0 }
}

/// The most columns that the screen of documents takes with one column of the preview.
pub const REPORTS: u16 = 140;

/// Columns between the formats and the preview, and between two columns of it.
pub const REPORTS_GAP: u16 = 4;

/// The rows above the preview where the formats have no column.
pub const REPORTS_HEAD: u16 = 3;

/// How the screen of documents shares out its columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// Those of the list of formats; 0 where it has none.
    pub list: u16,
    /// Those of each column of the preview.
    pub preview: u16,
    /// How many columns the preview is set in, the second going on where the first ends.
    pub count: u16,
}

/// How a terminal of so many columns is shared out.
#[must_use]
pub fn reports(columns: u16) -> Shares {
    let width = within(columns);
    let list = match width {
        88.. => 34,
        68.. => 27,
        _ => 0,
    };
    let beside = if list > 0 { list + REPORTS_GAP } else { 0 };
    // Two columns of the measure and more are better read than one that is wider.
    let least = MEASURE as u16 + REPORTS_GAP;
    let count = (width.saturating_sub(beside) + REPORTS_GAP) / least;
    if count < 2 {
        return Shares { list, preview: width.min(REPORTS).saturating_sub(beside), count: 1 };
    }
    let each = (width.saturating_sub(beside) + REPORTS_GAP) / count;
    Shares { list, preview: each.saturating_sub(REPORTS_GAP).min(REPORTS - 34), count }
}

/// How many lines of a preview of `lines` can be scrolled past.
#[must_use]
pub fn past_in_reports(lines: usize, (columns, rows): Size) -> u16 {
    let Shares { list, count, .. } = reports(columns);
    let head = if list > 0 { 0 } else { REPORTS_HEAD };
    let room = body(rows).saturating_sub(head);
    // The last row of each column is kept for saying what is above and below.
    if count > 1 { beyond(lines, room.saturating_sub(1).saturating_mul(count) + 1) } else { beyond(lines, room) }
}

/// The columns that an aside has at least: pages of text at the right of a screen's own part.
pub const ASIDE: u16 = 52;

/// The columns between a screen's own part and an aside, and between two asides.
pub const ASIDE_GAP: u16 = 4;

/// The most columns that a page of the walk takes.
pub const WALK: u16 = 132;

/// The columns of a page of text in the walk, of the `width` there are: its measure where the next page has room beside it.
#[must_use]
pub fn leaf(width: u16) -> u16 {
    let measure = MEASURE as u16;
    if width >= measure + ASIDE_GAP + ASIDE { measure } else { width.min(WALK) }
}

/// The columns of the reader's text.
#[must_use]
pub fn reader_columns(columns: u16) -> u16 {
    columns.saturating_sub(2).min(PANEL).saturating_sub(4 + 2 * air(columns))
}

/// How many lines of `page` can be scrolled past, as a page of the walk.
#[must_use]
pub fn past_in_walk(page: &Page, (columns, rows): Size) -> u16 {
    let body = body(rows);
    let width = leaf(within(columns));
    past(page, width, body.saturating_sub(trail(body) + TITLE))
}

/// The rows above a part of the team, in a body of `rows`: the parts, and whose team it is.
#[must_use]
pub fn team_head(rows: u16) -> u16 {
    match rows {
        14.. => 3,
        8.. => 2,
        _ => 1,
    }
}

/// How many lines of `page` can be scrolled past, as the last part of the team.
#[must_use]
pub fn past_in_team(page: &Page, (columns, rows): Size) -> u16 {
    let body = body(rows);
    past(page, leaf(within(columns)), body.saturating_sub(team_head(body)))
}

/// How many columns a session has.
#[must_use]
pub fn in_session((columns, _): Size) -> u16 {
    within(columns).min(SESSION)
}

/// What a page of a session stands beside or below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The parts of the session alone.
    Parts,
    /// A few lines of text.
    Head,
    /// The sessions that were held.
    List,
    /// The anchors of a competency.
    Anchors,
}

/// From this width on two things of a session stand side by side.
pub const SESSION_BESIDE: u16 = 96;

/// The most columns that a session takes.
pub const SESSION: u16 = 132;

/// The columns of minutes, of the `width` there are between the margins: no more than they need where an aside has room
/// beside them.
#[must_use]
pub fn minutes(width: u16) -> u16 {
    if width >= MINUTES + ASIDE_GAP + ASIDE { MINUTES } else { width.min(SESSION) }
}

/// The columns that a table of ratings and the notes below it need.
const MINUTES: u16 = 96;

/// How many lines of `page` can be scrolled past in a session. What stands above it may take a row or two less than is
/// reckoned with here: the last line is always reached.
#[must_use]
pub fn past_in_mentor(page: &Page, beside: Beside, (columns, rows): Size) -> u16 {
    let body = body(rows);
    let width = in_session((columns, rows));
    let two = width >= SESSION_BESIDE;
    let right = |left: u16| width.saturating_sub(width * left / 100 + 4);
    match beside {
        Beside::Parts => past(page, width, body.saturating_sub(if body >= 12 { 2 } else { 1 })),
        Beside::Head => past(page, width, body.saturating_sub(6)),
        Beside::List if two => past(page, right(56), body.saturating_sub(5)),
        Beside::List => past(page, width, body.saturating_sub(5) * 7 / 16),
        Beside::Anchors if two => past(page, right(58), body.saturating_sub(5)),
        // The anchors take all of it.
        Beside::Anchors if body < 9 => 0,
        Beside::Anchors => past(page, width, body.saturating_sub(5) * 6 / 16),
    }
}

/// How many lines of `page` can be scrolled past, in the reader.
#[must_use]
pub fn past_in_reader(page: &Page, (columns, rows): Size) -> u16 {
    let inside = body(rows).saturating_sub(BORDER);
    past(page, reader_columns(columns), inside.saturating_sub(about(page, inside)))
}

fn past(page: &Page, columns: u16, rows: u16) -> u16 {
    beyond(page.drawn(columns).len(), rows)
}

fn beyond(lines: usize, rows: u16) -> u16 {
    if lines <= usize::from(rows) {
        return 0;
    }
    // The last row says what is above and below.
    let past = lines.saturating_sub(usize::from(rows.saturating_sub(1)));
    u16::try_from(past).unwrap_or(u16::MAX)
}
