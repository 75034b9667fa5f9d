//! Names of files made of names of people.

use crate::framework::text::Text;

/// The longest name made so, in bytes: what is added to it must fit, too.
const LONGEST: usize = 40;

/// A name of lower-case letters, digits and hyphens made of `text`, safe on every platform and in every shell;
/// `otherwise` where nothing is left of it.
#[must_use]
pub fn slug(text: &Text, otherwise: &str) -> String {
    let mut name = String::new();
    for c in text.as_str().chars().flat_map(char::to_lowercase) {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        if c.is_alphanumeric() {
            name.push(c);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { otherwise.to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_person_is_called_the_file_stays_where_it_belongs() {
        for (name, want) in [
            ("Ada", "ada"),
            ("Ada  Lovelace, Countess", "ada-lovelace-countess"),
            ("../../etc/passwd", "etc-passwd"),
            ("Jürgen 2", "jürgen-2"),
            ("-rf", "rf"),
            ("\u{1b}[2J", "2j"),
            ("", "mentee"),
            ("...", "mentee"),
        ] {
            assert_eq!(slug(&Text::new(name), "mentee"), want);
        }
        assert!(slug(&Text::new(&"ö".repeat(99)), "x").len() <= LONGEST);
    }
}
