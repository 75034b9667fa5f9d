//! Text for Markdown: nothing in it is taken for markup. [`super::escape`] is the same for HTML.

/// Text on one line, without markup.
#[must_use]
pub fn line(text: &str) -> String {
    escaped(&text.replace('\n', " "), true)
}

/// Text of perhaps several lines, without markup.
#[must_use]
pub fn prose(text: &str) -> String {
    lines(text, true)
}

/// The same; `opening` is whether the first of them begins a line.
#[must_use]
pub fn lines(text: &str, opening: bool) -> String {
    let lines: Vec<_> =
        (0..).zip(text.trim_end_matches('\n').split('\n')).map(|(n, line)| escaped(line, opening || n > 0)).collect();
    lines.join("\n")
}

/// One line with everything escaped that could be markup here; `opening` is whether it begins a line.
fn escaped(text: &str, opening: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let trimmed = if opening { text.trim_start() } else { text };
    // A digit run with a dot or bracket at the beginning of a line is a numbered list.
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let dotted = trimmed.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
    let ordinal = opening && (1..10).contains(&digits) && dotted;
    let mut previous = ' ';
    let mut rest = trimmed;
    for (n, c) in trimmed.chars().enumerate() {
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
        let opens = opening && n == 0 && matches!(c, '#' | '-' | '+' | '=' | '>');
        let always = matches!(c, '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$');
        // An underscore inside a word is no markup.
        let inside = previous.is_alphanumeric() && rest.starts_with(char::is_alphanumeric);
        // A bare address would become a link by itself.
        let scheme = c == ':' && rest.starts_with("//");
        if opens || always || (c == '_' && !inside) || scheme || (ordinal && n == digits) {
            out.push('\\');
        }
        out.push(c);
        previous = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_person_wrote_is_markup() {
        for (text, shown) in [
            ("# no heading", "\\# no heading"),
            ("- no point", "\\- no point"),
            ("12. no step", "12\\. no step"),
            ("> <b>*_x_*</b> [a](b)", "\\> \\<b\\>\\*\\_x\\_\\*\\</b\\> \\[a\\](b)"),
            ("snake_case stays, 2.5 too", "snake_case stays, 2.5 too"),
            ("http://x.example", "http\\://x.example"),
            ("    no code", "no code"),
            ("&lt;", "\\&lt;"),
        ] {
            assert_eq!(prose(text), shown);
        }
    }
}
