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
        use Color::{Blue, Cyan, Gray, Indexed, Red, Reset, Yellow};
        let (text, soft, faint, accent, warn) = match (depth, ground) {
            (Depth::Many, Ground::Dark) => (Indexed(252), Indexed(247), Indexed(246), Indexed(79), Indexed(179)),
            (Depth::Many, Ground::Light) => (Indexed(235), Indexed(240), Indexed(242), Indexed(23), Indexed(94)),
            (Depth::Many, Ground::Either) => (Reset, Indexed(243), Indexed(243), Indexed(29), Reset),
            (Depth::Sixteen, Ground::Dark) => (Reset, Gray, Gray, Cyan, Yellow),
            (Depth::Sixteen, Ground::Light) => (Reset, Reset, Reset, Blue, Red),
            (Depth::Sixteen, Ground::Either) | (Depth::None, _) => (Reset, Reset, Reset, Reset, Reset),
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
            let theme = Theme::new(Depth::Many, ground);
            for (tone, _) in TONES {
                let Some(Color::Indexed(index)) = theme.style(tone).fg else { continue };
                for back in backs {
                    let got = contrast(rgb(index), *back);
                    assert!(got >= 4.5, "{tone:?} on {back:?} for {ground:?}: {got:.2}");
                }
            }
        }
    }

    #[test]
    fn without_colours_there_are_none() {
        let theme = Theme::new(Depth::None, Ground::Dark);
        assert!(TONES.iter().all(|(tone, _)| theme.style(*tone).fg == Some(Color::Reset)));
        assert!(theme.style(Tone::Cursor).add_modifier.contains(Modifier::REVERSED));
    }
}
