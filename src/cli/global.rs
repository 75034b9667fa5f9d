//! The options that go with every command.

use clap::{Args, ValueEnum};

use crate::profile::day::Day;
use crate::profile::preferences::Glyphs;
use crate::shell::background::Colours;
use crate::shell::run::Asked;

/// The options that go with every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Global {
    /// The profile to use: a file (with a `/` or ending in `.json`) or a name; `default` if left out
    #[arg(long, global = true, value_name = "FILE-or-NAME")]
    pub profile: Option<String>,
    /// The framework to rate by: a file or an id; the profile's own if left out
    #[arg(long, global = true, value_name = "FILE-or-ID")]
    pub framework: Option<String>,
    /// Show the record as it was at the end of this day (YYYY-MM-DD)
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<Day>,
    /// Lines of plain ASCII, for screen readers and simple terminals (also ACCESSIBLE=1, TERM=dumb)
    #[arg(long, global = true)]
    pub plain: bool,
    /// Colours of the interface; NO_COLOR is honoured unless this is always
    #[arg(long, global = true, value_name = "WHICH", default_value = "auto", hide_default_value = true)]
    pub color: ColorArg,
    /// Characters that are drawn; by the configuration and the terminal if left out
    #[arg(long, global = true, value_name = "WHICH")]
    pub glyphs: Option<GlyphsArg>,
}

/// How many colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorArg {
    /// As the terminal says
    #[default]
    Auto,
    /// The same, also where NO_COLOR is set
    Always,
    /// None
    Never,
    /// The terminal's own sixteen
    #[value(name = "16")]
    Sixteen,
    /// The fixed ones from 16 to 255
    #[value(name = "256")]
    Many,
}

/// Which characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum GlyphsArg {
    /// Nothing that is not ASCII
    Ascii,
    /// Blocks, braille and box lines
    Unicode,
}

impl Global {
    /// What the interface is to be drawn with.
    #[must_use]
    pub fn asked(&self) -> Asked {
        let colours = match self.color {
            ColorArg::Auto => Colours::Auto,
            ColorArg::Always => Colours::Always,
            ColorArg::Never => Colours::Never,
            ColorArg::Sixteen => Colours::Sixteen,
            ColorArg::Many => Colours::Many,
        };
        let glyphs = self.glyphs.map(|glyphs| match glyphs {
            GlyphsArg::Ascii => Glyphs::Ascii,
            GlyphsArg::Unicode => Glyphs::Unicode,
        });
        Asked { colours, glyphs }
    }
}
