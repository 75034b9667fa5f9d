//! Which theme a terminal gets: by the choice, by `NO_COLOR`, by what the environment says of its
//! colours, and by its background, asked once and remembered.

use std::ffi::OsString;
use std::time::Duration;

use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use crate::app::theme::ThemeChoice;
use crate::view::theme::{Depth, Ground, Theme};

/// How long a terminal may take to answer. It is asked once, after the first frame, and what is typed
/// meanwhile is lost: so it is short.
const PATIENCE: Duration = Duration::from_millis(100);

/// The theme for `choice` in this environment, on a background that was remembered or asked.
#[must_use]
pub fn theme(choice: ThemeChoice, env: &dyn Fn(&str) -> Option<OsString>, remembered: Option<Ground>) -> Theme {
    let has = |name: &str| env(name).filter(|value| !value.is_empty());
    let no_color = has("NO_COLOR").is_some();
    let text = |name: &str| has(name).map(|v| v.to_string_lossy().into_owned()).unwrap_or_default();
    let many = !text("COLORTERM").is_empty() || text("TERM").contains("256") || text("TERM").contains("direct");
    let depth = match choice {
        _ if no_color => Depth::None,
        ThemeChoice::Mono => Depth::None,
        ThemeChoice::Ansi => Depth::Sixteen,
        _ if many => Depth::Many,
        _ => Depth::Sixteen,
    };
    let ground = match choice {
        ThemeChoice::Dark => Ground::Dark,
        ThemeChoice::Light => Ground::Light,
        _ => said(&text("COLORFGBG")).or(remembered).unwrap_or(Ground::Either),
    };
    Theme::new(depth, ground)
}

/// What `COLORFGBG`, such as `15;0`, says of the background.
fn said(colours: &str) -> Option<Ground> {
    let back: u8 = colours.rsplit(';').next()?.parse().ok()?;
    Some(if back == 7 || back == 15 { Ground::Light } else { Ground::Dark })
}

/// Whether the terminal should be asked: the choice leaves it open and nothing else says it.
#[must_use]
pub fn open_question(choice: ThemeChoice, env: &dyn Fn(&str) -> Option<OsString>, remembered: bool) -> bool {
    let told = env("COLORFGBG").is_some_and(|v| said(&v.to_string_lossy()).is_some());
    let no_color = env("NO_COLOR").is_some_and(|v| !v.is_empty());
    matches!(choice, ThemeChoice::Auto | ThemeChoice::Ansi) && !told && !remembered && !no_color
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
        assert_eq!(theme(ThemeChoice::Dark, &env, None), Theme::new(Depth::None, Ground::Dark));
        assert!(!open_question(ThemeChoice::Auto, &env, false));
    }

    #[test]
    fn the_choice_wins_over_the_environment_and_that_over_memory() {
        let dark = env(&[("TERM", "xterm-256color"), ("COLORFGBG", "15;0")]);
        assert_eq!(theme(ThemeChoice::Light, &dark, None), Theme::new(Depth::Many, Ground::Light));
        assert_eq!(theme(ThemeChoice::Auto, &dark, Some(Ground::Light)), Theme::new(Depth::Many, Ground::Dark));
        let bare = env(&[("TERM", "linux")]);
        assert_eq!(theme(ThemeChoice::Auto, &bare, Some(Ground::Light)), Theme::new(Depth::Sixteen, Ground::Light));
        assert_eq!(theme(ThemeChoice::Auto, &bare, None), Theme::new(Depth::Sixteen, Ground::Either));
    }
}
