//! What each tone looks like. Screens name tones and never colours, so that a theme is one table.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of text or a mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Ordinary text.
    Text,
    /// What matters most.
    Strong,
    /// What explains.
    Soft,
    /// What is there to be found, not to be read first.
    Faint,
    /// The one accent.
    Accent,
    /// The accent, as a heading.
    Title,
    /// The one warning colour.
    Warn,
    /// The item under the cursor.
    Cursor,
}

/// Every tone with the letter that stands for it in snapshots of style.
pub const TONES: [(Tone, char); 8] = [
    (Tone::Text, 't'),
    (Tone::Strong, 's'),
    (Tone::Soft, 'o'),
    (Tone::Faint, 'f'),
    (Tone::Accent, 'a'),
    (Tone::Title, 'A'),
    (Tone::Warn, 'w'),
    (Tone::Cursor, 'C'),
];

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Depth {
    /// The fixed ones from 16 to 255.
    Many,
    /// The sixteen whose values are the terminal's own.
    Sixteen,
    /// None: glyphs, bold and reverse alone.
    None,
}

/// What the text stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// Dark.
    Dark,
    /// Light.
    Light,
    /// Not known: only what reads well on both is used.
    Either,
}

/// Which colours are taken where there is a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Palette {
    /// One accent, one warning colour, greys.
    Calm,
    /// 7:1 and more.
    HighContrast,
    /// Blue and orange: the two that every kind of colour vision tells apart.
    ColourBlind,
}

/// The look of every tone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    soft: Color,
    faint: Color,
    accent: Color,
    warn: Color,
    text: Color,
}

impl Theme {
    /// The theme for a terminal. The terminal's own background stays: nothing paints one.
    #[must_use]
    pub const fn new(depth: Depth, ground: Ground) -> Self {
        Self::of(Palette::Calm, depth, ground)
    }

    /// The theme of a palette for a terminal.
    #[must_use]
    #[rustfmt::skip]
    pub const fn of(palette: Palette, depth: Depth, ground: Ground) -> Self {
        use Color::{Blue, Cyan, Gray, Indexed, LightBlue, LightCyan, LightYellow, Red, Reset, Yellow};
        use Depth::{Many, Sixteen};
        use Ground::{Dark, Either, Light};
        use Palette::{Calm, ColourBlind, HighContrast};
        let (text, soft, faint, accent, warn) = match (palette, depth, ground) {
            // No colour is 7:1 on black and on white; and of the sixteen none is known to read well on both.
            (_, Depth::None, _) | (_, Sixteen, Either) | (HighContrast, Many, Either) => (Reset, Reset, Reset, Reset, Reset),

            (Calm, Many, Dark) => (Indexed(252), Indexed(247), Indexed(246), Indexed(79), Indexed(179)),
            (Calm, Many, Light) => (Indexed(235), Indexed(240), Indexed(242), Indexed(23), Indexed(94)),
            (Calm, Many, Either) => (Reset, Indexed(243), Indexed(243), Indexed(29), Reset),
            (Calm, Sixteen, Dark) => (Reset, Gray, Gray, Cyan, Yellow),
            (Calm | HighContrast | ColourBlind, Sixteen, Light) => (Reset, Reset, Reset, Blue, Red),

            (HighContrast, Many, Dark) => (Indexed(231), Indexed(255), Indexed(252), Indexed(123), Indexed(227)),
            (HighContrast, Many, Light) => (Indexed(16), Indexed(234), Indexed(236), Indexed(18), Indexed(88)),
            (HighContrast, Sixteen, Dark) => (Reset, Reset, Reset, LightCyan, LightYellow),

            (ColourBlind, Many, Dark) => (Indexed(252), Indexed(247), Indexed(246), Indexed(75), Indexed(214)),
            (ColourBlind, Many, Light) => (Indexed(235), Indexed(240), Indexed(242), Indexed(25), Indexed(94)),
            (ColourBlind, Many, Either) => (Reset, Indexed(243), Indexed(243), Indexed(63), Reset),
            (ColourBlind, Sixteen, Dark) => (Reset, Gray, Gray, LightBlue, Yellow),
        };
        Self { soft, faint, accent, warn, text }
    }

    /// The style of a tone. A colour is never alone in its meaning: weight, glyph or word says it too.
    #[must_use]
    pub const fn style(&self, tone: Tone) -> Style {
        let plain = Style::new();
        match tone {
            Tone::Text => plain.fg(self.text),
            Tone::Strong => plain.fg(self.text).add_modifier(Modifier::BOLD),
            Tone::Soft => plain.fg(self.soft),
            Tone::Faint => plain.fg(self.faint),
            Tone::Accent => plain.fg(self.accent),
            Tone::Title => plain.fg(self.accent).add_modifier(Modifier::BOLD),
            Tone::Warn => plain.fg(self.warn).add_modifier(Modifier::BOLD),
            Tone::Cursor => plain.fg(self.text).add_modifier(Modifier::REVERSED.union(Modifier::BOLD)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue of an indexed colour from 16 on, which every terminal has alike.
    fn rgb(index: u8) -> [f64; 3] {
        let level = |n: u8| if n == 0 { 0.0 } else { f64::from(55 + 40 * n) };
        match index {
            232.. => [f64::from(8 + 10 * (index - 232)); 3],
            16.. => {
                let n = index - 16;
                [level(n / 36), level(n / 6 % 6), level(n % 6)]
            }
            _ => panic!("{index} is the terminal's own"),
        }
    }

    fn luminance(rgb: [f64; 3]) -> f64 {
        let [r, g, b] = rgb.map(|v| {
            let v = v / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_tone_reads_as_wcag_aa_asks_on_every_ground_it_is_meant_for() {
        let dark = [[0.0; 3], [17.0, 18.0, 20.0], [30.0; 3]];
        let light = [[255.0; 3], [250.0, 250.0, 245.0]];
        let both = [[0.0; 3], [255.0; 3]];
        for (ground, backs) in [(Ground::Dark, &dark[..]), (Ground::Light, &light[..]), (Ground::Either, &both[..])] {
            for (palette, least) in PALETTES {
                let theme = Theme::of(palette, Depth::Many, ground);
                for (tone, _) in TONES {
                    let style = theme.style(tone);
                    assert_eq!(style.bg, None, "no tone has a ground of its own");
                    // What is reversed has the same two colours, and so the same contrast.
                    let Some(Color::Indexed(index)) = style.fg else { continue };
                    for back in backs {
                        let got = contrast(rgb(index), *back);
                        assert!(got >= least, "{tone:?} of {palette:?} on {back:?} for {ground:?}: {got:.2}");
                    }
                }
            }
        }
    }

    /// Each palette with the contrast that all of its text has at least; glyphs have the same tones.
    const PALETTES: [(Palette, f64); 3] =
        [(Palette::Calm, 4.5), (Palette::HighContrast, 7.0), (Palette::ColourBlind, 4.5)];

    /// What is seen of linear red, green and blue without one kind of cone, after Machado, Oliveira and Fernandes (2009),
    /// at full severity; and with all of them.
    const SIGHTS: [(&str, [[f64; 3]; 3]); 4] = [
        ("all cones", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protanopia",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deuteranopia",
            [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        ),
        (
            "tritanopia",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// Lightness and the two axes of hue (CIELAB, D65) of what `sight` sees of a colour.
    fn seen(index: u8, sight: &[[f64; 3]; 3]) -> [f64; 3] {
        let linear = rgb(index).map(|v| {
            let v = v / 255.0;
            if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        });
        let [r, g, b] = sight.map(|row| (0..3).map(|n| row[n] * linear[n]).sum::<f64>().clamp(0.0, 1.0));
        let x = (0.412_4 * r + 0.357_6 * g + 0.180_5 * b) / 0.950_47;
        let y = 0.212_6 * r + 0.715_2 * g + 0.072_2 * b;
        let z = (0.019_3 * r + 0.119_2 * g + 0.950_5 * b) / 1.088_83;
        let [x, y, z] =
            [x, y, z].map(|t| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 });
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn the_colour_blind_theme_keeps_accent_warning_and_text_apart_for_every_sight() {
        // A difference of 2.3 is just noticeable side by side; ten times that is another colour at a glance.
        const APART: f64 = 23.0;
        for ground in [Ground::Dark, Ground::Light] {
            let theme = Theme::of(Palette::ColourBlind, Depth::Many, ground);
            let index = |tone| match theme.style(tone).fg {
                Some(Color::Indexed(index)) => index,
                other => panic!("{tone:?} is {other:?}"),
            };
            for (name, sight) in &SIGHTS {
                let pairs = [(Tone::Accent, Tone::Warn), (Tone::Accent, Tone::Text), (Tone::Warn, Tone::Text)];
                for (a, b) in pairs {
                    let (one, other) = (seen(index(a), sight), seen(index(b), sight));
                    let far = (0..3).map(|n| (one[n] - other[n]).powi(2)).sum::<f64>().sqrt();
                    assert!(far >= APART, "{a:?} and {b:?} with {name} for {ground:?}: {far:.1}");
                }
            }
        }
    }

    #[test]
    fn the_test_of_colour_blindness_can_fail() {
        // Red and green of the same lightness are one colour without the cones for red or for green.
        let far = |sight: &[[f64; 3]; 3]| {
            let (one, other) = (seen(167, sight), seen(65, sight));
            (0..3).map(|n| (one[n] - other[n]).powi(2)).sum::<f64>().sqrt()
        };
        assert!(far(&SIGHTS[0].1) > 50.0 && far(&SIGHTS[2].1) < 23.0, "{} {}", far(&SIGHTS[0].1), far(&SIGHTS[2].1));
    }

    #[test]
    fn without_colours_there_are_none() {
        let theme = Theme::new(Depth::None, Ground::Dark);
        assert!(TONES.iter().all(|(tone, _)| theme.style(*tone).fg == Some(Color::Reset)));
        assert!(theme.style(Tone::Cursor).add_modifier.contains(Modifier::REVERSED));
    }
}
