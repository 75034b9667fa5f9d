//! The matrix as plain text within 80 columns: what `opsarc matrix` prints.
//!
//! ```text
//! 1 Operational literacy
//!   Observability & Telemetry
//!     ███·  Observability pillars                       3 of 3
//!     ▒▒··  SLIs, SLOs and error budgets             ~  2 of 3
//! ```

use super::bar::Glyphs;
use super::columns;
use super::matrix_words as named;
use super::words;
use super::wrap::hang;
use crate::framework::framework::Framework;
use crate::framework::rating::Rating;
use crate::framework::table::Ix;
use crate::insight::effective::Reading;
use crate::insight::matrix::{Cell, Group, View};
use crate::insight::overview::Overview;

/// Columns of a title.
const TITLE: usize = 44;

/// The matrix of `view`. Without `glyphs`, and where a table has no room, each competency is told in words.
#[must_use]
pub fn text(framework: &Framework, overview: &Overview, view: &View, glyphs: Option<Glyphs>) -> String {
    let glyphs = glyphs.filter(|_| columns::table(0));
    let mut out = String::new();
    let groups = view.groups(framework, overview);
    let shown = groups.iter().flat_map(Group::cells).count();
    let all = framework.competencies().len();
    let mut head = format!("{}; {}", view.layout.name(), named::lens(framework, overview, view));
    if view.narrows() {
        head.push_str(&format!("; {}", named::shown(view, shown, all)));
    }
    if !view.text.is_empty() {
        head.push_str(&format!("; \"{}\"", view.text));
    }
    hang(&mut out, "", &words::capital(&head));
    if groups.is_empty() {
        out.push('\n');
        hang(&mut out, "", &named::nothing(view));
        return out;
    }
    for group in &groups {
        out.push('\n');
        hang(&mut out, "", &named::group(framework, view.layout, group.number).0);
        for section in &group.sections {
            if let Some(title) = named::section(framework, view.layout, section.of) {
                hang(&mut out, "  ", &title);
            }
            for cell in &section.cells {
                row(&mut out, framework, overview, *cell, glyphs);
            }
        }
    }
    let Some(glyphs) = glyphs else { return out };
    out.push('\n');
    let legend = format!(
        "{} backed, {} claimed only, {} not yet, blank unrated, {} stale, {} disputed, ( ) not asked for through \
         this lens",
        glyphs.backed,
        glyphs.claimed,
        glyphs.rest,
        named::STALE,
        disputed(glyphs)
    );
    hang(&mut out, "", &legend);
    out
}

fn row(out: &mut String, framework: &Framework, overview: &Overview, cell: Cell, glyphs: Option<Glyphs>) {
    let ix = cell.competency;
    let reading = overview.readings.get(ix).copied().unwrap_or_default();
    let title = framework.competency(ix).title.line();
    let title = if cell.weight == 0 { format!("({title})") } else { title.into_owned() };
    let Some(glyphs) = glyphs else {
        return columns::point(out, &format!("{title}: {}", told(overview, cell)));
    };
    let stale = if reading.stale { named::STALE } else { ' ' };
    let apart = if reading.disputed { disputed(glyphs) } else { ' ' };
    let (left, right) =
        (format!("    {}  ", bar(&reading, glyphs)), format!(" {stale}{apart}  {}", rated(overview, ix)));
    // The longest of what can stand at the right, so that the columns line up.
    let others = left.chars().count() + " ~!  unrated".len();
    columns::row(out, &left, &title, columns::room(TITLE, others), &right);
}

/// The rating beside what is expected.
fn rated(overview: &Overview, ix: Ix) -> String {
    let effective = overview.readings.get(ix).and_then(|reading| reading.effective);
    match (effective, overview.expected.get(ix).copied().unwrap_or(0)) {
        (None, _) => "unrated".to_owned(),
        (Some(rating), 0) => rating.to_string(),
        (Some(rating), expected) => format!("{rating} of {expected}"),
    }
}

/// A cell in words.
fn told(overview: &Overview, cell: Cell) -> String {
    let ix = cell.competency;
    let reading = overview.readings.get(ix).copied().unwrap_or_default();
    let backing = reading
        .effective
        .filter(|rating| rating.number() > 0)
        .map(|rating| if rating.number() <= reading.backed { "backed" } else { "claimed only" });
    let mut parts = vec![rated(overview, ix)];
    parts.extend(backing.map(str::to_owned));
    parts.extend(reading.stale.then(|| "stale".to_owned()));
    parts.extend(reading.disputed.then(|| "disputed".to_owned()));
    parts.join(", ")
}

/// The rating as a bar with a place for each step of the scale: blank where unrated.
#[must_use]
pub fn bar(reading: &Reading, glyphs: Glyphs) -> String {
    let step = |step: Rating| match reading.effective {
        None => ' ',
        Some(_) if step.number() <= reading.backed => glyphs.backed,
        Some(rating) if step <= rating => glyphs.claimed,
        Some(_) => glyphs.rest,
    };
    Rating::all().filter(|step| *step > Rating::NOT_YET).map(step).collect()
}

/// The mark of a dispute among these characters.
fn disputed(glyphs: Glyphs) -> char {
    if glyphs.backed.is_ascii() { '!' } else { named::DISPUTED }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::bar::{ASCII, BLOCKS};

    #[test]
    fn solid_for_backed_hatched_for_claimed_and_blank_for_unrated() {
        let of = |rating, backed| Reading { effective: Rating::new(rating), backed, ..Reading::default() };
        assert_eq!(bar(&of(3, 3), BLOCKS), "███·");
        assert_eq!(bar(&of(2, 0), ASCII), "//..");
        assert_eq!(bar(&of(0, 0), ASCII), "....");
        assert_eq!(bar(&of(4, 4), ASCII), "####");
        assert_eq!(bar(&Reading::default(), BLOCKS), "    ");
    }
}
