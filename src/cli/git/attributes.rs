//! The lines of a `.gitattributes` that are ours.
//!
//! Which files are meant? An attribute on `*.json` would reach files that are no profiles, which the driver refuses and
//! which would then conflict. So: every profile that lies in the repository by its own name, and whatever ends in
//! `.opsarc.json`, for those to come.

/// What profiles end in by whose name alone they are known.
pub const ENDING: &str = "*.opsarc.json";

/// The name under which git knows the drivers.
pub const DRIVER: &str = "opsarc";

const HEAD: &str =
    "# opsarc: profiles merge as the union of their entries and are shown as words; see `opsarc git doctor`.";

/// The line for `pattern`.
fn line(pattern: &str) -> String {
    format!("{pattern} merge={DRIVER} diff={DRIVER}")
}

/// The pattern that means the file `name`, a path from the top, and no other.
#[must_use]
pub fn pattern(name: &str) -> String {
    let mut pattern = String::from("/");
    for c in name.chars() {
        if matches!(c, '*' | '?' | '[' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    if !pattern.contains([' ', '\t', '"']) {
        return pattern;
    }
    format!("\"{}\"", pattern.replace('\\', "\\\\").replace('"', "\\\""))
}

/// `file` with a line for each of `patterns` that it has not, or nothing where it has them all. What is there stays.
#[must_use]
pub fn with(file: &str, patterns: &[String]) -> Option<String> {
    let new: Vec<String> =
        patterns.iter().map(|p| line(p)).filter(|l| !file.lines().any(|old| old.trim() == l)).collect();
    if new.is_empty() {
        return None;
    }
    let mut whole = file.to_owned();
    if !whole.is_empty() && !whole.ends_with('\n') {
        whole.push('\n');
    }
    if !file.lines().any(|old| old == HEAD) {
        if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(HEAD);
        whole.push('\n');
    }
    for line in new {
        whole.push_str(&line);
        whole.push('\n');
    }
    Some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_stays_and_nothing_is_written_twice() {
        let patterns = [ENDING.to_owned(), pattern("profiles/ada.json")];
        let new = with("*.png binary", &patterns).unwrap();
        assert_eq!(
            new,
            format!(
                "*.png binary\n\n{HEAD}\n*.opsarc.json merge=opsarc diff=opsarc\n\
                 /profiles/ada.json merge=opsarc diff=opsarc\n"
            )
        );
        assert_eq!(with(&new, &patterns), None);
        let more = with(&new, &[pattern("b.json")]).unwrap();
        assert_eq!(more, format!("{new}/b.json merge=opsarc diff=opsarc\n"));
        assert!(with("", &patterns).unwrap().starts_with(HEAD));
    }

    #[test]
    fn a_pattern_means_one_file() {
        assert_eq!(pattern("a[1]*.json"), "/a\\[1]\\*.json");
        assert_eq!(pattern("my \"own\" [a].json"), "\"/my \\\"own\\\" \\\\[a].json\"");
    }
}
