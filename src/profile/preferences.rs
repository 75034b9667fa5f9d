//! Settings of the program, not of the person: what the configuration file may say.

use std::fmt;

use super::guess::no_such;
use super::theme_choice::ThemeChoice;
use crate::framework::framework::Framework;
use crate::framework::id::CompetencyId;
use crate::framework::table::Ix;
use crate::framework::text::clean_line;

/// Which characters the views may draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Glyphs {
    /// By what is known of the terminal.
    #[default]
    Auto,
    /// Blocks, Braille and box lines.
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// How a day is written in a sentence and on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Dates {
    /// "2 October", "Mon 11 May 2026".
    #[default]
    DayFirst,
    /// "October 2", "Mon May 11 2026".
    MonthFirst,
    /// "2026-10-02".
    Iso,
}

/// The first day of a week in calendars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WeekStart {
    /// Monday.
    #[default]
    Monday,
    /// Saturday.
    Saturday,
    /// Sunday.
    Sunday,
}

/// Whether references and evidence can be clicked as links of the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Links {
    /// Where the terminal is known to take them.
    #[default]
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

/// A place in the configuration file, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Something in the configuration file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// Where.
    pub at: Place,
    /// What is wrong there, and what was perhaps meant.
    pub what: String,
}

impl Complaint {
    /// A complaint; nothing of the file's own words in it can steer a terminal.
    #[must_use]
    pub fn new(at: Place, what: &str) -> Self {
        Self { at, what: clean_line(what).into_owned() }
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.at.line, self.at.column, self.what)
    }
}

/// A horizon of freshness as the file gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Freshness {
    /// The id of a competency or of an area.
    pub of: String,
    /// After how many months it is stale, 1 to 120.
    pub months: u16,
    /// Where the file says so.
    pub at: Place,
}

/// Keys for an action as the file gives them. Which contexts and actions there are is the interface's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebound {
    /// The name of the context.
    pub context: String,
    /// The name of the action in it.
    pub action: String,
    /// Its keys, by name; none leaves it to the palette.
    pub keys: Vec<String>,
    /// Where the file says so.
    pub at: Place,
}

/// The settings, each with its default where the file does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preferences {
    /// The theme.
    pub theme: ThemeChoice,
    /// Which characters are drawn.
    pub glyphs: Glyphs,
    /// Whether the mouse is used.
    pub mouse: bool,
    /// Whether anything on the screen may move by itself.
    pub motion: bool,
    /// Whether addresses are links of the terminal.
    pub links: Links,
    /// How days are written.
    pub dates: Dates,
    /// The first day of a week.
    pub week: WeekStart,
    /// The mentor who is meant where none is named; empty for nobody.
    pub mentor: String,
    /// The editor for long texts, as a command line; empty for `$VISUAL` or `$EDITOR`.
    pub editor: String,
    /// The profile to open: a name or a path; empty for `default`.
    pub profile: String,
    /// Horizons of freshness of one's own.
    pub freshness: Vec<Freshness>,
    /// Keys of one's own.
    pub keys: Vec<Rebound>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::Auto,
            glyphs: Glyphs::Auto,
            mouse: true,
            motion: true,
            links: Links::Auto,
            dates: Dates::DayFirst,
            week: WeekStart::Monday,
            mentor: String::new(),
            editor: String::new(),
            profile: String::new(),
            freshness: Vec::new(),
            keys: Vec::new(),
        }
    }
}

/// A change of the configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// A word of a setting.
    Word(&'static str, &'static str),
    /// A switch of a setting.
    Switch(&'static str, bool),
    /// The keys of an action in a context; none takes the line away, so that the program's own hold.
    Keys {
        /// The name of the context.
        context: String,
        /// The name of the action.
        action: String,
        /// Its keys by name.
        keys: Option<Vec<String>>,
    },
}

impl Preferences {
    /// The horizons that hold for `framework`, in its order: what is said of a competency goes before what is said of
    /// its area. And what the framework does not know.
    #[must_use]
    pub fn horizons(&self, framework: &Framework) -> (Vec<(Ix, u16)>, Vec<Complaint>) {
        let found = |name: &str| name.parse::<CompetencyId>().ok().and_then(|id| framework.find(&id));
        let of_area = |name: &str| framework.areas().iter().find(|area| area.id.as_str() == name);
        let known = || {
            let competencies = framework.competencies().iter().map(|(_, c)| c.id.as_str());
            competencies.chain(framework.areas().iter().map(|area| area.id.as_str()))
        };
        let unknown = self.freshness.iter().filter(|f| found(&f.of).is_none() && of_area(&f.of).is_none());
        let complaints =
            unknown.map(|f| Complaint::new(f.at, &no_such("competency or area", &f.of, known()))).collect();
        let horizons = framework.competencies().iter().filter_map(|(ix, competency)| {
            let of = |name: &str| self.freshness.iter().find(|f| f.of == name).map(|f| f.months);
            Some((ix, of(competency.id.as_str()).or_else(|| of(competency.area.as_str()))?))
        });
        (horizons.collect(), complaints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::framework::embedded;

    #[test]
    fn a_competency_goes_before_its_area_and_what_is_unknown_is_told() {
        let framework = embedded::framework();
        let (ix, first) = framework.competencies().iter().next().unwrap();
        let line = |of: &str, months, line| Freshness { of: of.to_owned(), months, at: Place { line, column: 1 } };
        let freshness = vec![line(first.area.as_str(), 9, 1), line(first.id.as_str(), 3, 2), line("alert-ruels", 2, 3)];
        let preferences = Preferences { freshness, ..Preferences::default() };
        let (horizons, complaints) = preferences.horizons(framework);
        let of_area = framework.competencies().iter().filter(|(_, c)| c.area == first.area).count();
        assert_eq!(horizons.len(), of_area);
        assert!(of_area > 1 && horizons.contains(&(ix, 3)));
        assert!(horizons.iter().all(|(other, months)| *other == ix || *months == 9));
        let [told] = complaints.as_slice() else { panic!("{complaints:?}") };
        assert_eq!(
            told.to_string(),
            "line 3, column 1: there is no competency or area `alert-ruels`: did you mean `alert-rules`?"
        );
    }
}
