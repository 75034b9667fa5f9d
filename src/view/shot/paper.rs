//! What a picture stands on: the colours that a terminal would bring, fixed.

use ratatui::style::Color;

use super::piece::Look;
use crate::view::colour::place;
use crate::view::theme::Ground;

/// Red, green and blue.
pub type Rgb = [u8; 3];

/// The sixteen colours that a terminal may set, in their order; these are the ones that many set.
type Sixteen = [Rgb; 16];

#[rustfmt::skip]
const DARK_SIXTEEN: Sixteen = [
    [0, 0, 0], [205, 49, 49], [13, 188, 121], [229, 229, 16], [36, 114, 200], [188, 63, 188], [17, 168, 205], [229, 229, 229],
    [102, 102, 102], [241, 76, 76], [35, 209, 139], [245, 245, 67], [59, 142, 234], [214, 112, 214], [41, 184, 219], [255, 255, 255],
];
#[rustfmt::skip]
const LIGHT_SIXTEEN: Sixteen = [
    [0, 0, 0], [205, 49, 49], [0, 120, 60], [148, 98, 0], [4, 81, 165], [188, 5, 188], [5, 110, 140], [85, 85, 85],
    [102, 102, 102], [205, 49, 49], [0, 120, 60], [148, 98, 0], [4, 81, 165], [188, 5, 188], [5, 110, 140], [60, 60, 60],
];

/// The colours of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// What it is painted on.
    pub ground: Rgb,
    /// The text that has no colour of its own.
    pub ink: Rgb,
    sixteen: Sixteen,
}

impl Paper {
    /// The paper of a ground; where it is not known, the dark one.
    #[must_use]
    pub const fn of(ground: Ground) -> Self {
        match ground {
            Ground::Light => Self { ground: [250, 250, 245], ink: [38, 38, 38], sixteen: LIGHT_SIXTEEN },
            Ground::Dark | Ground::Either => Self { ground: [17, 18, 20], ink: [208, 208, 208], sixteen: DARK_SIXTEEN },
        }
    }

    /// The colours of the text and of what is under it.
    #[must_use]
    pub fn colours(&self, look: Look) -> (Rgb, Rgb) {
        let ink = self.rgb(look.ink).unwrap_or(self.ink);
        let ground = self.rgb(look.ground).unwrap_or(self.ground);
        if look.reversed { (ground, ink) } else { (ink, ground) }
    }

    fn rgb(&self, colour: Color) -> Option<Rgb> {
        if let Color::Rgb(r, g, b) = colour {
            return Some([r, g, b]);
        }
        let index = place(colour)?;
        // From 16 on the colours are the same everywhere: a cube of six levels, then greys.
        let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
        Some(match index {
            232.. => [8 + 10 * (index - 232); 3],
            16.. => [level((index - 16) / 36), level((index - 16) / 6 % 6), level((index - 16) % 6)],
            _ => *self.sixteen.get(usize::from(index))?,
        })
    }
}

/// A colour as the web writes it.
#[must_use]
pub fn hex([r, g, b]: Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixed_colours_are_those_of_every_terminal() {
        let paper = Paper::of(Ground::Dark);
        let of = |n| paper.rgb(Color::Indexed(n)).map(hex).unwrap_or_default();
        assert_eq!(
            [of(16), of(79), of(231), of(232), of(255)],
            ["#000000", "#5fd7af", "#ffffff", "#080808", "#eeeeee"]
        );
    }
}
