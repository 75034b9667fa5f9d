//! Arguments with a form of their own: ratings, evidence, dates, values that may be `none`.

use std::str::FromStr;

use crate::export::ratings::{SANDBOX, SEPARATORS};
use crate::framework::rating::Rating;
use crate::framework::text::{Text, clean_line};
use crate::profile::author::Author;
use crate::profile::body::MOST_MONTHS;
use crate::profile::evidence::{EvidenceKind, Setting};

/// `0` to `4`, or `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatingArg(pub Option<Rating>);

impl FromStr for RatingArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.eq_ignore_ascii_case("none") {
            return Ok(Self(None));
        }
        match text.parse().ok().filter(|_| text.len() == 1).and_then(Rating::new) {
            Some(rating) => Ok(Self(Some(rating))),
            None => Err(format!("`{}` is no rating: 0 to 4, or none", clean_line(text))),
        }
    }
}

/// A horizon in months, or `default`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthsArg(pub Option<u16>);

impl FromStr for MonthsArg {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.eq_ignore_ascii_case("default") {
            return Ok(Self(None));
        }
        match text.parse() {
            Ok(months) if (1..=MOST_MONTHS).contains(&months) => Ok(Self(Some(months))),
            _ => Err(format!("`{}` is no horizon: 1 to {MOST_MONTHS} months, or default", clean_line(text))),
        }
    }
}

/// `KIND:TITLE[=LOCATOR]`, or `TITLE[=LOCATOR]` for a design record; `KIND/sandbox:` where the work was an exercise. A
/// backslash before `=` or `;` makes it part of the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceArg {
    /// The kind.
    pub kind: EvidenceKind,
    /// The title.
    pub title: Text,
    /// Where it is.
    pub locator: Option<Text>,
    /// Where the work was done.
    pub setting: Setting,
}

impl EvidenceArg {
    /// Where the work was done: an exercise too where `sandbox` says so.
    #[must_use]
    pub fn setting(&self, sandbox: bool) -> Setting {
        if sandbox { Setting::Sandbox } else { self.setting }
    }
}

impl FromStr for EvidenceArg {
    type Err = String;

    /// A prefix is a kind only where it is the slug of one; the locator begins after the first `=`.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = split(text, '=', 2).into_iter();
        let title = parts.next().unwrap_or_default();
        let locator = parts.next();
        let (kind, setting, title) = match title.split_once(':').and_then(|(kind, rest)| Some((known(kind)?, rest))) {
            Some(((kind, setting), rest)) => (kind, setting, rest),
            None => (EvidenceKind::default(), Setting::Real, title),
        };
        let title = Text::new(joined(title).trim());
        if title.is_empty() {
            return Err(format!("`{}` has no title: write KIND:TITLE[=LOCATOR]", clean_line(text)));
        }
        let locator = locator.map(|at| Text::new(joined(at).trim())).filter(|at| !at.is_empty());
        Ok(Self { kind, title, locator, setting })
    }
}

/// The kind and setting that a prefix means.
fn known(prefix: &str) -> Option<(EvidenceKind, Setting)> {
    let prefix = prefix.trim();
    match prefix.strip_suffix(SANDBOX) {
        Some(kind) => Some((EvidenceKind::from_slug(kind)?, Setting::Sandbox)),
        None => Some((EvidenceKind::from_slug(prefix)?, Setting::Real)),
    }
}

/// `text` in at most `most` pieces at `separator`, but for those behind a backslash.
#[must_use]
pub fn split(text: &str, separator: char, most: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    // How many backslashes stand right before: of two, one keeps the other.
    let mut before = 0;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        if c == separator && before % 2 == 0 && pieces.len() + 1 < most {
            pieces.push(text.get(start..at).unwrap_or_default());
            start = at + c.len_utf8();
            rest = text.get(start..).unwrap_or_default();
        }
        before = if c == '\\' { before + 1 } else { 0 };
    }
    pieces.push(rest);
    pieces
}

/// `text` without the backslashes that kept a separator, or another one before a separator or the end. Elsewhere a
/// backslash is one: `C:\a`, `\\host\share`.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = 0;
    for c in text.chars() {
        if c == '\\' {
            run += 1;
            continue;
        }
        out.extend(std::iter::repeat_n('\\', if SEPARATORS.contains(&c) { run / 2 } else { run }));
        out.push(c);
        run = 0;
    }
    out.extend(std::iter::repeat_n('\\', run / 2 + run % 2));
    out
}

/// A value that can be cleared with `none`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clearable<T>(pub Option<T>);

impl<T: FromStr> FromStr for Clearable<T>
where
    T::Err: ToString,
{
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.eq_ignore_ascii_case("none") {
            return Ok(Self(None));
        }
        text.parse().map(|value| Self(Some(value))).map_err(|e: T::Err| e.to_string())
    }
}

/// Text that says something.
///
/// # Errors
/// When there is nothing to read in it.
pub fn text(raw: &str) -> Result<Text, String> {
    let text = Text::new(raw.trim());
    if text.is_empty() { Err("it is empty".to_owned()) } else { Ok(text) }
}

/// The author for an optional mentor's name.
#[must_use]
pub fn author(mentor: Option<&Text>) -> Author {
    mentor.map_or(Author::Oneself, |name| Author::Mentor(name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings() {
        assert_eq!("3".parse(), Ok(RatingArg(Some(Rating::INDEPENDENT))));
        assert_eq!("none".parse(), Ok(RatingArg(None)));
        for bad in ["5", "-1", "", "03", "+3", "2.5"] {
            assert!(bad.parse::<RatingArg>().is_err(), "{bad}");
        }
    }

    #[test]
    fn evidence_splits_at_the_first_equals_sign_and_knows_its_kinds() {
        let parsed = |text: &str| {
            let EvidenceArg { kind, title, locator, .. } = text.parse().unwrap();
            (kind.slug(), title.to_string(), locator.map(|l| l.to_string()))
        };
        assert_eq!(
            parsed("drill:Fire in region 2=https://x.example/?a=b"),
            ("drill", "Fire in region 2".to_owned(), Some("https://x.example/?a=b".to_owned()))
        );
        assert_eq!(parsed("Notes: a study"), ("design", "Notes: a study".to_owned(), None));
        assert_eq!(parsed("talk:On call"), ("talk", "On call".to_owned(), None));
        assert_eq!(parsed("plain="), ("design", "plain".to_owned(), None));
        assert_eq!(parsed(r"talk:a\=b\; c=d"), ("talk", "a=b; c".to_owned(), Some("d".to_owned())));
        assert_eq!(parsed(r"talk:C:\a"), ("talk", r"C:\a".to_owned(), None));
        assert_eq!(parsed(r"talk:a\\=b"), ("talk", r"a\".to_owned(), Some("b".to_owned())));
        assert_eq!(parsed(r"talk:a\\\=b"), ("talk", r"a\=b".to_owned(), None));
        assert_eq!(parsed(r"talk:a=\\host\share\\"), ("talk", "a".to_owned(), Some(r"\\host\share\".to_owned())));
        let drill: EvidenceArg = "drill/sandbox:On public data".parse().unwrap();
        assert_eq!((drill.kind, drill.setting), (EvidenceKind::Drill, Setting::Sandbox));
        assert!("drill:=x".parse::<EvidenceArg>().is_err());
    }

    #[test]
    fn horizons() {
        assert_eq!("6".parse(), Ok(MonthsArg(Some(6))));
        assert_eq!("default".parse(), Ok(MonthsArg(None)));
        for bad in ["0", "121", "-1", "", "a year"] {
            assert!(bad.parse::<MonthsArg>().is_err(), "{bad}");
        }
    }

    #[test]
    fn none_clears() {
        assert_eq!("none".parse::<Clearable<u8>>(), Ok(Clearable(None)));
        assert_eq!("5".parse::<Clearable<u8>>(), Ok(Clearable(Some(5))));
        assert!("many".parse::<Clearable<u8>>().is_err());
    }
}
