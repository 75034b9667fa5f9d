//! The bar of a stage in characters: solid for backed, hatched for claimed only, dots for the rest.

/// The three characters of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyphs {
    /// Backed by evidence or a mentor.
    pub backed: char,
    /// Claimed only.
    pub claimed: char,
    /// Neither.
    pub rest: char,
}

/// Block elements, which every terminal font has.
pub const BLOCKS: Glyphs = Glyphs { backed: '█', claimed: '▒', rest: '·' };

/// ASCII alone, for the plain mode.
pub const ASCII: Glyphs = Glyphs { backed: '#', claimed: '/', rest: '.' };

/// The full part of a bar, in block elements where these can be drawn.
#[must_use]
pub fn full(blocks: bool) -> char {
    if blocks { BLOCKS.backed } else { ASCII.backed }
}

/// A bar of `width` characters for `claimed` and `backed` percent. A share above zero shows at
/// least one character, and only a full hundred fills the bar.
#[must_use]
pub fn bar(claimed: u8, backed: u8, width: usize, glyphs: Glyphs) -> String {
    let cells = |percent: u8| match percent {
        0 => 0,
        100.. => width,
        percent => (usize::from(percent) * width / 100).clamp(1.min(width), width.saturating_sub(1)),
    };
    let (solid, all) = (cells(backed), cells(claimed.max(backed)));
    let glyph = |n: usize| match n {
        n if n < solid => glyphs.backed,
        n if n < all => glyphs.claimed,
        _ => glyphs.rest,
    };
    (0..width).map(glyph).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn solid_then_hatched_then_dots() {
        assert_eq!(bar(88, 70, 10, ASCII), "#######/..");
        assert_eq!(bar(21, 0, 10, ASCII), "//........");
        assert_eq!(bar(0, 0, 5, ASCII), ".....");
        assert_eq!(bar(100, 100, 5, ASCII), "#####");
    }

    #[test]
    fn little_is_not_nothing_and_nearly_is_not_all() {
        assert_eq!(bar(1, 0, 10, ASCII), "/.........");
        assert_eq!(bar(99, 99, 10, ASCII), "#########.");
    }
}
