//! The arc as a drawing: the same curve as on the screen, from [`crate::insight::arc`].

use super::room::{Room, figure};
use super::svg::{Anchor, Svg, number};
use crate::export::document::document::Figure;
use crate::export::words;
use crate::export::wrap::fit;
use crate::framework::framework::Framework;
use crate::insight::arc::{ArcShape, Point, StrokeKind};
use crate::insight::overview::Overview;

/// The title of the drawing.
pub const TITLE: &str = "The arc";

/// How many pieces a whole arc has; a stroke has its share of them.
const PIECES: f64 = 48.0;

/// An earlier place on the arc.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// The active stage then.
    pub stage: u8,
    /// How far it was claimed then, in percent.
    pub claimed: u8,
    /// Said of it: "90 days ago".
    pub said: String,
}

/// The arc as a figure of a document. Whose it is stands at the traveller.
#[must_use]
pub fn of(framework: &Framework, overview: &Overview, who: &str, earlier: Option<&Earlier>) -> Figure {
    figure("arc", TITLE, says(framework, overview, earlier), false, |svg, room| {
        draw(svg, room, framework, overview, who, earlier);
    })
}

/// The arc as a file of its own, with its title and `about`, what it says of itself.
#[must_use]
pub fn file(
    framework: &Framework,
    overview: &Overview,
    who: &str,
    earlier: Option<&Earlier>,
    title: &str,
    about: &str,
) -> String {
    let mut svg = Svg::new("arc", "alone", title, &format!("{about} {}", says(framework, overview, earlier)));
    draw(&mut svg, Room::Wide, framework, overview, who, earlier);
    svg.file(Room::Wide.width())
}

/// What can be seen, in words.
fn says(framework: &Framework, overview: &Overview, earlier: Option<&Earlier>) -> String {
    let stage = |report: &crate::insight::stage::StageReport| {
        let done = if report.complete { ", complete" } else { "" };
        format!("{}, {}{done}", words::stage_name(framework, report.stage), words::progress(report))
    };
    let stages: Vec<String> = overview.stages.iter().map(stage).collect();
    let then = earlier.map_or_else(String::new, |earlier| {
        let name = words::stage_name(framework, earlier.stage);
        format!(" {}: {name}, {}% claimed.", words::capital(&earlier.said), earlier.claimed)
    });
    let name = words::stage_name(framework, overview.active_stage);
    format!("A rising curve through {} stages: {}. The active stage is {name}.{then}", stages.len(), stages.join("; "))
}

/// From unit coordinates to the drawing.
struct Frame {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn at(&self, point: Point) -> [f64; 2] {
        [self.left + point.x * self.width, self.top + (1.0 - point.y) * self.height]
    }

    /// The curve between two places: pieces of it as cubic curves with the slopes of the arc itself.
    fn curve(&self, from: f64, to: f64, begin: bool) -> String {
        let pieces = ((to - from) * PIECES).ceil().max(1.0);
        let step = (to - from) / pieces;
        let mut out = String::new();
        let on = |x: f64| Point { x, y: ArcShape::height(x) };
        if begin {
            let [x, y] = self.at(on(from));
            out.push_str(&format!("M{} {}", number(x), number(y)));
        }
        let mut x = from;
        while x < to - step / 2.0 {
            let next = x + step;
            let third = step / 3.0;
            let points = [
                Point { x: x + third, y: ArcShape::height(x) + ArcShape::slope(x) * third },
                Point { x: next - third, y: ArcShape::height(next) - ArcShape::slope(next) * third },
                on(next),
            ];
            out.push('C');
            for (n, point) in points.into_iter().enumerate() {
                let [px, py] = self.at(point);
                let gap = if n == 0 { "" } else { " " };
                out.push_str(&format!("{gap}{} {}", number(px), number(py)));
            }
            x = next;
        }
        out
    }
}

fn draw(svg: &mut Svg, room: Room, framework: &Framework, overview: &Overview, who: &str, earlier: Option<&Earlier>) {
    let shape =
        ArcShape::new(&overview.stages, overview.active_stage, earlier.map(|earlier| (earlier.stage, earlier.claimed)));
    let width = room.width();
    let (side, top, height, below) = (16.0, 34.0, room.of(210.0, 170.0), room.of(62.0, 56.0));
    let frame = Frame { left: side, top, width: width - 2.0 * side, height };
    let foot = top + height + 14.0;
    svg.height(foot + below);

    // What lies under the curve.
    let mut wash = frame.curve(0.0, 1.0, true);
    wash.push_str(&format!("L{} {}L{} {}Z", number(width - side), number(foot), number(side), number(foot)));
    svg.path(&wash, "wash", None);
    svg.line([side, foot], [width - side, foot], "hair");
    for node in &shape.nodes {
        let [x, y] = frame.at(node.at);
        svg.line([x, y], [x, foot], "hair");
    }
    for stroke in &shape.strokes {
        let hatch = svg.hatch();
        let (class, paint) = match stroke.kind {
            StrokeKind::Heavy => ("heavy", None),
            StrokeKind::Light => ("light", Some(hatch.as_str())),
            StrokeKind::Estimate => ("estimate", None),
            StrokeKind::Dotted => ("dotted", None),
        };
        svg.path(&frame.curve(stroke.from, stroke.to, true), class, paint);
    }
    for node in &shape.nodes {
        let done = if node.done { "done" } else { "open" };
        svg.circle(frame.at(node.at), 6.5, done);
    }
    let here = shape.traveller.map(|at| frame.at(at));
    let then = shape.ghost.map(|at| frame.at(at)).filter(|then| here.is_none_or(|here| far(here, *then)));
    if let (Some([x, y]), Some(earlier)) = (then, earlier) {
        svg.circle([x, y], 7.0, "ghost");
        // Below the curve, which rises, there is room at the right.
        svg.text(x + 6.0, (y + 24.0).min(foot - 5.0), "small", Anchor::Start, &earlier.said);
    }
    if let Some([x, y]) = here {
        svg.circle([x, y], 9.0, "traveller");
        svg.circle([x, y], 3.5, "core");
        let who = fit(who, 28);
        // Above a rising curve there is room at the left, if the text is not wider than that.
        let wide = who.chars().count() as f64 * 8.0;
        let (at, anchor) = if x - wide > side { (x + 4.0, Anchor::End) } else { (side.max(x - 9.0), Anchor::Start) };
        svg.text(at, y - 18.0, "here", anchor, &who);
    }
    let pitch = frame.width / (shape.stage_count().max(1) as f64);
    let mut x = side;
    for report in &overview.stages {
        let stage = framework.stage(report.stage);
        let name = stage.map_or_else(String::new, |s| room.of(&s.short, s.brief()).line().into_owned());
        let class = if report.stage == overview.active_stage { "name here" } else { "name" };
        let mut y = foot + 20.0;
        let mut line = |class: &str, text: &str, step: f64| {
            svg.text(x, y, class, Anchor::Start, text);
            y += step;
        };
        match room {
            Room::Wide => {
                line(class, &fit(&format!("{} {name}", report.stage), (pitch / 7.0) as usize), 17.0);
                line("small", &words::progress(report), 16.0);
                line("small", &format!("{} of {} rated", report.rated, report.of), 0.0);
            }
            Room::Narrow => {
                line(class, &report.stage.to_string(), 15.0);
                line("small", &fit(&name, (pitch / 6.2) as usize), 15.0);
                let shares = format!("{}% / {}%", report.claimed, report.backed);
                line("small", if report.rated == 0 { "unrated" } else { &shares }, 0.0);
            }
        }
        x += pitch;
    }
}

/// Whether two places are far enough apart to be told apart.
fn far(a: [f64; 2], b: [f64; 2]) -> bool {
    let [x, y] = [a[0] - b[0], a[1] - b[1]];
    x * x + y * y > 64.0
}
