//! What changed between two days, item by item in words: for the timeline, `opsarc timeline --between` and whatever
//! else tells a difference.

use super::record;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::table::Ix;
use crate::insight::change::{Changes, RatingMoved};
use crate::insight::progress::StageMoved;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// The level attained, before and after.
    Level(Option<u8>, Option<u8>),
    /// A stage is further, or less far.
    Stage(StageMoved),
    /// A rating moved.
    Rating(RatingMoved),
    /// A session was held.
    Session(EntryId),
    /// Evidence was added.
    Evidence(EntryId),
    /// Something was done about a project.
    Project(EntryId),
    /// An entry was taken back.
    TakenBack(EntryId),
}

/// Everything that changed: the level, stages, ratings, sessions, evidence, projects, and what was taken back.
#[must_use]
pub fn items(changes: &Changes) -> Vec<Item> {
    let attained = changes.progress.attained;
    let level = (attained.before != attained.after).then_some(Item::Level(attained.before, attained.after));
    let mut items: Vec<Item> = level.into_iter().collect();
    items.extend(changes.progress.stages.iter().map(|moved| Item::Stage(*moved)));
    items.extend(changes.ratings.iter().cloned().map(Item::Rating));
    items.extend(changes.sessions.iter().copied().map(Item::Session));
    items.extend(changes.evidence.iter().copied().map(Item::Evidence));
    items.extend(changes.projects.iter().copied().map(Item::Project));
    items.extend(changes.taken_back.iter().copied().map(Item::TakenBack));
    items
}

/// The item in words: "Tracing 1 to 2 (you)".
#[must_use]
pub fn told(framework: &Framework, log: &Log, item: &Item) -> String {
    let entry = |id: &EntryId| log.get(id).map_or_else(String::new, |entry| record::in_context(framework, log, entry));
    match item {
        Item::Level(before, Some(after)) if *before < Some(*after) => {
            format!("{} attained", words::level_name(framework, *after))
        }
        Item::Level(before, _) => {
            let level = before.map(|level| words::level_name(framework, level)).unwrap_or_default();
            format!("{level} no longer attained")
        }
        Item::Stage(moved) => {
            let name = words::stage_name(framework, moved.stage);
            let part = |(before, after): (u8, u8), what: &str| match before == after {
                true => format!("{after}% {what}"),
                false => format!("{before} to {after}% {what}"),
            };
            let claimed = part((moved.claimed.before, moved.claimed.after), "claimed");
            let backed = part((moved.backed.before, moved.backed.after), "backed");
            format!("{name}: {claimed}, {backed}")
        }
        Item::Rating(moved) => {
            let who = moved.mentor.as_ref().map_or_else(|| "you".to_owned(), |name| name.line().into_owned());
            let title = words::title(framework, moved.competency);
            format!("{title} {} to {} ({who})", words::rating(moved.before), words::rating(moved.after))
        }
        Item::Session(id) | Item::Evidence(id) | Item::Project(id) => entry(id),
        Item::TakenBack(id) => format!("taken back: {}", entry(id)),
    }
}

/// The competency that the item is about, if it is about one.
#[must_use]
pub fn competency(framework: &Framework, log: &Log, item: &Item) -> Option<Ix> {
    let of = |id: &EntryId| log.get(id)?.body.competency().and_then(|id| framework.find(id));
    match item {
        Item::Rating(moved) => Some(moved.competency),
        Item::Evidence(id) | Item::TakenBack(id) => of(id),
        Item::Level(..) | Item::Stage(_) | Item::Session(_) | Item::Project(_) => None,
    }
}

/// All of it as text under a heading.
#[must_use]
pub fn text(framework: &Framework, log: &Log, changes: &Changes) -> String {
    let mut out =
        format!("From {} to {}: {}\n", changes.from, changes.to, words::count(changes.entries, "entry", "entries"));
    let items = items(changes);
    if items.is_empty() {
        out.push_str("  Nothing changed.\n");
    }
    for item in &items {
        hang(&mut out, "  ", &told(framework, log, item));
    }
    out
}
