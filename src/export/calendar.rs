//! A calendar of activity: weeks as columns, a glyph for how much was recorded.

use std::collections::BTreeMap;

use super::locale::Locale;
use super::record;
use super::words::count;
use crate::profile::day::Day;
use crate::profile::entry::EntryId;
use crate::profile::log::Log;
use crate::profile::preferences::WeekStart;

/// From how many entries a day on a glyph stands for it: as block elements and in ASCII.
pub const DENSITY: [(usize, char, char); 5] =
    [(0, '·', '.'), (1, '░', '-'), (3, '▒', '+'), (6, '▓', '*'), (10, '█', '#')];

/// The weekdays from Monday on.
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// How many days after Monday a week begins, as the configuration asks.
fn start() -> usize {
    match Locale::spoken().week {
        WeekStart::Monday => 0,
        WeekStart::Saturday => 5,
        WeekStart::Sunday => 6,
    }
}

/// The weekdays in the order of the rows.
pub fn weekdays() -> impl Iterator<Item = &'static str> {
    WEEKDAYS.into_iter().cycle().skip(start()).take(WEEKDAYS.len())
}

/// Which of [`DENSITY`] stands for so many entries.
#[must_use]
pub fn density(entries: usize) -> usize {
    DENSITY.iter().rposition(|(from, ..)| entries >= *from).unwrap_or(0)
}

/// What the glyphs mean, such as `· 0  ░ 1-2  █ 10+`.
#[must_use]
pub fn legend(plain: bool) -> String {
    let mut parts = Vec::with_capacity(DENSITY.len());
    for (n, (from, block, ascii)) in DENSITY.iter().enumerate() {
        let glyph = if plain { ascii } else { block };
        parts.push(match DENSITY.get(n + 1) {
            Some((next, ..)) if from + 1 < *next => format!("{glyph} {from}-{}", next - 1),
            Some(_) => format!("{glyph} {from}"),
            None => format!("{glyph} {from}+"),
        });
    }
    parts.join("  ")
}

/// The first day of the week of `day`.
#[must_use]
pub fn begin(day: Day) -> Day {
    let monday = usize::try_from(day.0.weekday().to_monday_zero_offset()).unwrap_or(0);
    let back = (monday + WEEKDAYS.len() - start()) % WEEKDAYS.len();
    offset(day, -(i64::try_from(back).unwrap_or(0)))
}

/// The day `by` days after `day`, or before it; the last or first there is where that is beyond.
#[must_use]
pub fn offset(day: Day, by: i64) -> Day {
    let span = jiff::Span::new().try_days(by).ok();
    Day(span.and_then(|span| day.0.checked_add(span).ok()).unwrap_or(if by < 0 {
        jiff::civil::Date::MIN
    } else {
        jiff::civil::Date::MAX
    }))
}

/// How many days lie from `from` to `to`; negative where `to` is earlier.
#[must_use]
pub fn distance(from: Day, to: Day) -> i64 {
    from.0.until(to.0).map_or(0, |span| i64::from(span.get_days()))
}

/// A stretch of whole weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weeks {
    /// The first day of the first.
    pub first: Day,
    /// How many there are.
    pub count: u16,
}

impl Weeks {
    /// At most `most` weeks between `from` and `to` that have `day` among them: the last ones, or those around `day`.
    #[must_use]
    pub fn around(day: Day, from: Day, to: Day, most: u16) -> Self {
        let (start, end) = (begin(from), begin(to));
        let all = distance(start, end) / 7 + 1;
        let shown = all.min(i64::from(most)).max(1);
        let at = distance(start, begin(day)) / 7;
        let latest = all - shown;
        let first = if at >= latest { latest } else { (at - shown / 2).clamp(0, latest) };
        Self { first: offset(start, 7 * first), count: u16::try_from(shown).unwrap_or(u16::MAX) }
    }

    /// The day in a column and a row.
    #[must_use]
    pub fn day(&self, week: u16, weekday: u16) -> Day {
        offset(self.first, 7 * i64::from(week) + i64::from(weekday))
    }

    /// The columns in which a month begins, with its name where it fits.
    #[must_use]
    pub fn months(&self) -> Vec<(u16, String)> {
        let mut months: Vec<(u16, String)> = Vec::new();
        let mut free = 0;
        for week in 0..self.count {
            // The week that has the first of the month is its first.
            let last = self.day(week, 6);
            if last.0.day() > 7 || week < free {
                continue;
            }
            let name = last.0.strftime("%b").to_string();
            let wide = u16::try_from(name.len()).unwrap_or(0);
            if week + wide <= self.count {
                free = week + wide + 1;
                months.push((week, name));
            }
        }
        months
    }
}

/// What was recorded, by kind: "3 entries: 2 ratings, 1 note".
#[must_use]
pub fn told(log: &Log, entries: &[EntryId]) -> String {
    let kinds = kinds(log, entries);
    let parts: Vec<String> = kinds.iter().map(|(kind, n)| of_kind(kind, *n)).collect();
    match entries.len() {
        0 => "nothing recorded".to_owned(),
        n if parts.len() == 1 => of_kind(kinds.keys().next().copied().unwrap_or_default(), n),
        n => format!("{}: {}", count(n, "entry", "entries"), parts.join(", ")),
    }
}

/// How many entries there are of each kind.
#[must_use]
pub fn kinds(log: &Log, entries: &[EntryId]) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for entry in entries.iter().filter_map(|id| log.get(id)) {
        *kinds.entry(record::kind(&entry.body)).or_default() += 1;
    }
    kinds
}

fn of_kind(kind: &str, n: usize) -> String {
    match kind {
        "evidence" => count(n, "piece of evidence", "pieces of evidence"),
        "settings" => count(n, "change of settings", "changes of settings"),
        "desire" => count(n, "wish", "wishes"),
        "comment" => count(n, "remark", "remarks"),
        "project" => count(n, "step of a project", "steps of projects"),
        "retraction" => format!("{n} taken back"),
        "tombstone" => format!("{n} purged"),
        "unknown" => format!("{n} of a kind that this version does not know"),
        kind => count(n, kind, &format!("{kind}s")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_begin() {
        assert_eq!(begin(day("2026-05-17")), day("2026-05-11"));
        assert_eq!(begin(day("2026-05-11")), day("2026-05-11"));
        assert_eq!(distance(day("2026-02-27"), day("2026-03-02")), 3);
        assert_eq!(offset(day("2026-03-02"), -3), day("2026-02-27"));
    }

    #[test]
    fn or_on_the_day_that_the_configuration_says() {
        for (week, first, row) in [(WeekStart::Saturday, "2026-05-16", "Sat"), (WeekStart::Sunday, "2026-05-17", "Sun")]
        {
            Locale { week, ..Locale::default() }.speak();
            assert_eq!(begin(day("2026-05-17")), day(first));
            assert_eq!(begin(day("2026-05-22")), day(first));
            let rows: Vec<&str> = weekdays().collect();
            assert_eq!((rows.len(), rows[0]), (7, row));
            let weeks = Weeks::around(day("2026-05-20"), day("2026-01-01"), day("2026-12-31"), 9);
            assert!((0..7).any(|n| (0..9).any(|w| weeks.day(w, n) == day("2026-05-20"))));
            Locale::default().speak();
        }
    }

    #[test]
    fn the_weeks_around_a_day_have_it_among_them() {
        let (from, to) = (day("2024-01-01"), day("2026-11-23"));
        for (at, most) in
            [("2024-01-01", 10), ("2025-06-06", 30), ("2026-11-23", 53), ("2026-11-01", 5), ("2024-02-02", 400)]
        {
            let weeks = Weeks::around(day(at), from, to, most);
            let end = offset(weeks.first, 7 * i64::from(weeks.count) - 1);
            assert!(weeks.count <= most && weeks.first <= day(at) && day(at) <= end, "{at}: {weeks:?}");
            assert!(weeks.first >= begin(from) && begin(to) >= begin(end));
        }
        let last = Weeks::around(to, from, to, 53);
        assert_eq!((last.count, last.day(52, 0)), (53, day("2026-11-23")));
        let names: Vec<String> = last.months().into_iter().map(|(_, name)| name).collect();
        assert_eq!(names.join(" "), "Dec Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov");
    }

    #[test]
    fn a_glyph_says_how_much_at_least() {
        assert_eq!([0, 1, 2, 3, 5, 6, 9, 10, 900].map(density), [0, 1, 1, 2, 2, 3, 3, 4, 4]);
        assert_eq!(legend(true), ". 0  - 1-2  + 3-5  * 6-9  # 10+");
    }
}
