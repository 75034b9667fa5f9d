//! Cells of a table for spreadsheets. A program that opens the table would calculate a cell that begins like a
//! formula: such a cell gets an apostrophe before it, which [`bare`] takes off again.

use std::borrow::Cow;

use super::refusal::Refusal;

/// What a formula begins with.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Whether it begins like a formula, behind any number of apostrophes.
fn risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// `text` as a cell that no spreadsheet calculates.
#[must_use]
pub fn cell(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What was written as the cell `text`.
#[must_use]
pub fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if risky(rest) => rest,
        _ => text,
    }
}

/// `rows` as CSV, every cell guarded.
///
/// # Errors
/// Never, but for a row that cannot be written.
pub fn table<R>(rows: impl IntoIterator<Item = R>) -> Result<String, Refusal>
where
    R: IntoIterator,
    R::Item: AsRef<str>,
{
    let failed = |e: &dyn std::fmt::Display| Refusal::new(e.to_string(), "report this as a defect");
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|text| cell(text.as_ref()).into_owned());
        writer.write_record(cells).map_err(|e| failed(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_a_word_afterwards() {
        for bad in ["=1+1", "+1", "-1", "@SUM(A1)", "  =cmd|'/c calc'!A1", "'=1"] {
            assert!(cell(bad).starts_with('\''), "{bad}");
        }
        for good in ["1", "a=b", "'quoted'", ""] {
            assert_eq!(cell(good), good);
        }
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "['=+@a -]{0,6}") {
            let cell = cell(&text);
            prop_assert_eq!(bare(&cell), text.trim());
        }
    }
}
