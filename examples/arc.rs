//! Draws an arc as coloured text: `cargo run --example arc -- 112 13 2 1:75 88/70 21/0 44/0 0/0/66`.
//!
//! Arguments: width, height, active stage, earlier standing (`stage:claimed`, or `-`), then
//! `claimed/backed[/estimate]` of each stage. `BLOCKS=1` draws without braille.

use std::io::Write;

use opsarc::insight::arc::ArcShape;
use opsarc::insight::stage::StageReport;
use opsarc::view::canvas::Canvas;
use opsarc::view::curve::{CurveLook, bar, draw};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [width, height, active, ghost, stages @ ..] = args.as_slice() else {
        return Err("width height active ghost claimed/backed...".into());
    };
    let (width, height, active): (u16, u16, u8) = (width.parse()?, height.parse()?, active.parse()?);
    let ghost =
        ghost.split_once(':').map(|(stage, share)| Ok::<_, std::num::ParseIntError>((stage.parse()?, share.parse()?)));
    let mut reports = Vec::new();
    for (index, text) in stages.iter().enumerate() {
        let numbers = text.split('/').map(str::parse).collect::<Result<Vec<u8>, _>>()?;
        let at = |i: usize| numbers.get(i).copied();
        let claimed = at(0).unwrap_or(0);
        reports.push(StageReport {
            stage: u8::try_from(index + 1)?,
            claimed,
            backed: at(1).unwrap_or(0),
            rated: 0,
            of: 0,
            complete: claimed >= 80,
            estimate: at(2),
            ahead_by: None,
            lacks: Vec::new(),
        });
    }
    let shape = ArcShape::new(&reports, active, ghost.transpose()?);
    let accent = Style::new().fg(Color::Cyan);
    let grey = Style::new().fg(Color::DarkGray);
    let look = CurveLook {
        heavy: accent,
        light: accent.add_modifier(Modifier::DIM),
        estimate: grey,
        dotted: grey,
        node_done: accent,
        node_open: grey,
        traveller: Style::new().add_modifier(Modifier::BOLD),
        ghost: grey,
        label: Style::new().add_modifier(Modifier::BOLD),
        label_ghost: grey,
        label_text: "you, today",
        ghost_text: "90 days ago",
        braille: std::env::var_os("BLOCKS").is_none(),
    };
    let mut canvas = Canvas::new(Rect::new(0, 0, width, height + 3));
    draw(&shape, Rect::new(0, 0, width, height), &mut canvas, &look);
    for ((x, end), report) in shape.stage_columns(width).into_iter().zip(&reports) {
        let title = format!("{} {}%, {}%", report.stage, report.claimed, report.backed);
        canvas.string_within(x, height + 1, &title, usize::from(end - x), Style::new());
        bar(report, Rect::new(x, height + 2, (end - x).saturating_sub(3), 1), &mut canvas, &look);
    }
    let buf = canvas.lent(canvas.area());
    let mut out = std::io::stdout().lock();
    for y in 0..height + 3 {
        write!(out, "    ")?;
        for x in 0..width {
            let Some(cell) = buf.cell((x, y)) else { continue };
            let code = match cell.fg {
                Color::Cyan => "36",
                Color::DarkGray => "90",
                _ => "39",
            };
            let weight = if cell.modifier.contains(Modifier::BOLD) {
                ";1"
            } else if cell.modifier.contains(Modifier::DIM) {
                ";2"
            } else {
                ""
            };
            write!(out, "\x1b[0;{code}{weight}m{}", cell.symbol())?;
        }
        writeln!(out, "\x1b[0m")?;
    }
    Ok(())
}
