//! Every key, once. Input, footer, help, palette, README and `opsarc keys` are read off this table.

use std::sync::LazyLock;

use crate::app::action::Action;
pub use crate::app::context::{CONTEXTS, Context};
use crate::app::tabs::Tab;

/// One row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys, the one to show first.
    pub keys: &'static [&'static str],
    /// What it does.
    pub action: Action,
    /// Its name in the footer and the palette.
    pub name: &'static str,
    /// What it does, in a few words.
    pub says: &'static str,
    /// Its place in the footer, 1 first; 0 keeps it out.
    pub rank: u8,
}

/// The keys that every keyboard has and every hand finds: with them and typed text alone, all of the program is reached.
pub const PLAIN_KEYS: [&str; 8] = ["↑", "↓", "←", "→", "Enter", "Esc", "Tab", "BackTab"];

/// The rows of each context, found once: the table is long, and a footer asks for two of them.
static OF: LazyLock<Vec<&'static [Binding]>> = LazyLock::new(|| {
    let mut rows: Vec<&'static [Binding]> = KEYMAP.chunk_by(|a, b| a.context == b.context).collect();
    rows.sort_by_key(|rows| rows.first().map(|binding| binding.context));
    rows
});

/// The rows of `context`, in the order of the table, in which they stand together.
#[must_use]
pub fn of(context: Context) -> &'static [Binding] {
    let at = OF.binary_search_by_key(&Some(context), |rows| rows.first().map(|binding| binding.context));
    at.ok().and_then(|at| OF.get(at)).copied().unwrap_or_default()
}

const fn on(
    context: Context,
    keys: &'static [&'static str],
    action: Action,
    name: &'static str,
    says: &'static str,
    rank: u8,
) -> Binding {
    Binding { context, keys, action, name, says, rank }
}

use Action as A;
use Context as C;

/// Every key of the program.
#[rustfmt::skip]
pub const KEYMAP: &[Binding] = &[
    on(C::Arc, &["Enter"], A::Open, "open", "open what the cursor is on", 1),
    on(C::Arc, &["i"], A::Read, "read", "read about what the cursor is on", 3),
    on(C::Arc, &["w"], A::WalkOn, "walk on", "go on with the walk where it stopped", 2),
    on(C::Arc, &["r"], A::Review, "review", "this week's review: at most five minutes", 3),
    on(C::Arc, &["f"], A::Forecast, "forecast", "when the next level, at your own pace", 4),
    on(C::Arc, &["↓", "j", "Tab"], A::Down, "next item", "move to the next item", 0),
    on(C::Arc, &["↑", "k", "BackTab"], A::Up, "previous item", "move to the previous item; from the first, to the row of tabs", 0),
    on(C::Arc, &["Home"], A::Top, "first item", "move to the first item", 0),
    on(C::Arc, &["End"], A::Bottom, "last item", "move to the last item", 0),
    on(C::Arc, &["s"], A::Settings, "settings", "change name, roles, pathway, target and hours", 5),
    on(C::Arc, &["y"], A::Copy, "copy", "copy the item under the cursor", 0),

    on(C::Walk, &["0"], A::Rate(0), "rate 0", "not yet: no working knowledge", 0),
    on(C::Walk, &["1"], A::Rate(1), "rate 1", "aware: can explain and recognise", 0),
    on(C::Walk, &["2"], A::Rate(2), "rate 2", "assisted: does it with guidance", 0),
    on(C::Walk, &["3"], A::Rate(3), "rate 3", "independent: does it alone; counts with evidence", 0),
    on(C::Walk, &["4"], A::Rate(4), "rate 4", "leads others; counts when a mentor gives it", 0),
    on(C::Walk, &["Enter"], A::Open, "rate", "give the rating under the cursor", 1),
    on(C::Walk, &["x"], A::Clear, "clear", "take your rating back to unrated", 4),
    on(C::Walk, &["e"], A::Evidence, "evidence", "add a piece of evidence", 2),
    on(C::Walk, &["n"], A::Note, "note", "add a note", 3),
    on(C::Walk, &["O"], A::Opportunity, "no opportunity", "no opportunity yet, or there is one: an ask for the manager", 0),
    on(C::Walk, &["E"], A::Editor, "note in the editor", "write a note in $VISUAL or $EDITOR", 0),
    on(C::Walk, &["Tab"], A::More, "more", "next page of this competency", 5),
    on(C::Walk, &["BackTab"], A::Less, "less", "previous page of this competency", 0),
    on(C::Walk, &["→", "l"], A::Right, "go on", "next competency", 6),
    on(C::Walk, &["←", "h"], A::Left, "go back", "previous competency", 0),
    on(C::Walk, &["↑", "k"], A::Up, "up", "move up; from the first, to the row of tabs", 0),
    on(C::Walk, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Walk, &["PgUp"], A::PageUp, "page up", "scroll a page up", 0),
    on(C::Walk, &["PgDn", "Space"], A::PageDown, "page down", "scroll a page down", 0),
    on(C::Walk, &["Home"], A::Top, "first", "first competency of the walk", 0),
    on(C::Walk, &["End"], A::Bottom, "last", "last competency of the walk", 0),
    on(C::Walk, &["w"], A::NextUnrated, "next unrated", "next competency that is not rated", 7),
    on(C::Walk, &["o"], A::Order, "order", "order of the walk: by stage, by pathway, only stale, only disputed, this week's review", 9),
    on(C::Walk, &["y"], A::Copy, "copy", "copy the anchor under the cursor", 0),

    on(C::Matrix, &["Enter"], A::Open, "walk page", "open the page of the cell under the cursor; Esc comes back to it", 1),
    on(C::Matrix, &["v"], A::Layout, "layout", "next layout: by stage and area, by level and domain, by prerequisites", 2),
    on(C::Matrix, &["r"], A::Lens, "lens", "next lens: your own roles, then each role cluster", 3),
    on(C::Matrix, &["f"], A::Filter, "filter", "next filter: all, only gaps, stale, unrated, claimed, disputed", 4),
    on(C::Matrix, &["t"], A::Narrow, "text", "only cells whose title, id, area or domain holds a text", 5),
    on(C::Matrix, &["Tab"], A::More, "details", "the details of the cell in full, or the map again", 6),
    on(C::Matrix, &["←", "h"], A::Left, "left", "to the column at the left", 0),
    on(C::Matrix, &["→", "l"], A::Right, "right", "to the column at the right", 0),
    on(C::Matrix, &["↑", "k"], A::Up, "up", "to the cell above; from the first, to the row of tabs", 0),
    on(C::Matrix, &["↓", "j"], A::Down, "down", "to the cell below", 0),
    on(C::Matrix, &["PgUp"], A::PageUp, "page up", "some cells up, or scroll the details", 0),
    on(C::Matrix, &["PgDn", "Space"], A::PageDown, "page down", "some cells down, or scroll the details", 0),
    on(C::Matrix, &["Home"], A::Top, "first", "to the first cell", 0),
    on(C::Matrix, &["End"], A::Bottom, "last", "to the last cell", 0),
    on(C::Matrix, &["y"], A::Copy, "copy", "copy the cell under the cursor as a line", 0),

    on(C::Narrow, &["Enter"], A::Accept, "keep", "keep the text and go on", 1),
    on(C::Narrow, &["Esc"], A::Back, "clear", "clear the text", 2),
    on(C::Narrow, &["↑"], A::Up, "up", "to the cell above", 0),
    on(C::Narrow, &["↓", "Tab"], A::Down, "down", "to the cell below", 0),
    on(C::Timeline, &["←", "h"], A::Left, "earlier", "to the day with entries before this one", 1),
    on(C::Timeline, &["→", "l"], A::Right, "later", "to the next day with entries", 2),
    on(C::Timeline, &["Tab"], A::More, "log, chart, milestones", "next of log, chart, milestones and changes", 3),
    on(C::Timeline, &["BackTab"], A::Less, "previous list", "previous of log, chart, milestones and changes", 0),
    on(C::Timeline, &["m", "Space"], A::Toggle, "compare", "hold this day beside the ones you go to; again to let it go", 4),
    on(C::Timeline, &["Enter"], A::Open, "open", "go to the competency of an entry, or to the day of a milestone", 5),
    on(C::Timeline, &["x"], A::Clear, "take back", "take your own entry under the cursor back", 6),
    on(C::Timeline, &[","], A::DayBefore, "day before", "to the day before", 0),
    on(C::Timeline, &["."], A::DayAfter, "day after", "to the day after", 0),
    on(C::Timeline, &["PgUp"], A::PageUp, "month before", "a month back", 0),
    on(C::Timeline, &["PgDn"], A::PageDown, "month after", "a month on", 0),
    on(C::Timeline, &["Home"], A::Top, "first day", "to the first day with entries", 0),
    on(C::Timeline, &["End"], A::Bottom, "last day", "to the last day", 0),
    on(C::Timeline, &["↑", "k"], A::Up, "up", "move up in the list; from the first, to the row of tabs", 0),
    on(C::Timeline, &["↓", "j"], A::Down, "down", "move down in the list", 0),
    on(C::Timeline, &["y"], A::Copy, "copy", "copy the item under the cursor", 0),
    on(C::Plan, &["Enter"], A::Open, "open", "open what the cursor is on: its page, a project's steps, a goal's words", 1),
    on(C::Plan, &["t"], A::TakeOn, "take on", "take a project on", 3),
    on(C::Plan, &["Space"], A::Toggle, "tick", "tick a step of the open project, or take the tick back", 2),
    on(C::Plan, &["F"], A::Finish, "finish", "finish it with evidence, then look at the rating again", 4),
    on(C::Plan, &["d"], A::Drop, "drop", "drop it, with a reason", 5),
    on(C::Plan, &["w"], A::Want, "want", "how much you want to work on it: 1, 2, 3, 0", 6),
    on(C::Plan, &["o"], A::Opportunity, "no opportunity", "no opportunity yet, or there is one: an ask for the manager", 8),
    on(C::Plan, &["a"], A::Goal, "goal", "set a goal", 7),
    on(C::Plan, &["Tab", "→", "l"], A::More, "next part", "gaps, projects, goals, weeks", 9),
    on(C::Plan, &["BackTab", "←", "h"], A::Less, "previous part", "the part before", 0),
    on(C::Plan, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Plan, &["↑", "k"], A::Up, "up", "move up; from the first, to the row of tabs", 0),
    on(C::Plan, &["PgDn"], A::PageDown, "page down", "a page down", 0),
    on(C::Plan, &["PgUp"], A::PageUp, "page up", "a page up", 0),
    on(C::Plan, &["Home"], A::Top, "first", "to the first row", 0),
    on(C::Plan, &["End"], A::Bottom, "last", "to the last row", 0),
    on(C::Plan, &["s"], A::Settings, "hours", "change hours a week, and the other settings", 10),
    on(C::Plan, &["y"], A::Copy, "copy", "copy the item under the cursor", 0),

    on(C::Mentor, &["Enter"], A::Open, "open", "the next thing to do: go on with the session, open a competency, read minutes, close", 1),
    on(C::Mentor, &["o"], A::OpenSession, "session", "open a session with a mentor, or go on with the open one", 2),
    on(C::Mentor, &["Tab", "→", "l"], A::More, "next part", "since last time, agenda, actions, close", 3),
    on(C::Mentor, &["BackTab", "←", "h"], A::Less, "previous part", "the part before", 0),
    on(C::Mentor, &["r"], A::Reveal, "reveal", "lay the ratings given blind beside the person's own", 4),
    on(C::Mentor, &["t"], A::Topic, "add topic", "put a competency on the agenda", 5),
    on(C::Mentor, &["a"], A::NewAction, "action", "set an action with a date and what will show it: at most three", 6),
    on(C::Mentor, &["F"], A::Finish, "done", "say that the action under the cursor is done", 7),
    on(C::Mentor, &["d"], A::Drop, "drop", "drop the action under the cursor, with a reason", 8),
    on(C::Mentor, &["c"], A::CloseSession, "close", "close the session: the next date, a few words, the minutes", 9),
    on(C::Mentor, &["w"], A::Write, "write", "write the minutes to a file", 10),
    on(C::Mentor, &["z"], A::Aside, "set aside", "leave the session open and give the seat back", 12),
    on(C::Mentor, &["y"], A::Copy, "copy", "copy the minutes, or the item under the cursor", 11),
    on(C::Mentor, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Mentor, &["↑", "k"], A::Up, "up", "move up; from the first, to the row of tabs", 0),
    on(C::Mentor, &["PgDn", "Space"], A::PageDown, "page down", "a page down", 0),
    on(C::Mentor, &["PgUp"], A::PageUp, "page up", "a page up", 0),
    on(C::Mentor, &["Home"], A::Top, "first", "to the first row", 0),
    on(C::Mentor, &["End"], A::Bottom, "last", "to the last row", 0),

    on(C::Judge, &["0"], A::Rate(0), "rate 0", "not yet", 0),
    on(C::Judge, &["1"], A::Rate(1), "rate 1", "aware", 0),
    on(C::Judge, &["2"], A::Rate(2), "rate 2", "assisted", 0),
    on(C::Judge, &["3"], A::Rate(3), "rate 3", "independent", 0),
    on(C::Judge, &["4"], A::Rate(4), "rate 4", "leads others", 0),
    on(C::Judge, &["Enter"], A::Open, "rate", "give the rating under the cursor; once both are seen, agree on it", 1),
    on(C::Judge, &["x"], A::Clear, "cannot tell", "say that you cannot tell", 2),
    on(C::Judge, &["r"], A::Reveal, "reveal", "lay the ratings given blind beside the person's own", 3),
    on(C::Judge, &["d"], A::Differ, "leave open", "leave it at seeing it differently", 4),
    on(C::Judge, &["→", "l", "Tab"], A::Right, "next", "the next of the agenda; nothing needs to be rated", 5),
    on(C::Judge, &["←", "h", "BackTab"], A::Left, "previous", "the one before", 0),
    on(C::Judge, &["a"], A::NewAction, "action", "set an action for it", 6),
    on(C::Judge, &["e"], A::Evidence, "evidence", "add a piece of evidence", 7),
    on(C::Judge, &["n"], A::Note, "note", "add a note", 8),
    on(C::Judge, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Judge, &["↑", "k"], A::Up, "up", "move up; from the first, to the row of tabs", 0),
    on(C::Judge, &["PgDn", "Space"], A::PageDown, "page down", "scroll the evidence down", 0),
    on(C::Judge, &["PgUp"], A::PageUp, "page up", "scroll the evidence up", 0),
    on(C::Judge, &["y"], A::Copy, "copy", "copy the anchor under the cursor", 0),

    on(C::Sitting, &["ctrl-s"], A::Accept, "keep", "put it in the record", 1),
    on(C::Sitting, &["Enter"], A::Open, "next", "next field; on the last one, keep it", 2),
    on(C::Sitting, &["↓", "Tab"], A::NextField, "next field", "next field; from the last one, to the line that ends the form", 0),
    on(C::Sitting, &["↑", "BackTab"], A::PrevField, "previous field", "previous field", 0),
    on(C::Sitting, &["ctrl-e"], A::Editor, "editor", "go on in $VISUAL or $EDITOR, in the field the cursor is in", 4),
    on(C::Sitting, &["Esc"], A::Back, "later", "close; what you typed is kept", 3),

    on(C::Team, &["Enter"], A::Open, "open", "name the folder; in the coverage, who is at what; of a flag, its place in the coverage", 1),
    on(C::Team, &["Tab"], A::More, "next part", "coverage, flags, people, pairs, mix", 2),
    on(C::Team, &["BackTab"], A::Less, "previous part", "the part before", 0),
    on(C::Team, &["r"], A::Lens, "needed", "what is needed: the roles of these people, then each role cluster", 3),
    on(C::Team, &["o"], A::Folder, "folder", "read another folder", 4),
    on(C::Team, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Team, &["↑", "k"], A::Up, "up", "move up; from the first, to the row of tabs", 0),
    on(C::Team, &["←", "h"], A::Left, "left", "to the column at the left of the coverage", 0),
    on(C::Team, &["→", "l"], A::Right, "right", "to the column at the right of the coverage", 0),
    on(C::Team, &["PgDn", "Space"], A::PageDown, "page down", "some rows down", 0),
    on(C::Team, &["PgUp"], A::PageUp, "page up", "some rows up", 0),
    on(C::Team, &["Home"], A::Top, "first", "to the first row", 0),
    on(C::Team, &["End"], A::Bottom, "last", "to the last row", 0),
    on(C::Team, &["y"], A::Copy, "copy", "copy what the cursor is on as a line", 0),

    on(C::Folder, &["Enter", "ctrl-s"], A::Accept, "read it", "read the folder", 1),
    on(C::Folder, &["↓", "Tab"], A::NextField, "next", "to the line that ends the form", 0),
    on(C::Folder, &["↑", "BackTab"], A::PrevField, "previous", "back to the text", 0),
    on(C::Folder, &["Esc"], A::Back, "back", "leave it as it was", 2),

    on(C::Reports, &["Enter"], A::Open, "write", "write the document to a file", 1),
    on(C::Reports, &["↓", "j"], A::Down, "next", "the next document", 2),
    on(C::Reports, &["↑", "k"], A::Up, "previous", "the document before; from the first, to the row of tabs", 0),
    on(C::Reports, &["→", "l"], A::Right, "shape", "the next shape: Markdown, HTML, plain text", 3),
    on(C::Reports, &["←", "h"], A::Left, "shape before", "the shape before", 0),
    on(C::Reports, &["PgDn", "Space"], A::PageDown, "page down", "scroll the preview down", 4),
    on(C::Reports, &["PgUp"], A::PageUp, "page up", "scroll the preview up", 0),
    on(C::Reports, &["Home"], A::Top, "top", "to the beginning of the preview", 0),
    on(C::Reports, &["End"], A::Bottom, "end", "to the end of the preview", 0),
    on(C::Reports, &["p"], A::Private, "private notes", "with the notes marked as private, or without", 6),
    on(C::Reports, &["r"], A::Lens, "role", "for the next role cluster", 7),
    on(C::Reports, &["v"], A::Level, "level", "for the next level", 8),
    on(C::Reports, &["t"], A::Stage, "stage", "only the next stage, or all", 9),
    on(C::Reports, &["s"], A::Session, "session", "of the session before, or of the last", 9),
    on(C::Reports, &["y"], A::Copy, "copy", "copy the document", 5),

    on(C::Settings, &["Enter"], A::Open, "next", "next field; on the last one, go on", 1),
    on(C::Settings, &["↓", "Tab"], A::NextField, "next field", "next field", 0),
    on(C::Settings, &["↑", "BackTab"], A::PrevField, "previous field", "previous field", 0),
    on(C::Settings, &["→"], A::Right, "next choice", "next choice of a field; at a role, Enter switches it", 3),
    on(C::Settings, &["←"], A::Left, "previous choice", "previous choice of a field", 0),
    on(C::Settings, &["Space"], A::Toggle, "switch", "switch a role on or off", 2),
    on(C::Settings, &["ctrl-s"], A::Accept, "done", "keep what stands here", 4),
    on(C::Settings, &["Esc"], A::Back, "back", "leave without a change", 5),

    on(C::Roles, &["Enter", "Space"], A::Toggle, "switch", "switch the role under the cursor on or off", 1),
    on(C::Roles, &["→"], A::Right, "next role", "next role", 0),
    on(C::Roles, &["←"], A::Left, "previous role", "previous role", 0),
    on(C::Roles, &["↓", "Tab"], A::NextField, "next field", "next field", 2),
    on(C::Roles, &["↑", "BackTab"], A::PrevField, "previous field", "previous field", 0),
    on(C::Roles, &["ctrl-s"], A::Accept, "done", "keep what stands here", 4),
    on(C::Roles, &["Esc"], A::Back, "back", "leave without a change", 5),

    on(C::Placement, &["0"], A::Rate(0), "answer 0", "the first answer", 0),
    on(C::Placement, &["1"], A::Rate(1), "answer 1", "the second answer", 0),
    on(C::Placement, &["2"], A::Rate(2), "answer 2", "the third answer", 0),
    on(C::Placement, &["3"], A::Rate(3), "answer 3", "the fourth answer", 0),
    on(C::Placement, &["Enter"], A::Open, "answer", "give the answer under the cursor", 1),
    on(C::Placement, &["↓", "j"], A::Down, "down", "move down", 0),
    on(C::Placement, &["↑", "k"], A::Up, "up", "move up", 0),
    on(C::Placement, &["←", "h", "Backspace"], A::Left, "question before", "back to the question before", 2),
    on(C::Placement, &["Esc", "q"], A::Back, "skip", "leave the placement", 3),

    on(C::Evidence, &["ctrl-s"], A::Accept, "add", "add it to the record", 1),
    on(C::Evidence, &["Enter"], A::Open, "next", "next field; on the last one, add it", 2),
    on(C::Evidence, &["↓", "Tab"], A::NextField, "next field", "next field; from the last one, to the line that ends the form", 0),
    on(C::Evidence, &["↑", "BackTab"], A::PrevField, "previous field", "previous field", 0),
    on(C::Evidence, &["ctrl-e"], A::Editor, "editor", "go on in $VISUAL or $EDITOR, in the field the cursor is in", 4),
    on(C::Evidence, &["Esc"], A::Back, "later", "close; what you typed is kept", 3),

    on(C::Note, &["ctrl-s"], A::Accept, "keep", "put the note in the record", 1),
    on(C::Note, &["ctrl-t"], A::Private, "private", "private: it stays home when the record is shared; again: not", 3),
    on(C::Note, &["ctrl-e"], A::Editor, "editor", "go on in $VISUAL or $EDITOR", 2),
    on(C::Note, &["Tab", "↓"], A::NextField, "next", "from the end of the text to the line that ends the form; there, to its next choice", 5),
    on(C::Note, &["BackTab", "↑"], A::PrevField, "previous", "back to the text", 0),
    on(C::Note, &["→"], A::Right, "next choice", "next choice of that line", 0),
    on(C::Note, &["←"], A::Left, "previous choice", "previous choice of that line", 0),
    on(C::Note, &["Enter"], A::Open, "choose", "do what the cursor is on in that line", 0),
    on(C::Note, &["Esc"], A::Back, "later", "close; what you typed is kept", 4),

    on(C::Forecast, &["←", "h"], A::Left, "fewer hours", "what if it were an hour a week less", 2),
    on(C::Forecast, &["→", "l"], A::Right, "more hours", "what if it were an hour a week more", 1),
    on(C::Forecast, &["Space", "Enter"], A::Toggle, "leave out", "what if this were not asked for", 3),
    on(C::Forecast, &["↓", "j", "Tab"], A::Down, "down", "move down", 0),
    on(C::Forecast, &["↑", "k", "BackTab"], A::Up, "up", "move up", 0),
    on(C::Forecast, &["Esc", "q", "f"], A::Back, "close", "close the forecast", 4),
    on(C::Goal, &["ctrl-s"], A::Accept, "keep", "put the goal in the record", 1),
    on(C::Goal, &["Enter"], A::Open, "next", "next field; on the last one, keep it", 2),
    on(C::Goal, &["↓", "Tab"], A::NextField, "next field", "next field; from the last one, to the line that ends the form", 0),
    on(C::Goal, &["↑", "BackTab"], A::PrevField, "previous field", "previous field", 0),
    on(C::Goal, &["ctrl-e"], A::Editor, "editor", "go on in $VISUAL or $EDITOR, in the field the cursor is in", 4),
    on(C::Goal, &["Esc"], A::Back, "later", "close; what you typed is kept", 3),

    on(C::Reason, &["Enter", "ctrl-s"], A::Accept, "drop it", "drop it for this reason", 1),
    on(C::Reason, &["↓", "Tab"], A::NextField, "next", "to the line that ends the form", 0),
    on(C::Reason, &["↑", "BackTab"], A::PrevField, "previous", "back to the text", 0),
    on(C::Reason, &["Esc"], A::Back, "later", "close; what you typed is kept", 2),

    on(C::File, &["Enter", "ctrl-s"], A::Accept, "write", "write it; again, where there is such a file, to overwrite it", 1),
    on(C::File, &["↓", "Tab"], A::NextField, "next", "to the line that ends the form", 0),
    on(C::File, &["↑", "BackTab"], A::PrevField, "previous", "back to the text", 0),
    on(C::File, &["Esc"], A::Back, "close", "close; nothing is written", 2),

    on(C::Tabs, &["Enter"], A::Open, "open", "open the screen under the cursor", 1),
    on(C::Tabs, &["→", "l"], A::Right, "next screen", "to the next screen", 0),
    on(C::Tabs, &["←", "h"], A::Left, "screen before", "to the screen before", 0),
    on(C::Tabs, &["Tab", "BackTab"], A::Palette, "do", "everything that can be done on the screen below", 2),
    on(C::Tabs, &["↓", "j", "Esc"], A::Back, "back", "back to the screen below, as it was", 3),

    on(C::Palette, &["Enter"], A::Open, "do it", "do what the cursor is on", 1),
    on(C::Palette, &["↓", "ctrl-n", "Tab"], A::Down, "down", "move down", 0),
    on(C::Palette, &["↑", "ctrl-p", "BackTab"], A::Up, "up", "move up", 0),
    on(C::Palette, &["PgDn"], A::PageDown, "page down", "a page down", 0),
    on(C::Palette, &["PgUp"], A::PageUp, "page up", "a page up", 0),
    on(C::Palette, &["Esc"], A::Back, "close", "close the list", 2),

    on(C::Find, &["Enter"], A::Open, "go there", "walk to a competency, read anything else", 1),
    on(C::Find, &["↓", "ctrl-n", "Tab"], A::Down, "down", "move down", 0),
    on(C::Find, &["↑", "ctrl-p", "BackTab"], A::Up, "up", "move up", 0),
    on(C::Find, &["PgDn"], A::PageDown, "page down", "a page down", 0),
    on(C::Find, &["PgUp"], A::PageUp, "page up", "a page up", 0),
    on(C::Find, &["Esc"], A::Back, "close", "close the list", 2),

    on(C::Reader, &["↓", "j"], A::Down, "down", "scroll a line down", 0),
    on(C::Reader, &["↑", "k"], A::Up, "up", "scroll a line up", 0),
    on(C::Reader, &["PgDn", "Space"], A::PageDown, "page down", "scroll a page down", 1),
    on(C::Reader, &["PgUp"], A::PageUp, "page up", "scroll a page up", 3),
    on(C::Reader, &["Home"], A::Top, "top", "to the beginning", 0),
    on(C::Reader, &["End"], A::Bottom, "end", "to the end", 0),
    on(C::Reader, &["Tab"], A::Palette, "do", "everything that can be done here", 5),
    on(C::Reader, &["y"], A::Copy, "copy", "copy the text", 4),
    on(C::Reader, &["Esc", "q", "Enter", "i"], A::Back, "close", "close the text", 2),

    on(C::Themes, &["Enter"], A::Open, "keep", "keep the theme under the cursor", 1),
    on(C::Themes, &["↓", "j", "Tab", "T"], A::Down, "down", "look at the next theme", 0),
    on(C::Themes, &["↑", "k", "BackTab"], A::Up, "up", "look at the theme before", 0),
    on(C::Themes, &["Esc", "q"], A::Back, "back", "back to the theme there was", 2),

    on(C::Keys, &["Enter"], A::Open, "rebind", "press another key for what the cursor is on", 1),
    on(C::Keys, &["Delete"], A::Clear, "default", "give it the program's own keys again", 2),
    on(C::Keys, &["Tab"], A::Palette, "do", "everything that can be done here", 4),
    on(C::Keys, &["↓", "ctrl-n"], A::Down, "down", "move down", 0),
    on(C::Keys, &["↑", "ctrl-p", "BackTab"], A::Up, "up", "move up", 0),
    on(C::Keys, &["PgDn"], A::PageDown, "page down", "a page down", 0),
    on(C::Keys, &["PgUp"], A::PageUp, "page up", "a page up", 0),
    on(C::Keys, &["Esc"], A::Back, "close", "close the list", 3),

    on(C::CopyAs, &["Enter", "y"], A::Open, "copy", "copy it in the form under the cursor", 1),
    on(C::CopyAs, &["↓", "j", "Tab"], A::Down, "down", "move down", 0),
    on(C::CopyAs, &["↑", "k", "BackTab"], A::Up, "up", "move up", 0),
    on(C::CopyAs, &["Esc", "q"], A::Back, "close", "close the list", 2),

    on(C::TourEnd, &["Enter"], A::Open, "begin yours", "open your own record, or begin it", 1),
    on(C::TourEnd, &["Esc"], A::Back, "look around", "close this and look around; nothing is kept", 2),
    on(C::TourEnd, &["q"], A::Leave, "leave", "leave; nothing of the tour is kept", 3),

    on(C::Everywhere, &["1"], A::Show(Tab::Arc), "Arc", "where you stand", 0),
    on(C::Everywhere, &["2"], A::Show(Tab::Walk), "Walk", "one competency at a time", 0),
    on(C::Everywhere, &["3"], A::Show(Tab::Matrix), "Matrix", "all competencies at once", 0),
    on(C::Everywhere, &["4"], A::Show(Tab::Plan), "Plan", "what to do about the gaps", 0),
    on(C::Everywhere, &["5"], A::Show(Tab::Timeline), "Timeline", "the record over time", 0),
    on(C::Everywhere, &["6"], A::Show(Tab::Mentor), "Mentor", "a session with a mentor", 0),
    on(C::Everywhere, &["7"], A::Show(Tab::Team), "Team", "the coverage of several profiles", 0),
    on(C::Everywhere, &["8"], A::Show(Tab::Reports), "Reports", "documents made of the record and the matrix", 0),
    on(C::Everywhere, &["g"], A::Go, "go", "then a digit: that screen, also where digits rate", 0),
    on(C::Everywhere, &["/"], A::Find, "find", "find a competency, or a project, pitfall or term to read", 20),
    on(C::Everywhere, &[":", "ctrl-p"], A::Palette, "do", "everything that can be done", 21),
    on(C::Everywhere, &["?", "F1"], A::Palette, "help", "what can I do here?", 23),
    on(C::Everywhere, &["u"], A::Undo, "undo", "take back your own last entry", 22),
    on(C::Everywhere, &["U", "ctrl-r"], A::Redo, "redo", "take the undo back", 0),
    on(C::Everywhere, &["S"], A::Settings, "settings", "change name, roles, pathway, target and hours", 0),
    on(C::Everywhere, &["P"], A::Placement, "placement", "the quick placement: four questions for a first picture", 0),
    on(C::Everywhere, &["H"], A::Present, "hide private", "hide private notes everywhere, for a screen that others see; again: show them", 0),
    on(C::Everywhere, &["T"], A::Theme, "theme", "look at the themes and keep one", 0),
    on(C::Everywhere, &["K"], A::Keys, "keys", "every key, and another one for it", 0),
    on(C::Everywhere, &["Y"], A::CopyAs, "copy as", "copy the item under the cursor in a form to choose", 0),
    on(C::Everywhere, &["B"], A::Beside, "merge the copy", "merge the copy that a file-sync tool left beside this profile", 0),
    on(C::Everywhere, &["M"], A::Mouse, "mouse", "give the mouse to the terminal, or take it back", 0),
    on(C::Everywhere, &[">", "F2"], A::TourOn, "skip this step", "on to the next step of the tour", 0),
    on(C::Everywhere, &["ctrl-z"], A::Suspend, "suspend", "stop the program; `fg` brings it back", 0),
    on(C::Everywhere, &["ctrl-l"], A::Redraw, "redraw", "draw everything anew", 0),
    on(C::Everywhere, &["Esc"], A::Out, "list", "close what is open; where nothing is, everything that can be done; again: back", 21),
    on(C::Everywhere, &["q"], A::Back, "back", "back; from the Arc it quits", 24),
    on(C::Everywhere, &["ctrl-c"], A::Leave, "leave", "leave at once; everything is saved", 0),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::key::Key;
    use crate::app::tabs::TABS;

    #[test]
    fn every_key_of_the_table_can_be_pressed_and_shows_as_it_is_written() {
        for binding in KEYMAP {
            assert!(!binding.keys.is_empty());
            for name in binding.keys {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
                assert_eq!(key.to_string(), *name);
            }
        }
    }

    #[test]
    fn the_rows_of_a_context_stand_together() {
        for (context, heading) in CONTEXTS {
            let rows = of(context);
            assert!(!rows.is_empty() && rows.iter().eq(KEYMAP.iter().filter(|b| b.context == context)), "{heading}");
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for (n, a) in KEYMAP.iter().enumerate() {
            for b in &KEYMAP[n + 1..] {
                if a.context == b.context {
                    let twice: Vec<_> = a.keys.iter().filter(|key| b.keys.contains(key)).collect();
                    assert!(twice.is_empty(), "{twice:?} in {:?}", a.context);
                }
            }
        }
    }

    #[test]
    fn every_context_has_a_heading_and_every_action_a_name_of_its_own_there() {
        use crate::profile::guess::slug;
        for binding in KEYMAP {
            assert!(CONTEXTS.iter().any(|(context, _)| *context == binding.context), "{binding:?}");
            let same = KEYMAP.iter().filter(|b| b.context == binding.context && slug(b.name) == slug(binding.name));
            assert_eq!(same.count(), 1, "{} in {}", binding.name, binding.context.name());
        }
    }

    #[test]
    fn every_tab_has_its_digit_everywhere() {
        for (tab, digit, name) in TABS {
            let keys = crate::app::keys::Keys::default();
            let binding = keys.resolve(&[Context::Everywhere], Key::char(digit)).unwrap();
            assert_eq!((binding.action, binding.name), (Action::Show(tab), name));
        }
    }

    #[test]
    fn what_works_with_letters_works_with_arrows_enter_esc_and_tab() {
        let reached = |context: Context, action: Action| {
            KEYMAP.iter().any(|b| b.context == context && b.action == action && b.keys[0].len() > 1)
        };
        for context in
            [Context::Walk, Context::Arc, Context::Matrix, Context::Placement, Context::Palette, Context::Find]
        {
            for action in [Action::Up, Action::Down, Action::Open] {
                assert!(reached(context, action), "{context:?} {action:?}");
            }
        }
    }
}
