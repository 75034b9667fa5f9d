//! The ratings as a wide table for spreadsheets: one row a competency, with everything that counts of it. Nothing reads
//! it back: the long form of [`super::ratings`] is for that.

use super::guard;
use super::refusal::Refusal;
use super::source::Source;
use super::words::title;
use crate::framework::rating::Rating;
use crate::profile::day::Day;

/// The columns, in order.
const COLUMNS: [&str; 21] = [
    "competency",
    "title",
    "level",
    "stage",
    "area",
    "weight",
    "expected",
    "self",
    "self_date",
    "mentor",
    "mentor_name",
    "mentor_date",
    "counts",
    "backed",
    "gap",
    "evidence",
    "newest",
    "stale",
    "disputed",
    "prerequisites",
    "roles",
];

/// The table.
///
/// # Errors
/// Never, but for a row that cannot be written.
pub fn csv(source: &Source<'_>) -> Result<String, Refusal> {
    let (framework, overview) = (source.framework, source.overview);
    let roles: Vec<String> = overview.roles.iter().map(ToString::to_string).collect();
    let yes = |so: bool| if so { "yes".to_owned() } else { String::new() };
    let number = |rating: Option<Rating>| rating.map_or_else(String::new, |rating| rating.to_string());
    let rows = framework.indices().filter_map(|ix| {
        let c = framework.competency(ix);
        let (mark, reading) = (source.standing.marks.get(ix)?, overview.readings.get(ix)?);
        let mentor = mark.mentor.as_ref();
        let day = |day: Option<Day>| day.map_or_else(String::new, |day| day.to_string());
        let gap = overview.gaps.iter().find(|gap| gap.competency == ix);
        let gap = gap.map(|gap| gap.expected.number().saturating_sub(gap.rating.number()));
        Some([
            c.id.to_string(),
            title(framework, ix),
            c.level.to_string(),
            c.stage.to_string(),
            c.area.to_string(),
            overview.weights.get(ix).copied().unwrap_or(0).to_string(),
            overview.expected.get(ix).copied().unwrap_or(0).to_string(),
            number(mark.own.map(|own| own.rating)),
            day(mark.own.map(|own| Day(own.at.date()))),
            number(mentor.map(|mentor| mentor.rating)),
            mentor.map_or_else(String::new, |mentor| mentor.mentor.line().into_owned()),
            day(mentor.map(|mentor| Day(mentor.at.date()))),
            number(reading.effective),
            reading.effective.map_or_else(String::new, |_| reading.backed.to_string()),
            gap.map_or_else(String::new, |gap| gap.to_string()),
            mark.evidence.len().to_string(),
            day(reading.newest),
            yes(reading.stale),
            yes(reading.disputed),
            c.prerequisites.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
            roles.join("; "),
        ])
    });
    guard::table(std::iter::once(COLUMNS.map(str::to_owned)).chain(rows))
}
