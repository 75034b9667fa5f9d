//! The table of what the configuration file may say: reading it, its template, `opsarc config`, the README and the
//! suggestion on a misspelt key are read off it.

use super::guess::near;
use super::preferences::{Dates, Glyphs, Links, Preferences, WeekStart};
use super::theme_choice::{THEMES, ThemeChoice};
use crate::framework::text::clean_line;

/// A value as the file gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given<'a> {
    /// Text.
    Text(&'a str),
    /// True or false.
    Switch(bool),
}

/// What a setting wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// True or false.
    Switch,
    /// Any text.
    Text,
}

/// One key of the configuration file.
#[derive(Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it wants.
    pub wants: Wants,
    /// What it says, in a few words.
    pub says: &'static str,
    set: fn(&mut Preferences, Given<'_>) -> Option<()>,
    get: fn(&Preferences) -> Given<'_>,
}

const GLYPHS: [(Glyphs, &str); 3] = [(Glyphs::Auto, "auto"), (Glyphs::Unicode, "unicode"), (Glyphs::Ascii, "ascii")];
const LINKS: [(Links, &str); 3] = [(Links::Auto, "auto"), (Links::Always, "always"), (Links::Never, "never")];
const DATES: [(Dates, &str); 3] =
    [(Dates::DayFirst, "day-first"), (Dates::MonthFirst, "month-first"), (Dates::Iso, "iso")];
const WEEKS: [(WeekStart, &str); 3] =
    [(WeekStart::Monday, "monday"), (WeekStart::Saturday, "saturday"), (WeekStart::Sunday, "sunday")];

/// The names of a table of words.
const fn names<T: Copy, const N: usize>(table: &[(T, &'static str); N]) -> [&'static str; N] {
    let mut names = [""; N];
    let mut n = 0;
    while n < N {
        #[expect(clippy::indexing_slicing, reason = "n is below N, and this runs at compile time")]
        {
            names[n] = table[n].1;
        }
        n += 1;
    }
    names
}

const THEME_NAMES: [&str; THEMES.len()] = {
    let mut names = [""; THEMES.len()];
    let mut n = 0;
    while n < THEMES.len() {
        #[expect(clippy::indexing_slicing, reason = "n is below the length, and this runs at compile time")]
        {
            names[n] = THEMES[n].1;
        }
        n += 1;
    }
    names
};

fn word<T: Copy>(table: &[(T, &str)], given: Given<'_>) -> Option<T> {
    match given {
        Given::Text(text) => table.iter().find(|(_, name)| *name == text).map(|(value, _)| *value),
        Given::Switch(_) => None,
    }
}

fn named<T: PartialEq>(table: &[(T, &'static str)], value: &T) -> Given<'static> {
    Given::Text(table.iter().find(|(known, _)| known == value).map_or("", |(_, name)| name))
}

fn text(given: Given<'_>) -> Option<String> {
    match given {
        Given::Text(text) => Some(clean_line(text).into_owned()),
        Given::Switch(_) => None,
    }
}

fn switch(given: Given<'_>) -> Option<bool> {
    match given {
        Given::Switch(on) => Some(on),
        Given::Text(_) => None,
    }
}

/// Every key of the configuration file outside its tables.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "theme",
        wants: Wants::OneOf(&THEME_NAMES),
        says: "the colours; `T` shows each at once",
        set: |p, given| match given {
            Given::Text(name) => ThemeChoice::of_name(name).map(|theme| p.theme = theme),
            Given::Switch(_) => None,
        },
        get: |p| Given::Text(p.theme.name()),
    },
    Setting {
        name: "glyphs",
        wants: Wants::OneOf(&names(&GLYPHS)),
        says: "which characters are drawn; `ascii` draws nothing else of its own",
        set: |p, given| word(&GLYPHS, given).map(|glyphs| p.glyphs = glyphs),
        get: |p| named(&GLYPHS, &p.glyphs),
    },
    Setting {
        name: "mouse",
        wants: Wants::Switch,
        says: "whether the mouse points at things here, or selects text as the terminal does",
        set: |p, given| switch(given).map(|on| p.mouse = on),
        get: |p| Given::Switch(p.mouse),
    },
    Setting {
        name: "motion",
        wants: Wants::Switch,
        says: "whether anything may move by itself; nothing does in this version",
        set: |p, given| switch(given).map(|on| p.motion = on),
        get: |p| Given::Switch(p.motion),
    },
    Setting {
        name: "links",
        wants: Wants::OneOf(&names(&LINKS)),
        says: "whether addresses can be clicked; `auto` where the terminal is known to take them",
        set: |p, given| word(&LINKS, given).map(|links| p.links = links),
        get: |p| named(&LINKS, &p.links),
    },
    Setting {
        name: "dates",
        wants: Wants::OneOf(&names(&DATES)),
        says: "how a day is written: 2 October, October 2, or 2026-10-02",
        set: |p, given| word(&DATES, given).map(|dates| p.dates = dates),
        get: |p| named(&DATES, &p.dates),
    },
    Setting {
        name: "week",
        wants: Wants::OneOf(&names(&WEEKS)),
        says: "the first day of a week in calendars",
        set: |p, given| word(&WEEKS, given).map(|week| p.week = week),
        get: |p| named(&WEEKS, &p.week),
    },
    Setting {
        name: "mentor",
        wants: Wants::Text,
        says: "the mentor who is meant where none is named",
        set: |p, given| text(given).map(|mentor| p.mentor = mentor),
        get: |p| Given::Text(&p.mentor),
    },
    Setting {
        name: "editor",
        wants: Wants::Text,
        says: "the command for long texts; empty for $VISUAL or $EDITOR",
        set: |p, given| text(given).map(|editor| p.editor = editor),
        get: |p| Given::Text(&p.editor),
    },
    Setting {
        name: "profile",
        wants: Wants::Text,
        says: "the profile to open, by name or path; empty for `default`",
        set: |p, given| text(given).map(|profile| p.profile = profile),
        get: |p| Given::Text(&p.profile),
    },
];

/// A table of the configuration file.
#[derive(Debug)]
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// A line of it as an example.
    pub example: &'static str,
    /// What it says, in a few words.
    pub says: &'static str,
}

/// The table of horizons.
pub const FRESHNESS: Section = Section {
    name: "freshness",
    example: "alert-rules = 6",
    says: "after how many months (1 to 120) a competency, or all of an area, is stale; one set with `opsarc horizon` goes before",
};

/// The tables of keys, one below it for each context.
pub const REBOUND: Section = Section {
    name: "keys",
    example: "walk.note = [\"n\", \"ctrl-n\"]",
    says: "keys for an action, by context; `opsarc keys` lists contexts, actions and keys",
};

/// Every table of the configuration file.
pub const SECTIONS: [&Section; 2] = [&FRESHNESS, &REBOUND];

impl Setting {
    /// The one called `name`.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Self> {
        SETTINGS.iter().find(|setting| setting.name == name)
    }

    /// Takes a value in.
    ///
    /// # Errors
    /// What it wants instead.
    pub fn set(&self, preferences: &mut Preferences, given: Given<'_>) -> Result<(), String> {
        (self.set)(preferences, given).ok_or_else(|| self.refusal(given))
    }

    /// The value in `preferences`.
    #[must_use]
    pub fn get<'a>(&self, preferences: &'a Preferences) -> Given<'a> {
        (self.get)(preferences)
    }

    /// What it wants, in words.
    #[must_use]
    pub fn wanted(&self) -> String {
        match self.wants {
            Wants::OneOf(words) => match words.split_last() {
                Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
                None => String::new(),
            },
            Wants::Switch => "true or false".to_owned(),
            Wants::Text => "text between quotes".to_owned(),
        }
    }

    /// Why a value was not taken.
    #[must_use]
    pub fn refusal(&self, given: Given<'_>) -> String {
        let guess = match (self.wants, given) {
            (Wants::OneOf(words), Given::Text(text)) => near(text, words.iter().copied()),
            _ => None,
        };
        let guess = guess.map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
        format!("`{}` wants {}{guess}", self.name, self.wanted())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_table_is_taken_and_told_again() {
        for setting in SETTINGS {
            let mut preferences = Preferences::default();
            let words: Vec<Given<'_>> = match setting.wants {
                Wants::OneOf(words) => words.iter().map(|word| Given::Text(word)).collect(),
                Wants::Switch => vec![Given::Switch(true), Given::Switch(false)],
                Wants::Text => vec![Given::Text("Grace"), Given::Text("")],
            };
            for word in words {
                assert_eq!(setting.set(&mut preferences, word), Ok(()));
                assert_eq!(setting.get(&preferences), word, "{}", setting.name);
            }
            let wrong = if setting.wants == Wants::Switch { Given::Text("on") } else { Given::Switch(true) };
            assert!(setting.set(&mut preferences, wrong).is_err(), "{}", setting.name);
        }
        let theme = Setting::of_name("theme").unwrap();
        let why = theme.set(&mut Preferences::default(), Given::Text("drak")).unwrap_err();
        assert!(why.ends_with("ansi or mono; did you mean `dark`?"), "{why}");
    }
}
