//! How much of each role cluster's expected work is covered today, and how much of it is rated at all.

use super::room::{Room, figure};
use super::svg::{Anchor, Svg};
use crate::export::document::document::Figure;
use crate::export::wrap::fit;
use crate::framework::framework::Framework;
use crate::insight::overview::Overview;

/// The bars of the clusters; a table beside them has the numbers.
#[must_use]
pub fn of(framework: &Framework, overview: &Overview) -> Figure {
    let says = "One bar for each role cluster: how much of the work that it expects is covered today. The thin line \
                under it is how much of that work is rated at all; where too little is, there is no bar."
        .to_owned();
    figure("fit", "Fit to each role cluster", says, true, |svg, room| draw(svg, room, framework, overview))
}

fn draw(svg: &mut Svg, room: Room, framework: &Framework, overview: &Overview) {
    let width = room.width();
    let (label, line, top) = room.of((120.0, 36.0, 4.0), (0.0, 52.0, 20.0));
    let right = 52.0;
    let full = width - label - right;
    let share = |percent: u8| full * f64::from(percent.min(100)) / 100.0;
    let mut y = top;
    for found in &overview.fit {
        let role = framework.role(&found.role);
        let name =
            role.map_or_else(|| found.role.to_string(), |role| room.of(&role.short, &role.title).line().into_owned());
        let own = if overview.roles.contains(&found.role) { "name here" } else { "name" };
        let (x, name_y) = room.of((label, y + 13.0), (0.0, y - 5.0));
        svg.text(0.0, name_y, own, Anchor::Start, &fit(&name, room.of(15, 46)));
        svg.rect([x, y, full, 14.0], "track", None, 3.0);
        match found.percent {
            Some(percent) => {
                svg.rect([x, y, share(percent), 14.0], "solid", None, 3.0);
                svg.text(width, y + 12.0, "soft", Anchor::End, &format!("{percent}%"));
            }
            None => {
                svg.text(x + 8.0, y + 11.0, "small", Anchor::Start, "not enough rated");
            }
        }
        svg.rect([x, y + 17.0, share(found.coverage), 3.0], "thin", None, 1.5);
        y += line;
    }
    svg.height(y - top);
}
