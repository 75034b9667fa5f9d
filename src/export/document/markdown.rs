//! A document as Markdown (CommonMark with the tables and task boxes of GitHub). Nothing that a person wrote is taken
//! for markup: every character that could be one is escaped.

use super::document::{Block, Cell, Document, Fact, Figure, Item, List, Mark, Preamble, Span, Table, Words};
use super::link;
use super::plain::{line, lines, prose};

/// The document as Markdown, with a line feed at the end.
#[must_use]
pub fn render(document: &Document) -> String {
    let mut out = format!("# {}\n", line(&document.title));
    let Preamble { what, reader, .. } = &document.preamble;
    for part in [what, reader, &document.preamble.dated(), Preamble::RULE] {
        out.push_str(&format!("\n{}\n", prose(part)));
    }
    for block in &document.blocks {
        let text = self::block(block);
        if !text.is_empty() {
            out.push('\n');
            out.push_str(&text);
        }
    }
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading(depth, text) => format!("{} {}\n", "#".repeat(usize::from(*depth)), line(text)),
        Block::Paragraph(text) => format!("{}\n", words(text)),
        Block::List(list) => self::list(list),
        Block::Table(table) => self::table(table),
        Block::Figure(Figure { told: true, .. }) => String::new(),
        Block::Figure(figure) => format!("*{}.* {}\n", line(&figure.title), prose(&figure.says)),
        // A term and what is said of it: Markdown has no list of terms that every reader knows.
        Block::Terms(terms) => {
            terms.iter().map(|(term, said)| format!("- **{}**: {}\n", line(term), words(said))).collect()
        }
        Block::Facts(facts) => facts
            .iter()
            .map(|Fact { name, value, said }| {
                let said = if said.is_empty() { String::new() } else { format!("; {}", line(said)) };
                format!("- **{}**: {}{said}\n", line(name), line(value))
            })
            .collect(),
        Block::Note(text) => quoted(&format!("**Note.** {}", words(text))),
        Block::Quote(text) => quoted(&words(text)),
    }
}

fn quoted(text: &str) -> String {
    text.lines().map(|line| format!("> {line}").trim_end().to_owned() + "\n").collect()
}

fn list(list: &List) -> String {
    let mut out = String::new();
    for (n, item) in (1..).zip(&list.items) {
        let lead = match list.mark {
            Mark::Bullet => "- ".to_owned(),
            Mark::Number => format!("{n}. "),
            Mark::Box if item.done => "- [x] ".to_owned(),
            Mark::Box => "- [ ] ".to_owned(),
        };
        // What follows is indented as far as the text of a point begins.
        let indent = if list.mark == Mark::Number { lead.len() } else { 2 };
        let Item { words: said, under, .. } = item;
        out.push_str(&format!("{lead}{}\n", hung(&words(said), indent)));
        for more in under {
            out.push_str(&format!("{}- {}\n", " ".repeat(indent), hung(&words(more), indent + 2)));
        }
    }
    out
}

/// Lines after the first, indented.
fn hung(text: &str, indent: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(indent)))
}

fn table(table: &Table) -> String {
    let mut out = String::new();
    if !table.caption.is_empty() {
        out.push_str(&format!("*{}*\n\n", line(&table.caption)));
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&row(table.columns.iter().map(|column| line(&column.title)).collect()));
    let rule = |number: bool| if number { "--:" } else { "---" };
    out.push_str(&format!("|{}|\n", table.columns.iter().map(|c| rule(c.number)).collect::<Vec<_>>().join("|")));
    for cells in &table.rows {
        out.push_str(&row(cells.iter().map(|cell| in_cell(&self::cell(cell))).collect()));
    }
    out
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Words(text) => words(text),
        Cell::Meter { claimed, backed } => format!("{claimed}% claimed, {backed}% backed"),
        Cell::Steps { rating: None, .. } => "unrated".to_owned(),
        Cell::Steps { rating: Some(rating), backed, .. } if backed >= rating => rating.to_string(),
        Cell::Steps { rating: Some(rating), .. } => format!("{rating} (claimed)"),
    }
}

/// A line feed would end the row.
fn in_cell(text: &str) -> String {
    text.replace('\n', " ")
}

fn words(words: &Words) -> String {
    let mut out = String::new();
    for span in &words.0 {
        // What is inside a line cannot open a list or a heading, and its first blank counts.
        let said = |text: &str| if out.is_empty() { prose(text) } else { lines(text, false) };
        let shown = match span {
            Span::Text(text) => said(text),
            Span::Strong(text) => emphasis("**", text),
            Span::Soft(text) => emphasis("*", text),
            Span::Code(text) => code(text),
            Span::Link { text, to } => match link::address(to) {
                // An address that names itself is written once; a relative one would be taken for a tag.
                Some(address) if address == *text && address.contains(':') => format!("<{address}>"),
                Some(address) => format!("[{}]({address})", line(text)),
                None if text == to => said(text),
                None => format!("{} ({})", said(text), lines(to, false)),
            },
        };
        out.push_str(&shown);
    }
    out
}

/// Emphasis does not begin or end beside a blank, nor begin between a letter and a comma.
fn emphasis(mark: &str, text: &str) -> String {
    let aside = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':');
    let (inner, trailing) = (text.trim_start_matches(aside), text.trim_end());
    let said = inner.trim_end();
    if said.is_empty() {
        return lines(text, false);
    }
    let before = text.get(..text.len() - inner.len()).unwrap_or_default();
    let after = text.get(trailing.len()..).unwrap_or_default();
    format!("{}{mark}{}{mark}{}", before.replace('\n', " "), line(said), after.replace('\n', " "))
}

/// In a fence longer than any run of back-quotes in it.
fn code(text: &str) -> String {
    let text = text.replace('\n', " ").replace('|', "\u{2502}");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let air = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{air}{text}{air}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::document::document::Column;
    use crate::profile::day::Day;

    fn document(blocks: Vec<Block>) -> Document {
        let preamble = Preamble {
            what: "What it is.".to_owned(),
            reader: "For you.".to_owned(),
            day: Day(jiff::civil::date(2026, 11, 20)),
            framework: "aiops-2026 1.0.0".to_owned(),
            sample: true,
        };
        Document { title: "A *title*".to_owned(), preamble, blocks }
    }

    #[test]
    fn it_opens_with_what_it_is_for_whom_its_day_and_what_attained_means() {
        let text = render(&document(Vec::new()));
        assert!(
            text.starts_with("# A \\*title\\*\n\nWhat it is.\n\nFor you.\n\nAs of 20 November 2026, by the framework")
        );
        assert!(text.contains("made-up sample") && text.contains("is a rule of this file"), "{text}");
    }

    #[test]
    fn what_is_in_a_line_stays_what_it_was() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(words(&Words::new().strong("a ").text("b")), "**a** b");
        assert_eq!(words(&Words::new().text("a").soft(", b ").text("c")), "a, *b* c");
        let linked = |at: &str| words(&Words::new().link(at, at));
        assert_eq!(
            ["https://x.example/a_b", "a/b", "javascript:x"].map(linked),
            ["<https://x.example/a_b>", "[a/b](a/b)", "javascript:x"]
        );
        assert_eq!(words(&Words::new().text("a").soft(" ., ")), "a ., ");
    }

    #[test]
    fn blocks_and_what_is_in_them() {
        let mut it = document(Vec::new());
        it.head("Head");
        it.list(Mark::Box, [Item { words: "one".into(), under: vec!["more".into()], done: true }, "two".into()]);
        it.table(
            "Cells",
            vec![Column::words("A"), Column::number("N")],
            vec![vec!["x|y".into(), Cell::Steps { rating: Some(3), backed: 0, of: 4 }]],
        );
        it.text(Words::new().link("here", "https://x.example").text(" ").link("there", "javascript:x"));
        it.note("mind\nthis");
        let text = render(&it);
        let wanted = "\n## Head\n\n- [x] one\n  - more\n- [ ] two\n\n*Cells*\n\n| A | N |\n|---|--:|\n\
                      | x\\|y | 3 (claimed) |\n\n[here](https://x.example) there (javascript:x)\n\n\
                      > **Note.** mind\n> this\n";
        assert!(text.ends_with(wanted), "{text}");
    }
}
