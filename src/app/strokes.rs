//! What a hand does, written down: a script of keys as one line of text.

/// One thing that a hand does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke<'a> {
    /// Empty for a key, else the word before the quoted text, such as `type`.
    pub verb: &'a str,
    /// The name of the key, or the quoted text.
    pub text: &'a str,
}

/// The strokes of `script`: keys by the names of the key table, and `verb:'some text'`, set apart by blanks.
///
/// # Errors
/// When a quote is not closed: the words that were not understood.
pub fn strokes(script: &str) -> Result<Vec<Stroke<'_>>, String> {
    let mut strokes = Vec::new();
    let mut rest = script.trim_start();
    while !rest.is_empty() {
        let (stroke, after) = match rest.split_once(":'") {
            Some((verb, quoted)) if !verb.is_empty() && verb.chars().all(|c| c.is_ascii_lowercase()) => {
                let (text, after) = quoted.split_once('\'').ok_or_else(|| rest.to_owned())?;
                (Stroke { verb, text }, after)
            }
            _ => {
                let (text, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
                (Stroke { verb: "", text }, after)
            }
        };
        strokes.push(stroke);
        rest = after.trim_start();
    }
    Ok(strokes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_keys_and_quoted_text() {
        let told =
            |script| -> Vec<(&str, &str)> { strokes(script).unwrap().iter().map(|s| (s.verb, s.text)).collect() };
        assert_eq!(told(" g 3  / type:'a b' Enter"), [("", "g"), ("", "3"), ("", "/"), ("type", "a b"), ("", "Enter")]);
        assert_eq!(told(": type:'it'"), [("", ":"), ("type", "it")]);
        assert_eq!(told(""), []);
        assert_eq!(strokes("g type:'open"), Err("type:'open".to_owned()));
    }
}
