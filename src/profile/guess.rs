//! Names that a person types: how they are written, and which one was perhaps meant.

/// The name among `known` that `name` was perhaps meant to be.
pub fn near<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let lower = name.to_lowercase();
    let distance = |known: &&str| strsim::damerau_levenshtein(known, &lower);
    known.map(|k| (distance(&k), k)).filter(|(d, k)| *d <= 1 + k.chars().count() / 4).min().map(|(_, k)| k)
}

/// "no KIND `NAME`", with what was perhaps meant.
pub fn no_such<'k>(kind: &str, name: &str, known: impl Iterator<Item = &'k str>) -> String {
    match near(name, known) {
        Some(guess) => format!("there is no {kind} `{name}`: did you mean `{guess}`?"),
        None => format!("there is no {kind} `{name}`"),
    }
}

/// A name as the configuration file writes it: small letters and digits, with a hyphen for whatever is between.
#[must_use]
pub fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_guessed_and_a_wild_guess_is_not_made() {
        let known = ["theme", "mouse", "high-contrast"];
        assert_eq!(near("them", known.into_iter()), Some("theme"));
        assert_eq!(near("Mosue", known.into_iter()), Some("mouse"));
        assert_eq!(near("high-contrats", known.into_iter()), Some("high-contrast"));
        assert_eq!(near("colour", known.into_iter()), None);
        assert_eq!(slug("log, chart, milestones"), "log-chart-milestones");
        assert_eq!(no_such("setting", "x", known.into_iter()), "there is no setting `x`");
    }
}
