//! For which page a chart is drawn.

use super::svg::Svg;
use crate::export::document::document::Figure;

/// How much room a chart has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// A page on a screen or on paper.
    Wide,
    /// A telephone.
    Narrow,
}

impl Room {
    /// Its width in units of the drawing, of which one is a pixel where there is room for all.
    #[must_use]
    pub fn width(self) -> f64 {
        match self {
            Self::Wide => 760.0,
            Self::Narrow => 360.0,
        }
    }

    /// `wide` or `narrow`, as this room is.
    #[must_use]
    pub fn of<T>(self, wide: T, narrow: T) -> T {
        match self {
            Self::Wide => wide,
            Self::Narrow => narrow,
        }
    }
}

/// A figure of a chart that `draw` draws in both rooms. Its ids begin with `id`; `told` is whether a table beside it
/// has its numbers.
#[must_use]
pub fn figure(id: &str, title: &str, says: String, told: bool, draw: impl Fn(&mut Svg, Room)) -> Figure {
    let drawn = |room: Room| {
        let mut svg = Svg::new(&format!("{id}-{}", room.of("w", "n")), room.of("wide", "narrow"), title, &says);
        draw(&mut svg, room);
        svg.finish(room.width())
    };
    let (svg, narrow) = (drawn(Room::Wide), drawn(Room::Narrow));
    Figure { title: title.to_owned(), says, svg, narrow: Some(narrow), told }
}
