//! A document as a page to be read in a terminal or as plain text: the same words, wrapped, tables in columns.

use unicode_width::UnicodeWidthStr;

use super::document::{Block, Cell, Document, Fact, Figure, Item, List, Mark, Preamble, Table};
use crate::export::page::{Lead, Page, Voice};
use crate::export::wrap::{WIDTH, fit, pad, wrap};

/// The least that a column of words may be narrowed to.
const LEAST: usize = 12;

/// Columns between two columns.
const APART: usize = 2;

/// The document as plain text within 80 columns.
#[must_use]
pub fn render(document: &Document) -> String {
    page(document, WIDTH - 2).plain_within(WIDTH)
}

/// The document as a page whose tables fit `width` columns.
#[must_use]
pub fn page(document: &Document, width: usize) -> Page {
    let Preamble { what, reader, .. } = &document.preamble;
    let mut page = Page::new(document.title.clone(), document.preamble.dated());
    page.text(format!("{what} {reader}"));
    page.soft(Preamble::RULE);
    blocks(&mut page, &document.blocks, width);
    page
}

/// Parts of a document as a page of their own, whose tables fit `width` columns.
#[must_use]
pub fn body(title: impl Into<String>, about: impl Into<String>, blocks: &[Block], width: usize) -> Page {
    let mut page = Page::new(title, about);
    self::blocks(&mut page, blocks, width);
    page
}

fn blocks(page: &mut Page, blocks: &[Block], width: usize) {
    for block in blocks {
        self::block(page, block, width);
    }
}

fn block(page: &mut Page, block: &Block, width: usize) {
    match block {
        Block::Heading(0..=2, text) => page.head(text.clone()),
        Block::Heading(_, text) => {
            page.air();
            page.part(Voice::Strong, Lead::None, text.clone());
        }
        Block::Paragraph(text) => {
            page.air();
            page.text(text.plain());
        }
        Block::List(list) => self::list(page, list),
        Block::Table(table) => self::table(page, table, width),
        Block::Figure(Figure { told: true, .. }) => {}
        Block::Figure(figure) => {
            page.air();
            page.part(Voice::Strong, Lead::None, figure.title.clone());
            page.text(figure.says.clone());
        }
        Block::Terms(terms) => {
            page.air();
            for (term, said) in terms {
                page.point(format!("{term}: {}", said.plain()));
            }
        }
        Block::Facts(facts) => {
            page.air();
            for Fact { name, value, said } in facts {
                page.point(format!("{name}: {value}"));
                if !said.is_empty() {
                    page.under(said.clone());
                }
            }
        }
        Block::Note(text) => {
            page.air();
            page.part(Voice::Mark, Lead::None, text.plain());
        }
        Block::Quote(text) => {
            page.air();
            page.part(Voice::Text, Lead::Indent(2), text.plain());
        }
    }
}

fn list(page: &mut Page, list: &List) {
    page.air();
    for (n, Item { words, under, done }) in (1..).zip(&list.items) {
        let lead = match list.mark {
            Mark::Bullet => Lead::Bullet,
            Mark::Number => Lead::Number(n),
            Mark::Box if *done => Lead::Ticked,
            Mark::Box => Lead::Tick,
        };
        let columns = lead.columns();
        page.part(Voice::Text, lead, words.plain());
        for more in under {
            page.part(Voice::Soft, Lead::Indent(columns), more.plain());
        }
    }
}

/// In columns where they fit, else each row as a point with its cells below.
fn table(page: &mut Page, table: &Table, width: usize) {
    page.air();
    if !table.caption.is_empty() {
        page.soft(table.caption.clone());
    }
    let cells: Vec<Vec<String>> = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    match widths(table, &cells, width) {
        Some(widths) => {
            let titles: Vec<String> = table.columns.iter().map(|column| column.title.clone()).collect();
            row(page, table, &titles, &widths, Voice::FixedSoft);
            for cells in &cells {
                row(page, table, cells, &widths, Voice::Fixed);
            }
        }
        None => {
            for cells in &cells {
                let mut titled = cells.iter().zip(&table.columns);
                page.point(titled.next().map_or("", |(cell, _)| cell));
                for (cell, column) in titled.filter(|(cell, _)| !cell.is_empty()) {
                    page.under(format!("{}: {cell}", column.title));
                }
            }
        }
    }
    page.air();
}

/// How wide each column is; none where they do not fit beside each other. The widest column of words gives way.
fn widths(table: &Table, cells: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let natural = |at: usize, title: &str| {
        let widest = cells.iter().filter_map(|row| row.get(at)).map(|cell| cell.width()).max().unwrap_or(0);
        widest.max(title.width())
    };
    let mut widths: Vec<usize> =
        table.columns.iter().enumerate().map(|(at, column)| natural(at, &column.title)).collect();
    let gaps = APART * widths.len().saturating_sub(1);
    loop {
        let over = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
        if over == 0 {
            return Some(widths);
        }
        let words = widths.iter_mut().zip(&table.columns).filter(|(_, column)| !column.number);
        let (widest, _) = words.max_by_key(|(width, _)| **width)?;
        let kept = (*widest).saturating_sub(over).max(*widest / 2).max(LEAST);
        if kept >= *widest {
            return None;
        }
        *widest = kept;
    }
}

fn row(page: &mut Page, table: &Table, cells: &[String], widths: &[usize], voice: Voice) {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width)).collect();
    let lines = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for n in 0..lines {
        let mut line = String::new();
        for ((cell, width), column) in wrapped.iter().zip(widths).zip(&table.columns) {
            let text = fit(cell.get(n).map_or("", String::as_str), *width);
            if column.number {
                line.push_str(&" ".repeat(width.saturating_sub(text.width())));
                line.push_str(&text);
            } else {
                line.push_str(&pad(&text, *width));
            }
            line.push_str(&" ".repeat(APART));
        }
        page.part(voice, Lead::None, line.trim_end());
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) => text.plain().replace('\n', " "),
        Cell::Meter { claimed, backed } => format!("{claimed}% claimed, {backed}% backed"),
        Cell::Steps { rating: None, .. } => "unrated".to_owned(),
        Cell::Steps { rating: Some(rating), backed, .. } if backed >= rating => rating.to_string(),
        Cell::Steps { rating: Some(rating), .. } => format!("{rating} (claimed)"),
    }
}
