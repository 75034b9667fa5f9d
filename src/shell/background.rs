//! How a terminal is drawn on, decided in one place: how many colours, which glyphs, links or none, and which theme: by
//! the command line, the configuration, `NO_COLOR`, what the environment says of the terminal, and its background, asked
//! once and remembered.

use std::ffi::OsString;
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::profile::preferences::{Glyphs, Links};
use crate::profile::theme_choice::ThemeChoice;
use crate::view::theme::{Depth, Ground, Palette, Theme};

/// How long a terminal may take to answer. It is asked once, after the first frame, and what is typed
/// meanwhile is lost: so it is short.
const PATIENCE: Duration = Duration::from_millis(100);

/// Looks up an environment variable.
type Env<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// How many colours the command line asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Colours {
    /// As many as the environment says that there are.
    #[default]
    Auto,
    /// The same, also where `NO_COLOR` is set.
    Always,
    /// None.
    Never,
    /// The sixteen of the terminal.
    Sixteen,
    /// Those from 16 to 255.
    Many,
}

/// What was decided, and by what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided<T> {
    /// What.
    pub is: T,
    /// What decided it, such as "NO_COLOR".
    pub by: &'static str,
}

const fn by<T: Copy>(by: &'static str, is: T) -> Decided<T> {
    Decided { is, by }
}

fn text(env: Env<'_>, name: &str) -> String {
    env(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default()
}

/// How many colours there are.
#[must_use]
pub fn depth(asked: Colours, choice: ThemeChoice, env: Env<'_>) -> Decided<Depth> {
    let term = text(env, "TERM");
    match (asked, choice) {
        (Colours::Never, _) => by("--color", Depth::None),
        (Colours::Auto, _) if !text(env, "NO_COLOR").is_empty() => by("NO_COLOR", Depth::None),
        (_, ThemeChoice::Mono) => by("the theme", Depth::None),
        (Colours::Sixteen, _) => by("--color", Depth::Sixteen),
        (_, ThemeChoice::Ansi) => by("the theme", Depth::Sixteen),
        (Colours::Many, _) => by("--color", Depth::Many),
        _ if !text(env, "COLORTERM").is_empty() => by("COLORTERM", Depth::Many),
        _ if term.contains("256") || term.contains("direct") => by("TERM", Depth::Many),
        _ => by("TERM", Depth::Sixteen),
    }
}

/// Terminals that show no braille, and little else beyond ASCII, by the beginning of `TERM`.
const PLAIN_TERMS: [&str; 4] = ["linux", "vt1", "vt2", "vt3"];

/// Whether only ASCII is drawn.
#[must_use]
pub fn ascii(asked: Option<Glyphs>, preferred: Glyphs, env: Env<'_>) -> Decided<bool> {
    match (asked, preferred) {
        (Some(glyphs), _) if glyphs != Glyphs::Auto => return by("--glyphs", glyphs == Glyphs::Ascii),
        (_, Glyphs::Ascii | Glyphs::Unicode) => return by("the configuration", preferred == Glyphs::Ascii),
        _ => {}
    }
    let term = text(env, "TERM");
    if PLAIN_TERMS.iter().any(|plain| term.starts_with(plain)) {
        return by("TERM", true);
    }
    // The first of these that is set says how characters are written, if it says so at all.
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().map(|name| text(env, name)).find(|value| !value.is_empty());
    let set = locale.as_deref().and_then(|locale| locale.split_once('.')).map(|(_, set)| set.to_ascii_lowercase());
    match set {
        Some(set) if !set.starts_with("utf-8") && !set.starts_with("utf8") => by("the locale", true),
        _ => by("the default", false),
    }
}

/// Variables that a terminal which takes links sets, and how their value begins.
const LINKING: [(&str, &str); 14] = [
    ("KITTY_WINDOW_ID", ""),
    ("WT_SESSION", ""),
    ("KONSOLE_VERSION", ""),
    ("WEZTERM_PANE", ""),
    ("GHOSTTY_RESOURCES_DIR", ""),
    ("TERM_PROGRAM", "iTerm"),
    ("TERM_PROGRAM", "WezTerm"),
    ("TERM_PROGRAM", "ghostty"),
    ("TERM_PROGRAM", "vscode"),
    ("TERM", "xterm-kitty"),
    ("TERM", "foot"),
    ("TERM", "alacritty"),
    ("TERM", "xterm-ghostty"),
    ("TERM", "contour"),
];

/// The first version of VTE that takes links without fault, as it writes it.
const VTE: u32 = 5002;

/// Whether addresses are written as links.
#[must_use]
pub fn links(preferred: Links, env: Env<'_>) -> Decided<bool> {
    match preferred {
        Links::Always => return by("the configuration", true),
        Links::Never => return by("the configuration", false),
        Links::Auto => {}
    }
    // A multiplexer hands on what it knows; older ones write the address out.
    if !text(env, "TMUX").is_empty() || !text(env, "STY").is_empty() {
        return by("the multiplexer", false);
    }
    if text(env, "VTE_VERSION").parse::<u32>().is_ok_and(|version| version >= VTE) {
        return by("VTE_VERSION", true);
    }
    let known = LINKING.iter().find(|(name, begins)| {
        let value = text(env, name);
        !value.is_empty() && value.starts_with(begins)
    });
    known.map_or(by("the default", false), |(name, _)| by(name, true))
}

/// The theme for `choice` in this environment, on a background that was remembered or asked.
#[must_use]
pub fn theme(asked: Colours, choice: ThemeChoice, env: Env<'_>, remembered: Option<Ground>) -> Theme {
    let palette = match choice {
        ThemeChoice::HighContrast => Palette::HighContrast,
        ThemeChoice::ColourBlind => Palette::ColourBlind,
        _ => Palette::Calm,
    };
    Theme::of(palette, depth(asked, choice, env).is, ground(choice, env, remembered).is)
}

/// The background that is drawn for.
#[must_use]
pub fn ground(choice: ThemeChoice, env: Env<'_>, remembered: Option<Ground>) -> Decided<Ground> {
    match (choice, said(&text(env, "COLORFGBG")), remembered) {
        (ThemeChoice::Dark, ..) => by("the theme", Ground::Dark),
        (ThemeChoice::Light, ..) => by("the theme", Ground::Light),
        (_, Some(ground), _) => by("COLORFGBG", ground),
        (_, None, Some(ground)) => by("the terminal's answer", ground),
        (_, None, None) => by("nothing that is known", Ground::Either),
    }
}

/// What `COLORFGBG`, such as `15;0`, says of the background.
fn said(colours: &str) -> Option<Ground> {
    let back: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(if back == 7 || back == 15 { Ground::Light } else { Ground::Dark })
}

/// Whether the terminal should be asked: the choice leaves it open and nothing else says it.
#[must_use]
pub fn open_question(asked: Colours, choice: ThemeChoice, env: Env<'_>, remembered: bool) -> bool {
    let fixed = matches!(choice, ThemeChoice::Dark | ThemeChoice::Light);
    let told = said(&text(env, "COLORFGBG")).is_some();
    !fixed && !told && !remembered && depth(asked, choice, env).is != Depth::None
}

/// Asks the terminal for its background.
#[must_use]
pub fn ask() -> Ground {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => Ground::Dark,
        Ok(ThemeMode::Light) => Ground::Light,
        Err(_) => Ground::Either,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        |name| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v))
    }

    #[test]
    fn no_color_wins_over_everything() {
        let env = env(&[("NO_COLOR", "1"), ("COLORTERM", "truecolor"), ("TERM", "xterm-256color")]);
        assert_eq!(theme(Colours::Auto, ThemeChoice::Dark, &env, None), Theme::new(Depth::None, Ground::Dark));
        assert!(!open_question(Colours::Auto, ThemeChoice::Auto, &env, false));
    }

    #[test]
    fn the_choice_wins_over_the_environment_and_that_over_memory() {
        let dark = env(&[("TERM", "xterm-256color"), ("COLORFGBG", "15;0")]);
        assert_eq!(theme(Colours::Auto, ThemeChoice::Light, &dark, None), Theme::new(Depth::Many, Ground::Light));
        assert_eq!(
            theme(Colours::Auto, ThemeChoice::Auto, &dark, Some(Ground::Light)),
            Theme::new(Depth::Many, Ground::Dark)
        );
        let bare = env(&[("TERM", "linux")]);
        assert_eq!(
            theme(Colours::Auto, ThemeChoice::Auto, &bare, Some(Ground::Light)),
            Theme::new(Depth::Sixteen, Ground::Light)
        );
        assert_eq!(theme(Colours::Auto, ThemeChoice::Auto, &bare, None), Theme::new(Depth::Sixteen, Ground::Either));
    }

    #[test]
    fn the_command_line_decides_how_many_colours() {
        let bare = env(&[("TERM", "linux"), ("NO_COLOR", "1")]);
        let told = |asked, choice| depth(asked, choice, &bare).is;
        assert_eq!(told(Colours::Auto, ThemeChoice::Auto), Depth::None);
        assert_eq!(told(Colours::Always, ThemeChoice::Auto), Depth::Sixteen);
        assert_eq!(told(Colours::Sixteen, ThemeChoice::HighContrast), Depth::Sixteen);
        assert_eq!(told(Colours::Many, ThemeChoice::Dark), Depth::Many);
        assert_eq!(told(Colours::Never, ThemeChoice::Dark), Depth::None);
        let many = env(&[("TERM", "xterm-256color")]);
        assert_eq!(depth(Colours::Sixteen, ThemeChoice::Auto, &many), Decided { is: Depth::Sixteen, by: "--color" });
        assert_eq!(depth(Colours::Auto, ThemeChoice::Auto, &many), Decided { is: Depth::Many, by: "TERM" });
    }

    #[test]
    fn glyphs_are_ascii_where_that_is_asked_for_or_nothing_else_is_shown() {
        for (pairs, asked, preferred, is, because) in [
            (&[][..], None, Glyphs::Auto, false, "the default"),
            (&[("TERM", "linux")], None, Glyphs::Auto, true, "TERM"),
            (&[("TERM", "linux")], None, Glyphs::Unicode, false, "the configuration"),
            (&[("TERM", "linux")], Some(Glyphs::Unicode), Glyphs::Ascii, false, "--glyphs"),
            (&[], Some(Glyphs::Ascii), Glyphs::Unicode, true, "--glyphs"),
            (&[("LANG", "de_DE.ISO-8859-1")], None, Glyphs::Auto, true, "the locale"),
            (&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE.ISO-8859-1")], None, Glyphs::Auto, false, "the default"),
            (&[("LANG", "C")], None, Glyphs::Auto, false, "the default"),
        ] {
            assert_eq!(ascii(asked, preferred, &env(pairs)), Decided { is, by: because }, "{pairs:?}");
        }
    }

    #[test]
    fn links_are_written_only_where_they_are_known_to_be_taken() {
        for (pairs, is) in [
            (&[][..], false),
            (&[("TERM", "xterm-256color")], false),
            (&[("TERM", "xterm-kitty")], true),
            (&[("VTE_VERSION", "7006")], true),
            (&[("VTE_VERSION", "4804")], false),
            (&[("TERM_PROGRAM", "Apple_Terminal")], false),
            (&[("TERM_PROGRAM", "iTerm.app")], true),
            (&[("TERM_PROGRAM", "iTerm.app"), ("TMUX", "/tmp/x,1,0")], false),
        ] {
            assert_eq!(links(Links::Auto, &env(pairs)).is, is, "{pairs:?}");
            assert!(links(Links::Always, &env(pairs)).is && !links(Links::Never, &env(pairs)).is);
        }
    }
}
