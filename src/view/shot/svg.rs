//! A screen as SVG: a ground, what is under the text, drawn glyphs, and runs of text that are held to their width
//! whatever the font.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use super::paper::{Paper, Rgb, hex};
use super::piece::{Piece, rows};
use super::shape::{Brush, HEIGHT, WIDTH, shapes};
use crate::export::document::escape::escape;

/// Air around the screen.
const MARGIN: u16 = 16;
/// From the top of a row to the line that its letters stand on.
const BASELINE: u16 = 15;
/// Fonts that most machines have, each a little like the others.
const FONTS: &str = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace";

/// The picture, with a title and a description for those who do not see it.
#[must_use]
pub fn svg(buf: &Buffer, paper: &Paper, title: &str, about: &str) -> String {
    let wide = u32::from(buf.area.width) * u32::from(WIDTH) + 2 * u32::from(MARGIN);
    let high = u32::from(buf.area.height) * u32::from(HEIGHT) + 2 * u32::from(MARGIN);
    let mut under: BTreeMap<Rgb, String> = BTreeMap::new();
    let mut drawn: BTreeMap<(Rgb, Brush), String> = BTreeMap::new();
    let mut text = String::new();
    for (y, row) in rows(buf).iter().enumerate() {
        let top = u32::from(MARGIN) + u32::try_from(y).unwrap_or(0) * u32::from(HEIGHT);
        for run in row.chunk_by(|a, b| a.look == b.look).filter(|run| run.iter().any(|piece| piece.look.fills())) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let columns = u32::from(last.x + last.columns - first.x) * u32::from(WIDTH);
            let path = under.entry(paper.colours(first.look).1).or_default();
            let _ = write!(path, "M{} {top}h{columns}v{HEIGHT}h-{columns}z", left(first));
        }
        for piece in row {
            for (brush, paths) in shapes(piece.symbol) {
                let all = drawn.entry((paper.colours(piece.look).0, brush)).or_default();
                for path in paths {
                    let _ = write!(all, "M{} {top}{path}", left(piece));
                }
            }
        }
        for run in runs(row) {
            write_text(&mut text, run, top + u32::from(BASELINE), paper);
        }
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{wide}\" height=\"{high}\" viewBox=\"0 0 {wide} {high}\" \
         role=\"img\" aria-labelledby=\"t d\" font-family=\"{FONTS}\" font-size=\"15\">\n\
         <title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>\n\
         <rect width=\"{wide}\" height=\"{high}\" rx=\"8\" fill=\"{}\"/>\n",
        escape(title),
        escape(about),
        hex(paper.ground),
    );
    for (colour, path) in under {
        let _ = writeln!(out, "<path fill=\"{}\" d=\"{path}\"/>", hex(colour));
    }
    for ((colour, brush), path) in drawn.iter().filter(|(_, path)| !path.is_empty()) {
        let colour = hex(*colour);
        let _ = match brush {
            Brush::Fill(100) => writeln!(out, "<path fill=\"{colour}\" d=\"{path}\"/>"),
            Brush::Fill(share) => writeln!(out, "<path fill=\"{colour}\" fill-opacity=\"0.{share}\" d=\"{path}\"/>"),
            Brush::Line(tenths) => writeln!(
                out,
                "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{}.{}\" stroke-linecap=\"round\" d=\"{path}\"/>",
                tenths / 10,
                tenths % 10
            ),
        };
    }
    out + &text + "</svg>\n"
}

fn left(piece: &Piece<'_>) -> u32 {
    u32::from(MARGIN) + u32::from(piece.x) * u32::from(WIDTH)
}

/// The pieces of a row that are written, in runs of one look with at most one blank between two words. What is not ASCII stands alone: its
/// font may be another one.
fn runs<'r, 'a>(row: &'r [Piece<'a>]) -> impl Iterator<Item = &'r [Piece<'a>]> {
    let blank = |piece: &Piece<'_>| piece.symbol.trim().is_empty();
    let plain = |piece: &Piece<'_>| piece.symbol.is_ascii();
    let together =
        move |a: &Piece<'_>, b: &Piece<'_>| a.look == b.look && plain(a) && plain(b) && !(blank(a) && blank(b));
    row.chunk_by(together).filter_map(move |run| {
        let begin = run.iter().position(|piece| !blank(piece))?;
        let end = run.iter().rposition(|piece| !blank(piece))?;
        run.get(begin..=end).filter(|run| run.iter().all(|piece| shapes(piece.symbol).is_empty()))
    })
}

fn write_text(out: &mut String, run: &[Piece<'_>], baseline: u32, paper: &Paper) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let long = u32::from(last.x + last.columns - first.x) * u32::from(WIDTH);
    let bold = if first.look.bold { " font-weight=\"700\"" } else { "" };
    let words: String = run.iter().map(|piece| escape(piece.symbol)).collect();
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{baseline}\" fill=\"{}\"{bold} textLength=\"{long}\" lengthAdjust=\"spacingAndGlyphs\">{words}</text>",
        left(first),
        hex(paper.colours(first.look).0),
    );
}
