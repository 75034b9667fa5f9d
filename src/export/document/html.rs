//! A document as one HTML file: no script, no request to anywhere, light and dark, for the screen, a narrow screen
//! and paper.
//!
//! The tree is recursive and small, so it is written out directly; a template would be one template a node. Every
//! string passes [`escape`], every address [`link::address`].

use super::document::{Block, Cell, Document, Fact, Figure, Item, List, Mark, Preamble, Span, Table, Words};
use super::escape::escape;
use super::link;
use crate::export::chart::svg;

/// The look of the page. The charts bring their own.
const STYLE: &str = include_str!("style.css");

/// From how many sections on the page has a list of them at its beginning.
const CONTENTS: usize = 5;

/// How long a word of a table may be, in characters, before it is broken to fit.
const LONG: usize = 20;

/// The document as HTML.
#[must_use]
pub fn render(document: &Document) -> String {
    let Preamble { what, reader, .. } = &document.preamble;
    let mut out = String::with_capacity(64 << 10);
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{}</h1>\n",
        escape(&document.title),
        svg::STYLE,
        escape(&document.title)
    ));
    out.push_str(&format!("<p class=\"what\">{} {}</p>\n", escape(what), escape(reader)));
    out.push_str(&format!(
        "<p class=\"meta\">{} {}</p>\n</header>\n",
        escape(&document.preamble.dated()),
        escape(Preamble::RULE)
    ));
    let heads: Vec<&str> = document.blocks.iter().filter_map(heading).collect();
    let mut section = 0;
    for block in &document.blocks {
        if let Some(text) = heading(block) {
            match section {
                0 if heads.len() >= CONTENTS => contents(&mut out, &heads),
                0 => {}
                _ => out.push_str("</section>\n"),
            }
            section += 1;
            out.push_str(&format!(
                "<section aria-labelledby=\"s{section}\">\n<h2 id=\"s{section}\">{}</h2>\n",
                escape(text)
            ));
        } else {
            self::block(&mut out, block);
        }
    }
    if section > 0 {
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The text of a heading that opens a section.
fn heading(block: &Block) -> Option<&str> {
    match block {
        Block::Heading(0..=2, text) => Some(text),
        _ => None,
    }
}

fn contents(out: &mut String, heads: &[&str]) {
    out.push_str("<nav aria-label=\"Sections\">\n<ol>\n");
    for (n, head) in (1..).zip(heads) {
        out.push_str(&format!("<li><a href=\"#s{n}\">{}</a></li>\n", escape(head)));
    }
    out.push_str("</ol>\n</nav>\n");
}

fn block(out: &mut String, block: &Block) {
    match block {
        Block::Heading(depth, text) => {
            let depth = (*depth).clamp(3, 6);
            out.push_str(&format!("<h{depth}>{}</h{depth}>\n", escape(text)));
        }
        Block::Paragraph(text) => out.push_str(&format!("<p>{}</p>\n", words(text))),
        Block::List(list) => self::list(out, list),
        Block::Table(table) => self::table(out, table),
        Block::Figure(figure) => self::figure(out, figure),
        Block::Terms(terms) => {
            out.push_str("<dl>\n");
            for (term, said) in terms {
                out.push_str(&format!("<dt>{}</dt>\n<dd>{}</dd>\n", escape(term), words(said)));
            }
            out.push_str("</dl>\n");
        }
        Block::Facts(facts) => self::facts(out, facts),
        Block::Note(text) => out.push_str(&format!("<p class=\"note\" role=\"note\">{}</p>\n", words(text))),
        Block::Quote(text) => out.push_str(&format!("<blockquote><p>{}</p></blockquote>\n", words(text))),
    }
}

fn facts(out: &mut String, facts: &[Fact]) {
    out.push_str("<dl class=\"facts\">\n");
    for Fact { name, value, said } in facts {
        out.push_str(&format!("<div><dt>{}</dt>\n<dd>{}", escape(name), escape(value)));
        if !said.is_empty() {
            out.push_str(&format!("<small>{}</small>", escape(said)));
        }
        out.push_str("</dd></div>\n");
    }
    out.push_str("</dl>\n");
}

fn list(out: &mut String, list: &List) {
    let (tag, class) = match list.mark {
        Mark::Bullet => ("ul", ""),
        Mark::Number => ("ol", ""),
        Mark::Box => ("ul", " class=\"boxes\""),
    };
    out.push_str(&format!("<{tag}{class}>\n"));
    for Item { words: said, under, done } in &list.items {
        out.push_str("<li>");
        if list.mark == Mark::Box {
            let (glyph, name) = if *done { ("\u{2611}", "done") } else { ("\u{2610}", "to do") };
            out.push_str(&format!("<span class=\"box\" role=\"img\" aria-label=\"{name}\">{glyph}</span> "));
        }
        out.push_str(&words(said));
        if !under.is_empty() {
            out.push_str("\n<ul class=\"under\">\n");
            for more in under {
                out.push_str(&format!("<li>{}</li>\n", words(more)));
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</li>\n");
    }
    out.push_str(&format!("</{tag}>\n"));
}

fn table(out: &mut String, table: &Table) {
    out.push_str("<table>\n");
    if !table.caption.is_empty() {
        out.push_str(&format!("<caption>{}</caption>\n", escape(&table.caption)));
    }
    let class = |number: bool| if number { " class=\"n\"" } else { "" };
    // A word too long for any column may be broken anywhere, others only whole.
    let class_of = |number: bool, shown: &Cell| match shown {
        Cell::Words(text) if !number && text.plain().split_whitespace().any(|word| word.chars().count() > LONG) => {
            " class=\"l\""
        }
        _ => class(number),
    };
    out.push_str("<thead>\n<tr>");
    for column in &table.columns {
        out.push_str(&format!("<th scope=\"col\"{}>{}</th>", class(column.number), escape(&column.title)));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (at, (cell, column)) in row.iter().zip(&table.columns).enumerate() {
            let class = class_of(column.number, cell);
            let shown = self::cell(cell);
            if at == 0 {
                out.push_str(&format!("<th scope=\"row\"{class}>{shown}</th>"));
            } else {
                // On a narrow screen a row stands as a block, and each cell says what it is.
                out.push_str(&format!("<td{class} data-of=\"{}\">{shown}</td>", escape(&column.title)));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) => words(text),
        Cell::Meter { claimed, backed } => format!("{claimed}% claimed, {backed}% backed"),
        Cell::Steps { rating: None, .. } => "<span class=\"soft\">unrated</span>".to_owned(),
        Cell::Steps { rating: Some(rating), backed, of } => {
            let step = |step: u8| match step {
                step if step <= *backed => "<i class=\"b\"></i>",
                step if step <= *rating => "<i class=\"c\"></i>",
                _ => "<i></i>",
            };
            let steps: String = (1..=*of).map(step).collect();
            let claimed = if backed < rating { ", claimed" } else { "" };
            format!(
                "<span class=\"rated\"><span class=\"steps\" aria-hidden=\"true\">{steps}</span> {rating}{claimed}</span>"
            )
        }
    }
}

fn figure(out: &mut String, figure: &Figure) {
    let class = if figure.narrow.is_some() { " class=\"both\"" } else { "" };
    out.push_str(&format!("<figure{class}>\n{}", figure.svg));
    if let Some(narrow) = &figure.narrow {
        out.push_str(narrow);
    }
    out.push_str(&format!(
        "<figcaption><strong>{}.</strong> {}</figcaption>\n</figure>\n",
        escape(&figure.title),
        escape(&figure.says)
    ));
}

fn words(words: &Words) -> String {
    let of = |span: &Span| match span {
        Span::Text(text) => lines(text),
        Span::Strong(text) => format!("<strong>{}</strong>", lines(text)),
        Span::Soft(text) => format!("<span class=\"soft\">{}</span>", lines(text)),
        Span::Code(text) => format!("<code>{}</code>", escape(text)),
        Span::Link { text, to } => match link::address(to) {
            Some(address) => format!("<a href=\"{}\">{}</a>", escape(&address), escape(text)),
            None if text == to => lines(text),
            None => format!("{} ({})", lines(text), lines(to)),
        },
    };
    words.0.iter().map(of).collect()
}

/// Line feeds are kept: they are someone's own.
fn lines(text: &str) -> String {
    escape(text.trim_end_matches('\n')).replace('\n', "<br>\n")
}
