//! A calendar of what was recorded: weeks as columns, darker for more.

use super::room::{Room, figure};
use super::svg::{Anchor, Svg};
use crate::export::calendar::{Weeks, density, weekdays};
use crate::export::document::document::Figure;
use crate::export::words::count;
use crate::insight::history::History;
use crate::profile::day::Day;

/// Days of a week.
const ROWS: f64 = 7.0;

/// The last weeks up to `until`; none where nothing is recorded.
#[must_use]
pub fn of(history: &History, until: Day) -> Option<Figure> {
    let (from, _) = history.span()?;
    let weeks = weeks(Room::Wide, from, until);
    let days = history.days().iter().filter(|active| active.day >= weeks.first && active.day <= until);
    let (days, entries) = days.fold((0, 0), |(days, entries), active| (days + 1, entries + active.entries.len()));
    let says = format!(
        "{} on {} of the last {}, the darker a day the more of them.",
        count(entries, "entry", "entries"),
        count(days, "day", "days"),
        count(usize::from(weeks.count), "week", "weeks"),
    );
    Some(figure("calendar", "What was recorded when", says, false, |svg, room| draw(svg, room, history, from, until)))
}

fn weeks(room: Room, from: Day, until: Day) -> Weeks {
    Weeks::around(until, from, until, room.of(53, 26))
}

fn draw(svg: &mut Svg, room: Room, history: &History, from: Day, until: Day) {
    let weeks = weeks(room, from, until);
    let (label, top) = (34.0, 18.0);
    let pitch = (room.width() - label) / f64::from(room.of(53, 26));
    let cell = pitch - 2.5;
    for (week, name) in weeks.months() {
        svg.text(label + pitch * f64::from(week), top - 6.0, "small", Anchor::Start, &name);
    }
    for (row, name) in (0_u16..).zip(weekdays()) {
        let y = top + pitch * f64::from(row);
        if row % 2 == 0 {
            svg.text(0.0, y + cell - 1.0, "small", Anchor::Start, name);
        }
        for week in 0..weeks.count {
            let day = weeks.day(week, row);
            if day > until {
                continue;
            }
            let class = ["d0", "d1", "d2", "d3", "d4"].get(density(history.entries(day).len())).copied();
            let x = label + pitch * f64::from(week);
            svg.rect([x, y, cell, cell], class.unwrap_or("d0"), None, 2.0);
        }
    }
    svg.height(top + pitch * ROWS);
}
