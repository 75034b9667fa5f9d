//! Where the letters of other scripts lie on a Latin keyboard, so that a person need not switch the layout to press a
//! key. Read only for a key that means nothing by itself.

/// Letters of a layout and the Latin ones at their places, row by row.
const PLACES: [(&str, &str); 4] = [
    // Russian, with the letters of the Ukrainian and Belarusian layouts that differ.
    ("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,."),
    ("іїєґўё", "s]'\\o`"),
    // Greek.
    ("ςερτυθιοπασδφγηξκλζχψωβνμ", "wertyuiopasdfghjklzxcvbnm"),
    ("άέήίόύώ", "aehioyv"),
];

/// The Latin letter at the place of `c`, as large or small as it.
#[must_use]
pub fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return None;
    }
    let small = c.to_lowercase().next().filter(|small| small.to_uppercase().count() == 1)?;
    let (theirs, ours) = PLACES.iter().find(|(theirs, _)| theirs.contains(small))?;
    let at = theirs.chars().position(|other| other == small)?;
    let found = ours.chars().nth(at)?;
    Some(if c.is_uppercase() { found.to_ascii_uppercase() } else { found })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_one_place() {
        for (theirs, ours) in PLACES {
            assert_eq!(theirs.chars().count(), ours.chars().count(), "{theirs}");
            assert!(ours.is_ascii());
        }
        let pressed = |text: &str| -> String { text.chars().filter_map(latin).collect() };
        assert_eq!(pressed("йкгЙКГ"), "qruQRU");
        assert_eq!(pressed("фывіолд"), "asdsjkl");
        assert_eq!(pressed("ξκλΚΥ"), "jklKY");
        assert_eq!(pressed("qé世ß1"), "");
    }
}
