//! How the person came to where they stand: progress over time, activity, milestones, sessions.

use crate::export::chart::{calendar as calendar_chart, progress as progress_chart};
use crate::export::dates::long;
use crate::export::document::document::{Block, Document, Item, Mark, Words};
use crate::export::milestone;
use crate::export::source::Source;
use crate::insight::history::History;
use crate::insight::milestone::milestones;
use crate::profile::day::Day;

/// The history of the record.
pub fn history(document: &mut Document, source: &Source<'_>, history: &History) {
    let Source { framework, overview, standing, profile, .. } = source;
    document.head("History");
    let Some((first, last)) = history.span() else {
        document.text("Nothing is recorded yet.");
        return;
    };
    document.text(format!("The record goes from {} to {}.", long(first), long(last)));
    if let Some(figure) = progress_chart::of(framework, overview, history) {
        document.push(Block::Figure(figure));
    }
    if let Some(figure) = calendar_chart::of(history, source.day()) {
        document.push(Block::Figure(figure));
    }
    let reached = milestones(framework, history, &profile.log);
    if !reached.is_empty() {
        document.subhead("Milestones");
        let items = reached.iter().rev().map(|reached| {
            let told = milestone::told(framework, &profile.log, reached);
            Item::from(Words::new().text(told).soft(format!(", {}", long(reached.day))))
        });
        document.list(Mark::Bullet, items);
    }
    if !standing.sessions.is_empty() {
        document.subhead("Sessions with a mentor");
        let items = standing.sessions.iter().rev().map(|held| {
            Item::from(Words::new().text(held.mentor.line()).soft(format!(", {}", long(Day(held.at.date())))))
        });
        document.list(Mark::Bullet, items);
    }
}
