//! Each stage over time: what was claimed and what was backed at the end of every day with an entry.

use super::room::{Room, figure};
use super::svg::{Anchor, Svg, number};
use crate::export::calendar::distance;
use crate::export::document::document::Figure;
use crate::export::wrap::fit;
use crate::framework::framework::Framework;
use crate::insight::history::{History, StageMeasure};
use crate::insight::overview::Overview;
use crate::profile::day::Day;

/// A panel for each stage; none where the record is of a single day.
#[must_use]
pub fn of(framework: &Framework, overview: &Overview, history: &History) -> Option<Figure> {
    let (from, to) = (history.span()?.0, overview.as_of);
    if distance(from, to) < 1 {
        return None;
    }
    let says = format!(
        "A panel for each stage from {} to {}: the light area is what was claimed, the dark one what was backed, from \
         0 at the bottom to 100% at the top.",
        from.0.strftime("%B %Y"),
        to.0.strftime("%B %Y")
    );
    Some(figure("progress", "Progress over time", says, false, |svg, room| {
        draw(svg, room, framework, overview, history, [from, to]);
    }))
}

fn draw(
    svg: &mut Svg,
    room: Room,
    framework: &Framework,
    overview: &Overview,
    history: &History,
    [from, to]: [Day; 2],
) {
    let columns = room.of(4, 2).min(overview.stages.len().max(1));
    let gap = 16.0;
    let width = (room.width() - gap * (columns as f64 - 1.0)) / columns as f64;
    let (head, height, foot) = (20.0, 84.0, 26.0);
    let days = distance(from, to).max(1) as f64;
    for (n, report) in overview.stages.iter().enumerate() {
        let left = (n % columns) as f64 * (width + gap);
        let top = (n / columns) as f64 * (head + height + foot) + head;
        let bottom = top + height;
        let stage = framework.stage(report.stage);
        let name = stage.map_or_else(String::new, |stage| stage.short.line().into_owned());
        let name = fit(&format!("{} {name}", report.stage), (width / 6.8) as usize);
        svg.text(left, top - 7.0, "name", Anchor::Start, &name);
        svg.rect([left, top, width, height], "track", None, 2.0);
        let x = |day: Day| left + width * distance(from, day) as f64 / days;
        let y = |percent: u8| bottom - height * f64::from(percent.min(100)) / 100.0;
        for (class, of) in [("claim", claimed as fn(&StageMeasure) -> u8), ("area", backed)] {
            // What held stays until the next day with an entry.
            let mut path = format!("M{} {}", number(left), number(bottom));
            let mut last = y(0);
            let measures: Vec<_> = history.measures().iter().filter(|measure| measure.day <= to).collect();
            // Days that fall on one column of the drawing are one step: a record of years is no larger than one of months.
            for day in measures.chunk_by(|a, b| x(a.day).floor() == x(b.day).floor()) {
                let Some((measure, stage)) = day.last().and_then(|m| Some((m, m.stages.get(n)?))) else { continue };
                let now = y(of(stage));
                if now != last {
                    path.push_str(&format!("H{}V{}", number(x(measure.day)), number(now)));
                    last = now;
                }
            }
            path.push_str(&format!("H{}V{}Z", number(left + width), number(bottom)));
            svg.path(&path, class, None);
        }
        svg.text(left, bottom + 14.0, "small", Anchor::Start, &from.0.strftime("%b %Y").to_string());
        svg.text(left + width, bottom + 14.0, "small", Anchor::End, &to.0.strftime("%b %Y").to_string());
    }
    let rows = overview.stages.len().div_ceil(columns);
    svg.height(rows as f64 * (head + height + foot) - 8.0);
}

fn claimed(stage: &StageMeasure) -> u8 {
    stage.claimed
}

fn backed(stage: &StageMeasure) -> u8 {
    stage.backed
}
