//! How far each stage is: a bar of what is backed, hatched beyond it for what is only claimed.

use super::room::{Room, figure};
use super::svg::{Anchor, Svg};
use crate::export::document::document::Figure;
use crate::export::words;
use crate::export::wrap::fit;
use crate::framework::framework::Framework;
use crate::insight::overview::Overview;

/// The bars of the stages; a table beside them has the numbers.
#[must_use]
pub fn of(framework: &Framework, overview: &Overview) -> Figure {
    let says = "One bar for each stage: solid for what is backed by evidence or a mentor, hatched for what is only \
                claimed, an outline for the estimate of the quick placement. The table has the numbers."
        .to_owned();
    figure("stages", "Progress by stage", says, true, |svg, room| draw(svg, room, framework, overview))
}

fn draw(svg: &mut Svg, room: Room, framework: &Framework, overview: &Overview) {
    let width = room.width();
    // On a narrow page the name stands above its bar.
    let (label, line, top) = room.of((220.0, 32.0, 4.0), (0.0, 48.0, 20.0));
    let right = 52.0;
    let full = width - label - right;
    let share = |percent: u8| full * f64::from(percent.min(100)) / 100.0;
    let mut y = top;
    for report in &overview.stages {
        let short = framework.stage(report.stage).map(|stage| stage.short.line().into_owned());
        let name = room.of(short.unwrap_or_default(), words::stage_name(framework, report.stage));
        let name = format!("{} {name}", report.stage);
        let (x, name_y) = room.of((label, y + 13.0), (0.0, y - 5.0));
        svg.text(0.0, name_y, "name", Anchor::Start, &fit(&name, room.of(29, 46)));
        svg.rect([x, y, full, 18.0], "track", None, 3.0);
        if let Some(estimate) = report.estimate {
            svg.rect([x + 1.0, y + 2.0, share(estimate) - 2.0, 14.0], "outline", None, 2.0);
        }
        let hatch = svg.hatch();
        svg.rect([x, y, share(report.claimed), 18.0], "hatched", Some(&hatch), 3.0);
        svg.rect([x, y, share(report.backed.min(report.claimed)), 18.0], "solid", None, 3.0);
        let told = if report.rated == 0 { "–".to_owned() } else { format!("{}%", report.claimed) };
        svg.text(width, y + 13.0, "soft", Anchor::End, &told);
        y += line;
    }
    svg.height(y - top + room.of(0.0, 8.0));
}
