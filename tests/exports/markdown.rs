//! Markdown read by a parser of CommonMark: it says what the HTML of the same document says.

use opsarc::export::format::FORMATS;
use opsarc::export::shape::Shape;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};

use crate::support::people::Person;
use crate::world::World;

/// What is compared of a document.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    headings: Vec<(u8, String)>,
    /// Of each table the cells of each row, the head included.
    tables: Vec<Vec<Vec<String>>>,
    links: Vec<String>,
    /// Boxes, and whether they are ticked.
    boxes: Vec<bool>,
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_markdown(text: &str) -> (Read, String) {
    let (mut read, mut all, mut now) = (Read::default(), String::new(), String::new());
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Start(Tag::Heading { .. } | Tag::TableCell) => now.clear(),
            Event::Start(Tag::Table(_)) => read.tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => read.tables.last_mut().unwrap().push(Vec::new()),
            Event::Start(Tag::Link { dest_url, .. }) => read.links.push(dest_url.to_string()),
            Event::End(TagEnd::Heading(level)) => read.headings.push((level as u8, tidy(&now))),
            Event::End(TagEnd::TableCell) => {
                read.tables.last_mut().and_then(|rows| rows.last_mut()).unwrap().push(tidy(&now));
            }
            Event::Text(text) | Event::Code(text) => {
                now.push_str(&text);
                all.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => now.push(' '),
            Event::TaskListMarker(ticked) => read.boxes.push(ticked),
            Event::Html(html) | Event::InlineHtml(html) => panic!("it holds HTML: {html}"),
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) => panic!("{event:?}"),
            _ => {}
        }
    }
    (read, all)
}

fn of_html(text: &str) -> Read {
    let html = Html::parse_document(text);
    let all = |selector: &str| html.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
    let words = |element: &ElementRef<'_>| tidy(&element.text().collect::<String>());
    let cells = |row: &ElementRef<'_>| {
        row.select(&Selector::parse("th, td").unwrap()).map(|cell| words(&cell)).collect::<Vec<_>>()
    };
    Read {
        headings: all("h1, h2, h3, h4")
            .iter()
            .map(|heading| (heading.value().name()[1..].parse().unwrap(), words(heading)))
            .collect(),
        tables: all("table")
            .iter()
            .map(|table| table.select(&Selector::parse("tr").unwrap()).map(|row| cells(&row)).collect())
            .collect(),
        links: all("main :not(nav *) a, main > a")
            .iter()
            .filter_map(|link| link.value().attr("href"))
            .filter(|to| !to.starts_with('#'))
            .map(str::to_owned)
            .collect(),
        boxes: all(".box").iter().map(|it| it.value().attr("aria-label") == Some("done")).collect(),
    }
}

#[test]
fn a_parser_of_commonmark_reads_what_the_html_says() {
    let mut tables = 0;
    for person in [Person::Empty, Person::Demo, Person::Hostile] {
        let world = World::of(person);
        for format in FORMATS.iter().filter(|format| format.shapes().contains(&Shape::Html)) {
            let Ok(markdown) = format.make(&world.source(), Shape::Markdown) else { continue };
            let name = format!("{} of {person:?}", format.name);
            let (mut told, text) = of_markdown(&markdown);
            let html = of_html(&world.make_as(format.name, Shape::Html));
            // How a rating looks that is only claimed is the one thing that each shape says in its own way.
            for cell in told.tables.iter_mut().flatten().flatten() {
                if let Some(rating) = cell.strip_suffix(" (claimed)") {
                    *cell = format!("{rating}, claimed");
                }
            }
            assert_eq!(told.headings, html.headings, "{name}");
            assert_eq!(told.links, html.links, "{name}");
            assert_eq!(told.boxes, html.boxes, "{name}");
            assert_eq!(told.tables, html.tables, "{name}");
            tables += told.tables.len();
            if person != Person::Hostile {
                // What was meant as a mark and is none would be left standing.
                assert!(!text.contains(['*', '|', '\\']), "{name}: {text}");
            }
        }
    }
    assert!(tables > 50, "{tables}");
}
