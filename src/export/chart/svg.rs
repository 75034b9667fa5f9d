//! An SVG drawing, written element by element. Every text is escaped; a number has at most one decimal place, so that
//! the same drawing has the same bytes on every machine.

use crate::export::document::escape::escape;

/// How the elements of the charts look, by class. In a page it stands once; a drawing of its own carries it.
pub const STYLE: &str = include_str!("chart.css");

/// A drawing.
#[derive(Debug)]
pub struct Svg {
    id: String,
    class: String,
    title: String,
    says: String,
    body: String,
    height: f64,
}

/// Where a text stands to its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A number with at most one decimal place.
#[must_use]
pub fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() / 10.0;
    // There is no negative zero on paper.
    let tenths = if tenths == 0.0 { 0.0 } else { tenths };
    format!("{tenths}")
}

impl Svg {
    /// An empty drawing. `id` is its own in the document.
    #[must_use]
    pub fn new(id: &str, class: &str, title: &str, says: &str) -> Self {
        let hatch = format!(
            "<defs><pattern id=\"{id}-h\" width=\"4.6\" height=\"4.6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(-45)\"><rect class=\"hatch-ground\" width=\"4.6\" height=\"4.6\"/>\
             <rect class=\"hatch-line\" width=\"1.7\" height=\"4.6\"/></pattern></defs>\n"
        );
        Self {
            id: id.to_owned(),
            class: class.to_owned(),
            title: title.to_owned(),
            says: says.to_owned(),
            body: hatch,
            height: 0.0,
        }
    }

    /// How high it is; grows with what is drawn only where this is said.
    pub fn height(&mut self, height: f64) {
        self.height = height;
    }

    /// The reference to its hatching, for `stroke` and `fill`.
    #[must_use]
    pub fn hatch(&self) -> String {
        format!("url(#{}-h)", self.id)
    }

    /// A text.
    pub fn text(&mut self, x: f64, y: f64, class: &str, anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        self.body.push_str(&format!(
            "<text class=\"{class}\" x=\"{}\" y=\"{}\"{anchor}>{}</text>\n",
            number(x),
            number(y),
            escape(text)
        ));
    }

    /// A rectangle with rounded corners; nothing where it has no area.
    pub fn rect(&mut self, [x, y, width, height]: [f64; 4], class: &str, fill: Option<&str>, round: f64) {
        if width <= 0.0 || height <= 0.0 {
            return;
        }
        let fill = fill.map_or_else(String::new, |fill| format!(" fill=\"{fill}\""));
        self.body.push_str(&format!(
            "<rect class=\"{class}\"{fill} x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>\n",
            number(x),
            number(y),
            number(width),
            number(height),
            number(round)
        ));
    }

    /// A path of commands made with [`number`].
    pub fn path(&mut self, commands: &str, class: &str, stroke: Option<&str>) {
        let stroke = stroke.map_or_else(String::new, |stroke| format!(" stroke=\"{stroke}\""));
        self.body.push_str(&format!("<path class=\"{class}\"{stroke} d=\"{commands}\"/>\n"));
    }

    /// A straight line.
    pub fn line(&mut self, [x, y]: [f64; 2], [to_x, to_y]: [f64; 2], class: &str) {
        let commands = format!("M{} {}L{} {}", number(x), number(y), number(to_x), number(to_y));
        self.path(&commands, class, None);
    }

    /// A circle.
    pub fn circle(&mut self, [x, y]: [f64; 2], radius: f64, class: &str) {
        self.body.push_str(&format!(
            "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>\n",
            number(x),
            number(y),
            number(radius)
        ));
    }

    /// The element, `width` units wide.
    #[must_use]
    pub fn finish(self, width: f64) -> String {
        self.element(width, "")
    }

    /// A file of its own: the element with its look.
    #[must_use]
    pub fn file(self, width: f64) -> String {
        let style = format!("<style>{STYLE}</style>\n");
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}", self.element(width, &style))
    }

    fn element(self, width: f64, style: &str) -> String {
        let Self { id, class, title, says, body, height } = self;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" viewBox=\"0 0 {} {}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\">\n<title id=\"{id}-t\">{}</title>\n<desc id=\"{id}-d\">{}</desc>\n\
             {style}{body}</svg>\n",
            number(width),
            number(height),
            escape(&title),
            escape(&says)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_the_same_everywhere() {
        assert_eq!([number(1.0), number(0.25), number(-0.01), number(99.96)], ["1", "0.3", "0", "100"]);
    }
}
