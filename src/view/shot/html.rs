//! A screen as a page of its own: text that can be selected, coloured, without a script and without anything from
//! elsewhere.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use super::paper::{Paper, hex};
use super::piece::{Look, rows};
use crate::export::document::escape::escape;

/// The page.
#[must_use]
pub fn html(buf: &Buffer, paper: &Paper, title: &str, about: &str) -> String {
    let (ground, ink) = (hex(paper.ground), hex(paper.ink));
    let (title, about) = (escape(title), escape(about));
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"description\" content=\"{about}\">\n<title>{title}</title>\n<style>\n\
         body{{margin:0;background:{ground};color:{ink}}}\n\
         pre{{margin:1rem;font:15px/20px ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace;\
         font-variant-ligatures:none;overflow-x:auto}}\n\
         b{{font-weight:700}}\n.w{{display:inline-block;width:2ch;overflow:hidden;vertical-align:top}}\n\
         </style>\n</head>\n<body>\n<pre role=\"img\" aria-label=\"{about}\">\n"
    );
    for row in rows(buf) {
        for run in row.chunk_by(|a, b| a.look == b.look) {
            let Some(first) = run.first() else { continue };
            let (open, close) = marks(first.look, paper);
            out.push_str(&open);
            for piece in run {
                let text = escape(piece.symbol);
                // The font of a wide character has its own idea of two columns.
                let _ = match piece.columns {
                    1 => write!(out, "{text}"),
                    _ => write!(out, "<span class=\"w\">{text}</span>"),
                };
            }
            out.push_str(close);
        }
        out.push('\n');
    }
    out + "</pre>\n</body>\n</html>\n"
}

/// What stands before and after a run of a look.
fn marks(look: Look, paper: &Paper) -> (String, &'static str) {
    let (ink, ground) = paper.colours(look);
    let mut style = Vec::new();
    if ink != paper.ink {
        style.push(format!("color:{}", hex(ink)));
    }
    if ground != paper.ground {
        style.push(format!("background:{}", hex(ground)));
    }
    let style = style.join(";");
    match (look.bold, style.is_empty()) {
        (false, true) => (String::new(), ""),
        (true, true) => ("<b>".to_owned(), "</b>"),
        (false, false) => (format!("<span style=\"{style}\">"), "</span>"),
        (true, false) => (format!("<b style=\"{style}\">"), "</b>"),
    }
}
