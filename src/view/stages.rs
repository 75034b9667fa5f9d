//! How stages look wherever they are drawn: the curve's styles, and the figures under a bar.

use super::curve::CurveLook;
use super::pen::{Pen, width};
use super::theme::Tone;
use crate::insight::stage::StageReport;

/// The look of a curve and its bars, with what is said of the traveller and of the ghost.
pub fn look<'t>(pen: &Pen<'_>, braille: bool, label: &'t str, ghost: &'t str) -> CurveLook<'t> {
    CurveLook {
        heavy: pen.style(Tone::Accent),
        light: pen.style(Tone::Accent),
        estimate: pen.style(Tone::Soft),
        dotted: pen.style(Tone::Faint),
        node_done: pen.style(Tone::Accent),
        node_open: pen.style(Tone::Soft),
        traveller: pen.style(Tone::Strong),
        ghost: pen.style(Tone::Soft),
        label: pen.style(Tone::Strong),
        label_ghost: pen.style(Tone::Soft),
        label_text: label,
        ghost_text: ghost,
        braille,
    }
}

/// What is claimed, backed and rated, in two lines.
#[must_use]
pub fn figures(report: &StageReport, room: u16) -> [String; 2] {
    if report.rated == 0 && report.of > 0 {
        // Unrated is blank, never zero.
        let estimate = report.estimate.map_or_else(String::new, |estimate| format!("estimate {estimate}%"));
        return [format!("none of {} rated", report.of), estimate];
    }
    let (claimed, backed) = (report.claimed, report.backed);
    let fits = |text: &String| width(text) <= room;
    let first = Some(format!("{claimed}% claimed · {backed}% backed"))
        .filter(fits)
        .or_else(|| Some(format!("{claimed}% · {backed}% backed")).filter(fits))
        .unwrap_or_else(|| format!("{claimed} / {backed}%"));
    let rated = format!("{} of {} rated", report.rated, report.of);
    let second = match report.estimate {
        Some(estimate) => {
            let told = format!("{rated} · estimate {estimate}%");
            if width(&told) <= room { told } else { format!("estimate {estimate}%") }
        }
        None => rated,
    };
    [first, second]
}
