//! The shapes that documents come in, with the ends of their files' names.

/// A shape of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
    /// Plain text within 80 columns.
    Text,
    /// A table for spreadsheets.
    Csv,
    /// JSON.
    Json,
    /// A drawing.
    Svg,
    /// iCalendar.
    Calendar,
}

/// A row of the table: the shape, the word for it on the command line, its name, and how file names end that mean it.
type Row = (Shape, &'static str, &'static str, &'static [&'static str]);

/// Every shape. The first ending of a shape is the one that a new file gets.
const SHAPES: [Row; 7] = [
    (Shape::Markdown, "markdown", "Markdown", &["md", "markdown"]),
    (Shape::Html, "html", "HTML", &["html", "htm"]),
    (Shape::Text, "text", "plain text", &["txt", "text"]),
    (Shape::Csv, "csv", "CSV", &["csv"]),
    (Shape::Json, "json", "JSON", &["json"]),
    (Shape::Svg, "svg", "SVG", &["svg"]),
    (Shape::Calendar, "ics", "iCalendar", &["ics"]),
];

impl Shape {
    /// Every shape.
    pub fn all() -> impl Iterator<Item = Self> {
        SHAPES.iter().map(|(shape, ..)| *shape)
    }

    fn row(self) -> &'static Row {
        let [first, ..] = &SHAPES;
        SHAPES.iter().find(|(shape, ..)| *shape == self).unwrap_or(first)
    }

    /// The word for it on the command line, such as `markdown`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.row().1
    }

    /// Its name, such as "plain text".
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// How the name of a new file ends, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        self.row().3.first().copied().unwrap_or_default()
    }

    /// The shape that `word` means: its slug or an ending.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let meant = |known: &str| known.eq_ignore_ascii_case(word.trim());
        SHAPES.iter().find(|(_, slug, _, ends)| meant(slug) || ends.iter().any(|end| meant(end))).map(|row| row.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_endings_mean_one_shape() {
        for shape in Shape::all() {
            assert_eq!((Shape::of(shape.slug()), Shape::of(shape.ending())), (Some(shape), Some(shape)));
        }
        assert_eq!(Shape::of(" MD "), Some(Shape::Markdown));
        assert_eq!(Shape::of("pdf"), None);
    }
}
