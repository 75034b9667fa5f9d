//! The configuration file, which talks back: one bad line costs that line only and is reported
//! with its place and, for a misspelt key, the key that was meant.

use std::fmt;
use std::io;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::error::{Cause, StoreError};
use super::places::Places;
use super::replace::{Care, Reader, make_folder, replace, resolved};
use super::text_file;
use crate::framework::text::clean_line;
use crate::profile::preferences::{Glyphs, KEYS, Preferences};

/// Something in the configuration file that was passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// What is wrong there, and what was perhaps meant.
    pub what: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.what)
    }
}

/// Reads the settings; the defaults where the file does not say, or there is none.
///
/// # Errors
/// [`StoreError`] when there is a file that cannot be read at all.
pub fn load(places: &Places) -> Result<(Preferences, Vec<Complaint>), StoreError> {
    match text_file::read("reading the configuration", &places.preferences()) {
        Ok(text) => Ok(parse(&text)),
        Err(e) if e.cause == Cause::Missing => Ok((Preferences::default(), Vec::new())),
        Err(e) => Err(e),
    }
}

/// Reads settings from text, and tells what was passed over.
#[must_use]
pub fn parse(text: &str) -> (Preferences, Vec<Complaint>) {
    let mut preferences = Preferences::default();
    let mut complaints = Vec::new();
    let (table, errors) = DeTable::parse_recoverable(text);
    let broken: Vec<usize> = errors.iter().map(|e| place(text, e.span().map_or(0, |span| span.start)).0).collect();
    for (e, line) in errors.iter().zip(&broken) {
        // A broken line may give several errors; the first says it.
        if !complaints.iter().any(|c: &Complaint| c.line == *line) {
            complaints.push(complaint(text, e.span().map_or(0, |span| span.start), e.message()));
        }
    }
    for (key, value) in table.get_ref() {
        let (name, at) = (key.get_ref(), key.span().start);
        if broken.contains(&place(text, at).0) {
            continue;
        }
        match apply(&mut preferences, name, value.get_ref()) {
            Outcome::Done => {}
            Outcome::Unknown => complaints.push(complaint(text, at, &unknown(name))),
            Outcome::Wrong(what) => complaints.push(complaint(text, value.span().start, &what)),
        }
    }
    complaints.sort_by_key(|c| (c.line, c.column));
    (preferences, complaints)
}

/// Sets one key in the configuration file and leaves the rest of it, comments too, as it is.
/// `value` is written as a TOML string, or bare where it is `true`, `false` or a number.
///
/// # Errors
/// [`StoreError`] when the file cannot be read or written.
pub fn set(places: &Places, key: &str, value: &str) -> Result<(), StoreError> {
    const DOING: &str = "changing the configuration";
    let path = places.preferences();
    let text = match text_file::read(DOING, &path) {
        Ok(text) => text,
        Err(e) if e.cause == Cause::Missing => String::new(),
        Err(e) => return Err(e),
    };
    let changed = with_line(&text, key, value);
    if changed == text { Ok(()) } else { put(&path, &changed).map_err(|e| StoreError::system(DOING, &path, &e)) }
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    make_folder(path)?;
    replace(&resolved(path)?, text.as_bytes(), Care::Light, Reader::Anyone).map(drop)
}

/// The text with the line of `key` replaced, or a new line before the first table.
fn with_line(text: &str, key: &str, value: &str) -> String {
    let bare = matches!(value, "true" | "false") || value.parse::<u16>().is_ok();
    let value = if bare { value.to_owned() } else { toml::Value::from(value).to_string() };
    let line = format!("{key} = {value}\n");
    let mut out = String::with_capacity(text.len() + line.len());
    let (mut done, mut top) = (false, true);
    for old in text.split_inclusive('\n') {
        let start = old.trim_start();
        if top && start.starts_with('[') {
            top = false;
            if !done {
                out.push_str(&line);
                done = true;
            }
        }
        let this = top && start.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        if this && !done {
            out.push_str(&line);
            done = true;
        } else if !this {
            out.push_str(old);
        }
    }
    if !done {
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

enum Outcome {
    Done,
    Unknown,
    Wrong(String),
}

fn apply(preferences: &mut Preferences, key: &str, value: &DeValue<'_>) -> Outcome {
    let text = || value.as_str().map(ToOwned::to_owned);
    let done = match key {
        "theme" => text().map(|text| preferences.theme = text),
        "mouse" => value.as_bool().map(|on| preferences.mouse = on),
        "glyphs" => {
            let glyphs = match value.as_str() {
                Some("unicode") => Some(Glyphs::Unicode),
                Some("ascii") => Some(Glyphs::Ascii),
                _ => None,
            };
            glyphs.map(|glyphs| preferences.glyphs = glyphs)
        }
        "editor" => text().map(|text| preferences.editor = text),
        "profile" => text().map(|text| preferences.profile = text),
        _ => return Outcome::Unknown,
    };
    match done {
        Some(()) => Outcome::Done,
        None => {
            let wants = KEYS.iter().find(|(name, _)| *name == key).map_or("another value", |(_, wants)| wants);
            Outcome::Wrong(format!("`{key}` wants {wants}"))
        }
    }
}

fn unknown(key: &str) -> String {
    let shown = clean_line(key);
    let near = KEYS
        .iter()
        .map(|(name, _)| (strsim::damerau_levenshtein(name, key), name))
        .filter(|(distance, name)| *distance <= 1 + name.len() / 4)
        .min();
    match near {
        Some((_, name)) => format!("there is no setting `{shown}`: did you mean `{name}`?"),
        None => format!("there is no setting `{shown}`"),
    }
}

fn complaint(text: &str, at: usize, what: &str) -> Complaint {
    let (line, column) = place(text, at);
    Complaint { line, column, what: clean_line(what).into_owned() }
}

fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
    (before.matches('\n').count() + 1, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_table_is_read() {
        for (key, _) in KEYS {
            let (_, complaints) = parse(&format!("{key} = [1]\n"));
            assert_eq!(complaints.len(), 1);
            assert!(complaints[0].what.starts_with(&format!("`{key}` wants ")), "{complaints:?}");
        }
    }

    #[test]
    fn a_bad_line_costs_that_line_only() {
        let text = "# mine\nthem = \"dark\"\nmouse = maybe\nglyphs = \"ascii\"\n    theme = -1\neditor = \"vi\"\n= 3\nprofile = \"x\"\n";
        let (preferences, complaints) = parse(text);
        let places: Vec<(usize, usize)> = complaints.iter().map(|c| (c.line, c.column)).collect();
        assert_eq!(places.iter().map(|p| p.0).collect::<Vec<_>>(), [2, 3, 5, 7], "{complaints:?}");
        assert_eq!((places[0], places[2]), ((2, 1), (5, 13)));
        assert_eq!(complaints[0].to_string(), "line 2, column 1: there is no setting `them`: did you mean `theme`?");
        let want = Preferences {
            glyphs: Glyphs::Ascii,
            editor: "vi".to_owned(),
            profile: "x".to_owned(),
            ..Preferences::default()
        };
        assert_eq!(preferences, want);
    }

    #[test]
    fn setting_one_key_leaves_the_rest() {
        let text = "# mine\ntheme = \"dark\" # yes\n[keys]\ntheme = 1";
        assert_eq!(with_line(text, "theme", "li\"ght"), "# mine\ntheme = 'li\"ght'\n[keys]\ntheme = 1");
        assert_eq!(
            with_line(text, "mouse", "false"),
            "# mine\ntheme = \"dark\" # yes\nmouse = false\n[keys]\ntheme = 1"
        );
        assert_eq!(with_line("", "mouse", "true"), "mouse = true\n");
    }
}
